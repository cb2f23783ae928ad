/* SPDX-License-Identifier: MIT */
/* Durations from event to event: by hand, and against a count of random histories that knows nothing of SQL. */
#include "fixture.h"

#include "chance.h"

static const zx_times_line *only_row(zx_cursor *answer)
{
    const void *row = NULL;
    ck_ok(zx_cursor_next(answer, &row));
    return row;
}

static zx_cursor *ask(zx_times_options options)
{
    zx_cursor *answer = NULL;
    options.size = sizeof options;
    ck_ok(zx_times(city->store, &options, &answer));
    return answer;
}

/* ---- by hand ---- */

/* Examined so many days after 13 January. */
static zx_id filed_after(int days, zx_examination_result result)
{
    const zx_examination in = {ZX_EXAMINATION_INIT, .proposal = zxt_submitted(city), .result = result};
    ck_ok(zx_proposal_examine(city->store, zxt_on(2020, 1, 13 + days), &in, NULL));
    return in.proposal;
}

START_TEST(ranks_buckets_and_what_is_open)
{
    static const int days[] = {1, 2, 2, 3, 5, 8, 9, 9, 10, 14};
    for (size_t i = 0; i < sizeof days / sizeof *days; i++)
        filed_after(days[i], ZX_EXAMINED_FILED);
    filed_after(4, ZX_EXAMINED_CONVERTED);
    filed_after(4, ZX_EXAMINED_SENT_BACK);
    zxt_submitted(city);
    zx_cursor *answer = ask((zx_times_options){.begins = "submitted", .ends = "filed", .limits = "2,9", .on = {2020, 3, 1}});
    const zx_times_line *line = only_row(answer);
    ck_assert_int_eq(line->n, 10);
    ck_assert_int_eq(line->numerator, 10);
    ck_assert_int_eq(line->denominator, 13);
    ck_assert_int_eq(line->open, 2);
    ck_assert_int_eq(line->ceased, 1);
    ck_assert_int_eq(line->median.value, 5); /* the 5th of 10 */
    ck_assert_int_eq(line->p90.value, 10);   /* the 9th of 10 */
    ck_assert_int_eq(line->bucket_1.value, 3);
    ck_assert_int_eq(line->bucket_2.value, 5);
    ck_assert_int_eq(line->bucket_3.value, 2);
    ck_assert_int_eq(line->bucket_4.set, 0);
    ck_assert(zx_cursor_meta(answer)->rulebook && strstr(zx_cursor_meta(answer)->definition, "nearest rank") &&
              strstr(zx_cursor_meta(answer)->definition_zh, "最近秩法"));
    zx_cursor_free(answer);
    answer = ask((zx_times_options){.begins = "submitted", .ends = "filed", .on = {2020, 1, 15}});
    line = only_row(answer);
    ck_assert_int_eq(line->n, 3);
    ck_assert_int_eq(line->open, 10);
    ck_assert_int_eq(line->median.value, 2);
    ck_assert_int_eq(line->bucket_1.set, 0);
    zx_cursor_free(answer);
}
END_TEST

START_TEST(too_few_are_told_without_values)
{
    filed_after(3, ZX_EXAMINED_FILED);
    filed_after(5, ZX_EXAMINED_FILED);
    const zx_times_options three = {.begins = "submitted", .ends = "filed", .limits = "4", .minimum = 3, .on = {2020, 3, 1}};
    zx_cursor *answer = ask(three);
    const zx_times_line *line = only_row(answer);
    ck_assert_int_eq(line->n, 2);
    ck_assert(!line->median.set && !line->p90.set && !line->bucket_1.set && !line->bucket_2.set);
    zx_cursor_free(answer);
    zx_times_options two = three;
    two.minimum = 2;
    answer = ask(two);
    line = only_row(answer);
    ck_assert(line->median.set && line->median.value == 3 && line->p90.value == 5 && line->bucket_1.value == 1 && line->bucket_2.value == 1);
    zx_cursor_free(answer);
    answer = ask((zx_times_options){.begins = "assigned", .ends = "replied", .on = {2020, 3, 1}});
    line = only_row(answer);
    ck_assert(line->n == 0 && line->denominator == 0 && !line->median.set);
    zx_cursor_free(answer);
}
END_TEST

