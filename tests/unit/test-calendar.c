/* SPDX-License-Identifier: MIT */
/* Public holidays and make-up working days: those that are built in, those that a file adds, and years that nobody knows yet. */
#include <stdio.h>

#include "cases.h"
#include "city.h"

static zx_store *store;

static void open_store(void)
{
    store = city_open();
}

static void close_store(void)
{
    city_close(store);
}

static const zx_date all = {0, 0, 0};

static zx_date date(const char *text)
{
    zx_date out = {0};
    if (strcmp(text, "-") != 0)
        ck_ok(zx_date_parse(text, &out));
    return out;
}

static zx_status publish(int64_t year, zx_date published, const char *document, zx_date on)
{
    const zx_calendar calendar = {ZX_CALENDAR_INIT, .year = N(year), .source = "样例通知", .published = published, .document = document};
    return zx_calendar_publish(store, city_on(on.year, on.month, on.day), &calendar, NULL);
}

#define NEW_YEAR_2027 "{\"holidays\":[{\"name\":\"元旦\",\"en\":\"New Year's Day\",\"from\":\"2027-01-01\",\"to\":\"2027-01-03\"}]}"
#define NEW_YEAR_2027_LATER                                                                                               \
    "{\"holidays\":[{\"name\":\"元旦\",\"en\":\"New Year's Day\",\"from\":\"2026-12-31\",\"to\":\"2027-01-02\",\"workdays\":[\"2027-01-03\"]}]}"

static const char *code_of(zx_day_kind kind)
{
    static const char *const codes[] = {"", "working", "weekend", "holiday", "make_up"};
    return codes[kind];
}

static void ck_known_day(const case_file *file)
{
    zx_cursor *cursor = NULL;
    const void *row = NULL;
    zx_yes_no working = ZX_NO;
    zx_date day = date(file->field[0]), as_of = date(file->field[1]);
    ck_ok(zx_calendar_days(store, day, day, as_of, &cursor));
    ck_ok(zx_cursor_next(cursor, &row));
    const zx_calendar_day *is = row;
    ck_assert_msg(strcmp(code_of(is->kind), file->field[2]) == 0, "%s: %s", file->where, code_of(is->kind));
    ck_assert_msg(strcmp(is->reason_zh ? is->reason_zh : "", file->field[3]) == 0, "%s: %s", file->where, is->reason_zh);
    ck_assert_int_eq(!is->reason, !is->reason_zh);
    ck_assert_ptr_nonnull(strstr(is->source, "国办发明电"));
    ck_ok(zx_calendar_is_working_day(store, day, as_of, &working));
    ck_assert_int_eq(working, is->working);
    ck_assert_int_eq(working == ZX_YES, is->kind == ZX_DAY_WORKING || is->kind == ZX_DAY_MAKE_UP);
    ck_status(zx_cursor_next(cursor, &row), ZX_DONE);
    zx_cursor_free(cursor);
}

START_TEST(days_are_what_the_notices_say)
{
    case_file file = cases_open("calendar-days.txt");
    while (cases_next(&file)) {
        zx_yes_no working = ZX_NO;
        if (strcmp(file.field[2], "unknown") == 0)
            ck_unwritten(store, zx_calendar_is_working_day(store, date(file.field[0]), date(file.field[1]), &working), ZX_RULE,
                         "calendar.year-known");
        else
            ck_known_day(&file);
    }
    cases_close(&file);
}
END_TEST

/* Working days of whole years, counted from the notices: weekdays less those that are holidays, and the make-up days. */
START_TEST(years_have_as_many_working_days_as_the_notices_leave)
{
    static const struct { int year, working; } years[] = {{2019, 250}, {2021, 250}, {2022, 249}, {2024, 251}, {2025, 248}};
    for (size_t i = 0; i < sizeof years / sizeof *years; i++) {
        zx_cursor *cursor = NULL;
        const void *row;
        int working = 0, days = 0;
        zx_date first = {(int16_t)years[i].year, 1, 1}, last = {(int16_t)years[i].year, 12, 31};
        ck_ok(zx_calendar_days(store, first, last, all, &cursor));
        for (; zx_cursor_next(cursor, &row) == ZX_OK; days++)
            working += ((const zx_calendar_day *)row)->working == ZX_YES;
        zx_cursor_free(cursor);
        ck_assert_int_eq(days, years[i].year % 4 ? 365 : 366);
        ck_assert_msg(working == years[i].working, "%d: %d", years[i].year, working);
    }
}
END_TEST

