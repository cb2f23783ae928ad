/* SPDX-License-Identifier: MIT */
/* Measures that are broken down, weighed, reported on, cancelled and resumed, and who assists. */
#include "lists.h"

#define BREAKS(month_, day_, ...)                                                                                        \
    zx_measure_break_down(city->store, zxt_on(2020, month_, day_),                                                       \
                          &(const zx_measure){ZX_MEASURE_INIT, .title = "新增泊位", .unit = city->units[0], __VA_ARGS__}, NULL)

static zx_status cancels(const zx_act *act, zx_id id)
{
    return zx_measure_cancel(city->store, act, &(const zx_measure){ZX_MEASURE_INIT, .id = id}, NULL);
}

static zx_status resumes(const zx_act *act, zx_id id)
{
    return zx_measure_resume(city->store, act, &(const zx_measure){ZX_MEASURE_INIT, .id = id}, NULL);
}

static zx_status weighs(zx_id id, int weight)
{
    return zx_measure_weigh(city->store, zxt_on(2020, 3, 2), &(const zx_measure){ZX_MEASURE_INIT, .id = id, .weight = {weight != 0, weight}}, NULL);
}

START_TEST(measures_carry_out_suggestions)
{
    zx_id project, of = lists_document(&project), suggestion = lists_entry(of, ZX_LIST_SUGGESTION, "挖潜建设"),
                   problem = lists_entry(of, ZX_LIST_PROBLEM, "车位不足"), measure = lists_measure(suggestion, 0);
    ck_rule(city->store, BREAKS(3, 1, .suggestion = problem), "measure.suggestion", "suggestion");
    ck_rule(city->store, BREAKS(3, 1, .weight = {0}), "measure.origin", "suggestion");
    ck_rule(city->store, BREAKS(3, 1, .suggestion = suggestion, .parent = measure), "measure.origin", "suggestion");
    ck_rule(city->store, BREAKS(2, 11, .suggestion = suggestion), "measure.in-order", "on");
    ck_rule(city->store, BREAKS(2, 28, .parent = measure), "measure.in-order", "on");
    ck_rule(city->store, BREAKS(3, 2, .suggestion = suggestion, .due = {2020, 3, 1}), "measure.due", "due");
    ck_ok(BREAKS(2, 12, .suggestion = suggestion));
    zx_measure *part = lists_get_measure(lists_part(measure, 0));
    ck_assert_int_eq(part->suggestion, suggestion);
    ck_assert_int_eq(part->project, project);
    ck_assert_int_eq(part->document, of);
    ck_assert_int_eq((int)part->status, (int)ZX_MEASURE_NOT_STARTED);
    zx_free(part);
    const zx_list_entry strikes = {ZX_LIST_ENTRY_INIT, .id = lists_entry(of, ZX_LIST_SUGGESTION, "重复")};
    ck_ok(zx_list_entry_strike(city->store, zxt_mend(2020, 2, 20), &strikes, NULL));
    ck_rule(city->store, BREAKS(3, 1, .suggestion = strikes.id), "measure.suggestion", "suggestion");
}
END_TEST

START_TEST(weights_add_up)
{
    zx_id suggestion = lists_suggestion(), a = lists_measure(suggestion, 60), b = 0;
    ck_rule(city->store, BREAKS(3, 1, .suggestion = suggestion, .weight = {1, 0}), "measure.weight", "weight");
    ck_rule(city->store, BREAKS(3, 1, .suggestion = suggestion, .weight = {1, 101}), "measure.weight", "weight");
    ck_rule(city->store, BREAKS(3, 1, .suggestion = suggestion, .weight = {1, 41}), "measure.weights", "weight");
    b = lists_measure(suggestion, 30);
    ck_rule(city->store, lists_report(zxt_on(2020, 4, 1), a, 10), "measure.weights", "measure");
    ck_rule(city->store, weighs(b, 41), "measure.weights", "weight");
    ck_ok(weighs(b, 40));
    ck_ok(lists_report(zxt_on(2020, 4, 1), a, 10));
    zx_id part = lists_part(b, 50);
    ck_rule(city->store, lists_report(zxt_on(2020, 4, 1), part, 10), "measure.weights", "measure");
    ck_ok(weighs(part, 0));
    ck_ok(lists_report(zxt_on(2020, 4, 1), part, 10));
    ck_ok(weighs(a, 0));
    ck_rule(city->store, lists_report(zxt_on(2020, 4, 1), part, 20), "measure.weights", "measure");
    ck_ok(weighs(b, 0));
    ck_ok(lists_report(zxt_on(2020, 4, 1), part, 20));
    zx_list_entry *entry = lists_get_entry(suggestion);
    ck_assert_int_eq(entry->progress.value, 15);
    zx_free(entry);
    ck_ok(zx_journal_verify(city->store, NULL, NULL, NULL));
}
END_TEST

