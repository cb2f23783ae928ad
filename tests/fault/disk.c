/* SPDX-License-Identifier: MIT */
#include "disk.h"

#include <signal.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "places.h"

enum { KINDS = 1 << 16 };

static struct {
    sqlite3_vfs *real;
    int64_t asked, refused, at, kill_at;
    bool from_then_on;
    zxf_fault fault;
    uint8_t kinds[KINDS];
    zxf_log *log;
} disk;

typedef struct file {
    sqlite3_file base;
    char name[64];
    sqlite3_file *real;
} file;

const char *zxf_operation_name(zxf_operation kind)
{
    static const char *const names[] = {"open", "read", "write", "truncate", "sync", "delete", "size", "lock", "access"};
    return kind < ZXF_OPERATIONS ? names[kind] : "?";
}

static bool fails(zxf_operation kind)
{
    int64_t now = ++disk.asked;
    if (now < KINDS)
        disk.kinds[now] = (uint8_t)kind;
    zxf_places_note(ZXF_THE_DISK, now);
    if (disk.kill_at == now && kind != ZXF_WRITE)
        raise(SIGKILL);
    bool no = disk.at > 0 && (disk.from_then_on ? now >= disk.at : now == disk.at);
    if ((disk.fault == ZXF_FULL || disk.fault == ZXF_HALF_FULL) && kind != ZXF_WRITE)
        no = false;
    disk.refused += no;
    return no;
}

/* ---- the log ---- */

static void must(bool done)
{
    if (!done) {
        fputs("the fault disk is out of memory\n", stderr);
        abort();
    }
}

static zxf_event *event(zxf_log *log, zxf_event_kind kind, const char *name)
{
    if (log->count == log->room) {
        log->room = log->room ? log->room * 2 : 1024;
        log->events = realloc(log->events, log->room * sizeof *log->events);
        must(log->events != NULL);
    }
    zxf_event *new = &log->events[log->count++];
    *new = (zxf_event){.kind = kind};
    snprintf(new->name, sizeof new->name, "%s", name);
    return new;
}

static void happened(zxf_event_kind kind, const char *name, int64_t offset, const void *bytes, int length)
{
    if (!disk.log)
        return;
    zxf_event *new = event(disk.log, kind, name);
    new->offset = offset;
    if (length > 0) {
        new->length = (size_t)length;
        new->bytes = malloc(new->length);
        must(new->bytes != NULL);
        memcpy(new->bytes, bytes, new->length);
    }
}

void zxf_disk_log(zxf_log *log)
{
    disk.log = log;
}

void zxf_log_note(zxf_log *log, const char *name, int64_t number)
{
    event(log, ZXF_NOTED, name)->offset = number;
}

void zxf_log_release(zxf_log *log)
{
    for (size_t i = 0; i < log->count; i++)
        free(log->events[i].bytes);
    free(log->events);
    *log = (zxf_log){0};
}

static const char *bare(const char *path)
{
    const char *slash = path ? strrchr(path, '/') : NULL;
    return slash ? slash + 1 : path ? path : "";
}

/* ---- files ---- */

static file *of(sqlite3_file *base)
{
    return (file *)(void *)base;
}

static int file_close(sqlite3_file *base)
{
    return of(base)->real->pMethods->xClose(of(base)->real);
}

static int file_read(sqlite3_file *base, void *to, int length, sqlite3_int64 offset)
{
    return fails(ZXF_READ) ? SQLITE_IOERR_READ : of(base)->real->pMethods->xRead(of(base)->real, to, length, offset);
}

static int write_through(file *to, const void *bytes, int length, sqlite3_int64 offset)
{
    int result = to->real->pMethods->xWrite(to->real, bytes, length, offset);
    if (result == SQLITE_OK)
        happened(ZXF_WROTE, to->name, offset, bytes, length);
    return result;
}

static int file_write(sqlite3_file *base, const void *bytes, int length, sqlite3_int64 offset)
{
    bool no = fails(ZXF_WRITE), killed = disk.kill_at == disk.asked;
    if (!no && !killed)
        return write_through(of(base), bytes, length, offset);
    bool half = killed || disk.fault == ZXF_HALF || disk.fault == ZXF_HALF_FULL;
    if (half && length > 1)
        write_through(of(base), bytes, length / 2, offset);
    if (killed)
        raise(SIGKILL);
    return disk.fault == ZXF_FULL || disk.fault == ZXF_HALF_FULL ? SQLITE_FULL : SQLITE_IOERR_WRITE;
}

