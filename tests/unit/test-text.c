/* SPDX-License-Identifier: MIT */
/* Chinese text: the cases of tests/cases, UTF-8 byte by byte, and what happens to outputs on failure. */
#include "zxtest.h"

#include <inttypes.h>
#include <pthread.h>
#include <stdio.h>
#include <zhengxie/text.h>

#include "cases.h"
#include "text/utf8.h"

/* UTF-8 */

typedef struct utf8_case {
    const char *bytes;
    int64_t characters; /* -1: malformed */
} utf8_case;

static const utf8_case utf8_cases[] = {
    {"", 0},
    {"a", 1},
    {"abcdefgh", 8},
    {"abcdefghijklmnopq", 17},
    {"\x7F", 1},
    {"\xC2\x80", 1},         /* U+0080, the first of two bytes */
    {"\xDF\xBF", 1},         /* U+07FF */
    {"\xE0\xA0\x80", 1},     /* U+0800, the first of three */
    {"\xED\x9F\xBF", 1},     /* U+D7FF, before the surrogates */
    {"\xEE\x80\x80", 1},     /* U+E000, behind them */
    {"\xEF\xBF\xBF", 1},     /* U+FFFF */
    {"\xF0\x90\x80\x80", 1}, /* U+10000, the first of four */
    {"\xF4\x8F\xBF\xBF", 1}, /* U+10FFFF, the last of all */
    {"政协", 2},
    {"阿卜杜拉·买买提", 8},
    {"𠮷野家", 3},
    {"2020年5G网络", 9},
    {"\x80", -1}, /* a continuation alone */
    {"\xBF", -1},
    {"a\x80", -1},
    {"\xC0\x80", -1}, /* overlong */
    {"\xC1\xBF", -1},
    {"\xE0\x80\x80", -1},
    {"\xE0\x9F\xBF", -1},
    {"\xF0\x80\x80\x80", -1},
    {"\xF0\x8F\xBF\xBF", -1},
    {"\xED\xA0\x80", -1}, /* surrogates */
    {"\xED\xAF\xBF", -1},
    {"\xED\xB0\x80", -1},
    {"\xED\xBF\xBF", -1},
    {"\xED\xA0\xBD\xED\xB8\x80", -1},
    {"\xF4\x90\x80\x80", -1}, /* over U+10FFFF */
    {"\xF5\x80\x80\x80", -1},
    {"\xF8\x88\x80\x80\x80", -1},
    {"\xFC\x84\x80\x80\x80\x80", -1},
    {"\xFE", -1},
    {"\xFF", -1},
    {"\xC3", -1}, /* truncated */
    {"\xE6\x94", -1},
    {"\xE6", -1},
    {"\xF0\xA0\xAE", -1},
    {"\xF0\xA0", -1},
    {"\xF0", -1},
    {"\xE6\x94\x61", -1},
    {"\xE6\x61\xBF", -1},
    {"\xC3\x28", -1},
    {"\xF0\xA0\xAE\x28", -1},
    {"\xF0\xA0\x28\xB7", -1},
    {"\xF0\x28\xAE\xB7", -1},
    {"\xC4\xE3\xBA\xC3", -1}, /* GB18030 */
};

START_TEST(tells_utf8_from_anything_else)
{
    for (size_t i = 0; i < sizeof utf8_cases / sizeof *utf8_cases; i++)
        ck_assert_msg(zx_text_length(utf8_cases[i].bytes) == utf8_cases[i].characters, "case %zu", i);
    ck_assert_int_eq(zx_text_length(NULL), -1);
}
END_TEST

/* Each case at every place of an ASCII text, so that it meets the quick path's edges. */
START_TEST(tells_it_at_every_place)
{
    for (size_t i = 0; i < sizeof utf8_cases / sizeof *utf8_cases; i++)
        for (size_t before = 0; before <= 17; before++)
            for (size_t after = 0; after <= 17; after++) {
                char text[64];
                size_t length = (size_t)snprintf(text, sizeof text, "%.*s%s%.*s", (int)before, "abcdefghijklmnopq",
                                                 utf8_cases[i].bytes, (int)after, "ABCDEFGHIJKLMNOPQ");
                int64_t characters = -7;
                bool valid = zxi_utf8_valid(text, length, &characters);
                int64_t expected = utf8_cases[i].characters;
                ck_assert_msg(valid == (expected >= 0), "case %zu after %zu", i, before);
                ck_assert_int_eq(characters, valid ? expected + (int64_t)(before + after) : -7);
            }
}
END_TEST

