/* SPDX-License-Identifier: MIT */
/** @file
 *  Assisting comments (会办意见): what an assisting unit sends the lead unit. The lead may answer without waiting for them; then the
 *  assisting assignment stays without a date in `commented`.
 */
#ifndef ZHENGXIE_COMMENT_H
#define ZHENGXIE_COMMENT_H

#include <zhengxie/record.h>

#ifdef __cplusplus
extern "C" {
#endif

/** The comments of an assisting unit. */
typedef struct zx_comment {
    size_t size;                 /**< sizeof(zx_comment) */
    zx_id id;                    /**< given by the library */
    int64_t revision;            /**< see ::zx_record */
    const char *document_number; /**< their own number; up to 100 characters */
    const char *content;         /**< their text */
    zx_id assignment;            /**< the assignment to assist */
    zx_date commented;           /**< when */
    int32_t reserved;            /**< 0 */
} zx_comment;

/** Start of an initialiser of a ::zx_comment. */
#define ZX_COMMENT_INIT .size = sizeof(zx_comment)

/** Sends the lead unit comments, once and before all have replied. Takes assignment, content; document_number.
 *  @return as zx_verb_run(); ::ZX_RULE "comment.assisting", "comment.once", "assignment.present-round", "assignment.answered",
 *  "assignment.ended", "assignment.decline-open", "assignment.passed-on-open", "proposal.in-order", "proposal.filed-first". */
ZX_API zx_status zx_assignment_comment(zx_store *store, const zx_act *act, const zx_comment *in, zx_id *out);

/** Mends what was entered wrongly: every field becomes what is given, unset ones included. Takes id, content; document_number; the act needs
 *  a reason.
 *  @return as zx_verb_run(). */
ZX_API zx_status zx_assignment_correct_comment(zx_store *store, const zx_act *act, const zx_comment *in, zx_id *out);

#ifdef __cplusplus
}
#endif
#endif
