/* SPDX-License-Identifier: MIT */
/** @file
 *  Delivery (送达) of a reply to each proposer of each proposal that it answers; query.h asks who is still waiting.
 */
#ifndef ZHENGXIE_DELIVERY_H
#define ZHENGXIE_DELIVERY_H

#include <zhengxie/record.h>

#ifdef __cplusplus
extern "C" {
#endif

/** A reply that was delivered to a proposer. */
typedef struct zx_delivery {
    size_t size;        /**< sizeof(zx_delivery) */
    zx_id id;           /**< given by the library */
    int64_t revision;   /**< see ::zx_record */
    const char *manner; /**< code of the rulebook's "delivery_manners" */
    const char *note;   /**< up to 2,000 characters */
    zx_id reply;        /**< the reply */
    zx_id proposal;     /**< the proposal that it answers, or one that was merged into that */
    zx_id proposer;     /**< the lead proposer of this proposal, or a co-signer */
    zx_date delivered;  /**< when */
    int32_t reserved;   /**< 0 */
} zx_delivery;

/** Start of an initialiser of a ::zx_delivery. */
#define ZX_DELIVERY_INIT .size = sizeof(zx_delivery)

/** Notes that a reply was delivered. Takes reply, manner; proposal (unset: the one that was assigned), proposer (unset: the lead proposer
 *  of this proposal), note.
 *  @return as zx_verb_run(); ::ZX_RULE "delivery.after-reply", "delivery.proposal", "delivery.proposer", "delivery.once". */
ZX_API zx_status zx_reply_deliver(zx_store *store, const zx_act *act, const zx_delivery *in, zx_id *out);

/** Mends what was entered wrongly: every field becomes what is given, unset ones included, but for the date. Takes id, manner; delivered
 *  (unset: as it was), note; the act needs a reason.
 *  @return as zx_verb_run(); ::ZX_RULE "delivery.corrected-date". */
ZX_API zx_status zx_reply_correct_delivery(zx_store *store, const zx_act *act, const zx_delivery *in, zx_id *out);

#ifdef __cplusplus
}
#endif
#endif
