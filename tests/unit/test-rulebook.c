/* SPDX-License-Identifier: MIT */
/* Adopting a rulebook: its form, its date, and that each step is judged by the version of its date. */
#include <stdio.h>

#include "city.h"

static zx_status adopt(zx_store *store, const char *document, zx_date starts)
{
    const zx_rulebook rulebook = {ZX_RULEBOOK_INIT, .title = "样例规则", .document = document, .starts = starts};
    return zx_rulebook_adopt(store, city_on(2018, 1, 1), &rulebook, NULL);
}

#define LISTS "\"lists\":{\"genders\":[{\"code\":\"x\",\"en\":\"x\",\"zh\":\"甲\"}]}"

START_TEST(the_form_is_checked_and_the_fault_has_its_path)
{
    static const struct { const char *document, *path; } wrong[] = {
        {"[]", "/lists"},
        {"{\"lists\":[]}", "/lists"},
        {"{\"lists\":{\"genders\":{}}}", "/lists/genders"},
        {"{\"lists\":{\"genders\":[1]}}", "/lists/genders/0/code"},
        {"{\"lists\":{\"genders\":[{\"code\":\"x\",\"en\":\"x\"}]}}", "/lists/genders/0/zh"},
        {"{\"lists\":{\"genders\":[{\"code\":\"x\",\"en\":\"\",\"zh\":\"甲\"}]}}", "/lists/genders/0/en"},
        {"{\"lists\":{\"genders\":[{\"code\":\"x\",\"en\":\"x\",\"zh\":\"甲\"},{\"code\":\"x\",\"en\":\"y\",\"zh\":\"乙\"}]}}", "/lists/genders/1"},
        {"{\"lists\":{\"organization_kinds\":[{\"code\":\"x\",\"en\":\"x\",\"zh\":\"甲\",\"limit\":\"2\"}]}}", "/lists/organization_kinds/0/limit"},
        {"{\"lists\":{\"offices\":[{\"code\":\"x\",\"en\":\"x\",\"zh\":\"甲\",\"kinds\":[1]}]}}", "/lists/offices/0/kinds"},
        {"{\"lists\":{\"marks\":[{\"code\":\"x\",\"en\":\"x\",\"zh\":\"甲\",\"needs\":\"file\"}]}}", "/lists/marks/0/needs"},
        {"{\"lists\":{\"proposer_kinds\":[{\"code\":\"x\",\"en\":\"x\",\"zh\":\"甲\",\"lead\":true}]}}", "/lists/proposer_kinds/0/lead"},
        {"{" LISTS ",\"proposal\":{\"subject_limit\":\"30\"}}", "/proposal/subject_limit"},
        {"{" LISTS ",\"proposal\":{\"subject_limit\":30.0}}", "/proposal/subject_limit"},
        {"{" LISTS ",\"proposal\":{\"subject_limit\":-1}}", "/proposal/subject_limit"},
        {"{" LISTS ",\"proposal\":{\"examining_bodies\":\"proposals_committee\"}}", "/proposal/examining_bodies"},
        {"{" LISTS ",\"proposal\":50}", "/proposal"},
        {"{" LISTS "," LISTS "}", "document"},
        {"{", "document"},
    };
    zx_store *store = city_open();
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        char expected[100];
        ck_unwritten(store, adopt(store, wrong[i].document, D(2018, 1, 1)), ZX_INVALID, "rulebook.document");
        snprintf(expected, sizeof expected, "%s: ", wrong[i].path);
        ck_assert_msg(wrong[i].path[0] != '/' || strstr(zx_error_last()->message, expected), "%s\n    %s", wrong[i].document,
                      zx_error_last()->message);
    }
    ck_ok(adopt(store, "{" LISTS ",\"proposal\":{\"subject_limit\":30,\"of our own\":\"text\"},\"ours\":{\"x\":[1]}}", D(2018, 1, 1)));
    city_close(store);
}
END_TEST

START_TEST(a_long_path_is_cut_between_characters)
{
    zx_store *store = city_open();
    char document[2000] = "{\"lists\":{\"";
    for (int i = 0; i < 100; i++)
        strcat(document, "界");
    strcat(document, "\":1}}");
    ck_refused(adopt(store, document, D(2018, 1, 1)), ZX_INVALID, "rulebook.document");
    ck_assert_int_gt(zx_text_length(zx_error_last()->message), 0);
    ck_assert_int_gt(zx_text_length(zx_error_last()->message_zh), 0);
    city_close(store);
}
END_TEST

START_TEST(the_national_default_is_a_rulebook)
{
    zx_store *store = city_open();
    ck_ok(adopt(store, zx_rulebook_national(), D(2018, 1, 1)));
    ck_unwritten(store, adopt(store, zx_rulebook_national(), D(2018, 1, 1)), ZX_EXISTS, NULL);
    city_close(store);
}
END_TEST

START_TEST(a_version_starts_after_what_was_judged)
{
    zx_store *store = city_open();
    const zx_person person = {ZX_PERSON_INIT, .name = "王伟"};
    ck_ok(zx_person_add(store, city_on(2018, 6, 1), &person, NULL));
    ck_unwritten(store, adopt(store, zx_rulebook_national(), D(2018, 6, 1)), ZX_RULE, "rulebook.not-before-judged-steps");
    ck_ok(adopt(store, zx_rulebook_national(), D(2018, 6, 2)));
    city_close(store);
}
END_TEST

