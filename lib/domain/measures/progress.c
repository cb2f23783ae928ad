/* SPDX-License-Identifier: MIT */
#include <inttypes.h>

#include <zhengxie/date.h>

#include "domain/measures/measures.h"

ZXI_NO_PADDING(zx_progress, reserved);

static const zx_field fields[] = {
    ZXI_ID(zx_progress, measure, "measure", ZX_FIELD_REQUIRED | ZX_FIELD_SUBJECT, "measure", "措施"),
    ZXI_DATE(zx_progress, reported, ZX_FIELD_REQUIRED | ZX_FIELD_EFFECTIVE, "reported", "报告日期"),
    ZXI_INT(zx_progress, percent, ZX_FIELD_REQUIRED, "percent", "进度"),
    ZXI_TEXT(zx_progress, note, 2000, ZX_FIELD_SEARCHABLE, "note", "进展说明"),
    ZXI_ID(zx_progress, project, "project", ZX_FIELD_DERIVED, "project", "课题"),
};

static zx_status derive(zx_store *store, void *record)
{
    zx_progress *report = record;
    return ZXI_QUERY(store, 0, &report->project, "SELECT project FROM measure WHERE id = ?1", report->measure);
}

const zx_record_type zxi_progress_type = ZXI_TYPE(zx_progress, reserved, "progress", "report of progress", "进展报告", fields, .derive = derive);

enum { RANGE, LEAF, CANCELLED, IN_ORDER, FALLS };
static const zx_rule rules[] = {
    [RANGE] = {"progress.range", "progress is from 0 to 100 percent", "进度须为 0 至 100", "library"},
    [LEAF] = {"progress.leaf", "only what was not broken down is reported on: the progress of the rest is that of its parts",
              "已分解的措施不直接报告进展，其进度由分解出的措施汇总", "library"},
    [CANCELLED] = {"progress.cancelled", "a cancelled measure is not reported on", "已取消的措施不再报告进展", "library"},
    [IN_ORDER] = {"progress.in-order", "a measure is reported on from the day it was promised on, and no date is ahead", "报告日期不得早于措施登记，亦不得晚于办理之日",
                  "library"},
    [FALLS] = {"progress.falls", "progress falls only with a reason", "进度下降须说明理由", "library"},
    {NULL, NULL, NULL, NULL},
};

static zx_status check(zxi_call *call, const zx_progress *given, const zx_measure *measure, const char *date_field)
{
    if (given->percent.value < 0 || given->percent.value > 100)
        return zxi_refuse(call, &rules[RANGE], "percent", measure->id, "%" PRId64 " is given", "所给为 %" PRId64, given->percent.value);
    if (zx_date_compare(given->reported, measure->promised) < 0 || zx_date_compare(given->reported, call->act->on) > 0)
        return zxi_refuse(call, &rules[IN_ORDER], date_field, measure->id, "promised on %s", "登记日期为 %s", zxi_date_text(measure->promised));
    return ZX_OK;
}

static zx_status check_leaf(zxi_call *call, const zx_measure *measure)
{
    int64_t parts = 0;
    if (measure->cancelled.year)
        return zxi_refuse(call, &rules[CANCELLED], "measure", measure->id, "on %s", "日期：%s", zxi_date_text(measure->cancelled));
    zx_status status = ZXI_QUERY(call->store, 0, &parts, "SELECT count(*) FROM measure WHERE parent = ?1", measure->id);
    if (status == ZX_OK && parts)
        status = zxi_refuse(call, &rules[LEAF], "measure", measure->id, "%" PRId64 " parts", "已分解为 %" PRId64 " 项", parts);
    return status;
}

/* A report may be entered late, between two others: neither step may fall unsaid. */
static zx_status check_falls(zxi_call *call, const zx_progress *given)
{
    int64_t before = 0, after = 0;
    if (call->act->reason)
        return ZX_OK;
    zx_status status = zxi_ask(call->store, &before,
                               "SELECT percent FROM progress WHERE measure = ?1 AND reported <= ?2 ORDER BY reported DESC, id DESC LIMIT 1", "id",
                               given->measure, given->reported);
    if (status == ZX_OK)
        status = zxi_ask(call->store, &after,
                         "SELECT 100 - percent FROM progress WHERE measure = ?1 AND reported > ?2 ORDER BY reported, id LIMIT 1", "id", given->measure,
                         given->reported);
    if (status == ZX_OK && given->percent.value < before)
        return zxi_refuse(call, &rules[FALLS], "reason", given->measure, "from %" PRId64, "原为 %" PRId64, before);
    if (status == ZX_OK && given->percent.value > 100 - after)
        return zxi_refuse(call, &rules[FALLS], "reason", given->measure, "to %" PRId64 " later", "其后为 %" PRId64, 100 - after);
    return status;
}

static zx_status ripple(zxi_call *call, const zx_measure *measure)
{
    zx_status status = zxi_record_derive(call, &zxi_measure_type, measure->id);
    return status == ZX_OK ? zxi_measure_ripple(call, measure) : status;
}

static zx_status report(zxi_call *call, void *in, zx_id *out)
{
    zx_progress *given = in;
    zx_measure *measure = NULL;
    given->reported = call->act->on;
    zx_status status = zxi_measure_load(call, given->measure, &measure);
    if (status == ZX_OK)
        status = check_leaf(call, measure);
    if (status == ZX_OK)
        status = check(call, given, measure, "on");
    if (status == ZX_OK)
        status = zxi_weights_up(call, measure);
    if (status == ZX_OK)
        status = check_falls(call, given);
    if (status != ZX_OK)
        return status;
    given->project = measure->project;
    call->subject = zxi_measure_subject(measure);
    status = zxi_record_insert(call, &zxi_progress_type, given);
    *out = given->id;
    return status == ZX_OK ? ripple(call, measure) : status;
}

static zx_status correct(zxi_call *call, void *in, zx_id *out)
{
    const zx_progress *given = in;
    zx_measure *measure = NULL;
    void *loaded;
    zx_status status = zxi_record_load(call, &zxi_progress_type, given->id, &loaded);
    zx_progress *kept = loaded;
    if (status == ZX_OK)
        status = zxi_measure_load(call, kept->measure, &measure);
    if (status == ZX_OK)
        status = check(call, given, measure, "reported");
    if (status != ZX_OK)
        return status;
    kept->percent = given->percent;
    kept->reported = given->reported;
    kept->note = given->note;
    call->subject = zxi_measure_subject(measure);
    *out = given->id;
    status = zxi_record_update(call, &zxi_progress_type, kept);
    return status == ZX_OK ? ripple(call, measure) : status;
}

static const zxi_verb verbs[] = {
    {{"measure.report", "progress", "measure! percent! note", "reports how far a measure has come", "报告措施进展"}, &zxi_progress_type, report, false},
    {{"measure.correct_report", "progress", "id! percent! reported! note", "mends a report of progress", "更正进展报告"}, &zxi_progress_type, correct, ZXI_REASON},
    {{NULL, NULL, NULL, NULL, NULL}, NULL, NULL, false},
};

static const zx_record_type *const types[] = {&zxi_progress_type, NULL};
const zxi_noun zxi_noun_progress = {"measure", types, verbs, rules};

zx_status zx_measure_report(zx_store *store, const zx_act *act, const zx_progress *in, zx_id *out)
{
    return ZXI_RUN("measure.report");
}

zx_status zx_measure_correct_report(zx_store *store, const zx_act *act, const zx_progress *in, zx_id *out)
{
    return ZXI_RUN("measure.correct_report");
}
