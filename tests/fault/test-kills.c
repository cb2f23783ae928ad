/* SPDX-License-Identifier: MIT */
/* A process that changes a file is killed at a random moment, four hundred times. It tells what it is about to do and what was
 * acknowledged through a pipe; afterwards the file has all of what was acknowledged, and the rest whole or not at all. Half of the
 * kills come by the clock, half at a random operation of the disk, halfway through it if it is a write; those repeat with the seed. */
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "disk.h"
#include "points.h"
#include "scenario.h"
#include "zxtest.h"

enum { HEAD = 100, KILLS_A_FILE = 25, CHANGES = 200 };

typedef struct message {
    int64_t planned; /* entries that the change under way adds; 0: it was acknowledged */
    char head[HEAD]; /* after it */
} message;

/* ---- the process that is killed: no checks of the test framework here ---- */

typedef struct worker {
    zx_store *store;
    uint64_t seed, drawn;
    int pipe;
    zx_id last; /* a person of its own */
    char copy[700];
} worker;

static uint64_t draw(worker *w)
{
    return zxf_random(w->seed * 1000003u + ++w->drawn);
}

static void done(zx_status status)
{
    if (status != ZX_OK) {
        fprintf(stderr, "the process to be killed: %s: %s\n", zx_status_name(status), zx_error_last()->message);
        _exit(3);
    }
}

static void tell(worker *w, int64_t planned)
{
    message tell = {.planned = planned};
    char *head = NULL;
    if (planned == 0) {
        done(zx_journal_head(w->store, &head));
        snprintf(tell.head, sizeof tell.head, "%s", head);
        zx_free(head);
    }
    if (write(w->pipe, &tell, sizeof tell) != (ssize_t)sizeof tell)
        _exit(4);
}

static const zx_act *act(void)
{
    static const zx_act today = {ZX_ACT_INIT, .by = "办公室", .reason = "登记", .on = {2023, 1, 5}};
    return &today;
}

static void change(worker *w)
{
    static const char *const names[] = {"张三", "李四", "王五", "一个比较长的名字用来占去更多的地方"};
    const zx_person person = {ZX_PERSON_INIT, .id = w->last && draw(w) % 3 == 0 ? w->last : 0, .name = names[draw(w) % 4], .note = "教师"};
    done(person.id ? zx_person_correct(w->store, act(), &person, NULL) : zx_person_add(w->store, act(), &person, &w->last));
}

static void group(worker *w)
{
    int64_t many = 2 + (int64_t)(draw(w) % 6);
    tell(w, many);
    done(zx_store_begin(w->store));
    for (int64_t i = 0; i < many; i++)
        change(w);
    done(zx_store_commit(w->store));
}

static void many_at_once(worker *w)
{
    static const zx_person person = {ZX_PERSON_INIT, .name = "赵六"};
    const void *in[] = {&person, &person, &person, &person};
    tell(w, 4);
    done(zx_verb_run_many(w->store, "person.add", act(), in, 4, NULL, NULL, NULL, NULL));
}

static void work(const char *path, uint64_t seed, int64_t kill_at, int end)
{
    worker w = {.seed = seed, .pipe = end};
    snprintf(w.copy, sizeof w.copy, "%s.copy", path);
    if (kill_at)
        zxf_disk_kill(kill_at);
    done(zxf_open(path, ZX_OPEN_CREATE, &w.store));
    tell(&w, 0);
    for (int i = 0; i < CHANGES; i++) {
        unsigned kind = (unsigned)(draw(&w) % 16);
        if (kind == 0) {
            unlink(w.copy);
            done(zx_store_copy(w.store, w.copy, NULL, NULL));
            continue;
        }
        if (kind < 4) {
            group(&w);
        } else if (kind < 6) {
            many_at_once(&w);
        } else {
            tell(&w, 1);
            change(&w);
        }
        tell(&w, 0);
    }
    done(zx_store_close(w.store));
    _exit(0);
}

/* ---- the test ---- */

/* What is known of the file from all the processes that worked on it. */
typedef struct knowledge {
    int64_t acknowledged, planned;
    char head[HEAD];
} knowledge;

static bool hear(int end, knowledge *of)
{
    message heard;
    if (read(end, &heard, sizeof heard) != (ssize_t)sizeof heard)
        return false;
    of->planned = heard.planned;
    if (heard.planned == 0) {
        of->acknowledged = strtoll(heard.head, NULL, 10);
        memcpy(of->head, heard.head, HEAD);
    }
    return true;
}

static void wait_a_little(uint64_t microseconds)
{
    struct timespec time = {.tv_sec = 0, .tv_nsec = (long)(microseconds * 1000)};
    nanosleep(&time, NULL);
}

