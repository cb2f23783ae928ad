/* SPDX-License-Identifier: MIT */
/* Numerals inside a longer text. */
#ifndef ZXI_TEXT_NUMERAL_H
#define ZXI_TEXT_NUMERAL_H

#include <zhengxie/text.h>

/* The greatest number that numerals are read and written for: sixteen places. */
#define ZXI_NUMERAL_MAX INT64_C(9999999999999999)

typedef enum zxi_numeral {
    ZXI_NUMERAL_OK,
    ZXI_NUMERAL_MALFORMED,
    ZXI_NUMERAL_TOO_GREAT
} zxi_numeral;

/* Reads all of the bytes as one numeral, as zx_numeral_parse() does, but records no failure. */
zxi_numeral zxi_numeral_read(const char *bytes, size_t length, int64_t *out);

/* How many bytes at the end of the text (or at its beginning) are signs that numerals are made of. */
size_t zxi_numeral_at_end(const char *bytes, size_t length);
size_t zxi_numeral_at_start(const char *bytes, size_t length);

#endif
