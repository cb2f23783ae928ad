/* SPDX-License-Identifier: MIT */
/* What somebody changed in the file by hand: the steps that rest on it notice, and write nothing. */
#include "fixture.h"
#include "hand.h"

static const char *path;
static zxt_city *edited;

/* A city in a file that another program edits while it is closed. */
static void edit(const char *sql)
{
    zx_store_free(edited->store);
    hand_runs(path, "%s", sql);
    edited->store = hand_opens(path);
}

static void begin(void)
{
    path = zxt_path("city.zx");
    edited = zxt_city_at(path);
}

static void end(void)
{
    zxt_city_free(edited);
}

#define ck_tampered(call_, record_, field_)                                                                              \
    do {                                                                                                                 \
        char *before = zxt_head(edited->store);                                                                          \
        ck_status(call_, ZX_TAMPERED);                                                                                   \
        ck_assert_str_eq(zx_error_last()->record, record_);                                                              \
        const char *field = field_;                                                                                      \
        if (field)                                                                                                       \
            ck_assert_str_eq(zx_error_last()->field, field);                                                             \
        char *after = zxt_head(edited->store);                                                                           \
        ck_assert_str_eq(before, after);                                                                                 \
        free(before);                                                                                                    \
        free(after);                                                                                                     \
        ck_status(zx_journal_verify(edited->store, NULL, NULL, NULL), ZX_TAMPERED);                                      \
    } while (0)

static zx_status submit(int month, int day, zx_id lead)
{
    zx_proposal proposal = zxt_proposal(edited);
    proposal.lead = lead;
    return zx_proposal_submit(edited->store, zxt_on(2020, month, day), &proposal, NULL);
}

static zx_status submit_sector(int month, int day)
{
    zx_proposal proposal = zxt_proposal(edited);
    proposal.proposer_kind = "sector";
    proposal.lead = edited->sector;
    proposal.convenor = edited->convenor;
    return zx_proposal_submit(edited->store, zxt_on(2020, month, day), &proposal, NULL);
}

static zx_status assign(zx_id proposal, zx_id unit, zx_id meeting)
{
    const zx_assignment assignment = {ZX_ASSIGNMENT_INIT, .proposal = proposal, .unit = unit, .role = ZX_ROLE_SOLE, .meeting = meeting};
    return zx_proposal_assign(edited->store, zxt_on(2020, 2, 20), &assignment, NULL);
}

START_TEST(a_seat)
{
    char sql[200];
    begin();
    snprintf(sql, sizeof sql, "UPDATE membership SET ended = NULL, ended_by = NULL WHERE person = %lld", (long long)edited->resigned);
    edit(sql);
    ck_tampered(submit(3, 1, edited->resigned), "membership", NULL);
    ck_ok(submit(3, 1, edited->members[0]));
    end();
}
END_TEST

START_TEST(a_convenor)
{
    begin();
    edit("UPDATE membership SET office = 'staff' WHERE office = 'convenor'");
    ck_tampered(submit_sector(1, 13), "membership", NULL);
    end();
}
END_TEST

START_TEST(the_days_of_a_session)
{
    begin();
    edit("UPDATE session SET closes = '2020-12-31' WHERE number = 3");
    ck_tampered(submit_sector(1, 17), "session", NULL);
    end();
}
END_TEST

START_TEST(a_unit_and_a_meeting)
{
    begin();
    zx_id proposal = zxt_filed(edited);
    edit("UPDATE organization SET dissolved = '2030-01-01' WHERE name = '市旧改办'; UPDATE activity SET kind = 'handover_meeting'");
    ck_tampered(assign(proposal, edited->dissolved_unit, 0), "organization", NULL);
    ck_tampered(assign(proposal, edited->units[0], edited->forum), "activity", NULL);
    ck_ok(assign(proposal, edited->units[0], 0));
    end();
}
END_TEST

