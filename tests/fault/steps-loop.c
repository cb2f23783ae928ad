/* SPDX-License-Identifier: MIT */
/* Themes, projects, and the documents that come of them. */
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
    ZXF_VERB("project.close", zx_project_close, close_project),
    {.function = NULL},
};
