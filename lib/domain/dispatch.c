/* SPDX-License-Identifier: MIT */
#include <string.h>

#include <zhengxie/date.h>

#include "domain/projects.h"

ZXI_NO_PADDING(zx_dispatch, late);

#define SOMEBODY "organization|person"

static const zx_field fields[] = {
    ZXI_ID(zx_dispatch, document, "document", ZX_FIELD_REQUIRED | ZX_FIELD_SUBJECT, "document", "文件"),
    ZXI_ID(zx_dispatch, recipient, SOMEBODY, ZX_FIELD_REQUIRED, "sent to", "报送对象"),
    ZXI_TEXT(zx_dispatch, number, 100, 0, "number", "发文编号"),
    ZXI_DATE(zx_dispatch, sent, ZX_FIELD_REQUIRED | ZX_FIELD_EFFECTIVE, "sent", "报送日期"),
    ZXI_DATE(zx_dispatch, due, 0, "to be sent by", "报送期限"),
    ZXI_DATE(zx_dispatch, answered, 0, "answered", "回复日期"),
    ZXI_ID(zx_dispatch, answered_by, SOMEBODY, 0, "answered by", "回复者"),
    ZXI_TEXT(zx_dispatch, answer, 20000, ZX_FIELD_LONG | ZX_FIELD_SEARCHABLE, "answer", "回复内容"),
    ZXI_TEXT(zx_dispatch, note, 2000, 0, "note", "说明"),
    ZXI_FLAG(zx_dispatch, late, ZX_FIELD_DERIVED, "late", "是否逾期"),
};

static zx_yes_no lateness(const zx_dispatch *dispatch)
{
    if (!dispatch->due.year)
        return (zx_yes_no)0;
    return zx_date_compare(dispatch->sent, dispatch->due) > 0 ? ZX_YES : ZX_NO;
}

static zx_status derive(zx_store *store, void *record)
{
    (void)store;
    zx_dispatch *dispatch = record;
    dispatch->late = lateness(dispatch);
    return ZX_OK;
}

static const char as_of[] =
    "SELECT d.id, d.revision, d.written, d.document, d.recipient, d.number, d.sent, d.due, "
    "CASE WHEN d.answered <= ?1 THEN d.answered END AS answered, CASE WHEN d.answered <= ?1 THEN d.answered_by END AS answered_by, d.note, d.late "
    "FROM dispatch AS d WHERE d.sent <= ?1";

const zx_record_type zxi_dispatch_type = ZXI_TYPE(zx_dispatch, late, "dispatch", "dispatch", "报送", fields, .derive = derive, .as_of = as_of);

enum { ADOPTED_FIRST, AFTER_DRAFT, ONCE, RECIPIENT_EXISTS, ANSWERED_ONCE, IN_ORDER, ANSWER };
static const zx_rule rules[] = {
    [ADOPTED_FIRST] = {"document.adopted-first", "a document of this kind is adopted before it is sent", "此类文件须经通过后方可报送",
                       "rulebook document_kinds (adoption)"},
    [AFTER_DRAFT] = {"document.drafted-first", "a document is not sent before it was drafted", "报送日期不得早于起草日期", "library"},
    [ONCE] = {"dispatch.once", "a document is sent once to each recipient", "一份文件对同一对象只报送一次", "library"},
    [RECIPIENT_EXISTS] = {"dispatch.recipient-exists", "whom it is sent to exists on that date", "报送对象须于当日存在", "library"},
    [ANSWERED_ONCE] = {"dispatch.answered-once", "a dispatch is answered once", "一次报送只回复一次", "library"},
    [IN_ORDER] = {"dispatch.in-order", "nobody answers before it was sent", "回复日期不得早于报送日期", "library"},
    [ANSWER] = {"dispatch.answer", "who answered, and what, is said together, of what was answered", "回复者与回复内容须同时填写，且限于已回复的报送", "library"},
    {NULL, NULL, NULL, NULL},
};

static zx_status load(zxi_call *call, zx_id id, bool texts, void **out)
{
    zx_status status = zxi_record_load_derived(call, &zxi_dispatch_type, id, out);
    return status == ZX_OK && texts ? zxi_record_load_texts(call, &zxi_dispatch_type, id, out) : status;
}

static zx_status check_recipient(zxi_call *call, const zx_dispatch *given)
{
    const zx_record_type *kind;
    int64_t other = 0;
    zx_status status = zxi_ask(call->store, &other, "SELECT id FROM dispatch WHERE document = ?1 AND recipient = ?2 AND id <> ?3", "iii",
                               given->document, given->recipient, given->id);
    if (status == ZX_OK && other)
        status = zxi_refuse(call, &rules[ONCE], "recipient", other, "see dispatch %lld", "见报送 %lld", (long long)other);
    if (status == ZX_OK)
        status = zxi_kind_of(call->store, given->recipient, &kind);
    if (status == ZX_OK && kind == &zxi_organization_type)
        status = zxi_check_exists(call, &rules[RECIPIENT_EXISTS], "recipient", given->recipient, given->sent);
    return status;
}