START_TEST(how_far_a_proposal_has_come)
{
    begin();
    zx_id refused = zxt_examined(edited, ZX_EXAMINED_NOT_FILED), filed = zxt_filed(edited), other = zxt_filed(edited);
    edit("UPDATE proposal SET examination = 'filed', filed = '2020-01-20', handling = 'unassigned', case_number = 900 WHERE examination = "
         "'not_filed'; UPDATE proposal SET case_number = 500 WHERE case_number = 1");
    ck_tampered(assign(refused, edited->units[0], 0), "proposal", "examination");
    ck_tampered(assign(filed, edited->units[0], 0), "proposal", "case_number");
    ck_ok(assign(other, edited->units[0], 0));
    end();
}
END_TEST

START_TEST(a_step_of_its_examination)
{
    begin();
    zx_id filed = zxt_filed(edited);
    edit("UPDATE examination SET result = 'converted', case_number = NULL");
    ck_tampered(assign(filed, edited->units[0], 0), "proposal", "examination");
    end();
}
END_TEST

START_TEST(an_assignment)
{
    begin();
    zx_id assignment = zxt_assigned(edited, zxt_filed(edited), edited->units[0], ZX_ROLE_SOLE);
    const zx_reply reply = {ZX_REPLY_INIT, .assignment = assignment, .reply_class = "A"};
    edit("UPDATE assignment SET replied = '2020-03-01'");
    ck_tampered(zx_proposal_reply(edited->store, zxt_on(2020, 3, 2), &reply, NULL), "assignment", "replied");
    edit("UPDATE assignment SET replied = NULL, role = 'assisting'");
    ck_tampered(zx_proposal_reply(edited->store, zxt_on(2020, 3, 2), &reply, NULL), "assignment", NULL);
    edit("UPDATE assignment SET role = 'sole'");
    ck_ok(zx_proposal_reply(edited->store, zxt_on(2020, 3, 2), &reply, NULL));
    ck_ok(zx_journal_verify(edited->store, NULL, NULL, NULL));
    end();
}
END_TEST

START_TEST(a_decline)
{
    begin();
    zx_id assignment = zxt_assigned(edited, zxt_filed(edited), edited->units[0], ZX_ROLE_SOLE);
    const zx_reply reply = {ZX_REPLY_INIT, .assignment = assignment, .reply_class = "A"};
    const zx_decline decline = {ZX_DECLINE_INIT, .assignment = assignment, .ground = "不属本单位职责"};
    ck_ok(zx_assignment_decline(edited->store, zxt_on(2020, 2, 21), &decline, NULL));
    edit("UPDATE decline SET state = 'refused', settled = '2020-02-21'");
    ck_tampered(zx_proposal_reply(edited->store, zxt_on(2020, 3, 2), &reply, NULL), "decline", NULL);
    end();
}
END_TEST

/* A unit that is said to have lost its assignment, and a round that is not there any more. */
START_TEST(an_end_and_a_round)
{
    begin();
    zx_id proposal = zxt_replied(edited), other = zxt_filed(edited), assignment = zxt_assigned(edited, other, edited->units[0], ZX_ROLE_SOLE);
    const zx_feedback form = {ZX_FEEDBACK_INIT, .proposal = proposal, .satisfaction = "satisfied"};
    const zx_round round = {ZX_ROUND_INIT, .proposal = proposal};
    ck_ok(zx_proposal_feedback(edited->store, zxt_on(2020, 4, 2), &form, NULL));
    edit("UPDATE feedback SET satisfaction = 'dissatisfied'; UPDATE proposal SET satisfaction = 'dissatisfied' WHERE satisfaction IS NOT NULL");
    ck_tampered(zx_proposal_handle_again(edited->store, zxt_on(2020, 4, 3), &round, NULL), "feedback", NULL);
    edit("UPDATE feedback SET satisfaction = 'satisfied'; UPDATE proposal SET satisfaction = 'satisfied' WHERE satisfaction IS NOT NULL;"
         "UPDATE assignment SET ended = '2020-02-21', ended_by = 'withdrawn' WHERE replied IS NULL");
    const zx_assignment it = {ZX_ASSIGNMENT_INIT, .id = assignment};
    ck_tampered(zx_assignment_acknowledge(edited->store, zxt_on(2020, 3, 2), &it, NULL), "assignment", NULL);
    ck_tampered(assign(other, edited->units[1], 0), "proposal", "handling");
    end();
}
END_TEST

