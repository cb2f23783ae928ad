/* SPDX-License-Identifier: MIT */
/* What the nouns of an assignment's life share. */
#ifndef ZXI_DOMAIN_HANDLING_H
#define ZXI_DOMAIN_HANDLING_H

#include <zhengxie/comment.h>
#include <zhengxie/decline.h>
#include <zhengxie/extension.h>
#include <zhengxie/joint_handling.h>
#include <zhengxie/reminder.h>
#include <zhengxie/round.h>
#include <zhengxie/talk.h>

#include "domain/clock.h"
#include "domain/proposal/proposal.h"

extern const zx_record_type zxi_decline_type, zxi_extension_type, zxi_reminder_type, zxi_talk_type, zxi_comment_type, zxi_round_type;

/* ---- rules about an assignment ---- */

extern const zx_rule zxi_assignment_rules[];
typedef enum zxi_assignment_rule {
    ZXI_ASSIGNMENT_UNIT_EXISTS,
    ZXI_ASSIGNMENT_UNIT_ONCE,
    ZXI_ASSIGNMENT_ROLES,
    ZXI_ASSIGNMENT_LEAD_FIRST,
    ZXI_ASSIGNMENT_PASSED_ON,
    ZXI_ASSIGNMENT_UNIT_PASSES_ON,
    ZXI_ASSIGNMENT_HANDOVER_MEETING,
    ZXI_ASSIGNMENT_ACKNOWLEDGED_ONCE,
    ZXI_ASSIGNMENT_REPLACED_ONCE,
    ZXI_ASSIGNMENT_BEFORE_FEEDBACK,
    ZXI_ASSIGNMENT_PRESENT_ROUND,
    /* by where it stands */
    ZXI_ASSIGNMENT_ENDED,
    ZXI_ASSIGNMENT_ANSWERED,
    ZXI_ASSIGNMENT_DECLINE_OPEN,
    ZXI_ASSIGNMENT_PASSED_ON_OPEN
} zxi_assignment_rule;

/* ---- a step of it ---- */

/* Loads the assignment and its proposal, checks the step of the verb under way, and files the entry under the proposal. `field` names
 * the verb's field that says which assignment. */
zx_status zxi_handling_begin(zxi_call *call, zx_id assignment, const char *field, zxi_handling *out);
/* The same check, for a step that may not be that of the verb under way. */
zx_status zxi_handling_check(zxi_call *call, const zxi_proposal_step *step, const zxi_handling *of, const char *field);
/* After everything is written: what follows from it for the assignment and the proposal. */
zx_status zxi_handling_end(zxi_call *call, const zxi_handling *of);
/* Where it stands: one bit of zxi_standing. */
zx_status zxi_handling_standing(zxi_call *call, const zxi_handling *of, uint32_t *out);

/* Refuses by this rule a corrected date that lies before `from`, or ahead of the act. */
zx_status zxi_check_corrected(zxi_call *call, const zx_rule *rule, const char *field, zx_id id, zx_date from, zx_date date);
/* An organization is there on the date of the act. */
zx_status zxi_check_unit(zxi_call *call, zx_id id, const char *field);
/* The clock of what an assignment is for, the reply or an assisting unit's comments, with the extensions granted by a date (unset: all). */
zx_status zxi_assignment_clock(zx_store *store, const zx_assignment *assignment, zx_date as_of, zxi_clock_ask *out);
zx_status zxi_assignment_clock_of(zx_store *store, const zx_assignment *assignment, const char *kind, zx_yes_no in_session, zx_date as_of,
                                  zxi_clock_ask *out);
/* By when it is due, by the rulebook of the date of the act. */
zx_status zxi_assignment_set_due(zxi_call *call, zx_assignment *assignment);

/* The due date; of an assignment that has none yet because the holidays were not known: what it is now. Unset: no time is set. */
zx_status zxi_due_by_now(zxi_call *call, const zx_assignment *assignment, zx_date *out);
/* The last day on which it can be declined, by the rulebook of its date; unset: none. */
zx_status zxi_decline_until(zxi_call *call, const zx_assignment *assignment, zx_date *out);
/* How often its time can be extended, and until when this time (unset: not at all). */
typedef struct zxi_extension_limit {
    int64_t most;
    zx_date until;
} zxi_extension_limit;
zx_status zxi_extension_limit_of(zxi_call *call, const zx_assignment *assignment, zxi_extension_limit *out);

/* ---- conditions of single steps, as far as they do not depend on what the verb is given ---- */

zx_status zxi_may_reply(zxi_call *call, const zxi_handling *of);
zx_status zxi_may_acknowledge(zxi_call *call, const zxi_handling *of);
zx_status zxi_may_replace(zxi_call *call, const zxi_handling *of);
zx_status zxi_may_reassign(zxi_call *call, const zxi_handling *of);
zx_status zxi_may_decline(zxi_call *call, const zxi_handling *of);
zx_status zxi_in_time_to_decline(zxi_call *call, const zxi_handling *of);
zx_status zxi_may_settle_decline(zxi_call *call, const zxi_handling *of);
zx_status zxi_may_request_extension(zxi_call *call, const zxi_handling *of);
zx_status zxi_may_settle_extension(zxi_call *call, const zxi_handling *of);
zx_status zxi_may_comment(zxi_call *call, const zxi_handling *of);
zx_status zxi_may_handle_again(zxi_call *call, const zxi_handling *of);
zx_status zxi_may_handle_together(zxi_call *call, const zxi_handling *of);
zx_status zxi_may_handle_apart(zxi_call *call, const zxi_handling *of);

/* The main proposal of the group that a proposal is handled in; itself where it is in none. */
zx_status zxi_group_of(zxi_call *call, zx_id proposal, zx_id *out);

/* The verbs that make one. */
zx_status zxi_assign(zxi_call *call, void *in, zx_id *out);
zx_status zxi_add_unit(zxi_call *call, void *in, zx_id *out);
zx_status zxi_reassign(zxi_call *call, void *in, zx_id *out);

#endif
