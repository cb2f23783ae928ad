/* SPDX-License-Identifier: MIT */
/* Where nothing can be written: files and folders for reading only, and disks that fill up. */
#define _GNU_SOURCE
#include <errno.h>
#include <libgen.h>
#include <sched.h>
#include <signal.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/stat.h>

#include "hand.h"

static const zx_store_options creating = {ZX_STORE_OPTIONS_INIT, .flags = ZX_OPEN_CREATE, .place = "南京市", .division = 320100};
static const zx_store_options reading = {ZX_STORE_OPTIONS_INIT, .flags = ZX_OPEN_READ_ONLY};

enum { NOBODY = 65534, PERSONS = 20 };

static zx_id first_person;

static const char *whole_file(const char *name)
{
    const char *path = zxt_path(name);
    zx_store *store = hand_creates(path);
    first_person = hand_adds(store, PERSONS);
    zx_store_free(store);
    return path;
}

/* ---- for reading only ---- */

/* Root may write everywhere: the rest of this child is somebody else. */
static void become_ordinary(void)
{
    if (geteuid() == 0)
        hand_must(setgid(NOBODY) == 0 && setuid(NOBODY) == 0);
}

/* The folders above the test's own are for their owner alone. */
static void let_everybody_in(const char *path)
{
    char folder[1200];
    snprintf(folder, sizeof folder, "%s", path);
    ck_assert_int_eq(chmod(dirname(folder), 0755), 0);
    ck_assert_int_eq(chmod(dirname(folder), 0755), 0);
}

static void looks_for(void *path)
{
    become_ordinary();
    _exit(access(path, R_OK) == 0 ? 0 : 77);
}

static bool everybody_reaches(const char *path)
{
    pid_t child = hand_starts(looks_for, (void *)(uintptr_t)path);
    return hand_ends(child) == 0;
}

/* Everything can be asked, nothing can be changed, nothing is left lying about. */
static void reads_only(zx_store *store)
{
    zx_id id = -7;
    void *record = NULL;
    int64_t count = 0;
    hand_answers(zx_record_get(store, "person", first_person, &record), ZX_OK);
    hand_must(strcmp(((zx_person *)record)->name, "委员1") == 0);
    zx_free(record);
    hand_answers(zx_record_count(store, "person", NULL, NULL, &count), ZX_OK);
    hand_must(count == PERSONS);
    hand_answers(zx_store_check(store, ZX_CHECK_RECORDS, NULL, NULL), ZX_OK);
    hand_answers(hand_adds_one(store, "王伟", &id), ZX_READ_ONLY);
    hand_must(zx_error_last()->status == ZX_READ_ONLY && id == -7);
    hand_answers(hand_renames(store, first_person, "王伟"), ZX_READ_ONLY);
    hand_answers(zx_record_count(store, "person", NULL, NULL, &count), ZX_OK);
    hand_must(count == PERSONS);
}

static void uses_file_for_reading(void *path)
{
    become_ordinary();
    zx_store *store = (zx_store *)1;
    hand_answers(zx_store_open(path, NULL, &store), ZX_READ_ONLY);
    hand_must(store == (zx_store *)1);
    hand_answers(zx_store_open(path, &creating, &store), ZX_READ_ONLY);
    hand_answers(zx_store_open(path, &reading, &store), ZX_OK);
    hand_answers(zx_store_begin(store), ZX_READ_ONLY);
    reads_only(store);
    zx_store_free(store);
}

START_TEST(a_file_for_reading_only)
{
    const char *path = whole_file("readable.zx");
    let_everybody_in(path);
    ck_assert_int_eq(chmod(path, 0444), 0);
    if (!everybody_reaches(path))
        zxt_skip("the tests' folder cannot be reached by other users: set TMPDIR to one that can");
    hand_view before = hand_sees(path);
    hand_does(uses_file_for_reading, (void *)(uintptr_t)path);
    hand_sees_the_same(path, before);
    /* the nearest permitted twin */
    ck_assert_int_eq(chmod(path, 0644), 0);
    zx_store *store = hand_opens(path);
    hand_adds(store, 1);
    zx_store_free(store);
}
END_TEST

