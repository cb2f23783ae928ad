/* SPDX-License-Identifier: MIT */
/* Who was there: by name, or counted. */
#include <string.h>

#include <zhengxie/date.h>

#include "domain/activity/activity.h"

ZXI_NO_PADDING(zx_attendance, reserved);

#define RULE(name_) (&zxi_activity_rules[ZXI_##name_])

static const zx_enum_value unit_values[] = {
    ZXI_VALUE(ZX_PERSONS, "persons", "persons", "人"),
    ZXI_VALUE(ZX_VISITS, "visits", "visits", "人次"),
};
static const zx_enum_type unit_type = ZXI_ENUM_TYPE("attendance_unit", unit_values);

static const zx_enum_value bound_values[] = {
    ZXI_VALUE(ZX_EXACT, "exact", "exactly", "确数"),
    ZXI_VALUE(ZX_AT_LEAST, "at_least", "at least", "至少"),
};
static const zx_enum_type bound_type = ZXI_ENUM_TYPE("attendance_bound", bound_values);

static const zx_enum_value result_values[] = {
    ZXI_VALUE(ZX_ATTENDED, "attended", "attended", "到会"),
    ZXI_VALUE(ZX_LEAVE, "leave", "on leave", "请假"),
    ZXI_VALUE(ZX_ABSENT, "absent", "absent without leave", "无故缺席"),
};
static const zx_enum_type result_type = ZXI_ENUM_TYPE("attendance_result", result_values);

static const zx_field fields[] = {
    ZXI_ID(zx_attendance, activity, "activity", ZX_FIELD_REQUIRED | ZX_FIELD_SUBJECT, "of activity", "所属活动"),
    ZXI_ID(zx_attendance, person, "person", 0, "person", "人员"),
    ZXI_INT(zx_attendance, count, 0, "count", "人数"),
    ZXI_ENUM(zx_attendance, unit, &unit_type, 0, "unit", "单位"),
    ZXI_ENUM(zx_attendance, bound, &bound_type, 0, "bound", "确数与否"),
    ZXI_ID(zx_attendance, organization, "organization", 0, "organization", "组织机构"),
    ZXI_TEXT(zx_attendance, group_name, 200, 0, "group", "人群"),
    ZXI_CODE(zx_attendance, manner, "attendance_manners", 0, "manner", "出席方式"),
    ZXI_ENUM(zx_attendance, result, &result_type, ZX_FIELD_REQUIRED, "result", "出席结果"),
    ZXI_TEXT(zx_attendance, reason, 500, ZX_FIELD_SENSITIVE, "reason", "事由"),
};

const zx_record_type zxi_attendance_type = ZXI_TYPE(zx_attendance, reserved, "attendance", "attendance", "出席情况", fields, .answer = false);

/* ---- rules ---- */

static zx_status check_shape(const zxi_call *call, const zx_attendance *given)
{
    bool counted = given->count.set || given->unit || given->bound || given->group_name;
    if (!given->person && !counted)
        return zxi_refuse(call, RULE(PERSON_OR_COUNT), "person", given->id, "neither is given", "两者均未填写");
    if (given->person && counted)
        return zxi_refuse(call, RULE(PERSON_OR_COUNT), "count", given->id, "both are given", "两者均已填写");
    if (counted && (!given->count.set || given->count.value < 1))
        return zxi_refuse(call, RULE(COUNT_COMPLETE), "count", given->id, "given: %lld", "所给为 %lld", (long long)given->count.value);
    if (counted && (!given->unit || !given->bound))
        return zxi_refuse(call, RULE(COUNT_COMPLETE), given->unit ? "bound" : "unit", given->id, "it is not given", "未填写");
    if (counted && (given->result != ZX_ATTENDED || given->reason))
        return zxi_refuse(call, RULE(PERSON_OR_COUNT), "result", given->id, "only persons are excused", "请假和缺席须按人登记");
    return ZX_OK;
}

