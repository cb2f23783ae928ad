/* SPDX-License-Identifier: MIT */
/* How far measures had come, as a tree. */
#include <string.h>

#include "analysis/answers.h"
#include "analysis/loop.h"
#include "domain/measures/measures.h"
#include "record/cursor.h"

ZXI_NO_PADDING(zx_loop_progress, completed);

static const zx_field fields[] = {
    ZXI_ID(zx_loop_progress, project, "project", 0, "project", "课题"),
    ZXI_ID(zx_loop_progress, record, "project|document|proposal|list_entry|measure", ZX_FIELD_REQUIRED, "of", "所属记录"),
    ZXI_ID(zx_loop_progress, parent, "project|document|proposal|list_entry|measure", 0, "part of", "上级"),
    ZXI_TEXT(zx_loop_progress, title, 0, ZX_FIELD_REQUIRED, "title", "名称"),
    ZXI_INT(zx_loop_progress, progress, 0, "progress in percent", "进度（%）"),
    ZXI_ENUM(zx_loop_progress, status, &zxi_measure_status_type, 0, "status", "状态"),
    ZXI_DATE(zx_loop_progress, promised, 0, "promised", "承诺日期"),
    ZXI_DATE(zx_loop_progress, due, ZX_FIELD_PARTIAL, "due", "期限"),
    ZXI_DATE(zx_loop_progress, completed, 0, "completed", "完成日期"),
};

const zx_record_type zxi_loop_progress_type =
    ZXI_TYPE(zx_loop_progress, completed, "loop_progress", "progress in a loop", "闭环进度", fields, .answer = true);

typedef struct looking {
    zx_cursor *answer;
    zx_store *store;
} looking;

static zx_status add(looking *of, zx_id project, zx_id record, zx_id parent, const char *title, int64_t percent, zx_loop_progress **out)
{
    void *row;
    zx_status status = zxi_answer_add(of->answer, &row);
    if (status != ZX_OK)
        return status;
    zx_loop_progress *line = *out = row;
    line->project = project;
    line->record = record;
    line->parent = parent;
    line->title = zxi_arena_text(&of->answer->rows, title, strlen(title));
    line->progress = percent == ZXI_NO_PROGRESS ? (zx_opt_int){0} : (zx_opt_int){1, percent};
    return line->title ? ZX_OK : zxi_no_memory();
}

static zx_status add_measure(looking *of, const zxi_loop_project *project, const zxi_loop_measure *measure)
{
    zx_loop_progress *line;
    zx_measure stands = {ZX_MEASURE_INIT};
    zx_status status = add(of, project->of, measure->id, measure->parent ? measure->parent : measure->suggestion, measure->title, measure->percent, &line);
    if (status != ZX_OK)
        return status;
    zxi_measure_stands(&stands, measure->percent);
    line->status = stands.status;
    line->promised = measure->promised;
    line->due = measure->due;
    line->completed = measure->completed;
    for (size_t i = measure->first; i != ZXI_NOWHERE && status == ZX_OK; i = project->measures[i].next)
        status = add_measure(of, project, &project->measures[i]);
    return status;
}

/* The measures of a suggestion that are a part of no other. */
static bool is_top(const zxi_loop_measure *measure, const zxi_loop_entry *suggestion)
{
    return !measure->parent && measure->suggestion == suggestion->id;
}

static int64_t percent_of(const zxi_loop_project *project, const zxi_loop_entry *suggestion, zxi_share *shares)
{
    size_t count = 0;
    for (size_t i = 0; i < project->measures_count; i++) {
        const zxi_loop_measure *measure = &project->measures[i];
        if (is_top(measure, suggestion))
            shares[count++] = (zxi_share){measure->percent, measure->weight, measure->percent == ZXI_NO_PROGRESS};
    }
    return zxi_rollup(shares, count);
}

static zx_status add_suggestion(looking *of, const zxi_loop_project *project, const zxi_loop_entry *suggestion, int64_t percent)
{
    zx_loop_progress *line;
    zx_status status = add(of, project->of, suggestion->id, project->id, suggestion->title, percent, &line);
    for (size_t i = 0; i < project->measures_count && status == ZX_OK; i++)
        if (is_top(&project->measures[i], suggestion))
            status = add_measure(of, project, &project->measures[i]);
    return status;
}

static zx_status look(void *context, const zxi_loop_project *project)
{
    looking *of = context;
    zxi_arena *arena = zxi_call_arena(of->store);
    zxi_share *shares = zxi_arena_alloc(arena, (project->measures_count + 1) * sizeof *shares);
    zxi_share *suggestions = zxi_arena_alloc(arena, (project->entries_count + 1) * sizeof *suggestions);
    zx_loop_progress *line;
    if (!shares || !suggestions)
        return zxi_no_memory();
    for (size_t i = 0; i < project->entries_count; i++) {
        int64_t percent = percent_of(project, &project->entries[i], shares);
        suggestions[i] = (zxi_share){percent, 0, percent == ZXI_NO_PROGRESS};
    }
    zx_status status = add(of, project->of, project->id, 0, project->title, zxi_rollup(suggestions, project->entries_count), &line);
    for (size_t i = 0; i < project->entries_count && status == ZX_OK; i++)
        if (project->entries[i].list == ZX_LIST_SUGGESTION)
            status = add_suggestion(of, project, &project->entries[i], suggestions[i].percent);
    return status;
}

static const zxi_loop_question question = {
    .name = "loop_progress", .takes_of = true, .row = &zxi_loop_progress_type, .read = zxi_loop_read_measures, .look = look,
    .en = "progress of measures as reported by the date and rolled up by the rule for measures; of a suggestion from its measures, of a project, "
          "document or proposal from its suggestions that have measures, each counting alike",
    .zh = "截至该日已报告的措施进度，依措施进度汇总规则逐级汇总；建议依其措施，课题、文件或提案依其有措施的建议，各建议权重相等",
};

zx_status zx_loop_progress_on(zx_store *store, const zx_loop_options *options, zx_cursor **out)
{
    looking of = {.store = store};
    return zxi_loop_ask(store, options, &question, &of, &of.answer, out);
}
