/* SPDX-License-Identifier: MIT */
#include <zhengxie/topic.h>

#include <string.h>

#include <zhengxie/date.h>

#include "domain/bodies.h"
#include "record/fields.h"

ZXI_NO_PADDING(zx_topic, reserved);

static const zx_field fields[] = {
    ZXI_ID(zx_topic, call, "call", ZX_FIELD_REQUIRED | ZX_FIELD_SUBJECT, "call", "所属征集"),
    ZXI_TEXT(zx_topic, title, 200, ZX_FIELD_REQUIRED | ZX_FIELD_TITLE | ZX_FIELD_SEARCHABLE, "topic", "选题"),
    ZXI_TEXT(zx_topic, text, 5000, ZX_FIELD_LONG | ZX_FIELD_SEARCHABLE, "text", "内容"),
    ZXI_ID(zx_topic, giver, "*", 0, "given by", "提供者"),
    ZXI_TEXT(zx_topic, source, 200, ZX_FIELD_SENSITIVE, "given by another", "其他来源"),
    ZXI_DATE(zx_topic, received, ZX_FIELD_REQUIRED | ZX_FIELD_EFFECTIVE, "received", "收到日期"),
    ZXI_DATE(zx_topic, settled, 0, "settled", "确定日期"),
    ZXI_FLAG(zx_topic, taken, 0, "taken up", "是否采用"),
    ZXI_ID(zx_topic, taken_into, "*", 0, "taken into", "转化为"),
    ZXI_TEXT(zx_topic, note, 2000, 0, "note", "说明"),
};

static const zx_record_type type = ZXI_TYPE(zx_topic, reserved, "topic", "topic", "选题", fields, .answer = false);

enum { WINDOW, GIVER, SETTLED_ONCE, TAKEN_INTO, TAKEN_INTO_ONCE, IN_ORDER };
static const zx_rule rules[] = {
    [WINDOW] = {"topic.window", "a topic comes in from the opening to the closing day", "选题须在征集期内收到", "征题公告"},
    [GIVER] = {"topic.giver", "a topic is given by a person or an organization of the file, or by somebody named in words, not both",
               "选题由库内个人或单位提供，或以文字注明来源，二者择一", "library"},
    [SETTLED_ONCE] = {"topic.settled-once", "a topic is settled once", "选题只确定一次", "library"},
    [TAKEN_INTO] = {"topic.taken-into", "only what was taken up becomes something else", "未采用的选题不转化为其他记录", "library"},
    [TAKEN_INTO_ONCE] = {"topic.taken-into-once", "a topic becomes one thing", "一项选题只转化一次", "library"},
    [IN_ORDER] = {"topic.in-order", "a topic comes in, is settled, and then becomes something", "选题先收到，后确定，再转化", "library"},
    {NULL, NULL, NULL, NULL},
};

static zx_status check_giver(zxi_call *call, const zx_topic *given)
{
    const zx_record_type *kind = NULL;
    if ((given->giver != 0) == (given->source != NULL))
        return zxi_refuse(call, &rules[GIVER], "giver", given->giver, given->giver ? "both are given" : "neither is given",
                          given->giver ? "二者均已填写" : "二者均未填写");
    zx_status status = given->giver ? zxi_kind_of(call->store, given->giver, &kind) : ZX_OK;
    const char *name = kind ? zx_record_type_name(kind) : "person";
    if (status == ZX_OK && strcmp(name, "person") != 0 && strcmp(name, "organization") != 0)
        status = zxi_refuse(call, &rules[GIVER], "giver", given->giver, "it is %s %s%.0s", "所给为%.0s%.0s%s", zxi_article(kind),
                            zx_record_type_en(kind), zx_record_type_zh(kind));
    return status;
}

