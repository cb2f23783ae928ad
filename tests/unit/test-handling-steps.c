/* SPDX-License-Identifier: MIT */
/* What happens between an assignment and the end of its round: reminders, extensions, talks, assisting comments, and handling again. */
#include "steps.h"

#define refused(call, rule, field) ck_rule(city->store, call, rule, field)

static zx_id proposal, sole;

static void assign_one(void)
{
    proposal = zxt_filed(city);
    sole = zxt_assigned(city, proposal, city->units[0], ZX_ROLE_SOLE);
}

START_TEST(reminded_until_the_answer)
{
    assign_one();
    refused(remind(D(2020, 2, 19), sole), "proposal.in-order", "on");
    ck_ok(remind(D(2020, 4, 1), sole));
    ck_ok(remind(D(2020, 5, 1), sole));
    ck_ok(reply_to(D(2020, 5, 2), sole, "A"));
    refused(remind(D(2020, 5, 3), sole), "assignment.answered", "assignment");
    const zx_reminder filter = {ZX_REMINDER_INIT, .assignment = sole};
    int64_t count = 0;
    ck_ok(zx_record_count(city->store, "reminder", &filter, NULL, &count));
    ck_assert_int_eq(count, 2);
}
END_TEST

/* ---- extensions: due on 2020-05-20, and three months more at most ---- */

START_TEST(an_extension_moves_the_due_date)
{
    assign_one();
    zx_id it = asked_ok(D(2020, 5, 1), sole, D(2020, 7, 20));
    refused(ask_extension(D(2020, 5, 2), sole, D(2020, 7, 20), NULL), "extension.one-at-a-time", "assignment");
    refused(grant_extension(D(2020, 4, 30), it, D(2020, 7, 1)), "proposal.in-order", "on");
    ck_ok(grant_extension(D(2020, 5, 6), it, (zx_date){0}));
    refused(grant_extension(D(2020, 5, 7), it, (zx_date){0}), "extension.open", "id");
    refused(refuse_extension(D(2020, 5, 7), it), "extension.open", "id");
    zx_assignment *kept = get_assignment(sole);
    ck_date(kept->due, "2020-07-20");
    zx_free(kept);
    void *record = NULL;
    ck_ok(zx_record_get(city->store, "extension", it, &record));
    ck_date(((zx_extension *)record)->due, "2020-05-20");
    ck_date(((zx_extension *)record)->granted, "2020-07-20");
    zx_free(record);
}
END_TEST

START_TEST(an_extension_is_asked_for_in_time)
{
    assign_one();
    refused(ask_extension(D(2020, 2, 19), sole, D(2020, 7, 20), NULL), "proposal.in-order", "on");
    refused(ask_extension(D(2020, 5, 21), sole, D(2020, 7, 20), NULL), "extension.before-due", "on");
    ck_ok(ask_extension(D(2020, 5, 20), sole, D(2020, 7, 20), NULL));
}
END_TEST

START_TEST(an_extension_has_a_longest)
{
    assign_one();
    refused(ask_extension(D(2020, 5, 1), sole, D(2020, 8, 21), NULL), "extension.longest", "until");
    refused(ask_extension(D(2020, 5, 1), sole, D(2020, 5, 20), NULL), "extension.longest", "until");
    zx_id it = asked_ok(D(2020, 5, 1), sole, D(2020, 8, 20));
    refused(grant_extension(D(2020, 5, 2), it, D(2020, 8, 21)), "extension.longest", "granted");
    refused(grant_extension(D(2020, 5, 2), it, D(2020, 5, 20)), "extension.longest", "granted");
    ck_ok(grant_extension(D(2020, 5, 2), it, D(2020, 8, 20)));
    refused(ask_extension(D(2020, 8, 1), sole, D(2020, 9, 20), NULL), "extension.most", "assignment");
    ck_ok(reply_to(D(2020, 8, 20), sole, "A"));
    refused(ask_extension(D(2020, 8, 20), sole, D(2020, 9, 20), NULL), "assignment.answered", "assignment");
}
END_TEST

START_TEST(a_refused_extension_may_be_asked_for_again)
{
    assign_one();
    zx_id it = asked_ok(D(2020, 4, 1), sole, D(2020, 8, 20));
    ck_ok(refuse_extension(D(2020, 4, 2), it));
    zx_assignment *kept = get_assignment(sole);
    ck_date(kept->due, "2020-05-20");
    zx_free(kept);
    ck_ok(grant_extension(D(2020, 4, 4), asked_ok(D(2020, 4, 3), sole, D(2020, 6, 20)), (zx_date){0}));
    refused(grant_extension(D(2020, 4, 5), it, (zx_date){0}), "extension.open", "id");
}
END_TEST

