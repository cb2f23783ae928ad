/* SPDX-License-Identifier: MIT */
/* Memberships: how they begin and end, what they rest on, and who was a member when. */
#include "city.h"
#include "hand.h"

/* A committee with two sectors, in its 14th term, and one member. */
typedef struct body {
    zx_store *store;
    zx_id committee, term, education, medicine, person, seat;
} body;

static body city(void)
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

static zx_membership at(const body *b, zx_id organization, const char *office)
{
    return (zx_membership){ZX_MEMBERSHIP_INIT, .person = b->person, .organization = organization, .office = office, .term = b->term,
                           .begun = {2018, 5, 1}};
}

static zx_membership by_id(zx_id id)
{
    return (zx_membership){ZX_MEMBERSHIP_INIT, .id = id};
}

static zx_status seat(const body *b, const zx_membership *given, zx_id *out)
{
    return zx_membership_seat(b->store, city_on(2018, 5, 1), given, out);
}

static void ck_ended(const body *b, zx_id id, zx_date on, const char *by)
{
    zx_membership *kept = city_get(b->store, "membership", id);
    ck_assert_int_eq(zx_date_compare(kept->ended, on), 0);
    if (by)
        ck_assert_str_eq(kept->ended_by, by);
    else
        ck_assert_ptr_null(kept->ended_by);
    zx_free(kept);
}

START_TEST(each_verb_says_how_it_began)
{
    body b = city();
    zx_membership given = at(&b, city_organization(b.store, "party", "民盟", 0), "member");
    zx_id id = 0;
    given.term = 0;
    given.note = "样例";
    ck_ok(zx_membership_co_opt(b.store, city_on(2018, 5, 1), &given, &id));
    zx_membership *kept = city_get(b.store, "membership", id);
    ck_assert(kept->person == b.person && kept->organization == given.organization && kept->term == 0);
    ck_assert_str_eq(kept->office, "member");
    ck_assert_str_eq(kept->begun_by, "cooption");
    ck_assert_str_eq(kept->note, "样例");
    zx_free(kept);
    kept = city_get(b.store, "membership", b.seat);
    ck_assert_str_eq(kept->begun_by, "election");
    zx_free(kept);
    given = at(&b, b.committee, "standing_committee_member");
    ck_unwritten(b.store, zx_membership_elect(b.store, city_on(2018, 5, 1), &given, NULL), ZX_INVALID, "begun_by");
    given.begun_by = "cooption";
    ck_unwritten(b.store, zx_membership_elect(b.store, city_on(2018, 5, 1), &given, NULL), ZX_RULE, "membership.begins-by-verb");
    ck_unwritten(b.store, seat(&b, &given, NULL), ZX_RULE, "membership.begins-by-verb");
    ck_unwritten(b.store, zx_membership_co_opt(b.store, city_on(2018, 5, 1), &given, NULL), ZX_INVALID, "begun_by");
    given.begun_by = "by_election";
    ck_ok(zx_membership_elect(b.store, city_on(2018, 5, 1), &given, &id));
    kept = city_get(b.store, "membership", id);
    ck_assert_str_eq(kept->begun_by, "by_election");
    zx_free(kept);
    city_close(b.store);
}
END_TEST

START_TEST(the_office_is_never_guessed)
{
    body b = city();
    zx_membership given = at(&b, b.education, NULL);
    ck_unwritten(b.store, seat(&b, &given, NULL), ZX_INVALID, "office");
    given.office = "主席";
    ck_unwritten(b.store, seat(&b, &given, NULL), ZX_INVALID, "rulebook.code");
    given.office = "member";
    ck_ok(seat(&b, &given, NULL));
    city_close(b.store);
}
END_TEST

START_TEST(dates_are_in_order)
{
    body b = city();
    zx_membership id = by_id(b.seat);
    ck_unwritten(b.store, zx_membership_resign(b.store, city_on(2018, 1, 9), &id, NULL), ZX_RULE, "membership.dates-in-order");
    ck_ok(zx_membership_resign(b.store, city_on(2018, 1, 10), &id, NULL));
    zx_membership given = {ZX_MEMBERSHIP_INIT, .id = b.seat, .person = b.person, .organization = b.committee, .office = "member", .term = b.term,
                           .begun = {2018, 6, 1}, .begun_by = "election", .ended = {2018, 5, 0}, .ended_by = "resignation"};
    ck_unwritten(b.store, zx_membership_correct(b.store, city_on(2019, 1, 1), &given, NULL), ZX_RULE, "membership.dates-in-order");
    given.ended = D(2018, 6, 0);
    ck_ok(zx_membership_correct(b.store, city_on(2019, 1, 1), &given, NULL));
    city_close(b.store);
}
END_TEST

