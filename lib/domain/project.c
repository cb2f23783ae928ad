/* SPDX-License-Identifier: MIT */
/* The record of a project, and the decisions on it. */
#include <zhengxie/date.h>

#include "domain/projects.h"

ZXI_NO_PADDING(zx_project, stage);

static const zx_enum_value states[] = {
    ZXI_VALUE(ZX_PROJECT_PROPOSED, "proposed", "proposed", "已提出"),
    ZXI_VALUE(ZX_PROJECT_SETTLED, "settled", "settled", "已协商确定"),
    ZXI_VALUE(ZX_PROJECT_APPROVED, "approved", "approved", "已批准"),
    ZXI_VALUE(ZX_PROJECT_REFUSED, "refused", "refused", "未获批准"),
    ZXI_VALUE(ZX_PROJECT_CLOSED, "closed", "closed", "已结题"),
    ZXI_VALUE(ZX_PROJECT_DROPPED, "dropped", "dropped", "已终止"),
};
static const zx_enum_type state_type = ZXI_ENUM_TYPE("project_state", states);

static const zx_field fields[] = {
    ZXI_TEXT(zx_project, title, 200, ZX_FIELD_REQUIRED | ZX_FIELD_TITLE | ZX_FIELD_SEARCHABLE, "project", "课题"),
    ZXI_TEXT(zx_project, text, 20000, ZX_FIELD_LONG | ZX_FIELD_SEARCHABLE, "text", "内容"),
    ZXI_CODE(zx_project, kind, "project_kinds", ZX_FIELD_REQUIRED, "kind", "类别"),
    ZXI_CODE(zx_project, source, "topic_sources", ZX_FIELD_REQUIRED, "source", "议题来源"),
    ZXI_INT(zx_project, year, ZX_FIELD_REQUIRED, "year", "年度"),
    ZXI_ID(zx_project, theme, "theme", 0, "theme", "主题"),
    ZXI_ID(zx_project, body, "organization", 0, "in charge", "牵头单位"),
    ZXI_ID(zx_project, leader, "person", 0, "leader", "牵头领导"),
    ZXI_ID(zx_project, supervises, "project", 0, "supervises", "所监督的课题"),
    ZXI_DATE(zx_project, proposed, ZX_FIELD_REQUIRED | ZX_FIELD_EFFECTIVE, "proposed", "提出日期"),
    ZXI_DATE(zx_project, settled, 0, "settled", "确定日期"),
    ZXI_ID(zx_project, settled_at, "activity", 0, "settled at", "确定议题的协商活动"),
    ZXI_ID(zx_project, request, "document", 0, "request", "请示"),
    ZXI_DATE(zx_project, approved, 0, "approved", "批准日期"),
    ZXI_DATE(zx_project, refused, 0, "refused", "未批准日期"),
    ZXI_DATE(zx_project, closed, 0, "closed", "结题日期"),
    ZXI_DATE(zx_project, dropped, ZX_FIELD_UNTIL, "dropped", "终止日期"),
    ZXI_TEXT(zx_project, outcome, 2000, ZX_FIELD_SEARCHABLE, "outcome", "结果"),
    ZXI_TEXT(zx_project, note, 2000, 0, "note", "说明"),
    ZXI_ENUM(zx_project, state, &state_type, ZX_FIELD_DERIVED, "state", "状态"),
    ZXI_ENUM(zx_project, stage, &zxi_stage_kind_type, ZX_FIELD_DERIVED, "stage", "所至环节"),
};

static zx_project_state state_of(const zx_project *project)
{
    if (project->dropped.year)
        return ZX_PROJECT_DROPPED;
    if (project->closed.year)
        return ZX_PROJECT_CLOSED;
    if (project->approved.year)
        return ZX_PROJECT_APPROVED;
    if (project->refused.year)
        return ZX_PROJECT_REFUSED;
    return project->settled.year ? ZX_PROJECT_SETTLED : ZX_PROJECT_PROPOSED;
}

static zx_status derive(zx_store *store, void *record)
{
    zx_project *project = record;
    zxi_statement *statement;
    const char *code = NULL;
    bool row;
    project->state = state_of(project);
    project->stage = (zx_stage_kind)0;
    zx_status status = zxi_prepare(store, "SELECT " ZXI_FURTHEST("?1", "s.entered IS NOT NULL"), &statement);
    if (status != ZX_OK)
        return status;
    zxi_bind_int(statement, 1, project->id);
    status = zxi_step(statement, &row);
    if (status == ZX_OK && row)
        status = zxi_column_text(statement, 0, &code, NULL);
    const zx_enum_value *stage = status == ZX_OK && code ? zxi_enum_code(&zxi_stage_kind_type, code) : NULL;
    if (stage)
        project->stage = (zx_stage_kind)stage->value;
    zxi_done(statement);
    return status;
}

