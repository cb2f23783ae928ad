/* SPDX-License-Identifier: MIT */
#include <zhengxie/origin.h>

#include <zhengxie/date.h>

#include "domain/projects.h"

ZXI_NO_PADDING(zx_origin, struck);

static const zx_field fields[] = {
    ZXI_ID(zx_origin, project, "project", ZX_FIELD_REQUIRED | ZX_FIELD_SUBJECT, "project", "课题"),
    ZXI_ID(zx_origin, giver, "*", 0, "given by", "提供者"),
    ZXI_TEXT(zx_origin, source, 200, ZX_FIELD_SENSITIVE, "given by another", "其他来源"),
    ZXI_DATE(zx_origin, added, ZX_FIELD_REQUIRED | ZX_FIELD_EFFECTIVE, "added", "登记日期"),
    ZXI_DATE(zx_origin, struck, ZX_FIELD_UNTIL, "struck", "删除日期"),
    ZXI_TEXT(zx_origin, note, 2000, 0, "note", "说明"),
};

const zx_record_type zxi_origin_type = ZXI_TYPE(zx_origin, struck, "origin", "origin", "来源", fields, .answer = false);

enum { GIVER, ONCE, STILL_THERE, IN_ORDER };
static const zx_rule rules[] = {
    [GIVER] = {"origin.giver", "a topic comes from something in the file other than its own project, or from somebody named in words, not both",
               "课题来源为库内记录（不得为本课题），或以文字注明，二者择一", "library"},
    [ONCE] = {"origin.once", "an origin is noted once a project", "同一来源在一个课题中只登记一次", "library"},
    [STILL_THERE] = {"origin.still-there", "what was struck is not struck again", "已删除的来源不再删除", "library"},
    [IN_ORDER] = {"origin.in-order", "an origin is not noted before its project was proposed, nor struck before it was noted",
                  "来源的登记不得早于课题提出，删除不得早于登记", "library"},
    {NULL, NULL, NULL, NULL},
};

static zx_status check(zxi_call *call, const zx_origin *given)
{
    int64_t there = 0;
    void *loaded;
    if ((given->giver != 0) == (given->source != NULL))
        return zxi_refuse(call, &rules[GIVER], "giver", given->giver, given->giver ? "both are given" : "neither is given",
                          given->giver ? "二者均已填写" : "二者均未填写");
    if (given->giver == given->project)
        return zxi_refuse(call, &rules[GIVER], "giver", given->giver, "it is the project itself", "所给为本课题");
    zx_status status = zxi_record_load(call, &zxi_project_type, given->project, &loaded);
    if (status != ZX_OK)
        return status;
    const zx_project *project = loaded;
    if (zx_date_compare(call->act->on, project->proposed) < 0)
        return zxi_refuse(call, &rules[IN_ORDER], "on", project->id, "proposed on %s", "%s 提出", zxi_date_text(project->proposed));
    if (given->giver)
        status = zxi_ask(call->store, &there, "SELECT id FROM origin WHERE project = ?1 AND giver = ?2 AND struck IS NULL LIMIT 1", "ii",
                         given->project, given->giver);
    if (status == ZX_OK && there)
        status = zxi_refuse(call, &rules[ONCE], "giver", there, "see origin %lld", "见来源 %lld", (long long)there);
    return status;
}

static zx_status add(zxi_call *call, void *in, zx_id *out)
{
    zx_origin *given = in;
    zx_status status = check(call, given);
    given->added = call->act->on;
    call->subject = given->project;
    if (status == ZX_OK)
        status = zxi_record_insert(call, &zxi_origin_type, given);
    *out = given->id;
    return status;
}

static zx_status strike(zxi_call *call, void *in, zx_id *out)
{
    const zx_origin *given = in;
    void *loaded;
    zx_status status = zxi_record_load(call, &zxi_origin_type, given->id, &loaded);
    if (status != ZX_OK)
        return status;
    zx_origin *kept = loaded;
    if (kept->struck.year)
        return zxi_refuse(call, &rules[STILL_THERE], "id", given->id, "struck on %s", "已于 %s 删除", zxi_date_text(kept->struck));
    if (zx_date_compare(call->act->on, kept->added) < 0)
        return zxi_refuse(call, &rules[IN_ORDER], "on", given->id, "noted on %s", "%s 登记", zxi_date_text(kept->added));
    kept->struck = call->act->on;
    call->subject = kept->project;
    *out = given->id;
    return zxi_record_update(call, &zxi_origin_type, kept);
}

static const zxi_verb verbs[] = {
    {{"origin.add", "origin", "project! giver source note", "notes where a project's topic came from", "登记课题来源"}, &zxi_origin_type, add, false},
    {{"origin.strike", "origin", "id!", "strikes an origin", "删除课题来源"}, &zxi_origin_type, strike, ZXI_REASON},
    {{NULL, NULL, NULL, NULL, NULL}, NULL, NULL, false},
};

static const zx_record_type *const types[] = {&zxi_origin_type, NULL};
const zxi_noun zxi_noun_origin = {"origin", types, verbs, rules};

zx_status zx_origin_add(zx_store *store, const zx_act *act, const zx_origin *in, zx_id *out)
{
    return ZXI_RUN("origin.add");
}

zx_status zx_origin_strike(zx_store *store, const zx_act *act, const zx_origin *in, zx_id *out)
{
    return ZXI_RUN("origin.strike");
}