START_TEST(the_refusal_names_the_year_in_both_languages)
{
    zx_date out = D(1, 1, 1);
    ck_unwritten(store, zx_calendar_add_working_days(store, D(2026, 12, 30), 2, all, &out), ZX_RULE, "calendar.year-known");
    ck_assert_str_eq(zx_error_last()->message, "2027: working days are counted only in years whose holidays have been published");
    ck_assert_str_eq(zx_error_last()->message_zh, "2027 年：只在节假日安排已经公布的年份计算工作日");
    ck_assert_int_eq(out.year, 1);
    ck_ok(zx_calendar_add_working_days(store, D(2026, 12, 30), 1, all, &out));
    ck_assert_int_eq(zx_date_compare(out, D(2026, 12, 31)), 0);
}
END_TEST

START_TEST(counting_begins_the_day_after)
{
    static const struct { zx_date from; int64_t days; zx_date as_of, expected; } cases[] = {
        {{2020, 9, 30}, 0, {0, 0, 0}, {2020, 9, 30}},
        {{2020, 9, 30}, 1, {0, 0, 0}, {2020, 10, 9}},
        {{2020, 9, 30}, 2, {0, 0, 0}, {2020, 10, 10}},
        {{2020, 9, 30}, 3, {0, 0, 0}, {2020, 10, 12}},
        {{2020, 1, 23}, 1, {2020, 1, 25}, {2020, 1, 31}},
        {{2020, 1, 23}, 1, {0, 0, 0}, {2020, 2, 3}},
        {{2020, 12, 31}, 1, {0, 0, 0}, {2021, 1, 4}},
    };
    zx_date out = {0};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        ck_ok(zx_calendar_add_working_days(store, cases[i].from, cases[i].days, cases[i].as_of, &out));
        ck_assert_msg(zx_date_compare(out, cases[i].expected) == 0, "case %zu: %d-%d-%d", i, out.year, out.month, out.day);
    }
    ck_refused(zx_calendar_add_working_days(store, D(2020, 1, 1), -1, all, &out), ZX_INVALID, "days");
    ck_refused(zx_calendar_add_working_days(store, D(2020, 1, 1), 10001, all, &out), ZX_INVALID, "days");
    ck_refused(zx_calendar_add_working_days(store, (zx_date){2020, 1, 0}, 1, all, &out), ZX_INVALID, "date");
    ck_refused(zx_calendar_add_working_days(store, D(2020, 1, 1), 1, (zx_date){2020, 0, 0}, &out), ZX_INVALID, "as_of");
    ck_refused(zx_calendar_add_working_days(store, D(2020, 1, 1), 1, all, NULL), ZX_MISUSE, NULL);
}
END_TEST

START_TEST(a_file_adds_a_year_and_a_later_version)
{
    zx_yes_no working = ZX_NO;
    zx_cursor *cursor = NULL;
    const void *row = NULL;
    ck_unwritten(store, publish(2027, D(2026, 11, 10), NEW_YEAR_2027, D(2026, 11, 9)), ZX_RULE, "calendar.published-by-then");
    ck_ok(publish(2027, D(2026, 11, 10), NEW_YEAR_2027, D(2026, 11, 10)));
    ck_unwritten(store, publish(2027, D(2026, 11, 10), NEW_YEAR_2027, D(2026, 11, 11)), ZX_EXISTS, NULL);
    ck_ok(zx_calendar_is_working_day(store, D(2027, 1, 4), all, &working));
    ck_assert_int_eq(working, ZX_YES);
    ck_ok(zx_calendar_is_working_day(store, D(2026, 12, 31), all, &working));
    ck_assert_int_eq(working, ZX_YES);
    ck_ok(publish(2027, D(2026, 12, 20), NEW_YEAR_2027_LATER, D(2026, 12, 21)));
    ck_ok(zx_calendar_is_working_day(store, D(2026, 12, 31), all, &working));
    ck_assert_int_eq(working, ZX_NO);
    ck_ok(zx_calendar_is_working_day(store, D(2027, 1, 3), all, &working));
    ck_assert_int_eq(working, ZX_YES);
    ck_ok(zx_calendar_is_working_day(store, D(2027, 1, 3), D(2026, 12, 19), &working));
    ck_assert_int_eq(working, ZX_NO);
    ck_ok(zx_calendar_days(store, D(2026, 12, 31), D(2027, 1, 1), all, &cursor));
    ck_ok(zx_cursor_next(cursor, &row));
    ck_assert_str_eq(((const zx_calendar_day *)row)->source, "样例通知");
    ck_assert_int_ne(((const zx_calendar_day *)row)->calendar, 0);
    zx_cursor_free(cursor);
}
END_TEST

