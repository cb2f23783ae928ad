/* SPDX-License-Identifier: MIT */
#include "steps.h"

static const zx_act *act(zx_date on)
{
    return zxt_mend(on.year, on.month, on.day);
}

zx_assignment *get_assignment(zx_id id)
{
    void *record = NULL;
    ck_ok(zx_record_get(city->store, "assignment", id, &record));
    return record;
}

void ck_stands(zx_id proposal, zx_proposal_handling handling)
{
    zx_proposal *now = zxt_get_proposal(city, proposal);
    ck_assert_int_eq(now->handling, handling);
    zx_free(now);
}

void ck_date(zx_date date, const char *expected)
{
    char text[ZX_DATE_SIZE];
    zx_date_print(date, text);
    ck_assert_str_eq(text, expected);
}

zx_status acknowledge(zx_date on, zx_id assignment)
{
    const zx_assignment in = {ZX_ASSIGNMENT_INIT, .id = assignment};
    return zx_assignment_acknowledge(city->store, act(on), &in, NULL);
}

zx_status decline(zx_date on, zx_id assignment, zx_id suggested, zx_id *out)
{
    const zx_decline in = {ZX_DECLINE_INIT, .assignment = assignment, .ground = "不属本单位职责", .suggested = suggested};
    return zx_assignment_decline(city->store, act(on), &in, out);
}

zx_status accept_decline(zx_date on, zx_id decline)
{
    const zx_decline in = {ZX_DECLINE_INIT, .id = decline, .note = "同意"};
    return zx_assignment_accept_decline(city->store, act(on), &in, NULL);
}

zx_status refuse_decline(zx_date on, zx_id decline)
{
    const zx_decline in = {ZX_DECLINE_INIT, .id = decline, .note = "职责相关"};
    return zx_assignment_refuse_decline(city->store, act(on), &in, NULL);
}

zx_status reassign(zx_date on, zx_id assignment, zx_id unit, zx_id *out)
{
    const zx_assignment in = {ZX_ASSIGNMENT_INIT, .replaces = assignment, .unit = unit};
    return zx_assignment_reassign(city->store, act(on), &in, out);
}

zx_status take_back(zx_date on, zx_id assignment)
{
    const zx_assignment in = {ZX_ASSIGNMENT_INIT, .id = assignment};
    return zx_assignment_withdraw(city->store, act(on), &in, NULL);
}

zx_status add_unit(zx_date on, zx_id proposal, zx_id unit, zx_assignment_role role, zx_id *out)
{
    const zx_assignment in = {ZX_ASSIGNMENT_INIT, .proposal = proposal, .unit = unit, .role = role};
    return zx_proposal_add_unit(city->store, act(on), &in, out);
}

zx_status pass_on(zx_date on, zx_id parent, zx_id unit, zx_assignment_role role, zx_id *out)
{
    zx_assignment *above = get_assignment(parent);
    const zx_assignment in = {ZX_ASSIGNMENT_INIT, .proposal = above->proposal, .parent = parent, .unit = unit, .role = role};
    zx_free(above);
    return zx_proposal_assign(city->store, act(on), &in, out);
}

zx_status ask_extension(zx_date on, zx_id assignment, zx_date until, zx_id *out)
{
    const zx_extension in = {ZX_EXTENSION_INIT, .assignment = assignment, .until = until, .ground = "涉及部门较多"};
    return zx_assignment_request_extension(city->store, act(on), &in, out);
}

zx_status grant_extension(zx_date on, zx_id extension, zx_date until)
{
    const zx_extension in = {ZX_EXTENSION_INIT, .id = extension, .granted = until};
    return zx_assignment_grant_extension(city->store, act(on), &in, NULL);
}

zx_status refuse_extension(zx_date on, zx_id extension)
{
    const zx_extension in = {ZX_EXTENSION_INIT, .id = extension, .note = "按期办理"};
    return zx_assignment_refuse_extension(city->store, act(on), &in, NULL);
}

zx_status comment_on(zx_date on, zx_id assignment)
{
    const zx_comment in = {ZX_COMMENT_INIT, .assignment = assignment, .content = "同意。", .document_number = "宁民函〔2020〕3号"};
    return zx_assignment_comment(city->store, act(on), &in, NULL);
}

zx_status remind(zx_date on, zx_id assignment)
{
    const zx_reminder in = {ZX_REMINDER_INIT, .assignment = assignment, .note = "请抓紧办理"};
    return zx_assignment_remind(city->store, act(on), &in, NULL);
}

zx_status reply_to(zx_date on, zx_id assignment, const char *class_)
{
    const zx_reply in = {ZX_REPLY_INIT, .assignment = assignment, .reply_class = class_};
    return zx_proposal_reply(city->store, act(on), &in, NULL);
}

