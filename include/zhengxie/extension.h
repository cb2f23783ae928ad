/* SPDX-License-Identifier: MIT */
/** @file
 *  Extensions (延期): a unit asks, before its reply is due, for more time; the office grants it until a date, or refuses.
 */
#ifndef ZHENGXIE_EXTENSION_H
#define ZHENGXIE_EXTENSION_H

#include <zhengxie/record.h>

#ifdef __cplusplus
extern "C" {
#endif

/** What became of a request. */
typedef enum zx_extension_state {
    ZX_EXTENSION_OPEN = 1, /**< the office has not answered yet */
    ZX_EXTENSION_GRANTED,  /**< the reply is due later */
    ZX_EXTENSION_REFUSED   /**< it stays due when it was */
} zx_extension_state;

/** An extension that was asked for. */
typedef struct zx_extension {
    size_t size;              /**< sizeof(zx_extension) */
    zx_id id;                 /**< given by the library */
    int64_t revision;         /**< see ::zx_record */
    const char *ground;       /**< why; up to 2,000 characters */
    const char *note;         /**< what the office adds; up to 2,000 characters */
    zx_id assignment;         /**< the assignment */
    zx_date requested;        /**< when */
    zx_date due;              /**< when the reply was due then. Given by the library */
    zx_date until;            /**< until when the unit asks */
    zx_date settled;          /**< when the office granted or refused it */
    zx_date granted;          /**< until when it was granted */
    zx_extension_state state; /**< what became of it */
} zx_extension;

/** Start of an initialiser of a ::zx_extension. */
#define ZX_EXTENSION_INIT .size = sizeof(zx_extension)

/** Asks for an extension. Takes assignment, until, ground.
 *  @return as zx_verb_run(); ::ZX_RULE "extension.one-at-a-time", "extension.most", "extension.before-due", "extension.longest",
 *  "assignment.present-round", "assignment.answered", "assignment.ended", "assignment.decline-open", "assignment.passed-on-open",
 *  "proposal.in-order", "proposal.filed-first", "calendar.year-known". */
ZX_API zx_status zx_assignment_request_extension(zx_store *store, const zx_act *act, const zx_extension *in, zx_id *out);

/** Grants an extension: the assignment is due when it says. Takes id; granted (unset: as asked), note.
 *  @return as zx_verb_run(); ::ZX_RULE "extension.open", "extension.longest" and those about the assignment, as
 *  zx_assignment_request_extension(). */
ZX_API zx_status zx_assignment_grant_extension(zx_store *store, const zx_act *act, const zx_extension *in, zx_id *out);

/** Refuses an extension. Takes id; note.
 *  @return as zx_assignment_grant_extension(). */
ZX_API zx_status zx_assignment_refuse_extension(zx_store *store, const zx_act *act, const zx_extension *in, zx_id *out);

#ifdef __cplusplus
}
#endif
#endif
