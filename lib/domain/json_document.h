/* SPDX-License-Identifier: MIT */
/* Documents (rulebooks, calendars): JSON texts whose faults are told with their path. */
#ifndef ZXI_DOMAIN_JSON_DOCUMENT_H
#define ZXI_DOMAIN_JSON_DOCUMENT_H

#include <jansson.h>

#include "record/noun.h"

/* Whose document it is, and the rule by which it is refused; both are fields "document". */
typedef struct zxi_json_document {
    const char *record, *rule;
} zxi_json_document;

extern const zxi_json_document zxi_rulebook_document;

/* "/lists/categories/3/en"; the tail of a very long one is cut off. */
typedef struct zxi_path {
    char text[160];
} zxi_path;

zxi_path zxi_path_member(const zxi_path *at, const char *name);
zxi_path zxi_path_element(const zxi_path *at, size_t index);

/* ZX_INVALID, with the line of the fault. */
zx_status zxi_json_document_parse(const zxi_json_document *of, const char *text, json_t **out);
/* ZX_INVALID: what is wrong at this path. */
zx_status zxi_json_document_fault(const zxi_json_document *of, zxi_path at, const char *en, const char *zh);
/* ZX_INVALID about the first key of an object that is none of these (separated by spaces). */
zx_status zxi_json_document_keys(const zxi_json_document *of, zxi_path at, json_t *object, const char *known);

#endif
