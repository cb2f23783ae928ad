/* SPDX-License-Identifier: MIT */
/* The versions of years, built in and of the file, kept with the handle; and what they say of a day as of a date. */
#include <stdlib.h>

#include <zhengxie/date.h>

#include "domain/calendar/calendar.h"
#include "sql/data.h"

struct zxi_calendar {
    zxi_special *days; /* sorted, each once */
    size_t count;
    const zxi_notice **years; /* of the years from `first` on; NULL: not known */
    int64_t first, last;
};

/* Notices in the order of publication; the file's after those that are built in, if of the same day. What was published by a date is
 * the first so many of them. */
typedef struct library {
    zxi_notice *notices;
    size_t count, built_in;
    zxi_calendar **seen; /* by the number of notices; made when asked for */
    int64_t epoch;
} library;

static void free_calendar(zxi_calendar *calendar)
{
    if (!calendar)
        return;
    zx_free(calendar->days);
    zx_free(calendar->years);
    zx_free(calendar);
}

static void empty(library *of)
{
    for (size_t i = 0; i < of->count; i++) {
        json_decref(of->notices[i].document);
        zx_free((char *)of->notices[i].source);
    }
    for (size_t i = 0; of->seen && i <= of->count; i++)
        free_calendar(of->seen[i]);
    zx_free(of->notices);
    zx_free(of->seen);
    *of = (library){0};
}

static void release(void *value)
{
    empty(value);
    zx_free(value);
}

static library *library_of(zx_store *store)
{
    library *of = zxi_slot_get(store, ZXI_SLOT_CALENDAR);
    if (!of) {
        of = zxi_alloc(sizeof *of);
        if (of)
            zxi_slot_set(store, ZXI_SLOT_CALENDAR, of, release);
    }
    return of;
}

/* ---- reading the notices ---- */

/* Takes the document over. */
static zx_status add_notice(library *of, const zxi_notice *notice)
{
    zxi_notice *wider = zxi_resize(of->notices, (of->count + 1) * sizeof *wider);
    char *source = wider ? zxi_copy_text(notice->source) : NULL;
    if (wider)
        of->notices = wider;
    if (!source) {
        json_decref(notice->document);
        return zxi_no_memory();
    }
    wider[of->count] = *notice;
    wider[of->count++].source = source;
    return ZX_OK;
}

static zx_status add_built_in(library *of)
{
    json_t *all = NULL;
    zx_status status = zxi_json_document_parse(&zxi_calendar_document, zxi_data_calendar, &all);
    for (size_t i = 0; i < json_array_size(all) && status == ZX_OK; i++) {
        const json_t *one = json_array_get(all, i);
        zxi_notice notice = {.year = json_integer_value(json_object_get(one, "year")),
                             .source = json_string_value(json_object_get(one, "source")),
                             .document = json_incref(json_object_get(one, "document"))};
        zx_date_parse(json_string_value(json_object_get(one, "published")), &notice.published);
        status = add_notice(of, &notice);
    }
    json_decref(all);
    of->built_in = of->count;
    return status;
}

/* What stands in the file was checked by whoever wrote it: that may have been another program. */
static zx_status check_record(const zx_calendar *record, json_t *document)
{
    int64_t year = record->year.value;
    zx_status status = year < ZXI_FIRST_YEAR || year > ZXI_LAST_YEAR ? ZX_INVALID : zxi_calendar_check(document, year);
    if (status == ZX_INVALID)
        status = zxi_fail(ZX_TAMPERED, ZXI_ABOUT(.record = "calendar", .id = record->id), "calendar %lld is none", "年度节假日 %lld 内容有误",
                          (long long)record->id);
    return status;
}

static zx_status add_record(zx_store *store, library *of, zx_id id, int64_t revision)
{
    zxi_call call = {.store = store, .arena = zxi_call_arena(store)};
    void *loaded;
    json_t *document = NULL;
    zx_status status = zxi_record_load_texts(&call, &zxi_calendar_type, id, &loaded);
    if (status != ZX_OK)
        return status;
    const zx_calendar *record = loaded;
    status = zxi_json_document_parse(&zxi_calendar_document, record->document, &document);
    if (status == ZX_OK)
        status = check_record(record, document);
    if (status != ZX_OK) {
        json_decref(document);
        return status;
    }
    return add_notice(of, &(zxi_notice){id, revision, record->year.value, record->published, record->source, document});
}

static int by_publication(const void *a, const void *b)
{
    const zxi_notice *one = a, *other = b;
    int order = zx_date_compare(one->published, other->published);
    return order ? order : (one->id > other->id) - (one->id < other->id);
}

