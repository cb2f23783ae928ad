/* SPDX-License-Identifier: MIT */
#include "record/write.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "record/memo.h"
#include "record/read.h"

static zx_status journal_part(zxi_call *call, const zx_record_type *type, zxi_part part, const void *record, int64_t before)
{
    char table[ZXI_TABLE];
    zxi_buffer *image = zxi_scratch(call->store);
    zxi_image(image, type, part, record);
    return zxi_buffer_ok(image)
                           ? zxi_journal_row(call->store, zxi_part_table(type, part, table), ((const zx_record *)record)->id, before,
                                             image->bytes, image->length)
                           : zxi_no_memory();
}

static zx_status write_part(zx_store *store, const zx_record_type *type, zxi_sql sql, zxi_part part, const void *record, int64_t revision)
{
    const char *text = zxi_sql_text(store, type, sql);
    if (!text)
        return zxi_no_memory();
    zxi_statement *statement;
    zxi_memo_forget(store, ((const zx_record *)record)->id);
    zx_status status = zxi_prepare(store, text, &statement);
    if (status != ZX_OK)
        return status;
    char dates[64][11]; /* bound by address until the statement has run */
    int parameter = 0;
    zxi_bind_int(statement, ++parameter, ((const zx_record *)record)->id);
    if (part == ZXI_MAIN)
        zxi_bind_int(statement, ++parameter, revision);
    zxi_bind_int(statement, ++parameter, revision);
    for (size_t i = 0; i < type->count; i++)
        if (zxi_part_has(part, &type->fields[i]))
            zxi_bind_field(statement, ++parameter, record, &type->fields[i], dates[i]);
    return zxi_run(statement);
}

/* What unique index refused it, said about the record. */
static zx_status explain(const zx_record_type *type, zx_status status, const void *record)
{
    if (status == ZX_EXISTS || status == ZX_INVALID)
        zxi_failure_about(ZXI_ABOUT(.record = type->name, .id = ((const zx_record *)record)->id));
    return status;
}

zx_status zxi_record_insert(zxi_call *call, const zx_record_type *type, void *record)
{
    zx_id id;
    zx_status status = zxi_new_id(call->store, &id);
    return status == ZX_OK ? zxi_record_insert_as(call, type, record, id) : status;
}

zx_status zxi_record_insert_as(zxi_call *call, const zx_record_type *type, void *record, zx_id id)
{
    zx_record *head = record;
    head->id = id;
    head->revision = zxi_journal_next(call->store);
    zx_status status = write_part(call->store, type, ZXI_SQL_INSERT, ZXI_MAIN, record, head->revision);
    if (status == ZX_OK)
        status = journal_part(call, type, ZXI_MAIN, record, 0);
    if (status == ZX_OK && zxi_part_exists(type, ZXI_TEXTS) && zxi_part_set(type, ZXI_TEXTS, record)) {
        status = write_part(call->store, type, ZXI_SQL_INSERT_TEXTS, ZXI_TEXTS, record, head->revision);
        if (status == ZX_OK)
            status = journal_part(call, type, ZXI_TEXTS, record, 0);
    }
    if (status == ZX_OK) {
        zxi_memo_keep(call->store, type, record, &(const zxi_origin){.written = {head->revision}}, true);
        zxi_memo_rely(call->store, head->id);
    }
    return explain(type, status, record);
}

zx_status zxi_record_update(zxi_call *call, const zx_record_type *type, void *record)
{
    zx_record *head = record;
    zxi_origin *origin = zxi_origin_of(record);
    int64_t now = zxi_journal_next(call->store);
    if (origin->written[ZXI_MAIN] == now)
        return zxi_misuse("a verb writes the same record twice");
    head->revision = now;
    zx_status status = write_part(call->store, type, ZXI_SQL_UPDATE, ZXI_MAIN, record, now);
    if (status == ZX_OK)
        status = journal_part(call, type, ZXI_MAIN, record, origin->written[ZXI_MAIN]);
    origin->written[ZXI_MAIN] = now;
    if (status == ZX_OK)
        zxi_memo_keep(call->store, type, record, &(const zxi_origin){.written = {now}}, true);
    return explain(type, status, record);
}

