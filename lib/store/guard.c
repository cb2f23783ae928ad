/* SPDX-License-Identifier: MIT */
/* Who may use the handle now. SQLite's own mutex is not enough: it guards single calls, and the transactions of two threads
 * would interleave. In a forked child nothing is touched, not even the mutex: the parent may have held it. */
#include <errno.h>
#include <stdatomic.h>
#include <string.h>
#include <time.h>

#include "store/handle.h"

static atomic_uint generation;

static void forked(void)
{
    atomic_fetch_add_explicit(&generation, 1, memory_order_relaxed);
}

static void watch_forks(void)
{
    pthread_atfork(NULL, NULL, forked);
}

unsigned zxi_generation(void)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, watch_forks);
    return atomic_load_explicit(&generation, memory_order_relaxed);
}

bool zxi_store_ours(const zx_store *store)
{
    return store->generation == atomic_load_explicit(&generation, memory_order_relaxed);
}

bool zxi_store_closed(const zx_store *store)
{
    return atomic_load_explicit(&store->closed, memory_order_relaxed);
}

static zx_status usable(const zx_store *store)
{
    if (!store)
        return zxi_misuse("store is NULL");
    if (!zxi_store_ours(store))
        return zxi_misuse("a store opened before fork() is used in the child");
    return ZX_OK;
}

static struct timespec deadline(int64_t milliseconds)
{
    struct timespec at;
    clock_gettime(CLOCK_MONOTONIC, &at);
    at.tv_sec += (time_t)(milliseconds / 1000);
    at.tv_nsec += (long)(milliseconds % 1000) * 1000000L;
    if (at.tv_nsec >= 1000000000L) {
        at.tv_sec++;
        at.tv_nsec -= 1000000000L;
    }
    return at;
}

/* With the mutex held: waits till no other thread is in or holds a group. */
static zx_status wait_for_turn(zx_store *store)
{
    pthread_t self = pthread_self();
    if (store->in_use && pthread_equal(store->user, self))
        return zxi_misuse("the store is called from within its own callback");
    struct timespec until = deadline(store->busy_timeout);
    while (store->in_use || (store->grouped && !pthread_equal(store->owner, self))) {
        if (store->closed)
            break;
        if (pthread_cond_timedwait(&store->changed, &store->mutex, &until) == ETIMEDOUT)
            return zxi_fail(ZX_BUSY, NULL, "another thread is using the store", "另一线程正在使用该文件");
    }
    if (store->closed)
        return zxi_fail(ZX_CLOSED, NULL, "the store is closed", "文件已关闭");
    return ZX_OK;
}

static zx_status take(zx_store *store)
{
    zx_status status = usable(store);
    if (status != ZX_OK)
        return status;
    pthread_mutex_lock(&store->mutex);
    status = wait_for_turn(store);
    if (status == ZX_OK) {
        store->in_use = true;
        store->user = pthread_self();
    }
    pthread_mutex_unlock(&store->mutex);
    return status;
}

zx_status zxi_enter(zx_store *store)
{
    zx_status status = take(store);
    if (status == ZX_OK && store->lost) {
        zxi_leave(store);
        return zxi_fail(ZX_ROLLED_BACK, NULL, "the group was lost by an earlier failure: roll it back",
                        "先前的错误已使本组操作失效，请回滚");
    }
    return status;
}

void zxi_leave(zx_store *store)
{
    zxi_notice_loss(store);
    zxi_call_next(store);
    pthread_mutex_lock(&store->mutex);
    store->in_use = false;
    pthread_cond_broadcast(&store->changed);
    pthread_mutex_unlock(&store->mutex);
}

zxi_arena *zxi_call_arena(zx_store *store)
{
    return &store->arena;
}

void zxi_call_next(zx_store *store)
{
    zxi_arena_reset(&store->arena);
    store->call++;
}

int64_t zxi_call_number(const zx_store *store)
{
    return store->call;
}

void zxi_store_keep(zx_store *store)
{
    pthread_mutex_lock(&store->mutex);
    store->references++;
    pthread_mutex_unlock(&store->mutex);
}