static void ck_group(zx_cursor *answer, zx_id unit, const char *name, int64_t n, int64_t open, int64_t median)
{
    const zx_times_line *line = only_row(answer);
    ck_assert_int_eq(strtoll(line->key_1, NULL, 10), unit);
    ck_assert_str_eq(line->zh_1, name);
    ck_assert_int_eq(line->n, n);
    ck_assert_int_eq(line->open, open);
    ck_assert(n == 0 ? !line->median.set : line->median.value == median);
}

/* Two units answer one proposal separately: each from its own dates; a third only assists. */
START_TEST(units_count_each_for_itself)
{
    const void *row;
    zx_id separate = zxt_filed(city), joint = zxt_filed(city), first = zxt_assigned(city, separate, city->units[0], ZX_ROLE_SEPARATE);
    zxt_assigned(city, separate, city->units[1], ZX_ROLE_SEPARATE);
    zxt_assigned(city, joint, city->units[0], ZX_ROLE_LEAD);
    zxt_assigned(city, joint, city->units[2], ZX_ROLE_ASSISTING);
    const zx_reply reply = {ZX_REPLY_INIT, .assignment = first, .reply_class = "A"};
    ck_ok(zx_proposal_reply(city->store, zxt_on(2020, 3, 1), &reply, NULL));
    zx_times_options options = {.begins = "assigned", .ends = "replied", .by = "unit", .on = {2020, 4, 1}};
    zx_cursor *answer = ask(options);
    ck_group(answer, city->units[0], "市教育局", 1, 1, 10);
    ck_group(answer, city->units[1], "市民政局", 0, 1, 0);
    ck_status(zx_cursor_next(answer, &row), ZX_DONE);
    zx_cursor_free(answer);
    options.by = "role";
    answer = ask(options);
    const zx_times_line *line = only_row(answer);
    ck_assert_str_eq(line->key_1, "lead");
    ck_assert_str_eq(line->zh_1, "主办");
    zx_cursor_free(answer);
    options.by = NULL;
    options.unit = city->units[1];
    answer = ask(options);
    line = only_row(answer);
    ck_assert(line->n == 0 && line->open == 1);
    zx_cursor_free(answer);
    options.unit = 0;
    answer = ask(options);
    line = only_row(answer);
    ck_assert_msg(line->n == 0 && line->open == 2, "a proposal ends when all have replied");
    zx_cursor_free(answer);
}
END_TEST

/* What a channel passed on, its unit answers; the channel is asked no more. */
START_TEST(who_passed_it_on_is_not_asked)
{
    const void *row;
    zx_id proposal = zxt_filed(city);
    const zx_assignment on = {ZX_ASSIGNMENT_INIT, .proposal = proposal, .unit = city->units[3], .role = ZX_ROLE_SOLE,
                              .parent = zxt_assigned(city, proposal, city->channel, ZX_ROLE_SOLE)};
    ck_ok(zx_proposal_assign(city->store, zxt_on(2020, 2, 25), &on, NULL));
    zx_times_options options = {.begins = "assigned", .ends = "replied", .by = "unit", .on = {2020, 2, 25}};
    zx_cursor *answer = ask(options);
    ck_group(answer, city->units[3], "市卫健委", 0, 1, 0);
    ck_status(zx_cursor_next(answer, &row), ZX_DONE);
    zx_cursor_free(answer);
    options.on.day = 24;
    answer = ask(options);
    ck_group(answer, city->channel, "市政府办公厅", 0, 1, 0);
    ck_status(zx_cursor_next(answer, &row), ZX_DONE);
    zx_cursor_free(answer);
}
END_TEST

