/* SPDX-License-Identifier: MIT */
/* What lists and counts make of dates that are only partly known, or not at all. */
#include "city.h"

static int64_t seats(zx_store *store, zx_page page)
{
    int64_t count = -1;
    page.size = sizeof page;
    ck_ok(zx_record_count(store, "membership", NULL, &page, &count));
    return count;
}

START_TEST(a_partial_beginning_counts_from_its_first_day)
{
    zx_store *store = city_open();
    zx_id party = city_organization(store, "party", "某党派", 0);
    city_seat(store, city_person(store, "王伟"), party, "member", 0, D(2018, 0, 0));
    city_seat(store, city_person(store, "李娜"), party, "member", 0, D(2018, 5, 0));
    ck_assert_int_eq(seats(store, (zx_page){.from = D(2017, 12, 31)}), 2);
    ck_assert_int_eq(seats(store, (zx_page){.from = D(2018, 0, 0)}), 2);
    ck_assert_int_eq(seats(store, (zx_page){.from = D(2018, 1, 1)}), 2);
    ck_assert_int_eq(seats(store, (zx_page){.from = D(2018, 1, 2)}), 1);
    ck_assert_int_eq(seats(store, (zx_page){.from = D(2018, 5, 1)}), 1);
    ck_assert_int_eq(seats(store, (zx_page){.from = D(2018, 5, 2)}), 0);
    ck_assert_int_eq(seats(store, (zx_page){.until = D(2017, 12, 31)}), 0);
    ck_assert_int_eq(seats(store, (zx_page){.until = D(2018, 1, 1)}), 1);
    ck_assert_int_eq(seats(store, (zx_page){.until = D(2018, 5, 1)}), 2);
    ck_assert_int_eq(seats(store, (zx_page){.on = D(2017, 12, 31)}), 0);
    ck_assert_int_eq(seats(store, (zx_page){.on = D(2018, 4, 30)}), 1);
    ck_assert_int_eq(seats(store, (zx_page){.on = D(2018, 5, 1)}), 2);
    city_close(store);
}
END_TEST

START_TEST(what_began_nobody_knows_when_counts_on_any_day)
{
    zx_store *store = city_open();
    city_organization(store, "party", "某党派", 0);
    const zx_organization later = {ZX_ORGANIZATION_INIT, .name = "另一党派", .kind = "party", .founded = D(1945, 0, 0)};
    ck_ok(zx_organization_add(store, city_on(2020, 1, 1), &later, NULL));
    const zx_organization parties = {ZX_ORGANIZATION_INIT, .kind = "party"};
    const zx_page early = {ZX_PAGE_INIT, .on = D(1944, 12, 31)}, late = {ZX_PAGE_INIT, .on = D(1945, 1, 1)},
                  began = {ZX_PAGE_INIT, .until = D(1945, 1, 1)};
    int64_t count = -1;
    ck_ok(zx_record_count(store, "organization", &parties, &early, &count));
    ck_assert_int_eq(count, 1);
    ck_ok(zx_record_count(store, "organization", &parties, &late, &count));
    ck_assert_int_eq(count, 2);
    ck_ok(zx_record_count(store, "organization", &parties, &began, &count));
    ck_assert_int_eq(count, 1);
    city_close(store);
}
END_TEST

ZXT_MAIN("list", a_partial_beginning_counts_from_its_first_day, what_began_nobody_knows_when_counts_on_any_day)
