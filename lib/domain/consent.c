/* SPDX-License-Identifier: MIT */
#include <zhengxie/consent.h>

#include "domain/proposal/proposal.h"

ZXI_NO_PADDING(zx_consent, consents);

static const zx_field fields[] = {
    ZXI_ID(zx_consent, proposal, "proposal", ZX_FIELD_REQUIRED | ZX_FIELD_SUBJECT, "proposal", "提案"),
    ZXI_ID(zx_consent, proposer, "person|organization", ZX_FIELD_REQUIRED, "proposer", "提案人"),
    ZXI_DATE(zx_consent, given, ZX_FIELD_REQUIRED | ZX_FIELD_EFFECTIVE, "given", "表示日期"),
    ZXI_FLAG(zx_consent, consents, ZX_FIELD_REQUIRED, "consents", "是否同意公开"),
    ZXI_TEXT(zx_consent, ground, 2000, ZX_FIELD_SEARCHABLE, "ground", "不同意公开的理由"),
};

const zx_record_type zxi_consent_type = ZXI_TYPE(zx_consent, consents, "consent", "consent to publish", "公开意愿", fields, .answer = false);

enum { PROPOSER, GROUND };
static const zx_rule rules[] = {
    [PROPOSER] = {"consent.proposer", "a proposal's lead proposer and co-signers say whether it may be published",
                  "是否同意公开由该提案的第一提案人、联名人表示", "提案公开通行规定"},
    [GROUND] = {"consent.ground", "a refusal says why, and nothing else does", "不同意公开的须说明理由，同意的不填", "提案公开通行规定"},
    {NULL, NULL, NULL, NULL},
};

static zx_status check(zxi_call *call, const zx_consent *given)
{
    bool signed_ = false;
    zx_date last = {0};
    if ((given->ground != NULL) != (given->consents == ZX_NO))
        return zxi_refuse(call, &rules[GROUND], "ground", given->proposal, given->ground ? "one is given" : "none is given",
                          given->ground ? "不应填写" : "未填写");
    zx_status status = zxi_has_signed(call, given->proposal, given->proposer, &signed_);
    if (status == ZX_OK && !signed_)
        return zxi_refuse(call, &rules[PROPOSER], "proposer", given->proposer, "%lld is none of them", "%lld 不在其列", (long long)given->proposer);
    if (status == ZX_OK)
        status = zxi_ask_date(call->store, &last, "SELECT max(given) FROM consent WHERE proposal = ?1 AND proposer = ?2", "ii", given->proposal,
                              given->proposer);
    return status == ZX_OK ? zxi_in_order(call, last, given->proposal) : status;
}

static zx_status consent(zxi_call *call, void *in, zx_id *out)
{
    zx_consent *given = in;
    zx_proposal *proposal = NULL;
    zxi_progress progress;
    zx_status status = zxi_step_begin(call, given->proposal, (zx_examination_result)0, "proposal", &proposal, &progress);
    if (status != ZX_OK)
        return status;
    given->proposer = given->proposer ? given->proposer : proposal->lead;
    given->given = call->act->on;
    status = check(call, given);
    if (status == ZX_OK)
        status = zxi_record_insert(call, &zxi_consent_type, given);
    *out = given->id;
    return status;
}

static const zxi_verb verbs[] = {
    {{"proposal.consent", "consent", "proposal! consents! proposer ground", "notes whether a proposer agrees to publication", "登记公开意愿"},
     &zxi_consent_type, consent, false},
    {{NULL, NULL, NULL, NULL, NULL}, NULL, NULL, false},
};

static const zx_record_type *const types[] = {&zxi_consent_type, NULL};
const zxi_noun zxi_noun_consent = {"proposal", types, verbs, rules};

zx_status zx_proposal_consent(zx_store *store, const zx_act *act, const zx_consent *in, zx_id *out)
{
    return ZXI_RUN("proposal.consent");
}
