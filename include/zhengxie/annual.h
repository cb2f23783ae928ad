/* SPDX-License-Identifier: MIT */
/** @file
 *  The official statistics of a session, and whether published ones add up.
 */
#ifndef ZHENGXIE_ANNUAL_H
#define ZHENGXIE_ANNUAL_H

#include <zhengxie/query.h>

#ifdef __cplusplus
extern "C" {
#endif

/** A line of the official statistics. */
typedef struct zx_annual_line {
    size_t size;         /**< sizeof(zx_annual_line) of the library */
    int64_t numerator;   /**< how many */
    int64_t denominator; /**< of how many: the line named by `of` */
    int64_t decimals;    /**< digits behind the point of `percent`: the rulebook's "annual"."decimals" */
    const char *key;     /**< e.g. "filed", "filed.collective", "reply.A" */
    const char *of;      /**< the key of the line that the denominator comes from */
    const char *en;      /**< label in English */
    const char *zh;      /**< label in Chinese */
    const char *percent; /**< the share as it is printed, rounded half up, without a sign: "93.58"; NULL: the denominator is 0 */
} zx_annual_line;

/** The official statistics of a session by a date.
 *
 *  Lines: all of zx_balance(); assigned of filed; replied of assigned (by all that must); outcome.CODE of replied, for each class of reply;
 *  replies, of assignments, and reply.CODE of replies; due, assignments that were replied to or due by the date, and on_time of due; forms,
 *  each proposer's last one, returned of forms, satisfaction of returned (what the rulebook counts as satisfied), and
 *  satisfaction.CODE of returned.
 *
 *  Its meta also has the statistics as a sentence: the rulebook's "annual"."sentence" and "sentence_zh", with {KEY} for a line's numerator,
 *  {KEY_share} for its percentage, {session}, and {on}.
 *  @param session the plenary session
 *  @param on      a complete date
 *  @param out     new: rows of ::zx_annual_line; end with zx_cursor_free()
 *  @return ::ZX_OK; ::ZX_NOT_FOUND; ::ZX_INVALID (on); ::ZX_MISUSE; ::ZX_BUSY; ::ZX_CLOSED; ::ZX_ROLLED_BACK; ::ZX_CORRUPT;
 *  ::ZX_TAMPERED; ::ZX_IO; ::ZX_NO_MEMORY. */
ZX_API zx_status zx_annual(zx_store *store, zx_id session, zx_date on, zx_cursor **out);

/** A published total, or one of its parts: a row of zx_published_check(). */
typedef struct zx_published_line {
    size_t size;          /**< sizeof(zx_published_line) of the library */
    int64_t numerator;    /**< of "sum": what the parts add up to; of a part: itself */
    int64_t denominator;  /**< what its percentage is over; where that is not known, the total */
    const char *key;      /**< "sum" in the first row, then "1", "2"… */
    const char *percent;  /**< the percentage as it was published; NULL: none was */
    const char *of_total; /**< the percentage over the total, rounded half up to as many digits; NULL: the total is 0 */
    const char *of_sum;   /**< the percentage over the sum of the parts; NULL: the sum is 0 */
    const char *of;       /**< what the published percentage, in "sum" all of them, is over: "total", "sum", "either" or "neither"; NULL: none was
                               published */
    const char *en;       /**< what follows, in English */
    const char *zh;       /**< the same in Chinese */
    zx_yes_no adds_up;    /**< whether the parts add up to the total */
    int32_t reserved;     /**< 0 */
} zx_published_line;

/** Whether a published total agrees with its published parts, and which of the two the percentages are over. It looks at no file.
 *  @param total    the published total
 *  @param parts    `count` numbers that should add up to it
 *  @param percents NULL, or `count` percentages as they are printed, e.g. "70.41", without a sign; NULL for a part without one
 *  @param out      new: rows of ::zx_published_line; end with zx_cursor_free()
 *  @return ::ZX_OK; ::ZX_INVALID (total, parts, percents); ::ZX_MISUSE; ::ZX_NO_MEMORY. */
ZX_API zx_status zx_published_check(int64_t total, const int64_t *parts, const char *const *percents, size_t count, zx_cursor **out);

#ifdef __cplusplus
}
#endif
#endif
