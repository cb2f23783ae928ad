/* SPDX-License-Identifier: MIT */
#include <zhengxie/date.h>

#include "domain/projects.h"

ZXI_NO_PADDING(zx_stage, stage);

static const zx_enum_value kinds[] = {
    ZXI_VALUE(ZX_STAGE_TOPIC_SELECTION, "topic_selection", "choice of the topic", "精选议题"),
    ZXI_VALUE(ZX_STAGE_RESEARCH, "research", "research", "深入调研"),
    ZXI_VALUE(ZX_STAGE_DELIBERATION, "deliberation", "deliberation", "协商议政"),
    ZXI_VALUE(ZX_STAGE_SPECIAL_REPORT, "special_report", "special report", "专题汇报"),
    ZXI_VALUE(ZX_STAGE_SPECIAL_INSPECTION, "special_inspection", "special inspection", "专项视察"),
    ZXI_VALUE(ZX_STAGE_COMPREHENSIVE_REPORT, "comprehensive_report", "comprehensive report", "综合报告"),
};
const zx_enum_type zxi_stage_kind_type = ZXI_ENUM_TYPE("stage_kind", kinds);
enum { STAGES = ZX_STAGE_COMPREHENSIVE_REPORT };

static const zx_field fields[] = {
    ZXI_ID(zx_stage, project, "project", ZX_FIELD_REQUIRED | ZX_FIELD_SUBJECT, "project", "课题"),
    ZXI_ENUM(zx_stage, stage, &zxi_stage_kind_type, ZX_FIELD_REQUIRED, "stage", "环节"),
    ZXI_DATE(zx_stage, entered, ZX_FIELD_EFFECTIVE, "entered", "进入日期"),
    ZXI_DATE(zx_stage, left, 0, "left", "结束日期"),
    ZXI_DATE(zx_stage, skipped, 0, "skipped", "略过日期"),
    ZXI_TEXT(zx_stage, ground, 2000, 0, "why it was skipped", "略过理由"),
    ZXI_TEXT(zx_stage, note, 2000, 0, "note", "说明"),
};

static const char as_of[] =
    "SELECT s.id, s.revision, s.written, s.project, s.stage, s.entered, CASE WHEN s.\"left\" <= ?1 THEN s.\"left\" END AS \"left\", "
    "CASE WHEN s.skipped <= ?1 THEN s.skipped END AS skipped, CASE WHEN s.skipped <= ?1 THEN s.ground END AS ground, s.note "
    "FROM stage AS s WHERE s.entered <= ?1";

const zx_record_type zxi_stage_type = ZXI_TYPE(zx_stage, stage, "stage", "stage", "环节", fields, .as_of = as_of);

#define LOOP "履职闭环"

enum { ENTERED_ONCE, IN_ORDER, SKIPPED, APPROVED, ENTERED_FIRST, LEFT_ONCE, SKIPPED_ONCE, GROUND, EVIDENCE };
static const zx_rule rules[] = {
    [ENTERED_ONCE] = {"stage.entered-once", "a stage is entered once, and not skipped afterwards", "一个环节只进入一次，进入之后不再略过", LOOP},
    [IN_ORDER] = {"stage.in-order", "a stage is entered when each before it was entered or, for a reason, skipped, and left after it was entered",
                  "进入一个环节之前，其前各环节须已进入，或者说明理由略过；结束日期不得早于进入日期", LOOP},
    [SKIPPED] = {"stage.skipped", "what was skipped is entered later only for a reason", "已略过的环节须说明理由方可进入", LOOP},
    [APPROVED] = {"stage.approved", "a project of this kind is approved before research begins, or there is a reason",
                  "此类课题须经批准方可开展调研，否则须说明理由", "rulebook project_kinds (approval)"},
    [ENTERED_FIRST] = {"stage.entered-first", "a stage is entered before it is left", "环节须先进入方可结束", "library"},
    [LEFT_ONCE] = {"stage.left-once", "a stage is left once", "一个环节只结束一次", "library"},
    [SKIPPED_ONCE] = {"stage.skipped-once", "a stage is skipped once", "一个环节只略过一次", "library"},
    [GROUND] = {"stage.ground", "what was skipped says why, and nothing else does", "略过的环节须说明理由，未略过的不填", LOOP},
    [EVIDENCE] = {"stage.evidence", "a stage with evidence was entered", "已有佐证的环节不得撤销进入", "library"},
    {NULL, NULL, NULL, NULL},
};

