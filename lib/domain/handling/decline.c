/* SPDX-License-Identifier: MIT */
#include "domain/handling/handling.h"

ZXI_NO_PADDING(zx_decline, reserved);

static const zx_enum_value states[] = {
    ZXI_VALUE(ZX_DECLINE_OPEN, "open", "not settled yet", "待处理"),
    ZXI_VALUE(ZX_DECLINE_ACCEPTED, "accepted", "accepted", "同意退办"),
    ZXI_VALUE(ZX_DECLINE_REFUSED, "refused", "refused", "不同意退办"),
};
static const zx_enum_type state_type = ZXI_ENUM_TYPE("decline_state", states);

static const zx_field fields[] = {
    ZXI_ID(zx_decline, assignment, "assignment", ZX_FIELD_REQUIRED | ZX_FIELD_SUBJECT, "assignment", "交办"),
    ZXI_DATE(zx_decline, declined, ZX_FIELD_REQUIRED | ZX_FIELD_EFFECTIVE, "declined", "申请退办日期"),
    ZXI_TEXT(zx_decline, ground, 2000, ZX_FIELD_REQUIRED | ZX_FIELD_SEARCHABLE, "ground", "退办理由"),
    ZXI_ID(zx_decline, suggested, "organization", 0, "suggested unit", "建议承办单位"),
    ZXI_ENUM(zx_decline, state, &state_type, ZX_FIELD_REQUIRED, "state", "处理结果"),
    ZXI_DATE(zx_decline, settled, 0, "settled", "处理日期"),
    ZXI_TEXT(zx_decline, note, 2000, ZX_FIELD_SEARCHABLE, "note", "处理意见"),
};

static const char as_of[] =
    "SELECT d.id, d.revision, d.written, d.assignment, d.declined, d.ground, d.suggested, "
    "CASE WHEN d.settled <= ?1 THEN d.state ELSE 'open' END AS state, CASE WHEN d.settled <= ?1 THEN d.settled END AS settled, "
    "CASE WHEN d.settled <= ?1 THEN d.note END AS note FROM decline AS d WHERE d.declined <= ?1";

const zx_record_type zxi_decline_type = ZXI_TYPE(zx_decline, reserved, "decline", "decline", "退办", fields, .as_of = as_of);

enum { ONCE, IN_TIME, ANOTHER_UNIT, OPEN };
static const zx_rule rules[] = {
    [ONCE] = {"decline.once", "an assignment is declined once, whatever became of it", "一项交办只能申请一次退办", "library"},
    [IN_TIME] = {"decline.in-time", "an assignment is declined within the rulebook's time", "退办须在规则所定期限内提出",
                 "提案办理通行规定; rulebook clocks.decline"},
    [ANOTHER_UNIT] = {"decline.another-unit", "a unit suggests another one", "建议的承办单位须为其他单位", "library"},
    [OPEN] = {"decline.open", "the office accepts or refuses a decline once", "退办由交办机关处理一次", "library"},
    {NULL, NULL, NULL, NULL},
};

/* ---- declining ---- */

zx_status zxi_may_decline(zxi_call *call, const zxi_handling *of)
{
    int64_t earlier;
    zx_status status = ZXI_QUERY(call->store, 0, &earlier, "SELECT id FROM decline WHERE assignment = ?1", of->assignment->id);
    if (status == ZX_OK && earlier)
        status = zxi_refuse(call, &rules[ONCE], "assignment", of->assignment->id, "decline %lld", "退办 %lld", (long long)earlier);
    return status;
}

zx_status zxi_in_time_to_decline(zxi_call *call, const zxi_handling *of)
{
    zx_date last = {0};
    zx_status status = zxi_decline_until(call, of->assignment, &last);
    if (status == ZX_OK && last.year && zx_date_compare(call->act->on, last) > 0)
        status = zxi_refuse(call, &rules[IN_TIME], "on", of->assignment->id, "until %s", "期限为 %s", zxi_date_text(last));
    return status;
}

