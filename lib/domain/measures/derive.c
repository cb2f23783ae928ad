/* SPDX-License-Identifier: MIT */
/* What of a measure follows from other records. */
#include <zhengxie/date.h>

#include "domain/lists/lists.h"
#include "domain/measures/measures.h"

static zx_status column_date(zxi_statement *statement, int column, zx_date *out)
{
    const char *text = NULL;
    zx_status status = zxi_column_text(statement, column, &text, NULL);
    *out = (zx_date){0};
    return status == ZX_OK && text ? zx_date_parse(text, out) : status;
}

static void later(zx_date *date, zx_date other)
{
    if (zx_date_compare(other, *date) > 0)
        *date = other;
}

/* ---- where it comes from ---- */

static zx_status origin(zx_store *store, zx_measure *measure)
{
    zxi_statement *statement;
    bool row;
    zx_status status = zxi_prepare(store,
                                   "SELECT NULL, NULL, a.proposal FROM reply AS r JOIN assignment AS a ON a.id = r.assignment WHERE r.id = ?1 "
                                   "UNION ALL SELECT d.project, d.id, p.id FROM list_entry AS e LEFT JOIN document AS d ON d.id = e.of "
                                   "LEFT JOIN proposal AS p ON p.id = e.of WHERE e.id = ?2",
                                   &statement);
    if (status != ZX_OK)
        return status;
    zxi_bind_int(statement, 1, measure->reply);
    zxi_bind_int(statement, 2, measure->suggestion);
    status = zxi_step(statement, &row);
    measure->project = status == ZX_OK && row ? zxi_column_int(statement, 0) : 0;
    measure->document = status == ZX_OK && row ? zxi_column_int(statement, 1) : 0;
    measure->proposal = status == ZX_OK && row ? zxi_column_int(statement, 2) : 0;
    zxi_done(statement);
    return status;
}

/* ---- how far it has come ---- */

void zxi_measure_stands(zx_measure *measure, int64_t percent)
{
    bool none = percent == ZXI_NO_PROGRESS;
    measure->progress = none ? (zx_opt_int){0} : (zx_opt_int){1, percent};
    measure->status = none ? ZX_MEASURE_CANCELLED
                           : percent == 100 ? ZX_MEASURE_COMPLETED : percent > 0 ? ZX_MEASURE_UNDER_WAY : ZX_MEASURE_NOT_STARTED;
    if (percent != 100)
        measure->completed = (zx_date){0};
}

/* Of parts: their mean; completed since the last of them was, or was cancelled; moved when one of them did, or was added. */
static zx_status from_parts(zx_store *store, zx_measure *measure, int64_t *percent, size_t *count)
{
    zxi_arena *arena = zxi_call_arena(store);
    zxi_statement *statement;
    int64_t room = 0;
    bool row;
    zx_status status = ZXI_QUERY(store, 0, &room, "SELECT count(*) FROM measure WHERE parent = ?1", measure->id);
    zxi_share *shares = status == ZX_OK && room ? zxi_arena_alloc(arena, (size_t)room * sizeof *shares) : NULL;
    *count = 0;
    if (status != ZX_OK || !room)
        return status;
    if (!shares)
        return zxi_no_memory();
    status = zxi_prepare(store, "SELECT progress, weight, promised, completed, cancelled, moved FROM measure WHERE parent = ?1 ORDER BY id", &statement);
    if (status != ZX_OK)
        return status;
    zxi_bind_int(statement, 1, measure->id);
    while ((status = zxi_step(statement, &row)) == ZX_OK && row && *count < (size_t)room) {
        zx_date dates[4];
        shares[(*count)++] = (zxi_share){zxi_column_int(statement, 0), zxi_column_int(statement, 1), zxi_column_null(statement, 0)};
        for (int i = 0; i < 4 && status == ZX_OK; i++)
            status = column_date(statement, 2 + i, &dates[i]);
        if (status != ZX_OK)
            break;
        later(&measure->moved, dates[0]);
        later(&measure->moved, dates[3]);
        later(&measure->completed, dates[1]);
        later(&measure->completed, dates[2]);
    }
    zxi_done(statement);
    *percent = zxi_rollup(shares, *count);
    return status;
}

