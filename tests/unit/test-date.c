/* SPDX-License-Identifier: MIT */
/* Dates: the cases of tests/cases/date*.txt, and what holds of every day. */
#include "zxtest.h"

#include <zhengxie/date.h>

#include "cases.h"

static const zx_date unset = {0, 0, 0};

static bool same(zx_date a, zx_date b)
{
    return a.year == b.year && a.month == b.month && a.day == b.day;
}

/* "-" is unset. */
static zx_date date(const char *text)
{
    zx_date out = unset;
    if (strcmp(text, "-") != 0)
        ck_ok(zx_date_parse(text, &out));
    return out;
}

static const char *printed(zx_date date)
{
    static char text[ZX_DATE_SIZE];
    zx_date_print(date, text);
    return text;
}

START_TEST(reads_and_prints_the_cases)
{
    case_file file = cases_open("dates.txt");
    while (cases_next(&file)) {
        zx_date out = {1, 2, 3};
        zx_status status = zx_date_parse(file.field[0], &out);
        if (strcmp(file.field[1], "!") == 0) {
            ck_assert_msg(status == ZX_INVALID, "%s: \"%s\" was read", file.where, file.field[0]);
            ck_assert_msg(same(out, (zx_date){1, 2, 3}), "%s: the output was touched", file.where);
            ck_refused(status, ZX_INVALID, "date");
            continue;
        }
        ck_assert_msg(status == ZX_OK, "%s: \"%s\" was refused", file.where, file.field[0]);
        ck_assert(zx_date_valid(out));
        ck_assert(zx_date_complete(out) == (strlen(file.field[0]) == 10));
        ck_assert_str_eq(printed(out), file.field[0]);
        ck_assert_str_eq(printed(zx_date_first(out)), file.field[1]);
        ck_assert_str_eq(printed(zx_date_last(out)), file.field[2]);
        ck_assert_msg(zx_date_weekday(zx_date_first(out)) == cases_number(&file, 3), "%s: weekday %d", file.where,
                      zx_date_weekday(zx_date_first(out)));
    }
    cases_close(&file);
}
END_TEST

START_TEST(adds_months)
{
    case_file file = cases_open("date-months.txt");
    while (cases_next(&file)) {
        zx_date sum = zx_date_add_months(date(file.field[0]), (int)cases_number(&file, 1));
        ck_assert_msg(same(sum, date(file.field[2])), "%s: %s", file.where, printed(sum));
    }
    cases_close(&file);
}
END_TEST

START_TEST(adds_days)
{
    case_file file = cases_open("date-days.txt");
    while (cases_next(&file)) {
        zx_date from = date(file.field[0]), to = date(file.field[2]);
        zx_date sum = zx_date_add_days(from, cases_number(&file, 1));
        ck_assert_msg(same(sum, to), "%s: %s", file.where, printed(sum));
        if (zx_date_complete(to))
            ck_assert_int_eq(zx_date_days_between(from, to), cases_number(&file, 1));
    }
    cases_close(&file);
}
END_TEST

START_TEST(every_day_follows_the_one_before)
{
    static const int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    const zx_date start = {1, 1, 1};
    int64_t days = 0;
    zx_date before = unset;
    for (int year = 1; year <= 401; year++) /* the calendar repeats every 400 years */
        for (int month = 1; month <= 12; month++) {
            bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
            int length = lengths[month - 1] + (month == 2 && leap);
            for (int day = 1; day <= length; day++, days++) {
                zx_date today = {(int16_t)year, (uint8_t)month, (uint8_t)day};
                bool right = zx_date_complete(today) && same(zx_date_add_days(start, days), today)
                             && zx_date_days_between(start, today) == days && zx_date_weekday(today) == days % 7 + 1
                             && zx_date_compare(before, today) < 0 && zx_date_compare(today, before) > 0
                             && (days == 0 || same(zx_date_add_days(today, -1), before));
                ck_assert_msg(right, "%s", printed(today));
                before = today;
            }
            zx_date beyond = {(int16_t)year, (uint8_t)month, (uint8_t)(length + 1)};
            ck_assert(!zx_date_valid(beyond));
        }
    ck_assert_int_eq(days, 146097 + 365);
}
END_TEST

START_TEST(impossible_dates_give_nothing)
{
    static const zx_date impossible[] = {
        {0, 0, 0},  {0, 1, 1},      {-1, 0, 0},    {-1, 1, 1},     {10000, 1, 1},       {2020, 13, 0},
        {2020, 0, 1}, {2020, 13, 1}, {2020, 2, 30}, {2021, 2, 29}, {2020, 255, 255}, {INT16_MAX, 12, 31},
    };
    for (size_t i = 0; i < sizeof impossible / sizeof *impossible; i++) {
        zx_date bad = impossible[i], good = {2020, 1, 15};
        char text[ZX_DATE_SIZE] = "x";
        ck_assert(!zx_date_valid(bad));
        ck_assert(!zx_date_complete(bad));
        ck_assert_uint_eq(zx_date_print(bad, text), 0);
        ck_assert_str_eq(text, "");
        ck_assert(same(zx_date_first(bad), unset));
        ck_assert(same(zx_date_last(bad), unset));
        ck_assert(same(zx_date_add_months(bad, 1), unset));
        ck_assert(same(zx_date_add_days(bad, 1), unset));
        ck_assert_int_eq(zx_date_days_between(bad, good), 0);
        ck_assert_int_eq(zx_date_days_between(good, bad), 0);
        ck_assert_int_eq(zx_date_weekday(bad), 0);
    }
}
END_TEST

START_TEST(partial_dates_count_no_days)
{
    zx_date day = date("2020-02-03"), month = date("2020-02");
    ck_assert(!zx_date_complete(month));
    ck_assert_int_eq(zx_date_days_between(month, day), 0);
    ck_assert_int_eq(zx_date_weekday(month), 0);
}
END_TEST

START_TEST(orders_unset_then_partial_then_days)
{
    static const char *const order[] = {"-", "2019-12-31", "2020", "2020-01", "2020-01-01", "2020-01-02", "2020-02", "2021"};
    enum { COUNT = sizeof order / sizeof *order };
    for (int i = 0; i < COUNT; i++)
        for (int j = 0; j < COUNT; j++) {
            int way = zx_date_compare(date(order[i]), date(order[j]));
            ck_assert_int_eq((way > 0) - (way < 0), (i > j) - (i < j));
        }
}
END_TEST

START_TEST(a_null_is_misuse)
{
    zx_date out = {1, 2, 3};
    ck_refused(zx_date_parse(NULL, &out), ZX_MISUSE, NULL);
    ck_refused(zx_date_parse("2020", NULL), ZX_MISUSE, NULL);
    ck_assert(same(out, (zx_date){1, 2, 3}));
    ck_assert_uint_eq(zx_date_print(out, NULL), 0);
}
END_TEST

ZXT_MAIN("date", reads_and_prints_the_cases, adds_months, adds_days, every_day_follows_the_one_before,
         impossible_dates_give_nothing, partial_dates_count_no_days, orders_unset_then_partial_then_days, a_null_is_misuse)
