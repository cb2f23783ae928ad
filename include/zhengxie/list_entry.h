/* SPDX-License-Identifier: MIT */
/** @file
 *  Entries of the three lists (三张清单): what a document, or a proposal, says was achieved, what it finds wrong, and what it suggests,
 *  each in order, so that it is seen at a glance. Which suggestion answers which problem is a remedy (remedy.h); a suggestion is broken
 *  down into measures (measure.h).
 */
#ifndef ZHENGXIE_LIST_ENTRY_H
#define ZHENGXIE_LIST_ENTRY_H

#include <zhengxie/record.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Which of the three lists. */
typedef enum zx_list {
    ZX_LIST_ACHIEVEMENT = 1, /**< what was achieved */
    ZX_LIST_PROBLEM,         /**< what is wrong */
    ZX_LIST_SUGGESTION       /**< what should be done */
} zx_list;

/** An entry of a list. */
typedef struct zx_list_entry {
    size_t size;         /**< sizeof(zx_list_entry) */
    zx_id id;            /**< given by the library */
    int64_t revision;    /**< see ::zx_record */
    const char *title;   /**< the entry in a line; up to 500 characters */
    const char *text;    /**< the entry in full; up to 5,000 characters */
    zx_id of;            /**< the document or the proposal */
    zx_id project;       /**< the project of the document. Derived */
    zx_opt_int position; /**< its place in its list, from 1 on without a gap; a struck entry keeps the one that it had */
    zx_opt_int progress; /**< of a suggestion: how far its measures have come, 0 to 100; unset where there are none, or all are
                              cancelled. Derived */
    zx_list list;        /**< which list */
    zx_date listed;      /**< when it was entered */
    zx_date struck;      /**< when it was struck */
    int32_t reserved;    /**< 0 */
} zx_list_entry;

/** Start of an initialiser of a ::zx_list_entry. */
#define ZX_LIST_ENTRY_INIT .size = sizeof(zx_list_entry)

/** Adds an entry. Takes of, list, title; position (unset: at the end; else those from there on move down), text.
 *  @return as zx_verb_run(); ::ZX_RULE "list_entry.in-order", "list_entry.position". */
ZX_API zx_status zx_list_entry_add(zx_store *store, const zx_act *act, const zx_list_entry *in, zx_id *out);

/** Moves an entry to another place of its list; those between move by one. Takes id, position.
 *  @return as zx_verb_run(); ::ZX_RULE "list_entry.struck", "list_entry.position". */
ZX_API zx_status zx_list_entry_move(zx_store *store, const zx_act *act, const zx_list_entry *in, zx_id *out);

/** Mends what was entered wrongly: every field becomes what is given, unset ones included. Takes id, title; text; the act needs a
 *  reason.
 *  @return as zx_verb_run(); ::ZX_RULE "list_entry.struck". */
ZX_API zx_status zx_list_entry_correct(zx_store *store, const zx_act *act, const zx_list_entry *in, zx_id *out);

/** Strikes an entry; those behind it move up. Takes id; the act needs a reason. Refused as long as something rests on it: a suggestion
 *  that answers the problem or is answered for by a measure, an instruction about it, evidence of it.
 *  @return as zx_verb_run(); ::ZX_RULE "list_entry.struck", "list_entry.in-order", "list_entry.in-use". */
ZX_API zx_status zx_list_entry_strike(zx_store *store, const zx_act *act, const zx_list_entry *in, zx_id *out);

#ifdef __cplusplus
}
#endif
#endif
