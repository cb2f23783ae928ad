/* SPDX-License-Identifier: MIT */
/* The assignment itself: its fields, its rules, and when the reply is due. */
#include "domain/handling/handling.h"

ZXI_NO_PADDING(zx_assignment, ended_by);

static const zx_enum_value roles[] = {
    ZXI_VALUE(ZX_ROLE_SOLE, "sole", "sole", "单办"),
    ZXI_VALUE(ZX_ROLE_SEPARATE, "separate", "separate", "分办"),
    ZXI_VALUE(ZX_ROLE_LEAD, "lead", "lead", "主办"),
    ZXI_VALUE(ZX_ROLE_ASSISTING, "assisting", "assisting", "会办"),
};
static const zx_enum_type role_type = ZXI_ENUM_TYPE("assignment_role", roles);

static const zx_enum_value ends[] = {
    ZXI_VALUE(ZX_END_DECLINED, "declined", "declined", "退办"),
    ZXI_VALUE(ZX_END_REASSIGNED, "reassigned", "reassigned", "改办"),
    ZXI_VALUE(ZX_END_WITHDRAWN, "withdrawn", "withdrawn", "撤回交办"),
};
static const zx_enum_type end_type = ZXI_ENUM_TYPE("assignment_end", ends);

static const zx_field fields[] = {
    ZXI_ID(zx_assignment, proposal, "proposal", ZX_FIELD_REQUIRED | ZX_FIELD_SUBJECT, "proposal", "提案"),
    ZXI_INT(zx_assignment, round, ZX_FIELD_REQUIRED, "round", "轮次"),
    ZXI_ID(zx_assignment, unit, "organization", ZX_FIELD_REQUIRED, "unit", "承办单位"),
    ZXI_ENUM(zx_assignment, role, &role_type, ZX_FIELD_REQUIRED, "role", "办理方式"),
    ZXI_ID(zx_assignment, channel, "organization", 0, "channel", "交办渠道"),
    ZXI_ID(zx_assignment, parent, "assignment", 0, "passed on from", "转自交办"),
    ZXI_ID(zx_assignment, meeting, "activity", 0, "hand-over meeting", "交办会"),
    ZXI_DATE(zx_assignment, assigned, ZX_FIELD_REQUIRED | ZX_FIELD_EFFECTIVE, "assigned", "交办日期"),
    ZXI_DATE(zx_assignment, due, 0, "due", "办理期限"),
    ZXI_DATE(zx_assignment, replied, ZX_FIELD_DERIVED, "replied", "答复日期"),
    ZXI_ID(zx_assignment, replaces, "assignment", 0, "replaces", "改自交办"),
    ZXI_ID(zx_assignment, joins, "assignment", 0, "added to", "增办于"),
    ZXI_DATE(zx_assignment, acknowledged, 0, "acknowledged", "签收日期"),
    ZXI_DATE(zx_assignment, commented, ZX_FIELD_DERIVED, "commented", "会办意见日期"),
    ZXI_DATE(zx_assignment, ended, ZX_FIELD_UNTIL, "ended", "终止日期"),
    ZXI_ENUM(zx_assignment, ended_by, &end_type, 0, "ended by", "终止方式"),
};

static zx_status read_date(zxi_statement *statement, int column, zx_date *out)
{
    const char *text;
    zx_status status = zxi_column_text(statement, column, &text, NULL);
    *out = (zx_date){0};
    return status == ZX_OK && text ? zx_date_parse(text, out) : status;
}

static zx_status derive(zx_store *store, void *record)
{
    zx_assignment *assignment = record;
    zxi_statement *statement;
    zx_status status = zxi_prepare(store,
                                   "SELECT (SELECT replied FROM reply WHERE assignment = ?1), "
                                   "(SELECT commented FROM comment WHERE assignment = ?1)",
                                   &statement);
    if (status != ZX_OK)
        return status;
    zxi_bind_int(statement, 1, assignment->id);
    bool row;
    status = zxi_step(statement, &row);
    if (status == ZX_OK)
        status = read_date(statement, 0, &assignment->replied);
    if (status == ZX_OK)
        status = read_date(statement, 1, &assignment->commented);
    zxi_done(statement);
    return status;
}