START_TEST(what_has_ended_says_when_and_how)
{
    body b = city();
    zx_membership given = {ZX_MEMBERSHIP_INIT, .id = b.seat, .person = b.person, .organization = b.committee, .office = "member", .term = b.term,
                           .begun = {2018, 1, 10}, .begun_by = "election", .ended = {2018, 5, 1}};
    ck_unwritten(b.store, zx_membership_correct(b.store, city_on(2019, 1, 1), &given, NULL), ZX_RULE, "membership.says-how-it-ended");
    given.ended = (zx_date){0};
    given.ended_by = "death";
    ck_unwritten(b.store, zx_membership_correct(b.store, city_on(2019, 1, 1), &given, NULL), ZX_RULE, "membership.says-how-it-ended");
    given.ended = D(2018, 5, 1);
    ck_ok(zx_membership_correct(b.store, city_on(2019, 1, 1), &given, NULL));
    ck_ended(&b, b.seat, D(2018, 5, 1), "death");
    city_close(b.store);
}
END_TEST

START_TEST(nobody_is_seated_after_death)
{
    body b = city();
    const zx_person given = {ZX_PERSON_INIT, .name = "李娜", .died = {2018, 5, 1}};
    zx_membership late = at(&b, b.committee, "member");
    ck_ok(zx_person_add(b.store, city_on(2018, 5, 1), &given, &late.person));
    late.begun = D(2018, 5, 2);
    ck_unwritten(b.store, seat(&b, &late, NULL), ZX_RULE, "membership.person-living");
    ck_assert_ptr_null(strstr(zx_error_last()->message, "2018")); /* when somebody died is not for a message */
    late.begun = D(2018, 5, 1);
    ck_ok(seat(&b, &late, NULL));
    city_close(b.store);
}
END_TEST

START_TEST(the_organization_exists)
{
    body b = city();
    const zx_organization party = {ZX_ORGANIZATION_INIT, .name = "民盟", .kind = "party", .founded = {2018, 5, 1}};
    zx_organization id = {ZX_ORGANIZATION_INIT};
    ck_ok(zx_organization_add(b.store, city_on(2018, 5, 1), &party, &id.id));
    zx_membership given = at(&b, id.id, "member");
    given.term = 0;
    given.begun = D(2018, 4, 30);
    ck_unwritten(b.store, seat(&b, &given, NULL), ZX_RULE, "membership.organization-exists");
    given.begun = D(2018, 0, 0); /* some day of 2018: may have been in time */
    zx_membership made = by_id(0);
    ck_ok(seat(&b, &given, &made.id));
    ck_ok(zx_membership_resign(b.store, city_on(2019, 1, 1), &made, NULL));
    ck_ok(zx_organization_dissolve(b.store, city_on(2019, 6, 1), &id, NULL));
    given.begun = D(2019, 6, 1);
    ck_unwritten(b.store, seat(&b, &given, NULL), ZX_RULE, "membership.organization-exists");
    zx_membership corrected = given;
    corrected.id = made.id;
    corrected.begun = D(2018, 5, 1);
    corrected.begun_by = "election";
    ck_unwritten(b.store, zx_membership_correct(b.store, city_on(2020, 1, 1), &corrected, NULL), ZX_RULE, "membership.organization-exists");
    corrected.ended = D(2019, 6, 1);
    corrected.ended_by = "removal";
    ck_ok(zx_membership_correct(b.store, city_on(2020, 1, 1), &corrected, NULL));
    city_close(b.store);
}
END_TEST

START_TEST(the_term_is_given_and_fits)
{
    body b = city();
    zx_membership given = at(&b, b.education, "member");
    given.term = 0;
    ck_unwritten(b.store, seat(&b, &given, NULL), ZX_RULE, "membership.term-given");
    ck_ok(zx_term_close(b.store, city_on(2023, 1, 10), &(zx_term){ZX_TERM_INIT, .id = b.term}, NULL));
    zx_id next = city_term(b.store, 15, D(2023, 1, 10));
    city_seat(b.store, b.person, b.committee, "member", next, D(2023, 1, 10));
    given = at(&b, b.education, "member"); /* a sector of the 14th term */
    given.term = next;
    given.begun = D(2023, 1, 10);
    ck_unwritten(b.store, seat(&b, &given, NULL), ZX_RULE, "membership.within-term");
    given.term = b.term;
    ck_unwritten(b.store, seat(&b, &given, NULL), ZX_RULE, "membership.within-term");
    given.organization = city_organization(b.store, "sector", "教育界", next);
    given.term = next;
    given.begun = D(2023, 1, 9);
    ck_unwritten(b.store, seat(&b, &given, NULL), ZX_RULE, "membership.within-term");
    given.begun = D(2023, 1, 10);
    ck_ok(seat(&b, &given, NULL));
    city_close(b.store);
}
END_TEST

