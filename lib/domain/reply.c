/* SPDX-License-Identifier: MIT */
#include <zhengxie/date.h>

#include "domain/handling/handling.h"

ZXI_NO_PADDING(zx_reply, same_as);

static const zx_field fields[] = {
    ZXI_ID(zx_reply, assignment, "assignment", ZX_FIELD_REQUIRED | ZX_FIELD_SUBJECT, "assignment", "交办"),
    ZXI_DATE(zx_reply, replied, ZX_FIELD_REQUIRED | ZX_FIELD_EFFECTIVE, "replied", "答复日期"),
    ZXI_CODE(zx_reply, reply_class, "reply_classes", ZX_FIELD_REQUIRED, "class", "答复类别"),
    ZXI_TEXT(zx_reply, document_number, 100, ZX_FIELD_TITLE, "document number", "文号"),
    ZXI_TEXT(zx_reply, signer, 100, ZX_FIELD_SENSITIVE, "signer", "签发人"),
    ZXI_TEXT(zx_reply, contact, 100, ZX_FIELD_SENSITIVE, "contact", "联系人"),
    ZXI_TEXT(zx_reply, content, 0, ZX_FIELD_LONG | ZX_FIELD_SEARCHABLE, "content", "答复内容"),
    ZXI_CODE(zx_reply, publication, "publication_classes", 0, "publication", "公开方式"),
    ZXI_ID(zx_reply, same_as, "reply", 0, "same text as", "答复内容同"),
};

const zx_record_type zxi_reply_type = ZXI_TYPE(zx_reply, same_as, "reply", "reply", "答复", fields, .answer = false);

enum { ASSISTING, PASSED_ON, ONCE, AFTER_ASSIGNMENT, SAME_TEXT, CORRECTED_DATE };
static const zx_rule rules[] = {
    [ASSISTING] = {"reply.assisting", "an assisting unit sends the lead unit its opinion and does not answer the proposer",
                   "会办单位向主办单位提出意见，不直接答复提案人", "提案办理通行规定"},
    [PASSED_ON] = {"reply.passed-on", "who passed an assignment on does not answer it", "已转交的由转交单位答复", "提案办理通行规定"},
    [ONCE] = {"reply.once", "an assignment is answered once", "一项交办只答复一次", "library"},
    [AFTER_ASSIGNMENT] = {"reply.after-assignment", "a reply is not dated before the assignment", "答复日期不得早于交办日期", "library"},
    [SAME_TEXT] = {"reply.same-text",
                   "a reply may have the text of one of the same unit to a proposal handled together with its own, and no text beside it",
                   "沿用的答复须由同一单位就合并办理的另一提案作出，且不另填答复内容", "提案办理通行规定"},
    [CORRECTED_DATE] = {"reply.corrected-date", "a reply's date lies between its assignment and what followed on it, and not ahead",
                        "更正后的答复日期须在交办之后、其后事项之前，且不晚于更正之日", "library"},
    {NULL, NULL, NULL, NULL},
};

/* By a rule that says what the unit of an assignment is there for. */
static zx_status refuse_unit(zxi_call *call, const zx_rule *rule, zx_id assignment, zx_id unit, const char *en, const char *zh)
{
    const char *name;
    zx_status status = zxi_name_of_unit(call, unit, &name);
    return status == ZX_OK ? zxi_refuse(call, rule, "assignment", assignment, "“%s” %s%.0s", "“%s”%.0s%s", name, en, zh) : status;
}

