/* SPDX-License-Identifier: MIT */
/** @file
 *  Follow-ups (跟踪办理): somebody looks again whether a measure was carried out, and what came of it.
 */
#ifndef ZHENGXIE_FOLLOW_UP_H
#define ZHENGXIE_FOLLOW_UP_H

#include <zhengxie/record.h>

#ifdef __cplusplus
extern "C" {
#endif

/** One look at a measure. */
typedef struct zx_follow_up {
    size_t size;         /**< sizeof(zx_follow_up) */
    zx_id id;            /**< given by the library */
    int64_t revision;    /**< see ::zx_record */
    const char *outcome; /**< code of the rulebook's "follow_up_outcomes": kept, under way, not kept… */
    const char *note;    /**< what was seen; up to 2,000 characters */
    zx_id measure;       /**< the measure */
    zx_id body;          /**< who looked: an organization */
    zx_date followed;    /**< when */
    int32_t reserved;    /**< 0 */
} zx_follow_up;

/** Start of an initialiser of a ::zx_follow_up. */
#define ZX_FOLLOW_UP_INIT .size = sizeof(zx_follow_up)

/** Follows a measure up, on the day of the act. Takes measure, outcome; body, note. It may be followed up again; the last one counts.
 *  @return as zx_verb_run(); ::ZX_RULE "follow_up.in-order", "follow_up.kept". */
ZX_API zx_status zx_measure_follow_up(zx_store *store, const zx_act *act, const zx_follow_up *in, zx_id *out);

#ifdef __cplusplus
}
#endif
#endif
