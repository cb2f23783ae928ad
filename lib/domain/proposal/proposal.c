/* SPDX-License-Identifier: MIT */
/* The proposal itself: its fields, its rules, and the verbs up to its submission. */
#include "domain/proposal/proposal.h"

ZXI_NO_PADDING(zx_proposal, reserved);

static const zx_enum_value examinations[] = {
    ZXI_VALUE(ZX_PROPOSAL_PENDING, "pending", "pending", "待审查"),
    ZXI_VALUE(ZX_PROPOSAL_FILED, "filed", "filed", "立案"),
    ZXI_VALUE(ZX_PROPOSAL_ABSORBED, "absorbed", "merged into another", "并案"),
    ZXI_VALUE(ZX_PROPOSAL_CONVERTED, "converted", "converted to comments", "转为意见建议"),
    ZXI_VALUE(ZX_PROPOSAL_SENT_BACK, "sent_back", "sent back for revision", "退回修改"),
    ZXI_VALUE(ZX_PROPOSAL_NOT_FILED, "not_filed", "not filed", "不予立案"),
    ZXI_VALUE(ZX_PROPOSAL_WITHDRAWN, "withdrawn", "withdrawn", "撤案"),
};
const zx_enum_type zxi_proposal_examinations = ZXI_ENUM_TYPE("proposal_examination", examinations);

static const zx_enum_value handlings[] = {
    ZXI_VALUE(ZX_HANDLING_UNASSIGNED, "unassigned", "not assigned yet", "待交办"),
    ZXI_VALUE(ZX_HANDLING_ASSIGNED, "assigned", "assigned", "办理中"),
    ZXI_VALUE(ZX_HANDLING_PARTLY_REPLIED, "partly_replied", "partly replied", "部分答复"),
    ZXI_VALUE(ZX_HANDLING_REPLIED, "replied", "replied", "已答复"),
};
static const zx_enum_type handling_type = ZXI_ENUM_TYPE("proposal_handling", handlings);

enum { LONGEST_SUBJECT = 500 };

static const zx_field fields[] = {
    ZXI_ID(zx_proposal, session, "session", ZX_FIELD_REQUIRED, "session", "会议"),
    ZXI_CODE(zx_proposal, proposer_kind, "proposer_kinds", ZX_FIELD_REQUIRED, "kind of proposer", "提案者类别"),
    ZXI_ID(zx_proposal, lead, "person|organization", ZX_FIELD_REQUIRED, "lead proposer", "第一提案人"),
    ZXI_ID(zx_proposal, convenor, "person", 0, "convenor", "召集人"),
    ZXI_FLAG(zx_proposal, sealed, 0, "sealed", "加盖公章"),
    ZXI_TEXT(zx_proposal, subject, LONGEST_SUBJECT, ZX_FIELD_REQUIRED | ZX_FIELD_SEARCHABLE | ZX_FIELD_TITLE, "subject", "案由"),
    ZXI_CODE(zx_proposal, category, "categories", 0, "category", "类别"),
    ZXI_CODE(zx_proposal, subcategory, "subcategories", 0, "subcategory", "子类别"),
    ZXI_INT(zx_proposal, receipt_number, 0, "receipt number", "流水号"),
    ZXI_DATE(zx_proposal, drafted, 0, "drafted", "起草日期"),
    ZXI_DATE(zx_proposal, submitted, ZX_FIELD_EFFECTIVE, "submitted", "提交日期"),
    ZXI_FLAG(zx_proposal, in_session, 0, "in session", "会议期间提交"),
    ZXI_FLAG(zx_proposal, legacy, 0, "old", "历史提案"),
    ZXI_TEXT(zx_proposal, grounds, 0, ZX_FIELD_LONG | ZX_FIELD_SEARCHABLE, "grounds", "案据"),
    ZXI_TEXT(zx_proposal, recommendations, 0, ZX_FIELD_LONG | ZX_FIELD_SEARCHABLE, "recommendations", "建议"),
    ZXI_ENUM(zx_proposal, examination, &zxi_proposal_examinations, ZX_FIELD_DERIVED, "examination", "审查结果"),
    ZXI_INT(zx_proposal, case_number, ZX_FIELD_DERIVED, "case number", "提案号"),
    ZXI_DATE(zx_proposal, filed, ZX_FIELD_DERIVED, "filed", "立案日期"),
    ZXI_ENUM(zx_proposal, handling, &handling_type, ZX_FIELD_DERIVED, "handling", "办理阶段"),
    ZXI_DATE(zx_proposal, replied, ZX_FIELD_DERIVED, "replied", "答复日期"),
    ZXI_CODE(zx_proposal, outcome, "reply_classes", ZX_FIELD_DERIVED, "outcome", "办理结果"),
    ZXI_CODE(zx_proposal, satisfaction, "satisfactions", ZX_FIELD_DERIVED, "satisfaction", "满意度"),
};

