/* SPDX-License-Identifier: MIT */
/* Deadlines worked out by hand, by rulebooks of several cities, with their explanations. */
#include <stdio.h>
#include <stdlib.h>

#include <jansson.h>

#include "cases.h"
#include "city.h"
#include "domain/clock.h"

/* ---- rulebooks of cities, each a version that changes the national default ---- */

static json_t *cities;

static json_t *city_named(const char *title)
{
    if (!cities) {
        char *text = zxt_case("rulebooks.json", NULL);
        cities = json_loads(text, 0, NULL);
        free(text);
        ck_assert_ptr_nonnull(cities);
    }
    for (size_t i = 0; i < json_array_size(cities); i++)
        if (strcmp(json_string_value(json_object_get(json_array_get(cities, i), "title")), title) == 0)
            return json_array_get(cities, i);
    ck_abort_msg("no rulebook %s in rulebooks.json", title);
}

static char *document_of(const json_t *city)
{
    json_t *document = json_loads(zx_rulebook_national(), 0, NULL), *clocks = json_object_get(city, "clocks");
    json_object_del(document, "clocks");
    if (clocks)
        json_object_set(document, "clocks", clocks);
    json_object_update(json_object_get(document, "proposal"), json_object_get(city, "proposal"));
    json_object_update(json_object_get(document, "handling"), json_object_get(city, "handling"));
    char *text = json_dumps(document, 0);
    json_decref(document);
    return text;
}

static zx_date date(const char *text)
{
    zx_date out = {0};
    if (strcmp(text, "-") != 0)
        ck_ok(zx_date_parse(text, &out));
    return out;
}

static void adopt(zx_store *store, const char *title)
{
    json_t *city = city_named(title);
    char *document = document_of(city);
    const zx_rulebook rulebook = {ZX_RULEBOOK_INIT, .title = title, .document = document,
                                  .starts = date(json_string_value(json_object_get(city, "starts")))};
    ck_ok(zx_rulebook_adopt(store, city_on(2018, 1, 1), &rulebook, NULL));
    free(document);
}

/* A store whose rulebook is this; the last one is kept open. */
static zx_store *store_with(const char *title)
{
    static zx_store *store;
    static char open[100];
    if (store && strcmp(open, title) == 0)
        return store;
    if (store)
        city_close(store);
    store = NULL;
    if (*title) {
        store = city_open();
        adopt(store, title);
    }
    snprintf(open, sizeof open, "%s", title);
    return store;
}

/* ---- cases ---- */

static zx_clock clock_named(const char *code)
{
    const zx_enum_value *value = zxi_enum_code(&zxi_clock_type, code);
    ck_assert_msg(value, "no clock %s", code);
    return (zx_clock)value->value;
}

/* "reply party in" */
static zxi_clock_ask ask_of(const case_file *file, char words[3][40])
{
    int count = sscanf(file->field[1], "%39s %39s %39s", words[0], words[1], words[2]);
    zxi_clock_ask ask = {.clock = clock_named(words[0]), .start = date(file->field[2])};
    if (count > 1)
        ask.kind = words[1];
    if (count > 2)
        ask.in_session = strcmp(words[2], "in") == 0 ? ZX_YES : ZX_NO;
    return ask;
}

static void add_option(zxi_clock_ask *ask, const char *option)
{
    const struct { const char *name; zx_date *to; } names[] = {{"as_of=", &ask->as_of}, {"first=", &ask->first}, {"extended=", &ask->extended}};
    for (int i = 0; i < 3; i++)
        if (strncmp(option, names[i].name, strlen(names[i].name)) == 0)
            *names[i].to = date(option + strlen(names[i].name));
}

static void ck_case(const case_file *file)
{
    char words[3][40], printed[ZX_DATE_SIZE];
    const char *en = NULL, *zh = NULL;
    zxi_arena arena = {0};
    zxi_deadline deadline = {0};
    zx_store *store = store_with(file->field[0]);
    zxi_clock_ask ask = ask_of(file, words);
    add_option(&ask, file->field[3]);
    ck_ok(zxi_enter(store));
    ck_ok(zxi_clock_run(store, &ask, &deadline));
    ck_ok(zxi_clock_explain(store, &deadline, &arena, &en, &zh));
    zxi_leave(store);
    zx_date_print(deadline.due, printed);
    ck_assert_msg(zx_date_compare(deadline.due, date(file->field[4])) == 0, "%s: %s", file->where, printed);
    ck_assert_msg(strcmp(en, file->field[5]) == 0, "%s:\n%s\n%s", file->where, en, file->field[5]);
    ck_assert_msg(strcmp(zh, file->field[6]) == 0, "%s:\n%s\n%s", file->where, zh, file->field[6]);
    zxi_arena_release(&arena);
}

static int ck_cases(const char *name)
{
    case_file file = cases_open(name);
    while (cases_next(&file))
        ck_case(&file);
    int count = file.count;
    cases_close(&file);
    return count;
}

