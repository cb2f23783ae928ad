/* SPDX-License-Identifier: MIT */
/* The options of opening: what must be given, the clock, how long to wait, the write-ahead log. */
#include <inttypes.h>
#include <signal.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <time.h>

#include "hand.h"

#define CREATING ZX_STORE_OPTIONS_INIT, .flags = ZX_OPEN_CREATE

static int64_t now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (int64_t)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

/* Refused, names the field, leaves the output alone, and there is no file. */
static void ck_refuses(const char *path, const zx_store_options *options, zx_status status, const char *field)
{
    zx_store *store = (zx_store *)1;
    ck_refused(zx_store_open(path, options, &store), status, field);
    ck_assert_ptr_eq(store, (zx_store *)1);
    ck_assert_int_ne(access(path, F_OK), 0);
}

static void ck_creates(const char *path, const zx_store_options *options)
{
    zx_store *store = NULL;
    ck_ok(zx_store_open(path, options, &store));
    zx_store_free(store);
    ck_assert_int_eq(remove(path), 0);
}

START_TEST(a_new_file_needs_to_know_whose_it_is)
{
    const char *path = zxt_path("new.zx");
    char name[200] = "";
    for (int i = 0; i < 50; i++)
        strcat(name, "州");
    ck_refuses(path, &(zx_store_options){CREATING, .division = 320100}, ZX_INVALID, "place");
    ck_refuses(path, &(zx_store_options){CREATING, .division = 320100, .place = ""}, ZX_INVALID, "place");
    ck_refuses(path, &(zx_store_options){CREATING, .division = 320100, .place = " \t"}, ZX_INVALID, "place");
    ck_refuses(path, &(zx_store_options){CREATING, .division = 320100, .place = "\xe5\x8d"}, ZX_INVALID, "place");
    ck_creates(path, &(zx_store_options){CREATING, .division = 320100, .place = name});
    strcat(name, "州");
    ck_refuses(path, &(zx_store_options){CREATING, .division = 320100, .place = name}, ZX_INVALID, "place");
    ck_refuses(path, &(zx_store_options){CREATING, .place = "南京市"}, ZX_RULE, "division");
    ck_refuses(path, &(zx_store_options){CREATING, .place = "南京市", .division = 99999}, ZX_RULE, "committee.division");
    ck_refuses(path, &(zx_store_options){CREATING, .place = "南京市", .division = 1000000}, ZX_RULE, "division");
    ck_refuses(path, &(zx_store_options){CREATING, .place = "南京市", .division = -320100}, ZX_RULE, "division");
    ck_creates(path, &(zx_store_options){CREATING, .place = "南京市", .division = 100000});
    ck_creates(path, &(zx_store_options){CREATING, .place = "南京市", .division = 999999});
    zx_store *store = NULL; /* in memory likewise */
    ck_refused(zx_store_open(":memory:", &(zx_store_options){CREATING, .division = 320100}, &store), ZX_INVALID, "place");
    ck_refused(zx_store_open(":memory:", NULL, &store), ZX_NOT_FOUND, NULL);
    ck_assert_ptr_null(store);
}
END_TEST

START_TEST(options_that_contradict_each_other)
{
    const char *path = zxt_path("new.zx");
    ck_refuses(path, &(zx_store_options){ZX_STORE_OPTIONS_INIT, .flags = 1u << 9, .place = "南京市", .division = 320100}, ZX_INVALID, "flags");
    ck_refuses(path,
               &(zx_store_options){ZX_STORE_OPTIONS_INIT, .flags = ZX_OPEN_CREATE | ZX_OPEN_READ_ONLY, .place = "南京市", .division = 320100},
               ZX_INVALID, "flags");
    ck_refuses(path, &(zx_store_options){CREATING, .place = "南京市", .division = 320100, .busy_timeout = {1, -1}}, ZX_INVALID, "busy_timeout");
    ck_refuses(path, &(zx_store_options){CREATING, .place = "南京市", .division = 320100, .busy_timeout = {1, 3600001}}, ZX_INVALID,
               "busy_timeout");
    ck_creates(path, &(zx_store_options){CREATING, .place = "南京市", .division = 320100, .busy_timeout = {1, 0}});
    ck_creates(path, &(zx_store_options){CREATING, .place = "南京市", .division = 320100, .busy_timeout = {1, 3600000}});
}
END_TEST

