/* SPDX-License-Identifier: MIT */
/* A VFS over SQLite's own: it counts what is asked of the disk and can refuse it, kill the process at it, or write down what was
 * written and synced. Nothing is really synced: nobody pulls the plug here, and the log knows what would be lost. For one thread. */
#ifndef ZXF_DISK_H
#define ZXF_DISK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef enum zxf_operation {
    ZXF_OPEN,
    ZXF_READ,
    ZXF_WRITE,
    ZXF_TRUNCATE,
    ZXF_SYNC,
    ZXF_DELETE,
    ZXF_SIZE,
    ZXF_LOCK,
    ZXF_ACCESS,
    ZXF_OPERATIONS
} zxf_operation;

/* How it fails. */
typedef enum zxf_fault {
    ZXF_ERROR,     /* nothing is done */
    ZXF_HALF,      /* half of it is done: half a write; a file is gone but its folder was not synced */
    ZXF_FULL,      /* writes find no room */
    ZXF_HALF_FULL, /* half a write, then no room */
    ZXF_FAULTS
} zxf_fault;

/* Makes itself the VFS of every file that is opened afterwards. */
void zxf_disk_install(void);

/* From now on count anew, and fail the `at`th operation (0: none), or that and every later one. A full disk fails writes
 * only. */
void zxf_disk_fail(int64_t at, bool from_then_on, zxf_fault fault);
/* SIGKILL instead of the `at`th operation from now, writes half done. */
void zxf_disk_kill(int64_t at);
int64_t zxf_disk_asked(void);
int64_t zxf_disk_refused(void);
/* What the `at`th operation since zxf_disk_fail() was. */
zxf_operation zxf_disk_kind(int64_t at);
const char *zxf_operation_name(zxf_operation kind);

/* ---- the log ---- */

typedef enum zxf_event_kind { ZXF_CREATED, ZXF_WROTE, ZXF_CUT, ZXF_SYNCED, ZXF_REMOVED, ZXF_NOTED } zxf_event_kind;

typedef struct zxf_event {
    zxf_event_kind kind;
    char name[64];     /* of the file, without its folder */
    int64_t offset;    /* of WROTE; the new size for CUT; a number of the test's for NOTED */
    size_t length;
    unsigned char *bytes;
    bool folder;       /* of REMOVED: the folder was synced too */
} zxf_event;

typedef struct zxf_log {
    zxf_event *events;
    size_t count, room;
} zxf_log;

/* Writes down from now on what happens to files; NULL ends it. */
void zxf_disk_log(zxf_log *log);
void zxf_log_note(zxf_log *log, const char *name, int64_t number);
void zxf_log_release(zxf_log *log);

/* A whole file, read beside SQLite's own handles without dropping their locks, as opening and closing it would: borrowed till the
 * next call; NULL when it cannot be read. */
unsigned char *zxf_disk_read(const char *path, size_t *length);

#endif
