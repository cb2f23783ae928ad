/* SPDX-License-Identifier: MIT */
/* Organizations: their names over time, their parts, their end. */
#include "city.h"

static zx_id add(zx_store *store, const zx_organization *organization)
{
    zx_id id = 0;
    ck_ok(zx_organization_add(store, city_on(2018, 1, 1), organization, &id));
    return id;
}

static zx_organization bureau(const char *name)
{
    return (zx_organization){ZX_ORGANIZATION_INIT, .name = name, .kind = "handling_unit"};
}

static void ck_name_on(zx_store *store, zx_id id, zx_date on, const char *expected)
{
    char *name = NULL;
    ck_ok(zx_organization_name_on(store, id, on, &name));
    ck_assert_str_eq(name, expected);
    zx_free(name);
}

START_TEST(what_was_added_is_there)
{
    zx_store *store = city_open();
    zx_id term = city_term(store, 14, D(2018, 1, 10)), parent = city_organization(store, "government", "市人民政府", 0);
    const zx_organization given = {ZX_ORGANIZATION_INIT, .name = "市教育局", .short_name = "教育局", .kind = "handling_unit", .note = "样例",
                                   .parent = parent, .term = term, .founded = {1984, 3, 0}};
    zx_organization *kept = city_get(store, "organization", add(store, &given));
    ck_assert_str_eq(kept->name, "市教育局");
    ck_assert_str_eq(kept->short_name, "教育局");
    ck_assert_str_eq(kept->kind, "handling_unit");
    ck_assert_str_eq(kept->note, "样例");
    ck_assert(kept->parent == parent && kept->term == term && kept->founded.year == 1984 && kept->founded.month == 3 && kept->founded.day == 0);
    ck_assert_int_eq(kept->dissolved.year, 0);
    zx_free(kept);
    city_close(store);
}
END_TEST

START_TEST(a_kind_is_a_code_of_the_rulebook)
{
    zx_store *store = city_open();
    zx_organization given = bureau("市教育局");
    given.kind = "ministry";
    ck_unwritten(store, zx_organization_add(store, city_on(2018, 1, 1), &given, NULL), ZX_INVALID, "kind");
    ck_refused(zx_organization_add(store, city_on(2018, 1, 1), &given, NULL), ZX_INVALID, "rulebook.code");
    given.kind = "handling_unit";
    given.parent = city_person(store, "王伟");
    ck_unwritten(store, zx_organization_add(store, city_on(2018, 1, 1), &given, NULL), ZX_NOT_FOUND, "parent");
    given.parent = 0;
    add(store, &given);
    city_close(store);
}
END_TEST

START_TEST(a_name_is_kept_once_at_a_time)
{
    zx_store *store = city_open();
    zx_organization given = bureau("市教育局");
    given.founded = D(2010, 1, 1);
    zx_id first = add(store, &given);
    ck_unwritten(store, zx_organization_add(store, city_on(2018, 1, 1), &given, NULL), ZX_RULE, "organization.one-of-a-name");
    zx_organization other = given;
    other.kind = "channel"; /* of another kind */
    add(store, &other);
    other = given;
    other.parent = first; /* a part of something else */
    zx_id part = add(store, &other);
    ck_ok(zx_organization_dissolve(store, city_on(2019, 5, 1), &(zx_organization){ZX_ORGANIZATION_INIT, .id = part}, NULL));
    ck_ok(zx_organization_dissolve(store, city_on(2019, 5, 1), &(zx_organization){ZX_ORGANIZATION_INIT, .id = first}, NULL));
    given.founded = D(2019, 4, 30);
    ck_unwritten(store, zx_organization_add(store, city_on(2019, 5, 1), &given, NULL), ZX_RULE, "organization.one-of-a-name");
    given.founded = D(2019, 5, 1); /* the day on which the first is no longer */
    ck_ok(zx_organization_add(store, city_on(2019, 5, 1), &given, NULL));
    city_close(store);
}
END_TEST

START_TEST(there_is_one_committee)
{
    zx_store *store = city_open();
    zx_id committee = city_organization(store, "committee", "政协南京市委员会", 0);
    const zx_organization another = {ZX_ORGANIZATION_INIT, .name = "政协南京市第十四届委员会", .kind = "committee", .founded = {2018, 1, 10}};
    ck_unwritten(store, zx_organization_add(store, city_on(2018, 1, 10), &another, NULL), ZX_RULE, "organization.only-one");
    ck_ok(zx_organization_dissolve(store, city_on(2018, 1, 10), &(zx_organization){ZX_ORGANIZATION_INIT, .id = committee}, NULL));
    ck_ok(zx_organization_add(store, city_on(2018, 1, 10), &another, NULL));
    city_close(store);
}
END_TEST

