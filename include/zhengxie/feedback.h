/* SPDX-License-Identifier: MIT */
/** @file
 *  Feedback (征询意见, 反馈) of proposers on how their proposal was handled: one form per proposal, proposer and round.
 */
#ifndef ZHENGXIE_FEEDBACK_H
#define ZHENGXIE_FEEDBACK_H

#include <zhengxie/record.h>

#ifdef __cplusplus
extern "C" {
#endif

/** A feedback form. */
typedef struct zx_feedback {
    size_t size;              /**< sizeof(zx_feedback) */
    zx_id id;                 /**< given by the library */
    int64_t revision;         /**< see ::zx_record */
    const char *satisfaction; /**< code of the rulebook's "satisfactions" */
    const char *note;         /**< what the proposer adds; up to 2,000 characters */
    zx_id proposal;           /**< the proposal */
    zx_id proposer;           /**< whose form it is: the lead proposer or a co-signer */
    zx_opt_int round;         /**< which round of handling; given by the library */
    zx_date given;            /**< when it came back; of a form that did not: when that was noted */
    zx_yes_no returned;       /**< whether the form came back */
} zx_feedback;

/** Start of an initialiser of a ::zx_feedback. */
#define ZX_FEEDBACK_INIT .size = sizeof(zx_feedback)

/** An answer on one axis of a feedback form, where an office asks separately for attitude, result… */
typedef struct zx_feedback_answer {
    size_t size;       /**< sizeof(zx_feedback_answer) */
    zx_id id;          /**< given by the library */
    int64_t revision;  /**< see ::zx_record */
    const char *axis;  /**< code of the rulebook's "feedback_axes" */
    const char *value; /**< code of the rulebook's "feedback_values", one of the axis' "values" */
    zx_id feedback;    /**< the form */
} zx_feedback_answer;

/** Start of an initialiser of a ::zx_feedback_answer. */
#define ZX_FEEDBACK_ANSWER_INIT .size = sizeof(zx_feedback_answer)

/** Gives feedback on a proposal that all have replied to. Takes proposal; satisfaction (needed when the form came back, and only
 *  then), proposer (unset: the lead proposer, who answers for all), returned (unset: yes), note. A form that was noted as not returned
 *  can still be given.
 *  @return as zx_verb_run(); ::ZX_RULE "proposal.submitted-first", "proposal.filed-first", "proposal.reply-first",
 *  "proposal.in-order", "feedback.proposer", "feedback.satisfaction", "feedback.once". */
ZX_API zx_status zx_proposal_feedback(zx_store *store, const zx_act *act, const zx_feedback *in, zx_id *out);

/** Adds the answer on one axis to a form that came back. Takes feedback, axis, value.
 *  @return as zx_verb_run(); ::ZX_RULE "feedback.returned", "feedback.axis-once", "feedback.axis-value", "proposal.in-order". */
ZX_API zx_status zx_proposal_feedback_answer(zx_store *store, const zx_act *act, const zx_feedback_answer *in, zx_id *out);

/** Mends what was entered wrongly in a form. Takes id; satisfaction (needed when the form came back, and only then), returned (unset: yes),
 *  note: each becomes what is given, unset ones included. The act needs a reason.
 *  @return as zx_verb_run(); ::ZX_RULE "feedback.satisfaction", "feedback.round-rests-on-it", "feedback.returned" (it has answers). */
ZX_API zx_status zx_proposal_correct_feedback(zx_store *store, const zx_act *act, const zx_feedback *in, zx_id *out);

#ifdef __cplusplus
}
#endif
#endif
