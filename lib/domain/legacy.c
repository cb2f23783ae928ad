/* SPDX-License-Identifier: MIT */
#include <zhengxie/legacy.h>

#include "domain/bodies.h"
#include "domain/proposal/proposal.h"

ZXI_NO_PADDING(zx_legacy, examination);

static const zx_field fields[] = {
    ZXI_ID(zx_legacy, proposal, "proposal", ZX_FIELD_REQUIRED | ZX_FIELD_SUBJECT, "proposal", "提案"),
    ZXI_ENUM(zx_legacy, examination, &zxi_proposal_examinations, ZX_FIELD_REQUIRED, "examination", "审查结果"),
    ZXI_TEXT(zx_legacy, source, 500, ZX_FIELD_REQUIRED, "source", "资料来源"),
    ZXI_CODE(zx_legacy, ground, "not_filed_grounds", 0, "ground", "不予立案理由"),
    ZXI_INT(zx_legacy, case_number, 0, "case number", "提案号"),
    ZXI_ID(zx_legacy, unit, "organization", 0, "answered by", "答复单位"),
    ZXI_CODE(zx_legacy, outcome, "reply_classes", 0, "outcome", "办理结果"),
    ZXI_CODE(zx_legacy, satisfaction, "satisfactions", 0, "satisfaction", "满意度"),
    ZXI_DATE(zx_legacy, submitted, ZX_FIELD_PARTIAL, "submitted", "提交日期"),
    ZXI_DATE(zx_legacy, filed, ZX_FIELD_PARTIAL, "filed", "立案日期"),
    ZXI_DATE(zx_legacy, replied, ZX_FIELD_PARTIAL, "replied", "答复日期"),
    ZXI_TEXT(zx_legacy, note, 2000, 0, "note", "说明"),
};

static const zx_record_type type = ZXI_TYPE(zx_legacy, examination, "legacy", "old result", "历史结果", fields, .answer = false);

enum { OF_LEGACY, ONCE, FILED_ONLY, GROUND, IN_ORDER, RECEIPT_NUMBER };
static const zx_rule rules[] = {
    [OF_LEGACY] = {"legacy.of-legacy", "a result is recorded so only of a proposal that was recorded as an old one", "历史结果只登记于历史提案", "library"},
    [ONCE] = {"legacy.once", "the result of an old proposal is recorded once", "历史提案的结果只登记一次", "library"},
    [FILED_ONLY] = {"legacy.filed-only", "a case number, a reply and a satisfaction are those of a proposal that was filed", "只有立案的提案才有提案号、答复和满意度",
                    "library"},
    [GROUND] = {"legacy.ground", "a ground is that of a proposal that was not filed", "只有不予立案的提案才有不予立案理由", "library"},
    [IN_ORDER] = {"legacy.in-order", "an old date is neither after the day on which it is recorded nor before the step before it",
                  "历史日期不得晚于登记日期，也不得早于前一步", "library"},
    [RECEIPT_NUMBER] = {"legacy.receipt-number", "a receipt number is 1 or more", "流水号不得小于 1", "library"},
    {NULL, NULL, NULL, NULL},
};

/* ---- the proposal ---- */

static zx_status set_submitted(zxi_call *call, zx_proposal *given)
{
    void *session;
    zx_status status = zxi_record_load(call, &zxi_session_type, given->session, &session);
    if (status != ZX_OK)
        return status;
    if (!given->submitted.year)
        given->submitted = zx_date_first(((zx_session *)session)->opens);
    if (zx_date_compare(given->submitted, call->act->on) > 0)
        return zxi_refuse(call, &rules[IN_ORDER], "submitted", 0, "%s is after the act", "%s 晚于登记日期", zxi_date_text(given->submitted));
    return ZX_OK;
}

static zx_status set_number(zxi_call *call, zx_proposal *given)
{
    if (given->receipt_number.set && given->receipt_number.value < 1)
        return zxi_refuse(call, &rules[RECEIPT_NUMBER], "receipt_number", 0, "given: %lld", "所给为 %lld", (long long)given->receipt_number.value);
    return given->receipt_number.set ? ZX_OK : zxi_next_receipt_number(call, given);
}

static zx_status record_legacy(zxi_call *call, void *in, zx_id *out)
{
    zx_proposal *given = in;
    const json_t *rulebook;
    zx_status status = zxi_rulebook_of(call->store, call->act->on, &rulebook, NULL);
    if (status == ZX_OK)
        status = zxi_check_lead_kind(call, rulebook, given);
    if (status == ZX_OK)
        status = zxi_check_subcategory(call, rulebook, given);
    if (status == ZX_OK)
        status = set_submitted(call, given);
    if (status == ZX_OK)
        status = set_number(call, given);
    if (status != ZX_OK)
        return status;
    given->legacy = ZX_YES;
    given->examination = ZX_PROPOSAL_PENDING;
    status = zxi_record_insert(call, &zxi_proposal_type, given);
    *out = given->id;
    return status;
}

/* ---- its result ---- */