static void ck_median(zx_times_options options, int64_t days)
{
    zx_cursor *answer = ask(options);
    const zx_times_line *line = only_row(answer);
    ck_assert_msg(line->n == (days >= 0) && line->open == (days < 0) && line->median.value == (days < 0 ? 0 : days), "n %lld, open %lld, %lld days",
                  (long long)line->n, (long long)line->open, (long long)line->median.value);
    zx_cursor_free(answer);
}

/* Assigned on 20 February, replied to on 1 April; handled again, assigned on 20 May, replied to on 1 July. */
START_TEST(rounds)
{
    zx_id proposal = zxt_replied(city);
    const zx_feedback form = {ZX_FEEDBACK_INIT, .proposal = proposal, .satisfaction = "dissatisfied"};
    const zx_round again = {ZX_ROUND_INIT, .proposal = proposal};
    const zx_assignment to = {ZX_ASSIGNMENT_INIT, .proposal = proposal, .unit = city->units[1], .role = ZX_ROLE_SOLE};
    zx_reply reply = {ZX_REPLY_INIT, .reply_class = "A"};
    ck_ok(zx_proposal_feedback(city->store, zxt_on(2020, 5, 1), &form, NULL));
    ck_ok(zx_proposal_handle_again(city->store, zxt_on(2020, 5, 10), &again, NULL));
    ck_ok(zx_proposal_assign(city->store, zxt_on(2020, 5, 20), &to, &reply.assignment));
    ck_ok(zx_proposal_reply(city->store, zxt_on(2020, 7, 1), &reply, NULL));
    zx_times_options options = {.begins = "assigned", .ends = "replied", .on = {2020, 7, 1}};
    ck_median(options, 132);
    options.rounds = ZX_ROUNDS_FIRST;
    ck_median(options, 41);
    options.rounds = ZX_ROUNDS_FINAL;
    ck_median(options, 42);
    options.unit = city->units[1];
    ck_median(options, 42);
    options = (zx_times_options){.begins = "assigned", .ends = "replied", .on = {2020, 6, 30}};
    ck_median(options, -1);
    options.on = (zx_date){2020, 5, 15};
    ck_median(options, -1);
    options.on = (zx_date){2020, 5, 9};
    ck_median(options, 41);
    options = (zx_times_options){.begins = "replied", .ends = "feedback", .rounds = ZX_ROUNDS_FIRST, .on = {2020, 7, 1}};
    ck_median(options, 30);
    options.rounds = ZX_ROUNDS_FINAL;
    ck_median(options, -1);
}
END_TEST

/* One unit signs and declines, another replies without having signed. */
START_TEST(assignments_that_end_without_it)
{
    zx_id first = zxt_assigned(city, zxt_filed(city), city->units[0], ZX_ROLE_SOLE);
    const zx_assignment signed_ = {ZX_ASSIGNMENT_INIT, .id = first}, other = {ZX_ASSIGNMENT_INIT, .replaces = first, .unit = city->units[1]};
    zx_reply reply = {ZX_REPLY_INIT, .reply_class = "A"};
    ck_ok(zx_assignment_acknowledge(city->store, zxt_on(2020, 2, 24), &signed_, NULL));
    ck_ok(zx_assignment_reassign(city->store, zxt_mend(2020, 3, 1), &other, &reply.assignment));
    ck_ok(zx_proposal_reply(city->store, zxt_on(2020, 4, 1), &reply, NULL));
    zx_times_options options = {.begins = "assigned", .ends = "acknowledged", .by = "unit", .on = {2020, 4, 1}};
    zx_cursor *answer = ask(options);
    ck_group(answer, city->units[0], "市教育局", 1, 0, 4);
    const zx_times_line *line = only_row(answer);
    ck_assert(line->n == 0 && line->open == 0 && line->ceased == 1);
    zx_cursor_free(answer);
    options.ends = "replied";
    answer = ask(options);
    line = only_row(answer);
    ck_assert(line->n == 0 && line->open == 0 && line->ceased == 1);
    ck_group(answer, city->units[1], "市民政局", 1, 0, 31);
    zx_cursor_free(answer);
    options.by = NULL;
    ck_median(options, 41);
}
END_TEST

