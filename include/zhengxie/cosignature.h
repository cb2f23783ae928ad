/* SPDX-License-Identifier: MIT */
/** @file
 *  Co-signatures (联名): invitations to sign a proposal together with its lead proposer, which can be answered or lapse.
 *
 *  An invitation lapses by itself when its last day is over, and when the proposal is submitted. Nothing is written on the day after
 *  the last one: until somebody invites again or the proposal is submitted, the state of a lapsed invitation still is "invited", and
 *  `valid_until` tells.
 */
#ifndef ZHENGXIE_COSIGNATURE_H
#define ZHENGXIE_COSIGNATURE_H

#include <zhengxie/record.h>

#ifdef __cplusplus
extern "C" {
#endif

/** What became of an invitation. */
typedef enum zx_cosignature_state {
    ZX_COSIGNATURE_INVITED = 1, /**< not answered (and lapsed if `valid_until` is over) */
    ZX_COSIGNATURE_SIGNED,      /**< signed */
    ZX_COSIGNATURE_DECLINED,    /**< declined */
    ZX_COSIGNATURE_LAPSED       /**< lapsed: not answered in time */
} zx_cosignature_state;

/** A co-signature of a proposal, or the invitation to it. */
typedef struct zx_cosignature {
    size_t size;                /**< sizeof(zx_cosignature) */
    zx_id id;                   /**< given by the library */
    int64_t revision;           /**< see ::zx_record */
    zx_id proposal;             /**< the proposal */
    zx_id signer;               /**< who signs: a person or an organization */
    zx_date invited;            /**< when the invitation was sent; unset where a paper was signed at once */
    zx_date valid_until;        /**< the last day on which the invitation can be signed: as many days later as the rulebook's
                                     "proposal"."invitation_days" says; unset: until submission */
    zx_date answered;           /**< when it was signed or declined */
    zx_cosignature_state state; /**< what became of it */
} zx_cosignature;

/** Start of an initialiser of a ::zx_cosignature. */
#define ZX_COSIGNATURE_INIT .size = sizeof(zx_cosignature)

/** Invites somebody to co-sign a draft. Takes proposal, signer.
 *  @return as zx_verb_run(); ::ZX_RULE "proposal.draft-only", "proposal.in-order", "proposal.lead-not-cosigner", "cosignature.kind",
 *  "proposal.seated", "proposal.organization-exists", "cosignature.once". */
ZX_API zx_status zx_proposal_invite(zx_store *store, const zx_act *act, const zx_cosignature *in, zx_id *out);

/** Signs, as invited. Takes id.
 *  @return as zx_verb_run(); ::ZX_RULE "proposal.draft-only", "proposal.in-order", "proposal.seated", "proposal.organization-exists",
 *  "cosignature.open", "cosignature.lapsed". */
ZX_API zx_status zx_proposal_sign(zx_store *store, const zx_act *act, const zx_cosignature *in, zx_id *out);

/** Declines an invitation. Takes id.
 *  @return as zx_verb_run(); ::ZX_RULE "proposal.draft-only", "proposal.in-order", "cosignature.open", "cosignature.lapsed". */
ZX_API zx_status zx_proposal_decline(zx_store *store, const zx_act *act, const zx_cosignature *in, zx_id *out);

/** Enters a signature that is on the paper, without an invitation: of a draft; or of a proposal that was submitted and not examined
 *  yet, dated not after its submission. Takes proposal, signer.
 *  @return as zx_proposal_invite(), without "proposal.draft-only"; ::ZX_RULE "cosignature.before-examination",
 *  "cosignature.before-submission". */
ZX_API zx_status zx_proposal_cosign(zx_store *store, const zx_act *act, const zx_cosignature *in, zx_id *out);

#ifdef __cplusplus
}
#endif
#endif