/* A merge, a group, a consent: none is what somebody made of it in the file. */
START_TEST(what_is_merged_or_handled_together_or_agreed)
{
    begin();
    zx_id principal = zxt_filed(edited), id = zxt_filed(edited), third = zxt_filed(edited), reply = 0;
    const zx_examination merge = {ZX_EXAMINATION_INIT, .proposal = id, .into = principal}, back = {ZX_EXAMINATION_INIT, .proposal = id};
    const zx_joint_handling group = {ZX_JOINT_HANDLING_INIT, .proposal = third, .main = principal}, apart = {ZX_JOINT_HANDLING_INIT, .proposal = third};
    const zx_consent refusal = {ZX_CONSENT_INIT, .proposal = third, .consents = ZX_NO, .ground = "涉及个人情况"};
    ck_ok(zx_proposal_merge(edited->store, zxt_on(2020, 2, 1), &merge, NULL));
    ck_ok(zx_proposal_handle_together(edited->store, zxt_on(2020, 2, 1), &group, NULL));
    edit("UPDATE joint_handling SET note = '并非如此'");
    ck_tampered(zx_proposal_handle_apart(edited->store, zxt_on(2020, 2, 2), &apart, NULL), "joint_handling", NULL);
    edit("UPDATE joint_handling SET note = NULL");
    const zx_reply given = {ZX_REPLY_INIT, .assignment = zxt_assigned(edited, third, edited->units[0], ZX_ROLE_SOLE), .reply_class = "A"};
    ck_ok(zx_proposal_reply(edited->store, zxt_on(2020, 4, 1), &given, &reply));
    ck_ok(zx_proposal_consent(edited->store, zxt_on(2020, 4, 1), &refusal, NULL));
    edit("UPDATE consent SET consents = 1, ground = NULL");
    const zx_publication publication = {ZX_PUBLICATION_INIT, .reply = reply, .publication_class = "open"};
    ck_tampered(zx_reply_publish(edited->store, zxt_on(2020, 4, 2), &publication, NULL), "consent", NULL);
    edit("UPDATE consent SET consents = 0, ground = '涉及个人情况'");
    ck_status(zx_reply_publish(edited->store, zxt_on(2020, 4, 2), &publication, NULL), ZX_RULE);
    edit("UPDATE examination SET note = '并非如此' WHERE result = 'absorbed'");
    ck_tampered(zx_proposal_unmerge(edited->store, zxt_on(2020, 4, 2), &back, NULL), "examination", NULL);
    edit("UPDATE examination SET note = NULL WHERE result = 'absorbed'");
    ck_ok(zx_proposal_unmerge(edited->store, zxt_on(2020, 4, 2), &back, NULL));
    end();
}
END_TEST

START_TEST(an_invitation)
{
    begin();
    const zx_proposal given = zxt_proposal(edited);
    zx_cosignature invitation = {ZX_COSIGNATURE_INIT, .signer = edited->members[1]}, answer = {ZX_COSIGNATURE_INIT};
    ck_ok(zx_proposal_draft(edited->store, zxt_on(2020, 1, 1), &given, &invitation.proposal));
    ck_ok(zx_proposal_invite(edited->store, zxt_on(2020, 1, 1), &invitation, &answer.id));
    edit("UPDATE cosignature SET valid_until = '2020-12-31'");
    ck_tampered(zx_proposal_sign(edited->store, zxt_on(2020, 1, 10), &answer, NULL), "cosignature", NULL);
    end();
}
END_TEST

START_TEST(a_text)
{
    begin();
    zx_id id = zxt_submitted(edited);
    edit("UPDATE proposal_text SET grounds = '另一理由'");
    zx_proposal given = zxt_proposal(edited);
    given.id = id;
    given.session = 0;
    ck_tampered(zx_proposal_correct(edited->store, zxt_mend(2020, 2, 1), &given, NULL), "proposal_text", NULL);
    end();
}
END_TEST

ZXT_MAIN("proposal-edited", a_seat, a_convenor, the_days_of_a_session, a_unit_and_a_meeting, how_far_a_proposal_has_come,
         a_step_of_its_examination, an_assignment, a_decline, an_end_and_a_round,
         what_is_merged_or_handled_together_or_agreed, an_invitation, a_text)