const zx_record_type zxi_proposal_type = ZXI_TYPE(zx_proposal, reserved, "proposal", "proposal", "提案", fields,
                                                  .derive = zxi_proposal_derive, .as_of = zxi_proposal_as_of);

#define REGULATIONS "提案工作条例（全国及各地通行规定）"

const zx_rule zxi_proposal_rules[] = {
    [ZXI_RULE_SUBJECT_LENGTH] = {"proposal.subject-length", "a subject is neither empty nor longer than the rulebook allows",
                                 "案由不得为空，也不得超过规则所定字数", "proposal forms; rulebook proposal.subject_limit"},
    [ZXI_RULE_BODY_LENGTH] = {"proposal.body-length", "grounds and recommendations together are not longer than the rulebook allows",
                              "案据与建议合计不得超过规则所定字数", "proposal forms; rulebook proposal.body_limit"},
    [ZXI_RULE_SUBCATEGORY] = {"proposal.subcategory", "a subcategory belongs to the category", "子类别须属于所填类别", "rulebook subcategories"},
    [ZXI_RULE_LEAD_KIND] = {"proposal.lead-kind", "the lead proposer is what the kind of proposer asks for",
                            "第一提案人须与提案者类别相符", REGULATIONS "; rulebook proposer_kinds"},
    [ZXI_RULE_SEATED] = {"proposal.seated", "a proposer is a member who on that date sits in the term of the session",
                         "提案人须为当日在任的本届委员", REGULATIONS},
    [ZXI_RULE_ORGANIZATION_EXISTS] = {"proposal.organization-exists",
                                      "a proposing organization exists on that date and belongs to no other term than the session",
                                      "提出提案的单位须于当日存在，且不属于另一届", REGULATIONS},
    [ZXI_RULE_SECTOR_IN_PLENARY] = {"proposal.sector-in-plenary",
                                    "sectors, member groups and joint groups propose only during a plenary session",
                                    "界别、委员小组、联组提案只能在全体会议期间提出", REGULATIONS "; rulebook proposer_kinds"},
    [ZXI_RULE_CONVENOR] = {"proposal.convenor", "a sector's or group's proposal, and no other, is signed by its convenor",
                           "界别、小组提案须由其召集人签名，其他提案无召集人", REGULATIONS},
    [ZXI_RULE_SEAL] = {"proposal.seal", "an organization's proposal bears its seal", "以单位名义提出的提案须加盖公章", REGULATIONS},
    [ZXI_RULE_LEAD_NOT_COSIGNER] = {"proposal.lead-not-cosigner", "the lead proposer is not a co-signer too", "第一提案人不得同时为联名人",
                                    REGULATIONS},
    [ZXI_RULE_IN_ORDER] = {"proposal.in-order", "a step is not dated before the one before it", "后一步的日期不得早于前一步", "library"},
    [ZXI_RULE_DRAFT_ONLY] = {"proposal.draft-only", "this is done to a draft, before it is submitted", "此步骤只适用于提交前的草稿", "library"},
    [ZXI_RULE_SUBMITTED_FIRST] = {"proposal.submitted-first", "this is done to a submitted proposal", "提案须已提交", REGULATIONS},
    [ZXI_RULE_BEFORE_EXAMINATION] = {"cosignature.before-examination", "nobody signs a proposal that was examined", "提案审查后不得再联名",
                                     REGULATIONS},
    [ZXI_RULE_EXAMINED_ONCE] = {"proposal.examined-once", "a proposal is examined once, unless it was sent back and revised",
                                "提案只审查一次，退回修改后重新提交的除外", REGULATIONS},
    [ZXI_RULE_SENT_BACK_FIRST] = {"proposal.sent-back-first", "only a proposal that was sent back is revised", "退回修改的提案方可修改后重新提交",
                                  REGULATIONS},
    [ZXI_RULE_WITHDRAW_IN_TIME] = {"proposal.withdraw-in-time",
                                   "a proposal is withdrawn before its examination, when it was sent back, or filed and not yet answered",
                                   "提案可在审查前、退回修改后或立案后答复前撤回", REGULATIONS},
    [ZXI_RULE_MERGE_IN_TIME] = {"proposal.merge-in-time", "a proposal is merged before its examination, or filed and not yet answered",
                                "提案可在审查前或立案后答复前并案", REGULATIONS},
    [ZXI_RULE_MERGED_FIRST] = {"proposal.merged-first", "only what is merged into another is taken out of the merge", "已并案的提案方可撤销并案",
                               REGULATIONS},
    [ZXI_RULE_FILED_FIRST] = {"proposal.filed-first", "only a filed proposal is handled", "只有立案的提案方可交办和办理", REGULATIONS},
    [ZXI_RULE_AWAITS_REPLY] = {"proposal.awaits-reply",
                               "a proposal is assigned until all have replied, and answered once it is assigned",
                               "全部答复前方可交办，交办后方可答复", REGULATIONS},
    [ZXI_RULE_REPLY_FIRST] = {"proposal.reply-first", "feedback is given once all that must reply have replied", "承办单位全部答复后方可征询意见",
                              REGULATIONS},
    [ZXI_RULE_IN_HANDLING] = {"proposal.in-handling", "a unit is added while others have the proposal and not all have replied",
                              "增办须在其他单位办理期间、全部答复之前", "提案办理通行规定"},
    [ZXI_RULE_UNANSWERED] = {"proposal.unanswered", "this is done before any unit has answered", "此步骤须在答复之前进行", "提案办理通行规定"},
    [ZXI_RULE_DISSATISFIED_FIRST] = {"proposal.dissatisfied-first",
                                     "a proposal is handled again once a proposer was dissatisfied with the replies of the present round",
                                     "提案人对本轮答复不满意的，方可重新办理", REGULATIONS "; rulebook satisfactions"},
    [ZXI_RULE_NOT_LEGACY] = {"proposal.not-legacy", "no step follows on an old proposal of which only results are known",
                             "只知结果的历史提案不再办理", "library"},
    {NULL, NULL, NULL, NULL},
};

