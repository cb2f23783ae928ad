/* SPDX-License-Identifier: MIT */
/** @file
 *  Organizations: the committee itself, its sectors, special committees, parties, groups, and the units outside that handle
 *  proposals. What an organization is, is a code of the rulebook's "organization_kinds".
 */
#ifndef ZHENGXIE_ORGANIZATION_H
#define ZHENGXIE_ORGANIZATION_H

#include <zhengxie/record.h>

#ifdef __cplusplus
extern "C" {
#endif

/** An organization. */
typedef struct zx_organization {
    size_t size;            /**< sizeof(zx_organization) */
    zx_id id;               /**< given by the library */
    int64_t revision;       /**< see ::zx_record */
    const char *name;       /**< its name now; up to 200 characters */
    const char *short_name; /**< what it is called for short; up to 50 characters */
    const char *kind;       /**< code of the rulebook's "organization_kinds" */
    const char *note;       /**< remarks; up to 2,000 characters */
    zx_id parent;           /**< the organization that it is part of */
    zx_id term;             /**< the term that it belongs to, as sectors and special committees do */
    zx_date founded;        /**< exists from this day; may be partial. Unset: not known, taken as having always been there */
    zx_date dissolved;      /**< no longer exists from this day; may be partial */
} zx_organization;

/** Start of an initialiser of a ::zx_organization. */
#define ZX_ORGANIZATION_INIT .size = sizeof(zx_organization)

/** A name that an organization had before. */
typedef struct zx_organization_name {
    size_t size;            /**< sizeof(zx_organization_name) */
    zx_id id;               /**< given by the library */
    int64_t revision;       /**< see ::zx_record */
    const char *name;       /**< the former name; up to 200 characters */
    const char *short_name; /**< the former short name; up to 50 characters */
    zx_id organization;     /**< whose name it was */
    zx_date begun;          /**< its name from this day; unset where that is not known */
    zx_date ended;          /**< no longer its name from this day */
} zx_organization_name;

/** Start of an initialiser of a ::zx_organization_name. */
#define ZX_ORGANIZATION_NAME_INIT .size = sizeof(zx_organization_name)

/** Adds an organization. Takes name, kind; short_name, parent, term, founded, note.
 *  @return as zx_verb_run(); ::ZX_RULE "organization.dates-in-order", "organization.within-parent", "organization.only-one",
 *  "organization.one-of-a-name". */
ZX_API zx_status zx_organization_add(zx_store *store, const zx_act *act, const zx_organization *in, zx_id *out);

/** Gives it another name from the day of the act on; the former one is kept as a ::zx_organization_name. Takes id, name;
 *  short_name (unset: it has none any more).
 *  @return as zx_verb_run(); ::ZX_RULE "organization.exists", "organization.dates-in-order", "organization.another-name",
 *  "organization.one-of-a-name". */
ZX_API zx_status zx_organization_rename(zx_store *store, const zx_act *act, const zx_organization *in, zx_id *out);

/** Dissolves it on the day of the act. Takes id.
 *  @return as zx_verb_run(); ::ZX_RULE "organization.exists", "organization.dates-in-order", "organization.seats-ended",
 *  "organization.children-dissolved". */
ZX_API zx_status zx_organization_dissolve(zx_store *store, const zx_act *act, const zx_organization *in, zx_id *out);

/** Mends what was entered wrongly: every field becomes what is given, unset ones included. Takes id, name, kind and the rest of
 *  zx_organization_add(), dissolved; the act needs a reason.
 *  @return as zx_verb_run(); ::ZX_RULE as the other verbs, and "organization.no-circle", "organization.kind-of-seats",
 *  "organization.holds-its-seats". */
ZX_API zx_status zx_organization_correct(zx_store *store, const zx_act *act, const zx_organization *in, zx_id *out);

/** Mends a former name. Takes id, name; short_name; the act needs a reason.
 *  @return as zx_verb_run(). */
ZX_API zx_status zx_organization_correct_name(zx_store *store, const zx_act *act, const zx_organization_name *in, zx_id *out);

/** What an organization was called on a date.
 *  @param on  a complete date
 *  @param out new
 *  @return ::ZX_OK; ::ZX_NOT_FOUND; ::ZX_INVALID (the date); ::ZX_MISUSE; ::ZX_BUSY; ::ZX_CLOSED; ::ZX_ROLLED_BACK; ::ZX_CORRUPT;
 *  ::ZX_IO; ::ZX_NO_MEMORY. */
ZX_API zx_status zx_organization_name_on(zx_store *store, zx_id organization, zx_date on, char **out);

#ifdef __cplusplus
}
#endif
#endif
