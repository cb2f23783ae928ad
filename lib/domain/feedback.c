/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "domain/proposal/proposal.h"

ZXI_NO_PADDING(zx_feedback, returned);
ZXI_NO_PADDING(zx_feedback_answer, feedback);

static const zx_field fields[] = {
    ZXI_ID(zx_feedback, proposal, "proposal", ZX_FIELD_REQUIRED | ZX_FIELD_SUBJECT, "proposal", "提案"),
    ZXI_ID(zx_feedback, proposer, "person|organization", ZX_FIELD_REQUIRED, "proposer", "提案人"),
    ZXI_INT(zx_feedback, round, ZX_FIELD_REQUIRED, "round", "轮次"),
    ZXI_DATE(zx_feedback, given, ZX_FIELD_REQUIRED | ZX_FIELD_EFFECTIVE, "given", "反馈日期"),
    ZXI_FLAG(zx_feedback, returned, ZX_FIELD_REQUIRED, "returned", "是否反馈"),
    ZXI_CODE(zx_feedback, satisfaction, "satisfactions", 0, "satisfaction", "满意度"),
    ZXI_TEXT(zx_feedback, note, 2000, ZX_FIELD_SEARCHABLE, "note", "意见"),
};

const zx_record_type zxi_feedback_type = ZXI_TYPE(zx_feedback, returned, "feedback", "feedback", "反馈", fields, .answer = false);

static const zx_field answer_fields[] = {
    ZXI_ID(zx_feedback_answer, feedback, "feedback", ZX_FIELD_REQUIRED | ZX_FIELD_SUBJECT, "feedback", "反馈"),
    ZXI_CODE(zx_feedback_answer, axis, "feedback_axes", ZX_FIELD_REQUIRED, "axis", "评价项目"),
    ZXI_CODE(zx_feedback_answer, value, "feedback_values", ZX_FIELD_REQUIRED, "value", "评价"),
};

const zx_record_type zxi_feedback_answer_type = ZXI_TYPE(zx_feedback_answer, feedback, "feedback_answer", "feedback answer", "分项评价",
                                                         answer_fields, .answer = false);

enum { PROPOSER, SATISFACTION, ONCE, RETURNED, AXIS_ONCE, AXIS_VALUE, ROUND_RESTS_ON_IT };
static const zx_rule rules[] = {
    [PROPOSER] = {"feedback.proposer", "feedback is given by a proposer: the lead, a co-signer, or one whose proposal was merged into it",
                  "反馈须由第一提案人、联名人或并入提案的提案人提出", "提案工作条例"},
    [SATISFACTION] = {"feedback.satisfaction", "a form that came back says how satisfied the proposer is, and no other does",
                      "已反馈的须填写满意度，未反馈的不填", "提案工作条例"},
    [ONCE] = {"feedback.once", "a proposer gives feedback once a round", "同一提案人每轮只反馈一次", "提案工作条例"},
    [RETURNED] = {"feedback.returned", "only a form that came back has answers", "只有已反馈的才有分项评价", "library"},
    [AXIS_ONCE] = {"feedback.axis-once", "an axis is answered once a form", "每项只评价一次", "library"},
    [AXIS_VALUE] = {"feedback.axis-value", "an answer is one of those that its axis has", "评价须为该项目所列之一", "rulebook feedback_axes"},
    [ROUND_RESTS_ON_IT] = {"feedback.round-rests-on-it", "what a further round of handling rests on stays as satisfied as it was",
                           "据以重新办理的反馈，其满意度不再更正", "library"},
    {NULL, NULL, NULL, NULL},
};

static zx_status check_proposer(zxi_call *call, zx_id proposal, zx_id proposer)
{
    bool proposed = false;
    zx_status status = zxi_is_proposer(call, proposal, proposer, &proposed);
    if (status == ZX_OK && !proposed)
        status = zxi_refuse(call, &rules[PROPOSER], "proposer", proposer, "%lld is none", "%lld 不是提案人", (long long)proposer);
    return status;
}

