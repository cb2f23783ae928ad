/* SPDX-License-Identifier: MIT */
/** @file
 *  Citations (引用): what a document (document.h) names: an earlier document, a rule document, a project, or any other record.
 */
#ifndef ZHENGXIE_CITATION_H
#define ZHENGXIE_CITATION_H

#include <zhengxie/record.h>

#ifdef __cplusplus
extern "C" {
#endif

/** A citation. */
typedef struct zx_citation {
    size_t size;       /**< sizeof(zx_citation) */
    zx_id id;          /**< given by the library */
    int64_t revision;  /**< see ::zx_record */
    const char *place; /**< where in the document; up to 200 characters */
    zx_id document;    /**< the document that cites */
    zx_id cites;       /**< what it cites */
    zx_date added;     /**< when it was noted */
    zx_date struck;    /**< no longer from this day */
} zx_citation;

/** Start of an initialiser of a ::zx_citation. */
#define ZX_CITATION_INIT .size = sizeof(zx_citation)

/** Notes what a document cites. Takes document, cites; place.
 *  @return as zx_verb_run(); ::ZX_RULE "citation.once", "citation.another", "citation.in-order". */
ZX_API zx_status zx_document_cite(zx_store *store, const zx_act *act, const zx_citation *in, zx_id *out);

/** Strikes a citation that is none. Takes id; the act needs a reason. What is only to be mended is struck and cited anew.
 *  @return as zx_verb_run(); ::ZX_RULE "citation.still-there", "citation.in-order". */
ZX_API zx_status zx_document_uncite(zx_store *store, const zx_act *act, const zx_citation *in, zx_id *out);

#ifdef __cplusplus
}
#endif
#endif
