/* SPDX-License-Identifier: MIT */
#include <zhengxie/delivery.h>

#include "domain/handling/handling.h"

ZXI_NO_PADDING(zx_delivery, reserved);

static const zx_field fields[] = {
    ZXI_ID(zx_delivery, reply, "reply", ZX_FIELD_REQUIRED, "reply", "答复"),
    ZXI_ID(zx_delivery, proposal, "proposal", ZX_FIELD_REQUIRED | ZX_FIELD_SUBJECT, "proposal", "提案"),
    ZXI_ID(zx_delivery, proposer, "person|organization", ZX_FIELD_REQUIRED, "proposer", "提案人"),
    ZXI_DATE(zx_delivery, delivered, ZX_FIELD_REQUIRED | ZX_FIELD_EFFECTIVE, "delivered", "送达日期"),
    ZXI_CODE(zx_delivery, manner, "delivery_manners", ZX_FIELD_REQUIRED, "manner", "送达方式"),
    ZXI_TEXT(zx_delivery, note, 2000, ZX_FIELD_SEARCHABLE, "note", "说明"),
};

static const zx_record_type type = ZXI_TYPE(zx_delivery, reserved, "delivery", "delivery", "答复送达", fields, .answer = false);

enum { AFTER_REPLY, PROPOSAL, PROPOSER, ONCE, CORRECTED_DATE };
static const zx_rule rules[] = {
    [AFTER_REPLY] = {"delivery.after-reply", "a reply is not delivered before its date", "答复不得在答复日期之前送达", "library"},
    [PROPOSAL] = {"delivery.proposal", "a reply answers the proposal that was assigned, and those merged into it",
                  "答复只针对所交办的提案及并入该提案的提案", "提案工作条例"},
    [PROPOSER] = {"delivery.proposer", "a reply is delivered to the proposers of a proposal: the lead and the co-signers",
                  "答复须送达该提案的第一提案人、联名人", "提案工作条例"},
    [ONCE] = {"delivery.once", "a reply is delivered once to each proposer of each proposal", "同一答复对同一提案的同一提案人只送达一次", "library"},
    [CORRECTED_DATE] = {"delivery.corrected-date", "a delivery's date is not before that of the reply, and not ahead",
                        "更正后的送达日期不得早于答复，且不晚于更正之日", "library"},
    {NULL, NULL, NULL, NULL},
};

static zx_status check_proposal(zxi_call *call, const zx_delivery *given, zx_id answered)
{
    zx_id principal = answered;
    zx_status status = given->proposal == answered ? ZX_OK : zxi_principal_of(call, given->proposal, &principal);
    if (status == ZX_OK && principal != answered)
        status = zxi_refuse(call, &rules[PROPOSAL], "proposal", given->proposal, "it answers %lld", "所答复的提案为 %lld", (long long)answered);
    return status;
}

static zx_status check_proposer(zxi_call *call, zx_delivery *given)
{
    bool signed_ = false;
    zx_proposal *proposal = NULL;
    zx_status status = zxi_proposal_load(call, given->proposal, false, &proposal, NULL);
    if (status != ZX_OK)
        return status;
    given->proposer = given->proposer ? given->proposer : proposal->lead;
    status = zxi_has_signed(call, given->proposal, given->proposer, &signed_);
    if (status == ZX_OK && !signed_)
        status = zxi_refuse(call, &rules[PROPOSER], "proposer", given->proposer, "%lld is none", "%lld 不是提案人", (long long)given->proposer);
    return status;
}

static zx_status check_once(zxi_call *call, const zx_delivery *given)
{
    int64_t there;
    zx_status status = ZXI_QUERY(call->store, 0, &there, "SELECT id FROM delivery WHERE reply = ?1 AND proposal = ?2 AND proposer = ?3",
                                 given->reply, given->proposal, given->proposer);
    if (status == ZX_OK && there)
        status = zxi_refuse(call, &rules[ONCE], "proposer", given->proposer, "delivery %lld", "送达记录 %lld", (long long)there);
    return status;
}

static zx_status check_date(zxi_call *call, const zx_reply *reply)
{
    if (zx_date_compare(call->act->on, reply->replied) >= 0)
        return ZX_OK;
    return zxi_refuse(call, &rules[AFTER_REPLY], "on", reply->id, "it is of %s", "答复日期为 %s", zxi_date_text(reply->replied));
}

static zx_status deliver(zxi_call *call, void *in, zx_id *out)
{
    zx_delivery *given = in;
    void *loaded;
    zx_assignment *assignment = NULL;
    zx_status status = zxi_record_load(call, &zxi_reply_type, given->reply, &loaded);
    if (status == ZX_OK)
        status = check_date(call, loaded);
    if (status == ZX_OK)
        status = zxi_assignment_load(call, ((const zx_reply *)loaded)->assignment, &assignment);
    if (status != ZX_OK)
        return status;
    given->proposal = given->proposal ? given->proposal : assignment->proposal;
    given->delivered = call->act->on;
    status = check_proposal(call, given, assignment->proposal);
    if (status == ZX_OK)
        status = check_proposer(call, given);
    if (status == ZX_OK)
        status = check_once(call, given);
    if (status == ZX_OK)
        status = zxi_record_insert(call, &type, given);
    call->subject = given->proposal;
    *out = given->id;
    return status;
}

static zx_status correct(zxi_call *call, void *in, zx_id *out)
{
    const zx_delivery *given = in;
    void *loaded, *reply;
    zx_status status = zxi_record_load(call, &type, given->id, &loaded);
    if (status != ZX_OK)
        return status;
    zx_delivery *kept = loaded;
    const zx_date delivered = given->delivered.year ? given->delivered : kept->delivered;
    status = zxi_record_load(call, &zxi_reply_type, kept->reply, &reply);
    if (status == ZX_OK)
        status = zxi_check_corrected(call, &rules[CORRECTED_DATE], "delivered", kept->id, ((const zx_reply *)reply)->replied, delivered);
    if (status != ZX_OK)
        return status;
    kept->delivered = delivered;
    kept->manner = given->manner;
    kept->note = given->note;
    call->subject = kept->proposal;
    *out = given->id;
    return zxi_record_update(call, &type, kept);
}

static const zxi_verb verbs[] = {
    {{"reply.deliver", "delivery", "reply! manner! proposal proposer note", "notes that a reply was delivered to a proposer", "送达答复"},
     &type, deliver, false},
    {{"reply.correct_delivery", "delivery", "id! manner! delivered note", "mends what was noted of a delivery", "更正送达"}, &type, correct, ZXI_REASON},
    {{NULL, NULL, NULL, NULL, NULL}, NULL, NULL, false},
};

static const zx_record_type *const types[] = {&type, NULL};
const zxi_noun zxi_noun_delivery = {"reply", types, verbs, rules};

zx_status zx_reply_deliver(zx_store *store, const zx_act *act, const zx_delivery *in, zx_id *out)
{
    return ZXI_RUN("reply.deliver");
}

zx_status zx_reply_correct_delivery(zx_store *store, const zx_act *act, const zx_delivery *in, zx_id *out)
{
    return ZXI_RUN("reply.correct_delivery");
}
