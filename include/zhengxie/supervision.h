/* SPDX-License-Identifier: MIT */
/** @file
 *  Supervised handling (督办): a leader of the committee sees to it that a proposal is handled well. What was done for it is in the
 *  activities whose agenda deals with the supervision (activity.h).
 */
#ifndef ZHENGXIE_SUPERVISION_H
#define ZHENGXIE_SUPERVISION_H

#include <zhengxie/record.h>

#ifdef __cplusplus
extern "C" {
#endif

/** A proposal's supervision by a leader. */
typedef struct zx_supervision {
    size_t size;        /**< sizeof(zx_supervision) */
    zx_id id;           /**< given by the library */
    int64_t revision;   /**< see ::zx_record */
    const char *office; /**< the office by which the leader supervises: code of the rulebook's "offices", one that "supervises" */
    const char *note;   /**< what is asked for, or what came of it; up to 2,000 characters */
    zx_id proposal;     /**< the proposal */
    zx_id leader;       /**< the person */
    zx_id body;         /**< the special committee or office that assists the leader */
    zx_date begun;      /**< since when */
    zx_date ended;      /**< no longer from this day */
} zx_supervision;

/** Start of an initialiser of a ::zx_supervision. */
#define ZX_SUPERVISION_INIT .size = sizeof(zx_supervision)

/** Puts a filed proposal under a leader's supervision. Takes proposal, leader; body, note. The office is found out.
 *  @return as zx_verb_run(); ::ZX_RULE "supervision.leader", "supervision.once", "supervision.body-exists", "proposal.filed-first",
 *  "proposal.in-order". */
ZX_API zx_status zx_supervision_begin(zx_store *store, const zx_act *act, const zx_supervision *in, zx_id *out);

/** Ends a supervision on the day of the act. Takes id; note (unset: as it was).
 *  @return as zx_verb_run(); ::ZX_RULE "supervision.still-open", "proposal.in-order". */
ZX_API zx_status zx_supervision_end(zx_store *store, const zx_act *act, const zx_supervision *in, zx_id *out);

#ifdef __cplusplus
}
#endif
#endif
