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

ZXT_MAIN("rulebook", the_form_is_checked_and_the_fault_has_its_path, a_long_path_is_cut_between_characters,
         the_national_default_is_a_rulebook, a_version_starts_after_what_was_judged, a_code_is_judged_by_the_version_of_its_date)