/* ---- the six of a project ---- */

/* At 1 to 6, as they are or are to be; NULL: neither entered nor skipped ever. */
typedef struct course {
    const zx_project *project;
    zx_stage *at[STAGES + 1];
} course;

static zx_status load_course(zxi_call *call, const zx_project *project, course *out)
{
    zx_id *ids = NULL;
    size_t count = 0;
    *out = (course){.project = project};
    zx_status status = zxi_ask_ids(call, &ids, &count, "SELECT id FROM stage WHERE project = ?1", "i", project->id);
    for (size_t i = 0; i < count && status == ZX_OK; i++) {
        void *loaded;
        status = zxi_record_load(call, &zxi_stage_type, ids[i], &loaded);
        if (status == ZX_OK)
            out->at[((zx_stage *)loaded)->stage] = loaded;
    }
    return status;
}

/* When it was first entered or skipped; unset: it was not. */
static zx_date reached(const zx_stage *stage)
{
    if (!stage)
        return (zx_date){0};
    return stage->skipped.year ? stage->skipped : stage->entered;
}

static zx_status refuse_order(zxi_call *call, const char *field, zx_id id, int kind, zx_date on)
{
    if (!on.year)
        return zxi_refuse(call, &rules[IN_ORDER], field, id, "%s%.0s was neither entered nor skipped", "%.0s%s既未进入，也未略过", kinds[kind - 1].code,
                          kinds[kind - 1].zh);
    return zxi_refuse(call, &rules[IN_ORDER], field, id, "%s: %s%.0s%.0s", "%.0s%.0s%s：%s", kinds[kind - 1].code, zxi_date_text(on), kinds[kind - 1].zh,
                      zxi_date_text(on));
}

/* `missing` is the field to blame for a stage before that was not reached, `date` the one for dates out of order. */
static zx_status check_order(zxi_call *call, const course *of, const char *missing, const char *date)
{
    for (int later = 1; later <= STAGES; later++) {
        const zx_stage *stage = of->at[later];
        if (stage && reached(stage).year && zx_date_compare(reached(stage), of->project->proposed) < 0)
            return refuse_order(call, date, stage->id, later, reached(stage));
        if (!stage || !stage->entered.year)
            continue;
        if (zx_date_compare(stage->entered, reached(stage)) < 0)
            return refuse_order(call, date, stage->id, later, stage->skipped);
        for (int earlier = 1; earlier < later; earlier++) {
            zx_date before = reached(of->at[earlier]);
            if (!before.year || zx_date_compare(before, stage->entered) > 0)
                return refuse_order(call, before.year ? date : missing, of->project->id, earlier, before);
        }
    }
    return ZX_OK;
}

/* The record of a stage, new if there is none yet. */
static zx_status stage_of(zxi_call *call, course *of, int kind)
{
    if (of->at[kind])
        return ZX_OK;
    zx_stage *stage = zxi_arena_alloc(call->arena, sizeof *stage);
    if (!stage)
        return zxi_no_memory();
    *stage = (zx_stage){ZX_STAGE_INIT, .project = of->project->id, .stage = (zx_stage_kind)kind};
    of->at[kind] = stage;
    return ZX_OK;
}

static zx_status keep(zxi_call *call, zx_stage *stage)
{
    call->subject = stage->project;
    return stage->id ? zxi_record_update(call, &zxi_stage_type, stage) : zxi_record_insert(call, &zxi_stage_type, stage);
}

/* ---- entering ---- */

static zx_status check_approval(zxi_call *call, const zx_project *project, int kind)
{
    const json_t *rulebook;
    if (kind < ZX_STAGE_RESEARCH || call->act->reason)
        return ZX_OK;
    zx_status status = zxi_rulebook_of(call->store, call->act->on, &rulebook, NULL);
    if (status != ZX_OK || !zxi_rulebook_flag(zxi_rulebook_entry(rulebook, "project_kinds", project->kind), "approval"))
        return status;
    if (!project->approved.year || zx_date_compare(call->act->on, project->approved) < 0)
        return zxi_refuse(call, &rules[APPROVED], "project", project->id, project->approved.year ? "approved on %s" : "it is not%.0s",
                          project->approved.year ? "%s 批准" : "尚未批准%.0s", zxi_date_text(project->approved));
    return ZX_OK;
}