/* What is left of weights that added up is the whole; a new one beside it makes them add up again. */
START_TEST(weights_after_a_cancellation)
{
    zx_id suggestion = lists_suggestion(), a = lists_measure(suggestion, 60), b = lists_measure(suggestion, 40);
    ck_ok(cancels(zxt_mend(2020, 3, 5), b));
    ck_ok(lists_report(zxt_on(2020, 4, 1), a, 10));
    zx_id c = lists_measure(suggestion, 30);
    ck_rule(city->store, lists_report(zxt_on(2020, 4, 2), a, 20), "measure.weights", "measure");
    ck_ok(weighs(c, 40));
    ck_ok(lists_report(zxt_on(2020, 4, 2), a, 20));
    ck_rule(city->store, resumes(zxt_mend(2020, 4, 3), b), "measure.weights", "weight");
    ck_ok(cancels(zxt_mend(2020, 4, 3), c));
    ck_ok(resumes(zxt_mend(2020, 4, 3), b));
}
END_TEST

START_TEST(only_leaves_are_reported_on)
{
    zx_id suggestion = lists_suggestion(), top = lists_measure(suggestion, 0), leaf = lists_part(top, 0);
    ck_rule(city->store, lists_report(zxt_on(2020, 4, 1), top, 10), "progress.leaf", "measure");
    ck_rule(city->store, lists_report(zxt_on(2020, 2, 28), leaf, 10), "progress.in-order", "on");
    ck_rule(city->store, lists_report(zxt_on(2020, 4, 1), leaf, 101), "progress.range", "percent");
    ck_rule(city->store, lists_report(zxt_on(2020, 4, 1), leaf, -1), "progress.range", "percent");
    ck_ok(lists_report(zxt_on(2020, 4, 1), leaf, 40));
    ck_rule(city->store, lists_report(zxt_on(2020, 4, 2), leaf, 39), "progress.falls", "reason");
    ck_rule(city->store, lists_report(zxt_on(2020, 3, 31), leaf, 41), "progress.falls", "reason");
    ck_ok(lists_report(zxt_on(2020, 3, 31), leaf, 40));
    ck_assert_int_eq(lists_progress(top), 40);
    ck_ok(lists_report(zxt_mend(2020, 4, 2), leaf, 39));
    ck_assert_int_eq(lists_progress(top), 39);
    const zx_measure in = {ZX_MEASURE_INIT, .parent = leaf, .title = "再分解", .unit = city->units[1]};
    ck_rule(city->store, zx_measure_break_down(city->store, zxt_on(2020, 5, 1), &in, NULL), "measure.reported", "reason");
    ck_ok(zx_measure_break_down(city->store, zxt_mend(2020, 5, 1), &in, NULL));
    ck_assert_int_eq(lists_progress(top), 0);
    ck_ok(zx_measure_break_down(city->store, zxt_on(2020, 5, 2), &in, NULL));
    ck_ok(zx_journal_verify(city->store, NULL, NULL, NULL));
}
END_TEST