/* Where the clock begins anew with another unit, it may be extended anew; where it goes on, it was extended already. */
START_TEST(an_extension_and_another_unit)
{
    assign_one();
    ck_ok(grant_extension(D(2020, 3, 4), asked_ok(D(2020, 3, 2), sole, D(2020, 8, 20)), (zx_date){0}));
    zx_id next = reassigned_ok(D(2020, 3, 10), sole, city->units[1]);
    zx_assignment *kept = get_assignment(next);
    ck_date(kept->due, "2020-06-10");
    zx_free(kept);
    ck_ok(ask_extension(D(2020, 3, 11), next, D(2020, 9, 10), NULL));
    zxt_adopt(city, (zx_date){2020, 3, 12}, "\"restart_on_reassignment\": true", "\"restart_on_reassignment\": false");
    assign_one();
    ck_ok(grant_extension(D(2020, 3, 12), asked_ok(D(2020, 3, 12), sole, D(2020, 8, 20)), (zx_date){0}));
    next = reassigned_ok(D(2020, 3, 13), sole, city->units[1]);
    kept = get_assignment(next);
    ck_date(kept->due, "2020-08-20");
    zx_free(kept);
    refused(ask_extension(D(2020, 3, 14), next, D(2020, 9, 20), NULL), "extension.most", "assignment");
}
END_TEST

/* ---- assisting ---- */

START_TEST(comments_come_before_the_answer)
{
    proposal = zxt_filed(city);
    zx_id lead = zxt_assigned(city, proposal, city->units[0], ZX_ROLE_LEAD), first = zxt_assigned(city, proposal, city->units[1], ZX_ROLE_ASSISTING);
    zx_id late = zxt_assigned(city, proposal, city->units[2], ZX_ROLE_ASSISTING);
    refused(comment_on(D(2020, 3, 1), lead), "comment.assisting", "assignment");
    refused(comment_on(D(2020, 2, 19), first), "proposal.in-order", "on");
    refused(reply_to(D(2020, 3, 1), first, "A"), "reply.assisting", "assignment");
    ck_ok(comment_on(D(2020, 3, 1), first));
    refused(comment_on(D(2020, 3, 2), first), "comment.once", "assignment");
    refused(reply_to(D(2020, 3, 2), first, "A"), "reply.assisting", "assignment");
    ck_ok(reply_to(D(2020, 3, 20), lead, "B")); /* without those of the other */
    refused(comment_on(D(2020, 3, 21), late), "assignment.answered", "assignment");
    zx_assignment *sent = get_assignment(first), *missing = get_assignment(late);
    ck_date(sent->commented, "2020-03-01");
    ck_date(missing->commented, "");
    zx_free(sent);
    zx_free(missing);
    ck_ok(zx_journal_verify(city->store, NULL, NULL, NULL));
}
END_TEST

/* ---- talks ---- */

static zx_status talk(zx_date on, zx_talk given)
{
    return zx_assignment_talk(city->store, zxt_on(on.year, on.month, on.day), &given, NULL);
}

#define TALK(on_, ...) talk(on_, (zx_talk){ZX_TALK_INIT, .assignment = sole, __VA_ARGS__})

START_TEST(a_talk_has_a_mode_or_is_waived)
{
    assign_one();
    refused(TALK(D(2020, 3, 1), .mode = NULL), "talk.mode", "mode");
    refused(TALK(D(2020, 3, 1), .mode = "visit", .waived = ZX_YES), "talk.mode", "mode");
    refused(TALK(D(2020, 2, 19), .mode = "visit"), "proposal.in-order", "on");
    ck_refused(TALK(D(2020, 3, 1), .mode = "pigeon"), ZX_INVALID, "mode");
    refused(TALK(D(2020, 3, 1), .mode = "visit", .proposer = city->members[1]), "talk.proposer", "proposer");
    ck_ok(TALK(D(2020, 3, 1), .mode = "visit"));
    ck_ok(TALK(D(2020, 3, 2), .waived = ZX_YES, .proposer = city->members[0]));
    ck_ok(reply_to(D(2020, 3, 3), sole, "A"));
    ck_ok(TALK(D(2020, 3, 4), .mode = "telephone")); /* also about the answer */
    const zx_talk filter = {ZX_TALK_INIT, .proposer = city->members[0]};
    int64_t count = 0;
    ck_ok(zx_record_count(city->store, "talk", &filter, NULL, &count));
    ck_assert_int_eq(count, 3);
    assign_one();
    ck_ok(take_back(D(2020, 3, 1), sole));
    refused(TALK(D(2020, 3, 2), .mode = "visit"), "assignment.ended", "assignment");
}
END_TEST

/* ---- rounds ---- */

