/* SPDX-License-Identifier: MIT */
/* The steps that make and renew the file's schema: lib/sql/migrations, embedded in order by the build. */
#ifndef ZXI_STORE_MIGRATIONS_H
#define ZXI_STORE_MIGRATIONS_H

#include <stddef.h>

typedef struct zxi_migration {
    int number; /* from 1, without a gap: the file's user_version once it is applied */
    const char *name, *sql;
} zxi_migration;

/* One more follows the last: number 0, NULLs. */
extern const zxi_migration zxi_migrations[];
extern const size_t zxi_migration_count;

#endif
