/* SPDX-License-Identifier: MIT */
/** @file
 *  Projects (课题): a topic that the committee takes up for a year, from where it came from to what it brought about. It is proposed,
 *  settled by consultation (协商定题), approved where its kind needs that, and goes through six stages (stage.h). Where it came from are
 *  its origins (origin.h), what it brings forth are documents (document.h).
 */
#ifndef ZHENGXIE_PROJECT_H
#define ZHENGXIE_PROJECT_H

#include <zhengxie/record.h>

#ifdef __cplusplus
extern "C" {
#endif

/** How far the decision on a project has come. */
typedef enum zx_project_state {
    ZX_PROJECT_PROPOSED = 1, /**< proposed */
    ZX_PROJECT_SETTLED,      /**< settled by consultation */
    ZX_PROJECT_APPROVED,     /**< approved */
    ZX_PROJECT_REFUSED,      /**< not approved */
    ZX_PROJECT_CLOSED,       /**< closed */
    ZX_PROJECT_DROPPED       /**< dropped before it was done */
} zx_project_state;

/** The stages that a project goes through, in order (环). */
typedef enum zx_stage_kind {
    ZX_STAGE_TOPIC_SELECTION = 1,  /**< the topic is chosen with care (精选议题) */
    ZX_STAGE_RESEARCH,             /**< research in depth (深入调研) */
    ZX_STAGE_DELIBERATION,         /**< consultation and deliberation (协商议政) */
    ZX_STAGE_SPECIAL_REPORT,       /**< the special report to the leaders (专题汇报) */
    ZX_STAGE_SPECIAL_INSPECTION,   /**< the special inspection of what was done (专项视察) */
    ZX_STAGE_COMPREHENSIVE_REPORT  /**< the comprehensive report (综合报告) */
} zx_stage_kind;

/** A project. */
typedef struct zx_project {
    size_t size;         /**< sizeof(zx_project) */
    zx_id id;            /**< given by the library */
    int64_t revision;    /**< see ::zx_record */
    const char *kind;    /**< code of the rulebook's "project_kinds" */
    const char *source;  /**< from which side the topic came: code of the rulebook's "topic_sources" */
    const char *title;   /**< what it is about; up to 200 characters */
    const char *text;    /**< what is behind it; up to 20,000 characters */
    const char *outcome; /**< of a closed one: what came of it; up to 2,000 characters */
    const char *note;    /**< up to 2,000 characters */
    zx_id theme;         /**< the theme that it is this year's project of */
    zx_id body;          /**< the organization in charge */
    zx_id leader;        /**< the person who leads it */
    zx_id supervises;    /**< the earlier project whose recommendations it supervises */
    zx_id settled_at;    /**< the activity at which it was settled */
    zx_id request;       /**< the document by which approval was asked for */
    zx_opt_int year;     /**< the year that it belongs to */
    zx_date proposed;    /**< when it was proposed */
    zx_date settled;     /**< when it was settled; unset: not yet */
    zx_date approved;    /**< when it was approved */
    zx_date refused;     /**< when it was last refused */
    zx_date closed;      /**< when it was closed */
    zx_date dropped;     /**< no longer from this day */
    zx_project_state state; /**< how far the decision on it has come. Derived */
    zx_stage_kind stage;    /**< the furthest stage that was entered; unset: none. Derived */
} zx_project;

/** Start of an initialiser of a ::zx_project. */
#define ZX_PROJECT_INIT .size = sizeof(zx_project)

/** Proposes a project, on the day of the act. Takes kind, source, title, year; text, theme, body, leader, supervises, note.
 *  @return as zx_verb_run(); ::ZX_RULE "project.year", "project.within-theme", "project.one-a-year", "project.body-exists",
 *  "project.supervises-earlier". */
ZX_API zx_status zx_project_propose(zx_store *store, const zx_act *act, const zx_project *in, zx_id *out);

/** Settles a project by consultation. Takes id; settled_at (the activity, which took place by then).
 *  @return as zx_verb_run(); ::ZX_RULE "project.still-open", "project.in-order", "project.settled-once", "project.settled-at". */
ZX_API zx_status zx_project_settle(zx_store *store, const zx_act *act, const zx_project *in, zx_id *out);

/** Approves a settled project. Takes id, request: a document of a kind marked `request`, of this project or of none, sent by then; after a
 *  refusal another one than before.
 *  @return as zx_verb_run(); ::ZX_RULE "project.still-open", "project.in-order", "project.settled-first", "project.approved-once",
 *  "project.request", "project.request-sent". */
ZX_API zx_status zx_project_approve(zx_store *store, const zx_act *act, const zx_project *in, zx_id *out);

/** Says that a settled project was not approved. Takes id, request; note (unset: as it was).
 *  @return as zx_project_approve(). */
ZX_API zx_status zx_project_refuse(zx_store *store, const zx_act *act, const zx_project *in, zx_id *out);

/** Closes a settled project: the work is done. Takes id; outcome.
 *  @return as zx_verb_run(); ::ZX_RULE "project.still-open", "project.in-order", "project.settled-first", "project.stages-left" (a stage that was
 *  entered and not left). */
ZX_API zx_status zx_project_close(zx_store *store, const zx_act *act, const zx_project *in, zx_id *out);

/** Drops a project that is not closed (终止). Takes id; the act needs a reason.
 *  @return as zx_verb_run(); ::ZX_RULE "project.still-open", "project.in-order". */
ZX_API zx_status zx_project_drop(zx_store *store, const zx_act *act, const zx_project *in, zx_id *out);

/** Mends what was entered wrongly: every field becomes what is given, unset ones included. Takes id, kind, source, title, year; text,
 *  theme, body, leader, supervises, outcome (of a closed one), note; the act needs a reason.
 *  @return as zx_project_propose(); ::ZX_RULE "project.supervision-cycle", "project.outcome". */
ZX_API zx_status zx_project_correct(zx_store *store, const zx_act *act, const zx_project *in, zx_id *out);

#ifdef __cplusplus
}
#endif
#endif
