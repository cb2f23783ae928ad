/* SPDX-License-Identifier: MIT */
/* Chance that can be repeated: ZX_SEED says which. */
#ifndef CHANCE_H
#define CHANCE_H

/* From 0 to limit - 1. */
int chance_below(int limit);

#endif
