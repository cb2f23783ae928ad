/* SPDX-License-Identifier: MIT */
/* Opening a file carefully: nothing in it is trusted, nothing of another's is written to. */
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/size.h"
#include "store/handle.h"

static int64_t system_clock(void *context)
{
    (void)context;
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static zx_status read_options(zx_store *store, const zx_store_options *options)
{
    store->busy_timeout = 5000;
    store->clock = system_clock;
    if (!options)
        return ZX_OK;
    if (!zxi_size_fits(options, sizeof *options))
        return zxi_fail(ZX_INVALID, ZXI_ABOUT(.field = "size"), "options.size is not that of this library: use ZX_STORE_OPTIONS_INIT",
                        "options.size 与本库不符：请使用 ZX_STORE_OPTIONS_INIT");
    const uint32_t known = ZX_OPEN_CREATE | ZX_OPEN_READ_ONLY | ZX_OPEN_WAL | ZX_OPEN_WAL_ANYWAY;
    if ((options->flags & ~known) || ((options->flags & ZX_OPEN_CREATE) && (options->flags & ZX_OPEN_READ_ONLY)))
        return zxi_fail(ZX_INVALID, ZXI_ABOUT(.field = "flags"), "flags contradict each other or are unknown", "flags 互相矛盾或含未知值");
    if (options->busy_timeout.set) {
        if (options->busy_timeout.value < 0 || options->busy_timeout.value > 3600000)
            return zxi_fail(ZX_INVALID, ZXI_ABOUT(.field = "busy_timeout"), "busy_timeout must be 0 to 3,600,000 milliseconds",
                            "busy_timeout 应为 0 至 3600000 毫秒");
        store->busy_timeout = options->busy_timeout.value;
    }
    if (options->clock) {
        store->clock = options->clock;
        store->clock_context = options->clock_context;
    }
    store->read_only = (options->flags & ZX_OPEN_READ_ONLY) != 0;
    store->wal = (options->flags & ZX_OPEN_WAL) != 0;
    if (store->wal && !(options->flags & ZX_OPEN_WAL_ANYWAY) && sqlite3_libversion_number() < 3051003)
        return zxi_fail(ZX_UNSUPPORTED, ZXI_ABOUT(.field = "flags"), "SQLite %s can lose data in WAL mode; insist with ZX_OPEN_WAL_ANYWAY",
                        "SQLite %s 在 WAL 模式下可能丢失数据；如仍需使用，请加 ZX_OPEN_WAL_ANYWAY", sqlite3_libversion());
    return ZX_OK;
}

/* Looks at the path before SQLite does, never opening an existing file: that would drop locks this process may hold on it.
 * A new file is made here, so that nobody else can read it even for a moment. */
static zx_status look_at_path(zx_store *store, const char *path, const zx_store_options *options)
{
    bool create = options && (options->flags & ZX_OPEN_CREATE);
    zx_status status = ZX_OK;
    if (!*path)
        return zxi_fail(ZX_INVALID, ZXI_ABOUT(.field = "path"), "the path is empty", "文件路径为空");
    struct stat info;
    if (strcmp(path, ":memory:") == 0)
        return create ? ZX_OK : zxi_fail(ZX_NOT_FOUND, NULL, "a store in memory must be created", "内存中的文件须新建");
    if (stat(path, &info) == 0) {
        if (!S_ISREG(info.st_mode))
            return zxi_fail(ZX_NOT_OURS, NULL, "not a regular file: %s", "不是普通文件：%s", path);
        if (info.st_size == 0 && !create)
            return zxi_fail(ZX_NOT_OURS, NULL, "the file is empty: %s", "文件为空：%s", path);
        if (info.st_size > 0 && info.st_size < 100) /* shorter than SQLite's header; one of a single byte SQLite takes for empty */
            return zxi_fail(ZX_NOT_OURS, NULL, "not a libzhengxie file: %s", "不是本库的文件：%s", path);
        return ZX_OK;
    }
    if (errno != ENOENT && errno != ENOTDIR)
        return zxi_fail(ZX_IO, NULL, "%s: %s", "无法访问 %s：%s", path, strerror(errno));
    if (!create)
        return zxi_fail(ZX_NOT_FOUND, NULL, "no such file: %s", "文件不存在：%s", path);
    if (store->opening->check && (status = store->opening->check(store, options)) != ZX_OK)
        return status;
    int file = open(path, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, S_IRUSR | S_IWUSR);
    if (file >= 0) {
        close(file);
        return ZX_OK;
    }
    switch (errno) {
    case EEXIST: return ZX_OK; /* another process made it just now */
    case ENOENT:
    case ENOTDIR: return zxi_fail(ZX_NOT_FOUND, NULL, "no such folder for %s", "%s 所在的文件夹不存在", path);
    case EACCES:
    case EPERM:
    case EROFS: return zxi_fail(ZX_READ_ONLY, NULL, "cannot create %s: %s", "无法创建 %s：%s", path, strerror(errno));
    case ENOSPC:
    case EDQUOT: return zxi_fail(ZX_FULL, NULL, "cannot create %s: %s", "无法创建 %s：%s", path, strerror(errno));
    default: return zxi_fail(ZX_IO, NULL, "cannot create %s: %s", "无法创建 %s：%s", path, strerror(errno));
    }
}

zx_status zxi_engine_in_wal(zx_store *store, bool *out)
{
    zxi_statement *statement;
    const char *mode = NULL;
    bool row;
    zx_status status = zxi_prepare(store, "PRAGMA journal_mode", &statement);
    if (status != ZX_OK)
        return status;
    status = zxi_step(statement, &row);
    if (status == ZX_OK)
        status = zxi_column_text(statement, 0, &mode, NULL);
    *out = mode && strcmp(mode, "wal") == 0;
    zxi_done(statement);
    return status;
}

static zx_status be_careful(zx_store *store)
{
    static const struct { int option, value; } settings[] = {
        {SQLITE_DBCONFIG_DEFENSIVE, 1},      {SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0}, {SQLITE_DBCONFIG_ENABLE_FKEY, 1},
        {SQLITE_DBCONFIG_ENABLE_TRIGGER, 0}, {SQLITE_DBCONFIG_DQS_DML, 0},        {SQLITE_DBCONFIG_DQS_DDL, 0},
        {SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0},
    };
    static const struct { int limit, value; } limits[] = {
        {SQLITE_LIMIT_LENGTH, 100 * 1000 * 1000}, {SQLITE_LIMIT_SQL_LENGTH, 1000 * 1000}, {SQLITE_LIMIT_COLUMN, 256},
        {SQLITE_LIMIT_ATTACHED, 1},               {SQLITE_LIMIT_EXPR_DEPTH, 200},
    };
    sqlite3_extended_result_codes(store->engine, 1);
    for (size_t i = 0; i < sizeof settings / sizeof *settings; i++)
        sqlite3_db_config(store->engine, settings[i].option, settings[i].value, (int *)NULL);
    for (size_t i = 0; i < sizeof limits / sizeof *limits; i++)
        sqlite3_limit(store->engine, limits[i].limit, limits[i].value);
    sqlite3_busy_handler(store->engine, zxi_busy, store);
    return zxi_execute(store, "PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0; PRAGMA secure_delete = ON;"
                              "PRAGMA page_size = 8192; PRAGMA cache_size = -65536; PRAGMA temp_store = MEMORY;"
                              "PRAGMA synchronous = EXTRA;");
}

/* SQLite looks whether pages are missing, but takes part of the last one for the whole. */
static zx_status check_length(zx_store *store, int64_t pages)
{
    int64_t page_size;
    sqlite3_int64 length = 0;
    sqlite3_file *file = NULL;
    bool wal;
    zx_status status = zxi_engine_in_wal(store, &wal);
    if (status == ZX_OK)
        status = zxi_pragma_int(store, "PRAGMA page_size", &page_size);
    if (status != ZX_OK || wal || sqlite3_file_control(store->engine, "main", SQLITE_FCNTL_FILE_POINTER, &file) != SQLITE_OK || !file->pMethods)
        return status;
    int result = file->pMethods->xFileSize(file, &length);
    if (result == SQLITE_OK && length < pages * page_size)
        result = SQLITE_CORRUPT;
    return zxi_engine_status(store, result);
}

/* At one moment: another process may be making the file just now. */
static zx_status read_header(zx_store *store, int64_t *application, int64_t *version, int64_t *pages)
{
    zx_status status = zxi_read_begin(store);
    if (status != ZX_OK)
        return status;
    status = zxi_pragma_int(store, "PRAGMA application_id", application);
    if (status == ZX_OK)
        status = zxi_pragma_int(store, "PRAGMA user_version", version);
    if (status == ZX_OK)
        status = zxi_pragma_int(store, "PRAGMA page_count", pages);
    if (status == ZX_OK)
        status = check_length(store, *pages);
    zxi_read_end(store);
    return status;
}

/* Whose file is it? An empty one counts as new. */
static zx_status recognize(zx_store *store, bool create)
{
    int64_t application, version, pages;
    zx_status status = read_header(store, &application, &version, &pages);
    if (status != ZX_OK)
        return status;
    if (pages == 0 && create)
        return ZX_OK;
    if (application != ZXI_APPLICATION_ID || version < 1)
        return zxi_fail(ZX_NOT_OURS, NULL, "an SQLite file of another program", "这是其他程序的 SQLite 文件");
    if (version > zxi_schema_version())
        return zxi_fail(ZX_NEWER, NULL, "written by a newer libzhengxie (format %" PRId64 "; this one knows %d)",
                        "由更新版本的程序写成（格式 %" PRId64 "，本程序支持至 %d）", version, zxi_schema_version());
    if (version < zxi_schema_version() && store->read_only)
        return zxi_fail(ZX_UNSUPPORTED, NULL, "an older file: open it once for writing, to bring it up to date",
                        "文件格式较旧：请先以可写方式打开一次以升级");
    return ZX_OK;
}

/* SQLite opens what it may not write for reading. Told now rather than at the first verb. */
static zx_status check_writable(zx_store *store)
{
    if (store->read_only || sqlite3_db_readonly(store->engine, "main") != 1)
        return ZX_OK;
    return zxi_fail(ZX_READ_ONLY, NULL, "the file cannot be written: ZX_OPEN_READ_ONLY opens it for reading",
                    "文件不可写：如只需读取，请使用 ZX_OPEN_READ_ONLY");
}

static zx_status prepare_undo(zx_store *store)
{
    static const char *const sql[] = {"ROLLBACK", "ROLLBACK TO verb", "RELEASE verb"};
    sqlite3_stmt **const statements[] = {&store->rollback, &store->rollback_to, &store->release};
    for (int i = 0; i < 3; i++) {
        int result = sqlite3_prepare_v3(store->engine, sql[i], -1, SQLITE_PREPARE_PERSISTENT, statements[i], NULL);
        if (result != SQLITE_OK)
            return zxi_engine_status(store, result);
    }
    return ZX_OK;
}

static zx_status set_journal_mode(zx_store *store)
{
    if (store->read_only)
        return ZX_OK;
    zxi_statement *statement;
    const char *mode, *wanted = store->wal ? "wal" : "delete";
    zx_status status = zxi_prepare(store, store->wal ? "PRAGMA journal_mode = WAL" : "PRAGMA journal_mode = DELETE", &statement);
    if (status != ZX_OK)
        return status;
    bool row;
    status = zxi_step(statement, &row);
    if (status == ZX_OK)
        status = zxi_column_text(statement, 0, &mode, NULL);
    if (status == ZX_OK && mode && strcmp(mode, wanted) != 0 && strcmp(mode, "memory") != 0)
        status = zxi_fail(ZX_UNSUPPORTED, NULL, "the file stays in journal mode %s", "文件的日志模式仍为 %s", mode);
    zxi_done(statement);
    return status;
}

static zx_status open_engine(zx_store *store, const char *path, const zx_store_options *options)
{
    bool create = options && (options->flags & ZX_OPEN_CREATE);
    zx_status status = look_at_path(store, path, options);
    if (status == ZX_OK && strcmp(path, ":memory:") != 0)
        status = zxi_fork_check(store, path);
    if (status != ZX_OK)
        return status;
    int flags = (store->read_only ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE) | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_PRIVATECACHE;
    if (strcmp(path, ":memory:") == 0)
        flags |= SQLITE_OPEN_CREATE;
    status = zxi_engine_open(store, path, flags, &store->engine);
    if (status == ZX_OK)
        status = be_careful(store);
    if (status == ZX_OK)
        status = prepare_undo(store);
    if (status == ZX_OK)
        status = recognize(store, create);
    if (status == ZX_OK)
        status = check_writable(store);
    if (status == ZX_OK)
        status = zxi_migrate(store, options);
    if (status == ZX_OK)
        status = zxi_schema_check(store);
    if (status == ZX_OK)
        status = set_journal_mode(store);
    return status;
}

/* Without a word: closing must not cover up the failure that it may follow. */
static bool is_in_wal(sqlite3 *engine)
{
    sqlite3_stmt *statement = NULL;
    bool wal = sqlite3_prepare_v2(engine, "PRAGMA journal_mode", -1, &statement, NULL) == SQLITE_OK &&
               sqlite3_step(statement) == SQLITE_ROW && sqlite3_stricmp((const char *)sqlite3_column_text(statement, 0), "wal") == 0;
    sqlite3_finalize(statement);
    return wal;
}

void zxi_engine_close(zx_store *store)
{
    if (!store->engine)
        return;
    if (!sqlite3_get_autocommit(store->engine))
        sqlite3_exec(store->engine, "ROLLBACK", NULL, NULL, NULL);
    store->depth = 0;
    if (!store->read_only && is_in_wal(store->engine)) { /* back to one file; another process that is still at it will */
        sqlite3_busy_handler(store->engine, NULL, NULL);
        sqlite3_exec(store->engine, "PRAGMA journal_mode = DELETE", NULL, NULL, NULL);
    }
    zxi_statements_release(store);
    sqlite3_finalize(store->rollback);
    sqlite3_finalize(store->rollback_to);
    sqlite3_finalize(store->release);
    sqlite3_close_v2(store->engine);
    store->engine = NULL;
}

static zx_status new_handle(zx_store **out)
{
    zx_store *store = zxi_alloc(sizeof *store);
    if (!store)
        return zxi_no_memory();
    pthread_condattr_t attributes;
    pthread_condattr_init(&attributes);
    pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC);
    pthread_mutex_init(&store->mutex, NULL);
    pthread_cond_init(&store->changed, &attributes);
    pthread_condattr_destroy(&attributes);
    store->references = 1;
    store->changes = -1;
    zxi_handle_born(store);
    zx_status status = zxi_hasher_new(&store->hasher);
    if (status != ZX_OK) {
        zx_store_free(store);
        return status;
    }
    *out = store;
    return ZX_OK;
}

