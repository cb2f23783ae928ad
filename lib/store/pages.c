/* SPDX-License-Identifier: MIT */
/* Checks that SQLite itself can make: pages, indexes, CHECKs, references. */
#include <stdlib.h>
#include <string.h>

#include "store/handle.h"

typedef struct watcher {
    zx_progress_fn progress;
    void *context;
    int64_t turns;
} watcher;

static int turn(void *context)
{
    watcher *watch = context;
    return watch->progress(watch->context, ++watch->turns, -1);
}

/* A page that could not be read is no damaged page, but the check says of both only this in words; of some not even whether it was
 * the disk or memory that failed. What it says of a page that cannot be there is said otherwise. */
enum { UNTOLD = -1 };
static int unread(const char *text)
{
    static const char with_code[] = "unable to get the page. error code=";
    const char *found = strstr(text, with_code);
    int code = found ? (int)strtol(found + sizeof with_code - 1, NULL, 10) : strstr(text, "failed to get page ") ? UNTOLD : SQLITE_OK;
    return code == UNTOLD || (code & 0xFF) == SQLITE_IOERR || (code & 0xFF) == SQLITE_NOMEM ? code : SQLITE_OK;
}

static zx_status check_once(zx_store *store, bool *untold)
{
    zxi_statement *statement;
    *untold = false;
    zx_status status = zxi_prepare(store, "PRAGMA integrity_check(1)", &statement);
    if (status != ZX_OK)
        return status;
    bool row;
    const char *text = NULL;
    status = zxi_step(statement, &row);
    if (status == ZX_OK && row)
        status = zxi_column_text(statement, 0, &text, NULL);
    int code = status == ZX_OK && text ? unread(text) : SQLITE_OK;
    *untold = code == UNTOLD;
    if (status == ZX_OK)
        status = zxi_engine_status(store, *untold ? SQLITE_IOERR : code);
    if (status == ZX_OK && (!text || strcmp(text, "ok") != 0))
        status = zxi_fail(ZX_CORRUPT, NULL, "the file is damaged: %s", "文件已损坏：%s", text ? text : "");
    zxi_done(statement);
    return status;
}

/* What only memory kept from being read once can be read now, or says by itself that it has no memory. */
static zx_status integrity(zx_store *store)
{
    bool untold;
    zx_status status = check_once(store, &untold);
    return untold ? check_once(store, &untold) : status;
}

static zx_status references(zx_store *store)
{
    zxi_statement *statement;
    zx_status status = zxi_prepare(store, "SELECT \"table\", rowid, parent FROM pragma_foreign_key_check LIMIT 1", &statement);
    if (status != ZX_OK)
        return status;
    bool row;
    const char *table = NULL, *parent = NULL;
    status = zxi_step(statement, &row);
    if (status == ZX_OK && row) {
        status = zxi_column_text(statement, 0, &table, NULL);
        if (status == ZX_OK)
            status = zxi_column_text(statement, 2, &parent, NULL);
        int64_t id = zxi_column_int(statement, 1);
        if (status == ZX_OK)
            status = zxi_fail(ZX_TAMPERED, ZXI_ABOUT(.record = table, .id = id), "%s %lld refers to a %s that is not there",
                              "%s %lld 引用了不存在的 %s", table, (long long)id, parent);
    }
    zxi_done(statement);
    return status;
}

zx_status zxi_check_pages(zx_store *store, zx_progress_fn progress, void *context)
{
    watcher watch = {progress, context, 0};
    if (progress)
        sqlite3_progress_handler(store->engine, 100000, turn, &watch);
    zx_status status = integrity(store);
    if (status == ZX_OK)
        status = references(store);
    sqlite3_progress_handler(store->engine, 0, NULL, NULL);
    return status;
}
