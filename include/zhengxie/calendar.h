/* SPDX-License-Identifier: MIT */
/** @file
 *  The calendar: which days are worked, by the public holidays (节假日) and the make-up working days (调休) of China.
 *
 *  The State Council announces them year by year, and has changed a year that was announced already (2019, 2020). So the library holds
 *  *versions* of years, each with its notice: those of 2018 to 2026 are built in, and ::zx_calendar records add further ones. Of the
 *  versions of a year the one that was published last counts, and a question that says as of when it asks sees those published by then.
 *  A year without a version is refused by rule "calendar.year-known"; it is never taken for plain weekends.
 */
#ifndef ZHENGXIE_CALENDAR_H
#define ZHENGXIE_CALENDAR_H

#include <zhengxie/record.h>

#ifdef __cplusplus
extern "C" {
#endif

/** A version of a year's holidays. */
typedef struct zx_calendar {
    size_t size;          /**< sizeof(zx_calendar) */
    zx_id id;             /**< given by the library */
    int64_t revision;     /**< see ::zx_record */
    const char *source;   /**< the notice: its title and number; up to 500 characters */
    const char *document; /**< the days, JSON: see docs/calendar.md */
    zx_opt_int year;      /**< the year that the notice arranges */
    zx_date published;    /**< the date of the notice */
    int32_t reserved;     /**< 0 */
} zx_calendar;

/** Start of an initialiser of a ::zx_calendar. */
#define ZX_CALENDAR_INIT .size = sizeof(zx_calendar)

/** Adds a version of a year's holidays: of a new year, or a later one of a known year. Takes year, source, published, document.
 *  @return as zx_verb_run(): ::ZX_INVALID when the document is no calendar of that year (the path of the fault is in the message);
 *  ::ZX_RULE "calendar.published-by-then"; ::ZX_EXISTS when the file has one of that year and date already. */
ZX_API zx_status zx_calendar_publish(zx_store *store, const zx_act *act, const zx_calendar *in, zx_id *out);

/** The versions that are built in, with their notices. @return borrowed for ever: JSON. */
ZX_API const char *zx_calendar_national(void);

/** Whether a day is worked.
 *  @param date  a complete date
 *  @param as_of only notices published by this complete date count; unset: all
 *  @return ::ZX_OK; ::ZX_RULE "calendar.year-known"; ::ZX_INVALID (a date); ::ZX_MISUSE; ::ZX_BUSY; ::ZX_CLOSED; ::ZX_ROLLED_BACK;
 *  ::ZX_CORRUPT; ::ZX_TAMPERED; ::ZX_IO; ::ZX_NO_MEMORY. */
ZX_API zx_status zx_calendar_is_working_day(zx_store *store, zx_date date, zx_date as_of, zx_yes_no *out);

/** Counts working days from the day after a date: 1 is the first working day after it, 0 the date itself.
 *  @param days  0 to 10,000
 *  @param as_of as for zx_calendar_is_working_day()
 *  @return as zx_calendar_is_working_day(). */
ZX_API zx_status zx_calendar_add_working_days(zx_store *store, zx_date date, int64_t days, zx_date as_of, zx_date *out);

/** What a day is. */
typedef enum zx_day_kind {
    ZX_DAY_WORKING = 1, /**< a plain working day */
    ZX_DAY_WEEKEND,     /**< a plain Saturday or Sunday */
    ZX_DAY_HOLIDAY,     /**< a public holiday (节假日), weekends within it included */
    ZX_DAY_MAKE_UP      /**< a Saturday or Sunday that is worked for a holiday (调休) */
} zx_day_kind;

/** A day: the row of zx_calendar_days(). */
typedef struct zx_calendar_day {
    size_t size;           /**< sizeof(zx_calendar_day) of the library */
    const char *reason;    /**< the holiday, in English: NULL on a plain day */
    const char *reason_zh; /**< the same in Chinese */
    const char *source;    /**< the notice that says so; of a plain day, the year's */
    zx_id calendar;        /**< its record; 0: built in */
    zx_date date;          /**< the day */
    zx_day_kind kind;      /**< what it is */
    zx_yes_no working;     /**< whether it is worked */
    zx_date published;     /**< the date of the notice */
} zx_calendar_day;

/** The days of a period, one by one.
 *  @param from  the first day
 *  @param until the last, at most 4,000 days later
 *  @param as_of as for zx_calendar_is_working_day()
 *  @param out   new: rows of ::zx_calendar_day; end with zx_cursor_free()
 *  @return as zx_calendar_is_working_day(). */
ZX_API zx_status zx_calendar_days(zx_store *store, zx_date from, zx_date until, zx_date as_of, zx_cursor **out);

#ifdef __cplusplus
}
#endif
#endif
