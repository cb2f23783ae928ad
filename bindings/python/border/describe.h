/* SPDX-License-Identifier: MIT */
#ifndef ZXPY_DESCRIBE_H
#define ZXPY_DESCRIBE_H

/* All kinds, enums, verbs, rules and statuses as JSON, for free(); NULL without memory. */
char *zxpy_describe(void);

#endif
