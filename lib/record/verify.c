/* SPDX-License-Identifier: MIT */
/* Does the file say what the journal says? Both ways: no row changed, none missing, none too many. */
#include <inttypes.h>
#include <string.h>

#include <zhengxie/journal.h>

#include "base/id_map.h"
#include "record/read.h"
#include "record/row.h"
#include "record/write.h"

enum { ID_SERIALS = 1000000000 };
static const zx_id LAST_ID = INT64_C(999999999999999);

typedef struct verifier {
    zx_store *store;
    zxi_id_map written; /* key: id × 2 + part; value: the last entry that wrote it, negative once its row was seen */
    zxi_arena arena;
    zx_progress_fn progress;
    void *context;
    int64_t rows, serial; /* serial: the highest of an id */
    /* The first derived field found wrong. It is said last: where what it follows from was changed, that is to be named. */
    const zx_record_type *derived_type;
    const zx_field *derived_field;
    zx_id derived_id;
} verifier;

static zx_status tampered(const char *record, zx_id id, const char *en, const char *zh)
{
    return zxi_fail(ZX_TAMPERED, ZXI_ABOUT(.record = record, .id = id), "%s %" PRId64 ": %s%.0s", "%s %" PRId64 "：%.0s%s", record, id, en, zh);
}

static bool is_texts(const char *table)
{
    size_t length = strlen(table);
    return length > 5 && strcmp(table + length - 5, "_text") == 0;
}

static zx_status note(void *context, const zxi_journal_walk_row *row)
{
    verifier *verification = context;
    int64_t *last = zxi_id_map_at(&verification->written, row->id * 2 + is_texts(row->record));
    if (!last)
        return zxi_no_memory();
    if (*last != row->before)
        return tampered(row->record, row->id, "the journal's entries of it do not follow one another", "日志中的条目前后不相接");
    *last = row->seq;
    if (row->id % ID_SERIALS > verification->serial)
        verification->serial = row->id % ID_SERIALS;
    return ZX_OK;
}

static const zx_field *wrong_derived(const zx_record_type *type, const void *kept, const void *again)
{
    for (size_t i = 0; i < type->count; i++)
        if ((type->fields[i].flags & ZX_FIELD_DERIVED) && !zxi_field_same(kept, again, &type->fields[i]))
            return &type->fields[i];
    return NULL;
}

static zx_status tampered_derived(const zx_record_type *type, zx_id id, const zx_field *field)
{
    zx_status status = tampered(type->name, id, "a derived field is wrong", "推算字段有误");
    zxi_failure_about(ZXI_ABOUT(.field = field->name));
    return status;
}

zx_status zxi_record_same_derived(const zx_record_type *type, const void *kept, const void *again)
{
    const zx_field *field = wrong_derived(type, kept, again);
    return field ? tampered_derived(type, ((const zx_record *)kept)->id, field) : ZX_OK;
}

static zx_status check_derived(verifier *verification, const zx_record_type *type, const void *record)
{
    if (!type->derive || verification->derived_type)
        return ZX_OK;
    void *again = zxi_record_blank(&verification->arena, type);
    if (!again)
        return zxi_no_memory();
    memcpy(again, record, type->size);
    zx_status status = type->derive(verification->store, again);
    const zx_field *field = status == ZX_OK ? wrong_derived(type, record, again) : NULL;
    if (field) {
        verification->derived_type = type;
        verification->derived_field = field;
        verification->derived_id = ((const zx_record *)record)->id;
    }
    return status;
}

static zx_status say_derived(const verifier *verification)
{
    if (!verification->derived_type)
        return ZX_OK;
    return tampered_derived(verification->derived_type, verification->derived_id, verification->derived_field);
}

