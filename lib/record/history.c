/* SPDX-License-Identifier: MIT */
/* The journal, read as an answer. */
#include <zhengxie/journal.h>

#include <string.h>

#include <zhengxie/date.h>

#include "record/cursor.h"
#include "record/history.h"
#include "record/noun.h"

ZXI_NO_PADDING(zx_change, reserved);

static const zx_field fields[] = {
    ZXI_NUMBER(zx_change, seq, "entry", "条目"),
    ZXI_DATE(zx_change, on, ZX_FIELD_REQUIRED, "on", "日期"),
    ZXI_TEXT(zx_change, verb, 0, ZX_FIELD_REQUIRED, "verb", "操作"),
    ZXI_ID(zx_change, subject, "*", ZX_FIELD_REQUIRED, "subject", "对象"),
    ZXI_TEXT(zx_change, by, 0, 0, "by", "办理人"),
    ZXI_TEXT(zx_change, reason, 0, 0, "reason", "理由"),
    ZXI_TEXT(zx_change, recorded, 0, ZX_FIELD_REQUIRED, "recorded", "记录时间"),
    ZXI_TEXT(zx_change, table, 0, ZX_FIELD_REQUIRED, "table", "表"),
    ZXI_ID(zx_change, row, "*", ZX_FIELD_REQUIRED, "row", "行"),
    ZXI_NUMBER(zx_change, before, "entry before", "前一条目"),
    ZXI_NUMBER(zx_change, struck, "struck by entry", "隐去条目"),
    ZXI_TEXT(zx_change, previous, 0, 0, "before", "改动前"),
    ZXI_TEXT(zx_change, image, 0, 0, "after", "改动后"),
};

const zx_record_type zxi_change_type = ZXI_TYPE(zx_change, reserved, "change", "change", "改动", fields, .answer = true);

#define SELECT_CHANGES                                                                                                        \
    "SELECT j.seq, j.recorded, j.effective, j.verb, j.subject, j.actor, j.reason, r.record, r.id, r.before, r.struck, r.image, " \
    "(SELECT p.image FROM journal_row AS p WHERE p.place >= r.before * 1000000 AND p.place < (r.before + 1) * 1000000 "          \
    "AND r.before > 0 AND p.id = r.id AND p.record = r.record AND p.struck >= 0) "                                               \
    "FROM journal AS j JOIN journal_row AS r ON r.place >= j.seq * 1000000 AND r.place < (j.seq + 1) * 1000000 "

static zx_status text_column(zx_cursor *answer, zxi_statement *statement, int column, const char **out)
{
    const char *text;
    size_t length;
    zx_status status = zxi_column_text(statement, column, &text, &length);
    if (status != ZX_OK || !text)
        return status;
    *out = zxi_arena_text(&answer->rows, text, length);
    return *out ? ZX_OK : zxi_no_memory();
}

static zx_status add_change(zx_cursor *answer, zxi_statement *statement)
{
    void *row;
    zx_status status = zxi_answer_add(answer, &row);
    if (status != ZX_OK)
        return status;
    zx_change *change = row;
    const char *on = NULL;
    struct { int column; const char **to; } texts[] = {
        {1, &change->recorded}, {2, &on}, {3, &change->verb}, {5, &change->by}, {6, &change->reason}, {7, &change->table},
        {11, &change->image}, {12, &change->previous},
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts && status == ZX_OK; i++)
        status = text_column(answer, statement, texts[i].column, texts[i].to);
    if (status != ZX_OK)
        return status;
    change->seq = zxi_column_int(statement, 0);
    change->subject = zxi_column_int(statement, 4);
    change->row = zxi_column_int(statement, 8);
    change->before = zxi_column_int(statement, 9);
    change->struck = zxi_column_int(statement, 10);
    return zx_date_parse(on ? on : "", &change->on);
}

/* Runs a statement whose first `count` parameters are numbers, and makes the answer of its rows. */
static zx_status answer(zx_store *store, const char *sql, size_t count, const int64_t *arguments, zx_cursor *cursor)
{
    zxi_statement *statement;
    zx_status status = zxi_prepare(store, sql, &statement);
    if (status != ZX_OK)
        return status;
    for (size_t i = 0; i < count; i++)
        zxi_bind_int(statement, (int)i + 1, arguments[i]);
    bool row;
    while ((status = zxi_step(statement, &row)) == ZX_OK && row && (status = add_change(cursor, statement)) == ZX_OK)
        continue;
    zxi_done(statement);
    return status;
}

