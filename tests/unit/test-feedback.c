/* SPDX-License-Identifier: MIT */
/* Feedback: one form per proposal, proposer and round. */
#include "fixture.h"

static zx_status give(int month, int day, zx_feedback feedback, zx_id *out)
{
    return zx_proposal_feedback(city->store, zxt_on(2020, month, day), &feedback, out);
}

#define GIVE(month_, day_, ...) give(month_, day_, (zx_feedback){ZX_FEEDBACK_INIT, __VA_ARGS__}, NULL)

static void ck_satisfaction(zx_id id, const char *expected)
{
    zx_proposal *proposal = zxt_get_proposal(city, id);
    ck_assert_str_eq(proposal->satisfaction ? proposal->satisfaction : "", expected);
    zx_free(proposal);
}

static zx_id replied_with_a_co_signer(void)
{
    zx_id id = zxt_submitted(city);
    const zx_cosignature cosignature = {ZX_COSIGNATURE_INIT, .proposal = id, .signer = city->members[1]};
    const zx_examination filed = {ZX_EXAMINATION_INIT, .proposal = id, .result = ZX_EXAMINED_FILED};
    ck_ok(zx_proposal_cosign(city->store, zxt_on(2020, 1, 13), &cosignature, NULL));
    ck_ok(zx_proposal_examine(city->store, zxt_on(2020, 1, 20), &filed, NULL));
    const zx_reply reply = {ZX_REPLY_INIT, .assignment = zxt_assigned(city, id, city->units[0], ZX_ROLE_SOLE), .reply_class = "B"};
    ck_ok(zx_proposal_reply(city->store, zxt_on(2020, 4, 1), &reply, NULL));
    return id;
}

START_TEST(there_is_no_feedback_without_a_reply)
{
    zx_id filed = zxt_filed(city), half = zxt_filed(city), done = zxt_replied(city);
    zx_id converted = zxt_examined(city, ZX_EXAMINED_CONVERTED);
    const zx_reply reply = {ZX_REPLY_INIT, .assignment = zxt_assigned(city, half, city->units[0], ZX_ROLE_SEPARATE), .reply_class = "A"};
    zxt_assigned(city, half, city->units[1], ZX_ROLE_SEPARATE);
    ck_ok(zx_proposal_reply(city->store, zxt_on(2020, 4, 1), &reply, NULL));
    ck_rule(city->store, GIVE(4, 1, .proposal = filed, .satisfaction = "satisfied"), "proposal.reply-first", "proposal");
    zxt_assigned(city, filed, city->units[0], ZX_ROLE_SOLE);
    ck_rule(city->store, GIVE(4, 1, .proposal = filed, .satisfaction = "satisfied"), "proposal.reply-first", "proposal");
    ck_rule(city->store, GIVE(4, 1, .proposal = half, .satisfaction = "satisfied"), "proposal.reply-first", "proposal");
    ck_rule(city->store, GIVE(4, 1, .proposal = converted, .satisfaction = "satisfied"), "proposal.filed-first", "proposal");
    ck_rule(city->store, GIVE(3, 31, .proposal = done, .satisfaction = "satisfied"), "proposal.in-order", "on");
    ck_ok(GIVE(4, 1, .proposal = done, .satisfaction = "satisfied"));
    ck_satisfaction(done, "satisfied");
}
END_TEST

START_TEST(the_lead_answers_for_all)
{
    zx_id id = replied_with_a_co_signer(), form = 0;
    ck_ok(give(4, 2, (zx_feedback){ZX_FEEDBACK_INIT, .proposal = id, .satisfaction = "basically_satisfied"}, &form));
    void *record = NULL;
    ck_ok(zx_record_get(city->store, "feedback", form, &record));
    const zx_feedback *kept = record;
    ck_assert_int_eq(kept->proposer, city->members[0]);
    ck_assert_int_eq(kept->returned, ZX_YES);
    ck_assert_int_eq(kept->round.value, 1);
    zx_free(record);
    /* a co-signer may answer too, but it is the lead's satisfaction that counts */
    ck_ok(GIVE(4, 3, .proposal = id, .proposer = city->members[1], .satisfaction = "dissatisfied"));
    ck_satisfaction(id, "basically_satisfied");
    ck_ok(zx_journal_verify(city->store, NULL, NULL, NULL));
}
END_TEST

