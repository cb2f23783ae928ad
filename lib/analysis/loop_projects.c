/* SPDX-License-Identifier: MIT */
/* Which projects are asked about. */
#include "analysis/loop.h"

typedef struct projects {
    zxi_loop_project *all;
    size_t count, room;
} projects;

static zx_status take_project(zxi_loop_reading *reading, projects *found)
{
    const char *kind = NULL;
    zxi_loop_project *project = zxi_loop_more(reading, (void **)&found->all, &found->count, &found->room, sizeof *project);
    if (!project)
        return zxi_no_memory();
    project->id = zxi_column_int(reading->row, 0);
    project->of = zxi_column_int(reading->row, 8);
    zx_status status = zxi_column_text(reading->row, 2, &kind, NULL);
    project->needs_approval = kind && zxi_rulebook_flag(zxi_rulebook_entry(reading->asking->rulebook, "project_kinds", kind), "approval");
    if (status == ZX_OK)
        status = zxi_loop_text(reading, 1, &project->title);
    zx_date *const dates[] = {&project->proposed, &project->settled, &project->approved, &project->refused, &project->ended};
    for (int i = 0; i < 5 && status == ZX_OK; i++)
        status = zxi_loop_date(reading, 3 + i, dates[i]);
    project->closed = project->ended.year != 0;
    return status;
}

/* A document or a proposal in the place of a project. */
static const char standing_in[] =
    "SELECT id, title, NULL, NULL, NULL, NULL, NULL, NULL, project FROM document WHERE id = ?2 AND drafted <= ?1 "
    "UNION ALL SELECT id, subject, NULL, NULL, NULL, NULL, NULL, NULL, NULL FROM proposal WHERE id = ?2";

static zx_status prepare_of(zxi_loop_asking *asking, zxi_statement **out)
{
    zx_status status = zxi_prepare(asking->store, standing_in, out);
    if (status != ZX_OK)
        return status;
    zxi_bind_text(*out, 1, asking->on);
    zxi_bind_int(*out, 2, asking->options->of);
    return ZX_OK;
}

/* Each condition on its own index; what is not asked for takes no part in the query. */
static zx_status prepare_projects(zxi_loop_asking *asking, zxi_statement **out)
{
    const zx_loop_options *options = asking->options;
    zxi_buffer sql = {0};
    zxi_buffer_text(&sql, "SELECT id, title, kind, proposed, settled, approved, refused, closed, id FROM project WHERE proposed <= ?1 "
                          "AND (dropped IS NULL OR dropped > ?1)");
    zxi_buffer_text(&sql, options->project ? " AND id = ?2" : "");
    zxi_buffer_text(&sql, options->theme ? " AND theme = ?3" : "");
    zxi_buffer_text(&sql, options->body ? " AND body = ?4" : "");
    zxi_buffer_text(&sql, options->year.set ? " AND year = ?5" : "");
    zxi_buffer_text(&sql, " ORDER BY id");
    zx_status status = zxi_buffer_ok(&sql) ? zxi_prepare(asking->store, sql.bytes, out) : zxi_no_memory();
    zxi_buffer_release(&sql);
    if (status != ZX_OK)
        return status;
    zxi_bind_text(*out, 1, asking->on);
    if (options->project)
        zxi_bind_int(*out, 2, options->project);
    if (options->theme)
        zxi_bind_int(*out, 3, options->theme);
    if (options->body)
        zxi_bind_int(*out, 4, options->body);
    if (options->year.set)
        zxi_bind_int(*out, 5, options->year.value);
    return ZX_OK;
}

zx_status zxi_loop_projects(zxi_loop_asking *asking, zxi_loop_project **out, size_t *count)
{
    zxi_loop_reading reading = {.asking = asking};
    projects found = {NULL, 0, 0};
    bool row;
    zx_status status = (asking->options->of ? prepare_of : prepare_projects)(asking, &reading.row);
    if (status != ZX_OK)
        return status;
    while ((status = zxi_step(reading.row, &row)) == ZX_OK && row && (status = take_project(&reading, &found)) == ZX_OK)
        continue;
    zxi_done(reading.row);
    *out = found.all;
    *count = found.count;
    return status;
}
