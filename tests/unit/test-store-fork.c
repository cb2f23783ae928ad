/* SPDX-License-Identifier: MIT */
/* What fork() does to a handle. */
#include <pthread.h>
#include <stdatomic.h>
#include <time.h>

#include "every.h"
#include "hand.h"

static const zx_store_options creating = {ZX_STORE_OPTIONS_INIT, .flags = ZX_OPEN_CREATE, .place = "南京市", .division = 320100,
                                          .busy_timeout = {1, 60000}};

static void pause_for(long milliseconds)
{
    const struct timespec time = {milliseconds / 1000, milliseconds % 1000 * 1000000};
    nanosleep(&time, NULL);
}

typedef struct family {
    const char *path, *other;
    zx_store *store;
    zx_cursor *cursor;
    zx_status expected; /* of opening the parent's file in the child */
} family;

static void calls_everything(void *context)
{
    family *of = context;
    zx_store *own = (zx_store *)1;
    char journal[1300];
    snprintf(journal, sizeof journal, "%s-journal", of->path);
    bool alone = of->expected != ZX_OK, hot = access(journal, F_OK) == 0; /* alone: nobody writes meanwhile */
    for (int i = 0; i < 2; i++) {
        const char *wrong = every_call(of->store, of->cursor, ZX_MISUSE);
        if (wrong)
            fprintf(stderr, "%s\n", wrong);
        hand_must(!wrong);
        hand_answers(zx_store_close(of->store), ZX_MISUSE);
        hand_must(zx_store_division(of->store) == 0 && !zx_store_place(of->store));
        zx_cursor_free(of->cursor);
        zx_store_free(of->store);
    }
    hand_must(!alone || (access(journal, F_OK) == 0) == hot); /* the parent needs it, should it come to undoing */
    hand_answers(zx_store_open(of->path, NULL, &own), of->expected);
    if (of->expected == ZX_OK)
        zx_store_free(own);
    else
        hand_must(own == (zx_store *)1);
    if (of->other) { /* another file is free */
        own = NULL;
        hand_answers(zx_store_open(of->other, &creating, &own), ZX_OK);
        hand_answers(hand_adds_one(own, "王伟", NULL), ZX_OK);
        zx_store_free(own);
    }
}

static void calls_everything_and_exits(void *context)
{
    calls_everything(context);
    exit(0);
}

START_TEST(a_child_of_a_group_touches_nothing)
{
    family of = {.path = zxt_path("group.zx"), .other = zxt_path("other.zx"), .expected = ZX_MISUSE};
    of.store = hand_creates(of.path);
    hand_adds(of.store, 200);
    const void *row;
    ck_ok(zx_record_list(of.store, "person", NULL, NULL, &of.cursor));
    ck_ok(zx_cursor_next(of.cursor, &row));
    ck_ok(zx_store_begin(of.store));
    for (int i = 0; i < 200; i++) {
        ck_ok(hand_adds_one(of.store, "父", NULL));
        if (i == 50)
            hand_does(calls_everything, &of);
        if (i == 100)
            hand_does(calls_everything_and_exits, &of);
    }
    ck_ok(zx_store_commit(of.store));
    ck_assert_int_eq(hand_counts(of.store, "person"), 400);
    ck_ok(zx_store_check(of.store, ZX_CHECK_RECORDS, NULL, NULL));
    int64_t rows = 1;
    while (zx_cursor_next(of.cursor, &row) == ZX_OK)
        rows++;
    ck_assert_int_eq(rows, 400);
    zx_cursor_free(of.cursor);
    zx_store_free(of.store);
    of.store = hand_opens(of.path);
    ck_ok(zx_store_check(of.store, ZX_CHECK_RECORDS, NULL, NULL));
    zx_store_free(of.store);
}
END_TEST

START_TEST(a_child_of_a_group_that_is_rolled_back_touches_nothing)
{
    family of = {.path = zxt_path("group.zx"), .expected = ZX_MISUSE};
    of.store = hand_creates(of.path);
    hand_adds(of.store, 5);
    char *head = hand_head(of.store);
    hand_view before = hand_sees(of.path);
    ck_ok(zx_store_begin(of.store));
    ck_ok(hand_adds_one(of.store, "父", NULL));
    hand_does(calls_everything, &of);
    ck_ok(zx_store_rollback(of.store));
    hand_sees_the_same(of.path, before);
    ck_ok(zx_journal_verify(of.store, head, NULL, NULL));
    ck_ok(hand_adds_one(of.store, "父", NULL));
    zx_free(head);
    zx_store_free(of.store);
}
END_TEST

