/* SPDX-License-Identifier: MIT */
#include <stdio.h>

#include "record/json.h"
#include "zxtest.h"

static const char *const right[] = {
    "{}", "[]", " [ ] ", "0", "-0", "12", "-7", "1.5", "-0.25", "1e3", "2E-2", "100.125e+2", "true", "false", "null", "\"\"",
    "\"a\\n\\t\\\"\\\\\\/\\b\\f\\r\"", "\"\\u00e9\\u4e2d\\ud83d\\ude00\"", "\"政协\"", "{\"a\": [1, {\"b\": null}], \"c\": \"d\"}", "[[[[1]]]]",
    "9223372036854775807", "{\"\": 1}", "12345678901234.5", "\"一段比初始缓冲区更长的文本，用来使缓冲区增长若干次\"",
};

static const char *const not_right[] = {
    "", " ", "{", "}", "[1,]", "[1 2]", "{\"a\"}", "{\"a\":}", "{\"a\":1,}", "{a:1}", "{\"a\":1,\"a\":2}", "01", "-", "1.", ".5", "1e", "+1",
    "9223372036854775808", "tru", "nul", "\"", "\"a", "\"\\x\"", "\"\\u12\"", "\"\\u0000\"", "\"\\ud800\"", "\"\\ud800\\u0041\"", "\"\\udc00\"",
    "\"a\nb\"", "\"a\tb\"", "[1] 2", "\"\xff\"", "\"\xed\xa0\x80\"", "[1}", "{\"a\":1]", "'a'",
};

static json_t *read_right(const char *text)
{
    zxi_json_fault fault;
    json_t *value = NULL;
    zx_status status = zxi_json_read(text, &value, &fault);
    ck_assert_msg(status == ZX_OK, "%s: %s in line %d", text, status == ZX_INVALID ? fault.en : "?", fault.line);
    return value;
}

static json_t *by_jansson(const char *text)
{
    return json_loads(text, JSON_DECODE_ANY | JSON_REJECT_DUPLICATES, NULL);
}

START_TEST(reads_what_jansson_reads)
{
    for (size_t i = 0; i < sizeof right / sizeof *right; i++) {
        json_t *ours = read_right(right[i]), *theirs = by_jansson(right[i]);
        ck_assert_msg(theirs && json_equal(ours, theirs), "%s", right[i]);
        json_decref(ours);
        json_decref(theirs);
    }
}
END_TEST

START_TEST(refuses_the_rest)
{
    for (size_t i = 0; i < sizeof not_right / sizeof *not_right; i++) {
        zxi_json_fault fault = {0};
        json_t *value = NULL;
        ck_assert_msg(zxi_json_read(not_right[i], &value, &fault) == ZX_INVALID && !value, "%s", not_right[i]);
        ck_assert_msg(fault.en && fault.zh && fault.line > 0, "%s", not_right[i]);
        ck_assert_msg(!by_jansson(not_right[i]), "Jansson takes %s", not_right[i]);
    }
}
END_TEST

START_TEST(names_the_line)
{
    zxi_json_fault fault;
    json_t *value;
    ck_assert_int_eq(zxi_json_read("{\n \"a\": 1,\n \"a\": 2}", &value, &fault), ZX_INVALID);
    ck_assert_int_eq(fault.line, 3);
    ck_assert_str_eq(fault.en, "a key stands twice in its object");
}
END_TEST

START_TEST(is_not_led_astray_by_depth)
{
    static char deep[20001];
    memset(deep, '[', 10000);
    memset(deep + 10000, ']', 10000);
    zxi_json_fault fault;
    json_t *value;
    ck_assert_int_eq(zxi_json_read(deep, &value, &fault), ZX_INVALID);
    ck_assert_str_eq(fault.en, "nested too deeply");
    deep[10000 + 64] = '\0';
    json_decref(read_right(deep + 10000 - 64));
}
END_TEST

/* A byte of a right document is changed, dropped or doubled: both readers agree whether it is still one, and what it says. Numbers
 * with very many digits are where they may differ; the documents have none, and one change does not make one. */
START_TEST(agrees_with_jansson_on_altered_documents)
{
    static const char bytes[] = "{}[]:,\"\\ \n0123456789.eE+-truefalsnu\x01\xe4\xb8\xad";
    unsigned seed = 20230105, both = 0;
    for (int round = 0; round < 60000; round++) {
        char text[200];
        seed = seed * 1664525u + 1013904223u;
        const char *from = right[seed / 7u % (sizeof right / sizeof *right)];
        size_t length = strlen(from), at = seed / 1009u % (length + 1);
        char with = bytes[seed / 65537u % (sizeof bytes - 1)];
        switch (seed / 3u % 3) {
        case 0: snprintf(text, sizeof text, "%.*s%c%s", (int)at, from, with, from + at); break;
        case 1: snprintf(text, sizeof text, "%.*s%s", (int)at, from, at < length ? from + at + 1 : ""); break;
        default: snprintf(text, sizeof text, "%.*s%c%s", (int)at, from, with, at < length ? from + at + 1 : ""); break;
        }
        if (strpbrk(text, "eE.") && strpbrk(text, "0123456789") && strlen(text) > 15)
            continue;
        zxi_json_fault fault;
        json_t *ours = NULL, *theirs = by_jansson(text);
        zx_status status = zxi_json_read(text, &ours, &fault);
        bool exponent = strpbrk(text, "eE") && strpbrk(text, "0123456789");
        ck_assert_msg((status == ZX_OK) == (theirs != NULL) || exponent, "%s: %d, Jansson %s", text, status, theirs ? "takes it" : "does not");
        if (ours && theirs) {
            ck_assert_msg(json_equal(ours, theirs), "%s is read otherwise", text);
            both++;
        }
        json_decref(ours);
        json_decref(theirs);
    }
    ck_assert_uint_gt(both, 1000);
}
END_TEST

ZXT_MAIN("json", reads_what_jansson_reads, refuses_the_rest, names_the_line, is_not_led_astray_by_depth,
         agrees_with_jansson_on_altered_documents)
