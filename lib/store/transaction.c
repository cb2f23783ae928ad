/* SPDX-License-Identifier: MIT */
/* Transactions and savepoints, and what must be known at their start and written at their end. */
#include <string.h>

#include "store/handle.h"

static zx_status execute(zx_store *store, const char *sql)
{
    zxi_statement *statement;
    zx_status status = zxi_prepare(store, sql, &statement);
    return status == ZX_OK ? zxi_run(statement) : status;
}

/* Another, newer process may have changed the schema under an open handle. */
static zx_status still_ours(zx_store *store)
{
    int64_t version;
    zx_status status = zxi_pragma_int(store, "PRAGMA user_version", &version);
    if (status == ZX_OK && version != zxi_schema_version())
        return zxi_fail(ZX_NEWER, NULL, "the file was brought to version %lld by another program",
                        "文件已被其他程序升级到版本 %lld", (long long)version);
    return status;
}

/* A counter that was set back would give ids a second time, to records of another kind perhaps, where no key stands against it. */
static zx_status load_serial(zx_store *store, zxi_ledger *ledger)
{
    zxi_statement *statement;
    zx_status status = zxi_prepare(store, "SELECT value FROM counter WHERE name = 'serial'", &statement);
    if (status != ZX_OK)
        return status;
    bool row;
    status = zxi_step(statement, &row);
    ledger->serial = status == ZX_OK && row ? zxi_column_int(statement, 0) : -1;
    zxi_done(statement);
    int64_t known = 0;
    if (status == ZX_OK && !store->partial)
        status = zxi_pragma_int(store, "SELECT max(subject) FROM journal", &known);
    if (status == ZX_OK && (ledger->serial < 0 || ledger->serial > ZXI_LAST_SERIAL || ledger->serial < known % (ZXI_LAST_SERIAL + 1)))
        return zxi_fail(ZX_TAMPERED, ZXI_ABOUT(.record = "counter", .field = "value"), "the counter of ids makes no sense", "编号计数器有误");
    return status;
}

/* A file without an entry is one that is just being made. */
static zx_status load_end(zx_store *store, zxi_ledger *ledger)
{
    zxi_statement *statement;
    zx_status status = zxi_prepare(store, "SELECT seq, hash FROM journal ORDER BY seq DESC LIMIT 1", &statement);
    if (status != ZX_OK)
        return status;
    bool row;
    const uint8_t *hash = NULL;
    size_t length = 0;
    status = zxi_step(statement, &row);
    if (status == ZX_OK && row) {
        ledger->seq = zxi_column_int(statement, 0);
        status = zxi_column_blob(statement, 1, &hash, &length);
    }
    if (status == ZX_OK && length == ZXI_HASH)
        memcpy(ledger->head, hash, ZXI_HASH);
    zxi_done(statement);
    if (status == ZX_OK && (row ? length != ZXI_HASH || ledger->seq < 1 || ledger->seq >= ZXI_LAST_ENTRY : ledger->serial > 0))
        return zxi_fail(ZX_TAMPERED, ZXI_ABOUT(.record = "journal", .id = ledger->seq), "the journal's end makes no sense", "日志末尾有误");
    return status;
}

zx_status zxi_ledger_load(zx_store *store)
{
    zxi_ledger ledger = {0};
    zx_status status = load_serial(store, &ledger);
    if (status == ZX_OK)
        status = load_end(store, &ledger);
    if (status == ZX_OK)
        store->ledger = ledger;
    return status;
}

zx_status zxi_ledger_save(zx_store *store)
{
    if (store->ledger.serial == store->undo[0].serial)
        return ZX_OK;
    zxi_statement *statement;
    zx_status status = zxi_prepare(store, "UPDATE counter SET value = ?1 WHERE name = 'serial'", &statement);
    if (status != ZX_OK)
        return status;
    zxi_bind_int(statement, 1, store->ledger.serial);
    return zxi_run(statement);
}

zx_status zxi_new_id(zx_store *store, zx_id *out)
{
    if (store->ledger.serial >= ZXI_LAST_SERIAL)
        return zxi_fail(ZX_TOO_BIG, NULL, "the file has used up its ids", "文件的编号已用尽");
    *out = store->division * 1000000000 + ++store->ledger.serial;
    return ZX_OK;
}

int64_t zxi_last_serial(const zx_store *store)
{
    return store->ledger.serial;
}

void zxi_notice_loss(zx_store *store)
{
    if (store->depth == 0 || !store->engine || !sqlite3_get_autocommit(store->engine))
        return;
    store->lost = store->grouped;
    store->depth = 0;
}

/* Runs one of the statements that were prepared at opening: undoing must work when nothing can be allocated, and must not
 * cover up the failure that it follows. */
static bool quietly(sqlite3_stmt *engine)
{
    int result = sqlite3_step(engine);
    sqlite3_reset(engine);
    return result == SQLITE_DONE;
}

/* A rollback that failed is tried again before anything else begins. */
static zx_status clear(zx_store *store)
{
    if (sqlite3_get_autocommit(store->engine) || quietly(store->rollback))
        return ZX_OK;
    return zxi_engine_status(store, sqlite3_extended_errcode(store->engine));
}

