/* SPDX-License-Identifier: MIT */
#include "heap.h"

#include <jansson.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zhengxie/types.h>

#include "places.h"

static struct {
    int64_t asked, refused, at;
    bool from_then_on;
    zxf_balance balance;
} heap;

static bool refuse(void)
{
    heap.asked++;
    zxf_places_note(ZXF_THE_HEAP, heap.asked);
    bool no = heap.at > 0 && (heap.from_then_on ? heap.asked >= heap.at : heap.asked == heap.at);
    heap.refused += no;
    return no;
}

static void *handed_out(zxf_owner owner, void *memory)
{
    heap.balance.blocks[owner] += memory != NULL;
    return memory;
}

static void given_back(zxf_owner owner, const void *memory)
{
    heap.balance.blocks[owner] -= memory != NULL;
}

static void *allocate(size_t bytes)
{
    return refuse() ? NULL : handed_out(ZXF_OURS, malloc(bytes));
}

static void *resize(void *memory, size_t bytes)
{
    if (refuse())
        return NULL;
    void *moved = realloc(memory, bytes);
    return memory ? moved : handed_out(ZXF_OURS, moved);
}

static void release(void *memory)
{
    given_back(ZXF_OURS, memory);
    free(memory);
}

static void *jansson_allocate(size_t bytes)
{
    return refuse() ? NULL : handed_out(ZXF_JANSSON, malloc(bytes));
}

static void jansson_release(void *memory)
{
    given_back(ZXF_JANSSON, memory);
    free(memory);
}

static sqlite3_mem_methods behind;

static void *sqlite_allocate(int bytes)
{
    return refuse() ? NULL : handed_out(ZXF_SQLITE, behind.xMalloc(bytes));
}

static void *sqlite_resize(void *memory, int bytes)
{
    return refuse() ? NULL : behind.xRealloc(memory, bytes);
}

static void sqlite_release(void *memory)
{
    given_back(ZXF_SQLITE, memory);
    behind.xFree(memory);
}

static void must(int result, const char *what)
{
    if (result != SQLITE_OK) {
        fprintf(stderr, "%s: %s\n", what, sqlite3_errstr(result));
        abort();
    }
}

void zxf_heap_install(void)
{
    static const zx_allocator ours = {sizeof ours, allocate, resize, release};
    zx_allocator_set(&ours);
    json_set_alloc_funcs(jansson_allocate, jansson_release);
    must(sqlite3_config(SQLITE_CONFIG_GETMALLOC, &behind), "SQLITE_CONFIG_GETMALLOC");
    sqlite3_mem_methods methods = behind;
    methods.xMalloc = sqlite_allocate;
    methods.xRealloc = sqlite_resize;
    methods.xFree = sqlite_release;
    must(sqlite3_config(SQLITE_CONFIG_MALLOC, &methods), "SQLITE_CONFIG_MALLOC");
    must(sqlite3_config(SQLITE_CONFIG_LOOKASIDE, 0, 0), "SQLITE_CONFIG_LOOKASIDE"); /* small pieces come from here too */
}

void zxf_heap_fail(int64_t at, bool from_then_on)
{
    heap.asked = heap.refused = 0;
    heap.at = at;
    heap.from_then_on = from_then_on;
}

int64_t zxf_heap_asked(void)
{
    return heap.asked;
}

int64_t zxf_heap_refused(void)
{
    return heap.refused;
}

zxf_balance zxf_heap_balance(void)
{
    return heap.balance;
}

bool zxf_balance_same(zxf_balance a, zxf_balance b)
{
    for (int i = 0; i < ZXF_OWNERS; i++)
        if (a.blocks[i] != b.blocks[i])
            return false;
    return true;
}

const char *zxf_balance_difference(zxf_balance from, zxf_balance to)
{
    static char text[120];
    snprintf(text, sizeof text, "ours %+lld, SQLite's %+lld, Jansson's %+lld", (long long)(to.blocks[ZXF_OURS] - from.blocks[ZXF_OURS]),
             (long long)(to.blocks[ZXF_SQLITE] - from.blocks[ZXF_SQLITE]),
             (long long)(to.blocks[ZXF_JANSSON] - from.blocks[ZXF_JANSSON]));
    return text;
}
