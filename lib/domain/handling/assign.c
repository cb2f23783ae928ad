/* SPDX-License-Identifier: MIT */
/* Who may be assigned what beside whom: assigning, adding a unit, reassigning. */
#include <string.h>

#include "domain/bodies.h"
#include "domain/handling/handling.h"

static const zx_rule *rule(zxi_assignment_rule which)
{
    return &zxi_assignment_rules[which];
}

/* ---- units, channels, meetings ---- */

zx_status zxi_check_unit(zxi_call *call, zx_id id, const char *field)
{
    void *record;
    zx_status status = zxi_record_load(call, &zxi_organization_type, id, &record);
    if (status == ZX_OK && !zxi_organization_on(record, call->act->on))
        status = zxi_refuse(call, rule(ZXI_ASSIGNMENT_UNIT_EXISTS), field, id, "on %s", "日期：%s", zxi_date_text(call->act->on));
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
        return zxi_refuse(call, rule(ZXI_ASSIGNMENT_HANDOVER_MEETING), "meeting", meeting->id, "it is a %s, or was cancelled",
                          "该活动为 %s，或已取消", meeting->kind);
    if (zx_date_compare(call->act->on, zx_date_first(meeting->begins)) < 0 || zx_date_compare(call->act->on, last) > 0)
        return zxi_refuse(call, rule(ZXI_ASSIGNMENT_HANDOVER_MEETING), "meeting", meeting->id, "%s is none of its days", "%s 不在会期之内",
                          zxi_date_text(call->act->on));
    return ZX_OK;
}

/* ---- passing on ---- */

static zx_status check_passes_on(zxi_call *call, const zx_assignment *parent)
{
    const json_t *rulebook;
    void *unit;
    zx_status status = zxi_rulebook_of(call->store, call->act->on, &rulebook, NULL);
    if (status == ZX_OK)
        status = zxi_record_load(call, &zxi_organization_type, parent->unit, &unit);
    if (status == ZX_OK && !zxi_rulebook_marks(rulebook, "organization_kinds", ((zx_organization *)unit)->kind, "passes_on", "channel"))
        status = zxi_refuse(call, rule(ZXI_ASSIGNMENT_UNIT_PASSES_ON), "parent", parent->id, "“%s” is a %s", "“%s”为 %s",
                            ((zx_organization *)unit)->name, ((zx_organization *)unit)->kind);
    return status;
}

static zx_status check_parent_open(zxi_call *call, const zxi_handling *of, zx_assignment *parent)
{
    const zxi_handling above = {.proposal = of->proposal, .assignment = parent, .progress = of->progress};
    uint32_t standing;
    zx_status status = zxi_handling_standing(call, &above, &standing);
    if (status == ZX_OK && standing == ZXI_ENDED)
        status = zxi_refuse(call, rule(ZXI_ASSIGNMENT_ENDED), "parent", parent->id, "on %s", "终止于 %s", zxi_date_text(parent->ended));
    if (status == ZX_OK && standing == ZXI_DECLINED)
        status = zxi_refuse(call, rule(ZXI_ASSIGNMENT_DECLINE_OPEN), "parent", parent->id, "%lld", "%lld", (long long)parent->id);
    return status;
}

static zx_status check_parent(zxi_call *call, const zx_assignment *given, const zxi_handling *of, bool *assisting)
{
    zx_assignment *parent = NULL;
    zx_status status = zxi_assignment_load(call, given->parent, &parent);
    if (status != ZX_OK)
        return status;
    if (parent->proposal != given->proposal || parent->round.value != given->round.value || parent->replied.year || parent->commented.year ||
        (parent->role == ZX_ROLE_ASSISTING && given->role != ZX_ROLE_ASSISTING))
        return zxi_refuse(call, rule(ZXI_ASSIGNMENT_PASSED_ON), "parent", parent->id, "this cannot be passed on so", "不能如此转交");
    *assisting = parent->role == ZX_ROLE_ASSISTING;
    status = check_passes_on(call, parent);
    if (status == ZX_OK)
        status = check_parent_open(call, of, parent);
    return status == ZX_OK ? zxi_in_order(call, parent->assigned, parent->id) : status;
}

/* ---- the others of the round ---- */

/* Whether a role may stand beside another one of those who share a round, and a parent. */
static bool beside(int there, int role)
{
    return (there == ZX_ROLE_SEPARATE && role == ZX_ROLE_SEPARATE) || (there == ZX_ROLE_ASSISTING && role == ZX_ROLE_ASSISTING) ||
           (there == ZX_ROLE_LEAD && role == ZX_ROLE_ASSISTING) || (there == ZX_ROLE_ASSISTING && role == ZX_ROLE_LEAD);
}

/* What a new assignment is to be beside. */
typedef struct company {
    zx_id without;  /* one that it replaces: not looked at */
    bool adding;    /* who had the proposal alone gets another part */
    bool lead;      /* there is one to assist */
    zx_id sole;     /* found: who had it alone */
    int64_t beside; /* found: how many */
} company;

