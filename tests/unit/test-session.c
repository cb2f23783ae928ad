/* SPDX-License-Identifier: MIT */
/* Plenary sessions and their names. */
#include "city.h"

static zx_session of(zx_id term, int64_t number, zx_date opens, zx_date closes)
{
    return (zx_session){ZX_SESSION_INIT, .term = term, .number = N(number), .opens = opens, .closes = closes};
}

START_TEST(what_was_opened_is_there)
{
    zx_store *store = city_open();
    zx_id term = city_term(store, 14, D(2018, 1, 10)), id = 0;
    zx_session given = of(term, 3, D(2020, 1, 12), D(2020, 1, 16));
    given.deadline = D(2020, 1, 14);
    ck_ok(zx_session_open(store, city_on(2019, 12, 20), &given, &id));
    zx_session *kept = city_get(store, "session", id);
    ck_assert(kept->term == term && kept->number.value == 3 && kept->closed != ZX_YES);
    ck_assert(zx_date_compare(kept->opens, given.opens) == 0 && zx_date_compare(kept->closes, given.closes) == 0 &&
              zx_date_compare(kept->deadline, given.deadline) == 0);
    zx_free(kept);
    city_close(store);
}
END_TEST

START_TEST(the_number_is_unique_in_the_term)
{
    zx_store *store = city_open();
    zx_term term = {ZX_TERM_INIT, .id = city_term(store, 14, D(2018, 1, 10))};
    zx_session given = of(term.id, 0, D(2018, 1, 10), D(2018, 1, 14));
    ck_unwritten(store, zx_session_open(store, city_on(2018, 1, 10), &given, NULL), ZX_RULE, "session.number-counts");
    zx_session first = {ZX_SESSION_INIT, .id = city_session(store, term.id, 1, D(2018, 1, 10), D(2018, 1, 14))};
    given = of(term.id, 1, D(2019, 1, 10), D(2019, 1, 14));
    ck_unwritten(store, zx_session_open(store, city_on(2019, 1, 10), &given, NULL), ZX_EXISTS, "number");
    ck_ok(zx_session_close(store, city_on(2018, 1, 14), &first, NULL));
    ck_ok(zx_term_close(store, city_on(2023, 1, 10), &term, NULL));
    given = of(city_term(store, 15, D(2023, 1, 10)), 1, D(2023, 1, 10), D(2023, 1, 14)); /* of another term */
    ck_ok(zx_session_open(store, city_on(2023, 1, 10), &given, NULL));
    city_close(store);
}
END_TEST

START_TEST(it_lies_within_its_term)
{
    zx_store *store = city_open();
    zx_term term = {ZX_TERM_INIT, .id = city_term(store, 14, D(2018, 1, 10))};
    zx_session given = of(term.id, 1, D(2018, 1, 9), D(2018, 1, 14));
    ck_unwritten(store, zx_session_open(store, city_on(2018, 1, 10), &given, NULL), ZX_RULE, "session.within-term");
    given.opens = D(2018, 1, 10);
    zx_session first = {ZX_SESSION_INIT};
    ck_ok(zx_session_open(store, city_on(2018, 1, 10), &given, &first.id));
    ck_ok(zx_session_close(store, city_on(2018, 1, 14), &first, NULL));
    ck_ok(zx_term_close(store, city_on(2023, 1, 10), &term, NULL));
    given = of(term.id, 2, D(2023, 1, 5), D(2023, 1, 10));
    ck_unwritten(store, zx_session_open(store, city_on(2023, 1, 5), &given, NULL), ZX_RULE, "session.within-term");
    given.closes = D(2023, 1, 9);
    ck_ok(zx_session_open(store, city_on(2023, 1, 5), &given, NULL));
    city_close(store);
}
END_TEST