START_TEST(handled_again_after_dissatisfaction)
{
    assign_one();
    refused(handle_again(D(2020, 3, 1), proposal), "proposal.dissatisfied-first", "proposal");
    ck_ok(reply_to(D(2020, 3, 1), sole, "C"));
    refused(handle_again(D(2020, 3, 2), proposal), "proposal.dissatisfied-first", "proposal");
    zx_id content = zxt_replied(city);
    ck_ok(rate(D(2020, 4, 2), content, "basically_satisfied"));
    refused(handle_again(D(2020, 4, 3), content), "proposal.dissatisfied-first", "proposal");
    ck_ok(rate(D(2020, 3, 5), proposal, "dissatisfied"));
    refused(handle_again(D(2020, 3, 4), proposal), "proposal.in-order", "on");
    ck_ok(handle_again(D(2020, 3, 5), proposal));
    ck_stands(proposal, ZX_HANDLING_UNASSIGNED);
    refused(handle_again(D(2020, 3, 6), proposal), "proposal.dissatisfied-first", "proposal");
    refused(rate(D(2020, 3, 6), proposal, "satisfied"), "proposal.reply-first", "proposal");
}
END_TEST

START_TEST(a_round_is_assigned_answered_and_rated_anew)
{
    assign_one();
    ck_ok(reply_to(D(2020, 3, 1), sole, "C"));
    ck_ok(rate(D(2020, 3, 5), proposal, "dissatisfied"));
    ck_ok(handle_again(D(2020, 3, 10), proposal));
    refused(TALK(D(2020, 3, 11), .mode = "visit"), "assignment.present-round", "assignment");
    refused(reply_to(D(2020, 3, 11), sole, "A"), "reply.once", "assignment");
    const zx_assignment given = {ZX_ASSIGNMENT_INIT, .proposal = proposal, .unit = city->units[0], .role = ZX_ROLE_SOLE};
    refused(zx_proposal_assign(city->store, zxt_on(2020, 3, 9), &given, NULL), "proposal.in-order", "on");
    zx_id again = 0;
    ck_ok(zx_proposal_assign(city->store, zxt_on(2020, 3, 10), &given, &again));
    zx_assignment *kept = get_assignment(again);
    ck_assert_int_eq(kept->round.value, 2);
    zx_free(kept);
    ck_ok(reply_to(D(2020, 4, 1), again, "A"));
    ck_ok(rate(D(2020, 4, 2), proposal, "satisfied"));
    zx_proposal *now = zxt_get_proposal(city, proposal);
    ck_assert_str_eq(now->outcome, "A");
    ck_assert_str_eq(now->satisfaction, "satisfied");
    ck_date(now->replied, "2020-04-01");
    zx_free(now);
    const zx_feedback filter = {ZX_FEEDBACK_INIT, .proposal = proposal, .round = {1, 2}};
    int64_t forms = 0;
    ck_ok(zx_record_count(city->store, "feedback", &filter, NULL, &forms));
    ck_assert_int_eq(forms, 1);
    ck_ok(zx_journal_verify(city->store, NULL, NULL, NULL));
}
END_TEST

/* What was answered once is not withdrawn, though the next round is not assigned yet. */
START_TEST(a_proposal_in_its_second_round_is_not_withdrawn)
{
    const zx_examination first = {ZX_EXAMINATION_INIT, .proposal = zxt_filed(city)};
    ck_ok(zx_proposal_withdraw(city->store, zxt_on(2020, 2, 1), &first, NULL));
    assign_one();
    ck_ok(reply_to(D(2020, 3, 1), sole, "C"));
    ck_ok(rate(D(2020, 3, 5), proposal, "dissatisfied"));
    ck_ok(handle_again(D(2020, 3, 10), proposal));
    const zx_examination withdrawal = {ZX_EXAMINATION_INIT, .proposal = proposal};
    refused(zx_proposal_withdraw(city->store, zxt_on(2020, 3, 11), &withdrawal, NULL), "proposal.withdraw-in-time", "proposal");
}
END_TEST

/* A rulebook may name another answer that asks for it. */
START_TEST(the_rulebook_says_what_dissatisfaction_is)
{
    zxt_adopt(city, (zx_date){2020, 3, 4}, "\"en\": \"basically satisfied\", \"zh\": \"基本满意\"",
              "\"en\": \"basically satisfied\", \"zh\": \"基本满意\", \"again\": true");
    zx_id id = zxt_replied(city);
    ck_ok(rate(D(2020, 4, 2), id, "basically_satisfied"));
    ck_ok(handle_again(D(2020, 4, 3), id));
}
END_TEST

ZXT_CITY_MAIN("handling-steps", reminded_until_the_answer, an_extension_moves_the_due_date, an_extension_is_asked_for_in_time,
              an_extension_has_a_longest, a_refused_extension_may_be_asked_for_again, an_extension_and_another_unit, comments_come_before_the_answer,
              a_talk_has_a_mode_or_is_waived, handled_again_after_dissatisfaction, a_round_is_assigned_answered_and_rated_anew,
              a_proposal_in_its_second_round_is_not_withdrawn, the_rulebook_says_what_dissatisfaction_is)
