/* SPDX-License-Identifier: MIT */
#include <zhengxie/types.h>

const char *zx_none_text(void)
{
    static const char none[] = "(none)";
    return none;
}