START_TEST(tells_it_of_every_code_point)
{
    for (uint32_t code = 0; code < 0x200000; code++) {
        char text[5] = {0};
        size_t length;
        if (code < 0x80) {
            text[0] = (char)code;
            length = 1;
        } else if (code < 0x800) {
            text[0] = (char)(0xC0 | code >> 6);
            text[1] = (char)(0x80 | (code & 0x3F));
            length = 2;
        } else if (code < 0x10000) {
            text[0] = (char)(0xE0 | code >> 12);
            text[1] = (char)(0x80 | (code >> 6 & 0x3F));
            text[2] = (char)(0x80 | (code & 0x3F));
            length = 3;
        } else {
            text[0] = (char)(0xF0 | code >> 18);
            text[1] = (char)(0x80 | (code >> 12 & 0x3F));
            text[2] = (char)(0x80 | (code >> 6 & 0x3F));
            text[3] = (char)(0x80 | (code & 0x3F));
            length = 4;
        }
        bool expected = code <= 0x10FFFF && (code < 0xD800 || code > 0xDFFF);
        int64_t characters = 0;
        bool valid = zxi_utf8_valid(text, length, &characters);
        bool cut = zxi_utf8_valid(text, length - 1, NULL);
        if (valid != expected || characters != expected || cut != (length == 1))
            ck_abort_msg("U+%04" PRIX32, code);
    }
}
END_TEST

START_TEST(counts_a_nul_as_a_character)
{
    int64_t characters = -1;
    ck_assert(zxi_utf8_valid("a\0政", 5, &characters));
    ck_assert_int_eq(characters, 3);
    ck_assert(zxi_utf8_valid(NULL, 0, &characters));
    ck_assert_int_eq(characters, 0);
    ck_assert(zxi_utf8_valid("政", 3, NULL));
}
END_TEST

/* Numerals */

START_TEST(reads_numerals)
{
    case_file file = cases_open("numerals.txt");
    while (cases_next(&file)) {
        int64_t number = -7;
        zx_status status = zx_numeral_parse(file.field[0], &number);
        if (strcmp(file.field[1], "!") == 0) {
            ck_assert_msg(status == ZX_INVALID && number == -7, "%s: \"%s\" was read as %" PRId64, file.where, file.field[0],
                          number);
            ck_refused(status, ZX_INVALID, "numeral");
            continue;
        }
        ck_assert_msg(status == ZX_OK && number == cases_number(&file, 1), "%s: \"%s\" was read as %" PRId64, file.where,
                      file.field[0], number);
        char text[ZX_NUMERAL_SIZE];
        size_t length = zx_numeral_print(number, text);
        ck_assert_str_eq(text, strcmp(file.field[2], "-") == 0 ? file.field[0] : file.field[2]);
        ck_assert_uint_eq(length, strlen(text));
    }
    cases_close(&file);
}
END_TEST

static void check_round_trip(int64_t number)
{
    char text[ZX_NUMERAL_SIZE];
    int64_t again = -1;
    if (zx_numeral_print(number, text) != strlen(text) || zx_numeral_parse(text, &again) != ZX_OK || again != number)
        ck_abort_msg("%" PRId64 " is written %s, which is read as %" PRId64, number, text, again);
}

START_TEST(reads_what_it_writes)
{
    for (int64_t number = 0; number <= 12000; number++)
        check_round_trip(number);
    /* Every pattern of zeros among sixteen places. */
    for (unsigned pattern = 0; pattern < 65536; pattern++) {
        int64_t number = 0;
        for (int place = 0; place < 16; place++)
            number = number * 10 + (pattern >> place & 1 ? (int64_t)(place + pattern) % 9 + 1 : 0);
        check_round_trip(number);
    }
}
END_TEST

