/* SPDX-License-Identifier: MIT */
/* Steps that leave nothing but their date in the assignment: signing for it, giving it to another unit, taking it back. */
#include "domain/handling/handling.h"

zx_status zxi_may_acknowledge(zxi_call *call, const zxi_handling *of)
{
    const zx_assignment *assignment = of->assignment;
    if (!assignment->acknowledged.year)
        return ZX_OK;
    return zxi_refuse(call, &zxi_assignment_rules[ZXI_ASSIGNMENT_ACKNOWLEDGED_ONCE], "id", assignment->id, "on %s", "签收日期：%s",
                      zxi_date_text(assignment->acknowledged));
}

static zx_status acknowledge(zxi_call *call, void *in, zx_id *out)
{
    zxi_handling of;
    *out = ((const zx_assignment *)in)->id;
    zx_status status = zxi_handling_begin(call, *out, "id", &of);
    if (status != ZX_OK)
        return status;
    of.assignment->acknowledged = call->act->on;
    status = zxi_record_update(call, &zxi_assignment_type, of.assignment);
    return status == ZX_OK ? zxi_handling_end(call, &of) : status;
}

static zx_status withdraw(zxi_call *call, void *in, zx_id *out)
{
    zxi_handling of;
    *out = ((const zx_assignment *)in)->id;
    zx_status status = zxi_handling_begin(call, *out, "id", &of);
    if (status != ZX_OK)
        return status;
    of.assignment->ended = call->act->on;
    of.assignment->ended_by = ZX_END_WITHDRAWN;
    status = zxi_record_update(call, &zxi_assignment_type, of.assignment);
    return status == ZX_OK ? zxi_handling_end(call, &of) : status;
}

#define TYPE &zxi_assignment_type

static const zxi_verb verbs[] = {
    {{"assignment.acknowledge", "assignment", "id!", "signs for an assignment", "签收"}, TYPE, acknowledge, false},
    {{"assignment.reassign", "assignment", "replaces! unit! channel meeting", "gives an assignment to another unit", "改办"},
     TYPE, zxi_reassign, false},
    {{"assignment.withdraw", "assignment", "id!", "takes an assignment back", "撤回交办"}, TYPE, withdraw, true},
    {{NULL, NULL, NULL, NULL, NULL}, NULL, NULL, false},
};

static const zx_rule rules[] = {{NULL, NULL, NULL, NULL}};
static const zx_record_type *const types[] = {NULL};
const zxi_noun zxi_noun_assignment_steps = {"assignment", types, verbs, rules};

zx_status zx_assignment_acknowledge(zx_store *store, const zx_act *act, const zx_assignment *in, zx_id *out)
{
    return ZXI_RUN("assignment.acknowledge");
}

zx_status zx_assignment_reassign(zx_store *store, const zx_act *act, const zx_assignment *in, zx_id *out)
{
    return ZXI_RUN("assignment.reassign");
}

zx_status zx_assignment_withdraw(zx_store *store, const zx_act *act, const zx_assignment *in, zx_id *out)
{
    return ZXI_RUN("assignment.withdraw");
}