START_TEST(an_office_is_of_its_kind)
{
    body b = city();
    zx_membership given = at(&b, b.education, "chairperson");
    ck_unwritten(b.store, seat(&b, &given, NULL), ZX_RULE, "membership.office-of-kind");
    given.organization = b.committee;
    ck_ok(seat(&b, &given, NULL));
    city_close(b.store);
}
END_TEST

START_TEST(no_seat_twice_at_a_time)
{
    body b = city();
    zx_membership given = at(&b, b.committee, "member");
    ck_unwritten(b.store, seat(&b, &given, NULL), ZX_RULE, "membership.twice");
    zx_membership id = by_id(b.seat);
    ck_ok(zx_membership_resign(b.store, city_on(2018, 5, 1), &id, NULL));
    given.begun = D(2018, 4, 30);
    ck_unwritten(b.store, seat(&b, &given, NULL), ZX_RULE, "membership.twice");
    given.begun = D(2018, 5, 1); /* the day on which the first is no longer */
    ck_ok(seat(&b, &given, NULL));
    city_close(b.store);
}
END_TEST

START_TEST(one_sector_at_a_time)
{
    body b = city();
    zx_membership given = at(&b, b.education, "member");
    zx_membership first = by_id(0);
    ck_ok(seat(&b, &given, &first.id));
    given.organization = b.medicine;
    ck_unwritten(b.store, seat(&b, &given, NULL), ZX_RULE, "membership.limit");
    ck_assert_str_eq(zx_error_last()->field, "organization");
    given.organization = b.education; /* an office in the same sector is no second sector */
    given.office = "convenor";
    ck_ok(seat(&b, &given, NULL));
    ck_ok(zx_membership_resign(b.store, city_on(2019, 5, 1), &first, NULL));
    given = at(&b, b.medicine, "member");
    given.begun = D(2019, 4, 30);
    ck_unwritten(b.store, seat(&b, &given, NULL), ZX_RULE, "membership.limit");
    given.begun = D(2019, 5, 1);
    ck_ok(seat(&b, &given, NULL));
    given = at(&b, city_organization(b.store, "special_committee", "提案委员会", b.term), "member"); /* of these there may be several */
    ck_ok(seat(&b, &given, NULL));
    given.organization = city_organization(b.store, "special_committee", "文史委员会", b.term);
    ck_ok(seat(&b, &given, NULL));
    city_close(b.store);
}
END_TEST

/* A rulebook with a limit of two: counted at each time, not over all time. */
START_TEST(a_limit_is_counted_at_each_time)
{
    zx_store *store = city_open();
    const char *two = "{\"lists\":{\"organization_kinds\":[{\"code\":\"party\",\"en\":\"party\",\"zh\":\"党派\",\"limit\":2}],"
                      "\"offices\":[{\"code\":\"member\",\"en\":\"member\",\"zh\":\"委员\"}],"
                      "\"membership_begins\":[{\"code\":\"election\",\"en\":\"election\",\"zh\":\"选举\"}],"
                      "\"membership_ends\":[{\"code\":\"removal\",\"en\":\"removal\",\"zh\":\"免去\"}]}}";
    const zx_rulebook rulebook = {ZX_RULEBOOK_INIT, .title = "样例规则", .document = two, .starts = {2017, 1, 1}};
    ck_ok(zx_rulebook_adopt(store, city_on(2017, 1, 1), &rulebook, NULL));
    zx_id person = city_person(store, "王伟"), early = 0;
    const char *names[] = {"甲", "乙", "丙", "丁"};
    zx_id party[4];
    for (int i = 0; i < 4; i++)
        party[i] = city_organization(store, "party", names[i], 0);
    city_seat(store, person, party[0], "member", 0, D(2018, 1, 1));
    early = city_seat(store, person, party[1], "member", 0, D(2018, 1, 1));
    zx_membership given = {ZX_MEMBERSHIP_INIT, .person = person, .organization = party[2], .office = "member", .begun = {2019, 1, 1}};
    ck_unwritten(store, zx_membership_seat(store, city_on(2019, 1, 1), &given, NULL), ZX_RULE, "membership.limit");
    const zx_membership removed = {ZX_MEMBERSHIP_INIT, .id = early};
    ck_ok(zx_membership_remove(store, city_on(2019, 1, 1), &removed, NULL));
    zx_membership third = {ZX_MEMBERSHIP_INIT};
    ck_ok(zx_membership_seat(store, city_on(2019, 1, 1), &given, &third.id));
    /* From 2018 on: never more than two others at a time, though three over the years; but always two. */
    given.organization = party[3];
    given.begun = D(2018, 6, 1);
    ck_unwritten(store, zx_membership_seat(store, city_on(2019, 1, 1), &given, NULL), ZX_RULE, "membership.limit");
    ck_ok(zx_membership_remove(store, city_on(2019, 6, 1), &third, NULL));
    given.begun = D(2019, 6, 1);
    ck_ok(zx_membership_seat(store, city_on(2019, 6, 1), &given, NULL));
    city_close(store);
}
END_TEST

