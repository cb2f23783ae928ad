/* SPDX-License-Identifier: MIT */
#include "record/read.h"

#include <inttypes.h>

#include "record/memo.h"
#include "record/write.h"

zx_status zxi_kind_of(zx_store *store, zx_id id, const zx_record_type **out)
{
    const zx_record_type *type;
    *out = zxi_memo_kind(store, id);
    for (size_t i = 0; !*out && (type = zx_record_type_at(i)); i++) {
        if (type->answer)
            continue;
        const char *sql = zxi_sql_text(store, type, ZXI_SQL_GET);
        zxi_statement *statement;
        zx_status status = sql ? zxi_prepare(store, sql, &statement) : zxi_no_memory();
        if (status != ZX_OK)
            return status;
        zxi_bind_int(statement, 1, id);
        bool row;
        status = zxi_step(statement, &row);
        zxi_done(statement);
        if (status != ZX_OK)
            return status;
        if (row) {
            *out = type;
            return ZX_OK;
        }
    }
    return ZX_OK;
}

static zx_status missing(zx_store *store, const zx_record_type *type, zx_id id)
{
    const zx_record_type *other;
    zx_status status = zxi_kind_of(store, id, &other);
    if (status != ZX_OK)
        return status;
    if (other)
        return zxi_fail(ZX_NOT_FOUND, ZXI_ABOUT(.record = type->name, .rule = "record.kind", .id = id),
                        "%" PRId64 " is not %s %s but %s %s%.0s%.0s", "%" PRId64 " %.0s%.0s%.0s%.0s不是%s，而是%s", id, zxi_article(type),
                        type->en, zxi_article(other), other->en, type->zh, other->zh);
    return zxi_fail(ZX_NOT_FOUND, ZXI_ABOUT(.record = type->name, .rule = "record.exists", .id = id), "there is no %s%.0s %" PRId64,
                    "没有%.0s%s %" PRId64, type->en, type->zh, id);
}

static zx_status find(zx_store *store, const zx_record_type *type, zx_id id, bool texts, zxi_arena *arena, void **out)
{
    const char *sql = zxi_sql_text(store, type, texts ? ZXI_SQL_GET_TEXTS : ZXI_SQL_GET);
    zxi_statement *statement;
    zx_status status = sql ? zxi_prepare(store, sql, &statement) : zxi_no_memory();
    if (status != ZX_OK)
        return status;
    zxi_bind_int(statement, 1, id);
    bool row;
    status = zxi_step(statement, &row);
    if (status == ZX_OK && row)
        status = zxi_record_read(type, statement, texts, arena, out);
    zxi_done(statement);
    return status == ZX_OK && !row ? missing(store, type, id) : status;
}

zx_status zxi_record_find(zx_store *store, const zx_record_type *type, zx_id id, bool texts, zxi_arena *arena, void **out)
{
    if (texts && zxi_part_exists(type, ZXI_TEXTS))
        return find(store, type, id, true, arena, out);
    bool called = arena == zxi_call_arena(store);
    void *known = called ? zxi_memo_recall(store, type, id, NULL) : NULL;
    if (known) {
        *out = known;
        return ZX_OK;
    }
    zx_status status = find(store, type, id, false, arena, out);
    if (status == ZX_OK && called)
        zxi_memo_keep(store, type, *out, zxi_origin_of(*out), false);
    return status;
}

zx_status zx_record_get(zx_store *store, const char *kind, zx_id id, void **out)
{
    const zx_record_type *type = zx_record_type_named(kind);
    if (!type || type->answer || !out)
        return zxi_misuse("kind is no kind of record, or out is NULL");
    zx_status status = zxi_enter(store);
    if (status != ZX_OK)
        return status;
    status = zxi_read_begin(store);
    if (status == ZX_OK) {
        void *record, *copy;
        status = zxi_record_find(store, type, id, true, zxi_call_arena(store), &record);
        if (status == ZX_OK) {
            copy = zxi_record_compact(type, record);
            if (copy)
                *out = copy;
            else
                status = zxi_no_memory();
        }
        zxi_read_end(store);
    }
    zxi_leave(store);
    return status;
}

zx_status zx_record_kind(zx_store *store, zx_id id, const char **out)
{
    if (!out)
        return zxi_misuse("out is NULL");
    zx_status status = zxi_enter(store);
    if (status != ZX_OK)
        return status;
    status = zxi_read_begin(store);
    if (status == ZX_OK) {
        const zx_record_type *type;
        status = zxi_kind_of(store, id, &type);
        if (status == ZX_OK && !type)
            status = zxi_fail(ZX_NOT_FOUND, ZXI_ABOUT(.rule = "record.exists", .id = id), "there is no record %" PRId64,
                              "没有编号为 %" PRId64 " 的记录", id);
        if (status == ZX_OK)
            *out = type->name;
        zxi_read_end(store);
    }
    zxi_leave(store);
    return status;
}
