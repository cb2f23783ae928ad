/* SPDX-License-Identifier: MIT */
/* A step of an assignment: where the assignment stands, whether the step may be taken, what follows from it. */
#include "domain/handling/handling.h"

/* As the journal has it: what a unit declined is not handled because somebody changed a word in the file. */
static zx_status is_declined(zxi_call *call, zx_id assignment, bool *out)
{
    void *decline;
    zx_id id;
    zx_status status = ZXI_QUERY(call->store, 0, &id, "SELECT id FROM decline WHERE assignment = ?1", assignment);
    *out = false;
    if (status != ZX_OK || !id)
        return status;
    status = zxi_record_load(call, &zxi_decline_type, id, &decline);
    *out = status == ZX_OK && ((const zx_decline *)decline)->state == ZX_DECLINE_OPEN;
    return status;
}

/* Of one that is neither ended nor answered. */
static zx_status standing_open(zxi_call *call, zx_id assignment, uint32_t *out)
{
    bool declined;
    int64_t below = 0;
    zx_status status = is_declined(call, assignment, &declined);
    if (status == ZX_OK && !declined)
        status = ZXI_QUERY(call->store, 0, &below, "SELECT 1 FROM assignment WHERE parent = ?1 AND ended IS NULL LIMIT 1", assignment);
    *out = declined ? ZXI_DECLINED : below ? ZXI_PASSED_ON : ZXI_HELD;
    return status;
}

zx_status zxi_handling_standing(zxi_call *call, const zxi_handling *of, uint32_t *out)
{
    const zx_assignment *assignment = of->assignment;
    bool assisted = assignment->role == ZX_ROLE_ASSISTING && of->proposal->handling == ZX_HANDLING_REPLIED;
    if (!assignment->ended.year && !assignment->replied.year && !assignment->commented.year && !assisted)
        return standing_open(call, assignment->id, out);
    *out = assignment->ended.year ? ZXI_ENDED : ZXI_ANSWERED;
    return ZX_OK;
}

static zx_status check_standing(zxi_call *call, const zxi_proposal_step *step, const zxi_handling *of, const char *field)
{
    static const struct { zxi_standing is; zxi_assignment_rule rule; const char *en, *zh; } refusals[] = {
        {ZXI_ENDED, ZXI_ASSIGNMENT_ENDED, "it ended on %s", "终止于 %s"},
        {ZXI_ANSWERED, ZXI_ASSIGNMENT_ANSWERED, "it was answered%.0s", "已答复%.0s"},
        {ZXI_DECLINED, ZXI_ASSIGNMENT_DECLINE_OPEN, "its unit has declined%.0s", "承办单位已申请退办%.0s"},
        {ZXI_PASSED_ON, ZXI_ASSIGNMENT_PASSED_ON_OPEN, "it was passed on%.0s", "已转交%.0s"},
    };
    uint32_t standing;
    zx_status status = zxi_handling_standing(call, of, &standing);
    if (status != ZX_OK || (step->of & standing))
        return status;
    for (size_t i = 0; i < sizeof refusals / sizeof *refusals; i++)
        if (refusals[i].is == (zxi_standing)standing)
            return zxi_refuse(call, &zxi_assignment_rules[refusals[i].rule], field, of->assignment->id, refusals[i].en, refusals[i].zh,
                              zxi_date_text(of->assignment->ended));
    return ZX_OK;
}

static zx_status check_round(zxi_call *call, const zxi_handling *of, const char *field)
{
    if (of->assignment->round.value == of->progress.round)
        return ZX_OK;
    return zxi_refuse(call, &zxi_assignment_rules[ZXI_ASSIGNMENT_PRESENT_ROUND], field, of->assignment->id, "it is of round %lld, not %lld",
                      "属于第 %lld 轮，现为第 %lld 轮", (long long)of->assignment->round.value, (long long)of->progress.round);
}

zx_status zxi_handling_check(zxi_call *call, const zxi_proposal_step *step, const zxi_handling *of, const char *field)
{
    const zx_assignment *assignment = of->assignment;
    zx_status status = step->before ? step->before(call, of) : ZX_OK;
    if (status == ZX_OK)
        status = zxi_in_order(call, assignment->acknowledged.year ? assignment->acknowledged : assignment->assigned, assignment->id);
    if (status == ZX_OK && of->progress.round)
        status = check_round(call, of, field);
    if (status == ZX_OK)
        status = check_standing(call, step, of, field);
    if (status == ZX_OK)
        status = zxi_step_check(call, step, of->proposal, &of->progress, field);
    return status == ZX_OK && step->behind ? step->behind(call, of) : status;
}

zx_status zxi_handling_begin(zxi_call *call, zx_id assignment, const char *field, zxi_handling *out)
{
    *out = (zxi_handling){.assignment = NULL};
    zx_status status = zxi_assignment_load(call, assignment, &out->assignment);
    if (status == ZX_OK)
        status = zxi_proposal_load(call, out->assignment->proposal, false, &out->proposal, &out->progress);
    if (status == ZX_OK)
        status = zxi_handling_check(call, zxi_step_of(call->verb->is.name, (zx_examination_result)0), out, field);
    if (status == ZX_OK)
        call->subject = out->proposal->id;
    return status;
}

zx_status zxi_handling_end(zxi_call *call, const zxi_handling *of)
{
    zx_status status = of->assignment ? zxi_record_derive(call, &zxi_assignment_type, of->assignment->id) : ZX_OK;
    return status == ZX_OK ? zxi_record_derive(call, &zxi_proposal_type, of->proposal->id) : status;
}

zx_status zxi_check_corrected(zxi_call *call, const zx_rule *rule, const char *field, zx_id id, zx_date from, zx_date date)
{
    if (zx_date_compare(date, from) < 0)
        return zxi_refuse(call, rule, field, id, "not before %s", "不得早于 %s", zxi_date_text(from));
    if (zx_date_compare(date, call->act->on) > 0)
        return zxi_refuse(call, rule, field, id, "not after %s", "不得晚于 %s", zxi_date_text(call->act->on));
    return ZX_OK;
}