START_TEST(done_since)
{
    zx_id suggestion = lists_suggestion(), top = lists_measure(suggestion, 0), a = lists_part(top, 0), b = lists_part(top, 0), report = 0;
    ck_ok(lists_report(zxt_on(2020, 5, 1), a, 100));
    const zx_progress done = {ZX_PROGRESS_INIT, .measure = b, .percent = {1, 100}};
    ck_ok(zx_measure_report(city->store, zxt_on(2020, 6, 1), &done, &report));
    ck_ok(lists_report(zxt_on(2020, 7, 1), b, 100));
    zx_measure *is = lists_get_measure(top);
    ck_assert_int_eq((int)is->status, (int)ZX_MEASURE_COMPLETED);
    ck_assert_int_eq(is->completed.month, 6);
    ck_assert_int_eq(is->moved.month, 7);
    zx_free(is);
    ck_rule(city->store, cancels(zxt_mend(2020, 8, 1), top), "measure.completed", "id");
    zx_progress better = {ZX_PROGRESS_INIT, .id = report, .percent = {1, 100}, .reported = {2020, 8, 2}};
    ck_rule(city->store, zx_measure_correct_report(city->store, zxt_mend(2020, 8, 1), &better, NULL), "progress.in-order", "reported");
    better.reported = (zx_date){2020, 6, 15};
    better.percent.value = 101;
    ck_rule(city->store, zx_measure_correct_report(city->store, zxt_mend(2020, 8, 1), &better, NULL), "progress.range", "percent");
    better.percent.value = 90;
    ck_ok(zx_measure_correct_report(city->store, zxt_mend(2020, 8, 1), &better, NULL));
    is = lists_get_measure(top);
    ck_assert_int_eq(is->completed.month, 7);
    zx_free(is);
    ck_ok(zx_journal_verify(city->store, NULL, NULL, NULL));
}
END_TEST

START_TEST(cancelled_with_its_parts)
{
    zx_id suggestion = lists_suggestion(), top = lists_measure(suggestion, 0), a = lists_part(top, 0), b = lists_part(top, 0);
    ck_ok(lists_report(zxt_on(2020, 5, 1), a, 100));
    ck_ok(lists_report(zxt_on(2020, 5, 1), b, 20));
    ck_rule(city->store, cancels(zxt_mend(2020, 4, 30), top), "measure.in-order", "on");
    ck_rule(city->store, resumes(zxt_mend(2020, 5, 1), b), "measure.not-cancelled", "id");
    ck_ok(cancels(zxt_mend(2020, 5, 1), top));
    ck_assert_int_eq(lists_progress(top), -1);
    ck_assert_int_eq(lists_progress(a), 100);
    ck_assert_int_eq(lists_progress(b), -1);
    ck_rule(city->store, cancels(zxt_mend(2020, 5, 1), b), "measure.cancelled", "id");
    ck_rule(city->store, lists_report(zxt_on(2020, 5, 2), b, 30), "progress.cancelled", "measure");
    ck_rule(city->store, weighs(b, 30), "measure.cancelled", "id");
    ck_rule(city->store, BREAKS(5, 2, .parent = top), "measure.cancelled", "parent");
    ck_rule(city->store, resumes(zxt_mend(2020, 5, 2), b), "measure.under-cancelled", "id");
    ck_rule(city->store, resumes(zxt_mend(2020, 4, 30), top), "measure.in-order", "on");
    ck_ok(resumes(zxt_mend(2020, 5, 2), top));
    ck_assert_int_eq(lists_progress(top), 100);
    ck_ok(resumes(zxt_mend(2020, 5, 2), b));
    ck_assert_int_eq(lists_progress(top), 60);
    ck_ok(zx_journal_verify(city->store, NULL, NULL, NULL));
}
END_TEST

static zx_status assists(const zx_act *act, zx_id measure, zx_id unit, zx_id *out)
{
    const zx_assisting in = {ZX_ASSISTING_INIT, .measure = measure, .unit = unit};
    return zx_measure_add_assisting(city->store, act, &in, out);
}

