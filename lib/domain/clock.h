/* SPDX-License-Identifier: MIT */
/* Deadlines, by the rulebook's section "clocks" and the calendar. */
#ifndef ZXI_DOMAIN_CLOCK_H
#define ZXI_DOMAIN_CLOCK_H

#include <zhengxie/query.h>

#include "domain/calendar/calendar.h"

extern const zx_enum_type zxi_clock_type;

/* Which clock, and from when. */
typedef struct zxi_clock_ask {
    zx_clock clock;
    const char *kind;     /* of proposer, or of document, for the variants; NULL: none */
    zx_yes_no in_session; /* likewise */
    zx_date start;        /* the event: its rulebook holds, and the day after is the first that counts */
    zx_date first;        /* of an assignment that follows another one: when the first of them was made; else unset */
    zx_date as_of;        /* notices of the calendar published by then count; unset: all */
    zx_date extended;     /* until when an extension was granted; unset: none */
    int64_t extensions;   /* how many were granted */
    zx_date first_extended; /* the same of the assignments before: it counts where the clock runs on */
    int64_t first_extensions;
} zxi_clock_ask;

typedef enum zxi_clock_unit { ZXI_CLOCK_MONTHS, ZXI_CLOCK_DAYS, ZXI_CLOCK_WORKING_DAYS, ZXI_CLOCK_FIXED } zxi_clock_unit;

/* What the rulebook says of a clock. */
typedef struct zxi_clock_spec {
    zxi_clock_unit unit, extension_unit;
    int64_t amount;
    const json_t *until;  /* of ZXI_CLOCK_FIXED: "06-30", … */
    bool roll;
    int64_t extension, most; /* 0: none may be granted */
    const char *variant;     /* NULL: the clock itself */
    bool reply_months;       /* said by proposal.reply_months */
} zxi_clock_spec;

/* When it ends. Borrowed until the call ends, like all that it points to. */
typedef struct zxi_deadline {
    zx_date begins; /* the event that it counts from */
    zx_date due;    /* the last day in time. Unset: the rulebook has no such clock */
    zx_id rulebook;
    /* how it came about, for zxi_clock_explain() */
    zxi_clock_ask ask;
    zxi_clock_spec spec;
    zxi_rulebook_version version;
    zx_date nominal; /* before it was moved to a working day, or extended */
    zx_date rolled;
    bool runs_on;    /* from the first assignment */
} zxi_deadline;

/* ZX_RULE "calendar.year-known"; ZX_NOT_FOUND before the first rulebook. */
zx_status zxi_clock_run(zx_store *store, const zxi_clock_ask *ask, zxi_deadline *out);
/* Until when one more extension may reach, and how far all of them together; and how many of them that takes. Unset, and 0, when the
 * rulebook allows none. */
zx_status zxi_clock_extend(zx_store *store, const zxi_clock_ask *ask, zx_date *next, zx_date *latest, int64_t *times);
/* What the clock is called now: that of a reply which was extended is another one. */
zx_clock zxi_deadline_clock(const zxi_deadline *deadline);
/* In words: from when, by which rule, what was not counted, what was made up for, how it was extended. */
zx_status zxi_clock_explain(zx_store *store, const zxi_deadline *deadline, zxi_arena *arena, const char **en, const char **zh);

/* What the rulebook says of a clock, for a kind of proposer, in session or between. False: nothing. */
bool zxi_clock_find(const json_t *rulebook, const zxi_clock_ask *ask, zxi_clock_spec *out);
/* A fixed date, "06-30", in a leap year. */
bool zxi_clock_day(const json_t *value, zx_date *out);
/* ZX_INVALID, with the path of the fault. */
zx_status zxi_clocks_check(json_t *rulebook);

#endif
