/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "domain/bodies.h"
#include "domain/proposal/proposal.h"

ZXI_NO_PADDING(zx_examination, result);

static const zx_enum_value results[] = {
    ZXI_VALUE(ZX_EXAMINED_FILED, "filed", "filed", "立案"),
    ZXI_VALUE(ZX_EXAMINED_ABSORBED, "absorbed", "merged into another", "并案"),
    ZXI_VALUE(ZX_EXAMINED_CONVERTED, "converted", "converted to comments", "转为意见建议"),
    ZXI_VALUE(ZX_EXAMINED_SENT_BACK, "sent_back", "sent back for revision", "退回修改"),
    ZXI_VALUE(ZX_EXAMINED_NOT_FILED, "not_filed", "not filed", "不予立案"),
    ZXI_VALUE(ZX_EXAMINED_WITHDRAWN, "withdrawn", "withdrawn", "撤案"),
    ZXI_VALUE(ZX_EXAMINED_REVISED, "revised", "revised", "修改后重新提交"),
};
static const zx_enum_type result_type = ZXI_ENUM_TYPE("examination_result", results);

static const zx_field fields[] = {
    ZXI_ID(zx_examination, proposal, "proposal", ZX_FIELD_REQUIRED | ZX_FIELD_SUBJECT, "proposal", "提案"),
    ZXI_ENUM(zx_examination, result, &result_type, ZX_FIELD_REQUIRED, "result", "审查结果"),
    ZXI_DATE(zx_examination, examined, ZX_FIELD_REQUIRED | ZX_FIELD_EFFECTIVE, "examined", "审查日期"),
    ZXI_INT(zx_examination, case_number, 0, "case number", "提案号"),
    ZXI_CODE(zx_examination, ground, "not_filed_grounds", 0, "ground", "不予立案理由"),
    ZXI_ID(zx_examination, into, "proposal", 0, "merged into", "并入提案"),
    ZXI_ID(zx_examination, body, "organization", 0, "examined by", "审查机构"),
    ZXI_TEXT(zx_examination, note, 2000, 0, "note", "说明"),
};

const zx_record_type zxi_examination_type = ZXI_TYPE(zx_examination, result, "examination", "examination", "审查", fields, .answer = false);

enum { BY_REVISING, GROUND, PRINCIPAL, PRINCIPAL_FILED, PRINCIPAL_STAYS, BODY };
static const zx_rule rules[] = {
    [BY_REVISING] = {"examination.revised-by-revising", "a revision comes with its new text, by revising the proposal",
                     "修改后重新提交须连同新文本办理", "library"},
    [GROUND] = {"examination.ground", "not filing needs a ground, and nothing else has one", "不予立案须说明理由，其他结果不填",
                "提案工作条例; rulebook not_filed_grounds"},
    [PRINCIPAL] = {"examination.principal", "a merge names the proposal that it is merged into, and nothing else does",
                   "并案须写明并入的提案，其他结果不填", "提案工作条例"},
    [PRINCIPAL_FILED] = {"examination.principal-filed", "a proposal is merged into another one of its session that is filed",
                         "须并入同次会议已立案的另一提案", "提案工作条例"},
    [PRINCIPAL_STAYS] = {"examination.principal-stays", "a proposal that others were merged into is not withdrawn",
                         "已有其他提案并入的提案不得撤回", "library: every proposer of a merge is answered"},
    [BODY] = {"examination.body", "the examination committee examines during a term's first session, and the proposals committee afterwards",
              "一届首次全体会议期间由提案审查委员会审查，此后由提案委员会审查", "提案工作条例; rulebook proposal.examining_bodies"},
    {NULL, NULL, NULL, NULL},
};

static zx_status check_ground(zxi_call *call, const zx_examination *given)
{
    if ((given->ground != NULL) == (given->result == ZX_EXAMINED_NOT_FILED))
        return ZX_OK;
    return zxi_refuse(call, &rules[GROUND], "ground", given->proposal, given->ground ? "one is given" : "none is given",
                      given->ground ? "不应填写" : "未填写");
}

static zx_status check_what_is_given(zxi_call *call, const zx_examination *given)
{
    if (given->result == ZX_EXAMINED_REVISED)
        return zxi_refuse(call, &rules[BY_REVISING], "result", given->proposal, "use proposal.revise", "请用 proposal.revise");
    if ((given->into != 0) != (given->result == ZX_EXAMINED_ABSORBED))
        return zxi_refuse(call, &rules[PRINCIPAL], "into", given->proposal, given->into ? "one is given" : "none is given",
                          given->into ? "不应填写" : "未填写");
    return check_ground(call, given);
}

static zx_status check_principal(zxi_call *call, const zx_examination *given, const zx_proposal *proposal)
{
    zx_proposal *principal = NULL;
    zx_status status = zxi_proposal_load(call, given->into, false, &principal, NULL);
    if (status != ZX_OK)
        return status;
    if (principal->session != proposal->session || principal->examination != ZX_PROPOSAL_FILED ||
        zx_date_compare(call->act->on, principal->filed) < 0)
        return zxi_refuse(call, &rules[PRINCIPAL_FILED], "into", principal->id, "%lld is not, on %s", "%lld 在 %s 不是", (long long)principal->id,
                          zxi_date_text(call->act->on));
    return ZX_OK;
}

