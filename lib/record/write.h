/* SPDX-License-Identifier: MIT */
/* Reading and writing records inside a verb, and the checks that need no domain. */
#ifndef ZXI_RECORD_WRITE_H
#define ZXI_RECORD_WRITE_H

#include "record/type.h"

/* Reads a record into the call's arena and makes sure that it is what the journal says. ZX_NOT_FOUND (naming what the id is
 * instead), ZX_TAMPERED. With texts: the long ones too. */
zx_status zxi_record_load(zxi_call *call, const zx_record_type *type, zx_id id, void **out);
zx_status zxi_record_load_texts(zxi_call *call, const zx_record_type *type, zx_id id, void **out);
/* The same for a record with derived fields, which are compared with what they are derived from. */
zx_status zxi_record_load_derived(zxi_call *call, const zx_record_type *type, zx_id id, void **out);

/* Writes a new record: gives it id and revision, journals it. Derived fields are written as they are. */
zx_status zxi_record_insert(zxi_call *call, const zx_record_type *type, void *record);
/* The same with an id of zxi_new_id() that the verb has written something under. */
zx_status zxi_record_insert_as(zxi_call *call, const zx_record_type *type, void *record, zx_id id);
/* Writes a loaded record back, without its long texts, or with them if it was loaded with texts. Once a verb. */
zx_status zxi_record_update(zxi_call *call, const zx_record_type *type, void *record);
zx_status zxi_record_update_texts(zxi_call *call, const zx_record_type *type, void *record);
/* Copies every field that is not derived from `given` over a loaded record. The texts stay the giver's. */
void zxi_record_replace(const zx_record_type *type, void *record, const void *given);
/* Writes derived fields that the verb has worked out itself: `after` differs from the loaded `before` in nothing else. */
zx_status zxi_record_write_derived(zxi_call *call, const zx_record_type *type, const void *before, const void *after);
/* ZX_TAMPERED, naming the field, unless the derived fields that are kept are those that were computed `again`. */
zx_status zxi_record_same_derived(const zx_record_type *type, const void *kept, const void *again);
/* Computes the derived fields of a record anew, after what they are derived from was written. */
zx_status zxi_record_derive(zxi_call *call, const zx_record_type *type, zx_id id);
/* The same outside a verb, with the revision to write. */
zx_status zxi_record_derive_at(zx_store *store, zxi_arena *arena, const zx_record_type *type, zx_id id, int64_t revision);

/* Does a verb inside zxi_enter() … zxi_leave(). */
zx_status zxi_verb_do(zx_store *store, const zxi_verb *verb, const zx_act *act, const void *in, zx_id *out);
/* The same with something that no record can hold. */
zx_status zxi_verb_do_with(zx_store *store, const zxi_verb *verb, const zx_act *act, const void *in, void *with, zx_id *out);

/* Reads rows with a statement: the columns of zxi_record_columns() from `column` on. */
zx_status zxi_record_read(const zx_record_type *type, zxi_statement *statement, bool texts, zxi_arena *arena, void **out);

/* ZX_RULE with the rule's text, and what is the matter here in both languages. */
zx_status zxi_refuse(const zxi_call *call, const zx_rule *rule, const char *field, zx_id id, const char *en, const char *zh, ...)
    ZXI_PRINTF(5, 7) ZXI_PRINTF(6, 7);
/* ZX_INVALID about a field of the verb's record. */
zx_status zxi_invalid(const zxi_call *call, const char *field, const char *rule, const char *en, const char *zh, ...)
    ZXI_PRINTF(4, 6) ZXI_PRINTF(5, 6);
#ifdef __clang_analyzer__ /* as in base/fail.h */
#define zxi_refuse(call, ...) zxi_told(ZX_RULE, zxi_refuse((call), __VA_ARGS__))
#define zxi_invalid(call, ...) zxi_told(ZX_INVALID, zxi_invalid((call), __VA_ARGS__))
#endif

/* One number that a query answers; its arguments are ids and numbers. `fallback` when there is no row, or NULL. */
zx_status zxi_query_int(zx_store *store, int64_t fallback, int64_t *out, const char *sql, size_t count, const int64_t *arguments);
#define ZXI_QUERY(store_, fallback_, out_, sql_, ...) \
    zxi_query_int(store_, fallback_, out_, sql_, sizeof((int64_t[]){__VA_ARGS__}) / sizeof(int64_t), (int64_t[]){__VA_ARGS__})

/* Checks a code of the rulebook. Set by the domain, which knows rulebooks. */
typedef zx_status (*zxi_code_check_fn)(zxi_call *call, const char *record, const zx_field *field, const char *code);
extern const zxi_code_check_fn zxi_code_check;

#endif