START_TEST(units_assist)
{
    zx_id measure = lists_measure(lists_suggestion(), 0), id = 0;
    ck_rule(city->store, assists(zxt_on(2020, 3, 5), measure, city->units[0], NULL), "assisting.lead", "unit");
    ck_rule(city->store, assists(zxt_on(2020, 3, 5), measure, city->dissolved_unit, NULL), "assisting.unit-exists", "unit");
    ck_rule(city->store, assists(zxt_on(2020, 2, 28), measure, city->units[1], NULL), "assisting.in-order", "on");
    ck_ok(assists(zxt_on(2020, 3, 5), measure, city->units[1], &id));
    ck_rule(city->store, assists(zxt_on(2020, 3, 6), measure, city->units[1], NULL), "assisting.once", "unit");
    zx_measure leads = {ZX_MEASURE_INIT, .id = measure, .title = "新增泊位", .unit = city->units[1]};
    ck_rule(city->store, zx_measure_correct(city->store, zxt_mend(2020, 3, 6), &leads, NULL), "measure.assisted", "unit");
    const zx_assisting ends = {ZX_ASSISTING_INIT, .id = id};
    ck_rule(city->store, zx_measure_release_assisting(city->store, zxt_on(2020, 3, 4), &ends, NULL), "assisting.in-order", "on");
    ck_ok(zx_measure_release_assisting(city->store, zxt_on(2020, 3, 5), &ends, NULL));
    ck_rule(city->store, zx_measure_release_assisting(city->store, zxt_on(2020, 3, 5), &ends, NULL), "assisting.still-open", "id");
    ck_ok(zx_measure_correct(city->store, zxt_mend(2020, 3, 6), &leads, NULL));
    ck_ok(cancels(zxt_mend(2020, 3, 7), measure));
    ck_rule(city->store, assists(zxt_on(2020, 3, 8), measure, city->units[2], NULL), "assisting.cancelled", "measure");
}
END_TEST

/* What replies promise is reported on in the same way, and reports and follow-ups do not contradict one another. */
START_TEST(kept_when_done)
{
    zx_id reply = 0, measure = 0;
    const zx_reply replies = {ZX_REPLY_INIT, .assignment = zxt_assigned(city, zxt_filed(city), city->units[0], ZX_ROLE_SOLE), .reply_class = "B"};
    ck_ok(zx_proposal_reply(city->store, zxt_on(2020, 4, 1), &replies, &reply));
    const zx_measure in = {ZX_MEASURE_INIT, .reply = reply, .title = "新增泊位"};
    ck_ok(zx_measure_promise(city->store, zxt_on(2020, 4, 1), &in, &measure));
    const zx_follow_up kept = {ZX_FOLLOW_UP_INIT, .measure = measure, .outcome = "kept"};
    ck_ok(lists_report(zxt_on(2020, 6, 1), measure, 99));
    ck_rule(city->store, zx_measure_follow_up(city->store, zxt_on(2020, 7, 1), &kept, NULL), "follow_up.kept", "outcome");
    ck_ok(lists_report(zxt_on(2020, 7, 1), measure, 100));
    ck_ok(zx_measure_follow_up(city->store, zxt_on(2020, 7, 1), &kept, NULL));
    ck_ok(zx_journal_verify(city->store, NULL, NULL, NULL));
}
END_TEST

static int tallied(zx_date on, const char *status)
{
    const zx_tally_options options = {ZX_TALLY_INIT, .by = "status", .on = on};
    zx_cursor *answer = NULL;
    const void *row;
    int64_t count = 0;
    ck_ok(zx_tally(city->store, "measure", &options, &answer));
    while (zx_cursor_next(answer, &row) == ZX_OK) {
        const zx_tally_line *line = row;
        if (strcmp(line->key_1 ? line->key_1 : "", status) == 0)
            count += line->numerator;
    }
    zx_cursor_free(answer);
    return (int)count;
}

/* As of an earlier date; of what has parts that moved since, it is not told. */
START_TEST(as_it_stood)
{
    zx_id top = lists_measure(lists_suggestion(), 0), leaf = lists_part(top, 0);
    ck_ok(lists_report(zxt_on(2020, 4, 1), leaf, 40));
    ck_ok(lists_report(zxt_on(2020, 5, 1), leaf, 100));
    ck_assert_int_eq(tallied((zx_date){2020, 3, 1}, "not_started"), 1);
    ck_assert_int_eq(tallied((zx_date){2020, 4, 1}, "under_way"), 1);
    ck_assert_int_eq(tallied((zx_date){2020, 4, 30}, ""), 1);
    ck_assert_int_eq(tallied((zx_date){2020, 5, 1}, "completed"), 2);
}
END_TEST

ZXT_CITY_MAIN("measure-parts", measures_carry_out_suggestions, weights_add_up, weights_after_a_cancellation, only_leaves_are_reported_on, done_since,
              cancelled_with_its_parts, units_assist, kept_when_done, as_it_stood)
