/* SPDX-License-Identifier: MIT */
/* Many threads on one handle. */
#include <pthread.h>
#include <stdatomic.h>
#include <time.h>

#include "every.h"
#include "fixture.h"
#include "hand.h"
#include "work.h"

enum { THREADS = 8 };

static pthread_t starts(void *(*run)(void *context), void *context)
{
    pthread_t thread;
    ck_assert_int_eq(pthread_create(&thread, NULL, run, context), 0);
    return thread;
}

static void pause_for(long milliseconds)
{
    const struct timespec time = {milliseconds / 1000, milliseconds % 1000 * 1000000};
    nanosleep(&time, NULL);
}

static int64_t now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (int64_t)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

static zx_store *open_patient(const char *path, int64_t milliseconds)
{
    const zx_store_options options = {ZX_STORE_OPTIONS_INIT, .flags = ZX_OPEN_CREATE, .place = "南京市", .division = 320100,
                                      .busy_timeout = {1, milliseconds}};
    zx_store *store = NULL;
    ck_ok(zx_store_open(path, &options, &store));
    return store;
}

/* ---- all at once ---- */

static void *works(void *context)
{
    work_does(context);
    return NULL;
}

START_TEST(eight_threads_on_one_handle)
{
    const char *path = zxt_path("shared.zx");
    zxt_city *of = zxt_city_at(path);
    work all[THREADS];
    pthread_t threads[THREADS];
    zx_store_close(of->store);
    zx_store *store = open_patient(path, 600000);
    for (int i = 0; i < THREADS; i++) {
        all[i] = (work){.store = store, .session = of->session, .lead = of->members[0], .number = i, .verbs = WORK_VERBS};
        threads[i] = starts(works, &all[i]);
    }
    for (int i = 0; i < THREADS; i++)
        pthread_join(threads[i], NULL);
    zx_store_free(store);
    work_checks(path, all, THREADS);
    zxt_city_free(of);
}
END_TEST

/* ---- readers beside writers ---- */

typedef struct reader {
    zx_store *store;
    atomic_bool *over;
    int lists;
    zx_status status;
} reader;

static void *reads(void *context)
{
    reader *of = context;
    while (!atomic_load(of->over) && of->status == ZX_OK) {
        zx_cursor *cursor = NULL;
        const void *row;
        int64_t rows = 0;
        of->status = zx_record_list(of->store, "person", NULL, NULL, &cursor);
        while (of->status == ZX_OK && (of->status = zx_cursor_next(cursor, &row)) == ZX_OK)
            rows++;
        if (of->status == ZX_DONE)
            of->status = zx_journal_verify(of->store, NULL, NULL, NULL);
        zx_cursor_free(cursor);
        of->lists++;
    }
    return NULL;
}

START_TEST(readers_beside_writers)
{
    const char *path = zxt_path("shared.zx");
    zx_store *store = open_patient(path, 600000);
    atomic_bool over = false;
    reader readers[3] = {{store, &over, 0, ZX_OK}, {store, &over, 0, ZX_OK}, {store, &over, 0, ZX_OK}};
    pthread_t threads[3];
    for (int i = 0; i < 3; i++)
        threads[i] = starts(reads, &readers[i]);
    for (int i = 0; i < 100; i++)
        ck_ok(hand_adds_one(store, "王伟", NULL));
    hand_adds(store, 200);
    atomic_store(&over, true);
    for (int i = 0; i < 3; i++) {
        pthread_join(threads[i], NULL);
        ck_assert_int_eq(readers[i].status, ZX_OK);
        ck_assert_int_gt(readers[i].lists, 0);
    }
    zx_store_free(store);
}
END_TEST

/* ---- groups and their owners ---- */

typedef struct guest {
    zx_store *store;
    zx_status commit, rollback, verb, begin, close, read;
    int64_t waited, count;
    char message[200];
} guest;

static void *visits(void *context)
{
    guest *of = context;
    zx_id id = -7;
    of->commit = zx_store_commit(of->store);
    of->rollback = zx_store_rollback(of->store);
    int64_t began = now();
    of->verb = hand_adds_one(of->store, "王伟", &id);
    of->waited = now() - began;
    snprintf(of->message, sizeof of->message, "%s", zx_error_last()->message);
    of->read = zx_record_count(of->store, "person", NULL, NULL, &of->count);
    of->begin = zx_store_begin(of->store);
    of->close = zx_store_close(of->store);
    return NULL;
}

