/* SPDX-License-Identifier: MIT */
/* What a forked child must know. Its calls on handles of the parent touch nothing, not even the mutex: a thread of the parent may have
 * held it. Nor may it open everything anew: SQLite's list of files and locks was copied with the process, and says of a file that the
 * parent had locked that *this* process has it locked. Reads would then go unprotected, and writes wait for ever. */
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store/handle.h"

static atomic_uint generation;
static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
static zx_store *handles; /* also those that came from the parent: they stay as they were */
static bool inside;       /* another thread of a parent was within a call, perhaps within SQLite's own mutexes */

static void before(void)
{
    pthread_mutex_lock(&mutex);
}

static void in_parent(void)
{
    pthread_mutex_unlock(&mutex);
}

static void in_child(void)
{
    uint64_t self = zxi_thread();
    for (const zx_store *store = handles; store; store = store->next)
        if (zxi_store_ours(store) && store->in_use && store->user != self)
            inside = true;
    atomic_fetch_add_explicit(&generation, 1, memory_order_relaxed);
    pthread_mutex_unlock(&mutex);
}

static void watch(void)
{
    pthread_atfork(before, in_parent, in_child);
}

bool zxi_store_ours(const zx_store *store)
{
    return store->generation == atomic_load_explicit(&generation, memory_order_relaxed);
}

void zxi_handle_born(zx_store *store)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, watch);
    store->generation = atomic_load_explicit(&generation, memory_order_relaxed);
    pthread_mutex_lock(&mutex);
    store->next = handles;
    handles = store;
    pthread_mutex_unlock(&mutex);
}

void zxi_handle_dies(const zx_store *store)
{
    pthread_mutex_lock(&mutex);
    zx_store **at = &handles;
    while (*at && *at != store)
        at = &(*at)->next;
    if (*at)
        *at = store->next;
    pthread_mutex_unlock(&mutex);
}

/* In WAL mode SQLite keeps locks for as long as the file is open. */
static bool in_wal(const char *path)
{
    char name[4200];
    return (size_t)snprintf(name, sizeof name, "%s-wal", path) < sizeof name && access(name, F_OK) == 0;
}

static bool was_locked(const char *path, const struct stat *file)
{
    bool wal = in_wal(path), locked = false;
    pthread_mutex_lock(&mutex);
    for (const zx_store *store = handles; store && !locked; store = store->next)
        locked = !zxi_store_ours(store) && !zxi_store_closed(store) && store->inode == file->st_ino && store->device == file->st_dev &&
                 (wal || store->in_use || store->grouped);
    pthread_mutex_unlock(&mutex);
    return locked;
}

zx_status zxi_fork_survived(void)
{
    return inside ? zxi_misuse("another thread was using a store when this process was forked: start a new program instead") : ZX_OK;
}

zx_status zxi_fork_check(zx_store *store, const char *path)
{
    struct stat file = {0};
    if (stat(path, &file) != 0)
        return ZX_OK;
    if (was_locked(path, &file))
        return zxi_misuse("the parent was using this file when this process was forked: start a new program, or fork before");
    store->inode = file.st_ino;
    store->device = file.st_dev;
    return ZX_OK;
}
