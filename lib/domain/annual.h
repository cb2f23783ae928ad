/* SPDX-License-Identifier: MIT */
/* The rulebook's section "annual": how the official statistics are said. */
#ifndef ZXI_DOMAIN_ANNUAL_H
#define ZXI_DOMAIN_ANNUAL_H

#include "domain/domain.h"

/* Digits behind the point of a printed share: at most ZXI_MOST_DECIMALS. */
enum { ZXI_DECIMALS = 2, ZXI_MOST_DECIMALS = 6 };

/* ZX_INVALID, with the path of the fault, unless the document's section can be used: decimals in range, and placeholders that exist. */
zx_status zxi_annual_check(json_t *document);
/* Whether a placeholder is one of a document with these lists: session, on, a line's key, or its key and "_share". */
bool zxi_annual_placeholder(const json_t *document, const char *name, size_t length);
/* Whether a clause can depend on it: likewise, but session and on are always there. */
bool zxi_annual_condition(const json_t *document, const char *name, size_t length);

/* Walks a sentence: `text` gets what stands between the placeholders, `name` each placeholder without its braces; `when` is asked whether
 * a clause, {NAME?…}, is wanted, and what is not wanted is walked over. False, with `at`, where a brace is alone, a clause stands in
 * another, or `name` or `when` says false. */
typedef struct zxi_sentence_reader {
    void *context;
    void (*text)(void *context, const char *text, size_t length);
    bool (*name)(void *context, const char *name, size_t length);
    bool (*when)(void *context, const char *name, size_t length, bool *wanted);
} zxi_sentence_reader;
bool zxi_sentence_read(const char *sentence, const zxi_sentence_reader *reader, const char **at);

#endif