#define BY(date_) "CASE WHEN p." date_ " <= ?1 THEN p." date_ " END AS " date_
static const char as_of[] =
    "SELECT p.id, p.revision, p.written, p.title, p.kind, p.source, p.year, p.theme, p.body, p.leader, p.supervises, p.proposed, "
    BY("settled") ", CASE WHEN p.settled <= ?1 THEN p.settled_at END AS settled_at, "
    "CASE WHEN p.approved <= ?1 OR p.refused <= ?1 THEN p.request END AS request, "
    BY("approved") ", " BY("refused") ", " BY("closed") ", " BY("dropped") ", "
    "CASE WHEN p.closed <= ?1 THEN p.outcome END AS outcome, p.note, "
    "CASE WHEN p.dropped <= ?1 THEN 'dropped' WHEN p.closed <= ?1 THEN 'closed' WHEN p.approved <= ?1 THEN 'approved' "
    "WHEN p.refused <= ?1 THEN 'refused' WHEN p.settled <= ?1 THEN 'settled' ELSE 'proposed' END AS state, "
    ZXI_FURTHEST("p.id", "s.entered <= ?1") " AS stage "
    "FROM project AS p WHERE p.proposed <= ?1";

const zx_record_type zxi_project_type = ZXI_TYPE(zx_project, stage, "project", "project", "课题", fields, .derive = derive, .as_of = as_of);

enum {
    YEAR, WITHIN_THEME, ONE_A_YEAR, BODY_EXISTS, SUPERVISES_EARLIER, SUPERVISION_CYCLE, STILL_OPEN, IN_ORDER, SETTLED_ONCE, SETTLED_AT,
    SETTLED_FIRST, APPROVED_ONCE, REQUEST, REQUEST_SENT, STAGES_LEFT, OUTCOME
};
static const zx_rule rules[] = {
    [YEAR] = {"project.year", "a project is of a year from 1949 to 9999", "年度须在1949至9999之间", "library"},
    [WITHIN_THEME] = {"project.within-theme", "a project's year lies within its theme's", "课题年度须在所属主题的年度之内", "library"},
    [ONE_A_YEAR] = {"project.one-a-year", "a theme has one project a year", "同一主题每年一个课题", "library"},
    [BODY_EXISTS] = {"project.body-exists", "who is in charge exists on the day of the proposal", "牵头单位须于提出之日存在", "library"},
    [SUPERVISES_EARLIER] = {"project.supervises-earlier", "a project supervises none of a later year", "不得监督较晚年度的课题", "library"},
    [SUPERVISION_CYCLE] = {"project.supervision-cycle", "a project does not supervise what supervises it", "课题之间不得循环监督", "library"},
    [STILL_OPEN] = {"project.still-open", "what is closed or dropped goes no further", "已结题或已终止的课题不再进行", "library"},
    [IN_ORDER] = {"project.in-order", "the steps of a project follow one another", "课题各步骤的日期须先后相承", "library"},
    [SETTLED_ONCE] = {"project.settled-once", "a project is settled once", "课题只确定一次", "library"},
    [SETTLED_AT] = {"project.settled-at", "the consultation that settles a project took place by then", "确定议题的协商活动须已举行", "library"},
    [SETTLED_FIRST] = {"project.settled-first", "a project is settled by consultation first", "课题须先经协商确定", "履职闭环"},
    [APPROVED_ONCE] = {"project.approved-once", "what was approved is not decided on again", "已批准的课题不再审批", "library"},
    [REQUEST] = {"project.request", "approval is decided on a request: a document of such a kind, of this project or of none, and a new one after a refusal",
                 "批准与否须以请示为据：类别为请示，属于本课题或不属于任何课题；未获批准后须重新请示", "rulebook document_kinds (request)"},
    [REQUEST_SENT] = {"project.request-sent", "a request is decided on once it was sent", "请示报送之后方可批复", "请示报告制度"},
    [STAGES_LEFT] = {"project.stages-left", "every stage that was entered is left before the project is closed", "结题之前，已进入的环节须均已结束",
                     "履职闭环"},
    [OUTCOME] = {"project.outcome", "only what is closed has an outcome", "结题之后方有结果", "library"},
    {NULL, NULL, NULL, NULL},
};

/* ---- loading ---- */

zx_status zxi_project_load(zxi_call *call, zx_id id, zx_project **out)
{
    void *loaded;
    zx_status status = zxi_record_load_derived(call, &zxi_project_type, id, &loaded);
    if (status == ZX_OK)
        *out = loaded;
    return status;
}

