/* SPDX-License-Identifier: MIT */
#include "analysis/percent.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/fail.h"

int64_t zxi_percent_round(int64_t numerator, int64_t denominator, int decimals)
{
    int64_t whole = numerator / denominator, rest = numerator % denominator;
    for (int digit = 0; digit < decimals + 2; digit++) {
        whole = whole * 10 + rest * 10 / denominator;
        rest = rest * 10 % denominator;
    }
    return whole + (rest * 2 >= denominator);
}

zx_status zxi_percent(zxi_arena *arena, int64_t numerator, int64_t denominator, int decimals, const char **out)
{
    char text[48];
    *out = NULL;
    if (denominator == 0)
        return ZX_OK;
    int64_t scale = 1, value = zxi_percent_round(numerator, denominator, decimals);
    for (int digit = 0; digit < decimals; digit++)
        scale *= 10;
    if (decimals)
        snprintf(text, sizeof text, "%" PRId64 ".%0*" PRId64, value / scale, decimals, value % scale);
    else
        snprintf(text, sizeof text, "%" PRId64, value);
    *out = zxi_arena_text(arena, text, strlen(text));
    return *out ? ZX_OK : zxi_no_memory();
}
