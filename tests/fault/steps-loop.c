/* SPDX-License-Identifier: MIT */
/* Themes, projects with their stages, and the documents that come of them. */
#include "scenario.h"

ZXF_CALL(open_theme, zx_theme_open, zx_theme, ZXF_ACT(2022, 2, 1), .title = "治水治气治土", .first = {1, 2022}, .body = ZXF_ID(HEALTH))
ZXF_CALL(close_theme, zx_theme_close, zx_theme, ZXF_ACT(2022, 2, 2), .id = ZXF_ID(THEME), .last = {1, 2024})
ZXF_CALL(correct_theme, zx_theme_correct, zx_theme, ZXF_ACT_WHY(2022, 2, 3), .id = ZXF_ID(THEME), .title = "水气土污染防治", .first = {1, 2022},
         .last = {1, 2024}, .note = "三年")

ZXF_CALL(propose, zx_project_propose, zx_project, ZXF_ACT(2022, 2, 5), .kind = "key_consultation", .source = "leaders", .title = "治水",
         .year = {1, 2022}, .theme = ZXF_ID(THEME), .body = ZXF_ID(HEALTH), .leader = ZXF_ID(ZHAO), .text = "黑臭河道治理")
ZXF_CALL(propose_other, zx_project_propose, zx_project, ZXF_ACT(2022, 2, 5), .kind = "supervision", .source = "own", .title = "监督",
         .year = {1, 2022}, .supervises = ZXF_ID(PROJECT))
ZXF_CALL(propose_twice, zx_project_propose, zx_project, ZXF_ACT(2022, 2, 5), .kind = "research", .source = "own", .title = "再治水",
         .year = {1, 2022}, .theme = ZXF_ID(THEME))
ZXF_CALL(correct_project, zx_project_correct, zx_project, ZXF_ACT_WHY(2022, 2, 6), .id = ZXF_ID(PROJECT), .kind = "key_consultation",
         .source = "leaders", .title = "治水三年", .year = {1, 2022}, .theme = ZXF_ID(THEME), .body = ZXF_ID(HEALTH), .text = "河道与管网")
ZXF_CALL(settle, zx_project_settle, zx_project, ZXF_ACT(2022, 6, 20), .id = ZXF_ID(PROJECT), .settled_at = ZXF_ID(SITTING))
ZXF_CALL(settle_other, zx_project_settle, zx_project, ZXF_ACT(2022, 2, 8), .id = ZXF_ID(OTHER_PROJECT))
ZXF_CALL(drop, zx_project_drop, zx_project, ZXF_ACT_WHY(2022, 7, 1), .id = ZXF_ID(OTHER_PROJECT))

ZXF_CALL(draft_request, zx_document_draft, zx_document, ZXF_ACT(2022, 6, 21), .kind = "request", .title = "关于治水课题的请示",
         .project = ZXF_ID(PROJECT), .issuer = ZXF_ID(BODY), .text = "妥否，请批示。")
ZXF_CALL(send_request, zx_document_send, zx_dispatch, ZXF_ACT(2022, 6, 22), .document = ZXF_ID(REQUEST), .recipient = ZXF_ID(FINANCE),
         .number = "1号")
ZXF_CALL(answer_request, zx_document_answer, zx_dispatch, ZXF_ACT(2022, 6, 25), .id = ZXF_ID(DISPATCH), .answer = "同意")
ZXF_CALL(correct_dispatch, zx_document_correct_dispatch, zx_dispatch, ZXF_ACT_WHY(2022, 6, 26), .id = ZXF_ID(DISPATCH),
         .recipient = ZXF_ID(FINANCE), .answer = "原则同意", .answered_by = ZXF_ID(FINANCE))
ZXF_CALL(refuse, zx_project_refuse, zx_project, ZXF_ACT(2022, 6, 25), .id = ZXF_ID(OTHER_PROJECT), .request = ZXF_ID(GENERAL), .note = "另议")
ZXF_CALL(approve, zx_project_approve, zx_project, ZXF_ACT(2022, 6, 25), .id = ZXF_ID(PROJECT), .request = ZXF_ID(REQUEST))

ZXF_CALL(draft, zx_document_draft, zx_document, ZXF_ACT(2022, 7, 1), .kind = "formal_recommendation", .title = "治水建议案",
         .project = ZXF_ID(PROJECT), .year = {1, 2022})
