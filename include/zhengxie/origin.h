/* SPDX-License-Identifier: MIT */
/** @file
 *  Origins (来源): where the topic of a project (project.h) came from, and so to whom it is told what became of it.
 */
#ifndef ZHENGXIE_ORIGIN_H
#define ZHENGXIE_ORIGIN_H

#include <zhengxie/record.h>

#ifdef __cplusplus
extern "C" {
#endif

/** An origin of a project. */
typedef struct zx_origin {
    size_t size;        /**< sizeof(zx_origin) */
    zx_id id;           /**< given by the library */
    int64_t revision;   /**< see ::zx_record */
    const char *source; /**< where it came from, where that is nothing in the file; up to 200 characters */
    const char *note;   /**< up to 2,000 characters */
    zx_id project;      /**< the project */
    zx_id giver;        /**< who or what gave it: a person, an organization, a proposal, a topic, an activity or any other record */
    zx_date added;      /**< since when it is noted */
    zx_date struck;     /**< no longer from this day */
} zx_origin;

/** Start of an initialiser of a ::zx_origin. */
#define ZX_ORIGIN_INIT .size = sizeof(zx_origin)

/** Notes where a project's topic came from. Takes project, and giver or source; note.
 *  @return as zx_verb_run(); ::ZX_RULE "origin.giver", "origin.once", "origin.in-order". */
ZX_API zx_status zx_origin_add(zx_store *store, const zx_act *act, const zx_origin *in, zx_id *out);

/** Strikes an origin that is none. Takes id; the act needs a reason. What is only to be mended is struck and added anew.
 *  @return as zx_verb_run(); ::ZX_RULE "origin.still-there", "origin.in-order". */
ZX_API zx_status zx_origin_strike(zx_store *store, const zx_act *act, const zx_origin *in, zx_id *out);

#ifdef __cplusplus
}
#endif
#endif
