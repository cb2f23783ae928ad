/* SPDX-License-Identifier: MIT */
#include "chance.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

int chance_below(int limit)
{
    static uint32_t state;
    if (!state) {
        const char *seed = getenv("ZX_SEED");
        state = seed ? (uint32_t)strtoul(seed, NULL, 10) : 20200112u;
        printf("seed %u\n", (unsigned)state);
    }
    state = state * 1664525u + 1013904223u;
    return (int)((state >> 8) % (uint32_t)limit);
}