START_TEST(dates_are_in_order)
{
    zx_store *store = city_open();
    zx_organization given = bureau("市教育局");
    given.founded = D(2019, 5, 1);
    zx_organization id = {ZX_ORGANIZATION_INIT, .id = add(store, &given)};
    ck_unwritten(store, zx_organization_dissolve(store, city_on(2019, 4, 30), &id, NULL), ZX_RULE, "organization.dates-in-order");
    zx_organization renamed = {ZX_ORGANIZATION_INIT, .id = id.id, .name = "市教育委员会"};
    ck_unwritten(store, zx_organization_rename(store, city_on(2019, 4, 30), &renamed, NULL), ZX_RULE, "organization.dates-in-order");
    ck_ok(zx_organization_rename(store, city_on(2019, 6, 1), &renamed, NULL));
    ck_unwritten(store, zx_organization_dissolve(store, city_on(2019, 6, 1), &id, NULL), ZX_RULE, "organization.dates-in-order");
    ck_ok(zx_organization_dissolve(store, city_on(2019, 6, 2), &id, NULL));
    zx_organization wrong = bureau("市教育委员会");
    wrong.id = id.id;
    wrong.founded = D(2019, 5, 1);
    wrong.dissolved = D(2019, 4, 0);
    ck_unwritten(store, zx_organization_correct(store, city_on(2020, 1, 1), &wrong, NULL), ZX_RULE, "organization.dates-in-order");
    ck_assert_str_eq(zx_error_last()->field, "dissolved");
    wrong.dissolved = D(2019, 6, 0); /* some day of June may be after the new name */
    ck_ok(zx_organization_correct(store, city_on(2020, 1, 1), &wrong, NULL));
    city_close(store);
}
END_TEST

START_TEST(names_over_time)
{
    zx_store *store = city_open();
    zx_organization given = bureau("市环境保护局");
    given.short_name = "环保局";
    given.founded = D(2001, 0, 0);
    zx_id id = add(store, &given);
    zx_organization renamed = {ZX_ORGANIZATION_INIT, .id = id, .name = "市环境保护局", .short_name = "环保局"};
    ck_unwritten(store, zx_organization_rename(store, city_on(2019, 1, 14), &renamed, NULL), ZX_RULE, "organization.another-name");
    renamed.name = "市生态环境局";
    renamed.short_name = NULL;
    zx_id out = 0;
    ck_ok(zx_organization_rename(store, city_on(2019, 1, 14), &renamed, &out));
    ck_assert(out == id);
    renamed.name = "市生态环境委员会";
    ck_unwritten(store, zx_organization_rename(store, city_on(2019, 1, 14), &renamed, NULL), ZX_RULE, "organization.dates-in-order");
    ck_ok(zx_organization_rename(store, city_on(2019, 1, 15), &renamed, NULL));
    ck_name_on(store, id, D(1990, 1, 1), "市环境保护局");
    ck_name_on(store, id, D(2019, 1, 13), "市环境保护局");
    ck_name_on(store, id, D(2019, 1, 14), "市生态环境局");
    ck_name_on(store, id, D(2019, 1, 15), "市生态环境委员会");
    char *name = NULL;
    ck_refused(zx_organization_name_on(store, id, D(2019, 1, 0), &name), ZX_INVALID, "on");
    ck_refused(zx_organization_name_on(store, id + 99, D(2019, 1, 1), &name), ZX_NOT_FOUND, "record.exists");
    ck_assert_ptr_null(name);

    zx_cursor *cursor = NULL;
    const void *row;
    const zx_organization_name filter = {ZX_ORGANIZATION_NAME_INIT, .organization = id};
    ck_ok(zx_record_list(store, "organization_name", &filter, NULL, &cursor));
    ck_ok(zx_cursor_next(cursor, &row));
    const zx_organization_name *former = row;
    ck_assert_str_eq(former->short_name, "环保局");
    ck_assert(former->begun.year == 2001 && former->begun.month == 0 && zx_date_compare(former->ended, D(2019, 1, 14)) == 0);
    zx_id first = former->id;
    ck_ok(zx_cursor_next(cursor, &row));
    former = row;
    ck_assert_str_eq(former->name, "市生态环境局");
    ck_assert_ptr_null(former->short_name);
    ck_assert(zx_date_compare(former->begun, D(2019, 1, 14)) == 0 && zx_date_compare(former->ended, D(2019, 1, 15)) == 0);
    ck_status(zx_cursor_next(cursor, &row), ZX_DONE);
    zx_cursor_free(cursor);

    const zx_organization_name mended = {ZX_ORGANIZATION_NAME_INIT, .id = first, .name = "市环境保护管理局"};
    zx_act silent = *city_on(2020, 1, 1);
    silent.reason = NULL;
    ck_unwritten(store, zx_organization_correct_name(store, &silent, &mended, NULL), ZX_INVALID, "reason");
    ck_ok(zx_organization_correct_name(store, city_on(2020, 1, 1), &mended, NULL));
    ck_name_on(store, id, D(2019, 1, 13), "市环境保护管理局");
    city_close(store);
}
END_TEST

