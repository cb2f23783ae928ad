/* SPDX-License-Identifier: MIT */
/* Proposals from their assignment on. */
#include "scenario.h"

ZXF_CALL(assign, zx_proposal_assign, zx_assignment, ZXF_ACT(2022, 3, 1), .proposal = ZXF_ID(DRAFT), .unit = ZXF_ID(SCHOOLS),
         .role = ZX_ROLE_SOLE)
ZXF_CALL(reply, zx_proposal_reply, zx_reply, ZXF_ACT(2022, 5, 1), .assignment = ZXF_ID(ASSIGNED), .reply_class = "A",
         .document_number = "青教提〔2022〕1号", .signer = "周局长", .content = "已设置单行线三处。")
ZXF_CALL(reply_again, zx_proposal_reply, zx_reply, ZXF_ACT(2022, 5, 2), .assignment = ZXF_ID(ASSIGNED), .reply_class = "B")
ZXF_CALL(feedback, zx_proposal_feedback, zx_feedback, ZXF_ACT(2022, 5, 20), .proposal = ZXF_ID(DRAFT), .satisfaction = "satisfied",
         .note = "办理认真")
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

const zxf_step zxf_handling_steps[] = {
    ZXF_VERB("proposal.assign", zx_proposal_assign, assign, .keep = ZXF_ASSIGNED),
    {.function = "zx_proposal_assign_many", .run = assign_many, .traits = ZXF_WRITES},
    {.function = "zx_assignment_due", .run = due, .release = zxf_free_cursor},
    ZXF_VERB("proposal.reply", zx_proposal_reply, reply),
    {.function = "zx_proposal_reply", .run = reply_again, .answer = ZX_RULE},
    ZXF_VERB("proposal.feedback", zx_proposal_feedback, feedback, .keep = ZXF_FORM),
    ZXF_VERB("proposal.feedback_answer", zx_proposal_feedback_answer, feedback_answer),
    {.function = NULL},
};
