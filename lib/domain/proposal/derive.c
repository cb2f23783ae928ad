/* SPDX-License-Identifier: MIT */
/* What a proposal's fields say of the records of its steps, now and on an earlier date. */
#include <string.h>

#include "domain/proposal/proposal.h"

/* The result of a step, and the examination that it leads to. */
static zx_proposal_examination leads_to(zx_examination_result result)
{
    for (const zxi_proposal_step *step = zxi_steps; step->verb; step++)
        if (step->result == result)
            return step->to;
    return ZX_PROPOSAL_PENDING;
}

/* Texts of a record that derives itself live in the call's arena. */
static zx_status keep_text(zx_store *store, zxi_statement *statement, int column, const char **out)
{
    const char *text;
    size_t length;
    zx_status status = zxi_column_text(statement, column, &text, &length);
    if (status != ZX_OK || !text)
        return status;
    *out = zxi_arena_text(zxi_call_arena(store), text, length);
    return *out ? ZX_OK : zxi_no_memory();
}

static zx_status read_date(zxi_statement *statement, int column, zx_date *out)
{
    const char *text;
    zx_status status = zxi_column_text(statement, column, &text, NULL);
    if (status == ZX_OK && text)
        status = zx_date_parse(text, out);
    return status;
}

static zx_status derive_examination(zx_store *store, zx_proposal *proposal)
{
    const zx_enum_type *results = zxi_field_named(&zxi_examination_type, "result")->values;
    zxi_statement *statement;
    zx_status status = zxi_prepare(store, "SELECT result, case_number, examined FROM examination WHERE proposal = ?1 ORDER BY id", &statement);
    if (status != ZX_OK)
        return status;
    zxi_bind_int(statement, 1, proposal->id);
    bool row;
    while ((status = zxi_step(statement, &row)) == ZX_OK && row) {
        const char *code;
        status = zxi_column_text(statement, 0, &code, NULL);
        const zx_enum_value *result = status == ZX_OK ? zxi_enum_code(results, code) : NULL;
        if (result)
            proposal->examination = leads_to((zx_examination_result)result->value);
        if (result && result->value == ZX_EXAMINED_FILED) {
            proposal->case_number = (zx_opt_int){1, zxi_column_int(statement, 1)};
            status = read_date(statement, 2, &proposal->filed);
        }
        if (status != ZX_OK)
            break;
    }
    zxi_done(statement);
    return status;
}

/* Of the last round: those that must answer. An assisting unit need not, nor one that passed its assignment on. */
static zx_status derive_handling(zx_store *store, zx_proposal *proposal, int64_t *round)
{
    zxi_statement *statement;
    int64_t asked = 0, answered = 0;
    zx_status status = zxi_prepare(store,
                                   "SELECT a.round, r.replied, r.reply_class FROM assignment AS a LEFT JOIN reply AS r ON r.assignment = a.id "
                                   "WHERE a.proposal = ?1 AND a.role <> 'assisting' "
                                   "AND NOT EXISTS (SELECT 1 FROM assignment AS p WHERE p.parent = a.id) ORDER BY a.round DESC",
                                   &statement);
    if (status != ZX_OK)
        return status;
    zxi_bind_int(statement, 1, proposal->id);
    bool row;
    zx_date last = {0};
    const char *outcome = NULL;
    *round = 0;
    while ((status = zxi_step(statement, &row)) == ZX_OK && row && (*round == 0 || zxi_column_int(statement, 0) == *round)) {
        *round = zxi_column_int(statement, 0);
        asked++;
        if (zxi_column_null(statement, 1))
            continue;
        answered++;
        zx_date date = {0};
        const char *code = NULL;
        status = read_date(statement, 1, &date);
        if (status == ZX_OK)
            status = keep_text(store, statement, 2, &code);
        if (status != ZX_OK)
            break;
        if (zx_date_compare(date, last) > 0)
            last = date;
        if (!outcome || (code && strcmp(code, outcome) > 0))
            outcome = code;
    }
    zxi_done(statement);
    if (status != ZX_OK)
        return status;
    if (proposal->examination == ZX_PROPOSAL_FILED)
        proposal->handling = asked == 0          ? ZX_HANDLING_UNASSIGNED
                             : answered == 0     ? ZX_HANDLING_ASSIGNED
                             : answered < asked  ? ZX_HANDLING_PARTLY_REPLIED
                                                 : ZX_HANDLING_REPLIED;
    if (asked > 0 && answered == asked) {
        proposal->replied = last;
        proposal->outcome = outcome;
    }
    return ZX_OK;
}