/* When the founding is mended, so is the day from which its first name counts. */
START_TEST(a_founding_that_is_mended_moves_the_first_name)
{
    zx_store *store = city_open();
    zx_organization given = bureau("市规划局");
    given.founded = D(2010, 1, 1);
    zx_organization corrected = given;
    corrected.id = add(store, &given);
    ck_ok(zx_organization_rename(store, city_on(2019, 1, 14), &(zx_organization){ZX_ORGANIZATION_INIT, .id = corrected.id, .name = "市规划和自然资源局"}, NULL));
    corrected.name = "市规划和自然资源局";
    corrected.founded = D(2019, 1, 14);
    ck_unwritten(store, zx_organization_correct(store, city_on(2020, 1, 1), &corrected, NULL), ZX_RULE, "organization.dates-in-order");
    corrected.founded = D(2019, 1, 13);
    ck_ok(zx_organization_correct(store, city_on(2020, 1, 1), &corrected, NULL));
    const zx_organization_name filter = {ZX_ORGANIZATION_NAME_INIT, .organization = corrected.id, .begun = {2019, 1, 13}};
    int64_t count = 0;
    ck_ok(zx_record_count(store, "organization_name", &filter, NULL, &count));
    ck_assert_int_eq(count, 1);
    city_close(store);
}
END_TEST

START_TEST(a_new_name_is_free)
{
    zx_store *store = city_open();
    zx_organization one = bureau("市城管局"), two = bureau("市建委");
    add(store, &one);
    zx_organization renamed = {ZX_ORGANIZATION_INIT, .id = add(store, &two), .name = "市城管局"};
    ck_unwritten(store, zx_organization_rename(store, city_on(2019, 1, 1), &renamed, NULL), ZX_RULE, "organization.one-of-a-name");
    renamed.name = "市城建局";
    ck_ok(zx_organization_rename(store, city_on(2019, 1, 1), &renamed, NULL));
    city_close(store);
}
END_TEST

START_TEST(a_part_does_not_outlive_the_whole)
{
    zx_store *store = city_open();
    zx_organization whole = {ZX_ORGANIZATION_INIT, .id = city_organization(store, "government", "市人民政府", 0)};
    zx_organization given = bureau("市教育局");
    given.parent = whole.id;
    zx_organization part = {ZX_ORGANIZATION_INIT, .id = add(store, &given)};
    ck_unwritten(store, zx_organization_dissolve(store, city_on(2019, 5, 1), &whole, NULL), ZX_RULE, "organization.children-dissolved");
    ck_ok(zx_organization_dissolve(store, city_on(2019, 5, 1), &part, NULL));
    ck_ok(zx_organization_dissolve(store, city_on(2019, 5, 1), &whole, NULL));
    given = bureau("市科技局");
    given.parent = whole.id;
    ck_unwritten(store, zx_organization_add(store, city_on(2019, 6, 1), &given, NULL), ZX_RULE, "organization.within-parent");
    zx_organization corrected = bureau("市教育局");
    corrected.id = part.id;
    corrected.parent = whole.id;
    corrected.dissolved = D(2019, 5, 2);
    ck_unwritten(store, zx_organization_correct(store, city_on(2020, 1, 1), &corrected, NULL), ZX_RULE, "organization.within-parent");
    corrected.dissolved = D(2019, 5, 1);
    corrected.note = "并入新局";
    ck_ok(zx_organization_correct(store, city_on(2020, 1, 1), &corrected, NULL));
    city_close(store);
}
END_TEST

START_TEST(parents_make_no_circle)
{
    zx_store *store = city_open();
    zx_organization a = bureau("甲"), b = bureau("乙"), c = bureau("丙");
    a.id = add(store, &(zx_organization){ZX_ORGANIZATION_INIT, .name = "甲", .kind = "handling_unit"});
    b.parent = a.id;
    c.parent = add(store, &b);
    zx_id last = add(store, &c);
    a.parent = last;
    ck_unwritten(store, zx_organization_correct(store, city_on(2019, 1, 1), &a, NULL), ZX_RULE, "organization.no-circle");
    a.parent = a.id;
    ck_unwritten(store, zx_organization_correct(store, city_on(2019, 1, 1), &a, NULL), ZX_RULE, "organization.no-circle");
    a.parent = city_organization(store, "government", "市人民政府", 0);
    ck_ok(zx_organization_correct(store, city_on(2019, 1, 1), &a, NULL));
    city_close(store);
}
END_TEST