zx_status zxi_project_find_open(zxi_call *call, const char *field, zx_id id, zx_project **out)
{
    zx_project *found = NULL;
    zx_status status = zxi_project_load(call, id, &found);
    if (status != ZX_OK)
        return status;
    zx_date over = found->dropped.year ? found->dropped : found->closed;
    if (over.year)
        return zxi_refuse(call, &rules[STILL_OPEN], field, id, "since %s", "自 %s 起", zxi_date_text(over));
    if (zx_date_compare(call->act->on, found->proposed) < 0)
        return zxi_refuse(call, &rules[IN_ORDER], "on", id, "proposed on %s", "%s 提出", zxi_date_text(found->proposed));
    *out = found;
    return ZX_OK;
}

/* ---- rules about its data ---- */

static zx_status check_theme(zxi_call *call, const zx_project *given)
{
    void *loaded;
    int64_t other = 0;
    if (!given->theme)
        return ZX_OK;
    zx_status status = zxi_record_load(call, &zxi_theme_type, given->theme, &loaded);
    if (status != ZX_OK)
        return status;
    const zx_theme *theme = loaded;
    if (given->year.value < theme->first.value || (theme->last.set && given->year.value > theme->last.value))
        return zxi_refuse(call, &rules[WITHIN_THEME], "year", given->theme, "given: %lld", "所给为 %lld", (long long)given->year.value);
    status = zxi_ask(call->store, &other, "SELECT id FROM project WHERE theme = ?1 AND year = ?2 AND id <> ?3 AND dropped IS NULL LIMIT 1",
                     "iii", given->theme, given->year.value, given->id);
    if (status == ZX_OK && other)
        status = zxi_refuse(call, &rules[ONE_A_YEAR], "theme", other, "see project %lld", "见课题 %lld", (long long)other);
    return status;
}

static zx_status check_supervised(zxi_call *call, const zx_project *given)
{
    void *loaded;
    int64_t circle = 0;
    if (!given->supervises)
        return ZX_OK;
    zx_status status = zxi_record_load(call, &zxi_project_type, given->supervises, &loaded);
    if (status != ZX_OK)
        return status;
    const zx_project *earlier = loaded;
    if (earlier->year.value > given->year.value)
        return zxi_refuse(call, &rules[SUPERVISES_EARLIER], "supervises", given->supervises, "it is of %lld", "其年度为 %lld",
                          (long long)earlier->year.value);
    status = zxi_ask(call->store, &circle,
                     "WITH RECURSIVE up(id) AS (SELECT ?1 UNION SELECT p.supervises FROM project AS p JOIN up USING (id) "
                     "WHERE p.supervises IS NOT NULL) SELECT count(*) FROM up WHERE id = ?2",
                     "ii", given->supervises, given->id);
    if (status == ZX_OK && circle)
        status = zxi_refuse(call, &rules[SUPERVISION_CYCLE], "supervises", given->id, "project %lld supervises it", "课题 %lld 监督本课题",
                            (long long)given->supervises);
    return status;
}

/* Those that supervise a corrected project. */
static zx_status check_supervising(zxi_call *call, const zx_project *given)
{
    int64_t before = 0;
    zx_status status = zxi_ask(call->store, &before, "SELECT id FROM project WHERE supervises = ?1 AND year < ?2 LIMIT 1", "ii", given->id,
                               given->year.value);
    if (status == ZX_OK && before)
        status = zxi_refuse(call, &rules[SUPERVISES_EARLIER], "year", before, "project %lld supervises it", "课题 %lld 监督本课题", (long long)before);
    return status;
}

static zx_status check(zxi_call *call, const zx_project *given)
{
    zx_status status = zxi_check_year(call, &rules[YEAR], "year", given->year);
    if (status == ZX_OK)
        status = check_theme(call, given);
    if (status == ZX_OK)
        status = zxi_check_exists(call, &rules[BODY_EXISTS], "body", given->body, given->proposed);
    return status == ZX_OK ? check_supervised(call, given) : status;
}

/* ---- verbs ---- */

static zx_status keep(zxi_call *call, zx_project *kept, zx_id *out)
{
    kept->state = state_of(kept);
    *out = kept->id;
    return zxi_record_update(call, &zxi_project_type, kept);
}

static zx_status propose(zxi_call *call, void *in, zx_id *out)
{
    zx_project *given = in;
    given->proposed = call->act->on;
    given->state = ZX_PROJECT_PROPOSED;
    zx_status status = check(call, given);
    if (status == ZX_OK)
        status = zxi_record_insert(call, &zxi_project_type, given);
    *out = given->id;
    return status;
}

