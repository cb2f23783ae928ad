/* SPDX-License-Identifier: MIT */
/* Brings a file to the newest schema, one transaction a migration; a new file in one transaction altogether. */
#include "store/handle.h"
#include "store/migrations.h"

int zxi_schema_version(void)
{
    return zxi_migrations[zxi_migration_count - 1].number;
}

static zx_status apply(zx_store *store, const zxi_migration *migration)
{
    zx_status status = zxi_execute(store, migration->sql);
    if (status != ZX_OK)
        return status;
    zxi_buffer sql = {0};
    zxi_buffer_format(&sql, "PRAGMA application_id = %d; PRAGMA user_version = %d;", ZXI_APPLICATION_ID, migration->number);
    status = zxi_buffer_ok(&sql) ? zxi_execute(store, sql.bytes) : zxi_no_memory();
    zxi_buffer_release(&sql);
    return status;
}

static zx_status drop_views(zx_store *store)
{
    zxi_buffer drop = {0};
    zxi_statement *statement;
    zx_status status = zxi_prepare(store, "SELECT printf('DROP VIEW \"%w\";', name) FROM sqlite_schema WHERE type = 'view'", &statement);
    if (status != ZX_OK)
        return status;
    bool row;
    const char *sql;
    while ((status = zxi_step(statement, &row)) == ZX_OK && row && (status = zxi_column_text(statement, 0, &sql, NULL)) == ZX_OK)
        zxi_buffer_text(&drop, sql);
    zxi_done(statement);
    if (status == ZX_OK && !zxi_buffer_ok(&drop))
        status = zxi_no_memory();
    if (status == ZX_OK && drop.length)
        status = zxi_execute(store, drop.bytes);
    zxi_buffer_release(&drop);
    return status;
}

static zx_status make_views(zx_store *store)
{
    char *create = store->opening->views();
    zx_status status = create ? zxi_execute(store, create) : zxi_no_memory();
    zx_free(create);
    return status;
}

static zx_status create(zx_store *store, const zx_store_options *options)
{
    zx_status status = ZX_OK;
    for (size_t i = 0; i < zxi_migration_count && status == ZX_OK; i++)
        status = apply(store, &zxi_migrations[i]);
    if (status == ZX_OK)
        status = make_views(store);
    if (status == ZX_OK)
        status = zxi_ledger_load(store);
    if (status != ZX_OK)
        return status;
    store->depth = 1;
    store->undo[0] = store->ledger;
    status = store->opening->found(store, options);
    if (status == ZX_OK)
        status = zxi_ledger_save(store);
    store->depth = 0;
    return status;
}

/* The views follow the field tables, so they are made anew at the end; a migration must not stumble over old ones. What is not ours
 * is refused before anything is written. */
static zx_status advance(zx_store *store, int64_t version)
{
    zx_status status = zxi_schema_check_older(store, (int)version);
    if (status == ZX_OK)
        status = drop_views(store);
    if (status == ZX_OK)
        status = apply(store, &zxi_migrations[version]);
    return status == ZX_OK && version + 1 == zxi_schema_version() ? make_views(store) : status;
}

static zx_status finish(zx_store *store, zx_status status)
{
    if (status == ZX_OK)
        return zxi_execute(store, "COMMIT");
    if (!sqlite3_get_autocommit(store->engine)) {
        sqlite3_step(store->rollback);
        sqlite3_reset(store->rollback);
    }
    return status;
}

/* The version is read again once the file is ours: another process may have been quicker. */
static zx_status step(zx_store *store, const zx_store_options *options, bool *more)
{
    zx_status status = zxi_execute(store, "BEGIN IMMEDIATE");
    if (status != ZX_OK)
        return status;
    int64_t version = 0;
    status = zxi_pragma_int(store, "PRAGMA user_version", &version);
    if (status == ZX_OK && version == 0)
        status = create(store, options);
    else if (status == ZX_OK && version < zxi_schema_version())
        status = advance(store, version);
    status = finish(store, status);
    *more = status == ZX_OK && version > 0 && version + 1 < zxi_schema_version();
    return status;
}

/* A table that is made anew leaves its rows' references without a goal for a moment, which SQLite only bears when it does not look. */
static void mind_references(zx_store *store, bool mind)
{
    sqlite3_db_config(store->engine, SQLITE_DBCONFIG_ENABLE_FKEY, (int)mind, (int *)NULL);
}

zx_status zxi_migrate(zx_store *store, const zx_store_options *options)
{
    int64_t version;
    zx_status status = zxi_pragma_int(store, "PRAGMA user_version", &version);
    bool more = status == ZX_OK && version < zxi_schema_version();
    mind_references(store, !more);
    while (more && status == ZX_OK)
        status = step(store, options, &more);
    mind_references(store, true);
    return status;
}
