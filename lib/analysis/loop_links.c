/* SPDX-License-Identifier: MIT */
/* The links of a project, one after the other: which are asked for, and how each stands. What hangs below a missing one is not asked for. */
#include "analysis/loop.h"
#include "domain/measures/rollup.h"

typedef struct walk {
    const zxi_loop_project *project;
    zx_date on;
    zxi_loop_tell tell;
    void *context;
} walk;

static const zxi_loop_deed never = {0};

static zxi_loop_deed on_day(zx_date date)
{
    return (zxi_loop_deed){0, date};
}

static bool is(zx_date date)
{
    return date.year != 0;
}

static bool after(zx_date date, zx_date due)
{
    return is(due) && zx_date_compare(date, zx_date_last(due)) > 0;
}

/* Whether a stage is over, or the project has gone past it. */
static bool is_behind(const zxi_loop_project *project, zx_stage_kind stage)
{
    return project->closed || project->furthest > stage || is(project->stages[stage].left);
}

static zx_loop_state state_of(const walk *of, const zx_loop_row *row)
{
    const zxi_loop_words *says = &zxi_loop_says[row->link];
    if (is(row->done))
        return ZX_LOOP_COMPLETE;
    if (is(row->due))
        return after(of->on, row->due) ? ZX_LOOP_MISSING : ZX_LOOP_OPEN;
    return !says->by || is_behind(of->project, says->by) ? ZX_LOOP_MISSING : ZX_LOOP_OPEN;
}

static void explain(zx_loop_row *row)
{
    const zxi_loop_words *says = &zxi_loop_says[row->link];
    bool missing = row->state == ZX_LOOP_MISSING;
    if (row->state == ZX_LOOP_COMPLETE)
        return;
    row->wanted = says->wanted;
    row->reason = missing ? says->missing : says->open;
    row->reason_zh = missing ? says->missing_zh : says->open_zh;
}

/* Tells a link whose state is not said by the caller from what it knows of it. */
static zx_status tell(const walk *of, zx_loop_row row, zxi_loop_deed deed)
{
    row.project = of->project->id;
    row.by = deed.by;
    row.done = deed.date;
    if (!row.state)
        row.state = state_of(of, &row);
    if (!row.reason)
        explain(&row);
    zx_date end = is(row.done) ? row.done : of->on;
    if (row.state != ZX_LOOP_SKIPPED) {
        int64_t days = zx_date_days_between(row.since, end);
        row.days = (zx_opt_int){1, days > 0 ? days : 0};
    }
    if (is(row.due))
        row.late = after(end, row.due) ? ZX_YES : ZX_NO;
    return of->tell(of->context, &row);
}

#define TELL(deed_, ...) tell(of, (zx_loop_row){__VA_ARGS__}, deed_)

/* ---- the decision on a project ---- */

static zx_status tell_decision(const walk *of)
{
    const zxi_loop_project *p = of->project;
    zx_status status = TELL(p->origin, .link = ZX_LOOP_ORIGIN, .record = p->id, .title = p->title, .since = p->proposed);
    if (status == ZX_OK)
        status = TELL(on_day(p->settled), .link = ZX_LOOP_SETTLING, .record = p->id, .title = p->title, .since = p->proposed);
    if (status == ZX_OK && p->needs_approval && is(p->settled)) {
        bool refused = is(p->refused) && !is(p->approved);
        status = TELL(on_day(p->approved), .link = ZX_LOOP_APPROVAL, .record = p->id, .title = p->title, .since = p->settled,
                      .wanted = refused ? "project.approve" : NULL, .reason = refused ? "its approval was refused" : NULL,
                      .reason_zh = refused ? "未获批准" : NULL);
    }
    return status;
}

/* ---- stages ---- */

static zx_status tell_stage(const walk *of, zx_stage_kind kind, zx_date before, bool *goes_on)
{
    const zxi_loop_project *p = of->project;
    const zxi_loop_stage *stage = &p->stages[kind];
    zx_loop_row row = {.link = ZX_LOOP_STAGE, .stage = kind, .record = stage->id ? stage->id : p->id, .title = p->title, .since = before};
    if (is(stage->entered)) {
        row.since = stage->entered;
        row.state = is(stage->left) ? ZX_LOOP_COMPLETE : ZX_LOOP_OPEN;
        if (!is(stage->left)) {
            row.wanted = "stage.leave";
            row.reason = "it was entered and is not over";
            row.reason_zh = "已进入，尚未结束";
        }
    } else if (is(stage->skipped)) {
        row.state = ZX_LOOP_SKIPPED;
        row.since = stage->skipped;
        row.reason = stage->ground ? stage->ground : "it was skipped";
        row.reason_zh = stage->ground ? stage->ground : "已跳过";
    } else {
        row.state = p->closed || p->furthest > kind ? ZX_LOOP_MISSING : ZX_LOOP_OPEN;
        *goes_on = row.state == ZX_LOOP_MISSING;
    }
    return tell(of, row, on_day(stage->left));
}

