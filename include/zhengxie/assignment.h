/* SPDX-License-Identifier: MIT */
/** @file
 *  Assignments (交办) of filed proposals to the units that handle them, one record a unit.
 *
 *  A proposal is handled by one unit alone (sole), by several of which each answers for itself (separate), or by several together: one
 *  lead unit that answers, and assisting units, which may not answer. A channel can pass an assignment on to units of its own: then
 *  these answer, and not the channel. A unit may not pass one on: it declines (decline.h), and the office reassigns.
 *
 *  An assignment ends when its unit's decline is accepted, when it is reassigned, or when the office withdraws it. What has ended is kept,
 *  but nobody waits for it any more: a proposal that no unit has any longer is unassigned again. What happens in between are records of
 *  their own: reminders, extensions, talks, assisting comments (reminder.h, extension.h, talk.h, comment.h). A dissatisfied proposer's
 *  proposal can be handled again, in a further round (round.h).
 */
#ifndef ZHENGXIE_ASSIGNMENT_H
#define ZHENGXIE_ASSIGNMENT_H

#include <zhengxie/query.h>

#ifdef __cplusplus
extern "C" {
#endif

/** The part of a unit in handling a proposal. */
typedef enum zx_assignment_role {
    ZX_ROLE_SOLE = 1, /**< the only unit (单办) */
    ZX_ROLE_SEPARATE, /**< one of several that answer each for itself (分办) */
    ZX_ROLE_LEAD,     /**< the one that answers for several (主办) */
    ZX_ROLE_ASSISTING /**< sends the lead unit its opinion (会办, 协办) */
} zx_assignment_role;

/** How an assignment ended without an answer. */
typedef enum zx_assignment_end {
    ZX_END_DECLINED = 1, /**< the unit declined, and the office agreed (退办) */
    ZX_END_REASSIGNED,   /**< another unit has it now (改办) */
    ZX_END_WITHDRAWN     /**< the office took it back (撤回交办) */
} zx_assignment_end;

/** An assignment of a proposal to a unit. */
typedef struct zx_assignment {
    size_t size;                /**< sizeof(zx_assignment) */
    zx_id id;                   /**< given by the library */
    int64_t revision;           /**< see ::zx_record */
    zx_id proposal;             /**< the proposal */
    zx_id unit;                 /**< who handles it */
    zx_id channel;              /**< through whom it was assigned */
    zx_id parent;               /**< the assignment that is passed on */
    zx_id meeting;              /**< the hand-over meeting at which it was assigned */
    zx_opt_int round;           /**< 1; a proposal that is handled again gets further rounds, see round.h. Given by the library */
    zx_assignment_role role;    /**< the unit's part */
    zx_date assigned;           /**< when */
    zx_date due;                /**< by when the reply (of an assisting unit: its comments) is due; a granted extension moves it. Unset where the
                                     rulebook sets no time, or the holidays of the year were not published yet; see zx_assignment_due() */
    zx_date replied;            /**< when the unit replied. Derived */
    zx_id replaces;             /**< the assignment that this one follows; set by zx_assignment_reassign() */
    zx_id joins;                /**< the assignment of the unit that had the proposal alone until this one was added */
    zx_date acknowledged;       /**< when the unit signed for it (签收) */
    zx_date commented;          /**< of an assisting unit: when it sent the lead its comments. Derived */
    zx_date ended;              /**< when it ended without an answer: from that day on it does not count */
    zx_assignment_end ended_by; /**< how it ended */
} zx_assignment;

/** Start of an initialiser of a ::zx_assignment. */
#define ZX_ASSIGNMENT_INIT .size = sizeof(zx_assignment)

/** Assigns a filed proposal to a unit. Takes proposal, unit, role; channel, parent, meeting.
 *  @return as zx_verb_run(); ::ZX_RULE "proposal.submitted-first", "proposal.filed-first", "proposal.awaits-reply",
 *  "proposal.in-order", "assignment.unit-exists", "assignment.unit-once", "assignment.roles", "assignment.lead-first",
 *  "assignment.passed-on", "assignment.unit-passes-on", "assignment.ended", "assignment.decline-open", "assignment.handover-meeting". */
ZX_API zx_status zx_proposal_assign(zx_store *store, const zx_act *act, const zx_assignment *in, zx_id *out);

/** Assigns many at once, as at a hand-over meeting: all of them or none. Assisting units may stand before their lead unit.
 *  @param in     `count` pointers
 *  @param out    room for `count` ids; NULL is allowed
 *  @param failed the index of the one that was refused; NULL is allowed
 *  @return as zx_proposal_assign(). */
ZX_API zx_status zx_proposal_assign_many(zx_store *store, const zx_act *act, const zx_assignment *const *in, size_t count, zx_id *out,
                                         size_t *failed);

/** Adds a unit while a proposal is handled (增办). Takes proposal, unit, role; channel, parent, meeting. The role says what becomes of the
 *  units that are there: beside a unit that had the proposal alone, an *assisting* one makes it the lead unit, a *separate* one makes
 *  it answer separately too (`joins` names it); separate units get a further separate one, a lead unit a further assisting one. Added is
 *  beside the units of the same `parent`.
 *  @return as zx_verb_run(); ::ZX_RULE "proposal.submitted-first", "proposal.filed-first", "proposal.in-handling", "proposal.in-order",
 *  "assignment.unit-exists", "assignment.unit-once", "assignment.roles" (also for another role than these), "assignment.lead-first",
 *  "assignment.passed-on", "assignment.unit-passes-on", "assignment.ended", "assignment.answered", "assignment.decline-open",
 *  "assignment.handover-meeting". */
ZX_API zx_status zx_proposal_add_unit(zx_store *store, const zx_act *act, const zx_assignment *in, zx_id *out);

/** Signs for an assignment (签收). Takes id.
 *  @return as zx_verb_run(); ::ZX_RULE "assignment.acknowledged-once", "assignment.present-round", "assignment.answered",
 *  "assignment.ended", "proposal.in-order", "proposal.filed-first". */
ZX_API zx_status zx_assignment_acknowledge(zx_store *store, const zx_act *act, const zx_assignment *in, zx_id *out);

/** Gives an assignment to another unit (改办): ends it, unless an accepted decline or the office did already, and makes the next one, with
 *  its part, round and parent. Takes replaces, unit; channel (unset: the same), meeting. Whether its time is reckoned anew or runs on,
 *  the rulebook's "handling"."restart_on_reassignment" says. Until what was declined is given to another unit, the proposal stands as if
 *  that unit had never had it.
 *  @return as zx_verb_run(); ::ZX_RULE "assignment.replaced-once", "assignment.present-round", "assignment.answered",
 *  "assignment.decline-open", "assignment.passed-on-open", "assignment.before-feedback", "proposal.in-order", "proposal.filed-first",
 *  "assignment.unit-exists", "assignment.unit-once", "assignment.roles", "assignment.lead-first", "assignment.passed-on",
 *  "assignment.unit-passes-on", "assignment.handover-meeting". */
ZX_API zx_status zx_assignment_reassign(zx_store *store, const zx_act *act, const zx_assignment *in, zx_id *out);

/** Takes an assignment back (撤回交办), without another unit in its place. Takes id; the act needs a reason.
 *  @return as zx_verb_run(); ::ZX_RULE "assignment.present-round", "assignment.answered", "assignment.ended", "assignment.decline-open",
 *  "assignment.passed-on-open", "proposal.in-order", "proposal.filed-first". */
ZX_API zx_status zx_assignment_withdraw(zx_store *store, const zx_act *act, const zx_assignment *in, zx_id *out);

/** How a due date came about: the row of zx_assignment_due(). */
typedef struct zx_due_date {
    size_t size;           /**< sizeof(zx_due_date) of the library */
    const char *reason;    /**< in words, in English */
    const char *reason_zh; /**< the same in Chinese */
    zx_id rulebook;        /**< the rulebook in force when the clock began */
    zx_clock clock;        /**< which one: of the reply, of handling again, or of an assisting unit's comments */
    zx_date begins;        /**< the day that it counts from */
    zx_date due;           /**< the last day in time; unset: the rulebook sets none */
    int32_t reserved;      /**< 0 */
} zx_due_date;

/** Explains when an assignment is due: by which rule of which rulebook, counted from when, and which days were not counted. By all that
 *  was published of the calendar; zx_due() asks as of a date.
 *  @param out new: end with zx_cursor_free(); one row, a ::zx_due_date
 *  @return ::ZX_OK; ::ZX_NOT_FOUND; ::ZX_RULE "calendar.year-known"; ::ZX_MISUSE; ::ZX_BUSY; ::ZX_CLOSED; ::ZX_ROLLED_BACK;
 *  ::ZX_CORRUPT; ::ZX_TAMPERED; ::ZX_IO; ::ZX_NO_MEMORY. */
ZX_API zx_status zx_assignment_due(zx_store *store, zx_id assignment, zx_cursor **out);

#ifdef __cplusplus
}
#endif
#endif
