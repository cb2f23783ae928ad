/* SPDX-License-Identifier: MIT */
#include <zhengxie/date.h>

#include "domain/bodies.h"
#include "domain/measures/measures.h"
#include "domain/proposal/proposal.h"

ZXI_NO_PADDING(zx_measure, moved);

static const zx_enum_value statuses[] = {
    ZXI_VALUE(ZX_MEASURE_NOT_STARTED, "not_started", "not started", "未启动"),
    ZXI_VALUE(ZX_MEASURE_UNDER_WAY, "under_way", "under way", "推进中"),
    ZXI_VALUE(ZX_MEASURE_COMPLETED, "completed", "completed", "已完成"),
    ZXI_VALUE(ZX_MEASURE_CANCELLED, "cancelled", "cancelled", "已取消"),
};
const zx_enum_type zxi_measure_status_type = ZXI_ENUM_TYPE("measure_status", statuses);

static const zx_field fields[] = {
    ZXI_ID(zx_measure, reply, "reply", 0, "promised in", "答复"),
    ZXI_ID(zx_measure, proposal, "proposal", ZX_FIELD_DERIVED, "proposal", "提案"),
    ZXI_TEXT(zx_measure, title, 500, ZX_FIELD_REQUIRED | ZX_FIELD_TITLE | ZX_FIELD_SEARCHABLE, "measure", "措施"),
    ZXI_ID(zx_measure, unit, "organization", ZX_FIELD_REQUIRED, "unit", "责任单位"),
    ZXI_DATE(zx_measure, promised, ZX_FIELD_REQUIRED | ZX_FIELD_EFFECTIVE, "promised", "承诺日期"),
    ZXI_DATE(zx_measure, due, ZX_FIELD_PARTIAL, "due", "完成期限"),
    ZXI_TEXT(zx_measure, note, 2000, 0, "note", "说明"),
    ZXI_CODE(zx_measure, outcome, "follow_up_outcomes", ZX_FIELD_DERIVED, "outcome", "落实情况"),
    ZXI_DATE(zx_measure, followed, ZX_FIELD_DERIVED, "followed up", "跟踪日期"),
    ZXI_ID(zx_measure, suggestion, "list_entry", 0, "carries out", "所落实的建议"),
    ZXI_ID(zx_measure, parent, "measure", 0, "part of", "上级措施"),
    ZXI_ID(zx_measure, project, "project", ZX_FIELD_DERIVED, "project", "课题"),
    ZXI_ID(zx_measure, document, "document", ZX_FIELD_DERIVED, "document", "文件"),
    ZXI_INT(zx_measure, weight, 0, "weight", "权重"),
    ZXI_INT(zx_measure, progress, ZX_FIELD_DERIVED, "progress", "进度"),
    ZXI_ENUM(zx_measure, status, &zxi_measure_status_type, ZX_FIELD_DERIVED, "status", "状态"),
    ZXI_DATE(zx_measure, completed, ZX_FIELD_DERIVED, "completed", "完成日期"),
    ZXI_DATE(zx_measure, cancelled, 0, "cancelled", "取消日期"),
    ZXI_DATE(zx_measure, moved, ZX_FIELD_DERIVED, "last moved", "最近进展日期"),
};

/* Progress as of an earlier date: as it is, if it has not moved since; else of what had no parts then, what was reported then. What had
 * parts that have moved since has none here. */
#define LAST(column_, table_, date_)                                                                                          \
    "(SELECT f." column_ " FROM " table_ " AS f WHERE f.measure = m.id AND f." date_ " <= ?1 ORDER BY f." date_ " DESC, f.id DESC LIMIT 1)"
#define HAD_PARTS "EXISTS (SELECT 1 FROM measure AS c WHERE c.parent = m.id AND c.promised <= ?1)"
#define REPORTED "coalesce(" LAST("percent", "progress", "reported") ", 0)"
#define STILL "coalesce(m.moved <= ?1, 1)"
static const char as_of[] =
    "SELECT m.id, m.revision, m.written, m.reply, m.proposal, m.title, m.unit, m.promised, m.due, m.note, "
    LAST("outcome", "follow_up", "followed") " AS outcome, " LAST("followed", "follow_up", "followed") " AS followed, "
    "m.suggestion, m.parent, m.project, m.document, m.weight, "
    "CASE WHEN " STILL " THEN m.progress WHEN m.cancelled <= ?1 OR " HAD_PARTS " THEN NULL ELSE " REPORTED " END AS progress, "
    "CASE WHEN " STILL " THEN m.status WHEN m.cancelled <= ?1 THEN 'cancelled' WHEN " HAD_PARTS " THEN NULL "
    "ELSE CASE " REPORTED " WHEN 0 THEN 'not_started' WHEN 100 THEN 'completed' ELSE 'under_way' END END AS status, "
    "CASE WHEN m.completed <= ?1 THEN m.completed END AS completed, CASE WHEN m.cancelled <= ?1 THEN m.cancelled END AS cancelled, "
    "CASE WHEN " STILL " THEN m.moved END AS moved FROM measure AS m WHERE m.promised <= ?1";