/* A form that was noted as not returned has come after all. */
static zx_status come_after_all(zxi_call *call, zx_id id, const zx_feedback *given)
{
    void *loaded;
    zx_status status = zxi_record_load(call, &zxi_feedback_type, id, &loaded);
    if (status != ZX_OK)
        return status;
    zx_feedback *form = loaded;
    if (form->returned == ZX_YES || given->returned == ZX_NO)
        return zxi_refuse(call, &rules[ONCE], "proposer", form->proposer, "the form of round %lld is %lld", "第 %lld 轮的反馈为 %lld",
                          (long long)form->round.value, (long long)id);
    status = zxi_in_order(call, form->given, id);
    if (status != ZX_OK)
        return status;
    form->given = given->given;
    form->returned = ZX_YES;
    form->satisfaction = given->satisfaction;
    form->note = given->note;
    return zxi_record_update(call, &zxi_feedback_type, form);
}

static zx_status write(zxi_call *call, zx_feedback *given, zx_id *out)
{
    int64_t there = 0;
    zx_status status = ZXI_QUERY(call->store, 0, &there, "SELECT id FROM feedback WHERE proposal = ?1 AND proposer = ?2 AND round = ?3",
                                 given->proposal, given->proposer, given->round.value);
    if (status == ZX_OK)
        status = there ? come_after_all(call, there, given) : zxi_record_insert(call, &zxi_feedback_type, given);
    *out = there ? there : given->id;
    return status;
}

static zx_status check_satisfaction(zxi_call *call, const zx_feedback *given)
{
    if ((given->returned == ZX_YES) == (given->satisfaction != NULL))
        return ZX_OK;
    return zxi_refuse(call, &rules[SATISFACTION], "satisfaction", given->proposal, given->satisfaction ? "one is given" : "none is given",
                      given->satisfaction ? "不应填写" : "未填写");
}

static zx_status feedback(zxi_call *call, void *in, zx_id *out)
{
    zx_feedback *given = in;
    zx_proposal *proposal = NULL;
    zxi_progress progress;
    zx_status status = zxi_step_begin(call, given->proposal, (zx_examination_result)0, "proposal", &proposal, &progress);
    if (status != ZX_OK)
        return status;
    given->proposer = given->proposer ? given->proposer : proposal->lead;
    given->returned = given->returned ? given->returned : ZX_YES;
    given->given = call->act->on;
    given->round = (zx_opt_int){1, progress.round};
    status = check_satisfaction(call, given);
    if (status == ZX_OK && given->proposer != proposal->lead)
        status = check_proposer(call, given->proposal, given->proposer);
    if (status == ZX_OK)
        status = write(call, given, out);
    if (status == ZX_OK && given->proposer == proposal->lead)
        status = zxi_proposal_rated(call, proposal, given->satisfaction);
    return status;
}

static zx_status check_rest(zxi_call *call, const zx_feedback *kept, const zx_feedback *given)
{
    int64_t later = 0;
    if (kept->returned == given->returned && (!kept->satisfaction || strcmp(kept->satisfaction, given->satisfaction) == 0))
        return ZX_OK;
    zx_status status = ZXI_QUERY(call->store, 0, &later, "SELECT round FROM \"round\" WHERE proposal = ?1 AND round > ?2 LIMIT 1",
                                 kept->proposal, kept->round.value);
    if (status == ZX_OK && later)
        status = zxi_refuse(call, &rules[ROUND_RESTS_ON_IT], "satisfaction", kept->id, "there is round %lld", "已有第 %lld 轮", (long long)later);
    if (status != ZX_OK || given->returned == ZX_YES)
        return status;
    status = ZXI_QUERY(call->store, 0, &later, "SELECT id FROM feedback_answer WHERE feedback = ?1 LIMIT 1", kept->id);
    if (status == ZX_OK && later)
        status = zxi_refuse(call, &rules[RETURNED], "returned", kept->id, "it has answers", "已有分项评价");
    return status;
}

