/* SPDX-License-Identifier: MIT */
/* Copies: of a store that others are writing to, refused, cancelled. */
#include <inttypes.h>
#include <signal.h>
#include <sys/stat.h>

#include "hand.h"

static zx_store *many(const char *path, int persons, size_t note_length)
{
    zx_store *store = hand_creates(path);
    char *note = calloc(1, note_length + 1);
    const zx_person person = {ZX_PERSON_INIT, .name = "王伟", .note = note};
    memset(note, 'x', note_length);
    ck_ok(zx_store_begin(store));
    for (int i = 0; i < persons; i++)
        ck_ok(zx_person_add(store, &hand_act, &person, NULL));
    ck_ok(zx_store_commit(store));
    free(note);
    return store;
}

START_TEST(a_copy_is_the_store_as_it_is)
{
    const char *path = zxt_path("one.zx"), *to = zxt_path("two.zx");
    zx_store *store = many(path, 100, 10), *copy = NULL;
    char *head = hand_head(store);
    hand_view before = hand_sees(path);
    ck_ok(zx_store_copy(store, to, NULL, NULL));
    ck_assert_int_eq(remove(to), 0);
    hand_sees_the_same(path, before);
    ck_ok(zx_store_copy(store, to, NULL, NULL));
    ck_ok(zx_store_open(to, &(zx_store_options){ZX_STORE_OPTIONS_INIT, .flags = ZX_OPEN_READ_ONLY}, &copy));
    ck_assert_int_eq(hand_counts(copy, "person"), 100);
    ck_ok(zx_store_check(copy, ZX_CHECK_RECORDS, NULL, NULL));
    ck_ok(zx_journal_verify(copy, head, NULL, NULL));
    zx_store_free(copy);
    copy = hand_opens(to); /* and goes its own way */
    ck_ok(hand_adds_one(copy, "李娜", NULL));
    ck_assert_int_eq(hand_counts(store, "person"), 100);
    zx_store_free(copy);
    zx_free(head);
    zx_store_free(store);
}
END_TEST

START_TEST(a_store_in_memory_becomes_a_file)
{
    const char *to = zxt_path("kept.zx");
    zx_store *store = many(":memory:", 10, 10);
    ck_ok(zx_store_copy(store, to, NULL, NULL));
    zx_store_free(store);
    store = hand_opens(to);
    ck_assert_int_eq(hand_counts(store, "person"), 10);
    ck_ok(zx_store_check(store, ZX_CHECK_RECORDS, NULL, NULL));
    zx_store_free(store);
}
END_TEST

START_TEST(what_is_there_is_never_copied_over)
{
    const char *path = zxt_path("one.zx"), *to = zxt_path("letter.txt"), *folder = zxt_path("folder");
    char link_path[1300];
    zx_store *store = many(path, 5, 10);
    zxt_write(to, "各位委员", 12);
    hand_view before = hand_sees(to);
    ck_refused(zx_store_copy(store, to, NULL, NULL), ZX_EXISTS, "path");
    ck_refused(zx_store_copy(store, path, NULL, NULL), ZX_EXISTS, "path");
    hand_sees_the_same(to, before);
    ck_assert_int_eq(mkdir(folder, 0755), 0);
    ck_refused(zx_store_copy(store, folder, NULL, NULL), ZX_EXISTS, "path");
    snprintf(link_path, sizeof link_path, "%s/nowhere.zx", zxt_folder());
    ck_assert_int_eq(symlink("/nowhere/at/all", link_path), 0);
    ck_refused(zx_store_copy(store, link_path, NULL, NULL), ZX_EXISTS, "path");
    ck_refused(zx_store_copy(store, zxt_path("none/two.zx"), NULL, NULL), ZX_NOT_FOUND, "path");
    ck_refused(zx_store_copy(store, "", NULL, NULL), ZX_MISUSE, NULL);
    ck_refused(zx_store_copy(store, NULL, NULL, NULL), ZX_MISUSE, NULL);
    ck_ok(zx_store_begin(store));
    ck_refused(zx_store_copy(store, zxt_path("two.zx"), NULL, NULL), ZX_MISUSE, NULL);
    ck_ok(zx_store_commit(store));
    ck_assert_int_ne(access(zxt_path("two.zx"), F_OK), 0);
    ck_ok(zx_store_copy(store, zxt_path("two.zx"), NULL, NULL));
    zx_store_free(store);
}
END_TEST

