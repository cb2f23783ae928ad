/* SPDX-License-Identifier: MIT */
/** @file
 *  The loop of duty (履职闭环): of a project, a theme, a year or all, link by link from the origin of a topic to the effect that is told
 *  back to it, what is complete as of a date, what is missing, and how long each link took. docs/loop.md says when each link is asked for.
 */
#ifndef ZHENGXIE_LOOP_H
#define ZHENGXIE_LOOP_H

#include <zhengxie/list_entry.h>
#include <zhengxie/measure.h>
#include <zhengxie/stage.h>

#ifdef __cplusplus
extern "C" {
#endif

/** A kind of link, in the order of the loop. */
typedef enum zx_loop_link {
    ZX_LOOP_ORIGIN = 1,     /**< a project has an origin */
    ZX_LOOP_SETTLING,       /**< it is settled by consultation */
    ZX_LOOP_APPROVAL,       /**< it is approved, where its kind needs that */
    ZX_LOOP_STAGE,          /**< each stage is gone through, entered and left */
    ZX_LOOP_EVIDENCE,       /**< each stage that was entered has evidence */
    ZX_LOOP_RECOMMENDATION, /**< a document comes of it that is adopted: a recommendation */
    ZX_LOOP_ADOPTION,       /**< each recommendation is adopted */
    ZX_LOOP_LIST,           /**< each of the three lists of a recommendation has an entry */
    ZX_LOOP_REMEDY,         /**< each problem is answered by a suggestion */
    ZX_LOOP_SENDING,        /**< each recommendation that was adopted is sent, in time */
    ZX_LOOP_ANSWER,         /**< what was sent is answered */
    ZX_LOOP_INSTRUCTION,    /**< a leader gives an instruction on what was sent, as a whole or on each suggestion */
    ZX_LOOP_RESPONSE,       /**< an instruction has addressees, and each answers */
    ZX_LOOP_MEASURE,        /**< each suggestion has a measure that is not cancelled */
    ZX_LOOP_COMPLETION,     /**< each of these measures is completed */
    ZX_LOOP_EFFECT,         /**< what was completed has an effect, of its own or of a part */
    ZX_LOOP_TELLING         /**< each effect is told to where the topic came from */
} zx_loop_link;

/** How a link stands. */
typedef enum zx_loop_state {
    ZX_LOOP_COMPLETE = 1, /**< it is there */
    ZX_LOOP_OPEN,         /**< it is not there, and there is time: it is not due, or the stage by whose end it is asked for is not over */
    ZX_LOOP_MISSING,      /**< it should be there, and is not */
    ZX_LOOP_SKIPPED       /**< a stage that was skipped, with its ground */
} zx_loop_state;

/** What is asked of zx_loop() and its like: of one project, theme, year or organization in charge, or of what fits all that is given. Start
 *  from ZX_LOOP_INIT; all but `on` may be left unset. */
typedef struct zx_loop_options {
    size_t size;       /**< sizeof(zx_loop_options) */
    zx_id project;     /**< only this project */
    zx_id theme;       /**< only projects of this theme */
    zx_id body;        /**< only those that this organization is in charge of */
    zx_id of;          /**< of zx_loop_progress_on(): instead of projects this document or proposal, and nothing else is given */
    zx_opt_int year;   /**< only those of this year */
    zx_date on;        /**< as of this complete date: required */
    zx_loop_link link; /**< of zx_loop(): only links of this kind */
    zx_yes_no gaps;    /**< of zx_loop(): yes: only what is missing */
    int32_t reserved;  /**< 0 */
} zx_loop_options;

/** Start of an initialiser of a ::zx_loop_options. */
#define ZX_LOOP_INIT .size = sizeof(zx_loop_options)

/** A link of a loop. */
typedef struct zx_loop_row {
    size_t size;           /**< sizeof(zx_loop_row) of the library */
    zx_id project;         /**< the project */
    zx_id record;          /**< what has the link, or lacks it: the project, a stage, a document, an entry, an instruction, an addressee, a
                                measure or an effect */
    zx_id by;              /**< the record that makes it complete, where that is another one */
    const char *title;     /**< what `record` is called; NULL: it has no name of its own */
    const char *wanted;    /**< of what is missing or open: the verb that makes it complete */
    const char *reason;    /**< why it is missing, open or skipped, in English; NULL: complete */
    const char *reason_zh; /**< the same in Chinese */
    zx_opt_int days;       /**< days from `since` until `done`, or until the date of the question; unset where it was skipped */
    zx_loop_link link;     /**< which link */
    zx_loop_state state;   /**< how it stands */
    zx_stage_kind stage;   /**< of ::ZX_LOOP_STAGE and ::ZX_LOOP_EVIDENCE: which stage */
    zx_list list;          /**< of ::ZX_LOOP_LIST: which list */
    zx_date since;         /**< since when it is asked for */
    zx_date done;          /**< since when it is complete */
    zx_date due;           /**< until when it was to be complete; may be partial; unset: no date is set */
    zx_yes_no late;        /**< whether it came, or is, later than that; unset: no date is set */
} zx_loop_row;

/** The links of each project, as they stood on a date, in the order of the projects and of the loop. What hangs below a missing link is not
 *  asked for, so that one missing link is one row. What was dropped by then is left out, and a document that was replaced.
 *  @param out new: rows of ::zx_loop_row; end with zx_cursor_free()
 *  @return ::ZX_OK; ::ZX_INVALID (an option by field); ::ZX_NOT_FOUND (no rulebook that early; an id that is none of a project, theme,
 *  organization, document or proposal, by field); ::ZX_MISUSE; ::ZX_BUSY; ::ZX_CLOSED; ::ZX_ROLLED_BACK; ::ZX_CORRUPT; ::ZX_TAMPERED; ::ZX_IO; ::ZX_NO_MEMORY. */
ZX_API zx_status zx_loop(zx_store *store, const zx_loop_options *options, zx_cursor **out);

/** How many links of a kind are complete, and how long they took. */
typedef struct zx_loop_share {
    size_t size;         /**< sizeof(zx_loop_share) of the library */
    int64_t numerator;   /**< complete */
    int64_t denominator; /**< asked for = complete + open + missing */
    int64_t open;        /**< not complete, and there is time */
    int64_t missing;     /**< not complete, and there is none */
    int64_t skipped;     /**< of a stage: skipped; in no denominator */
    int64_t late;        /**< of those that are complete: later than their date */
    int64_t n;           /**< durations that the median rests on: the numerator */
    zx_opt_int median;   /**< days, by nearest rank; unset where none is complete */
    zx_opt_int p90;      /**< days, by nearest rank */
    const char *en;      /**< what is counted, and of which stage or list, in English */
    const char *zh;      /**< the same in Chinese */
    zx_loop_link link;   /**< which link */
    zx_stage_kind stage; /**< of ::ZX_LOOP_STAGE and ::ZX_LOOP_EVIDENCE: which stage */
    zx_list list;        /**< of ::ZX_LOOP_LIST: which list */
    int32_t reserved;    /**< 0 */
} zx_loop_share;

/** The links of the same projects counted: a row for each kind of link, for each stage and each list of those that are of one, in the order
 *  of the loop, those of which there is none included. Durations are calendar days from `since` to `done` of ::zx_loop_row.
 *  @param out new: rows of ::zx_loop_share; end with zx_cursor_free()
 *  @return as zx_loop(); ::ZX_INVALID also about `link` and `gaps`, which are not for it. */
ZX_API zx_status zx_loop_shares(zx_store *store, const zx_loop_options *options, zx_cursor **out);

/** How far a project, a document, a proposal, a suggestion or a measure has come. */
typedef struct zx_loop_progress {
    size_t size;              /**< sizeof(zx_loop_progress) of the library */
    zx_id project;            /**< the project; unset: the document or proposal asked about is of none */
    zx_id record;             /**< the project, or the document or proposal; a suggestion, a measure */
    zx_id parent;             /**< the record of the row that it is a part of; unset for what was asked about */
    const char *title;        /**< what it is called */
    zx_opt_int progress;      /**< percent; unset where there is no measure, or all are cancelled */
    zx_measure_status status; /**< of a measure: how it stands */
    zx_date promised;         /**< of a measure: since when it is promised */
    zx_date due;              /**< of a measure: until when; may be partial */
    zx_date completed;        /**< of a measure: since when it is completed */
} zx_loop_progress;

/** How far the measures of each project had come on a date, as a tree: a project, its suggestions, their measures and the parts of those,
 *  each followed by what it consists of. Measures by the rule of docs/measures.md, from the reports of the date or earlier; a project by the
 *  same rule from its suggestions that have measures, each counting alike. Weights are those of today. With `of`, the same tree of one
 *  document or proposal and the suggestions on it, whether it is of a project or not.
 *  @param out new: rows of ::zx_loop_progress; end with zx_cursor_free()
 *  @return as zx_loop_shares(). */
ZX_API zx_status zx_loop_progress_on(zx_store *store, const zx_loop_options *options, zx_cursor **out);

#ifdef __cplusplus
}
#endif
#endif