START_TEST(only_what_began_in_a_period)
{
    zxt_filed(city);
    zx_times_options options = {.begins = "submitted", .ends = "filed", .from = {2020, 1, 13}, .until = {2020, 1, 0}, .on = {2020, 4, 1}};
    zx_cursor *answer = ask(options);
    ck_assert_int_eq(only_row(answer)->n, 1);
    zx_cursor_free(answer);
    options.from.day = 14;
    answer = ask(options);
    ck_assert_int_eq(only_row(answer)->denominator, 0);
    zx_cursor_free(answer);
    options.from = (zx_date){0};
    options.until = (zx_date){2020, 1, 12};
    answer = ask(options);
    ck_assert_int_eq(only_row(answer)->denominator, 0);
    zx_cursor_free(answer);
}
END_TEST

START_TEST(drafts_are_open_until_they_are_submitted)
{
    const zx_proposal draft = zxt_proposal(city);
    zx_id id;
    ck_ok(zx_proposal_draft(city->store, zxt_on(2020, 1, 10), &draft, NULL));
    ck_ok(zx_proposal_draft(city->store, zxt_on(2020, 1, 10), &draft, &id));
    const zx_proposal submitted = {ZX_PROPOSAL_INIT, .id = id};
    ck_ok(zx_proposal_submit(city->store, zxt_on(2020, 1, 13), &submitted, NULL));
    const zx_proposal filter = {ZX_PROPOSAL_INIT, .session = city->session, .category = "social"};
    zx_times_options options = {.begins = "drafted", .ends = "submitted", .filter = &filter, .by = "category", .on = {2020, 1, 12}};
    zx_cursor *answer = ask(options);
    const zx_times_line *line = only_row(answer);
    ck_assert(line->n == 0 && line->open == 2);
    zx_cursor_free(answer);
    options.on = (zx_date){2020, 1, 13};
    answer = ask(options);
    line = only_row(answer);
    ck_assert(line->n == 1 && line->open == 1 && line->median.value == 3);
    ck_assert_str_eq(line->key_1, "social");
    zx_cursor_free(answer);
}
END_TEST

START_TEST(what_cannot_be_asked)
{
    static const struct { const char *field; zx_times_options options; } cases[] = {
        {"on", {.begins = "submitted", .ends = "filed"}},
        {"begins", {.begins = "filled", .ends = "filed", .on = {2020, 1, 1}}},
        {"begins", {.ends = "filed", .on = {2020, 1, 1}}},
        {"ends", {.begins = "submitted", .on = {2020, 1, 1}}},
        {"ends", {.begins = "filed", .ends = "submitted", .on = {2020, 1, 1}}},
        {"ends", {.begins = "filed", .ends = "filed", .on = {2020, 1, 1}}},
        {"limits", {.begins = "submitted", .ends = "filed", .limits = "3,3", .on = {2020, 1, 1}}},
        {"limits", {.begins = "submitted", .ends = "filed", .limits = "1,2,3,4,5,6,7", .on = {2020, 1, 1}}},
        {"limits", {.begins = "submitted", .ends = "filed", .limits = "a week", .on = {2020, 1, 1}}},
        {"limits", {.begins = "submitted", .ends = "filed", .limits = "7d", .on = {2020, 1, 1}}},
        {"minimum", {.begins = "submitted", .ends = "filed", .minimum = -1, .on = {2020, 1, 1}}},
        {"rounds", {.begins = "submitted", .ends = "filed", .rounds = (zx_rounds)4, .on = {2020, 1, 1}}},
        {"from", {.begins = "submitted", .ends = "filed", .from = {2020, 13, 1}, .on = {2020, 1, 1}}},
        {"by", {.begins = "submitted", .ends = "filed", .by = "colour", .on = {2020, 1, 1}}},
        {"by", {.begins = "submitted", .ends = "filed", .by = "unit,unit,unit,unit,unit", .on = {2020, 1, 1}}},
    };
    zx_cursor *answer = NULL;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        zx_times_options options = cases[i].options;
        options.size = sizeof options;
        ck_status(zx_times(city->store, &options, &answer), ZX_INVALID);
        ck_assert_str_eq(zx_error_last()->field, cases[i].field);
    }
    ck_status(zx_times(city->store, NULL, &answer), ZX_MISUSE);
    ck_assert_ptr_null(answer);
    const char *en, *zh;
    ck_assert_str_eq(zx_times_event_at(1, &en, &zh), "submitted");
    ck_assert_str_eq(zh, "提交");
    ck_assert_ptr_null(zx_times_event_at(8, NULL, NULL));
    ck_assert_ptr_null(zx_times_event_at(700, NULL, NULL));
}
END_TEST