/* Marks as skipped what was not reached before a stage, for the reason of the act. */
static zx_status skip_missing(zxi_call *call, course *of, int before, bool skipped[STAGES + 1])
{
    zx_status status = ZX_OK;
    for (int kind = 1; kind < before && status == ZX_OK; kind++) {
        if (reached(of->at[kind]).year)
            continue;
        status = stage_of(call, of, kind);
        if (status != ZX_OK)
            break;
        of->at[kind]->skipped = call->act->on;
        of->at[kind]->ground = call->act->reason;
        skipped[kind] = true;
    }
    return status;
}

static zx_status check_enter(zxi_call *call, const zx_stage *stage)
{
    if (stage->entered.year)
        return zxi_refuse(call, &rules[ENTERED_ONCE], "stage", stage->id, "on %s", "已于 %s 进入", zxi_date_text(stage->entered));
    if (stage->skipped.year && !call->act->reason)
        return zxi_refuse(call, &rules[SKIPPED], "stage", stage->id, "on %s", "已于 %s 略过", zxi_date_text(stage->skipped));
    return ZX_OK;
}

static zx_status enter(zxi_call *call, void *in, zx_id *out)
{
    const zx_stage *given = in;
    zx_project *project = NULL;
    course of;
    bool skipped[STAGES + 1] = {false};
    int kind = (int)given->stage;
    zx_status status = zxi_project_find_open(call, "project", given->project, &project);
    if (status == ZX_OK)
        status = load_course(call, project, &of);
    if (status == ZX_OK)
        status = stage_of(call, &of, kind);
    if (status == ZX_OK)
        status = check_enter(call, of.at[kind]);
    if (status == ZX_OK && call->act->reason)
        status = skip_missing(call, &of, kind, skipped);
    if (status != ZX_OK)
        return status;
    of.at[kind]->entered = call->act->on;
    of.at[kind]->note = given->note ? given->note : of.at[kind]->note;
    status = check_order(call, &of, "stage", "on");
    if (status == ZX_OK)
        status = check_approval(call, project, kind);
    for (int each = 1; each < kind && status == ZX_OK; each++)
        if (skipped[each])
            status = keep(call, of.at[each]);
    if (status == ZX_OK)
        status = keep(call, of.at[kind]);
    *out = of.at[kind]->id;
    return status == ZX_OK ? zxi_record_derive(call, &zxi_project_type, project->id) : status;
}

/* ---- other verbs ---- */

static zx_status skip(zxi_call *call, void *in, zx_id *out)
{
    const zx_stage *given = in;
    zx_project *project = NULL;
    course of;
    zx_status status = zxi_project_find_open(call, "project", given->project, &project);
    if (status == ZX_OK)
        status = load_course(call, project, &of);
    if (status == ZX_OK)
        status = stage_of(call, &of, (int)given->stage);
    if (status != ZX_OK)
        return status;
    zx_stage *kept = of.at[given->stage];
    if (kept->entered.year)
        return zxi_refuse(call, &rules[ENTERED_ONCE], "stage", kept->id, "on %s", "已于 %s 进入", zxi_date_text(kept->entered));
    if (kept->skipped.year)
        return zxi_refuse(call, &rules[SKIPPED_ONCE], "stage", kept->id, "on %s", "已于 %s 略过", zxi_date_text(kept->skipped));
    kept->skipped = call->act->on;
    kept->ground = call->act->reason;
    kept->note = given->note ? given->note : kept->note;
    status = check_order(call, &of, "stage", "on");
    if (status == ZX_OK)
        status = keep(call, kept);
    *out = kept->id;
    return status;
}