static zx_status check_other(zxi_call *call, const zx_assignment *given, company *with, zx_id id, zx_id unit, const zx_enum_value *there)
{
    zx_assignment_role role = (zx_assignment_role)there->value;
    if (with->adding && role == ZX_ROLE_SOLE && (given->role == ZX_ROLE_SEPARATE || given->role == ZX_ROLE_ASSISTING)) {
        with->sole = id;
        role = given->role == ZX_ROLE_SEPARATE ? ZX_ROLE_SEPARATE : ZX_ROLE_LEAD;
    }
    with->beside++;
    with->lead |= role == ZX_ROLE_LEAD;
    if (unit != given->unit && !beside((int)role, (int)given->role))
        return zxi_refuse(call, rule(ZXI_ASSIGNMENT_ROLES), "role", given->proposal, "there is a %s unit already%.0s", "%.0s已有%s单位",
                          there->en, there->zh);
    return ZX_OK;
}

/* Read once for all rules about them; those that ended are no company. */
static zx_status check_others(zxi_call *call, const zx_assignment *given, company *with)
{
    const zx_enum_type *roles = zxi_field_named(&zxi_assignment_type, "role")->values;
    zxi_statement *statement;
    zx_status status = zxi_prepare(call->store,
                                   "SELECT id, unit, role, parent FROM assignment WHERE proposal = ?1 AND round = ?2 AND ended IS NULL AND id <> ?3",
                                   &statement);
    if (status != ZX_OK)
        return status;
    zxi_bind_int(statement, 1, given->proposal);
    zxi_bind_int(statement, 2, given->round.value);
    zxi_bind_int(statement, 3, with->without);
    bool row;
    while ((status = zxi_step(statement, &row)) == ZX_OK && row) {
        const char *code;
        status = zxi_column_text(statement, 2, &code, NULL);
        if (status != ZX_OK)
            break;
        zx_id unit = zxi_column_int(statement, 1);
        const zx_enum_value *there = zxi_enum_code(roles, code);
        if (unit == given->unit)
            status = zxi_refuse(call, rule(ZXI_ASSIGNMENT_UNIT_ONCE), "unit", unit, "it is there already", "已交办该单位");
        else if (there && zxi_column_int(statement, 3) == given->parent)
            status = check_other(call, given, with, zxi_column_int(statement, 0), unit, there);
        if (status != ZX_OK)
            break;
    }
    zxi_done(statement);
    if (status == ZX_OK && given->role == ZX_ROLE_ASSISTING && !with->lead)
        status = zxi_refuse(call, rule(ZXI_ASSIGNMENT_LEAD_FIRST), "role", given->proposal, "there is none yet", "尚无主办单位");
    return status;
}

static zx_status check(zxi_call *call, const zx_assignment *given, const zxi_handling *of, company *with)
{
    zx_status status = zxi_check_unit(call, given->unit, "unit");
    if (status == ZX_OK && given->channel)
        status = zxi_check_unit(call, given->channel, "channel");
    if (status == ZX_OK && given->parent)
        status = check_parent(call, given, of, &with->lead);
    if (status == ZX_OK && (of->progress.assigned || given->role == ZX_ROLE_ASSISTING))
        status = check_others(call, given, with);
    return status == ZX_OK && given->meeting ? check_meeting(call, given) : status;
}

/* ---- the verbs ---- */

static zx_status begin(zxi_call *call, zx_assignment *given, zxi_handling *of)
{
    zx_status status = zxi_step_begin(call, given->proposal, (zx_examination_result)0, "proposal", &of->proposal, &of->progress);
    given->round = (zx_opt_int){1, of->progress.round};
    given->assigned = call->act->on;
    return status;
}

zx_status zxi_assign(zxi_call *call, void *in, zx_id *out)
{
    zx_assignment *given = in;
    zxi_handling of = {.assignment = NULL};
    zx_status status = begin(call, given, &of);
    if (status == ZX_OK)
        status = check(call, given, &of, &(company){.without = 0});
    if (status == ZX_OK)
        status = zxi_assignment_set_due(call, given);
    if (status == ZX_OK)
        status = zxi_record_insert(call, &zxi_assignment_type, given);
    if (status == ZX_OK)
        status = zxi_proposal_assigned(call, of.proposal, given->role);
    *out = given->id;
    return status;
}

static zx_status nobody_there(zxi_call *call, const zx_assignment *given)
{
    return zxi_refuse(call, &zxi_proposal_rules[ZXI_RULE_IN_HANDLING], "parent", given->proposal, "nobody has it there", "该处尚无单位办理");
}