static int file_truncate(sqlite3_file *base, sqlite3_int64 size)
{
    if (fails(ZXF_TRUNCATE))
        return SQLITE_IOERR_TRUNCATE;
    int result = of(base)->real->pMethods->xTruncate(of(base)->real, size);
    if (result == SQLITE_OK)
        happened(ZXF_CUT, of(base)->name, size, NULL, 0);
    return result;
}

static int file_sync(sqlite3_file *base, int flags)
{
    (void)flags;
    if (fails(ZXF_SYNC))
        return SQLITE_IOERR_FSYNC;
    happened(ZXF_SYNCED, of(base)->name, 0, NULL, 0);
    return SQLITE_OK;
}

static int file_size(sqlite3_file *base, sqlite3_int64 *size)
{
    return fails(ZXF_SIZE) ? SQLITE_IOERR_FSTAT : of(base)->real->pMethods->xFileSize(of(base)->real, size);
}

static int file_lock(sqlite3_file *base, int level)
{
    return fails(ZXF_LOCK) ? SQLITE_IOERR_LOCK : of(base)->real->pMethods->xLock(of(base)->real, level);
}

static int file_unlock(sqlite3_file *base, int level)
{
    return of(base)->real->pMethods->xUnlock(of(base)->real, level);
}

static int file_check_reserved(sqlite3_file *base, int *out)
{
    return fails(ZXF_LOCK) ? SQLITE_IOERR_CHECKRESERVEDLOCK : of(base)->real->pMethods->xCheckReservedLock(of(base)->real, out);
}

static int file_control(sqlite3_file *base, int what, void *argument)
{
    return of(base)->real->pMethods->xFileControl(of(base)->real, what, argument);
}

static int file_sector(sqlite3_file *base)
{
    return of(base)->real->pMethods->xSectorSize(of(base)->real);
}

static int file_characteristics(sqlite3_file *base)
{
    return of(base)->real->pMethods->xDeviceCharacteristics(of(base)->real);
}

static int shared_map(sqlite3_file *base, int page, int size, int extend, void volatile **out)
{
    return fails(ZXF_OPEN) ? SQLITE_IOERR_SHMMAP : of(base)->real->pMethods->xShmMap(of(base)->real, page, size, extend, out);
}

static int shared_lock(sqlite3_file *base, int offset, int count, int flags)
{
    if ((flags & SQLITE_SHM_LOCK) && fails(ZXF_LOCK))
        return SQLITE_IOERR_SHMLOCK;
    return of(base)->real->pMethods->xShmLock(of(base)->real, offset, count, flags);
}

static void shared_barrier(sqlite3_file *base)
{
    of(base)->real->pMethods->xShmBarrier(of(base)->real);
}

static int shared_unmap(sqlite3_file *base, int remove)
{
    return of(base)->real->pMethods->xShmUnmap(of(base)->real, remove);
}

static const sqlite3_io_methods file_methods = {
    .iVersion = 2,
    .xClose = file_close,
    .xRead = file_read,
    .xWrite = file_write,
    .xTruncate = file_truncate,
    .xSync = file_sync,
    .xFileSize = file_size,
    .xLock = file_lock,
    .xUnlock = file_unlock,
    .xCheckReservedLock = file_check_reserved,
    .xFileControl = file_control,
    .xSectorSize = file_sector,
    .xDeviceCharacteristics = file_characteristics,
    .xShmMap = shared_map,
    .xShmLock = shared_lock,
    .xShmBarrier = shared_barrier,
    .xShmUnmap = shared_unmap,
};

/* ---- the folder ---- */

static int disk_open(sqlite3_vfs *vfs, sqlite3_filename path, sqlite3_file *base, int flags, int *out_flags)
{
    (void)vfs;
    file *new = of(base);
    *new = (file){.real = (sqlite3_file *)(void *)(new + 1)};
    snprintf(new->name, sizeof new->name, "%s", bare(path));
    if (fails(ZXF_OPEN))
        return SQLITE_CANTOPEN;
    int there = 1;
    if (path)
        disk.real->xAccess(disk.real, path, SQLITE_ACCESS_EXISTS, &there);
    int result = disk.real->xOpen(disk.real, path, new->real, flags, out_flags);
    if (new->real->pMethods)
        base->pMethods = &file_methods;
    if (result == SQLITE_OK && !there && (flags & SQLITE_OPEN_CREATE))
        happened(ZXF_CREATED, new->name, 0, NULL, 0);
    return result;
}

