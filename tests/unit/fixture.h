/* SPDX-License-Identifier: MIT */
/* A small city's committee, kept through the verbs: two terms, a session, bodies, members and units, and a proposal in whatever stage
 * a test wants. */
#ifndef FIXTURE_H
#define FIXTURE_H

#include <zhengxie/zhengxie.h>

#include "zxtest.h"

/* The 15th term runs from 2018-01-10; its third session from 2020-01-12 to 2020-01-16, deadline 2020-01-14. */
typedef struct zxt_city {
    zx_store *store;
    zx_id committee, former_term, term, former_session, session;
    zx_id sector, other_sector, group, joint, party, other_party, union_, special, proposals, examiners;
    zx_id former_sector;                     /* of the 14th term */
    zx_id dissolved_party;                   /* dissolved on 2020-03-01 */
    zx_id units[4], channel, dissolved_unit; /* dissolved on 2020-03-01 */
    zx_id handover;                          /* a hand-over meeting on 2020-02-20 */
    zx_id forum;                             /* another meeting on that day */
    zx_id members[6];
    zx_id convenor;  /* of the sector: members[4]; of `other_sector`: members[5]; leaders of the groups: members[3] */
    zx_id co_opted;  /* a member from 2020-01-13 on */
    zx_id resigned;  /* a member until 2020-03-01 */
    zx_id former;    /* a member of the 14th term only */
    zx_id outsider;  /* a person who never was a member */
} zxt_city;

/* An act on a day, by the office. Borrowed till the end of the program. */
const zx_act *zxt_on(int year, int month, int day);
/* The same with a reason. */
const zx_act *zxt_mend(int year, int month, int day);

/* In memory. */
zxt_city *zxt_city_new(void);
/* In a file. */
zxt_city *zxt_city_at(const char *path);
void zxt_city_free(zxt_city *of);

/* A rulebook of the city's own, made of the national one by replacing one piece of it. */
void zxt_adopt(const zxt_city *of, zx_date starts, const char *piece, const char *instead);

/* A complete proposal of a member, still to be submitted: to be changed by the test. */
zx_proposal zxt_proposal(const zxt_city *of);
/* One that was submitted by members[0] on 2020-01-13. */
zx_id zxt_submitted(const zxt_city *of);
/* Submitted, and examined with that result on 2020-01-20. */
zx_id zxt_examined(const zxt_city *of, zx_examination_result result);
zx_id zxt_filed(const zxt_city *of);
/* Filed, and assigned to a unit on 2020-02-20; answers the assignment. */
zx_id zxt_assigned(const zxt_city *of, zx_id proposal, zx_id unit, zx_assignment_role role);
/* Filed, assigned to units[0] alone, answered on 2020-04-01 with class A. */
zx_id zxt_replied(const zxt_city *of);

/* The proposal as it is; for zx_free(). */
zx_proposal *zxt_get_proposal(const zxt_city *of, zx_id id);

/* The journal's head, for free(). */
char *zxt_head(zx_store *store);

/* The call, which does nothing else, is refused by this rule, about this field, in both languages, and has written nothing. */
#define ck_rule(store, call, rule_, field_)                                                                              \
    do {                                                                                                                 \
        char *zxt_before = zxt_head(store);                                                                              \
        ck_refused(call, ZX_RULE, rule_);                                                                                \
        zxt_ck_refusal(store, zxt_before, rule_, field_);                                                                \
    } while (0)
void zxt_ck_refusal(zx_store *store, char *head_before, const char *rule, const char *field);

/* A program each of whose tests has a fresh `city`. */
extern zxt_city *city;
TCase *zxt_city_tcase(const char *name);
int zxt_city_main(const char *name, const TTest *const *tests, size_t count);
#define ZXT_CITY_MAIN(name, ...)                                                                                         \
    int main(void)                                                                                                       \
    {                                                                                                                    \
        const TTest *const zxt_tests[] = {__VA_ARGS__};                                                                  \
        return zxt_city_main(name, zxt_tests, sizeof zxt_tests / sizeof *zxt_tests);                                     \
    }

#endif
