/* SPDX-License-Identifier: MIT */
/* Every public call that takes a store or a cursor. */
#ifndef EVERY_H
#define EVERY_H

#include <zhengxie/zhengxie.h>

/* Makes each call but zx_store_close() and zx_store_free(): all must answer that status, explain it, and leave their outputs alone.
 * NULL when they did, else which did not. The cursor may be NULL. Works in a forked child too. */
const char *every_call(zx_store *store, zx_cursor *cursor, zx_status status);

#endif
