/* SPDX-License-Identifier: MIT */
#include "seats.h"

body seats_city(void)
{
    body b = {.store = city_open()};
    b.term = city_term(b.store, 14, D(2018, 1, 10));
    b.committee = city_organization(b.store, "committee", "政协南京市委员会", 0);
    b.education = city_organization(b.store, "sector", "教育界", b.term);
    b.medicine = city_organization(b.store, "sector", "医药卫生界", b.term);
    b.person = city_person(b.store, "王伟");
    b.seat = city_seat(b.store, b.person, b.committee, "member", b.term, D(2018, 1, 10));
    return b;
}

zx_membership seats_at(const body *b, zx_id organization, const char *office)
{
    return (zx_membership){ZX_MEMBERSHIP_INIT, .person = b->person, .organization = organization, .office = office, .term = b->term,
                           .begun = {2018, 5, 1}};
}

zx_membership seats_by_id(zx_id id)
{
    return (zx_membership){ZX_MEMBERSHIP_INIT, .id = id};
}

zx_status seats_seat(const body *b, const zx_membership *given, zx_id *out)
{
    return zx_membership_seat(b->store, city_on(2018, 5, 1), given, out);
}
