/* SPDX-License-Identifier: MIT */
/** @file
 *  Evidence (佐证): what shows that a stage of a project (stage.h) took place, or what else rests on: an activity, a document or any other
 *  record, or first-hand material in words.
 */
#ifndef ZHENGXIE_EVIDENCE_H
#define ZHENGXIE_EVIDENCE_H

#include <zhengxie/record.h>

#ifdef __cplusplus
extern "C" {
#endif

/** A piece of evidence. */
typedef struct zx_evidence {
    size_t size;      /**< sizeof(zx_evidence) */
    zx_id id;         /**< given by the library */
    int64_t revision; /**< see ::zx_record */
    const char *text; /**< first-hand material in words; up to 20,000 characters */
    const char *note; /**< what it shows; up to 2,000 characters */
    zx_id about;      /**< what it is evidence of: a stage, a list entry, an effect, an instruction */
    zx_id record;     /**< the activity, document or other record that is the evidence */
    zx_date added;    /**< when it was noted */
    zx_date struck;   /**< no longer from this day */
} zx_evidence;

/** Start of an initialiser of a ::zx_evidence. */
#define ZX_EVIDENCE_INIT .size = sizeof(zx_evidence)

/** Adds evidence. Takes about, record or text or both; note. Of field work of a kind marked `first_hand` (体验式调研, 融入性视察), text says
 *  what was seen, unless the activity has an attachment.
 *  @return as zx_verb_run(); ::ZX_RULE "evidence.about", "evidence.something", "evidence.once", "evidence.stage-entered",
 *  "evidence.took-place", "evidence.first-hand". */
ZX_API zx_status zx_evidence_add(zx_store *store, const zx_act *act, const zx_evidence *in, zx_id *out);

/** Mends the words: both become what is given, unset ones included. Takes id; text, note; the act needs a reason.
 *  @return as zx_verb_run(); ::ZX_RULE "evidence.still-there", "evidence.something", "evidence.first-hand". */
ZX_API zx_status zx_evidence_correct(zx_store *store, const zx_act *act, const zx_evidence *in, zx_id *out);

/** Strikes evidence that is none. Takes id; the act needs a reason.
 *  @return as zx_verb_run(); ::ZX_RULE "evidence.still-there", "evidence.in-order". */
ZX_API zx_status zx_evidence_strike(zx_store *store, const zx_act *act, const zx_evidence *in, zx_id *out);

#ifdef __cplusplus
}
#endif
#endif
