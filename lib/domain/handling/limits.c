/* SPDX-License-Identifier: MIT */
/* The clocks of an assignment, and the limits that they set to its steps. */
#include "domain/handling/handling.h"

static zx_status read_date(zxi_statement *statement, int column, zx_date *out)
{
    const char *text;
    zx_status status = zxi_column_text(statement, column, &text, NULL);
    return status == ZX_OK && text ? zx_date_parse(text, out) : status;
}

static zx_status read_proposer(zx_store *store, zx_id proposal, zxi_clock_ask *ask)
{
    void *found;
    zx_status status = zxi_record_find(store, &zxi_proposal_type, proposal, false, zxi_call_arena(store), &found);
    if (status != ZX_OK)
        return status;
    ask->kind = ((const zx_proposal *)found)->proposer_kind;
    ask->in_session = ((const zx_proposal *)found)->in_session;
    return ZX_OK;
}

#define GRANTED "e.state = 'granted' AND (?2 IS NULL OR e.settled <= ?2)"

/* The last extension granted by then, and how many. */
static zx_status read_extensions(zx_store *store, zx_id assignment, zxi_clock_ask *ask)
{
    char date[ZX_DATE_SIZE];
    zxi_statement *statement;
    bool row;
    zx_status status = zxi_prepare(store,
                                   "SELECT e.granted, count(*) OVER () FROM extension AS e WHERE e.assignment = ?1 AND " GRANTED
                                   " ORDER BY e.settled DESC, e.id DESC LIMIT 1",
                                   &statement);
    if (status != ZX_OK)
        return status;
    zxi_bind_int(statement, 1, assignment);
    zxi_bind_text(statement, 2, zx_date_print(ask->as_of, date) ? date : NULL);
    status = zxi_step(statement, &row);
    if (status == ZX_OK && row) {
        ask->extensions = zxi_column_int(statement, 1);
        status = read_date(statement, 0, &ask->extended);
    }
    zxi_done(statement);
    return status;
}

/* When the first of the assignments was made that this one follows, and what was granted to them. */
static zx_status read_chain(zx_store *store, zx_id before, zxi_clock_ask *ask)
{
    char date[ZX_DATE_SIZE];
    zxi_statement *statement;
    bool row;
    zx_status status = zxi_prepare(store,
                                   "WITH RECURSIVE chain (id, assigned, replaces) AS (SELECT id, assigned, replaces FROM assignment WHERE id = ?1 "
                                   "UNION ALL SELECT a.id, a.assigned, a.replaces FROM chain JOIN assignment AS a ON a.id = chain.replaces), "
                                   "given (granted, settled, id) AS (SELECT e.granted, e.settled, e.id FROM chain JOIN extension AS e "
                                   "ON e.assignment = chain.id WHERE " GRANTED ") "
                                   "SELECT (SELECT min(assigned) FROM chain), (SELECT granted FROM given ORDER BY settled DESC, id DESC LIMIT 1), "
                                   "(SELECT count(*) FROM given)",
                                   &statement);
    if (status != ZX_OK)
        return status;
    zxi_bind_int(statement, 1, before);
    zxi_bind_text(statement, 2, zx_date_print(ask->as_of, date) ? date : NULL);
    status = zxi_step(statement, &row);
    if (status == ZX_OK)
        status = read_date(statement, 0, &ask->first);
    if (status == ZX_OK)
        status = read_date(statement, 1, &ask->first_extended);
    ask->first_extensions = zxi_column_int(statement, 2);
    zxi_done(statement);
    return status;
}

static zx_clock clock_of(const zx_assignment *assignment)
{
    if (assignment->role == ZX_ROLE_ASSISTING)
        return ZX_CLOCK_ASSIST;
    return assignment->round.value > 1 ? ZX_CLOCK_AGAIN : ZX_CLOCK_REPLY;
}

zx_status zxi_assignment_clock_of(zx_store *store, const zx_assignment *assignment, const char *kind, zx_yes_no in_session, zx_date as_of,
                                  zxi_clock_ask *out)
{
    zxi_clock_ask ask = {.clock = clock_of(assignment), .start = assignment->assigned, .as_of = as_of, .kind = kind, .in_session = in_session};
    zx_status status = ZX_OK;
    if (assignment->id)
        status = read_extensions(store, assignment->id, &ask);
    if (status == ZX_OK && assignment->replaces)
        status = read_chain(store, assignment->replaces, &ask);
    if (status == ZX_OK)
        *out = ask;
    return status;
}

zx_status zxi_assignment_clock(zx_store *store, const zx_assignment *assignment, zx_date as_of, zxi_clock_ask *out)
{
    zxi_clock_ask of = {.kind = NULL};
    zx_status status = read_proposer(store, assignment->proposal, &of);
    return status == ZX_OK ? zxi_assignment_clock_of(store, assignment, of.kind, of.in_session, as_of, out) : status;
}

zx_status zxi_due_by_now(zxi_call *call, const zx_assignment *assignment, zx_date *out)
{
    zxi_deadline deadline = {0};
    zxi_clock_ask ask;
    *out = assignment->due;
    if (assignment->due.year)
        return ZX_OK;
    zx_status status = zxi_assignment_clock(call->store, assignment, call->act->on, &ask);
    if (status == ZX_OK)
        status = zxi_clock_run(call->store, &ask, &deadline);
    if (status == ZX_OK)
        *out = deadline.due;
    return status;
}

zx_status zxi_decline_until(zxi_call *call, const zx_assignment *assignment, zx_date *out)
{
    zxi_deadline deadline = {0};
    zxi_clock_ask ask = {.clock = ZX_CLOCK_DECLINE, .start = assignment->assigned, .as_of = call->act->on};
    zx_status status = read_proposer(call->store, assignment->proposal, &ask);
    if (status == ZX_OK)
        status = zxi_clock_run(call->store, &ask, &deadline);
    if (status == ZX_OK)
        *out = deadline.due;
    return status;
}

zx_status zxi_extension_limit_of(zxi_call *call, const zx_assignment *assignment, zxi_extension_limit *out)
{
    const json_t *rulebook;
    zxi_clock_ask ask;
    zx_date next, latest;
    int64_t times;
    zx_status status = zxi_assignment_clock(call->store, assignment, call->act->on, &ask);
    if (status == ZX_OK)
        status = zxi_clock_extend(call->store, &ask, &next, &latest, &times);
    if (status == ZX_OK)
        status = zxi_rulebook_of(call->store, assignment->assigned, &rulebook, NULL);
    if (status != ZX_OK)
        return status;
    out->most = zxi_rulebook_int(rulebook, "handling", "most_extensions", times);
    out->until = next;
    return ZX_OK;
}