static zx_status derive_satisfaction(zx_store *store, zx_proposal *proposal, int64_t round)
{
    zxi_statement *statement;
    zx_status status = zxi_prepare(store, "SELECT satisfaction FROM feedback WHERE proposal = ?1 AND proposer = ?2 AND round = ?3", &statement);
    if (status != ZX_OK)
        return status;
    zxi_bind_int(statement, 1, proposal->id);
    zxi_bind_int(statement, 2, proposal->lead);
    zxi_bind_int(statement, 3, round);
    bool row;
    status = zxi_step(statement, &row);
    if (status == ZX_OK && row)
        status = keep_text(store, statement, 0, &proposal->satisfaction);
    zxi_done(statement);
    return status;
}

zx_status zxi_proposal_derive(zx_store *store, void *record)
{
    zx_proposal *proposal = record;
    int64_t round = 0;
    proposal->examination = proposal->submitted.year ? ZX_PROPOSAL_PENDING : (zx_proposal_examination)0;
    proposal->handling = (zx_proposal_handling)0;
    proposal->case_number = (zx_opt_int){0, 0};
    proposal->filed = proposal->replied = (zx_date){0};
    proposal->outcome = proposal->satisfaction = NULL;
    if (!proposal->submitted.year)
        return ZX_OK;
    zx_status status = derive_examination(store, proposal);
    if (status == ZX_OK && proposal->filed.year)
        status = derive_handling(store, proposal, &round);
    if (status == ZX_OK && proposal->replied.year)
        status = derive_satisfaction(store, proposal, round);
    return status;
}

/* The same as zxi_proposal_derive(), in SQL and as of the date ?1. */
#define EXAMINED                                                                                                              \
    "coalesce((SELECT CASE e.result WHEN 'revised' THEN 'pending' ELSE e.result END FROM examination AS e "                  \
    "WHERE e.proposal = p.id AND e.examined <= ?1 ORDER BY e.id DESC LIMIT 1), 'pending')"
#define WHEN_FILED(column_)                                                                                                   \
    "(SELECT e." column_ " FROM examination AS e WHERE e.proposal = p.id AND e.result = 'filed' AND e.examined <= ?1)"
#define ROUND "(SELECT max(b.round) FROM assignment AS b WHERE b.proposal = p.id AND b.assigned <= ?1)"
#define OF_THOSE_ASKED                                                                                                        \
    " FROM assignment AS a LEFT JOIN reply AS r ON r.assignment = a.id AND r.replied <= ?1 "                                 \
    "WHERE a.proposal = p.id AND a.assigned <= ?1 AND a.role <> 'assisting' AND a.round = " ROUND                            \
    " AND NOT EXISTS (SELECT 1 FROM assignment AS c WHERE c.parent = a.id AND c.assigned <= ?1)"
#define WHEN_ALL_REPLIED(column_) "(SELECT CASE WHEN count(r.id) = count(*) THEN max(r." column_ ") END" OF_THOSE_ASKED ")"

const char zxi_proposal_as_of[] =
    "SELECT p.id, p.revision, p.written, p.session, p.proposer_kind, p.lead, p.convenor, p.sealed, p.subject, p.category, p.subcategory, "
    "p.receipt_number, p.drafted, p.submitted, p.in_session, "
    EXAMINED " AS examination, "
    WHEN_FILED("case_number") " AS case_number, "
    WHEN_FILED("examined") " AS filed, "
    "CASE WHEN " EXAMINED " = 'filed' THEN (SELECT CASE WHEN count(*) = 0 THEN 'unassigned' WHEN count(r.id) = 0 THEN 'assigned' "
    "WHEN count(r.id) < count(*) THEN 'partly_replied' ELSE 'replied' END" OF_THOSE_ASKED ") END AS handling, "
    WHEN_ALL_REPLIED("replied") " AS replied, "
    WHEN_ALL_REPLIED("reply_class") " AS outcome, "
    "(SELECT f.satisfaction FROM feedback AS f WHERE f.proposal = p.id AND f.proposer = p.lead AND f.given <= ?1 AND f.round = " ROUND
    ") AS satisfaction "
    "FROM proposal AS p WHERE p.submitted <= ?1";