/* ---- the verbs ---- */

static zx_status rulebook_on(zxi_call *call, zx_date on, const json_t **out)
{
    return zxi_rulebook_of(call->store, on, out, NULL);
}

static zx_status check_draft(zxi_call *call, const zx_proposal *proposal)
{
    const json_t *rulebook;
    zx_status status = rulebook_on(call, call->act->on, &rulebook);
    if (status == ZX_OK)
        status = zxi_check_lead_kind(call, rulebook, proposal);
    return status == ZX_OK ? zxi_check_content(call, rulebook, proposal) : status;
}

/* Another lead must not have co-signed, or be invited to. */
static zx_status check_lead_not_cosigner(zxi_call *call, zx_id proposal, zx_id lead)
{
    int64_t signs;
    zx_status status = ZXI_QUERY(call->store, 0, &signs,
                                 "SELECT 1 FROM cosignature WHERE proposal = ?1 AND signer = ?2 AND state IN ('invited', 'signed') LIMIT 1",
                                 proposal, lead);
    if (status == ZX_OK && signs)
        status = zxi_refuse(call, &zxi_proposal_rules[ZXI_RULE_LEAD_NOT_COSIGNER], "lead", lead, "a co-signer", "已是联名人");
    return status;
}

static zx_status draft(zxi_call *call, void *in, zx_id *out)
{
    zx_proposal *proposal = in;
    zx_status status = check_draft(call, proposal);
    if (status != ZX_OK)
        return status;
    proposal->drafted = call->act->on;
    status = zxi_record_insert(call, &zxi_proposal_type, proposal);
    *out = proposal->id;
    return status;
}

static zx_status load(zxi_call *call, zx_id id, zx_examination_result result, zx_proposal **out)
{
    zxi_progress progress;
    zx_status status = zxi_proposal_load(call, id, true, out, &progress);
    return status == ZX_OK ? zxi_step_check(call, zxi_step_of(call->verb->is.name, result), *out, &progress, "id") : status;
}

static zx_status edit(zxi_call *call, void *in, zx_id *out)
{
    zx_proposal *given = in, *kept = NULL;
    zx_status status = load(call, given->id, (zx_examination_result)0, &kept);
    if (status == ZX_OK)
        status = check_draft(call, given);
    if (status == ZX_OK && given->lead != kept->lead)
        status = check_lead_not_cosigner(call, given->id, given->lead);
    if (status != ZX_OK)
        return status;
    given->drafted = kept->drafted;
    zxi_record_replace(&zxi_proposal_type, kept, given);
    *out = given->id;
    return zxi_record_update_texts(call, &zxi_proposal_type, kept);
}

/* ---- submitting ---- */