static void works_beside_the_parent(void *context)
{
    family *of = context;
    zx_store *own = NULL;
    const zx_store_options options = {ZX_STORE_OPTIONS_INIT, .busy_timeout = {1, 60000}};
    calls_everything(of);
    hand_answers(zx_store_open(of->path, &options, &own), ZX_OK);
    for (int i = 0; i < 40; i++)
        hand_answers(hand_adds_one(own, "子", NULL), ZX_OK);
    hand_answers(zx_store_check(own, ZX_CHECK_RECORDS, NULL, NULL), ZX_OK);
    zx_store_free(own);
}

START_TEST(a_child_of_an_idle_parent_opens_its_own)
{
    family of = {.path = zxt_path("idle.zx"), .expected = ZX_OK};
    of.store = hand_creates(of.path);
    hand_adds(of.store, 5);
    pid_t children[3];
    for (int i = 0; i < 3; i++)
        children[i] = hand_starts(works_beside_the_parent, &of);
    for (int i = 0; i < 40; i++)
        ck_ok(hand_adds_one(of.store, "父", NULL));
    for (int i = 0; i < 3; i++)
        hand_joins(children[i]);
    ck_assert_int_eq(hand_counts(of.store, "person"), 165);
    ck_ok(zx_store_check(of.store, ZX_CHECK_RECORDS, NULL, NULL));
    zx_store_free(of.store);
}
END_TEST

static void has_a_child_of_its_own(void *context)
{
    family *of = context, grandchild = *of;
    zx_store *own = NULL;
    hand_answers(zx_store_open(of->other, &creating, &own), ZX_OK);
    hand_answers(zx_store_begin(own), ZX_OK);
    for (int i = 0; i < 2; i++) {
        pid_t child = fork();
        hand_must(child >= 0);
        if (child == 0) {
            grandchild.other = NULL;
            if (i == 1) { /* the handle of the one between */
                grandchild.store = own;
                grandchild.path = of->other;
            }
            calls_everything(&grandchild);
            _exit(0);
        }
        hand_must(hand_ends(child) == 0);
    }
    hand_answers(hand_adds_one(own, "子", NULL), ZX_OK);
    hand_answers(zx_store_commit(own), ZX_OK);
    zx_store_free(own);
}

START_TEST(grandchildren_touch_nothing_either)
{
    family of = {.path = zxt_path("group.zx"), .other = zxt_path("other.zx"), .expected = ZX_MISUSE};
    of.store = hand_creates(of.path);
    ck_ok(zx_store_begin(of.store));
    ck_ok(hand_adds_one(of.store, "父", NULL));
    hand_does(has_a_child_of_its_own, &of);
    ck_ok(zx_store_commit(of.store));
    ck_assert_int_eq(hand_counts(of.store, "person"), 1);
    zx_store_free(of.store);
}
END_TEST

/* ---- fork beside threads ---- */

typedef struct long_call {
    zx_store *store;
    atomic_bool inside, go_on;
    zx_status status;
} long_call;

static int lingers(void *context, int64_t done, int64_t total)
{
    (void)done, (void)total;
    long_call *of = context;
    atomic_store(&of->inside, true);
    while (!atomic_load(&of->go_on))
        pause_for(1);
    return 0;
}

static void *is_inside(void *context)
{
    long_call *of = context;
    of->status = zx_store_check(of->store, ZX_CHECK_RECORDS, lingers, of);
    return NULL;
}

static void opens_nothing(void *context)
{
    family *of = context;
    zx_store *own = (zx_store *)1;
    alarm(20); /* nothing here may wait for a mutex that nobody will ever release */
    const char *wrong = every_call(of->store, NULL, ZX_MISUSE);
    hand_must(!wrong);
    zx_store_free(of->store);
    hand_answers(zx_store_open(of->path, NULL, &own), ZX_MISUSE);
    hand_answers(zx_store_open(of->other, &creating, &own), ZX_MISUSE);
    hand_must(own == (zx_store *)1 && access(of->other, F_OK) != 0);
}

START_TEST(a_child_of_a_process_with_a_call_under_way_opens_nothing)
{
    family of = {.path = zxt_path("threads.zx"), .other = zxt_path("other.zx")};
    pthread_t thread;
    of.store = hand_creates(of.path);
    hand_adds(of.store, 3000);
    long_call call = {.store = of.store};
    ck_assert_int_eq(pthread_create(&thread, NULL, is_inside, &call), 0);
    while (!atomic_load(&call.inside))
        pause_for(1);
    hand_does(opens_nothing, &of);
    atomic_store(&call.go_on, true);
    pthread_join(thread, NULL);
    ck_assert_int_eq(call.status, ZX_OK);
    ck_ok(hand_adds_one(of.store, "父", NULL));
    zx_store_free(of.store);
}
END_TEST

ZXT_MAIN("store-fork", a_child_of_a_group_touches_nothing, a_child_of_a_group_that_is_rolled_back_touches_nothing,
         a_child_of_an_idle_parent_opens_its_own, grandchildren_touch_nothing_either, a_child_of_a_process_with_a_call_under_way_opens_nothing)
