/* SPDX-License-Identifier: MIT */
#include <zhengxie/call.h>

#include <zhengxie/date.h>

#include "domain/bodies.h"

ZXI_NO_PADDING(zx_call, closes);

static const zx_field fields[] = {
    ZXI_CODE(zx_call, kind, "call_kinds", ZX_FIELD_REQUIRED, "kind", "征集类别"),
    ZXI_TEXT(zx_call, title, 200, ZX_FIELD_REQUIRED | ZX_FIELD_TITLE | ZX_FIELD_SEARCHABLE, "title", "名称"),
    ZXI_TEXT(zx_call, audience, 500, 0, "asked of", "征集对象"),
    ZXI_ID(zx_call, session, "session", 0, "for session", "所属会次"),
    ZXI_ID(zx_call, body, "organization", 0, "asked by", "征集单位"),
    ZXI_DATE(zx_call, opens, ZX_FIELD_REQUIRED | ZX_FIELD_EFFECTIVE, "opens", "开始日期"),
    ZXI_DATE(zx_call, closes, ZX_FIELD_REQUIRED, "closes", "截止日期"),
};

const zx_record_type zxi_call_type = ZXI_TYPE(zx_call, closes, "call", "call for topics", "征题", fields, .answer = false);

enum { DATES, TOPICS_WITHIN };
static const zx_rule rules[] = {
    [DATES] = {"call.dates-in-order", "a call closes no earlier than it opens", "截止日期不得早于开始日期", "library"},
    [TOPICS_WITHIN] = {"call.topics-within", "a call does not close before a topic that has come in", "截止日期不得早于已收到的选题", "library"},
    {NULL, NULL, NULL, NULL},
};

static zx_status check_dates(zxi_call *call, zx_id id, zx_date opens, zx_date closes)
{
    if (zx_date_compare(closes, opens) >= 0)
        return ZX_OK;
    return zxi_refuse(call, &rules[DATES], "closes", id, "it opens on %s", "开始日期为 %s", zxi_date_text(opens));
}

static zx_status announce(zxi_call *call, void *in, zx_id *out)
{
    zx_call *given = in;
    zx_status status = check_dates(call, 0, given->opens, given->closes);
    if (status == ZX_OK)
        status = zxi_record_insert(call, &zxi_call_type, given);
    *out = given->id;
    return status;
}

static zx_status extend(zxi_call *call, void *in, zx_id *out)
{
    const zx_call *given = in;
    void *loaded;
    int64_t outside = 0;
    zx_status status = zxi_record_load(call, &zxi_call_type, given->id, &loaded);
    if (status != ZX_OK)
        return status;
    zx_call *kept = loaded;
    status = check_dates(call, given->id, kept->opens, given->closes);
    if (status == ZX_OK)
        status = zxi_ask(call->store, &outside, "SELECT id FROM topic WHERE call = ?1 AND received > ?2 LIMIT 1", "id", given->id,
                         given->closes);
    if (status == ZX_OK && outside)
        status = zxi_refuse(call, &rules[TOPICS_WITHIN], "closes", outside, "see topic %lld", "见选题 %lld", (long long)outside);
    if (status != ZX_OK)
        return status;
    kept->closes = given->closes;
    *out = given->id;
    return zxi_record_update(call, &zxi_call_type, kept);
}

static const zxi_verb verbs[] = {
    {{"call.announce", "call", "kind! title! opens! closes! audience session body", "announces a call for topics", "发布征题公告"},
     &zxi_call_type, announce, false},
    {{"call.extend", "call", "id! closes!", "moves the closing day of a call", "调整征题截止日期"}, &zxi_call_type, extend, ZXI_REASON},
    {{NULL, NULL, NULL, NULL, NULL}, NULL, NULL, false},
};

static const zx_record_type *const types[] = {&zxi_call_type, NULL};
const zxi_noun zxi_noun_call = {"call", types, verbs, rules};

zx_status zx_call_announce(zx_store *store, const zx_act *act, const zx_call *in, zx_id *out)
{
    return ZXI_RUN("call.announce");
}

zx_status zx_call_extend(zx_store *store, const zx_act *act, const zx_call *in, zx_id *out)
{
    return ZXI_RUN("call.extend");
}
