/* SPDX-License-Identifier: MIT */
#include <zhengxie/sample.h>

#include "record/noun.h"

ZXI_NO_PADDING(zx_sample, state);

static const zx_enum_value states[] = {
    ZXI_VALUE(ZX_SAMPLE_FRESH, "fresh", "fresh", "新鲜"),
    ZXI_VALUE(ZX_SAMPLE_STALE, "stale", "stale", "陈旧"),
};
static const zx_enum_type state_type = ZXI_ENUM_TYPE("sample_state", states);

static const zx_field fields[] = {
    ZXI_TEXT(zx_sample, title, 20, ZX_FIELD_REQUIRED | ZX_FIELD_TITLE, "title", "名称"),
    ZXI_ID(zx_sample, person, "person", 0, "taken by", "采样人"),
    ZXI_DATE(zx_sample, taken, ZX_FIELD_EFFECTIVE | ZX_FIELD_PARTIAL, "taken", "采样日期"),
    ZXI_ENUM(zx_sample, state, &state_type, ZX_FIELD_REQUIRED, "state", "状态"),
    ZXI_TEXT(zx_sample, body, 0, ZX_FIELD_LONG, "body", "正文"),
};

static const zx_record_type type = ZXI_TYPE(zx_sample, state, "sample", "sample", "样品", fields, .answer = false);

static const zx_rule rules[] = {
    {"sample.stale-body", "a stale sample has a body", "陈旧的样品须有正文", "this test"},
    {NULL, NULL, NULL, NULL},
};

static zx_status add(zxi_call *call, void *in, zx_id *out)
{
    zx_sample *sample = in;
    if (sample->state == ZX_SAMPLE_STALE && !sample->body)
        return zxi_refuse(call, &rules[0], "body", 0, "it has none", "没有正文");
    zx_status status = zxi_record_insert(call, &type, sample);
    *out = sample->id;
    return status;
}

static const zxi_verb verbs[] = {
    {{"sample.add", "sample", "title! state! person taken body", "adds a sample", "登记样品"}, &type, add, false},
    {{NULL, NULL, NULL, NULL, NULL}, NULL, NULL, false},
};

static const zx_record_type *const types[] = {&type, NULL};
const zxi_noun zxi_noun_sample = {"sample", types, verbs, rules};
