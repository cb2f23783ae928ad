/* SPDX-License-Identifier: MIT */
/* Whether bytes are UTF-8, as RFC 3629 has it. Called for every text that enters a store. */
#ifndef ZXI_TEXT_UTF8_H
#define ZXI_TEXT_UTF8_H

#include <stdbool.h>
#include <zhengxie/types.h>

/* Counts the code points; `characters` may be NULL and is untouched when the answer is false. A NUL byte is a character like
 * any other. `bytes` may be NULL when length is 0. */
bool zxi_utf8_valid(const char *bytes, size_t length, int64_t *characters);

#endif
