/* SPDX-License-Identifier: MIT */
/* Which proposals are open, and how each of them stood on the date. Only what is open now, or was settled after the date, is read. */
#include <stdlib.h>
#include <string.h>

#include "analysis/due.h"

/* ---- which ---- */

typedef struct finding {
    zx_store *store;
    char on[ZX_DATE_SIZE];
    zx_id *ids;
    size_t count, room;
} finding;

static zx_status add(finding *found, zx_id id)
{
    if (found->count == found->room) {
        size_t room = found->room ? found->room * 2 : 256;
        zx_id *wider = zxi_arena_alloc(zxi_call_arena(found->store), room * sizeof *wider);
        if (!wider)
            return zxi_no_memory();
        if (found->count)
            memcpy(wider, found->ids, found->count * sizeof *wider);
        found->ids = wider;
        found->room = room;
    }
    found->ids[found->count++] = id;
    return ZX_OK;
}

static zx_status find(finding *found, const char *sql, const char *text)
{
    zxi_statement *statement;
    zx_status status = zxi_prepare(found->store, sql, &statement);
    if (status != ZX_OK)
        return status;
    if (text)
        zxi_bind_text(statement, 1, text);
    bool row;
    while ((status = zxi_step(statement, &row)) == ZX_OK && row)
        if ((status = add(found, zxi_column_int(statement, 0))) != ZX_OK)
            break;
    zxi_done(statement);
    return status;
}

static bool asks_again(const json_t *rulebook, const char *satisfaction)
{
    return zxi_rulebook_marks(rulebook, "satisfactions", satisfaction, "again", "dissatisfied");
}

static zx_status find_dissatisfied(finding *found, const json_t *rulebook)
{
    const json_t *entries = json_object_get(json_object_get(rulebook, "lists"), "satisfactions");
    zx_status status = ZX_OK;
    for (size_t i = 0; i < json_array_size(entries) && status == ZX_OK; i++) {
        const char *code = json_string_value(json_object_get(json_array_get(entries, i), "code"));
        if (asks_again(rulebook, code))
            status = find(found, "SELECT id FROM proposal WHERE handling = 'replied' AND satisfaction = ?1", code);
    }
    return status;
}

static int by_id(const void *a, const void *b)
{
    zx_id one = *(const zx_id *)a, other = *(const zx_id *)b;
    return (one > other) - (one < other);
}

static void keep_each_once(finding *found)
{
    size_t kept = 0;
    if (found->count)
        qsort(found->ids, found->count, sizeof *found->ids, by_id);
    for (size_t i = 0; i < found->count; i++)
        if (kept == 0 || found->ids[kept - 1] != found->ids[i])
            found->ids[kept++] = found->ids[i];
    found->count = kept;
}

/* Whatever was open on the date is open still, or was withdrawn or rated after it. */
zx_status zxi_due_candidates(zx_store *store, const json_t *rulebook, zx_date on, zx_id **ids, size_t *count)
{
    static const char *const now[] = {
        "SELECT id FROM proposal WHERE handling <> 'replied'",
        "SELECT id FROM proposal WHERE handling = 'replied' AND satisfaction IS NULL",
    };
    static const char *const since[] = {
        "SELECT proposal FROM examination WHERE examined > ?1",
        "SELECT proposal FROM feedback WHERE given > ?1",
    };
    finding found = {.store = store};
    zx_status status = ZX_OK;
    zx_date_print(on, found.on);
    for (size_t i = 0; i < sizeof now / sizeof *now && status == ZX_OK; i++)
        status = find(&found, now[i], NULL);
    for (size_t i = 0; i < sizeof since / sizeof *since && status == ZX_OK; i++)
        status = find(&found, since[i], found.on);
    if (status == ZX_OK)
        status = find_dissatisfied(&found, rulebook);
    keep_each_once(&found);
    *ids = found.ids;
    *count = found.count;
    return status;
}

/* ---- how each stood ---- */

static zx_status read_date(zxi_statement *statement, int column, zx_date *out)
{
    const char *text;
    zx_status status = zxi_column_text(statement, column, &text, NULL);
    return status == ZX_OK && text ? zx_date_parse(text, out) : status;
}

