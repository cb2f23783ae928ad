/* SPDX-License-Identifier: MIT */
/* Every public call with the Nth thing that is asked of the disk failing, for every N: once, and from then on. */
#include <stdio.h>

#include "disk.h"
#include "heap.h"
#include "points.h"
#include "trial.h"
#include "zxtest.h"

static void arm(int64_t at, bool from_then_on, int variant)
{
    zxf_disk_fail(at, from_then_on, (zxf_fault)variant);
}

static int kind(int64_t at)
{
    return zxf_disk_kind(at);
}

static int variants(int operation)
{
    return operation == ZXF_WRITE ? ZXF_FAULTS : operation == ZXF_DELETE ? ZXF_HALF + 1 : 1;
}

static const char *name(int operation, int variant)
{
    static const char *const how[] = {"fails", "fails halfway", "finds no room", "finds no room halfway"};
    static char text[80];
    snprintf(text, sizeof text, "%s %s", zxf_operation_name((zxf_operation)operation), how[variant]);
    return text;
}

static bool expected(zx_status status)
{
    return status == ZX_IO || status == ZX_FULL;
}

/* The transaction is committed once its journal is gone; it is reported only when the folder says so too. */
static bool doubtful(int operation, int variant)
{
    return operation == ZXF_DELETE && variant == ZXF_HALF;
}

static const zxf_source operations = {
    .what = "disk operation",
    .whom = ZXF_THE_DISK,
    .arm = arm,
    .asked = zxf_disk_asked,
    .refused = zxf_disk_refused,
    .kind = kind,
    .variants = variants,
    .name = name,
    .expected = expected,
    .doubtful = doubtful,
    .few = 2,
    .sample = 10,
};

START_TEST(fresh)
{
    zxf_points("disk operations, on a fresh handle", zxf_try_all(&operations, ZXF_FRESH, 0, 1), 50, 500, 1000);
}
END_TEST

START_TEST(used)
{
    zxf_points("disk operations, on a used handle", zxf_try_all(&operations, ZXF_USED, 0, 1), 30, 100, 500);
}
END_TEST

START_TEST(grouped)
{
    zxf_points("disk operations, in a group", zxf_try_all(&operations, ZXF_GROUPED, 0, 1), 10, 50, 100);
}
END_TEST

int main(int count, char **arguments)
{
    const zxf_part parts[] = {{"fresh", fresh}, {"used", used}, {"grouped", grouped}};
    zxf_heap_install();
    zxf_disk_install();
    return zxf_run_parts("io", parts, sizeof parts / sizeof *parts, count, arguments);
}
