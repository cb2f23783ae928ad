/* SPDX-License-Identifier: MIT */
#include "domain/proposal/proposal.h"

ZXI_NO_PADDING(zx_cosignature, state);

static const zx_enum_value states[] = {
    ZXI_VALUE(ZX_COSIGNATURE_INVITED, "invited", "invited", "已邀请"),
    ZXI_VALUE(ZX_COSIGNATURE_SIGNED, "signed", "signed", "已联名"),
    ZXI_VALUE(ZX_COSIGNATURE_DECLINED, "declined", "declined", "已谢绝"),
    ZXI_VALUE(ZX_COSIGNATURE_LAPSED, "lapsed", "lapsed", "已失效"),
};
static const zx_enum_type state_type = ZXI_ENUM_TYPE("cosignature_state", states);

static const zx_field fields[] = {
    ZXI_ID(zx_cosignature, proposal, "proposal", ZX_FIELD_REQUIRED | ZX_FIELD_SUBJECT, "proposal", "提案"),
    ZXI_ID(zx_cosignature, signer, "person|organization", ZX_FIELD_REQUIRED, "signer", "联名人"),
    ZXI_DATE(zx_cosignature, invited, 0, "invited", "邀请日期"),
    ZXI_DATE(zx_cosignature, valid_until, 0, "valid until", "有效期至"),
    ZXI_DATE(zx_cosignature, answered, ZX_FIELD_EFFECTIVE, "answered", "答复日期"),
    ZXI_ENUM(zx_cosignature, state, &state_type, ZX_FIELD_REQUIRED, "state", "状态"),
};

const zx_record_type zxi_cosignature_type = ZXI_TYPE(zx_cosignature, state, "cosignature", "co-signature", "联名", fields, .answer = false);

enum { KIND, ONCE, OPEN, LAPSED, BEFORE_SUBMISSION };
static const zx_rule rules[] = {
    [KIND] = {"cosignature.kind", "members co-sign members' proposals, and organizations those of organizations",
              "委员联名委员提案，单位联名单位提案", "提案工作条例; rulebook proposer_kinds"},
    [ONCE] = {"cosignature.once", "a signer is invited, and signs, once", "同一联名人只邀请一次、签名一次", "library"},
    [OPEN] = {"cosignature.open", "an invitation is answered once", "邀请只答复一次", "library"},
    [LAPSED] = {"cosignature.lapsed", "an invitation that has lapsed cannot be answered", "邀请失效后不得再答复",
                "提案工作条例; rulebook proposal.invitation_days"},
    [BEFORE_SUBMISSION] = {"cosignature.before-submission", "a signature is not given after the proposal was submitted",
                           "联名不得晚于提案提交之日", "提案工作条例"},
    {NULL, NULL, NULL, NULL},
};

static zx_status check_kind(zxi_call *call, const zx_proposal *proposal, zx_id signer)
{
    const json_t *rulebook;
    const char *kind;
    zx_status status = zxi_rulebook_of(call->store, call->act->on, &rulebook, NULL);
    if (status == ZX_OK)
        status = zxi_proposer_kind(call, signer, &kind);
    if (status != ZX_OK)
        return status;
    const json_t *entry = zxi_rulebook_entry(rulebook, "proposer_kinds", proposal->proposer_kind);
    const char *attribute = json_object_get(entry, "cosigners") ? "cosigners" : "lead";
    if (!zxi_names(entry, attribute, kind))
        return zxi_refuse(call, &rules[KIND], "signer", signer, "a %s does not co-sign a proposal of kind “%s”", "%s 不能联名“%s”类提案",
                          kind, proposal->proposer_kind);
    return ZX_OK;
}

static zx_status check_signer(zxi_call *call, const zx_proposal *proposal, zx_id signer)
{
    if (signer == proposal->lead)
        return zxi_refuse(call, &zxi_proposal_rules[ZXI_RULE_LEAD_NOT_COSIGNER], "signer", signer, "it leads the proposal", "系第一提案人");
    zx_status status = check_kind(call, proposal, signer);
    return status == ZX_OK ? zxi_check_proposer(call, signer, proposal->session, call->act->on, "signer") : status;
}

