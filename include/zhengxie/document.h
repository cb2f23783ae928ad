/* SPDX-License-Identifier: MIT */
/** @file
 *  Documents (文件): reports, formal recommendations (建议案), speeches, rule documents (制度), requests (请示)… They are drafted, adopted by
 *  a meeting where their kind needs that, sent (dispatch.h), answered, replaced and cited (citation.h). Files that belong to one are its
 *  attachments (attachment.h).
 */
#ifndef ZHENGXIE_DOCUMENT_H
#define ZHENGXIE_DOCUMENT_H

#include <zhengxie/record.h>

#ifdef __cplusplus
extern "C" {
#endif

/** A document. */
typedef struct zx_document {
    size_t size;        /**< sizeof(zx_document) */
    zx_id id;           /**< given by the library */
    int64_t revision;   /**< see ::zx_record */
    const char *kind;   /**< code of the rulebook's "document_kinds" */
    const char *title;  /**< up to 300 characters */
    const char *number; /**< its number, as 宁协〔2019〕12号 (文号); up to 100 characters */
    const char *text;   /**< what it says; up to 200,000 characters */
    const char *note;   /**< up to 2,000 characters */
    zx_id issuer;       /**< the organization that issues it */
    zx_id project;      /**< the project that it belongs to */
    zx_id theme;        /**< the theme that it belongs to; beside a project of no other theme */
    zx_id adopted_by;   /**< the meeting that adopted it */
    zx_id replaces;     /**< the document of the same kind that it replaces */
    zx_opt_int year;    /**< the year that it is about */
    zx_date drafted;    /**< when it was drafted */
    zx_date adopted;    /**< when it was adopted; unset: not, or not yet */
    zx_date due;        /**< until when it is to be sent, by the rulebook's clock "send" from its adoption; unset: no such time is set, or it
                             ended in a year whose holidays were not known */
    zx_date in_force;   /**< since when it is in force */
    zx_date sent;       /**< when it was first sent. Derived */
    zx_date replaced;   /**< since when another one stands in its place: from that one's being in force, or its adoption. Derived */
} zx_document;

/** Start of an initialiser of a ::zx_document. */
#define ZX_DOCUMENT_INIT .size = sizeof(zx_document)

/** Drafts a document, on the day of the act. Takes kind, title; number, text, issuer, project, theme, year, in_force, replaces, note.
 *  @return as zx_verb_run(); ::ZX_RULE "document.year", "document.issuer-exists", "document.theme", "document.in-force",
 *  "document.replaces-its-kind", "document.replaced-once". */
ZX_API zx_status zx_document_draft(zx_store *store, const zx_act *act, const zx_document *in, zx_id *out);

/** Adopts a document. Takes id; adopted_by (the meeting; needed where the rulebook says which kinds of meeting adopt such a document),
 *  number, in_force (both, unset: as they were). If its kind is to be sent within a time, that begins.
 *  @return as zx_verb_run(); ::ZX_RULE "document.adopted-once", "document.in-order", "document.meeting", "document.in-force". */
ZX_API zx_status zx_document_adopt(zx_store *store, const zx_act *act, const zx_document *in, zx_id *out);

/** Says which document of the same kind this one replaces. Takes id, replaces.
 *  @return as zx_verb_run(); ::ZX_RULE "document.replaces-its-kind", "document.replaced-once", "document.in-order". */
ZX_API zx_status zx_document_replace(zx_store *store, const zx_act *act, const zx_document *in, zx_id *out);

/** Mends what was entered wrongly: every field becomes what is given, unset ones included. Takes id, kind, title; number, text, issuer,
 *  project, theme, year, in_force, replaces, note; the act needs a reason.
 *  @return as zx_document_draft(); ::ZX_RULE "document.stays-what-it-is". */
ZX_API zx_status zx_document_correct(zx_store *store, const zx_act *act, const zx_document *in, zx_id *out);

#ifdef __cplusplus
}
#endif
#endif