static zx_status settle(zxi_call *call, void *in, zx_id *out)
{
    const zx_project *given = in;
    const zx_activity *activity;
    zx_project *kept = NULL;
    zx_status status = zxi_project_find_open(call, "id", given->id, &kept);
    if (status == ZX_OK && kept->settled.year)
        status = zxi_refuse(call, &rules[SETTLED_ONCE], "id", given->id, "on %s", "已于 %s 确定", zxi_date_text(kept->settled));
    if (status == ZX_OK)
        status = zxi_check_took_place(call, &rules[SETTLED_AT], "settled_at", given->settled_at, &activity);
    if (status != ZX_OK)
        return status;
    kept->settled = call->act->on;
    kept->settled_at = given->settled_at;
    return keep(call, kept, out);
}

/* An open project that was settled by the day of the act. */
static zx_status find_settled(zxi_call *call, zx_id id, zx_project **out)
{
    zx_status status = zxi_project_find_open(call, "id", id, out);
    if (status == ZX_OK && !(*out)->settled.year)
        status = zxi_refuse(call, &rules[SETTLED_FIRST], "id", id, "it is not", "尚未确定");
    if (status == ZX_OK && zx_date_compare(call->act->on, (*out)->settled) < 0)
        status = zxi_refuse(call, &rules[IN_ORDER], "on", id, "settled on %s", "%s 确定", zxi_date_text((*out)->settled));
    return status;
}

static zx_status check_request(zxi_call *call, const zx_project *kept, zx_id id)
{
    const json_t *rulebook;
    zx_document *request = NULL;
    zx_status status = zxi_document_load(call, id, &request);
    if (status == ZX_OK)
        status = zxi_rulebook_of(call->store, call->act->on, &rulebook, NULL);
    if (status != ZX_OK)
        return status;
    if (!zxi_rulebook_flag(zxi_rulebook_entry(rulebook, "document_kinds", request->kind), "request"))
        return zxi_refuse(call, &rules[REQUEST], "request", id, "it is of the kind %s%.0s", "所给类别为%.0s%s", request->kind,
                          zxi_rulebook_zh(rulebook, "document_kinds", request->kind));
    if (request->project && request->project != kept->id)
        return zxi_refuse(call, &rules[REQUEST], "request", id, "it is of another project", "所给属于其他课题");
    if (kept->refused.year && kept->request == id)
        return zxi_refuse(call, &rules[REQUEST], "request", id, "refused on %s", "%s 未获批准", zxi_date_text(kept->refused));
    if (!request->sent.year || zx_date_compare(call->act->on, request->sent) < 0)
        return zxi_refuse(call, &rules[REQUEST_SENT], "request", id, request->sent.year ? "sent on %s" : "it is not%.0s",
                          request->sent.year ? "%s 报送" : "尚未报送%.0s", zxi_date_text(request->sent));
    return ZX_OK;
}

/* A settled project that a request of that day can decide on. */
static zx_status find_to_decide(zxi_call *call, const zx_project *given, zx_project **out)
{
    zx_status status = find_settled(call, given->id, out);
    if (status != ZX_OK)
        return status;
    const zx_project *kept = *out;
    if (kept->approved.year)
        return zxi_refuse(call, &rules[APPROVED_ONCE], "id", given->id, "approved on %s", "%s 批准", zxi_date_text(kept->approved));
    if (zx_date_compare(call->act->on, kept->refused) < 0)
        return zxi_refuse(call, &rules[IN_ORDER], "on", given->id, "refused on %s", "%s 未获批准", zxi_date_text(kept->refused));
    return check_request(call, kept, given->request);
}

static zx_status approve(zxi_call *call, void *in, zx_id *out)
{
    const zx_project *given = in;
    zx_project *kept = NULL;
    zx_status status = find_to_decide(call, given, &kept);
    if (status != ZX_OK)
        return status;
    kept->approved = call->act->on;
    kept->request = given->request;
    return keep(call, kept, out);
}

static zx_status refuse(zxi_call *call, void *in, zx_id *out)
{
    const zx_project *given = in;
    zx_project *kept = NULL;
    zx_status status = find_to_decide(call, given, &kept);
    if (status != ZX_OK)
        return status;
    kept->refused = call->act->on;
    kept->request = given->request;
    kept->note = given->note ? given->note : kept->note;
    return keep(call, kept, out);
}

