/* SPDX-License-Identifier: MIT */
#include <zhengxie/date.h>

#include "domain/measures/measures.h"
#include "domain/projects.h"

ZXI_NO_PADDING(zx_telling, struck);

static const zx_field fields[] = {
    ZXI_ID(zx_telling, effect, "effect", ZX_FIELD_REQUIRED | ZX_FIELD_SUBJECT, "effect", "效果"),
    ZXI_ID(zx_telling, origin, "origin|proposal", ZX_FIELD_REQUIRED, "told to", "反馈对象"),
    ZXI_DATE(zx_telling, told, ZX_FIELD_REQUIRED | ZX_FIELD_EFFECTIVE, "told", "反馈日期"),
    ZXI_DATE(zx_telling, struck, ZX_FIELD_UNTIL, "struck", "删除日期"),
    ZXI_TEXT(zx_telling, means, 500, ZX_FIELD_SEARCHABLE, "means", "反馈方式"),
    ZXI_ID(zx_telling, project, "project", ZX_FIELD_DERIVED, "project", "课题"),
};

static zx_status derive(zx_store *store, void *record)
{
    zx_telling *telling = record;
    return ZXI_QUERY(store, 0, &telling->project, "SELECT m.project FROM effect AS e JOIN measure AS m ON m.id = e.measure WHERE e.id = ?1",
                     telling->effect);
}

const zx_record_type zxi_telling_type = ZXI_TYPE(zx_telling, struck, "telling", "effect told back", "效果反馈", fields, .derive = derive);

enum { ORIGIN, IN_ORDER, STRUCK };
static const zx_rule rules[] = {
    [ORIGIN] = {"telling.origin", "an effect is told to an origin of the project that it is of, or to the proposal that its measure goes back to",
                "效果须反馈至所属课题的来源，或措施所源自的提案", "library"},
    [IN_ORDER] = {"telling.in-order", "an effect is told after it was observed, and no date is ahead; nothing is struck before it was told",
                  "反馈不得早于观测日期，亦不得晚于办理之日；删除不得早于反馈", "library"},
    [STRUCK] = {"telling.struck", "what was struck changes no more", "已删除的反馈不再变更", "library"},
    {NULL, NULL, NULL, NULL},
};

static zx_status check_origin(zxi_call *call, const zx_measure *measure, zx_id id)
{
    const zx_record_type *kind;
    void *loaded;
    zx_status status = zxi_kind_of(call->store, id, &kind);
    if (status == ZX_OK && kind != &zxi_origin_type)
        return id == measure->proposal ? ZX_OK : zxi_refuse(call, &rules[ORIGIN], "origin", id, "of measure %lld", "措施 %lld", (long long)measure->id);
    if (status == ZX_OK)
        status = zxi_record_load(call, &zxi_origin_type, id, &loaded);
    if (status != ZX_OK)
        return status;
    const zx_origin *origin = loaded;
    if (origin->project != measure->project)
        return zxi_refuse(call, &rules[ORIGIN], "origin", id, "of project %lld", "所属课题为 %lld", (long long)origin->project);
    if (origin->struck.year)
        return zxi_refuse(call, &rules[ORIGIN], "origin", id, "struck on %s", "已于 %s 删除", zxi_date_text(origin->struck));
    return ZX_OK;
}

static zx_status check(zxi_call *call, zx_telling *given, const char *date_field)
{
    zx_measure *measure = NULL;
    void *loaded;
    zx_status status = zxi_record_load(call, &zxi_effect_type, given->effect, &loaded);
    if (status == ZX_OK)
        status = zxi_effect_stands(call, "effect", loaded);
    if (status == ZX_OK)
        status = zxi_measure_load(call, ((zx_effect *)loaded)->measure, &measure);
    if (status == ZX_OK)
        status = check_origin(call, measure, given->origin);
    if (status != ZX_OK)
        return status;
    zx_date observed = ((zx_effect *)loaded)->observed;
    if (zx_date_compare(given->told, observed) < 0 || zx_date_compare(given->told, call->act->on) > 0)
        return zxi_refuse(call, &rules[IN_ORDER], date_field, given->effect, "observed on %s", "观测日期为 %s", zxi_date_text(observed));
    given->project = measure->project;
    call->subject = zxi_measure_subject(measure);
    return ZX_OK;
}

