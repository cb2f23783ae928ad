/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "domain/bodies.h"
#include "domain/proposal/proposal.h"
#include "record/cursor.h"

ZXI_NO_PADDING(zx_assignment, replied);
ZXI_NO_PADDING(zx_due_date, due);

static const zx_enum_value roles[] = {
    ZXI_VALUE(ZX_ROLE_SOLE, "sole", "sole", "单办"),
    ZXI_VALUE(ZX_ROLE_SEPARATE, "separate", "separate", "分办"),
    ZXI_VALUE(ZX_ROLE_LEAD, "lead", "lead", "主办"),
    ZXI_VALUE(ZX_ROLE_ASSISTING, "assisting", "assisting", "会办"),
};
static const zx_enum_type role_type = ZXI_ENUM_TYPE("assignment_role", roles);

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
};

static zx_status derive(zx_store *store, void *record)
{
    zx_assignment *assignment = record;
    zxi_statement *statement;
    zx_status status = zxi_prepare(store, "SELECT replied FROM reply WHERE assignment = ?1", &statement);
    if (status != ZX_OK)
        return status;
    zxi_bind_int(statement, 1, assignment->id);
    bool row;
    const char *text = NULL;
    assignment->replied = (zx_date){0};
    status = zxi_step(statement, &row);
    if (status == ZX_OK && row)
        status = zxi_column_text(statement, 0, &text, NULL);
    if (status == ZX_OK && text)
        status = zx_date_parse(text, &assignment->replied);
    zxi_done(statement);
    return status;
}

static const char as_of[] =
    "SELECT a.id, a.revision, a.written, a.proposal, a.round, a.unit, a.role, a.channel, a.parent, a.meeting, a.assigned, a.due, "
    "(SELECT r.replied FROM reply AS r WHERE r.assignment = a.id AND r.replied <= ?1) AS replied "
    "FROM assignment AS a WHERE a.assigned <= ?1";

/* The unit that it assists must be there first. */
static bool assists(const void *record)
{
    return ((const zx_assignment *)record)->role == ZX_ROLE_ASSISTING;
}

const zx_record_type zxi_assignment_type = ZXI_TYPE(zx_assignment, replied, "assignment", "assignment", "交办", fields, .derive = derive,
                                                    .as_of = as_of, .waits = assists);

zx_status zxi_assignment_load(zxi_call *call, zx_id id, zx_assignment **out)
{
    void *loaded;
    zx_status status = zxi_record_load_derived(call, &zxi_assignment_type, id, &loaded);
    if (status == ZX_OK)
        *out = loaded;
    return status;
}

enum { UNIT_EXISTS, UNIT_ONCE, ROLES, LEAD_FIRST, PASSED_ON, HANDOVER_MEETING };
static const zx_rule rules[] = {
    [UNIT_EXISTS] = {"assignment.unit-exists", "the unit and the channel exist on that date", "承办单位和交办渠道须于当日存在", "library"},
    [UNIT_ONCE] = {"assignment.unit-once", "a unit is assigned a proposal once a round", "同一轮次内同一单位只交办一次", "library"},
    [ROLES] = {"assignment.roles", "a proposal has one sole unit, or separate ones, or one lead unit and assisting ones",
               "提案由一个单位单办，或若干单位分办，或一个单位主办、其他单位会办", "提案办理通行规定"},
    [LEAD_FIRST] = {"assignment.lead-first", "a unit assists a lead unit that is assigned", "会办须先有主办单位", "提案办理通行规定"},
    [PASSED_ON] = {"assignment.passed-on",
                   "an assignment of the same proposal and round is passed on before it is answered, and one to assist only to assist",
                   "只能转交同一提案同一轮次尚未答复的交办；会办只能转为会办", "提案办理通行规定"},
    [HANDOVER_MEETING] = {"assignment.handover-meeting", "a proposal is handed over at a hand-over meeting, on one of its days",
                          "交办会须为提案交办会，且交办日期在会期之内", "rulebook activity_kinds"},
    {NULL, NULL, NULL, NULL},
};

/* ---- checks ---- */

static zx_status check_exists(zxi_call *call, zx_id id, const char *field)
{
    void *record;
    zx_status status = zxi_record_load(call, &zxi_organization_type, id, &record);
    if (status == ZX_OK && !zxi_organization_on(record, call->act->on))
        status = zxi_refuse(call, &rules[UNIT_EXISTS], field, id, "on %s", "日期：%s", zxi_date_text(call->act->on));
    return status;
}

