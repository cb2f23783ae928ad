/* SPDX-License-Identifier: MIT */
#include "zxtest.h"

#include <ftw.h>
#include <pthread.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>
#if __has_include(<valgrind/valgrind.h>)
#include <valgrind/valgrind.h>
#endif

/* The program's folder is made by zxt_run(), which outlives forked tests that abort; each test has one within it. */
static char program_folder[512], test_folder[600];
static char paths[64][1200];
static unsigned path_count;

const char *zxt_failure(zx_status status)
{
    static char text[2048];
    const zx_error *error = zx_error_last();
    snprintf(text, sizeof text, "%s: %s (last failure: %s, record \"%s\" %lld, field \"%s\", rule \"%s\")", zx_status_name(status),
             error->message, zx_status_name(error->status), error->record ? error->record : "", (long long)error->id,
             error->field ? error->field : "", error->rule ? error->rule : "");
    return text;
}

const char *zxt_error_differs(zx_status status, const char *field_or_rule)
{
    static char text[2300];
    const zx_error *error = zx_error_last();
    const char *wrong = NULL;
    if (error->status != status)
        wrong = "zx_error_last() has another status";
    else if (!*error->message || !*error->message_zh)
        wrong = "a message is missing";
    else if (field_or_rule && !(error->field && strcmp(error->field, field_or_rule) == 0) &&
             !(error->rule && strcmp(error->rule, field_or_rule) == 0))
        wrong = "another field or rule is named";
    if (!wrong)
        return NULL;
    snprintf(text, sizeof text, "%s: %s", wrong, zxt_failure(status));
    return text;
}

/* A file in the folder that the runner of the programs reads afterwards; NULL when nobody asked. */
static const char *result_path(const char *ending)
{
    static char path[1200];
    const char *folder = getenv("ZXT_RESULTS"), *program = getenv("ZXT_PROGRAM");
    if (!folder || !program)
        return NULL;
    snprintf(path, sizeof path, "%s/%s.%s", folder, program, ending);
    return path;
}

void zxt_skipped(const char *test, const char *reason)
{
    fprintf(stderr, "skipped: %s: %s\n", test, reason);
    const char *path = result_path("skipped");
    FILE *file = path ? fopen(path, "a") : NULL;
    if (file) {
        fprintf(file, "%s: %s\n", test, reason);
        fclose(file);
    }
}

const char *zxt_folder(void)
{
    if (!*test_folder) {
        snprintf(test_folder, sizeof test_folder, "%s/test-XXXXXX", program_folder);
        ck_assert_msg(mkdtemp(test_folder), "no folder %s", test_folder);
    }
    return test_folder;
}

const char *zxt_path(const char *name)
{
    ck_assert_msg(path_count < sizeof paths / sizeof *paths, "more paths than zxt_path() keeps");
    char *path = paths[path_count++];
    snprintf(path, sizeof *paths, "%s/%s", zxt_folder(), name);
    return path;
}

char *zxt_read(const char *path, size_t *length)
{
    FILE *file = fopen(path, "rb");
    ck_assert_msg(file, "cannot read %s", path);
    ck_assert_int_eq(fseek(file, 0, SEEK_END), 0);
    long size = ftell(file);
    ck_assert_int_ge(size, 0);
    rewind(file);
    char *bytes = malloc((size_t)size + 1);
    ck_assert_ptr_nonnull(bytes);
    ck_assert_uint_eq(fread(bytes, 1, (size_t)size, file), (size_t)size);
    bytes[size] = '\0';
    fclose(file);
    if (length)
        *length = (size_t)size;
    return bytes;
}

void zxt_write(const char *path, const void *bytes, size_t length)
{
    FILE *file = fopen(path, "wb");
    ck_assert_msg(file, "cannot write %s", path);
    ck_assert_uint_eq(fwrite(bytes, 1, length, file), length);
    ck_assert_int_eq(fclose(file), 0);
}

char *zxt_case(const char *name, size_t *length)
{
    const char *folder = getenv("ZX_TEST_CASES");
    ck_assert_msg(folder, "ZX_TEST_CASES is not set; meson test sets it to tests/cases");
    char path[1200];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    return zxt_read(path, length);
}

static int remove_one(const char *path, const struct stat *status, int type, struct FTW *at)
{
    (void)status, (void)type, (void)at;
    return remove(path);
}

static void remove_folder(char *folder)
{
    if (*folder)
        nftw(folder, remove_one, 16, FTW_DEPTH | FTW_PHYS);
    *folder = '\0';
}

static void test_ends(void)
{
    remove_folder(test_folder);
    path_count = 0;
}

TCase *zxt_tcase(const char *name)
{
    TCase *tests = tcase_create(name);
    tcase_add_checked_fixture(tests, NULL, test_ends);
    return tests;
}

Suite *zxt_suite(const char *name, const TTest *const *tests, size_t count)
{
    Suite *suite = suite_create(name);
    TCase *all = zxt_tcase(name);
    for (size_t i = 0; i < count; i++)
        tcase_add_test(all, tests[i]);
    suite_add_tcase(suite, all);
    return suite;
}

/* A child that a test itself forks has its parent's memory and ends without freeing it. */
static void leaks_are_the_parents(void)
{
#ifdef VALGRIND_CLO_CHANGE
    VALGRIND_CLO_CHANGE("--leak-check=no");
#endif
}

int zxt_run(Suite *suite)
{
    const char *forks = getenv("CK_FORK");
    if (forks && strcmp(forks, "no") == 0)
        pthread_atfork(NULL, NULL, leaks_are_the_parents);
    const char *place = getenv("TMPDIR");
    snprintf(program_folder, sizeof program_folder, "%s/zxtest-XXXXXX", place && *place ? place : "/tmp");
    if (!mkdtemp(program_folder)) {
        fprintf(stderr, "no folder %s\n", program_folder);
        return EXIT_FAILURE;
    }
    SRunner *runner = srunner_create(suite);
    const char *path = result_path("tap");
    if (path)
        srunner_set_tap(runner, path);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    remove_folder(program_folder);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}

int zxt_rounds(int few, int sample, int all)
{
    const char *share = getenv("ZX_FAULT");
    if (!share || strcmp(share, "sample") == 0)
        return sample;
    return strcmp(share, "few") == 0 ? few : all;
}
