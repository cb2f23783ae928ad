/* SPDX-License-Identifier: MIT */
/* Several processes on one file. */
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <time.h>

#include "fixture.h"
#include "hand.h"
#include "work.h"

enum { PROCESSES = 4, THREADS = 2 };

static const zx_store_options creating = {ZX_STORE_OPTIONS_INIT, .flags = ZX_OPEN_CREATE, .place = "南京市", .division = 320100,
                                          .busy_timeout = {1, 60000}};

static int64_t now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (int64_t)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

/* ---- all at once ---- */

typedef struct crew {
    const char *path;
    work works[THREADS];
    int threads;
} crew;

static void *works(void *context)
{
    work_does(context);
    return NULL;
}

static void works_in_process(void *context)
{
    crew *of = context;
    const zx_store_options options = {ZX_STORE_OPTIONS_INIT, .busy_timeout = {1, 600000}};
    pthread_t threads[THREADS];
    zx_store *store = NULL;
    hand_answers(zx_store_open(of->path, &options, &store), ZX_OK);
    for (int i = 0; i < of->threads; i++) {
        of->works[i].store = store;
        hand_must(pthread_create(&threads[i], NULL, works, &of->works[i]) == 0);
    }
    for (int i = 0; i < of->threads; i++) {
        pthread_join(threads[i], NULL);
        if (of->works[i].trouble[0])
            fprintf(stderr, "%s\n", of->works[i].trouble);
        hand_must(of->works[i].done == of->works[i].verbs);
    }
    zx_store_free(store);
}

static void work_together(int threads, int verbs)
{
    const char *path = zxt_path("shared.zx");
    zxt_city *of = zxt_city_at(path);
    zx_store_close(of->store);
    crew crews[PROCESSES];
    pid_t children[PROCESSES];
    work expected[PROCESSES * THREADS];
    for (int i = 0; i < PROCESSES; i++) {
        crews[i] = (crew){.path = path, .threads = threads};
        for (int j = 0; j < threads; j++) {
            work one = {.session = of->session, .lead = of->members[0], .number = i * threads + j, .verbs = verbs};
            crews[i].works[j] = expected[one.number] = one;
        }
        children[i] = hand_starts(works_in_process, &crews[i]);
    }
    for (int i = 0; i < PROCESSES; i++)
        hand_joins(children[i]);
    work_checks(path, expected, PROCESSES * threads);
    zxt_city_free(of);
}

START_TEST(four_processes_on_one_file)
{
    work_together(1, WORK_VERBS);
}
END_TEST

START_TEST(four_processes_with_threads_on_one_file)
{
    work_together(THREADS, 50);
}
END_TEST

/* ---- creating ---- */

typedef struct race {
    const char *path;
    int gate; /* opens when the other end is closed */
} race;

static void creates(void *context)
{
    const race *of = context;
    char byte;
    zx_store *store = NULL;
    hand_must(read(of->gate, &byte, 1) == 0);
    hand_answers(zx_store_open(of->path, &creating, &store), ZX_OK);
    hand_must(zx_store_division(store) == 320100);
    hand_answers(hand_adds_one(store, "王伟", NULL), ZX_OK);
    zx_store_free(store);
}

START_TEST(several_create_the_same_file_at_once)
{
    for (int round = 0; round < 15; round++) {
        char path[1300];
        int gate[2];
        pid_t children[PROCESSES];
        snprintf(path, sizeof path, "%s/%d.zx", zxt_folder(), round);
        ck_assert_int_eq(pipe(gate), 0);
        for (int i = 0; i < PROCESSES; i++) {
            race of = {path, gate[0]};
            fflush(NULL);
            children[i] = fork();
            if (children[i] == 0) {
                close(gate[1]);
                creates(&of);
                _exit(0);
            }
        }
        close(gate[1]);
        for (int i = 0; i < PROCESSES; i++)
            hand_joins(children[i]);
        close(gate[0]);
        zx_store *store = hand_opens(path);
        ck_assert_int_eq(hand_counts(store, "committee"), 1);
        ck_assert_int_eq(hand_counts(store, "rulebook"), 1);
        ck_assert_int_eq(hand_counts(store, "person"), PROCESSES);
        ck_ok(zx_store_check(store, ZX_CHECK_RECORDS, NULL, NULL));
        zx_store_free(store);
    }
}
END_TEST

/* ---- nobody stops the others by reading ---- */

