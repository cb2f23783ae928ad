/* SPDX-License-Identifier: MIT */
/* Terms: one after the other. */
#include "city.h"

static zx_term by_id(zx_id id)
{
    return (zx_term){ZX_TERM_INIT, .id = id};
}

START_TEST(a_term_lasts_five_years_unless_said_otherwise)
{
    zx_store *store = city_open();
    zx_term *term = city_get(store, "term", city_term(store, 14, D(2018, 1, 10)));
    ck_assert(term->number.set == 1 && term->number.value == 14);
    ck_assert_int_eq(zx_date_compare(term->planned_end, D(2023, 1, 10)), 0);
    ck_assert_int_eq(term->closed.year, 0);
    zx_term closing = by_id(term->id);
    zx_free(term);
    ck_ok(zx_term_close(store, city_on(2023, 1, 8), &closing, NULL));
    const zx_term next = {ZX_TERM_INIT, .number = N(15), .planned_end = {2027, 12, 31}};
    zx_id id = 0;
    ck_ok(zx_term_open(store, city_on(2023, 1, 8), &next, &id));
    term = city_get(store, "term", id);
    ck_assert_int_eq(zx_date_compare(term->opened, D(2023, 1, 8)), 0);
    ck_assert_int_eq(zx_date_compare(term->planned_end, D(2027, 12, 31)), 0);
    zx_free(term);
    zx_id found = 0;
    ck_refused(zx_term_on(store, D(2018, 1, 9), &found), ZX_NOT_FOUND, NULL);
    ck_assert_int_eq(found, 0);
    ck_ok(zx_term_on(store, D(2023, 1, 7), &found));
    ck_assert(found == closing.id);
    ck_ok(zx_term_on(store, D(2023, 1, 8), &found));
    ck_assert(found == id);
    ck_refused(zx_term_on(store, D(2023, 1, 0), &found), ZX_INVALID, "on");
    city_close(store);
}
END_TEST

START_TEST(the_number_is_unique_and_counts)
{
    zx_store *store = city_open();
    zx_term given = {ZX_TERM_INIT, .number = N(0), .opened = {2018, 1, 10}};
    ck_unwritten(store, zx_term_open(store, city_on(2018, 1, 10), &given, NULL), ZX_RULE, "term.number-counts");
    given.number = (zx_opt_int){0, 14};
    ck_unwritten(store, zx_term_open(store, city_on(2018, 1, 10), &given, NULL), ZX_INVALID, "number");
    zx_term first = by_id(city_term(store, 1, D(2018, 1, 10)));
    ck_ok(zx_term_close(store, city_on(2023, 1, 10), &first, NULL));
    given = (zx_term){ZX_TERM_INIT, .number = N(1), .opened = {2023, 1, 10}};
    ck_unwritten(store, zx_term_open(store, city_on(2023, 1, 10), &given, NULL), ZX_EXISTS, "number");
    given.number = N(2);
    ck_ok(zx_term_open(store, city_on(2023, 1, 10), &given, NULL));
    city_close(store);
}
END_TEST

START_TEST(terms_follow_one_another)
{
    zx_store *store = city_open();
    zx_term current = by_id(city_term(store, 14, D(2018, 1, 10)));
    zx_term given = {ZX_TERM_INIT, .number = N(15), .opened = {2023, 1, 10}};
    ck_unwritten(store, zx_term_open(store, city_on(2023, 1, 10), &given, NULL), ZX_RULE, "term.one-at-a-time");
    ck_ok(zx_term_close(store, city_on(2023, 1, 10), &current, NULL));
    given.opened = D(2023, 1, 9);
    ck_unwritten(store, zx_term_open(store, city_on(2023, 1, 10), &given, NULL), ZX_RULE, "term.in-order");
    given.number = N(13);
    given.opened = D(2023, 1, 10);
    ck_unwritten(store, zx_term_open(store, city_on(2023, 1, 10), &given, NULL), ZX_RULE, "term.in-order");
    given.number = N(15);
    ck_ok(zx_term_open(store, city_on(2023, 1, 10), &given, NULL));
    city_close(store);
}
END_TEST