/* Who had it alone must still have it, to get another part. */
static zx_status load_sole(zxi_call *call, zx_id id, zxi_handling *of)
{
    uint32_t standing;
    zx_status status = zxi_assignment_load(call, id, &of->assignment);
    if (status == ZX_OK)
        status = zxi_in_order(call, of->assignment->assigned, id);
    if (status == ZX_OK)
        status = zxi_handling_standing(call, of, &standing);
    if (status == ZX_OK && standing == ZXI_ANSWERED)
        status = zxi_refuse(call, rule(ZXI_ASSIGNMENT_ANSWERED), "role", id, "on %s", "答复日期：%s", zxi_date_text(of->assignment->replied));
    if (status == ZX_OK && standing == ZXI_DECLINED)
        status = zxi_refuse(call, rule(ZXI_ASSIGNMENT_DECLINE_OPEN), "role", id, "%lld", "%lld", (long long)id);
    return status;
}

zx_status zxi_add_unit(zxi_call *call, void *in, zx_id *out)
{
    zx_assignment *given = in;
    zxi_handling of = {.assignment = NULL};
    company with = {.adding = true};
    zx_status status = begin(call, given, &of);
    if (status == ZX_OK)
        status = check(call, given, &of, &with);
    if (status == ZX_OK && !with.beside)
        status = nobody_there(call, given);
    if (status == ZX_OK && with.sole)
        status = load_sole(call, with.sole, &of);
    if (status == ZX_OK)
        status = zxi_assignment_set_due(call, given);
    if (status == ZX_OK && with.sole) {
        of.assignment->role = given->role == ZX_ROLE_SEPARATE ? ZX_ROLE_SEPARATE : ZX_ROLE_LEAD;
        given->joins = with.sole;
        status = zxi_record_update(call, &zxi_assignment_type, of.assignment);
    }
    if (status == ZX_OK)
        status = zxi_record_insert(call, &zxi_assignment_type, given);
    if (status == ZX_OK)
        status = zxi_handling_end(call, &of);
    *out = given->id;
    return status;
}

/* ---- reassigning ---- */

static zx_status successor(zxi_call *call, zx_id id, zx_id *out)
{
    return ZXI_QUERY(call->store, 0, out, "SELECT id FROM assignment WHERE replaces = ?1", id);
}

zx_status zxi_may_replace(zxi_call *call, const zxi_handling *of)
{
    zx_id next;
    zx_status status = successor(call, of->assignment->id, &next);
    if (status == ZX_OK && next)
        status = zxi_refuse(call, rule(ZXI_ASSIGNMENT_REPLACED_ONCE), "replaces", of->assignment->id, "the next one is %lld", "改办后的交办为 %lld",
                            (long long)next);
    return status;
}

zx_status zxi_may_reassign(zxi_call *call, const zxi_handling *of)
{
    int64_t form;
    zx_status status = ZXI_QUERY(call->store, 0, &form, "SELECT id FROM feedback WHERE proposal = ?1 AND round = ?2 LIMIT 1", of->proposal->id,
                                 of->progress.round);
    if (status == ZX_OK && form)
        status = zxi_refuse(call, rule(ZXI_ASSIGNMENT_BEFORE_FEEDBACK), "replaces", of->assignment->id, "form %lld", "反馈 %lld", (long long)form);
    return status == ZX_OK && of->assignment->ended.year ? zxi_in_order(call, of->assignment->ended, of->assignment->id) : status;
}

/* What the next one has of the one before. */
static zx_status follow(zxi_call *call, zx_assignment *given, const zx_assignment *before)
{
    given->proposal = before->proposal;
    given->round = before->round;
    given->role = before->role;
    given->parent = before->parent;
    given->channel = given->channel ? given->channel : before->channel;
    given->assigned = call->act->on;
    return zxi_assignment_set_due(call, given);
}

static zx_status check_next(zxi_call *call, const zx_assignment *given, const zxi_handling *of)
{
    const zx_assignment *before = of->assignment;
    company with = {.without = before->id};
    if (given->unit == before->unit && !before->ended.year)
        return zxi_refuse(call, rule(ZXI_ASSIGNMENT_UNIT_ONCE), "unit", given->unit, "it is there already", "已交办该单位");
    return check(call, given, of, &with);
}

zx_status zxi_reassign(zxi_call *call, void *in, zx_id *out)
{
    zx_assignment *given = in;
    zxi_handling of;
    zx_status status = zxi_handling_begin(call, given->replaces, "replaces", &of);
    if (status == ZX_OK)
        status = follow(call, given, of.assignment);
    if (status == ZX_OK)
        status = check_next(call, given, &of);
    if (status == ZX_OK && !of.assignment->ended.year) {
        of.assignment->ended = call->act->on;
        of.assignment->ended_by = ZX_END_REASSIGNED;
        status = zxi_record_update(call, &zxi_assignment_type, of.assignment);
    }
    if (status == ZX_OK)
        status = zxi_record_insert(call, &zxi_assignment_type, given);
    if (status == ZX_OK)
        status = zxi_handling_end(call, &of);
    *out = given->id;
    return status;
}