START_TEST(writes_no_number_out_of_range)
{
    static const int64_t numbers[] = {-1, INT64_MIN, INT64_C(10000000000000000), INT64_MAX};
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        char text[ZX_NUMERAL_SIZE] = "x";
        ck_assert_uint_eq(zx_numeral_print(numbers[i], text), 0);
        ck_assert_str_eq(text, "");
    }
    ck_assert_uint_eq(zx_numeral_print(1, NULL), 0);
    int64_t number = -7;
    ck_refused(zx_numeral_parse(NULL, &number), ZX_MISUSE, NULL);
    ck_refused(zx_numeral_parse("一", NULL), ZX_MISUSE, NULL);
    ck_refused(zx_numeral_parse("\xE4\xB8", &number), ZX_INVALID, "numeral");
    ck_assert_int_eq(number, -7);
}
END_TEST

/* Session names */

START_TEST(reads_session_names)
{
    case_file file = cases_open("session-names.txt");
    while (cases_next(&file)) {
        char untouched[] = "x", *place = untouched;
        int64_t term = -7, session = -8;
        zx_status status = zx_session_name_parse(file.field[0], &term, &session, &place);
        if (strcmp(file.field[1], "!") == 0) {
            ck_assert_msg(status == ZX_INVALID, "%s: \"%s\" was read", file.where, file.field[0]);
            ck_assert(term == -7 && session == -8 && place == untouched);
            ck_refused(status, ZX_INVALID, "session_name");
            continue;
        }
        ck_assert_msg(status == ZX_OK, "%s: \"%s\" was refused", file.where, file.field[0]);
        ck_assert_int_eq(term, cases_number(&file, 1));
        ck_assert_int_eq(session, cases_number(&file, 2));
        ck_assert_msg(strcmp(place ? place : "-", file.field[3]) == 0, "%s: place %s", file.where, place ? place : "none");
        zx_free(place);
    }
    cases_close(&file);
}
END_TEST

START_TEST(writes_session_names_that_it_reads)
{
    case_file file = cases_open("session-names-printed.txt");
    while (cases_next(&file)) {
        int64_t term = cases_number(&file, 0), session = cases_number(&file, 1), term_again, session_again;
        const char *place = strcmp(file.field[2], "-") == 0 ? NULL : file.field[2];
        char *name = NULL, *place_again = NULL;
        ck_ok(zx_session_name_print(term, session, place, &name));
        ck_assert_str_eq(name, file.field[3]);
        ck_ok(zx_session_name_parse(name, &term_again, &session_again, &place_again));
        ck_assert_int_eq(term_again, term);
        ck_assert_int_eq(session_again, session);
        ck_assert_pstr_eq(place_again, place);
        zx_free(name);
        zx_free(place_again);
    }
    cases_close(&file);
}
END_TEST

START_TEST(session_names_need_no_place)
{
    int64_t term = 0, session = 0;
    ck_ok(zx_session_name_parse("政协第十四届南京市委员会第三次会议", &term, &session, NULL));
    ck_assert_int_eq(term, 14);
    ck_assert_int_eq(session, 3);
    char *name = NULL;
    ck_ok(zx_session_name_print(14, 3, "", &name));
    ck_assert_str_eq(name, "十四届三次会议");
    zx_free(name);
}
END_TEST

START_TEST(wrong_session_names_leave_outputs_alone)
{
    char untouched[] = "x", *out = untouched;
    ck_refused(zx_session_name_print(0, 3, NULL, &out), ZX_INVALID, "term");
    ck_refused(zx_session_name_print(10000, 3, NULL, &out), ZX_INVALID, "term");
    ck_refused(zx_session_name_print(14, -1, NULL, &out), ZX_INVALID, "session");
    ck_refused(zx_session_name_print(14, 10000, NULL, &out), ZX_INVALID, "session");
    ck_refused(zx_session_name_print(14, 3, "\xED\xA0\x80", &out), ZX_INVALID, "place");
    ck_refused(zx_session_name_print(14, 3, NULL, NULL), ZX_MISUSE, NULL);
    int64_t term = -7, session = -8;
    ck_refused(zx_session_name_parse(NULL, &term, &session, &out), ZX_MISUSE, NULL);
    ck_refused(zx_session_name_parse("十四届三次会议", NULL, &session, &out), ZX_MISUSE, NULL);
    ck_refused(zx_session_name_parse("十四届三次会议", &term, NULL, &out), ZX_MISUSE, NULL);
    ck_refused(zx_session_name_parse("政协第十四届\xE5\x8D市委员会第三次会议", &term, &session, &out), ZX_INVALID, "session_name");
    ck_assert(out == untouched && term == -7 && session == -8);
}
END_TEST

