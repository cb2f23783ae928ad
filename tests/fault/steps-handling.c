/* SPDX-License-Identifier: MIT */
/* Proposals from their assignment on. */
#include "scenario.h"

ZXF_CALL(assign, zx_proposal_assign, zx_assignment, ZXF_ACT(2022, 3, 1), .proposal = ZXF_ID(DRAFT), .unit = ZXF_ID(SCHOOLS),
         .role = ZX_ROLE_SOLE)
ZXF_CALL(acknowledge, zx_assignment_acknowledge, zx_assignment, ZXF_ACT(2022, 3, 2), .id = ZXF_ID(ASSIGNED))
ZXF_CALL(acknowledge_again, zx_assignment_acknowledge, zx_assignment, ZXF_ACT(2022, 3, 3), .id = ZXF_ID(ASSIGNED))
ZXF_CALL(add_unit, zx_proposal_add_unit, zx_assignment, ZXF_ACT(2022, 3, 3), .proposal = ZXF_ID(DRAFT), .unit = ZXF_ID(HEALTH),
         .role = ZX_ROLE_ASSISTING)
ZXF_CALL(add_other, zx_proposal_add_unit, zx_assignment, ZXF_ACT(2022, 3, 3), .proposal = ZXF_ID(DRAFT), .unit = ZXF_ID(EDUCATION),
         .role = ZX_ROLE_ASSISTING)
ZXF_CALL(decline, zx_assignment_decline, zx_decline, ZXF_ACT(2022, 3, 4), .assignment = ZXF_ID(ASSISTING), .ground = "不属本单位职责",
         .suggested = ZXF_ID(FINANCE))
ZXF_CALL(decline_other, zx_assignment_decline, zx_decline, ZXF_ACT(2022, 3, 4), .assignment = ZXF_ID(OTHER), .ground = "不属本单位职责")
ZXF_CALL(refuse_decline, zx_assignment_refuse_decline, zx_decline, ZXF_ACT(2022, 3, 5), .id = ZXF_ID(DECLINED), .note = "职责相关")
ZXF_CALL(accept_decline, zx_assignment_accept_decline, zx_decline, ZXF_ACT(2022, 3, 5), .id = ZXF_ID(OTHER_DECLINED), .note = "同意")
ZXF_CALL(reassign, zx_assignment_reassign, zx_assignment, ZXF_ACT(2022, 3, 6), .replaces = ZXF_ID(OTHER), .unit = ZXF_ID(FINANCE))
ZXF_CALL(reassign_again, zx_assignment_reassign, zx_assignment, ZXF_ACT(2022, 3, 6), .replaces = ZXF_ID(OTHER), .unit = ZXF_ID(FINANCE))
ZXF_CALL(withdraw, zx_assignment_withdraw, zx_assignment, ZXF_ACT_WHY(2022, 3, 7), .id = ZXF_ID(NEXT))
ZXF_CALL(remind, zx_assignment_remind, zx_reminder, ZXF_ACT(2022, 4, 1), .assignment = ZXF_ID(ASSIGNED), .note = "请抓紧办理")
ZXF_CALL(talk, zx_assignment_talk, zx_talk, ZXF_ACT(2022, 4, 2), .assignment = ZXF_ID(ASSIGNED), .mode = "visit", .note = "赴学校走访")
ZXF_CALL(request_extension, zx_assignment_request_extension, zx_extension, ZXF_ACT(2022, 4, 3), .assignment = ZXF_ID(ASSIGNED),
         .until = {2022, 7, 1}, .ground = "涉及部门较多")
ZXF_CALL(request_again, zx_assignment_request_extension, zx_extension, ZXF_ACT(2022, 4, 5), .assignment = ZXF_ID(ASSIGNED),
         .until = {2022, 6, 30}, .ground = "尚待会商")
ZXF_CALL(refuse_extension, zx_assignment_refuse_extension, zx_extension, ZXF_ACT(2022, 4, 4), .id = ZXF_ID(REFUSED), .note = "按期办理")
ZXF_CALL(grant_extension, zx_assignment_grant_extension, zx_extension, ZXF_ACT(2022, 4, 6), .id = ZXF_ID(EXTENSION),
         .granted = {2022, 6, 20}, .note = "同意")
ZXF_CALL(comment, zx_assignment_comment, zx_comment, ZXF_ACT(2022, 4, 10), .assignment = ZXF_ID(ASSISTING), .content = "同意设置单行线。",
         .document_number = "青卫函〔2022〕1号")
