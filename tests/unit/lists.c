/* SPDX-License-Identifier: MIT */
#include "lists.h"

zx_id lists_document(zx_id *project)
{
    zx_id of = 0, id = 0;
    const zx_project proposes = {ZX_PROJECT_INIT, .kind = "research", .source = "own", .title = "停车难", .year = {1, 2020}};
    ck_ok(zx_project_propose(city->store, zxt_on(2020, 2, 1), &proposes, &of));
    const zx_document drafts = {ZX_DOCUMENT_INIT, .kind = "research_report", .title = "关于停车难的调研报告", .project = of};
    ck_ok(zx_document_draft(city->store, zxt_on(2020, 2, 10), &drafts, &id));
    if (project)
        *project = of;
    return id;
}

void lists_send(zx_id document)
{
    const zx_dispatch in = {ZX_DISPATCH_INIT, .document = document, .recipient = city->channel};
    ck_ok(zx_document_send(city->store, zxt_on(2020, 2, 15), &in, NULL));
}

zx_id lists_entry(zx_id of, zx_list list, const char *title)
{
    zx_id id = 0;
    const zx_list_entry in = {ZX_LIST_ENTRY_INIT, .of = of, .list = list, .title = title};
    ck_ok(zx_list_entry_add(city->store, zxt_on(2020, 2, 12), &in, &id));
    return id;
}

zx_id lists_suggestion(void)
{
    return lists_entry(lists_document(NULL), ZX_LIST_SUGGESTION, "挖潜建设停车设施");
}

static zx_id broken_down(zx_id suggestion, zx_id parent, int weight)
{
    zx_id id = 0;
    const zx_measure in = {ZX_MEASURE_INIT, .suggestion = suggestion, .parent = parent, .title = "新增泊位", .unit = city->units[0],
                           .weight = {weight != 0, weight}};
    ck_ok(zx_measure_break_down(city->store, zxt_on(2020, 3, 1), &in, &id));
    return id;
}

zx_id lists_measure(zx_id suggestion, int weight)
{
    return broken_down(suggestion, 0, weight);
}

zx_id lists_part(zx_id parent, int weight)
{
    return broken_down(0, parent, weight);
}

zx_status lists_report(const zx_act *act, zx_id measure, int percent)
{
    const zx_progress in = {ZX_PROGRESS_INIT, .measure = measure, .percent = {1, percent}};
    return zx_measure_report(city->store, act, &in, NULL);
}

zx_measure *lists_get_measure(zx_id id)
{
    void *record = NULL;
    ck_ok(zx_record_get(city->store, "measure", id, &record));
    return record;
}

zx_list_entry *lists_get_entry(zx_id id)
{
    void *record = NULL;
    ck_ok(zx_record_get(city->store, "list_entry", id, &record));
    return record;
}

int lists_progress(zx_id measure)
{
    zx_measure *is = lists_get_measure(measure);
    int percent = is->progress.set ? (int)is->progress.value : -1;
    zx_free(is);
    return percent;
}
