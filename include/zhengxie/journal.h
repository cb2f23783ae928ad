/* SPDX-License-Identifier: MIT */
/** @file
 *  The journal: what was done, when, by whom, and the proof that nothing was changed behind it.
 *
 *  Every verb appends one entry. An entry holds, for each row it changed, the hash of that row as it was afterwards, and the hash of
 *  the entry before, so that whoever keeps the *head* (a short text, fit for the minutes of a meeting) can later prove that nothing up
 *  to it was altered. docs/journal.md tells how the hashes are made, for those who verify with programs of their own.
 */
#ifndef ZHENGXIE_JOURNAL_H
#define ZHENGXIE_JOURNAL_H

#include <zhengxie/record.h>

#ifdef __cplusplus
extern "C" {
#endif

/** A change of one row: a row of the answers "history" and "journal". */
typedef struct zx_change {
    size_t size;          /**< sizeof(zx_change) of the library */
    int64_t seq;          /**< the entry */
    int64_t before;       /**< the entry that changed the same row before; 0: this made it */
    int64_t struck;       /**< the entry that redacted this image; 0: none did */
    zx_id subject;        /**< the record that the verb was done to */
    zx_id row;            /**< the record whose row was changed */
    const char *verb;     /**< e.g. "proposal.examine" */
    const char *by;       /**< who did it */
    const char *reason;   /**< why; NULL where none was given */
    const char *recorded; /**< when it was written down, UTC: "2020-01-15T08:30:00.000Z" */
    const char *table;    /**< the row's table: the kind of record, or KIND_text for its long texts */
    const char *image;    /**< the row afterwards, canonical JSON */
    const char *previous; /**< the row before, canonical JSON; NULL where this made it */
    zx_date on;           /**< the date it took effect */
    int32_t reserved;     /**< 0 */
} zx_change;

/** The journal's head: the number of its last entry and that entry's hash, "1234-9f86d0…" (at most 84 characters).
 *  @param out new
 *  @return ::ZX_OK; ::ZX_MISUSE; ::ZX_BUSY; ::ZX_CLOSED; ::ZX_ROLLED_BACK; ::ZX_CORRUPT; ::ZX_IO; ::ZX_NO_MEMORY. */
ZX_API zx_status zx_journal_head(zx_store *store, char **out);

/** Checks every link of the chain, every image, every row of every record against its last image (changed, missing, extra), and every
 *  derived field.
 *  @param head NULL, or a head kept elsewhere: then also that the chain still leads through it (a cut tail or a chain that was
 *              computed anew is found)
 *  @param progress NULL is allowed
 *  @return ::ZX_OK; ::ZX_TAMPERED naming the record or entry; ::ZX_INVALID (head is none); ::ZX_CANCELLED; ::ZX_UNSUPPORTED (a store as
 *  known earlier: verify the store itself); ::ZX_MISUSE; ::ZX_BUSY; ::ZX_CLOSED; ::ZX_ROLLED_BACK; ::ZX_CORRUPT; ::ZX_IO;
 *  ::ZX_NO_MEMORY. */
ZX_API zx_status zx_journal_verify(zx_store *store, const char *head, zx_progress_fn progress, void *context);

/** What was done to a record and to what it holds, oldest first: rows of ::zx_change.
 *  @param out new: end with zx_cursor_free()
 *  @return ::ZX_OK; ::ZX_NOT_FOUND; ::ZX_MISUSE; ::ZX_BUSY; ::ZX_CLOSED; ::ZX_ROLLED_BACK; ::ZX_CORRUPT; ::ZX_IO; ::ZX_NO_MEMORY. */
ZX_API zx_status zx_journal_history(zx_store *store, zx_id id, zx_cursor **out);

/** The journal itself from an entry on: rows of ::zx_change, oldest first.
 *  @param after entries after this one; 0: from the first
 *  @param limit at most so many entries; 0: all
 *  @param out   new: end with zx_cursor_free()
 *  @return as zx_journal_history(), and ::ZX_INVALID (limit or after below 0). */
ZX_API zx_status zx_journal_list(zx_store *store, int64_t after, int64_t limit, zx_cursor **out);

/** Strikes fields of a record, also out of all that the journal remembers of them: a person's data, or a secret. The chain still
 *  verifies. A text that must not be empty becomes 〔已隐去〕.
 *  @param kind   its kind, e.g. "person"
 *  @param act    needs a reason; the reason stays readable
 *  @param fields `count` names of texts, codes or dates
 *  @return ::ZX_OK; ::ZX_INVALID (no such field, or not one that can be struck; the act); ::ZX_NOT_FOUND; ::ZX_TAMPERED; and what
 *  zx_verb_run() can answer. */
ZX_API zx_status zx_record_redact(zx_store *store, const zx_act *act, const char *kind, zx_id id, const char *const *fields, size_t count);

/** The store as it was known after an entry: a copy in memory, for reading only, of which every question can be asked. What was
 *  entered later, even of earlier dates, is not in it; what was redacted later is redacted.
 *  @param seq      the entry; 0 or more, at most the last one
 *  @param progress NULL is allowed
 *  @param out      new: end with zx_store_free()
 *  @return ::ZX_OK; ::ZX_INVALID (no such entry); ::ZX_CANCELLED; ::ZX_TAMPERED; ::ZX_MISUSE; ::ZX_BUSY; ::ZX_CLOSED; ::ZX_ROLLED_BACK;
 *  ::ZX_CORRUPT; ::ZX_IO; ::ZX_NO_MEMORY. */
ZX_API zx_status zx_store_as_known(zx_store *store, int64_t seq, zx_progress_fn progress, void *context, zx_store **out);

#ifdef __cplusplus
}
#endif
#endif