ZXF_CALL(reply, zx_proposal_reply, zx_reply, ZXF_ACT(2022, 5, 1), .assignment = ZXF_ID(ASSIGNED), .reply_class = "A",
         .document_number = "青教提〔2022〕1号", .signer = "周局长", .content = "已设置单行线三处。")
ZXF_CALL(reply_again, zx_proposal_reply, zx_reply, ZXF_ACT(2022, 5, 2), .assignment = ZXF_ID(ASSIGNED), .reply_class = "B")
ZXF_CALL(deliver, zx_reply_deliver, zx_delivery, ZXF_ACT(2022, 5, 3), .reply = ZXF_ID(REPLY), .manner = "post", .note = "挂号")
ZXF_CALL(deliver_again, zx_reply_deliver, zx_delivery, ZXF_ACT(2022, 5, 4), .reply = ZXF_ID(REPLY), .manner = "post")
ZXF_CALL(publish, zx_reply_publish, zx_publication, ZXF_ACT(2022, 5, 10), .reply = ZXF_ID(REPLY), .publication_class = "open",
         .note = "政府网站")
ZXF_CALL(feedback, zx_proposal_feedback, zx_feedback, ZXF_ACT(2022, 5, 20), .proposal = ZXF_ID(DRAFT), .satisfaction = "satisfied",
         .note = "办理认真")
ZXF_CALL(feedback_of_li, zx_proposal_feedback, zx_feedback, ZXF_ACT(2022, 5, 21), .proposal = ZXF_ID(DRAFT), .proposer = ZXF_ID(LI),
         .satisfaction = "dissatisfied")
ZXF_CALL(handle_again, zx_proposal_handle_again, zx_round, ZXF_ACT(2022, 5, 22), .proposal = ZXF_ID(DRAFT), .note = "请再研究")
ZXF_CALL(feedback_answer, zx_proposal_feedback_answer, zx_feedback_answer, ZXF_ACT(2022, 5, 20), .feedback = ZXF_ID(FORM),
         .axis = "attitude", .value = "satisfied")

static zx_status assign_many(zxf_world *w)
{
    const zx_assignment lead = {ZX_ASSIGNMENT_INIT, .proposal = ZXF_ID(JOINT), .unit = ZXF_ID(FINANCE), .role = ZX_ROLE_LEAD};
    const zx_assignment assisting = {ZX_ASSIGNMENT_INIT, .proposal = ZXF_ID(JOINT), .unit = ZXF_ID(SCHOOLS), .role = ZX_ROLE_ASSISTING};
    const zx_assignment *const in[] = {&assisting, &lead};
    return zx_proposal_assign_many(w->store, ZXF_ACT(2022, 3, 1), in, 2, w->out.many.ids, NULL);
}

static zx_status due(zxf_world *w)
{
    return zx_assignment_due(w->store, ZXF_ID(ASSIGNED), &w->out.cursor);
}

ZXF_CALL(correct_examination, zx_proposal_correct_examination, zx_examination, ZXF_ACT_WHY(2023, 3, 1), .id = ZXF_ID(EXAMINED), .note = "同意立案")
ZXF_CALL(correct_reply, zx_proposal_correct_reply, zx_reply, ZXF_ACT_WHY(2023, 3, 1), .id = ZXF_ID(REPLY), .reply_class = "A",
         .signer = "周局长", .content = "已设置单行线四处。")
ZXF_CALL(correct_feedback, zx_proposal_correct_feedback, zx_feedback, ZXF_ACT_WHY(2023, 3, 1), .id = ZXF_ID(FORM), .satisfaction = "satisfied",
         .note = "办理很认真")

ZXF_CALL(correct_talk, zx_assignment_correct_talk, zx_talk, ZXF_ACT_WHY(2023, 3, 1), .id = ZXF_ID(TALK), .proposer = ZXF_ID(ZHANG), .mode = "telephone",
         .note = "电话沟通")
ZXF_CALL(correct_comment, zx_assignment_correct_comment, zx_comment, ZXF_ACT_WHY(2023, 3, 1), .id = ZXF_ID(COMMENT), .content = "同意设置单行线两处。")
ZXF_CALL(correct_delivery, zx_reply_correct_delivery, zx_delivery, ZXF_ACT_WHY(2023, 3, 1), .id = ZXF_ID(DELIVERY), .manner = "in_person")
ZXF_CALL(correct_publication, zx_reply_correct_publication, zx_publication, ZXF_ACT_WHY(2023, 3, 1), .id = ZXF_ID(PUBLICATION),
         .publication_class = "open", .note = "政府公报")