/* Entries about the record show all their rows; others, such as a term's end for a membership, only this record's. */
static char *history_sql(const zx_record_type *type)
{
    zxi_buffer sql = {0};
    zxi_buffer_format(&sql,
                      "WITH RECURSIVE chain (seq) AS (SELECT written FROM \"%s\" WHERE id = ?1 UNION SELECT r.before FROM chain "
                      "JOIN journal_row AS r ON r.place >= chain.seq * 1000000 AND r.place < (chain.seq + 1) * 1000000 "
                      "AND r.id = ?1 AND r.record = '%s' AND r.struck >= 0 WHERE r.before > 0), "
                      "entries (seq) AS (SELECT seq FROM chain UNION SELECT seq FROM journal WHERE subject = ?1) " SELECT_CHANGES
                      "WHERE j.seq IN (SELECT seq FROM entries) AND r.struck >= 0 AND (j.subject = ?1 OR r.id = ?1) ORDER BY r.place",
                      type->name, type->name);
    return zxi_buffer_take(&sql);
}

static zx_status make_history(zx_store *store, zx_id id, zx_cursor *cursor)
{
    const zx_record_type *type;
    zx_status status = zxi_kind_of(store, id, &type);
    if (status != ZX_OK)
        return status;
    if (!type)
        return zxi_fail(ZX_NOT_FOUND, ZXI_ABOUT(.rule = "record.exists", .id = id), "there is no record %lld", "没有编号为 %lld 的记录",
                        (long long)id);
    char *sql = history_sql(type);
    status = sql ? answer(store, sql, 1, &id, cursor) : zxi_no_memory();
    zx_free(sql);
    return status;
}

static zx_status make_list(zx_store *store, int64_t after, int64_t limit, zx_cursor *cursor)
{
    if (after < 0 || limit < 0)
        return zxi_fail(ZX_INVALID, ZXI_ABOUT(.record = "change", .field = after < 0 ? "after" : "limit"), "after and limit count from 0",
                        "after 和 limit 不能小于 0");
    const int64_t arguments[] = {after, limit && limit < INT64_MAX - after ? after + limit : INT64_MAX};
    return answer(store, SELECT_CHANGES "WHERE j.seq > ?1 AND j.seq <= ?2 AND r.struck >= 0 ORDER BY r.place", 2, arguments, cursor);
}

static zx_status finish(zx_store *store, zx_cursor *cursor, zx_status status, const char *question, const char *en, const char *zh,
                        zx_cursor **out)
{
    if (status == ZX_OK)
        status = zxi_answer_meta(cursor, store, question, en, zh, (zx_date){0}, 0);
    if (status == ZX_OK)
        *out = cursor;
    else
        zx_cursor_free(cursor);
    return status;
}

zx_status zx_journal_history(zx_store *store, zx_id id, zx_cursor **out)
{
    if (!out)
        return zxi_misuse("out is NULL");
    zx_status status = zxi_enter(store);
    if (status != ZX_OK)
        return status;
    zx_cursor *cursor = NULL;
    status = zxi_read_begin(store);
    if (status == ZX_OK) {
        status = zxi_answer_new(&zxi_change_type, &cursor);
        if (status == ZX_OK)
            status = finish(store, cursor, make_history(store, id, cursor), "history",
                            "every change to the record and to what it holds, oldest first", "该记录及其所含内容的全部改动，由旧到新", out);
        zxi_read_end(store);
    }
    zxi_leave(store);
    return status;
}

zx_status zx_journal_list(zx_store *store, int64_t after, int64_t limit, zx_cursor **out)
{
    if (!out)
        return zxi_misuse("out is NULL");
    zx_status status = zxi_enter(store);
    if (status != ZX_OK)
        return status;
    zx_cursor *cursor = NULL;
    status = zxi_read_begin(store);
    if (status == ZX_OK) {
        status = zxi_answer_new(&zxi_change_type, &cursor);
        if (status == ZX_OK)
            status = finish(store, cursor, make_list(store, after, limit, cursor), "journal", "every row that the entries changed, oldest first",
                            "各条目所改动的每一行，由旧到新", out);
        zxi_read_end(store);
    }
    zxi_leave(store);
    return status;
}

zx_status zx_journal_head(zx_store *store, char **out)
{
    if (!out)
        return zxi_misuse("out is NULL");
    zx_status status = zxi_enter(store);
    if (status != ZX_OK)
        return status;
    char head[ZXI_HEAD];
    status = zxi_read_begin(store);
    if (status == ZX_OK) {
        status = zxi_journal_head(store, head);
        zxi_read_end(store);
    }
    if (status == ZX_OK) {
        char *copy = zxi_copy_text(head);
        if (copy)
            *out = copy;
        else
            status = zxi_no_memory();
    }
    zxi_leave(store);
    return status;
}