START_TEST(a_group_belongs_to_its_thread)
{
    zx_store *store = open_patient(zxt_path("group.zx"), 300);
    ck_refused(zx_store_commit(store), ZX_MISUSE, NULL);
    ck_refused(zx_store_rollback(store), ZX_MISUSE, NULL);
    ck_ok(zx_store_begin(store));
    ck_refused(zx_store_begin(store), ZX_MISUSE, NULL);
    ck_ok(hand_adds_one(store, "张敏", NULL));
    guest of = {.store = store, .count = -7};
    pthread_join(starts(visits, &of), NULL);
    ck_assert_int_eq(of.commit, ZX_MISUSE);
    ck_assert_int_eq(of.rollback, ZX_MISUSE);
    ck_assert_int_eq(of.verb, ZX_BUSY);
    ck_assert_int_ge(of.waited, 290);
    ck_assert_str_eq(of.message, "another thread is using the store");
    ck_assert_int_eq(of.read, ZX_BUSY);
    ck_assert_int_eq(of.count, -7);
    ck_assert_int_eq(of.begin, ZX_BUSY);
    ck_assert_int_eq(of.close, ZX_BUSY);
    ck_ok(zx_store_commit(store));
    ck_assert_int_eq(hand_counts(store, "person"), 1);
    of = (guest){.store = store};
    pthread_join(starts(visits, &of), NULL);
    ck_assert_int_eq(of.commit, ZX_MISUSE);
    ck_assert_int_eq(of.verb, ZX_OK);
    ck_assert_int_eq(of.count, 2);
    ck_assert_int_eq(of.begin, ZX_OK);
    ck_assert_int_eq(of.close, ZX_OK); /* with its own group, which is rolled back */
    ck_refused(hand_adds_one(store, "李娜", NULL), ZX_CLOSED, NULL);
    zx_store_free(store);
}
END_TEST

static void *leaves_a_group(void *store)
{
    if (zx_store_begin(store) != ZX_OK || hand_adds_one(store, "王伟", NULL) != ZX_OK)
        abort();
    return NULL;
}

/* A thread that came to its end took its group with it: no later thread has a right to it, not even one with the same pthread_t. */
START_TEST(nobody_inherits_a_group)
{
    zx_store *store = open_patient(zxt_path("left.zx"), 50);
    pthread_join(starts(leaves_a_group, store), NULL);
    for (int i = 0; i < 20; i++) {
        guest of = {.store = store};
        pthread_join(starts(visits, &of), NULL);
        ck_assert_int_eq(of.commit, ZX_MISUSE);
        ck_assert_int_eq(of.verb, ZX_BUSY);
    }
    ck_refused(hand_adds_one(store, "张敏", NULL), ZX_BUSY, NULL);
    zx_store_free(store);
    store = hand_opens(zxt_path("left.zx"));
    ck_assert_int_eq(hand_counts(store, "person"), 0);
    zx_store_free(store);
}
END_TEST

/* ---- waiting ---- */

typedef struct hurry {
    zx_store *store;
    atomic_bool over;
    int64_t verbs;
    zx_status status;
} hurry;

static void *never_rests(void *context)
{
    hurry *of = context;
    while (!atomic_load(&of->over) && of->status == ZX_OK) {
        of->status = hand_adds_one(of->store, "急", NULL);
        of->verbs++;
    }
    return NULL;
}

/* Whoever waits gets the next turn, however often somebody else asks. */
START_TEST(whoever_waits_has_the_next_turn)
{
    zx_store *store = open_patient(zxt_path("fair.zx"), 60000);
    hurry others[2] = {{.store = store}, {.store = store}};
    pthread_t threads[2] = {starts(never_rests, &others[0]), starts(never_rests, &others[1])};
    pause_for(50);
    for (int i = 0; i < 30; i++) {
        int64_t began = now();
        ck_ok(hand_adds_one(store, "缓", NULL));
        ck_assert_int_lt(now() - began, 20000);
    }
    atomic_store(&others[0].over, true);
    atomic_store(&others[1].over, true);
    for (int i = 0; i < 2; i++) {
        pthread_join(threads[i], NULL);
        ck_assert_int_eq(others[i].status, ZX_OK);
    }
    /* each of three had about a third of the turns */
    ck_assert_int_ge(others[0].verbs, 25);
    ck_assert_int_ge(others[1].verbs, 25);
    ck_assert_int_lt(others[0].verbs + others[1].verbs, 200);
    zx_store_free(store);
}
END_TEST