static void commits_quickly(void *path)
{
    const zx_store_options options = {ZX_STORE_OPTIONS_INIT, .busy_timeout = {1, 0}};
    zx_store *store = NULL;
    hand_answers(zx_store_open(path, &options, &store), ZX_OK);
    for (int i = 0; i < 5; i++)
        hand_answers(hand_adds_one(store, "王伟", NULL), ZX_OK);
    zx_store_free(store);
}

START_TEST(a_cursor_half_read_stops_nobody)
{
    const char *path = zxt_path("half.zx");
    zx_store *store = hand_creates(path);
    hand_adds(store, 1000);
    zx_cursor *list = NULL, *journal = NULL;
    const void *row;
    int64_t rows = 0;
    void *record = NULL;
    ck_ok(zx_record_list(store, "person", NULL, NULL, &list));
    ck_ok(zx_journal_list(store, 0, 0, &journal));
    for (; rows < 300; rows++) {
        ck_ok(zx_cursor_next(list, &row));
        ck_ok(zx_cursor_next(journal, &row));
    }
    ck_ok(zx_record_get(store, "person", ((const zx_change *)row)->row, &record));
    hand_does(commits_quickly, (void *)(uintptr_t)path);
    while (zx_cursor_next(list, &row) == ZX_OK)
        rows++;
    ck_assert_int_eq(rows, 1005); /* and it sees what came meanwhile, once */
    zx_free(record);
    zx_cursor_free(list);
    zx_cursor_free(journal);
    zx_store_free(store);
}
END_TEST

/* ---- waiting for another process ---- */

typedef struct holder {
    const char *path;
    int told[2], until[2]; /* pipes: it holds the file; it may let go */
    bool reading;
} holder;

static void holds(void *context)
{
    const holder *of = context;
    char byte = 0;
    zx_store *store = NULL;
    hand_answers(zx_store_open(of->path, NULL, &store), ZX_OK);
    hand_answers(zx_store_begin(store), ZX_OK);
    hand_answers(hand_adds_one(store, "占", NULL), ZX_OK);
    close(of->until[1]);
    hand_must(write(of->told[1], &byte, 1) == 1);
    hand_must(read(of->until[0], &byte, 1) >= 0);
    hand_answers(zx_store_commit(store), ZX_OK);
    zx_store_free(store);
}

START_TEST(another_processs_group_keeps_busy_for_as_long_as_asked)
{
    holder of = {.path = zxt_path("busy.zx")};
    char byte;
    zx_store_free(hand_creates(of.path));
    ck_assert(pipe(of.told) == 0 && pipe(of.until) == 0);
    pid_t child = hand_starts(holds, &of);
    ck_assert_int_eq(read(of.told[0], &byte, 1), 1);
    const zx_store_options options = {ZX_STORE_OPTIONS_INIT, .busy_timeout = {1, 300}};
    zx_store *store = NULL;
    zx_id id = -7;
    ck_ok(zx_store_open(of.path, &options, &store));
    int64_t began = now();
    ck_refused(hand_adds_one(store, "王伟", &id), ZX_BUSY, NULL);
    ck_assert_int_ge(now() - began, 250);
    ck_assert_int_eq(id, -7);
    ck_refused(zx_store_begin(store), ZX_BUSY, NULL);
    ck_assert_int_eq(hand_counts(store, "person"), 0); /* reading goes on beside it */
    ck_ok(zx_store_check(store, ZX_CHECK_RECORDS, NULL, NULL));
    close(of.until[1]);
    hand_joins(child);
    ck_ok(hand_adds_one(store, "王伟", &id));
    ck_assert_int_eq(hand_counts(store, "person"), 2);
    zx_store_free(store);
}
END_TEST

static int holds_page(void *context, int64_t done, int64_t total)
{
    (void)done, (void)total;
    const holder *of = context;
    char byte = 0;
    static bool once;
    if (!once) {
        once = true;
        hand_must(write(of->told[1], &byte, 1) == 1);
        hand_must(read(of->until[0], &byte, 1) >= 0);
    }
    return 0;
}

/* A check reads for as long as it takes. */
static void reads_for_long(void *context)
{
    holder *of = context;
    zx_store *store = NULL;
    close(of->until[1]);
    hand_answers(zx_store_open(of->path, NULL, &store), ZX_OK);
    hand_answers(zx_journal_verify(store, NULL, holds_page, of), ZX_OK);
    zx_store_free(store);
}

