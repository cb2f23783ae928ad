/* SPDX-License-Identifier: MIT */
#include "record/cursor.h"

#include <string.h>

#include "record/filter.h"
#include "record/write.h"

enum { BATCH = 128 };

static zx_status make_room(zx_cursor *cursor)
{
    if (cursor->count < cursor->room)
        return ZX_OK;
    size_t room = cursor->room ? cursor->room * 2 : BATCH;
    void **batch = zxi_resize(cursor->batch, room * sizeof *batch);
    if (!batch)
        return zxi_no_memory();
    cursor->batch = batch;
    cursor->room = room;
    return ZX_OK;
}

static bool with_texts(const zx_cursor *cursor)
{
    return cursor->page.texts == ZX_YES && zxi_part_exists(cursor->type, ZXI_TEXTS);
}

/* ?1 after, ?2 how many, then the filter's. */
static char *list_sql(const zx_cursor *cursor)
{
    zxi_buffer sql = {0};
    zxi_buffer_text(&sql, "SELECT ");
    zxi_sql_columns(&sql, cursor->type, with_texts(cursor));
    zxi_sql_from(&sql, cursor->type, with_texts(cursor) || zxi_filter_texts(cursor->type, cursor->filter));
    zxi_filter_sql(&sql, cursor->type, cursor->filter, &cursor->page, 3);
    zxi_buffer_text(&sql, " AND r.id > ?1 ORDER BY r.id LIMIT ?2");
    return zxi_buffer_take(&sql);
}

static zx_status prepare_list(zx_cursor *cursor, const void *filter, const zx_page *page)
{
    void *checked;
    zx_status status = zxi_filter_check(&cursor->memory, cursor->type, filter, page, &checked, &cursor->page);
    if (status != ZX_OK)
        return status;
    cursor->filter = zxi_record_compact(cursor->type, checked);
    if (!cursor->filter)
        return zxi_no_memory();
    cursor->sql = list_sql(cursor);
    if (!cursor->sql)
        return zxi_no_memory();
    cursor->after = cursor->page.after;
    cursor->left = cursor->page.limit ? cursor->page.limit : -1;
    return ZX_OK;
}

zx_status zx_record_list(zx_store *store, const char *kind, const void *filter, const zx_page *page, zx_cursor **out)
{
    const zx_record_type *type = zx_record_type_named(kind);
    if (!type || type->answer || !out)
        return zxi_misuse("kind is no kind of record, or out is NULL");
    zx_status status = zxi_enter(store);
    if (status != ZX_OK)
        return status;
    zx_cursor *cursor = NULL;
    status = zxi_answer_new(type, &cursor);
    if (status == ZX_OK) {
        cursor->last = false;
        cursor->store = store;
        zxi_store_keep(store);
        status = prepare_list(cursor, filter, page);
        if (status == ZX_OK)
            *out = cursor;
        else
            zx_cursor_free(cursor);
    }
    zxi_leave(store);
    return status;
}

zx_status zx_record_count(zx_store *store, const char *kind, const void *filter, const zx_page *page, int64_t *out)
{
    const zx_record_type *type = zx_record_type_named(kind);
    if (!type || type->answer || !out)
        return zxi_misuse("kind is no kind of record, or out is NULL");
    zx_status status = zxi_enter(store);
    if (status != ZX_OK)
        return status;
    void *checked = NULL;
    zx_page whole;
    zxi_buffer sql = {0};
    zxi_statement *statement = NULL;
    char dates[ZXI_FILTER_DATES][11];
    status = zxi_filter_check(zxi_call_arena(store), type, filter, page, &checked, &whole);
    if (status == ZX_OK) {
        zxi_buffer_text(&sql, "SELECT count(*)");
        zxi_sql_from(&sql, type, zxi_filter_texts(type, checked));
        zxi_filter_sql(&sql, type, checked, &whole, 2);
        zxi_buffer_text(&sql, " AND r.id > ?1");
        status = zxi_buffer_ok(&sql) ? zxi_read_begin(store) : zxi_no_memory();
    }
    if (status == ZX_OK) {
        bool row;
        status = zxi_prepare(store, sql.bytes, &statement);
        if (status == ZX_OK) {
            zxi_bind_int(statement, 1, whole.after);
            zxi_filter_bind(statement, type, checked, &whole, 2, dates);
            status = zxi_step(statement, &row);
        }
        if (status == ZX_OK) {
            int64_t count = zxi_column_int(statement, 0);
            *out = whole.limit && count > whole.limit ? whole.limit : count;
        }
        zxi_done(statement);
        zxi_read_end(store);
    }
    zxi_buffer_release(&sql);
    zxi_leave(store);
    return status;
}

/* In a damaged file ids may come in any order, and a list that goes on after the last one would never end. */
static zx_status check_order(const zx_cursor *cursor, const zx_record *record)
{
    zx_id before = cursor->count > 0 ? ((const zx_record *)cursor->batch[cursor->count - 1])->id : cursor->after;
    if (record->id > before)
        return ZX_OK;
    return zxi_fail(ZX_CORRUPT, ZXI_ABOUT(.record = cursor->type->name, .id = record->id), "the file is damaged: ids are out of order",
                    "文件已损坏：编号次序错乱");
}