START_TEST(one_chairperson_at_a_time)
{
    body b = city();
    zx_membership given = at(&b, b.committee, "chairperson"), first = by_id(0);
    ck_ok(seat(&b, &given, &first.id));
    given.person = city_person(b.store, "李娜");
    city_seat(b.store, given.person, b.committee, "member", b.term, D(2018, 1, 10));
    ck_unwritten(b.store, seat(&b, &given, NULL), ZX_RULE, "membership.office-holders");
    first.ended_by = "office_change";
    ck_ok(zx_membership_end(b.store, city_on(2019, 1, 1), &first, NULL));
    given.begun = D(2018, 12, 31);
    ck_unwritten(b.store, seat(&b, &given, NULL), ZX_RULE, "membership.office-holders");
    given.begun = D(2019, 1, 1);
    ck_ok(seat(&b, &given, NULL));
    city_close(b.store);
}
END_TEST

START_TEST(an_office_needs_a_seat)
{
    body b = city();
    zx_membership given = at(&b, b.committee, "vice_chairperson");
    given.person = city_person(b.store, "李娜");
    ck_unwritten(b.store, seat(&b, &given, NULL), ZX_RULE, "membership.office-needs-seat");
    city_seat(b.store, given.person, b.committee, "member", b.term, D(2018, 5, 2));
    ck_unwritten(b.store, seat(&b, &given, NULL), ZX_RULE, "membership.office-needs-seat"); /* a day too early */
    given.begun = D(2018, 5, 2);
    ck_ok(seat(&b, &given, NULL));
    city_close(b.store);
}
END_TEST

START_TEST(a_sector_is_for_members)
{
    body b = city();
    zx_membership given = at(&b, b.education, "member");
    given.person = city_person(b.store, "李娜");
    ck_unwritten(b.store, seat(&b, &given, NULL), ZX_RULE, "membership.members-only");
    zx_membership staff = at(&b, city_organization(b.store, "department", "提案委办公室", 0), "staff"); /* a department is not */
    staff.person = given.person;
    staff.term = 0;
    ck_ok(seat(&b, &staff, NULL));
    city_seat(b.store, given.person, b.committee, "member", b.term, D(2018, 5, 1));
    ck_ok(seat(&b, &given, NULL));
    city_close(b.store);
}
END_TEST

START_TEST(each_way_of_ending_has_its_verb)
{
    body b = city();
    zx_membership id = by_id(b.seat);
    id.ended_by = "removal";
    ck_unwritten(b.store, zx_membership_resign(b.store, city_on(2019, 5, 1), &id, NULL), ZX_RULE, "membership.ends-by-verb");
    ck_unwritten(b.store, zx_membership_end(b.store, city_on(2019, 5, 1), &id, NULL), ZX_RULE, "membership.ends-by-verb");
    id.ended_by = "term_end";
    ck_unwritten(b.store, zx_membership_end(b.store, city_on(2019, 5, 1), &id, NULL), ZX_RULE, "membership.ends-by-verb");
    zx_act silent = *city_on(2019, 5, 1);
    silent.reason = NULL;
    id.ended_by = NULL;
    ck_unwritten(b.store, zx_membership_remove(b.store, &silent, &id, NULL), ZX_INVALID, "reason");
    ck_unwritten(b.store, zx_membership_revoke(b.store, &silent, &id, NULL), ZX_INVALID, "reason");
    id.ended_by = "advised_resignation";
    ck_ok(zx_membership_resign(b.store, &silent, &id, NULL));
    ck_ended(&b, b.seat, D(2019, 5, 1), "advised_resignation");
    id.ended_by = NULL;
    ck_unwritten(b.store, zx_membership_resign(b.store, city_on(2019, 5, 2), &id, NULL), ZX_RULE, "membership.still-open");
    ck_unwritten(b.store, zx_membership_remove(b.store, city_on(2019, 5, 2), &id, NULL), ZX_RULE, "membership.still-open");
    for (int i = 0; i < 3; i++) {
        const char *ways[] = {"removal", "revocation", "death"};
        id = by_id(city_seat(b.store, city_person(b.store, "张伟"), b.committee, "member", b.term, D(2018, 1, 10)));
        if (i == 0)
            ck_ok(zx_membership_remove(b.store, city_on(2019, 5, 1), &id, NULL));
        if (i == 1)
            ck_ok(zx_membership_revoke(b.store, city_on(2019, 5, 1), &id, NULL));
        id.ended_by = "death";
        if (i == 2)
            ck_ok(zx_membership_end(b.store, city_on(2019, 5, 1), &id, NULL));
        ck_ended(&b, id.id, D(2019, 5, 1), ways[i]);
    }
    city_close(b.store);
}
END_TEST