START_TEST(only_proposers_give_feedback)
{
    zx_id id = replied_with_a_co_signer();
    ck_rule(city->store, GIVE(4, 2, .proposal = id, .proposer = city->members[2], .satisfaction = "satisfied"), "feedback.proposer", "proposer");
    ck_rule(city->store, GIVE(4, 2, .proposal = id, .proposer = city->party, .satisfaction = "satisfied"), "feedback.proposer", "proposer");
    ck_ok(GIVE(4, 2, .proposal = id, .proposer = city->members[1], .satisfaction = "satisfied"));
}
END_TEST

/* Who merely was invited, or declined, did not propose. */
START_TEST(invited_is_not_signed)
{
    const zx_proposal given = zxt_proposal(city);
    zx_proposal handed_in = {ZX_PROPOSAL_INIT};
    zx_cosignature invitation = {ZX_COSIGNATURE_INIT};
    ck_ok(zx_proposal_draft(city->store, zxt_on(2020, 1, 5), &given, &handed_in.id));
    const zx_cosignature to = {ZX_COSIGNATURE_INIT, .proposal = handed_in.id, .signer = city->members[1]};
    ck_ok(zx_proposal_invite(city->store, zxt_on(2020, 1, 6), &to, &invitation.id));
    ck_ok(zx_proposal_decline(city->store, zxt_on(2020, 1, 7), &invitation, NULL));
    ck_ok(zx_proposal_submit(city->store, zxt_on(2020, 1, 13), &handed_in, NULL));
    const zx_examination filed = {ZX_EXAMINATION_INIT, .proposal = handed_in.id, .result = ZX_EXAMINED_FILED};
    ck_ok(zx_proposal_examine(city->store, zxt_on(2020, 1, 20), &filed, NULL));
    const zx_reply reply = {ZX_REPLY_INIT, .assignment = zxt_assigned(city, handed_in.id, city->units[0], ZX_ROLE_SOLE), .reply_class = "B"};
    ck_ok(zx_proposal_reply(city->store, zxt_on(2020, 4, 1), &reply, NULL));
    ck_rule(city->store, GIVE(4, 2, .proposal = handed_in.id, .proposer = city->members[1], .satisfaction = "satisfied"), "feedback.proposer",
            "proposer");
    ck_ok(GIVE(4, 2, .proposal = handed_in.id, .proposer = city->members[0], .satisfaction = "satisfied"));
}
END_TEST

/* Every proposer of a merge is answered, and asked. */
START_TEST(proposers_of_what_was_merged_are_asked_too)
{
    zx_id principal = zxt_filed(city), merged = 0;
    zx_proposal given = zxt_proposal(city);
    given.lead = city->members[2];
    ck_ok(zx_proposal_submit(city->store, zxt_on(2020, 1, 13), &given, &merged));
    const zx_examination merge = {ZX_EXAMINATION_INIT, .proposal = merged, .result = ZX_EXAMINED_ABSORBED, .into = principal};
    ck_ok(zx_proposal_examine(city->store, zxt_on(2020, 1, 20), &merge, NULL));
    const zx_reply reply = {ZX_REPLY_INIT, .assignment = zxt_assigned(city, principal, city->units[0], ZX_ROLE_SOLE), .reply_class = "B"};
    ck_ok(zx_proposal_reply(city->store, zxt_on(2020, 4, 1), &reply, NULL));
    ck_rule(city->store, GIVE(4, 2, .proposal = principal, .proposer = city->members[3], .satisfaction = "satisfied"), "feedback.proposer",
            "proposer");
    ck_ok(GIVE(4, 2, .proposal = principal, .proposer = city->members[2], .satisfaction = "satisfied"));
}
END_TEST