/* A unit that another one was added to had the proposal alone before; the first extension granted since then says when it was due. */
static const char as_of[] =
    "SELECT a.id, a.revision, a.written, a.proposal, a.round, a.unit, "
    "CASE WHEN EXISTS (SELECT 1 FROM assignment AS j WHERE j.joins = a.id AND j.assigned > ?1) THEN 'sole' ELSE a.role END AS role, "
    "a.channel, a.parent, a.meeting, a.assigned, "
    "coalesce((SELECT e.due FROM extension AS e WHERE e.assignment = a.id AND e.state = 'granted' AND e.settled > ?1 "
    "ORDER BY e.id LIMIT 1), a.due) AS due, "
    "(SELECT r.replied FROM reply AS r WHERE r.assignment = a.id AND r.replied <= ?1) AS replied, a.replaces, a.joins, "
    "CASE WHEN a.acknowledged <= ?1 THEN a.acknowledged END AS acknowledged, "
    "(SELECT c.commented FROM comment AS c WHERE c.assignment = a.id AND c.commented <= ?1) AS commented, "
    "CASE WHEN a.ended <= ?1 THEN a.ended END AS ended, CASE WHEN a.ended <= ?1 THEN a.ended_by END AS ended_by "
    "FROM assignment AS a WHERE a.assigned <= ?1";

/* The unit that it assists must be there first. */
static bool assists(const void *record)
{
    return ((const zx_assignment *)record)->role == ZX_ROLE_ASSISTING;
}

const zx_record_type zxi_assignment_type = ZXI_TYPE(zx_assignment, ended_by, "assignment", "assignment", "交办", fields, .derive = derive,
                                                    .as_of = as_of, .waits = assists);

zx_status zxi_assignment_load(zxi_call *call, zx_id id, zx_assignment **out)
{
    void *loaded;
    zx_status status = zxi_record_load_derived(call, &zxi_assignment_type, id, &loaded);
    if (status == ZX_OK)
        *out = loaded;
    return status;
}

#define PRACTICE "提案办理通行规定"

