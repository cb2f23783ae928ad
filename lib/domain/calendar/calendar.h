/* SPDX-License-Identifier: MIT */
/* Working days as published by a date. */
#ifndef ZXI_DOMAIN_CALENDAR_H
#define ZXI_DOMAIN_CALENDAR_H

#include <zhengxie/calendar.h>

#include "domain/json_document.h"
#include "domain/domain.h"

extern const zx_record_type zxi_calendar_type, zxi_calendar_day_type;
extern const zx_rule zxi_calendar_rules[];
typedef enum zxi_calendar_rule { ZXI_CALENDAR_YEAR_KNOWN, ZXI_CALENDAR_PUBLISHED, ZXI_CALENDAR_DOCUMENT } zxi_calendar_rule;
extern const zxi_json_document zxi_calendar_document;

enum { ZXI_FIRST_YEAR = 1949, ZXI_LAST_YEAR = 9998 };
/* ZX_INVALID, with the path of the fault, unless the document arranges this year. */
zx_status zxi_calendar_check(json_t *document, int64_t year);

/* A version of a year. */
typedef struct zxi_notice {
    zx_id id; /* 0: built in */
    int64_t revision, year;
    zx_date published;
    const char *source;
    json_t *document;
} zxi_notice;

/* The days that notices speak of, sorted; the rest are plain. */
typedef struct zxi_special {
    zx_date on;
    bool working;
    const char *en, *zh;
    const zxi_notice *notice;
} zxi_special;

typedef struct zxi_calendar zxi_calendar;

/* What was published by a date (unset: everything). Borrowed until the call ends. */
zx_status zxi_calendar_as_of(zx_store *store, zx_date as_of, const zxi_calendar **out);

typedef struct zxi_day {
    zx_day_kind kind;
    const char *en, *zh; /* of a holiday and of what makes up for it */
    const zxi_notice *notice;
} zxi_day;

/* ZX_RULE "calendar.year-known". */
zx_status zxi_calendar_day(const zxi_calendar *calendar, zx_date date, zxi_day *out);
static inline bool zxi_day_worked(const zxi_day *day)
{
    return day->kind == ZX_DAY_WORKING || day->kind == ZX_DAY_MAKE_UP;
}
/* The n-th working day after a date; 0: the date itself. */
zx_status zxi_calendar_add(const zxi_calendar *calendar, zx_date from, int64_t days, zx_date *out);
/* The first working day on or after a date. */
zx_status zxi_calendar_next(const zxi_calendar *calendar, zx_date from, zx_date *out);

#endif