START_TEST(dates_are_those_worked_out_by_hand)
{
    int count = ck_cases("clock-working-days.txt") + ck_cases("clock-months.txt") + ck_cases("clock-rolled.txt") +
                ck_cases("clock-fixed.txt") + ck_cases("clock-reassigned.txt");
    ck_assert_int_ge(count, 40);
    store_with("");
}
END_TEST

START_TEST(extensions_reach_as_far_as_the_rulebook_lets_them)
{
    case_file file = cases_open("clock-extensions.txt");
    while (cases_next(&file)) {
        char words[3][40], printed[2][ZX_DATE_SIZE];
        zx_date next, latest;
        int64_t times;
        zx_store *store = store_with(file.field[0]);
        zxi_clock_ask ask = ask_of(&file, words);
        ask.extensions = cases_number(&file, 3);
        ck_ok(zxi_enter(store));
        ck_ok(zxi_clock_extend(store, &ask, &next, &latest, &times));
        zxi_leave(store);
        zx_date_print(next, printed[0]);
        zx_date_print(latest, printed[1]);
        ck_assert_msg(zx_date_compare(next, date(file.field[4])) == 0, "%s: next %s", file.where, printed[0]);
        ck_assert_msg(zx_date_compare(latest, date(file.field[5])) == 0, "%s: latest %s", file.where, printed[1]);
        ck_assert_msg(times == cases_number(&file, 6), "%s: %d times", file.where, (int)times);
    }
    cases_close(&file);
    store_with("");
}
END_TEST

/* ---- the rulebook's versions ---- */

static zx_date due_of(zx_store *store, zxi_clock_ask ask)
{
    zxi_deadline deadline = {0};
    ck_ok(zxi_enter(store));
    ck_ok(zxi_clock_run(store, &ask, &deadline));
    zxi_leave(store);
    return deadline.due;
}

START_TEST(a_clock_runs_by_the_version_of_the_day_it_began)
{
    zx_store *store = city_open();
    adopt(store, "三加三");
    json_t *later = city_named("两加一");
    char *document = document_of(later);
    const zx_rulebook next = {ZX_RULEBOOK_INIT, .title = "两加一", .document = document, .starts = {2020, 3, 1}};
    ck_ok(zx_rulebook_adopt(store, city_on(2020, 2, 1), &next, NULL));
    free(document);
    ck_assert_int_eq(zx_date_compare(due_of(store, (zxi_clock_ask){.clock = ZX_CLOCK_REPLY, .start = {2020, 2, 29}}), D(2020, 5, 29)), 0);
    ck_assert_int_eq(zx_date_compare(due_of(store, (zxi_clock_ask){.clock = ZX_CLOCK_REPLY, .start = {2020, 3, 1}}), D(2020, 5, 1)), 0);
    /* before either, the national default of the file holds */
    ck_assert_int_eq(zx_date_compare(due_of(store, (zxi_clock_ask){.clock = ZX_CLOCK_REPLY, .start = {2017, 3, 1}}), D(2017, 6, 1)), 0);
    city_close(store);
}
END_TEST

START_TEST(a_year_that_is_not_known_is_refused)
{
    zx_store *store = city_open();
    zxi_deadline deadline = {0};
    zxi_clock_ask ask = {.clock = ZX_CLOCK_DECLINE, .start = {2026, 12, 17}};
    adopt(store, "三加三");
    ck_assert_int_eq(zx_date_compare(due_of(store, ask), D(2026, 12, 31)), 0);
    ask.start = D(2026, 12, 18);
    ck_ok(zxi_enter(store));
    ck_refused(zxi_clock_run(store, &ask, &deadline), ZX_RULE, "calendar.year-known");
    zxi_leave(store);
    ck_assert_int_eq(deadline.begins.year, 0);
    ck_assert_ptr_nonnull(strstr(zx_error_last()->message, "2027"));
    city_close(store);
}
END_TEST

/* ---- the form of the section ---- */

#define CLOCKS(clocks_) "{\"lists\":{\"proposer_kinds\":[{\"code\":\"party\",\"en\":\"p\",\"zh\":\"党派\",\"lead\":[\"party\"]}]},\"clocks\":" clocks_ "}"