START_TEST(a_code_is_judged_by_the_version_of_its_date)
{
    zx_store *store = city_open();
    ck_ok(adopt(store, "{" LISTS "}", D(2019, 1, 1)));
    zx_person person = {ZX_PERSON_INIT, .name = "王伟", .gender = "x"};
    ck_unwritten(store, zx_person_add(store, city_on(2018, 12, 31), &person, NULL), ZX_INVALID, "rulebook.code");
    ck_ok(zx_person_add(store, city_on(2019, 1, 1), &person, NULL));
    person.gender = "male";
    ck_ok(zx_person_add(store, city_on(2018, 12, 31), &person, NULL));
    ck_unwritten(store, zx_person_add(store, city_on(2019, 1, 1), &person, NULL), ZX_INVALID, "rulebook.code");
    zx_id first = 0, second = 0, none = 0;
    ck_ok(zx_rulebook_on(store, D(2018, 12, 31), &first));
    ck_ok(zx_rulebook_on(store, D(2019, 1, 1), &second));
    ck_assert_int_ne(first, second);
    ck_refused(zx_rulebook_on(store, D(1949, 9, 20), &none), ZX_NOT_FOUND, NULL);
    ck_refused(zx_rulebook_on(store, D(2019, 0, 0), &none), ZX_INVALID, "on");
    ck_assert_int_eq(none, 0);
    city_close(store);
}
END_TEST

START_TEST(a_refused_code_is_told_those_that_there_are)
{
    zx_store *store = city_open();
    const zx_person person = {ZX_PERSON_INIT, .name = "王伟", .gender = "男"};
    ck_unwritten(store, zx_person_add(store, city_on(2019, 1, 1), &person, NULL), ZX_INVALID, "rulebook.code");
    ck_assert_str_eq(zx_error_last()->message, "gender: “男” is not in the rulebook's genders: male, female");
    ck_assert_str_eq(zx_error_last()->message_zh, "gender：“男”不在规则的 genders 之列：male, female");
    const zx_activity activity = {ZX_ACTIVITY_INIT, .title = "座谈会", .kind = "x", .begins = D(2019, 1, 1)};
    ck_unwritten(store, zx_activity_convene(store, city_on(2019, 1, 1), &activity, NULL), ZX_INVALID, "rulebook.code");
    const char *message = zx_error_last()->message;
    ck_assert_int_lt(strlen(message), 300);
    ck_assert_str_eq(message + strlen(message) - strlen(", …"), ", …");
    city_close(store);
}
END_TEST

/* ---- codes and labels ---- */

static int64_t codes_on(zx_store *store, zx_date on, const char *first)
{
    zx_cursor *cursor = NULL;
    const void *row;
    int64_t count = 0;
    ck_ok(zx_rulebook_codes(store, "genders", on, &cursor));
    while (zx_cursor_next(cursor, &row) == ZX_OK)
        ck_assert(++count > 1 || strcmp(((const zx_rulebook_code *)row)->code, first) == 0);
    zx_id rulebook;
    ck_ok(zx_rulebook_on(store, on, &rulebook));
    ck_assert_int_eq(zx_cursor_meta(cursor)->rulebook, rulebook);
    zx_cursor_free(cursor);
    return count;
}

START_TEST(labels_are_those_of_the_date)
{
    zx_store *store = city_open();
    ck_ok(adopt(store, "{" LISTS "}", D(2019, 1, 1)));
    char *en = NULL, *zh = NULL;
    ck_ok(zx_rulebook_label(store, "genders", "male", D(2018, 12, 31), &en, &zh));
    ck_assert_str_eq(en, "male");
    ck_assert_str_eq(zh, "男");
    zx_free(en);
    zx_free(zh);
    ck_ok(zx_rulebook_label(store, "genders", "x", D(2019, 1, 1), NULL, &zh));
    ck_assert_str_eq(zh, "甲");
    zx_free(zh);
    ck_assert_int_eq(codes_on(store, D(2018, 12, 31), "male"), 2);
    ck_assert_int_eq(codes_on(store, D(2019, 1, 1), "x"), 1);
    city_close(store);
}
END_TEST

START_TEST(what_has_no_label_is_said)
{
    zx_store *store = city_open();
    zx_cursor *cursor = NULL;
    char *en = NULL;
    ck_refused(zx_rulebook_label(store, "genders", "x", D(2019, 1, 1), &en, NULL), ZX_NOT_FOUND, "code");
    ck_assert_str_eq(zx_error_last()->message, "code: “x” is not in the rulebook's genders: male, female");
    ck_refused(zx_rulebook_label(store, "gender", "male", D(2019, 1, 1), &en, NULL), ZX_NOT_FOUND, "list");
    ck_refused(zx_rulebook_label(store, "genders", "male", D(2019, 1, 0), &en, NULL), ZX_INVALID, "on");
    ck_refused(zx_rulebook_label(store, "genders", "male", D(1900, 1, 1), &en, NULL), ZX_NOT_FOUND, NULL);
    ck_refused(zx_rulebook_label(store, "genders", NULL, D(2019, 1, 1), &en, NULL), ZX_MISUSE, NULL);
    ck_refused(zx_rulebook_codes(store, "gender", D(2019, 1, 1), &cursor), ZX_NOT_FOUND, "list");
    ck_refused(zx_rulebook_codes(store, NULL, D(2019, 1, 1), &cursor), ZX_MISUSE, NULL);
    ck_refused(zx_rulebook_codes(store, "genders", D(2019, 1, 1), NULL), ZX_MISUSE, NULL);
    ck_assert(!en && !cursor);
    city_close(store);
}
END_TEST

ZXT_MAIN("rulebook", a_refused_code_is_told_those_that_there_are, labels_are_those_of_the_date, what_has_no_label_is_said,
          the_form_is_checked_and_the_fault_has_its_path, a_long_path_is_cut_between_characters,
         the_national_default_is_a_rulebook, a_version_starts_after_what_was_judged, a_code_is_judged_by_the_version_of_its_date)
