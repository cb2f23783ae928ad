/* SPDX-License-Identifier: MIT */
/* A healthy test and one for each kind of defect that a sanitizer or valgrind is there for. CK_RUN_CASE picks one. The volatiles keep
   the compilers from seeing, and mending, what is wrong. */
#include "zxtest.h"

#include <limits.h>
#include <pthread.h>
#include <stdio.h>

static char *volatile kept;
static volatile int number = INT_MAX;
static int shared;

START_TEST(none)
{
    kept = malloc(16);
    ck_assert_ptr_nonnull(kept);
    kept[0] = 'a';
    free(kept);
}
END_TEST

START_TEST(use_after_free)
{
    char *volatile freed = malloc(16);
    freed[0] = 'a';
    kept = freed;
    free(freed);
    putchar(kept[0]);
}
END_TEST

START_TEST(overrun)
{
    volatile int at = 16;
    kept = malloc(16);
    kept[at] = 'a';
    free(kept);
}
END_TEST

START_TEST(leak)
{
    kept = malloc(1234);
    kept[0] = 'a';
    kept = NULL;
}
END_TEST

START_TEST(overflow)
{
    number = number + 1;
    printf("%d\n", number);
}
END_TEST

static void *count(void *unused)
{
    for (int i = 0; i < 100000; i++)
        shared++;
    return unused;
}

START_TEST(race)
{
    pthread_t first, second;
    ck_assert_int_eq(pthread_create(&first, NULL, count, NULL), 0);
    ck_assert_int_eq(pthread_create(&second, NULL, count, NULL), 0);
    pthread_join(first, NULL);
    pthread_join(second, NULL);
}
END_TEST

START_TEST(uninitialised)
{
    kept = malloc(16);
    if (kept[3] == 'x')
        puts("x");
    free(kept);
}
END_TEST

int main(void)
{
    const struct {
        const char *name;
        const TTest *test;
    } defects[] = {
        {"none", none},         {"use-after-free", use_after_free}, {"overrun", overrun}, {"leak", leak},
        {"overflow", overflow}, {"race", race},                     {"uninitialised", uninitialised},
    };
    Suite *suite = suite_create("canary");
    for (size_t i = 0; i < sizeof defects / sizeof *defects; i++) {
        TCase *tests = zxt_tcase(defects[i].name);
        tcase_add_test(tests, defects[i].test);
        suite_add_tcase(suite, tests);
    }
    return zxt_run(suite);
}
