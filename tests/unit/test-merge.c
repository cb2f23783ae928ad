/* SPDX-License-Identifier: MIT */
/* Merging into a principal, and taking out again: who may, when, what the proposals say then and on the days before. */
#include <stdio.h>

#include "steps.h"

#define MERGE(month_, day_, ...) \
    zx_proposal_merge(city->store, zxt_on(2020, month_, day_), &(const zx_examination){ZX_EXAMINATION_INIT, __VA_ARGS__}, NULL)
#define UNMERGE(month_, day_, ...) \
    zx_proposal_unmerge(city->store, zxt_on(2020, month_, day_), &(const zx_examination){ZX_EXAMINATION_INIT, __VA_ARGS__}, NULL)

static void ck_is(zx_id id, zx_proposal_examination examination, zx_proposal_handling handling, int64_t number)
{
    zx_proposal *proposal = zxt_get_proposal(city, id);
    ck_assert_int_eq(proposal->examination, examination);
    ck_assert_int_eq(proposal->handling, handling);
    ck_assert_int_eq(proposal->case_number.value, number);
    zx_free(proposal);
}

/* "numerator/denominator" of a line of the balance. */
static void ck_line(int month, int day, const char *key, const char *expected)
{
    zx_cursor *answer = NULL;
    const void *row = NULL;
    char got[40] = "";
    ck_ok(zx_balance(city->store, city->session, (zx_date){2020, (uint8_t)month, (uint8_t)day}, &answer));
    while (!*got && zx_cursor_next(answer, &row) == ZX_OK) {
        const zx_balance_line *line = row;
        if (strcmp(line->key, key) == 0)
            snprintf(got, sizeof got, "%lld/%lld", (long long)line->numerator, (long long)line->denominator);
    }
    zx_cursor_free(answer);
    ck_assert_str_eq(got, expected);
}

/* How many proposals had this examination on the date. */
static int64_t tallied(int month, int day, const char *examination)
{
    const zx_tally_options options = {ZX_TALLY_INIT, .by = "examination", .on = {2020, (uint8_t)month, (uint8_t)day}};
    zx_cursor *answer = NULL;
    const void *row = NULL;
    int64_t count = 0;
    ck_ok(zx_tally(city->store, "proposal", &options, &answer));
    while (zx_cursor_next(answer, &row) == ZX_OK)
        if (strcmp(((const zx_tally_line *)row)->key_1, examination) == 0)
            count = ((const zx_tally_line *)row)->numerator;
    zx_cursor_free(answer);
    return count;
}

static int due_lines(int month, int day)
{
    const zx_due_options options = {ZX_DUE_INIT, .on = {2020, (uint8_t)month, (uint8_t)day}};
    zx_cursor *answer = NULL;
    const void *row = NULL;
    int lines = 0;
    ck_ok(zx_due(city->store, &options, &answer));
    while (zx_cursor_next(answer, &row) == ZX_OK)
        lines++;
    zx_cursor_free(answer);
    return lines;
}

START_TEST(a_filed_proposal_leaves_the_filed_count_and_keeps_its_number)
{
    zx_id principal = zxt_filed(city), filed = zxt_filed(city), pending = zxt_submitted(city);
    ck_ok(MERGE(2, 1, .proposal = filed, .into = principal, .note = "内容相近"));
    ck_ok(MERGE(2, 1, .proposal = pending, .into = principal));
    ck_is(filed, ZX_PROPOSAL_ABSORBED, 0, 2);
    ck_is(pending, ZX_PROPOSAL_ABSORBED, 0, 0);
    ck_is(principal, ZX_PROPOSAL_FILED, ZX_HANDLING_UNASSIGNED, 1);
    ck_is(zxt_filed(city), ZX_PROPOSAL_FILED, ZX_HANDLING_UNASSIGNED, 3); /* no number is given twice */
    ck_line(1, 31, "filed", "3/4");
    ck_line(1, 31, "pending", "1/4");
    ck_line(2, 1, "filed", "2/4");
    ck_line(2, 1, "absorbed", "2/4");
    ck_line(2, 1, "absorbed.filed", "1/2");
    ck_line(2, 1, "filed.absorbed", "0/2");
    ck_assert_int_eq(tallied(1, 31, "filed"), 3);
    ck_assert_int_eq(tallied(2, 1, "filed"), 2);
    ck_assert_int_eq(tallied(2, 1, "absorbed"), 2);
    ck_ok(zx_journal_verify(city->store, NULL, NULL, NULL));
}
END_TEST

