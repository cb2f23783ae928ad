/* SPDX-License-Identifier: MIT */
#include <zhengxie/date.h>

#include "domain/measures/measures.h"

ZXI_NO_PADDING(zx_effect, reserved);

static const zx_enum_value wanted[] = {
    ZXI_VALUE(ZX_WANTED_MORE, "more", "more", "越高越好"),
    ZXI_VALUE(ZX_WANTED_LESS, "less", "less", "越低越好"),
};
static const zx_enum_type wanted_type = ZXI_ENUM_TYPE("wanted", wanted);

static const zx_field fields[] = {
    ZXI_ID(zx_effect, measure, "measure", ZX_FIELD_REQUIRED | ZX_FIELD_SUBJECT, "measure", "措施"),
    ZXI_TEXT(zx_effect, indicator, 200, ZX_FIELD_REQUIRED | ZX_FIELD_TITLE | ZX_FIELD_SEARCHABLE, "indicator", "指标"),
    ZXI_TEXT(zx_effect, measured_in, 50, 0, "measured in", "计量单位"),
    ZXI_DECIMAL(zx_effect, before, 0, "before", "之前"),
    ZXI_DECIMAL(zx_effect, after, 0, "after", "之后"),
    ZXI_ENUM(zx_effect, wanted, &wanted_type, 0, "wanted", "期望方向"),
    ZXI_DATE(zx_effect, observed, ZX_FIELD_REQUIRED | ZX_FIELD_EFFECTIVE, "observed", "观测日期"),
    ZXI_DATE(zx_effect, struck, ZX_FIELD_UNTIL, "struck", "删除日期"),
    ZXI_DATE(zx_effect, since, ZX_FIELD_PARTIAL, "figure before is of", "之前数值的日期"),
    ZXI_TEXT(zx_effect, source, 500, ZX_FIELD_SEARCHABLE, "source", "数据来源"),
    ZXI_ID(zx_effect, document, "document", 0, "found in", "来源文件"),
    ZXI_TEXT(zx_effect, note, 2000, ZX_FIELD_SEARCHABLE, "note", "说明"),
    ZXI_ID(zx_effect, project, "project", ZX_FIELD_DERIVED, "project", "课题"),
    ZXI_DATE(zx_effect, told, ZX_FIELD_DERIVED, "told", "反馈日期"),
};

static zx_status derive(zx_store *store, void *record)
{
    zx_effect *effect = record;
    zx_status status = ZXI_QUERY(store, 0, &effect->project, "SELECT project FROM measure WHERE id = ?1", effect->measure);
    return status == ZX_OK ? zxi_ask_date(store, &effect->told, "SELECT min(told) FROM telling WHERE effect = ?1 AND struck IS NULL", "i",
                                            effect->id)
                           : status;
}

static const char as_of[] =
    "SELECT e.id, e.revision, e.written, e.measure, e.indicator, e.measured_in, e.before, e.after, e.wanted, e.observed, e.struck, "
    "e.since, e.source, e.document, e.note, e.project, (SELECT min(t.told) FROM telling AS t WHERE t.effect = e.id AND t.told <= ?1 "
    "AND (t.struck IS NULL OR t.struck > ?1)) AS told FROM effect AS e WHERE e.observed <= ?1";

const zx_record_type zxi_effect_type = ZXI_TYPE(zx_effect, reserved, "effect", "effect", "效果", fields, .derive = derive, .as_of = as_of);

enum { AFTER_MEASURE, SHOWN, SINCE, IN_ORDER, STRUCK, IN_USE };
static const zx_rule rules[] = {
    [AFTER_MEASURE] = {"effect.after-measure", "an effect is not observed before its measure began", "效果不得早于措施登记", "library"},
    [SHOWN] = {"effect.shown", "an effect says what was found: a figure afterwards, or words", "效果须有之后的数值或文字说明", "library"},
    [SINCE] = {"effect.since", "a date of the figure before belongs to such a figure, and is not after the observation", "须有之前的数值方可注明其日期，且不得晚于观测日期",
               "library"},
    [IN_ORDER] = {"effect.in-order", "a corrected date is not ahead, nor after the effect was told; none is struck before it was observed",
                  "更正后的观测日期不得晚于更正之日和反馈之日；删除不得早于观测之日", "library"},
    [STRUCK] = {"effect.struck", "nothing more is done with a struck effect", "已删除的效果不再办理", "library"},
    [IN_USE] = {"effect.in-use", "an effect is not struck as long as something rests on it: that it was told, evidence", "已登记反馈或佐证的效果不得删除",
                "library"},
    {NULL, NULL, NULL, NULL},
};

zx_status zxi_effect_stands(zxi_call *call, const char *field, const zx_effect *effect)
{
    if (effect->struck.year)
        return zxi_refuse(call, &rules[STRUCK], field, effect->id, "on %s", "日期：%s", zxi_date_text(effect->struck));
    return ZX_OK;
}