static zx_status check_no_principal(zxi_call *call, const zx_proposal *proposal)
{
    int64_t merged;
    zx_status status = ZXI_QUERY(call->store, 0, &merged, "SELECT proposal FROM examination WHERE \"into\" = ?1 LIMIT 1", proposal->id);
    if (status == ZX_OK && merged)
        status = zxi_refuse(call, &rules[PRINCIPAL_STAYS], "proposal", proposal->id, "%lld was merged into it", "%lld 已并入",
                            (long long)merged);
    return status;
}

/* Which kinds of body examine when, is said by the rulebook. */
static zx_status check_body(zxi_call *call, const zx_examination *given, const zx_proposal *proposal)
{
    const json_t *rulebook;
    void *record, *found;
    zx_status status = zxi_rulebook_of(call->store, call->act->on, &rulebook, NULL);
    if (status == ZX_OK)
        status = zxi_record_load(call, &zxi_organization_type, given->body, &found);
    if (status == ZX_OK)
        status = zxi_record_load(call, &zxi_session_type, proposal->session, &record);
    if (status != ZX_OK)
        return status;
    const zx_session *session = record;
    const zx_organization *body = found;
    bool first = session->number.value == 1 && zx_date_compare(call->act->on, session->opens) >= 0 &&
                 (!session->closes.year || zx_date_compare(call->act->on, session->closes) <= 0);
    const json_t *section = json_object_get(rulebook, "proposal");
    if (!zxi_names(section, first ? "first_session_bodies" : "examining_bodies", body->kind))
        return zxi_refuse(call, &rules[BODY], "body", body->id, "on %s it is not a %s", "%s 不应由 %s 审查", zxi_date_text(call->act->on),
                          body->kind);
    if (!zxi_organization_on(body, call->act->on) || (body->term && body->term != session->term))
        return zxi_refuse(call, &rules[BODY], "body", body->id, "it is not there on %s, in that term", "该机构 %s 在本届不存在",
                          zxi_date_text(call->act->on));
    return ZX_OK;
}

static zx_status number(zxi_call *call, const zx_proposal *proposal, zx_examination *examination)
{
    examination->case_number.set = 1;
    return ZXI_QUERY(call->store, 1, &examination->case_number.value,
                     "SELECT case_number + 1 FROM proposal WHERE session = ?1 AND case_number IS NOT NULL ORDER BY case_number DESC LIMIT 1",
                     proposal->session);
}

static zx_status examine(zxi_call *call, void *in, zx_id *out)
{
    zx_examination *given = in;
    zx_proposal *proposal = NULL;
    zxi_progress progress;
    zx_status status = check_what_is_given(call, given);
    if (status == ZX_OK)
        status = zxi_step_begin(call, given->proposal, given->result, "proposal", &proposal, &progress);
    if (status == ZX_OK && given->into)
        status = check_principal(call, given, proposal);
    if (status == ZX_OK && given->result == ZX_EXAMINED_WITHDRAWN)
        status = check_no_principal(call, proposal);
    if (status == ZX_OK && given->body)
        status = check_body(call, given, proposal);
    if (status == ZX_OK && given->result == ZX_EXAMINED_FILED)
        status = number(call, proposal, given);
    if (status != ZX_OK)
        return status;
    given->examined = call->act->on;
    status = zxi_record_insert(call, &zxi_examination_type, given);
    if (status == ZX_OK)
        status = zxi_proposal_examined(call, proposal, given);
    *out = given->id;
    return status;
}

static zx_status withdraw(zxi_call *call, void *in, zx_id *out)
{
    ((zx_examination *)in)->result = ZX_EXAMINED_WITHDRAWN;
    return examine(call, in, out);
}

static zx_status correct(zxi_call *call, void *in, zx_id *out)
{
    const zx_examination *given = in;
    void *loaded;
    zx_status status = zxi_record_load(call, &zxi_examination_type, given->id, &loaded);
    if (status != ZX_OK)
        return status;
    zx_examination *kept = loaded;
    kept->ground = given->ground;
    kept->note = given->note;
    status = check_ground(call, kept);
    call->subject = kept->proposal;
    *out = given->id;
    return status == ZX_OK ? zxi_record_update(call, &zxi_examination_type, kept) : status;
}

#define TYPE &zxi_examination_type

static const zxi_verb verbs[] = {
    {{"proposal.examine", "examination", "proposal! result! ground into body note", "examines a proposal", "审查提案"}, TYPE, examine, false},
    {{"proposal.withdraw", "examination", "proposal! note", "withdraws a proposal", "撤回提案"}, TYPE, withdraw, false},
    {{"proposal.correct_examination", "examination", "id! ground note", "mends what an examination says", "更正审查信息"}, TYPE, correct, ZXI_REASON},
    {{NULL, NULL, NULL, NULL, NULL}, NULL, NULL, false},
};

static const zx_record_type *const types[] = {TYPE, NULL};
const zxi_noun zxi_noun_examination = {"proposal", types, verbs, rules};

zx_status zx_proposal_examine(zx_store *store, const zx_act *act, const zx_examination *in, zx_id *out)
{
    return ZXI_RUN("proposal.examine");
}

zx_status zx_proposal_withdraw(zx_store *store, const zx_act *act, const zx_examination *in, zx_id *out)
{
    return ZXI_RUN("proposal.withdraw");
}

zx_status zx_proposal_correct_examination(zx_store *store, const zx_act *act, const zx_examination *in, zx_id *out)
{
    return ZXI_RUN("proposal.correct_examination");
}