static void uses_folder_for_reading(void *path)
{
    become_ordinary();
    zx_store *store = NULL;
    char other[1300];
    hand_answers(zx_store_open(path, NULL, &store), ZX_OK);
    reads_only(store);
    hand_answers(zx_store_begin(store), ZX_OK);
    hand_answers(hand_adds_one(store, "王伟", NULL), ZX_READ_ONLY);
    hand_answers(zx_store_rollback(store), ZX_OK);
    snprintf(other, sizeof other, "%s-new", (const char *)path);
    hand_answers(zx_store_copy(store, other, NULL, NULL), ZX_READ_ONLY);
    zx_store_free(store);
    store = (zx_store *)1;
    hand_answers(zx_store_open(other, &creating, &store), ZX_READ_ONLY);
    hand_must(store == (zx_store *)1);
    hand_answers(zx_store_open(path, &reading, &store), ZX_OK);
    reads_only(store);
    zx_store_free(store);
}

START_TEST(a_folder_for_reading_only)
{
    const char *path = whole_file("readable.zx");
    let_everybody_in(path);
    ck_assert_int_eq(chmod(path, 0666), 0);
    ck_assert_int_eq(chmod(zxt_folder(), 0555), 0);
    if (!everybody_reaches(path)) {
        chmod(zxt_folder(), 0755);
        zxt_skip("the tests' folder cannot be reached by other users: set TMPDIR to one that can");
    }
    hand_view before = hand_sees(path);
    hand_does(uses_folder_for_reading, (void *)(uintptr_t)path);
    hand_sees_the_same(path, before);
    ck_assert_int_eq(chmod(zxt_folder(), 0755), 0);
}
END_TEST

static void cannot_look(void *path)
{
    become_ordinary();
    zx_store *store = (zx_store *)1;
    hand_answers(zx_store_open(path, NULL, &store), ZX_IO);
    hand_answers(zx_store_open(path, &reading, &store), ZX_IO);
    hand_must(store == (zx_store *)1);
}

START_TEST(a_file_that_may_not_even_be_read)
{
    const char *path = whole_file("secret.zx");
    let_everybody_in(path);
    if (!everybody_reaches(zxt_folder()))
        zxt_skip("the tests' folder cannot be reached by other users: set TMPDIR to one that can");
    ck_assert_int_eq(chmod(path, 0), 0);
    hand_does(cannot_look, (void *)(uintptr_t)path);
    ck_assert_int_eq(chmod(path, 0600), 0);
}
END_TEST

/* ---- mounts: in a name space of the child's own, where that is permitted ---- */

static bool write_line(const char *path, const char *line)
{
    FILE *file = fopen(path, "w");
    return file && fputs(line, file) >= 0 && fclose(file) == 0;
}

static bool own_mounts(void)
{
    char map[40];
    snprintf(map, sizeof map, "0 %d 1", (int)geteuid());
    if (geteuid() == 0 && unshare(CLONE_NEWNS) == 0)
        return mount(NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL) == 0;
    return unshare(CLONE_NEWUSER | CLONE_NEWNS) == 0 && write_line("/proc/self/setgroups", "deny") && write_line("/proc/self/uid_map", map) &&
           mount(NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL) == 0;
}

static void tries_to_mount(void *folder)
{
    _exit(own_mounts() && mount("none", folder, "tmpfs", 0, "size=1m") == 0 ? 0 : 77);
}

static bool can_mount(void)
{
    const char *folder = zxt_path("mount");
    ck_assert_int_eq(mkdir(folder, 0755), 0);
    pid_t child = hand_starts(tries_to_mount, (void *)(uintptr_t)folder);
    return hand_ends(child) == 0;
}

static void uses_medium_for_reading(void *path)
{
    char folder[1200];
    snprintf(folder, sizeof folder, "%s", (const char *)path);
    dirname(folder);
    hand_must(own_mounts());
    hand_must(mount(folder, folder, NULL, MS_BIND, NULL) == 0);
    hand_must(mount(NULL, folder, NULL, MS_BIND | MS_REMOUNT | MS_RDONLY, NULL) == 0);
    zx_store *store = (zx_store *)1;
    hand_answers(zx_store_open(path, NULL, &store), ZX_READ_ONLY);
    hand_must(store == (zx_store *)1);
    hand_answers(zx_store_open(path, &reading, &store), ZX_OK);
    reads_only(store);
    zx_store_free(store);
    strcat(folder, "/new.zx");
    hand_answers(zx_store_open(folder, &creating, &store), ZX_READ_ONLY);
}

START_TEST(a_medium_for_reading_only)
{
    if (!can_mount())
        zxt_skip("this system lets the tests mount nothing");
    const char *path = whole_file("readable.zx");
    hand_view before = hand_sees(path);
    hand_does(uses_medium_for_reading, (void *)(uintptr_t)path);
    hand_sees_the_same(path, before);
}
END_TEST

