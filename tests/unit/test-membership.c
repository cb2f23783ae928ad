/* SPDX-License-Identifier: MIT */
/* Memberships: how they begin and end, and what they rest on. */
#include "hand.h"
#include "seats.h"

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
    body b = seats_city();
    zx_membership given = seats_at(&b, city_organization(b.store, "party", "民盟", 0), "member");
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
    given = seats_at(&b, b.committee, "standing_committee_member");
    ck_unwritten(b.store, zx_membership_elect(b.store, city_on(2018, 5, 1), &given, NULL), ZX_INVALID, "begun_by");
    given.begun_by = "cooption";
    ck_unwritten(b.store, zx_membership_elect(b.store, city_on(2018, 5, 1), &given, NULL), ZX_RULE, "membership.begins-by-verb");
    ck_unwritten(b.store, seats_seat(&b, &given, NULL), ZX_RULE, "membership.begins-by-verb");
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
    body b = seats_city();
    zx_membership given = seats_at(&b, b.education, NULL);
    ck_unwritten(b.store, seats_seat(&b, &given, NULL), ZX_INVALID, "office");
    given.office = "主席";
    ck_unwritten(b.store, seats_seat(&b, &given, NULL), ZX_INVALID, "rulebook.code");
    given.office = "member";
    ck_ok(seats_seat(&b, &given, NULL));
    city_close(b.store);
}
END_TEST

START_TEST(dates_are_in_order)
{
    body b = seats_city();
    zx_membership id = seats_by_id(b.seat);
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
    body b = seats_city();
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
    body b = seats_city();
    const zx_person given = {ZX_PERSON_INIT, .name = "李娜", .died = {2018, 5, 1}};
    zx_membership late = seats_at(&b, b.committee, "member");
    ck_ok(zx_person_add(b.store, city_on(2018, 5, 1), &given, &late.person));
    late.begun = D(2018, 5, 2);
    ck_unwritten(b.store, seats_seat(&b, &late, NULL), ZX_RULE, "membership.person-living");
    ck_assert_ptr_null(strstr(zx_error_last()->message, "2018")); /* when somebody died is not for a message */
    late.begun = D(2018, 5, 1);
    ck_ok(seats_seat(&b, &late, NULL));
    city_close(b.store);
}
END_TEST

START_TEST(the_organization_exists)
{
    body b = seats_city();
    const zx_organization party = {ZX_ORGANIZATION_INIT, .name = "民盟", .kind = "party", .founded = {2018, 5, 1}};
    zx_organization id = {ZX_ORGANIZATION_INIT};
    ck_ok(zx_organization_add(b.store, city_on(2018, 5, 1), &party, &id.id));
    zx_membership given = seats_at(&b, id.id, "member");
    given.term = 0;
    given.begun = D(2018, 4, 30);
    ck_unwritten(b.store, seats_seat(&b, &given, NULL), ZX_RULE, "membership.organization-exists");
    given.begun = D(2018, 0, 0); /* some day of 2018: may have been in time */
    zx_membership made = seats_by_id(0);
    ck_ok(seats_seat(&b, &given, &made.id));
    ck_ok(zx_membership_resign(b.store, city_on(2019, 1, 1), &made, NULL));
    ck_ok(zx_organization_dissolve(b.store, city_on(2019, 6, 1), &id, NULL));
    given.begun = D(2019, 6, 1);
    ck_unwritten(b.store, seats_seat(&b, &given, NULL), ZX_RULE, "membership.organization-exists");
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
    body b = seats_city();
    zx_membership given = seats_at(&b, b.education, "member");
    given.term = 0;
    ck_unwritten(b.store, seats_seat(&b, &given, NULL), ZX_RULE, "membership.term-given");
    ck_ok(zx_term_close(b.store, city_on(2023, 1, 10), &(zx_term){ZX_TERM_INIT, .id = b.term}, NULL));
    zx_id next = city_term(b.store, 15, D(2023, 1, 10));
    city_seat(b.store, b.person, b.committee, "member", next, D(2023, 1, 10));
    given = seats_at(&b, b.education, "member"); /* a sector of the 14th term */
    given.term = next;
    given.begun = D(2023, 1, 10);
    ck_unwritten(b.store, seats_seat(&b, &given, NULL), ZX_RULE, "membership.within-term");
    given.term = b.term;
    ck_unwritten(b.store, seats_seat(&b, &given, NULL), ZX_RULE, "membership.within-term");
    given.organization = city_organization(b.store, "sector", "教育界", next);
    given.term = next;
    given.begun = D(2023, 1, 9);
    ck_unwritten(b.store, seats_seat(&b, &given, NULL), ZX_RULE, "membership.within-term");
    given.begun = D(2023, 1, 10);
    ck_ok(seats_seat(&b, &given, NULL));
    city_close(b.store);
}
END_TEST