zx_status rate(zx_date on, zx_id proposal, const char *satisfaction)
{
    const zx_feedback in = {ZX_FEEDBACK_INIT, .proposal = proposal, .satisfaction = satisfaction};
    return zx_proposal_feedback(city->store, act(on), &in, NULL);
}

zx_status handle_again(zx_date on, zx_id proposal)
{
    const zx_round in = {ZX_ROUND_INIT, .proposal = proposal, .note = "请再研究"};
    return zx_proposal_handle_again(city->store, act(on), &in, NULL);
}

zx_status merge_into(zx_date on, zx_id proposal, zx_id principal)
{
    const zx_examination in = {ZX_EXAMINATION_INIT, .proposal = proposal, .into = principal};
    return zx_proposal_merge(city->store, act(on), &in, NULL);
}

zx_status unmerge(zx_date on, zx_id proposal)
{
    const zx_examination in = {ZX_EXAMINATION_INIT, .proposal = proposal};
    return zx_proposal_unmerge(city->store, act(on), &in, NULL);
}

zx_status handle_together(zx_date on, zx_id proposal, zx_id main)
{
    const zx_joint_handling in = {ZX_JOINT_HANDLING_INIT, .proposal = proposal, .main = main};
    return zx_proposal_handle_together(city->store, act(on), &in, NULL);
}

zx_status handle_apart(zx_date on, zx_id proposal)
{
    const zx_joint_handling in = {ZX_JOINT_HANDLING_INIT, .proposal = proposal};
    return zx_proposal_handle_apart(city->store, act(on), &in, NULL);
}

zx_status consent_to(zx_date on, zx_id proposal, zx_id proposer, zx_yes_no consents)
{
    const zx_consent in = {ZX_CONSENT_INIT, .proposal = proposal, .proposer = proposer, .consents = consents,
                           .ground = consents == ZX_NO ? "涉及个人情况" : NULL};
    return zx_proposal_consent(city->store, act(on), &in, NULL);
}

zx_status deliver(zx_date on, zx_id reply, zx_id proposal, zx_id proposer)
{
    const zx_delivery in = {ZX_DELIVERY_INIT, .reply = reply, .proposal = proposal, .proposer = proposer, .manner = "post"};
    return zx_reply_deliver(city->store, act(on), &in, NULL);
}

zx_status publish(zx_date on, zx_id reply, const char *class_)
{
    const zx_publication in = {ZX_PUBLICATION_INIT, .reply = reply, .publication_class = class_};
    return zx_reply_publish(city->store, act(on), &in, NULL);
}

zx_id declined_ok(zx_date on, zx_id assignment)
{
    zx_id id = 0;
    ck_ok(decline(on, assignment, 0, &id));
    return id;
}

zx_id reassigned_ok(zx_date on, zx_id assignment, zx_id unit)
{
    zx_id id = 0;
    ck_ok(reassign(on, assignment, unit, &id));
    return id;
}

zx_id asked_ok(zx_date on, zx_id assignment, zx_date until)
{
    zx_id id = 0;
    ck_ok(ask_extension(on, assignment, until, &id));
    return id;
}

/* ---- anything ---- */

zx_id steps_open_assignment(zx_id proposal)
{
    const zx_assignment filter = {ZX_ASSIGNMENT_INIT, .proposal = proposal, .replied = ZX_NONE_DATE, .ended = ZX_NONE_DATE};
    zx_cursor *cursor = NULL;
    const void *row = NULL;
    ck_ok(zx_record_list(city->store, "assignment", &filter, NULL, &cursor));
    zx_id id = zx_cursor_next(cursor, &row) == ZX_OK ? ((const zx_assignment *)row)->id : 0;
    zx_cursor_free(cursor);
    return id;
}

zx_id steps_decline_of(zx_id assignment, zx_decline_state state)
{
    const zx_decline filter = {ZX_DECLINE_INIT, .assignment = assignment, .state = state};
    zx_cursor *cursor = NULL;
    const void *row = NULL;
    ck_ok(zx_record_list(city->store, "decline", &filter, NULL, &cursor));
    zx_id id = zx_cursor_next(cursor, &row) == ZX_OK ? ((const zx_decline *)row)->id : 0;
    zx_cursor_free(cursor);
    return id;
}

zx_id steps_extension_of(zx_id assignment)
{
    const zx_extension filter = {ZX_EXTENSION_INIT, .assignment = assignment, .state = ZX_EXTENSION_OPEN};
    zx_cursor *cursor = NULL;
    const void *row = NULL;
    ck_ok(zx_record_list(city->store, "extension", &filter, NULL, &cursor));
    zx_id id = zx_cursor_next(cursor, &row) == ZX_OK ? ((const zx_extension *)row)->id : 0;
    zx_cursor_free(cursor);
    return id;
}

