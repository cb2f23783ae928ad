/* SPDX-License-Identifier: MIT */
/** @file
 *  Replies (答复) of the units that handle a proposal.
 */
#ifndef ZHENGXIE_REPLY_H
#define ZHENGXIE_REPLY_H

#include <zhengxie/record.h>

#ifdef __cplusplus
extern "C" {
#endif

/** A reply to a proposal. */
typedef struct zx_reply {
    size_t size;                 /**< sizeof(zx_reply) */
    zx_id id;                    /**< given by the library */
    int64_t revision;            /**< see ::zx_record */
    const char *reply_class;     /**< code of the rulebook's "reply_classes": solved, planned, kept for reference… */
    const char *document_number; /**< the reply's own number, e.g. 宁教提〔2020〕12号; up to 100 characters */
    const char *signer;          /**< who signed it; up to 100 characters */
    const char *contact;         /**< whom to ask; up to 100 characters */
    const char *content;         /**< its text */
    zx_id assignment;            /**< what it answers */
    zx_date replied;             /**< when */
    int32_t reserved;            /**< 0 */
    const char *publication;     /**< whether the unit would have it published: code of the rulebook's "publication_classes" */
    zx_id same_as;               /**< the reply whose text it has, to a proposal that is handled together with its own */
} zx_reply;

/** Start of an initialiser of a ::zx_reply. */
#define ZX_REPLY_INIT .size = sizeof(zx_reply)

/** Replies to an assignment. Takes assignment, reply_class; document_number, signer, contact, content, publication,
 *  same_as (a reply of the same unit, and then without content).
 *  @return as zx_verb_run(); ::ZX_RULE "reply.assisting", "reply.passed-on", "reply.once",
 *  "reply.after-assignment", "reply.same-text", "assignment.present-round", "assignment.ended", "assignment.decline-open", "proposal.in-order",
 *  "proposal.filed-first". */
ZX_API zx_status zx_proposal_reply(zx_store *store, const zx_act *act, const zx_reply *in, zx_id *out);

/** Mends what was entered wrongly in a reply: every field becomes what is given, unset ones included. Takes id, reply_class; replied
 *  (unset: as it was), document_number, signer, contact, content, publication; whose text it has stays. The act needs a reason.
 *  @return as zx_verb_run(); ::ZX_RULE "reply.corrected-date", "reply.same-text". */
ZX_API zx_status zx_proposal_correct_reply(zx_store *store, const zx_act *act, const zx_reply *in, zx_id *out);

#ifdef __cplusplus
}
#endif
#endif
