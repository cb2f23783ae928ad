/* SPDX-License-Identifier: MIT */
/* Decimal figures as text: what was measured stays as it was written, 12.50 as 12.50. */
#ifndef ZXI_BASE_DECIMAL_H
#define ZXI_BASE_DECIMAL_H

#include <stdbool.h>

/* The most digits before and behind the point. */
enum { ZXI_DECIMAL_WHOLE = 15, ZXI_DECIMAL_FRACTION = 6 };

/* Whether it is a figure: '-' or nothing, digits without a needless 0 in front, and a point only with digits behind it. No zero has
 * a sign. */
bool zxi_decimal_valid(const char *text);

#endif
