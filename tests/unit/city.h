/* SPDX-License-Identifier: MIT */
/* A city's committee in memory, and the short way to its commonest records. Every helper insists on success. */
#ifndef CITY_H
#define CITY_H

#include <zhengxie/zhengxie.h>

#include "zxtest.h"

#define D(year_, month_, day_) ((zx_date){year_, month_, day_})
#define N(number_) ((zx_opt_int){1, number_})

/* A store in memory; city_close() checks every row and the journal first. */
zx_store *city_open(void);
void city_close(zx_store *store);

/* An act of the office on that day, with a reason: borrowed from a ring of eight. */
const zx_act *city_on(int year, int month, int day);

zx_id city_person(zx_store *store, const char *name);
/* Unset term: 0. Founded: not known. */
zx_id city_organization(zx_store *store, const char *kind, const char *name, zx_id term);
zx_id city_term(zx_store *store, int64_t number, zx_date opened);
zx_id city_session(zx_store *store, zx_id term, int64_t number, zx_date opens, zx_date closes);
zx_id city_seat(zx_store *store, zx_id person, zx_id organization, const char *office, zx_id term, zx_date begun);
/* A record, for zx_free(). */
void *city_get(zx_store *store, const char *kind, zx_id id);

/* The call is refused with this status, names this field or rule (NULL: not looked at), and nothing is written. */
#define ck_unwritten(store, call, status, field_or_rule)                                                                 \
    do {                                                                                                                 \
        char *city_before = city_head(store);                                                                            \
        ck_refused(call, status, field_or_rule);                                                                         \
        city_head_is(store, city_before, #call);                                                                         \
    } while (0)
char *city_head(zx_store *store);
void city_head_is(zx_store *store, char *before, const char *call);

#endif
