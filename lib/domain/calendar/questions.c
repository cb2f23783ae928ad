/* SPDX-License-Identifier: MIT */
/* The calendar as callers see it. */
#include <string.h>

#include <zhengxie/date.h>

#include "domain/calendar/calendar.h"
#include "record/cursor.h"

ZXI_NO_PADDING(zx_calendar_day, published);

static const zx_enum_value kinds[] = {
    ZXI_VALUE(ZX_DAY_WORKING, "working", "working day", "工作日"),
    ZXI_VALUE(ZX_DAY_WEEKEND, "weekend", "weekend", "周末"),
    ZXI_VALUE(ZX_DAY_HOLIDAY, "holiday", "public holiday", "节假日"),
    ZXI_VALUE(ZX_DAY_MAKE_UP, "make_up", "make-up working day", "调休上班"),
};
static const zx_enum_type kind_type = ZXI_ENUM_TYPE("day_kind", kinds);

static const zx_field fields[] = {
    ZXI_DATE(zx_calendar_day, date, ZX_FIELD_REQUIRED, "date", "日期"),
    ZXI_ENUM(zx_calendar_day, kind, &kind_type, ZX_FIELD_REQUIRED, "kind", "类别"),
    ZXI_FLAG(zx_calendar_day, working, ZX_FIELD_REQUIRED, "worked", "是否上班"),
    ZXI_TEXT(zx_calendar_day, reason, 0, 0, "holiday in English", "英文事由"),
    ZXI_TEXT(zx_calendar_day, reason_zh, 0, 0, "holiday", "事由"),
    ZXI_TEXT(zx_calendar_day, source, 0, ZX_FIELD_REQUIRED, "notice", "通知"),
    ZXI_DATE(zx_calendar_day, published, ZX_FIELD_REQUIRED, "published", "发布日期"),
    ZXI_ID(zx_calendar_day, calendar, "calendar", 0, "its record", "登记"),
};

const zx_record_type zxi_calendar_day_type =
    ZXI_TYPE(zx_calendar_day, published, "calendar_day", "day of the calendar", "日历日", fields, .answer = true);

static zx_status check_date(const char *field, zx_date date, bool optional)
{
    if (zx_date_complete(date) || (optional && !date.year && !date.month && !date.day))
        return ZX_OK;
    return zxi_fail(ZX_INVALID, ZXI_ABOUT(.record = "calendar", .field = field, .rule = "date.complete"), "%s: a complete date is needed",
                    "%s：须为完整日期", field);
}

/* Enters, and leaves with the call again when the dates are none. */
static zx_status enter(zx_store *store, const char *field, zx_date date, zx_date as_of, const zxi_calendar **calendar)
{
    zx_status status = check_date(field, date, false);
    if (status == ZX_OK)
        status = check_date("as_of", as_of, true);
    if (status == ZX_OK)
        status = zxi_enter(store);
    if (status != ZX_OK)
        return status;
    status = zxi_read_begin(store);
    if (status == ZX_OK) {
        status = zxi_calendar_as_of(store, as_of, calendar);
        if (status != ZX_OK)
            zxi_read_end(store);
    }
    if (status != ZX_OK)
        zxi_leave(store);
    return status;
}

static void leave(zx_store *store)
{
    zxi_read_end(store);
    zxi_leave(store);
}

zx_status zx_calendar_is_working_day(zx_store *store, zx_date date, zx_date as_of, zx_yes_no *out)
{
    const zxi_calendar *calendar;
    zxi_day day;
    if (!out)
        return zxi_misuse("out is NULL");
    zx_status status = enter(store, "date", date, as_of, &calendar);
    if (status != ZX_OK)
        return status;
    status = zxi_calendar_day(calendar, date, &day);
    if (status == ZX_OK)
        *out = zxi_day_worked(&day) ? ZX_YES : ZX_NO;
    leave(store);
    return status;
}

enum { MOST_DAYS = 10000, MOST_ROWS = 4000 };

zx_status zx_calendar_add_working_days(zx_store *store, zx_date date, int64_t days, zx_date as_of, zx_date *out)
{
    const zxi_calendar *calendar;
    if (!out)
        return zxi_misuse("out is NULL");
    if (days < 0 || days > MOST_DAYS)
        return zxi_fail(ZX_INVALID, ZXI_ABOUT(.record = "calendar", .field = "days"), "days: 0 to %d is needed", "days：应为 0 至 %d",
                        MOST_DAYS);
    zx_status status = enter(store, "date", date, as_of, &calendar);
    if (status != ZX_OK)
        return status;
    status = zxi_calendar_add(calendar, date, days, out);
    leave(store);
    return status;
}

/* ---- the days of a period ---- */

static const char *keep(zx_cursor *answer, const char *text)
{
    return text ? zxi_arena_text(&answer->rows, text, strlen(text)) : NULL;
}

static zx_status add_day(zx_cursor *answer, const zxi_calendar *calendar, zx_date date)
{
    zxi_day found;
    void *row;
    zx_status status = zxi_calendar_day(calendar, date, &found);
    if (status == ZX_OK)
        status = zxi_answer_add(answer, &row);
    if (status != ZX_OK)
        return status;
    zx_calendar_day *day = row;
    day->date = date;
    day->kind = found.kind;
    day->working = zxi_day_worked(&found) ? ZX_YES : ZX_NO;
    day->reason = keep(answer, found.en);
    day->reason_zh = keep(answer, found.zh);
    day->source = keep(answer, found.notice->source);
    day->published = found.notice->published;
    day->calendar = found.notice->id;
    return day->source && !day->reason == !found.en && !day->reason_zh == !found.zh ? ZX_OK : zxi_no_memory();
}

static zx_status add_days(zx_store *store, const zxi_calendar *calendar, zx_date from, zx_date until, zx_date as_of, zx_cursor *answer)
{
    zx_status status = ZX_OK;
    for (zx_date date = from; status == ZX_OK && zx_date_compare(date, until) <= 0; date = zx_date_add_days(date, 1))
        status = add_day(answer, calendar, date);
    return status == ZX_OK ? zxi_answer_meta(answer, store, "calendar_days",
                                             "each day, by the notices published by the date; of several of a year, the last",
                                             "逐日列出，依截至该日已发布的通知；同一年度有多个通知的，以最后发布的为准", as_of, 0)
                           : status;
}

zx_status zx_calendar_days(zx_store *store, zx_date from, zx_date until, zx_date as_of, zx_cursor **out)
{
    const zxi_calendar *calendar;
    zx_cursor *answer = NULL;
    if (!out)
        return zxi_misuse("out is NULL");
    zx_status status = check_date("until", until, false);
    if (status == ZX_OK)
        status = enter(store, "from", from, as_of, &calendar);
    if (status != ZX_OK)
        return status;
    int64_t days = zx_date_days_between(from, until);
    if (days < 0 || days > MOST_ROWS)
        status = zxi_fail(ZX_INVALID, ZXI_ABOUT(.record = "calendar", .field = "until"), "until: 0 to %d days after from",
                          "until：应在 from 之后 0 至 %d 天", MOST_ROWS);
    if (status == ZX_OK)
        status = zxi_answer_new(&zxi_calendar_day_type, &answer);
    if (status == ZX_OK)
        status = add_days(store, calendar, from, until, as_of, answer);
    leave(store);
    if (status == ZX_OK)
        *out = answer;
    else
        zx_cursor_free(answer);
    return status;
}
