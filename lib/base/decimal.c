/* SPDX-License-Identifier: MIT */
#include "base/decimal.h"

#include <string.h>

static const char digits[] = "0123456789";

bool zxi_decimal_valid(const char *text)
{
    bool negative = *text == '-';
    const char *whole = text + negative;
    size_t length = strspn(whole, digits);
    if (length == 0 || length > ZXI_DECIMAL_WHOLE || (length > 1 && whole[0] == '0'))
        return false;
    const char *end = whole + length;
    if (*end == '.') {
        size_t fraction = strspn(end + 1, digits);
        if (fraction == 0 || fraction > ZXI_DECIMAL_FRACTION)
            return false;
        end += 1 + fraction;
    }
    return *end == '\0' && !(negative && whole[strspn(whole, "0.")] == '\0');
}
