/* SPDX-License-Identifier: MIT */
/* Organizations, terms, sessions. */
#include "scenario.h"

#define ORGANIZATION(name_, title_, kind_)                                                                                 \
    ZXF_CALL(name_, zx_organization_add, zx_organization, ZXF_ACT(2022, 1, 10), .name = title_, .kind = kind_, .founded = {2022, 1, 10})

ZXF_CALL(open_term, zx_term_open, zx_term, ZXF_ACT(2022, 1, 10), .number = {1, 14})
ZXF_CALL(extend_term, zx_term_extend, zx_term, ZXF_ACT(2022, 2, 1), .id = ZXF_ID(TERM), .planned_end = {2027, 3, 10})
ZXF_CALL(correct_term, zx_term_correct, zx_term, ZXF_ACT_WHY(2022, 2, 1), .id = ZXF_ID(TERM), .number = {1, 14}, .opened = {2022, 1, 10},
         .planned_end = {2027, 2, 10})

ZXF_CALL(open_session, zx_session_open, zx_session, ZXF_ACT(2022, 1, 10), .term = ZXF_ID(TERM), .number = {1, 1}, .opens = {2022, 1, 10},
         .closes = {2022, 1, 14})
ZXF_CALL(extend_session, zx_session_extend, zx_session, ZXF_ACT(2022, 1, 13), .id = ZXF_ID(SESSION), .closes = {2022, 1, 15},
         .deadline = {2022, 1, 14})
ZXF_CALL(correct_session, zx_session_correct, zx_session, ZXF_ACT_WHY(2022, 1, 14), .id = ZXF_ID(SESSION), .term = ZXF_ID(TERM),
         .number = {1, 1}, .opens = {2022, 1, 10}, .closes = {2022, 1, 16}, .deadline = {2022, 1, 14})

ZXF_CALL(add, zx_organization_add, zx_organization, ZXF_ACT(2022, 1, 10), .name = "政协青川市委员会", .short_name = "市政协",
         .kind = "committee", .founded = {1950, 0, 0}, .note = "本届委员会")
ORGANIZATION(add_education, "教育界", "sector")
ORGANIZATION(add_health, "医药卫生界", "sector")
ORGANIZATION(add_proposals, "提案委员会", "proposals_committee")
ORGANIZATION(add_schools, "市教育局", "handling_unit")
ORGANIZATION(add_finance, "市财政局", "handling_unit")
ORGANIZATION(add_temporary, "专项工作小组", "leading_group")
ORGANIZATION(add_second, "另一个委员会", "committee")
ZXF_CALL(rename_it, zx_organization_rename, zx_organization, ZXF_ACT(2022, 1, 12), .id = ZXF_ID(SCHOOLS), .name = "市教育委员会")
ZXF_CALL(correct, zx_organization_correct, zx_organization, ZXF_ACT_WHY(2022, 1, 12), .id = ZXF_ID(FINANCE), .name = "市财政局",
         .short_name = "财政局", .kind = "handling_unit", .founded = {2022, 1, 10})
ZXF_CALL(dissolve, zx_organization_dissolve, zx_organization, ZXF_ACT(2022, 3, 1), .id = ZXF_ID(TEMPORARY))
ZXF_CALL(correct_name, zx_organization_correct_name, zx_organization_name, ZXF_ACT_WHY(2022, 1, 13), .id = ZXF_ID(FORMER_NAME),
         .name = "市教育局", .short_name = "教育局")

static zx_status find_former_name(zxf_world *w)
{
    const void *row;
    zx_cursor *cursor;
    zx_status status = zx_record_list(w->store, "organization_name", NULL, NULL, &cursor);
    if (status != ZX_OK)
        return status;
    status = zx_cursor_next(cursor, &row);
    if (status == ZX_OK)
        ZXF_ID(FORMER_NAME) = ((const zx_record *)row)->id;
    zx_cursor_free(cursor);
    return status;
}

static zx_status name_on(zxf_world *w)
{
    return zx_organization_name_on(w->store, ZXF_ID(SCHOOLS), (zx_date){2022, 1, 11}, &w->out.text);
}

static zx_status term_on(zxf_world *w)
{
    return zx_term_on(w->store, (zx_date){2022, 6, 1}, &w->out.id);
}

static zx_status session_name(zxf_world *w)
{
    return zx_session_name(w->store, ZXF_ID(SESSION), ZX_YES, &w->out.text);
}

static zx_status session_find(zxf_world *w)
{
    return zx_session_find(w->store, "政协第十四届青川市委员会第一次会议", &w->out.id);
}

#define SETTING(run_, keep_) {.function = "zx_organization_add", .run = run_, .traits = ZXF_SETTING | ZXF_WRITES, .keep = keep_}

const zxf_step zxf_organization_steps[] = {
    ZXF_VERB("term.open", zx_term_open, open_term, .keep = ZXF_TERM),
    ZXF_VERB("term.extend", zx_term_extend, extend_term),
    ZXF_VERB("term.correct", zx_term_correct, correct_term),
    {.function = "zx_term_on", .run = term_on},
    ZXF_VERB("session.open", zx_session_open, open_session, .keep = ZXF_SESSION),
    ZXF_VERB("session.extend", zx_session_extend, extend_session),
    ZXF_VERB("session.correct", zx_session_correct, correct_session),
    {.function = "zx_session_name", .run = session_name, .release = zxf_free_record},
    {.function = "zx_session_find", .run = session_find},
    ZXF_VERB("organization.add", zx_organization_add, add, .keep = ZXF_BODY),
    SETTING(add_education, ZXF_EDUCATION),
    SETTING(add_health, ZXF_HEALTH),
    SETTING(add_proposals, ZXF_PROPOSALS),
    SETTING(add_schools, ZXF_SCHOOLS),
    SETTING(add_finance, ZXF_FINANCE),
    SETTING(add_temporary, ZXF_TEMPORARY),
    {.function = "zx_organization_add", .run = add_second, .answer = ZX_RULE},
    ZXF_VERB("organization.rename", zx_organization_rename, rename_it),
    ZXF_VERB("organization.correct", zx_organization_correct, correct),
    ZXF_VERB("organization.correct_name", zx_organization_correct_name, correct_name, .prepare = find_former_name),
    ZXF_VERB("organization.dissolve", zx_organization_dissolve, dissolve),
    {.function = "zx_organization_name_on", .run = name_on, .release = zxf_free_record},
    {.function = NULL},
};
