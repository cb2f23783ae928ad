/* SPDX-License-Identifier: MIT */
/** @file
 *  Themes (主题): what a committee works on over several years, one project (project.h) a year.
 */
#ifndef ZHENGXIE_THEME_H
#define ZHENGXIE_THEME_H

#include <zhengxie/record.h>

#ifdef __cplusplus
extern "C" {
#endif

/** A theme. */
typedef struct zx_theme {
    size_t size;       /**< sizeof(zx_theme) */
    zx_id id;          /**< given by the library */
    int64_t revision;  /**< see ::zx_record */
    const char *title; /**< what it is called; up to 200 characters */
    const char *note;  /**< more of it; up to 2,000 characters */
    zx_id body;        /**< the organization in charge */
    zx_opt_int first;  /**< its first year */
    zx_opt_int last;   /**< its last year; unset: none is planned */
    zx_date opened;    /**< when it was decided on */
    int32_t reserved;  /**< 0 */
} zx_theme;

/** Start of an initialiser of a ::zx_theme. */
#define ZX_THEME_INIT .size = sizeof(zx_theme)

/** Opens a theme, on the day of the act. Takes title, first; last, body, note.
 *  @return as zx_verb_run(); ::ZX_RULE "theme.years", "theme.body-exists". */
ZX_API zx_status zx_theme_open(zx_store *store, const zx_act *act, const zx_theme *in, zx_id *out);

/** Says which year is the last, or another one. Takes id, last.
 *  @return as zx_verb_run(); ::ZX_RULE "theme.years", "theme.holds-its-projects", "theme.in-order". */
ZX_API zx_status zx_theme_close(zx_store *store, const zx_act *act, const zx_theme *in, zx_id *out);

/** Mends what was entered wrongly: every field becomes what is given, unset ones included. Takes id, title, first; last, body, note; the
 *  act needs a reason.
 *  @return as zx_theme_open(); ::ZX_RULE "theme.holds-its-projects". */
ZX_API zx_status zx_theme_correct(zx_store *store, const zx_act *act, const zx_theme *in, zx_id *out);

#ifdef __cplusplus
}
#endif
#endif
