/* SPDX-License-Identifier: MIT */
#define _DEFAULT_SOURCE /* MAP_ANONYMOUS */
#include "places.h"

#include <execinfo.h>
#include <string.h>
#include <sys/mman.h>

#include "points.h"
#include "zxtest.h"

enum { POINTS = 1 << 18, PLACES = 1 << 15, DEPTH = 64 };

/* Shared with the processes that are forked during a watch. */
static struct watch {
    zxf_asked_of whom;
    bool repeats[POINTS];
    struct { uint64_t place; int64_t seen; } places[PLACES];
} *watch;

extern const char __executable_start[], etext[];

static bool ours(const void *address)
{
    const char *at = address;
    return at >= __executable_start && at < etext;
}

static uint64_t here(bool deep)
{
    void *calls[DEPTH];
    int depth = backtrace(calls, DEPTH);
    uint64_t hash = 14695981039346656037u;
    for (int i = 0; i < depth; i++)
        if (deep || ours(calls[i]))
            hash = (hash ^ (uintptr_t)calls[i]) * 1099511628211u;
    return hash ? hash : 1;
}

void zxf_places_watch(zxf_asked_of whom)
{
    if (!watch)
        watch = mmap(NULL, sizeof *watch, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    ck_assert_ptr_ne(watch, MAP_FAILED);
    memset(watch, 0, sizeof *watch);
    watch->whom = zxf_share_asked() == ZXF_ALL ? whom : ZXF_NOBODY;
}

void zxf_places_unwatch(void)
{
    if (watch)
        watch->whom = ZXF_NOBODY;
}

void zxf_places_note(zxf_asked_of whom, int64_t at)
{
    if (!watch || watch->whom != whom || at >= POINTS)
        return;
    uint64_t place = here(whom == ZXF_THE_DISK);
    size_t i = place % PLACES;
    while (watch->places[i].place && watch->places[i].place != place)
        i = (i + 1) % PLACES;
    watch->places[i].place = place;
    int64_t seen = ++watch->places[i].seen;
    watch->repeats[at] = (seen & (seen - 1)) != 0 && seen != 3;
}

bool zxf_places_repeat(int64_t at)
{
    return watch && at < POINTS && watch->repeats[at];
}
