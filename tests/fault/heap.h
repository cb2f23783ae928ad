/* SPDX-License-Identifier: MIT */
/* A heap that counts and fails: behind this library, SQLite and Jansson at once, so that the Nth allocation may be anybody's.
 * ICU and libcrypto allocate for themselves. For one thread. */
#ifndef ZXF_HEAP_H
#define ZXF_HEAP_H

#include <stdbool.h>
#include <stdint.h>

typedef enum zxf_owner { ZXF_OURS, ZXF_SQLITE, ZXF_JANSSON, ZXF_OWNERS } zxf_owner;

/* Puts itself behind all three. Before anything of theirs is called. */
void zxf_heap_install(void);

/* From now on count anew, and fail the `at`th allocation (0: none), or that and every later one. */
void zxf_heap_fail(int64_t at, bool from_then_on);
/* Allocations asked for, and refused, since then. */
int64_t zxf_heap_asked(void);
int64_t zxf_heap_refused(void);

/* Blocks that are handed out now. */
typedef struct zxf_balance {
    int64_t blocks[ZXF_OWNERS];
} zxf_balance;
zxf_balance zxf_heap_balance(void);
bool zxf_balance_same(zxf_balance a, zxf_balance b);
/* "ours 0, SQLite's +2, Jansson's 0": borrowed till the next call. */
const char *zxf_balance_difference(zxf_balance from, zxf_balance to);

#endif