/* With the seat in the committee end its offices and the seats for members only, not the party. */
START_TEST(what_rests_on_a_seat_ends_with_it)
{
    body b = city();
    zx_membership office = at(&b, b.committee, "vice_chairperson"), sector = at(&b, b.education, "member"), convenor = at(&b, b.education, "convenor"),
                  party = at(&b, city_organization(b.store, "party", "民盟", 0), "member");
    ck_ok(seat(&b, &office, &office.id));
    ck_ok(seat(&b, &sector, &sector.id));
    ck_ok(seat(&b, &convenor, &convenor.id));
    party.term = 0;
    ck_ok(seat(&b, &party, &party.id));
    zx_membership only_office = by_id(office.id);
    ck_ok(zx_membership_resign(b.store, city_on(2019, 3, 1), &only_office, NULL));
    ck_ended(&b, office.id, D(2019, 3, 1), "resignation");
    ck_ended(&b, b.seat, (zx_date){0}, NULL);
    zx_membership id = by_id(b.seat);
    ck_ok(zx_membership_revoke(b.store, city_on(2019, 5, 1), &id, NULL));
    ck_ended(&b, b.seat, D(2019, 5, 1), "revocation");
    ck_ended(&b, sector.id, D(2019, 5, 1), "revocation");
    ck_ended(&b, convenor.id, D(2019, 5, 1), "revocation");
    ck_ended(&b, office.id, D(2019, 3, 1), "resignation");
    ck_ended(&b, party.id, (zx_date){0}, NULL);
    city_close(b.store);
}
END_TEST

START_TEST(a_seat_stays_as_long_as_others_rest_on_it)
{
    body b = city();
    zx_membership later = at(&b, b.education, "member"), id = by_id(b.seat);
    later.begun = D(2019, 5, 2);
    ck_ok(seat(&b, &later, &later.id));
    ck_unwritten(b.store, zx_membership_resign(b.store, city_on(2019, 5, 1), &id, NULL), ZX_RULE, "membership.others-rest-on-it");
    zx_membership given = {ZX_MEMBERSHIP_INIT, .id = b.seat, .person = b.person, .organization = b.committee, .office = "member", .term = b.term,
                           .begun = {2019, 5, 3}, .begun_by = "election"};
    ck_unwritten(b.store, zx_membership_correct(b.store, city_on(2019, 6, 1), &given, NULL), ZX_RULE, "membership.others-rest-on-it");
    given.person = city_person(b.store, "李娜");
    given.begun = D(2019, 5, 2);
    ck_unwritten(b.store, zx_membership_correct(b.store, city_on(2019, 6, 1), &given, NULL), ZX_RULE, "membership.others-rest-on-it");
    given.person = b.person;
    ck_ok(zx_membership_correct(b.store, city_on(2019, 6, 1), &given, NULL));
    ck_ok(zx_membership_resign(b.store, city_on(2019, 5, 2), &id, NULL));
    city_close(b.store);
}
END_TEST