START_TEST(dates_are_in_order)
{
    zx_store *store = city_open();
    zx_term given = {ZX_TERM_INIT, .number = N(14), .opened = {2018, 1, 10}, .planned_end = {2018, 1, 10}};
    ck_unwritten(store, zx_term_open(store, city_on(2018, 1, 10), &given, NULL), ZX_RULE, "term.dates-in-order");
    given.planned_end = D(2018, 1, 11);
    zx_term term = {ZX_TERM_INIT};
    ck_ok(zx_term_open(store, city_on(2018, 1, 10), &given, &term.id));
    ck_unwritten(store, zx_term_close(store, city_on(2018, 1, 9), &term, NULL), ZX_RULE, "term.dates-in-order");
    ck_ok(zx_term_close(store, city_on(2018, 1, 10), &term, NULL));
    given.id = term.id;
    given.closed = D(2018, 1, 9);
    ck_unwritten(store, zx_term_correct(store, city_on(2018, 2, 1), &given, NULL), ZX_RULE, "closed");
    given.closed = D(2018, 1, 10);
    ck_ok(zx_term_correct(store, city_on(2018, 2, 1), &given, NULL));
    city_close(store);
}
END_TEST

START_TEST(an_extension_is_later)
{
    zx_store *store = city_open();
    zx_term term = by_id(city_term(store, 14, D(2018, 1, 10)));
    term.planned_end = D(2023, 1, 10);
    ck_unwritten(store, zx_term_extend(store, city_on(2022, 12, 1), &term, NULL), ZX_RULE, "term.extension-later");
    term.planned_end = D(2023, 1, 11);
    ck_ok(zx_term_extend(store, city_on(2022, 12, 1), &term, NULL));
    zx_term closing = by_id(term.id);
    ck_ok(zx_term_close(store, city_on(2023, 1, 11), &closing, NULL));
    term.planned_end = D(2023, 1, 12);
    ck_unwritten(store, zx_term_extend(store, city_on(2023, 1, 12), &term, NULL), ZX_RULE, "term.not-closed");
    ck_unwritten(store, zx_term_close(store, city_on(2023, 1, 12), &closing, NULL), ZX_RULE, "term.not-closed");
    city_close(store);
}
END_TEST

START_TEST(its_sessions_are_closed_before_it_is)
{
    zx_store *store = city_open();
    zx_term term = by_id(city_term(store, 14, D(2018, 1, 10)));
    zx_session session = {ZX_SESSION_INIT, .id = city_session(store, term.id, 1, D(2018, 1, 10), D(2018, 1, 14))};
    ck_unwritten(store, zx_term_close(store, city_on(2023, 1, 10), &term, NULL), ZX_RULE, "term.sessions-closed");
    ck_ok(zx_session_close(store, city_on(2018, 1, 14), &session, NULL));
    ck_unwritten(store, zx_term_close(store, city_on(2018, 1, 13), &term, NULL), ZX_RULE, "term.sessions-closed");
    ck_ok(zx_term_close(store, city_on(2023, 1, 10), &term, NULL));
    city_close(store);
}
END_TEST

/* Every open seat of the term ends with it, in the same entry; others stay. */
START_TEST(closing_ends_the_seats)
{
    zx_store *store = city_open();
    zx_term term = by_id(city_term(store, 14, D(2018, 1, 10)));
    zx_id committee = city_organization(store, "committee", "政协南京市委员会", 0), party = city_organization(store, "party", "民盟", 0);
    zx_id person[3], seat[3];
    for (int i = 0; i < 3; i++) {
        person[i] = city_person(store, "王伟");
        seat[i] = city_seat(store, person[i], committee, "member", term.id, D(2018, 1, 10));
    }
    zx_id chair = city_seat(store, person[0], committee, "chairperson", term.id, D(2018, 1, 10));
    zx_id in_party = city_seat(store, person[0], party, "member", 0, D(2018, 1, 10));
    ck_ok(zx_membership_resign(store, city_on(2020, 1, 1), &(zx_membership){ZX_MEMBERSHIP_INIT, .id = seat[2]}, NULL));
    const zx_membership late = {ZX_MEMBERSHIP_INIT, .person = person[2], .organization = committee, .office = "member", .term = term.id,
                                .begun = {2023, 1, 11}};
    zx_id id = 0;
    ck_ok(zx_membership_co_opt(store, city_on(2023, 1, 9), &late, &id));
    ck_unwritten(store, zx_term_close(store, city_on(2023, 1, 10), &term, NULL), ZX_RULE, "term.seats-begun");
    ck_ok(zx_term_close(store, city_on(2023, 1, 11), &term, NULL));

    zx_membership filter = {ZX_MEMBERSHIP_INIT, .ended = {2023, 1, 11}, .ended_by = "term_end"};
    int64_t count = 0;
    ck_ok(zx_record_count(store, "membership", &filter, NULL, &count));
    ck_assert_int_eq(count, 4);
    zx_membership *kept = city_get(store, "membership", chair);
    zx_term *closed = city_get(store, "term", term.id);
    ck_assert(kept->revision == closed->revision);
    zx_free(kept);
    zx_free(closed);
    kept = city_get(store, "membership", in_party);
    ck_assert_int_eq(kept->ended.year, 0);
    zx_free(kept);
    kept = city_get(store, "membership", seat[2]);
    ck_assert_str_eq(kept->ended_by, "resignation");
    zx_free(kept);
    city_close(store);
}
END_TEST