START_TEST(whose_it_is_is_said_once)
{
    const char *path = zxt_path("nanjing.zx");
    zx_store_free(hand_creates(path));
    hand_view before = hand_sees(path);
    zx_store *store = NULL;
    ck_ok(zx_store_open(path, &(zx_store_options){CREATING, .place = "苏州市", .division = 320500}, &store));
    ck_assert_int_eq(zx_store_division(store), 320100);
    ck_assert_str_eq(zx_store_place(store), "南京市");
    zx_store_free(store);
    hand_sees_the_same(path, before);
    ck_ok(zx_store_open(zxt_path("suzhou.zx"), &(zx_store_options){CREATING, .place = "苏州市", .division = 320500}, &store));
    zx_id id = hand_adds(store, 1);
    ck_assert_int_eq(id / 1000000000, 320500); /* ids never clash between cities */
    zx_store_free(store);
}
END_TEST

START_TEST(only_its_owner_may_read_it)
{
    mode_t old = umask(0);
    const char *path = zxt_path("private.zx"), *copy = zxt_path("private-copy.zx");
    struct stat info;
    zx_store *store = hand_creates(path);
    ck_ok(zx_store_copy(store, copy, NULL, NULL));
    ck_assert_int_eq(stat(path, &info), 0);
    ck_assert_int_eq(info.st_mode & 07777, 0600);
    ck_assert_int_eq(stat(copy, &info), 0);
    ck_assert_int_eq(info.st_mode & 07777, 0600);
    zx_store_free(store);
    umask(old);
}
END_TEST

/* ---- the clock ---- */

typedef struct ticker {
    int64_t at;
    int asked;
} ticker;

static int64_t ticks(void *context)
{
    ticker *of = context;
    of->asked++;
    return of->at;
}

static char *recorded(int64_t at)
{
    ticker clock = {.at = at};
    const zx_store_options options = {CREATING, .place = "南京市", .division = 320100, .clock = ticks, .clock_context = &clock};
    zx_store *store = NULL;
    const char *path = zxt_path("clock.zx");
    ck_ok(zx_store_open(path, &options, &store));
    int asked = clock.asked;
    hand_adds(store, 1);
    ck_assert_int_eq(clock.asked, asked + 1);
    ck_ok(zx_journal_verify(store, NULL, NULL, NULL));
    zx_store_free(store);
    char *text = hand_reads(path, "SELECT recorded FROM journal ORDER BY seq DESC");
    ck_assert_int_eq(remove(path), 0);
    return text;
}

START_TEST(the_clock_is_the_callers)
{
    static const struct {
        int64_t at;
        const char *text;
    } moments[] = {
        {0, "1970-01-01T00:00:00.000Z"},
        {1579077000000, "2020-01-15T08:30:00.000Z"},
        {1579077000007, "2020-01-15T08:30:00.007Z"},
        {951782400999, "2000-02-29T00:00:00.999Z"},
        {-1, "1969-12-31T23:59:59.999Z"},
        {-639100799001, "1949-10-01T00:00:00.999Z"},
        {253402300799999, "9999-12-31T23:59:59.999Z"},
        {-62135596800000, "0001-01-01T00:00:00.000Z"},
    };
    for (size_t i = 0; i < sizeof moments / sizeof *moments; i++) {
        char *text = recorded(moments[i].at);
        ck_assert_str_eq(text, moments[i].text);
        free(text);
    }
}
END_TEST

