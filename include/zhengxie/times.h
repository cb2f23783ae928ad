/* SPDX-License-Identifier: MIT */
/** @file
 *  How long proposals take from one event to another.
 */
#ifndef ZHENGXIE_TIMES_H
#define ZHENGXIE_TIMES_H

#include <zhengxie/query.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Most day limits of zx_times(). */
#define ZX_TIMES_LIMITS 6

/** From what to what, of which proposals, and by what. Start from ZX_TIMES_INIT. */
typedef struct zx_times_options {
    size_t size;        /**< sizeof(zx_times_options) */
    const void *filter; /**< a ::zx_proposal, as for zx_record_list(): of a session, a category…; NULL: all */
    /** The event that begins: a name of zx_times_event_at(), e.g. "submitted". Required. */
    const char *begins;
    /** The event that ends, which comes later in that list, e.g. "filed". Required. */
    const char *ends;
    /** Dimensions as of ::zx_tally_options, of the proposal ("category", "session.term", "lead.sector"; "proposer" is the lead proposer),
     *  or one that begins with "unit", "channel" or "role": then each assignment counts for itself, from its own dates on. */
    const char *by;
    const char *limits; /**< rising numbers of days, joined by commas, at most ::ZX_TIMES_LIMITS: "10,30,90"; NULL or "": no buckets */
    zx_id unit;         /**< only assignments of this unit, each for itself; 0: any */
    int64_t minimum;    /**< groups of fewer that ended have no median, percentile and buckets; 0: as 1 */
    zx_date on;         /**< as of this complete date: required */
    zx_date from;       /**< only what began on this day or later */
    zx_date until;      /**< only what began on this day or earlier */
    zx_rounds rounds;   /**< whose assignment, reply and feedback; unset: ::ZX_ROUNDS_ALL, from the first assignment to the last reply */
} zx_times_options;

/** Start of an initialiser of ::zx_times_options. */
#define ZX_TIMES_INIT .size = sizeof(zx_times_options)

/** A group of zx_times(). */
typedef struct zx_times_line {
    size_t size;         /**< sizeof(zx_times_line) of the library */
    int64_t numerator;   /**< how many had ended by the date */
    int64_t denominator; /**< of how many that had begun = numerator + open + ceased */
    int64_t n;           /**< durations that the median rests on: the numerator */
    int64_t open;        /**< begun, not ended, and still to end */
    int64_t ceased;      /**< begun, and never to end: merged, converted, not filed or withdrawn meanwhile, an assignment declined,
                              given to another unit or taken back, or replied to without the event */
    zx_opt_int median;   /**< days, by nearest rank: the duration at place ⌈n/2⌉; unset below the minimum */
    zx_opt_int p90;      /**< days, by nearest rank: the duration at place ⌈9n/10⌉; unset below the minimum */
    zx_opt_int bucket_1; /**< how many took at most the first limit; unset below the minimum, or without that limit */
    zx_opt_int bucket_2; /**< more than the first and at most the second; behind the last limit: all that took longer */
    zx_opt_int bucket_3; /**< and so on */
    zx_opt_int bucket_4; /**< and so on */
    zx_opt_int bucket_5; /**< and so on */
    zx_opt_int bucket_6; /**< and so on */
    zx_opt_int bucket_7; /**< more than the sixth */
    const char *key_1;   /**< value of the first dimension: a code, an id, a date…; NULL: none */
    const char *key_2;   /**< of the second */
    const char *key_3;   /**< of the third */
    const char *key_4;   /**< of the fourth */
    const char *en_1;    /**< label of the first value in English */
    const char *en_2;    /**< of the second */
    const char *en_3;    /**< of the third */
    const char *en_4;    /**< of the fourth */
    const char *zh_1;    /**< label of the first value in Chinese */
    const char *zh_2;    /**< of the second */
    const char *zh_3;    /**< of the third */
    const char *zh_4;    /**< of the fourth */
} zx_times_line;

/** The events, in the order in which a proposal meets them: "drafted", "submitted", "examined" (for the first time), "filed", "assigned",
 *  "acknowledged" (by all units), "replied" (by all that must), "feedback" (the first form that came back).
 *  @param en its label in English, borrowed for ever; NULL is allowed
 *  @param zh the same in Chinese
 *  @return its name, borrowed for ever; NULL past the last. */
ZX_API const char *zx_times_event_at(size_t index, const char **en, const char **zh);

/** How many calendar days it took from event to event: n, median, 90th percentile, and how many are still open.
 *  @param out new: rows of ::zx_times_line in the order of their keys, one without dimensions; end with zx_cursor_free()
 *  @return ::ZX_OK; ::ZX_INVALID (a dimension, naming the path; an option by field); ::ZX_MISUSE; ::ZX_BUSY; ::ZX_CLOSED;
 *  ::ZX_ROLLED_BACK; ::ZX_CORRUPT; ::ZX_TAMPERED; ::ZX_NOT_FOUND (no rulebook on that date); ::ZX_IO; ::ZX_NO_MEMORY. */
ZX_API zx_status zx_times(zx_store *store, const zx_times_options *options, zx_cursor **out);

#ifdef __cplusplus
}
#endif
#endif
