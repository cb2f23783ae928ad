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

/* The round of a proposal by ?1: the last that was opened, else the first. */
#define ZXI_PRESENT_ROUND(proposal_)                                                                                          \
    "coalesce((SELECT max(n.round) FROM \"round\" AS n WHERE n.proposal = " proposal_ " AND n.opened <= ?1), 1)"
/* Whether the assignment `a` is of the rounds ?2; whether it must be answered; whether nobody took it back. */
#define ZXI_IN_ROUNDS(a_)                                                                                                     \
    "(?2 = 1 OR " a_ ".round = CASE ?2 WHEN 2 THEN 1 ELSE " ZXI_PRESENT_ROUND(a_ ".proposal") " END)"
#define ZXI_MUST_ANSWER(a_)                                                                                                   \
    a_ ".role <> 'assisting' AND NOT EXISTS (SELECT 1 FROM assignment AS c WHERE c.parent = " a_ ".id AND c.assigned <= ?1 "  \
    "AND (c.ended IS NULL OR c.ended > ?1))"
#define ZXI_STANDS(a_) "(" a_ ".ended IS NULL OR " a_ ".ended > ?1)"

#endif