static zx_id any_assignment(steps_pick pick, zx_id proposal)
{
    const zx_assignment filter = {ZX_ASSIGNMENT_INIT, .proposal = proposal};
    zx_cursor *cursor = NULL;
    const void *row = NULL;
    zx_id id = 0;
    int seen = 0;
    ck_ok(zx_record_list(city->store, "assignment", &filter, NULL, &cursor));
    while (zx_cursor_next(cursor, &row) == ZX_OK)
        if (pick(++seen) == 0)
            id = ((const zx_assignment *)row)->id;
    zx_cursor_free(cursor);
    return id;
}

zx_id steps_reply_to(zx_id proposal)
{
    const zx_assignment filter = {ZX_ASSIGNMENT_INIT, .proposal = proposal};
    zx_cursor *assignments = NULL, *replies = NULL;
    const void *row = NULL;
    zx_id id = 0;
    ck_ok(zx_record_list(city->store, "assignment", &filter, NULL, &assignments));
    while (!id && zx_cursor_next(assignments, &row) == ZX_OK) {
        const zx_reply of = {ZX_REPLY_INIT, .assignment = ((const zx_assignment *)row)->id};
        ck_ok(zx_record_list(city->store, "reply", &of, NULL, &replies));
        id = zx_cursor_next(replies, &row) == ZX_OK ? ((const zx_reply *)row)->id : 0;
        zx_cursor_free(replies);
    }
    zx_cursor_free(assignments);
    return id;
}

static zx_id any_unit(steps_pick pick)
{
    int at = pick(6);
    return at < 4 ? city->units[at] : city->channel;
}

zx_status steps_any_assigning(steps_pick pick, zx_id id, zx_date on)
{
    const zx_assignment_role role = pick(2) ? ZX_ROLE_SEPARATE : (zx_assignment_role)(1 + pick(4));
    zx_assignment assignment = {ZX_ASSIGNMENT_INIT, .proposal = id, .unit = any_unit(pick), .role = role};
    assignment.parent = pick(4) ? 0 : steps_open_assignment(id); /* passed on */
    return pick(3) ? zx_proposal_assign(city->store, act(on), &assignment, NULL) : zx_proposal_add_unit(city->store, act(on), &assignment, NULL);
}

/* Accepting or refusing what waits for it. */
static zx_status settle_any(steps_pick pick, zx_id decline, zx_id extension, zx_date on)
{
    if (decline)
        return pick(2) ? accept_decline(on, decline) : refuse_decline(on, decline);
    return pick(4) ? grant_extension(on, extension, (zx_date){0}) : refuse_extension(on, extension);
}

zx_status steps_any_handling(steps_pick pick, zx_id id, zx_date on)
{
    zx_store *store = city->store;
    zx_id open = steps_open_assignment(id), of = open && pick(3) ? open : any_assignment(pick, id);
    if (!of)
        return ZX_OK;
    zx_id declined = steps_decline_of(of, ZX_DECLINE_OPEN), asked = steps_extension_of(of);
    const zx_talk talk = {ZX_TALK_INIT, .assignment = of, .waived = ZX_YES};
    if ((declined || asked) && pick(2))
        return settle_any(pick, declined, asked, on);
    switch (pick(11)) {
    case 0: return acknowledge(on, of);
    case 1:
    case 2: return reassign(on, of, any_unit(pick), NULL);
    case 3: return take_back(on, of);
    case 4:
    case 5: return decline(on, of, 0, NULL);
    case 6:
    case 7: return ask_extension(on, of, zx_date_add_days(on, 90 + pick(20)), NULL);
    case 8: return zx_assignment_talk(store, act(on), &talk, NULL);
    case 9: return comment_on(on, of);
    default: return remind(on, of);
    }
}

static zx_status answer_anybody(steps_pick pick, zx_id id, zx_id other, zx_date on)
{
    zx_id reply = steps_reply_to(pick(3) ? id : other);
    if (!reply)
        return consent_to(on, id, 0, pick(4) ? ZX_YES : ZX_NO);
    switch (pick(3)) {
    case 0: return consent_to(on, id, 0, pick(4) ? ZX_YES : ZX_NO);
    case 1: return publish(on, reply, pick(4) ? "open" : "closed");
    default: return deliver(on, reply, pick(2) ? 0 : id, 0);
    }
}

zx_status steps_any_joining(steps_pick pick, zx_id id, zx_id other, zx_date on)
{
    switch (pick(4)) {
    case 0:
    case 1: return handle_together(on, id, other);
    case 2: return handle_apart(on, id);
    default: return answer_anybody(pick, id, other, on);
    }
}
