/* SPDX-License-Identifier: MIT */
/* An assignment until it ends: signed for, declined, reassigned, added to, passed on, taken back. */
#include "steps.h"

#define refused(call, rule, field) ck_rule(city->store, call, rule, field)

/* A filed proposal that units[0] has alone since 2020-02-20. */
static zx_id proposal, sole;

static void assign_one(void)
{
    proposal = zxt_filed(city);
    sole = zxt_assigned(city, proposal, city->units[0], ZX_ROLE_SOLE);
}

START_TEST(signed_for_once)
{
    assign_one();
    refused(acknowledge(D(2020, 2, 19), sole), "proposal.in-order", "on");
    ck_ok(acknowledge(D(2020, 2, 20), sole));
    refused(acknowledge(D(2020, 2, 21), sole), "assignment.acknowledged-once", "id");
    zx_assignment *kept = get_assignment(sole);
    ck_date(kept->acknowledged, "2020-02-20");
    zx_free(kept);
    assign_one();
    ck_ok(acknowledge(D(2020, 2, 25), sole));
    refused(reply_to(D(2020, 2, 24), sole, "A"), "proposal.in-order", "on");
    ck_ok(reply_to(D(2020, 2, 25), sole, "A"));
    assign_one();
    ck_ok(reply_to(D(2020, 2, 25), sole, "A"));
    refused(acknowledge(D(2020, 2, 26), sole), "assignment.answered", "id");
    ck_refused(acknowledge(D(2020, 2, 26), proposal), ZX_NOT_FOUND, "record.kind");
}
END_TEST

/* Ten working days. */
START_TEST(declined_in_time)
{
    assign_one();
    refused(decline(D(2020, 3, 6), sole, 0, NULL), "decline.in-time", "on");
    ck_ok(decline(D(2020, 3, 5), sole, 0, NULL));
    assign_one();
    refused(decline(D(2020, 2, 19), sole, 0, NULL), "proposal.in-order", "on");
    refused(decline(D(2020, 2, 21), sole, city->units[0], NULL), "decline.another-unit", "suggested");
    refused(decline(D(2020, 3, 2), sole, city->dissolved_unit, NULL), "assignment.unit-exists", "suggested");
    ck_ok(decline(D(2020, 2, 21), sole, city->units[1], NULL));
    ck_stands(proposal, ZX_HANDLING_ASSIGNED);
}
END_TEST

/* Working days of a year whose holidays are not known yet are not counted by plain weekends. */
START_TEST(declined_when_the_window_is_known)
{
    const zx_assignment given = {ZX_ASSIGNMENT_INIT, .proposal = zxt_filed(city), .unit = city->units[0], .role = ZX_ROLE_SOLE};
    const zx_assignment earlier = {ZX_ASSIGNMENT_INIT, .proposal = zxt_filed(city), .unit = city->units[0], .role = ZX_ROLE_SOLE};
    zx_id late = 0, known = 0;
    ck_ok(zx_proposal_assign(city->store, zxt_on(2026, 12, 28), &given, &late));
    ck_ok(zx_proposal_assign(city->store, zxt_on(2026, 12, 7), &earlier, &known));
    refused(decline(D(2026, 12, 29), late, 0, NULL), "calendar.year-known", NULL);
    ck_ok(decline(D(2026, 12, 21), known, 0, NULL));
}
END_TEST

START_TEST(declined_once_and_before_the_answer)
{
    assign_one();
    zx_id first = declined_ok(D(2020, 2, 21), sole);
    refused(decline(D(2020, 2, 21), sole, 0, NULL), "decline.once", "assignment");
    ck_ok(refuse_decline(D(2020, 2, 22), first));
    refused(decline(D(2020, 2, 23), sole, 0, NULL), "decline.once", "assignment");
    ck_ok(reply_to(D(2020, 2, 24), sole, "A"));
    assign_one();
    ck_ok(reply_to(D(2020, 2, 24), sole, "A"));
    refused(decline(D(2020, 2, 25), sole, 0, NULL), "assignment.answered", "assignment");
}
END_TEST

START_TEST(a_decline_is_settled_before_anything_else)
{
    assign_one();
    zx_id it = declined_ok(D(2020, 2, 21), sole);
    refused(reply_to(D(2020, 2, 22), sole, "A"), "assignment.decline-open", "assignment");
    refused(reassign(D(2020, 2, 22), sole, city->units[1], NULL), "assignment.decline-open", "replaces");
    refused(take_back(D(2020, 2, 22), sole), "assignment.decline-open", "id");
    refused(remind(D(2020, 2, 22), sole), "assignment.decline-open", "assignment");
    refused(add_unit(D(2020, 2, 22), proposal, city->units[1], ZX_ROLE_ASSISTING, NULL), "assignment.decline-open", "role");
    ck_ok(acknowledge(D(2020, 2, 22), sole)); /* it came, even if it is not wanted */
    refused(accept_decline(D(2020, 2, 20), it), "proposal.in-order", "on");
    ck_ok(refuse_decline(D(2020, 2, 22), it));
    refused(accept_decline(D(2020, 2, 23), it), "decline.open", "id");
    refused(refuse_decline(D(2020, 2, 23), it), "decline.open", "id");
    ck_ok(remind(D(2020, 2, 22), sole));
    ck_ok(reply_to(D(2020, 2, 22), sole, "A"));
}
END_TEST

