/* SPDX-License-Identifier: MIT */
/* Numbers by id, for walks over a whole file. Zeroed == empty. */
#ifndef ZXI_BASE_ID_MAP_H
#define ZXI_BASE_ID_MAP_H

#include <zhengxie/types.h>

typedef struct zxi_id_map {
    struct zxi_id_slot {
        int64_t key, value; /* key 0: free */
    } *slots;
    size_t count, size;
} zxi_id_map;

/* The value of a key (not 0), for reading and changing; a new key has value 0. NULL without memory. Moves at the next call. */
int64_t *zxi_id_map_at(zxi_id_map *map, int64_t key);
/* The same without adding: NULL for a key that is not there. */
int64_t *zxi_id_map_find(zxi_id_map *map, int64_t key);
void zxi_id_map_release(zxi_id_map *map);

#endif