static zx_status tell_evidence(const walk *of, zx_stage_kind kind)
{
    const zxi_loop_stage *stage = &of->project->stages[kind];
    zx_loop_state open = is_behind(of->project, kind) ? ZX_LOOP_MISSING : ZX_LOOP_OPEN;
    return TELL(stage->evidence, .link = ZX_LOOP_EVIDENCE, .stage = kind, .record = stage->id, .title = of->project->title,
                .since = stage->entered, .state = is(stage->evidence.date) ? ZX_LOOP_COMPLETE : open);
}

/* Of those ahead the next one only, and that not before the one before is over. */
static zx_status tell_stages(const walk *of)
{
    const zxi_loop_project *p = of->project;
    zx_date before = is(p->settled) ? p->settled : p->proposed;
    bool goes_on = is(p->settled) || p->furthest;
    zx_status status = ZX_OK;
    for (zx_stage_kind kind = 1; kind <= ZX_STAGE_COMPREHENSIVE_REPORT && status == ZX_OK && goes_on; kind++) {
        const zxi_loop_stage *stage = &p->stages[kind];
        status = tell_stage(of, kind, before, &goes_on);
        if (status == ZX_OK && is(stage->entered))
            status = tell_evidence(of, kind);
        if (is(stage->left))
            before = stage->left;
        if (kind == p->furthest && !is(stage->left) && !p->closed)
            goes_on = false;
    }
    return status;
}

/* ---- recommendations ---- */

static zx_status tell_lists(const walk *of, const zxi_loop_document *document)
{
    zx_status status = ZX_OK;
    for (zx_list list = 1; list <= ZX_LIST_SUGGESTION && status == ZX_OK; list++)
        status = TELL(document->lists[list], .link = ZX_LOOP_LIST, .list = list, .record = document->id, .title = document->title,
                      .since = document->drafted);
    return status;
}

static zx_status tell_remedies(const walk *of, const zxi_loop_document *document)
{
    const zxi_loop_project *p = of->project;
    zx_status status = ZX_OK;
    for (size_t i = 0; i < p->entries_count && status == ZX_OK && is(document->lists[ZX_LIST_SUGGESTION].date); i++) {
        const zxi_loop_entry *entry = &p->entries[i];
        if (entry->of == document->id && entry->list == ZX_LIST_PROBLEM)
            status = TELL(entry->remedy, .link = ZX_LOOP_REMEDY, .record = entry->id, .title = entry->title, .since = entry->listed);
    }
    return status;
}

/* One of the whole is for every suggestion; where there is none at all, that is one thing missing, of the document. */
static zx_status tell_instructions(const walk *of, const zxi_loop_document *document)
{
    const zxi_loop_project *p = of->project;
    zx_status status = ZX_OK;
    if (document->instructed || !is(document->instruction.date))
        return TELL(document->instruction, .link = ZX_LOOP_INSTRUCTION, .record = document->id, .title = document->title,
                    .since = document->sent);
    for (size_t i = 0; i < p->entries_count && status == ZX_OK; i++) {
        const zxi_loop_entry *entry = &p->entries[i];
        if (entry->of == document->id && entry->list == ZX_LIST_SUGGESTION)
            status = TELL(entry->instruction, .link = ZX_LOOP_INSTRUCTION, .record = entry->id, .title = entry->title, .since = document->sent);
    }
    return status;
}

static zx_status tell_measures(const walk *of, const zxi_loop_document *document)
{
    const zxi_loop_project *p = of->project;
    zx_status status = ZX_OK;
    for (size_t i = 0; i < p->entries_count && status == ZX_OK; i++) {
        const zxi_loop_entry *entry = &p->entries[i];
        if (entry->of == document->id && entry->list == ZX_LIST_SUGGESTION)
            status = TELL(entry->measure, .link = ZX_LOOP_MEASURE, .record = entry->id, .title = entry->title, .since = entry->listed);
    }
    return status;
}

