/* SPDX-License-Identifier: MIT */
/* What the feedback forms of a proposal say. */
#ifndef ZXI_ANALYSIS_SATISFIED_H
#define ZXI_ANALYSIS_SATISFIED_H

#include <stdbool.h>

#include <jansson.h>

/* Whether a code of the list counts as satisfied: as its entry's "satisfied" says. Where no entry of "satisfactions" says so, satisfied
 * and basically_satisfied do. */
bool zxi_satisfied(const json_t *rulebook, const char *list, const char *code);

/* Of the forms `f`: no later one of its proposer had been given by ?1. */
#define ZXI_LAST_FORM                                                                                                         \
    "NOT EXISTS (SELECT 1 FROM feedback AS g WHERE g.proposal = f.proposal AND g.proposer = f.proposer AND g.round > f.round " \
    "AND g.given <= ?1)"

#endif
