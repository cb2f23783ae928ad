/* SPDX-License-Identifier: MIT */
/* Old years of which only results are known. */
#include "fixture.h"

static zx_status records(zx_proposal proposal, zx_id *out)
{
    return zx_proposal_record_legacy(city->store, zxt_on(2020, 3, 2), &proposal, out);
}

static zx_proposal old(void)
{
    return (zx_proposal){ZX_PROPOSAL_INIT, .session = city->former_session, .proposer_kind = "member", .lead = city->former,
                         .subject = "关于修建自行车道的提案"};
}

static zx_id recorded(int64_t receipt_number)
{
    zx_id id = 0;
    zx_proposal proposal = old();
    proposal.receipt_number = (zx_opt_int){receipt_number != 0, receipt_number};
    ck_ok(records(proposal, &id));
    return id;
}

static zx_status tells(zx_legacy legacy, zx_id *out)
{
    legacy.source = legacy.source ? legacy.source : "提案汇编";
    return zx_proposal_record_result(city->store, zxt_on(2020, 3, 2), &legacy, out);
}

#define TELL(...) tells((zx_legacy){ZX_LEGACY_INIT, __VA_ARGS__}, NULL)

START_TEST(numbers_stay_as_found)
{
    zx_id id = recorded(57), next = recorded(0);
    ck_ok(TELL(.proposal = id, .examination = ZX_PROPOSAL_FILED, .case_number = {1, 41}, .outcome = "A", .satisfaction = "satisfied",
               .filed = {2017, 0, 0}, .replied = {2017, 8, 30}, .unit = city->units[0]));
    zx_proposal *proposal = zxt_get_proposal(city, id);
    ck_assert_int_eq(proposal->receipt_number.value, 57);
    ck_assert_int_eq(proposal->case_number.value, 41);
    ck_assert_int_eq(proposal->legacy, ZX_YES);
    ck_assert_int_eq(proposal->handling, ZX_HANDLING_REPLIED);
    ck_assert_str_eq(proposal->outcome, "A");
    ck_assert_int_eq(proposal->filed.year, 0); /* only the year is known */
    ck_assert_int_eq(proposal->replied.month, 8);
    ck_assert_int_ne(proposal->submitted.year, 0);
    zx_free(proposal);
    proposal = zxt_get_proposal(city, next);
    ck_assert_int_eq(proposal->receipt_number.value, 58);
    zx_free(proposal);
    zx_proposal same = old();
    same.receipt_number = (zx_opt_int){1, 57};
    ck_status(records(same, NULL), ZX_EXISTS);
    same.receipt_number.value = 0;
    ck_rule(city->store, records(same, NULL), "legacy.receipt-number", "receipt_number");
    same.receipt_number.value = 1;
    ck_ok(records(same, NULL));
    ck_ok(zx_journal_verify(city->store, NULL, NULL, NULL));
}
END_TEST

START_TEST(what_was_not_filed_has_no_number)
{
    zx_id id = recorded(0), other = recorded(0);
    ck_rule(city->store, TELL(.proposal = id, .examination = ZX_PROPOSAL_CONVERTED, .case_number = {1, 2}), "legacy.filed-only", "case_number");
    ck_rule(city->store, TELL(.proposal = id, .examination = ZX_PROPOSAL_NOT_FILED, .outcome = "A"), "legacy.filed-only", "outcome");
    ck_rule(city->store, TELL(.proposal = id, .examination = ZX_PROPOSAL_CONVERTED, .ground = "empty"), "legacy.ground", "ground");
    ck_ok(TELL(.proposal = id, .examination = ZX_PROPOSAL_NOT_FILED, .ground = "empty"));
    ck_rule(city->store, TELL(.proposal = id, .examination = ZX_PROPOSAL_CONVERTED), "legacy.once", "proposal");
    ck_ok(TELL(.proposal = other, .examination = ZX_PROPOSAL_CONVERTED));
}
END_TEST

START_TEST(dates_in_order_as_far_as_known)
{
    zx_id id = recorded(0);
    ck_rule(city->store, TELL(.proposal = id, .examination = ZX_PROPOSAL_FILED, .filed = {2017, 5, 2}, .replied = {2017, 5, 1}),
            "legacy.in-order", "replied");
    ck_rule(city->store, TELL(.proposal = id, .examination = ZX_PROPOSAL_FILED, .replied = {2020, 3, 3}), "legacy.in-order", "replied");
    ck_rule(city->store, TELL(.proposal = id, .examination = ZX_PROPOSAL_FILED, .submitted = {2018, 0, 0}, .filed = {2017, 0, 0}),
            "legacy.in-order", "filed");
    ck_ok(TELL(.proposal = id, .examination = ZX_PROPOSAL_FILED, .submitted = {2017, 0, 0}, .filed = {2017, 5, 2}, .replied = {2017, 5, 0}));
    zx_proposal late = old();
    late.submitted = (zx_date){2020, 3, 3};
    ck_rule(city->store, records(late, NULL), "legacy.in-order", "submitted");
    late.submitted.day = 2;
    ck_ok(records(late, NULL));
}
END_TEST