START_TEST(a_commit_beside_a_long_reader_is_done_later_or_not_at_all)
{
    holder of = {.path = zxt_path("read.zx")};
    char byte;
    zx_store *store = hand_creates(of.path);
    hand_adds(store, 3000);
    zx_store_free(store);
    ck_assert(pipe(of.told) == 0 && pipe(of.until) == 0);
    pid_t child = hand_starts(reads_for_long, &of);
    ck_assert_int_eq(read(of.told[0], &byte, 1), 1);
    const zx_store_options options = {ZX_STORE_OPTIONS_INIT, .busy_timeout = {1, 100}};
    zx_id id = -7;
    ck_ok(zx_store_open(of.path, &options, &store));
    ck_refused(hand_adds_one(store, "王伟", &id), ZX_BUSY, NULL);
    ck_assert_int_eq(id, -7);
    ck_ok(zx_store_begin(store));
    ck_ok(hand_adds_one(store, "王伟", NULL));
    ck_refused(zx_store_commit(store), ZX_BUSY, NULL);
    ck_refused(zx_store_rollback(store), ZX_MISUSE, NULL); /* it is over */
    ck_assert_int_eq(hand_counts(store, "person"), 3000);
    close(of.until[1]);
    hand_joins(child);
    ck_ok(hand_adds_one(store, "王伟", &id));
    ck_assert_int_eq(id % 1000000000, 3003);
    ck_ok(zx_store_check(store, ZX_CHECK_RECORDS, NULL, NULL));
    zx_store_free(store);
}
END_TEST

/* ---- beside a process that never rests ---- */

static volatile sig_atomic_t enough;

static void stops(int number)
{
    (void)number;
    enough = 1;
}

static void never_rests(void *context)
{
    const holder *of = context;
    zx_store *store = NULL;
    char byte = 0;
    signal(SIGTERM, stops);
    hand_answers(zx_store_open(of->path, &creating, &store), ZX_OK);
    hand_must(write(of->told[1], &byte, 1) == 1);
    while (!enough)
        hand_answers(hand_adds_one(store, "急", NULL), ZX_OK);
    zx_store_free(store);
}

/* The file is free for less than a millisecond between two of its verbs: enough for the others, within the usual patience. */
START_TEST(a_process_that_never_rests_stops_nobody)
{
    holder of = {.path = zxt_path("busy.zx")};
    char byte;
    zx_store_free(hand_creates(of.path));
    ck_assert_int_eq(pipe(of.told), 0);
    pid_t child = hand_starts(never_rests, &of);
    ck_assert_int_eq(read(of.told[0], &byte, 1), 1);
    zx_store *store = hand_opens(of.path);
    int64_t last = 0;
    for (int i = 0; i < 40; i++) {
        int64_t began = now(), count = hand_counts(store, "person");
        ck_ok(hand_adds_one(store, "缓", NULL));
        ck_assert_int_lt(now() - began, 10000);
        ck_assert_int_ge(count, last + (i > 0));
        last = count;
    }
    kill(child, SIGTERM);
    hand_joins(child);
    ck_ok(zx_store_check(store, ZX_CHECK_RECORDS, NULL, NULL));
    zx_store_free(store);
}
END_TEST

/* ---- killed ---- */

static void is_killed(void *context)
{
    zx_store *store = NULL;
    hand_answers(zx_store_open(context, NULL, &store), ZX_OK);
    hand_answers(zx_store_begin(store), ZX_OK);
    for (int i = 0; i < 30; i++)
        hand_answers(hand_adds_one(store, "失", NULL), ZX_OK);
    kill(getpid(), SIGKILL);
}

START_TEST(the_group_of_a_killed_process_is_gone)
{
    const char *path = zxt_path("killed.zx");
    zx_store *store = hand_creates(path);
    hand_adds(store, 5);
    char *head = hand_head(store);
    fflush(NULL);
    pid_t child = fork();
    if (child == 0)
        is_killed((void *)(uintptr_t)path);
    ck_assert_int_eq(hand_signal(child), SIGKILL);
    ck_assert_int_eq(hand_counts(store, "person"), 5);
    char *now_head = hand_head(store);
    ck_assert_str_eq(now_head, head);
    ck_ok(hand_adds_one(store, "王伟", NULL));
    ck_ok(zx_store_check(store, ZX_CHECK_RECORDS, NULL, NULL));
    zx_free(head);
    zx_free(now_head);
    zx_store_free(store);
}
END_TEST

ZXT_MAIN("store-processes", four_processes_on_one_file, four_processes_with_threads_on_one_file, several_create_the_same_file_at_once,
         a_cursor_half_read_stops_nobody, another_processs_group_keeps_busy_for_as_long_as_asked,
         a_commit_beside_a_long_reader_is_done_later_or_not_at_all, a_process_that_never_rests_stops_nobody, the_group_of_a_killed_process_is_gone)