static zx_status check_part(verifier *verification, const zx_record_type *type, zxi_part part, void *record)
{
    char table[ZXI_TABLE];
    const char *name = zxi_part_table(type, part, table);
    zx_id id = ((zx_record *)record)->id;
    int64_t written = zxi_origin_of(record)->written[part];
    int64_t *last = id > 0 && id <= LAST_ID ? zxi_id_map_find(&verification->written, id * 2 + part) : NULL;
    if (!last || *last <= 0)
        return tampered(name, id, "a row that the journal does not know", "日志中没有这一行");
    if (*last != written)
        return tampered(name, id, "not as the journal last wrote it", "与日志最后所记不符");
    *last = -written;
    zxi_buffer image = {0};
    zxi_image(&image, type, part, record);
    zx_status status = zxi_buffer_ok(&image) ? zxi_journal_check_row(verification->store, name, id, written, image.bytes, image.length)
                                             : zxi_no_memory();
    zxi_buffer_release(&image);
    return status;
}

static zx_status check_record(verifier *verification, const zx_record_type *type, bool texts, void *record)
{
    zxi_origin *origin = zxi_origin_of(record);
    const zx_record *head = record;
    zx_status status = check_part(verification, type, ZXI_MAIN, record);
    if (status == ZX_OK && texts && origin->written[ZXI_TEXTS])
        status = check_part(verification, type, ZXI_TEXTS, record);
    if (status == ZX_OK && (head->revision < origin->written[ZXI_MAIN] || (!type->derive && head->revision != origin->written[ZXI_MAIN])))
        status = tampered(type->name, head->id, "its revision was changed", "版本号被改动");
    if (status == ZX_OK && type->check)
        status = type->check(verification->store, record);
    return status == ZX_OK ? check_derived(verification, type, record) : status;
}

static zx_status check_type(verifier *verification, const zx_record_type *type)
{
    bool texts = zxi_part_exists(type, ZXI_TEXTS), row;
    zxi_buffer sql = {0};
    zxi_buffer_text(&sql, "SELECT ");
    zxi_sql_columns(&sql, type, texts);
    zxi_sql_from(&sql, type, texts);
    zxi_statement *statement = NULL;
    zx_status status = zxi_buffer_ok(&sql) ? zxi_prepare(verification->store, sql.bytes, &statement) : zxi_no_memory();
    while (status == ZX_OK && (status = zxi_step(statement, &row)) == ZX_OK && row) {
        void *record;
        zxi_arena_reset(&verification->arena);
        status = zxi_record_read(type, statement, texts, &verification->arena, &record);
        if (status == ZX_OK)
            status = check_record(verification, type, texts, record);
        if (status == ZX_OK && verification->progress && ++verification->rows % 1024 == 0 &&
            verification->progress(verification->context, verification->rows, -1) != 0)
            status = zxi_fail(ZX_CANCELLED, NULL, "cancelled", "已取消");
    }
    zxi_done(statement);
    zxi_buffer_release(&sql);
    return status;
}

/* The kind of the row that an entry wrote, for naming it. */
static zx_status missing(zx_store *store, zx_id id, bool texts, int64_t seq)
{
    zxi_statement *statement;
    zx_status status = zxi_prepare(store,
                                   "SELECT record FROM journal_row WHERE place >= ?1 * 1000000 AND place < (?1 + 1) * 1000000 AND id = ?2 "
                                   "AND (record LIKE '%\\_text' ESCAPE '\\') = ?3",
                                   &statement);
    if (status != ZX_OK)
        return status;
    zxi_bind_int(statement, 1, seq);
    zxi_bind_int(statement, 2, id);
    zxi_bind_int(statement, 3, texts);
    bool row;
    const char *record = NULL;
    status = zxi_step(statement, &row);
    if (status == ZX_OK && row)
        status = zxi_column_text(statement, 0, &record, NULL);
    if (status == ZX_OK)
        status = tampered(record ? record : "record", id, "its row is missing", "该行已缺失");
    zxi_done(statement);
    return status;
}

