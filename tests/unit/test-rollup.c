/* SPDX-License-Identifier: MIT */
/* The progress of what was broken down: the cases by the rule alone, and by measures in a file. */
#include "cases.h"
#include "chance.h"
#include "lists.h"

#include "domain/measures/rollup.h"

enum { MOST_PARTS = 16, MOST_NODES = 64 };

typedef struct node {
    zxi_share is; /* percent: of a leaf what it reported */
    int parts[MOST_PARTS], count;
    zx_id measure;
} node;

static node nodes[MOST_NODES];
static int used;

/* ---- reading ---- */

static int read_node(const char **at)
{
    int own = used++;
    char *end;
    ck_assert_int_lt(own, MOST_NODES);
    node *to = &nodes[own];
    *to = (node){0};
    const char *star = *at + strspn(*at, "0123456789");
    if (*star == '*') {
        to->is.weight = strtol(*at, NULL, 10);
        *at = star + 1;
    }
    to->is.cancelled = **at == 'x';
    *at += to->is.cancelled;
    if (**at == '(') {
        do {
            ++*at;
            ck_assert_int_lt(to->count, MOST_PARTS);
            to->parts[to->count++] = read_node(at);
        } while (**at == ' ');
        ck_assert_int_eq(**at, ')');
        ++*at;
    } else if (!to->is.cancelled) {
        to->is.percent = strtol(*at, &end, 10);
        ck_assert_ptr_ne(end, *at);
        *at = end;
    }
    return own;
}

static int expected(const char *text)
{
    return strcmp(text, "cancelled") == 0 ? ZXI_NO_PROGRESS : (int)strtol(text, NULL, 10);
}

/* ---- by the rule alone ---- */

static int64_t rolled(const node *of)
{
    zxi_share shares[MOST_PARTS];
    for (int i = 0; i < of->count; i++) {
        const node *part = &nodes[of->parts[i]];
        int64_t percent = rolled(part);
        shares[i] = (zxi_share){percent, part->is.weight, percent == ZXI_NO_PROGRESS};
    }
    if (of->is.cancelled)
        return ZXI_NO_PROGRESS;
    return of->count ? zxi_rollup(shares, (size_t)of->count) : of->is.percent;
}

START_TEST(by_the_rule)
{
    case_file file = cases_open("rollup.txt");
    while (cases_next(&file)) {
        const char *at = file.field[0];
        used = 0;
        int top = read_node(&at);
        ck_assert_msg(!*at, "%s: more than a tree", file.where);
        ck_assert_msg(rolled(&nodes[top]) == expected(file.field[1]), "%s: %lld", file.where, (long long)rolled(&nodes[top]));
    }
    ck_assert_int_ge(file.count, 25);
    cases_close(&file);
}
END_TEST

/* ---- by measures ---- */

static void break_down(const node *of)
{
    for (int i = 0; i < of->count; i++) {
        node *part = &nodes[of->parts[i]];
        part->measure = lists_part(of->measure, (int)part->is.weight);
        break_down(part);
    }
}

static void report(const node *of)
{
    if (of->count == 0 && of->is.percent)
        ck_ok(lists_report(zxt_on(2020, 6, 1), of->measure, (int)of->is.percent));
    for (int i = 0; i < of->count; i++)
        report(&nodes[of->parts[i]]);
}

static void cancel(const node *of)
{
    const zx_measure in = {ZX_MEASURE_INIT, .id = of->measure};
    for (int i = 0; i < of->count; i++)
        cancel(&nodes[of->parts[i]]);
    if (of->is.cancelled)
        ck_ok(zx_measure_cancel(city->store, zxt_mend(2020, 7, 1), &in, NULL));
}

static void ck_status_follows(const zx_measure *measure)
{
    int64_t percent = measure->progress.value;
    zx_measure_status status = percent == 0 ? ZX_MEASURE_NOT_STARTED : percent == 100 ? ZX_MEASURE_COMPLETED : ZX_MEASURE_UNDER_WAY;
    ck_assert_int_eq((int)measure->status, (int)(measure->progress.set ? status : ZX_MEASURE_CANCELLED));
    ck_assert_int_eq(measure->completed.year != 0, measure->status == ZX_MEASURE_COMPLETED);
}

START_TEST(by_measures)
{
    zx_id suggestion = lists_suggestion();
    case_file file = cases_open("rollup.txt");
    while (cases_next(&file)) {
        const char *at = file.field[0];
        used = 0;
        node *top = &nodes[read_node(&at)];
        top->measure = lists_measure(suggestion, 0);
        break_down(top);
        report(top);
        cancel(top);
        zx_measure *is = lists_get_measure(top->measure);
        ck_assert_msg((is->progress.set ? is->progress.value : ZXI_NO_PROGRESS) == expected(file.field[1]), "%s: %lld", file.where,
                      (long long)is->progress.value);
        ck_status_follows(is);
        zx_free(is);
    }
    cases_close(&file);
    ck_ok(zx_journal_verify(city->store, NULL, NULL, NULL));
}
END_TEST

/* ---- anything ---- */

/* Whatever is reported, weighed, cancelled and resumed in whatever order: what is kept is what all would be computed to from the start. */
START_TEST(ripples_reach_what_they_should)
{
    zx_id made[60], suggestion = lists_suggestion();
    int count = 0;
    made[count++] = lists_measure(suggestion, 0);
    for (int step = 0; step < 300; step++) {
        zx_measure in = {ZX_MEASURE_INIT, .id = made[chance_below(count)]};
        const zx_act *act = zxt_mend(2020, 3 + step / 30, 1 + step % 30 % 28);
        switch (chance_below(6)) {
        case 0:
            in = (zx_measure){ZX_MEASURE_INIT, .parent = in.id, .title = "分解", .unit = city->units[0]};
            if (count < 60 && zx_measure_break_down(city->store, act, &in, &made[count]) == ZX_OK)
                count++;
            break;
        case 1: zx_measure_cancel(city->store, act, &in, NULL); break;
        case 2: zx_measure_resume(city->store, act, &in, NULL); break;
        case 3:
            in.weight = (zx_opt_int){chance_below(2), 1 + chance_below(100)};
            zx_measure_weigh(city->store, act, &in, NULL);
            break;
        default: (void)lists_report(act, in.id, chance_below(5) * 25); break;
        }
        if (step % 20 == 0)
            ck_ok(zx_journal_verify(city->store, NULL, NULL, NULL));
    }
    ck_assert_int_gt(count, 10);
    for (int i = 0; i < count; i++) {
        zx_measure *is = lists_get_measure(made[i]);
        ck_status_follows(is);
        zx_free(is);
    }
    ck_ok(zx_journal_verify(city->store, NULL, NULL, NULL));
}
END_TEST

ZXT_CITY_MAIN("rollup", by_the_rule, by_measures, ripples_reach_what_they_should)