static const char *field_of_filed(const zx_legacy *given)
{
    return given->case_number.set ? "case_number"
           : given->outcome       ? "outcome"
           : given->satisfaction  ? "satisfaction"
           : given->unit          ? "unit"
           : given->filed.year    ? "filed"
           : given->replied.year  ? "replied"
                                  : NULL;
}

static zx_status check_dates(zxi_call *call, const zx_legacy *given)
{
    const struct { const char *name; zx_date date; } dates[] = {
        {"submitted", given->submitted}, {"filed", given->filed}, {"replied", given->replied}};
    zx_date before = {0};
    for (size_t i = 0; i < sizeof dates / sizeof *dates; i++) {
        if (!dates[i].date.year)
            continue;
        if (zx_date_compare(zx_date_first(dates[i].date), call->act->on) > 0 || zx_date_compare(zx_date_last(dates[i].date), before) < 0)
            return zxi_refuse(call, &rules[IN_ORDER], dates[i].name, given->proposal, "%s", "%s", zxi_date_text(dates[i].date));
        before = zx_date_first(dates[i].date);
    }
    return ZX_OK;
}

static zx_status check(zxi_call *call, const zx_legacy *given)
{
    bool filed = given->examination == ZX_PROPOSAL_FILED || given->examination == ZX_PROPOSAL_WITHDRAWN;
    const char *wrong = filed ? NULL : field_of_filed(given);
    if (wrong)
        return zxi_refuse(call, &rules[FILED_ONLY], wrong, given->proposal, "it was not filed", "未立案");
    if (given->ground && given->examination != ZX_PROPOSAL_NOT_FILED)
        return zxi_refuse(call, &rules[GROUND], "ground", given->proposal, "one is given", "不应填写");
    return check_dates(call, given);
}

static zx_status check_of_legacy(zxi_call *call, zx_id id)
{
    zx_proposal *proposal = NULL;
    int64_t there = 0;
    zx_status status = zxi_proposal_load(call, id, false, &proposal, NULL);
    if (status == ZX_OK && proposal->legacy != ZX_YES)
        return zxi_refuse(call, &rules[OF_LEGACY], "proposal", id, "it was not", "该提案并非历史提案");
    if (status == ZX_OK)
        status = ZXI_QUERY(call->store, 0, &there, "SELECT id FROM legacy WHERE proposal = ?1", id);
    if (status == ZX_OK && there)
        status = zxi_refuse(call, &rules[ONCE], "proposal", there, "see %lld", "见 %lld", (long long)there);
    return status;
}

static zx_status record_result(zxi_call *call, void *in, zx_id *out)
{
    zx_legacy *given = in;
    zx_status status = check_of_legacy(call, given->proposal);
    if (status == ZX_OK)
        status = check(call, given);
    call->subject = given->proposal;
    if (status == ZX_OK)
        status = zxi_record_insert(call, &type, given);
    if (status == ZX_OK)
        status = zxi_record_derive(call, &zxi_proposal_type, given->proposal);
    *out = given->id;
    return status;
}

static zx_status correct(zxi_call *call, void *in, zx_id *out)
{
    zx_legacy *given = in;
    void *loaded;
    zx_status status = zxi_record_load(call, &type, given->id, &loaded);
    if (status != ZX_OK)
        return status;
    given->proposal = ((zx_legacy *)loaded)->proposal;
    status = check(call, given);
    if (status != ZX_OK)
        return status;
    zxi_record_replace(&type, loaded, given);
    call->subject = given->proposal;
    *out = given->id;
    status = zxi_record_update(call, &type, loaded);
    return status == ZX_OK ? zxi_record_derive(call, &zxi_proposal_type, given->proposal) : status;
}

#define RESULT "ground unit case_number outcome satisfaction submitted filed replied note"

static const zxi_verb verbs[] = {
    {{"proposal.record_legacy", "proposal",
      "session! proposer_kind! lead! subject! receipt_number submitted convenor sealed category subcategory grounds recommendations",
      "records an old proposal as it was found", "登记历史提案"},
     &zxi_proposal_type, record_legacy, false},
    {{"proposal.record_result", "legacy", "proposal! examination! source! " RESULT, "records what became of an old proposal", "登记历史结果"},
     &type, record_result, false},
    {{"proposal.correct_result", "legacy", "id! examination! source! " RESULT, "mends what was recorded of an old proposal", "更正历史结果"},
     &type, correct, ZXI_REASON},
    {{NULL, NULL, NULL, NULL, NULL}, NULL, NULL, false},
};

static const zx_record_type *const types[] = {&type, NULL};
const zxi_noun zxi_noun_legacy = {"proposal", types, verbs, rules};

zx_status zx_proposal_record_legacy(zx_store *store, const zx_act *act, const zx_proposal *in, zx_id *out)
{
    return ZXI_RUN("proposal.record_legacy");
}

zx_status zx_proposal_record_result(zx_store *store, const zx_act *act, const zx_legacy *in, zx_id *out)
{
    return ZXI_RUN("proposal.record_result");
}

zx_status zx_proposal_correct_result(zx_store *store, const zx_act *act, const zx_legacy *in, zx_id *out)
{
    return ZXI_RUN("proposal.correct_result");
}
