/* SPDX-License-Identifier: MIT */
/* What replies promise, and what became of it. */
#include "fixture.h"

static zx_id replied(void)
{
    zx_id id = 0;
    const zx_reply reply = {ZX_REPLY_INIT, .assignment = zxt_assigned(city, zxt_filed(city), city->units[0], ZX_ROLE_SOLE), .reply_class = "B"};
    ck_ok(zx_proposal_reply(city->store, zxt_on(2020, 4, 1), &reply, &id));
    return id;
}

static zx_status promises(int month, int day, zx_measure measure, zx_id *out)
{
    return zx_measure_promise(city->store, zxt_on(2020, month, day), &measure, out);
}

#define PROMISE(month_, day_, ...) promises(month_, day_, (zx_measure){ZX_MEASURE_INIT, .title = "新建停车场", __VA_ARGS__}, NULL)

static zx_status follows(int year, int month, int day, zx_id measure, const char *outcome)
{
    const zx_follow_up in = {ZX_FOLLOW_UP_INIT, .measure = measure, .outcome = outcome, .body = city->proposals};
    return zx_measure_follow_up(city->store, zxt_on(year, month, day), &in, NULL);
}

static zx_measure *get(zx_id id)
{
    void *record = NULL;
    ck_ok(zx_record_get(city->store, "measure", id, &record));
    return record;
}

static void ck_outcome(zx_id id, const char *expected)
{
    zx_measure *measure = get(id);
    ck_assert_str_eq(measure->outcome ? measure->outcome : "", expected);
    zx_free(measure);
}

START_TEST(a_reply_promises)
{
    zx_id reply = replied(), id = 0;
    ck_rule(city->store, PROMISE(3, 31, .reply = reply), "measure.after-reply", "on");
    ck_ok(promises(4, 1, (zx_measure){ZX_MEASURE_INIT, .title = "新建停车场", .reply = reply, .due = {2021, 0, 0}}, &id));
    zx_measure *measure = get(id);
    ck_assert_int_eq(measure->unit, city->units[0]);
    ck_assert_int_ne(measure->proposal, 0);
    ck_assert_int_eq(measure->promised.month, 4);
    zx_free(measure);
    ck_refused(PROMISE(4, 1, .reply = city->session), ZX_NOT_FOUND, "reply");
}
END_TEST

START_TEST(units_and_days)
{
    zx_id reply = replied();
    ck_rule(city->store, PROMISE(4, 1, .reply = reply, .unit = city->dissolved_unit), "measure.unit-exists", "unit");
    ck_ok(PROMISE(4, 1, .reply = reply, .unit = city->units[1]));
    ck_rule(city->store, PROMISE(4, 2, .reply = reply, .due = {2020, 4, 1}), "measure.due", "due");
    ck_rule(city->store, PROMISE(4, 2, .reply = reply, .due = {2020, 3, 0}), "measure.due", "due");
    ck_ok(PROMISE(4, 2, .reply = reply, .due = {2020, 4, 2}));
    ck_ok(PROMISE(4, 2, .reply = reply, .due = {2020, 4, 0}));
}
END_TEST

START_TEST(the_last_look_counts)
{
    zx_id id = 0;
    ck_ok(promises(4, 1, (zx_measure){ZX_MEASURE_INIT, .title = "新建停车场", .reply = replied()}, &id));
    ck_rule(city->store, follows(2020, 3, 31, id, "kept"), "follow_up.in-order", "on");
    ck_refused(follows(2021, 5, 1, id, "perhaps"), ZX_INVALID, "outcome");
    ck_outcome(id, "");
    ck_ok(follows(2021, 5, 1, id, "under_way"));
    ck_outcome(id, "under_way");
    ck_rule(city->store, follows(2021, 4, 30, id, "kept"), "follow_up.in-order", "on");
    ck_ok(follows(2021, 5, 1, id, "kept"));
    ck_outcome(id, "kept");
    ck_ok(zx_journal_verify(city->store, NULL, NULL, NULL));
}
END_TEST

START_TEST(mended)
{
    zx_id id = 0;
    ck_ok(promises(4, 1, (zx_measure){ZX_MEASURE_INIT, .title = "新建停车场", .reply = replied()}, &id));
    zx_measure better = {ZX_MEASURE_INIT, .id = id, .title = "新建停车场两处", .unit = city->dissolved_unit, .due = {2021, 6, 30}};
    ck_rule(city->store, zx_measure_correct(city->store, zxt_mend(2020, 4, 2), &better, NULL), "measure.unit-exists", "unit");
    better.unit = city->units[2];
    ck_ok(zx_measure_correct(city->store, zxt_mend(2020, 4, 2), &better, NULL));
    zx_measure *measure = get(id);
    ck_assert_str_eq(measure->title, "新建停车场两处");
    ck_assert_int_eq(measure->unit, city->units[2]);
    ck_assert_int_eq(measure->promised.day, 1);
    zx_free(measure);
}
END_TEST

static void ck_tally(zx_date on, const char *key, int64_t numerator, int64_t denominator)
{
    const zx_tally_options options = {ZX_TALLY_INIT, .by = "outcome", .on = on};
    zx_cursor *answer = NULL;
    const void *row;
    bool found = false;
    ck_ok(zx_tally(city->store, "measure", &options, &answer));
    while (zx_cursor_next(answer, &row) == ZX_OK) {
        const zx_tally_line *line = row;
        if (strcmp(line->key_1 ? line->key_1 : "", key) != 0)
            continue;
        found = true;
        ck_assert_int_eq(line->numerator, numerator);
        ck_assert_int_eq(line->denominator, denominator);
    }
    ck_assert(found || numerator == 0);
    zx_cursor_free(answer);
}

/* A district's published figure: of 23 promises 16 were kept (69.6 %), looked at again a year later. */
START_TEST(sixteen_of_twenty_three)
{
    for (int i = 0; i < 23; i++) {
        zx_id id = 0;
        ck_ok(promises(4, 1, (zx_measure){ZX_MEASURE_INIT, .title = "承诺事项", .reply = replied()}, &id));
        ck_ok(follows(2021, 5, 10, id, i < 16 ? "kept" : i < 20 ? "under_way" : "not_kept"));
    }
    ck_tally((zx_date){2021, 12, 31}, "kept", 16, 23);
    ck_assert_int_eq((16 * 1000 * 2 + 23) / (23 * 2), 696);
    ck_tally((zx_date){2021, 5, 9}, "kept", 0, 23);
    ck_tally((zx_date){2021, 5, 9}, "", 23, 23);
    ck_ok(zx_journal_verify(city->store, NULL, NULL, NULL));
}
END_TEST

ZXT_CITY_MAIN("measure", a_reply_promises, units_and_days, the_last_look_counts, mended, sixteen_of_twenty_three)