static zx_status check_meeting(zxi_call *call, const zx_assignment *given)
{
    const json_t *rulebook;
    void *record;
    zx_status status = zxi_rulebook_of(call->store, call->act->on, &rulebook, NULL);
    if (status == ZX_OK)
        status = zxi_record_load(call, &zxi_activity_type, given->meeting, &record);
    if (status != ZX_OK)
        return status;
    const zx_activity *meeting = record;
    zx_date last = zx_date_last(meeting->ends.year ? meeting->ends : meeting->begins);
    if (!zxi_rulebook_flag(zxi_rulebook_entry(rulebook, "activity_kinds", meeting->kind), "handover") ||
        meeting->state == ZX_ACTIVITY_CANCELLED)
        return zxi_refuse(call, &rules[HANDOVER_MEETING], "meeting", meeting->id, "it is a %s, or was cancelled", "该活动为 %s，或已取消",
                          meeting->kind);
    if (zx_date_compare(call->act->on, zx_date_first(meeting->begins)) < 0 || zx_date_compare(call->act->on, last) > 0)
        return zxi_refuse(call, &rules[HANDOVER_MEETING], "meeting", meeting->id, "%s is none of its days", "%s 不在会期之内",
                          zxi_date_text(call->act->on));
    return ZX_OK;
}

static zx_status check_parent(zxi_call *call, const zx_assignment *given, bool *assisting)
{
    zx_assignment *parent = NULL;
    zx_status status = zxi_assignment_load(call, given->parent, &parent);
    if (status != ZX_OK)
        return status;
    if (parent->proposal != given->proposal || parent->round.value != given->round.value || parent->replied.year ||
        (parent->role == ZX_ROLE_ASSISTING && given->role != ZX_ROLE_ASSISTING))
        return zxi_refuse(call, &rules[PASSED_ON], "parent", parent->id, "this cannot be passed on so", "不能如此转交");
    *assisting = parent->role == ZX_ROLE_ASSISTING;
    return zxi_in_order(call, parent->assigned, parent->id);
}

/* Whether a role may stand beside another one of those who share a round, and a parent. */
static bool beside(int there, int role)
{
    return (there == ZX_ROLE_SEPARATE && role == ZX_ROLE_SEPARATE) || (there == ZX_ROLE_ASSISTING && role == ZX_ROLE_ASSISTING) ||
           (there == ZX_ROLE_LEAD && role == ZX_ROLE_ASSISTING) || (there == ZX_ROLE_ASSISTING && role == ZX_ROLE_LEAD);
}

/* The other assignments of the round, read once for all rules about them. `lead`: there is one to assist. */
static zx_status check_others(zxi_call *call, const zx_assignment *given, bool lead)
{
    zxi_statement *statement;
    zx_status status = zxi_prepare(call->store, "SELECT unit, role, parent FROM assignment WHERE proposal = ?1 AND round = ?2", &statement);
    if (status != ZX_OK)
        return status;
    zxi_bind_int(statement, 1, given->proposal);
    zxi_bind_int(statement, 2, given->round.value);
    bool row;
    while ((status = zxi_step(statement, &row)) == ZX_OK && row) {
        const char *code;
        status = zxi_column_text(statement, 1, &code, NULL);
        if (status != ZX_OK)
            break;
        const zx_enum_value *there = zxi_enum_code(&role_type, code);
        bool sibling = zxi_column_int(statement, 2) == given->parent;
        if (zxi_column_int(statement, 0) == given->unit)
            status = zxi_refuse(call, &rules[UNIT_ONCE], "unit", given->unit, "it is there already", "已交办该单位");
        else if (sibling && there && !beside(there->value, (int)given->role))
            status = zxi_refuse(call, &rules[ROLES], "role", given->proposal, "there is a %s unit already%.0s", "%.0s已有%s单位", there->en,
                                there->zh);
        if (status != ZX_OK)
            break;
        lead |= sibling && there && there->value == ZX_ROLE_LEAD;
    }
    zxi_done(statement);
    if (status == ZX_OK && given->role == ZX_ROLE_ASSISTING && !lead)
        status = zxi_refuse(call, &rules[LEAD_FIRST], "role", given->proposal, "there is none yet", "尚无主办单位");
    return status;
}

/* ---- assigning ---- */

static zx_status set_due(zxi_call *call, zx_assignment *assignment)
{
    const json_t *rulebook;
    zx_status status = zxi_rulebook_of(call->store, call->act->on, &rulebook, NULL);
    if (status == ZX_OK)
        assignment->due = zx_date_add_months(call->act->on, (int)zxi_rulebook_int(rulebook, "proposal", "reply_months", 3));
    return status;
}

static zx_status check(zxi_call *call, const zx_assignment *given, const zxi_progress *progress)
{
    bool assisting = false;
    zx_status status = check_exists(call, given->unit, "unit");
    if (status == ZX_OK && given->channel)
        status = check_exists(call, given->channel, "channel");
    if (status == ZX_OK && given->parent)
        status = check_parent(call, given, &assisting);
    if (status == ZX_OK && (progress->round || given->role == ZX_ROLE_ASSISTING))
        status = check_others(call, given, assisting);
    return status == ZX_OK && given->meeting ? check_meeting(call, given) : status;
}

