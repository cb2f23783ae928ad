/* SPDX-License-Identifier: MIT */
/* What the nouns share. */
#ifndef ZXI_DOMAIN_DOMAIN_H
#define ZXI_DOMAIN_DOMAIN_H

#include <jansson.h>

#include "record/noun.h"

/* ---- the rulebook ---- */

/* Adopts the national default in a new file. */
zx_status zxi_rulebook_found(zx_store *store, const zx_act *act);
/* ZX_INVALID, with the path of the fault, unless the document has the form of a rulebook. */
zx_status zxi_rulebook_check(json_t *document, const json_t *national);
/* The document in force on a date, parsed: borrowed until the call ends. ZX_NOT_FOUND before the first. */
zx_status zxi_rulebook_of(zx_store *store, zx_date on, const json_t **out, zx_id *id);
/* The same with what the version is called and since when it is in force. */
typedef struct zxi_rulebook_version {
    const json_t *document;
    const char *title;
    zx_id id;
    zx_date starts;
} zxi_rulebook_version;
zx_status zxi_rulebook_version_of(zx_store *store, zx_date on, zxi_rulebook_version *out);
/* The entry of a code in one of its lists ("organization_kinds"); NULL for none. */
const json_t *zxi_rulebook_entry(const json_t *rulebook, const char *list, const char *code);
/* What a code is called in Chinese, for a message; the code itself where it is not in the list. */
const char *zxi_rulebook_zh(const json_t *rulebook, const char *list, const char *code);
/* The list itself; NULL for none. */
const json_t *zxi_rulebook_list(const json_t *rulebook, const char *list);
/* A number in a section ("proposal", "subject_limit"); the fallback where the rulebook is silent. */
int64_t zxi_rulebook_int(const json_t *rulebook, const char *section, const char *name, int64_t fallback);
/* Whether an entry has a flag ("plenary_only": true). */
bool zxi_rulebook_flag(const json_t *entry, const char *name);

/* Whether the entry of a code has a flag; where no entry of the list has it, as in rulebooks older than the flag: whether it is `or_else`. */
bool zxi_rulebook_marks(const json_t *rulebook, const char *list, const char *code, const char *flag, const char *or_else);
/* Yes or no in a section; the fallback where the rulebook is silent. */
bool zxi_rulebook_yes(const json_t *rulebook, const char *section, const char *name, bool fallback);

/* ---- asking the file ---- */

/* One number that a query answers, 0 where there is no row or a NULL. `types` says what ?1, ?2… are: 'i' int64_t, 'd' zx_date (unset
 * binds NULL), 't' text. */
zx_status zxi_ask(zx_store *store, int64_t *out, const char *sql, const char *types, ...);
/* The date that a query answers, likewise; unset where there is no row or a NULL. */
zx_status zxi_ask_date(zx_store *store, zx_date *out, const char *sql, const char *types, ...);
/* The ids that a query answers, in the call's arena. */
zx_status zxi_ask_ids(zxi_call *call, zx_id **out, size_t *count, const char *sql, const char *types, ...);

/* ZX_EXISTS about a field of the verb's record. */
zx_status zxi_exists(const zxi_call *call, const char *field, zx_id id, const char *en, const char *zh);

/* Refuses by this rule to strike a record if a query answers the id of something that rests on it on the day of the act: `sql` is given
 * the record as ?1 and that day as ?2. */
zx_status zxi_check_unused(zxi_call *call, const zx_rule *rule, zx_id id, const char *sql);
/* Of such a query: evidence of the record. */
#define ZXI_EVIDENCE_OF "SELECT id FROM evidence WHERE about = ?1 AND (struck IS NULL OR struck > ?2)"

/* ---- records in refusals ---- */

/* What a refusal calls a record that it names. No person: their names are not quoted. */
zx_status zxi_name_of_unit(zxi_call *call, zx_id id, const char **out);
/* By its case number; before it has one, by its receipt number. */
typedef struct zxi_named {
    char en[64], zh[64];
} zxi_named;
zx_status zxi_name_of_proposal(zxi_call *call, zx_id id, zxi_named *out);

/* ---- dates in rules ---- */

/* Refuses by this rule a year that is none: 1949 to 9999. Unset passes. */
zx_status zxi_check_year(const zxi_call *call, const zx_rule *rule, const char *field, zx_opt_int year);

/* The date as text, for a message: borrowed from a ring of four per thread. “…” when it is unset. */
const char *zxi_date_text(zx_date date);

#endif