static zx_status check_document(zxi_call *call, const zx_document *document)
{
    const json_t *rulebook;
    zx_status status = zxi_rulebook_of(call->store, call->act->on, &rulebook, NULL);
    if (status != ZX_OK)
        return status;
    zx_date on = call->act->on;
    if (zx_date_compare(on, document->drafted) < 0)
        return zxi_refuse(call, &rules[AFTER_DRAFT], "on", document->id, "drafted on %s", "%s 起草", zxi_date_text(document->drafted));
    bool adopted = document->adopted.year && zx_date_compare(document->adopted, on) <= 0;
    if (!adopted && zxi_rulebook_flag(zxi_rulebook_entry(rulebook, "document_kinds", document->kind), "adoption"))
        return zxi_refuse(call, &rules[ADOPTED_FIRST], "document", document->id,
                          document->adopted.year ? "adopted on %s" : "it is not%.0s", document->adopted.year ? "%s 通过" : "尚未通过%.0s",
                          zxi_date_text(document->adopted));
    return ZX_OK;
}

static zx_status send(zxi_call *call, void *in, zx_id *out)
{
    zx_dispatch *given = in;
    zx_document *document = NULL;
    zx_status status = zxi_document_load(call, given->document, &document);
    if (status == ZX_OK)
        status = check_document(call, document);
    if (status != ZX_OK)
        return status;
    given->sent = call->act->on;
    given->due = document->sent.year ? (zx_date){0} : document->due;
    given->late = lateness(given);
    status = check_recipient(call, given);
    if (status == ZX_OK)
        status = zxi_record_insert(call, &zxi_dispatch_type, given);
    *out = given->id;
    return status == ZX_OK ? zxi_record_derive(call, &zxi_document_type, given->document) : status;
}

static zx_status answer(zxi_call *call, void *in, zx_id *out)
{
    const zx_dispatch *given = in;
    void *loaded;
    zx_status status = load(call, given->id, true, &loaded);
    if (status != ZX_OK)
        return status;
    zx_dispatch *kept = loaded;
    if (kept->answered.year)
        return zxi_refuse(call, &rules[ANSWERED_ONCE], "id", given->id, "on %s", "已于 %s 回复", zxi_date_text(kept->answered));
    if (zx_date_compare(call->act->on, kept->sent) < 0)
        return zxi_refuse(call, &rules[IN_ORDER], "on", given->id, "sent on %s", "%s 报送", zxi_date_text(kept->sent));
    kept->answered = call->act->on;
    kept->answered_by = given->answered_by ? given->answered_by : kept->recipient;
    kept->answer = given->answer;
    call->subject = kept->document;
    *out = given->id;
    return zxi_record_update_texts(call, &zxi_dispatch_type, kept);
}

static zx_status correct(zxi_call *call, void *in, zx_id *out)
{
    const zx_dispatch *given = in;
    void *loaded;
    zx_status status = load(call, given->id, true, &loaded);
    if (status != ZX_OK)
        return status;
    zx_dispatch *kept = loaded;
    bool answered = kept->answered.year != 0;
    if ((given->answer != NULL) != answered || (given->answered_by != 0) != answered)
        return zxi_refuse(call, &rules[ANSWER], given->answer ? "answered_by" : "answer", given->id, "answered on %s", "回复日期：%s",
                          zxi_date_text(kept->answered));
    kept->recipient = given->recipient;
    kept->number = given->number;
    kept->note = given->note;
    kept->answer = given->answer;
    kept->answered_by = given->answered_by;
    status = check_recipient(call, kept);
    call->subject = kept->document;
    *out = given->id;
    return status == ZX_OK ? zxi_record_update_texts(call, &zxi_dispatch_type, kept) : status;
}

static const zxi_verb verbs[] = {
    {{"document.send", "dispatch", "document! recipient! number note", "sends a document", "报送文件"}, &zxi_dispatch_type, send, false},
    {{"document.answer", "dispatch", "id! answer! answered_by", "notes what was answered", "登记回复"}, &zxi_dispatch_type, answer, false},
    {{"document.correct_dispatch", "dispatch", "id! recipient! number note answer answered_by", "mends a dispatch's data", "更正报送"},
     &zxi_dispatch_type, correct, ZXI_REASON},
    {{NULL, NULL, NULL, NULL, NULL}, NULL, NULL, false},
};

static const zx_record_type *const types[] = {&zxi_dispatch_type, NULL};
const zxi_noun zxi_noun_dispatch = {"document", types, verbs, rules};

zx_status zx_document_send(zx_store *store, const zx_act *act, const zx_dispatch *in, zx_id *out)
{
    return ZXI_RUN("document.send");
}

zx_status zx_document_answer(zx_store *store, const zx_act *act, const zx_dispatch *in, zx_id *out)
{
    return ZXI_RUN("document.answer");
}

zx_status zx_document_correct_dispatch(zx_store *store, const zx_act *act, const zx_dispatch *in, zx_id *out)
{
    return ZXI_RUN("document.correct_dispatch");
}