START_TEST(what_ended_is_not_handled_any_more)
{
    assign_one();
    ck_ok(accept_decline(D(2020, 2, 24), declined_ok(D(2020, 2, 21), sole)));
    ck_stands(proposal, ZX_HANDLING_UNASSIGNED);
    zx_assignment *kept = get_assignment(sole);
    ck_date(kept->ended, "2020-02-24");
    ck_assert_int_eq(kept->ended_by, ZX_END_DECLINED);
    zx_free(kept);
    refused(reply_to(D(2020, 2, 25), sole, "A"), "assignment.ended", "assignment");
    refused(acknowledge(D(2020, 2, 25), sole), "assignment.ended", "id");
    refused(decline(D(2020, 2, 25), sole, 0, NULL), "decline.once", "assignment");
    refused(take_back(D(2020, 2, 25), sole), "assignment.ended", "id");
    refused(remind(D(2020, 2, 25), sole), "assignment.ended", "assignment");
    refused(ask_extension(D(2020, 2, 25), sole, D(2020, 6, 1), NULL), "assignment.ended", "assignment");
    refused(reassign(D(2020, 2, 23), sole, city->units[1], NULL), "proposal.in-order", "on");
    zx_id next = reassigned_ok(D(2020, 2, 25), sole, city->units[1]);
    refused(reassign(D(2020, 2, 25), sole, city->units[2], NULL), "assignment.replaced-once", "replaces");
    ck_ok(reply_to(D(2020, 2, 25), next, "A"));
    ck_stands(proposal, ZX_HANDLING_REPLIED);
    ck_ok(zx_journal_verify(city->store, NULL, NULL, NULL));
}
END_TEST

START_TEST(the_next_one_has_the_part_of_the_one_before)
{
    proposal = zxt_filed(city);
    zx_id lead = zxt_assigned(city, proposal, city->units[0], ZX_ROLE_LEAD), assists = zxt_assigned(city, proposal, city->units[1], ZX_ROLE_ASSISTING);
    refused(reassign(D(2020, 2, 19), lead, city->units[2], NULL), "proposal.in-order", "on");
    refused(reassign(D(2020, 3, 10), lead, city->units[0], NULL), "assignment.unit-once", "unit");
    refused(reassign(D(2020, 3, 10), lead, city->units[1], NULL), "assignment.unit-once", "unit");
    refused(reassign(D(2020, 3, 10), lead, city->dissolved_unit, NULL), "assignment.unit-exists", "unit");
    zx_id next = reassigned_ok(D(2020, 3, 10), lead, city->units[2]);
    zx_assignment *kept = get_assignment(next), *before = get_assignment(lead);
    ck_assert_int_eq(kept->role, ZX_ROLE_LEAD);
    ck_assert_int_eq(kept->replaces, lead);
    ck_assert_int_eq(kept->round.value, 1);
    ck_date(kept->due, "2020-06-10"); /* its clock begins anew */
    ck_date(before->ended, "2020-03-10");
    ck_assert_int_eq(before->ended_by, ZX_END_REASSIGNED);
    zx_free(kept);
    zx_free(before);
    ck_ok(comment_on(D(2020, 3, 11), assists));
    /* and back again */
    zx_id back = reassigned_ok(D(2020, 3, 12), next, city->units[0]);
    ck_ok(reply_to(D(2020, 3, 13), back, "B"));
    refused(reassign(D(2020, 3, 14), back, city->units[3], NULL), "assignment.answered", "replaces");
    ck_ok(zx_journal_verify(city->store, NULL, NULL, NULL));
}
END_TEST

START_TEST(the_clock_goes_on_where_the_rulebook_says_so)
{
    assign_one();
    zxt_adopt(city, (zx_date){2020, 3, 3}, "\"restart_on_reassignment\": true", "\"restart_on_reassignment\": false");
    zx_assignment *kept = get_assignment(reassigned_ok(D(2020, 3, 10), sole, city->units[1]));
    ck_date(kept->due, "2020-05-20");
    zx_free(kept);
}
END_TEST