static zx_status correct(zxi_call *call, void *in, zx_id *out)
{
    zx_feedback *given = in;
    void *loaded;
    zx_status status = zxi_record_load(call, &zxi_feedback_type, given->id, &loaded);
    if (status != ZX_OK)
        return status;
    zx_feedback *kept = loaded;
    given->returned = given->returned ? given->returned : ZX_YES;
    given->proposal = kept->proposal;
    status = check_satisfaction(call, given);
    if (status == ZX_OK)
        status = check_rest(call, kept, given);
    if (status != ZX_OK)
        return status;
    kept->returned = given->returned;
    kept->satisfaction = given->satisfaction;
    kept->note = given->note;
    call->subject = kept->proposal;
    *out = given->id;
    status = zxi_record_update(call, &zxi_feedback_type, kept);
    return status == ZX_OK ? zxi_record_derive(call, &zxi_proposal_type, kept->proposal) : status;
}

static zx_status answer_axis(zxi_call *call, void *in, zx_id *out)
{
    zx_feedback_answer *given = in;
    const json_t *rulebook;
    void *loaded;
    int64_t there;
    zx_status status = zxi_record_load(call, &zxi_feedback_type, given->feedback, &loaded);
    if (status == ZX_OK)
        status = zxi_rulebook_of(call->store, call->act->on, &rulebook, NULL);
    if (status == ZX_OK)
        status = zxi_in_order(call, ((zx_feedback *)loaded)->given, given->feedback);
    if (status != ZX_OK)
        return status;
    const zx_feedback *form = loaded;
    if (form->returned != ZX_YES)
        return zxi_refuse(call, &rules[RETURNED], "feedback", form->id, "it did not", "未反馈");
    if (!zxi_names(zxi_rulebook_entry(rulebook, "feedback_axes", given->axis), "values", given->value))
        return zxi_refuse(call, &rules[AXIS_VALUE], "value", form->id, "“%s” has no “%s”", "“%s”没有“%s”", given->axis, given->value);
    status = zxi_ask(call->store, &there, "SELECT id FROM feedback_answer WHERE feedback = ?1 AND axis = ?2", "it", form->id, given->axis);
    if (status == ZX_OK && there)
        status = zxi_refuse(call, &rules[AXIS_ONCE], "axis", form->id, "“%s” was answered", "“%s”已评价", given->axis);
    if (status == ZX_OK)
        status = zxi_record_insert(call, &zxi_feedback_answer_type, given);
    call->subject = form->proposal;
    *out = given->id;
    return status;
}

static const zxi_verb verbs[] = {
    {{"proposal.feedback", "feedback", "proposal! satisfaction proposer returned note", "gives feedback on a proposal's handling", "反馈意见"},
     &zxi_feedback_type, feedback, false},
    {{"proposal.correct_feedback", "feedback", "id! satisfaction returned note", "mends a form's data", "更正反馈信息"}, &zxi_feedback_type, correct,
     ZXI_REASON},
    {{"proposal.feedback_answer", "feedback_answer", "feedback! axis! value!", "adds the answer on one axis to a form", "登记分项评价"},
     &zxi_feedback_answer_type, answer_axis, false},
    {{NULL, NULL, NULL, NULL, NULL}, NULL, NULL, false},
};

static const zx_record_type *const types[] = {&zxi_feedback_type, &zxi_feedback_answer_type, NULL};
const zxi_noun zxi_noun_feedback = {"proposal", types, verbs, rules};

zx_status zx_proposal_feedback(zx_store *store, const zx_act *act, const zx_feedback *in, zx_id *out)
{
    return ZXI_RUN("proposal.feedback");
}

zx_status zx_proposal_feedback_answer(zx_store *store, const zx_act *act, const zx_feedback_answer *in, zx_id *out)
{
    return ZXI_RUN("proposal.feedback_answer");
}

zx_status zx_proposal_correct_feedback(zx_store *store, const zx_act *act, const zx_feedback *in, zx_id *out)
{
    return ZXI_RUN("proposal.correct_feedback");
}
