/* SPDX-License-Identifier: MIT */
/** @file
 *  One committee, one file: open it, group changes, check it, close it.
 *
 *  **Threads.** A handle may be used by any number of threads; each call holds it for its whole length, first come, first served. A
 *  thread that has begun a group keeps the handle until it commits or rolls back; others wait up to the busy timeout, then get
 *  ::ZX_BUSY. A callback may not call the store that called it: ::ZX_MISUSE.
 *
 *  **Fork.** In a child process every call on a handle of the parent answers ::ZX_MISUSE and touches nothing; the child opens
 *  its own. Two things it may not open, ::ZX_MISUSE too, because SQLite's knowledge of locks was copied with the process: a file that
 *  the parent was using at that moment (a group, a call, WAL mode), and any file at all when *another* thread was within a call.
 *
 *  **Locks.** Opening the file with any other code *in the same process* (another SQLite, even plain open() and close())
 *  drops the locks that protect it: POSIX says so. Copy through zx_store_copy().
 */
#ifndef ZHENGXIE_STORE_H
#define ZHENGXIE_STORE_H

#include <zhengxie/status.h>
#include <zhengxie/types.h>

#ifdef __cplusplus
extern "C" {
#endif

/** How to open a store; or-ed together. */
typedef enum zx_open_flag {
    ZX_OPEN_CREATE = 1,    /**< make the file when there is none (or it is empty) */
    ZX_OPEN_READ_ONLY = 2, /**< never write; works on read-only media */
    ZX_OPEN_WAL = 4,       /**< write-ahead log: refused (::ZX_UNSUPPORTED) where SQLite has the WAL-reset defect (before 3.51.3) */
    ZX_OPEN_WAL_ANYWAY = 8 /**< with ::ZX_OPEN_WAL: insist, on any version of SQLite */
} zx_open_flag;

/** Tells "now": milliseconds since 1970-01-01 00:00 UTC. Only ever used for *when an entry was recorded*. */
typedef int64_t (*zx_clock_fn)(void *context);

/** Options of zx_store_open(). Start from ZX_STORE_OPTIONS_INIT. */
typedef struct zx_store_options {
    size_t size;            /**< sizeof(zx_store_options) */
    const char *place;      /**< on creation: the committee's place as its names use it, e.g. "南京市"; required then */
    zx_clock_fn clock;      /**< NULL: the system's clock. A verb is ::ZX_INVALID at a time outside the years 1 to 9999 */
    void *clock_context;    /**< handed to clock */
    zx_opt_int busy_timeout; /**< milliseconds to wait for other threads and processes; unset: 5,000; 0–3,600,000 */
    int32_t division;       /**< on creation: administrative code (GB/T 2260), 100000–999999; required then */
    uint32_t flags;         /**< of ::zx_open_flag */
} zx_store_options;

/** Start of an initialiser: `zx_store_options o = { ZX_STORE_OPTIONS_INIT, .flags = ZX_OPEN_CREATE };` */
#define ZX_STORE_OPTIONS_INIT .size = sizeof(zx_store_options)

/** Opens a committee's file.
 *  @param path    UTF-8 file name; ":memory:" for a store that lives only in memory (with ::ZX_OPEN_CREATE)
 *  @param options NULL: read and write an existing file, default timeout
 *  @param out     new: end with zx_store_free(). A file that this call made may be there also when it failed later on: empty, or
 *                 whole; the next call with ::ZX_OPEN_CREATE takes it
 *  @return ::ZX_OK; ::ZX_MISUSE; ::ZX_INVALID (path, place, busy_timeout, flags, size; a division that is missing on creation);
 *  ::ZX_RULE "committee.division" (it has not six digits); ::ZX_NOT_FOUND (no such file, or no folder); ::ZX_NOT_OURS; ::ZX_NEWER; ::ZX_SCHEMA; ::ZX_CORRUPT; ::ZX_READ_ONLY (the file cannot be written, and
 *  ::ZX_OPEN_READ_ONLY was not asked for; in a folder that cannot be written, the first verb says so); ::ZX_FULL; ::ZX_BUSY; ::ZX_IO;
 *  ::ZX_UNSUPPORTED (WAL; an older file, opened for reading only); ::ZX_TAMPERED (it does not say whose it is); ::ZX_NO_MEMORY. */
ZX_API zx_status zx_store_open(const char *path, const zx_store_options *options, zx_store **out);

/** Closes the file, after any call under way has ended; an open group of this thread is rolled back. Afterwards every call on the handle
 *  and its lists answers ::ZX_CLOSED; the answer to a question is whole in memory and can still be read. Closing twice is fine.
 *  @return ::ZX_OK; ::ZX_MISUSE (NULL, a forked child, or from within a callback of the store);
 *  ::ZX_BUSY (another thread's group or call outlasts the busy timeout). */
ZX_API zx_status zx_store_close(zx_store *store);

/** Closes the store if need be and frees the handle. NULL is allowed. No other thread may be using the handle; cursors may
 *  outlive it and answer ::ZX_CLOSED. In a forked child, and from within a callback of the store, it does nothing. */
ZX_API void zx_store_free(zx_store *store);

/** Begins a group: the calls of this thread up to zx_store_commit() become one transaction. A call that is refused leaves the group
 *  as it was; one that fails while writing (no disk, no memory) loses it: everything answers ::ZX_ROLLED_BACK until
 *  zx_store_rollback().
 *  @return ::ZX_OK; ::ZX_MISUSE (a group is open already in this thread, or a forked child); ::ZX_BUSY; ::ZX_READ_ONLY;
 *  ::ZX_CLOSED; ::ZX_IO; ::ZX_FULL; ::ZX_CORRUPT; ::ZX_NO_MEMORY. */
ZX_API zx_status zx_store_begin(zx_store *store);

/** Commits the group of the calling thread. What it did is acknowledged only when this returns ::ZX_OK; on any failure
 *  the whole group is rolled back and ended (of ::ZX_IO status.h says more).
 *  @return ::ZX_OK; ::ZX_MISUSE (no group of this thread); ::ZX_ROLLED_BACK (lost earlier: the group stays open until
 *  zx_store_rollback()); ::ZX_BUSY; ::ZX_FULL; ::ZX_IO; ::ZX_CLOSED; ::ZX_NO_MEMORY; ::ZX_CORRUPT; ::ZX_READ_ONLY. */
ZX_API zx_status zx_store_commit(zx_store *store);

/** Rolls the group of the calling thread back, also a lost one.
 *  @return ::ZX_OK; ::ZX_MISUSE (no group of this thread); ::ZX_CLOSED; ::ZX_IO; ::ZX_NO_MEMORY. */
ZX_API zx_status zx_store_rollback(zx_store *store);

/** How thorough zx_store_check() is. */
typedef enum zx_check_level {
    ZX_CHECK_PAGES = 1,  /**< the file's pages, indexes, foreign keys and CHECKs */
    ZX_CHECK_RECORDS = 2 /**< also every row against the journal, the journal's chain, and every derived column */
} zx_check_level;

/** Checks the file thoroughly.
 *  @param progress NULL allowed
 *  @param context  handed to progress
 *  @return ::ZX_OK when all is well; ::ZX_CORRUPT; ::ZX_TAMPERED (naming the record or entry); ::ZX_CANCELLED; ::ZX_BUSY;
 *  ::ZX_CLOSED; ::ZX_MISUSE; ::ZX_IO; ::ZX_NO_MEMORY; ::ZX_ROLLED_BACK. */
ZX_API zx_status zx_store_check(zx_store *store, zx_check_level level, zx_progress_fn progress, void *context);

/** Copies the store, as it is now, to a new file, and checks the copy by opening it.
 *  @param path must not exist yet
 *  @return ::ZX_OK; ::ZX_EXISTS; ::ZX_CANCELLED; ::ZX_FULL; ::ZX_IO; ::ZX_BUSY; ::ZX_CLOSED; ::ZX_MISUSE; ::ZX_READ_ONLY;
 *  ::ZX_NOT_FOUND (no such folder); ::ZX_NO_MEMORY; ::ZX_CORRUPT; ::ZX_ROLLED_BACK. */
ZX_API zx_status zx_store_copy(zx_store *store, const char *path, zx_progress_fn progress, void *context);

/** The committee that the file belongs to: its administrative code. 0 for NULL, a closed store or a forked child. */
ZX_API int32_t zx_store_division(zx_store *store);

/** The committee's place, e.g. "南京市".
 *  @return borrowed until the store is freed; NULL for NULL or a forked child. */
ZX_API const char *zx_store_place(zx_store *store);

#ifdef __cplusplus
}
#endif
#endif
