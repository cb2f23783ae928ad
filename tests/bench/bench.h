/* SPDX-License-Identifier: MIT */
/* What the benchmarks share: a committee to load proposals into, and the clock. */
#ifndef BENCH_H
#define BENCH_H

#include <zhengxie/zhengxie.h>

enum { MEMBERS = 500, UNITS = 50 };

typedef struct committee {
    zx_store *store;
    zx_id session, members[MEMBERS], units[UNITS];
} committee;

/* Ends the program with the library's own words. */
void must(zx_status status, const char *what);
/* Seconds: of this process's processor time, which others on the machine disturb least; and on the wall. */
double processor_seconds(void);
double wall_seconds(void);
/* A new file with members, units and a plenary session. */
committee found(const char *path);
/* Loads `count` proposals, each examined, assigned and answered, in one group. */
void load(committee *city, int count);
/* The text of the i-th proposal's field. */
const char *sample(int i, int characters, char *out);

#endif