START_TEST(the_rulebook_says_what_counts_as_filed)
{
    zx_id principal = zxt_filed(city), filed = zxt_filed(city), pending = zxt_submitted(city);
    ck_ok(MERGE(2, 1, .proposal = filed, .into = principal));
    ck_ok(MERGE(2, 1, .proposal = pending, .into = principal));
    zxt_adopt(city, (zx_date){2020, 3, 3}, "\"merged\": \"absorbed\"", "\"merged\": \"filed\"");
    ck_line(3, 2, "filed", "1/3");
    ck_line(3, 3, "filed", "2/3");
    ck_line(3, 3, "filed.absorbed", "1/2");
    ck_line(3, 3, "absorbed", "1/3");
    ck_line(3, 3, "absorbed.filed", "0/1");
}
END_TEST

START_TEST(as_filed_or_as_absorbed_and_nothing_else)
{
    zx_rulebook given = {ZX_RULEBOOK_INIT, .title = "本市规则", .starts = {2020, 3, 3},
                         .document = "{\"lists\": {}, \"counting\": {\"merged\": \"handled\"}}"};
    ck_refused(zx_rulebook_adopt(city->store, zxt_on(2020, 3, 2), &given, NULL), ZX_INVALID, "rulebook.document");
    given.document = "{\"lists\": {}, \"counting\": {\"merged\": true}}";
    ck_refused(zx_rulebook_adopt(city->store, zxt_on(2020, 3, 2), &given, NULL), ZX_INVALID, "rulebook.document");
    given.document = "{\"lists\": {}, \"counting\": {\"merged\": \"filed\"}}";
    ck_ok(zx_rulebook_adopt(city->store, zxt_on(2020, 3, 2), &given, NULL));
}
END_TEST

START_TEST(taken_out_it_is_again_what_it_was)
{
    zx_id principal = zxt_filed(city), filed = zxt_filed(city), pending = zxt_submitted(city), open = zxt_filed(city);
    zx_id assignment = zxt_assigned(city, filed, city->units[0], ZX_ROLE_SOLE);
    ck_ok(acknowledge(D(2020, 2, 21), assignment));
    ck_assert_int_gt(due_lines(2, 25), 0);
    ck_ok(MERGE(3, 1, .proposal = filed, .into = principal));
    ck_ok(MERGE(3, 1, .proposal = pending, .into = principal));
    ck_rule(city->store, UNMERGE(3, 10, .proposal = open), "proposal.merged-first", "proposal");
    ck_rule(city->store, reply_to(D(2020, 3, 2), assignment, "A"), "proposal.filed-first", "assignment");
    ck_assert_int_eq(due_lines(3, 5), 0);
    ck_rule(city->store, UNMERGE(2, 29, .proposal = filed), "proposal.in-order", "on");
    ck_ok(UNMERGE(3, 10, .proposal = filed, .note = "事项不同"));
    ck_ok(UNMERGE(3, 10, .proposal = pending));
    ck_is(filed, ZX_PROPOSAL_FILED, ZX_HANDLING_ASSIGNED, 2);
    ck_is(pending, ZX_PROPOSAL_PENDING, 0, 0);
    ck_rule(city->store, UNMERGE(3, 11, .proposal = filed), "proposal.merged-first", "proposal");
    ck_line(3, 9, "absorbed", "2/4");
    ck_line(3, 10, "absorbed", "0/4");
    ck_line(3, 10, "filed", "3/4");
    ck_line(3, 10, "pending", "1/4");
    ck_assert_int_gt(due_lines(2, 25), 0);
    ck_assert_int_eq(due_lines(3, 5), 0);
    ck_assert_int_gt(due_lines(3, 10), 0);
    /* what was not examined yet is, once more */
    const zx_examination filing = {ZX_EXAMINATION_INIT, .proposal = pending, .result = ZX_EXAMINED_FILED};
    ck_rule(city->store, zx_proposal_examine(city->store, zxt_on(2020, 3, 9), &filing, NULL), "proposal.in-order", "on");
    ck_ok(zx_proposal_examine(city->store, zxt_on(2020, 3, 12), &filing, NULL));
    ck_line(3, 11, "pending", "1/4");
    ck_line(3, 12, "filed", "4/4");
    ck_rule(city->store, reply_to(D(2020, 3, 9), assignment, "A"), "proposal.in-order", "on");
    ck_ok(reply_to(D(2020, 3, 12), assignment, "A"));
    /* nor is the principal bound any more, but to the days since */
    const zx_examination withdrawal = {ZX_EXAMINATION_INIT, .proposal = principal};
    ck_rule(city->store, zx_proposal_withdraw(city->store, zxt_on(2020, 3, 9), &withdrawal, NULL), "proposal.in-order", "on");
    ck_ok(zx_proposal_withdraw(city->store, zxt_on(2020, 3, 10), &withdrawal, NULL));
    ck_ok(zx_journal_verify(city->store, NULL, NULL, NULL));
}
END_TEST

