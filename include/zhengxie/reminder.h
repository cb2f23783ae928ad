/* SPDX-License-Identifier: MIT */
/** @file
 *  Reminders (催办) of the office to a unit.
 */
#ifndef ZHENGXIE_REMINDER_H
#define ZHENGXIE_REMINDER_H

#include <zhengxie/record.h>

#ifdef __cplusplus
extern "C" {
#endif

/** A reminder. */
typedef struct zx_reminder {
    size_t size;      /**< sizeof(zx_reminder) */
    zx_id id;         /**< given by the library */
    int64_t revision; /**< see ::zx_record */
    const char *note; /**< what was said; up to 2,000 characters */
    zx_id assignment; /**< the assignment */
    zx_date reminded; /**< when */
    int32_t reserved; /**< 0 */
} zx_reminder;

/** Start of an initialiser of a ::zx_reminder. */
#define ZX_REMINDER_INIT .size = sizeof(zx_reminder)

/** Reminds the unit of an assignment, as often as the office likes. Takes assignment; note.
 *  @return as zx_verb_run(); ::ZX_RULE "assignment.present-round", "assignment.answered", "assignment.ended", "assignment.decline-open",
 *  "proposal.in-order", "proposal.filed-first". */
ZX_API zx_status zx_assignment_remind(zx_store *store, const zx_act *act, const zx_reminder *in, zx_id *out);

#ifdef __cplusplus
}
#endif
#endif
