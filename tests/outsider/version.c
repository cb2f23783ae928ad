/* SPDX-License-Identifier: MIT */
/* The library that the program runs with is the one it was compiled for. */
#include <stdio.h>
#include <string.h>
#include <zhengxie/zhengxie.h>

int main(void)
{
    printf("libzhengxie %s\n", zx_version());
    return strcmp(zx_version(), ZX_VERSION) == 0 ? 0 : 1;
}