START_TEST(merged_taken_out_and_merged_elsewhere)
{
    zx_id first = zxt_filed(city), second = zxt_filed(city), id = zxt_filed(city);
    ck_ok(MERGE(2, 1, .proposal = id, .into = first));
    ck_rule(city->store, MERGE(2, 2, .proposal = id, .into = second), "proposal.merge-in-time", "proposal");
    ck_ok(UNMERGE(2, 2, .proposal = id));
    ck_rule(city->store, MERGE(2, 1, .proposal = id, .into = second), "proposal.in-order", "on");
    ck_ok(MERGE(2, 2, .proposal = id, .into = second));
    /* the first is free, the second is not */
    ck_rule(city->store, MERGE(2, 3, .proposal = second, .into = first), "examination.principal-stays", "proposal");
    ck_ok(MERGE(2, 3, .proposal = first, .into = second));
    ck_is(first, ZX_PROPOSAL_ABSORBED, 0, 1);
    ck_ok(zx_journal_verify(city->store, NULL, NULL, NULL));
}
END_TEST

START_TEST(into_what_it_may_be_merged)
{
    zx_id principal = zxt_filed(city), absorbed = zxt_filed(city), id = zxt_filed(city), pending = zxt_submitted(city), other = 0;
    zx_proposal elsewhere = zxt_proposal(city);
    elsewhere.session = city->former_session;
    elsewhere.lead = city->former;
    ck_ok(zx_proposal_submit(city->store, zxt_on(2017, 1, 13), &elsewhere, &other));
    const zx_examination filing = {ZX_EXAMINATION_INIT, .proposal = other, .result = ZX_EXAMINED_FILED};
    ck_ok(zx_proposal_examine(city->store, zxt_on(2017, 1, 20), &filing, NULL));
    ck_ok(MERGE(2, 1, .proposal = absorbed, .into = principal));
    ck_rule(city->store, MERGE(2, 1, .proposal = id, .into = other), "examination.principal-filed", "into");
    ck_rule(city->store, MERGE(2, 1, .proposal = id, .into = absorbed), "examination.principal-filed", "into");
    ck_rule(city->store, MERGE(2, 1, .proposal = id, .into = pending), "examination.principal-filed", "into");
    ck_rule(city->store, MERGE(2, 1, .proposal = id, .into = id), "examination.principal-filed", "into");
    ck_refused(MERGE(2, 1, .proposal = id), ZX_INVALID, "into");
    ck_refused(MERGE(2, 1, .proposal = id, .into = city->session), ZX_NOT_FOUND, "into");
    ck_ok(MERGE(2, 1, .proposal = id, .into = principal));
}
END_TEST

