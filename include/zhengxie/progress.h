/* SPDX-License-Identifier: MIT */
/** @file
 *  Reports of progress (进展): how far a measure (measure.h) that was not broken down has come, on a day.
 */
#ifndef ZHENGXIE_PROGRESS_H
#define ZHENGXIE_PROGRESS_H

#include <zhengxie/record.h>

#ifdef __cplusplus
extern "C" {
#endif

/** A report. */
typedef struct zx_progress {
    size_t size;        /**< sizeof(zx_progress) */
    zx_id id;           /**< given by the library */
    int64_t revision;   /**< see ::zx_record */
    const char *note;   /**< what was done; up to 2,000 characters */
    zx_id measure;      /**< the measure */
    zx_id project;      /**< the project that it is of. Derived */
    zx_opt_int percent; /**< how far it has come, 0 to 100 */
    zx_date reported;   /**< when */
    int32_t reserved;   /**< 0 */
} zx_progress;

/** Start of an initialiser of a ::zx_progress. */
#define ZX_PROGRESS_INIT .size = sizeof(zx_progress)

/** Reports how far a measure has come. Takes measure, percent; note. Falling below the report before it, or standing above the one
 *  after it, needs a reason.
 *  @return as zx_verb_run(); ::ZX_RULE "progress.range", "progress.leaf", "progress.cancelled", "progress.in-order", "progress.falls",
 *  "measure.weights". */
ZX_API zx_status zx_measure_report(zx_store *store, const zx_act *act, const zx_progress *in, zx_id *out);

/** Mends what was entered wrongly: every field becomes what is given, unset ones included. Takes id, percent, reported; note; the act
 *  needs a reason.
 *  @return as zx_verb_run(); ::ZX_RULE "progress.range", "progress.in-order". */
ZX_API zx_status zx_measure_correct_report(zx_store *store, const zx_act *act, const zx_progress *in, zx_id *out);

#ifdef __cplusplus
}
#endif
#endif
