/* SPDX-License-Identifier: MIT */
/* Who keeps contact with whom. */
#include "seats.h"

START_TEST(contact_is_kept_by_pairs)
{
    body b = seats_city();
    zx_id other = city_person(b.store, "王伟");
    zx_liaison given = {ZX_LIAISON_INIT, .person = b.person, .keeper = b.person, .begun = {2018, 5, 1}};
    ck_unwritten(b.store, zx_liaison_pair(b.store, city_on(2018, 5, 1), &given, NULL), ZX_RULE, "liaison.of-two");
    given.keeper = other;
    zx_liaison made = {ZX_LIAISON_INIT};
    ck_ok(zx_liaison_pair(b.store, city_on(2018, 5, 1), &given, &made.id));
    ck_unwritten(b.store, zx_liaison_pair(b.store, city_on(2018, 5, 1), &given, NULL), ZX_RULE, "liaison.twice");
    const zx_liaison back = {ZX_LIAISON_INIT, .person = other, .keeper = b.person, .begun = {2018, 5, 1}}; /* the other way round */
    ck_ok(zx_liaison_pair(b.store, city_on(2018, 5, 1), &back, NULL));
    ck_unwritten(b.store, zx_liaison_unpair(b.store, city_on(2018, 4, 30), &made, NULL), ZX_RULE, "liaison.dates-in-order");
    ck_ok(zx_liaison_unpair(b.store, city_on(2019, 5, 1), &made, NULL));
    ck_unwritten(b.store, zx_liaison_unpair(b.store, city_on(2019, 5, 2), &made, NULL), ZX_RULE, "liaison.still-open");
    given.begun = D(2019, 5, 1);
    ck_ok(zx_liaison_pair(b.store, city_on(2019, 5, 1), &given, NULL));
    given.id = made.id;
    given.begun = D(2018, 5, 1);
    given.ended = D(2018, 4, 0);
    ck_unwritten(b.store, zx_liaison_correct(b.store, city_on(2019, 6, 1), &given, NULL), ZX_RULE, "liaison.dates-in-order");
    given.ended = D(2019, 5, 2);
    ck_unwritten(b.store, zx_liaison_correct(b.store, city_on(2019, 6, 1), &given, NULL), ZX_RULE, "liaison.twice");
    given.ended = D(2019, 5, 1);
    ck_ok(zx_liaison_correct(b.store, city_on(2019, 6, 1), &given, NULL));
    zx_liaison *kept = city_get(b.store, "liaison", made.id);
    ck_assert(kept->person == b.person && kept->keeper == other && zx_date_compare(kept->ended, D(2019, 5, 1)) == 0);
    zx_free(kept);
    city_close(b.store);
}
END_TEST

ZXT_MAIN("liaison", contact_is_kept_by_pairs)
