/* SPDX-License-Identifier: MIT */
/* What may be done with a proposal now, and why the rest may not: every step is tried against its rules. */
#include <string.h>

#include "domain/proposal/proposal.h"
#include "record/cursor.h"

ZXI_NO_PADDING(zx_next_step, reserved);

static const zx_field fields[] = {
    ZXI_TEXT(zx_next_step, verb, 0, ZX_FIELD_REQUIRED, "verb", "操作"),
    ZXI_TEXT(zx_next_step, result, 0, 0, "result", "审查结果"),
    ZXI_FLAG(zx_next_step, allowed, ZX_FIELD_REQUIRED, "allowed", "可否"),
    ZXI_TEXT(zx_next_step, rule, 0, 0, "rule", "规则"),
    ZXI_TEXT(zx_next_step, reason, 0, 0, "reason", "英文理由"),
    ZXI_TEXT(zx_next_step, reason_zh, 0, 0, "reason in Chinese", "理由"),
};

const zx_record_type zxi_next_step_type = ZXI_TYPE(zx_next_step, reserved, "next_step", "next step", "可行步骤", fields, .answer = true);

static zx_status try(zxi_call *call, const zxi_proposal_step *step, const zx_proposal *proposal, const zxi_progress *progress)
{
    zx_status status = zxi_step_check(call, step, proposal, progress, "id");
    if (status != ZX_OK || strcmp(step->verb, "proposal.submit") != 0)
        return status;
    const json_t *rulebook;
    zx_yes_no in_session;
    status = zxi_rulebook_of(call->store, call->act->on, &rulebook, NULL);
    return status == ZX_OK ? zxi_check_submission(call, rulebook, proposal, call->act->on, &in_session) : status;
}

static zx_status copy(zx_cursor *answer, const char *text, const char **out)
{
    *out = text ? zxi_arena_text(&answer->rows, text, strlen(text)) : NULL;
    return text && !*out ? zxi_no_memory() : ZX_OK;
}

static zx_status add(zx_cursor *answer, const zxi_proposal_step *step, zx_status tried)
{
    void *row;
    zx_status status = zxi_answer_add(answer, &row);
    if (status != ZX_OK)
        return status;
    zx_next_step *next = row;
    const zx_enum_value *result = zxi_enum_value(zxi_field_named(&zxi_examination_type, "result")->values, (int)step->result);
    next->verb = step->verb;
    next->result = result && strcmp(step->verb, "proposal.examine") == 0 ? result->code : NULL;
    next->allowed = tried == ZX_OK ? ZX_YES : ZX_NO;
    if (tried == ZX_OK)
        return ZX_OK;
    const zx_error *error = zx_error_last();
    status = copy(answer, error->rule, &next->rule);
    if (status == ZX_OK)
        status = copy(answer, error->message, &next->reason);
    return status == ZX_OK ? copy(answer, error->message_zh, &next->reason_zh) : status;
}

static zx_status answer_steps(zx_store *store, zx_id id, zx_date on, zx_cursor *answer)
{
    zx_proposal *proposal = NULL;
    zxi_progress progress;
    const zx_act act = {ZX_ACT_INIT, .on = on};
    zxi_call call = {.store = store, .arena = zxi_call_arena(store), .act = &act};
    zx_status status = zxi_proposal_load(&call, id, true, &proposal, &progress);
    for (const zxi_proposal_step *step = zxi_steps; step->verb && status == ZX_OK; step++) {
        call.verb = zxi_verb_named(step->verb);
        status = try(&call, step, proposal, &progress);
        if (status == ZX_OK || status == ZX_RULE)
            status = add(answer, step, status);
    }
    if (status == ZX_OK)
        status = zxi_answer_meta(answer, store, "next_steps", "the steps of a proposal's life, and by which rule one may not be taken now",
                                 "提案的各步骤，以及当前不能进行的依据", on, 0);
    return status;
}

zx_status zx_proposal_next_steps(zx_store *store, zx_id proposal, zx_date on, zx_cursor **out)
{
    if (!out)
        return zxi_misuse("out is NULL");
    if (!zx_date_complete(on))
        return zxi_fail(ZX_INVALID, ZXI_ABOUT(.record = "proposal", .field = "on", .rule = "date.complete"), "on: must be a complete date",
                        "on：须为完整日期");
    zx_status status = zxi_enter(store);
    if (status != ZX_OK)
        return status;
    zx_cursor *answer = NULL;
    zxi_failure_aside();
    status = zxi_read_begin(store);
    if (status == ZX_OK) {
        status = zxi_answer_new(&zxi_next_step_type, &answer);
        if (status == ZX_OK)
            status = answer_steps(store, proposal, on, answer);
        zxi_read_end(store);
    }
    if (status == ZX_OK) {
        zxi_failure_back();
        *out = answer;
    } else {
        zx_cursor_free(answer);
    }
    zxi_leave(store);
    return status;
}
