/* SPDX-License-Identifier: MIT */
/** @file
 *  The rulebook: what differs from city to city, as a dated document in the file.
 *
 *  It holds the lists of codes (kinds of organization and activity, categories, grounds, reply classes…) and the numbers that
 *  rules use (limits, months, windows). A step is judged by the rulebook in force on the step's date, for ever. A new file begins
 *  with the national default, in force from 1949-09-21. docs/rulebook.md describes the document.
 */
#ifndef ZHENGXIE_RULEBOOK_H
#define ZHENGXIE_RULEBOOK_H

#include <zhengxie/record.h>

#ifdef __cplusplus
extern "C" {
#endif

/** One version of the rulebook. */
typedef struct zx_rulebook {
    size_t size;          /**< sizeof(zx_rulebook) */
    zx_id id;             /**< given by the library */
    int64_t revision;     /**< see ::zx_record */
    const char *title;    /**< what it is called; up to 200 characters */
    const char *source;   /**< where it comes from; up to 500 characters */
    const char *document; /**< the document itself, JSON */
    zx_date starts;       /**< in force from this day until the next version starts */
    int32_t reserved;     /**< 0 */
} zx_rulebook;

/** Start of an initialiser of a ::zx_rulebook. */
#define ZX_RULEBOOK_INIT .size = sizeof(zx_rulebook)

/** Adopts a version of the rulebook. Takes title, starts, document; source.
 *  @return as zx_verb_run(): ::ZX_INVALID when the document is not a rulebook (the path of the fault is in the message);
 *  ::ZX_RULE "rulebook.not-before-judged-steps"; ::ZX_EXISTS when a version starts on that day already. */
ZX_API zx_status zx_rulebook_adopt(zx_store *store, const zx_act *act, const zx_rulebook *in, zx_id *out);

/** The rulebook in force on a date.
 *  @param out its id
 *  @return ::ZX_OK; ::ZX_NOT_FOUND (none that early); ::ZX_INVALID (the date is not complete); ::ZX_MISUSE; ::ZX_BUSY; ::ZX_CLOSED;
 *  ::ZX_ROLLED_BACK; ::ZX_IO; ::ZX_CORRUPT; ::ZX_NO_MEMORY. */
ZX_API zx_status zx_rulebook_on(zx_store *store, zx_date on, zx_id *out);

/** A code of one of the rulebook's lists. */
typedef struct zx_rulebook_code {
    size_t size;      /**< sizeof(zx_rulebook_code) of the library */
    const char *code; /**< e.g. "economic" */
    const char *en;   /**< label in English */
    const char *zh;   /**< label in Chinese */
} zx_rulebook_code;

/** The codes of a list ("categories") with their labels, in its order, by the rulebook in force on a date.
 *  @param out new: rows of ::zx_rulebook_code; end with zx_cursor_free()
 *  @return as zx_rulebook_on(); ::ZX_NOT_FOUND (about "list") when that rulebook has no such list. */
ZX_API zx_status zx_rulebook_codes(zx_store *store, const char *list, zx_date on, zx_cursor **out);

/** The labels of one code of a list, by the rulebook in force on a date.
 *  @param en new: in English; NULL: not wanted
 *  @param zh new: in Chinese; NULL: not wanted
 *  @return as zx_rulebook_codes(); ::ZX_NOT_FOUND (about "code"), naming those that there are. */
ZX_API zx_status zx_rulebook_label(zx_store *store, const char *list, const char *code, zx_date on, char **en, char **zh);

/** The national default, which every new file begins with. @return borrowed for ever: JSON. */
ZX_API const char *zx_rulebook_national(void);

#ifdef __cplusplus
}
#endif
#endif