/* ---- full disks ---- */

static void name_of(char *out, size_t size, int64_t number)
{
    snprintf(out, size, "委员%lld", (long long)number);
}

/* Everybody whose name was acknowledged is there, in order, and nobody else. */
static void holds_exactly(const char *path, int64_t persons)
{
    zx_store *store = NULL;
    zx_cursor *cursor = NULL;
    const void *row;
    char name[40];
    int64_t seen = 0;
    hand_answers(zx_store_open(path, NULL, &store), ZX_OK);
    hand_answers(zx_store_check(store, ZX_CHECK_RECORDS, NULL, NULL), ZX_OK);
    hand_answers(zx_record_list(store, "person", NULL, NULL, &cursor), ZX_OK);
    for (zx_status status; (status = zx_cursor_next(cursor, &row)) != ZX_DONE; seen++) {
        hand_answers(status, ZX_OK);
        name_of(name, sizeof name, seen);
        hand_must(strcmp(((const zx_person *)row)->name, name) == 0);
    }
    hand_must(seen == persons);
    zx_cursor_free(cursor);
    zx_store_free(store);
}

/* Adds persons one by one till there is no room; answers how many were acknowledged. */
static int64_t fills(zx_store *store, int64_t from)
{
    char name[40], filling[1500];
    memset(filling, 'x', sizeof filling - 1);
    filling[sizeof filling - 1] = '\0';
    for (int64_t number = from;; number++) {
        name_of(name, sizeof name, number);
        const zx_person person = {ZX_PERSON_INIT, .name = name, .note = filling};
        zx_id id = -7;
        zx_status status = zx_person_add(store, &hand_act, &person, &id);
        if (status == ZX_OK)
            continue;
        hand_answers(status, ZX_FULL);
        hand_must(zx_error_last()->status == ZX_FULL && id == -7);
        return number;
    }
}

/* A group that the disk has no room for is lost as a whole, and says so until it is rolled back. */
static void loses_a_group(zx_store *store, int64_t number)
{
    char name[40], filling[2000];
    memset(filling, 'x', sizeof filling - 1);
    filling[sizeof filling - 1] = '\0';
    hand_answers(zx_store_begin(store), ZX_OK);
    zx_status status = ZX_OK;
    for (int i = 0; i < 2000 && status == ZX_OK; i++) {
        name_of(name, sizeof name, number++);
        const zx_person person = {ZX_PERSON_INIT, .name = name, .note = filling};
        status = zx_person_add(store, &hand_act, &person, NULL);
    }
    if (status == ZX_OK) {
        hand_answers(zx_store_commit(store), ZX_FULL);
        hand_answers(zx_store_rollback(store), ZX_MISUSE); /* a commit that fails ends the group */
    } else {
        hand_answers(status, ZX_FULL);
        status = hand_adds_one(store, "谁", NULL);
        hand_must(status == ZX_ROLLED_BACK || status == ZX_FULL);
        status = zx_store_commit(store);
        hand_must(status == ZX_ROLLED_BACK || status == ZX_FULL);
        if (status == ZX_ROLLED_BACK)
            hand_answers(zx_store_rollback(store), ZX_OK);
    }
}

static void limit_files_to(rlim_t bytes)
{
    struct rlimit limit;
    signal(SIGXFSZ, SIG_IGN);
    hand_must(getrlimit(RLIMIT_FSIZE, &limit) == 0);
    limit.rlim_cur = bytes;
    hand_must(setrlimit(RLIMIT_FSIZE, &limit) == 0);
}

/* A new file is as big as its tables make it: room is measured from there. */
static rlim_t size_of(const char *path)
{
    struct stat file;
    hand_must(stat(path, &file) == 0);
    return (rlim_t)file.st_size;
}

static void fills_a_quota(void *path)
{
    zx_store *store = NULL;
    hand_answers(zx_store_open(path, &creating, &store), ZX_OK);
    rlim_t made = size_of(path);
    limit_files_to(made + 200 * 1024);
    int64_t persons = fills(store, 0);
    hand_must(persons > 10);
    loses_a_group(store, persons);
    hand_must(fills(store, persons) == persons);
    limit_files_to(made + 500 * 1024);
    int64_t more = fills(store, persons); /* the same handle goes on when there is room again */
    hand_must(more > persons + 10);
    zx_store_free(store);
    limit_files_to(RLIM_INFINITY);
    holds_exactly(path, more);
}

START_TEST(a_limit_on_the_files_size)
{
    hand_does(fills_a_quota, (void *)(uintptr_t)zxt_path("limited.zx"));
}
END_TEST

