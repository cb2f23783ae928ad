/* SPDX-License-Identifier: MIT */
/* What measures bring about. */
#include "lists.h"

static zx_status observes(const zx_act *act, zx_effect effect, zx_id *out)
{
    return zx_effect_observe(city->store, act, &effect, out);
}

START_TEST(effects_show_something)
{
    zx_id project, id = 0, measure = lists_measure(lists_entry(lists_document(&project), ZX_LIST_SUGGESTION, "挖潜建设"), 0);
    const zx_effect effect = {ZX_EFFECT_INIT, .measure = measure, .indicator = "车位缺口", .measured_in = "万个", .before = "12.50", .after = "-0.8",
                              .wanted = ZX_WANTED_LESS, .since = {2019, 0, 0}};
    zx_effect bare = effect, nameless = effect, later = effect, without = effect, words = effect, wrong = effect;
    nameless.indicator = NULL;
    bare.after = words.after = NULL;
    words.note = "市民反映停车明显便利";
    later.since = (zx_date){2020, 9, 2};
    without.before = NULL;
    wrong.after = "8.";
    ck_refused(observes(zxt_on(2020, 9, 1), nameless, NULL), ZX_INVALID, "indicator");
    ck_refused(observes(zxt_on(2020, 9, 1), wrong, NULL), ZX_INVALID, "decimal.form");
    ck_rule(city->store, observes(zxt_on(2020, 2, 29), effect, NULL), "effect.after-measure", "on");
    ck_rule(city->store, observes(zxt_on(2020, 9, 1), bare, NULL), "effect.shown", "after");
    ck_rule(city->store, observes(zxt_on(2020, 9, 1), later, NULL), "effect.since", "since");
    ck_rule(city->store, observes(zxt_on(2020, 9, 1), without, NULL), "effect.since", "since");
    ck_ok(observes(zxt_on(2020, 9, 1), words, NULL));
    ck_ok(observes(zxt_on(2020, 3, 1), effect, &id));
    void *record = NULL;
    ck_ok(zx_record_get(city->store, "effect", id, &record));
    const zx_effect *is = record;
    ck_assert_str_eq(is->before, "12.50");
    ck_assert_str_eq(is->after, "-0.8");
    ck_assert_int_eq(is->project, project);
    zx_free(record);
    ck_ok(zx_journal_verify(city->store, NULL, NULL, NULL));
}
END_TEST

static int64_t counted(const char *before)
{
    const zx_effect filter = {ZX_EFFECT_INIT, .before = before};
    int64_t count = -1;
    ck_ok(zx_record_count(city->store, "effect", &filter, NULL, &count));
    return count;
}

START_TEST(figures_are_kept_as_written)
{
    zx_id measure = lists_measure(lists_suggestion(), 0);
    ck_ok(observes(zxt_on(2020, 9, 1), (zx_effect){ZX_EFFECT_INIT, .measure = measure, .indicator = "缺口", .before = "12.50", .after = "0"}, NULL));
    ck_ok(observes(zxt_on(2020, 9, 1), (zx_effect){ZX_EFFECT_INIT, .measure = measure, .indicator = "缺口", .after = "999999999999999.999999"}, NULL));
    ck_assert_int_eq(counted("12.50"), 1);
    ck_assert_int_eq(counted("12.5"), 0);
    ck_assert_int_eq(counted(ZX_NONE_TEXT), 1);
    const zx_effect filter = {ZX_EFFECT_INIT, .before = "about 12"};
    int64_t count;
    ck_refused(zx_record_count(city->store, "effect", &filter, NULL, &count), ZX_INVALID, "before");
}
END_TEST

START_TEST(mended)
{
    zx_id id = 0, measure = lists_measure(lists_suggestion(), 0);
    ck_ok(observes(zxt_on(2020, 9, 1), (zx_effect){ZX_EFFECT_INIT, .measure = measure, .indicator = "缺口", .after = "0.8"}, &id));
    zx_effect better = {ZX_EFFECT_INIT, .id = id, .indicator = "车位缺口", .after = "0.9", .observed = {2020, 9, 11}};
    ck_rule(city->store, zx_effect_correct(city->store, zxt_mend(2020, 9, 10), &better, NULL), "effect.in-order", "observed");
    better.observed = (zx_date){2020, 2, 1};
    ck_rule(city->store, zx_effect_correct(city->store, zxt_mend(2020, 9, 10), &better, NULL), "effect.after-measure", "observed");
    better.observed = (zx_date){2020, 8, 31};
    ck_ok(zx_effect_correct(city->store, zxt_mend(2020, 9, 10), &better, NULL));
    ck_ok(zx_journal_verify(city->store, NULL, NULL, NULL));
}
END_TEST

