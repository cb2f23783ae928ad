/* SPDX-License-Identifier: MIT */
/* What a proposal's fields say of the records of its steps, now and on an earlier date. */
#include <string.h>

#include "domain/proposal/proposal.h"

/* The result of a step, and the examination that it leads to. What leaves a merge is again what it was: filed, or still to be examined. */
static zx_proposal_examination leads_to(zx_examination_result result, bool filed)
{
    if (result == ZX_EXAMINED_UNMERGED)
        return filed ? ZX_PROPOSAL_FILED : ZX_PROPOSAL_PENDING;
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

static zx_status read_whole_date(zxi_statement *statement, int column, zx_date *out)
{
    zx_date date = {0};
    zx_status status = read_date(statement, column, &date);
    if (status == ZX_OK && zx_date_complete(date))
        *out = date;
    return status;
}

static void take_later(zx_date *date, zx_date other)
{
    if (zx_date_compare(other, *date) > 0)
        *date = other;
}

static zx_status derive_merges(zx_store *store, zx_id principal, zxi_progress *progress)
{
    zx_date last;
    zx_status status = zxi_ask_date(store, &last, "SELECT max(examined) FROM examination WHERE \"into\" = ?1 AND proposal <> ?1", "i",
                                    principal);
    if (status == ZX_OK)
        take_later(&progress->examined, last);
    return status;
}

static zx_status derive_examination(zx_store *store, zx_proposal *proposal, zxi_progress *progress)
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
        if (status == ZX_OK)
            status = read_date(statement, 2, &progress->examined);
        if (status != ZX_OK)
            break;
        if (result)
            proposal->examination = leads_to((zx_examination_result)result->value, proposal->case_number.set);
        if (result && result->value == ZX_EXAMINED_FILED) {
            proposal->case_number = (zx_opt_int){1, zxi_column_int(statement, 1)};
            proposal->filed = progress->examined;
        }
    }
    zxi_done(statement);
    return status;
}

/* One assignment of the present round. An assisting unit need not answer, nor one that passed its assignment on to a unit that has it, nor
 * one whose assignment ended. */
static zx_status take_assignment(zx_store *store, zxi_statement *statement, zxi_progress *progress)
{
    zx_date assigned = {0}, replied = {0};
    const char *class_ = NULL;
    zx_status status = read_date(statement, 1, &assigned);
    if (status == ZX_OK)
        status = read_date(statement, 3, &replied);
    if (status == ZX_OK)
        status = keep_text(store, statement, 4, &class_);
    if (status != ZX_OK)
        return status;
    if (!progress->first_assigned.year || zx_date_compare(assigned, progress->first_assigned) < 0)
        progress->first_assigned = assigned;
    take_later(&progress->last_assigned, assigned);
    progress->assigned++;
    bool asked = zxi_column_int(statement, 2) != 0;
    progress->asked += asked;
    progress->answered += asked && class_;
    take_later(&progress->last_replied, replied);
    if (class_ && (!progress->last_class || strcmp(class_, progress->last_class) > 0))
        progress->last_class = class_;
    return ZX_OK;
}

static zx_proposal_handling handling_of(const zxi_progress *progress)
{
    if (progress->answered > 0)
        return progress->answered == progress->asked ? ZX_HANDLING_REPLIED : ZX_HANDLING_PARTLY_REPLIED;
    return progress->asked > 0 ? ZX_HANDLING_ASSIGNED : ZX_HANDLING_UNASSIGNED;
}

/* The present round: the last that was opened, else the first, which has no record. */
static zx_status derive_round(zx_store *store, zx_id proposal, zxi_progress *progress)
{
    zxi_statement *statement;
    zx_status status = zxi_prepare(store, "SELECT round, opened FROM \"round\" WHERE proposal = ?1 ORDER BY round DESC LIMIT 1", &statement);
    if (status != ZX_OK)
        return status;
    zxi_bind_int(statement, 1, proposal);
    bool row;
    progress->round = 1;
    status = zxi_step(statement, &row);
    if (status == ZX_OK && row) {
        progress->round = zxi_column_int(statement, 0);
        status = read_date(statement, 1, &progress->opened);
    }
    zxi_done(statement);
    return status;
}

