/* SPDX-License-Identifier: MIT */
/* Does everything with a file that nobody can vouch for. Whatever it answers is fine, as long as it answers. */
#ifndef HOSTILE_H
#define HOSTILE_H

#include <zhengxie/zhengxie.h>

typedef struct hostile_tally {
    int opened, listed, verified; /* how often it was let in, read to the end, and found whole */
} hostile_tally;

/* Opens, lists, counts, checks, verifies, goes back in time, and does verbs that it then rolls back. Aborts where something that
 * must hold whatever is in the file does not: an output of a call that failed was touched, a list does not end. */
void hostile_try(const char *path, hostile_tally *tally);

#endif