void zxi_store_drop(zx_store *store)
{
    pthread_mutex_lock(&store->mutex);
    bool last = --store->references == 0;
    pthread_mutex_unlock(&store->mutex);
    if (!last)
        return;
    pthread_mutex_destroy(&store->mutex);
    pthread_cond_destroy(&store->changed);
    zx_free(store->place);
    zx_free(store);
}

/* With the handle taken: nothing of SQLite's is left afterwards, and nobody gets in again. */
static void shut(zx_store *store)
{
    for (int i = 0; i < ZXI_SLOTS; i++)
        zxi_slot_set(store, (zxi_slot)i, NULL, NULL);
    zxi_engine_close(store);
    zxi_hasher_free(store->hasher);
    store->hasher = NULL;
    zxi_buffer_release(&store->entry);
    zxi_buffer_release(&store->scratch);
    zxi_buffer_release(&store->text);
    zxi_arena_release(&store->arena);
    pthread_mutex_lock(&store->mutex);
    store->closed = true;
    store->grouped = false;
    store->lost = false;
    pthread_mutex_unlock(&store->mutex);
}

zx_status zx_store_close(zx_store *store)
{
    zx_status status = take(store);
    if (status == ZX_CLOSED)
        return ZX_OK;
    if (status != ZX_OK)
        return status;
    shut(store);
    zxi_leave(store);
    return ZX_OK;
}

void zx_store_free(zx_store *store)
{
    if (!store || !zxi_store_ours(store))
        return;
    pthread_mutex_lock(&store->mutex); /* no other thread is using the handle: what is still open is ours to end */
    bool open = !store->closed;
    pthread_mutex_unlock(&store->mutex);
    if (open)
        shut(store);
    zxi_store_drop(store);
}

/* ---- groups ---- */

static bool has_group(zx_store *store)
{
    pthread_mutex_lock(&store->mutex);
    bool grouped = store->grouped;
    pthread_mutex_unlock(&store->mutex);
    return grouped;
}

static void set_group(zx_store *store, bool grouped)
{
    pthread_mutex_lock(&store->mutex);
    store->grouped = grouped;
    store->owner = pthread_self();
    pthread_mutex_unlock(&store->mutex);
}

zx_status zx_store_begin(zx_store *store)
{
    zx_status status = take(store);
    if (status != ZX_OK)
        return status;
    if (has_group(store)) {
        status = zxi_misuse("a group is open already");
    } else {
        status = zxi_write_begin(store);
        if (status == ZX_OK)
            set_group(store, true);
    }
    zxi_leave(store);
    return status;
}

/* Takes the handle for ending the group of this thread. Without waiting: another thread's group is a misuse at once. */
static zx_status take_own_group(zx_store *store)
{
    zx_status status = usable(store);
    if (status != ZX_OK)
        return status;
    pthread_mutex_lock(&store->mutex);
    if (store->closed)
        status = zxi_fail(ZX_CLOSED, NULL, "the store is closed", "文件已关闭");
    else if (!store->grouped || !pthread_equal(store->owner, pthread_self()))
        status = zxi_misuse("no group of this thread is open");
    else
        status = wait_for_turn(store);
    if (status == ZX_OK) {
        store->in_use = true;
        store->user = pthread_self();
    }
    pthread_mutex_unlock(&store->mutex);
    return status;
}

zx_status zx_store_commit(zx_store *store)
{
    zx_status status = take_own_group(store);
    if (status != ZX_OK)
        return status;
    if (store->lost) {
        status = zxi_fail(ZX_ROLLED_BACK, NULL, "the group was lost by an earlier failure: roll it back",
                          "先前的错误已使本组操作失效，请回滚");
    } else {
        status = zxi_write_end(store, ZX_OK);
        store->lost = false; /* whatever became of it, the group is over */
        set_group(store, false);
    }
    zxi_leave(store);
    return status;
}

zx_status zx_store_rollback(zx_store *store)
{
    zx_status status = take_own_group(store);
    if (status != ZX_OK)
        return status;
    if (!store->lost)
        zxi_write_end(store, ZX_CANCELLED);
    store->lost = false;
    store->depth = 0;
    set_group(store, false);
    zxi_leave(store);
    return ZX_OK;
}
