/* SPDX-License-Identifier: MIT */
/** @file
 *  How satisfied the proposers are: over the forms that came back.
 */
#ifndef ZHENGXIE_SATISFACTION_H
#define ZHENGXIE_SATISFACTION_H

#include <zhengxie/query.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Whose forms, and by what. Start from ZX_SATISFACTION_INIT. */
typedef struct zx_satisfaction_options {
    size_t size;        /**< sizeof(zx_satisfaction_options) */
    const void *filter; /**< a ::zx_proposal, as for zx_record_list(): of a session, a category…; NULL: all */
    /** Dimensions as of ::zx_tally_options, of the proposal ("category", "proposer_kind", "proposer.sector", "proposer.party"), and "unit" or
     *  "channel": the units that replied in the form's round, and through whom they were assigned. */
    const char *by;
    zx_id unit;         /**< only what this unit had a part in, as `credit` says; 0: any */
    zx_date on;         /**< as of this complete date: required */
    zx_date from;       /**< only forms that were given (or, where there is none, replies that were complete) on this day or later */
    zx_date until;      /**< the same, on this day or earlier */
    zx_credit credit;   /**< whose a form is: of proposers as of ::zx_tally_options; of units each that replied (lead), the assisting ones too
                             (any), or each that replied in equal parts (share). Unset: ::ZX_CREDIT_LEAD */
    zx_attribute attribute; /**< when a sector or party is looked up: the day of submission or `on`; unset: ::ZX_ATTRIBUTE_THEN */
    zx_rounds rounds;   /**< all forms, those of the first round, or each proposer's last; unset: ::ZX_ROUNDS_ALL */
    zx_yes_no axes;     /**< yes: how each axis was answered, too */
    int32_t reserved;   /**< 0 */
} zx_satisfaction_options;

/** Start of an initialiser of ::zx_satisfaction_options. */
#define ZX_SATISFACTION_INIT .size = sizeof(zx_satisfaction_options)

/** One value in a group of zx_satisfaction(). */
typedef struct zx_satisfaction_line {
    size_t size;             /**< sizeof(zx_satisfaction_line) of the library */
    int64_t numerator;       /**< how many returned forms say so; with ::ZX_CREDIT_SHARE in 1/720,720 */
    int64_t denominator;     /**< of how many that came back, on an axis: that answer it; with ::ZX_CREDIT_SHARE in 1/720,720 */
    int64_t n;               /**< forms that the denominator rests on */
    zx_opt_int not_returned; /**< forms in the group that did not come back; not on an axis */
    zx_opt_int not_sent;     /**< proposals in the group that all have replied to, without any form; not on an axis */
    const char *axis;        /**< code of the rulebook's "feedback_axes"; NULL: the form as a whole */
    const char *axis_en;     /**< its label in English */
    const char *axis_zh;     /**< the same in Chinese */
    const char *value;       /**< what the form says: code of "satisfactions", on an axis of "feedback_values". NULL: all that count as satisfied */
    const char *en;          /**< label of the value in English */
    const char *zh;          /**< the same in Chinese */
    const char *key_1;       /**< value of the first dimension: a code, an id, a date…; NULL: none */
    const char *key_2;       /**< of the second */
    const char *key_3;       /**< of the third */
    const char *key_4;       /**< of the fourth */
    const char *en_1;        /**< label of the first value in English */
    const char *en_2;        /**< of the second */
    const char *en_3;        /**< of the third */
    const char *en_4;        /**< of the fourth */
    const char *zh_1;        /**< label of the first value in Chinese */
    const char *zh_2;        /**< of the second */
    const char *zh_3;        /**< of the third */
    const char *zh_4;        /**< of the fourth */
    zx_yes_no overlap;       /**< yes: a form may stand in several groups */
    int32_t reserved;        /**< 0 */
} zx_satisfaction_line;

/** What the forms say that came back. In each group first all that count as satisfied (by the rulebook's "satisfied"; not on an axis
 *  without such a value), then each value; the groups in the order of their keys; with `axes` then the same for each axis.
 *  @param out new: rows of ::zx_satisfaction_line; end with zx_cursor_free()
 *  @return ::ZX_OK; ::ZX_INVALID (a dimension, naming the path; an option by field); ::ZX_MISUSE; ::ZX_BUSY; ::ZX_CLOSED;
 *  ::ZX_ROLLED_BACK; ::ZX_CORRUPT; ::ZX_TAMPERED; ::ZX_NOT_FOUND (no rulebook on that date); ::ZX_IO; ::ZX_NO_MEMORY. */
ZX_API zx_status zx_satisfaction(zx_store *store, const zx_satisfaction_options *options, zx_cursor **out);

#ifdef __cplusplus
}
#endif
#endif