/* Of reports: the last by its date; of one day, the one that was noted last. Completed since the first of those at the end that say so. */
static zx_status from_reports(zx_store *store, zx_measure *measure, int64_t *percent)
{
    zxi_statement *statement;
    bool row;
    *percent = 0;
    zx_status status = zxi_prepare(store, "SELECT percent, reported FROM progress WHERE measure = ?1 ORDER BY reported DESC, id DESC", &statement);
    if (status != ZX_OK)
        return status;
    zxi_bind_int(statement, 1, measure->id);
    for (bool first = true; (status = zxi_step(statement, &row)) == ZX_OK && row; first = false) {
        int64_t said = zxi_column_int(statement, 0);
        zx_date reported;
        status = column_date(statement, 1, &reported);
        if (status == ZX_OK && first) {
            *percent = said;
            measure->moved = reported;
        }
        if (status != ZX_OK || said != 100)
            break;
        measure->completed = reported;
    }
    zxi_done(statement);
    return status;
}

static zx_status progress(zx_store *store, zx_measure *measure)
{
    int64_t percent = ZXI_NO_PROGRESS;
    size_t parts = 0;
    measure->completed = measure->moved = (zx_date){0};
    zx_status status = from_parts(store, measure, &percent, &parts);
    if (status == ZX_OK && parts == 0)
        status = from_reports(store, measure, &percent);
    later(&measure->moved, measure->cancelled);
    zxi_measure_stands(measure, measure->cancelled.year ? ZXI_NO_PROGRESS : percent);
    return status;
}

/* ---- whether it was kept ---- */

/* The last follow-up by its date; of one day, the one that was noted last. */
static zx_status follow_up(zx_store *store, zx_measure *measure)
{
    zxi_statement *statement;
    bool row;
    const char *outcome = NULL;
    size_t length = 0;
    measure->outcome = NULL;
    measure->followed = (zx_date){0};
    zx_status status = zxi_prepare(store, "SELECT outcome, followed FROM follow_up WHERE measure = ?1 ORDER BY followed DESC, id DESC LIMIT 1",
                                   &statement);
    if (status != ZX_OK)
        return status;
    zxi_bind_int(statement, 1, measure->id);
    status = zxi_step(statement, &row);
    if (status == ZX_OK && row)
        status = column_date(statement, 1, &measure->followed);
    if (status == ZX_OK && row)
        status = zxi_column_text(statement, 0, &outcome, &length);
    if (status == ZX_OK && outcome && !(measure->outcome = zxi_arena_text(zxi_call_arena(store), outcome, length)))
        status = zxi_no_memory();
    zxi_done(statement);
    return status;
}

zx_status zxi_measure_derive(zx_store *store, void *record)
{
    zx_status status = origin(store, record);
    if (status == ZX_OK)
        status = progress(store, record);
    return status == ZX_OK ? follow_up(store, record) : status;
}

/* ---- what is above it ---- */

static bool same_progress(const zx_measure *a, const zx_measure *b)
{
    return a->progress.set == b->progress.set && a->progress.value == b->progress.value && a->status == b->status &&
           zx_date_compare(a->completed, b->completed) == 0 && zx_date_compare(a->moved, b->moved) == 0;
}

zx_status zxi_measure_ripple(zxi_call *call, const zx_measure *measure)
{
    zx_id suggestion = measure->suggestion, above = measure->parent;
    zx_status status = ZX_OK;
    while (above && status == ZX_OK) {
        void *before, *after;
        status = zxi_record_find(call->store, &zxi_measure_type, above, false, call->arena, &before);
        if (status == ZX_OK)
            status = zxi_record_find(call->store, &zxi_measure_type, above, false, call->arena, &after);
        if (status == ZX_OK)
            status = progress(call->store, after);
        if (status != ZX_OK || same_progress(before, after))
            return status;
        status = zxi_record_write_derived(call, &zxi_measure_type, before, after);
        above = ((zx_measure *)after)->parent;
    }
    return status == ZX_OK && suggestion ? zxi_record_derive(call, &zxi_list_entry_type, suggestion) : status;
}
