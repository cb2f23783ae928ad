/* SPDX-License-Identifier: MIT */
#include "domain/handling/handling.h"

ZXI_NO_PADDING(zx_reminder, reserved);

static const zx_field fields[] = {
    ZXI_ID(zx_reminder, assignment, "assignment", ZX_FIELD_REQUIRED | ZX_FIELD_SUBJECT, "assignment", "交办"),
    ZXI_DATE(zx_reminder, reminded, ZX_FIELD_REQUIRED | ZX_FIELD_EFFECTIVE, "reminded", "催办日期"),
    ZXI_TEXT(zx_reminder, note, 2000, ZX_FIELD_SEARCHABLE, "note", "催办内容"),
};

const zx_record_type zxi_reminder_type = ZXI_TYPE(zx_reminder, reserved, "reminder", "reminder", "催办", fields, .answer = false);

static zx_status remind(zxi_call *call, void *in, zx_id *out)
{
    zx_reminder *given = in;
    zxi_handling of;
    zx_status status = zxi_handling_begin(call, given->assignment, "assignment", &of);
    if (status != ZX_OK)
        return status;
    given->reminded = call->act->on;
    status = zxi_record_insert(call, &zxi_reminder_type, given);
    *out = given->id;
    return status == ZX_OK ? zxi_handling_end(call, &of) : status;
}

static const zxi_verb verbs[] = {
    {{"assignment.remind", "reminder", "assignment! note", "reminds the unit of an assignment", "催办"}, &zxi_reminder_type, remind, false},
    {{NULL, NULL, NULL, NULL, NULL}, NULL, NULL, false},
};

static const zx_rule rules[] = {{NULL, NULL, NULL, NULL}};
static const zx_record_type *const types[] = {&zxi_reminder_type, NULL};
const zxi_noun zxi_noun_reminder = {"assignment", types, verbs, rules};

zx_status zx_assignment_remind(zx_store *store, const zx_act *act, const zx_reminder *in, zx_id *out)
{
    return ZXI_RUN("assignment.remind");
}