static zx_status assign(zxi_call *call, void *in, zx_id *out)
{
    zx_assignment *given = in;
    zx_proposal *proposal = NULL;
    zxi_progress progress;
    zx_status status = zxi_step_begin(call, given->proposal, (zx_examination_result)0, "proposal", &proposal, &progress);
    if (status != ZX_OK)
        return status;
    given->round = (zx_opt_int){1, progress.round ? progress.round : 1};
    given->assigned = call->act->on;
    status = check(call, given, &progress);
    if (status == ZX_OK)
        status = set_due(call, given);
    if (status == ZX_OK)
        status = zxi_record_insert(call, &zxi_assignment_type, given);
    if (status == ZX_OK)
        status = zxi_proposal_assigned(call, proposal);
    *out = given->id;
    return status;
}

#define TYPE &zxi_assignment_type

static const zxi_verb verbs[] = {
    {{"proposal.assign", "assignment", "proposal! unit! role! channel parent meeting", "assigns a filed proposal to a unit", "交办提案"},
     TYPE, assign, false},
    {{NULL, NULL, NULL, NULL, NULL}, NULL, NULL, false},
};

static const zx_record_type *const types[] = {TYPE, &zxi_due_date_type, NULL};
const zxi_noun zxi_noun_assignment = {"proposal", types, verbs, rules};

zx_status zx_proposal_assign(zx_store *store, const zx_act *act, const zx_assignment *in, zx_id *out)
{
    return ZXI_RUN("proposal.assign");
}

zx_status zx_proposal_assign_many(zx_store *store, const zx_act *act, const zx_assignment *const *in, size_t count, zx_id *out,
                                  size_t *failed)
{
    return zx_verb_run_many(store, "proposal.assign", act, (const void *const *)in, count, out, failed, NULL, NULL);
}

/* ---- the due date explained ---- */

static const zx_field due_fields[] = {
    ZXI_DATE(zx_due_date, due, 0, "due", "期限"),
    ZXI_DATE(zx_due_date, begins, ZX_FIELD_REQUIRED, "begins", "起算日期"),
    ZXI_NUMBER(zx_due_date, months, "months", "月数"),
    ZXI_ID(zx_due_date, rulebook, "rulebook", ZX_FIELD_REQUIRED, "rulebook", "规则"),
    ZXI_TEXT(zx_due_date, reason, 0, ZX_FIELD_REQUIRED, "reason", "英文说明"),
    ZXI_TEXT(zx_due_date, reason_zh, 0, ZX_FIELD_REQUIRED, "reason in Chinese", "说明"),
};

const zx_record_type zxi_due_date_type = ZXI_TYPE(zx_due_date, due, "due_date", "due date", "办理期限说明", due_fields, .answer = true);

static zx_status words(zx_cursor *answer, const char *format, const zx_due_date *due, const char **out)
{
    zxi_buffer text = {0};
    zxi_buffer_format(&text, format, zxi_date_text(due->begins), (long long)due->months, zxi_date_text(due->due), (long long)due->rulebook);
    *out = zxi_buffer_ok(&text) ? zxi_arena_text(&answer->rows, text.bytes, text.length) : NULL;
    zxi_buffer_release(&text);
    return *out ? ZX_OK : zxi_no_memory();
}

static zx_status explain(zx_store *store, zx_id id, zx_cursor *answer)
{
    void *record, *row;
    const json_t *rulebook;
    zx_status status = zxi_record_find(store, &zxi_assignment_type, id, false, zxi_call_arena(store), &record);
    if (status == ZX_OK)
        status = zxi_answer_add(answer, &row);
    if (status != ZX_OK)
        return status;
    const zx_assignment *assignment = record;
    zx_due_date *due = row;
    due->begins = assignment->assigned;
    due->due = assignment->due;
    status = zxi_rulebook_of(store, assignment->assigned, &rulebook, &due->rulebook);
    if (status != ZX_OK)
        return status;
    due->months = zxi_rulebook_int(rulebook, "proposal", "reply_months", 3);
    status = words(answer, "assigned on %s; %lld months later is %s (rulebook %lld, proposal.reply_months)", due, &due->reason);
    if (status == ZX_OK)
        status = words(answer, "交办日期 %s，加 %lld 个月为 %s（规则 %lld，proposal.reply_months）", due, &due->reason_zh);
    return status == ZX_OK ? zxi_answer_meta(answer, store, "due", "when the reply is due, and why", "办理期限及其依据", due->begins, due->rulebook)
                           : status;
}

zx_status zx_assignment_due(zx_store *store, zx_id assignment, zx_cursor **out)
{
    if (!out)
        return zxi_misuse("out is NULL");
    zx_status status = zxi_enter(store);
    if (status != ZX_OK)
        return status;
    zx_cursor *answer = NULL;
    status = zxi_read_begin(store);
    if (status == ZX_OK) {
        status = zxi_answer_new(&zxi_due_date_type, &answer);
        if (status == ZX_OK)
            status = explain(store, assignment, answer);
        zxi_read_end(store);
    }
    if (status == ZX_OK)
        *out = answer;
    else
        zx_cursor_free(answer);
    zxi_leave(store);
    return status;
}