static zx_status tell_document(const walk *of, const zxi_loop_document *d)
{
    zx_status status = TELL(on_day(d->adopted), .link = ZX_LOOP_ADOPTION, .record = d->id, .title = d->title, .since = d->drafted);
    if (status == ZX_OK)
        status = tell_lists(of, d);
    if (status == ZX_OK)
        status = tell_remedies(of, d);
    if (status == ZX_OK && is(d->adopted))
        status = TELL(on_day(d->sent), .link = ZX_LOOP_SENDING, .record = d->id, .title = d->title, .since = d->adopted, .due = d->due);
    if (status == ZX_OK && is(d->sent))
        status = TELL(d->answer, .link = ZX_LOOP_ANSWER, .record = d->id, .title = d->title, .since = d->sent);
    if (status == ZX_OK && is(d->sent))
        status = tell_instructions(of, d);
    return status == ZX_OK ? tell_measures(of, d) : status;
}

static zx_date first_of(zx_date date, zx_date other)
{
    return is(date) ? date : other;
}

static zx_status tell_documents(const walk *of)
{
    const zxi_loop_project *p = of->project;
    zxi_loop_deed first = p->documents_count ? (zxi_loop_deed){p->documents[0].id, p->documents[0].drafted} : never;
    zx_date since = first_of(p->stages[ZX_STAGE_DELIBERATION].entered, first_of(p->settled, p->proposed));
    zx_status status = ZX_OK;
    if (is(p->settled) || p->furthest || p->documents_count)
        status = TELL(first, .link = ZX_LOOP_RECOMMENDATION, .record = p->id, .title = p->title, .since = since);
    for (size_t i = 0; i < p->documents_count && status == ZX_OK; i++)
        status = tell_document(of, &p->documents[i]);
    return status;
}

/* ---- what became of it ---- */

static zx_status tell_responses(const walk *of)
{
    const zxi_loop_project *p = of->project;
    zx_status status = ZX_OK;
    for (size_t i = 0; i < p->instructions_count && status == ZX_OK; i++)
        if (!p->instructions[i].addressees)
            status = TELL(never, .link = ZX_LOOP_RESPONSE, .record = p->instructions[i].id, .since = p->instructions[i].given,
                          .wanted = "instruction.address", .reason = "it is addressed to nobody", .reason_zh = "批示没有承办对象");
    for (size_t i = 0; i < p->addressees_count && status == ZX_OK; i++) {
        const zxi_loop_addressee *one = &p->addressees[i];
        if (!one->silent || is(one->due) || is(one->answered))
            status = TELL(on_day(one->answered), .link = ZX_LOOP_RESPONSE, .record = one->id, .title = one->name, .since = one->addressed,
                          .due = one->due);
    }
    return status;
}

/* Of measures that are a part of no other, and not cancelled. An effect is asked for once the measure is completed. */
static zx_status tell_outcomes(const walk *of)
{
    const zxi_loop_project *p = of->project;
    zx_status status = ZX_OK;
    for (size_t i = 0; i < p->measures_count && status == ZX_OK; i++) {
        const zxi_loop_measure *m = &p->measures[i];
        if (m->parent || m->percent == ZXI_NO_PROGRESS)
            continue;
        status = TELL(on_day(m->completed), .link = ZX_LOOP_COMPLETION, .record = m->id, .title = m->title, .since = m->promised, .due = m->due);
        if (status == ZX_OK && (is(m->completed) || is(m->effect.date)))
            status = TELL(m->effect, .link = ZX_LOOP_EFFECT, .record = m->id, .title = m->title, .since = first_of(m->completed, m->promised));
    }
    return status;
}

static zx_status tell_tellings(const walk *of)
{
    const zxi_loop_project *p = of->project;
    zx_status status = ZX_OK;
    for (size_t i = 0; i < p->effects_count && status == ZX_OK && is(p->origin.date); i++)
        status = TELL(on_day(p->effects[i].told), .link = ZX_LOOP_TELLING, .record = p->effects[i].id, .title = p->effects[i].title,
                      .since = p->effects[i].observed);
    return status;
}

zx_status zxi_loop_links(const zxi_loop_project *project, zx_date on, zxi_loop_tell tell_row, void *context)
{
    const walk of = {.project = project, .on = on, .tell = tell_row, .context = context};
    static zx_status (*const parts[])(const walk *) = {tell_decision, tell_stages, tell_documents, tell_responses, tell_outcomes, tell_tellings};
    zx_status status = ZX_OK;
    for (size_t i = 0; i < sizeof parts / sizeof *parts && status == ZX_OK; i++)
        status = parts[i](&of);
    return status;
}
