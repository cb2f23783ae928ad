/* SPDX-License-Identifier: MIT */
/** @file
 *  Units that assist the lead unit of a measure (measure.h).
 */
#ifndef ZHENGXIE_ASSISTING_H
#define ZHENGXIE_ASSISTING_H

#include <zhengxie/record.h>

#ifdef __cplusplus
extern "C" {
#endif

/** That a unit assists. */
typedef struct zx_assisting {
    size_t size;      /**< sizeof(zx_assisting) */
    zx_id id;         /**< given by the library */
    int64_t revision; /**< see ::zx_record */
    zx_id measure;    /**< the measure */
    zx_id unit;       /**< the unit */
    zx_date begun;    /**< since when */
    zx_date ended;    /**< until when */
} zx_assisting;

/** Start of an initialiser of a ::zx_assisting. */
#define ZX_ASSISTING_INIT .size = sizeof(zx_assisting)

/** Adds a unit that assists. Takes measure, unit.
 *  @return as zx_verb_run(); ::ZX_RULE "assisting.lead", "assisting.once", "assisting.in-order", "assisting.unit-exists",
 *  "assisting.cancelled". */
ZX_API zx_status zx_measure_add_assisting(zx_store *store, const zx_act *act, const zx_assisting *in, zx_id *out);

/** Releases it. Takes id.
 *  @return as zx_verb_run(); ::ZX_RULE "assisting.still-open", "assisting.in-order". */
ZX_API zx_status zx_measure_release_assisting(zx_store *store, const zx_act *act, const zx_assisting *in, zx_id *out);

#ifdef __cplusplus
}
#endif
#endif