/* ---- cancelling ---- */

typedef struct patience {
    int turns, asked;
    int64_t done, total;
    bool back; /* it went back: something was written meanwhile */
} patience;

static int loses_patience(void *context, int64_t done, int64_t total)
{
    patience *of = context;
    of->back |= done < of->done;
    of->done = done;
    of->total = total;
    return ++of->asked >= of->turns;
}

START_TEST(a_cancelled_copy_leaves_no_file)
{
    const char *path = zxt_path("one.zx"), *to = zxt_path("two.zx");
    zx_store *store = many(path, 7000, 1500); /* more than one stretch of pages */
    hand_view before = hand_sees(path);
    patience whole = {.turns = 1000000};
    ck_ok(zx_store_copy(store, to, loses_patience, &whole));
    ck_assert_int_eq(remove(to), 0);
    ck_assert_int_ge(whole.asked, 3);
    ck_assert(!whole.back);
    ck_assert_int_eq(whole.done, whole.total);
    for (int turns = 1; turns <= whole.asked; turns++) {
        patience short_one = {.turns = turns};
        ck_refused(zx_store_copy(store, to, loses_patience, &short_one), ZX_CANCELLED, NULL);
        ck_assert_int_eq(short_one.asked, turns);
    }
    hand_sees_the_same(path, before); /* nothing in the folder either */
    ck_ok(hand_adds_one(store, "王伟", NULL));
    zx_store_free(store);
}
END_TEST

/* ---- beside a writer ---- */

static volatile sig_atomic_t enough;

static void stops(int signal)
{
    (void)signal;
    enough = 1;
}

typedef struct writing {
    const char *path;
    int ready;
} writing;

static void writes_without_end(void *context)
{
    const writing *of = context;
    const zx_store_options options = {ZX_STORE_OPTIONS_INIT, .busy_timeout = {1, 60000}};
    zx_store *store = NULL;
    char byte = 0;
    signal(SIGTERM, stops);
    hand_answers(zx_store_open(of->path, &options, &store), ZX_OK);
    hand_must(write(of->ready, &byte, 1) == 1);
    while (!enough) {
        hand_answers(zx_store_begin(store), ZX_OK);
        for (int i = 0; i < 3; i++)
            hand_answers(hand_adds_one(store, "急", NULL), ZX_OK);
        hand_answers(zx_store_commit(store), ZX_OK);
    }
    zx_store_free(store);
}

START_TEST(a_copy_beside_a_process_that_writes_without_end)
{
    const char *path = zxt_path("one.zx");
    int ready[2];
    char byte, to[1300];
    zx_store *store = many(path, 7000, 1500), *copy = NULL;
    ck_assert_int_eq(pipe(ready), 0);
    writing of = {path, ready[1]};
    pid_t child = hand_starts(writes_without_end, &of);
    ck_assert_int_eq(read(ready[0], &byte, 1), 1);
    int64_t last = 0;
    for (int i = 0; i < 3; i++) {
        snprintf(to, sizeof to, "%s/copy-%d.zx", zxt_folder(), i);
        patience watch = {.turns = 1000000};
        int64_t before = hand_counts(store, "person");
        ck_ok(zx_store_copy(store, to, loses_patience, &watch));
        ck_assert_int_lt(watch.asked, 40); /* it does not begin again for ever */
        ck_ok(zx_store_open(to, NULL, &copy));
        ck_ok(zx_store_check(copy, ZX_CHECK_RECORDS, NULL, NULL));
        int64_t copied = hand_counts(copy, "person");
        ck_assert_int_ge(copied, before);
        ck_assert_int_ge(copied, last);
        ck_assert_int_eq((copied - 7000) % 3, 0); /* whole groups */
        last = copied;
        zx_store_free(copy);
    }
    ck_assert_int_gt(hand_counts(store, "person"), 7000);
    kill(child, SIGTERM);
    hand_joins(child);
    ck_ok(zx_store_check(store, ZX_CHECK_RECORDS, NULL, NULL));
    zx_store_free(store);
}
END_TEST

ZXT_MAIN("store-copy", a_copy_is_the_store_as_it_is, a_store_in_memory_becomes_a_file, what_is_there_is_never_copied_over,
         a_cancelled_copy_leaves_no_file, a_copy_beside_a_process_that_writes_without_end)
