/* SPDX-License-Identifier: MIT */
#include "record/fields.h"

#include <stdio.h>
#include <string.h>

#include "base/size.h"

bool zxi_field_set(const void *record, const zx_field *field)
{
    switch (field->type) {
    case ZX_FIELD_ID: return zxi_id_at(record, field) != 0;
    case ZX_FIELD_TEXT:
    case ZX_FIELD_DECIMAL:
    case ZX_FIELD_CODE: return zxi_text_at(record, field) != NULL;
    case ZX_FIELD_DATE: {
        zx_date date = zxi_date_at(record, field);
        return date.year != 0 || date.month != 0 || date.day != 0;
    }
    case ZX_FIELD_INT: return zxi_int_at(record, field).set != 0;
    case ZX_FIELD_YES_NO:
    case ZX_FIELD_ENUM: return zxi_enum_at(record, field) != 0;
    case ZX_FIELD_NUMBER: return true;
    }
    return false;
}

bool zxi_field_none(const void *record, const zx_field *field)
{
    switch (field->type) {
    case ZX_FIELD_ID: return zxi_id_at(record, field) == ZX_NONE;
    case ZX_FIELD_TEXT:
    case ZX_FIELD_DECIMAL:
    case ZX_FIELD_CODE: return zxi_text_at(record, field) == ZX_NONE_TEXT;
    case ZX_FIELD_DATE: return zxi_date_at(record, field).year == -1;
    case ZX_FIELD_INT: return zxi_int_at(record, field).set == 2;
    case ZX_FIELD_YES_NO:
    case ZX_FIELD_ENUM: return zxi_enum_at(record, field) == ZX_NONE_CODE;
    case ZX_FIELD_NUMBER: return false;
    }
    return false;
}

static size_t width(zx_field_type type)
{
    switch (type) {
    case ZX_FIELD_TEXT:
    case ZX_FIELD_DECIMAL:
    case ZX_FIELD_CODE: return sizeof(const char *);
    case ZX_FIELD_DATE: return sizeof(zx_date);
    case ZX_FIELD_INT: return sizeof(zx_opt_int);
    case ZX_FIELD_YES_NO:
    case ZX_FIELD_ENUM: return sizeof(int);
    default: return sizeof(int64_t);
    }
}

bool zxi_field_same(const void *a, const void *b, const zx_field *field)
{
    if (!zxi_field_is_text(field))
        return memcmp(zxi_at(a, field), zxi_at(b, field), width(field->type)) == 0;
    const char *one = zxi_text_at(a, field), *other = zxi_text_at(b, field);
    return one && other ? strcmp(one, other) == 0 : one == other;
}

void zxi_field_copy(void *to, const void *from, const zx_field *field)
{
    memcpy((char *)to + field->offset, zxi_at(from, field), width(field->type));
}

const zx_enum_value *zxi_enum_value(const zx_enum_type *type, int value)
{
    for (size_t i = 0; i < type->count; i++)
        if (type->values[i].value == value)
            return &type->values[i];
    return NULL;
}

const zx_enum_value *zxi_enum_code(const zx_enum_type *type, const char *code)
{
    for (size_t i = 0; i < type->count; i++)
        if (strcmp(type->values[i].code, code) == 0)
            return &type->values[i];
    return NULL;
}

const char *zxi_article(const zx_record_type *type)
{
    return strchr("aeiou", *type->en) ? "an" : "a";
}

void zxi_enum_codes(const zx_enum_type *type, char out[ZXI_ENUM_CODES])
{
    size_t length = 0;
    out[0] = '\0';
    for (size_t i = 0; i < type->count && length < ZXI_ENUM_CODES; i++)
        length += (size_t)snprintf(out + length, ZXI_ENUM_CODES - length, "%s%s", i ? ", " : "", type->values[i].code);
}

zx_status zxi_record_widen(zxi_arena *arena, const zx_record_type *type, const void *in, void **out)
{
    size_t size = *(const size_t *)in;
    if (size < sizeof(zx_record) || !zxi_tail_is_zero(in, type->size))
        return zxi_fail(ZX_INVALID, ZXI_ABOUT(.record = type->name, .field = "size"),
                        "the size of the %s is wrong, or it sets fields that this version does not know",
                        "%s 的 size 有误，或设置了本版本没有的字段", type->name);
    void *record = zxi_arena_alloc(arena, type->size);
    if (!record)
        return zxi_no_memory();
    memcpy(record, in, size < type->size ? size : type->size);
    *(size_t *)record = type->size;
    *out = record;
    return ZX_OK;
}

void *zxi_record_compact(const zx_record_type *type, const void *record)
{
    size_t size = type->size;
    for (size_t i = 0; i < type->count; i++) {
        const char *text = zxi_field_is_text(&type->fields[i]) ? zxi_text_at(record, &type->fields[i]) : NULL;
        if (text && text != ZX_NONE_TEXT)
            size += strlen(text) + 1;
    }
    char *block = zxi_alloc(size);
    if (!block)
        return NULL;
    char *at = block + type->size;
    memcpy(block, record, type->size);
    for (size_t i = 0; i < type->count; i++) {
        const char *text = zxi_field_is_text(&type->fields[i]) ? zxi_text_at(record, &type->fields[i]) : NULL;
        if (!text || text == ZX_NONE_TEXT)
            continue;
        size_t bytes = strlen(text) + 1;
        *(const char **)(void *)(block + type->fields[i].offset) = memcpy(at, text, bytes);
        at += bytes;
    }
    return block;
}
