/* SPDX-License-Identifier: MIT */
/* Structs that begin with their size, from callers compiled against another version. */
#ifndef ZXI_BASE_SIZE_H
#define ZXI_BASE_SIZE_H

#include <stdbool.h>
#include <stddef.h>

/* Whether a struct that configures a call is understood: as large as ours, or larger (a newer caller) with nothing set beyond. There
 * has been no smaller version of any of them; the first member that is appended to one has to read the smaller one too. */
bool zxi_size_fits(const void *given, size_t ours);
/* Whether everything from `ours` to the size that the struct tells is 0. */
bool zxi_tail_is_zero(const void *given, size_t ours);

#endif