START_TEST(a_correction_keeps_what_lies_within)
{
    zx_store *store = city_open();
    zx_term term = by_id(city_term(store, 14, D(2018, 1, 10)));
    zx_session session = {ZX_SESSION_INIT, .id = city_session(store, term.id, 1, D(2018, 1, 11), D(2018, 1, 14))};
    zx_id committee = city_organization(store, "committee", "政协南京市委员会", 0);
    zx_id seat = city_seat(store, city_person(store, "王伟"), committee, "member", term.id, D(2018, 1, 11));
    ck_ok(zx_session_close(store, city_on(2018, 1, 14), &session, NULL));
    zx_term given = {ZX_TERM_INIT, .id = term.id, .number = N(13), .opened = {2018, 1, 12}, .planned_end = {2023, 1, 11}};
    ck_unwritten(store, zx_term_correct(store, city_on(2018, 2, 1), &given, NULL), ZX_RULE, "term.holds-its-records");
    given.opened = D(2018, 1, 11);
    given.closed = D(2023, 1, 1);
    ck_unwritten(store, zx_term_correct(store, city_on(2018, 2, 1), &given, NULL), ZX_RULE, "term.closed-by-closing");
    given.closed = (zx_date){0};
    ck_ok(zx_term_correct(store, city_on(2018, 2, 1), &given, NULL));
    ck_ok(zx_term_close(store, city_on(2023, 1, 11), &term, NULL));
    ck_unwritten(store, zx_term_correct(store, city_on(2023, 2, 1), &given, NULL), ZX_RULE, "term.closed-by-closing");
    given.closed = D(2018, 1, 13);
    ck_unwritten(store, zx_term_correct(store, city_on(2023, 2, 1), &given, NULL), ZX_RULE, "term.sessions-closed");
    given.closed = D(2023, 1, 10); /* the seats that ended with the term move with its end */
    ck_ok(zx_term_correct(store, city_on(2023, 2, 1), &given, NULL));
    zx_membership *kept = city_get(store, "membership", seat);
    ck_assert_int_eq(zx_date_compare(kept->ended, D(2023, 1, 10)), 0);
    ck_assert_str_eq(kept->ended_by, "term_end");
    zx_free(kept);
    city_close(store);
}
END_TEST

/* An office that begins today has old records to enter. */
START_TEST(a_former_term_is_entered_with_its_end)
{
    zx_store *store = city_open();
    city_term(store, 14, D(2018, 1, 10));
    zx_term former = {ZX_TERM_INIT, .number = N(13), .opened = {2013, 1, 8}};
    ck_unwritten(store, zx_term_open(store, city_on(2020, 3, 2), &former, NULL), ZX_RULE, "term.in-order");
    former.closed = D(2018, 1, 11);
    ck_unwritten(store, zx_term_open(store, city_on(2020, 3, 2), &former, NULL), ZX_RULE, "term.in-order");
    former.closed = D(2018, 1, 10);
    ck_ok(zx_term_open(store, city_on(2020, 3, 2), &former, &former.id));
    zx_session session = {ZX_SESSION_INIT, .id = city_session(store, former.id, 3, D(2015, 1, 11), D(2015, 1, 15))};
    ck_ok(zx_session_close(store, city_on(2015, 1, 15), &session, NULL));
    zx_id on = 0;
    ck_ok(zx_term_on(store, D(2017, 12, 31), &on));
    ck_assert_int_eq(on, former.id);
    zx_term ahead = {ZX_TERM_INIT, .number = N(12), .opened = {2008, 1, 8}, .closed = {2020, 3, 3}};
    ck_unwritten(store, zx_term_open(store, city_on(2020, 3, 2), &ahead, NULL), ZX_RULE, "term.closed-by-closing");
    ahead.closed = D(2013, 1, 8);
    ck_ok(zx_term_open(store, city_on(2020, 3, 2), &ahead, NULL));
    city_close(store);
}
END_TEST

ZXT_MAIN("term", a_term_lasts_five_years_unless_said_otherwise, the_number_is_unique_and_counts, terms_follow_one_another, dates_are_in_order,
         an_extension_is_later, its_sessions_are_closed_before_it_is, closing_ends_the_seats, a_correction_keeps_what_lies_within,
         a_former_term_is_entered_with_its_end)
