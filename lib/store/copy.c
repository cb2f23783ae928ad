/* SPDX-License-Identifier: MIT */
/* Copying a live file by SQLite's backup, never byte by byte; what came of it is opened before it is called a copy. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store/handle.h"

static zx_status reserve(const char *path)
{
    int file = open(path, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, S_IRUSR | S_IWUSR);
    if (file >= 0) {
        close(file);
        return ZX_OK;
    }
    switch (errno) {
    case EEXIST: return zxi_fail(ZX_EXISTS, ZXI_ABOUT(.field = "path"), "there is a file already: %s", "文件已存在：%s", path);
    case ENOENT:
    case ENOTDIR: return zxi_fail(ZX_NOT_FOUND, ZXI_ABOUT(.field = "path"), "no such folder for %s", "%s 所在的文件夹不存在", path);
    case ENOSPC:
    case EDQUOT: return zxi_fail(ZX_FULL, NULL, "the disk is full", "磁盘已满");
    case EACCES:
    case EPERM:
    case EROFS: return zxi_fail(ZX_READ_ONLY, NULL, "cannot create %s", "无法创建 %s", path);
    default: return zxi_fail(ZX_IO, NULL, "cannot create %s: %s", "无法创建 %s：%s", path, strerror(errno));
    }
}

/* Only what was read is locked. */
static zx_status hold(zx_store *store)
{
    int64_t version;
    zx_status status = zxi_read_begin(store);
    return status == ZX_OK ? zxi_pragma_int(store, "PRAGMA user_version", &version) : status;
}

/* What another process commits meanwhile makes SQLite begin again. After a few times that process has to wait. */
static zx_status copy_pages(zx_store *store, sqlite3 *target, zx_progress_fn progress, void *context)
{
    enum { PAGES = 1024, PATIENCE = 3 };
    sqlite3_backup *backup = sqlite3_backup_init(target, "main", store->engine, "main");
    if (!backup)
        return zxi_engine_status(store, sqlite3_extended_errcode(target));
    zx_status status = ZX_OK;
    int result, before = 0, again = 0;
    do {
        result = sqlite3_backup_step(backup, PAGES);
        int total = sqlite3_backup_pagecount(backup), done = total - sqlite3_backup_remaining(backup);
        again += done <= before;
        before = done;
        if (result == SQLITE_OK && again == PATIENCE && !store->reading)
            status = hold(store);
        if (status == ZX_OK && progress && progress(context, done, total) != 0)
            status = zxi_fail(ZX_CANCELLED, NULL, "cancelled", "已取消");
    } while (result == SQLITE_OK && status == ZX_OK);
    int end = sqlite3_backup_finish(backup);
    zxi_read_end(store);
    return status == ZX_OK ? zxi_engine_status(store, result == SQLITE_DONE ? end : result) : status;
}

/* A copy of a file in WAL mode would be one too, and then more than one file. */
static zx_status copy_to(zx_store *store, const char *path, zx_progress_fn progress, void *context)
{
    sqlite3 *target = NULL;
    zx_status status = zxi_engine_open(store, path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, &target);
    if (status == ZX_OK)
        status = zxi_engine_status(store, sqlite3_exec(target, "PRAGMA synchronous = EXTRA", NULL, NULL, NULL));
    if (status == ZX_OK)
        status = copy_pages(store, target, progress, context);
    if (status == ZX_OK)
        status = zxi_engine_status(store, sqlite3_exec(target, "PRAGMA journal_mode = DELETE", NULL, NULL, NULL));
    int end = sqlite3_close_v2(target);
    return status == ZX_OK ? zxi_engine_status(store, end) : status;
}

static zx_status open_again(const zxi_opening *opening, const char *path)
{
    zx_store *copy = NULL;
    zx_store_options options = {ZX_STORE_OPTIONS_INIT, .flags = ZX_OPEN_READ_ONLY};
    zx_status status = zxi_store_open(path, &options, opening, &copy);
    if (status == ZX_OK)
        zx_store_free(copy);
    return status;
}

zx_status zx_store_copy(zx_store *store, const char *path, zx_progress_fn progress, void *context)
{
    if (!path || !*path)
        return zxi_misuse("path is NULL or empty");
    zx_status status = zxi_enter(store);
    if (status != ZX_OK)
        return status;
    if (store->depth > 0)
        status = zxi_misuse("a group is open: its changes are not yet in the file");
    if (status == ZX_OK)
        status = reserve(path);
    if (status == ZX_OK) {
        status = copy_to(store, path, progress, context);
        if (status == ZX_OK)
            status = open_again(store->opening, path);
        if (status != ZX_OK)
            remove(path);
    }
    zxi_leave(store);
    return status;
}