typedef struct late {
    zx_store *store;
    atomic_bool about_to;
    zx_status status;
    zx_id id;
} late;

static void *comes_late(void *context)
{
    late *of = context;
    atomic_store(&of->about_to, true);
    of->status = hand_adds_one(of->store, "迟", &of->id);
    return NULL;
}

START_TEST(a_group_that_ends_in_time_lets_the_next_in)
{
    zx_store *store = open_patient(zxt_path("late.zx"), 60000);
    ck_ok(zx_store_begin(store));
    late of = {.store = store};
    pthread_t thread = starts(comes_late, &of);
    while (!atomic_load(&of.about_to))
        pause_for(1);
    pause_for(50);
    hand_adds_one(store, "早", NULL);
    ck_ok(zx_store_commit(store));
    pthread_join(thread, NULL);
    ck_assert_int_eq(of.status, ZX_OK);
    ck_assert_int_eq(of.id % 1000000000, 4);
    zx_store_free(store);
}
END_TEST

/* ---- closing ---- */

static int dawdles(void *context, int64_t done, int64_t total)
{
    (void)done, (void)total;
    atomic_store((atomic_bool *)context, true);
    pause_for(30);
    return 0;
}

typedef struct long_call {
    zx_store *store;
    atomic_bool inside;
    zx_status status;
} long_call;

static void *calls_for_long(void *context)
{
    long_call *of = context;
    of->status = zx_store_check(of->store, ZX_CHECK_RECORDS, dawdles, &of->inside);
    return NULL;
}

static zx_store *with_many(const char *path, int64_t patience)
{
    zx_store *store = open_patient(path, patience);
    hand_adds(store, 6000);
    return store;
}

START_TEST(closing_waits_for_the_call_under_way)
{
    zx_store *store = with_many(zxt_path("busy.zx"), 60000);
    long_call of = {.store = store};
    late waiting = {.store = store};
    pthread_t thread = starts(calls_for_long, &of);
    while (!atomic_load(&of.inside))
        pause_for(1);
    ck_ok(zx_store_close(store));
    pthread_join(thread, NULL);
    ck_assert_int_eq(of.status, ZX_OK);
    comes_late(&waiting);
    ck_assert_int_eq(waiting.status, ZX_CLOSED);
    zx_store_free(store);
}
END_TEST

START_TEST(closing_gives_up_when_the_call_outlasts_its_patience)
{
    zx_store *store = with_many(zxt_path("busy.zx"), 20);
    long_call of = {.store = store};
    pthread_t thread = starts(calls_for_long, &of);
    while (!atomic_load(&of.inside))
        pause_for(1);
    ck_refused(zx_store_close(store), ZX_BUSY, NULL);
    pthread_join(thread, NULL);
    ck_assert_int_eq(of.status, ZX_OK);
    ck_ok(hand_adds_one(store, "王伟", NULL));
    ck_ok(zx_store_close(store));
    ck_ok(zx_store_close(store));
    zx_store_free(store);
}
END_TEST

static void *hurries_in(void *context)
{
    hurry *of = context;
    while (of->status == ZX_OK) {
        of->status = hand_adds_one(of->store, "急", NULL);
        of->verbs += of->status == ZX_OK;
    }
    return NULL;
}

START_TEST(those_who_wait_are_told_that_it_is_closed)
{
    const char *path = zxt_path("closing.zx");
    zx_store *store = open_patient(path, 60000);
    hurry of[THREADS];
    pthread_t threads[THREADS];
    for (int i = 0; i < THREADS; i++) {
        of[i] = (hurry){.store = store};
        threads[i] = starts(hurries_in, &of[i]);
    }
    pause_for(200);
    ck_ok(zx_store_close(store));
    int64_t acknowledged = 0;
    for (int i = 0; i < THREADS; i++) {
        pthread_join(threads[i], NULL);
        ck_assert_int_eq(of[i].status, ZX_CLOSED);
        acknowledged += of[i].verbs;
    }
    zx_store_free(store);
    store = hand_opens(path);
    ck_assert_int_eq(hand_counts(store, "person"), acknowledged);
    zx_store_free(store);
}
END_TEST

static void ck_all_answer(zx_store *store, zx_cursor *cursor, zx_status status)
{
    const char *wrong = every_call(store, cursor, status);
    ck_assert_msg(!wrong, "%s", wrong);
}