static zx_status check(zxi_call *call, const zx_effect *given, const zx_measure *measure, const char *date_field)
{
    if (zx_date_compare(given->observed, measure->promised) < 0)
        return zxi_refuse(call, &rules[AFTER_MEASURE], date_field, measure->id, "that was on %s", "登记日期为 %s", zxi_date_text(measure->promised));
    if (!given->after && !given->note)
        return zxi_refuse(call, &rules[SHOWN], "after", measure->id, "neither is given", "二者均未填写");
    if (given->since.year && (!given->before || zx_date_compare(zx_date_first(given->since), given->observed) > 0))
        return zxi_refuse(call, &rules[SINCE], "since", measure->id, "observed on %s", "观测日期为 %s", zxi_date_text(given->observed));
    return ZX_OK;
}

static zx_status observe(zxi_call *call, void *in, zx_id *out)
{
    zx_effect *given = in;
    zx_measure *measure = NULL;
    given->observed = call->act->on;
    zx_status status = zxi_measure_load(call, given->measure, &measure);
    if (status == ZX_OK)
        status = check(call, given, measure, "on");
    if (status != ZX_OK)
        return status;
    given->project = measure->project;
    call->subject = zxi_measure_subject(measure);
    status = zxi_record_insert(call, &zxi_effect_type, given);
    *out = given->id;
    return status;
}

static zx_status correct(zxi_call *call, void *in, zx_id *out)
{
    zx_effect *given = in;
    zx_measure *measure = NULL;
    void *loaded;
    zx_status status = zxi_record_load_derived(call, &zxi_effect_type, given->id, &loaded);
    const zx_effect *kept = loaded;
    if (status == ZX_OK)
        status = zxi_effect_stands(call, "id", kept);
    if (status == ZX_OK)
        status = zxi_measure_load(call, kept->measure, &measure);
    if (status == ZX_OK)
        status = check(call, given, measure, "observed");
    if (status != ZX_OK)
        return status;
    zx_date last = kept->told.year && zx_date_compare(kept->told, call->act->on) < 0 ? kept->told : call->act->on;
    if (zx_date_compare(given->observed, last) > 0)
        return zxi_refuse(call, &rules[IN_ORDER], "observed", given->id, "that was on %s", "该日期为 %s", zxi_date_text(last));
    given->measure = kept->measure;
    zxi_record_replace(&zxi_effect_type, loaded, given);
    call->subject = zxi_measure_subject(measure);
    *out = given->id;
    return zxi_record_update(call, &zxi_effect_type, loaded);
}

static zx_status strike(zxi_call *call, void *in, zx_id *out)
{
    const zx_effect *given = in;
    zx_measure *measure = NULL;
    void *loaded;
    zx_status status = zxi_record_load(call, &zxi_effect_type, given->id, &loaded);
    if (status != ZX_OK)
        return status;
    zx_effect *kept = loaded;
    status = zxi_effect_stands(call, "id", kept);
    if (status == ZX_OK && zx_date_compare(call->act->on, kept->observed) < 0)
        status = zxi_refuse(call, &rules[IN_ORDER], "on", kept->id, "that was on %s", "该日期为 %s", zxi_date_text(kept->observed));
    if (status == ZX_OK)
        status = zxi_check_unused(call, &rules[IN_USE], kept->id,
                                  "SELECT id FROM telling WHERE effect = ?1 AND (struck IS NULL OR struck > ?2) UNION ALL "
                                  ZXI_EVIDENCE_OF " LIMIT 1");
    if (status == ZX_OK)
        status = zxi_measure_load(call, kept->measure, &measure);
    if (status != ZX_OK)
        return status;
    kept->struck = call->act->on;
    call->subject = zxi_measure_subject(measure);
    *out = given->id;
    return zxi_record_update(call, &zxi_effect_type, kept);
}

static const zxi_verb verbs[] = {
    {{"effect.observe", "effect", "measure! indicator! before after measured_in wanted since source document note", "notes an effect", "登记效果"},
     &zxi_effect_type, observe, false},
    {{"effect.correct", "effect", "id! indicator! observed! before after measured_in wanted since source document note", "mends an effect", "更正效果"},
     &zxi_effect_type, correct, ZXI_REASON},
    {{"effect.strike", "effect", "id!", "strikes an effect", "删除效果"}, &zxi_effect_type, strike, ZXI_REASON},
    {{NULL, NULL, NULL, NULL, NULL}, NULL, NULL, false},
};

static const zx_record_type *const types[] = {&zxi_effect_type, NULL};
const zxi_noun zxi_noun_effect = {"effect", types, verbs, rules};

zx_status zx_effect_observe(zx_store *store, const zx_act *act, const zx_effect *in, zx_id *out)
{
    return ZXI_RUN("effect.observe");
}

zx_status zx_effect_correct(zx_store *store, const zx_act *act, const zx_effect *in, zx_id *out)
{
    return ZXI_RUN("effect.correct");
}

zx_status zx_effect_strike(zx_store *store, const zx_act *act, const zx_effect *in, zx_id *out)
{
    return ZXI_RUN("effect.strike");
}
