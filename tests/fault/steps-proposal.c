/* SPDX-License-Identifier: MIT */
/* Proposals up to their examination. */
#include "scenario.h"

#define CONTENT .grounds = "学校周边道路狭窄，上下学时段拥堵。", .recommendations = "一、设置单行线；二、错时放学。"

ZXF_CALL(draft, zx_proposal_draft, zx_proposal, ZXF_ACT(2022, 1, 10), .session = ZXF_ID(SESSION), .proposer_kind = "member",
         .lead = ZXF_ID(ZHANG), .subject = "关于改善学校周边交通的提案", .category = "social", CONTENT)
ZXF_CALL(edit, zx_proposal_edit, zx_proposal, ZXF_ACT(2022, 1, 11), .id = ZXF_ID(DRAFT), .session = ZXF_ID(SESSION),
         .proposer_kind = "member", .lead = ZXF_ID(ZHANG), .subject = "关于改善中小学校周边交通的提案", .category = "social", CONTENT)
ZXF_CALL(invite, zx_proposal_invite, zx_cosignature, ZXF_ACT(2022, 1, 11), .proposal = ZXF_ID(DRAFT), .signer = ZXF_ID(LI))
ZXF_CALL(invite_wang, zx_proposal_invite, zx_cosignature, ZXF_ACT(2022, 1, 11), .proposal = ZXF_ID(DRAFT), .signer = ZXF_ID(WANG))
ZXF_CALL(invite_lead, zx_proposal_invite, zx_cosignature, ZXF_ACT(2022, 1, 11), .proposal = ZXF_ID(DRAFT), .signer = ZXF_ID(ZHANG))
ZXF_CALL(sign, zx_proposal_sign, zx_cosignature, ZXF_ACT(2022, 1, 11), .id = ZXF_ID(INVITED_LI))
ZXF_CALL(decline, zx_proposal_decline, zx_cosignature, ZXF_ACT(2022, 1, 11), .id = ZXF_ID(INVITED_WANG))
ZXF_CALL(cosign, zx_proposal_cosign, zx_cosignature, ZXF_ACT(2022, 1, 11), .proposal = ZXF_ID(DRAFT), .signer = ZXF_ID(ZHAO))
ZXF_CALL(submit, zx_proposal_submit, zx_proposal, ZXF_ACT(2022, 1, 12), .id = ZXF_ID(DRAFT))
ZXF_CALL(submit_at_once, zx_proposal_submit, zx_proposal, ZXF_ACT(2022, 1, 12), .session = ZXF_ID(SESSION), .proposer_kind = "member",
         .lead = ZXF_ID(QIAN), .subject = "关于增设公共图书馆的提案", .category = "cultural", CONTENT)
ZXF_CALL(submit_joint, zx_proposal_submit, zx_proposal, ZXF_ACT(2022, 1, 12), .session = ZXF_ID(SESSION), .proposer_kind = "member",
         .lead = ZXF_ID(LI), .subject = "关于老旧小区加装电梯的提案", .category = "social", CONTENT)
ZXF_CALL(submit_unseated, zx_proposal_submit, zx_proposal, ZXF_ACT(2022, 1, 10), .session = ZXF_ID(SESSION), .proposer_kind = "member",
         .lead = ZXF_ID(LI), .subject = "关于其他事项的提案", CONTENT)
ZXF_CALL(withdraw, zx_proposal_withdraw, zx_examination, ZXF_ACT(2022, 1, 13), .proposal = ZXF_ID(PAPER), .note = "已解决")
ZXF_CALL(send_back, zx_proposal_examine, zx_examination, ZXF_ACT(2022, 1, 20), .proposal = ZXF_ID(DRAFT),
         .result = ZX_EXAMINED_SENT_BACK, .note = "请补充数据")
ZXF_CALL(revise, zx_proposal_revise, zx_proposal, ZXF_ACT(2022, 1, 25), .id = ZXF_ID(DRAFT), .subject = "关于改善中小学校周边交通的提案",
         .category = "social", CONTENT)
ZXF_CALL(correct, zx_proposal_correct, zx_proposal, ZXF_ACT_WHY(2022, 1, 26), .id = ZXF_ID(DRAFT), .proposer_kind = "member",
         .lead = ZXF_ID(ZHANG), .subject = "关于改善中小学周边交通的提案", .category = "social", CONTENT)
ZXF_CALL(file, zx_proposal_examine, zx_examination, ZXF_ACT(2022, 2, 1), .proposal = ZXF_ID(DRAFT), .result = ZX_EXAMINED_FILED,
         .body = ZXF_ID(PROPOSALS))
