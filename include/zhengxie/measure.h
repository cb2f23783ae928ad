/* SPDX-License-Identifier: MIT */
/** @file
 *  Measures (措施): what is to be done, by which unit, until when. Here: what a reply promises. Whether the promise was kept is looked at
 *  again later, often in another year (follow_up.h).
 */
#ifndef ZHENGXIE_MEASURE_H
#define ZHENGXIE_MEASURE_H

#include <zhengxie/record.h>

#ifdef __cplusplus
extern "C" {
#endif

/** A measure. */
typedef struct zx_measure {
    size_t size;          /**< sizeof(zx_measure) */
    zx_id id;             /**< given by the library */
    int64_t revision;     /**< see ::zx_record */
    const char *title;    /**< what is to be done; up to 500 characters */
    const char *note;     /**< more of it; up to 2,000 characters */
    const char *outcome;  /**< what the last follow-up found: code of the rulebook's "follow_up_outcomes". Derived */
    zx_id reply;          /**< the reply that promises it */
    zx_id proposal;       /**< the proposal that this answers. Derived */
    zx_id unit;           /**< who is to do it */
    zx_date promised;     /**< since when it is promised: the day of the reply, or of the act where that is later */
    zx_date due;          /**< until when; may be partial: a year, or a month */
    zx_date followed;     /**< when it was last followed up. Derived */
    int32_t reserved;     /**< 0 */
} zx_measure;

/** Start of an initialiser of a ::zx_measure. */
#define ZX_MEASURE_INIT .size = sizeof(zx_measure)

/** Notes what a reply promises. Takes reply, title; unit (unset: the unit that replied), due, note.
 *  @return as zx_verb_run(); ::ZX_RULE "measure.unit-exists", "measure.due", "measure.after-reply". */
ZX_API zx_status zx_measure_promise(zx_store *store, const zx_act *act, const zx_measure *in, zx_id *out);

/** Mends what was entered wrongly: every field becomes what is given, unset ones included. Takes id, title, unit; due, note; the act
 *  needs a reason.
 *  @return as zx_measure_promise(). */
ZX_API zx_status zx_measure_correct(zx_store *store, const zx_act *act, const zx_measure *in, zx_id *out);

#ifdef __cplusplus
}
#endif
#endif
