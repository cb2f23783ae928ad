/* SPDX-License-Identifier: MIT */
#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

static zx_allocator current = {sizeof(zx_allocator), malloc, realloc, free};

void zx_allocator_set(const zx_allocator *allocator)
{
    static const zx_allocator standard = {sizeof(zx_allocator), malloc, realloc, free};
    if (!allocator)
        allocator = &standard;
    if (allocator->size >= sizeof *allocator && allocator->allocate && allocator->resize && allocator->release)
        current = *allocator;
}

void zx_free(void *memory)
{
    if (memory)
        current.release(memory);
}

void *zxi_alloc(size_t bytes)
{
    if (bytes > PTRDIFF_MAX)
        return NULL;
    void *memory = current.allocate(bytes ? bytes : 1);
    if (memory)
        memset(memory, 0, bytes);
    return memory;
}

void *zxi_resize(void *memory, size_t bytes)
{
    if (bytes > PTRDIFF_MAX)
        return NULL;
    return memory ? current.resize(memory, bytes ? bytes : 1) : current.allocate(bytes ? bytes : 1);
}

char *zxi_copy_text(const char *text)
{
    size_t bytes = strlen(text) + 1;
    char *copy = zxi_alloc(bytes);
    return copy ? memcpy(copy, text, bytes) : NULL;
}

struct zxi_arena_block {
    zxi_arena_block *next;
    size_t used, size;
    max_align_t bytes[];
};

enum { ARENA_BLOCK = 16 * 1024 };

void *zxi_arena_alloc(zxi_arena *arena, size_t bytes)
{
    size_t align = sizeof(max_align_t);
    if (bytes > PTRDIFF_MAX - ARENA_BLOCK)
        return NULL;
    bytes = (bytes + align - 1) / align * align;
    zxi_arena_block *block = arena->blocks;
    if (!block || block->size - block->used < bytes) {
        size_t size = bytes > ARENA_BLOCK ? bytes : ARENA_BLOCK;
        block = zxi_resize(NULL, sizeof *block + size);
        if (!block)
            return NULL;
        block->next = arena->blocks;
        block->used = 0;
        block->size = size;
        arena->blocks = block;
    }
    void *memory = (char *)block->bytes + block->used;
    block->used += bytes;
    return memset(memory, 0, bytes);
}

char *zxi_arena_text(zxi_arena *arena, const char *bytes, size_t length)
{
    char *copy = zxi_arena_alloc(arena, length + 1);
    if (copy && length)
        memcpy(copy, bytes, length);
    return copy;
}

void zxi_arena_reset(zxi_arena *arena)
{
    zxi_arena_block *keep = NULL;
    for (zxi_arena_block *block = arena->blocks, *next; block; block = next) {
        next = block->next;
        if (!keep && block->size == ARENA_BLOCK) {
            keep = block;
            keep->used = 0;
        } else {
            zx_free(block);
        }
    }
    if (keep)
        keep->next = NULL;
    arena->blocks = keep;
}

void zxi_arena_release(zxi_arena *arena)
{
    for (zxi_arena_block *block = arena->blocks, *next; block; block = next) {
        next = block->next;
        zx_free(block);
    }
    arena->blocks = NULL;
}
