/* SPDX-License-Identifier: MIT */
#include <zhengxie/liaison.h>

#include <zhengxie/date.h>

#include "domain/bodies.h"

ZXI_NO_PADDING(zx_liaison, ended);

static const zx_field fields[] = {
    ZXI_ID(zx_liaison, person, "person", ZX_FIELD_REQUIRED, "person", "联系对象"),
    ZXI_ID(zx_liaison, keeper, "person", ZX_FIELD_REQUIRED, "keeper", "联系人"),
    ZXI_DATE(zx_liaison, begun, ZX_FIELD_REQUIRED | ZX_FIELD_EFFECTIVE | ZX_FIELD_PARTIAL, "begun", "开始日期"),
    ZXI_DATE(zx_liaison, ended, ZX_FIELD_UNTIL | ZX_FIELD_PARTIAL, "ended", "终止日期"),
};

static const zx_record_type type = ZXI_TYPE(zx_liaison, ended, "liaison", "liaison", "联系关系", fields, .answer = false);

enum { OF_TWO, TWICE, STILL_OPEN, DATES };

static const zx_rule rules[] = {
    [OF_TWO] = {"liaison.of-two", "nobody keeps contact with oneself", "联系人与联系对象不得为同一人", "library"},
    [TWICE] = {"liaison.twice", "the same two are paired once at a time", "同一时期同样两人只结一次联系", "library"},
    [STILL_OPEN] = {"liaison.still-open", "what has ended does not end again", "已终止的联系不再终止", "library"},
    [DATES] = {"liaison.dates-in-order", "it ends after it began", "终止不得早于开始", "library"},
    {NULL, NULL, NULL, NULL},
};

static zx_status check(zxi_call *call, const zx_liaison *given)
{
    int64_t twice;
    if (given->person == given->keeper)
        return zxi_refuse(call, &rules[OF_TWO], "keeper", given->id, "both are %lld", "两者均为 %lld", (long long)given->keeper);
    if (given->ended.year && zx_date_compare(zx_date_last(given->ended), zx_date_first(given->begun)) < 0)
        return zxi_refuse(call, &rules[DATES], "ended", given->id, "begun %s", "%s 开始", zxi_date_text(given->begun));
    zx_status status = zxi_ask(call->store, &twice,
                               "SELECT count(*) FROM liaison WHERE person = ?1 AND keeper = ?2 AND id <> ?3 AND (ended IS NULL OR " ZXI_FIRST(
                                   "ended") " > ?4) AND (?5 IS NULL OR " ZXI_LAST("begun") " < ?5)",
                               "iiidd", given->person, given->keeper, given->id, zx_date_last(given->begun), zx_date_first(given->ended));
    if (status == ZX_OK && twice)
        return zxi_refuse(call, &rules[TWICE], "keeper", given->id, "they are paired already", "两人已结联系");
    return status;
}

static zx_status pair(zxi_call *call, void *in, zx_id *out)
{
    zx_liaison *given = in;
    zx_status status = check(call, given);
    if (status == ZX_OK)
        status = zxi_record_insert(call, &type, given);
    *out = given->id;
    return status;
}

static zx_status unpair(zxi_call *call, void *in, zx_id *out)
{
    const zx_liaison *given = in;
    void *loaded;
    zx_status status = zxi_record_load(call, &type, given->id, &loaded);
    if (status != ZX_OK)
        return status;
    zx_liaison *liaison = loaded;
    if (liaison->ended.year)
        return zxi_refuse(call, &rules[STILL_OPEN], "id", given->id, "ended %s", "%s 已终止", zxi_date_text(liaison->ended));
    if (zx_date_compare(call->act->on, zx_date_first(liaison->begun)) < 0)
        return zxi_refuse(call, &rules[DATES], "id", given->id, "begun %s", "%s 开始", zxi_date_text(liaison->begun));
    liaison->ended = call->act->on;
    *out = given->id;
    return zxi_record_update(call, &type, liaison);
}

static zx_status correct(zxi_call *call, void *in, zx_id *out)
{
    const zx_liaison *given = in;
    void *loaded;
    zx_status status = zxi_record_load(call, &type, given->id, &loaded);
    if (status == ZX_OK)
        status = check(call, given);
    if (status != ZX_OK)
        return status;
    zxi_record_replace(&type, loaded, given);
    *out = given->id;
    return zxi_record_update(call, &type, loaded);
}

static const zxi_verb verbs[] = {
    {{"liaison.pair", "liaison", "person! keeper! begun!", "pairs two persons", "结成联系"}, &type, pair, false},
    {{"liaison.unpair", "liaison", "id!", "ends a pair", "终止联系"}, &type, unpair, false},
    {{"liaison.correct", "liaison", "id! person! keeper! begun! ended", "mends a pair's data", "更正联系信息"}, &type, correct, true},
    {{NULL, NULL, NULL, NULL, NULL}, NULL, NULL, false},
};

static const zx_record_type *const types[] = {&type, NULL};
const zxi_noun zxi_noun_liaison = {"liaison", types, verbs, rules};

zx_status zx_liaison_pair(zx_store *store, const zx_act *act, const zx_liaison *in, zx_id *out)
{
    return ZXI_RUN("liaison.pair");
}

zx_status zx_liaison_unpair(zx_store *store, const zx_act *act, const zx_liaison *in, zx_id *out)
{
    return ZXI_RUN("liaison.unpair");
}

zx_status zx_liaison_correct(zx_store *store, const zx_act *act, const zx_liaison *in, zx_id *out)
{
    return ZXI_RUN("liaison.correct");
}