START_TEST(dates_are_in_order)
{
    zx_store *store = city_open();
    zx_id term = city_term(store, 14, D(2018, 1, 10));
    zx_session given = of(term, 1, D(2018, 1, 12), D(2018, 1, 11));
    ck_unwritten(store, zx_session_open(store, city_on(2018, 1, 12), &given, NULL), ZX_RULE, "session.dates-in-order");
    given.closes = D(2018, 1, 12);
    given.deadline = D(2018, 1, 11);
    ck_unwritten(store, zx_session_open(store, city_on(2018, 1, 12), &given, NULL), ZX_RULE, "deadline");
    given.deadline = D(2018, 1, 12);
    ck_ok(zx_session_open(store, city_on(2018, 1, 12), &given, NULL));
    city_close(store);
}
END_TEST

START_TEST(sessions_follow_one_another)
{
    zx_store *store = city_open();
    zx_id term = city_term(store, 14, D(2018, 1, 10));
    city_session(store, term, 2, D(2019, 1, 10), D(2019, 1, 14));
    zx_session given = of(term, 3, D(2019, 1, 14), D(2019, 1, 16));
    ck_unwritten(store, zx_session_open(store, city_on(2019, 1, 14), &given, NULL), ZX_RULE, "session.in-order");
    given.opens = D(2019, 1, 15);
    ck_ok(zx_session_open(store, city_on(2019, 1, 15), &given, NULL));
    given = of(term, 1, D(2019, 1, 5), D(2019, 1, 10));
    ck_unwritten(store, zx_session_open(store, city_on(2019, 1, 5), &given, NULL), ZX_RULE, "session.in-order");
    given.closes = D(2019, 1, 9);
    ck_ok(zx_session_open(store, city_on(2019, 1, 5), &given, NULL));
    city_close(store);
}
END_TEST

START_TEST(an_extension_is_later)
{
    zx_store *store = city_open();
    zx_id term = city_term(store, 14, D(2018, 1, 10));
    zx_session session = {ZX_SESSION_INIT, .id = city_session(store, term, 1, D(2018, 1, 10), D(2018, 1, 14))};
    ck_unwritten(store, zx_session_extend(store, city_on(2018, 1, 12), &session, NULL), ZX_INVALID, "field.required");
    session.closes = D(2018, 1, 14);
    ck_unwritten(store, zx_session_extend(store, city_on(2018, 1, 12), &session, NULL), ZX_RULE, "session.extension-later");
    session.closes = D(2018, 1, 15);
    session.deadline = D(2018, 1, 12); /* there was none */
    ck_ok(zx_session_extend(store, city_on(2018, 1, 12), &session, NULL));
    session.closes = (zx_date){0};
    ck_unwritten(store, zx_session_extend(store, city_on(2018, 1, 12), &session, NULL), ZX_RULE, "deadline");
    session.deadline = D(2018, 1, 13);
    ck_ok(zx_session_extend(store, city_on(2018, 1, 12), &session, NULL));
    zx_session *kept = city_get(store, "session", session.id);
    ck_assert(zx_date_compare(kept->closes, D(2018, 1, 15)) == 0 && zx_date_compare(kept->deadline, D(2018, 1, 13)) == 0);
    zx_free(kept);
    city_close(store);
}
END_TEST