static zx_status derive_assignments(zx_store *store, zx_id proposal, zxi_progress *progress)
{
    zxi_statement *statement;
    zx_status status = zxi_prepare(store,
                                   "SELECT a.id, a.assigned, a.role <> 'assisting' AND a.ended IS NULL AND NOT EXISTS (SELECT 1 "
                                   "FROM assignment AS p WHERE p.parent = a.id AND p.ended IS NULL), r.replied, r.reply_class "
                                   "FROM assignment AS a LEFT JOIN reply AS r ON r.assignment = a.id WHERE a.proposal = ?1 AND a.round = ?2",
                                   &statement);
    if (status != ZX_OK)
        return status;
    zxi_bind_int(statement, 1, proposal);
    zxi_bind_int(statement, 2, progress->round);
    bool row;
    while ((status = zxi_step(statement, &row)) == ZX_OK && row)
        if ((status = take_assignment(store, statement, progress)) != ZX_OK)
            break;
    zxi_done(statement);
    return status;
}

static zx_status derive_handling(zx_store *store, zx_proposal *proposal, zxi_progress *progress)
{
    zx_status status = derive_round(store, proposal->id, progress);
    if (status == ZX_OK)
        status = derive_assignments(store, proposal->id, progress);
    if (status != ZX_OK)
        return status;
    if (proposal->examination == ZX_PROPOSAL_FILED)
        proposal->handling = handling_of(progress);
    if (handling_of(progress) == ZX_HANDLING_REPLIED) {
        proposal->replied = progress->last_replied;
        proposal->outcome = progress->last_class;
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

/* Of an old proposal: what was found. A date that is known in part only is left out. */
static zx_status derive_legacy(zx_store *store, zx_proposal *proposal)
{
    zxi_statement *statement;
    zx_status status = zxi_prepare(store, "SELECT examination, case_number, filed, outcome, satisfaction, replied FROM legacy WHERE proposal = ?1",
                                   &statement);
    if (status != ZX_OK)
        return status;
    zxi_bind_int(statement, 1, proposal->id);
    bool row;
    const char *code = NULL;
    status = zxi_step(statement, &row);
    if (status == ZX_OK && row)
        status = zxi_column_text(statement, 0, &code, NULL);
    const zx_enum_value *found = code ? zxi_enum_code(&zxi_proposal_examinations, code) : NULL;
    if (found) {
        proposal->examination = (zx_proposal_examination)found->value;
        proposal->case_number = (zx_opt_int){!zxi_column_null(statement, 1), zxi_column_int(statement, 1)};
        if ((status = read_whole_date(statement, 2, &proposal->filed)) == ZX_OK &&
            (status = keep_text(store, statement, 3, &proposal->outcome)) == ZX_OK &&
            (status = keep_text(store, statement, 4, &proposal->satisfaction)) == ZX_OK)
            status = read_whole_date(statement, 5, &proposal->replied);
    }
    if (proposal->examination == ZX_PROPOSAL_FILED)
        proposal->handling = proposal->outcome ? ZX_HANDLING_REPLIED : ZX_HANDLING_UNASSIGNED;
    zxi_done(statement);
    return status;
}

zx_status zxi_proposal_progress(zx_store *store, zx_proposal *proposal, zxi_progress *progress)
{
    zxi_progress none;
    progress = progress ? progress : &none;
    *progress = (zxi_progress){.round = 0};
    proposal->examination = proposal->submitted.year ? ZX_PROPOSAL_PENDING : (zx_proposal_examination)0;
    proposal->handling = (zx_proposal_handling)0;
    proposal->case_number = (zx_opt_int){0, 0};
    proposal->filed = proposal->replied = (zx_date){0};
    proposal->outcome = proposal->satisfaction = NULL;
    if (!proposal->submitted.year)
        return ZX_OK;
    if (proposal->legacy == ZX_YES)
        return derive_legacy(store, proposal);
    zx_status status = derive_examination(store, proposal, progress);
    if (status == ZX_OK && proposal->filed.year)
        status = derive_merges(store, proposal->id, progress);
    if (status == ZX_OK && proposal->filed.year)
        status = derive_handling(store, proposal, progress);
    if (status == ZX_OK && proposal->replied.year)
        status = derive_satisfaction(store, proposal, progress->round);
    return status;
}

zx_status zxi_proposal_derive(zx_store *store, void *record)
{
    return zxi_proposal_progress(store, record, NULL);
}

zx_status zxi_proposal_load(zxi_call *call, zx_id id, bool texts, zx_proposal **out, zxi_progress *progress)
{
    void *loaded;
    zx_status status = texts ? zxi_record_load_texts(call, &zxi_proposal_type, id, &loaded)
                             : zxi_record_load(call, &zxi_proposal_type, id, &loaded);
    if (status != ZX_OK)
        return status;
    zx_proposal again = *(zx_proposal *)loaded;
    status = zxi_proposal_progress(call->store, &again, progress);
    if (status == ZX_OK)
        status = zxi_record_same_derived(&zxi_proposal_type, loaded, &again);
    if (status == ZX_OK)
        *out = loaded;
    return status;
}

/* ---- what follows from a step ---- */

static zx_status write(zxi_call *call, const zx_proposal *before, const zx_proposal *after)
{
    return zxi_record_write_derived(call, &zxi_proposal_type, before, after);
}

zx_status zxi_proposal_examined(zxi_call *call, const zx_proposal *before, const zx_examination *step)
{
    zx_proposal after = *before;
    after.examination = leads_to(step->result, before->case_number.set);
    after.handling = step->result == ZX_EXAMINED_FILED ? ZX_HANDLING_UNASSIGNED : (zx_proposal_handling)0;
    if (step->result == ZX_EXAMINED_FILED) {
        after.case_number = step->case_number;
        after.filed = step->examined;
    }
    return write(call, before, &after);
}

zx_status zxi_proposal_assigned(zxi_call *call, const zx_proposal *before, zx_assignment_role role)
{
    zx_proposal after = *before;
    if (before->handling == ZX_HANDLING_UNASSIGNED && role != ZX_ROLE_ASSISTING)
        after.handling = ZX_HANDLING_ASSIGNED;
    return write(call, before, &after);
}

zx_status zxi_proposal_replied(zxi_call *call, const zx_proposal *before, const zxi_progress *progress, const zx_reply *reply)
{
    zx_proposal after = *before;
    after.handling = progress->answered + 1 < progress->asked ? ZX_HANDLING_PARTLY_REPLIED : ZX_HANDLING_REPLIED;
    if (after.handling == ZX_HANDLING_REPLIED) {
        after.replied = progress->last_replied;
        take_later(&after.replied, reply->replied);
        bool last = !progress->last_class || strcmp(reply->reply_class, progress->last_class) > 0;
        after.outcome = last ? reply->reply_class : progress->last_class;
    }
    return write(call, before, &after);
}

zx_status zxi_proposal_rated(zxi_call *call, const zx_proposal *before, const char *satisfaction)
{
    zx_proposal after = *before;
    after.satisfaction = satisfaction;
    return write(call, before, &after);
}

/* ---- on an earlier date ---- */

/* The same as zxi_proposal_derive(), in SQL and as of the date ?1. */
#define EXAMINED                                                                                                              \
    "coalesce((SELECT CASE e.result WHEN 'revised' THEN 'pending' WHEN 'unmerged' THEN CASE WHEN EXISTS (SELECT 1 "          \
    "FROM examination AS f WHERE f.proposal = p.id AND f.result = 'filed' AND f.id < e.id) THEN 'filed' ELSE 'pending' END "         \
    "ELSE e.result END "                                                                                                     \
    "FROM examination AS e WHERE e.proposal = p.id AND e.examined <= ?1 ORDER BY e.id DESC LIMIT 1), 'pending')"
#define WHEN_FILED(column_)                                                                                                   \
    "(SELECT e." column_ " FROM examination AS e WHERE e.proposal = p.id AND e.result = 'filed' AND e.examined <= ?1)"
#define ROUND "coalesce((SELECT max(n.round) FROM \"round\" AS n WHERE n.proposal = p.id AND n.opened <= ?1), 1)"
#define OF_THOSE_ASKED                                                                                                        \
    " FROM assignment AS a LEFT JOIN reply AS r ON r.assignment = a.id AND r.replied <= ?1 "                                 \
    "WHERE a.proposal = p.id AND a.assigned <= ?1 AND a.role <> 'assisting' AND (a.ended IS NULL OR a.ended > ?1) "           \
    "AND a.round = " ROUND " AND NOT EXISTS (SELECT 1 FROM assignment AS c WHERE c.parent = a.id AND c.assigned <= ?1 "       \
    "AND (c.ended IS NULL OR c.ended > ?1))"
#define WHEN_ALL_REPLIED(column_) "(SELECT CASE WHEN count(r.id) = count(*) THEN max(r." column_ ") END" OF_THOSE_ASKED ")"

/* Of an old proposal, of which nobody knows since when. */
#define FOUND(column_) "(SELECT l." column_ " FROM legacy AS l WHERE l.proposal = p.id)"
#define WHOLE(column_) "(SELECT l." column_ " FROM legacy AS l WHERE l.proposal = p.id AND length(l." column_ ") = 10)"
#define OLD_OR(old_, else_) "CASE WHEN p.legacy = 1 THEN " old_ " ELSE " else_ " END"

const char zxi_proposal_as_of[] =
    "SELECT p.id, p.revision, p.written, p.session, p.proposer_kind, p.lead, p.convenor, p.sealed, p.subject, p.category, p.subcategory, "
    "p.receipt_number, p.drafted, p.submitted, p.in_session, p.legacy, "
    OLD_OR("coalesce(" FOUND("examination") ", 'pending')", EXAMINED) " AS examination, "
    OLD_OR(FOUND("case_number"), WHEN_FILED("case_number")) " AS case_number, "
    OLD_OR(WHOLE("filed"), WHEN_FILED("examined")) " AS filed, "
    "CASE WHEN p.legacy = 1 THEN (SELECT CASE WHEN l.outcome IS NULL THEN 'unassigned' ELSE 'replied' END FROM legacy AS l "
    "WHERE l.proposal = p.id AND l.examination = 'filed') "
    "WHEN " EXAMINED " = 'filed' THEN (SELECT CASE WHEN count(*) = 0 THEN 'unassigned' WHEN count(r.id) = 0 THEN 'assigned' "
    "WHEN count(r.id) < count(*) THEN 'partly_replied' ELSE 'replied' END" OF_THOSE_ASKED ") END AS handling, "
    OLD_OR(WHOLE("replied"), WHEN_ALL_REPLIED("replied")) " AS replied, "
    OLD_OR(FOUND("outcome"), WHEN_ALL_REPLIED("reply_class")) " AS outcome, "
    OLD_OR(FOUND("satisfaction"), "(SELECT f.satisfaction FROM feedback AS f WHERE f.proposal = p.id AND f.proposer = p.lead AND "
    "f.given <= ?1 AND f.round = " ROUND ")") " AS satisfaction "
    "FROM proposal AS p WHERE p.submitted <= ?1";