START_TEST(a_closed_store_answers_closed)
{
    zx_store *store = open_patient(zxt_path("closed.zx"), 100);
    zx_cursor *half_read = NULL, *unread = NULL;
    const void *row;
    hand_adds(store, 300);
    ck_ok(zx_record_list(store, "person", NULL, NULL, &half_read));
    ck_ok(zx_record_list(store, "person", NULL, NULL, &unread));
    ck_ok(zx_cursor_next(half_read, &row));
    ck_assert_int_eq(zx_store_division(store), 320100);
    ck_ok(zx_store_close(store));
    ck_all_answer(store, half_read, ZX_CLOSED);
    ck_all_answer(store, unread, ZX_CLOSED);
    ck_assert_int_eq(zx_store_division(store), 0);
    ck_assert_str_eq(zx_store_place(store), "南京市");
    ck_ok(zx_store_close(store));
    zx_store_free(store);
    ck_refused(zx_cursor_next(half_read, &row), ZX_CLOSED, NULL); /* they outlive the handle */
    ck_refused(zx_cursor_next(unread, &row), ZX_CLOSED, NULL);
    zx_cursor_free(half_read);
    zx_cursor_free(unread);
    zx_store_free(NULL);
    zx_cursor_free(NULL);
}
END_TEST

START_TEST(null_is_misuse)
{
    ck_all_answer(NULL, NULL, ZX_MISUSE);
    ck_refused(zx_store_close(NULL), ZX_MISUSE, NULL);
    ck_assert_int_eq(zx_store_division(NULL), 0);
    ck_assert_ptr_null(zx_store_place(NULL));
}
END_TEST

/* ---- from within a callback ---- */

typedef struct nested {
    zx_store *store;
    zx_cursor *cursor;
    int calls;
} nested;

static int calls_back(void *context, int64_t done, int64_t total)
{
    (void)done, (void)total;
    nested *of = context;
    if (of->calls++ == 0) {
        ck_all_answer(of->store, of->cursor, ZX_MISUSE);
        ck_refused(zx_store_close(of->store), ZX_MISUSE, NULL);
        zx_store_free(of->store); /* does nothing */
    }
    return 0;
}

static int64_t calls_back_for_the_time(void *context)
{
    nested *of = context;
    if (of->store)
        calls_back(of, 0, 0);
    return 1579077000000;
}

START_TEST(a_callback_may_not_call_the_store)
{
    nested of = {0};
    const zx_store_options options = {ZX_STORE_OPTIONS_INIT, .flags = ZX_OPEN_CREATE, .place = "南京市", .division = 320100,
                                      .clock = calls_back_for_the_time, .clock_context = &of};
    zx_store *store = NULL;
    ck_ok(zx_store_open(zxt_path("nested.zx"), &options, &store));
    hand_adds(store, 3000);
    of.store = store;
    ck_ok(zx_record_list(store, "person", NULL, NULL, &of.cursor));
    ck_ok(hand_adds_one(store, "王伟", NULL));
    ck_assert_int_eq(of.calls, 1);
    of.calls = 0;
    ck_ok(zx_store_check(store, ZX_CHECK_RECORDS, calls_back, &of));
    ck_assert_int_gt(of.calls, 1);
    of.calls = 0;
    ck_ok(zx_store_copy(store, zxt_path("nested-copy.zx"), calls_back, &of));
    ck_assert_int_ge(of.calls, 1);
    const zx_person person = {ZX_PERSON_INIT, .name = "王伟"};
    const void *const in[] = {&person, &person};
    of.calls = 0;
    of.store = NULL;
    ck_ok(zx_verb_run_many(store, "person.add", &hand_act, in, 2, NULL, NULL, calls_back, &(nested){.store = store, .cursor = of.cursor}));
    ck_assert_int_eq(hand_counts(store, "person"), 3003);
    zx_cursor_free(of.cursor);
    zx_store_free(store);
}
END_TEST

ZXT_MAIN("store-threads", eight_threads_on_one_handle, readers_beside_writers, a_group_belongs_to_its_thread, nobody_inherits_a_group,
         whoever_waits_has_the_next_turn, a_group_that_ends_in_time_lets_the_next_in, closing_waits_for_the_call_under_way,
         closing_gives_up_when_the_call_outlasts_its_patience, those_who_wait_are_told_that_it_is_closed, a_closed_store_answers_closed,
         null_is_misuse, a_callback_may_not_call_the_store)