const zx_record_type zxi_measure_type =
    ZXI_TYPE(zx_measure, moved, "measure", "measure", "措施", fields, .derive = zxi_measure_derive, .as_of = as_of);

zx_status zxi_measure_load(zxi_call *call, zx_id id, zx_measure **out)
{
    void *loaded;
    zx_status status = zxi_record_load_derived(call, &zxi_measure_type, id, &loaded);
    if (status == ZX_OK)
        *out = loaded;
    return status;
}

zx_id zxi_measure_subject(const zx_measure *measure)
{
    return measure->document ? measure->document : measure->proposal;
}

#define RULE(rule_, id_, en_, zh_) [ZXI_MEASURE_##rule_] = {"measure." id_, en_, zh_, "library"}
const zx_rule zxi_measure_rules[] = {
    RULE(UNIT_EXISTS, "unit-exists", "who is to do it exists on that date", "责任单位须于当日存在"),
    RULE(DUE, "due", "a measure is not due before it is promised", "完成期限不得早于承诺日期"),
    RULE(AFTER_REPLY, "after-reply", "what a reply promises is not noted before the reply", "承诺不得早于答复登记"),
    RULE(ORIGIN, "origin", "a measure carries out a suggestion, or is a part of another measure, not both", "措施或直接落实建议，或为另一措施的分解，二者择一"),
    RULE(SUGGESTION, "suggestion", "a measure carries out a suggestion that stands, not an achievement or a problem", "措施只能落实有效的建议，不能列于成绩或问题之下"),
    RULE(IN_ORDER, "in-order", "nothing is done with a measure before what it rests on", "办理日期不得早于其所依据的事项"),
    RULE(CANCELLED, "cancelled", "nothing more is done with a cancelled measure", "已取消的措施不再办理"),
    RULE(NOT_CANCELLED, "not-cancelled", "only what was cancelled is resumed", "只有已取消的措施才能恢复"),
    RULE(UNDER_CANCELLED, "under-cancelled", "what is a part of a cancelled measure is not resumed before it", "上级措施已取消的，须先恢复上级措施"),
    RULE(COMPLETED, "completed", "what is completed is not cancelled", "已完成的措施不得取消"),
    RULE(REPORTED, "reported", "what has progress of its own is broken down only with a reason: from then on the progress is that of its parts",
         "已有进展报告的措施须说明理由方可再分解，此后进度由分解出的措施汇总"),
    RULE(WEIGHT, "weight", "a weight is from 1 to 100", "权重须为 1 至 100"),
    RULE(WEIGHTS, "weights", "the weights of measures side by side never add up to more than 100; and to exactly 100, or none has one, before progress is reported",
         "并列措施的权重合计不得超过 100；报告进展前须恰为 100，或均不设权重"),
    RULE(ASSISTED, "assisted", "the lead unit does not assist", "牵头单位不得同时为协办单位"),
    {NULL, NULL, NULL, NULL},
};

static zx_status refuse(zxi_call *call, zxi_measure_rule rule, const char *field, zx_id id, const char *en, const char *zh, zx_date date)
{
    return zxi_refuse(call, &zxi_measure_rules[rule], field, id, en, zh, zxi_date_text(date));
}

zx_status zxi_measure_check(zxi_call *call, const zx_measure *given)
{
    void *unit;
    zx_status status = zxi_record_load(call, &zxi_organization_type, given->unit, &unit);
    if (status != ZX_OK)
        return status;
    if (!zxi_organization_on(unit, given->promised))
        return refuse(call, ZXI_MEASURE_UNIT_EXISTS, "unit", given->unit, "on %s", "日期：%s", given->promised);
    if (given->due.year && zx_date_compare(zx_date_last(given->due), given->promised) < 0)
        return refuse(call, ZXI_MEASURE_DUE, "due", given->id ? given->id : given->reply, "promised on %s", "承诺日期为 %s", given->promised);
    return ZX_OK;
}