static zx_id adds_origin(zx_id project, zx_id giver)
{
    zx_id id = 0;
    const zx_origin in = {ZX_ORIGIN_INIT, .project = project, .giver = giver};
    ck_ok(zx_origin_add(city->store, zxt_on(2020, 2, 1), &in, &id));
    return id;
}

static zx_status tells(const zx_act *act, zx_id effect, zx_id origin, zx_id *out)
{
    const zx_telling in = {ZX_TELLING_INIT, .effect = effect, .origin = origin, .means = "座谈"};
    return zx_effect_tell(city->store, act, &in, out);
}

static zx_date told(zx_id effect)
{
    void *record = NULL;
    ck_ok(zx_record_get(city->store, "effect", effect, &record));
    zx_date date = ((zx_effect *)record)->told;
    zx_free(record);
    return date;
}

START_TEST(told_to_an_origin_of_the_project)
{
    zx_id project, other, effect = 0, telling = 0, of = lists_document(&project);
    lists_document(&other);
    zx_id origin = adds_origin(project, city->members[0]), struck = adds_origin(project, city->members[1]), elsewhere = adds_origin(other, city->members[0]);
    ck_ok(zx_origin_strike(city->store, zxt_mend(2020, 2, 2), &(const zx_origin){ZX_ORIGIN_INIT, .id = struck}, NULL));
    zx_id measure = lists_measure(lists_entry(of, ZX_LIST_SUGGESTION, "挖潜建设"), 0);
    ck_ok(observes(zxt_on(2020, 9, 1), (zx_effect){ZX_EFFECT_INIT, .measure = measure, .indicator = "缺口", .after = "0.8"}, &effect));
    ck_rule(city->store, tells(zxt_on(2020, 9, 2), effect, elsewhere, NULL), "telling.origin", "origin");
    ck_rule(city->store, tells(zxt_on(2020, 9, 2), effect, struck, NULL), "telling.origin", "origin");
    zx_id proposal = zxt_submitted(city);
    ck_rule(city->store, tells(zxt_on(2020, 9, 2), effect, proposal, NULL), "telling.origin", "origin");
    ck_rule(city->store, tells(zxt_on(2020, 8, 31), effect, origin, NULL), "telling.in-order", "on");
    ck_ok(tells(zxt_on(2020, 9, 10), effect, origin, &telling));
    ck_assert_int_eq(told(effect).day, 10);
    zx_effect later = {ZX_EFFECT_INIT, .id = effect, .indicator = "缺口", .after = "0.8", .observed = {2020, 9, 11}};
    ck_rule(city->store, zx_effect_correct(city->store, zxt_mend(2020, 9, 12), &later, NULL), "effect.in-order", "observed");
    zx_telling better = {ZX_TELLING_INIT, .id = telling, .origin = origin, .told = {2020, 9, 13}};
    ck_rule(city->store, zx_effect_correct_telling(city->store, zxt_mend(2020, 9, 12), &better, NULL), "telling.in-order", "told");
    better.told.day = 1;
    ck_ok(zx_effect_correct_telling(city->store, zxt_mend(2020, 9, 12), &better, NULL));
    ck_assert_int_eq(told(effect).day, 1);
    ck_ok(zx_journal_verify(city->store, NULL, NULL, NULL));
}
END_TEST

START_TEST(told_to_the_proposal)
{
    zx_id effect = 0, of = zxt_submitted(city), other = zxt_submitted(city);
    zx_id measure = lists_measure(lists_entry(of, ZX_LIST_SUGGESTION, "挖潜建设"), 0);
    ck_ok(observes(zxt_on(2020, 9, 1), (zx_effect){ZX_EFFECT_INIT, .measure = measure, .indicator = "缺口", .after = "0.8"}, &effect));
    ck_rule(city->store, tells(zxt_on(2020, 9, 2), effect, other, NULL), "telling.origin", "origin");
    ck_ok(tells(zxt_on(2020, 9, 2), effect, of, NULL));
    ck_assert_int_eq(told(effect).day, 2);
}
END_TEST

static zx_status strikes(const zx_act *act, zx_id id)
{
    const zx_effect in = {ZX_EFFECT_INIT, .id = id};
    return zx_effect_strike(city->store, act, &in, NULL);
}

static zx_status strikes_telling(const zx_act *act, zx_id id)
{
    const zx_telling in = {ZX_TELLING_INIT, .id = id};
    return zx_effect_strike_telling(city->store, act, &in, NULL);
}

