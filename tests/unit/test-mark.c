/* SPDX-License-Identifier: MIT */
/* Marks of proposals: as far as each needs, once a year, and without moving a number. */
#include "fixture.h"

static zx_status marks(zx_date on, zx_mark mark, zx_id *out)
{
    return zx_proposal_mark(city->store, zxt_on(on.year, on.month, on.day), &mark, out);
}

#define MARK(year_, month_, day_, ...) marks((zx_date){year_, month_, day_}, (zx_mark){ZX_MARK_INIT, __VA_ARGS__}, NULL)

static zx_status unmarks(int month, int day, zx_id id)
{
    const zx_mark mark = {ZX_MARK_INIT, .id = id};
    return zx_proposal_unmark(city->store, zxt_mend(2020, month, day), &mark, NULL);
}

START_TEST(each_mark_needs_its_stage)
{
    zx_id submitted = zxt_submitted(city), filed = zxt_filed(city), replied = zxt_replied(city), converted = zxt_examined(city, ZX_EXAMINED_CONVERTED);
    ck_rule(city->store, MARK(2020, 3, 1, .proposal = submitted, .mark = "key"), "mark.needs", "proposal");
    ck_ok(MARK(2020, 3, 1, .proposal = submitted, .mark = "micro"));
    ck_rule(city->store, MARK(2020, 3, 1, .proposal = converted, .mark = "key"), "mark.needs", "proposal");
    ck_rule(city->store, MARK(2020, 1, 19, .proposal = filed, .mark = "key"), "proposal.in-order", "on");
    ck_ok(MARK(2020, 1, 20, .proposal = filed, .mark = "key"));
    ck_rule(city->store, MARK(2020, 12, 1, .proposal = filed, .mark = "outstanding"), "mark.needs", "proposal");
    ck_ok(MARK(2020, 12, 1, .proposal = replied, .mark = "outstanding", .body = city->committee, .note = "办理效果好"));
    ck_refused(MARK(2020, 12, 1, .proposal = replied, .mark = "golden"), ZX_INVALID, "mark");
    ck_ok(zx_journal_verify(city->store, NULL, NULL, NULL));
}
END_TEST

START_TEST(once_a_year_unless_taken_back)
{
    zx_id filed = zxt_filed(city), id = 0;
    ck_ok(marks((zx_date){2020, 2, 1}, (zx_mark){ZX_MARK_INIT, .proposal = filed, .mark = "key"}, &id));
    ck_rule(city->store, MARK(2020, 3, 1, .proposal = filed, .mark = "key"), "mark.once", "mark");
    ck_ok(MARK(2020, 3, 1, .proposal = filed, .mark = "key", .year = {1, 2021}));
    ck_ok(MARK(2020, 3, 1, .proposal = filed, .mark = "livelihood"));
    const zx_mark bare = {ZX_MARK_INIT, .id = id};
    ck_refused(zx_proposal_unmark(city->store, zxt_on(2020, 3, 2), &bare, NULL), ZX_INVALID, "reason");
    ck_rule(city->store, unmarks(1, 31, id), "proposal.in-order", "on");
    ck_ok(unmarks(3, 2, id));
    ck_rule(city->store, unmarks(3, 2, id), "mark.still-there", "id");
    ck_ok(MARK(2020, 3, 2, .proposal = filed, .mark = "key"));
    ck_rule(city->store, MARK(2020, 3, 3, .proposal = filed, .mark = "micro", .year = {1, 1948}), "mark.year", "year");
    ck_ok(MARK(2020, 3, 3, .proposal = filed, .mark = "micro", .year = {1, 1949}));
}
END_TEST

/* Where a mark renumbers the rest, nobody can cite a proposal any more. */
START_TEST(no_number_moves)
{
    zx_id ids[3];
    int64_t numbers[3];
    for (int i = 0; i < 3; i++) {
        ids[i] = zxt_filed(city);
        zx_proposal *proposal = zxt_get_proposal(city, ids[i]);
        numbers[i] = proposal->case_number.value;
        zx_free(proposal);
    }
    ck_ok(MARK(2020, 3, 1, .proposal = ids[1], .mark = "key"));
    for (int i = 0; i < 3; i++) {
        zx_proposal *proposal = zxt_get_proposal(city, ids[i]);
        ck_assert_int_eq(proposal->case_number.value, numbers[i]);
        zx_free(proposal);
    }
}
END_TEST

ZXT_CITY_MAIN("mark", each_mark_needs_its_stage, once_a_year_unless_taken_back, no_number_moves)
