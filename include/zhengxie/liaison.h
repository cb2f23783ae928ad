/* SPDX-License-Identifier: MIT */
/** @file
 *  Who keeps contact with whom: members of the Party leading group with members of the Party, and these with the others.
 */
#ifndef ZHENGXIE_LIAISON_H
#define ZHENGXIE_LIAISON_H

#include <zhengxie/record.h>

#ifdef __cplusplus
extern "C" {
#endif

/** One person who keeps contact with another. */
typedef struct zx_liaison {
    size_t size;      /**< sizeof(zx_liaison) */
    zx_id id;         /**< given by the library */
    int64_t revision; /**< see ::zx_record */
    zx_id person;     /**< with whom contact is kept */
    zx_id keeper;     /**< who keeps it */
    zx_date begun;    /**< from this day; may be partial */
    zx_date ended;    /**< no longer from this day; may be partial */
} zx_liaison;

/** Start of an initialiser of a ::zx_liaison. */
#define ZX_LIAISON_INIT .size = sizeof(zx_liaison)

/** Pairs two persons. Takes person, keeper, begun.
 *  @return as zx_verb_run(); ::ZX_RULE "liaison.of-two", "liaison.twice". */
ZX_API zx_status zx_liaison_pair(zx_store *store, const zx_act *act, const zx_liaison *in, zx_id *out);

/** Ends a pair on the day of the act. Takes id.
 *  @return as zx_verb_run(); ::ZX_RULE "liaison.still-open", "liaison.dates-in-order". */
ZX_API zx_status zx_liaison_unpair(zx_store *store, const zx_act *act, const zx_liaison *in, zx_id *out);

/** Mends what was entered wrongly: every field becomes what is given, unset ones included. Takes id, person, keeper, begun; ended;
 *  the act needs a reason.
 *  @return as zx_verb_run(); ::ZX_RULE "liaison.of-two", "liaison.twice", "liaison.dates-in-order". */
ZX_API zx_status zx_liaison_correct(zx_store *store, const zx_act *act, const zx_liaison *in, zx_id *out);

#ifdef __cplusplus
}
#endif
#endif
