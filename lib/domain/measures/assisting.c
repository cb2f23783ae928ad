/* SPDX-License-Identifier: MIT */
#include <zhengxie/date.h>

#include "domain/bodies.h"
#include "domain/measures/measures.h"

ZXI_NO_PADDING(zx_assisting, ended);

static const zx_field fields[] = {
    ZXI_ID(zx_assisting, measure, "measure", ZX_FIELD_REQUIRED | ZX_FIELD_SUBJECT, "measure", "措施"),
    ZXI_ID(zx_assisting, unit, "organization", ZX_FIELD_REQUIRED, "unit", "协办单位"),
    ZXI_DATE(zx_assisting, begun, ZX_FIELD_REQUIRED | ZX_FIELD_EFFECTIVE, "begun", "开始日期"),
    ZXI_DATE(zx_assisting, ended, ZX_FIELD_UNTIL, "ended", "结束日期"),
};

const zx_record_type zxi_assisting_type = ZXI_TYPE(zx_assisting, ended, "assisting", "assisting unit", "措施协办", fields, .answer = false);

enum { LEAD, ONCE, IN_ORDER, UNIT_EXISTS, CANCELLED, STILL_OPEN };
static const zx_rule rules[] = {
    [LEAD] = {"assisting.lead", "the lead unit does not assist", "牵头单位不得同时为协办单位", "library"},
    [ONCE] = {"assisting.once", "a unit assists once at a time", "同一单位同一时期只协办一次", "library"},
    [IN_ORDER] = {"assisting.in-order", "a unit assists from the day the measure was promised on, and is released after it began", "协办不得早于措施登记，结束不得早于开始",
                  "library"},
    [UNIT_EXISTS] = {"assisting.unit-exists", "who assists exists on that date", "协办单位须于当日存在", "library"},
    [CANCELLED] = {"assisting.cancelled", "nobody begins to assist in a cancelled measure", "已取消的措施不再增加协办单位", "library"},
    [STILL_OPEN] = {"assisting.still-open", "what has ended does not end again", "已结束的协办不再结束", "library"},
    {NULL, NULL, NULL, NULL},
};

zx_status zxi_assists(zxi_call *call, zx_id measure, zx_id unit, zx_id *out)
{
    return zxi_ask(call->store, out, "SELECT id FROM assisting WHERE measure = ?1 AND unit = ?2 AND ended IS NULL", "ii", measure, unit);
}

static zx_status in_order(zxi_call *call, zx_date earlier, zx_id id)
{
    if (zx_date_compare(call->act->on, earlier) < 0)
        return zxi_refuse(call, &rules[IN_ORDER], "on", id, "that was on %s", "该日期为 %s", zxi_date_text(earlier));
    return ZX_OK;
}

static zx_status check_unit(zxi_call *call, const zx_measure *measure, zx_id unit)
{
    void *loaded;
    zx_id there = 0;
    if (unit == measure->unit)
        return zxi_refuse(call, &rules[LEAD], "unit", unit, "of measure %lld", "措施 %lld", (long long)measure->id);
    zx_status status = zxi_record_load(call, &zxi_organization_type, unit, &loaded);
    if (status == ZX_OK && !zxi_organization_on(loaded, call->act->on))
        return zxi_refuse(call, &rules[UNIT_EXISTS], "unit", unit, "on %s", "日期：%s", zxi_date_text(call->act->on));
    if (status == ZX_OK)
        status = zxi_assists(call, measure->id, unit, &there);
    if (status == ZX_OK && there)
        status = zxi_refuse(call, &rules[ONCE], "unit", there, "assisting %lld", "见协办 %lld", (long long)there);
    return status;
}

static zx_status add(zxi_call *call, void *in, zx_id *out)
{
    zx_assisting *given = in;
    zx_measure *measure = NULL;
    zx_status status = zxi_measure_load(call, given->measure, &measure);
    if (status != ZX_OK)
        return status;
    if (measure->cancelled.year)
        return zxi_refuse(call, &rules[CANCELLED], "measure", measure->id, "on %s", "日期：%s", zxi_date_text(measure->cancelled));
    status = in_order(call, measure->promised, measure->id);
    if (status == ZX_OK)
        status = check_unit(call, measure, given->unit);
    given->begun = call->act->on;
    call->subject = zxi_measure_subject(measure);
    if (status == ZX_OK)
        status = zxi_record_insert(call, &zxi_assisting_type, given);
    *out = given->id;
    return status;
}

static zx_status release(zxi_call *call, void *in, zx_id *out)
{
    const zx_assisting *given = in;
    zx_measure *measure = NULL;
    void *loaded;
    zx_status status = zxi_record_load(call, &zxi_assisting_type, given->id, &loaded);
    zx_assisting *kept = loaded;
    if (status == ZX_OK && kept->ended.year)
        status = zxi_refuse(call, &rules[STILL_OPEN], "id", kept->id, "on %s", "已于 %s 结束", zxi_date_text(kept->ended));
    if (status == ZX_OK)
        status = in_order(call, kept->begun, kept->id);
    if (status == ZX_OK)
        status = zxi_measure_load(call, kept->measure, &measure);
    if (status != ZX_OK)
        return status;
    kept->ended = call->act->on;
    call->subject = zxi_measure_subject(measure);
    *out = given->id;
    return zxi_record_update(call, &zxi_assisting_type, kept);
}

static const zxi_verb verbs[] = {
    {{"measure.add_assisting", "assisting", "measure! unit!", "adds a unit that assists in a measure", "增加协办单位"}, &zxi_assisting_type, add, false},
    {{"measure.release_assisting", "assisting", "id!", "releases an assisting unit", "解除协办单位"}, &zxi_assisting_type, release, false},
    {{NULL, NULL, NULL, NULL, NULL}, NULL, NULL, false},
};

static const zx_record_type *const types[] = {&zxi_assisting_type, NULL};
const zxi_noun zxi_noun_assisting = {"measure", types, verbs, rules};

zx_status zx_measure_add_assisting(zx_store *store, const zx_act *act, const zx_assisting *in, zx_id *out)
{
    return ZXI_RUN("measure.add_assisting");
}

zx_status zx_measure_release_assisting(zx_store *store, const zx_act *act, const zx_assisting *in, zx_id *out)
{
    return ZXI_RUN("measure.release_assisting");
}