static zx_status decline(zxi_call *call, void *in, zx_id *out)
{
    zx_decline *given = in;
    zxi_handling of;
    zx_status status = zxi_handling_begin(call, given->assignment, "assignment", &of);
    if (status == ZX_OK && given->suggested && given->suggested == of.assignment->unit)
        return zxi_refuse(call, &rules[ANOTHER_UNIT], "suggested", given->suggested, "it is the one that declines", "即为退办单位");
    if (status == ZX_OK && given->suggested)
        status = zxi_check_unit(call, given->suggested, "suggested");
    if (status != ZX_OK)
        return status;
    given->declined = call->act->on;
    given->state = ZX_DECLINE_OPEN;
    status = zxi_record_insert(call, &zxi_decline_type, given);
    *out = given->id;
    return status == ZX_OK ? zxi_handling_end(call, &of) : status;
}

/* ---- settling ---- */

zx_status zxi_may_settle_decline(zxi_call *call, const zxi_handling *of)
{
    int64_t open;
    zx_status status = ZXI_QUERY(call->store, 0, &open, "SELECT id FROM decline WHERE assignment = ?1 AND state = 'open'", of->assignment->id);
    if (status == ZX_OK && !open)
        status = zxi_refuse(call, &rules[OPEN], "id", of->assignment->id, "there is none to settle", "没有待处理的退办");
    return status;
}

static zx_status settle(zxi_call *call, const zx_decline *given, zx_decline_state state, zxi_handling *of)
{
    void *loaded;
    zx_status status = zxi_record_load(call, &zxi_decline_type, given->id, &loaded);
    if (status != ZX_OK)
        return status;
    zx_decline *kept = loaded;
    status = zxi_handling_begin(call, kept->assignment, "id", of);
    if (status == ZX_OK)
        status = zxi_in_order(call, kept->declined, kept->id);
    if (status != ZX_OK)
        return status;
    kept->state = state;
    kept->settled = call->act->on;
    kept->note = given->note;
    return zxi_record_update(call, &zxi_decline_type, kept);
}

static zx_status accept(zxi_call *call, void *in, zx_id *out)
{
    zxi_handling of;
    zx_status status = settle(call, in, ZX_DECLINE_ACCEPTED, &of);
    if (status != ZX_OK)
        return status;
    of.assignment->ended = call->act->on;
    of.assignment->ended_by = ZX_END_DECLINED;
    status = zxi_record_update(call, &zxi_assignment_type, of.assignment);
    *out = ((const zx_decline *)in)->id;
    return status == ZX_OK ? zxi_handling_end(call, &of) : status;
}

static zx_status refuse(zxi_call *call, void *in, zx_id *out)
{
    zxi_handling of;
    zx_status status = settle(call, in, ZX_DECLINE_REFUSED, &of);
    *out = ((const zx_decline *)in)->id;
    return status == ZX_OK ? zxi_handling_end(call, &of) : status;
}

#define TYPE &zxi_decline_type

static const zxi_verb verbs[] = {
    {{"assignment.decline", "decline", "assignment! ground! suggested", "declines an assignment", "申请退办"}, TYPE, decline, false},
    {{"assignment.accept_decline", "decline", "id! note", "accepts a decline: the assignment ends", "同意退办"}, TYPE, accept, false},
    {{"assignment.refuse_decline", "decline", "id! note", "refuses a decline: the unit keeps the assignment", "不同意退办"}, TYPE, refuse, false},
    {{NULL, NULL, NULL, NULL, NULL}, NULL, NULL, false},
};

static const zx_record_type *const types[] = {TYPE, NULL};
const zxi_noun zxi_noun_decline = {"assignment", types, verbs, rules};

zx_status zx_assignment_decline(zx_store *store, const zx_act *act, const zx_decline *in, zx_id *out)
{
    return ZXI_RUN("assignment.decline");
}

zx_status zx_assignment_accept_decline(zx_store *store, const zx_act *act, const zx_decline *in, zx_id *out)
{
    return ZXI_RUN("assignment.accept_decline");
}

zx_status zx_assignment_refuse_decline(zx_store *store, const zx_act *act, const zx_decline *in, zx_id *out)
{
    return ZXI_RUN("assignment.refuse_decline");
}