/* Of two years' notices that speak of one day, the one published last counts. */
START_TEST(neighbouring_years_speak_of_one_day)
{
    static const char of_2026[] = "{\"holidays\":[{\"name\":\"年末\",\"en\":\"year's end\",\"from\":\"2026-12-31\",\"to\":\"2026-12-31\","
                                  "\"workdays\":[\"2027-01-02\"]}]}";
    zx_yes_no working = ZX_NO;
    ck_ok(publish(2027, D(2026, 11, 10), NEW_YEAR_2027, D(2026, 11, 10)));
    ck_ok(publish(2026, D(2026, 11, 20), of_2026, D(2026, 11, 20)));
    ck_ok(zx_calendar_is_working_day(store, D(2027, 1, 2), D(2026, 11, 19), &working));
    ck_assert_int_eq(working, ZX_NO);
    ck_ok(zx_calendar_is_working_day(store, D(2027, 1, 2), all, &working));
    ck_assert_int_eq(working, ZX_YES);
    ck_ok(publish(2027, D(2026, 12, 1), NEW_YEAR_2027, D(2026, 12, 1)));
    ck_ok(zx_calendar_is_working_day(store, D(2027, 1, 2), all, &working));
    ck_assert_int_eq(working, ZX_NO);
}
END_TEST

/* A version of the file counts before one that is built in and was published on the same day. */
START_TEST(a_file_mends_what_is_built_in)
{
    static const char other[] = "{\"holidays\":[{\"name\":\"元旦\",\"en\":\"New Year's Day\",\"from\":\"2026-01-01\",\"to\":\"2026-01-01\"}]}";
    zx_yes_no working = ZX_NO;
    ck_ok(publish(2026, D(2025, 11, 4), other, D(2025, 12, 1)));
    ck_ok(zx_calendar_is_working_day(store, D(2026, 1, 2), all, &working));
    ck_assert_int_eq(working, ZX_YES);
}
END_TEST

START_TEST(what_is_rolled_back_is_forgotten)
{
    zx_yes_no working = ZX_NO;
    ck_ok(zx_store_begin(store));
    ck_ok(publish(2027, D(2026, 11, 10), NEW_YEAR_2027, D(2026, 11, 10)));
    ck_ok(zx_calendar_is_working_day(store, D(2027, 1, 4), all, &working));
    ck_ok(zx_store_rollback(store));
    ck_refused(zx_calendar_is_working_day(store, D(2027, 1, 4), all, &working), ZX_RULE, "calendar.year-known");
}
END_TEST

/* A notice is judged by no rulebook, and keeps none from starting. */
START_TEST(a_notice_is_no_judged_step)
{
    const zx_rulebook rulebook = {ZX_RULEBOOK_INIT, .title = "样例规则", .document = zx_rulebook_national(), .starts = {2020, 1, 1}};
    ck_ok(publish(2027, D(2026, 11, 10), NEW_YEAR_2027, D(2026, 11, 10)));
    ck_ok(zx_rulebook_adopt(store, city_on(2026, 11, 10), &rulebook, NULL));
}
END_TEST

#define ONE(more_) "{\"holidays\":[{\"name\":\"元旦\",\"en\":\"x\"," more_ "}]}"