/* The order of names */

enum { LIST = 64 };

/* The list must come out in its own order from every rotation of it, forwards and backwards. */
static void check_list(const char *const *list, size_t count, const char *where)
{
    for (size_t start = 0; start < count; start++)
        for (int backwards = 0; backwards <= 1; backwards++) {
            const char *names[LIST];
            size_t order[LIST];
            for (size_t i = 0; i < count; i++)
                names[i] = list[(start + (backwards ? count - 1 - i : i)) % count];
            ck_ok(zx_stroke_order(names, count, order));
            for (size_t i = 0; i < count; i++)
                ck_assert_msg(strcmp(names[order[i]], list[i]) == 0, "the list that ends at %s: %s stands where %s should", where,
                              names[order[i]], list[i]);
        }
}

START_TEST(orders_lists_of_people)
{
    case_file file = cases_open_paragraphs("stroke-order.txt");
    const char *list[LIST];
    size_t count = 0;
    bool more;
    do {
        more = cases_next(&file);
        if (more && *file.field[0]) {
            ck_assert_uint_lt(count, LIST);
            list[count++] = file.field[0];
        } else {
            check_list(list, count, file.where);
            count = 0;
        }
    } while (more);
    cases_close(&file);
}
END_TEST

static void check_order(const char *const *names, const size_t *expected, size_t count)
{
    size_t order[LIST];
    ck_ok(zx_stroke_order(names, count, order));
    for (size_t i = 0; i < count; i++)
        ck_assert_uint_eq(order[i], expected[i]);
}

START_TEST(names_that_compare_alike_keep_their_order)
{
    const char *const homonyms[] = {"李伟", "王军", "李伟", "丁一", "李伟", "王军"};
    check_order(homonyms, (const size_t[]){3, 1, 5, 0, 2, 4}, 6);
    const char *const spaced[] = {"王　宁", "王小洪", "王 宁", "王宁", " 王宁 "};
    check_order(spaced, (const size_t[]){0, 2, 3, 4, 1}, 5);
    const char *const dotted[] = {"阿不都·热合曼", "艾力", "阿不都•热合曼", "阿不都・热合曼", "阿不都‧热合曼", "阿不都 · 热合曼"};
    check_order(dotted, (const size_t[]){1, 0, 2, 3, 4, 5}, 6);
    const char *const nothing[] = {"王", NULL, "", "   "};
    check_order(nothing, (const size_t[]){1, 2, 3, 0}, 4);
}
END_TEST

START_TEST(orders_long_names_and_many)
{
    enum { MANY = 20000, LONG = 5000 };
    char *text = malloc(LONG * 3 + 1);
    const char **names = malloc(MANY * sizeof *names);
    size_t *order = malloc(MANY * sizeof *order);
    for (int i = 0; i < LONG; i++)
        memcpy(text + (size_t)i * 3, "王", 4);
    static const char *const few[] = {"周", "王", "陈", NULL};
    for (int i = 0; i < MANY; i++)
        names[i] = i == MANY / 2 ? text : few[i % 4];
    ck_ok(zx_stroke_order(names, MANY, order));
    ck_assert_uint_eq(order[0], 3);
    ck_assert_uint_eq(order[MANY / 4], 1);
    ck_assert_uint_eq(order[MANY / 2], MANY / 2);
    ck_assert_uint_eq(order[MANY - 1], MANY - 4);
    free(text);
    free(names);
    free(order);
}
END_TEST

