/* SPDX-License-Identifier: MIT */
#include "domain/handling/handling.h"

ZXI_NO_PADDING(zx_reply, reserved);

static const zx_field fields[] = {
    ZXI_ID(zx_reply, assignment, "assignment", ZX_FIELD_REQUIRED | ZX_FIELD_SUBJECT, "assignment", "交办"),
    ZXI_DATE(zx_reply, replied, ZX_FIELD_REQUIRED | ZX_FIELD_EFFECTIVE, "replied", "答复日期"),
    ZXI_CODE(zx_reply, reply_class, "reply_classes", ZX_FIELD_REQUIRED, "class", "答复类别"),
    ZXI_TEXT(zx_reply, document_number, 100, ZX_FIELD_TITLE, "document number", "文号"),
    ZXI_TEXT(zx_reply, signer, 100, ZX_FIELD_SENSITIVE, "signer", "签发人"),
    ZXI_TEXT(zx_reply, contact, 100, ZX_FIELD_SENSITIVE, "contact", "联系人"),
    ZXI_TEXT(zx_reply, content, 0, ZX_FIELD_LONG | ZX_FIELD_SEARCHABLE, "content", "答复内容"),
};

const zx_record_type zxi_reply_type = ZXI_TYPE(zx_reply, reserved, "reply", "reply", "答复", fields, .answer = false);

enum { ASSISTING, PASSED_ON, ONCE, AFTER_ASSIGNMENT };
static const zx_rule rules[] = {
    [ASSISTING] = {"reply.assisting", "an assisting unit sends the lead unit its opinion and does not answer the proposer",
                   "会办单位向主办单位提出意见，不直接答复提案人", "提案办理通行规定"},
    [PASSED_ON] = {"reply.passed-on", "who passed an assignment on does not answer it", "已转交的由转交单位答复", "提案办理通行规定"},
    [ONCE] = {"reply.once", "an assignment is answered once", "一项交办只答复一次", "library"},
    [AFTER_ASSIGNMENT] = {"reply.after-assignment", "a reply is not dated before the assignment", "答复日期不得早于交办日期", "library"},
    {NULL, NULL, NULL, NULL},
};

zx_status zxi_may_reply(zxi_call *call, const zxi_handling *of)
{
    const zx_assignment *assignment = of->assignment;
    int64_t passed_on = 0;
    if (assignment->role == ZX_ROLE_ASSISTING)
        return zxi_refuse(call, &rules[ASSISTING], "assignment", assignment->id, "unit %lld assists", "单位 %lld 为会办单位",
                          (long long)assignment->unit);
    if (zx_date_compare(call->act->on, assignment->assigned) < 0)
        return zxi_refuse(call, &rules[AFTER_ASSIGNMENT], "on", assignment->id, "it was assigned on %s", "交办日期为 %s",
                          zxi_date_text(assignment->assigned));
    if (assignment->replied.year)
        return zxi_refuse(call, &rules[ONCE], "assignment", assignment->id, "it was answered on %s", "已于 %s 答复",
                          zxi_date_text(assignment->replied));
    zx_status status = ZXI_QUERY(call->store, 0, &passed_on, "SELECT unit FROM assignment WHERE parent = ?1 AND ended IS NULL LIMIT 1",
                                 assignment->id);
    if (status == ZX_OK && passed_on)
        status = zxi_refuse(call, &rules[PASSED_ON], "assignment", assignment->id, "unit %lld has it now", "现由单位 %lld 办理",
                            (long long)passed_on);
    return status;
}

static zx_status write(zxi_call *call, zx_reply *reply, const zx_assignment *assignment)
{
    zx_assignment answered = *assignment;
    answered.replied = reply->replied;
    zx_status status = zxi_record_insert(call, &zxi_reply_type, reply);
    return status == ZX_OK ? zxi_record_write_derived(call, &zxi_assignment_type, assignment, &answered) : status;
}

static zx_status reply(zxi_call *call, void *in, zx_id *out)
{
    zx_reply *given = in;
    zxi_handling of;
    zx_status status = zxi_handling_begin(call, given->assignment, "assignment", &of);
    if (status != ZX_OK)
        return status;
    given->replied = call->act->on;
    status = write(call, given, of.assignment);
    if (status == ZX_OK)
        status = zxi_proposal_replied(call, of.proposal, &of.progress, given);
    *out = given->id;
    return status;
}

static const zxi_verb verbs[] = {
    {{"proposal.reply", "reply", "assignment! reply_class! document_number signer contact content", "replies to an assignment", "答复提案"},
     &zxi_reply_type, reply, false},
    {{NULL, NULL, NULL, NULL, NULL}, NULL, NULL, false},
};

static const zx_record_type *const types[] = {&zxi_reply_type, NULL};
const zxi_noun zxi_noun_reply = {"proposal", types, verbs, rules};

zx_status zx_proposal_reply(zx_store *store, const zx_act *act, const zx_reply *in, zx_id *out)
{
    return ZXI_RUN("proposal.reply");
}
