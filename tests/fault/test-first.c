/* SPDX-License-Identifier: MIT */
/* The first call of a process sets up more than others: SQLite itself, and what every file's schema is compared with. Each point is
 * tried in a process of its own, in which nothing was called before. */
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

#include "heap.h"
#include "places.h"
#include "points.h"
#include "scenario.h"
#include "zxtest.h"

typedef struct told {
    int64_t asked, refused;
    zx_status first, second, closed;
    zxf_balance left;
    char message[200];
} told;

static void child(const char *path, unsigned flags, int64_t at, bool from_then_on, told *tell)
{
    zx_store *store = NULL;
    zxf_heap_fail(at, from_then_on);
    tell->first = zxf_open(path, flags, &store);
    tell->asked = zxf_heap_asked();
    tell->refused = zxf_heap_refused();
    zxf_heap_fail(0, false);
    snprintf(tell->message, sizeof tell->message, "%s", zx_error_last()->message);
    tell->second = store ? ZX_OK : zxf_open(path, flags, &store);
    tell->closed = zx_store_close(store);
    zx_store_free(store);
    tell->left = zxf_heap_balance();
}

static told in_a_process(const char *path, unsigned flags, int64_t at, bool from_then_on)
{
    told tell = {0};
    int ends[2], status;
    ck_assert_int_eq(pipe(ends), 0);
    pid_t process = fork();
    ck_assert_int_ge(process, 0);
    if (process == 0) {
        child(path, flags, at, from_then_on, &tell);
        _exit(write(ends[1], &tell, sizeof tell) == (ssize_t)sizeof tell ? 0 : 1);
    }
    close(ends[1]);
    ssize_t length = read(ends[0], &tell, sizeof tell);
    close(ends[0]);
    ck_assert_int_eq(waitpid(process, &status, 0), process);
    ck_assert_msg(WIFEXITED(status) && WEXITSTATUS(status) == 0 && length == (ssize_t)sizeof tell,
                  "allocation %lld failing %s: the process ended with %d", (long long)at, from_then_on ? "and ever after" : "once", status);
    return tell;
}

START_TEST(first_call)
{
    const char *path = zxt_path("a.zx");
    int64_t points = 0;
    in_a_process(path, ZX_OPEN_CREATE, 0, false);
    zxf_places_watch(ZXF_THE_HEAP);
    told whole = in_a_process(path, 0, 0, false);
    zxf_places_unwatch();
    ck_assert_int_eq(whole.first, ZX_OK);
    for (int again = 0; again < 2; again++)
        for (int64_t n = 1; n <= whole.asked; n++) {
            if (!zxf_chosen(n, whole.asked, 20, 150) || zxf_places_repeat(n))
                continue;
            told tell = in_a_process(path, 0, n, again);
            ck_assert_int_gt(tell.refused, 0);
            ck_assert_msg(tell.first == ZX_OK || tell.first == ZX_NO_MEMORY, "allocation %lld: %s: %s", (long long)n,
                          zx_status_name(tell.first), tell.message);
            ck_assert_msg(tell.second == ZX_OK && tell.closed == ZX_OK, "allocation %lld: tried again: %s", (long long)n,
                          zx_status_name(tell.second));
            ck_assert_msg(zxf_balance_same(tell.left, whole.left), "allocation %lld: blocks left over: %s", (long long)n,
                          zxf_balance_difference(whole.left, tell.left));
            points++;
        }
    zxf_points("allocations, in the first call of a process", points, 20, 150, 400);
}
END_TEST

int main(void)
{
    zxf_heap_install();
    const TTest *const tests[] = {first_call};
    return zxt_run(zxt_suite("first", tests, sizeof tests / sizeof *tests));
}