START_TEST(the_document_is_checked_and_the_fault_has_its_path)
{
    static const struct { const char *document, *path; } wrong[] = {
        {"{", "document: line 1"},
        {"[]", "/holidays: "},
        {"{}", "/holidays: "},
        {"{\"holidays\":[]}", "/holidays: "},
        {"{\"holidays\":[1]}", "/holidays/0: "},
        {"{\"holidays\":[{\"en\":\"x\",\"from\":\"2027-01-01\",\"to\":\"2027-01-01\"}]}", "/holidays/0/name: "},
        {"{\"holidays\":[{\"name\":\"元旦\",\"from\":\"2027-01-01\",\"to\":\"2027-01-01\"}]}", "/holidays/0/en: "},
        {ONE("\"to\":\"2027-01-01\""), "/holidays/0/from: "},
        {ONE("\"from\":\"2027-01-01\",\"to\":\"2027-02-30\""), "/holidays/0/to: "},
        {ONE("\"from\":\"2027-01-01\",\"to\":\"2027-01\""), "/holidays/0/to: "},
        {ONE("\"from\":\"2026-11-30\",\"to\":\"2027-01-01\""), "/holidays/0/from: "},
        {ONE("\"from\":\"2027-01-01\",\"to\":\"2028-02-01\""), "/holidays/0/to: "},
        {ONE("\"from\":\"2027-01-02\",\"to\":\"2027-01-01\""), "/holidays/0/to: "},
        {ONE("\"from\":\"2027-01-01\",\"to\":\"2027-01-03\",\"workday\":[]"), "/holidays/0/workday: "},
        {ONE("\"from\":\"2027-01-01\",\"to\":\"2027-01-03\",\"workdays\":\"2027-01-09\""), "/holidays/0/workdays: "},
        {ONE("\"from\":\"2027-01-01\",\"to\":\"2027-01-03\",\"workdays\":[\"2027-01-08\"]"), "/holidays/0/workdays/0: "},
        {ONE("\"from\":\"2027-01-01\",\"to\":\"2027-01-03\",\"workdays\":[\"2027-01-03\"]"), "/holidays/0/workdays/0: "},
        {ONE("\"from\":\"2027-01-01\",\"to\":\"2027-01-03\",\"workdays\":[\"2027-01-09\",\"2027-01-09\"]"), "/holidays/0/workdays/1: "},
        {"{\"holidays\":[{\"name\":\"甲\",\"en\":\"x\",\"from\":\"2027-01-01\",\"to\":\"2027-01-03\"},"
         "{\"name\":\"乙\",\"en\":\"y\",\"from\":\"2027-01-03\",\"to\":\"2027-01-04\"}]}", "/holidays/1: "},
        {"{\"holidays\":[{\"name\":\"甲\",\"en\":\"x\",\"from\":\"2027-01-01\",\"to\":\"2027-01-03\"}],\"x\":1}", "/x: "},
    };
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        ck_unwritten(store, publish(2027, D(2026, 11, 10), wrong[i].document, D(2026, 11, 10)), ZX_INVALID, "calendar.document");
        ck_assert_msg(strstr(zx_error_last()->message, wrong[i].path), "%s\n    %s", wrong[i].document, zx_error_last()->message);
        ck_assert_int_gt(zx_text_length(zx_error_last()->message_zh), 0);
    }
    ck_unwritten(store, publish(1948, D(2026, 11, 10), NEW_YEAR_2027, D(2026, 11, 10)), ZX_INVALID, "year");
    ck_ok(publish(2027, D(2026, 11, 10), ONE("\"from\":\"2026-12-31\",\"to\":\"2027-01-02\",\"workdays\":[\"2027-01-03\"]"), D(2026, 11, 10)));
}
END_TEST

START_TEST(periods_have_a_limit)
{
    zx_cursor *cursor = NULL;
    ck_refused(zx_calendar_days(store, D(2020, 1, 2), D(2020, 1, 1), all, &cursor), ZX_INVALID, "until");
    ck_refused(zx_calendar_days(store, D(2001, 1, 1), D(2020, 1, 1), all, &cursor), ZX_INVALID, "until");
    ck_refused(zx_calendar_days(store, D(2020, 1, 2), (zx_date){2020, 0, 0}, all, &cursor), ZX_INVALID, "until");
    ck_refused(zx_calendar_days(store, D(2026, 12, 31), D(2027, 1, 1), all, &cursor), ZX_RULE, "calendar.year-known");
    ck_refused(zx_calendar_days(store, D(2020, 1, 1), D(2020, 1, 1), all, NULL), ZX_MISUSE, NULL);
    ck_assert_ptr_null(cursor);
}
END_TEST

int main(void)
{
    const TTest *const tests[] = {days_are_what_the_notices_say, years_have_as_many_working_days_as_the_notices_leave,
                                  the_refusal_names_the_year_in_both_languages, counting_begins_the_day_after,
                                  a_file_adds_a_year_and_a_later_version, neighbouring_years_speak_of_one_day, a_file_mends_what_is_built_in, a_notice_is_no_judged_step, what_is_rolled_back_is_forgotten,
                                  the_document_is_checked_and_the_fault_has_its_path, periods_have_a_limit};
    Suite *suite = zxt_suite("calendar", NULL, 0);
    TCase *all_tests = zxt_tcase("calendar");
    tcase_add_checked_fixture(all_tests, open_store, close_store);
    for (size_t i = 0; i < sizeof tests / sizeof *tests; i++)
        tcase_add_test(all_tests, tests[i]);
    suite_add_tcase(suite, all_tests);
    return zxt_run(suite);
}