zx_status zxi_store_open(const char *path, const zx_store_options *options, const zxi_opening *opening, zx_store **out)
{
    if (!path || !out)
        return zxi_misuse("path or out is NULL");
    zx_store *store = NULL;
    zx_status status = zxi_fork_survived();
    if (status == ZX_OK)
        status = new_handle(&store);
    if (status != ZX_OK)
        return status;
    store->opening = opening;
    status = read_options(store, options);
    if (status == ZX_OK)
        status = zxi_enter(store);
    if (status == ZX_OK) {
        status = open_engine(store, path, options);
        zxi_leave(store);
    }
    if (status == ZX_OK)
        *out = store;
    else
        zx_store_free(store);
    return status;
}

zx_status zxi_store_identify(zx_store *store, int64_t division, const char *place)
{
    char *copy = zxi_copy_text(place);
    if (!copy)
        return zxi_no_memory();
    zx_free(store->place);
    store->place = copy;
    store->division = division;
    return ZX_OK;
}

int32_t zx_store_division(zx_store *store)
{
    return store && zxi_store_ours(store) && !zxi_store_closed(store) ? (int32_t)store->division : 0;
}

const char *zx_store_place(zx_store *store)
{
    return store && zxi_store_ours(store) ? store->place : NULL;
}

void zxi_store_freeze(zx_store *store)
{
    store->read_only = true;
    store->partial = true;
}

bool zxi_store_partial(const zx_store *store)
{
    return store->partial;
}