/* A time that cannot be written down is no time. */
START_TEST(a_clock_that_makes_no_sense)
{
    static const int64_t moments[] = {253402300800000, -62135596800001, INT64_MAX, INT64_MIN};
    const char *path = zxt_path("clock.zx");
    for (size_t i = 0; i < sizeof moments / sizeof *moments; i++) {
        ticker clock = {.at = 1579077000000};
        const zx_store_options options = {CREATING, .place = "南京市", .division = 320100, .clock = ticks, .clock_context = &clock};
        zx_store *store = NULL;
        zx_id id = -7;
        ck_ok(zx_store_open(path, &options, &store));
        hand_view before = hand_sees(path);
        clock.at = moments[i];
        ck_refused(hand_adds_one(store, "王伟", &id), ZX_INVALID, "clock");
        ck_assert_int_eq(id, -7);
        hand_sees_the_same(path, before);
        clock.at = 1579077000000;
        ck_ok(hand_adds_one(store, "王伟", &id));
        zx_store_free(store);
    }
}
END_TEST

START_TEST(without_one_it_is_the_systems)
{
    const char *path = zxt_path("system.zx");
    zx_store *store = hand_creates(path);
    time_t before = time(NULL);
    hand_adds(store, 1);
    time_t after = time(NULL);
    zx_store_free(store);
    char *text = hand_reads(path, "SELECT strftime('%%s', recorded) FROM journal ORDER BY seq DESC");
    ck_assert_int_ge(atoll(text), before);
    ck_assert_int_le(atoll(text), after);
    free(text);
}
END_TEST

/* ---- the write-ahead log ---- */

static bool there(const char *path, const char *ending)
{
    char name[1300];
    snprintf(name, sizeof name, "%s%s", path, ending);
    return access(name, F_OK) == 0;
}

/* One file, and one that any SQLite reads without writing beside it. */
static void ck_one_file(const char *path)
{
    size_t length;
    char *bytes = hand_bytes(path, &length);
    ck_assert(!there(path, "-wal") && !there(path, "-shm") && !there(path, "-journal"));
    ck_assert_int_eq(bytes[18], 1);
    ck_assert_int_eq(bytes[19], 1);
    free(bytes);
}

START_TEST(wal_is_refused_where_sqlite_can_lose_data)
{
    const char *path = zxt_path("wal.zx");
    const zx_store_options plain = {ZX_STORE_OPTIONS_INIT, .flags = ZX_OPEN_CREATE | ZX_OPEN_WAL, .place = "南京市", .division = 320100};
    if (sqlite3_libversion_number() < 3051003) {
        ck_refuses(path, &plain, ZX_UNSUPPORTED, "flags");
        zx_store_free(hand_creates(path));
        hand_view before = hand_sees(path);
        zx_store *store = NULL;
        ck_refused(zx_store_open(path, &(zx_store_options){ZX_STORE_OPTIONS_INIT, .flags = ZX_OPEN_WAL}, &store), ZX_UNSUPPORTED, "flags");
        hand_sees_the_same(path, before);
    } else {
        ck_creates(path, &plain);
    }
}
END_TEST

static const zx_store_options insisting = {ZX_STORE_OPTIONS_INIT, .flags = ZX_OPEN_CREATE | ZX_OPEN_WAL | ZX_OPEN_WAL_ANYWAY,
                                           .place = "南京市", .division = 320100, .busy_timeout = {1, 60000}};

START_TEST(wal_goes_back_to_one_file)
{
    const char *path = zxt_path("wal.zx");
    zx_store *store = NULL, *second = NULL;
    ck_ok(zx_store_open(path, &insisting, &store));
    hand_adds(store, 50);
    ck_assert(there(path, "-wal"));
    ck_ok(zx_store_check(store, ZX_CHECK_RECORDS, NULL, NULL));
    ck_ok(zx_store_open(path, &insisting, &second));
    ck_ok(hand_adds_one(second, "王伟", NULL));
    ck_assert_int_eq(hand_counts(store, "person"), 51);
    int64_t began = now();
    zx_store_free(store); /* the other one is still at it: without waiting for it */
    ck_assert_int_lt(now() - began, 5000);
    ck_ok(hand_adds_one(second, "王伟", NULL));
    zx_store_free(second);
    ck_one_file(path);
    store = hand_opens(path);
    ck_assert_int_eq(hand_counts(store, "person"), 52);
    ck_ok(zx_store_check(store, ZX_CHECK_RECORDS, NULL, NULL));
    zx_store_free(store);
    ck_one_file(path);
}
END_TEST