START_TEST(a_transfer_between_sectors)
{
    body b = city();
    zx_membership first = at(&b, b.education, "member"), convenor = at(&b, b.education, "convenor");
    ck_ok(seat(&b, &first, &first.id));
    ck_ok(seat(&b, &convenor, &convenor.id));
    zx_membership move = by_id(first.id);
    move.organization = b.education;
    ck_unwritten(b.store, zx_membership_transfer(b.store, city_on(2020, 1, 5), &move, NULL), ZX_RULE, "membership.transfer-elsewhere");
    move.organization = b.committee;
    ck_unwritten(b.store, zx_membership_transfer(b.store, city_on(2020, 1, 5), &move, NULL), ZX_RULE, "membership.transfer-kind");
    move.organization = b.medicine;
    move.id = convenor.id;
    ck_unwritten(b.store, zx_membership_transfer(b.store, city_on(2020, 1, 5), &move, NULL), ZX_RULE, "membership.transfer-seat");
    move.id = b.seat;
    ck_unwritten(b.store, zx_membership_transfer(b.store, city_on(2020, 1, 5), &move, NULL), ZX_RULE, "membership.transfer-kind");
    move.id = first.id;
    ck_unwritten(b.store, zx_membership_transfer(b.store, city_on(2018, 4, 30), &move, NULL), ZX_RULE, "membership.dates-in-order");
    zx_id id = 0;
    move.note = "工作变动";
    ck_ok(zx_membership_transfer(b.store, city_on(2020, 1, 5), &move, &id));
    ck_ended(&b, first.id, D(2020, 1, 5), "transfer");
    ck_ended(&b, convenor.id, D(2020, 1, 5), "transfer");
    ck_ended(&b, b.seat, (zx_date){0}, NULL);
    zx_membership *kept = city_get(b.store, "membership", id);
    ck_assert(kept->organization == b.medicine && kept->person == b.person && kept->term == b.term);
    ck_assert_str_eq(kept->begun_by, "transfer");
    ck_assert_str_eq(kept->office, "member");
    ck_assert_str_eq(kept->note, "工作变动");
    ck_assert_int_eq(zx_date_compare(kept->begun, D(2020, 1, 5)), 0);
    zx_free(kept);
    ck_unwritten(b.store, zx_membership_transfer(b.store, city_on(2020, 1, 6), &move, NULL), ZX_RULE, "membership.still-open");
    move.id = id;
    move.organization = b.education;
    ck_ok(zx_membership_transfer(b.store, city_on(2020, 1, 6), &move, NULL)); /* and back */
    city_close(b.store);
}
END_TEST

/* An election of years ago, of which only the year is known. */
START_TEST(partial_dates_of_old_records)
{
    body b = city();
    zx_term term = {ZX_TERM_INIT, .id = b.term, .number = N(14), .opened = {2013, 1, 10}, .planned_end = {2023, 1, 10}};
    ck_ok(zx_term_correct(b.store, city_on(2018, 2, 1), &term, NULL));
    zx_membership given = at(&b, b.committee, "member");
    given.person = city_person(b.store, "李娜");
    given.begun = D(2012, 0, 0);
    ck_unwritten(b.store, seat(&b, &given, NULL), ZX_RULE, "membership.within-term");
    given.begun = D(2013, 0, 0);
    zx_id id = 0;
    ck_ok(seat(&b, &given, &id));
    const struct { zx_date on; int64_t count; } cases[] = {{{2012, 12, 31}, 0}, {{2013, 1, 1}, 1}, {{2017, 12, 31}, 1}, {{2018, 1, 10}, 2}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        int64_t count = -1;
        const zx_page page = {ZX_PAGE_INIT, .on = cases[i].on};
        ck_ok(zx_record_count(b.store, "membership", NULL, &page, &count));
        ck_assert_int_eq(count, cases[i].count);
    }
    city_close(b.store);
}
END_TEST

START_TEST(a_changed_seat_is_a_conflict)
{
    body b = city();
    zx_membership *kept = city_get(b.store, "membership", b.seat);
    zx_membership id = by_id(b.seat);
    id.revision = kept->revision - 1;
    ck_unwritten(b.store, zx_membership_resign(b.store, city_on(2019, 5, 1), &id, NULL), ZX_CONFLICT, "revision");
    id.revision = kept->revision;
    ck_ok(zx_membership_resign(b.store, city_on(2019, 5, 1), &id, NULL));
    zx_free(kept);
    city_close(b.store);
}
END_TEST

/* What a seat rests on is believed only as the journal has it. */
START_TEST(an_organization_changed_by_hand)
{
    const char *path = zxt_path("city.zx");
    zx_store *store = hand_creates(path);
    const zx_organization gone = {ZX_ORGANIZATION_INIT, .id = city_organization(store, "party", "民盟", 0)};
    zx_membership given = {ZX_MEMBERSHIP_INIT, .person = city_person(store, "王伟"), .organization = gone.id, .office = "member",
                           .begun = {2019, 5, 1}};
    ck_ok(zx_organization_dissolve(store, city_on(2019, 5, 1), &gone, NULL));
    ck_unwritten(store, zx_membership_seat(store, city_on(2019, 5, 1), &given, NULL), ZX_RULE, "membership.organization-exists");
    zx_store_free(store);
    hand_runs(path, "UPDATE organization SET dissolved = NULL");
    store = hand_opens(path);
    ck_unwritten(store, zx_membership_seat(store, city_on(2019, 5, 1), &given, NULL), ZX_TAMPERED, NULL);
    ck_assert_str_eq(zx_error_last()->record, "organization");
    zx_store_free(store);
}
END_TEST