ZXF_CALL(send_unadopted, zx_document_send, zx_dispatch, ZXF_ACT(2022, 7, 1), .document = ZXF_ID(RECOMMENDED), .recipient = ZXF_ID(FINANCE))
ZXF_CALL(adopt, zx_document_adopt, zx_document, ZXF_ACT(2022, 7, 4), .id = ZXF_ID(RECOMMENDED), .adopted_by = ZXF_ID(SITTING))
ZXF_CALL(replace, zx_document_replace, zx_document, ZXF_ACT(2022, 7, 5), .id = ZXF_ID(GENERAL), .replaces = ZXF_ID(REQUEST))
ZXF_CALL(correct_document, zx_document_correct, zx_document, ZXF_ACT_WHY(2022, 7, 6), .id = ZXF_ID(GENERAL), .kind = "request",
         .title = "关于年度课题的请示", .text = "两项课题")

/* A request that no project has of its own, sent. */
static zx_status general(zxf_world *w)
{
    const zx_document in = {ZX_DOCUMENT_INIT, .kind = "request", .title = "年度课题请示"};
    return zx_document_draft(w->store, ZXF_ACT(2022, 6, 21), &in, &w->out.id);
}
ZXF_CALL(send_general, zx_document_send, zx_dispatch, ZXF_ACT(2022, 6, 22), .document = ZXF_ID(GENERAL), .recipient = ZXF_ID(FINANCE))

ZXF_CALL(add_origin, zx_origin_add, zx_origin, ZXF_ACT(2022, 7, 1), .project = ZXF_ID(PROJECT), .giver = ZXF_ID(DRAFT), .note = "提案")
ZXF_CALL(strike_origin, zx_origin_strike, zx_origin, ZXF_ACT_WHY(2022, 7, 2), .id = ZXF_ID(ORIGIN))
ZXF_CALL(enter, zx_stage_enter, zx_stage, ZXF_ACT(2022, 7, 1), .project = ZXF_ID(PROJECT), .stage = ZX_STAGE_TOPIC_SELECTION)
ZXF_CALL(enter_out_of_order, zx_stage_enter, zx_stage, ZXF_ACT(2022, 7, 1), .project = ZXF_ID(PROJECT), .stage = ZX_STAGE_DELIBERATION)
ZXF_CALL(enter_with_reason, zx_stage_enter, zx_stage, ZXF_ACT_WHY(2022, 8, 1), .project = ZXF_ID(PROJECT), .stage = ZX_STAGE_SPECIAL_REPORT)
ZXF_CALL(leave, zx_stage_leave, zx_stage, ZXF_ACT(2022, 7, 9), .id = ZXF_ID(STAGE), .note = "定题")
ZXF_CALL(leave_later, zx_stage_leave, zx_stage, ZXF_ACT(2022, 9, 9), .id = ZXF_ID(LATER_STAGE))
ZXF_CALL(skip, zx_stage_skip, zx_stage, ZXF_ACT_WHY(2022, 9, 1), .project = ZXF_ID(PROJECT), .stage = ZX_STAGE_SPECIAL_INSPECTION)
ZXF_CALL(correct_stage, zx_stage_correct, zx_stage, ZXF_ACT_WHY(2022, 9, 2), .id = ZXF_ID(STAGE), .entered = {2022, 7, 2}, .left = {2022, 7, 10})
ZXF_CALL(add_evidence, zx_evidence_add, zx_evidence, ZXF_ACT(2022, 7, 3), .about = ZXF_ID(STAGE), .record = ZXF_ID(SITTING), .text = "走访记录")
ZXF_CALL(correct_evidence, zx_evidence_correct, zx_evidence, ZXF_ACT_WHY(2022, 7, 4), .id = ZXF_ID(EVIDENCE), .text = "走访笔记", .note = "三条河")
ZXF_CALL(strike_evidence, zx_evidence_strike, zx_evidence, ZXF_ACT_WHY(2022, 7, 5), .id = ZXF_ID(EVIDENCE))
ZXF_CALL(cite, zx_document_cite, zx_citation, ZXF_ACT(2022, 7, 5), .document = ZXF_ID(RECOMMENDED), .cites = ZXF_ID(REQUEST), .place = "第一部分")
ZXF_CALL(uncite, zx_document_uncite, zx_citation, ZXF_ACT_WHY(2022, 7, 6), .id = ZXF_ID(CITATION))
ZXF_CALL(receive, zx_topic_receive, zx_topic, ZXF_ACT(2022, 8, 11), .call = ZXF_ID(CALLED), .title = "河道", .source = "群众")
ZXF_CALL(settle_topic, zx_topic_settle, zx_topic, ZXF_ACT(2022, 9, 20), .id = ZXF_ID(TAKEN_TOPIC), .taken = ZX_YES)
ZXF_CALL(take_into, zx_topic_take_into, zx_topic, ZXF_ACT(2022, 9, 21), .id = ZXF_ID(TAKEN_TOPIC), .taken_into = ZXF_ID(PROJECT))

