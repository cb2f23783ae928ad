/* SPDX-License-Identifier: MIT */
/* What the nouns of a measure's life share. */
#ifndef ZXI_DOMAIN_MEASURES_MEASURES_H
#define ZXI_DOMAIN_MEASURES_MEASURES_H

#include <zhengxie/assisting.h>
#include <zhengxie/effect.h>
#include <zhengxie/follow_up.h>
#include <zhengxie/measure.h>
#include <zhengxie/progress.h>
#include <zhengxie/telling.h>

#include "domain/domain.h"
#include "domain/measures/rollup.h"

extern const zx_record_type zxi_measure_type, zxi_follow_up_type, zxi_assisting_type, zxi_progress_type, zxi_effect_type, zxi_telling_type;

extern const zx_enum_type zxi_measure_status_type;

/* Loads a measure and makes sure that its derived fields are what the records say that they follow from. ZX_NOT_FOUND, ZX_TAMPERED. */
zx_status zxi_measure_load(zxi_call *call, zx_id id, zx_measure **out);
/* The type's derive: where it comes from, how far it has come, what the last follow-up found. */
zx_status zxi_measure_derive(zx_store *store, void *record);
/* The record in whose history a measure's steps show: its document, else its proposal. */
zx_id zxi_measure_subject(const zx_measure *measure);
/* What is derived of a measure's progress: status with it. */
void zxi_measure_stands(zx_measure *measure, int64_t percent);

/* Computes the progress of everything above a measure anew, after it was written: its parent and so on, as long as something changes,
 * and the suggestion. */
zx_status zxi_measure_ripple(zxi_call *call, const zx_measure *measure);
/* The progress of a suggestion from its measures; ZXI_NO_PROGRESS for none. */
zx_status zxi_suggestion_progress(zx_store *store, zx_id suggestion, int64_t *out);

/* The siblings of a measure, itself among them if it is kept: the parts of its parent, else the top measures of its suggestion or reply.
 * In the call's arena; `own` is its index, or `count`. */
typedef struct zxi_siblings {
    zxi_share *shares;
    size_t count, own;
} zxi_siblings;
zx_status zxi_siblings_of(zxi_call *call, const zx_measure *measure, zxi_siblings *out);
/* Refused with "measure.weights" where the weights of its siblings, or of those above, are given but not complete. */
zx_status zxi_weights_up(zxi_call *call, const zx_measure *measure);
/* Refused with "measure.weight" and "measure.weights" where the measure's own weight is none, or is too much beside its siblings'. */
zx_status zxi_weight_check(zxi_call *call, const zx_measure *measure);

/* Refused with "effect.struck", about that field, unless it stands. */
zx_status zxi_effect_stands(zxi_call *call, const char *field, const zx_effect *effect);

/* Whether a unit assists in a measure, from a date on: the assisting's id, or 0. */
zx_status zxi_assists(zxi_call *call, zx_id measure, zx_id unit, zx_id *out);

extern const zx_rule zxi_measure_rules[];
typedef enum zxi_measure_rule {
    ZXI_MEASURE_UNIT_EXISTS,
    ZXI_MEASURE_DUE,
    ZXI_MEASURE_AFTER_REPLY,
    ZXI_MEASURE_ORIGIN,
    ZXI_MEASURE_SUGGESTION,
    ZXI_MEASURE_IN_ORDER,
    ZXI_MEASURE_CANCELLED,
    ZXI_MEASURE_NOT_CANCELLED,
    ZXI_MEASURE_UNDER_CANCELLED,
    ZXI_MEASURE_COMPLETED,
    ZXI_MEASURE_REPORTED,
    ZXI_MEASURE_WEIGHT,
    ZXI_MEASURE_WEIGHTS,
    ZXI_MEASURE_ASSISTED
} zxi_measure_rule;

/* The unit exists on the day, and the measure is not due before it was promised; in measure.c. */
zx_status zxi_measure_check(zxi_call *call, const zx_measure *given);
/* The verbs of breaking down, weighing, cancelling, resuming. */
zx_status zxi_measure_break_down(zxi_call *call, void *in, zx_id *out);
zx_status zxi_measure_weigh(zxi_call *call, void *in, zx_id *out);
zx_status zxi_measure_cancel(zxi_call *call, void *in, zx_id *out);
zx_status zxi_measure_resume(zxi_call *call, void *in, zx_id *out);

#endif
