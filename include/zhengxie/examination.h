/* SPDX-License-Identifier: MIT */
/** @file
 *  Examinations (审查) of a proposal, one record a step: filed, merged, converted, sent back and revised, not filed, withdrawn.
 */
#ifndef ZHENGXIE_EXAMINATION_H
#define ZHENGXIE_EXAMINATION_H

#include <zhengxie/record.h>

#ifdef __cplusplus
extern "C" {
#endif

/** The result of one step. */
typedef enum zx_examination_result {
    ZX_EXAMINED_FILED = 1, /**< filed (立案) */
    ZX_EXAMINED_ABSORBED,  /**< merged into another proposal (并案) */
    ZX_EXAMINED_CONVERTED, /**< converted to comments (转为意见建议) */
    ZX_EXAMINED_SENT_BACK, /**< sent back for revision (退回修改) */
    ZX_EXAMINED_NOT_FILED, /**< not filed (不予立案) */
    ZX_EXAMINED_WITHDRAWN, /**< withdrawn by its proposer (撤案) */
    ZX_EXAMINED_REVISED,   /**< revised and submitted anew: written by zx_proposal_revise() */
    ZX_EXAMINED_UNMERGED   /**< taken out of a merge: written by zx_proposal_unmerge() */
} zx_examination_result;

/** A step of a proposal's examination. */
typedef struct zx_examination {
    size_t size;                  /**< sizeof(zx_examination) */
    zx_id id;                     /**< given by the library */
    int64_t revision;             /**< see ::zx_record */
    const char *ground;           /**< why it is not filed: code of the rulebook's "not_filed_grounds" */
    const char *note;             /**< what the proposer is told; up to 2,000 characters */
    zx_id proposal;               /**< the proposal */
    zx_id into;                   /**< the proposal that it is merged into, or was taken out of */
    zx_id body;                   /**< who examined it: the examination committee or the proposals committee */
    zx_opt_int case_number;       /**< when filed: serial within the session, given by the library */
    zx_date examined;             /**< when */
    zx_examination_result result; /**< with what result */
} zx_examination;

/** Start of an initialiser of a ::zx_examination. */
#define ZX_EXAMINATION_INIT .size = sizeof(zx_examination)

/** Examines a proposal. Takes proposal, result (any but ::ZX_EXAMINED_REVISED and ::ZX_EXAMINED_UNMERGED); ground (needed when it is not
 *  filed, and only then), into (needed when it is merged, and only then: a filed proposal of the same session that is not answered yet),
 *  body, note. Filing gives it its case number.
 *  @return as zx_verb_run(); ::ZX_RULE "proposal.submitted-first", "proposal.examined-once", "proposal.withdraw-in-time",
 *  "proposal.in-order", "examination.revised-by-revising", "examination.unmerged-by-unmerging", "examination.ground",
 *  "examination.principal", "examination.principal-filed", "examination.principal-unanswered", "examination.principal-stays",
 *  "examination.body". */
ZX_API zx_status zx_proposal_examine(zx_store *store, const zx_act *act, const zx_examination *in, zx_id *out);

/** Withdraws a proposal at its proposer's wish: before it is examined, when it was sent back, or filed and not yet answered. Takes
 *  proposal; note.
 *  @return as zx_verb_run(); ::ZX_RULE "proposal.submitted-first", "proposal.withdraw-in-time", "proposal.in-order",
 *  "examination.principal-stays". */
ZX_API zx_status zx_proposal_withdraw(zx_store *store, const zx_act *act, const zx_examination *in, zx_id *out);

/** Merges a proposal into a principal (并案): before its examination, or filed and not yet answered. It keeps the case number that it has;
 *  whether it still counts as filed, the rulebook's "counting"."merged" says. Its proposers are answered with those of the principal.
 *  Takes proposal, into (a filed proposal of the same session that is not answered yet); body, note.
 *  @return as zx_verb_run(); ::ZX_RULE "proposal.submitted-first", "proposal.merge-in-time", "proposal.in-order",
 *  "examination.principal-filed", "examination.principal-unanswered", "examination.principal-stays", "examination.body". */
ZX_API zx_status zx_proposal_merge(zx_store *store, const zx_act *act, const zx_examination *in, zx_id *out);

/** Merges several at once, all or none: as zx_verb_run_many() with "proposal.merge". */
ZX_API zx_status zx_proposal_merge_many(zx_store *store, const zx_act *act, const zx_examination *const *in, size_t count, zx_id *out,
                                        size_t *failed);

/** Takes a proposal out of its merge before the principal is answered: it is again what it was, filed with its assignments or to be
 *  examined. Takes proposal; body, note.
 *  @return as zx_verb_run(); ::ZX_RULE "proposal.submitted-first", "proposal.merged-first", "proposal.in-order",
 *  "examination.unmerge-in-time", "examination.body". */
ZX_API zx_status zx_proposal_unmerge(zx_store *store, const zx_act *act, const zx_examination *in, zx_id *out);

/** Mends what was entered wrongly about an examination; its result stays. Takes id; ground (needed when it was not filed, and only then),
 *  note: each becomes what is given, unset ones included. The act needs a reason.
 *  @return as zx_verb_run(); ::ZX_RULE "examination.ground". */
ZX_API zx_status zx_proposal_correct_examination(zx_store *store, const zx_act *act, const zx_examination *in, zx_id *out);

#ifdef __cplusplus
}
#endif
#endif
