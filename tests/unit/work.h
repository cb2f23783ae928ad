/* SPDX-License-Identifier: MIT */
/* What many do at once on one store: some 200 verbs each, alone and in groups, with refusals and groups that are thrown away between. */
#ifndef WORK_H
#define WORK_H

#include <zhengxie/zhengxie.h>

enum { WORK_VERBS = 200 };

typedef struct work {
    zx_store *store;
    zx_id session, lead;     /* for proposals */
    int number, verbs;       /* of the worker; how many it is to do, up to WORK_VERBS */
    zx_id made[WORK_VERBS];  /* what was acknowledged */
    int done;
    char trouble[600];       /* what should not have been answered; empty: nothing */
} work;

/* From any thread or process; context is a ::work. */
void work_does(void *context);
/* The proposal, or the person, that this worker makes as its i-th: for checking. */
int work_is_proposal(int i);
void work_name(const work *of, int i, char *out, size_t size);

/* All of it is there: every worker's records under the ids that were acknowledged, ids of all kinds without gap or double, receipt
 * numbers likewise, and the file is whole. Workers whose `made` stayed in another process have done = 0. */
void work_checks(const char *path, const work *works, int count);

#endif