START_TEST(it_closes_once)
{
    zx_store *store = city_open();
    zx_id term = city_term(store, 14, D(2018, 1, 10));
    zx_session session = {ZX_SESSION_INIT, .id = city_session(store, term, 1, D(2018, 1, 10), D(2018, 1, 14))};
    ck_unwritten(store, zx_session_close(store, city_on(2018, 1, 9), &session, NULL), ZX_RULE, "session.dates-in-order");
    ck_ok(zx_session_close(store, city_on(2018, 1, 13), &session, NULL));
    zx_session *kept = city_get(store, "session", session.id);
    ck_assert(kept->closed == ZX_YES && zx_date_compare(kept->closes, D(2018, 1, 13)) == 0);
    zx_free(kept);
    ck_unwritten(store, zx_session_close(store, city_on(2018, 1, 14), &session, NULL), ZX_RULE, "session.not-closed");
    session.deadline = D(2018, 2, 1);
    ck_unwritten(store, zx_session_extend(store, city_on(2018, 1, 14), &session, NULL), ZX_RULE, "session.not-closed");
    zx_session given = of(term, 1, D(2018, 1, 10), (zx_date){0});
    given.id = session.id;
    ck_unwritten(store, zx_session_correct(store, city_on(2018, 2, 1), &given, NULL), ZX_RULE, "session.closed-has-last-day");
    given.closes = D(2018, 1, 14);
    ck_ok(zx_session_correct(store, city_on(2018, 2, 1), &given, NULL));
    kept = city_get(store, "session", session.id);
    ck_assert_int_eq(kept->closed, ZX_YES);
    zx_free(kept);
    city_close(store);
}
END_TEST

START_TEST(its_sittings_lie_within_it)
{
    zx_store *store = city_open();
    zx_id term = city_term(store, 14, D(2018, 1, 10));
    zx_session session = {ZX_SESSION_INIT, .id = city_session(store, term, 1, D(2018, 1, 10), D(2018, 1, 14))};
    const zx_activity sitting = {ZX_ACTIVITY_INIT, .kind = "plenary_sitting", .title = "闭幕会", .session = session.id, .begins = {2018, 1, 14}};
    zx_id id = 0;
    ck_ok(zx_activity_convene(store, city_on(2018, 1, 10), &sitting, &id));
    ck_unwritten(store, zx_session_close(store, city_on(2018, 1, 13), &session, NULL), ZX_RULE, "session.holds-its-records");
    zx_session given = of(term, 1, D(2018, 1, 15), D(2018, 1, 16));
    given.id = session.id;
    ck_unwritten(store, zx_session_correct(store, city_on(2018, 2, 1), &given, NULL), ZX_RULE, "session.holds-its-records");
    ck_ok(zx_session_close(store, city_on(2018, 1, 14), &session, NULL));
    city_close(store);
}
END_TEST

START_TEST(names_are_printed_and_found)
{
    zx_store *store = city_open();
    zx_id term = city_term(store, 14, D(2018, 1, 10));
    city_session(store, term, 1, D(2018, 1, 10), D(2018, 1, 14));
    zx_id third = city_session(store, term, 3, D(2020, 1, 12), D(2020, 1, 16)), found = 0;
    char *name = NULL;
    ck_ok(zx_session_name(store, third, ZX_NO, &name));
    ck_assert_str_eq(name, "十四届三次会议");
    ck_ok(zx_session_find(store, name, &found));
    ck_assert(found == third);
    zx_free(name);
    ck_ok(zx_session_name(store, third, ZX_YES, &name));
    ck_assert_str_eq(name, "政协第十四届南京市委员会第三次会议");
    found = 0;
    ck_ok(zx_session_find(store, name, &found));
    ck_assert(found == third);
    zx_free(name);
    name = NULL;
    found = 0;
    ck_refused(zx_session_find(store, "十四届二次会议", &found), ZX_NOT_FOUND, NULL);
    ck_refused(zx_session_find(store, "政协第十四届苏州市委员会第三次会议", &found), ZX_NOT_FOUND, NULL);
    ck_refused(zx_session_find(store, "十四届", &found), ZX_INVALID, NULL);
    ck_refused(zx_session_name(store, term, ZX_YES, &name), ZX_NOT_FOUND, "record.kind");
    ck_assert(found == 0 && !name);
    city_close(store);
}
END_TEST

ZXT_MAIN("session", what_was_opened_is_there, the_number_is_unique_in_the_term, it_lies_within_its_term, dates_are_in_order,
         sessions_follow_one_another, an_extension_is_later, it_closes_once, its_sittings_lie_within_it, names_are_printed_and_found)
