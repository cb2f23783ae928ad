/* SPDX-License-Identifier: MIT */
/* What the Check programs share: a folder of its own for each test, and checks of a status that show the library's own words.
 *
 *     START_TEST(opens)
 *     {
 *         zx_store *store = NULL;
 *         ck_ok(zx_store_open(zxt_path("a.zx"), &options, &store));
 *         ck_refused(zx_store_begin(NULL), ZX_MISUSE, NULL);
 *         …
 *     }
 *     END_TEST
 *
 *     ZXT_MAIN("store", opens, closes)
 */
#ifndef ZXTEST_H
#define ZXTEST_H

#include <check.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <zhengxie/status.h>

/* The call succeeded. */
#define ck_ok(call)                                                                                                      \
    do {                                                                                                                 \
        zx_status zxt_got = (call);                                                                                      \
        ck_assert_msg(zxt_got == ZX_OK, "%s\n    answered %s", #call, zxt_failure(zxt_got));                             \
    } while (0)

/* The call answered this status. */
#define ck_status(call, expected)                                                                                        \
    do {                                                                                                                 \
        zx_status zxt_got = (call);                                                                                      \
        ck_assert_msg(zxt_got == (expected), "%s\n    answered %s\n    instead of %s", #call, zxt_failure(zxt_got),      \
                      zx_status_name(expected));                                                                         \
    } while (0)

/* The call failed with this status, zx_error_last() says so too, and names this field or this rule (NULL: not looked at). */
#define ck_refused(call, expected, field_or_rule)                                                                        \
    do {                                                                                                                 \
        ck_status(call, expected);                                                                                       \
        const char *zxt_wrong = zxt_error_differs(expected, field_or_rule);                                              \
        ck_assert_msg(!zxt_wrong, "%s\n    %s", #call, zxt_wrong);                                                       \
    } while (0)

/* The test cannot be run here: it is counted as skipped and leaves. */
#define zxt_skip(reason)                                                                                                 \
    do {                                                                                                                 \
        zxt_skipped(__func__, reason);                                                                                   \
        return;                                                                                                          \
    } while (0)

/* Borrowed until the next call: "INVALID: message (record 1, field "x", rule "y")". */
const char *zxt_failure(zx_status status);
const char *zxt_error_differs(zx_status status, const char *field_or_rule);
void zxt_skipped(const char *test, const char *reason);

/* The test's own empty folder; it goes away with the test. */
const char *zxt_folder(void);
/* The path of a file in it; borrowed till the end of the test. */
const char *zxt_path(const char *name);
/* A file of tests/cases, whole and NUL-terminated, for free(); its length may be asked for. */
char *zxt_case(const char *name, size_t *length);
/* Any file, whole and NUL-terminated, for free(). */
char *zxt_read(const char *path, size_t *length);
void zxt_write(const char *path, const void *bytes, size_t length);

/* A suite of one test case that holds these tests; for loops, signals and fixtures add test cases of zxt_tcase(). */
Suite *zxt_suite(const char *name, const TTest *const *tests, size_t count);
TCase *zxt_tcase(const char *name);
/* Runs the suite and returns what main() returns. */
int zxt_run(Suite *suite);

#define ZXT_MAIN(name, ...)                                                                                              \
    int main(void)                                                                                                       \
    {                                                                                                                    \
        const TTest *const zxt_tests[] = {__VA_ARGS__};                                                                  \
        return zxt_run(zxt_suite(name, zxt_tests, sizeof zxt_tests / sizeof *zxt_tests));                                \
    }

/* How often something random is tried, as ZX_FAULT asks: few (where runs are slow by themselves, under valgrind or a sanitizer), sample (the
 * default), or all. */
int zxt_rounds(int few, int sample, int all);

#endif