zx_status zxi_next_receipt_number(zxi_call *call, zx_proposal *proposal)
{
    proposal->receipt_number.set = 1;
    return ZXI_QUERY(call->store, 1, &proposal->receipt_number.value,
                     "SELECT receipt_number + 1 FROM proposal WHERE session = ?1 AND receipt_number IS NOT NULL "
                     "ORDER BY receipt_number DESC LIMIT 1",
                     proposal->session);
}

static zx_status number(zxi_call *call, zx_proposal *proposal)
{
    proposal->submitted = call->act->on;
    proposal->examination = ZX_PROPOSAL_PENDING;
    return zxi_next_receipt_number(call, proposal);
}

static zx_status submit_new(zxi_call *call, zx_proposal *proposal, zx_id *out)
{
    static const char *const needed[] = {"session", "proposer_kind", "lead", "subject"};
    for (size_t i = 0; i < sizeof needed / sizeof *needed; i++)
        if (!zxi_field_set(proposal, zxi_field_named(&zxi_proposal_type, needed[i])))
            return zxi_invalid(call, needed[i], "field.required", "must be given", "必须填写");
    const json_t *rulebook;
    zx_status status = rulebook_on(call, call->act->on, &rulebook);
    if (status == ZX_OK)
        status = zxi_check_submission(call, rulebook, proposal, call->act->on, &proposal->in_session);
    if (status == ZX_OK)
        status = number(call, proposal);
    if (status == ZX_OK)
        status = zxi_record_insert(call, &zxi_proposal_type, proposal);
    *out = proposal->id;
    return status;
}

static zx_status cosignatures(zxi_call *call, zx_id proposal, const char *state, zx_id **out, size_t *count)
{
    return zxi_ask_ids(call, out, count, "SELECT id FROM cosignature WHERE proposal = ?1 AND state = ?2 ORDER BY id", "it", proposal, state);
}

/* Who signed a draft must still be eligible when it is submitted. */
static zx_status check_cosigners(zxi_call *call, const zx_proposal *proposal)
{
    zx_id *ids;
    size_t count;
    void *loaded;
    zx_status status = cosignatures(call, proposal->id, "signed", &ids, &count);
    for (size_t i = 0; status == ZX_OK && i < count; i++) {
        status = zxi_record_load(call, &zxi_cosignature_type, ids[i], &loaded);
        if (status == ZX_OK)
            status = zxi_check_proposer(call, ((zx_cosignature *)loaded)->signer, proposal->session, call->act->on, "id");
    }
    return status;
}

/* Who has not answered is too late. */
static zx_status let_invitations_lapse(zxi_call *call, const zx_proposal *proposal)
{
    zx_id *ids;
    size_t count;
    void *loaded;
    zx_status status = cosignatures(call, proposal->id, "invited", &ids, &count);
    for (size_t i = 0; status == ZX_OK && i < count; i++) {
        status = zxi_record_load(call, &zxi_cosignature_type, ids[i], &loaded);
        if (status != ZX_OK)
            return status;
        ((zx_cosignature *)loaded)->state = ZX_COSIGNATURE_LAPSED;
        status = zxi_record_update(call, &zxi_cosignature_type, loaded);
    }
    return status;
}

static zx_status submit_draft(zxi_call *call, zx_proposal *given, zx_id *out)
{
    for (size_t i = 0; i < zxi_proposal_type.count; i++)
        if (zxi_field_set(given, &zxi_proposal_type.fields[i]))
            return zxi_invalid(call, zxi_proposal_type.fields[i].name, "field.taken", "a draft is submitted as it is",
                               "草稿按原样提交，不接受此项");
    const json_t *rulebook;
    zx_proposal *kept = NULL;
    zx_status status = load(call, given->id, (zx_examination_result)0, &kept);
    if (status == ZX_OK)
        status = rulebook_on(call, call->act->on, &rulebook);
    if (status == ZX_OK)
        status = zxi_check_submission(call, rulebook, kept, call->act->on, &kept->in_session);
    if (status == ZX_OK)
        status = check_cosigners(call, kept);
    if (status == ZX_OK)
        status = number(call, kept);
    if (status == ZX_OK)
        status = let_invitations_lapse(call, kept);
    if (status == ZX_OK)
        status = zxi_record_update(call, &zxi_proposal_type, kept);
    *out = given->id;
    return status;
}

static zx_status submit(zxi_call *call, void *in, zx_id *out)
{
    zx_proposal *given = in;
    return given->id ? submit_draft(call, given, out) : submit_new(call, given, out);
}

/* What was not asked for stays as it is. */
static void keep(zx_proposal *given, const zx_proposal *kept)
{
    given->session = kept->session;
    given->receipt_number = kept->receipt_number;
    given->drafted = kept->drafted;
    given->submitted = kept->submitted;
    given->in_session = kept->in_session;
}