static zx_status read_proposal(zx_store *store, zx_id id, const char *on, zxi_due_proposal *out)
{
    zxi_statement *statement;
    const char *kind;
    size_t length;
    bool row;
    zx_status status = zxi_prepare(store,
                                   "SELECT session, lead, proposer_kind, in_session, coalesce((SELECT max(round) FROM \"round\" "
                                   "WHERE proposal = ?1 AND opened <= ?2), 1), (SELECT result = 'absorbed' FROM examination "
                                   "WHERE proposal = ?1 AND examined <= ?2 ORDER BY id DESC LIMIT 1) FROM proposal WHERE id = ?1",
                                   &statement);
    if (status != ZX_OK)
        return status;
    zxi_bind_int(statement, 1, id);
    zxi_bind_text(statement, 2, on);
    status = zxi_step(statement, &row);
    if (status == ZX_OK)
        status = zxi_column_text(statement, 2, &kind, &length);
    if (status == ZX_OK && kind) {
        *out = (zxi_due_proposal){.id = id, .session = zxi_column_int(statement, 0), .lead = zxi_column_int(statement, 1),
                                  .in_session = zxi_column_null(statement, 3) ? (zx_yes_no)0 : zxi_column_int(statement, 3) ? ZX_YES : ZX_NO,
                                  .round = zxi_column_int(statement, 4), .merged = zxi_column_int(statement, 5) != 0,
                                  .kind = zxi_arena_text(zxi_call_arena(store), kind, length)};
        status = out->kind ? ZX_OK : zxi_no_memory();
    }
    zxi_done(statement);
    return status;
}

static zx_status take_assignment(zxi_statement *statement, zxi_due_assignment *to)
{
    const char *role;
    *to = (zxi_due_assignment){.id = zxi_column_int(statement, 0), .unit = zxi_column_int(statement, 1),
                               .channel = zxi_column_int(statement, 2), .parent = zxi_column_int(statement, 3),
                               .replaces = zxi_column_int(statement, 4), .round = zxi_column_int(statement, 5),
                               .over = zxi_column_int(statement, 9) != 0, .acknowledged = zxi_column_int(statement, 10) != 0,
                               .talked = zxi_column_int(statement, 11) != 0, .declined = zxi_column_int(statement, 12) != 0,
                               .declining = zxi_column_int(statement, 12) == 1};
    zx_status status = zxi_column_text(statement, 6, &role, NULL);
    if (status == ZX_OK) {
        const zx_enum_value *value = zxi_enum_code(zxi_field_named(&zxi_assignment_type, "role")->values, role);
        to->role = value ? (zx_assignment_role)value->value : ZX_ROLE_SOLE;
        status = read_date(statement, 7, &to->assigned);
    }
    return status == ZX_OK ? read_date(statement, 8, &to->replied) : status;
}

/* A unit that another was added to after the date had the proposal alone on it. */
static const char assignments[] =
    "SELECT a.id, a.unit, a.channel, a.parent, a.replaces, a.round, "
    "CASE WHEN EXISTS (SELECT 1 FROM assignment AS j WHERE j.joins = a.id AND j.assigned > ?2) THEN 'sole' ELSE a.role END, a.assigned, "
    "CASE WHEN a.replied <= ?2 THEN a.replied END, coalesce(a.ended <= ?2, 0) OR coalesce(a.commented <= ?2, 0), "
    "coalesce(a.acknowledged <= ?2, 0), EXISTS (SELECT 1 FROM talk AS t WHERE t.assignment = a.id AND t.talked <= ?2), "
    "(SELECT CASE WHEN d.settled <= ?2 THEN 2 ELSE 1 END FROM decline AS d WHERE d.assignment = a.id AND d.declined <= ?2) "
    "FROM assignment AS a WHERE a.proposal = ?1 AND a.round = ?3 AND a.assigned <= ?2";

static zx_status read_assignments(zx_store *store, const char *on, zxi_due_proposal *proposal)
{
    zxi_statement *statement;
    size_t room = 0;
    bool row;
    zx_status status = zxi_prepare(store, assignments, &statement);
    if (status != ZX_OK)
        return status;
    zxi_bind_int(statement, 1, proposal->id);
    zxi_bind_text(statement, 2, on);
    zxi_bind_int(statement, 3, proposal->round);
    while ((status = zxi_step(statement, &row)) == ZX_OK && row) {
        if (proposal->count == room) {
            room = room ? room * 2 : 8;
            zxi_due_assignment *wider = zxi_arena_alloc(zxi_call_arena(store), room * sizeof *wider);
            if (!wider) {
                status = zxi_no_memory();
                break;
            }
            if (proposal->count)
                memcpy(wider, proposal->assignments, proposal->count * sizeof *wider);
            proposal->assignments = wider;
        }
        if ((status = take_assignment(statement, &proposal->assignments[proposal->count++])) != ZX_OK)
            break;
    }
    zxi_done(statement);
    return status;
}