typedef struct row {
    zx_id id;
    int64_t revision;
} row;

static zx_status read_rows(zx_store *store, row **out, size_t *count)
{
    zxi_call call = {.store = store, .arena = zxi_call_arena(store)};
    zx_id *ids, *revisions;
    size_t others;
    zx_status status = zxi_ask_ids(&call, &ids, count, "SELECT id FROM calendar ORDER BY id", "");
    if (status == ZX_OK)
        status = zxi_ask_ids(&call, &revisions, &others, "SELECT revision FROM calendar ORDER BY id", "");
    if (status != ZX_OK)
        return status;
    row *rows = zxi_arena_alloc(call.arena, (*count + 1) * sizeof *rows);
    if (!rows)
        return zxi_no_memory();
    for (size_t i = 0; i < *count; i++)
        rows[i] = (row){ids[i], revisions[i]};
    *out = rows;
    return ZX_OK;
}

static bool is_read(const library *of, const row *rows, size_t count)
{
    size_t found = 0;
    for (size_t i = 0; i < of->count; i++)
        for (size_t j = 0; of->notices[i].id && j < count; j++)
            found += of->notices[i].id == rows[j].id && of->notices[i].revision == rows[j].revision;
    return of->seen && found == count && of->count == of->built_in + count;
}

static zx_status read(zx_store *store, library *of, const row *rows, size_t count)
{
    empty(of);
    zx_status status = add_built_in(of);
    for (size_t i = 0; i < count && status == ZX_OK; i++)
        status = add_record(store, of, rows[i].id, rows[i].revision);
    if (status == ZX_OK) {
        qsort(of->notices, of->count, sizeof *of->notices, by_publication);
        of->seen = zxi_alloc((of->count + 1) * sizeof(void *));
        status = of->seen ? ZX_OK : zxi_no_memory();
    }
    if (status != ZX_OK)
        empty(of);
    return status;
}

static zx_status refresh(zx_store *store, library *of)
{
    if (of->seen && of->epoch == zxi_epoch(store))
        return ZX_OK;
    row *rows = NULL;
    size_t count = 0;
    zx_status status = read_rows(store, &rows, &count);
    if (status == ZX_OK && !is_read(of, rows, count))
        status = read(store, of, rows, count);
    if (status == ZX_OK)
        of->epoch = zxi_epoch(store);
    return status;
}

/* ---- what they say together ---- */

static int by_day(const void *a, const void *b)
{
    const zxi_special *one = a, *other = b;
    int order = zx_date_compare(one->on, other->on);
    return order ? order : by_publication(one->notice, other->notice);
}

static zx_date date_in(const json_t *object, const char *name)
{
    zx_date date = {0};
    zx_date_parse(json_string_value(json_object_get(object, name)), &date);
    return date;
}

/* With `to` NULL only counts. */
static size_t take_days(const zxi_notice *notice, zxi_special *to)
{
    const json_t *holidays = json_object_get(notice->document, "holidays");
    size_t count = 0;
    for (size_t i = 0; i < json_array_size(holidays); i++) {
        const json_t *holiday = json_array_get(holidays, i), *workdays = json_object_get(holiday, "workdays");
        zxi_special day = {.en = json_string_value(json_object_get(holiday, "en")),
                           .zh = json_string_value(json_object_get(holiday, "name")), .notice = notice};
        zx_date last = date_in(holiday, "to");
        for (day.on = date_in(holiday, "from"); zx_date_compare(day.on, last) <= 0; day.on = zx_date_add_days(day.on, 1), count++)
            if (to)
                to[count] = day;
        day.working = true;
        for (size_t j = 0; j < json_array_size(workdays); j++, count++)
            if (zx_date_parse(json_string_value(json_array_get(workdays, j)), &day.on) == ZX_OK && to)
                to[count] = day;
    }
    return count;
}

/* Of days of which two years' notices speak, what was published last. */
static void keep_last(zxi_calendar *calendar)
{
    size_t kept = 0;
    for (size_t i = 0; i < calendar->count; i++) {
        if (kept > 0 && zx_date_compare(calendar->days[kept - 1].on, calendar->days[i].on) == 0)
            kept--;
        calendar->days[kept++] = calendar->days[i];
    }
    calendar->count = kept;
}

