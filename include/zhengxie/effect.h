/* SPDX-License-Identifier: MIT */
/** @file
 *  Effects (效果): what a measure (measure.h) brought about, as a figure before and after, not how much was done. Whom it was told to is
 *  in telling.h.
 */
#ifndef ZHENGXIE_EFFECT_H
#define ZHENGXIE_EFFECT_H

#include <zhengxie/record.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Which way a figure should go. */
typedef enum zx_wanted {
    ZX_WANTED_MORE = 1, /**< the higher the better */
    ZX_WANTED_LESS      /**< the lower the better */
} zx_wanted;

/** An effect. */
typedef struct zx_effect {
    size_t size;             /**< sizeof(zx_effect) */
    zx_id id;                /**< given by the library */
    int64_t revision;        /**< see ::zx_record */
    const char *indicator;   /**< what is looked at; up to 200 characters */
    const char *measured_in; /**< the unit of its figures; up to 50 characters */
    const char *before;      /**< the figure before, a decimal as "12.50" */
    const char *after;       /**< the figure when it was observed */
    const char *source;      /**< where the figures come from; up to 500 characters */
    const char *note;        /**< what was found, in words; up to 2,000 characters */
    zx_id measure;           /**< the measure that brought it about */
    zx_id document;          /**< the document that has it */
    zx_id project;           /**< the project that it is of. Derived */
    zx_date observed;        /**< when it was observed */
    zx_date since;           /**< of when the figure before is; may be partial */
    zx_date told;            /**< when it was first told back to where the topic came from. Derived */
    zx_date struck;          /**< no longer from this day */
    zx_wanted wanted;        /**< which way the figure should go */
    int32_t reserved;        /**< 0 */
} zx_effect;

/** Start of an initialiser of a ::zx_effect. */
#define ZX_EFFECT_INIT .size = sizeof(zx_effect)

/** Notes an effect on the day of the act. Takes measure, indicator; before, after, measured_in, wanted, since, source, document, note.
 *  @return as zx_verb_run(); ::ZX_RULE "effect.after-measure", "effect.shown", "effect.since". */
ZX_API zx_status zx_effect_observe(zx_store *store, const zx_act *act, const zx_effect *in, zx_id *out);

/** Mends what was entered wrongly: every field becomes what is given, unset ones included. Takes id, indicator, observed; before, after,
 *  measured_in, wanted, since, source, document, note; the act needs a reason.
 *  @return as zx_effect_observe(); ::ZX_RULE "effect.in-order", "effect.struck". */
ZX_API zx_status zx_effect_correct(zx_store *store, const zx_act *act, const zx_effect *in, zx_id *out);

/** Strikes an effect that was entered wrongly, of another measure for one. Takes id; the act needs a reason. Refused as long as something
 *  rests on it: that it was told, which zx_effect_strike_telling() strikes, or evidence.
 *  @return as zx_verb_run(); ::ZX_RULE "effect.struck", "effect.in-order", "effect.in-use". */
ZX_API zx_status zx_effect_strike(zx_store *store, const zx_act *act, const zx_effect *in, zx_id *out);

#ifdef __cplusplus
}
#endif
#endif
