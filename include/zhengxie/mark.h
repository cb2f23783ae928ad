/* SPDX-License-Identifier: MIT */
/** @file
 *  Marks of proposals: key (重点提案), outstanding (优秀提案), micro (微提案), livelihood (民生提案) and whatever else a city chooses. They
 *  are codes of the rulebook's "marks"; none of them moves a number.
 */
#ifndef ZHENGXIE_MARK_H
#define ZHENGXIE_MARK_H

#include <zhengxie/record.h>

#ifdef __cplusplus
extern "C" {
#endif

/** A mark of a proposal. */
typedef struct zx_mark {
    size_t size;       /**< sizeof(zx_mark) */
    zx_id id;          /**< given by the library */
    int64_t revision;  /**< see ::zx_record */
    const char *mark;  /**< code of the rulebook's "marks" */
    const char *note;  /**< why it was chosen; up to 2,000 characters */
    zx_id proposal;    /**< the proposal */
    zx_id body;        /**< who chose it: an organization */
    zx_opt_int year;   /**< for which year it was chosen, 1949–9999; unset: that of the act */
    zx_date marked;    /**< since when */
    zx_date ended;     /**< no longer from this day */
} zx_mark;

/** Start of an initialiser of a ::zx_mark. */
#define ZX_MARK_INIT .size = sizeof(zx_mark)

/** Marks a proposal. Takes proposal, mark; year, body, note. How far the proposal must have come, says the mark's "needs" in the
 *  rulebook: "submitted", "filed" (the default) or "replied".
 *  @return as zx_verb_run(); ::ZX_RULE "mark.needs", "mark.once", "mark.year", "proposal.in-order". */
ZX_API zx_status zx_proposal_mark(zx_store *store, const zx_act *act, const zx_mark *in, zx_id *out);

/** Takes a mark back on the day of the act. Takes id; the act needs a reason.
 *  @return as zx_verb_run(); ::ZX_RULE "mark.still-there", "proposal.in-order". */
ZX_API zx_status zx_proposal_unmark(zx_store *store, const zx_act *act, const zx_mark *in, zx_id *out);

#ifdef __cplusplus
}
#endif
#endif
