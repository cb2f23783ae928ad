/* SPDX-License-Identifier: MIT */
/* What a proposal meets, in SQL. */
#ifndef ZXI_ANALYSIS_EVENTS_H
#define ZXI_ANALYSIS_EVENTS_H

#include <stdbool.h>

/* The date on which it came, by the date ?1 and in the rounds ?2 (of zx_rounds): of the proposal `r`, and of its assignment `a` where each
 * counts for itself. `answers`: it only comes to assignments that must be answered. */
typedef struct zxi_event {
    const char *name, *en, *zh;
    const char *proposal, *assignment; /* assignment NULL: as the proposal's */
    bool answers;
} zxi_event;

/* In the order in which they come; ends with one without a name. */
extern const zxi_event zxi_events[];

/* Whether the assignment `a` is of the rounds ?2, and whether it must be answered. */
#define ZXI_IN_ROUNDS(a_)                                                                                                     \
    "(?2 = 1 OR " a_ ".round = CASE ?2 WHEN 2 THEN 1 ELSE (SELECT max(b.round) FROM assignment AS b WHERE b.proposal = "     \
    a_ ".proposal AND b.assigned <= ?1) END)"
#define ZXI_MUST_ANSWER(a_)                                                                                                   \
    a_ ".role <> 'assisting' AND NOT EXISTS (SELECT 1 FROM assignment AS c WHERE c.parent = " a_ ".id AND c.assigned <= ?1)"

#endif
