/* SPDX-License-Identifier: MIT */
/* SQLite's own access to files, but for one thing: it calls a disk full only where the system says ENOSPC to a write. A quota, a
 * limit on a file's size and a folder without room for one more name would all be input/output errors. */
#include <errno.h>
#include <libgen.h>
#include <string.h>
#include <sys/statvfs.h>

#include "store/handle.h"

enum { NAME = 1024, KINDS = 8 };

static struct {
    pthread_mutex_t mutex;
    sqlite3_vfs vfs, *base;
    int kinds; /* SQLite has one set of functions for each way of locking */
    struct {
        const sqlite3_io_methods *theirs;
        sqlite3_io_methods ours;
    } kind[KINDS];
} disk = {.mutex = PTHREAD_MUTEX_INITIALIZER};

static int full_if_so(int result)
{
    return result == SQLITE_IOERR_WRITE && (errno == ENOSPC || errno == EDQUOT || errno == EFBIG) ? SQLITE_FULL : result;
}

static int write_bytes(sqlite3_file *file, const void *bytes, int length, sqlite3_int64 offset)
{
    for (int i = 0; i < KINDS; i++)
        if (file->pMethods == &disk.kind[i].ours) {
            errno = 0;
            return full_if_so(disk.kind[i].theirs->xWrite(file, bytes, length, offset));
        }
    return SQLITE_IOERR_WRITE;
}

/* A file keeps its functions; only the one that writes goes through here. */
static void watch(sqlite3_file *file)
{
    pthread_mutex_lock(&disk.mutex);
    int i = 0;
    while (i < disk.kinds && disk.kind[i].theirs != file->pMethods)
        i++;
    if (i == disk.kinds && i < KINDS) {
        disk.kind[i].theirs = file->pMethods;
        disk.kind[i].ours = *file->pMethods;
        disk.kind[i].ours.xWrite = write_bytes;
        disk.kinds++;
    }
    if (i < KINDS)
        file->pMethods = &disk.kind[i].ours;
    pthread_mutex_unlock(&disk.mutex);
}

static bool no_room_beside(const char *path)
{
    char folder[NAME];
    struct statvfs info;
    size_t bytes = strlen(path) + 1;
    if (bytes > sizeof folder)
        return false;
    memcpy(folder, path, bytes);
    return statvfs(dirname(folder), &info) == 0 && (info.f_bavail == 0 || (info.f_files > 0 && info.f_favail == 0));
}

static int open_file(sqlite3_vfs *vfs, sqlite3_filename path, sqlite3_file *file, int flags, int *out_flags)
{
    (void)vfs;
    int result = disk.base->xOpen(disk.base, path, file, flags, out_flags);
    if (result == SQLITE_OK && file->pMethods)
        watch(file);
    if ((result & 0xFF) == SQLITE_CANTOPEN && (flags & SQLITE_OPEN_CREATE) && path && no_room_beside(path))
        return SQLITE_FULL;
    return result;
}

/* Registered once, over what then is SQLite's default. */
static int installed(void)
{
    pthread_mutex_lock(&disk.mutex);
    int result = SQLITE_OK;
    if (!disk.base) {
        sqlite3_vfs *base = sqlite3_vfs_find(NULL);
        result = base ? SQLITE_OK : SQLITE_NOMEM;
        if (base) {
            disk.vfs = *base;
            disk.vfs.zName = "zhengxie";
            disk.vfs.pNext = NULL;
            disk.vfs.xOpen = open_file;
            result = sqlite3_vfs_register(&disk.vfs, 0);
        }
        if (result == SQLITE_OK)
            disk.base = base;
    }
    pthread_mutex_unlock(&disk.mutex);
    return result;
}

/* Some builds of SQLite read names that begin with "file:" as URIs, with options that nobody here asked for. */
zx_status zxi_engine_open(zx_store *store, const char *path, int flags, sqlite3 **out)
{
    zxi_buffer name = {0};
    zxi_buffer_text(&name, strncmp(path, "file:", 5) == 0 ? "./" : "");
    zxi_buffer_text(&name, path);
    int result = zxi_buffer_ok(&name) ? installed() : SQLITE_NOMEM;
    if (result == SQLITE_OK)
        result = sqlite3_open_v2(name.bytes, out, flags, "zhengxie");
    zxi_buffer_release(&name);
    return zxi_engine_status(store, result);
}
