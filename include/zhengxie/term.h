/* SPDX-License-Identifier: MIT */
/** @file
 *  Terms (届) of the committee, one after the other.
 */
#ifndef ZHENGXIE_TERM_H
#define ZHENGXIE_TERM_H

#include <zhengxie/record.h>

#ifdef __cplusplus
extern "C" {
#endif

/** A term. */
typedef struct zx_term {
    size_t size;         /**< sizeof(zx_term) */
    zx_id id;            /**< given by the library */
    int64_t revision;    /**< see ::zx_record */
    zx_opt_int number;   /**< 14 for the 14th; unique */
    zx_date opened;      /**< its first day */
    zx_date planned_end; /**< when it is to end */
    zx_date closed;      /**< no longer from this day: the next term may open on it */
    int32_t reserved;    /**< 0 */
} zx_term;

/** Start of an initialiser of a ::zx_term. */
#define ZX_TERM_INIT .size = sizeof(zx_term)

/** Opens a term. Takes number; opened (unset: the day of the act), planned_end (unset: as many years later as the rulebook's
 *  "term"."years" says), closed: a former term, for its old records, is entered with the day on which it was over.
 *  @return as zx_verb_run(); ::ZX_EXISTS (the number); ::ZX_RULE "term.number-counts", "term.one-at-a-time", "term.in-order",
 *  "term.dates-in-order", "term.closed-by-closing" (closed lies ahead). */
ZX_API zx_status zx_term_open(zx_store *store, const zx_act *act, const zx_term *in, zx_id *out);

/** Moves its planned end to a later day. Takes id, planned_end.
 *  @return as zx_verb_run(); ::ZX_RULE "term.not-closed", "term.extension-later". */
ZX_API zx_status zx_term_extend(zx_store *store, const zx_act *act, const zx_term *in, zx_id *out);

/** Closes it on the day of the act: every membership of the term that is still open ends with it ("term_end"). Takes id.
 *  @return as zx_verb_run(); ::ZX_RULE "term.not-closed", "term.dates-in-order", "term.sessions-closed", "term.seats-begun". */
ZX_API zx_status zx_term_close(zx_store *store, const zx_act *act, const zx_term *in, zx_id *out);

/** Mends what was entered wrongly: every field becomes what is given, unset ones included; whether it is closed stays. Takes id,
 *  number, opened, planned_end; closed (only of a closed term, and needed then); the act needs a reason.
 *  @return as zx_verb_run(); ::ZX_EXISTS (the number); ::ZX_RULE as the other verbs, and "term.closed-by-closing",
 *  "term.holds-its-records". */
ZX_API zx_status zx_term_correct(zx_store *store, const zx_act *act, const zx_term *in, zx_id *out);

/** The term that a date lies in.
 *  @param on  a complete date
 *  @param out its id
 *  @return ::ZX_OK; ::ZX_NOT_FOUND (none); ::ZX_INVALID (the date); ::ZX_MISUSE; ::ZX_BUSY; ::ZX_CLOSED; ::ZX_ROLLED_BACK;
 *  ::ZX_CORRUPT; ::ZX_IO; ::ZX_NO_MEMORY. */
ZX_API zx_status zx_term_on(zx_store *store, zx_date on, zx_id *out);

#ifdef __cplusplus
}
#endif
#endif