static zx_status check_once(zxi_call *call, const zx_attendance *given)
{
    int64_t same;
    if (!given->person)
        return ZX_OK;
    zx_status status = zxi_ask(call->store, &same, "SELECT id FROM attendance WHERE activity = ?1 AND person = ?2 AND id <> ?3", "iii",
                               given->activity, given->person, given->id);
    return status == ZX_OK && same ? zxi_exists(call, "person", same, "the person is noted already", "该人员已登记") : status;
}

/* Whether the person holds the office in the committee on that day. */
static zx_status holds(zxi_call *call, zx_id person, const char *office, zx_date on, bool *out)
{
    int64_t seat;
    zx_status status = zxi_ask(call->store, &seat,
                               "SELECT m.id FROM membership AS m JOIN organization AS o ON o.id = m.organization "
                               "WHERE m.person = ?1 AND o.kind = '" ZXI_COMMITTEE "' AND m.office = ?2 AND m.begun <= ?3 AND "
                               "(m.ended IS NULL OR " ZXI_LAST("m.ended") " > ?3) LIMIT 1",
                               "itd", person, office, on);
    *out = seat != 0;
    return status;
}

static zx_status check_vote(zxi_call *call, const zx_attendance *given, const zx_activity *activity)
{
    const json_t *rulebook;
    bool voter = false;
    if (!given->person || !given->manner || strcmp(given->manner, "voting") != 0)
        return ZX_OK;
    zx_status status = zxi_rulebook_of(call->store, call->act->on, &rulebook, NULL);
    if (status != ZX_OK)
        return status;
    const json_t *voters = json_object_get(zxi_rulebook_entry(rulebook, "activity_kinds", activity->kind), "voters");
    if (!json_is_array(voters))
        return ZX_OK;
    for (size_t i = 0; i < json_array_size(voters) && !voter && status == ZX_OK; i++) {
        const char *office = json_string_value(json_array_get(voters, i));
        if (office)
            status = holds(call, given->person, office, activity->begins, &voter);
    }
    if (status == ZX_OK && !voter)
        return zxi_refuse(call, RULE(VOTING), "manner", given->id, "%s on %s", "%s，%s", activity->kind, zxi_date_text(activity->begins));
    return status;
}

static zx_status check(zxi_call *call, const zx_attendance *given)
{
    const zx_activity *activity;
    zx_status status = zxi_activity_find(call, given->activity, &activity);
    if (status == ZX_OK)
        status = check_shape(call, given);
    if (status != ZX_OK)
        return status;
    if (given->result != ZX_LEAVE && zx_date_compare(call->act->on, activity->begins) < 0)
        return zxi_refuse(call, RULE(AFTER_IT_BEGAN), "activity", given->id, "it begins %s", "%s 开始", zxi_date_text(activity->begins));
    status = check_once(call, given);
    return status == ZX_OK ? check_vote(call, given, activity) : status;
}

/* ---- verbs ---- */

static zx_status note(zxi_call *call, zx_attendance *given, zx_id *out)
{
    zx_status status = check(call, given);
    if (status != ZX_OK)
        return status;
    call->subject = given->activity;
    status = zxi_record_insert(call, &zxi_attendance_type, given);
    *out = given->id;
    return status;
}

zx_status zxi_activity_attend(zxi_call *call, void *in, zx_id *out)
{
    zx_attendance *given = in;
    given->result = ZX_ATTENDED;
    return note(call, given, out);
}

zx_status zxi_activity_excuse(zxi_call *call, void *in, zx_id *out)
{
    zx_attendance *given = in;
    if (given->result == ZX_ATTENDED)
        return zxi_refuse(call, RULE(EXCUSE), "result", 0, "given: attended", "所给为到会");
    return note(call, given, out);
}

zx_status zxi_activity_correct_attendance(zxi_call *call, void *in, zx_id *out)
{
    zx_attendance *given = in;
    void *loaded;
    zx_status status = zxi_record_load(call, &zxi_attendance_type, given->id, &loaded);
    if (status != ZX_OK)
        return status;
    given->activity = ((zx_attendance *)loaded)->activity;
    status = check(call, given);
    if (status != ZX_OK)
        return status;
    zxi_record_replace(&zxi_attendance_type, loaded, given);
    call->subject = given->activity;
    *out = given->id;
    return zxi_record_update(call, &zxi_attendance_type, loaded);
}