static zx_status find_years(zxi_calendar *calendar, const zxi_notice *notices, size_t count)
{
    calendar->first = count ? INT64_MAX : 0;
    calendar->last = -1;
    for (size_t i = 0; i < count; i++) {
        calendar->first = notices[i].year < calendar->first ? notices[i].year : calendar->first;
        calendar->last = notices[i].year > calendar->last ? notices[i].year : calendar->last;
    }
    calendar->years = zxi_alloc((size_t)(calendar->last - calendar->first + 2) * sizeof(void *));
    if (!calendar->years)
        return zxi_no_memory();
    for (size_t i = 0; i < count; i++)
        calendar->years[notices[i].year - calendar->first] = &notices[i];
    return ZX_OK;
}

static const zxi_notice *notice_of(const zxi_calendar *calendar, int64_t year)
{
    return year >= calendar->first && year <= calendar->last ? calendar->years[year - calendar->first] : NULL;
}

static zx_status find_days(zxi_calendar *calendar)
{
    size_t count = 0;
    for (int64_t year = calendar->first; year <= calendar->last; year++)
        count += notice_of(calendar, year) ? take_days(notice_of(calendar, year), NULL) : 0;
    calendar->days = zxi_alloc((count + 1) * sizeof *calendar->days);
    if (!calendar->days)
        return zxi_no_memory();
    for (int64_t year = calendar->first; year <= calendar->last; year++)
        if (notice_of(calendar, year))
            calendar->count += take_days(notice_of(calendar, year), calendar->days + calendar->count);
    qsort(calendar->days, calendar->count, sizeof *calendar->days, by_day);
    keep_last(calendar);
    return ZX_OK;
}

static zx_status make(library *of, size_t count)
{
    zxi_calendar *calendar = zxi_alloc(sizeof *calendar);
    if (!calendar)
        return zxi_no_memory();
    zx_status status = find_years(calendar, of->notices, count);
    if (status == ZX_OK)
        status = find_days(calendar);
    if (status == ZX_OK)
        of->seen[count] = calendar;
    else
        free_calendar(calendar);
    return status;
}

zx_status zxi_calendar_as_of(zx_store *store, zx_date as_of, const zxi_calendar **out)
{
    library *of = library_of(store);
    zx_status status = of ? refresh(store, of) : zxi_no_memory();
    if (status != ZX_OK)
        return status;
    size_t count = 0;
    while (count < of->count && (!as_of.year || zx_date_compare(of->notices[count].published, as_of) <= 0))
        count++;
    if (!of->seen[count])
        status = make(of, count);
    if (status == ZX_OK)
        *out = of->seen[count];
    return status;
}

/* ---- a day ---- */

static int against(const void *key, const void *element)
{
    return zx_date_compare(*(const zx_date *)key, ((const zxi_special *)element)->on);
}

zx_status zxi_calendar_day(const zxi_calendar *calendar, zx_date date, zxi_day *out)
{
    const zx_rule *unknown = &zxi_calendar_rules[ZXI_CALENDAR_YEAR_KNOWN];
    const zxi_notice *notice = notice_of(calendar, date.year);
    if (!notice)
        return zxi_fail(ZX_RULE, ZXI_ABOUT(.record = "calendar", .field = "year", .rule = unknown->id), "%d: %s%.0s", "%d 年：%.0s%s",
                        date.year, unknown->en, unknown->zh);
    const zxi_special *special = bsearch(&date, calendar->days, calendar->count, sizeof *calendar->days, against);
    if (special)
        *out = (zxi_day){special->working ? ZX_DAY_MAKE_UP : ZX_DAY_HOLIDAY, special->en, special->zh, special->notice};
    else
        *out = (zxi_day){zx_date_weekday(date) >= 6 ? ZX_DAY_WEEKEND : ZX_DAY_WORKING, NULL, NULL, notice};
    return ZX_OK;
}

zx_status zxi_calendar_add(const zxi_calendar *calendar, zx_date from, int64_t days, zx_date *out)
{
    zxi_day day;
    while (days > 0) {
        from = zx_date_add_days(from, 1);
        zx_status status = zxi_calendar_day(calendar, from, &day);
        if (status != ZX_OK)
            return status;
        days -= zxi_day_worked(&day);
    }
    *out = from;
    return ZX_OK;
}

zx_status zxi_calendar_next(const zxi_calendar *calendar, zx_date from, zx_date *out)
{
    zxi_day day;
    zx_status status;
    while ((status = zxi_calendar_day(calendar, from, &day)) == ZX_OK && !zxi_day_worked(&day))
        from = zx_date_add_days(from, 1);
    if (status == ZX_OK)
        *out = from;
    return status;
}
