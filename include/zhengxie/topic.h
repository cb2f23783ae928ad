/* SPDX-License-Identifier: MIT */
/** @file
 *  Topics (选题) that came in by a call (call.h): who gave each, and what became of it.
 */
#ifndef ZHENGXIE_TOPIC_H
#define ZHENGXIE_TOPIC_H

#include <zhengxie/record.h>

#ifdef __cplusplus
extern "C" {
#endif

/** A topic that came in. */
typedef struct zx_topic {
    size_t size;       /**< sizeof(zx_topic) */
    zx_id id;          /**< given by the library */
    int64_t revision;  /**< see ::zx_record */
    const char *title; /**< the topic; up to 200 characters */
    const char *text;  /**< what is behind it; up to 5,000 characters */
    const char *source; /**< who gave it, where that is nobody in the file; up to 200 characters */
    const char *note;  /**< why it was taken up, or not; up to 2,000 characters */
    zx_id call;        /**< the call that it answers */
    zx_id giver;       /**< who gave it: a person or an organization */
    zx_id taken_into;  /**< what it became: a proposal, a project or any other record */
    zx_date received;  /**< when it came in */
    zx_date settled;   /**< when it was settled what becomes of it */
    zx_yes_no taken;   /**< whether it was taken up; unset: not settled yet */
    int32_t reserved;  /**< 0 */
} zx_topic;

/** Start of an initialiser of a ::zx_topic. */
#define ZX_TOPIC_INIT .size = sizeof(zx_topic)

/** Takes a topic in, on the day of the act. Takes call, title; text, and giver or source.
 *  @return as zx_verb_run(); ::ZX_RULE "topic.window", "topic.giver". */
ZX_API zx_status zx_topic_receive(zx_store *store, const zx_act *act, const zx_topic *in, zx_id *out);

/** Settles what becomes of a topic. Takes id, taken; taken_into (only of what was taken up), note.
 *  @return as zx_verb_run(); ::ZX_RULE "topic.settled-once", "topic.taken-into", "topic.in-order". */
ZX_API zx_status zx_topic_settle(zx_store *store, const zx_act *act, const zx_topic *in, zx_id *out);

/** Says what a topic became that was taken up before. Takes id, taken_into.
 *  @return as zx_verb_run(); ::ZX_RULE "topic.taken-into", "topic.taken-into-once", "topic.in-order". */
ZX_API zx_status zx_topic_take_into(zx_store *store, const zx_act *act, const zx_topic *in, zx_id *out);

#ifdef __cplusplus
}
#endif
#endif