START_TEST(an_office_is_of_its_kind)
{
    body b = seats_city();
    zx_membership given = seats_at(&b, b.education, "chairperson");
    ck_unwritten(b.store, seats_seat(&b, &given, NULL), ZX_RULE, "membership.office-of-kind");
    given.organization = b.committee;
    ck_ok(seats_seat(&b, &given, NULL));
    city_close(b.store);
}
END_TEST

START_TEST(no_seat_twice_at_a_time)
{
    body b = seats_city();
    zx_membership given = seats_at(&b, b.committee, "member");
    ck_unwritten(b.store, seats_seat(&b, &given, NULL), ZX_RULE, "membership.twice");
    zx_membership id = seats_by_id(b.seat);
    ck_ok(zx_membership_resign(b.store, city_on(2018, 5, 1), &id, NULL));
    given.begun = D(2018, 4, 30);
    ck_unwritten(b.store, seats_seat(&b, &given, NULL), ZX_RULE, "membership.twice");
    given.begun = D(2018, 5, 1); /* the day on which the first is no longer */
    ck_ok(seats_seat(&b, &given, NULL));
    city_close(b.store);
}
END_TEST

START_TEST(one_sector_at_a_time)
{
    body b = seats_city();
    zx_membership given = seats_at(&b, b.education, "member");
    zx_membership first = seats_by_id(0);
    ck_ok(seats_seat(&b, &given, &first.id));
    given.organization = b.medicine;
    ck_unwritten(b.store, seats_seat(&b, &given, NULL), ZX_RULE, "membership.limit");
    ck_assert_str_eq(zx_error_last()->field, "organization");
    given.organization = b.education; /* an office in the same sector is no second sector */
    given.office = "convenor";
    ck_ok(seats_seat(&b, &given, NULL));
    ck_ok(zx_membership_resign(b.store, city_on(2019, 5, 1), &first, NULL));
    given = seats_at(&b, b.medicine, "member");
    given.begun = D(2019, 4, 30);
    ck_unwritten(b.store, seats_seat(&b, &given, NULL), ZX_RULE, "membership.limit");
    given.begun = D(2019, 5, 1);
    ck_ok(seats_seat(&b, &given, NULL));
    given = seats_at(&b, city_organization(b.store, "special_committee", "提案委员会", b.term), "member"); /* of these there may be several */
    ck_ok(seats_seat(&b, &given, NULL));
    given.organization = city_organization(b.store, "special_committee", "文史委员会", b.term);
    ck_ok(seats_seat(&b, &given, NULL));
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
    body b = seats_city();
    zx_membership given = seats_at(&b, b.committee, "chairperson"), first = seats_by_id(0);
    ck_ok(seats_seat(&b, &given, &first.id));
    given.person = city_person(b.store, "李娜");
    city_seat(b.store, given.person, b.committee, "member", b.term, D(2018, 1, 10));
    ck_unwritten(b.store, seats_seat(&b, &given, NULL), ZX_RULE, "membership.office-holders");
    first.ended_by = "office_change";
    ck_ok(zx_membership_end(b.store, city_on(2019, 1, 1), &first, NULL));
    given.begun = D(2018, 12, 31);
    ck_unwritten(b.store, seats_seat(&b, &given, NULL), ZX_RULE, "membership.office-holders");
    given.begun = D(2019, 1, 1);
    ck_ok(seats_seat(&b, &given, NULL));
    city_close(b.store);
}
END_TEST

START_TEST(an_office_needs_a_seat)
{
    body b = seats_city();
    zx_membership given = seats_at(&b, b.committee, "vice_chairperson");
    given.person = city_person(b.store, "李娜");
    ck_unwritten(b.store, seats_seat(&b, &given, NULL), ZX_RULE, "membership.office-needs-seat");
    city_seat(b.store, given.person, b.committee, "member", b.term, D(2018, 5, 2));
    ck_unwritten(b.store, seats_seat(&b, &given, NULL), ZX_RULE, "membership.office-needs-seat"); /* a day too early */
    given.begun = D(2018, 5, 2);
    ck_ok(seats_seat(&b, &given, NULL));
    city_close(b.store);
}
END_TEST

