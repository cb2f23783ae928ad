/* SPDX-License-Identifier: MIT */
/** @file
 *  Further rounds of handling (重新办理), after a proposer was dissatisfied. The first round has no record.
 */
#ifndef ZHENGXIE_ROUND_H
#define ZHENGXIE_ROUND_H

#include <zhengxie/record.h>

#ifdef __cplusplus
extern "C" {
#endif

/** A further round. */
typedef struct zx_round {
    size_t size;      /**< sizeof(zx_round) */
    zx_id id;         /**< given by the library */
    int64_t revision; /**< see ::zx_record */
    const char *note; /**< what is to be done better; up to 2,000 characters */
    zx_id proposal;   /**< the proposal */
    zx_opt_int round; /**< 2, 3…; given by the library */
    zx_date opened;   /**< when */
    int32_t reserved; /**< 0 */
} zx_round;

/** Start of an initialiser of a ::zx_round. */
#define ZX_ROUND_INIT .size = sizeof(zx_round)

/** Has a proposal handled again. Takes proposal; note. From then on it is unassigned, without an outcome and satisfaction, until it is
 *  assigned, answered and rated anew; the records of the earlier rounds stay.
 *  @return as zx_verb_run(); ::ZX_RULE "proposal.submitted-first", "proposal.filed-first", "proposal.dissatisfied-first",
 *  "proposal.in-order". */
ZX_API zx_status zx_proposal_handle_again(zx_store *store, const zx_act *act, const zx_round *in, zx_id *out);

#ifdef __cplusplus
}
#endif
#endif
