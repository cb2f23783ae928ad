/* SPDX-License-Identifier: MIT */
/* The only room with SQLite in it. What the floors above see of it: a guard around each call, transactions, statements,
 * and the journal. Except for opening, none of these may be called outside zxi_enter() … zxi_leave(). */
#ifndef ZXI_STORE_STORE_H
#define ZXI_STORE_STORE_H

#include <stdbool.h>
#include <zhengxie/store.h>

#include "base/buffer.h"
#include "base/fail.h"
#include "base/hash.h"
#include "base/memory.h"

/* ---- opening ---- */

/* What the floors above add to opening. */
typedef struct zxi_opening {
    /* Whether a file can be created with these options. NULL: always. */
    zx_status (*check)(zx_store *store, const zx_store_options *options);
    /* Run inside the transaction that creates a new file. */
    zx_status (*found)(zx_store *store, const zx_store_options *options);
    /* The CREATE VIEW statements of the labelled views: new; NULL without memory. The same text each time. */
    char *(*views)(void);
} zxi_opening;

zx_status zxi_store_open(const char *path, const zx_store_options *options, const zxi_opening *opening, zx_store **out);
/* Tells the handle what committee this is. The place is copied. */
zx_status zxi_store_identify(zx_store *store, int64_t division, const char *place);

/* A copy of what was known earlier: never written again, and its journal is not whole. */
void zxi_store_freeze(zx_store *store);
bool zxi_store_partial(const zx_store *store);

/* A cursor keeps the handle's memory, though not the file, alive. */
void zxi_store_keep(zx_store *store);
void zxi_store_drop(zx_store *store);
bool zxi_store_closed(const zx_store *store);
/* False in a forked child, whose calls must touch nothing. */
bool zxi_store_ours(const zx_store *store);

/* ---- the guard ---- */

/* Makes the calling thread the one that uses the handle. ZX_MISUSE, ZX_BUSY, ZX_CLOSED, ZX_ROLLED_BACK. */
zx_status zxi_enter(zx_store *store);
void zxi_leave(zx_store *store);

/* Memory for the length of the call under way; emptied when it leaves. */
zxi_arena *zxi_call_arena(zx_store *store);
/* Empties it between the verbs of one call. */
void zxi_call_next(zx_store *store);
/* The same for as long as nobody else can have changed the file: through a transaction that writes, else through a call. */
int64_t zxi_moment(const zx_store *store);

/* ---- transactions ---- */

/* One read transaction for one question. Within a group it is the group's. End it always. */
zx_status zxi_read_begin(zx_store *store);
void zxi_read_end(zx_store *store);
/* A transaction, or a savepoint when one is under way. After ZX_OK end it always: it is kept if status is ZX_OK and undone
 * otherwise. zxi_write_end() returns status, or why it could not be kept. */
zx_status zxi_write_begin(zx_store *store);
zx_status zxi_write_end(zx_store *store, zx_status status);
/* The same for one verb, without a savepoint of its own inside a transaction: a savepoint copies every page that the verb
 * touches, a quarter of the cost of loading. A verb that is refused before it wrote anything is undone by doing nothing; one that
 * fails while writing takes the group with it. */
zx_status zxi_verb_begin(zx_store *store);
zx_status zxi_verb_end(zx_store *store, zx_status status);
/* Whether the verb under way has written anything: then it is too late to refuse it. */
bool zxi_verb_wrote(const zx_store *store);

/* Changes whenever what was read before may no longer be so: at the start of each transaction, and when one is undone. */
int64_t zxi_epoch(const zx_store *store);
void zxi_epoch_next(zx_store *store);
/* A buffer for passing use: empty, kept with the handle. Not to be held while calling what may use it too. */
zxi_buffer *zxi_scratch(zx_store *store);

/* The next id. Given back when the transaction is undone. */
zx_status zxi_new_id(zx_store *store, zx_id *out);
/* The serial of the last id, as zxi_journal_head() or a transaction last read it. */
int64_t zxi_last_serial(const zx_store *store);

/* ---- statements ---- */

typedef struct zxi_statement zxi_statement;

