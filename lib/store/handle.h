/* SPDX-License-Identifier: MIT */
/* The inside of a handle: for the files of this room only. */
#ifndef ZXI_STORE_HANDLE_H
#define ZXI_STORE_HANDLE_H

#include <pthread.h>
#include <sqlite3.h>
#include <stdatomic.h>
#include <sys/types.h>

#include "store/store.h"

enum { ZXI_APPLICATION_ID = 0x5A585A58, ZXI_DEPTH = 4, ZXI_CACHE = 256, ZXI_ENTRY_ROWS = 1000000, ZXI_LAST_SERIAL = 999999999 };
#define ZXI_LAST_ENTRY (INT64_MAX / ZXI_ENTRY_ROWS - 1)
#define ZXI_LAST_ID INT64_C(999999999999999)

struct zxi_statement {
    zx_store *store;
    sqlite3_stmt *engine;
    char *sql;
    zxi_statement *next;
    int64_t used; /* when: for giving up the oldest */
    int failed;   /* of binding, told at the next step */
    bool busy;
};

/* What a transaction knows without asking; copied at each savepoint, and back when it is undone. */
typedef struct zxi_ledger {
    int64_t serial, seq, rows;
    uint8_t head[ZXI_HASH];
} zxi_ledger;

enum { ZXI_RECENT = 64 };

typedef struct zxi_turn {
    struct zxi_turn *next;
} zxi_turn;

struct zx_store {
    /* the guard: these belong to the mutex */
    pthread_mutex_t mutex;
    pthread_cond_t changed;
    zxi_turn *first, **last; /* who waits, in the order they came */
    uint64_t user, owner;    /* threads, as zxi_thread() has them */
    unsigned references;
    atomic_bool in_use, grouped, closed; /* written with the mutex, read also without */
    /* these to the list of handles */
    zx_store *next;
    /* fixed at opening */
    unsigned generation;
    dev_t device; /* 0 and 0 in memory */
    ino_t inode;
    bool read_only, wal, partial;
    int64_t busy_timeout, division;
    char *place;
    const zxi_opening *opening;
    zx_clock_fn clock;
    void *clock_context;
    /* these belong to the thread that is in */
    bool lost; /* the group's transaction is gone */
    sqlite3 *engine;
    zxi_statement *statements, *recent[ZXI_RECENT];
    int statement_count;
    int64_t statement_clock;
    zxi_hasher *hasher;
    zxi_arena arena;
    zxi_buffer entry; /* the rows of the entry being written, as they will be hashed */
    sqlite3_stmt *rollback, *rollback_to, *release; /* for undoing, when nothing can be allocated any more */
    zxi_buffer scratch, text;
    int64_t waiting; /* for another process: since when */
    int64_t call, epoch, changes; /* changes: rows that the handle had written when the verb began; -1: no verb is under way */
    int depth;              /* of transaction and savepoints */
    bool reading;
    zxi_ledger ledger, undo[ZXI_DEPTH];
    struct {
        void *value;
        void (*release)(void *value);
    } slots[ZXI_SLOTS];
};

/* The status for an SQLite result, recorded as this thread's failure. ZX_OK for SQLITE_OK, ROW and DONE. */
zx_status zxi_engine_status(zx_store *store, int result);
#ifdef __clang_analyzer__ /* as in base/fail.h; ROW and DONE come from stepping alone, where nothing hangs on it */
static inline zx_status zxi_told_engine(int result, zx_status status)
{
    if ((result == SQLITE_OK) != (status == ZX_OK))
        __builtin_unreachable();
    return status;
}
#define zxi_engine_status(store, result) zxi_told_engine((result), zxi_engine_status((store), (result)))
#endif
/* sqlite3_open_v2() of a plain file name, or ":memory:". The engine is to be closed also after a failure. */
zx_status zxi_engine_open(zx_store *store, const char *path, int flags, sqlite3 **out);
zx_status zxi_engine_in_wal(zx_store *store, bool *out);
zx_status zxi_pragma_int(zx_store *store, const char *sql, int64_t *out);

/* A number for the calling thread that no other ever has: a pthread_t is given out again. */
uint64_t zxi_thread(void);
/* Every handle is listed, so that a forked child knows what its parent was doing. */
void zxi_handle_born(zx_store *store);
void zxi_handle_dies(const zx_store *store);
/* Whether a forked child may open anything; and this file: notes which one the handle is of. */
zx_status zxi_fork_survived(void);
zx_status zxi_fork_check(zx_store *store, const char *path);
/* Brings the file to the newest schema, in one transaction each; a new file also through opening->found. */
zx_status zxi_migrate(zx_store *store, const zx_store_options *options);
/* Compares the file's schema with that of an in-memory file made by our own migrations. */
zx_status zxi_schema_check(zx_store *store);
/* The same for a file that is still to be brought up to date, but for its views. */
zx_status zxi_schema_check_older(zx_store *store, int version);
int zxi_schema_version(void);
void zxi_statements_release(zx_store *store);
/* Rolls back what is open and ends everything that SQLite holds. */
void zxi_engine_close(zx_store *store);
/* An I/O error or a failed allocation, also of a read, may have rolled all of a transaction back; the next statement would commit
 * by itself. */
void zxi_notice_loss(zx_store *store);
/* What SQLite calls, with the store, while another process has the file: 0 gives up. */
int zxi_busy(void *context, int count);
/* Milliseconds of a clock that nobody sets. */
int64_t zxi_milliseconds(void);
/* Reads the serial and the journal's end at the start of a transaction; writes the serial back at its end. */
zx_status zxi_ledger_load(zx_store *store);
zx_status zxi_ledger_save(zx_store *store);

#endif
