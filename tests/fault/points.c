/* SPDX-License-Identifier: MIT */
#include "points.h"

#include <inttypes.h>
#include <stdio.h>

#include "zxtest.h"

zxf_share zxf_share_asked(void)
{
    const char *asked = getenv("ZX_FAULT");
    if (!asked || !*asked || strcmp(asked, "sample") == 0)
        return ZXF_SAMPLE;
    if (strcmp(asked, "few") == 0)
        return ZXF_FEW;
    if (strcmp(asked, "all") == 0)
        return ZXF_ALL;
    ck_assert_msg(strcmp(asked, "every") == 0, "ZX_FAULT is \"%s\": few, sample, all or every", asked);
    return ZXF_EVERY;
}

uint64_t zxf_seed(void)
{
    const char *seed = getenv("ZX_FAULT_SEED");
    return seed && *seed ? strtoull(seed, NULL, 10) : 1;
}

uint64_t zxf_random(uint64_t n)
{
    uint64_t x = n * 0x9E3779B97F4A7C15u + zxf_seed() * 0xD1B54A32D192ED03u;
    x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9u;
    x = (x ^ (x >> 27)) * 0x94D049BB133111EBu;
    return x ^ (x >> 31);
}

bool zxf_chosen(int64_t n, int64_t total, int64_t few, int64_t sample)
{
    zxf_share share = zxf_share_asked();
    int64_t wanted = share == ZXF_FEW ? few : sample;
    if (share >= ZXF_ALL || n <= 1 || n >= total)
        return true;
    return (int64_t)(zxf_random((uint64_t)n * 1000003u + (uint64_t)total) % (uint64_t)total) < wanted;
}

void zxf_points(const char *what, int64_t points, int64_t few, int64_t sample, int64_t all)
{
    const int64_t floors[] = {few, sample, all, all};
    static const char *const shares[] = {"few", "sample", "all", "every"};
    zxf_share share = zxf_share_asked();
    const char *folder = getenv("ZXT_RESULTS"), *program = getenv("ZXT_PROGRAM");
    printf("fault points: %" PRId64 " (%s; ZX_FAULT=%s, ZX_FAULT_SEED=%" PRIu64 ")\n", points, what, shares[share], zxf_seed());
    fflush(stdout);
    if (folder && program) {
        char path[1200];
        snprintf(path, sizeof path, "%s/%s.points", folder, program);
        FILE *file = fopen(path, "a");
        ck_assert_msg(file, "cannot write %s", path);
        fprintf(file, "%" PRId64 " %s\n", points, what);
        fclose(file);
    }
    ck_assert_msg(points >= floors[share] || getenv("ZX_FAULT_STEP"), "%s: only %" PRId64 " points, at least %" PRId64 " expected", what, points, floors[share]);
}

int zxf_run_parts(const char *suite, const zxf_part *parts, size_t count, int argument_count, char **arguments)
{
    enum { MOST = 8 };
    const TTest *chosen[MOST];
    size_t many = 0;
    for (size_t i = 0; i < count && i < MOST; i++)
        if (argument_count < 2 || strcmp(arguments[1], parts[i].name) == 0)
            chosen[many++] = parts[i].test;
    return zxt_run(zxt_suite(suite, chosen, many));
}
