/* SPDX-License-Identifier: MIT */
/* Proposals from draft to submission, and what may be done next. */
#include "fixture.h"

START_TEST(a_whole_life)
{
    zx_id id = zxt_replied(city);
    const zx_feedback feedback = {ZX_FEEDBACK_INIT, .proposal = id, .satisfaction = "satisfied"};
    ck_ok(zx_proposal_feedback(city->store, zxt_on(2020, 5, 1), &feedback, NULL));
    zx_proposal *proposal = zxt_get_proposal(city, id);
    ck_assert_int_eq(proposal->examination, ZX_PROPOSAL_FILED);
    ck_assert_int_eq(proposal->handling, ZX_HANDLING_REPLIED);
    ck_assert_str_eq(proposal->outcome, "A");
    ck_assert_str_eq(proposal->satisfaction, "satisfied");
    ck_assert_int_eq(proposal->receipt_number.value, 1);
    ck_assert_int_eq(proposal->case_number.value, 1);
    zx_free(proposal);
    ck_ok(zx_journal_verify(city->store, NULL, NULL, NULL));
}
END_TEST

ZXT_CITY_MAIN("proposal", a_whole_life)
