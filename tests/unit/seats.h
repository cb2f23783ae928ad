/* SPDX-License-Identifier: MIT */
/* A committee with seats, for the tests of who sits where. */
#ifndef SEATS_H
#define SEATS_H

#include "city.h"

/* A committee with two sectors, in its 14th term, and one member. */
typedef struct body {
    zx_store *store;
    zx_id committee, term, education, medicine, person, seat;
} body;

body seats_city(void);
/* An office of the member from 2018-05-01 on, still to be taken. */
zx_membership seats_at(const body *b, zx_id organization, const char *office);
/* For a verb that takes nothing but the id. */
zx_membership seats_by_id(zx_id id);
/* Seats the member on 2018-05-01. */
zx_status seats_seat(const body *b, const zx_membership *given, zx_id *out);

#endif
