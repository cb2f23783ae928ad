/* SPDX-License-Identifier: MIT */
/** @file
 *  Publication of replies (答复公开).
 */
#ifndef ZHENGXIE_PUBLICATION_H
#define ZHENGXIE_PUBLICATION_H

#include <zhengxie/record.h>

#ifdef __cplusplus
extern "C" {
#endif

/** A reply that was published. */
typedef struct zx_publication {
    size_t size;                   /**< sizeof(zx_publication) */
    zx_id id;                      /**< given by the library */
    int64_t revision;              /**< see ::zx_record */
    const char *publication_class; /**< how: code of the rulebook's "publication_classes" */
    const char *note;              /**< where; up to 2,000 characters */
    zx_id reply;                   /**< the reply */
    zx_date published;             /**< when */
    int32_t reserved;              /**< 0 */
} zx_publication;

/** Start of an initialiser of a ::zx_publication. */
#define ZX_PUBLICATION_INIT .size = sizeof(zx_publication)

/** Publishes a reply. The lead proposer of each proposal that it answers, merged ones included, must have consented, and no co-signer have
 *  refused. Takes reply; publication_class (unset: the reply's, if it has one), note.
 *  @return as zx_verb_run(); ::ZX_INVALID "publication_class"; ::ZX_RULE "reply.consent-first", "publication.once", "publication.closed",
 *  "proposal.in-order". */
ZX_API zx_status zx_reply_publish(zx_store *store, const zx_act *act, const zx_publication *in, zx_id *out);

/** Mends what was entered wrongly: every field becomes what is given, unset ones included. Takes id, publication_class; note; the act needs
 *  a reason.
 *  @return as zx_verb_run(); ::ZX_RULE "publication.closed". */
ZX_API zx_status zx_reply_correct_publication(zx_store *store, const zx_act *act, const zx_publication *in, zx_id *out);

#ifdef __cplusplus
}
#endif
#endif
