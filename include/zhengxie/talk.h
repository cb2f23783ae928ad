/* SPDX-License-Identifier: MIT */
/** @file
 *  Talks (面商) of a unit with a proposer about the proposal, before or after its reply.
 */
#ifndef ZHENGXIE_TALK_H
#define ZHENGXIE_TALK_H

#include <zhengxie/record.h>

#ifdef __cplusplus
extern "C" {
#endif

/** A talk, or that a proposer asked for none. */
typedef struct zx_talk {
    size_t size;      /**< sizeof(zx_talk) */
    zx_id id;         /**< given by the library */
    int64_t revision; /**< see ::zx_record */
    const char *mode; /**< code of the rulebook's "talk_modes"; unset where it was waived */
    const char *note; /**< what came of it; up to 2,000 characters */
    zx_id assignment; /**< the assignment */
    zx_id proposer;   /**< with whom */
    zx_date talked;   /**< when */
    zx_yes_no waived; /**< whether the proposer did without a talk */
} zx_talk;

/** Start of an initialiser of a ::zx_talk. */
#define ZX_TALK_INIT .size = sizeof(zx_talk)

/** Notes a talk, or that it was waived. Takes assignment; proposer (unset: the lead proposer), mode (needed unless it was waived, and only
 *  then), waived (unset: no), note.
 *  @return as zx_verb_run(); ::ZX_RULE "talk.mode", "talk.proposer", "assignment.present-round", "assignment.ended",
 *  "assignment.decline-open", "assignment.passed-on-open", "proposal.in-order", "proposal.filed-first". */
ZX_API zx_status zx_assignment_talk(zx_store *store, const zx_act *act, const zx_talk *in, zx_id *out);

/** Mends what was entered wrongly: every field becomes what is given, unset ones included, but for the date. Takes id, proposer; talked
 *  (unset: as it was), mode, waived, note; the act needs a reason.
 *  @return as zx_verb_run(); ::ZX_RULE "talk.mode", "talk.proposer", "talk.corrected-date". */
ZX_API zx_status zx_assignment_correct_talk(zx_store *store, const zx_act *act, const zx_talk *in, zx_id *out);

#ifdef __cplusplus
}
#endif
#endif