START_TEST(one_form_and_what_came_back)
{
    zx_id id = zxt_replied(city), form = 0, again = 0;
    ck_rule(city->store, GIVE(4, 2, .proposal = id), "feedback.satisfaction", "satisfaction");
    ck_rule(city->store, GIVE(4, 2, .proposal = id, .returned = ZX_NO, .satisfaction = "satisfied"), "feedback.satisfaction", "satisfaction");
    ck_refused(GIVE(4, 2, .proposal = id, .satisfaction = "delighted"), ZX_INVALID, "satisfaction");
    ck_ok(give(5, 1, (zx_feedback){ZX_FEEDBACK_INIT, .proposal = id, .returned = ZX_NO}, &form));
    ck_satisfaction(id, "");
    ck_rule(city->store, GIVE(5, 1, .proposal = id, .returned = ZX_NO), "feedback.once", "proposer");
    ck_rule(city->store, GIVE(4, 30, .proposal = id, .satisfaction = "satisfied"), "proposal.in-order", "on");
    ck_ok(give(5, 1, (zx_feedback){ZX_FEEDBACK_INIT, .proposal = id, .satisfaction = "satisfied", .note = "谢谢"}, &again)); /* after all */
    ck_assert_int_eq(form, again);
    ck_satisfaction(id, "satisfied");
    ck_rule(city->store, GIVE(5, 2, .proposal = id, .satisfaction = "dissatisfied"), "feedback.once", "proposer");
    ck_ok(zx_journal_verify(city->store, NULL, NULL, NULL));
}
END_TEST

static zx_status rate(int month, int day, zx_id form, const char *axis, const char *value)
{
    const zx_feedback_answer answer = {ZX_FEEDBACK_ANSWER_INIT, .feedback = form, .axis = axis, .value = value};
    return zx_proposal_feedback_answer(city->store, zxt_on(2020, month, day), &answer, NULL);
}

START_TEST(answers_on_separate_axes)
{
    zx_id form = 0, none = 0;
    ck_ok(give(5, 1, (zx_feedback){ZX_FEEDBACK_INIT, .proposal = zxt_replied(city), .satisfaction = "satisfied"}, &form));
    ck_ok(give(5, 1, (zx_feedback){ZX_FEEDBACK_INIT, .proposal = zxt_replied(city), .returned = ZX_NO}, &none));
    ck_rule(city->store, rate(5, 1, none, "attitude", "satisfied"), "feedback.returned", "feedback");
    ck_rule(city->store, rate(5, 1, form, "visited", "satisfied"), "feedback.axis-value", "value");
    ck_rule(city->store, rate(4, 30, form, "visited", "yes"), "proposal.in-order", "on");
    ck_refused(rate(5, 1, form, "weather", "yes"), ZX_INVALID, "axis");
    ck_ok(rate(5, 1, form, "visited", "yes"));
    ck_ok(rate(5, 1, form, "attitude", "satisfied"));
    ck_rule(city->store, rate(5, 1, form, "attitude", "dissatisfied"), "feedback.axis-once", "axis");
    ck_ok(rate(5, 1, form, "result", "dissatisfied"));
    ck_ok(zx_journal_verify(city->store, NULL, NULL, NULL));
}
END_TEST

START_TEST(ids_and_revisions)
{
    zx_id id = zxt_replied(city);
    char *before = zxt_head(city->store);
    ck_refused(GIVE(5, 1, .proposal = city->units[0], .satisfaction = "satisfied"), ZX_NOT_FOUND, "proposal");
    ck_refused(GIVE(5, 1, .proposal = id, .proposer = city->session, .satisfaction = "satisfied"), ZX_NOT_FOUND, "proposer");
    ck_refused(GIVE(5, 1, .proposal = id, .satisfaction = "satisfied", .revision = 2), ZX_CONFLICT, "revision");
    ck_refused(GIVE(5, 1, .proposal = id, .satisfaction = "satisfied", .round = {1, 2}), ZX_INVALID, "round");
    char *after = zxt_head(city->store);
    ck_assert_str_eq(before, after);
    free(before);
    free(after);
}
END_TEST

ZXT_CITY_MAIN("feedback", there_is_no_feedback_without_a_reply, the_lead_answers_for_all, only_proposers_give_feedback, invited_is_not_signed,
              proposers_of_what_was_merged_are_asked_too, one_form_and_what_came_back, answers_on_separate_axes, ids_and_revisions)
