/* SPDX-License-Identifier: MIT */
#include <zhengxie/date.h>

#include "base/fail.h"

static const zx_date unset = {0, 0, 0};

enum { FIRST_YEAR = 1, LAST_YEAR = 9999 };

static int days_in_month(int year, int month)
{
    static const uint8_t days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    return days[month - 1] + (month == 2 && leap);
}

/* Days are counted from 0000-03-01, so that a leap day ends its year and 400 years are always the same length. Years
 * from 1 on never count negative. */
enum { DAYS_IN_400_YEARS = 146097, DAYS_IN_100_YEARS = 36524, DAYS_IN_4_YEARS = 1461, DAYS_IN_YEAR = 365 };

static int32_t to_days(zx_date date)
{
    int32_t year = date.year - (date.month <= 2);
    int32_t month = (date.month + 9) % 12; /* March is 0 */
    return year * DAYS_IN_YEAR + year / 4 - year / 100 + year / 400 + (153 * month + 2) / 5 + date.day - 1;
}

static zx_date from_days(int32_t days)
{
    int32_t era = days / DAYS_IN_400_YEARS, of_era = days % DAYS_IN_400_YEARS;
    int32_t year = (of_era - of_era / (DAYS_IN_4_YEARS - 1) + of_era / DAYS_IN_100_YEARS
                    - of_era / (DAYS_IN_400_YEARS - 1)) / DAYS_IN_YEAR;
    int32_t of_year = of_era - (year * DAYS_IN_YEAR + year / 4 - year / 100);
    int32_t month = (5 * of_year + 2) / 153;
    return (zx_date){
        .year = (int16_t)(era * 400 + year + (month >= 10)),
        .month = (uint8_t)(month < 10 ? month + 3 : month - 9),
        .day = (uint8_t)(of_year - (153 * month + 2) / 5 + 1),
    };
}

bool zx_date_valid(zx_date date)
{
    if (date.year < FIRST_YEAR || date.year > LAST_YEAR || date.month > 12)
        return false;
    return date.month == 0 ? date.day == 0 : date.day <= days_in_month(date.year, date.month);
}

bool zx_date_complete(zx_date date)
{
    return date.day != 0 && zx_date_valid(date);
}

/* Reads exactly `count` ASCII digits and moves past them. */
static bool read_digits(const char **text, int count, int *out)
{
    int value = 0;
    for (; count > 0; count--, (*text)++) {
        if (**text < '0' || **text > '9')
            return false;
        value = value * 10 + (**text - '0');
    }
    *out = value;
    return true;
}

/* month and day are -1 where the text stops before them: a written 00 is no date. */
static bool read_date(const char *text, int *year, int *month, int *day)
{
    *month = *day = -1;
    if (!read_digits(&text, 4, year))
        return false;
    if (*text == '-' && (text++, !read_digits(&text, 2, month)))
        return false;
    if (*month >= 0 && *text == '-' && (text++, !read_digits(&text, 2, day)))
        return false;
    return *text == '\0';
}

zx_status zx_date_parse(const char *text, zx_date *out)
{
    if (!text || !out)
        return zxi_misuse("zx_date_parse");
    int year, month, day;
    if (!read_date(text, &year, &month, &day))
        return zxi_fail(ZX_INVALID, ZXI_ABOUT(.field = "date"),
                        "not a date: expected YYYY-MM-DD, YYYY-MM or YYYY",
                        "日期格式不对，应为 YYYY-MM-DD、YYYY-MM 或 YYYY");
    zx_date date = {
        .year = (int16_t)year,
        .month = (uint8_t)(month < 0 ? 0 : month),
        .day = (uint8_t)(day < 0 ? 0 : day),
    };
    if (month == 0 || day == 0 || !zx_date_valid(date))
        return zxi_fail(ZX_INVALID, ZXI_ABOUT(.field = "date"), "no such day in the calendar", "日历上没有这一天");
    *out = date;
    return ZX_OK;
}

static char *write_digits(char *to, int count, int value)
{
    for (int i = count - 1; i >= 0; i--, value /= 10)
        to[i] = (char)('0' + value % 10);
    return to + count;
}

size_t zx_date_print(zx_date date, char out[ZX_DATE_SIZE])
{
    if (!out)
        return 0;
    char *end = out;
    if (zx_date_valid(date)) {
        end = write_digits(end, 4, date.year);
        if (date.month) {
            *end++ = '-';
            end = write_digits(end, 2, date.month);
        }
        if (date.day) {
            *end++ = '-';
            end = write_digits(end, 2, date.day);
        }
    }
    *end = '\0';
    return (size_t)(end - out);
}

int zx_date_compare(zx_date a, zx_date b)
{
    if (a.year != b.year)
        return a.year < b.year ? -1 : 1;
    if (a.month != b.month)
        return a.month < b.month ? -1 : 1;
    return (a.day > b.day) - (a.day < b.day);
}

zx_date zx_date_first(zx_date date)
{
    if (!zx_date_valid(date))
        return unset;
    if (date.month == 0)
        date.month = 1;
    if (date.day == 0)
        date.day = 1;
    return date;
}

zx_date zx_date_last(zx_date date)
{
    if (!zx_date_valid(date))
        return unset;
    if (date.month == 0)
        date.month = 12;
    if (date.day == 0)
        date.day = (uint8_t)days_in_month(date.year, date.month);
    return date;
}

zx_date zx_date_add_months(zx_date date, int months)
{
    if (!zx_date_complete(date))
        return unset;
    int64_t month = (int64_t)date.year * 12 + date.month - 1 + months;
    if (month / 12 < FIRST_YEAR || month / 12 > LAST_YEAR)
        return unset;
    date.year = (int16_t)(month / 12);
    date.month = (uint8_t)(month % 12 + 1);
    int last = days_in_month(date.year, date.month);
    if (date.day > last)
        date.day = (uint8_t)last;
    return date;
}

zx_date zx_date_add_days(zx_date date, int64_t days)
{
    if (!zx_date_complete(date))
        return unset;
    const int64_t first = to_days((zx_date){FIRST_YEAR, 1, 1}), last = to_days((zx_date){LAST_YEAR, 12, 31});
    int64_t from = to_days(date);
    if (days < first - from || days > last - from)
        return unset;
    return from_days((int32_t)(from + days));
}

int64_t zx_date_days_between(zx_date a, zx_date b)
{
    if (!zx_date_complete(a) || !zx_date_complete(b))
        return 0;
    return (int64_t)to_days(b) - to_days(a);
}

int zx_date_weekday(zx_date date)
{
    if (!zx_date_complete(date))
        return 0;
    return (to_days(date) + 2) % 7 + 1; /* day 0 was a Wednesday */
}