static zx_status receive(zxi_call *call, void *in, zx_id *out)
{
    zx_topic *given = in;
    void *loaded;
    zx_status status = zxi_record_load(call, &zxi_call_type, given->call, &loaded);
    if (status != ZX_OK)
        return status;
    const zx_call *asked = loaded;
    if (zx_date_compare(call->act->on, asked->opens) < 0 || zx_date_compare(call->act->on, asked->closes) > 0)
        return zxi_refuse(call, &rules[WINDOW], "on", asked->id, "from %s to %s", "%s 至 %s", zxi_date_text(asked->opens),
                          zxi_date_text(asked->closes));
    status = check_giver(call, given);
    given->received = call->act->on;
    call->subject = given->call;
    if (status == ZX_OK)
        status = zxi_record_insert(call, &type, given);
    *out = given->id;
    return status;
}

static zx_status settle(zxi_call *call, void *in, zx_id *out)
{
    const zx_topic *given = in;
    void *loaded;
    zx_status status = zxi_record_load(call, &type, given->id, &loaded);
    if (status != ZX_OK)
        return status;
    zx_topic *kept = loaded;
    if (kept->settled.year)
        return zxi_refuse(call, &rules[SETTLED_ONCE], "id", given->id, "on %s", "已于 %s 确定", zxi_date_text(kept->settled));
    if (given->taken == ZX_NO && given->taken_into)
        return zxi_refuse(call, &rules[TAKEN_INTO], "taken_into", given->taken_into, "it is not taken up", "未采用");
    if (zx_date_compare(call->act->on, kept->received) < 0)
        return zxi_refuse(call, &rules[IN_ORDER], "on", given->id, "received on %s", "%s 收到", zxi_date_text(kept->received));
    kept->settled = call->act->on;
    kept->taken = given->taken;
    kept->taken_into = given->taken_into;
    kept->note = given->note;
    call->subject = kept->call;
    *out = given->id;
    return zxi_record_update(call, &type, kept);
}

static zx_status take_into(zxi_call *call, void *in, zx_id *out)
{
    const zx_topic *given = in;
    void *loaded;
    zx_status status = zxi_record_load(call, &type, given->id, &loaded);
    if (status != ZX_OK)
        return status;
    zx_topic *kept = loaded;
    if (kept->taken != ZX_YES)
        return zxi_refuse(call, &rules[TAKEN_INTO], "id", given->id, "it is not taken up", "未采用");
    if (kept->taken_into)
        return zxi_refuse(call, &rules[TAKEN_INTO_ONCE], "id", kept->taken_into, "see record %lld", "见记录 %lld", (long long)kept->taken_into);
    if (zx_date_compare(call->act->on, kept->settled) < 0)
        return zxi_refuse(call, &rules[IN_ORDER], "on", given->id, "settled on %s", "%s 确定", zxi_date_text(kept->settled));
    kept->taken_into = given->taken_into;
    call->subject = kept->call;
    *out = given->id;
    return zxi_record_update(call, &type, kept);
}

static const zxi_verb verbs[] = {
    {{"topic.receive", "topic", "call! title! text giver source", "takes a topic in", "收到选题"}, &type, receive, false},
    {{"topic.settle", "topic", "id! taken! taken_into note", "settles what becomes of a topic", "确定选题去向"}, &type, settle, false},
    {{"topic.take_into", "topic", "id! taken_into!", "says what a topic became", "登记选题转化"}, &type, take_into, false},
    {{NULL, NULL, NULL, NULL, NULL}, NULL, NULL, false},
};

static const zx_record_type *const types[] = {&type, NULL};
const zxi_noun zxi_noun_topic = {"topic", types, verbs, rules};

zx_status zx_topic_receive(zx_store *store, const zx_act *act, const zx_topic *in, zx_id *out)
{
    return ZXI_RUN("topic.receive");
}

zx_status zx_topic_settle(zx_store *store, const zx_act *act, const zx_topic *in, zx_id *out)
{
    return ZXI_RUN("topic.settle");
}

zx_status zx_topic_take_into(zx_store *store, const zx_act *act, const zx_topic *in, zx_id *out)
{
    return ZXI_RUN("topic.take_into");
}
