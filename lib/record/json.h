/* SPDX-License-Identifier: MIT */
/* Reading JSON into Jansson's values. Not by Jansson's own reader (2.14): where memory fails it drops a character of a text without a
 * word, runs past a text that lost its closing quote, or calls what it was given a syntax error. */
#ifndef ZXI_RECORD_JSON_H
#define ZXI_RECORD_JSON_H

#include <jansson.h>
#include <zhengxie/status.h>

/* What is wrong, and in which line. */
typedef struct zxi_json_fault {
    const char *en, *zh;
    int line;
} zxi_json_fault;

/* Any value. No key may stand twice in its object, no text holds NUL; a number that is no whole one has at most 15 digits.
 * ZX_NO_MEMORY; ZX_INVALID: the fault is told, and recording the failure is left to the caller, who knows what this was. */
zx_status zxi_json_read(const char *text, json_t **out, zxi_json_fault *fault);

#endif
