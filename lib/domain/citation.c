/* SPDX-License-Identifier: MIT */
#include <zhengxie/citation.h>

#include <zhengxie/date.h>

#include "domain/projects.h"

ZXI_NO_PADDING(zx_citation, struck);

static const zx_field fields[] = {
    ZXI_ID(zx_citation, document, "document", ZX_FIELD_REQUIRED | ZX_FIELD_SUBJECT, "document", "文件"),
    ZXI_ID(zx_citation, cites, "*", ZX_FIELD_REQUIRED, "cites", "所引记录"),
    ZXI_TEXT(zx_citation, place, 200, 0, "place", "所在位置"),
    ZXI_DATE(zx_citation, added, ZX_FIELD_REQUIRED | ZX_FIELD_EFFECTIVE, "added", "登记日期"),
    ZXI_DATE(zx_citation, struck, ZX_FIELD_UNTIL, "struck", "删除日期"),
};

static const zx_record_type type = ZXI_TYPE(zx_citation, struck, "citation", "citation", "引用", fields, .answer = false);

enum { ONCE, ANOTHER, STILL_THERE, IN_ORDER };
static const zx_rule rules[] = {
    [ONCE] = {"citation.once", "a document cites a thing once in a place", "一份文件在同一位置对同一记录只引用一次", "library"},
    [ANOTHER] = {"citation.another", "a document does not cite itself", "文件不得引用自身", "library"},
    [STILL_THERE] = {"citation.still-there", "what was struck is not struck again", "已删除的引用不再删除", "library"},
    [IN_ORDER] = {"citation.in-order", "a citation is not noted before its document was drafted, nor struck before it was noted",
                  "引用的登记不得早于文件起草，删除不得早于登记", "library"},
    {NULL, NULL, NULL, NULL},
};

static zx_status cite(zxi_call *call, void *in, zx_id *out)
{
    zx_citation *given = in;
    int64_t there = 0;
    void *loaded;
    if (given->cites == given->document)
        return zxi_refuse(call, &rules[ANOTHER], "cites", given->document, "it is the same", "所给为同一文件");
    zx_status status = zxi_record_load(call, &zxi_document_type, given->document, &loaded);
    if (status != ZX_OK)
        return status;
    const zx_document *document = loaded;
    if (zx_date_compare(call->act->on, document->drafted) < 0)
        return zxi_refuse(call, &rules[IN_ORDER], "on", document->id, "drafted on %s", "%s 起草", zxi_date_text(document->drafted));
    status = zxi_ask(call->store, &there,
                     "SELECT id FROM citation WHERE document = ?1 AND cites = ?2 AND place IS ?3 AND struck IS NULL LIMIT 1", "iit",
                     given->document, given->cites, given->place);
    if (status == ZX_OK && there)
        status = zxi_refuse(call, &rules[ONCE], "cites", there, "see citation %lld", "见引用 %lld", (long long)there);
    given->added = call->act->on;
    call->subject = given->document;
    if (status == ZX_OK)
        status = zxi_record_insert(call, &type, given);
    *out = given->id;
    return status;
}

static zx_status uncite(zxi_call *call, void *in, zx_id *out)
{
    const zx_citation *given = in;
    void *loaded;
    zx_status status = zxi_record_load(call, &type, given->id, &loaded);
    if (status != ZX_OK)
        return status;
    zx_citation *kept = loaded;
    if (kept->struck.year)
        return zxi_refuse(call, &rules[STILL_THERE], "id", given->id, "struck on %s", "已于 %s 删除", zxi_date_text(kept->struck));
    if (zx_date_compare(call->act->on, kept->added) < 0)
        return zxi_refuse(call, &rules[IN_ORDER], "on", given->id, "noted on %s", "%s 登记", zxi_date_text(kept->added));
    kept->struck = call->act->on;
    call->subject = kept->document;
    *out = given->id;
    return zxi_record_update(call, &type, kept);
}

static const zxi_verb verbs[] = {
    {{"document.cite", "citation", "document! cites! place", "notes what a document cites", "登记引用"}, &type, cite, false},
    {{"document.uncite", "citation", "id!", "strikes a citation", "删除引用"}, &type, uncite, ZXI_REASON},
    {{NULL, NULL, NULL, NULL, NULL}, NULL, NULL, false},
};

static const zx_record_type *const types[] = {&type, NULL};
const zxi_noun zxi_noun_citation = {"document", types, verbs, rules};

zx_status zx_document_cite(zx_store *store, const zx_act *act, const zx_citation *in, zx_id *out)
{
    return ZXI_RUN("document.cite");
}

zx_status zx_document_uncite(zx_store *store, const zx_act *act, const zx_citation *in, zx_id *out)
{
    return ZXI_RUN("document.uncite");
}