START_TEST(before_the_answer_only)
{
    zx_id principal = zxt_filed(city), partly = zxt_filed(city), absorbed = zxt_submitted(city), of_partly = zxt_submitted(city);
    zx_id late = zxt_submitted(city), answered = zxt_replied(city), sole = zxt_assigned(city, principal, city->units[0], ZX_ROLE_SOLE);
    zx_id free = zxt_filed(city), separate = zxt_assigned(city, partly, city->units[0], ZX_ROLE_SEPARATE);
    zxt_assigned(city, partly, city->units[1], ZX_ROLE_SEPARATE);
    ck_ok(MERGE(3, 1, .proposal = absorbed, .into = principal));
    ck_ok(MERGE(3, 1, .proposal = of_partly, .into = partly));
    ck_rule(city->store, reply_to(D(2020, 2, 28), sole, "A"), "proposal.in-order", "on"); /* it was not merged then */
    ck_ok(reply_to(D(2020, 4, 1), sole, "A"));
    ck_ok(reply_to(D(2020, 4, 1), separate, "A"));
    ck_rule(city->store, UNMERGE(4, 2, .proposal = absorbed), "examination.unmerge-in-time", "proposal");
    ck_rule(city->store, UNMERGE(4, 2, .proposal = of_partly), "examination.unmerge-in-time", "proposal");
    ck_rule(city->store, MERGE(4, 2, .proposal = late, .into = principal), "examination.principal-unanswered", "into");
    ck_rule(city->store, MERGE(4, 2, .proposal = late, .into = partly), "examination.principal-unanswered", "into");
    ck_rule(city->store, MERGE(4, 2, .proposal = answered, .into = free), "proposal.merge-in-time", "proposal");
    /* also while it is handled again */
    ck_ok(rate(D(2020, 4, 3), principal, "dissatisfied"));
    ck_ok(handle_again(D(2020, 4, 4), principal));
    ck_rule(city->store, MERGE(4, 5, .proposal = late, .into = principal), "examination.principal-unanswered", "into");
    ck_rule(city->store, MERGE(4, 5, .proposal = principal, .into = free), "proposal.merge-in-time", "proposal");
    ck_rule(city->store, UNMERGE(4, 5, .proposal = absorbed), "examination.unmerge-in-time", "proposal");
    ck_ok(MERGE(4, 5, .proposal = late, .into = free));
}
END_TEST

START_TEST(several_at_once_or_none)
{
    zx_id principal = zxt_filed(city), answered = zxt_replied(city), ids[3] = {0};
    zx_examination given[3] = {{ZX_EXAMINATION_INIT, .into = principal}, {ZX_EXAMINATION_INIT, .into = principal},
                               {ZX_EXAMINATION_INIT, .into = principal, .proposal = answered}};
    const zx_examination *const in[] = {&given[0], &given[1], &given[2]};
    size_t failed = 9;
    given[0].proposal = zxt_filed(city);
    given[1].proposal = zxt_submitted(city);
    ck_rule(city->store, zx_proposal_merge_many(city->store, zxt_on(2020, 5, 1), in, 3, ids, &failed), "proposal.merge-in-time", "proposal");
    ck_assert_uint_eq(failed, 2);
    ck_is(given[0].proposal, ZX_PROPOSAL_FILED, ZX_HANDLING_UNASSIGNED, 3);
    ck_ok(zx_proposal_merge_many(city->store, zxt_on(2020, 5, 1), in, 2, ids, NULL));
    ck_is(given[0].proposal, ZX_PROPOSAL_ABSORBED, 0, 3);
    ck_is(given[1].proposal, ZX_PROPOSAL_ABSORBED, 0, 0);
}
END_TEST

START_TEST(who_was_taken_out_is_no_proposer_of_it)
{
    zx_id principal = zxt_filed(city), id = 0;
    zx_proposal given = zxt_proposal(city);
    given.lead = city->members[2];
    ck_ok(zx_proposal_submit(city->store, zxt_on(2020, 1, 13), &given, &id));
    zx_id sole = zxt_assigned(city, principal, city->units[0], ZX_ROLE_SOLE);
    const zx_talk talk = {ZX_TALK_INIT, .assignment = sole, .proposer = city->members[2], .mode = "visit"};
    ck_ok(MERGE(3, 1, .proposal = id, .into = principal));
    ck_ok(zx_assignment_talk(city->store, zxt_on(2020, 3, 2), &talk, NULL));
    ck_ok(UNMERGE(3, 3, .proposal = id));
    ck_rule(city->store, zx_assignment_talk(city->store, zxt_on(2020, 3, 3), &talk, NULL), "talk.proposer", "proposer");
}
END_TEST

START_TEST(a_result_of_examination_it_is_not)
{
    const zx_examination wrong = {ZX_EXAMINATION_INIT, .proposal = zxt_submitted(city), .result = ZX_EXAMINED_UNMERGED};
    ck_rule(city->store, zx_proposal_examine(city->store, zxt_on(2020, 1, 20), &wrong, NULL), "examination.unmerged-by-unmerging", "result");
}
END_TEST

ZXT_CITY_MAIN("merge", a_filed_proposal_leaves_the_filed_count_and_keeps_its_number, the_rulebook_says_what_counts_as_filed,
              as_filed_or_as_absorbed_and_nothing_else, taken_out_it_is_again_what_it_was, merged_taken_out_and_merged_elsewhere,
              into_what_it_may_be_merged, before_the_answer_only, several_at_once_or_none, who_was_taken_out_is_no_proposer_of_it,
              a_result_of_examination_it_is_not)
