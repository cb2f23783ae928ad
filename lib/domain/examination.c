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
    ZXI_VALUE(ZX_EXAMINED_UNMERGED, "unmerged", "taken out of a merge", "撤销并案"),
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

enum { BY_REVISING, BY_UNMERGING, GROUND, PRINCIPAL, PRINCIPAL_FILED, PRINCIPAL_UNANSWERED, PRINCIPAL_STAYS, UNMERGE_IN_TIME, BODY };
static const zx_rule rules[] = {
    [BY_REVISING] = {"examination.revised-by-revising", "a revision comes with its new text, by revising the proposal",
                     "修改后重新提交须连同新文本办理", "library"},
    [BY_UNMERGING] = {"examination.unmerged-by-unmerging", "a proposal is taken out of its merge by unmerging it", "撤销并案须按撤销并案办理",
                      "library"},
    [GROUND] = {"examination.ground", "not filing needs a ground, and nothing else has one", "不予立案须说明理由，其他结果不填",
                "提案工作条例; rulebook not_filed_grounds"},
    [PRINCIPAL] = {"examination.principal", "a merge names the proposal that it is merged into, and nothing else does",
                   "并案须写明并入的提案，其他结果不填", "提案工作条例"},
    [PRINCIPAL_FILED] = {"examination.principal-filed", "a proposal is merged into another one of its session that is filed",
                         "须并入同次会议已立案的另一提案", "提案工作条例"},
    [PRINCIPAL_UNANSWERED] = {"examination.principal-unanswered", "a proposal is merged into one that no unit has answered yet",
                              "须并入尚未答复的提案", "提案办理通行规定"},
    [PRINCIPAL_STAYS] = {"examination.principal-stays", "a proposal that others are merged into is neither withdrawn nor merged",
                         "已有其他提案并入的提案不得撤回，也不得并入另一提案", "library: every proposer of a merge is answered"},
    [UNMERGE_IN_TIME] = {"examination.unmerge-in-time", "a merge is undone before any unit has answered", "撤销并案须在答复之前",
                         "提案办理通行规定"},
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
    if (given->result == ZX_EXAMINED_UNMERGED)
        return zxi_refuse(call, &rules[BY_UNMERGING], "result", given->proposal, "use proposal.unmerge", "请用 proposal.unmerge");
    if ((given->into != 0) != (given->result == ZX_EXAMINED_ABSORBED))
        return zxi_refuse(call, &rules[PRINCIPAL], "into", given->proposal, given->into ? "one is given" : "none is given",
                          given->into ? "不应填写" : "未填写");
    return check_ground(call, given);
}

static bool answered(const zx_proposal *proposal, const zxi_progress *progress)
{
    return progress->round > 1 || proposal->handling == ZX_HANDLING_PARTLY_REPLIED || proposal->handling == ZX_HANDLING_REPLIED;
}

/* By a rule that says so about another proposal. */
static zx_status refuse_about(zxi_call *call, const zx_rule *rule, const char *field, zx_id id, zx_id other, const char *en, const char *zh)
{
    zxi_named named;
    zx_status status = zxi_name_of_proposal(call, other, &named);
    return status == ZX_OK ? zxi_refuse(call, rule, field, id, "%s%.0s %s%.0s", "%.0s%s%.0s%s", named.en, named.zh, en, zh) : status;
}

static zx_status check_principal(zxi_call *call, const zx_examination *given, const zx_proposal *proposal)
{
    const zx_rule *rule = &rules[PRINCIPAL_FILED];
    zx_proposal *principal = NULL;
    zxi_progress progress;
    zx_status status = zxi_proposal_load(call, given->into, false, &principal, &progress);
    if (status != ZX_OK)
        return status;
    if (principal->id == proposal->id)
        return zxi_refuse(call, rule, "into", principal->id, "it is the same one", "即为同一提案");
    if (principal->session != proposal->session)
        return zxi_refuse(call, rule, "into", principal->id, "it is of another session", "属于另一次会议");
    if (principal->legacy == ZX_YES)
        return zxi_refuse(call, rule, "into", principal->id, "only its results are known", "仅有历史结果");
    if (principal->examination != ZX_PROPOSAL_FILED || zx_date_compare(call->act->on, principal->filed) < 0)
        return zxi_refuse(call, rule, "into", principal->id, "it is not, on %s", "%s 尚不是", zxi_date_text(call->act->on));
    if (answered(principal, &progress))
        return refuse_about(call, &rules[PRINCIPAL_UNANSWERED], "into", principal->id, principal->id, "is answered", "已答复");
    return zxi_in_order(call, progress.examined, principal->id);
}

