/* SPDX-License-Identifier: MIT */
#include <zhengxie/date.h>

#include "domain/projects.h"

ZXI_NO_PADDING(zx_theme, reserved);

static const zx_field fields[] = {
    ZXI_TEXT(zx_theme, title, 200, ZX_FIELD_REQUIRED | ZX_FIELD_TITLE | ZX_FIELD_SEARCHABLE, "theme", "主题"),
    ZXI_ID(zx_theme, body, "organization", 0, "in charge", "牵头单位"),
    ZXI_INT(zx_theme, first, ZX_FIELD_REQUIRED, "first year", "起始年度"),
    ZXI_INT(zx_theme, last, 0, "last year", "终止年度"),
    ZXI_DATE(zx_theme, opened, ZX_FIELD_REQUIRED | ZX_FIELD_EFFECTIVE, "opened", "确定日期"),
    ZXI_TEXT(zx_theme, note, 2000, 0, "note", "说明"),
};

const zx_record_type zxi_theme_type = ZXI_TYPE(zx_theme, reserved, "theme", "theme", "主题", fields, .answer = false);

enum { YEARS, BODY_EXISTS, HOLDS_PROJECTS, IN_ORDER };
static const zx_rule rules[] = {
    [YEARS] = {"theme.years", "a theme's years are from 1949 to 9999, the last no earlier than the first",
               "主题年度须在1949至9999之间，终止年度不得早于起始年度", "library"},
    [BODY_EXISTS] = {"theme.body-exists", "who is in charge exists on that date", "牵头单位须于当日存在", "library"},
    [HOLDS_PROJECTS] = {"theme.holds-its-projects", "the years of its projects lie within a theme's", "主题年度须涵盖其各课题的年度", "library"},
    [IN_ORDER] = {"theme.in-order", "a theme does not close before it was opened", "主题不得早于确定日期结束", "library"},
    {NULL, NULL, NULL, NULL},
};

static zx_status check_years(zxi_call *call, const zx_theme *given)
{
    zx_status status = zxi_check_year(call, &rules[YEARS], "first", given->first);
    if (status == ZX_OK)
        status = zxi_check_year(call, &rules[YEARS], "last", given->last);
    if (status == ZX_OK && given->last.set && given->last.value < given->first.value)
        status = zxi_refuse(call, &rules[YEARS], "last", given->id, "the first is %lld", "起始年度为 %lld", (long long)given->first.value);
    return status;
}

static zx_status check_projects(zxi_call *call, const zx_theme *given)
{
    int64_t outside = 0;
    zx_status status = zxi_ask(call->store, &outside,
                               "SELECT id FROM project WHERE theme = ?1 AND dropped IS NULL AND NOT (year BETWEEN ?2 AND ?3) LIMIT 1", "iii",
                               given->id, given->first.value, given->last.set ? given->last.value : 9999);
    if (status == ZX_OK && outside)
        status = zxi_refuse(call, &rules[HOLDS_PROJECTS], given->last.set ? "last" : "first", outside, "see project %lld", "见课题 %lld",
                            (long long)outside);
    return status;
}

static zx_status open(zxi_call *call, void *in, zx_id *out)
{
    zx_theme *given = in;
    zx_status status = check_years(call, given);
    if (status == ZX_OK)
        status = zxi_check_exists(call, &rules[BODY_EXISTS], "body", given->body, call->act->on);
    given->opened = call->act->on;
    if (status == ZX_OK)
        status = zxi_record_insert(call, &zxi_theme_type, given);
    *out = given->id;
    return status;
}

/* Writes a loaded theme back, if its years hold. */
static zx_status keep(zxi_call *call, zx_theme *kept, zx_id *out)
{
    zx_status status = check_years(call, kept);
    if (status == ZX_OK)
        status = check_projects(call, kept);
    *out = kept->id;
    return status == ZX_OK ? zxi_record_update(call, &zxi_theme_type, kept) : status;
}

static zx_status close(zxi_call *call, void *in, zx_id *out)
{
    const zx_theme *given = in;
    void *loaded;
    zx_status status = zxi_record_load(call, &zxi_theme_type, given->id, &loaded);
    if (status != ZX_OK)
        return status;
    zx_theme *kept = loaded;
    if (zx_date_compare(call->act->on, kept->opened) < 0)
        return zxi_refuse(call, &rules[IN_ORDER], "on", given->id, "opened on %s", "%s 确定", zxi_date_text(kept->opened));
    kept->last = given->last;
    return keep(call, kept, out);
}

static zx_status correct(zxi_call *call, void *in, zx_id *out)
{
    zx_theme *given = in;
    void *loaded;
    zx_status status = zxi_record_load(call, &zxi_theme_type, given->id, &loaded);
    if (status != ZX_OK)
        return status;
    given->opened = ((const zx_theme *)loaded)->opened;
    status = zxi_check_exists(call, &rules[BODY_EXISTS], "body", given->body, given->opened);
    if (status != ZX_OK)
        return status;
    zxi_record_replace(&zxi_theme_type, loaded, given);
    return keep(call, loaded, out);
}

static const zxi_verb verbs[] = {
    {{"theme.open", "theme", "title! first! last body note", "opens a theme over years", "确定主题"}, &zxi_theme_type, open, false},
    {{"theme.close", "theme", "id! last!", "says which year of a theme is the last", "确定主题终止年度"}, &zxi_theme_type, close, false},
    {{"theme.correct", "theme", "id! title! first! last body note", "mends a theme's data", "更正主题"}, &zxi_theme_type, correct, ZXI_REASON},
    {{NULL, NULL, NULL, NULL, NULL}, NULL, NULL, false},
};

static const zx_record_type *const types[] = {&zxi_theme_type, NULL};
const zxi_noun zxi_noun_theme = {"theme", types, verbs, rules};

zx_status zx_theme_open(zx_store *store, const zx_act *act, const zx_theme *in, zx_id *out)
{
    return ZXI_RUN("theme.open");
}

zx_status zx_theme_close(zx_store *store, const zx_act *act, const zx_theme *in, zx_id *out)
{
    return ZXI_RUN("theme.close");
}

zx_status zx_theme_correct(zx_store *store, const zx_act *act, const zx_theme *in, zx_id *out)
{
    return ZXI_RUN("theme.correct");
}
