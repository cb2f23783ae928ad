/* SPDX-License-Identifier: MIT */
/* Getting at the fields of any record through its table. */
#ifndef ZXI_RECORD_FIELDS_H
#define ZXI_RECORD_FIELDS_H

#include "record/type.h"

static inline const void *zxi_at(const void *record, const zx_field *field)
{
    return (const char *)record + field->offset;
}
static inline zx_id zxi_id_at(const void *record, const zx_field *field)
{
    return *(const zx_id *)zxi_at(record, field);
}
static inline const char *zxi_text_at(const void *record, const zx_field *field)
{
    return *(const char *const *)zxi_at(record, field);
}
static inline zx_date zxi_date_at(const void *record, const zx_field *field)
{
    return *(const zx_date *)zxi_at(record, field);
}
static inline zx_opt_int zxi_int_at(const void *record, const zx_field *field)
{
    return *(const zx_opt_int *)zxi_at(record, field);
}
static inline int zxi_enum_at(const void *record, const zx_field *field)
{
    return *(const int *)zxi_at(record, field);
}

/* Whether it is a `const char *`. */
static inline bool zxi_field_is_text(const zx_field *field)
{
    return field->type == ZX_FIELD_TEXT || field->type == ZX_FIELD_CODE || field->type == ZX_FIELD_DECIMAL;
}

/* Whether it holds a value, "has none" included. */
bool zxi_field_set(const void *record, const zx_field *field);
/* Whether it holds "has none", which only a filter may. */
bool zxi_field_none(const void *record, const zx_field *field);
/* Whether both hold the same value. */
bool zxi_field_same(const void *a, const void *b, const zx_field *field);
/* A text stays the giver's. */
void zxi_field_copy(void *to, const void *from, const zx_field *field);
const zx_enum_value *zxi_enum_value(const zx_enum_type *type, int value);
const zx_enum_value *zxi_enum_code(const zx_enum_type *type, const char *code);
/* "a" or "an", before the English label of the kind. */
const char *zxi_article(const zx_record_type *type);
/* The codes of all its values, one after the other: what a message says that there is. */
enum { ZXI_ENUM_CODES = 400 };
void zxi_enum_codes(const zx_enum_type *type, char out[ZXI_ENUM_CODES]);

/* A whole record of today's size from one of the caller's, texts borrowed. `out` in the arena. ZX_INVALID about "size". */
zx_status zxi_record_widen(zxi_arena *arena, const zx_record_type *type, const void *in, void **out);
/* One block with all the texts. NULL without memory. */
void *zxi_record_compact(const zx_record_type *type, const void *record);

#endif
