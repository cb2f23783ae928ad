/* SPDX-License-Identifier: MIT */
#include "domain/handling/handling.h"

ZXI_NO_PADDING(zx_comment, reserved);

static const zx_field fields[] = {
    ZXI_ID(zx_comment, assignment, "assignment", ZX_FIELD_REQUIRED | ZX_FIELD_SUBJECT, "assignment", "交办"),
    ZXI_DATE(zx_comment, commented, ZX_FIELD_REQUIRED | ZX_FIELD_EFFECTIVE, "commented", "会办意见日期"),
    ZXI_TEXT(zx_comment, document_number, 100, ZX_FIELD_TITLE, "document number", "文号"),
    ZXI_TEXT(zx_comment, content, 0, ZX_FIELD_LONG | ZX_FIELD_SEARCHABLE, "content", "会办意见内容"),
};

const zx_record_type zxi_comment_type = ZXI_TYPE(zx_comment, reserved, "comment", "assisting comments", "会办意见", fields, .answer = false);

enum { ASSISTING, ONCE };
static const zx_rule rules[] = {
    [ASSISTING] = {"comment.assisting", "only an assisting unit sends comments; the others reply", "只有会办单位提出会办意见，其他单位直接答复",
                   "提案办理通行规定"},
    [ONCE] = {"comment.once", "an assisting unit sends its comments once", "会办意见只提交一次", "library"},
    {NULL, NULL, NULL, NULL},
};

zx_status zxi_may_comment(zxi_call *call, const zxi_handling *of)
{
    const zx_assignment *assignment = of->assignment;
    if (assignment->role != ZX_ROLE_ASSISTING)
        return zxi_refuse(call, &rules[ASSISTING], "assignment", assignment->id, "unit %lld does not", "单位 %lld 不是会办单位",
                          (long long)assignment->unit);
    if (assignment->commented.year)
        return zxi_refuse(call, &rules[ONCE], "assignment", assignment->id, "on %s", "已于 %s 提交", zxi_date_text(assignment->commented));
    return ZX_OK;
}

static zx_status comment(zxi_call *call, void *in, zx_id *out)
{
    zx_comment *given = in;
    zxi_handling of;
    zx_status status = zxi_handling_begin(call, given->assignment, "assignment", &of);
    if (status != ZX_OK)
        return status;
    given->commented = call->act->on;
    status = zxi_record_insert(call, &zxi_comment_type, given);
    *out = given->id;
    return status == ZX_OK ? zxi_handling_end(call, &of) : status;
}

static zx_status correct(zxi_call *call, void *in, zx_id *out)
{
    const zx_comment *given = in;
    void *loaded;
    zx_assignment *assignment = NULL;
    zx_status status = zxi_record_load_texts(call, &zxi_comment_type, given->id, &loaded);
    if (status != ZX_OK)
        return status;
    zx_comment *kept = loaded;
    status = zxi_assignment_load(call, kept->assignment, &assignment);
    if (status != ZX_OK)
        return status;
    kept->content = given->content;
    kept->document_number = given->document_number;
    call->subject = assignment->proposal;
    *out = given->id;
    return zxi_record_update_texts(call, &zxi_comment_type, kept);
}

static const zxi_verb verbs[] = {
    {{"assignment.comment", "comment", "assignment! content! document_number", "sends the lead unit comments", "提出会办意见"},
     &zxi_comment_type, comment, false},
    {{"assignment.correct_comment", "comment", "id! content! document_number", "mends comments", "更正会办意见"}, &zxi_comment_type, correct, ZXI_REASON},
    {{NULL, NULL, NULL, NULL, NULL}, NULL, NULL, false},
};

static const zx_record_type *const types[] = {&zxi_comment_type, NULL};
const zxi_noun zxi_noun_comment = {"assignment", types, verbs, rules};

zx_status zx_assignment_comment(zx_store *store, const zx_act *act, const zx_comment *in, zx_id *out)
{
    return ZXI_RUN("assignment.comment");
}

zx_status zx_assignment_correct_comment(zx_store *store, const zx_act *act, const zx_comment *in, zx_id *out)
{
    return ZXI_RUN("assignment.correct_comment");
}