START_TEST(contact_is_kept_by_pairs)
{
    body b = city();
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

/* ---- who was a member when ---- */

static const zx_member *next(zx_cursor *cursor)
{
    const void *row = NULL;
    zx_status status = zx_cursor_next(cursor, &row);
    ck_assert(status == ZX_OK || status == ZX_DONE);
    return status == ZX_OK ? row : NULL;
}

static int64_t count_on(const body *b, zx_id organization, zx_date on)
{
    zx_cursor *cursor = NULL;
    int64_t count = 0;
    ck_ok(zx_members_on(b->store, organization, on, &cursor));
    for (const zx_member *member; (member = next(cursor)); count++)
        ck_assert_int_eq(member->position, count + 1);
    zx_cursor_free(cursor);
    return count;
}

START_TEST(members_in_the_order_of_strokes)
{
    body b = city();
    static const char *const names[] = {"魏建国", "丁一", "王伟", "买买提·艾力", "于洋"};
    zx_id person[5];
    for (int i = 0; i < 5; i++) {
        person[i] = city_person(b.store, names[i]);
        city_seat(b.store, person[i], b.committee, "member", b.term, D(2018, 1, 10));
    }
    zx_membership office = at(&b, b.committee, "standing_committee_member");
    office.person = person[0];
    ck_ok(seat(&b, &office, NULL));
    office.office = "vice_chairperson";
    ck_ok(seat(&b, &office, &office.id));
    zx_membership staff = at(&b, b.committee, "deputy_secretary_general"); /* an office, but no seat: no member */
    staff.person = city_person(b.store, "赵敏");
    ck_ok(seat(&b, &staff, NULL));

    zx_cursor *cursor = NULL;
    ck_ok(zx_members_on(b.store, 0, D(2018, 5, 1), &cursor));
    static const char *const order[] = {"丁一", "于洋", "王伟", "王伟", "买买提·艾力", "魏建国"};
    zx_id homonyms[2];
    for (int i = 0; i < 6; i++) {
        const zx_member *member = next(cursor);
        ck_assert_ptr_nonnull(member);
        ck_assert_str_eq(member->name, order[i]);
        ck_assert_int_eq(member->position, i + 1);
        ck_assert_str_eq(member->office, i == 5 ? "vice_chairperson" : "member");
        if (i == 2 || i == 3)
            homonyms[i - 2] = member->person;
        if (i == 5)
            ck_assert(member->membership == office.id && member->person == person[0]);
    }
    ck_assert_ptr_null(next(cursor));
    ck_assert(homonyms[0] == b.person && homonyms[1] == person[2]);
    const zx_meta *meta = zx_cursor_meta(cursor);
    char *head = city_head(b.store);
    ck_assert_str_eq(meta->question, "members_on");
    ck_assert_str_eq(meta->head, head);
    ck_assert(*meta->definition && *meta->definition_zh && meta->rulebook && zx_date_compare(meta->on, D(2018, 5, 1)) == 0);
    zx_free(head);
    zx_store *store = b.store;
    city_close(store);
    ck_assert_str_eq(zx_cursor_meta(cursor)->question, "members_on"); /* an answer outlives its store */
    zx_cursor_free(cursor);
}
END_TEST

START_TEST(members_with_sector_and_party_of_the_day)
{
    body b = city();
    zx_id party = city_organization(b.store, "party", "中国民主同盟南京市委", 0);
    zx_membership sector = at(&b, b.education, "member"), in_party = at(&b, party, "member");
    in_party.term = 0;
    in_party.begun = D(2018, 6, 1);
    ck_ok(seat(&b, &sector, &sector.id));
    ck_ok(seat(&b, &in_party, NULL));
    const zx_organization renamed = {ZX_ORGANIZATION_INIT, .id = b.medicine, .name = "医卫界"};
    ck_ok(zx_organization_rename(b.store, city_on(2021, 1, 1), &renamed, NULL));
    zx_membership move = by_id(sector.id);
    move.organization = b.medicine;
    ck_ok(zx_membership_transfer(b.store, city_on(2020, 1, 5), &move, NULL));
    const struct { zx_date on; const char *sector, *party; } cases[] = {
        {{2018, 4, 30}, NULL, NULL},
        {{2018, 5, 1}, "教育界", NULL},
        {{2020, 1, 4}, "教育界", "中国民主同盟南京市委"},
        {{2020, 1, 5}, "医药卫生界", "中国民主同盟南京市委"},
        {{2021, 1, 1}, "医卫界", "中国民主同盟南京市委"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        zx_cursor *cursor = NULL;
        ck_ok(zx_members_on(b.store, 0, cases[i].on, &cursor));
        const zx_member *member = next(cursor);
        ck_assert(member && member->person == b.person && member->membership == b.seat);
        ck_assert((member->sector_name == NULL) == (cases[i].sector == NULL) && (member->sector == 0) == (cases[i].sector == NULL));
        ck_assert((member->party_name == NULL) == (cases[i].party == NULL) && (member->party == 0) == (cases[i].party == NULL));
        if (cases[i].sector)
            ck_assert_str_eq(member->sector_name, cases[i].sector);
        if (cases[i].party)
            ck_assert_str_eq(member->party_name, cases[i].party);
        ck_assert_ptr_null(next(cursor));
        zx_cursor_free(cursor);
    }
    city_close(b.store);
}
END_TEST

START_TEST(members_on_each_day)
{
    body b = city();
    zx_membership sector = at(&b, b.education, "member");
    ck_ok(seat(&b, &sector, NULL));
    ck_assert_int_eq(count_on(&b, 0, D(2018, 1, 9)), 0);
    ck_assert_int_eq(count_on(&b, 0, D(2018, 1, 10)), 1);
    ck_assert_int_eq(count_on(&b, b.education, D(2018, 4, 30)), 0);
    ck_assert_int_eq(count_on(&b, b.education, D(2018, 5, 1)), 1);
    ck_assert_int_eq(count_on(&b, b.medicine, D(2018, 5, 1)), 0);
    ck_ok(zx_term_close(b.store, city_on(2023, 1, 10), &(zx_term){ZX_TERM_INIT, .id = b.term}, NULL));
    ck_assert_int_eq(count_on(&b, 0, D(2023, 1, 9)), 1);
    ck_assert_int_eq(count_on(&b, b.committee, D(2023, 1, 9)), 1);
    ck_assert_int_eq(count_on(&b, 0, D(2023, 1, 10)), 0);
    ck_assert_int_eq(count_on(&b, b.education, D(2023, 1, 10)), 0);
    zx_cursor *cursor = NULL;
    ck_refused(zx_members_on(b.store, 0, D(2018, 1, 0), &cursor), ZX_INVALID, "on");
    ck_refused(zx_members_on(b.store, b.person, D(2018, 1, 10), &cursor), ZX_NOT_FOUND, "record.kind");
    ck_refused(zx_members_on(b.store, 0, D(2018, 1, 10), NULL), ZX_MISUSE, NULL);
    ck_assert_ptr_null(cursor);
    city_close(b.store);
}
END_TEST

/* Against an independent count: random seats, ends and days, asked day by day. */
START_TEST(members_as_an_independent_count_has_them)
{
    enum { PEOPLE = 60, DAYS = 400 };
    body b = city();
    int from[PEOPLE], until[PEOPLE];
    const zx_date first = {2018, 2, 1};
    uint32_t random = 20180201;
    for (int i = 0; i < PEOPLE; i++) {
        random = random * 1664525u + 1013904223u;
        from[i] = (int)(random >> 16) % DAYS;
        random = random * 1664525u + 1013904223u;
        until[i] = from[i] + (int)(random >> 16) % DAYS;
        zx_membership id = by_id(city_seat(b.store, city_person(b.store, "李明"), b.committee, "member", b.term, zx_date_add_days(first, from[i])));
        zx_date end = zx_date_add_days(first, until[i]);
        if (i % 3)
            ck_ok(zx_membership_resign(b.store, city_on(end.year, end.month, end.day), &id, NULL));
        else
            until[i] = 10000;
    }
    for (int day = -1; day < 2 * DAYS; day += 13) {
        int64_t expected = 1; /* the one who was there from the start */
        for (int i = 0; i < PEOPLE; i++)
            expected += from[i] <= day && day < until[i];
        ck_assert_int_eq(count_on(&b, 0, zx_date_add_days(first, day)), expected);
    }
    city_close(b.store);
}
END_TEST

ZXT_MAIN("membership", each_verb_says_how_it_began, the_office_is_never_guessed, dates_are_in_order, what_has_ended_says_when_and_how,
         nobody_is_seated_after_death, the_organization_exists, the_term_is_given_and_fits, an_office_is_of_its_kind, no_seat_twice_at_a_time,
         one_sector_at_a_time, a_limit_is_counted_at_each_time, one_chairperson_at_a_time, an_office_needs_a_seat, a_sector_is_for_members,
         each_way_of_ending_has_its_verb, what_rests_on_a_seat_ends_with_it, a_seat_stays_as_long_as_others_rest_on_it, a_transfer_between_sectors,
         partial_dates_of_old_records, a_changed_seat_is_a_conflict, an_organization_changed_by_hand, contact_is_kept_by_pairs, members_in_the_order_of_strokes,
         members_with_sector_and_party_of_the_day, members_on_each_day, members_as_an_independent_count_has_them)