/* Borrowed from the handle's cache, reset, nothing bound. Give it back with zxi_done(), also after a failure. */
zx_status zxi_prepare(zx_store *store, const char *sql, zxi_statement **out);
/* Parameters count from 1. Bytes must live until zxi_done(). A failure shows in the next zxi_step(). */
void zxi_bind_int(zxi_statement *statement, int parameter, int64_t value);
void zxi_bind_text(zxi_statement *statement, int parameter, const char *text); /* NULL binds NULL */
void zxi_bind_bytes(zxi_statement *statement, int parameter, const char *text, size_t length);
void zxi_bind_blob(zxi_statement *statement, int parameter, const uint8_t *bytes, size_t length);
void zxi_bind_null(zxi_statement *statement, int parameter);
/* What a column of another statement's row holds, whatever its type; for copying between handles. */
void zxi_bind_column(zxi_statement *statement, int parameter, zxi_statement *from, int column);
zx_status zxi_step(zxi_statement *statement, bool *row);
/* Makes it ready to be bound and stepped again. */
void zxi_again(zxi_statement *statement);
void zxi_done(zxi_statement *statement); /* NULL allowed */
/* Steps a statement that answers no row, and gives it back. */
zx_status zxi_run(zxi_statement *statement);
/* Columns count from 0. */
int zxi_column_count(zxi_statement *statement);
bool zxi_column_null(zxi_statement *statement, int column);
int64_t zxi_column_int(zxi_statement *statement, int column);
/* NULL for an SQL NULL; valid until the next step. Without `length` it is a C string: ZX_TAMPERED for one that holds a NUL. */
zx_status zxi_column_text(zxi_statement *statement, int column, const char **out, size_t *length);
zx_status zxi_column_blob(zxi_statement *statement, int column, const uint8_t **out, size_t *length);
/* Rows that the last statement changed. */
int64_t zxi_changes(zx_store *store);
/* SQL without parameters or rows; several statements allowed. */
zx_status zxi_execute(zx_store *store, const char *sql);

/* ---- the journal ---- */

/* The entry that the verb under way will write; a row that it changes bears it as its revision. */
int64_t zxi_journal_next(zx_store *store);

/* Notes a changed row for the entry being written: its canonical after-image, and the entry before (0: none). */
zx_status zxi_journal_row(zx_store *store, const char *record, zx_id id, int64_t before, const char *image, size_t length);
/* Replaces the image of (record, id) in entry `seq` and commits to the new one in the entry being written. */
zx_status zxi_journal_strike(zx_store *store, const char *record, zx_id id, int64_t seq, const char *image, size_t length);

typedef struct zxi_entry {
    const char *verb, *actor, *reason;
    zx_id subject;
    zx_date effective;
} zxi_entry;

/* Writes the entry for the rows noted since the last one. */
zx_status zxi_journal_close(zx_store *store, const zxi_entry *entry);

/* ZX_TAMPERED unless entry `seq` has this image of this row. */
zx_status zxi_journal_check_row(zx_store *store, const char *record, zx_id id, int64_t seq, const char *image, size_t length);

/* The image of (record, id) in entry `seq`, checked, and the entry before, which is smaller. Either output may be NULL. ZX_TAMPERED
 * when there is none. */
zx_status zxi_journal_image(zx_store *store, const char *record, zx_id id, int64_t seq, int64_t *before, zxi_arena *arena, char **image);

/* Walks the chain from the first entry and checks every link and every image that was not struck since. Calls `row` for each
 * row that an entry changed, in order. `head`: NULL, or what zxi_journal_head() said once. */
typedef struct zxi_journal_walk_row {
    const char *record, *image; /* image: as it stands now, NULL if gone */
    zx_id id;
    int64_t seq, before;
} zxi_journal_walk_row;
typedef zx_status (*zxi_journal_row_fn)(void *context, const zxi_journal_walk_row *row);
zx_status zxi_journal_walk(zx_store *store, const char *head, zxi_journal_row_fn row, void *context, zx_progress_fn progress,
                           void *progress_context);
/* Entry number and hash as text: "SEQ-" and 64 hex digits. */
enum { ZXI_HEAD = 96 };
zx_status zxi_journal_head(zx_store *store, char out[ZXI_HEAD]);

/* ---- whole files ---- */

zx_status zxi_check_pages(zx_store *store, zx_progress_fn progress, void *context);

/* What the floors above keep with the handle, e.g. parsed rulebooks. Freed with it. */
typedef enum zxi_slot { ZXI_SLOT_RECORDS, ZXI_SLOT_FOUND, ZXI_SLOT_DOMAIN, ZXI_SLOT_CALENDAR, ZXI_SLOTS } zxi_slot;
void *zxi_slot_get(zx_store *store, zxi_slot slot);
void zxi_slot_set(zx_store *store, zxi_slot slot, void *value, void (*release)(void *value));

#endif
