/* SPDX-License-Identifier: MIT */
/* Percentiles of whole days, by nearest rank: a duration that occurred. */
#ifndef ZXI_ANALYSIS_RANK_H
#define ZXI_ANALYSIS_RANK_H

#include <zhengxie/types.h>

/* The one at place ⌈n · percent / 100⌉ of those in rising order. n is not 0. */
zx_opt_int zxi_at_rank(const int64_t *days, int64_t n, int64_t percent);

#endif