static zx_status check_missing(const verifier *verification)
{
    for (size_t i = 0; i < verification->written.size; i++) {
        const struct zxi_id_slot *slot = &verification->written.slots[i];
        if (slot->key && slot->value > 0)
            return missing(verification->store, slot->key / 2, slot->key % 2, slot->value);
    }
    return ZX_OK;
}

/* Texts whose record is not there are met by no walk over the records. */
static zx_status check_orphans(verifier *verification, const zx_record_type *type)
{
    zxi_buffer sql = {0};
    zxi_buffer_format(&sql, "SELECT id FROM \"%s_text\" WHERE id NOT IN (SELECT id FROM \"%s\") LIMIT 1", type->name, type->name);
    zxi_statement *statement = NULL;
    bool row = false;
    zx_status status = zxi_buffer_ok(&sql) ? zxi_prepare(verification->store, sql.bytes, &statement) : zxi_no_memory();
    if (status == ZX_OK)
        status = zxi_step(statement, &row);
    if (status == ZX_OK && row) {
        char table[ZXI_TABLE];
        status = tampered(zxi_part_table(type, ZXI_TEXTS, table), zxi_column_int(statement, 0), "texts of no record", "该文本不属于任何记录");
    }
    zxi_done(statement);
    zxi_buffer_release(&sql);
    return status;
}

/* Every id was given out by the counter and is held by a row: it stands at the highest. */
static zx_status check_counter(const verifier *verification)
{
    if (zxi_last_serial(verification->store) == verification->serial)
        return ZX_OK;
    return zxi_fail(ZX_TAMPERED, ZXI_ABOUT(.record = "counter", .field = "value"),
                    "the counter of ids stands at %" PRId64 ", the highest id at %" PRId64, "编号计数器为 %" PRId64 "，而最大编号为 %" PRId64,
                    zxi_last_serial(verification->store), verification->serial);
}

static zx_status verify(zx_store *store, const char *head, zx_progress_fn progress, void *context)
{
    verifier verification = {.store = store, .progress = progress, .context = context};
    const zx_record_type *type;
    zx_status status = zxi_journal_walk(store, head, note, &verification, progress, context);
    for (size_t i = 0; status == ZX_OK && (type = zx_record_type_at(i)); i++) {
        if (type->answer)
            continue;
        status = check_type(&verification, type);
        if (status == ZX_OK && zxi_part_exists(type, ZXI_TEXTS))
            status = check_orphans(&verification, type);
    }
    if (status == ZX_OK)
        status = check_missing(&verification);
    if (status == ZX_OK)
        status = check_counter(&verification);
    if (status == ZX_OK)
        status = say_derived(&verification);
    zxi_id_map_release(&verification.written);
    zxi_arena_release(&verification.arena);
    return status;
}

zx_status zx_journal_verify(zx_store *store, const char *head, zx_progress_fn progress, void *context)
{
    zx_status status = zxi_enter(store);
    if (status != ZX_OK)
        return status;
    if (zxi_store_partial(store))
        status = zxi_fail(ZX_UNSUPPORTED, NULL, "a store as known earlier cannot be verified: verify the store itself",
                          "历史视图无法校验：请校验文件本身");
    if (status == ZX_OK)
        status = zxi_read_begin(store);
    if (status == ZX_OK) {
        status = verify(store, head, progress, context);
        zxi_read_end(store);
    }
    zxi_leave(store);
    return status;
}

zx_status zx_store_check(zx_store *store, zx_check_level level, zx_progress_fn progress, void *context)
{
    if (level != ZX_CHECK_PAGES && level != ZX_CHECK_RECORDS)
        return zxi_misuse("no such level");
    zx_status status = zxi_enter(store);
    if (status != ZX_OK)
        return status;
    status = zxi_read_begin(store);
    if (status == ZX_OK) {
        status = zxi_check_pages(store, progress, context);
        if (status == ZX_OK && level == ZX_CHECK_RECORDS && !zxi_store_partial(store))
            status = verify(store, NULL, progress, context);
        zxi_read_end(store);
    }
    zxi_leave(store);
    return status;
}
