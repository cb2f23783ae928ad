/* SPDX-License-Identifier: MIT */
/** @file
 *  Assignments (交办) of filed proposals to the units that handle them, one record a unit.
 *
 *  A proposal is handled by one unit alone (sole), by several of which each answers for itself (separate), or by several together: one
 *  lead unit that answers, and assisting units, which may not answer. A channel can pass an assignment on to units of its own: then
 *  these answer, and not the channel.
 */
#ifndef ZHENGXIE_ASSIGNMENT_H
#define ZHENGXIE_ASSIGNMENT_H

#include <zhengxie/record.h>

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

/** An assignment of a proposal to a unit. */
typedef struct zx_assignment {
    size_t size;             /**< sizeof(zx_assignment) */
    zx_id id;                /**< given by the library */
    int64_t revision;        /**< see ::zx_record */
    zx_id proposal;          /**< the proposal */
    zx_id unit;              /**< who handles it */
    zx_id channel;           /**< through whom it was assigned */
    zx_id parent;            /**< the assignment that is passed on */
    zx_id meeting;           /**< the hand-over meeting at which it was assigned */
    zx_opt_int round;        /**< 1; a proposal that is handled again gets further rounds. Given by the library */
    zx_assignment_role role; /**< the unit's part */
    zx_date assigned;        /**< when */
    zx_date due;             /**< by when the reply is due; see zx_assignment_due() */
    zx_date replied;         /**< when the unit replied. Derived */
} zx_assignment;

/** Start of an initialiser of a ::zx_assignment. */
#define ZX_ASSIGNMENT_INIT .size = sizeof(zx_assignment)

/** Assigns a filed proposal to a unit. Takes proposal, unit, role; channel, parent, meeting.
 *  @return as zx_verb_run(); ::ZX_RULE "proposal.submitted-first", "proposal.filed-first", "proposal.awaits-reply",
 *  "proposal.in-order", "assignment.unit-exists", "assignment.unit-once", "assignment.roles", "assignment.lead-first",
 *  "assignment.passed-on", "assignment.handover-meeting". */
ZX_API zx_status zx_proposal_assign(zx_store *store, const zx_act *act, const zx_assignment *in, zx_id *out);

/** Assigns many at once, as at a hand-over meeting: all of them or none. Assisting units may stand before their lead unit.
 *  @param in     `count` pointers
 *  @param out    room for `count` ids; NULL is allowed
 *  @param failed the index of the one that was refused; NULL is allowed
 *  @return as zx_proposal_assign(). */
ZX_API zx_status zx_proposal_assign_many(zx_store *store, const zx_act *act, const zx_assignment *const *in, size_t count, zx_id *out,
                                         size_t *failed);

/** How a due date came about: the row of zx_assignment_due(). */
typedef struct zx_due_date {
    size_t size;           /**< sizeof(zx_due_date) of the library */
    const char *reason;    /**< in words, in English */
    const char *reason_zh; /**< the same in Chinese */
    zx_id rulebook;        /**< the rulebook in force when the clock began */
    int64_t months;        /**< how many months it gives */
    zx_date begins;        /**< when the clock began */
    zx_date due;           /**< the date that follows */
} zx_due_date;

/** Explains when the reply to an assignment is due.
 *  @param out new: end with zx_cursor_free(); one row, a ::zx_due_date
 *  @return ::ZX_OK; ::ZX_NOT_FOUND; ::ZX_MISUSE; ::ZX_BUSY; ::ZX_CLOSED; ::ZX_ROLLED_BACK; ::ZX_CORRUPT; ::ZX_IO; ::ZX_NO_MEMORY. */
ZX_API zx_status zx_assignment_due(zx_store *store, zx_id assignment, zx_cursor **out);

#ifdef __cplusplus
}
#endif
#endif