const zx_rule zxi_assignment_rules[] = {
    [ZXI_ASSIGNMENT_UNIT_EXISTS] = {"assignment.unit-exists", "the unit and the channel exist on that date", "承办单位和交办渠道须于当日存在",
                                    "library"},
    [ZXI_ASSIGNMENT_UNIT_ONCE] = {"assignment.unit-once", "a unit has a proposal once a round", "同一轮次内同一单位只办理一次", "library"},
    [ZXI_ASSIGNMENT_ROLES] = {"assignment.roles", "a proposal has one sole unit, or separate ones, or one lead unit and assisting ones",
                              "提案由一个单位单办，或若干单位分办，或一个单位主办、其他单位会办", PRACTICE},
    [ZXI_ASSIGNMENT_LEAD_FIRST] = {"assignment.lead-first", "a unit assists a lead unit that is assigned", "会办须先有主办单位", PRACTICE},
    [ZXI_ASSIGNMENT_PASSED_ON] = {"assignment.passed-on",
                                  "an assignment of the same proposal and round is passed on before it is answered, and one to assist only to "
                                  "assist",
                                  "只能转交同一提案同一轮次尚未答复的交办；会办只能转为会办", PRACTICE},
    [ZXI_ASSIGNMENT_UNIT_PASSES_ON] = {"assignment.unit-passes-on",
                                       "a unit does not pass an assignment on: it declines, and the office reassigns; only a channel passes on",
                                       "承办单位不得自行转办，应予退办并由交办机关改办；只有交办渠道可以转交",
                                       PRACTICE "; rulebook organization_kinds"},
    [ZXI_ASSIGNMENT_HANDOVER_MEETING] = {"assignment.handover-meeting", "a proposal is handed over at a hand-over meeting, on one of its days",
                                         "交办会须为提案交办会，且交办日期在会期之内", "rulebook activity_kinds"},
    [ZXI_ASSIGNMENT_ACKNOWLEDGED_ONCE] = {"assignment.acknowledged-once", "a unit signs for an assignment once", "一项交办只签收一次", "library"},
    [ZXI_ASSIGNMENT_REPLACED_ONCE] = {"assignment.replaced-once", "an assignment is reassigned once; the next one is reassigned then",
                                      "一项交办只改办一次；再次改办须针对改办后的交办", "library"},
    [ZXI_ASSIGNMENT_BEFORE_FEEDBACK] = {"assignment.before-feedback",
                                        "an assignment is not reassigned once proposers gave feedback on the round", "本轮已有反馈的不得改办",
                                        "library"},
    [ZXI_ASSIGNMENT_PRESENT_ROUND] = {"assignment.present-round", "a step of handling is about an assignment of the present round",
                                      "办理步骤须针对本轮的交办", "library"},
    [ZXI_ASSIGNMENT_ENDED] = {"assignment.ended", "an assignment that has ended is not handled any more", "已终止的交办不再办理", "library"},
    [ZXI_ASSIGNMENT_ANSWERED] = {"assignment.answered", "this is done before the answer", "此步骤须在答复之前进行", PRACTICE},
    [ZXI_ASSIGNMENT_DECLINE_OPEN] = {"assignment.decline-open",
                                     "until the office has accepted or refused a decline, nothing else is done with the assignment",
                                     "退办尚未处理的，不得进行其他办理步骤", PRACTICE},
    [ZXI_ASSIGNMENT_PASSED_ON_OPEN] = {"assignment.passed-on-open", "this is not done while another unit has it from there",
                                       "已转交其他单位办理的，不得进行此步骤", "library"},
    {NULL, NULL, NULL, NULL},
};

/* ---- when it is due ---- */

/* Unset while the holidays that it asks for are not known. */
zx_status zxi_assignment_set_due(zxi_call *call, zx_assignment *assignment)
{
    zxi_deadline deadline = {0};
    zxi_clock_ask ask;
    zx_status status = zxi_assignment_clock(call->store, assignment, call->act->on, &ask);
    if (status != ZX_OK)
        return status;
    zxi_failure_aside();
    status = zxi_clock_run(call->store, &ask, &deadline);
    if (status == ZX_RULE) {
        zxi_failure_back();
        status = ZX_OK;
    }
    assignment->due = deadline.due;
    return status;
}

#define TYPE &zxi_assignment_type

static const zxi_verb verbs[] = {
    {{"proposal.assign", "assignment", "proposal! unit! role! channel parent meeting", "assigns a filed proposal to a unit", "交办提案"},
     TYPE, zxi_assign, false},
    {{"proposal.add_unit", "assignment", "proposal! unit! role! channel parent meeting", "adds a unit while a proposal is handled", "增办"},
     TYPE, zxi_add_unit, false},
    {{NULL, NULL, NULL, NULL, NULL}, NULL, NULL, false},
};

static const zx_record_type *const types[] = {TYPE, &zxi_due_date_type, NULL};
const zxi_noun zxi_noun_assignment = {"proposal", types, verbs, zxi_assignment_rules};

zx_status zx_proposal_assign(zx_store *store, const zx_act *act, const zx_assignment *in, zx_id *out)
{
    return ZXI_RUN("proposal.assign");
}

zx_status zx_proposal_assign_many(zx_store *store, const zx_act *act, const zx_assignment *const *in, size_t count, zx_id *out,
                                  size_t *failed)
{
    return zx_verb_run_many(store, "proposal.assign", act, (const void *const *)in, count, out, failed, NULL, NULL);
}

zx_status zx_proposal_add_unit(zx_store *store, const zx_act *act, const zx_assignment *in, zx_id *out)
{
    return ZXI_RUN("proposal.add_unit");
}
