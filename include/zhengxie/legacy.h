/* SPDX-License-Identifier: MIT */
/** @file
 *  Old years of which only results are known. A proposal of such a year is recorded as it was found: numbers stay as given, dates may be
 *  unknown, nobody's eligibility is judged, and no step follows. Balance and tally count it; questions of time leave it out, and say how
 *  many they left out.
 */
#ifndef ZHENGXIE_LEGACY_H
#define ZHENGXIE_LEGACY_H

#include <zhengxie/proposal.h>

#ifdef __cplusplus
extern "C" {
#endif

/** What is known of an old proposal's fate. */
typedef struct zx_legacy {
    size_t size;                         /**< sizeof(zx_legacy) */
    zx_id id;                            /**< given by the library */
    int64_t revision;                    /**< see ::zx_record */
    const char *ground;                  /**< why it was not filed: code of the rulebook's "not_filed_grounds" */
    const char *outcome;                 /**< the class of the reply: code of the rulebook's "reply_classes" */
    const char *satisfaction;            /**< code of the rulebook's "satisfactions" */
    const char *source;                  /**< where it was found; up to 500 characters */
    const char *note;                    /**< what else was found; up to 2,000 characters */
    zx_id proposal;                      /**< the proposal */
    zx_id unit;                          /**< who answered */
    zx_opt_int case_number;              /**< its case number, as found */
    zx_date submitted;                   /**< as found; may be partial */
    zx_date filed;                       /**< as found; may be partial */
    zx_date replied;                     /**< as found; may be partial */
    zx_proposal_examination examination; /**< what became of it */
} zx_legacy;

/** Start of an initialiser of a ::zx_legacy. */
#define ZX_LEGACY_INIT .size = sizeof(zx_legacy)

/** Records an old proposal. Takes session, proposer_kind, lead, subject; receipt_number (unset: the next that is free), submitted (the
 *  day from which it counts; unset: that on which the session opened), convenor, sealed, category, subcategory, grounds,
 *  recommendations. Codes are those of the rulebook on the day of the act.
 *  @return as zx_verb_run(); ::ZX_EXISTS (the receipt number); ::ZX_RULE "proposal.lead-kind", "proposal.subcategory",
 *  "legacy.in-order", "legacy.receipt-number". */
ZX_API zx_status zx_proposal_record_legacy(zx_store *store, const zx_act *act, const zx_proposal *in, zx_id *out);

/** Records what became of it. Takes proposal, examination, source; ground (of one that was not filed), unit, case_number, outcome,
 *  satisfaction, filed, replied (of one that was filed), submitted, note.
 *  @return as zx_verb_run(); ::ZX_EXISTS (the case number); ::ZX_RULE "legacy.of-legacy", "legacy.once", "legacy.filed-only",
 *  "legacy.ground", "legacy.in-order". */
ZX_API zx_status zx_proposal_record_result(zx_store *store, const zx_act *act, const zx_legacy *in, zx_id *out);

/** Mends what was recorded wrongly: every field becomes what is given, unset ones included. Takes id and the rest of
 *  zx_proposal_record_result() but proposal; the act needs a reason.
 *  @return as zx_proposal_record_result(). */
ZX_API zx_status zx_proposal_correct_result(zx_store *store, const zx_act *act, const zx_legacy *in, zx_id *out);

#ifdef __cplusplus
}
#endif
#endif