static zx_status close_it(zxi_call *call, void *in, zx_id *out)
{
    const zx_project *given = in;
    zx_project *kept = NULL;
    int64_t open = 0;
    zx_status status = find_settled(call, given->id, &kept);
    if (status == ZX_OK)
        status = zxi_ask(call->store, &open,
                         "SELECT id FROM stage WHERE project = ?1 AND entered IS NOT NULL AND (\"left\" IS NULL OR \"left\" > ?2) LIMIT 1", "id",
                         given->id, call->act->on);
    if (status == ZX_OK && open)
        status = zxi_refuse(call, &rules[STAGES_LEFT], "id", open, "see stage %lld", "见环节 %lld", (long long)open);
    if (status != ZX_OK)
        return status;
    kept->closed = call->act->on;
    kept->outcome = given->outcome;
    return keep(call, kept, out);
}

static zx_status drop(zxi_call *call, void *in, zx_id *out)
{
    const zx_project *given = in;
    zx_project *kept = NULL;
    zx_status status = zxi_project_find_open(call, "id", given->id, &kept);
    if (status != ZX_OK)
        return status;
    kept->dropped = call->act->on;
    return keep(call, kept, out);
}

static void take(zx_project *kept, const zx_project *given)
{
    kept->kind = given->kind;
    kept->source = given->source;
    kept->title = given->title;
    kept->text = given->text;
    kept->year = given->year;
    kept->theme = given->theme;
    kept->body = given->body;
    kept->leader = given->leader;
    kept->supervises = given->supervises;
    kept->outcome = given->outcome;
    kept->note = given->note;
}

static zx_status correct(zxi_call *call, void *in, zx_id *out)
{
    const zx_project *given = in;
    zx_project *kept = NULL;
    void *loaded;
    zx_status status = zxi_project_load(call, given->id, &kept);
    if (status == ZX_OK)
        status = zxi_record_load_texts(call, &zxi_project_type, given->id, &loaded);
    if (status != ZX_OK)
        return status;
    take(loaded, given);
    if (given->outcome && !kept->closed.year)
        return zxi_refuse(call, &rules[OUTCOME], "outcome", given->id, "it is not", "尚未结题");
    status = check(call, loaded);
    if (status == ZX_OK)
        status = check_supervising(call, loaded);
    *out = given->id;
    return status == ZX_OK ? zxi_record_update_texts(call, &zxi_project_type, loaded) : status;
}

#define DATA "kind! source! title! year! text theme body leader supervises note"

static const zxi_verb verbs[] = {
    {{"project.propose", "project", DATA, "proposes a project", "提出课题"}, &zxi_project_type, propose, false},
    {{"project.settle", "project", "id! settled_at", "settles a project by consultation", "协商定题"}, &zxi_project_type, settle, false},
    {{"project.approve", "project", "id! request!", "approves a project", "批准课题"}, &zxi_project_type, approve, false},
    {{"project.refuse", "project", "id! request! note", "says that a project was not approved", "不批准课题"}, &zxi_project_type, refuse, false},
    {{"project.close", "project", "id! outcome", "closes a project", "结题"}, &zxi_project_type, close_it, false},
    {{"project.drop", "project", "id!", "drops a project", "终止课题"}, &zxi_project_type, drop, ZXI_REASON},
    {{"project.correct", "project", "id! outcome " DATA, "mends a project's data", "更正课题"}, &zxi_project_type, correct, ZXI_REASON},
    {{NULL, NULL, NULL, NULL, NULL}, NULL, NULL, false},
};

static const zx_record_type *const types[] = {&zxi_project_type, NULL};
const zxi_noun zxi_noun_project = {"project", types, verbs, rules};

zx_status zx_project_propose(zx_store *store, const zx_act *act, const zx_project *in, zx_id *out)
{
    return ZXI_RUN("project.propose");
}

zx_status zx_project_settle(zx_store *store, const zx_act *act, const zx_project *in, zx_id *out)
{
    return ZXI_RUN("project.settle");
}

zx_status zx_project_approve(zx_store *store, const zx_act *act, const zx_project *in, zx_id *out)
{
    return ZXI_RUN("project.approve");
}

zx_status zx_project_refuse(zx_store *store, const zx_act *act, const zx_project *in, zx_id *out)
{
    return ZXI_RUN("project.refuse");
}

zx_status zx_project_close(zx_store *store, const zx_act *act, const zx_project *in, zx_id *out)
{
    return ZXI_RUN("project.close");
}

zx_status zx_project_drop(zx_store *store, const zx_act *act, const zx_project *in, zx_id *out)
{
    return ZXI_RUN("project.drop");
}

zx_status zx_project_correct(zx_store *store, const zx_act *act, const zx_project *in, zx_id *out)
{
    return ZXI_RUN("project.correct");
}