static zx_status check_no_principal(zxi_call *call, const zx_proposal *proposal)
{
    int64_t merged;
    zx_status status = ZXI_QUERY(call->store, 0, &merged, "SELECT id FROM (" ZXI_MERGED_INTO("?1") ") LIMIT 1", proposal->id);
    if (status == ZX_OK && merged)
        status = refuse_about(call, &rules[PRINCIPAL_STAYS], "proposal", proposal->id, merged, "was merged into it", "已并入");
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
    if (status == ZX_OK && (given->result == ZX_EXAMINED_WITHDRAWN || given->result == ZX_EXAMINED_ABSORBED))
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

static zx_status merge(zxi_call *call, void *in, zx_id *out)
{
    ((zx_examination *)in)->result = ZX_EXAMINED_ABSORBED;
    return examine(call, in, out);
}

/* ---- undoing a merge ---- */

zx_status zxi_principal_of(zxi_call *call, zx_id proposal, zx_id *out)
{
    zx_id last;
    void *loaded;
    *out = 0;
    zx_status status = ZXI_QUERY(call->store, 0, &last, "SELECT id FROM examination WHERE proposal = ?1 ORDER BY id DESC LIMIT 1", proposal);
    if (status != ZX_OK || !last)
        return status;
    status = zxi_record_load(call, &zxi_examination_type, last, &loaded);
    if (status == ZX_OK && ((const zx_examination *)loaded)->result == ZX_EXAMINED_ABSORBED)
        *out = ((const zx_examination *)loaded)->into;
    return status;
}

zx_status zxi_may_unmerge(zxi_call *call, const zxi_handling *of)
{
    zx_id id = 0;
    zx_proposal *principal = NULL;
    zxi_progress progress;
    zx_status status = zxi_principal_of(call, of->proposal->id, &id);
    if (status == ZX_OK)
        status = zxi_proposal_load(call, id, false, &principal, &progress);
    if (status == ZX_OK && answered(principal, &progress))
        return refuse_about(call, &rules[UNMERGE_IN_TIME], "proposal", of->proposal->id, id, "is answered", "已答复");
    return status == ZX_OK ? zxi_in_order(call, progress.examined, id) : status;
}

static zx_status unmerge(zxi_call *call, void *in, zx_id *out)
{
    zx_examination *given = in;
    zx_proposal *proposal = NULL;
    zxi_progress progress;
    given->result = ZX_EXAMINED_UNMERGED;
    zx_status status = zxi_step_begin(call, given->proposal, given->result, "proposal", &proposal, &progress);
    if (status == ZX_OK && given->body)
        status = check_body(call, given, proposal);
    if (status == ZX_OK)
        status = zxi_principal_of(call, given->proposal, &given->into);
    if (status != ZX_OK)
        return status;
    given->examined = call->act->on;
    status = zxi_record_insert(call, &zxi_examination_type, given);
    *out = given->id;
    return status == ZX_OK ? zxi_record_derive(call, &zxi_proposal_type, given->proposal) : status;
}

#define TYPE &zxi_examination_type

static const zxi_verb verbs[] = {
    {{"proposal.examine", "examination", "proposal! result! ground into body note", "examines a proposal", "审查提案"}, TYPE, examine, false},
    {{"proposal.withdraw", "examination", "proposal! note", "withdraws a proposal", "撤回提案"}, TYPE, withdraw, false},
    {{"proposal.correct_examination", "examination", "id! ground note", "mends what an examination says", "更正审查信息"}, TYPE, correct, ZXI_REASON},
    {{"proposal.merge", "examination", "proposal! into! body note", "merges a proposal into a principal", "并案"}, TYPE, merge, false},
    {{"proposal.unmerge", "examination", "proposal! body note", "takes a proposal out of its merge", "撤销并案"}, TYPE, unmerge, false},
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

zx_status zx_proposal_merge(zx_store *store, const zx_act *act, const zx_examination *in, zx_id *out)
{
    return ZXI_RUN("proposal.merge");
}

zx_status zx_proposal_merge_many(zx_store *store, const zx_act *act, const zx_examination *const *in, size_t count, zx_id *out,
                                 size_t *failed)
{
    return zx_verb_run_many(store, "proposal.merge", act, (const void *const *)in, count, out, failed, NULL, NULL);
}

zx_status zx_proposal_unmerge(zx_store *store, const zx_act *act, const zx_examination *in, zx_id *out)
{
    return ZXI_RUN("proposal.unmerge");
}