/* A handle that did not ask for it is taken along when another process switches over, and switches back if it is the last. */
static void switches_over(void *path)
{
    zx_store *store = NULL;
    hand_answers(zx_store_open(path, &insisting, &store), ZX_OK);
    hand_answers(hand_adds_one(store, "王伟", NULL), ZX_OK);
    hand_must(there(path, "-wal"));
    zx_store_free(store);
}

START_TEST(whoever_is_last_goes_back_to_one_file)
{
    const char *path = zxt_path("wal.zx");
    zx_store *store = hand_creates(path);
    hand_adds(store, 5);
    hand_does(switches_over, (void *)(uintptr_t)path);
    ck_assert_int_eq(hand_counts(store, "person"), 6);
    ck_ok(hand_adds_one(store, "王伟", NULL));
    zx_store_free(store);
    ck_one_file(path);
}
END_TEST

static void is_killed_in_wal(void *path)
{
    zx_store *store = NULL;
    hand_answers(zx_store_open(path, &insisting, &store), ZX_OK);
    for (int i = 0; i < 10; i++)
        hand_answers(hand_adds_one(store, "王伟", NULL), ZX_OK);
    hand_answers(zx_store_begin(store), ZX_OK);
    hand_answers(hand_adds_one(store, "失", NULL), ZX_OK);
    kill(getpid(), SIGKILL);
}

START_TEST(what_was_acknowledged_in_wal_outlives_a_kill)
{
    const char *path = zxt_path("wal.zx");
    zx_store_free(hand_creates(path));
    fflush(NULL);
    pid_t child = fork();
    if (child == 0)
        is_killed_in_wal((void *)(uintptr_t)path);
    ck_assert_int_eq(hand_signal(child), SIGKILL);
    ck_assert(there(path, "-wal"));
    zx_store *store = hand_opens(path); /* without asking for it: the log is taken in, and that was that */
    ck_assert_int_eq(hand_counts(store, "person"), 10);
    ck_assert(!there(path, "-wal"));
    zx_store_free(store);
    ck_one_file(path);
}
END_TEST

START_TEST(copies_are_one_file_too)
{
    const char *path = zxt_path("wal.zx"), *copy = zxt_path("copy.zx");
    zx_store *store = NULL;
    ck_ok(zx_store_open(path, &insisting, &store));
    hand_adds(store, 50);
    ck_ok(zx_store_copy(store, copy, NULL, NULL));
    ck_one_file(copy);
    zx_store_free(store);
    store = hand_opens(copy);
    ck_assert_int_eq(hand_counts(store, "person"), 50);
    zx_store_free(store);
}
END_TEST

static void opens_what_the_parent_has_in_wal(void *context)
{
    zx_store *own = NULL;
    hand_answers(zx_store_open(context, NULL, &own), ZX_MISUSE);
}

START_TEST(a_child_may_not_open_what_its_parent_has_in_wal)
{
    const char *path = zxt_path("wal.zx");
    zx_store *store = NULL;
    ck_ok(zx_store_open(path, &insisting, &store));
    hand_adds(store, 5);
    hand_does(opens_what_the_parent_has_in_wal, (void *)(uintptr_t)path);
    ck_ok(hand_adds_one(store, "王伟", NULL));
    zx_store_free(store);
    ck_one_file(path);
}
END_TEST

ZXT_MAIN("store-open", a_new_file_needs_to_know_whose_it_is, options_that_contradict_each_other, whose_it_is_is_said_once,
         only_its_owner_may_read_it, the_clock_is_the_callers, a_clock_that_makes_no_sense, without_one_it_is_the_systems,
         wal_is_refused_where_sqlite_can_lose_data, wal_goes_back_to_one_file, whoever_is_last_goes_back_to_one_file,
         what_was_acknowledged_in_wal_outlives_a_kill, copies_are_one_file_too, a_child_may_not_open_what_its_parent_has_in_wal)