zx_status zxi_may_reply(zxi_call *call, const zxi_handling *of)
{
    const zx_assignment *assignment = of->assignment;
    int64_t passed_on = 0;
    if (assignment->role == ZX_ROLE_ASSISTING)
        return refuse_unit(call, &rules[ASSISTING], assignment->id, assignment->unit, "assists", "为会办单位");
    if (zx_date_compare(call->act->on, assignment->assigned) < 0)
        return zxi_refuse(call, &rules[AFTER_ASSIGNMENT], "on", assignment->id, "it was assigned on %s", "交办日期为 %s",
                          zxi_date_text(assignment->assigned));
    if (assignment->replied.year)
        return zxi_refuse(call, &rules[ONCE], "assignment", assignment->id, "it was answered on %s", "已于 %s 答复",
                          zxi_date_text(assignment->replied));
    zx_status status = ZXI_QUERY(call->store, 0, &passed_on, "SELECT unit FROM assignment WHERE parent = ?1 AND ended IS NULL LIMIT 1",
                                 assignment->id);
    if (status == ZX_OK && passed_on)
        status = refuse_unit(call, &rules[PASSED_ON], assignment->id, passed_on, "has it now", "现正办理");
    return status;
}

static zx_status refuse_text(zxi_call *call, const zx_reply *given, const char *field, const char *en, const char *zh)
{
    return zxi_refuse(call, &rules[SAME_TEXT], field, given->same_as, "%s%.0s", "%.0s%s", en, zh);
}

static zx_status check_together(zxi_call *call, const zx_reply *given, zx_id proposal, zx_id other)
{
    zx_id group = 0, other_group = 0;
    zx_status status = zxi_group_of(call, proposal, &group);
    if (status == ZX_OK)
        status = zxi_group_of(call, other, &other_group);
    if (status == ZX_OK && (proposal == other || group != other_group))
        status = refuse_text(call, given, "same_as", "the proposals are not handled together", "两件提案未合并办理");
    return status;
}

static zx_status check_same_text(zxi_call *call, const zx_reply *given, const zx_assignment *assignment)
{
    void *loaded;
    zx_assignment *answered = NULL;
    zx_status status = zxi_record_load(call, &zxi_reply_type, given->same_as, &loaded);
    if (status == ZX_OK)
        status = zxi_assignment_load(call, ((const zx_reply *)loaded)->assignment, &answered);
    if (status != ZX_OK)
        return status;
    const zx_reply *reply = loaded;
    if (given->content)
        return refuse_text(call, given, "content", "there is one", "另填了答复内容");
    if (reply->same_as)
        return refuse_text(call, given, "same_as", "that one has its text from another itself", "该答复亦沿用其他答复");
    if (answered->unit != assignment->unit)
        return refuse_text(call, given, "same_as", "it is another unit's", "由其他单位作出");
    status = check_together(call, given, assignment->proposal, answered->proposal);
    return status == ZX_OK ? zxi_in_order(call, reply->replied, reply->id) : status;
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
    if (given->same_as)
        status = check_same_text(call, given, of.assignment);
    if (status != ZX_OK)
        return status;
    given->replied = call->act->on;
    status = write(call, given, of.assignment);
    if (status == ZX_OK)
        status = zxi_proposal_replied(call, of.proposal, &of.progress, given);
    *out = given->id;
    return status;
}

/* ---- mending ---- */

/* The first thing that followed on the reply: feedback, another round, a promise in it, its delivery, its publication, its text used again. */
static zx_status next_date(zxi_call *call, const zx_reply *kept, const zx_assignment *assignment, zx_date *out)
{
    zxi_statement *statement;
    zx_status status = zxi_prepare(call->store,
                                   "SELECT min(f) FROM (SELECT min(given) AS f FROM feedback WHERE proposal = ?1 AND round = ?2 UNION ALL "
                                   "SELECT min(opened) FROM \"round\" WHERE proposal = ?1 AND round > ?2 UNION ALL "
                                   "SELECT min(promised) FROM measure WHERE reply = ?3 UNION ALL SELECT min(delivered) FROM delivery WHERE reply = ?3 "
                                   "UNION ALL SELECT min(published) FROM publication WHERE reply = ?3 "
                                   "UNION ALL SELECT min(replied) FROM reply WHERE same_as = ?3)",
                                   &statement);
    if (status != ZX_OK)
        return status;
    zxi_bind_int(statement, 1, assignment->proposal);
    zxi_bind_int(statement, 2, assignment->round.value);
    zxi_bind_int(statement, 3, kept->id);
    bool row;
    const char *text = NULL;
    *out = call->act->on;
    status = zxi_step(statement, &row);
    if (status == ZX_OK && row)
        status = zxi_column_text(statement, 0, &text, NULL);
    zx_date next = {0};
    if (status == ZX_OK && text && (status = zx_date_parse(text, &next)) == ZX_OK && zx_date_compare(next, *out) < 0)
        *out = next;
    zxi_done(statement);
    return status;
}