/* Of a proposal's suggestion, observed on 2020-09-01. */
static zx_id observed(zx_id *proposal)
{
    zx_id id = 0;
    *proposal = zxt_submitted(city);
    zx_id measure = lists_measure(lists_entry(*proposal, ZX_LIST_SUGGESTION, "挖潜建设"), 0);
    ck_ok(observes(zxt_on(2020, 9, 1), (zx_effect){ZX_EFFECT_INIT, .measure = measure, .indicator = "缺口", .after = "0.8"}, &id));
    return id;
}

START_TEST(struck)
{
    zx_id of, id = observed(&of);
    ck_refused(strikes(zxt_on(2020, 9, 2), id), ZX_INVALID, "act.reasoned");
    ck_rule(city->store, strikes(zxt_mend(2020, 8, 31), id), "effect.in-order", "on");
    ck_ok(strikes(zxt_mend(2020, 9, 1), id));
    ck_rule(city->store, strikes(zxt_mend(2020, 9, 2), id), "effect.struck", "id");
    ck_rule(city->store, tells(zxt_on(2020, 9, 2), id, of, NULL), "effect.struck", "effect");
    const zx_effect better = {ZX_EFFECT_INIT, .id = id, .indicator = "缺口", .after = "0.9", .observed = {2020, 9, 1}};
    ck_rule(city->store, zx_effect_correct(city->store, zxt_mend(2020, 9, 2), &better, NULL), "effect.struck", "id");
    const zx_page before = {ZX_PAGE_INIT, .on = {2020, 9, 1}};
    int64_t count = -1;
    ck_ok(zx_record_count(city->store, "effect", NULL, &before, &count));
    ck_assert_int_eq(count, 0);
    ck_ok(zx_journal_verify(city->store, NULL, NULL, NULL));
}
END_TEST

/* Effects that were told by a date, as a tally has them. */
static int64_t told_by(int month, int day)
{
    const zx_effect untold = {ZX_EFFECT_INIT, .told = ZX_NONE_DATE};
    zx_tally_options options = {ZX_TALLY_INIT, .on = {2020, month, day}};
    int64_t counts[2] = {0, 0};
    for (int i = 0; i < 2; i++) {
        zx_cursor *cursor = NULL;
        const void *row;
        options.filter = i ? &untold : NULL;
        ck_ok(zx_tally(city->store, "effect", &options, &cursor));
        if (zx_cursor_next(cursor, &row) == ZX_OK)
            counts[i] = ((const zx_tally_line *)row)->n;
        zx_cursor_free(cursor);
    }
    return counts[0] - counts[1];
}

/* The telling goes first, and another takes its place; as of an earlier date it stands. */
START_TEST(what_was_told_is_struck_first)
{
    zx_id of, id = observed(&of), first = 0, second = 0;
    ck_ok(tells(zxt_on(2020, 9, 5), id, of, &first));
    ck_rule(city->store, strikes(zxt_mend(2020, 9, 10), id), "effect.in-use", "id");
    ck_refused(strikes_telling(zxt_on(2020, 9, 10), first), ZX_INVALID, "act.reasoned");
    ck_rule(city->store, strikes_telling(zxt_mend(2020, 9, 4), first), "telling.in-order", "on");
    ck_ok(strikes_telling(zxt_mend(2020, 9, 10), first));
    ck_assert_int_eq(told(id).year, 0);
    ck_rule(city->store, strikes_telling(zxt_mend(2020, 9, 11), first), "telling.struck", "id");
    const zx_telling better = {ZX_TELLING_INIT, .id = first, .origin = of, .told = {2020, 9, 6}};
    ck_rule(city->store, zx_effect_correct_telling(city->store, zxt_mend(2020, 9, 11), &better, NULL), "telling.struck", "id");
    ck_ok(tells(zxt_on(2020, 9, 15), id, of, &second));
    ck_assert_int_eq(told(id).day, 15);
    ck_assert_int_eq(told_by(9, 4), 0);
    ck_assert_int_eq(told_by(9, 9), 1);
    ck_assert_int_eq(told_by(9, 10), 0);
    ck_assert_int_eq(told_by(9, 15), 1);
    ck_rule(city->store, strikes(zxt_mend(2020, 9, 20), id), "effect.in-use", "id");
    ck_ok(strikes_telling(zxt_mend(2020, 9, 20), second));
    ck_rule(city->store, strikes(zxt_mend(2020, 9, 19), id), "effect.in-use", "id");
    ck_ok(strikes(zxt_mend(2020, 9, 20), id));
    ck_ok(zx_journal_verify(city->store, NULL, NULL, NULL));
    ck_ok(zx_store_check(city->store, ZX_CHECK_RECORDS, NULL, NULL));
}
END_TEST

ZXT_CITY_MAIN("effect", effects_show_something, figures_are_kept_as_written, mended, told_to_an_origin_of_the_project,
              told_to_the_proposal, struck, what_was_told_is_struck_first)
