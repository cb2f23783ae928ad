/* SPDX-License-Identifier: MIT */
#include "domain/handling/handling.h"

ZXI_NO_PADDING(zx_round, reserved);

static const zx_field fields[] = {
    ZXI_ID(zx_round, proposal, "proposal", ZX_FIELD_REQUIRED | ZX_FIELD_SUBJECT, "proposal", "提案"),
    ZXI_INT(zx_round, round, ZX_FIELD_REQUIRED, "round", "轮次"),
    ZXI_DATE(zx_round, opened, ZX_FIELD_REQUIRED | ZX_FIELD_EFFECTIVE, "opened", "重新办理日期"),
    ZXI_TEXT(zx_round, note, 2000, ZX_FIELD_SEARCHABLE, "note", "重新办理要求"),
};

const zx_record_type zxi_round_type = ZXI_TYPE(zx_round, reserved, "round", "further round", "重新办理", fields, .answer = false);

/* The last form of the present round that asks for another one. */
static zx_status read_forms(zxi_call *call, const zxi_handling *of, const json_t *rulebook, zx_date *out)
{
    zx_id *ids;
    size_t count;
    void *loaded;
    zx_status status = zxi_ask_ids(call, &ids, &count, "SELECT id FROM feedback WHERE proposal = ?1 AND round = ?2 ORDER BY given", "ii",
                                   of->proposal->id, of->progress.round);
    for (size_t i = 0; status == ZX_OK && i < count; i++) {
        status = zxi_record_load(call, &zxi_feedback_type, ids[i], &loaded);
        const zx_feedback *form = loaded;
        if (status == ZX_OK && form->satisfaction &&
            zxi_rulebook_marks(rulebook, "satisfactions", form->satisfaction, "again", "dissatisfied"))
            *out = form->given;
    }
    return status;
}

zx_status zxi_may_handle_again(zxi_call *call, const zxi_handling *of)
{
    const json_t *rulebook;
    zx_date given = {0};
    zx_status status = zxi_rulebook_of(call->store, call->act->on, &rulebook, NULL);
    if (status == ZX_OK)
        status = read_forms(call, of, rulebook, &given);
    if (status == ZX_OK && !given.year)
        return zxi_refuse(call, &zxi_proposal_rules[ZXI_RULE_DISSATISFIED_FIRST], "proposal", of->proposal->id, "nobody was",
                          "无人表示不满意");
    return status == ZX_OK ? zxi_in_order(call, given, of->proposal->id) : status;
}

static zx_status handle_again(zxi_call *call, void *in, zx_id *out)
{
    zx_round *given = in;
    zxi_handling of = {.assignment = NULL};
    zx_status status = zxi_step_begin(call, given->proposal, (zx_examination_result)0, "proposal", &of.proposal, &of.progress);
    if (status != ZX_OK)
        return status;
    given->round = (zx_opt_int){1, of.progress.round + 1};
    given->opened = call->act->on;
    status = zxi_record_insert(call, &zxi_round_type, given);
    *out = given->id;
    return status == ZX_OK ? zxi_handling_end(call, &of) : status;
}

static const zxi_verb verbs[] = {
    {{"proposal.handle_again", "round", "proposal! note", "has a proposal handled again", "重新办理"}, &zxi_round_type, handle_again, false},
    {{NULL, NULL, NULL, NULL, NULL}, NULL, NULL, false},
};

static const zx_rule rules[] = {{NULL, NULL, NULL, NULL}};
static const zx_record_type *const types[] = {&zxi_round_type, NULL};
const zxi_noun zxi_noun_round = {"proposal", types, verbs, rules};

zx_status zx_proposal_handle_again(zx_store *store, const zx_act *act, const zx_round *in, zx_id *out)
{
    return ZXI_RUN("proposal.handle_again");
}
