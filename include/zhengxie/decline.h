/* SPDX-License-Identifier: MIT */
/** @file
 *  Declines (退办): a unit says that an assignment is not for it, and why; the office accepts, and the assignment ends, or refuses, and it
 *  stays.
 */
#ifndef ZHENGXIE_DECLINE_H
#define ZHENGXIE_DECLINE_H

#include <zhengxie/record.h>

#ifdef __cplusplus
extern "C" {
#endif

/** What became of a decline. */
typedef enum zx_decline_state {
    ZX_DECLINE_OPEN = 1, /**< the office has not answered yet */
    ZX_DECLINE_ACCEPTED, /**< the assignment ended */
    ZX_DECLINE_REFUSED   /**< the unit keeps it */
} zx_decline_state;

/** A decline of an assignment. */
typedef struct zx_decline {
    size_t size;            /**< sizeof(zx_decline) */
    zx_id id;               /**< given by the library */
    int64_t revision;       /**< see ::zx_record */
    const char *ground;     /**< why; up to 2,000 characters */
    const char *note;       /**< what the office adds; up to 2,000 characters */
    zx_id assignment;       /**< the assignment */
    zx_id suggested;        /**< which unit should have it */
    zx_date declined;       /**< when */
    zx_date settled;        /**< when the office accepted or refused */
    zx_decline_state state; /**< what became of it */
    int32_t reserved;       /**< 0 */
} zx_decline;

/** Start of an initialiser of a ::zx_decline. */
#define ZX_DECLINE_INIT .size = sizeof(zx_decline)

/** Declines an assignment, within the rulebook's clock "decline". Takes assignment, ground; suggested. Until it is settled, the unit has
 *  the assignment but nothing else is done with it.
 *  @return as zx_verb_run(); ::ZX_RULE "decline.once", "decline.in-time", "decline.another-unit", "assignment.present-round",
 *  "assignment.answered", "assignment.ended", "assignment.passed-on-open", "assignment.unit-exists", "proposal.in-order",
 *  "proposal.filed-first", "calendar.year-known". */
ZX_API zx_status zx_assignment_decline(zx_store *store, const zx_act *act, const zx_decline *in, zx_id *out);

/** Accepts a decline: the assignment ends. Takes id; note.
 *  @return as zx_verb_run(); ::ZX_RULE "decline.open", "assignment.present-round", "proposal.in-order", "proposal.filed-first". */
ZX_API zx_status zx_assignment_accept_decline(zx_store *store, const zx_act *act, const zx_decline *in, zx_id *out);

/** Refuses a decline: the unit keeps the assignment. Takes id; note.
 *  @return as zx_assignment_accept_decline(). */
ZX_API zx_status zx_assignment_refuse_decline(zx_store *store, const zx_act *act, const zx_decline *in, zx_id *out);

#ifdef __cplusplus
}
#endif
#endif
