/* SPDX-License-Identifier: MIT */
/* What happens to a file behind the library's back. Always in another process: closing a file here would drop the locks that the
 * library holds on it, and a child's copy of SQLite must not know of any. */
#ifndef HAND_H
#define HAND_H

#include <stdio.h>
#include <sys/types.h>
#include <unistd.h>
#include <zhengxie/zhengxie.h>

#include "zxtest.h"

/* In a child process, where Check's own assertions have no business: says what is wrong and ends the child. */
#define hand_must(condition)                                                                                             \
    do {                                                                                                                 \
        if (!(condition)) {                                                                                              \
            fprintf(stderr, "%s:%d: in a child: %s\n", __FILE__, __LINE__, #condition);                                  \
            _exit(1);                                                                                                    \
        }                                                                                                                \
    } while (0)
#define hand_answers(call, expected)                                                                                     \
    do {                                                                                                                 \
        zx_status hand_got = (call);                                                                                     \
        if (hand_got != (expected)) {                                                                                    \
            fprintf(stderr, "%s:%d: in a child: %s\n    answered %s\n    instead of %s\n", __FILE__, __LINE__, #call,    \
                    zxt_failure(hand_got), zx_status_name(expected));                                                    \
            _exit(1);                                                                                                    \
        }                                                                                                                \
    } while (0)

/* Starts a child that ends with status 0 after `work`; hand_joins() waits for it and checks that. */
pid_t hand_starts(void (*work)(void *context), void *context);
void hand_joins(pid_t child);
/* Waits for it and answers its status. */
int hand_ends(pid_t child);
/* Waits for it and answers the signal that ended it. */
int hand_signal(pid_t child);
/* Both. */
void hand_does(void (*work)(void *context), void *context);

/* Runs SQL by plain SQLite, with every safeguard off: foreign keys, CHECKs and a defended schema. */
void hand_runs(const char *path, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* The first column of the first row, as text, for free(); NULL where there is no row. */
char *hand_reads(const char *path, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* The bytes of a file as another process sees them: for free(). */
char *hand_bytes(const char *path, size_t *length);

/* What a file and its folder look like, so that a call that must not write can be shown not to have. */
typedef struct hand_view {
    char *bytes, *names; /* names: of all files in the folder */
    size_t length;
} hand_view;
hand_view hand_sees(const char *path);
/* Nothing has changed since; the view is freed. */
void hand_sees_the_same(const char *path, hand_view before);

/* ---- stores to work on ---- */

extern const zx_act hand_act;     /* signed and dated */
extern const zx_act hand_mending; /* with a reason, a day later */

/* A new file for the city of Nanjing. */
zx_store *hand_creates(const char *path);
zx_store *hand_opens(const char *path);
/* Adds "委员1" … "委员N"; the ids follow one another from the one returned. */
zx_id hand_adds(zx_store *store, int count);
zx_status hand_adds_one(zx_store *store, const char *name, zx_id *out);
zx_status hand_renames(zx_store *store, zx_id id, const char *name);
int64_t hand_counts(zx_store *store, const char *kind);
char *hand_head(zx_store *store);

#endif
