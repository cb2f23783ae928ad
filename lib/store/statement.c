/* SPDX-License-Identifier: MIT */
/* Prepared statements, kept by their text. A small table in front of the list finds those that are asked for by the same
 * pointer again, as literals are; the text is still compared, so a reused address does no harm. */
#include <string.h>

#include "store/handle.h"

static void finalize(zx_store *store, zxi_statement *statement)
{
    for (int i = 0; i < ZXI_RECENT; i++)
        if (store->recent[i] == statement)
            store->recent[i] = NULL;
    sqlite3_finalize(statement->engine);
    zx_free(statement->sql);
    zx_free(statement);
    store->statement_count--;
}

void zxi_statements_release(zx_store *store)
{
    while (store->statements) {
        zxi_statement *statement = store->statements;
        store->statements = statement->next;
        finalize(store, statement);
    }
}

static void give_up_oldest(zx_store *store)
{
    zxi_statement **oldest = NULL;
    for (zxi_statement **at = &store->statements; *at; at = &(*at)->next)
        if (!(*at)->busy && (!oldest || (*at)->used < (*oldest)->used))
            oldest = at;
    if (oldest) {
        zxi_statement *statement = *oldest;
        *oldest = statement->next;
        finalize(store, statement);
    }
}

static zx_status compile(zx_store *store, const char *sql, zxi_statement **out)
{
    zxi_statement *statement = zxi_alloc(sizeof *statement);
    char *copy = zxi_copy_text(sql);
    if (!statement || !copy) {
        zx_free(statement);
        zx_free(copy);
        return zxi_no_memory();
    }
    int result = sqlite3_prepare_v3(store->engine, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement->engine, NULL);
    if (result != SQLITE_OK) {
        zx_free(statement);
        zx_free(copy);
        return zxi_engine_status(store, result);
    }
    if (store->statement_count >= ZXI_CACHE)
        give_up_oldest(store);
    statement->store = store;
    statement->sql = copy;
    statement->next = store->statements;
    store->statements = statement;
    store->statement_count++;
    *out = statement;
    return ZX_OK;
}

zx_status zxi_prepare(zx_store *store, const char *sql, zxi_statement **out)
{
    zxi_statement **recent = &store->recent[((uintptr_t)sql >> 3) % ZXI_RECENT], *statement = *recent;
    if (!statement || statement->busy || strcmp(statement->sql, sql) != 0) {
        statement = store->statements;
        while (statement && (statement->busy || strcmp(statement->sql, sql) != 0))
            statement = statement->next;
        if (!statement) {
            zx_status status = compile(store, sql, &statement);
            if (status != ZX_OK)
                return status;
        }
        *recent = statement;
    }
    statement->busy = true;
    statement->failed = SQLITE_OK;
    statement->used = ++store->statement_clock;
    *out = statement;
    return ZX_OK;
}

static void bound(zxi_statement *statement, int result)
{
    if (result != SQLITE_OK && statement->failed == SQLITE_OK)
        statement->failed = result;
}

void zxi_bind_int(zxi_statement *statement, int parameter, int64_t value)
{
    bound(statement, sqlite3_bind_int64(statement->engine, parameter, value));
}

void zxi_bind_bytes(zxi_statement *statement, int parameter, const char *text, size_t length)
{
    bound(statement, sqlite3_bind_text64(statement->engine, parameter, text, length, SQLITE_STATIC, SQLITE_UTF8));
}

void zxi_bind_text(zxi_statement *statement, int parameter, const char *text)
{
    if (text)
        zxi_bind_bytes(statement, parameter, text, strlen(text));
    else
        zxi_bind_null(statement, parameter);
}

void zxi_bind_blob(zxi_statement *statement, int parameter, const uint8_t *bytes, size_t length)
{
    bound(statement, sqlite3_bind_blob64(statement->engine, parameter, bytes, length, SQLITE_STATIC));
}

void zxi_bind_null(zxi_statement *statement, int parameter)
{
    bound(statement, sqlite3_bind_null(statement->engine, parameter));
}

void zxi_bind_column(zxi_statement *statement, int parameter, zxi_statement *from, int column)
{
    bound(statement, sqlite3_bind_value(statement->engine, parameter, sqlite3_column_value(from->engine, column)));
}

zx_status zxi_step(zxi_statement *statement, bool *row)
{
    int result = statement->failed;
    if (result == SQLITE_OK)
        result = sqlite3_step(statement->engine);
    *row = result == SQLITE_ROW;
    return zxi_engine_status(statement->store, result);
}

void zxi_again(zxi_statement *statement)
{
    sqlite3_reset(statement->engine);
    statement->failed = SQLITE_OK;
}

void zxi_done(zxi_statement *statement)
{
    if (!statement)
        return;
    sqlite3_reset(statement->engine);
    sqlite3_clear_bindings(statement->engine);
    statement->busy = false;
}

zx_status zxi_run(zxi_statement *statement)
{
    bool row;
    zx_status status = zxi_step(statement, &row);
    zxi_done(statement);
    return status;
}

int zxi_column_count(zxi_statement *statement)
{
    return sqlite3_column_count(statement->engine);
}

bool zxi_column_null(zxi_statement *statement, int column)
{
    return sqlite3_column_type(statement->engine, column) == SQLITE_NULL;
}

int64_t zxi_column_int(zxi_statement *statement, int column)
{
    return sqlite3_column_int64(statement->engine, column);
}

/* SQLite answers NULL for an SQL NULL, for no memory and for an empty blob. The type tells them apart, or the size, if asked first:
 * where memory fails, the value becomes an SQL NULL. */
zx_status zxi_column_text(zxi_statement *statement, int column, const char **out, size_t *length)
{
    bool null = zxi_column_null(statement, column);
    const char *text = (const char *)sqlite3_column_text(statement->engine, column);
    if (!text && !null)
        return zxi_no_memory();
    size_t bytes = text ? (size_t)sqlite3_column_bytes(statement->engine, column) : 0;
    if (length)
        *length = bytes;
    else if (text && strlen(text) != bytes)
        return zxi_fail(ZX_TAMPERED, NULL, "a text in the file holds a NUL", "文件中有文本含 NUL 字符");
    *out = text;
    return ZX_OK;
}

zx_status zxi_column_blob(zxi_statement *statement, int column, const uint8_t **out, size_t *length)
{
    size_t size = (size_t)sqlite3_column_bytes(statement->engine, column);
    const uint8_t *bytes = sqlite3_column_blob(statement->engine, column);
    if (!bytes && size > 0)
        return zxi_no_memory();
    *length = size;
    *out = bytes;
    return ZX_OK;
}

int64_t zxi_changes(zx_store *store)
{
    return sqlite3_changes64(store->engine);
}

zx_status zxi_execute(zx_store *store, const char *sql)
{
    return zxi_engine_status(store, sqlite3_exec(store->engine, sql, NULL, NULL, NULL));
}

zx_status zxi_pragma_int(zx_store *store, const char *sql, int64_t *out)
{
    zxi_statement *statement;
    zx_status status = zxi_prepare(store, sql, &statement);
    if (status != ZX_OK)
        return status;
    bool row;
    status = zxi_step(statement, &row);
    if (status == ZX_OK)
        *out = row ? zxi_column_int(statement, 0) : 0;
    zxi_done(statement);
    return status;
}