static int disk_delete(sqlite3_vfs *vfs, const char *path, int sync_folder)
{
    (void)vfs;
    bool no = fails(ZXF_DELETE);
    if (no && disk.fault != ZXF_HALF)
        return SQLITE_IOERR_DELETE;
    int result = disk.real->xDelete(disk.real, path, 0);
    if (result == SQLITE_OK && disk.log) {
        happened(ZXF_REMOVED, bare(path), 0, NULL, 0);
        disk.log->events[disk.log->count - 1].folder = sync_folder != 0;
    }
    if (no && result == SQLITE_OK)
        return SQLITE_IOERR_DIR_FSYNC;
    return result;
}

static int disk_access(sqlite3_vfs *vfs, const char *path, int flags, int *out)
{
    (void)vfs;
    return fails(ZXF_ACCESS) ? SQLITE_IOERR_ACCESS : disk.real->xAccess(disk.real, path, flags, out);
}

static int disk_full_path(sqlite3_vfs *vfs, const char *path, int size, char *out)
{
    (void)vfs;
    return disk.real->xFullPathname(disk.real, path, size, out);
}

static int disk_randomness(sqlite3_vfs *vfs, int length, char *out)
{
    (void)vfs;
    return disk.real->xRandomness(disk.real, length, out);
}

static int disk_sleep(sqlite3_vfs *vfs, int microseconds)
{
    (void)vfs;
    return disk.real->xSleep(disk.real, microseconds);
}

static int disk_time(sqlite3_vfs *vfs, sqlite3_int64 *out)
{
    (void)vfs;
    return disk.real->xCurrentTimeInt64(disk.real, out);
}

static int disk_last_error(sqlite3_vfs *vfs, int size, char *out)
{
    (void)vfs;
    return disk.real->xGetLastError(disk.real, size, out);
}

void zxf_disk_install(void)
{
    static sqlite3_vfs vfs = {
        .iVersion = 2,
        .zName = "zxf",
        .xOpen = disk_open,
        .xDelete = disk_delete,
        .xAccess = disk_access,
        .xFullPathname = disk_full_path,
        .xRandomness = disk_randomness,
        .xSleep = disk_sleep,
        .xCurrentTimeInt64 = disk_time,
        .xGetLastError = disk_last_error,
    };
    disk.real = sqlite3_vfs_find("unix");
    must(disk.real != NULL);
    vfs.szOsFile = (int)sizeof(file) + disk.real->szOsFile;
    vfs.mxPathname = disk.real->mxPathname;
    must(sqlite3_vfs_register(&vfs, 1) == SQLITE_OK);
}

void zxf_disk_fail(int64_t at, bool from_then_on, zxf_fault fault)
{
    disk.asked = disk.refused = 0;
    disk.at = at;
    disk.from_then_on = from_then_on;
    disk.fault = fault;
}

void zxf_disk_kill(int64_t at)
{
    disk.kill_at = disk.asked + at;
}

int64_t zxf_disk_asked(void)
{
    return disk.asked;
}

int64_t zxf_disk_refused(void)
{
    return disk.refused;
}

zxf_operation zxf_disk_kind(int64_t at)
{
    return at > 0 && at < KINDS ? (zxf_operation)disk.kinds[at] : ZXF_OPERATIONS;
}

unsigned char *zxf_disk_read(const char *path, size_t *length)
{
    static struct { unsigned char *bytes; size_t room; } kept;
    sqlite3_file *real = calloc(1, (size_t)disk.real->szOsFile);
    must(real != NULL);
    int result = disk.real->xOpen(disk.real, path, real, SQLITE_OPEN_READONLY | SQLITE_OPEN_MAIN_DB, NULL);
    sqlite3_int64 size = 0;
    if (result == SQLITE_OK)
        result = real->pMethods->xFileSize(real, &size);
    if (result == SQLITE_OK && (size_t)size >= kept.room) {
        kept.room = (size_t)size * 2 + 1;
        kept.bytes = realloc(kept.bytes, kept.room);
        must(kept.bytes != NULL);
    }
    if (result == SQLITE_OK && size)
        result = real->pMethods->xRead(real, kept.bytes, (int)size, 0);
    if (real->pMethods)
        real->pMethods->xClose(real);
    free(real);
    *length = (size_t)size;
    return result == SQLITE_OK ? kept.bytes : NULL;
}