static zx_status read_forms(zx_store *store, const json_t *rulebook, const char *on, zxi_due_proposal *proposal)
{
    zxi_statement *statement;
    bool row;
    zx_status status = zxi_prepare(store,
                                   "SELECT round, given, satisfaction FROM feedback WHERE proposal = ?1 AND proposer = ?2 AND given <= ?3 "
                                   "ORDER BY round",
                                   &statement);
    if (status != ZX_OK)
        return status;
    zxi_bind_int(statement, 1, proposal->id);
    zxi_bind_int(statement, 2, proposal->lead);
    zxi_bind_text(statement, 3, on);
    while ((status = zxi_step(statement, &row)) == ZX_OK && row) {
        const char *code;
        zx_date given = {0};
        status = read_date(statement, 1, &given);
        if (status == ZX_OK)
            status = zxi_column_text(statement, 2, &code, NULL);
        if (status != ZX_OK)
            break;
        if (zxi_column_int(statement, 0) == proposal->round)
            proposal->rated = given;
        if (code && asks_again(rulebook, code))
            proposal->dissatisfied = given;
        else if (zxi_column_int(statement, 0) == proposal->round)
            proposal->dissatisfied = (zx_date){0};
    }
    zxi_done(statement);
    return status;
}

zx_status zxi_due_read(zx_store *store, const json_t *rulebook, zx_id id, zx_date on, zxi_due_proposal *out)
{
    char date[ZX_DATE_SIZE];
    zx_date_print(on, date);
    *out = (zxi_due_proposal){0};
    zx_status status = read_proposal(store, id, date, out);
    if (status != ZX_OK || out->merged)
        return status;
    status = read_assignments(store, date, out);
    if (status == ZX_OK)
        status = read_forms(store, rulebook, date, out);
    return status;
}

/* ---- what follows ---- */

static bool passed_on(const zxi_due_proposal *proposal, zx_id assignment)
{
    for (size_t i = 0; i < proposal->count; i++)
        if (proposal->assignments[i].parent == assignment && !(proposal->assignments[i].over && !proposal->assignments[i].replied.year))
            return true;
    return false;
}

/* Comments are for the lead unit beside it, and of no use once that has replied. */
static bool lead_replied(const zxi_due_proposal *proposal, zx_id parent)
{
    for (size_t i = 0; i < proposal->count; i++) {
        const zxi_due_assignment *other = &proposal->assignments[i];
        if (other->parent == parent && other->role == ZX_ROLE_LEAD && other->replied.year)
            return true;
    }
    return false;
}

/* Whether the unit is one of those that must answer. */
static bool asked(const zxi_due_proposal *proposal, const zxi_due_assignment *assignment)
{
    return assignment->role != ZX_ROLE_ASSISTING && !assignment->over && !passed_on(proposal, assignment->id);
}

bool zxi_due_waits(const zxi_due_proposal *proposal, const zxi_due_assignment *assignment)
{
    if (assignment->over || assignment->replied.year || passed_on(proposal, assignment->id))
        return false;
    return assignment->role != ZX_ROLE_ASSISTING || !lead_replied(proposal, assignment->parent);
}

zx_date zxi_due_replied(const zxi_due_proposal *proposal)
{
    zx_date last = {0};
    for (size_t i = 0; i < proposal->count; i++) {
        const zxi_due_assignment *one = &proposal->assignments[i];
        if (asked(proposal, one) && !one->replied.year)
            return (zx_date){0};
        if (asked(proposal, one) && zx_date_compare(one->replied, last) > 0)
            last = one->replied;
    }
    return last;
}

bool zxi_due_assigned(const zxi_due_proposal *proposal)
{
    for (size_t i = 0; i < proposal->count; i++)
        if (asked(proposal, &proposal->assignments[i]))
            return true;
    return false;
}