zx_status zxi_record_update_texts(zxi_call *call, const zx_record_type *type, void *record)
{
    zxi_origin *origin = zxi_origin_of(record);
    if (!origin->texts)
        return zxi_misuse("the texts were not loaded");
    int64_t before = origin->written[ZXI_TEXTS];
    zx_status status = zxi_record_update(call, type, record);
    if (status != ZX_OK || (before == 0 && !zxi_part_set(type, ZXI_TEXTS, record)))
        return status;
    status = write_part(call->store, type, before ? ZXI_SQL_UPDATE_TEXTS : ZXI_SQL_INSERT_TEXTS, ZXI_TEXTS, record,
                        zxi_journal_next(call->store));
    if (status == ZX_OK)
        status = journal_part(call, type, ZXI_TEXTS, record, before);
    origin->written[ZXI_TEXTS] = zxi_journal_next(call->store);
    return status;
}

void zxi_record_replace(const zx_record_type *type, void *record, const void *given)
{
    for (size_t i = 0; i < type->count; i++)
        if (!(type->fields[i].flags & ZX_FIELD_DERIVED))
            zxi_field_copy(record, given, &type->fields[i]);
}

static void derive_sql(zxi_buffer *sql, const zx_record_type *type, const void *before, const void *after)
{
    int parameter = 2;
    zxi_buffer_text(sql, "UPDATE \"");
    zxi_buffer_text(sql, type->name);
    zxi_buffer_text(sql, "\" SET revision = ?2");
    for (size_t i = 0; i < type->count; i++)
        if ((type->fields[i].flags & ZX_FIELD_DERIVED) && !zxi_field_same(before, after, &type->fields[i])) {
            zxi_buffer_text(sql, ", \"");
            zxi_buffer_text(sql, type->fields[i].name);
            zxi_buffer_text(sql, "\" = ?");
            zxi_buffer_int(sql, ++parameter);
        }
    zxi_buffer_text(sql, " WHERE id = ?1");
}

/* Only what changed: each column that is named is looked up in every index that has it. */
static zx_status write_derived(zx_store *store, const zx_record_type *type, const void *before, const void *after, int64_t revision)
{
    zxi_buffer *sql = zxi_scratch(store);
    derive_sql(sql, type, before, after);
    zxi_statement *statement;
    zx_status status = zxi_buffer_ok(sql) ? zxi_prepare(store, sql->bytes, &statement) : zxi_no_memory();
    if (status != ZX_OK)
        return status;
    char dates[64][11];
    int parameter = 2;
    zxi_bind_int(statement, 1, ((const zx_record *)after)->id);
    zxi_bind_int(statement, 2, revision);
    for (size_t i = 0; i < type->count; i++)
        if ((type->fields[i].flags & ZX_FIELD_DERIVED) && !zxi_field_same(before, after, &type->fields[i]))
            zxi_bind_field(statement, ++parameter, after, &type->fields[i], dates[i]);
    status = zxi_run(statement);
    if (status == ZX_OK)
        zxi_memo_rewrite(store, type, after, revision);
    return status;
}

zx_status zxi_record_derive_at(zx_store *store, zxi_arena *arena, const zx_record_type *type, zx_id id, int64_t revision)
{
    void *before, *after;
    zx_status status = zxi_record_find(store, type, id, false, arena, &before);
    if (status != ZX_OK)
        return status;
    after = zxi_record_blank(arena, type);
    if (!after)
        return zxi_no_memory();
    memcpy(after, before, type->size);
    status = type->derive(store, after);
    return status == ZX_OK ? explain(type, write_derived(store, type, before, after, revision), after) : status;
}

zx_status zxi_record_write_derived(zxi_call *call, const zx_record_type *type, const void *before, const void *after)
{
    return explain(type, write_derived(call->store, type, before, after, zxi_journal_next(call->store)), after);
}

zx_status zxi_record_derive(zxi_call *call, const zx_record_type *type, zx_id id)
{
    return zxi_record_derive_at(call->store, call->arena, type, id, zxi_journal_next(call->store));
}

static zx_status check_part(zxi_call *call, const zx_record_type *type, zxi_part part, void *record)
{
    zxi_origin *origin = zxi_origin_of(record);
    if (part == ZXI_TEXTS && origin->written[part] == 0)
        return ZX_OK;
    char table[ZXI_TABLE];
    zxi_buffer *image = zxi_scratch(call->store);
    zxi_image(image, type, part, record);
    return zxi_buffer_ok(image)
                           ? zxi_journal_check_row(call->store, zxi_part_table(type, part, table), ((zx_record *)record)->id,
                                                   origin->written[part], image->bytes, image->length)
                           : zxi_no_memory();
}

