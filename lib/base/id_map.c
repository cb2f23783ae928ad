/* SPDX-License-Identifier: MIT */
#include "base/id_map.h"

#include "base/memory.h"

static struct zxi_id_slot *place(zxi_id_map *map, int64_t key)
{
    uint64_t hash = (uint64_t)key * 0x9E3779B97F4A7C15u;
    for (size_t i = (size_t)(hash >> 20) & (map->size - 1);; i = (i + 1) & (map->size - 1))
        if (map->slots[i].key == key || map->slots[i].key == 0)
            return &map->slots[i];
}

static int grow(zxi_id_map *map)
{
    zxi_id_map larger = {.size = map->size ? map->size * 2 : 1024};
    larger.slots = zxi_alloc(larger.size * sizeof *larger.slots);
    if (!larger.slots)
        return 0;
    for (size_t i = 0; i < map->size; i++)
        if (map->slots[i].key)
            *place(&larger, map->slots[i].key) = map->slots[i];
    larger.count = map->count;
    zx_free(map->slots);
    *map = larger;
    return 1;
}

int64_t *zxi_id_map_at(zxi_id_map *map, int64_t key)
{
    if (map->count * 4 >= map->size * 3 && !grow(map))
        return NULL;
    struct zxi_id_slot *slot = place(map, key);
    if (slot->key == 0) {
        slot->key = key;
        map->count++;
    }
    return &slot->value;
}

int64_t *zxi_id_map_find(zxi_id_map *map, int64_t key)
{
    if (map->size == 0)
        return NULL;
    struct zxi_id_slot *slot = place(map, key);
    return slot->key ? &slot->value : NULL;
}

void zxi_id_map_release(zxi_id_map *map)
{
    zx_free(map->slots);
    *map = (zxi_id_map){0};
}
