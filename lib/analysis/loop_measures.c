/* SPDX-License-Identifier: MIT */
/* How far measures had come on a date. If none of a project moved since, that is how far they are. */
#include "analysis/loop.h"
#include "domain/measures/rollup.h"

static bool have_moved(const zxi_loop_asking *asking, const zxi_loop_project *project)
{
    for (size_t i = 0; i < project->measures_count; i++)
        if (zx_date_compare(project->measures[i].moved, asking->options->on) > 0)
            return true;
    return false;
}

/* ---- what was reported ---- */

#define REPORTS(from_) "SELECT p.measure, p.percent, p.reported FROM " from_ " = ?1 AND p.reported <= ?2 ORDER BY p.reported, p.id"
static const char reports[] = REPORTS("progress AS p WHERE p.project"),
                  reports_of[] = REPORTS("list_entry AS e CROSS JOIN measure AS m ON m.suggestion = e.id "
                                         "CROSS JOIN progress AS p ON p.measure = m.id WHERE e.\"of\"");

/* The last holds; completed since the first of those at the end that say so. */
static zx_status take_report(zxi_loop_reading *reading)
{
    zx_date reported = {0};
    zxi_loop_measure *measure = ZXI_LOOP_FIND(reading->project, measures, zxi_column_int(reading->row, 0));
    zx_status status = zxi_loop_date(reading, 2, &reported);
    if (status != ZX_OK || !measure || measure->first != ZXI_NOWHERE)
        return status;
    measure->percent = zxi_column_int(reading->row, 1);
    if (measure->percent != 100)
        measure->completed = (zx_date){0};
    else if (!measure->completed.year)
        measure->completed = reported;
    return ZX_OK;
}

/* ---- what follows ---- */

static void later(zx_date *date, zx_date other)
{
    if (zx_date_compare(other, *date) > 0)
        *date = other;
}

static void roll_up(zxi_loop_project *project, zxi_loop_measure *measure, zxi_share *shares)
{
    size_t count = 0;
    for (size_t i = measure->first; i != ZXI_NOWHERE; i = project->measures[i].next) {
        const zxi_loop_measure *part = &project->measures[i];
        shares[count++] = (zxi_share){part->percent, part->weight, part->percent == ZXI_NO_PROGRESS};
        later(&measure->completed, part->completed);
        later(&measure->completed, part->cancelled);
    }
    if (count)
        measure->percent = zxi_rollup(shares, count);
    if (measure->cancelled.year)
        measure->percent = ZXI_NO_PROGRESS;
    if (measure->percent != 100)
        measure->completed = (zx_date){0};
}

zx_status zxi_loop_roll_up(zxi_loop_asking *asking, zxi_loop_project *project)
{
    if (!have_moved(asking, project))
        return ZX_OK;
    zxi_share *shares = zxi_arena_alloc(zxi_call_arena(asking->store), project->measures_count * sizeof *shares);
    if (!shares)
        return zxi_no_memory();
    for (size_t i = 0; i < project->measures_count; i++) {
        project->measures[i].percent = 0;
        project->measures[i].completed = (zx_date){0};
    }
    zx_status status = zxi_loop_rows(asking, project, asking->options->of ? reports_of : reports, take_report);
    for (size_t i = project->measures_count; i > 0 && status == ZX_OK; i--)
        roll_up(project, &project->measures[i - 1], shares);
    return status;
}