static zx_status load(zxi_call *call, const zx_record_type *type, zx_id id, bool texts, void **out)
{
    bool checked = false;
    void *record = texts ? NULL : zxi_memo_recall(call->store, type, id, &checked);
    zx_status status = record ? ZX_OK : zxi_record_find(call->store, type, id, texts, call->arena, &record);
    if (status == ZX_OK && !checked) {
        status = check_part(call, type, ZXI_MAIN, record);
        if (status == ZX_OK)
            zxi_memo_keep(call->store, type, record, zxi_origin_of(record), true);
    }
    if (status == ZX_OK && texts)
        status = check_part(call, type, ZXI_TEXTS, record);
    if (status == ZX_OK)
        *out = record;
    return status;
}

zx_status zxi_record_load(zxi_call *call, const zx_record_type *type, zx_id id, void **out)
{
    return load(call, type, id, false, out);
}

zx_status zxi_record_load_texts(zxi_call *call, const zx_record_type *type, zx_id id, void **out)
{
    return load(call, type, id, true, out);
}

/* Done once as long as nobody else can write: what verbs write afterwards goes through write_derived(). */
zx_status zxi_record_load_derived(zxi_call *call, const zx_record_type *type, zx_id id, void **out)
{
    void *loaded, *again;
    zx_status status = zxi_record_load(call, type, id, &loaded);
    if (status != ZX_OK || zxi_memo_relied(call->store, id)) {
        if (status == ZX_OK)
            *out = loaded;
        return status;
    }
    again = zxi_record_blank(call->arena, type);
    if (!again)
        return zxi_no_memory();
    memcpy(again, loaded, type->size);
    status = type->derive(call->store, again);
    if (status == ZX_OK)
        status = zxi_record_same_derived(type, loaded, again);
    if (status != ZX_OK)
        return status;
    zxi_memo_rely(call->store, id);
    *out = loaded;
    return ZX_OK;
}

/* ---- refusing ---- */

#undef zxi_refuse
#undef zxi_invalid
zx_status zxi_refuse(const zxi_call *call, const zx_rule *rule, const char *field, zx_id id, const char *en, const char *zh, ...)
{
    char detail[400], detail_zh[400];
    va_list args, again;
    va_start(args, zh);
    va_copy(again, args);
    vsnprintf(detail, sizeof detail, en, args);
    vsnprintf(detail_zh, sizeof detail_zh, zh, again);
    va_end(again);
    va_end(args);
    assert((call->verb->flags & ZXI_CHECKS_AFTERWARDS) || !zxi_verb_wrote(call->store));
    zxi_fail(ZX_RULE, ZXI_ABOUT(.record = call->verb->type->name, .field = field, .rule = rule->id, .id = id), "%s (%s)%.0s%.0s",
             "%.0s%.0s%s（%s）", rule->en, detail, rule->zh, detail_zh);
    return ZX_RULE;
}

zx_status zxi_invalid(const zxi_call *call, const char *field, const char *rule, const char *en, const char *zh, ...)
{
    char detail[400], detail_zh[400];
    va_list args, again;
    va_start(args, zh);
    va_copy(again, args);
    vsnprintf(detail, sizeof detail, en, args);
    vsnprintf(detail_zh, sizeof detail_zh, zh, again);
    va_end(again);
    va_end(args);
    zxi_fail(ZX_INVALID, ZXI_ABOUT(.record = call->verb->type->name, .field = field, .rule = rule), "%s: %s%.0s", "%s：%.0s%s", field,
             detail, detail_zh);
    return ZX_INVALID;
}

zx_status zxi_query_int(zx_store *store, int64_t fallback, int64_t *out, const char *sql, size_t count, const int64_t *arguments)
{
    zxi_statement *statement;
    zx_status status = zxi_prepare(store, sql, &statement);
    if (status != ZX_OK)
        return status;
    for (size_t i = 0; i < count; i++)
        zxi_bind_int(statement, (int)i + 1, arguments[i]);
    bool row;
    status = zxi_step(statement, &row);
    if (status == ZX_OK)
        *out = row && !zxi_column_null(statement, 0) ? zxi_column_int(statement, 0) : fallback;
    zxi_done(statement);
    return status;
}
