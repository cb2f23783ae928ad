/* SPDX-License-Identifier: MIT */
/* Nothing is left out: each verb and each public function is a step of the scenario, or could meet no fault at all. */
#include <stdio.h>

#include "heap.h"
#include "scenario.h"
#include "zxtest.h"

static const zx_allocator *const no_allocator = &(const zx_allocator){0}; /* incomplete: ignored */

/* Public functions that allocate nothing and touch no file, called with memory that is never there. */
static void dates(void)
{
    zx_date date = {0};
    char text[ZX_DATE_SIZE];
    ck_ok(zx_date_parse("2023-01-05", &date));
    ck_assert(zx_date_print(date, text) == 10 && zx_date_valid(date) && zx_date_complete(date));
    ck_assert_int_eq(zx_date_compare(zx_date_first(date), zx_date_last(date)), 0);
    ck_assert_int_eq(zx_date_days_between(date, zx_date_add_days(zx_date_add_months(date, 1), 1)), 32);
    ck_assert_int_eq(zx_date_weekday(date), 4);
}

static void texts(void)
{
    int64_t number;
    char text[ZX_NUMERAL_SIZE];
    ck_ok(zx_numeral_parse("十四", &number));
    ck_assert_uint_gt(zx_numeral_print(number, text), 0);
    ck_assert_int_eq(zx_text_length("政协"), 2);
    ck_assert_str_eq(zx_status_name(ZX_OK), "OK");
    ck_assert(zx_error_last() && zx_none_text() && zx_version() && zx_rulebook_national() && zx_calendar_national());
}

static void descriptions(void)
{
    const zx_record_type *type = zx_record_type_at(0);
    ck_assert_ptr_eq(zx_record_type_named(zx_record_type_name(type)), type);
    ck_assert(zx_record_type_en(type) && zx_record_type_zh(type) && zx_record_type_size(type) && zx_record_type_kept(type));
    ck_assert(zx_record_type_field(type, 0) && zx_verb_at(0) && zx_rule_at(0) && zx_times_event_at(0, NULL, NULL));
}

static void nothings(void)
{
    zx_allocator_set(no_allocator);
    zx_free(NULL);
    zx_cursor_free(NULL);
    ck_assert(!zx_cursor_type(NULL) && !zx_cursor_meta(NULL) && !zx_store_place(NULL) && !zx_store_division(NULL));
}

static const struct {
    const char *functions; /* separated by spaces */
    void (*call)(void);
} harmless[] = {
    {"zx_date_add_days zx_date_add_months zx_date_compare zx_date_complete zx_date_days_between zx_date_first zx_date_last "
     "zx_date_parse zx_date_print zx_date_valid zx_date_weekday", dates},
    {"zx_numeral_parse zx_numeral_print zx_text_length zx_status_name zx_error_last zx_none_text zx_version zx_rulebook_national "
     "zx_calendar_national", texts},
    {"zx_record_type_at zx_record_type_named zx_record_type_name zx_record_type_en zx_record_type_zh zx_record_type_size "
     "zx_record_type_kept zx_record_type_field zx_verb_at zx_rule_at zx_times_event_at", descriptions},
    {"zx_allocator_set zx_free zx_cursor_free zx_cursor_type zx_cursor_meta zx_store_place zx_store_division", nothings},
};

START_TEST(harmless_functions_need_no_memory)
{
    zxf_heap_fail(1, true);
    for (size_t i = 0; i < sizeof harmless / sizeof *harmless; i++)
        harmless[i].call();
    int64_t asked = zxf_heap_asked();
    zxf_heap_fail(0, false);
    ck_assert_int_eq(asked, 0);
}
END_TEST

START_TEST(every_verb_is_a_step)
{
    const zx_verb *verb;
    for (size_t i = 0; (verb = zx_verb_at(i)); i++) {
        const zxf_step *step;
        size_t at = 0;
        while ((step = zxf_step_at(at)) && !(step->verb && step->answer == ZX_OK && strcmp(step->verb, verb->name) == 0))
            at++;
        ck_assert_msg(step, "%s is in no step of tests/fault/steps-*.c", verb->name);
    }
}
END_TEST

static bool listed(const char *function)
{
    const zxf_step *step;
    for (size_t i = 0; (step = zxf_step_at(i)); i++)
        if (strcmp(step->function, function) == 0)
            return true;
    size_t length = strlen(function);
    for (size_t i = 0; i < sizeof harmless / sizeof *harmless; i++)
        for (const char *at = harmless[i].functions; (at = strstr(at, function)); at += length)
            if ((at == harmless[i].functions || at[-1] == ' ') && (at[length] == ' ' || at[length] == '\0'))
                return true;
    return false;
}

START_TEST(every_public_function_is_a_step_or_harmless)
{
    const char *path = getenv("ZX_MAP");
    ck_assert_msg(path, "ZX_MAP is not set; meson test sets it to lib/zhengxie.map");
    char *map = zxt_read(path, NULL);
    unsigned found = 0;
    for (char *line = strtok(map, "\n"); line; line = strtok(NULL, "\n")) {
        char name[100];
        if (sscanf(line, " %99[a-z0-9_];", name) == 1 && strncmp(name, "zx_", 3) == 0) {
            ck_assert_msg(listed(name), "%s is in no step of tests/fault/steps-*.c", name);
            found++;
        }
    }
    free(map);
    ck_assert_uint_gt(found, 60);
}
END_TEST

int main(void)
{
    zxf_heap_install();
    const TTest *const tests[] = {harmless_functions_need_no_memory, every_verb_is_a_step, every_public_function_is_a_step_or_harmless};
    return zxt_run(zxt_suite("scenario", tests, sizeof tests / sizeof *tests));
}