static zx_status begin_outermost(zx_store *store)
{
    if (store->read_only)
        return zxi_fail(ZX_READ_ONLY, NULL, "the store was opened for reading only", "文件以只读方式打开");
    zx_status status = clear(store);
    if (status == ZX_OK)
        status = execute(store, "BEGIN IMMEDIATE");
    if (status != ZX_OK)
        return status;
    status = still_ours(store);
    if (status == ZX_OK)
        status = zxi_ledger_load(store);
    if (status != ZX_OK) {
        quietly(store->rollback);
        return status;
    }
    store->depth = 1;
    store->undo[0] = store->ledger;
    store->epoch++;
    return ZX_OK;
}

zx_status zxi_write_begin(zx_store *store)
{
    zxi_buffer_clear(&store->entry);
    if (store->depth == 0)
        return begin_outermost(store);
    if (store->depth == ZXI_DEPTH)
        return zxi_misuse("transactions nested too deeply");
    zx_status status = execute(store, "SAVEPOINT verb");
    if (status != ZX_OK) {
        zxi_notice_loss(store);
        return status;
    }
    store->undo[store->depth++] = store->ledger;
    return ZX_OK;
}

static void undo(zx_store *store)
{
    zxi_notice_loss(store);
    if (store->depth == 0)
        return;
    if (store->depth == 1) {
        quietly(store->rollback);
    } else if (!quietly(store->rollback_to) || !quietly(store->release)) {
        quietly(store->rollback); /* half a verb must not stay: give the group up */
        store->lost = store->grouped;
        store->depth = 0;
        return;
    }
    store->ledger = store->undo[--store->depth];
    store->epoch++;
}

/* Deleting SQLite's journal commits, syncing the folder behind it makes sure: an error there comes too late to undo anything. */
static zx_status commit(zx_store *store)
{
    zx_status status = execute(store, "COMMIT");
    return status == ZX_IO ? zxi_fail(ZX_IO, NULL, "input/output error at the end of a commit: look whether the change was kept",
                                      "提交末尾发生输入输出错误：请核对改动是否已保存")
                           : status;
}

zx_status zxi_write_end(zx_store *store, zx_status status)
{
    if (status == ZX_OK && store->depth == 1)
        status = zxi_ledger_save(store);
    if (status == ZX_OK)
        status = store->depth == 1 ? commit(store) : execute(store, "RELEASE verb");
    if (status != ZX_OK) {
        undo(store);
        return status;
    }
    store->depth--;
    return ZX_OK;
}

enum { NO_VERB = -1 }; /* of store->changes */

zx_status zxi_verb_begin(zx_store *store)
{
    zx_status status = ZX_OK;
    if (store->depth == 0 || store->depth == ZXI_DEPTH) {
        status = zxi_write_begin(store);
    } else {
        zxi_buffer_clear(&store->entry);
        store->undo[store->depth++] = store->ledger;
    }
    store->changes = sqlite3_total_changes64(store->engine);
    return status;
}

bool zxi_verb_wrote(const zx_store *store)
{
    return store->changes >= 0 && sqlite3_total_changes64(store->engine) != store->changes;
}

zx_status zxi_verb_end(zx_store *store, zx_status status)
{
    bool wrote = zxi_verb_wrote(store);
    store->changes = NO_VERB;
    if (store->depth == 1)
        return zxi_write_end(store, status);
    if (status == ZX_OK) {
        store->depth--;
        return ZX_OK;
    }
    zxi_notice_loss(store);
    if (store->depth == 0)
        return status;
    store->ledger = store->undo[--store->depth];
    store->epoch++;
    if (wrote && store->depth == 1 && store->grouped) {
        quietly(store->rollback); /* half a verb must not stay. Many verbs at once are undone by who began them */
        store->lost = true;
        store->depth = 0;
    }
    return status;
}

int64_t zxi_epoch(const zx_store *store)
{
    return store->epoch;
}

void zxi_epoch_next(zx_store *store)
{
    store->epoch++;
}

zxi_buffer *zxi_scratch(zx_store *store)
{
    zxi_buffer_clear(&store->scratch);
    return &store->scratch;
}

zx_status zxi_read_begin(zx_store *store)
{
    if (store->depth > 0)
        return ZX_OK;
    store->epoch++;
    zx_status status = clear(store);
    if (status == ZX_OK)
        status = execute(store, "BEGIN");
    store->reading = status == ZX_OK;
    return status;
}

void zxi_read_end(zx_store *store)
{
    if (store->reading && !sqlite3_get_autocommit(store->engine))
        quietly(store->rollback);
    store->reading = false;
}

void *zxi_slot_get(zx_store *store, zxi_slot slot)
{
    return store->slots[slot].value;
}

void zxi_slot_set(zx_store *store, zxi_slot slot, void *value, void (*release)(void *value))
{
    if (store->slots[slot].value && store->slots[slot].release)
        store->slots[slot].release(store->slots[slot].value);
    store->slots[slot].value = value;
    store->slots[slot].release = release;
}
