/* SPDX-License-Identifier: MIT */
/* Who may use the handle now. SQLite's own mutex is not enough: it guards single calls, and the transactions of two threads
 * would interleave. */
#include <errno.h>
#include <stdatomic.h>
#include <string.h>
#include <time.h>

#include "store/handle.h"

uint64_t zxi_thread(void)
{
    static atomic_uint_least64_t count;
    static _Thread_local uint64_t self;
    if (self == 0)
        self = atomic_fetch_add_explicit(&count, 1, memory_order_relaxed) + 1;
    return self;
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

/* Whoever owns the group never waits behind those who wait for its end. */
static bool may_enter(const zx_store *store, const zxi_turn *turn, uint64_t self)
{
    if (store->in_use)
        return false;
    return store->grouped ? store->owner == self : store->first == turn;
}

static void line_up(zx_store *store, zxi_turn *turn)
{
    if (!store->first)
        store->last = &store->first;
    *store->last = turn;
    store->last = &turn->next;
}

static void step_out(zx_store *store, zxi_turn *turn)
{
    zxi_turn **at = &store->first;
    while (*at != turn)
        at = &(*at)->next;
    *at = turn->next;
    if (!turn->next)
        store->last = at;
    pthread_cond_broadcast(&store->changed); /* the next one may be first now */
}

/* With the mutex held: waits till no other thread is in or holds a group. First come, first served: a thread that calls again and
 * again would else keep the others out till their patience ends. */
static zx_status wait_for_turn(zx_store *store)
{
    uint64_t self = zxi_thread();
    if (store->in_use && store->user == self)
        return zxi_misuse("the store is called from within its own callback");
    zxi_turn turn = {NULL};
    struct timespec until = deadline(store->busy_timeout);
    bool late = false;
    line_up(store, &turn);
    while (!store->closed && !late && !may_enter(store, &turn, self))
        late = pthread_cond_timedwait(&store->changed, &store->mutex, &until) == ETIMEDOUT && !may_enter(store, &turn, self);
    step_out(store, &turn);
    if (store->closed)
        return zxi_fail(ZX_CLOSED, NULL, "the store is closed", "文件已关闭");
    return late ? zxi_fail(ZX_BUSY, NULL, "another thread is using the store", "另一线程正在使用该文件") : ZX_OK;
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
        store->user = zxi_thread();
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

int64_t zxi_moment(const zx_store *store)
{
    return store->depth > 0 ? -1 - store->epoch : store->call;
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
    zxi_handle_dies(store);
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

/* No other thread is using the handle: what is still open is ours to end. */
void zx_store_free(zx_store *store)
{
    if (!store || !zxi_store_ours(store))
        return;
    pthread_mutex_lock(&store->mutex);
    bool open = !store->closed, called_back = store->in_use && store->user == zxi_thread();
    if (!called_back) {
        store->in_use = true;
        store->user = zxi_thread();
    }
    pthread_mutex_unlock(&store->mutex);
    if (called_back) {
        zxi_misuse("the store is freed from within its own callback");
        return;
    }
    if (open)
        shut(store);
    pthread_mutex_lock(&store->mutex);
    store->in_use = false;
    pthread_mutex_unlock(&store->mutex);
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
    store->owner = zxi_thread();
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
    else if (!store->grouped || store->owner != zxi_thread())
        status = zxi_misuse("no group of this thread is open");
    else
        status = wait_for_turn(store);
    if (status == ZX_OK) {
        store->in_use = true;
        store->user = zxi_thread();
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