ZXF_CALL(file_joint, zx_proposal_examine, zx_examination, ZXF_ACT(2022, 2, 1), .proposal = ZXF_ID(JOINT), .result = ZX_EXAMINED_FILED)
ZXF_CALL(file_again, zx_proposal_examine, zx_examination, ZXF_ACT(2022, 2, 1), .proposal = ZXF_ID(DRAFT), .result = ZX_EXAMINED_FILED)
ZXF_CALL(merge, zx_proposal_merge, zx_examination, ZXF_ACT(2022, 2, 2), .proposal = ZXF_ID(JOINT), .into = ZXF_ID(DRAFT), .note = "内容相近")
ZXF_CALL(merge_again, zx_proposal_merge, zx_examination, ZXF_ACT(2022, 2, 2), .proposal = ZXF_ID(JOINT), .into = ZXF_ID(DRAFT))
ZXF_CALL(unmerge, zx_proposal_unmerge, zx_examination, ZXF_ACT(2022, 2, 3), .proposal = ZXF_ID(JOINT), .note = "事项不同")
ZXF_CALL(unmerge_again, zx_proposal_unmerge, zx_examination, ZXF_ACT(2022, 2, 4), .proposal = ZXF_ID(JOINT))
ZXF_CALL(handle_together, zx_proposal_handle_together, zx_joint_handling, ZXF_ACT(2022, 2, 5), .proposal = ZXF_ID(JOINT),
         .main = ZXF_ID(DRAFT), .note = "一并办理")
ZXF_CALL(handle_apart, zx_proposal_handle_apart, zx_joint_handling, ZXF_ACT(2022, 2, 6), .proposal = ZXF_ID(JOINT))
ZXF_CALL(consent, zx_proposal_consent, zx_consent, ZXF_ACT(2022, 2, 7), .proposal = ZXF_ID(DRAFT), .consents = ZX_NO, .ground = "涉及个人情况")
ZXF_CALL(consent_after_all, zx_proposal_consent, zx_consent, ZXF_ACT(2022, 2, 8), .proposal = ZXF_ID(DRAFT), .consents = ZX_YES)

static zx_status merge_many(zxf_world *w)
{
    const zx_examination joint = {ZX_EXAMINATION_INIT, .proposal = ZXF_ID(JOINT), .into = ZXF_ID(DRAFT)};
    const zx_examination *const in[] = {&joint};
    return zx_proposal_merge_many(w->store, ZXF_ACT(2022, 2, 4), in, 1, w->out.many.ids, NULL);
}

static zx_status next_steps(zxf_world *w)
{
    return zx_proposal_next_steps(w->store, ZXF_ID(DRAFT), (zx_date){2022, 1, 21}, &w->out.cursor);
}

const zxf_step zxf_proposal_steps[] = {
    ZXF_VERB("proposal.draft", zx_proposal_draft, draft, .keep = ZXF_DRAFT),
    ZXF_VERB("proposal.edit", zx_proposal_edit, edit),
    ZXF_VERB("proposal.invite", zx_proposal_invite, invite, .keep = ZXF_INVITED_LI),
    {.function = "zx_proposal_invite", .run = invite_wang, .traits = ZXF_SETTING | ZXF_WRITES, .keep = ZXF_INVITED_WANG},
    {.function = "zx_proposal_invite", .run = invite_lead, .answer = ZX_RULE},
    ZXF_VERB("proposal.sign", zx_proposal_sign, sign),
    ZXF_VERB("proposal.decline", zx_proposal_decline, decline),
    ZXF_VERB("proposal.cosign", zx_proposal_cosign, cosign),
    ZXF_VERB("proposal.submit", zx_proposal_submit, submit),
    ZXF_VERB("proposal.submit", zx_proposal_submit, submit_at_once, .keep = ZXF_PAPER),
    {.function = "zx_proposal_submit", .run = submit_joint, .traits = ZXF_SETTING | ZXF_WRITES, .keep = ZXF_JOINT},
    {.function = "zx_proposal_submit", .run = submit_unseated, .answer = ZX_RULE},
    ZXF_VERB("proposal.withdraw", zx_proposal_withdraw, withdraw),
    ZXF_VERB("proposal.examine", zx_proposal_examine, send_back),
    {.function = "zx_proposal_next_steps", .run = next_steps, .release = zxf_free_cursor},
    ZXF_VERB("proposal.revise", zx_proposal_revise, revise),
    ZXF_VERB("proposal.correct", zx_proposal_correct, correct),
    ZXF_VERB("proposal.examine", zx_proposal_examine, file, .keep = ZXF_EXAMINED),
    {.function = "zx_proposal_examine", .run = file_joint, .traits = ZXF_SETTING | ZXF_WRITES},
    {.function = "zx_proposal_examine", .run = file_again, .answer = ZX_RULE},
    ZXF_VERB("proposal.merge", zx_proposal_merge, merge),
    {.function = "zx_proposal_merge", .run = merge_again, .answer = ZX_RULE},
    ZXF_VERB("proposal.unmerge", zx_proposal_unmerge, unmerge),
    {.function = "zx_proposal_merge_many", .run = merge_many, .traits = ZXF_WRITES},
    {.function = "zx_proposal_unmerge", .run = unmerge_again, .traits = ZXF_SETTING | ZXF_WRITES},
    ZXF_VERB("proposal.handle_together", zx_proposal_handle_together, handle_together),
    ZXF_VERB("proposal.handle_apart", zx_proposal_handle_apart, handle_apart),
    ZXF_VERB("proposal.consent", zx_proposal_consent, consent),
    {.function = "zx_proposal_consent", .run = consent_after_all, .traits = ZXF_SETTING | ZXF_WRITES},
    {.function = NULL},
};
