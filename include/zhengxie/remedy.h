/* SPDX-License-Identifier: MIT */
/** @file
 *  Remedies: which suggestion of the three lists (list_entry.h) answers which problem. A suggestion may answer several problems, and a
 *  problem be answered by several suggestions.
 */
#ifndef ZHENGXIE_REMEDY_H
#define ZHENGXIE_REMEDY_H

#include <zhengxie/record.h>

#ifdef __cplusplus
extern "C" {
#endif

/** That a suggestion answers a problem. */
typedef struct zx_remedy {
    size_t size;      /**< sizeof(zx_remedy) */
    zx_id id;         /**< given by the library */
    int64_t revision; /**< see ::zx_record */
    zx_id suggestion; /**< the suggestion, a ::zx_list_entry */
    zx_id problem;    /**< the problem that it answers, of the same document or proposal */
    zx_id project;    /**< the project of the document. Derived */
    zx_date linked;   /**< since when */
    zx_date struck;   /**< until when; unset as long as it holds */
} zx_remedy;

/** Start of an initialiser of a ::zx_remedy. */
#define ZX_REMEDY_INIT .size = sizeof(zx_remedy)

/** Says that a suggestion answers a problem. Takes suggestion, problem.
 *  @return as zx_verb_run(); ::ZX_RULE "remedy.lists", "remedy.together", "remedy.once", "remedy.in-order". */
ZX_API zx_status zx_list_entry_link(zx_store *store, const zx_act *act, const zx_remedy *in, zx_id *out);

/** Takes it back. Takes id; the act needs a reason.
 *  @return as zx_verb_run(); ::ZX_RULE "remedy.holds", "remedy.in-order". */
ZX_API zx_status zx_list_entry_unlink(zx_store *store, const zx_act *act, const zx_remedy *in, zx_id *out);

#ifdef __cplusplus
}
#endif
#endif