START_TEST(dissolving_waits_for_the_last_seat)
{
    zx_store *store = city_open();
    zx_organization party = {ZX_ORGANIZATION_INIT, .id = city_organization(store, "party", "民盟", 0)};
    zx_id seat = city_seat(store, city_person(store, "王伟"), party.id, "member", 0, D(2018, 5, 1));
    ck_unwritten(store, zx_organization_dissolve(store, city_on(2019, 5, 1), &party, NULL), ZX_RULE, "organization.seats-ended");
    ck_ok(zx_membership_resign(store, city_on(2019, 5, 1), &(zx_membership){ZX_MEMBERSHIP_INIT, .id = seat}, NULL));
    ck_unwritten(store, zx_organization_dissolve(store, city_on(2019, 4, 30), &party, NULL), ZX_RULE, "organization.seats-ended");
    ck_ok(zx_organization_dissolve(store, city_on(2019, 5, 1), &party, NULL));
    ck_unwritten(store, zx_organization_dissolve(store, city_on(2019, 5, 2), &party, NULL), ZX_RULE, "organization.exists");
    party.name = "民盟市委";
    ck_unwritten(store, zx_organization_rename(store, city_on(2019, 5, 2), &party, NULL), ZX_RULE, "organization.exists");
    city_close(store);
}
END_TEST

START_TEST(a_correction_leaves_the_seats_standing)
{
    zx_store *store = city_open();
    zx_id term = city_term(store, 14, D(2018, 1, 10));
    zx_organization party = {ZX_ORGANIZATION_INIT, .name = "民盟", .kind = "party"};
    zx_id person = city_person(store, "王伟");
    party.id = add(store, &party);
    city_seat(store, person, party.id, "member", term, D(2018, 5, 1));
    zx_organization wrong = party;
    wrong.kind = "peoples_organization";
    ck_unwritten(store, zx_organization_correct(store, city_on(2019, 1, 1), &wrong, NULL), ZX_RULE, "organization.kind-of-seats");
    wrong = party;
    wrong.founded = D(2018, 5, 2);
    ck_unwritten(store, zx_organization_correct(store, city_on(2019, 1, 1), &wrong, NULL), ZX_RULE, "organization.holds-its-seats");
    wrong = party;
    wrong.dissolved = D(2019, 1, 1);
    ck_unwritten(store, zx_organization_correct(store, city_on(2019, 1, 1), &wrong, NULL), ZX_RULE, "organization.seats-ended");
    ck_ok(zx_term_close(store, city_on(2023, 1, 1), &(zx_term){ZX_TERM_INIT, .id = term}, NULL));
    wrong = party;
    wrong.term = city_term(store, 15, D(2023, 1, 1));
    ck_unwritten(store, zx_organization_correct(store, city_on(2023, 2, 1), &wrong, NULL), ZX_RULE, "organization.holds-its-seats");
    wrong.term = term;
    wrong.founded = D(2018, 5, 1);
    ck_ok(zx_organization_correct(store, city_on(2023, 2, 1), &wrong, NULL));
    zx_act silent = *city_on(2023, 2, 1);
    silent.reason = NULL;
    ck_unwritten(store, zx_organization_correct(store, &silent, &wrong, NULL), ZX_INVALID, "reason");
    city_close(store);
}
END_TEST

/* A list on a date: from the founding on, and no longer on the day of the dissolution. */
START_TEST(lists_on_a_date)
{
    zx_store *store = city_open();
    zx_organization given = bureau("市教育局");
    given.founded = D(2018, 3, 1);
    zx_organization id = {ZX_ORGANIZATION_INIT, .id = add(store, &given)};
    ck_ok(zx_organization_dissolve(store, city_on(2019, 5, 1), &id, NULL));
    const struct { zx_date on; int64_t count; } cases[] = {{{2018, 2, 28}, 0}, {{2018, 3, 1}, 1}, {{2019, 4, 30}, 1}, {{2019, 5, 1}, 0}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        int64_t count = -1;
        const zx_page page = {ZX_PAGE_INIT, .on = cases[i].on};
        ck_ok(zx_record_count(store, "organization", NULL, &page, &count));
        ck_assert_int_eq(count, cases[i].count);
    }
    city_close(store);
}
END_TEST

ZXT_MAIN("organization", what_was_added_is_there, a_kind_is_a_code_of_the_rulebook, a_name_is_kept_once_at_a_time, there_is_one_committee,
         dates_are_in_order, names_over_time, a_founding_that_is_mended_moves_the_first_name, a_new_name_is_free,
         a_part_does_not_outlive_the_whole, parents_make_no_circle, dissolving_waits_for_the_last_seat, a_correction_leaves_the_seats_standing,
         lists_on_a_date)
