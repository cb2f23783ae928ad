/* SPDX-License-Identifier: MIT */
/* Themes over years. */
#include "fixture.h"

static zx_status opens(zx_theme theme, zx_id *out)
{
    return zx_theme_open(city->store, zxt_on(2018, 3, 1), &theme, out);
}

#define OPEN(...) opens((zx_theme){ZX_THEME_INIT, .title = "水气土污染防治", __VA_ARGS__}, NULL)

static zx_id water(void)
{
    zx_id id = 0;
    ck_ok(opens((zx_theme){ZX_THEME_INIT, .title = "水气土污染防治", .first = {1, 2018}, .last = {1, 2020}, .body = city->special}, &id));
    return id;
}

START_TEST(its_years_are_in_order)
{
    ck_rule(city->store, OPEN(.first = {1, 1948}), "theme.years", "first");
    ck_rule(city->store, OPEN(.first = {1, 2018}, .last = {1, 10000}), "theme.years", "last");
    ck_rule(city->store, OPEN(.first = {1, 2018}, .last = {1, 2017}), "theme.years", "last");
    ck_ok(OPEN(.first = {1, 2018}, .last = {1, 2018}));
    ck_ok(OPEN(.first = {1, 2018}));
}
END_TEST

START_TEST(who_is_in_charge_exists)
{
    const zx_theme theme = {ZX_THEME_INIT, .title = "老旧小区", .first = {1, 2020}, .body = city->dissolved_unit};
    ck_rule(city->store, zx_theme_open(city->store, zxt_on(2020, 3, 1), &theme, NULL), "theme.body-exists", "body");
    ck_ok(zx_theme_open(city->store, zxt_on(2020, 2, 29), &theme, NULL));
}
END_TEST

static zx_status closes(zx_id id, int64_t last, int year)
{
    const zx_theme theme = {ZX_THEME_INIT, .id = id, .last = {1, last}};
    return zx_theme_close(city->store, zxt_on(year, 3, 1), &theme, NULL);
}

START_TEST(it_holds_its_projects)
{
    zx_id id = water();
    const zx_project project = {ZX_PROJECT_INIT, .kind = "research", .source = "own", .title = "治土", .year = {1, 2020}, .theme = id};
    ck_ok(zx_project_propose(city->store, zxt_on(2020, 1, 5), &project, NULL));
    ck_rule(city->store, closes(id, 2019, 2020), "theme.holds-its-projects", "last");
    ck_rule(city->store, closes(id, 2021, 2017), "theme.in-order", "on");
    ck_ok(closes(id, 2021, 2020));
    zx_theme mended = {ZX_THEME_INIT, .id = id, .title = "水气土", .first = {1, 2021}, .last = {1, 2021}, .note = "三年"};
    ck_rule(city->store, zx_theme_correct(city->store, zxt_mend(2020, 6, 1), &mended, NULL), "theme.holds-its-projects", "last");
    mended.first.value = 2020;
    ck_ok(zx_theme_correct(city->store, zxt_mend(2020, 6, 1), &mended, NULL));
    ck_ok(zx_journal_verify(city->store, NULL, NULL, NULL));
}
END_TEST

ZXT_CITY_MAIN("theme", its_years_are_in_order, who_is_in_charge_exists, it_holds_its_projects)