/* One of two has answered, the other was not for its unit: until it is reassigned, all that have it have answered. */
START_TEST(reassigned_after_the_others_answered)
{
    proposal = zxt_filed(city);
    zx_id first = zxt_assigned(city, proposal, city->units[0], ZX_ROLE_SEPARATE), second = zxt_assigned(city, proposal, city->units[1], ZX_ROLE_SEPARATE);
    ck_ok(reply_to(D(2020, 2, 24), first, "A"));
    ck_stands(proposal, ZX_HANDLING_PARTLY_REPLIED);
    ck_ok(accept_decline(D(2020, 2, 25), declined_ok(D(2020, 2, 24), second)));
    ck_stands(proposal, ZX_HANDLING_REPLIED);
    zx_id third = reassigned_ok(D(2020, 2, 25), second, city->units[2]);
    ck_stands(proposal, ZX_HANDLING_PARTLY_REPLIED);
    ck_ok(accept_decline(D(2020, 2, 27), declined_ok(D(2020, 2, 26), third)));
    ck_ok(rate(D(2020, 2, 27), proposal, "satisfied"));
    refused(reassign(D(2020, 2, 28), third, city->units[3], NULL), "assignment.before-feedback", "replaces");
    ck_ok(zx_journal_verify(city->store, NULL, NULL, NULL));
}
END_TEST

START_TEST(taken_back_and_given_again)
{
    assign_one();
    const zx_assignment it = {ZX_ASSIGNMENT_INIT, .id = sole};
    ck_refused(zx_assignment_withdraw(city->store, zxt_on(2020, 2, 21), &it, NULL), ZX_INVALID, "reason");
    refused(take_back(D(2020, 2, 19), sole), "proposal.in-order", "on");
    ck_ok(take_back(D(2020, 2, 20), sole));
    ck_stands(proposal, ZX_HANDLING_UNASSIGNED);
    zx_id again = zxt_assigned(city, proposal, city->units[0], ZX_ROLE_SOLE); /* the same unit, the same round */
    ck_ok(reply_to(D(2020, 2, 21), again, "A"));
    refused(take_back(D(2020, 2, 22), again), "assignment.answered", "id");
    ck_ok(zx_journal_verify(city->store, NULL, NULL, NULL));
}
END_TEST

/* ---- adding ---- */