/* Answers whether it was killed in time. */
static bool kill_one(const char *path, uint64_t seed, knowledge *of)
{
    int ends[2], status;
    bool by_clock = seed % 2 == 0;
    ck_assert_int_eq(pipe(ends), 0);
    pid_t process = fork();
    ck_assert_int_ge(process, 0);
    if (process == 0) {
        close(ends[0]);
        work(path, seed, by_clock ? 0 : 1 + (int64_t)(zxf_random(seed) % 1200), ends[1]);
    }
    close(ends[1]);
    of->planned = 0;
    if (by_clock) {
        if (seed % 8 != 0) /* else perhaps while it opens the file */
            hear(ends[0], of);
        wait_a_little(zxf_random(seed) % 20000);
        kill(process, SIGKILL);
    }
    while (hear(ends[0], of))
        continue;
    close(ends[0]);
    ck_assert_int_eq(waitpid(process, &status, 0), process);
    bool killed = WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL;
    ck_assert_msg(killed || (WIFEXITED(status) && WEXITSTATUS(status) == 0), "kill %llu: the process ended with status %d",
                  (unsigned long long)seed, status);
    return killed;
}

/* A copy is whole, or none. */
static void look_at_copy(const char *path, uint64_t seed)
{
    char copy[700];
    zx_store *store = NULL;
    snprintf(copy, sizeof copy, "%s.copy", path);
    if (access(copy, F_OK) != 0)
        return;
    zx_status status = zxf_open(copy, 0, &store);
    ck_assert_msg(status == ZX_OK || status == ZX_NOT_OURS, "kill %llu: the copy: %s", (unsigned long long)seed, zxt_failure(status));
    if (status == ZX_OK)
        ck_ok(zx_store_check(store, ZX_CHECK_RECORDS, NULL, NULL));
    zx_store_free(store);
    unlink(copy);
    snprintf(copy, sizeof copy, "%s.copy-journal", path);
    unlink(copy);
}

static void look_at_file(const char *path, uint64_t seed, knowledge *of)
{
    zx_store *store = NULL;
    zx_status status = zxf_open(path, of->acknowledged < 0 ? ZX_OPEN_CREATE : 0, &store);
    ck_assert_msg(status == ZX_OK, "kill %llu: opening: %s", (unsigned long long)seed, zxt_failure(status));
    status = zx_store_check(store, ZX_CHECK_RECORDS, NULL, NULL);
    ck_assert_msg(status == ZX_OK, "kill %llu: %s", (unsigned long long)seed, zxt_failure(status));
    char *head = NULL;
    ck_ok(zx_journal_head(store, &head));
    int64_t entries = strtoll(head, NULL, 10);
    if (of->acknowledged >= 0) {
        ck_assert_msg(entries == of->acknowledged || entries == of->acknowledged + of->planned,
                      "kill %llu: the journal ends at %s; acknowledged were %lld, under way %lld", (unsigned long long)seed, head,
                      (long long)of->acknowledged, (long long)of->planned);
        status = zx_journal_verify(store, of->head, NULL, NULL);
        ck_assert_msg(status == ZX_OK, "kill %llu: what was acknowledged is another: %s", (unsigned long long)seed, zxt_failure(status));
    }
    of->acknowledged = entries;
    snprintf(of->head, HEAD, "%s", head);
    zx_free(head);
    zx_store_free(store);
}

START_TEST(killed)
{
    int64_t kills = 0, amid = 0, wanted = zxf_share_asked() == ZXF_FEW ? 40 : 400;
    knowledge of = {0};
    char path[600] = "";
    uint64_t before = zxf_seed() * 100000;
    for (uint64_t i = 0; kills < wanted && i < (uint64_t)wanted * 3; i++) {
        if (i % KILLS_A_FILE == 0) {
            unlink(path);
            of = (knowledge){.acknowledged = -1};
            snprintf(path, sizeof path, "%s/killed-%llu.zx", zxt_folder(), (unsigned long long)i);
        }
        kills += kill_one(path, before + i, &of);
        amid += of.planned > 0;
        look_at_copy(path, before + i);
        look_at_file(path, before + i, &of);
    }
    zxf_points("kills", kills, 40, 400, 400);
    printf("%lld of them amid a change\n", (long long)amid);
    ck_assert_int_gt(amid, kills / 3);
}
END_TEST

int main(void)
{
    zxf_disk_install();
    const TTest *const tests[] = {killed};
    return zxt_run(zxt_suite("kills", tests, sizeof tests / sizeof *tests));
}