const zxf_step zxf_handling_steps[] = {
    ZXF_VERB("proposal.assign", zx_proposal_assign, assign, .keep = ZXF_ASSIGNED),
    {.function = "zx_proposal_assign_many", .run = assign_many, .traits = ZXF_WRITES},
    {.function = "zx_assignment_due", .run = due, .release = zxf_free_cursor},
    ZXF_VERB("assignment.acknowledge", zx_assignment_acknowledge, acknowledge),
    {.function = "zx_assignment_acknowledge", .run = acknowledge_again, .answer = ZX_RULE},
    ZXF_VERB("proposal.add_unit", zx_proposal_add_unit, add_unit, .keep = ZXF_ASSISTING),
    {.function = "zx_proposal_add_unit", .run = add_other, .traits = ZXF_SETTING | ZXF_WRITES, .keep = ZXF_OTHER},
    ZXF_VERB("assignment.decline", zx_assignment_decline, decline, .keep = ZXF_DECLINED),
    {.function = "zx_assignment_decline", .run = decline_other, .traits = ZXF_SETTING | ZXF_WRITES, .keep = ZXF_OTHER_DECLINED},
    ZXF_VERB("assignment.refuse_decline", zx_assignment_refuse_decline, refuse_decline),
    ZXF_VERB("assignment.accept_decline", zx_assignment_accept_decline, accept_decline),
    ZXF_VERB("assignment.reassign", zx_assignment_reassign, reassign, .keep = ZXF_NEXT),
    {.function = "zx_assignment_reassign", .run = reassign_again, .answer = ZX_RULE},
    ZXF_VERB("assignment.withdraw", zx_assignment_withdraw, withdraw),
    ZXF_VERB("assignment.remind", zx_assignment_remind, remind),
    ZXF_VERB("assignment.talk", zx_assignment_talk, talk, .keep = ZXF_TALK),
    ZXF_VERB("assignment.request_extension", zx_assignment_request_extension, request_extension, .keep = ZXF_REFUSED),
    ZXF_VERB("assignment.refuse_extension", zx_assignment_refuse_extension, refuse_extension),
    {.function = "zx_assignment_request_extension", .run = request_again, .traits = ZXF_SETTING | ZXF_WRITES, .keep = ZXF_EXTENSION},
    ZXF_VERB("assignment.grant_extension", zx_assignment_grant_extension, grant_extension),
    ZXF_VERB("assignment.comment", zx_assignment_comment, comment, .keep = ZXF_COMMENT),
    ZXF_VERB("proposal.reply", zx_proposal_reply, reply, .keep = ZXF_REPLY),
    {.function = "zx_proposal_reply", .run = reply_again, .answer = ZX_RULE},
    ZXF_VERB("reply.deliver", zx_reply_deliver, deliver, .keep = ZXF_DELIVERY),
    {.function = "zx_reply_deliver", .run = deliver_again, .answer = ZX_RULE},
    ZXF_VERB("reply.publish", zx_reply_publish, publish, .keep = ZXF_PUBLICATION),
    ZXF_VERB("proposal.feedback", zx_proposal_feedback, feedback, .keep = ZXF_FORM),
    ZXF_VERB("proposal.feedback_answer", zx_proposal_feedback_answer, feedback_answer),
    ZXF_VERB("proposal.correct_examination", zx_proposal_correct_examination, correct_examination),
    ZXF_VERB("proposal.correct_reply", zx_proposal_correct_reply, correct_reply),
    ZXF_VERB("proposal.correct_feedback", zx_proposal_correct_feedback, correct_feedback),
    ZXF_VERB("assignment.correct_talk", zx_assignment_correct_talk, correct_talk),
    ZXF_VERB("assignment.correct_comment", zx_assignment_correct_comment, correct_comment),
    ZXF_VERB("reply.correct_delivery", zx_reply_correct_delivery, correct_delivery),
    ZXF_VERB("reply.correct_publication", zx_reply_correct_publication, correct_publication),
    {.function = "zx_proposal_feedback", .run = feedback_of_li, .traits = ZXF_SETTING | ZXF_WRITES},
    ZXF_VERB("proposal.handle_again", zx_proposal_handle_again, handle_again),
    {.function = NULL},
};
