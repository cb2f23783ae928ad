/* SPDX-License-Identifier: MIT */
/** @file
 *  Calls for topics (征题): from a day to a closing day many sides are asked what should be proposed or studied. What comes in are
 *  topics (topic.h).
 */
#ifndef ZHENGXIE_CALL_H
#define ZHENGXIE_CALL_H

#include <zhengxie/record.h>

#ifdef __cplusplus
extern "C" {
#endif

/** A call for topics. */
typedef struct zx_call {
    size_t size;          /**< sizeof(zx_call) */
    zx_id id;             /**< given by the library */
    int64_t revision;     /**< see ::zx_record */
    const char *kind;     /**< code of the rulebook's "call_kinds" */
    const char *title;    /**< what is asked for; up to 200 characters */
    const char *audience; /**< who is asked; up to 500 characters */
    zx_id session;        /**< the plenary session that it prepares */
    zx_id body;           /**< who asks */
    zx_date opens;        /**< topics may come in from this day */
    zx_date closes;       /**< and up to this one */
} zx_call;

/** Start of an initialiser of a ::zx_call. */
#define ZX_CALL_INIT .size = sizeof(zx_call)

/** Announces a call. Takes kind, title, opens, closes; audience, session, body.
 *  @return as zx_verb_run(); ::ZX_RULE "call.dates-in-order". */
ZX_API zx_status zx_call_announce(zx_store *store, const zx_act *act, const zx_call *in, zx_id *out);

/** Moves the closing day, before or after it has come. Takes id, closes; the act needs a reason.
 *  @return as zx_verb_run(); ::ZX_RULE "call.dates-in-order", "call.topics-within". */
ZX_API zx_status zx_call_extend(zx_store *store, const zx_act *act, const zx_call *in, zx_id *out);

#ifdef __cplusplus
}
#endif
#endif
