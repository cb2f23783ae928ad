/* SPDX-License-Identifier: MIT */
/** @file
 *  Measures (措施): what is to be done, by which unit, until when: what a reply promises, or what a suggestion of the three lists was
 *  broken down into (list_entry.h). A measure may be broken down further. Whether a promise was kept is looked at again later, often in
 *  another year (follow_up.h); how far a measure has come is reported (progress.h), which units assist is in assisting.h, and what it
 *  brought about in effect.h.
 *
 *  Only what was not broken down is reported on. The progress of everything above is worked out, see docs/measures.md.
 */
#ifndef ZHENGXIE_MEASURE_H
#define ZHENGXIE_MEASURE_H

#include <zhengxie/record.h>

#ifdef __cplusplus
extern "C" {
#endif

/** How a measure stands. It follows from progress and cancellation, so that they never disagree. */
typedef enum zx_measure_status {
    ZX_MEASURE_NOT_STARTED = 1, /**< progress 0 */
    ZX_MEASURE_UNDER_WAY,       /**< progress from 1 to 99 */
    ZX_MEASURE_COMPLETED,       /**< progress 100 */
    ZX_MEASURE_CANCELLED        /**< it, or all that it was broken down into, was cancelled: it has no progress */
} zx_measure_status;

/** A measure. */
typedef struct zx_measure {
    size_t size;              /**< sizeof(zx_measure) */
    zx_id id;                 /**< given by the library */
    int64_t revision;         /**< see ::zx_record */
    const char *title;        /**< what is to be done; up to 500 characters */
    const char *note;         /**< more of it; up to 2,000 characters */
    const char *outcome;      /**< what the last follow-up found: code of the rulebook's "follow_up_outcomes". Derived */
    zx_id reply;              /**< the reply that promises it; unset for one of a suggestion */
    zx_id proposal;           /**< the proposal that this answers, or whose suggestion it carries out. Derived */
    zx_id unit;               /**< who is to do it: the lead unit */
    zx_date promised;         /**< since when it is promised: the day of the act */
    zx_date due;              /**< until when; may be partial: a year, or a month */
    zx_date followed;         /**< when it was last followed up. Derived */
    int32_t reserved;         /**< 0 */
    zx_id suggestion;         /**< the suggestion that it carries out, a ::zx_list_entry; also of what is a part of another measure */
    zx_id parent;             /**< the measure that it is a part of */
    zx_id project;            /**< the project whose suggestion it carries out. Derived */
    zx_id document;           /**< the document that has the suggestion. Derived */
    zx_opt_int weight;        /**< its share among its siblings, 1 to 100 */
    zx_opt_int progress;      /**< how far it has come, 0 to 100; unset once it is cancelled. Derived */
    zx_measure_status status; /**< how it stands. Derived */
    zx_date completed;        /**< since when its progress is 100. Derived */
    zx_date cancelled;        /**< when it was cancelled */
    zx_date moved;            /**< when its progress last moved: by a report, a cancellation, or a part that was added. Derived */
} zx_measure;

/** Start of an initialiser of a ::zx_measure. */
#define ZX_MEASURE_INIT .size = sizeof(zx_measure)

/** Notes what a reply promises. Takes reply, title; unit (unset: the unit that replied), due, note.
 *  @return as zx_verb_run(); ::ZX_RULE "measure.unit-exists", "measure.due", "measure.after-reply". */
ZX_API zx_status zx_measure_promise(zx_store *store, const zx_act *act, const zx_measure *in, zx_id *out);

/** Breaks a suggestion, or a measure, down: adds one measure. Takes title, unit; suggestion or parent; due, weight, note. What already
 *  has reports of its own is only broken down with a reason: from then on its progress is that of its parts.
 *  @return as zx_verb_run(); ::ZX_RULE "measure.origin", "measure.suggestion", "measure.in-order", "measure.cancelled",
 *  "measure.reported", "measure.unit-exists", "measure.due", "measure.weight", "measure.weights". */
ZX_API zx_status zx_measure_break_down(zx_store *store, const zx_act *act, const zx_measure *in, zx_id *out);

/** Gives a measure its weight among its siblings, or takes it away. Takes id; weight (unset: none). Weights may be given one by one;
 *  until all siblings have one and they add up to 100, nothing is reported under them.
 *  @return as zx_verb_run(); ::ZX_RULE "measure.weight", "measure.weights", "measure.cancelled". */
ZX_API zx_status zx_measure_weigh(zx_store *store, const zx_act *act, const zx_measure *in, zx_id *out);

/** Cancels a measure and all that it was broken down into, save what is completed. Takes id; the act needs a reason.
 *  @return as zx_verb_run(); ::ZX_RULE "measure.cancelled", "measure.completed", "measure.in-order". */
ZX_API zx_status zx_measure_cancel(zx_store *store, const zx_act *act, const zx_measure *in, zx_id *out);

/** Takes back that a measure was cancelled; what was cancelled with it stays so. Takes id; the act needs a reason.
 *  @return as zx_verb_run(); ::ZX_RULE "measure.not-cancelled", "measure.under-cancelled", "measure.in-order", "measure.weights". */
ZX_API zx_status zx_measure_resume(zx_store *store, const zx_act *act, const zx_measure *in, zx_id *out);

/** Mends what was entered wrongly: every field becomes what is given, unset ones included. Takes id, title, unit; due, note; the act
 *  needs a reason.
 *  @return as zx_verb_run(); ::ZX_RULE "measure.unit-exists", "measure.due", "measure.assisted". */
ZX_API zx_status zx_measure_correct(zx_store *store, const zx_act *act, const zx_measure *in, zx_id *out);

#ifdef __cplusplus
}
#endif
#endif