ZXF_CALL(close_project, zx_project_close, zx_project, ZXF_ACT(2022, 12, 1), .id = ZXF_ID(PROJECT), .outcome = "水质达标")

const zxf_step zxf_loop_steps[] = {
    ZXF_VERB("theme.open", zx_theme_open, open_theme, .keep = ZXF_THEME),
    ZXF_VERB("theme.close", zx_theme_close, close_theme),
    ZXF_VERB("theme.correct", zx_theme_correct, correct_theme),
    ZXF_VERB("project.propose", zx_project_propose, propose, .keep = ZXF_PROJECT),
    ZXF_VERB("project.propose", zx_project_propose, propose_other, .keep = ZXF_OTHER_PROJECT),
    {.function = "zx_project_propose", .run = propose_twice, .answer = ZX_RULE},
    ZXF_VERB("project.correct", zx_project_correct, correct_project),
    ZXF_VERB("project.settle", zx_project_settle, settle),
    ZXF_VERB("project.settle", zx_project_settle, settle_other),
    ZXF_VERB("document.draft", zx_document_draft, draft_request, .keep = ZXF_REQUEST),
    ZXF_VERB("document.draft", zx_document_draft, general, .keep = ZXF_GENERAL),
    ZXF_VERB("document.send", zx_document_send, send_request, .keep = ZXF_DISPATCH),
    ZXF_VERB("document.send", zx_document_send, send_general),
    ZXF_VERB("document.answer", zx_document_answer, answer_request),
    ZXF_VERB("document.correct_dispatch", zx_document_correct_dispatch, correct_dispatch),
    ZXF_VERB("project.refuse", zx_project_refuse, refuse),
    ZXF_VERB("project.approve", zx_project_approve, approve),
    ZXF_VERB("project.drop", zx_project_drop, drop),
    ZXF_VERB("document.draft", zx_document_draft, draft, .keep = ZXF_RECOMMENDED),
    {.function = "zx_document_send", .run = send_unadopted, .answer = ZX_RULE},
    ZXF_VERB("document.adopt", zx_document_adopt, adopt),
    ZXF_VERB("document.replace", zx_document_replace, replace),
    ZXF_VERB("document.correct", zx_document_correct, correct_document),
    ZXF_VERB("origin.add", zx_origin_add, add_origin, .keep = ZXF_ORIGIN),
    ZXF_VERB("origin.strike", zx_origin_strike, strike_origin),
    ZXF_VERB("stage.enter", zx_stage_enter, enter, .keep = ZXF_STAGE),
    {.function = "zx_stage_enter", .run = enter_out_of_order, .answer = ZX_RULE},
    ZXF_VERB("evidence.add", zx_evidence_add, add_evidence, .keep = ZXF_EVIDENCE),
    ZXF_VERB("evidence.correct", zx_evidence_correct, correct_evidence),
    ZXF_VERB("evidence.strike", zx_evidence_strike, strike_evidence),
    ZXF_VERB("stage.leave", zx_stage_leave, leave),
    ZXF_VERB("stage.enter", zx_stage_enter, enter_with_reason, .keep = ZXF_LATER_STAGE),
    ZXF_VERB("stage.leave", zx_stage_leave, leave_later),
    ZXF_VERB("stage.skip", zx_stage_skip, skip),
    ZXF_VERB("stage.correct", zx_stage_correct, correct_stage),
    ZXF_VERB("document.cite", zx_document_cite, cite, .keep = ZXF_CITATION),
    ZXF_VERB("document.uncite", zx_document_uncite, uncite),
    {.function = "zx_topic_receive", .run = receive, .traits = ZXF_WRITES | ZXF_SETTING, .keep = ZXF_TAKEN_TOPIC},
    {.function = "zx_topic_settle", .run = settle_topic, .traits = ZXF_WRITES | ZXF_SETTING},
    ZXF_VERB("topic.take_into", zx_topic_take_into, take_into),
    ZXF_VERB("project.close", zx_project_close, close_project),
    {.function = NULL},
};