static bool lapsed(const zx_cosignature *cosignature, zx_date on)
{
    return cosignature->state == ZX_COSIGNATURE_INVITED && cosignature->valid_until.year &&
           zx_date_compare(on, cosignature->valid_until) > 0;
}

/* What there is of this signer already: an invitation that has lapsed can make room, anything else is once too often. */
static zx_status check_once(zxi_call *call, zx_id proposal, zx_id signer, zx_cosignature **stale)
{
    int64_t id;
    void *loaded;
    zx_status status = ZXI_QUERY(call->store, 0, &id,
                                 "SELECT id FROM cosignature WHERE proposal = ?1 AND signer = ?2 AND state IN ('invited', 'signed')",
                                 proposal, signer);
    if (status == ZX_OK && id)
        status = zxi_record_load(call, &zxi_cosignature_type, id, &loaded);
    if (status != ZX_OK || !id)
        return status;
    if (!lapsed(loaded, call->act->on))
        return zxi_refuse(call, &rules[ONCE], "signer", signer, "there is one already: %lld", "已有联名或邀请：%lld", (long long)id);
    *stale = loaded;
    return ZX_OK;
}

static zx_status begin(zxi_call *call, const zx_cosignature *cosignature, zx_proposal **proposal, zx_cosignature **stale)
{
    zxi_progress progress;
    zx_status status = zxi_step_begin(call, cosignature->proposal, (zx_examination_result)0, "proposal", proposal, &progress);
    if (status == ZX_OK)
        status = check_signer(call, *proposal, cosignature->signer);
    return status == ZX_OK ? check_once(call, cosignature->proposal, cosignature->signer, stale) : status;
}

static zx_status write(zxi_call *call, zx_cosignature *cosignature, zx_cosignature *stale, zx_id *out)
{
    zx_status status = ZX_OK;
    if (stale) {
        stale->state = ZX_COSIGNATURE_LAPSED;
        status = zxi_record_update(call, &zxi_cosignature_type, stale);
    }
    if (status == ZX_OK)
        status = zxi_record_insert(call, &zxi_cosignature_type, cosignature);
    *out = cosignature->id;
    return status;
}

static zx_status invite(zxi_call *call, void *in, zx_id *out)
{
    zx_cosignature *cosignature = in, *stale = NULL;
    zx_proposal *proposal = NULL;
    const json_t *rulebook;
    zx_status status = begin(call, cosignature, &proposal, &stale);
    if (status == ZX_OK)
        status = zxi_rulebook_of(call->store, call->act->on, &rulebook, NULL);
    if (status != ZX_OK)
        return status;
    int64_t days = zxi_rulebook_int(rulebook, "proposal", "invitation_days", 0);
    cosignature->invited = call->act->on;
    if (days > 0)
        cosignature->valid_until = zx_date_add_days(call->act->on, days);
    cosignature->state = ZX_COSIGNATURE_INVITED;
    return write(call, cosignature, stale, out);
}

static zx_status cosign(zxi_call *call, void *in, zx_id *out)
{
    zx_cosignature *cosignature = in, *stale = NULL;
    zx_proposal *proposal = NULL;
    zx_status status = begin(call, cosignature, &proposal, &stale);
    if (status != ZX_OK)
        return status;
    if (proposal->submitted.year && zx_date_compare(call->act->on, proposal->submitted) > 0)
        return zxi_refuse(call, &rules[BEFORE_SUBMISSION], "on", proposal->id, "it was submitted on %s", "提交日期为 %s",
                          zxi_date_text(proposal->submitted));
    cosignature->answered = call->act->on;
    cosignature->state = ZX_COSIGNATURE_SIGNED;
    return write(call, cosignature, stale, out);
}