/* What the reply says of the measure: since when, and by whom unless it is given. */
static zx_status follow_from_reply(zxi_call *call, zx_measure *given)
{
    void *loaded;
    zx_assignment *assignment = NULL;
    zx_status status = zxi_record_load(call, &zxi_reply_type, given->reply, &loaded);
    if (status != ZX_OK)
        return status;
    const zx_reply *reply = loaded;
    if (zx_date_compare(call->act->on, reply->replied) < 0)
        return refuse(call, ZXI_MEASURE_AFTER_REPLY, "on", given->reply, "replied on %s", "答复日期为 %s", reply->replied);
    status = zxi_assignment_load(call, reply->assignment, &assignment);
    if (status != ZX_OK)
        return status;
    given->promised = call->act->on;
    given->unit = given->unit ? given->unit : assignment->unit;
    return ZX_OK;
}

static zx_status promise(zxi_call *call, void *in, zx_id *out)
{
    zx_measure *given = in;
    zx_status status = follow_from_reply(call, given);
    if (status == ZX_OK)
        status = zxi_measure_check(call, given);
    if (status == ZX_OK)
        status = zxi_measure_derive(call->store, given);
    call->subject = zxi_measure_subject(given);
    if (status == ZX_OK)
        status = zxi_record_insert(call, &zxi_measure_type, given);
    *out = given->id;
    return status;
}

static zx_status correct(zxi_call *call, void *in, zx_id *out)
{
    const zx_measure *given = in;
    zx_measure *kept = NULL;
    zx_id assists = 0;
    zx_status status = zxi_measure_load(call, given->id, &kept);
    if (status != ZX_OK)
        return status;
    kept->title = given->title;
    kept->unit = given->unit;
    kept->due = given->due;
    kept->note = given->note;
    status = zxi_measure_check(call, kept);
    if (status == ZX_OK)
        status = zxi_assists(call, given->id, given->unit, &assists);
    if (status == ZX_OK && assists)
        status = zxi_refuse(call, &zxi_measure_rules[ZXI_MEASURE_ASSISTED], "unit", assists, "assisting %lld", "见协办 %lld", (long long)assists);
    call->subject = zxi_measure_subject(kept);
    *out = given->id;
    return status == ZX_OK ? zxi_record_update(call, &zxi_measure_type, kept) : status;
}

static const zxi_verb verbs[] = {
    {{"measure.promise", "measure", "reply! title! unit due note", "notes what a reply promises", "登记答复承诺事项"}, &zxi_measure_type, promise, false},
    {{"measure.break_down", "measure", "suggestion parent title! unit! due weight note", "breaks a suggestion or a measure down", "分解措施"},
     &zxi_measure_type, zxi_measure_break_down, false},
    {{"measure.weigh", "measure", "id! weight", "gives a measure its weight", "设置措施权重"}, &zxi_measure_type, zxi_measure_weigh, false},
    {{"measure.cancel", "measure", "id!", "cancels a measure and its parts", "取消措施"}, &zxi_measure_type, zxi_measure_cancel, ZXI_REASON},
    {{"measure.resume", "measure", "id!", "takes back that a measure was cancelled", "恢复措施"}, &zxi_measure_type, zxi_measure_resume, ZXI_REASON},
    {{"measure.correct", "measure", "id! title! unit! due note", "mends a measure's data", "更正措施"}, &zxi_measure_type, correct, ZXI_REASON},
    {{NULL, NULL, NULL, NULL, NULL}, NULL, NULL, false},
};

static const zx_record_type *const types[] = {&zxi_measure_type, NULL};
const zxi_noun zxi_noun_measure = {"measure", types, verbs, zxi_measure_rules};

zx_status zx_measure_promise(zx_store *store, const zx_act *act, const zx_measure *in, zx_id *out)
{
    return ZXI_RUN("measure.promise");
}

zx_status zx_measure_correct(zx_store *store, const zx_act *act, const zx_measure *in, zx_id *out)
{
    return ZXI_RUN("measure.correct");
}

zx_status zx_measure_break_down(zx_store *store, const zx_act *act, const zx_measure *in, zx_id *out)
{
    return ZXI_RUN("measure.break_down");
}

zx_status zx_measure_weigh(zx_store *store, const zx_act *act, const zx_measure *in, zx_id *out)
{
    return ZXI_RUN("measure.weigh");
}

zx_status zx_measure_cancel(zx_store *store, const zx_act *act, const zx_measure *in, zx_id *out)
{
    return ZXI_RUN("measure.cancel");
}

zx_status zx_measure_resume(zx_store *store, const zx_act *act, const zx_measure *in, zx_id *out)
{
    return ZXI_RUN("measure.resume");
}