static zx_status revise(zxi_call *call, void *in, zx_id *out)
{
    zx_proposal *given = in, *kept = NULL;
    const json_t *rulebook;
    zx_yes_no in_session;
    zx_status status = load(call, given->id, ZX_EXAMINED_REVISED, &kept);
    if (status == ZX_OK)
        status = rulebook_on(call, call->act->on, &rulebook);
    if (status != ZX_OK)
        return status;
    keep(given, kept);
    given->proposer_kind = kept->proposer_kind;
    given->lead = kept->lead;
    /* a sector may answer after the plenary what was sent back during it: eligibility is that of the day of submission */
    status = zxi_check_submission(call, rulebook, given, kept->submitted, &in_session);
    if (status != ZX_OK)
        return status;
    zxi_record_replace(&zxi_proposal_type, kept, given);
    zx_examination step = {ZX_EXAMINATION_INIT, .proposal = given->id, .examined = call->act->on, .result = ZX_EXAMINED_REVISED};
    status = zxi_record_update_texts(call, &zxi_proposal_type, kept);
    if (status == ZX_OK)
        status = zxi_record_insert(call, &zxi_examination_type, &step);
    if (status == ZX_OK)
        status = zxi_record_derive(call, &zxi_proposal_type, given->id);
    *out = given->id;
    return status;
}

static zx_status correct(zxi_call *call, void *in, zx_id *out)
{
    zx_proposal *given = in, *kept = NULL;
    const json_t *rulebook;
    zx_yes_no in_session;
    zx_status status = load(call, given->id, (zx_examination_result)0, &kept);
    if (status == ZX_OK)
        status = rulebook_on(call, kept->submitted, &rulebook);
    if (status != ZX_OK)
        return status;
    keep(given, kept);
    status = zxi_check_submission(call, rulebook, given, kept->submitted, &in_session);
    if (status == ZX_OK && given->lead != kept->lead)
        status = check_lead_not_cosigner(call, given->id, given->lead);
    if (status != ZX_OK)
        return status;
    bool leads = given->lead != kept->lead;
    zxi_record_replace(&zxi_proposal_type, kept, given);
    status = zxi_record_update_texts(call, &zxi_proposal_type, kept);
    if (status == ZX_OK && leads) /* whose feedback counts */
        status = zxi_record_derive(call, &zxi_proposal_type, given->id);
    *out = given->id;
    return status;
}

#define CONTENT "sealed category subcategory grounds recommendations"
#define TYPE &zxi_proposal_type

static const zxi_verb verbs[] = {
    {{"proposal.draft", "proposal", "session! proposer_kind! lead! subject! convenor " CONTENT, "drafts a proposal", "起草提案"},
     TYPE, draft, false},
    {{"proposal.edit", "proposal", "id! session! proposer_kind! lead! subject! convenor " CONTENT, "changes a draft", "修改草稿"},
     TYPE, edit, false},
    {{"proposal.submit", "proposal", "id session proposer_kind lead subject convenor " CONTENT,
      "submits a draft, or a whole new proposal", "提交提案"},
     TYPE, submit, false},
    {{"proposal.revise", "proposal", "id! subject! convenor " CONTENT, "submits anew what was sent back", "修改后重新提交"},
     TYPE, revise, false},
    {{"proposal.correct", "proposal", "id! proposer_kind! lead! subject! convenor " CONTENT, "mends a proposal's data", "更正提案信息"},
     TYPE, correct, true},
    {{NULL, NULL, NULL, NULL, NULL}, NULL, NULL, false},
};

static const zx_record_type *const types[] = {TYPE, &zxi_next_step_type, NULL};
const zxi_noun zxi_noun_proposal = {"proposal", types, verbs, zxi_proposal_rules};

zx_status zx_proposal_draft(zx_store *store, const zx_act *act, const zx_proposal *in, zx_id *out)
{
    return ZXI_RUN("proposal.draft");
}

zx_status zx_proposal_edit(zx_store *store, const zx_act *act, const zx_proposal *in, zx_id *out)
{
    return ZXI_RUN("proposal.edit");
}

zx_status zx_proposal_submit(zx_store *store, const zx_act *act, const zx_proposal *in, zx_id *out)
{
    return ZXI_RUN("proposal.submit");
}

zx_status zx_proposal_revise(zx_store *store, const zx_act *act, const zx_proposal *in, zx_id *out)
{
    return ZXI_RUN("proposal.revise");
}

zx_status zx_proposal_correct(zx_store *store, const zx_act *act, const zx_proposal *in, zx_id *out)
{
    return ZXI_RUN("proposal.correct");
}
