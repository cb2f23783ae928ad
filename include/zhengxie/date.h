/* SPDX-License-Identifier: MIT */
/** @file
 *  Dates, also those of which only the year or the month is known. Pure functions, safe from any thread.
 */
#ifndef ZHENGXIE_DATE_H
#define ZHENGXIE_DATE_H

#include <stdbool.h>
#include <zhengxie/status.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Bytes that hold any printed date and its NUL. */
#define ZX_DATE_SIZE 11

/** Reads ISO 8601: "2020-01-15", "2020-01" or "2020".
 *  @return ::ZX_OK; ::ZX_INVALID (not such a text, or no such day); ::ZX_MISUSE (NULL). */
ZX_API zx_status zx_date_parse(const char *text, zx_date *out);

/** Writes a date as zx_date_parse() reads it; "" for unset.
 *  @return the length without the NUL; 0, and "", also for an impossible date. */
ZX_API size_t zx_date_print(zx_date date, char out[ZX_DATE_SIZE]);

/** Whether the date is a possible one, complete or partial. Unset is not. */
ZX_API bool zx_date_valid(zx_date date);

/** Whether year, month and day are all known (and the date is possible). */
ZX_API bool zx_date_complete(zx_date date);

/** Orders dates: negative, 0 or positive. Unset comes first; a partial date comes before every day within it. */
ZX_API int zx_date_compare(zx_date a, zx_date b);

/** The first day that a date may mean: 2020 → 2020-01-01. Unset stays unset; so becomes an impossible date. */
ZX_API zx_date zx_date_first(zx_date date);

/** The last day that a date may mean: 2020-02 → 2020-02-29. Unset stays unset; so becomes an impossible date. */
ZX_API zx_date zx_date_last(zx_date date);

/** Adds months to a complete date; a day that the month does not have becomes its last: 31 January + 1 → 28 or 29 February.
 *  @return unset when the input is not complete or the result is outside years 1–9999. */
ZX_API zx_date zx_date_add_months(zx_date date, int months);

/** Adds calendar days to a complete date.
 *  @return unset when the input is not complete or the result is outside years 1–9999. */
ZX_API zx_date zx_date_add_days(zx_date date, int64_t days);

/** Days from a to b (complete dates), negative when b is earlier; 0 when either is not complete. */
ZX_API int64_t zx_date_days_between(zx_date a, zx_date b);

/** Day of the week of a complete date: 1 Monday – 7 Sunday; 0 when not complete. */
ZX_API int zx_date_weekday(zx_date date);

#ifdef __cplusplus
}
#endif
#endif
