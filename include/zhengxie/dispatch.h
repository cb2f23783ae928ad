/* SPDX-License-Identifier: MIT */
/** @file
 *  Dispatches (报送): a document (document.h) sent to somebody, and what was answered.
 */
#ifndef ZHENGXIE_DISPATCH_H
#define ZHENGXIE_DISPATCH_H

#include <zhengxie/record.h>

#ifdef __cplusplus
extern "C" {
#endif

/** A document's way to one recipient. */
typedef struct zx_dispatch {
    size_t size;        /**< sizeof(zx_dispatch) */
    zx_id id;           /**< given by the library */
    int64_t revision;   /**< see ::zx_record */
    const char *number; /**< the number under which it was sent; up to 100 characters */
    const char *answer; /**< what was answered; up to 20,000 characters */
    const char *note;   /**< up to 2,000 characters */
    zx_id document;     /**< the document */
    zx_id recipient;    /**< an organization or a person */
    zx_id answered_by;  /**< who answered: an organization or a person */
    zx_date sent;       /**< when it was sent */
    zx_date due;        /**< of the document's first dispatch: until when it was to be sent */
    zx_date answered;   /**< when it was answered; unset: not yet */
    zx_yes_no late;     /**< whether it was sent later than due; unset: no time was set. Derived */
} zx_dispatch;

/** Start of an initialiser of a ::zx_dispatch. */
#define ZX_DISPATCH_INIT .size = sizeof(zx_dispatch)

/** Sends a document. Being late is no reason to refuse. Takes document, recipient; number, note.
 *  @return as zx_verb_run(); ::ZX_RULE "document.adopted-first", "document.drafted-first", "dispatch.once", "dispatch.recipient-exists". */
ZX_API zx_status zx_document_send(zx_store *store, const zx_act *act, const zx_dispatch *in, zx_id *out);

/** Notes what the recipient answered. Takes id, answer; answered_by (unset: the recipient).
 *  @return as zx_verb_run(); ::ZX_RULE "dispatch.answered-once", "dispatch.in-order". */
ZX_API zx_status zx_document_answer(zx_store *store, const zx_act *act, const zx_dispatch *in, zx_id *out);

/** Mends what was entered wrongly: every field becomes what is given, unset ones included. Takes id, recipient; number, note, answer and
 *  answered_by (both of an answered one); the act needs a reason.
 *  @return as zx_verb_run(); ::ZX_RULE "dispatch.once", "dispatch.recipient-exists", "dispatch.answer". */
ZX_API zx_status zx_document_correct_dispatch(zx_store *store, const zx_act *act, const zx_dispatch *in, zx_id *out);

#ifdef __cplusplus
}
#endif
#endif