static zx_status leave(zxi_call *call, void *in, zx_id *out)
{
    const zx_stage *given = in;
    zx_project *project = NULL;
    void *loaded;
    zx_status status = zxi_record_load(call, &zxi_stage_type, given->id, &loaded);
    if (status != ZX_OK)
        return status;
    zx_stage *kept = loaded;
    status = zxi_project_find_open(call, "id", kept->project, &project);
    if (status != ZX_OK)
        return status;
    if (!kept->entered.year)
        return zxi_refuse(call, &rules[ENTERED_FIRST], "id", given->id, "it was not", "尚未进入");
    if (kept->left.year)
        return zxi_refuse(call, &rules[LEFT_ONCE], "id", given->id, "on %s", "已于 %s 结束", zxi_date_text(kept->left));
    if (zx_date_compare(call->act->on, kept->entered) < 0)
        return refuse_order(call, "on", given->id, (int)kept->stage, kept->entered);
    kept->left = call->act->on;
    kept->note = given->note ? given->note : kept->note;
    *out = given->id;
    return keep(call, kept);
}

/* What a correction may not do to the stage alone. */
static zx_status check_mended(zxi_call *call, const zx_stage *mended)
{
    int64_t evidence = 0;
    if (mended->left.year && !mended->entered.year)
        return zxi_refuse(call, &rules[ENTERED_FIRST], "left", mended->id, "it was not", "尚未进入");
    if (mended->left.year && zx_date_compare(mended->left, mended->entered) < 0)
        return refuse_order(call, "left", mended->id, (int)mended->stage, mended->entered);
    if ((mended->skipped.year != 0) != (mended->ground != NULL))
        return zxi_refuse(call, &rules[GROUND], "ground", mended->id, "skipped on %s", "略过日期：%s", zxi_date_text(mended->skipped));
    if (mended->entered.year)
        return ZX_OK;
    zx_status status = zxi_ask(call->store, &evidence, "SELECT id FROM evidence WHERE about = ?1 AND struck IS NULL LIMIT 1", "i", mended->id);
    if (status == ZX_OK && evidence)
        status = zxi_refuse(call, &rules[EVIDENCE], "entered", evidence, "see evidence %lld", "见佐证 %lld", (long long)evidence);
    return status;
}

static zx_status correct(zxi_call *call, void *in, zx_id *out)
{
    zx_stage *given = in;
    zx_project *project = NULL;
    void *loaded;
    course of;
    zx_status status = zxi_record_load(call, &zxi_stage_type, given->id, &loaded);
    if (status == ZX_OK)
        status = zxi_project_load(call, ((const zx_stage *)loaded)->project, &project);
    if (status == ZX_OK)
        status = load_course(call, project, &of);
    if (status != ZX_OK)
        return status;
    zx_stage *kept = of.at[((const zx_stage *)loaded)->stage];
    given->project = kept->project;
    given->stage = kept->stage;
    zxi_record_replace(&zxi_stage_type, kept, given);
    status = check_mended(call, kept);
    if (status == ZX_OK)
        status = check_order(call, &of, "entered", "entered");
    if (status == ZX_OK)
        status = keep(call, kept);
    *out = given->id;
    return status == ZX_OK ? zxi_record_derive(call, &zxi_project_type, project->id) : status;
}

static const zxi_verb verbs[] = {
    {{"stage.enter", "stage", "project! stage! note", "enters a stage of a project", "进入环节"}, &zxi_stage_type, enter, false},
    {{"stage.leave", "stage", "id! note", "leaves a stage", "结束环节"}, &zxi_stage_type, leave, false},
    {{"stage.skip", "stage", "project! stage! note", "skips a stage", "略过环节"}, &zxi_stage_type, skip, ZXI_REASON},
    {{"stage.correct", "stage", "id! entered left skipped ground note", "mends a stage's data", "更正环节"}, &zxi_stage_type, correct, ZXI_REASON},
    {{NULL, NULL, NULL, NULL, NULL}, NULL, NULL, false},
};

static const zx_record_type *const types[] = {&zxi_stage_type, NULL};
const zxi_noun zxi_noun_stage = {"stage", types, verbs, rules};

zx_status zx_stage_enter(zx_store *store, const zx_act *act, const zx_stage *in, zx_id *out)
{
    return ZXI_RUN("stage.enter");
}

zx_status zx_stage_leave(zx_store *store, const zx_act *act, const zx_stage *in, zx_id *out)
{
    return ZXI_RUN("stage.leave");
}

zx_status zx_stage_skip(zx_store *store, const zx_act *act, const zx_stage *in, zx_id *out)
{
    return ZXI_RUN("stage.skip");
}

zx_status zx_stage_correct(zx_store *store, const zx_act *act, const zx_stage *in, zx_id *out)
{
    return ZXI_RUN("stage.correct");
}
