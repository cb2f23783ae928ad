/* SPDX-License-Identifier: MIT */
/* From where something was asked for: the chain of calls that led to it. One call asks from the same place many times, in a loop or deep
 * within SQLite, and what comes of a failure differs little between them; so of each place the first four are enough, then the 8th, the
 * 16th, and so on. */
#ifndef ZXF_PLACES_H
#define ZXF_PLACES_H

#include <stdbool.h>
#include <stdint.h>

/* Of what is asked. Of an allocation only this program's own calls make the place, of a disk operation SQLite's too. */
typedef enum zxf_asked_of { ZXF_NOBODY, ZXF_THE_HEAP, ZXF_THE_DISK } zxf_asked_of;

/* Begins a watch, forgetting the one before, and ends it; processes that are forked meanwhile take part in it. Where ZX_FAULT asks for another share than `all`, nothing is noted. */
void zxf_places_watch(zxf_asked_of whom);
void zxf_places_unwatch(void);
/* The `at`th thing is asked for now. */
void zxf_places_note(zxf_asked_of whom, int64_t at);
/* Whether the `at`th came from a place that was seen before, and is none of those to be tried all the same. */
bool zxf_places_repeat(int64_t at);

#endif