/* An invitation that is open on the day of the act, and its proposal. */
static zx_status open_invitation(zxi_call *call, zx_id id, zx_cosignature **out, zx_proposal **proposal)
{
    void *loaded;
    zxi_progress progress;
    zx_status status = zxi_record_load(call, &zxi_cosignature_type, id, &loaded);
    if (status != ZX_OK)
        return status;
    zx_cosignature *cosignature = loaded;
    if (cosignature->state == ZX_COSIGNATURE_LAPSED || lapsed(cosignature, call->act->on))
        return zxi_refuse(call, &rules[LAPSED], "id", id, "its last day was %s, or the proposal was submitted", "有效期至 %s，或提案已提交",
                          cosignature->valid_until.year ? zxi_date_text(cosignature->valid_until) : "-");
    if (cosignature->state != ZX_COSIGNATURE_INVITED)
        return zxi_refuse(call, &rules[OPEN], "id", id, "it was answered on %s", "已于 %s 答复", zxi_date_text(cosignature->answered));
    status = zxi_step_begin(call, cosignature->proposal, (zx_examination_result)0, "id", proposal, &progress);
    if (status == ZX_OK)
        status = zxi_in_order(call, cosignature->invited, id);
    if (status == ZX_OK)
        *out = cosignature;
    return status;
}

static zx_status answer(zxi_call *call, void *in, zx_cosignature_state state, zx_id *out)
{
    zx_cosignature *cosignature = NULL;
    zx_proposal *proposal = NULL;
    zx_status status = open_invitation(call, ((zx_cosignature *)in)->id, &cosignature, &proposal);
    if (status == ZX_OK && state == ZX_COSIGNATURE_SIGNED)
        status = zxi_check_proposer(call, cosignature->signer, proposal->session, call->act->on, "id");
    if (status != ZX_OK)
        return status;
    cosignature->answered = call->act->on;
    cosignature->state = state;
    *out = cosignature->id;
    return zxi_record_update(call, &zxi_cosignature_type, cosignature);
}

static zx_status sign(zxi_call *call, void *in, zx_id *out)
{
    return answer(call, in, ZX_COSIGNATURE_SIGNED, out);
}

static zx_status decline(zxi_call *call, void *in, zx_id *out)
{
    return answer(call, in, ZX_COSIGNATURE_DECLINED, out);
}

#define TYPE &zxi_cosignature_type

static const zxi_verb verbs[] = {
    {{"proposal.invite", "cosignature", "proposal! signer!", "invites somebody to co-sign", "邀请联名"}, TYPE, invite, false},
    {{"proposal.sign", "cosignature", "id!", "signs, as invited", "接受联名"}, TYPE, sign, false},
    {{"proposal.decline", "cosignature", "id!", "declines an invitation", "谢绝联名"}, TYPE, decline, false},
    {{"proposal.cosign", "cosignature", "proposal! signer!", "enters a signature that is on the paper", "登记联名"}, TYPE, cosign, false},
    {{NULL, NULL, NULL, NULL, NULL}, NULL, NULL, false},
};

static const zx_record_type *const types[] = {TYPE, NULL};
const zxi_noun zxi_noun_cosignature = {"proposal", types, verbs, rules};

zx_status zx_proposal_invite(zx_store *store, const zx_act *act, const zx_cosignature *in, zx_id *out)
{
    return ZXI_RUN("proposal.invite");
}

zx_status zx_proposal_sign(zx_store *store, const zx_act *act, const zx_cosignature *in, zx_id *out)
{
    return ZXI_RUN("proposal.sign");
}

zx_status zx_proposal_decline(zx_store *store, const zx_act *act, const zx_cosignature *in, zx_id *out)
{
    return ZXI_RUN("proposal.decline");
}

zx_status zx_proposal_cosign(zx_store *store, const zx_act *act, const zx_cosignature *in, zx_id *out)
{
    return ZXI_RUN("proposal.cosign");
}
