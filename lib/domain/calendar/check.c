/* SPDX-License-Identifier: MIT */
/* Is a document the calendar of a year? */
#include <zhengxie/date.h>

#include "domain/calendar/calendar.h"

typedef struct checking {
    int64_t year;
    json_t *holidays;
} checking;

static zx_status fault(zxi_path at, const char *en, const char *zh)
{
    return zxi_json_document_fault(&zxi_calendar_document, at, en, zh);
}

static zx_status check_text(zxi_path at, const json_t *value)
{
    const char *text = json_string_value(value);
    return text && *text && json_string_length(value) <= 100 ? ZX_OK : fault(at, "a short text is needed", "应为简短文本");
}

/* A notice also arranges days of the December before and of the January after. */
static bool of_year(zx_date date, int64_t year)
{
    return date.year == year || (date.year == year - 1 && date.month == 12) || (date.year == year + 1 && date.month == 1);
}

static zx_date date_of(const json_t *value)
{
    zx_date date = {0};
    const char *text = json_string_value(value);
    zxi_failure_aside();
    if (!text || zx_date_parse(text, &date) != ZX_OK || !zx_date_complete(date))
        date = (zx_date){0};
    zxi_failure_back();
    return date;
}

static zx_status check_date(zxi_path at, const json_t *value, int64_t year)
{
    zx_date date = date_of(value);
    if (!date.year)
        return fault(at, "a date is needed: YYYY-MM-DD", "应为日期：YYYY-MM-DD");
    return of_year(date, year) ? ZX_OK : fault(at, "the day lies outside the year", "日期不在该年之内");
}

static bool within(const json_t *holiday, zx_date date)
{
    return zx_date_compare(date_of(json_object_get(holiday, "from")), date) <= 0 &&
           zx_date_compare(date, date_of(json_object_get(holiday, "to"))) <= 0;
}

static zx_status check_period(zxi_path at, json_t *holiday, int64_t year)
{
    static const char *const names[] = {"name", "en"}, *const ends[] = {"from", "to"};
    if (!json_is_object(holiday))
        return fault(at, "an object is needed", "应为对象");
    zx_status status = zxi_json_document_keys(&zxi_calendar_document, at, holiday, "name en from to workdays");
    for (int i = 0; i < 2 && status == ZX_OK; i++)
        status = check_text(zxi_path_member(&at, names[i]), json_object_get(holiday, names[i]));
    for (int i = 0; i < 2 && status == ZX_OK; i++)
        status = check_date(zxi_path_member(&at, ends[i]), json_object_get(holiday, ends[i]), year);
    if (status == ZX_OK && !within(holiday, date_of(json_object_get(holiday, "from"))))
        status = fault(zxi_path_member(&at, "to"), "it ends before it begins", "结束早于开始");
    return status;
}

/* No two holidays share a day. */
static zx_status check_apart(zxi_path at, const json_t *holidays, size_t index)
{
    const json_t *holiday = json_array_get(holidays, index);
    for (size_t i = 0; i < index; i++) {
        const json_t *other = json_array_get(holidays, i);
        if (within(other, date_of(json_object_get(holiday, "from"))) || within(holiday, date_of(json_object_get(other, "from"))))
            return fault(at, "it shares a day with a holiday before it", "与前列假期重叠");
    }
    return ZX_OK;
}

/* How often the holidays name a working day, up to this holiday's `upto`-th. */
static bool named_before(const json_t *holidays, size_t index, size_t upto, zx_date date)
{
    for (size_t i = 0; i <= index; i++) {
        const json_t *days = json_object_get(json_array_get(holidays, i), "workdays");
        for (size_t j = 0; j < (i == index ? upto : json_array_size(days)); j++)
            if (zx_date_compare(date_of(json_array_get(days, j)), date) == 0)
                return true;
    }
    return false;
}

static zx_status check_workday(zxi_path at, const checking *of, size_t index, size_t number)
{
    const json_t *value = json_array_get(json_object_get(json_array_get(of->holidays, index), "workdays"), number);
    zx_status status = check_date(at, value, of->year);
    if (status != ZX_OK)
        return status;
    zx_date date = date_of(value);
    if (zx_date_weekday(date) < 6)
        return fault(at, "a Saturday or Sunday is needed", "应为星期六或星期日");
    for (size_t i = 0; i < json_array_size(of->holidays); i++)
        if (within(json_array_get(of->holidays, i), date))
            return fault(at, "the day is a holiday", "该日为假日");
    return named_before(of->holidays, index, number, date) ? fault(at, "the day stands twice", "日期重复") : ZX_OK;
}

static zx_status check_workdays(zxi_path at, const checking *of, size_t index)
{
    const json_t *days = json_object_get(json_array_get(of->holidays, index), "workdays");
    at = zxi_path_member(&at, "workdays");
    if (days && !json_is_array(days))
        return fault(at, "a list of dates is needed", "应为日期列表");
    zx_status status = ZX_OK;
    for (size_t i = 0; i < json_array_size(days) && status == ZX_OK; i++)
        status = check_workday(zxi_path_element(&at, i), of, index, i);
    return status;
}

zx_status zxi_calendar_check(json_t *document, int64_t year)
{
    const zxi_path root = {""}, at = zxi_path_member(&root, "holidays");
    const checking of = {year, json_object_get(document, "holidays")};
    if (!json_is_array(of.holidays) || json_array_size(of.holidays) == 0)
        return fault(at, "a list of holidays is needed", "应为节假日列表");
    zx_status status = zxi_json_document_keys(&zxi_calendar_document, root, document, "holidays");
    for (size_t i = 0; i < json_array_size(of.holidays) && status == ZX_OK; i++) {
        status = check_period(zxi_path_element(&at, i), json_array_get(of.holidays, i), year);
        if (status == ZX_OK)
            status = check_apart(zxi_path_element(&at, i), of.holidays, i);
    }
    for (size_t i = 0; i < json_array_size(of.holidays) && status == ZX_OK; i++)
        status = check_workdays(zxi_path_element(&at, i), &of, i);
    return status;
}