START_TEST(the_fault_has_its_path)
{
    static const struct { const char *document, *path; } wrong[] = {
        {CLOCKS("[]"), "/clocks: "},
        {CLOCKS("{\"rely\":{\"months\":3}}"), "/clocks/rely: "},
        {CLOCKS("{\"reply\":3}"), "/clocks/reply: "},
        {CLOCKS("{\"reply\":{}}"), "/clocks/reply: "},
        {CLOCKS("{\"reply\":{\"month\":3}}"), "/clocks/reply/month: "},
        {CLOCKS("{\"reply\":{\"months\":\"3\"}}"), "/clocks/reply/months: "},
        {CLOCKS("{\"reply\":{\"months\":0}}"), "/clocks/reply/months: "},
        {CLOCKS("{\"reply\":{\"months\":121}}"), "/clocks/reply/months: "},
        {CLOCKS("{\"reply\":{\"days\":3661}}"), "/clocks/reply/days: "},
        {CLOCKS("{\"reply\":{\"working_days\":1001}}"), "/clocks/reply/working_days: "},
        {CLOCKS("{\"reply\":{\"months\":3,\"days\":3}}"), "/clocks/reply/days: "},
        {CLOCKS("{\"reply\":{\"months\":3,\"until\":[\"06-30\"]}}"), "/clocks/reply/until: "},
        {CLOCKS("{\"reply\":{\"until\":\"06-30\"}}"), "/clocks/reply/until: "},
        {CLOCKS("{\"reply\":{\"until\":[]}}"), "/clocks/reply/until: "},
        {CLOCKS("{\"reply\":{\"until\":[\"06-30\",\"06-31\"]}}"), "/clocks/reply/until/1: "},
        {CLOCKS("{\"reply\":{\"until\":[\"6-30\"]}}"), "/clocks/reply/until/0: "},
        {CLOCKS("{\"reply\":{\"until\":[\"06-30x\"]}}"), "/clocks/reply/until/0: "},
        {CLOCKS("{\"reply\":{\"until\":[\"-1-30\"]}}"), "/clocks/reply/until/0: "},
        {CLOCKS("{\"reply\":{\"months\":3,\"roll\":true}}"), "/clocks/reply/roll: "},
        {CLOCKS("{\"reply\":{\"months\":3,\"extension\":3}}"), "/clocks/reply/extension: "},
        {CLOCKS("{\"reply\":{\"months\":3,\"extension\":{}}}"), "/clocks/reply/extension: "},
        {CLOCKS("{\"reply\":{\"months\":3,\"extension\":{\"days\":3}}}"), "/clocks/reply/extension/days: "},
        {CLOCKS("{\"reply\":{\"months\":3,\"extension\":{\"months\":3,\"most\":3}}}"), "/clocks/reply/extension/most: "},
        {CLOCKS("{\"reply\":{\"months\":3,\"extension\":{\"months\":3,\"all\":6}}}"), "/clocks/reply/extension/all: "},
        {CLOCKS("{\"reply\":{\"months\":3,\"of\":[]}}"), "/clocks/reply/of: "},
        {CLOCKS("{\"reply\":{\"months\":3,\"of\":{\"parties\":{\"months\":2}}}}"), "/clocks/reply/of/parties: "},
        {CLOCKS("{\"reply\":{\"months\":3,\"of\":{\"party\":{}}}}"), "/clocks/reply/of/party: "},
        {CLOCKS("{\"reply\":{\"months\":3,\"of\":{\"party\":{\"months\":2,\"of\":{}}}}}"), "/clocks/reply/of/party/of: "},
        {CLOCKS("{\"send\":{\"days\":7,\"of\":{\"party\":{\"days\":3}}}}"), "/clocks/send/of/party: "},
        {CLOCKS("{\"reply\":{\"days\":7,\"of\":{\"letter\":{\"days\":3}}}}"), "/clocks/reply/of/letter: "},
        {"{\"lists\":{},\"proposal\":{\"reply_months\":\"3\"}}", "/proposal/reply_months: "},
        {"{\"lists\":{},\"proposal\":{\"reply_months\":3},\"clocks\":{\"reply\":{\"months\":3}}}", "/proposal/reply_months: "},
        {"{\"lists\":{},\"handling\":{\"restart_on_reassignment\":1}}", "/handling/restart_on_reassignment: "},
        {"{\"lists\":{},\"handling\":{\"soon_days\":true}}", "/handling/soon_days: "},
    };
    zx_store *store = city_open();
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        const zx_rulebook rulebook = {ZX_RULEBOOK_INIT, .title = "样例", .document = wrong[i].document, .starts = {2018, 1, 1}};
        ck_unwritten(store, zx_rulebook_adopt(store, city_on(2018, 1, 1), &rulebook, NULL), ZX_INVALID, "rulebook.document");
        ck_assert_msg(strstr(zx_error_last()->message, wrong[i].path), "%s\n    %s", wrong[i].document, zx_error_last()->message);
        ck_assert_ptr_nonnull(strstr(zx_error_last()->message_zh, "："));
    }
    const zx_rulebook right = {ZX_RULEBOOK_INIT, .title = "样例", .starts = {2018, 1, 1}, .document = CLOCKS(
        "{\"reply\":{\"months\":3,\"roll\":\"next_working_day\",\"extension\":{\"months\":3,\"most\":6},\"of\":{\"party\":{\"until\":[\"05-10\"]},"
        "\"in_session\":{\"until\":[\"06-30\"],\"extension\":{\"days\":10}},\"between\":{\"working_days\":60}}}}")};
    ck_ok(zx_rulebook_adopt(store, city_on(2018, 1, 1), &right, NULL));
    city_close(store);
}
END_TEST

ZXT_MAIN("clock", dates_are_those_worked_out_by_hand, extensions_reach_as_far_as_the_rulebook_lets_them,
         a_clock_runs_by_the_version_of_the_day_it_began, a_year_that_is_not_known_is_refused, the_fault_has_its_path)
