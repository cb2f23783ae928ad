/* SPDX-License-Identifier: MIT */
/* The store as it was known after an entry: the journal up to it, and the rows as their images then were. A question asked of
 * this copy needs to know nothing about it. */
#include <string.h>

#include <zhengxie/journal.h>

#include "record/read.h"
#include "record/row.h"
#include "record/views.h"
#include "record/write.h"

typedef struct traveler {
    zx_store *from, *to;
    int64_t seq;
    zxi_arena arena;
    zx_progress_fn progress;
    void *context;
    int64_t rows;
} traveler;

static zx_status nothing(zx_store *store, const zx_store_options *options)
{
    (void)store;
    (void)options;
    return ZX_OK;
}

/* One row after another from a SELECT here to an INSERT there, column by column. */
static zx_status copy_rows(traveler *travel, const char *select, const char *insert, int columns)
{
    zxi_statement *from = NULL, *to = NULL;
    zx_status status = zxi_prepare(travel->from, select, &from);
    if (status == ZX_OK)
        status = zxi_prepare(travel->to, insert, &to);
    if (status == ZX_OK)
        zxi_bind_int(from, 1, travel->seq);
    bool row;
    while (status == ZX_OK && (status = zxi_step(from, &row)) == ZX_OK && row) {
        for (int i = 0; i < columns; i++)
            zxi_bind_column(to, i + 1, from, i);
        status = zxi_step(to, &row);
        zxi_again(to);
    }
    zxi_done(from);
    zxi_done(to);
    return status;
}

static zx_status copy_journal(traveler *travel)
{
    zx_status status = copy_rows(travel,
                                 "SELECT seq, recorded, effective, verb, subject, actor, reason, note_salt, note_hash, hash "
                                 "FROM journal WHERE seq <= ?1",
                                 "INSERT INTO journal VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)", 10);
    return status == ZX_OK ? copy_rows(travel,
                                       "SELECT place, record, id, before, struck, hash, salt, image FROM journal_row "
                                       "WHERE place < (?1 + 1) * 1000000",
                                       "INSERT INTO journal_row VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)", 8)
                           : status;
}

/* The part of a record as it was at `seq`: the row itself if that is old enough, else the image that then was the last. */
static zx_status go_back(traveler *travel, const zx_record_type *type, zxi_part part, void *now, void *then)
{
    char table[ZXI_TABLE], *image;
    const char *name = zxi_part_table(type, part, table);
    zx_id id = ((zx_record *)now)->id;
    int64_t at = zxi_origin_of(now)->written[part];
    if (at <= travel->seq) {
        zxi_record_take(type, part, then, now);
        zxi_origin_of(then)->written[part] = at;
        return ZX_OK;
    }
    zx_status status = ZX_OK;
    while (at > travel->seq && status == ZX_OK)
        status = zxi_journal_image(travel->from, name, id, at, &at, NULL, NULL);
    if (status == ZX_OK && at > 0)
        status = zxi_journal_image(travel->from, name, id, at, NULL, &travel->arena, &image);
    if (status == ZX_OK && at > 0)
        status = zxi_image_read(&travel->arena, type, part, image, then);
    zxi_origin_of(then)->written[part] = at;
    return status;
}

static zx_status put(traveler *travel, const zx_record_type *type, zxi_part part, void *record, int64_t revision)
{
    const char *sql = zxi_sql_text(travel->to, type, part == ZXI_MAIN ? ZXI_SQL_INSERT : ZXI_SQL_INSERT_TEXTS);
    zxi_statement *statement;
    zx_status status = sql ? zxi_prepare(travel->to, sql, &statement) : zxi_no_memory();
    if (status != ZX_OK)
        return status;
    char dates[64][11];
    int parameter = 0;
    zxi_bind_int(statement, ++parameter, ((zx_record *)record)->id);
    if (part == ZXI_MAIN)
        zxi_bind_int(statement, ++parameter, revision);
    zxi_bind_int(statement, ++parameter, zxi_origin_of(record)->written[part]);
    for (size_t i = 0; i < type->count; i++)
        if (zxi_part_has(part, &type->fields[i]))
            zxi_bind_field(statement, ++parameter, record, &type->fields[i], dates[i]);
    return zxi_run(statement);
}

static zx_status copy_record(traveler *travel, const zx_record_type *type, bool texts, void *now)
{
    void *then = zxi_record_blank(&travel->arena, type);
    if (!then)
        return zxi_no_memory();
    zx_record *head = then;
    head->id = ((zx_record *)now)->id;
    zx_status status = go_back(travel, type, ZXI_MAIN, now, then);
    int64_t written = zxi_origin_of(then)->written[ZXI_MAIN], revision = written;
    if (status != ZX_OK || written == 0)
        return status;
    if (texts)
        status = go_back(travel, type, ZXI_TEXTS, now, then);
    if (status == ZX_OK && type->derive)
        status = ZXI_QUERY(travel->to, written, &revision, "SELECT max(seq, ?2) FROM journal WHERE subject = ?1 ORDER BY seq DESC LIMIT 1",
                           head->id, written);
    if (status == ZX_OK)
        status = put(travel, type, ZXI_MAIN, then, revision);
    if (status == ZX_OK && texts && zxi_origin_of(then)->written[ZXI_TEXTS])
        status = put(travel, type, ZXI_TEXTS, then, 0);
    return status;
}

