/* SPDX-License-Identifier: MIT */
/** @file
 *  The stages of a project (环): six of them, in order, from the choice of the topic to the comprehensive report. A stage is entered and
 *  left; two may overlap. What is skipped says why. What shows that a stage took place is its evidence (evidence.h).
 */
#ifndef ZHENGXIE_STAGE_H
#define ZHENGXIE_STAGE_H

#include <zhengxie/project.h>

#ifdef __cplusplus
extern "C" {
#endif

/** A stage of a project. At any date it is skipped if it was skipped and not entered by then. */
typedef struct zx_stage {
    size_t size;         /**< sizeof(zx_stage) */
    zx_id id;            /**< given by the library */
    int64_t revision;    /**< see ::zx_record */
    const char *ground;  /**< why it was skipped; up to 2,000 characters */
    const char *note;    /**< up to 2,000 characters */
    zx_id project;       /**< the project */
    zx_date entered;     /**< when it was entered; unset: not, or not yet */
    zx_date left;        /**< when it was left; unset: not yet */
    zx_date skipped;     /**< when it was skipped; it may be entered later all the same */
    zx_stage_kind stage; /**< which of the six */
} zx_stage;

/** Start of an initialiser of a ::zx_stage. */
#define ZX_STAGE_INIT .size = sizeof(zx_stage)

/** Enters a stage of an open project. Takes project, stage; note. Each stage before it was entered or skipped; if the act has a reason, those
 *  that were not are skipped with it. A reason is also needed to enter what was skipped, and to go on from research without the approval
 *  that the project's kind needs.
 *  @return as zx_verb_run(); ::ZX_RULE "project.still-open", "project.in-order", "stage.entered-once", "stage.in-order", "stage.skipped",
 *  "stage.approved". */
ZX_API zx_status zx_stage_enter(zx_store *store, const zx_act *act, const zx_stage *in, zx_id *out);

/** Leaves a stage. Takes id; note (unset: as it was).
 *  @return as zx_verb_run(); ::ZX_RULE "project.still-open", "project.in-order", "stage.entered-first", "stage.left-once",
 *  "stage.in-order". */
ZX_API zx_status zx_stage_leave(zx_store *store, const zx_act *act, const zx_stage *in, zx_id *out);

/** Skips a stage that was not entered. Takes project, stage; note; the act's reason is its ground.
 *  @return as zx_verb_run(); ::ZX_RULE "project.still-open", "project.in-order", "stage.entered-once", "stage.skipped-once". */
ZX_API zx_status zx_stage_skip(zx_store *store, const zx_act *act, const zx_stage *in, zx_id *out);

/** Mends what was entered wrongly: every field becomes what is given, unset ones included. Takes id; entered, left, skipped, ground, note;
 *  the act needs a reason. With none of the three dates the stage is taken back.
 *  @return as zx_verb_run(); ::ZX_RULE "project.in-order", "stage.in-order", "stage.entered-first", "stage.ground", "stage.evidence". */
ZX_API zx_status zx_stage_correct(zx_store *store, const zx_act *act, const zx_stage *in, zx_id *out);

#ifdef __cplusplus
}
#endif
#endif