static zx_status tell(zxi_call *call, void *in, zx_id *out)
{
    zx_telling *given = in;
    given->told = call->act->on;
    zx_status status = check(call, given, "on");
    if (status == ZX_OK)
        status = zxi_record_insert(call, &zxi_telling_type, given);
    *out = given->id;
    return status == ZX_OK ? zxi_record_derive(call, &zxi_effect_type, given->effect) : status;
}

static zx_status check_stands(zxi_call *call, const zx_telling *kept)
{
    if (kept->struck.year)
        return zxi_refuse(call, &rules[STRUCK], "id", kept->id, "on %s", "日期：%s", zxi_date_text(kept->struck));
    return ZX_OK;
}

static zx_status correct(zxi_call *call, void *in, zx_id *out)
{
    zx_telling *given = in;
    void *loaded;
    zx_status status = zxi_record_load(call, &zxi_telling_type, given->id, &loaded);
    if (status != ZX_OK)
        return status;
    given->effect = ((zx_telling *)loaded)->effect;
    status = check_stands(call, loaded);
    if (status == ZX_OK)
        status = check(call, given, "told");
    if (status != ZX_OK)
        return status;
    zxi_record_replace(&zxi_telling_type, loaded, given);
    *out = given->id;
    status = zxi_record_update(call, &zxi_telling_type, loaded);
    return status == ZX_OK ? zxi_record_derive(call, &zxi_effect_type, given->effect) : status;
}

static zx_status strike(zxi_call *call, void *in, zx_id *out)
{
    const zx_telling *given = in;
    zx_measure *measure = NULL;
    void *loaded, *effect;
    zx_status status = zxi_record_load(call, &zxi_telling_type, given->id, &loaded);
    if (status != ZX_OK)
        return status;
    zx_telling *kept = loaded;
    status = check_stands(call, kept);
    if (status == ZX_OK && zx_date_compare(call->act->on, kept->told) < 0)
        status = zxi_refuse(call, &rules[IN_ORDER], "on", kept->id, "told on %s", "反馈日期为 %s", zxi_date_text(kept->told));
    if (status == ZX_OK)
        status = zxi_record_load(call, &zxi_effect_type, kept->effect, &effect);
    if (status == ZX_OK)
        status = zxi_measure_load(call, ((zx_effect *)effect)->measure, &measure);
    if (status != ZX_OK)
        return status;
    kept->struck = call->act->on;
    call->subject = zxi_measure_subject(measure);
    *out = given->id;
    status = zxi_record_update(call, &zxi_telling_type, kept);
    return status == ZX_OK ? zxi_record_derive(call, &zxi_effect_type, kept->effect) : status;
}

static const zxi_verb verbs[] = {
    {{"effect.tell", "telling", "effect! origin! means", "notes that an effect was told back", "登记效果反馈"}, &zxi_telling_type, tell, false},
    {{"effect.correct_telling", "telling", "id! origin! told! means", "mends what was noted of a telling", "更正效果反馈"}, &zxi_telling_type, correct, ZXI_REASON},
    {{"effect.strike_telling", "telling", "id!", "strikes a telling", "删除效果反馈"}, &zxi_telling_type, strike, ZXI_REASON},
    {{NULL, NULL, NULL, NULL, NULL}, NULL, NULL, false},
};

static const zx_record_type *const types[] = {&zxi_telling_type, NULL};
const zxi_noun zxi_noun_telling = {"effect", types, verbs, rules};

zx_status zx_effect_tell(zx_store *store, const zx_act *act, const zx_telling *in, zx_id *out)
{
    return ZXI_RUN("effect.tell");
}

zx_status zx_effect_correct_telling(zx_store *store, const zx_act *act, const zx_telling *in, zx_id *out)
{
    return ZXI_RUN("effect.correct_telling");
}

zx_status zx_effect_strike_telling(zx_store *store, const zx_act *act, const zx_telling *in, zx_id *out)
{
    return ZXI_RUN("effect.strike_telling");
}
