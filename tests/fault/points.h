/* SPDX-License-Identifier: MIT */
/* Which of the points are tried, and how many were. ZX_FAULT=all tries every place from which something is asked for (places.h);
 * `every` each single point; `sample`, the default, some of each step; `few`, of one step in three, is for runs that are slow by
 * themselves, under valgrind or a sanitizer. ZX_FAULT_SEED picks other ones. */
#ifndef ZXF_POINTS_H
#define ZXF_POINTS_H

#include <stdbool.h>
#include <stdint.h>

#include "zxtest.h"

typedef enum zxf_share { ZXF_FEW, ZXF_SAMPLE, ZXF_ALL, ZXF_EVERY } zxf_share;

zxf_share zxf_share_asked(void);
uint64_t zxf_seed(void);
/* A number of its own for each seed and each n. */
uint64_t zxf_random(uint64_t n);

/* Whether to try point n of 1…total, when about so many of them are to be tried. The first and the last always are. */
bool zxf_chosen(int64_t n, int64_t total, int64_t few, int64_t sample);

/* "fault points: 1234 (what)", also for the runner of the programs; fails the test below the floor for what was asked. */
void zxf_points(const char *what, int64_t points, int64_t few, int64_t sample, int64_t all);

/* A program whose tests can run beside one another: the one that its argument names, or all of them. What main() returns. */
typedef struct zxf_part {
    const char *name;
    const TTest *test;
} zxf_part;
int zxf_run_parts(const char *suite, const zxf_part *parts, size_t count, int argument_count, char **arguments);

#endif
