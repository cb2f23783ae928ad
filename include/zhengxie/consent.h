/* SPDX-License-Identifier: MIT */
/** @file
 *  Whether a proposer agrees that the proposal and its answer are published (是否同意公开).
 */
#ifndef ZHENGXIE_CONSENT_H
#define ZHENGXIE_CONSENT_H

#include <zhengxie/record.h>

#ifdef __cplusplus
extern "C" {
#endif

/** What a proposer says about publication. Of several, the last counts. */
typedef struct zx_consent {
    size_t size;        /**< sizeof(zx_consent) */
    zx_id id;           /**< given by the library */
    int64_t revision;   /**< see ::zx_record */
    const char *ground; /**< why not; up to 2,000 characters */
    zx_id proposal;     /**< the proposal */
    zx_id proposer;     /**< its lead proposer or a co-signer */
    zx_date given;      /**< when */
    zx_yes_no consents; /**< whether it may be published */
} zx_consent;

/** Start of an initialiser of a ::zx_consent. */
#define ZX_CONSENT_INIT .size = sizeof(zx_consent)

/** Notes whether a proposer agrees to publication. Takes proposal, consents; ground (needed with a refusal, and only then), proposer
 *  (unset: the lead proposer).
 *  @return as zx_verb_run(); ::ZX_RULE "proposal.submitted-first", "proposal.in-order", "consent.proposer", "consent.ground". */
ZX_API zx_status zx_proposal_consent(zx_store *store, const zx_act *act, const zx_consent *in, zx_id *out);

#ifdef __cplusplus
}
#endif
#endif