static zx_status fill(zx_cursor *cursor)
{
    zxi_statement *statement;
    char dates[ZXI_FILTER_DATES][11];
    int64_t wanted = cursor->left >= 0 && cursor->left < BATCH ? cursor->left : BATCH;
    zx_status status = zxi_prepare(cursor->store, cursor->sql, &statement);
    if (status != ZX_OK)
        return status;
    zxi_bind_int(statement, 1, cursor->after);
    zxi_bind_int(statement, 2, wanted);
    zxi_filter_bind(statement, cursor->type, cursor->filter, &cursor->page, 3, dates);
    bool row;
    while ((status = zxi_step(statement, &row)) == ZX_OK && row && (status = make_room(cursor)) == ZX_OK) {
        status = zxi_record_read(cursor->type, statement, with_texts(cursor), &cursor->rows, &cursor->batch[cursor->count]);
        if (status == ZX_OK)
            status = check_order(cursor, cursor->batch[cursor->count]);
        if (status != ZX_OK)
            break;
        cursor->count++;
    }
    zxi_done(statement);
    if (status != ZX_OK) {
        cursor->count = 0; /* the same batch may be asked for again */
        return status;
    }
    if (cursor->count > 0)
        cursor->after = ((zx_record *)cursor->batch[cursor->count - 1])->id;
    if (cursor->left >= 0)
        cursor->left -= (int64_t)cursor->count;
    cursor->last = (int64_t)cursor->count < wanted || cursor->left == 0;
    return ZX_OK;
}

static zx_status next_batch(zx_cursor *cursor)
{
    zx_status status = zxi_enter(cursor->store);
    if (status != ZX_OK)
        return status;
    cursor->count = cursor->at = 0;
    zxi_arena_reset(&cursor->rows);
    status = zxi_read_begin(cursor->store);
    if (status == ZX_OK) {
        status = fill(cursor);
        zxi_read_end(cursor->store);
    }
    zxi_leave(cursor->store);
    return status;
}

zx_status zx_cursor_next(zx_cursor *cursor, const void **out)
{
    if (!cursor || !out)
        return zxi_misuse("cursor or out is NULL");
    if (cursor->store && !zxi_store_ours(cursor->store))
        return zxi_misuse("a cursor of before fork() is used in the child");
    if (cursor->store && zxi_store_closed(cursor->store))
        return zxi_fail(ZX_CLOSED, NULL, "the store is closed", "文件已关闭");
    if (cursor->at == cursor->count && !cursor->last) {
        zx_status status = next_batch(cursor);
        if (status != ZX_OK)
            return status;
    }
    if (cursor->at == cursor->count)
        return ZX_DONE;
    *out = cursor->batch[cursor->at++];
    return ZX_OK;
}

const zx_record_type *zx_cursor_type(const zx_cursor *cursor)
{
    return cursor ? cursor->type : NULL;
}

const zx_meta *zx_cursor_meta(const zx_cursor *cursor)
{
    return cursor ? cursor->meta : NULL;
}

void zx_cursor_free(zx_cursor *cursor)
{
    if (!cursor || (cursor->store && !zxi_store_ours(cursor->store)))
        return;
    zxi_arena_release(&cursor->rows);
    zxi_arena_release(&cursor->memory);
    zx_free(cursor->filter);
    zx_free(cursor->sql);
    zx_free(cursor->batch);
    if (cursor->store)
        zxi_store_drop(cursor->store);
    zx_free(cursor);
}

/* ---- answers ---- */

zx_status zxi_answer_new(const zx_record_type *type, zx_cursor **out)
{
    zx_cursor *cursor = zxi_alloc(sizeof *cursor);
    if (!cursor)
        return zxi_no_memory();
    cursor->type = type;
    cursor->last = true;
    *out = cursor;
    return ZX_OK;
}

zx_status zxi_answer_add(zx_cursor *cursor, void **row)
{
    zx_status status = make_room(cursor);
    if (status != ZX_OK)
        return status;
    void *record = zxi_record_blank(&cursor->rows, cursor->type);
    if (!record)
        return zxi_no_memory();
    cursor->batch[cursor->count++] = record;
    *row = record;
    return ZX_OK;
}

zx_status zxi_answer_meta(zx_cursor *cursor, zx_store *store, const char *question, const char *en, const char *zh, zx_date on,
                          zx_id rulebook)
{
    char head[ZXI_HEAD] = "";
    zx_status status = store ? zxi_journal_head(store, head) : ZX_OK;
    if (status != ZX_OK)
        return status;
    zx_meta *meta = zxi_arena_alloc(&cursor->memory, sizeof *meta);
    char *copies[4];
    const char *const texts[] = {question, en, zh, head};
    for (int i = 0; i < 4; i++)
        copies[i] = zxi_arena_text(&cursor->memory, texts[i], strlen(texts[i]));
    if (!meta || !copies[0] || !copies[1] || !copies[2] || !copies[3])
        return zxi_no_memory();
    *meta = (zx_meta){.size = sizeof *meta, .question = copies[0], .definition = copies[1], .definition_zh = copies[2], .head = copies[3],
                      .rulebook = rulebook, .on = on};
    cursor->meta = meta;
    return ZX_OK;
}

zx_status zxi_answer_sentence(zx_cursor *cursor, const char *en, const char *zh)
{
    cursor->meta->sentence = zxi_arena_text(&cursor->memory, en, strlen(en));
    cursor->meta->sentence_zh = zxi_arena_text(&cursor->memory, zh, strlen(zh));
    return cursor->meta->sentence && cursor->meta->sentence_zh ? ZX_OK : zxi_no_memory();
}
