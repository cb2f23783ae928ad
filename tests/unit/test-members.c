/* SPDX-License-Identifier: MIT */
/* Who was a member when. */
#include "seats.h"

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
    body b = seats_city();
    static const char *const names[] = {"魏建国", "丁一", "王伟", "买买提·艾力", "于洋"};
    zx_id person[5];
    for (int i = 0; i < 5; i++) {
        person[i] = city_person(b.store, names[i]);
        city_seat(b.store, person[i], b.committee, "member", b.term, D(2018, 1, 10));
    }
    zx_membership office = seats_at(&b, b.committee, "standing_committee_member");
    office.person = person[0];
    ck_ok(seats_seat(&b, &office, NULL));
    office.office = "vice_chairperson";
    ck_ok(seats_seat(&b, &office, &office.id));
    zx_membership staff = seats_at(&b, b.committee, "deputy_secretary_general"); /* an office, but no seat: no member */
    staff.person = city_person(b.store, "赵敏");
    ck_ok(seats_seat(&b, &staff, NULL));

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
    body b = seats_city();
    zx_id party = city_organization(b.store, "party", "中国民主同盟南京市委", 0);
    zx_membership sector = seats_at(&b, b.education, "member"), in_party = seats_at(&b, party, "member");
    in_party.term = 0;
    in_party.begun = D(2018, 6, 1);
    ck_ok(seats_seat(&b, &sector, &sector.id));
    ck_ok(seats_seat(&b, &in_party, NULL));
    const zx_organization renamed = {ZX_ORGANIZATION_INIT, .id = b.medicine, .name = "医卫界"};
    ck_ok(zx_organization_rename(b.store, city_on(2021, 1, 1), &renamed, NULL));
    zx_membership move = seats_by_id(sector.id);
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
    body b = seats_city();
    zx_membership sector = seats_at(&b, b.education, "member");
    ck_ok(seats_seat(&b, &sector, NULL));
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
    body b = seats_city();
    int from[PEOPLE], until[PEOPLE];
    const zx_date first = {2018, 2, 1};
    uint32_t random = 20180201;
    for (int i = 0; i < PEOPLE; i++) {
        random = random * 1664525u + 1013904223u;
        from[i] = (int)(random >> 16) % DAYS;
        random = random * 1664525u + 1013904223u;
        until[i] = from[i] + (int)(random >> 16) % DAYS;
        zx_membership id = seats_by_id(city_seat(b.store, city_person(b.store, "李明"), b.committee, "member", b.term, zx_date_add_days(first, from[i])));
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

ZXT_MAIN("members", members_in_the_order_of_strokes, members_with_sector_and_party_of_the_day, members_on_each_day,
         members_as_an_independent_count_has_them)
