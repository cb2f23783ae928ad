/* SPDX-License-Identifier: MIT */
/* Structs from a caller compiled against another version: an older one passes less, a newer one more. */
#include "city.h"

/* A struct as a newer version might have it: with a member more, which is unset. */
#define NEWER(type_, name_, ...)                                                                                             \
    struct {                                                                                                                 \
        type_ is;                                                                                                            \
        int64_t appended;                                                                                                    \
    } name_ = {.is = {.size = sizeof(type_) + sizeof(int64_t), __VA_ARGS__}}

START_TEST(an_older_record_lacks_the_last_fields)
{
    zx_store *store = city_open();
    zx_person person = {.size = offsetof(zx_person, born), .name = "王伟", .gender = "male", .born = D(1970, 5, 0)};
    zx_id id = 0;
    ck_ok(zx_person_add(store, city_on(2020, 1, 1), &person, &id));
    zx_person *read = city_get(store, "person", id);
    ck_assert_str_eq(read->gender, "male");
    ck_assert_int_eq(read->born.year, 0);
    ck_assert_uint_eq(read->size, sizeof *read);
    zx_free(read);
    person.size = sizeof(zx_record) - 1;
    ck_unwritten(store, zx_person_add(store, city_on(2020, 1, 1), &person, NULL), ZX_INVALID, "size");
    city_close(store);
}
END_TEST

START_TEST(a_newer_record_is_understood_while_its_new_fields_are_unset)
{
    zx_store *store = city_open();
    NEWER(zx_person, person, .name = "王伟");
    NEWER(zx_person, filter, .name = "王伟");
    int64_t count = 0;
    ck_ok(zx_person_add(store, city_on(2020, 1, 1), &person.is, NULL));
    ck_ok(zx_record_count(store, "person", &filter, NULL, &count));
    ck_assert_int_eq(count, 1);
    person.appended = filter.appended = 1;
    ck_unwritten(store, zx_person_add(store, city_on(2020, 1, 1), &person.is, NULL), ZX_INVALID, "size");
    ck_refused(zx_record_count(store, "person", &filter, NULL, &count), ZX_INVALID, "size");
    city_close(store);
}
END_TEST

START_TEST(what_configures_a_call_is_understood_likewise)
{
    zx_store *store = city_open(), *other = NULL;
    const zx_person person = {ZX_PERSON_INIT, .name = "王伟"};
    NEWER(zx_act, act, .by = "office", .on = {2020, 1, 1});
    NEWER(zx_page, page, .limit = 1);
    NEWER(zx_store_options, options, .flags = ZX_OPEN_CREATE, .place = "南京市", .division = 320100);
    NEWER(zx_tally_options, tally, .on = {2020, 1, 1});
    NEWER(zx_times_options, times, .begins = "submitted", .ends = "filed", .on = {2020, 1, 1});
    NEWER(zx_satisfaction_options, satisfaction, .on = {2020, 1, 1});
    zx_cursor *cursor = NULL;
    int64_t count = 0;
    ck_ok(zx_person_add(store, &act.is, &person, NULL));
    ck_ok(zx_record_count(store, "person", NULL, &page.is, &count));
    ck_ok(zx_store_open(":memory:", &options.is, &other));
    ck_ok(zx_tally(store, "person", &tally.is, &cursor));
    zx_cursor_free(cursor);
    ck_ok(zx_times(store, &times.is, &cursor));
    zx_cursor_free(cursor);
    ck_ok(zx_satisfaction(store, &satisfaction.is, &cursor));
    zx_cursor_free(cursor);
    zx_store_free(other);
    act.appended = page.appended = options.appended = tally.appended = times.appended = satisfaction.appended = 1;
    ck_unwritten(store, zx_person_add(store, &act.is, &person, NULL), ZX_INVALID, "size");
    ck_refused(zx_record_count(store, "person", NULL, &page.is, &count), ZX_INVALID, "size");
    ck_refused(zx_store_open(":memory:", &options.is, &other), ZX_INVALID, "size");
    ck_status(zx_tally(store, "person", &tally.is, &cursor), ZX_MISUSE);
    ck_status(zx_times(store, &times.is, &cursor), ZX_MISUSE);
    ck_status(zx_satisfaction(store, &satisfaction.is, &cursor), ZX_MISUSE);
    act.is.size = page.is.size = options.is.size = tally.is.size = times.is.size = satisfaction.is.size = sizeof(size_t);
    ck_unwritten(store, zx_person_add(store, &act.is, &person, NULL), ZX_INVALID, "size");
    ck_refused(zx_record_count(store, "person", NULL, &page.is, &count), ZX_INVALID, "size");
    ck_refused(zx_store_open(":memory:", &options.is, &other), ZX_INVALID, "size");
    ck_status(zx_tally(store, "person", &tally.is, &cursor), ZX_MISUSE);
    ck_status(zx_times(store, &times.is, &cursor), ZX_MISUSE);
    ck_status(zx_satisfaction(store, &satisfaction.is, &cursor), ZX_MISUSE);
    city_close(store);
}
END_TEST

ZXT_MAIN("sizes", an_older_record_lacks_the_last_fields, a_newer_record_is_understood_while_its_new_fields_are_unset,
         what_configures_a_call_is_understood_likewise)
