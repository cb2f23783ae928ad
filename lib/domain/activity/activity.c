/* SPDX-License-Identifier: MIT */
/* The activity itself. */
#include <zhengxie/activity.h>

#include <zhengxie/date.h>

#include "domain/activity/activity.h"

ZXI_NO_PADDING(zx_activity, reserved);

#define RULE(name_) (&zxi_activity_rules[ZXI_##name_])

static const zx_enum_value state_values[] = {
    ZXI_VALUE(ZX_ACTIVITY_CONVENED, "convened", "convened", "已召集"),
    ZXI_VALUE(ZX_ACTIVITY_HELD, "held", "held", "已举行"),
    ZXI_VALUE(ZX_ACTIVITY_CANCELLED, "cancelled", "cancelled", "已取消"),
};
static const zx_enum_type state_type = ZXI_ENUM_TYPE("activity_state", state_values);

static const zx_field fields[] = {
    ZXI_CODE(zx_activity, kind, "activity_kinds", ZX_FIELD_REQUIRED, "kind", "类别"),
    ZXI_TEXT(zx_activity, title, 300, ZX_FIELD_REQUIRED | ZX_FIELD_SEARCHABLE | ZX_FIELD_TITLE, "activity", "活动名称"),
    ZXI_ID(zx_activity, session, "session", 0, "of session", "所属会议"),
    ZXI_ID(zx_activity, term, "term", 0, "of term", "所属届"),
    ZXI_INT(zx_activity, number, 0, "number", "次数"),
    ZXI_ID(zx_activity, parent, "activity", 0, "part of", "上级活动"),
    ZXI_ID(zx_activity, organization, "organization", 0, "held by", "主办组织"),
    ZXI_TEXT(zx_activity, holder, 200, 0, "holder outside", "外部主办方"),
    ZXI_TEXT(zx_activity, place, 200, 0, "place", "地点"),
    ZXI_DATE(zx_activity, begins, ZX_FIELD_REQUIRED | ZX_FIELD_EFFECTIVE, "begins", "开始日期"),
    ZXI_DATE(zx_activity, ends, 0, "ends", "结束日期"),
    ZXI_ENUM(zx_activity, state, &state_type, ZX_FIELD_REQUIRED, "state", "状态"),
};

const zx_record_type zxi_activity_type = ZXI_TYPE(zx_activity, reserved, "activity", "activity", "活动", fields, .answer = false);

/* ---- rules ---- */

static zx_date last_day(const zx_activity *activity)
{
    return activity->ends.year ? activity->ends : activity->begins;
}

static zx_status check_alone(const zxi_call *call, const zx_activity *given)
{
    if (zx_date_compare(last_day(given), given->begins) < 0)
        return zxi_refuse(call, RULE(ACTIVITY_DATES), "ends", given->id, "it begins %s", "%s 开始", zxi_date_text(given->begins));
    if (given->organization && given->holder)
        return zxi_refuse(call, RULE(ONE_HOLDER), "holder", given->id, "both are given", "两项均已填写");
    if (given->number.set && (given->number.value < 1 || given->number.value > 9999))
        return zxi_refuse(call, RULE(NUMBER_COUNTS), "number", given->id, "given: %lld", "所给为 %lld", (long long)given->number.value);
    return ZX_OK;
}

static zx_status check_holder(zxi_call *call, const zx_activity *given)
{
    void *found;
    if (!given->organization)
        return ZX_OK;
    zx_status status = zxi_record_load(call, &zxi_organization_type, given->organization, &found);
    if (status == ZX_OK && !zxi_organization_on(found, given->begins))
        status = zxi_refuse(call, RULE(HOLDER_EXISTS), "organization", given->id, "“%s” on %s", "“%s”，%s", ((zx_organization *)found)->name,
                            zxi_date_text(given->begins));
    return status;
}

