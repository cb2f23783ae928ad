/* SPDX-License-Identifier: MIT */
/* The short way to the steps of an assignment in the fixture's `city`. Those that end in `_ok` insist on success. */
#ifndef STEPS_H
#define STEPS_H

#include "city.h"
#include "fixture.h"

zx_assignment *get_assignment(zx_id id);
void ck_stands(zx_id proposal, zx_proposal_handling handling);
/* "" where the date is unset. */
void ck_date(zx_date date, const char *expected);

zx_status acknowledge(zx_date on, zx_id assignment);
zx_status decline(zx_date on, zx_id assignment, zx_id suggested, zx_id *out);
zx_status accept_decline(zx_date on, zx_id decline);
zx_status refuse_decline(zx_date on, zx_id decline);
zx_status reassign(zx_date on, zx_id assignment, zx_id unit, zx_id *out);
zx_status take_back(zx_date on, zx_id assignment);
zx_status add_unit(zx_date on, zx_id proposal, zx_id unit, zx_assignment_role role, zx_id *out);
zx_status pass_on(zx_date on, zx_id parent, zx_id unit, zx_assignment_role role, zx_id *out);
zx_status ask_extension(zx_date on, zx_id assignment, zx_date until, zx_id *out);
zx_status grant_extension(zx_date on, zx_id extension, zx_date until);
zx_status refuse_extension(zx_date on, zx_id extension);
zx_status comment_on(zx_date on, zx_id assignment);
zx_status remind(zx_date on, zx_id assignment);
zx_status reply_to(zx_date on, zx_id assignment, const char *class_);
zx_status rate(zx_date on, zx_id proposal, const char *satisfaction);
zx_status handle_again(zx_date on, zx_id proposal);
zx_status merge_into(zx_date on, zx_id proposal, zx_id principal);
zx_status unmerge(zx_date on, zx_id proposal);
zx_status handle_together(zx_date on, zx_id proposal, zx_id main);
zx_status handle_apart(zx_date on, zx_id proposal);
/* Proposer: 0 for the lead. A refusal has a ground. */
zx_status consent_to(zx_date on, zx_id proposal, zx_id proposer, zx_yes_no consents);
zx_status deliver(zx_date on, zx_id reply, zx_id proposal, zx_id proposer);
zx_status publish(zx_date on, zx_id reply, const char *class_);

zx_id declined_ok(zx_date on, zx_id assignment);
zx_id reassigned_ok(zx_date on, zx_id assignment, zx_id unit);
zx_id asked_ok(zx_date on, zx_id assignment, zx_date until);

/* ---- anything, for random sequences ---- */

/* From 0 up to, not including. */
typedef int (*steps_pick)(int below);

/* The first that is neither answered nor ended; its decline in a state (0: any); the extension that is
 * asked for. 0: none. */
zx_id steps_open_assignment(zx_id proposal);
zx_id steps_decline_of(zx_id assignment, zx_decline_state state);
zx_id steps_extension_of(zx_id assignment);
/* The first reply to a proposal; 0: none. */
zx_id steps_reply_to(zx_id proposal);
/* Tries to assign a proposal somehow; some step of one of its assignments. OK also where there is nothing to try. */
zx_status steps_any_assigning(steps_pick pick, zx_id proposal, zx_date on);
zx_status steps_any_handling(steps_pick pick, zx_id proposal, zx_date on);
/* Together with another or apart again, consent, publication, delivery: what leaves its examination and handling as they are. */
zx_status steps_any_joining(steps_pick pick, zx_id proposal, zx_id other, zx_date on);

#endif
