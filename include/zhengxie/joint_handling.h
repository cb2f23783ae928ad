/* SPDX-License-Identifier: MIT */
/** @file
 *  Proposals that are handled together (合并办理). Unlike merged ones (examination.h), all of them stay filed, keep their numbers and are
 *  assigned and answered one by one; one reply may have the text of another's (reply.h).
 */
#ifndef ZHENGXIE_JOINT_HANDLING_H
#define ZHENGXIE_JOINT_HANDLING_H

#include <zhengxie/record.h>

#ifdef __cplusplus
extern "C" {
#endif

/** A proposal that is handled together with the main one of its group. It counts as long as both are filed. */
typedef struct zx_joint_handling {
    size_t size;      /**< sizeof(zx_joint_handling) */
    zx_id id;         /**< given by the library */
    int64_t revision; /**< see ::zx_record */
    const char *note; /**< why; up to 2,000 characters */
    zx_id proposal;   /**< the proposal */
    zx_id main;       /**< the main proposal of the group, which has no such record itself */
    zx_date begun;    /**< since when */
    zx_date ended;    /**< no longer from this day */
} zx_joint_handling;

/** Start of an initialiser of a ::zx_joint_handling. */
#define ZX_JOINT_HANDLING_INIT .size = sizeof(zx_joint_handling)

/** Has a proposal handled together with another one: both filed, of one session, and not answered. Takes proposal, main; note.
 *  @return as zx_verb_run(); ::ZX_RULE "proposal.submitted-first", "proposal.filed-first", "proposal.unanswered", "proposal.in-order",
 *  "joint_handling.once", "joint_handling.main", "joint_handling.no-chain". */
ZX_API zx_status zx_proposal_handle_together(zx_store *store, const zx_act *act, const zx_joint_handling *in, zx_id *out);

/** Takes a proposal out of its group again, before it is answered. Takes proposal.
 *  @return as zx_verb_run(); ::ZX_RULE "proposal.submitted-first", "proposal.filed-first", "proposal.unanswered", "proposal.in-order",
 *  "joint_handling.together-first". */
ZX_API zx_status zx_proposal_handle_apart(zx_store *store, const zx_act *act, const zx_joint_handling *in, zx_id *out);

#ifdef __cplusplus
}
#endif
#endif
