/* SPDX-License-Identifier: MIT */
/* Is the file's schema ours, object for object? What ours is, our own migrations say, run in memory on the same SQLite. */
#include <string.h>

#include "store/handle.h"
#include "store/migrations.h"

typedef struct object {
    char *name, *sql; /* sql "" where SQLite made it itself */
    struct object *next;
} object;

/* All but the planner's statistics, and those only if they are what they say. A column of a damaged or forged row may be NULL.
 * ?1: whether with views. */
static const char list_sql[] = "SELECT coalesce(type, '?') || ' ' || coalesce(name, '?'), coalesce(sql, '') FROM sqlite_schema "
                               "WHERE (?1 OR type IS NOT 'view') AND coalesce(type || name || sql, '?') NOT IN "
                               "('tablesqlite_stat1CREATE TABLE sqlite_stat1(tbl,idx,stat)', "
                               "'tablesqlite_stat4CREATE TABLE sqlite_stat4(tbl,idx,neq,nlt,ndlt,sample)') ORDER BY 1, 2";

static struct {
    pthread_mutex_t mutex;
    object *objects; /* kept for the life of the process: the same for every file */
} ours = {PTHREAD_MUTEX_INITIALIZER, NULL};

static void release(object *list)
{
    for (object *next; list; list = next) {
        next = list->next;
        zx_free(list->name);
        zx_free(list->sql);
        zx_free(list);
    }
}

/* As it was at that version. What views there were then, only that version's library knows. */
static zx_status make_ours(zx_store *store, int version, object **out)
{
    bool newest = version == zxi_schema_version();
    sqlite3 *memory = NULL;
    sqlite3_stmt *statement = NULL;
    object *list = NULL, **end = &list;
    int result = sqlite3_open_v2(":memory:", &memory, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, NULL);
    for (int i = 0; i < version && result == SQLITE_OK; i++)
        result = sqlite3_exec(memory, zxi_migrations[i].sql, NULL, NULL, NULL);
    char *views = result == SQLITE_OK && newest ? store->opening->views() : NULL;
    if (result == SQLITE_OK && newest)
        result = views ? sqlite3_exec(memory, views, NULL, NULL, NULL) : SQLITE_NOMEM;
    zx_free(views);
    if (result == SQLITE_OK)
        result = sqlite3_prepare_v2(memory, list_sql, -1, &statement, NULL);
    if (result == SQLITE_OK)
        result = sqlite3_bind_int(statement, 1, newest);
    while (result == SQLITE_OK && (result = sqlite3_step(statement)) == SQLITE_ROW) {
        const char *name = (const char *)sqlite3_column_text(statement, 0), *sql = (const char *)sqlite3_column_text(statement, 1);
        object *new = name && sql ? zxi_alloc(sizeof *new) : NULL;
        result = new ? SQLITE_OK : SQLITE_NOMEM;
        if (!new)
            break;
        *end = new;
        end = &new->next;
        new->name = zxi_copy_text(name);
        new->sql = zxi_copy_text(sql);
        if (!new->name || !new->sql)
            result = SQLITE_NOMEM;
    }
    sqlite3_finalize(statement);
    sqlite3_close_v2(memory);
    if (result != SQLITE_DONE) {
        release(list);
        return zxi_engine_status(store, result);
    }
    *out = list;
    return ZX_OK;
}

static zx_status differs(const char *en, const char *zh, const char *name)
{
    const char *bare = strchr(name, ' ');
    zxi_fail(ZX_SCHEMA, ZXI_ABOUT(.record = bare ? bare + 1 : name), "%s%.0s: %s", "%.0s%s：%s", en, zh, name);
    return ZX_SCHEMA;
}

static zx_status compare(zx_store *store, const object *expected, bool views)
{
    zxi_statement *statement;
    zx_status status = zxi_prepare(store, list_sql, &statement);
    if (status != ZX_OK)
        return status;
    zxi_bind_int(statement, 1, views);
    bool row;
    while ((status = zxi_step(statement, &row)) == ZX_OK && row) {
        const char *name, *sql;
        status = zxi_column_text(statement, 0, &name, NULL);
        if (status == ZX_OK)
            status = zxi_column_text(statement, 1, &sql, NULL);
        if (status != ZX_OK)
            break;
        int order = expected ? strcmp(name, expected->name) : -1;
        if (order < 0)
            status = differs("the file's schema has an object too many", "文件结构中有多余的对象", name);
        else if (order > 0)
            status = differs("the file's schema lacks an object", "文件结构中缺少对象", expected->name);
        else if (strcmp(sql, expected->sql) != 0)
            status = differs("an object of the file's schema was altered", "文件结构中的对象被改动", name);
        if (status != ZX_OK)
            break;
        expected = expected->next;
    }
    zxi_done(statement);
    if (status == ZX_OK && expected)
        status = differs("the file's schema lacks an object", "文件结构中缺少对象", expected->name);
    return status;
}

zx_status zxi_schema_check(zx_store *store)
{
    pthread_mutex_lock(&ours.mutex);
    zx_status status = ours.objects ? ZX_OK : make_ours(store, zxi_schema_version(), &ours.objects);
    const object *expected = ours.objects;
    pthread_mutex_unlock(&ours.mutex);
    return status == ZX_OK ? compare(store, expected, true) : status;
}

zx_status zxi_schema_check_older(zx_store *store, int version)
{
    object *expected = NULL;
    zx_status status = make_ours(store, version, &expected);
    if (status == ZX_OK)
        status = compare(store, expected, false);
    release(expected);
    return status;
}