static zx_status copy_type(traveler *travel, const zx_record_type *type)
{
    bool texts = zxi_part_exists(type, ZXI_TEXTS), row;
    zxi_buffer sql = {0};
    zxi_buffer_text(&sql, "SELECT ");
    zxi_sql_columns(&sql, type, texts);
    zxi_sql_from(&sql, type, texts);
    zxi_statement *statement = NULL;
    zx_status status = zxi_buffer_ok(&sql) ? zxi_prepare(travel->from, sql.bytes, &statement) : zxi_no_memory();
    while (status == ZX_OK && (status = zxi_step(statement, &row)) == ZX_OK && row) {
        void *record;
        zxi_arena_reset(&travel->arena);
        status = zxi_record_read(type, statement, texts, &travel->arena, &record);
        if (status == ZX_OK)
            status = copy_record(travel, type, texts, record);
        if (status == ZX_OK && travel->progress && ++travel->rows % 1024 == 0 && travel->progress(travel->context, travel->rows, -1) != 0)
            status = zxi_fail(ZX_CANCELLED, NULL, "cancelled", "已取消");
    }
    zxi_done(statement);
    zxi_buffer_release(&sql);
    return status;
}

/* Derived fields last: they rest on records of other kinds. */
static zx_status derive_type(traveler *travel, const zx_record_type *type)
{
    zxi_buffer sql = {0};
    zxi_buffer_format(&sql, "SELECT id, revision FROM \"%s\"", type->name);
    zxi_statement *statement = NULL;
    bool row;
    zx_status status = zxi_buffer_ok(&sql) ? zxi_prepare(travel->to, sql.bytes, &statement) : zxi_no_memory();
    while (status == ZX_OK && (status = zxi_step(statement, &row)) == ZX_OK && row) {
        zxi_arena_reset(&travel->arena);
        status = zxi_record_derive_at(travel->to, &travel->arena, type, zxi_column_int(statement, 0), zxi_column_int(statement, 1));
    }
    zxi_done(statement);
    zxi_buffer_release(&sql);
    return status;
}

static zx_status go(traveler *travel)
{
    const zx_record_type *type;
    zx_status status = zxi_execute(travel->to, "PRAGMA defer_foreign_keys = ON");
    if (status == ZX_OK)
        status = copy_journal(travel);
    for (size_t i = 0; status == ZX_OK && (type = zx_record_type_at(i)); i++)
        if (!type->answer)
            status = copy_type(travel, type);
    for (size_t i = 0; status == ZX_OK && (type = zx_record_type_at(i)); i++)
        if (type->derive)
            status = derive_type(travel, type);
    return status;
}

static zx_status check_seq(zx_store *store, int64_t seq)
{
    int64_t last;
    zx_status status = zxi_query_int(store, 0, &last, "SELECT max(seq) FROM journal", 0, NULL);
    if (status == ZX_OK && (seq < 0 || seq > last))
        status = zxi_fail(ZX_INVALID, ZXI_ABOUT(.record = "change", .field = "seq"), "there is no entry %lld: the last is %lld",
                          "没有第 %lld 条：最后一条为第 %lld 条", (long long)seq, (long long)last);
    return status;
}

static zx_status fill(zx_store *from, zx_store *to, int64_t seq, zx_progress_fn progress, void *context)
{
    traveler travel = {.from = from, .to = to, .seq = seq, .progress = progress, .context = context};
    zx_status status = zxi_store_identify(to, zx_store_division(from), zx_store_place(from));
    if (status == ZX_OK)
        status = zxi_enter(to);
    if (status != ZX_OK)
        return status;
    status = zxi_write_begin(to);
    if (status == ZX_OK)
        status = zxi_write_end(to, go(&travel));
    zxi_arena_release(&travel.arena);
    zxi_store_freeze(to);
    zxi_leave(to);
    return status;
}

zx_status zx_store_as_known(zx_store *store, int64_t seq, zx_progress_fn progress, void *context, zx_store **out)
{
    static const zxi_opening opening = {.found = nothing, .views = zxi_views};
    const zx_store_options options = {ZX_STORE_OPTIONS_INIT, .flags = ZX_OPEN_CREATE};
    if (!out)
        return zxi_misuse("out is NULL");
    zx_status status = zxi_enter(store);
    if (status != ZX_OK)
        return status;
    zx_store *copy = NULL;
    status = zxi_read_begin(store);
    if (status == ZX_OK) {
        status = check_seq(store, seq);
        if (status == ZX_OK)
            status = zxi_store_open(":memory:", &options, &opening, &copy);
        if (status == ZX_OK)
            status = fill(store, copy, seq, progress, context);
        zxi_read_end(store);
    }
    zxi_leave(store);
    if (status == ZX_OK)
        *out = copy;
    else
        zx_store_free(copy);
    return status;
}
