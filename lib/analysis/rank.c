/* SPDX-License-Identifier: MIT */
#include "analysis/rank.h"

zx_opt_int zxi_at_rank(const int64_t *days, int64_t n, int64_t percent)
{
    return (zx_opt_int){1, days[(n * percent + 99) / 100 - 1]};
}
