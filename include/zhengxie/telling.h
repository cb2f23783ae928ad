/* SPDX-License-Identifier: MIT */
/** @file
 *  Tellings (反馈原点): that an effect (effect.h) was told back to where the topic came from.
 */
#ifndef ZHENGXIE_TELLING_H
#define ZHENGXIE_TELLING_H

#include <zhengxie/record.h>

#ifdef __cplusplus
extern "C" {
#endif

/** That an effect was told. */
typedef struct zx_telling {
    size_t size;       /**< sizeof(zx_telling) */
    zx_id id;          /**< given by the library */
    int64_t revision;  /**< see ::zx_record */
    const char *means; /**< how, in words; up to 500 characters */
    zx_id effect;      /**< the effect */
    zx_id origin;      /**< to whom: an origin of the project, or the proposal that the measure goes back to */
    zx_id project;     /**< the project that it is of. Derived */
    zx_date told;      /**< when */
    zx_date struck;    /**< no longer from this day */
} zx_telling;

/** Start of an initialiser of a ::zx_telling. */
#define ZX_TELLING_INIT .size = sizeof(zx_telling)

/** Notes that an effect was told. Takes effect, origin; means.
 *  @return as zx_verb_run(); ::ZX_RULE "telling.origin", "telling.in-order", "effect.struck". */
ZX_API zx_status zx_effect_tell(zx_store *store, const zx_act *act, const zx_telling *in, zx_id *out);

/** Mends what was entered wrongly: every field becomes what is given, unset ones included. Takes id, origin, told; means; the act needs
 *  a reason.
 *  @return as zx_effect_tell(); ::ZX_RULE "telling.struck". */
ZX_API zx_status zx_effect_correct_telling(zx_store *store, const zx_act *act, const zx_telling *in, zx_id *out);

/** Strikes what was entered wrongly. Takes id; the act needs a reason.
 *  @return as zx_verb_run(); ::ZX_RULE "telling.struck", "telling.in-order". */
ZX_API zx_status zx_effect_strike_telling(zx_store *store, const zx_act *act, const zx_telling *in, zx_id *out);

#ifdef __cplusplus
}
#endif
#endif
