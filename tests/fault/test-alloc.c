/* SPDX-License-Identifier: MIT */
/* Every public call with the Nth allocation failing, for every N: once, and from then on; ours, SQLite's or Jansson's. */
#include "disk.h"
#include "heap.h"
#include "points.h"
#include "trial.h"
#include "zxtest.h"

static void arm(int64_t at, bool from_then_on, int variant)
{
    (void)variant;
    zxf_heap_fail(at, from_then_on);
}

static int kind(int64_t at)
{
    (void)at;
    return 0;
}

static int variants(int any)
{
    (void)any;
    return 1;
}

static const char *name(int any, int variant)
{
    (void)any;
    (void)variant;
    return "no memory";
}

static bool expected(zx_status status)
{
    return status == ZX_NO_MEMORY;
}

static bool doubtful(int any, int variant)
{
    (void)any;
    (void)variant;
    return false;
}

static const zxf_source allocations = {
    .what = "allocation",
    .whom = ZXF_THE_HEAP,
    .arm = arm,
    .asked = zxf_heap_asked,
    .refused = zxf_heap_refused,
    .kind = kind,
    .variants = variants,
    .name = name,
    .expected = expected,
    .doubtful = doubtful,
    .few = 2,
    .sample = 6,
};

START_TEST(fresh)
{
    zxf_points("allocations, on a fresh handle, first half", zxf_try_all(&allocations, ZXF_FRESH, 0, 2), 50, 250, 10000);
}
END_TEST

START_TEST(fresh_too)
{
    zxf_points("allocations, on a fresh handle, second half", zxf_try_all(&allocations, ZXF_FRESH, 1, 2), 50, 250, 20000);
}
END_TEST

START_TEST(used)
{
    zxf_points("allocations, on a used handle", zxf_try_all(&allocations, ZXF_USED, 0, 1), 50, 500, 12000);
}
END_TEST

START_TEST(grouped)
{
    zxf_points("allocations, in a group", zxf_try_all(&allocations, ZXF_GROUPED, 0, 1), 50, 500, 10000);
}
END_TEST

int main(int count, char **arguments)
{
    const zxf_part parts[] = {{"fresh", fresh}, {"fresh-too", fresh_too}, {"used", used}, {"grouped", grouped}};
    zxf_heap_install();
    zxf_disk_install();
    return zxf_run_parts("alloc", parts, sizeof parts / sizeof *parts, count, arguments);
}
