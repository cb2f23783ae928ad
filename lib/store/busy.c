/* SPDX-License-Identifier: MIT */
/* Waiting for another process. SQLite's own way is to look every 100 milliseconds, and to give up after a while. A process that commits
 * one verb after the other leaves the file free for a moment of less than one between two of them: whoever looks so rarely may find it
 * taken for half a minute. Looking costs a few microseconds, so it is done often. */
#include <time.h>

#include "store/handle.h"

int64_t zxi_milliseconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* Uneven, so that two who wait for one another do not keep step. */
static void rest(int count)
{
    long microseconds = count < 10 ? 50 + 50 * count : 500 + (long)((unsigned)count * 2654435761u >> 16) % 1000;
    nanosleep(&(struct timespec){0, microseconds * 1000}, NULL);
}

int zxi_busy(void *context, int count)
{
    zx_store *store = context;
    int64_t now = zxi_milliseconds();
    if (count == 0)
        store->waiting = now;
    if (now - store->waiting >= store->busy_timeout)
        return 0;
    rest(count);
    return 1;
}