/* ---- random histories ---- */

enum { HISTORIES = 400, DAYS = 120, NEVER = 10000, EVENTS = 5 };
static const char *const names[EVENTS] = {"submitted", "examined", "filed", "assigned", "replied"};

typedef struct history {
    int day[EVENTS], replies[2], units, ceased;
    bool economic;
} history;

static zx_date day_of(int day)
{
    return zx_date_add_days((zx_date){2020, 1, 12}, day);
}

static const zx_act *on_day(int day)
{
    zx_date date = day_of(day);
    return zxt_on(date.year, date.month, date.day);
}

/* Goes as far as chance has it, by the verbs; what is not reached keeps NEVER. */
static history happen(void)
{
    history of = {.day = {chance_below(3), NEVER, NEVER, NEVER, NEVER}, .replies = {NEVER, NEVER}, .ceased = NEVER, .economic = chance_below(2)};
    zx_proposal in = zxt_proposal(city);
    in.category = of.economic ? "economic" : "social";
    zx_examination examined = {ZX_EXAMINATION_INIT};
    zx_assignment assigned = {ZX_ASSIGNMENT_INIT, .role = ZX_ROLE_SEPARATE};
    zx_id assignment[2];
    ck_ok(zx_proposal_submit(city->store, on_day(of.day[0]), &in, &examined.proposal));
    assigned.proposal = examined.proposal;
    if (chance_below(8) == 0)
        return of;
    int day = of.day[1] = of.day[0] + chance_below(20);
    bool filed = chance_below(6) != 0;
    examined.result = filed ? ZX_EXAMINED_FILED : ZX_EXAMINED_CONVERTED;
    ck_ok(zx_proposal_examine(city->store, on_day(day), &examined, NULL));
    *(filed ? &of.day[2] : &of.ceased) = day;
    if (!filed || chance_below(8) == 0)
        return of;
    of.day[3] = day += chance_below(20);
    of.units = 1 + chance_below(2);
    for (int i = 0; i < of.units; i++) {
        assigned.unit = city->units[i];
        ck_ok(zx_proposal_assign(city->store, on_day(day), &assigned, &assignment[i]));
    }
    for (int i = 0; i < of.units && chance_below(8); i++) {
        const zx_reply reply = {ZX_REPLY_INIT, .assignment = assignment[i], .reply_class = "B"};
        of.replies[i] = day += chance_below(30);
        ck_ok(zx_proposal_reply(city->store, on_day(day), &reply, NULL));
    }
    of.day[4] = of.replies[of.units - 1];
    const zx_examination gone = {ZX_EXAMINATION_INIT, .proposal = examined.proposal};
    if (of.replies[0] == NEVER && chance_below(3) == 0)
        ck_ok(zx_proposal_withdraw(city->store, on_day(of.ceased = day + 1), &gone, NULL));
    return of;
}

