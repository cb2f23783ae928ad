/* SPDX-License-Identifier: MIT */
/* All memory of the library: one replaceable allocator, and arenas that are emptied as a whole. */
#ifndef ZXI_BASE_MEMORY_H
#define ZXI_BASE_MEMORY_H

#include <zhengxie/types.h>

/* NULL when out of memory, or for an absurd size. zxi_alloc's bytes are zeroed. */
void *zxi_alloc(size_t bytes);
void *zxi_resize(void *memory, size_t bytes);
char *zxi_copy_text(const char *text);

/* Memory that lives as long as one call: many small pieces, freed together. Zeroed arena == empty arena. */
typedef struct zxi_arena_block zxi_arena_block;
typedef struct zxi_arena {
    zxi_arena_block *blocks;
} zxi_arena;

/* Zeroed, aligned for any type; NULL when out of memory. */
void *zxi_arena_alloc(zxi_arena *arena, size_t bytes);
char *zxi_arena_text(zxi_arena *arena, const char *bytes, size_t length);
/* Empties the arena but keeps one block for the next call. */
void zxi_arena_reset(zxi_arena *arena);
void zxi_arena_release(zxi_arena *arena);

#endif