/* The last thing before it: the assignment, a merge, the reply whose text it has. */
static zx_status date_before(zxi_call *call, const zx_reply *kept, const zx_assignment *assignment, zx_date *out)
{
    zx_date merged = {0}, same = {0};
    zx_status status = zxi_ask_date(call->store, &merged, "SELECT max(examined) FROM examination WHERE proposal = ?1 OR \"into\" = ?1", "i",
                                    assignment->proposal);
    if (status == ZX_OK)
        status = zxi_ask_date(call->store, &same, "SELECT replied FROM reply WHERE id = ?1", "i", kept->same_as);
    *out = zx_date_compare(merged, assignment->assigned) > 0 ? merged : assignment->assigned;
    *out = zx_date_compare(same, *out) > 0 ? same : *out;
    return status;
}

static zx_status check_date(zxi_call *call, const zx_reply *kept, const zx_assignment *assignment, zx_date replied)
{
    zx_date before = {0}, next;
    zx_status status = date_before(call, kept, assignment, &before);
    if (status == ZX_OK)
        status = next_date(call, kept, assignment, &next);
    if (status == ZX_OK && (zx_date_compare(replied, before) < 0 || zx_date_compare(replied, next) > 0))
        status = zxi_refuse(call, &rules[CORRECTED_DATE], "replied", kept->id, "from %s to %s", "%s 至 %s", zxi_date_text(before),
                            zxi_date_text(next));
    return status;
}

static zx_status correct(zxi_call *call, void *in, zx_id *out)
{
    zx_reply *given = in;
    void *loaded;
    zx_assignment *assignment = NULL;
    zx_status status = zxi_record_load_texts(call, &zxi_reply_type, given->id, &loaded);
    if (status != ZX_OK)
        return status;
    const zx_reply *kept = loaded;
    given->assignment = kept->assignment;
    given->same_as = kept->same_as;
    given->replied = given->replied.year ? given->replied : kept->replied;
    if (given->same_as && given->content)
        return refuse_text(call, given, "content", "there is one", "另填了答复内容");
    status = zxi_assignment_load(call, kept->assignment, &assignment);
    if (status == ZX_OK)
        status = check_date(call, kept, assignment, given->replied);
    if (status != ZX_OK)
        return status;
    call->subject = assignment->proposal;
    zxi_record_replace(&zxi_reply_type, loaded, given);
    status = zxi_record_update_texts(call, &zxi_reply_type, loaded);
    if (status == ZX_OK)
        status = zxi_record_derive(call, &zxi_assignment_type, assignment->id);
    if (status == ZX_OK)
        status = zxi_record_derive(call, &zxi_proposal_type, assignment->proposal);
    *out = given->id;
    return status;
}

static const zxi_verb verbs[] = {
    {{"proposal.reply", "reply", "assignment! reply_class! document_number signer contact content publication same_as", "replies to an assignment", "答复提案"},
     &zxi_reply_type, reply, false},
    {{"proposal.correct_reply", "reply", "id! reply_class! replied document_number signer contact content publication", "mends a reply's data", "更正答复信息"},
     &zxi_reply_type, correct, ZXI_REASON},
    {{NULL, NULL, NULL, NULL, NULL}, NULL, NULL, false},
};

static const zx_record_type *const types[] = {&zxi_reply_type, NULL};
const zxi_noun zxi_noun_reply = {"proposal", types, verbs, rules};

zx_status zx_proposal_reply(zx_store *store, const zx_act *act, const zx_reply *in, zx_id *out)
{
    return ZXI_RUN("proposal.reply");
}

zx_status zx_proposal_correct_reply(zx_store *store, const zx_act *act, const zx_reply *in, zx_id *out)
{
    return ZXI_RUN("proposal.correct_reply");
}
