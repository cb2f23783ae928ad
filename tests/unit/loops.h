/* SPDX-License-Identifier: MIT */
/* Random complete loops of projects in the fixture's `city`, through the verbs, with any one link left out; and a project taken step by
 * step. */
#ifndef LOOPS_H
#define LOOPS_H

#include "fixture.h"

/* The link that is left out: the nth of its kind, from 0 on, as the loop is made. */
typedef struct loops_gap {
    zx_loop_link link; /* 0: none */
    int nth;
} loops_gap;

/* What a loop was made of. */
typedef struct loops_made {
    zx_id project;
    zx_id left_out;                   /* the record that lacks it: that of its row */
    int counts[ZX_LOOP_TELLING + 1];  /* links of each kind that were made or left out */
} loops_made;

/* Everything follows from the seed. It begins on 2020-02-01, is over and closed on LOOPS_OVER, where it can be. */
loops_made loops_make(uint32_t seed, loops_gap gap);
#define LOOPS_OVER ((zx_date){2021, 3, 1})

/* ---- a project taken step by step ---- */

/* So many days after 2020-02-01. */
zx_date loops_day(int days);
/* Acts in turn: an argument of a call may act too. Borrowed till the eighth behind it. */
const zx_act *loops_on(int days);
#define IN(type_, ...) (&(const type_){.size = sizeof(type_), __VA_ARGS__})

/* Proposed on day 0. */
zx_id loops_proposed(const char *kind, int year);
/* A meeting that adopts recommendations. */
zx_id loops_meeting(int days);
/* A recommendation of a project, drafted five days before it is adopted. */
zx_id loops_adopted(zx_id project, int days);

#endif