START_TEST(wrong_names_leave_the_order_alone)
{
    const char *const names[] = {"王", "\xE7\x8E", "丁"};
    size_t order[3] = {7, 8, 9};
    ck_refused(zx_stroke_order(names, 3, order), ZX_INVALID, "names");
    ck_refused(zx_stroke_order(NULL, 3, order), ZX_MISUSE, NULL);
    ck_refused(zx_stroke_order(names, 3, NULL), ZX_MISUSE, NULL);
    ck_refused(zx_stroke_order(names, SIZE_MAX / 2, order), ZX_NO_MEMORY, NULL);
    ck_assert(order[0] == 7 && order[1] == 8 && order[2] == 9);
    ck_ok(zx_stroke_order(NULL, 0, NULL));
}
END_TEST

static int allocations_left;

static void *allocate(size_t bytes)
{
    return allocations_left-- > 0 ? malloc(bytes) : NULL;
}

static void *resize(void *memory, size_t bytes)
{
    return allocations_left-- > 0 ? realloc(memory, bytes) : NULL;
}

START_TEST(without_memory_outputs_are_left_alone)
{
    const zx_allocator failing = {sizeof failing, allocate, resize, free};
    const char *const names[] = {"王毅", "丁一"};
    int refused = 0;
    for (int allowed = 0, done = 0; !done; allowed++) {
        char untouched[] = "x", *name = untouched, *place = untouched;
        int64_t term = -7, session = -8;
        size_t order[2] = {7, 8};
        zx_allocator_set(&failing);
        allocations_left = allowed;
        zx_status printed = zx_session_name_print(14, 3, "南京市", &name);
        allocations_left = allowed;
        zx_status parsed = zx_session_name_parse("政协第十四届南京市委员会第三次会议", &term, &session, &place);
        allocations_left = allowed;
        zx_status ordered = zx_stroke_order(names, 2, order);
        zx_allocator_set(NULL);
        ck_assert(printed == ZX_OK || (printed == ZX_NO_MEMORY && name == untouched));
        ck_assert(parsed == ZX_OK || (parsed == ZX_NO_MEMORY && place == untouched && term == -7 && session == -8));
        ck_assert(ordered == ZX_OK || (ordered == ZX_NO_MEMORY && order[0] == 7 && order[1] == 8));
        refused += (printed != ZX_OK) + (parsed != ZX_OK) + (ordered != ZX_OK);
        done = printed == ZX_OK && parsed == ZX_OK && ordered == ZX_OK;
        if (printed == ZX_OK)
            zx_free(name);
        if (parsed == ZX_OK)
            zx_free(place);
    }
    ck_assert_int_ge(refused, 5);
}
END_TEST

static void *order_repeatedly(void *failures)
{
    static const char *const names[] = {"陈伟", "丁一", "周强", "王小洪", "王毅"};
    static const size_t expected[] = {1, 4, 3, 0, 2};
    for (int i = 0; i < 200; i++) {
        size_t order[5];
        if (zx_stroke_order(names, 5, order) != ZX_OK || memcmp(order, expected, sizeof order) != 0)
            ++*(int *)failures;
    }
    return NULL;
}

/* Each test is a process of its own, so that the threads also race to be the first. */
START_TEST(threads_share_the_order)
{
    enum { THREADS = 8 };
    pthread_t threads[THREADS];
    int failures[THREADS] = {0};
    for (int i = 0; i < THREADS; i++)
        ck_assert_int_eq(pthread_create(&threads[i], NULL, order_repeatedly, &failures[i]), 0);
    for (int i = 0; i < THREADS; i++) {
        pthread_join(threads[i], NULL);
        ck_assert_int_eq(failures[i], 0);
    }
}
END_TEST

ZXT_MAIN("text", tells_utf8_from_anything_else, tells_it_at_every_place, tells_it_of_every_code_point,
         counts_a_nul_as_a_character, reads_numerals, reads_what_it_writes, writes_no_number_out_of_range, reads_session_names,
         writes_session_names_that_it_reads, session_names_need_no_place, wrong_session_names_leave_outputs_alone,
         orders_lists_of_people, names_that_compare_alike_keep_their_order, orders_long_names_and_many,
         wrong_names_leave_the_order_alone, without_memory_outputs_are_left_alone, threads_share_the_order)