/* The term of an activity in a session is the session's. */
static zx_status check_session(zxi_call *call, zx_activity *given, const json_t *kind)
{
    void *found;
    if (!given->session && zxi_rulebook_flag(kind, "in_session"))
        return zxi_refuse(call, RULE(IN_SESSION), "session", given->id, "%s", "%s", given->kind);
    if (!given->session)
        return ZX_OK;
    zx_status status = zxi_record_load(call, &zxi_session_type, given->session, &found);
    if (status != ZX_OK)
        return status;
    const zx_session *session = found;
    if (zx_date_compare(given->begins, session->opens) < 0 ||
        (session->closes.year && zx_date_compare(last_day(given), session->closes) > 0))
        return zxi_refuse(call, RULE(WITHIN_SESSION), zx_date_compare(given->begins, session->opens) < 0 || !given->ends.year ? "begins" : "ends",
                          given->id, "the session lasts from %s to %s", "会期为 %s 至 %s", zxi_date_text(session->opens),
                          zxi_date_text(session->closes));
    if (given->term && given->term != session->term)
        return zxi_refuse(call, RULE(WITHIN_SESSION), "term", given->id, "the session is of another term", "该次会议属于另一届");
    given->term = session->term;
    return ZX_OK;
}

static zx_status check_term(zxi_call *call, const zx_activity *given)
{
    void *found;
    if (!given->term)
        return ZX_OK;
    zx_status status = zxi_record_load(call, &zxi_term_type, given->term, &found);
    if (status != ZX_OK)
        return status;
    const zx_term *term = found;
    if (zx_date_compare(given->begins, term->opened) < 0 || (term->closed.year && zx_date_compare(given->begins, term->closed) >= 0))
        return zxi_refuse(call, RULE(ACTIVITY_WITHIN_TERM), "begins", given->id, "the term lasts from %s to %s", "届期为 %s 至 %s",
                          zxi_date_text(term->opened), zxi_date_text(term->closed));
    return ZX_OK;
}

static zx_status check_number(zxi_call *call, const zx_activity *given, const json_t *kind)
{
    int64_t same = 0;
    if (!given->number.set)
        return ZX_OK;
    if (!given->term && zxi_rulebook_flag(kind, "numbered"))
        return zxi_refuse(call, RULE(NUMBERED_IN_TERM), "term", given->id, "%s", "%s", given->kind);
    zx_status status = zxi_ask(call->store, &same,
                               "SELECT id FROM activity WHERE kind = ?1 AND term = ?2 AND number = ?3 AND id <> ?4 AND state <> 'cancelled'", "tiii",
                               given->kind, given->term, given->number.value, given->id);
    return status == ZX_OK && same ? zxi_exists(call, "number", same, "the term has such a meeting already", "该届已有此次会议") : status;
}

static zx_status check_parent(zxi_call *call, const zx_activity *given)
{
    int64_t cancelled, circle = 0;
    if (!given->parent)
        return ZX_OK;
    zx_status status = zxi_ask(call->store, &cancelled, "SELECT count(*) FROM activity WHERE id = ?1 AND state = 'cancelled'", "i", given->parent);
    if (status == ZX_OK && cancelled && given->state != ZX_ACTIVITY_CANCELLED)
        return zxi_refuse(call, RULE(PARENT_TAKES_PLACE), "parent", given->id, "%lld was cancelled", "%lld 已取消", (long long)given->parent);
    if (status == ZX_OK && given->id)
        status = zxi_ask(call->store, &circle,
                         "WITH RECURSIVE up(id) AS (SELECT ?1 UNION SELECT a.parent FROM activity AS a JOIN up USING (id) "
                         "WHERE a.parent IS NOT NULL) SELECT count(*) FROM up WHERE id = ?2",
                         "ii", given->parent, given->id);
    if (status == ZX_OK && circle)
        return zxi_refuse(call, RULE(ACTIVITY_NO_CIRCLE), "parent", given->id, "%lld is a part of it", "%lld 是其组成活动", (long long)given->parent);
    return status;
}

static zx_status check(zxi_call *call, zx_activity *given)
{
    const json_t *rulebook;
    zx_status status = check_alone(call, given);
    if (status == ZX_OK)
        status = zxi_rulebook_of(call->store, call->act->on, &rulebook, NULL);
    if (status != ZX_OK)
        return status;
    const json_t *kind = zxi_rulebook_entry(rulebook, "activity_kinds", given->kind);
    status = check_holder(call, given);
    if (status == ZX_OK)
        status = check_session(call, given, kind);
    if (status == ZX_OK)
        status = check_term(call, given);
    if (status == ZX_OK)
        status = check_number(call, given, kind);
    return status == ZX_OK ? check_parent(call, given) : status;
}

