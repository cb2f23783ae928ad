/* SPDX-License-Identifier: MIT */
/* What is open of the handling of a proposal, as of a date. */
#ifndef ZXI_ANALYSIS_DUE_H
#define ZXI_ANALYSIS_DUE_H

#include "domain/handling/handling.h"

extern const zx_enum_type zxi_due_state_type;

/* An assignment as it stood on the date. */
typedef struct zxi_due_assignment {
    zx_id id, unit, channel, parent, replaces;
    int64_t round;
    zx_assignment_role role;
    zx_date assigned, replied;
    bool over;         /* ended, or its comments were sent */
    bool acknowledged, talked;
    bool declining;    /* it was declined, and that is not settled */
    bool declined;     /* ever */
} zxi_due_assignment;

/* A proposal as it stood on the date, in its last round. */
typedef struct zxi_due_proposal {
    zx_id id, session, lead;
    const char *kind;
    zx_yes_no in_session;
    int64_t round;
    bool merged;             /* into another: nothing of it runs, and nothing else is read */
    zxi_due_assignment *assignments;
    size_t count;
    zx_date rated;           /* the lead proposer's form of this round, returned or not; unset: none */
    const char *satisfaction;
    zx_date dissatisfied;    /* the last form that asked for another round; unset: none */
} zxi_due_proposal;

/* The proposals of which something may be open on the date, each once, in the call's arena. */
zx_status zxi_due_candidates(zx_store *store, const json_t *rulebook, zx_date on, zx_id **ids, size_t *count);
zx_status zxi_due_read(zx_store *store, const json_t *rulebook, zx_id id, zx_date on, zxi_due_proposal *out);

/* Whether something is still waited for from the unit. */
bool zxi_due_waits(const zxi_due_proposal *proposal, const zxi_due_assignment *assignment);
/* When the last of the units replied; unset while one of them has not, or there is none. */
zx_date zxi_due_replied(const zxi_due_proposal *proposal);
/* Whether anybody has it in this round. */
bool zxi_due_assigned(const zxi_due_proposal *proposal);

/* A document that was adopted and, on the date, neither sent nor replaced. */
typedef struct zxi_due_document {
    zx_id id, issuer;
    const char *kind;
    zx_date adopted;
} zxi_due_document;

/* All of them, in the call's arena. */
zx_status zxi_due_documents(zx_store *store, zx_date on, zxi_due_document **out, size_t *count);

#endif
