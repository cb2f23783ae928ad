/* SPDX-License-Identifier: MIT */
/* What may be done with a proposal now, and why the rest may not: every step is tried against its rules. */
#include <string.h>

#include "domain/handling/handling.h"
#include "record/cursor.h"

ZXI_NO_PADDING(zx_next_step, assignment);

static const zx_field fields[] = {
    ZXI_TEXT(zx_next_step, verb, 0, ZX_FIELD_REQUIRED, "verb", "操作"),
    ZXI_TEXT(zx_next_step, result, 0, 0, "result", "审查结果"),
    ZXI_FLAG(zx_next_step, allowed, ZX_FIELD_REQUIRED, "allowed", "可否"),
    ZXI_TEXT(zx_next_step, rule, 0, 0, "rule", "规则"),
    ZXI_TEXT(zx_next_step, reason, 0, 0, "reason", "英文理由"),
    ZXI_TEXT(zx_next_step, reason_zh, 0, 0, "reason in Chinese", "理由"),
    ZXI_ID(zx_next_step, assignment, "assignment", 0, "assignment", "交办"),
};

const zx_record_type zxi_next_step_type = ZXI_TYPE(zx_next_step, assignment, "next_step", "next step", "可行步骤", fields, .answer = true);

static zx_status try(zxi_call *call, const zxi_proposal_step *step, const zxi_handling *of)
{
    if (of->assignment)
        return zxi_handling_check(call, step, of, "id");
    zx_status status = zxi_step_check(call, step, of->proposal, &of->progress, "id");
    if (status == ZX_OK && step->of)
        return zxi_refuse(call, &zxi_assignment_rules[ZXI_ASSIGNMENT_PRESENT_ROUND], "id", of->proposal->id, "there is none yet", "本轮尚未交办");
    return status == ZX_OK && step->behind ? step->behind(call, of) : status;
}

static zx_status copy(zx_cursor *answer, const char *text, const char **out)
{
    *out = text ? zxi_arena_text(&answer->rows, text, strlen(text)) : NULL;
    return text && !*out ? zxi_no_memory() : ZX_OK;
}

static zx_status add(zx_cursor *answer, const zxi_proposal_step *step, zx_id assignment, zx_status tried)
{
    void *row;
    zx_status status = zxi_answer_add(answer, &row);
    if (status != ZX_OK)
        return status;
    zx_next_step *next = row;
    const zx_enum_value *result = zxi_enum_value(zxi_field_named(&zxi_examination_type, "result")->values, (int)step->result);
    next->verb = step->verb;
    next->result = result && strcmp(step->verb, "proposal.examine") == 0 ? result->code : NULL;
    next->assignment = assignment;
    next->allowed = tried == ZX_OK ? ZX_YES : ZX_NO;
    if (tried == ZX_OK)
        return ZX_OK;
    const zx_error *error = zx_error_last();
    status = copy(answer, error->rule, &next->rule);
    if (status == ZX_OK)
        status = copy(answer, error->message, &next->reason);
    return status == ZX_OK ? copy(answer, error->message_zh, &next->reason_zh) : status;
}

/* The assignments of the present round. */
typedef struct present {
    zx_assignment *list;
    size_t count;
} present;

static zx_status find_present(zxi_call *call, const zxi_handling *of, present *out)
{
    zx_id *ids;
    zx_status status = zxi_ask_ids(call, &ids, &out->count, "SELECT id FROM assignment WHERE proposal = ?1 AND round = ?2 ORDER BY id", "ii",
                                   of->proposal->id, of->progress.round);
    if (status != ZX_OK)
        return status;
    out->list = zxi_arena_alloc(call->arena, (out->count + 1) * sizeof *out->list);
    if (!out->list)
        return zxi_no_memory();
    for (size_t i = 0; status == ZX_OK && i < out->count; i++) {
        zx_assignment *loaded = NULL;
        status = zxi_assignment_load(call, ids[i], &loaded);
        if (status == ZX_OK)
            out->list[i] = *loaded;
    }
    return status;
}

/* A step of an assignment is tried with each of them. */
static zx_status answer_step(zxi_call *call, const zxi_proposal_step *step, zxi_handling *of, const present *there, zx_cursor *answer)
{
    size_t times = step->of && there->count ? there->count : 1;
    zx_status status = ZX_OK;
    call->verb = zxi_verb_named(step->verb);
    for (size_t i = 0; status == ZX_OK && i < times; i++) {
        of->assignment = step->of && there->count ? &there->list[i] : NULL;
        status = try(call, step, of);
        if (status == ZX_OK || status == ZX_RULE)
            status = add(answer, step, of->assignment ? of->assignment->id : 0, status);
    }
    return status;
}

static zx_status answer_steps(zx_store *store, zx_id id, zx_date on, zx_cursor *answer)
{
    zxi_handling of = {.assignment = NULL};
    present there = {NULL, 0};
    const zx_act act = {ZX_ACT_INIT, .on = on};
    zxi_call call = {.store = store, .arena = zxi_call_arena(store), .act = &act};
    zx_status status = zxi_proposal_load(&call, id, true, &of.proposal, &of.progress);
    if (status == ZX_OK && of.progress.round)
        status = find_present(&call, &of, &there);
    for (const zxi_proposal_step *step = zxi_steps; step->verb && status == ZX_OK; step++)
        status = answer_step(&call, step, &of, &there, answer);
    if (status == ZX_OK)
        status = zxi_answer_meta(answer, store, "next_steps",
                                 "the steps of a proposal's life and of each assignment of its present round, and by which rule one may not "
                                 "be taken now",
                                 "提案及其本轮各项交办的步骤，以及当前不能进行的依据", on, 0);
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