START_TEST(no_step_follows)
{
    zx_id id = recorded(0), filed = zxt_filed(city);
    const zx_examination examined = {ZX_EXAMINATION_INIT, .proposal = id, .result = ZX_EXAMINED_FILED};
    ck_rule(city->store, zx_proposal_examine(city->store, zxt_on(2020, 3, 2), &examined, NULL), "proposal.not-legacy", "proposal");
    ck_rule(city->store, TELL(.proposal = filed, .examination = ZX_PROPOSAL_FILED), "legacy.of-legacy", "proposal");
    ck_ok(TELL(.proposal = id, .examination = ZX_PROPOSAL_FILED));
    const zx_assignment assigned = {ZX_ASSIGNMENT_INIT, .proposal = id, .unit = city->units[0], .role = ZX_ROLE_SOLE};
    ck_rule(city->store, zx_proposal_assign(city->store, zxt_on(2020, 3, 3), &assigned, NULL), "proposal.not-legacy", "proposal");
    zx_cursor *steps = NULL;
    const void *row;
    ck_ok(zx_proposal_next_steps(city->store, id, (zx_date){2020, 3, 3}, &steps));
    while (zx_cursor_next(steps, &row) == ZX_OK) {
        ck_assert_int_eq(((const zx_next_step *)row)->allowed, ZX_NO);
        ck_assert_str_eq(((const zx_next_step *)row)->rule, "proposal.not-legacy");
    }
    zx_cursor_free(steps);
}
END_TEST

static int64_t line(zx_id session, zx_date on, const char *key)
{
    zx_cursor *answer = NULL;
    const void *row;
    int64_t found = -1;
    ck_ok(zx_balance(city->store, session, on, &answer));
    while (zx_cursor_next(answer, &row) == ZX_OK)
        if (strcmp(((const zx_balance_line *)row)->key, key) == 0)
            found = ((const zx_balance_line *)row)->numerator;
    zx_cursor_free(answer);
    return found;
}

START_TEST(counted_as_of_today_and_as_of_then)
{
    zx_id ids[4];
    for (int i = 0; i < 4; i++)
        ids[i] = recorded(0);
    ck_ok(TELL(.proposal = ids[0], .examination = ZX_PROPOSAL_FILED, .case_number = {1, 1}));
    ck_ok(TELL(.proposal = ids[1], .examination = ZX_PROPOSAL_FILED, .outcome = "B"));
    ck_ok(TELL(.proposal = ids[2], .examination = ZX_PROPOSAL_CONVERTED));
    const zx_date dates[] = {{2019, 1, 1}, {2020, 3, 2}};
    for (int i = 0; i < 2; i++) {
        ck_assert_int_eq(line(city->former_session, dates[i], "received"), 4);
        ck_assert_int_eq(line(city->former_session, dates[i], "filed"), 2);
        ck_assert_int_eq(line(city->former_session, dates[i], "converted"), 1);
        ck_assert_int_eq(line(city->former_session, dates[i], "pending"), 1);
    }
}
END_TEST

START_TEST(mended_with_a_reason)
{
    zx_id id = recorded(0), result = 0;
    ck_ok(tells((zx_legacy){ZX_LEGACY_INIT, .proposal = id, .examination = ZX_PROPOSAL_FILED, .case_number = {1, 3}}, &result));
    const zx_legacy right = {ZX_LEGACY_INIT, .id = result, .examination = ZX_PROPOSAL_CONVERTED, .source = "档案"};
    ck_refused(zx_proposal_correct_result(city->store, zxt_on(2020, 3, 3), &right, NULL), ZX_INVALID, "reason");
    ck_ok(zx_proposal_correct_result(city->store, zxt_mend(2020, 3, 3), &right, NULL));
    zx_proposal *proposal = zxt_get_proposal(city, id);
    ck_assert_int_eq(proposal->examination, ZX_PROPOSAL_CONVERTED);
    ck_assert(!proposal->case_number.set);
    zx_free(proposal);
    ck_ok(zx_journal_verify(city->store, NULL, NULL, NULL));
}
END_TEST

ZXT_CITY_MAIN("legacy", numbers_stay_as_found, what_was_not_filed_has_no_number, dates_in_order_as_far_as_known, no_step_follows,
              counted_as_of_today_and_as_of_then, mended_with_a_reason)