static zx_status check_nobody_attended(zxi_call *call, zx_id id)
{
    int64_t attended;
    zx_status status = zxi_ask(call->store, &attended, "SELECT count(*) FROM attendance WHERE activity = ?1 AND result <> 'leave'", "i", id);
    if (status == ZX_OK && attended)
        return zxi_refuse(call, RULE(NOBODY_ATTENDED), "id", id, "%lld are noted", "已登记 %lld 项", (long long)attended);
    return status;
}

/* ---- verbs ---- */

zx_status zxi_activity_convene(zxi_call *call, void *in, zx_id *out)
{
    zx_activity *given = in;
    given->state = ZX_ACTIVITY_CONVENED;
    zx_status status = check(call, given);
    if (status == ZX_OK)
        status = zxi_record_insert(call, &zxi_activity_type, given);
    *out = given->id;
    return status;
}

static zx_status load_convened(zxi_call *call, zx_id id, zx_activity **out)
{
    void *loaded;
    zx_status status = zxi_record_load(call, &zxi_activity_type, id, &loaded);
    if (status != ZX_OK)
        return status;
    *out = loaded;
    if ((*out)->state != ZX_ACTIVITY_CONVENED)
        return zxi_refuse(call, RULE(CONVENED), "id", id, (*out)->state == ZX_ACTIVITY_HELD ? "it was held" : "it was cancelled",
                          (*out)->state == ZX_ACTIVITY_HELD ? "已举行" : "已取消");
    return ZX_OK;
}

zx_status zxi_activity_reschedule(zxi_call *call, void *in, zx_id *out)
{
    const zx_activity *given = in;
    zx_activity *activity;
    zx_status status = load_convened(call, given->id, &activity);
    if (status == ZX_OK)
        status = check_nobody_attended(call, given->id);
    if (status != ZX_OK)
        return status;
    activity->begins = given->begins;
    activity->ends = given->ends;
    if (given->place)
        activity->place = given->place;
    status = check(call, activity);
    *out = given->id;
    return status == ZX_OK ? zxi_record_update(call, &zxi_activity_type, activity) : status;
}

zx_status zxi_activity_hold(zxi_call *call, void *in, zx_id *out)
{
    const zx_activity *given = in;
    zx_activity *activity;
    zx_status status = load_convened(call, given->id, &activity);
    if (status != ZX_OK)
        return status;
    if (given->ends.year)
        activity->ends = given->ends;
    if (zx_date_compare(call->act->on, last_day(activity)) < 0)
        return zxi_refuse(call, RULE(HELD_ONCE_OVER), "ends", given->id, "its last day is %s", "最后一日为 %s", zxi_date_text(last_day(activity)));
    activity->state = ZX_ACTIVITY_HELD;
    status = check(call, activity);
    *out = given->id;
    return status == ZX_OK ? zxi_record_update(call, &zxi_activity_type, activity) : status;
}

zx_status zxi_activity_cancel(zxi_call *call, void *in, zx_id *out)
{
    const zx_activity *given = in;
    zx_activity *activity;
    int64_t parts = 0;
    zx_status status = load_convened(call, given->id, &activity);
    if (status == ZX_OK)
        status = check_nobody_attended(call, given->id);
    if (status == ZX_OK)
        status = zxi_ask(call->store, &parts, "SELECT count(*) FROM activity WHERE parent = ?1 AND state <> 'cancelled'", "i", given->id);
    if (status != ZX_OK)
        return status;
    if (parts)
        return zxi_refuse(call, RULE(PARTS_CANCELLED), "id", given->id, "%lld are not", "尚有 %lld 项", (long long)parts);
    activity->state = ZX_ACTIVITY_CANCELLED;
    *out = given->id;
    return zxi_record_update(call, &zxi_activity_type, activity);
}

zx_status zxi_activity_correct(zxi_call *call, void *in, zx_id *out)
{
    zx_activity *given = in;
    void *loaded;
    zx_status status = zxi_record_load(call, &zxi_activity_type, given->id, &loaded);
    if (status != ZX_OK)
        return status;
    given->state = ((zx_activity *)loaded)->state;
    status = check(call, given);
    if (status != ZX_OK)
        return status;
    zxi_record_replace(&zxi_activity_type, loaded, given);
    *out = given->id;
    return zxi_record_update(call, &zxi_activity_type, loaded);
}
