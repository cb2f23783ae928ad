/* SPDX-License-Identifier: MIT */
#include <zhengxie/version.h>

const char *zx_version(void)
{
    return ZX_VERSION;
}