/* Creating with room for any number of bytes: it is made, or it is FULL and can be made later. */
static void creates_within_quotas(void *path)
{
    int full = 0;
    zx_store *first = NULL;
    hand_answers(zx_store_open(path, &creating, &first), ZX_OK);
    zx_store_free(first);
    const rlim_t made = size_of(path);
    hand_must(remove(path) == 0);
    for (rlim_t room = 0; room < made + 9000; room += made / 40 + 1) {
        zx_store *store = (zx_store *)1;
        limit_files_to(room);
        zx_status status = zx_store_open(path, &creating, &store);
        limit_files_to(RLIM_INFINITY);
        if (status == ZX_OK) {
            zx_store_free(store);
        } else {
            hand_answers(status, ZX_FULL);
            hand_must(store == (zx_store *)1);
            full++;
            hand_answers(zx_store_open(path, &creating, &store), ZX_OK);
            zx_store_free(store);
        }
        holds_exactly(path, 0);
        hand_must(remove(path) == 0);
    }
    hand_must(full > 20);
}

START_TEST(creating_where_there_is_no_room)
{
    hand_does(creates_within_quotas, (void *)(uintptr_t)zxt_path("new.zx"));
}
END_TEST

static void copies_within_a_quota(void *path)
{
    char copy[1300];
    zx_store *store = NULL;
    snprintf(copy, sizeof copy, "%s-copy", (const char *)path);
    hand_answers(zx_store_open(path, NULL, &store), ZX_OK);
    limit_files_to(50 * 1024);
    hand_answers(zx_store_copy(store, copy, NULL, NULL), ZX_FULL);
    limit_files_to(RLIM_INFINITY);
    hand_must(access(copy, F_OK) != 0);
    hand_answers(zx_store_copy(store, copy, NULL, NULL), ZX_OK);
    zx_store_free(store);
}

START_TEST(copying_where_there_is_no_room)
{
    const char *path = whole_file("source.zx");
    hand_view before = hand_sees(path);
    hand_does(copies_within_a_quota, (void *)(uintptr_t)path);
    char copy[1300];
    snprintf(copy, sizeof copy, "%s-copy", path);
    ck_assert_int_eq(remove(copy), 0);
    hand_sees_the_same(path, before);
}
END_TEST

static void resize(const char *folder, rlim_t bytes)
{
    char size[40];
    snprintf(size, sizeof size, "size=%llu", (unsigned long long)bytes);
    hand_must(mount("none", folder, "tmpfs", MS_REMOUNT, size) == 0);
}

static void fills_a_disk(void *folder)
{
    char path[1300];
    hand_must(own_mounts() && mount("none", folder, "tmpfs", 0, "size=8m") == 0);
    snprintf(path, sizeof path, "%s/full.zx", (const char *)folder);
    zx_store *store = NULL;
    hand_answers(zx_store_open(path, &creating, &store), ZX_OK);
    rlim_t made = size_of(path);
    resize(folder, made + 300 * 1024);
    int64_t persons = fills(store, 0);
    hand_must(persons > 10);
    loses_a_group(store, persons);
    resize(folder, made + 700 * 1024);
    int64_t more = fills(store, persons);
    hand_must(more > persons + 10);
    zx_store_free(store);
    resize(folder, made + 4096 * 1024);
    holds_exactly(path, more);
    /* not even room for one more name in the folder */
    hand_must(mount("none", folder, "tmpfs", MS_REMOUNT, "nr_inodes=2") == 0);
    hand_answers(zx_store_open(path, NULL, &store), ZX_OK);
    hand_answers(hand_adds_one(store, "王伟", NULL), ZX_FULL);
    snprintf(path, sizeof path, "%s/new.zx", (const char *)folder);
    hand_answers(zx_store_copy(store, path, NULL, NULL), ZX_FULL);
    zx_store_free(store);
    hand_answers(zx_store_open(path, &creating, &store), ZX_FULL);
}

START_TEST(a_disk_that_fills_up)
{
    if (!can_mount())
        zxt_skip("this system lets the tests mount nothing");
    hand_does(fills_a_disk, (void *)(uintptr_t)zxt_path("mount"));
}
END_TEST

ZXT_MAIN("store-limits", a_file_for_reading_only, a_folder_for_reading_only, a_file_that_may_not_even_be_read, a_medium_for_reading_only,
         a_limit_on_the_files_size, creating_where_there_is_no_room, copying_where_there_is_no_room, a_disk_that_fills_up)
