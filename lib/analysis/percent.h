/* SPDX-License-Identifier: MIT */
/* How shares are printed. */
#ifndef ZXI_ANALYSIS_PERCENT_H
#define ZXI_ANALYSIS_PERCENT_H

#include <zhengxie/status.h>

#include "base/memory.h"

/* Per cent times 10^decimals, rounded half up: 175 of 187 with 2 decimals is 9358. The denominator is not 0, decimals are 0 to 6, and the
 * numbers are counts: up to a billion the result fits. */
int64_t zxi_percent_round(int64_t numerator, int64_t denominator, int decimals);
/* "93.58", in the arena; NULL for a denominator of 0. ZX_NO_MEMORY. */
zx_status zxi_percent(zxi_arena *arena, int64_t numerator, int64_t denominator, int decimals, const char **out);

#endif