typedef struct expected {
    int days[2 * HISTORIES], n, open, ceased;
} expected;

static void expect(expected *count, int begun, int ended, int ceased, int on)
{
    if (begun > on)
        return;
    if (ended <= on)
        count->days[count->n++] = ended - begun;
    else if (ceased <= on)
        count->ceased++;
    else
        count->open++;
}

static int ascending(const void *a, const void *b)
{
    return *(const int *)a - *(const int *)b;
}

static void ck_expected(const zx_times_line *line, expected *count)
{
    qsort(count->days, (size_t)count->n, sizeof *count->days, ascending);
    ck_assert_int_eq(line->n, count->n);
    ck_assert_int_eq(line->open, count->open);
    ck_assert_int_eq(line->ceased, count->ceased);
    ck_assert_int_eq(line->denominator, count->n + count->open + count->ceased);
    if (count->n == 0)
        return;
    int within = 0;
    while (within < count->n && count->days[within] <= 10)
        within++;
    ck_assert_int_eq(line->median.value, count->days[(count->n + 1) / 2 - 1]);
    ck_assert_int_eq(line->p90.value, count->days[(count->n * 9 + 9) / 10 - 1]);
    ck_assert_int_eq(line->bucket_1.value, within);
    ck_assert_int_eq(line->bucket_2.value, count->n - within);
}

static void ck_question(const history *histories, int begins, int ends, int on)
{
    zx_cursor *answer = ask((zx_times_options){.begins = names[begins], .ends = names[ends], .by = "category", .limits = "10", .on = day_of(on)});
    const void *row;
    for (int economic = 1; economic >= 0; economic--) {
        static expected count;
        count = (expected){.n = 0};
        for (int i = 0; i < HISTORIES; i++)
            if (histories[i].economic == economic)
                expect(&count, histories[i].day[begins], histories[i].day[ends], histories[i].ceased, on);
        if (count.n + count.open + count.ceased > 0)
            ck_expected(only_row(answer), &count);
    }
    ck_status(zx_cursor_next(answer, &row), ZX_DONE);
    zx_cursor_free(answer);
}

static void ck_unit(const history *histories, int unit, int on)
{
    zx_cursor *answer = ask((zx_times_options){.begins = "assigned", .ends = "replied", .unit = city->units[unit], .limits = "10", .on = day_of(on)});
    static expected count;
    count = (expected){.n = 0};
    for (int i = 0; i < HISTORIES; i++)
        if (unit < histories[i].units)
            expect(&count, histories[i].day[3], histories[i].replies[unit], histories[i].ceased, on);
    ck_expected(only_row(answer), &count);
    zx_cursor_free(answer);
}

START_TEST(random_histories_are_counted_alike)
{
    static history histories[HISTORIES];
    ck_ok(zx_store_begin(city->store));
    for (int i = 0; i < HISTORIES; i++)
        histories[i] = happen();
    ck_ok(zx_store_commit(city->store));
    for (int on = -1; on <= DAYS; on += 1 + chance_below(12)) {
        for (int begins = 0; begins < EVENTS; begins++)
            for (int ends = begins + 1; ends < EVENTS; ends++)
                ck_question(histories, begins, ends, on);
        ck_unit(histories, 0, on);
        ck_unit(histories, 1, on);
    }
}
END_TEST

ZXT_CITY_MAIN("times", ranks_buckets_and_what_is_open, too_few_are_told_without_values, units_count_each_for_itself,
              who_passed_it_on_is_not_asked, rounds, assignments_that_end_without_it, only_what_began_in_a_period,
              drafts_are_open_until_they_are_submitted, what_cannot_be_asked, random_histories_are_counted_alike)