/* What is there, what is added, what the one that was there becomes. */
START_TEST(adding_a_unit)
{
    static const struct { zx_assignment_role there, added, becomes; const char *rule; } cases[] = {
        {ZX_ROLE_SOLE, ZX_ROLE_ASSISTING, ZX_ROLE_LEAD, NULL},
        {ZX_ROLE_SOLE, ZX_ROLE_SEPARATE, ZX_ROLE_SEPARATE, NULL},
        {ZX_ROLE_SEPARATE, ZX_ROLE_SEPARATE, ZX_ROLE_SEPARATE, NULL},
        {ZX_ROLE_LEAD, ZX_ROLE_ASSISTING, ZX_ROLE_LEAD, NULL},
        {ZX_ROLE_SOLE, ZX_ROLE_SOLE, 0, "assignment.roles"},
        {ZX_ROLE_SOLE, ZX_ROLE_LEAD, 0, "assignment.roles"},
        {ZX_ROLE_SEPARATE, ZX_ROLE_ASSISTING, 0, "assignment.roles"},
        {ZX_ROLE_LEAD, ZX_ROLE_SEPARATE, 0, "assignment.roles"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        zx_id id = zxt_filed(city), there = zxt_assigned(city, id, city->units[0], cases[i].there), added = 0;
        if (cases[i].rule) {
            refused(add_unit(D(2020, 3, 1), id, city->units[1], cases[i].added, NULL), cases[i].rule, "role");
            continue;
        }
        refused(add_unit(D(2020, 3, 1), id, city->units[0], cases[i].added, NULL), "assignment.unit-once", "unit");
        ck_ok(add_unit(D(2020, 3, 1), id, city->units[1], cases[i].added, &added));
        zx_assignment *before = get_assignment(there), *kept = get_assignment(added);
        ck_assert_int_eq(before->role, cases[i].becomes);
        ck_assert_int_eq(kept->role, cases[i].added);
        ck_assert_int_eq(kept->joins, cases[i].there == ZX_ROLE_SOLE ? there : 0);
        zx_free(before);
        zx_free(kept);
        ck_ok(reply_to(D(2020, 3, 2), there, "A"));
        ck_stands(id, cases[i].added == ZX_ROLE_SEPARATE ? ZX_HANDLING_PARTLY_REPLIED : ZX_HANDLING_REPLIED);
    }
    ck_ok(zx_journal_verify(city->store, NULL, NULL, NULL));
}
END_TEST

START_TEST(added_while_others_have_it)
{
    zx_id filed = zxt_filed(city);
    refused(add_unit(D(2020, 3, 1), filed, city->units[1], ZX_ROLE_SEPARATE, NULL), "proposal.in-handling", "proposal");
    assign_one();
    refused(add_unit(D(2020, 2, 19), proposal, city->units[1], ZX_ROLE_SEPARATE, NULL), "proposal.in-order", "on");
    ck_ok(add_unit(D(2020, 2, 20), proposal, city->units[1], ZX_ROLE_SEPARATE, NULL));
    assign_one();
    ck_ok(reply_to(D(2020, 2, 21), sole, "A"));
    refused(add_unit(D(2020, 2, 22), proposal, city->units[1], ZX_ROLE_SEPARATE, NULL), "proposal.in-handling", "proposal");
}
END_TEST

/* ---- passing on ---- */

START_TEST(only_a_channel_passes_on)
{
    assign_one();
    refused(pass_on(D(2020, 2, 21), sole, city->units[1], ZX_ROLE_SOLE, NULL), "assignment.unit-passes-on", "parent");
    zx_id other = zxt_filed(city), channel = zxt_assigned(city, other, city->channel, ZX_ROLE_SOLE), unit = 0;
    ck_ok(pass_on(D(2020, 2, 21), channel, city->units[1], ZX_ROLE_SOLE, &unit));
    refused(pass_on(D(2020, 2, 22), unit, city->units[2], ZX_ROLE_SOLE, NULL), "assignment.unit-passes-on", "parent");
    refused(decline(D(2020, 2, 22), channel, 0, NULL), "assignment.passed-on-open", "assignment");
    refused(reassign(D(2020, 2, 22), channel, city->units[2], NULL), "assignment.passed-on-open", "replaces");
    refused(take_back(D(2020, 2, 22), channel), "assignment.passed-on-open", "id");
    ck_ok(remind(D(2020, 2, 22), channel));
}
END_TEST

/* A channel takes back what a unit declined, and gives it to another. */
START_TEST(a_channel_takes_back)
{
    proposal = zxt_filed(city);
    zx_id channel = zxt_assigned(city, proposal, city->channel, ZX_ROLE_SOLE), unit = 0, other = 0;
    ck_ok(pass_on(D(2020, 2, 21), channel, city->units[0], ZX_ROLE_SOLE, &unit));
    ck_ok(accept_decline(D(2020, 2, 25), declined_ok(D(2020, 2, 24), unit)));
    ck_stands(proposal, ZX_HANDLING_ASSIGNED); /* the channel has it again */
    refused(pass_on(D(2020, 2, 26), unit, city->units[1], ZX_ROLE_SOLE, NULL), "assignment.unit-passes-on", "parent");
    ck_ok(pass_on(D(2020, 2, 26), channel, city->units[1], ZX_ROLE_SOLE, &other));
    zx_id third = reassigned_ok(D(2020, 2, 27), other, city->units[2]);
    zx_assignment *kept = get_assignment(third);
    ck_assert_int_eq(kept->parent, channel);
    zx_free(kept);
    ck_ok(reply_to(D(2020, 2, 28), third, "A"));
    ck_stands(proposal, ZX_HANDLING_REPLIED);
    ck_ok(zx_journal_verify(city->store, NULL, NULL, NULL));
    /* an ended one is not passed on */
    zx_id ended = zxt_filed(city), gone = zxt_assigned(city, ended, city->channel, ZX_ROLE_SOLE);
    ck_ok(take_back(D(2020, 2, 21), gone));
    refused(pass_on(D(2020, 2, 22), gone, city->units[0], ZX_ROLE_SOLE, NULL), "assignment.ended", "parent");
}
END_TEST

START_TEST(nothing_is_handled_once_the_proposal_is_withdrawn)
{
    assign_one();
    const zx_examination withdrawal = {ZX_EXAMINATION_INIT, .proposal = proposal};
    ck_ok(zx_proposal_withdraw(city->store, zxt_on(2020, 2, 21), &withdrawal, NULL));
    refused(acknowledge(D(2020, 2, 22), sole), "proposal.filed-first", "id");
    refused(decline(D(2020, 2, 22), sole, 0, NULL), "proposal.filed-first", "assignment");
    refused(reassign(D(2020, 2, 22), sole, city->units[1], NULL), "proposal.filed-first", "replaces");
    ck_ok(zx_journal_verify(city->store, NULL, NULL, NULL));
}
END_TEST

ZXT_CITY_MAIN("handling", signed_for_once, declined_in_time, declined_when_the_window_is_known, declined_once_and_before_the_answer,
              a_decline_is_settled_before_anything_else, what_ended_is_not_handled_any_more, the_next_one_has_the_part_of_the_one_before,
              the_clock_goes_on_where_the_rulebook_says_so, reassigned_after_the_others_answered, taken_back_and_given_again,
              adding_a_unit, added_while_others_have_it, only_a_channel_passes_on, a_channel_takes_back,
              nothing_is_handled_once_the_proposal_is_withdrawn)