START_TEST(a_sector_is_for_members)
{
    body b = seats_city();
    zx_membership given = seats_at(&b, b.education, "member");
    given.person = city_person(b.store, "李娜");
    ck_unwritten(b.store, seats_seat(&b, &given, NULL), ZX_RULE, "membership.members-only");
    zx_membership staff = seats_at(&b, city_organization(b.store, "department", "提案委办公室", 0), "staff"); /* a department is not */
    staff.person = given.person;
    staff.term = 0;
    ck_ok(seats_seat(&b, &staff, NULL));
    city_seat(b.store, given.person, b.committee, "member", b.term, D(2018, 5, 1));
    ck_ok(seats_seat(&b, &given, NULL));
    city_close(b.store);
}
END_TEST

START_TEST(each_way_of_ending_has_its_verb)
{
    body b = seats_city();
    zx_membership id = seats_by_id(b.seat);
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
        id = seats_by_id(city_seat(b.store, city_person(b.store, "张伟"), b.committee, "member", b.term, D(2018, 1, 10)));
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
    body b = seats_city();
    zx_membership office = seats_at(&b, b.committee, "vice_chairperson"), sector = seats_at(&b, b.education, "member"), convenor = seats_at(&b, b.education, "convenor"),
                  party = seats_at(&b, city_organization(b.store, "party", "民盟", 0), "member");
    ck_ok(seats_seat(&b, &office, &office.id));
    ck_ok(seats_seat(&b, &sector, &sector.id));
    ck_ok(seats_seat(&b, &convenor, &convenor.id));
    party.term = 0;
    ck_ok(seats_seat(&b, &party, &party.id));
    zx_membership only_office = seats_by_id(office.id);
    ck_ok(zx_membership_resign(b.store, city_on(2019, 3, 1), &only_office, NULL));
    ck_ended(&b, office.id, D(2019, 3, 1), "resignation");
    ck_ended(&b, b.seat, (zx_date){0}, NULL);
    zx_membership id = seats_by_id(b.seat);
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
    body b = seats_city();
    zx_membership later = seats_at(&b, b.education, "member"), id = seats_by_id(b.seat);
    later.begun = D(2019, 5, 2);
    ck_ok(seats_seat(&b, &later, &later.id));
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
    body b = seats_city();
    zx_membership first = seats_at(&b, b.education, "member"), convenor = seats_at(&b, b.education, "convenor");
    ck_ok(seats_seat(&b, &first, &first.id));
    ck_ok(seats_seat(&b, &convenor, &convenor.id));
    zx_membership move = seats_by_id(first.id);
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
    body b = seats_city();
    zx_term term = {ZX_TERM_INIT, .id = b.term, .number = N(14), .opened = {2013, 1, 10}, .planned_end = {2023, 1, 10}};
    ck_ok(zx_term_correct(b.store, city_on(2018, 2, 1), &term, NULL));
    zx_membership given = seats_at(&b, b.committee, "member");
    given.person = city_person(b.store, "李娜");
    given.begun = D(2012, 0, 0);
    ck_unwritten(b.store, seats_seat(&b, &given, NULL), ZX_RULE, "membership.within-term");
    given.begun = D(2013, 0, 0);
    zx_id id = 0;
    ck_ok(seats_seat(&b, &given, &id));
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
    body b = seats_city();
    zx_membership *kept = city_get(b.store, "membership", b.seat);
    zx_membership id = seats_by_id(b.seat);
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

ZXT_MAIN("membership", each_verb_says_how_it_began, the_office_is_never_guessed, dates_are_in_order, what_has_ended_says_when_and_how,
         nobody_is_seated_after_death, the_organization_exists, the_term_is_given_and_fits, an_office_is_of_its_kind, no_seat_twice_at_a_time,
         one_sector_at_a_time, a_limit_is_counted_at_each_time, one_chairperson_at_a_time, an_office_needs_a_seat, a_sector_is_for_members,
         each_way_of_ending_has_its_verb, what_rests_on_a_seat_ends_with_it, a_seat_stays_as_long_as_others_rest_on_it, a_transfer_between_sectors,
         partial_dates_of_old_records, a_changed_seat_is_a_conflict, an_organization_changed_by_hand)
