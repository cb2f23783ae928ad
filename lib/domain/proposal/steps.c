/* SPDX-License-Identifier: MIT */
/* The steps of a proposal's life as one table: from which examination and handling each may be taken, and where it leads. */
#include <string.h>

#include "domain/handling/handling.h"

#define PENDING ZXI_STATE(ZX_PROPOSAL_PENDING)
#define FILED ZXI_STATE(ZX_PROPOSAL_FILED)
#define ABSORBED ZXI_STATE(ZX_PROPOSAL_ABSORBED)
#define SENT_BACK ZXI_STATE(ZX_PROPOSAL_SENT_BACK)
#define SUBMITTED (0xFFFFFFFFu & ~(uint32_t)ZXI_DRAFT)

#define UNASSIGNED ZXI_STATE(ZX_HANDLING_UNASSIGNED)
#define ASSIGNED ZXI_STATE(ZX_HANDLING_ASSIGNED)
#define PARTLY ZXI_STATE(ZX_HANDLING_PARTLY_REPLIED)
#define REPLIED ZXI_STATE(ZX_HANDLING_REPLIED)
#define NONE ZXI_DRAFT /* of a handling: not filed */

#define OF_PROPOSAL false, 0, NULL, NULL
#define DRAFTING(verb_) {verb_, 0, ZXI_DRAFT, 0, 0, ZXI_RULE_DRAFT_ONLY, 0, ZXI_AFTER_DRAFT, OF_PROPOSAL}
#define EXAMINING(result_, to_) \
    {"proposal.examine", result_, PENDING, 0, to_, ZXI_RULE_EXAMINED_ONCE, 0, ZXI_AFTER_EXAMINATION, OF_PROPOSAL}
#define WITHDRAWING(verb_)                                                                                                   \
    {verb_, ZX_EXAMINED_WITHDRAWN, PENDING | SENT_BACK | FILED, NONE | UNASSIGNED | ASSIGNED, ZX_PROPOSAL_WITHDRAWN,         \
     ZXI_RULE_WITHDRAW_IN_TIME, ZXI_RULE_WITHDRAW_IN_TIME, ZXI_AFTER_LAST_ASSIGNMENT, true, 0, NULL, NULL}
#define MERGING                                                                                                              \
    {"proposal.merge", ZX_EXAMINED_ABSORBED, PENDING | FILED, NONE | UNASSIGNED | ASSIGNED, ZX_PROPOSAL_ABSORBED,            \
     ZXI_RULE_MERGE_IN_TIME, ZXI_RULE_MERGE_IN_TIME, ZXI_AFTER_LAST_ASSIGNMENT, true, 0, NULL, NULL}
#define HANDLING(verb_, handling_, handling_rule_, after_, behind_) \
    {verb_, 0, FILED, handling_, 0, ZXI_RULE_FILED_FIRST, handling_rule_, after_, false, 0, NULL, behind_}
#define OF_ASSIGNMENT(verb_, handling_, of_, before_, behind_) \
    {verb_, 0, FILED, handling_, 0, ZXI_RULE_FILED_FIRST, ZXI_RULE_AWAITS_REPLY, ZXI_AFTER_EXAMINATION, false, of_, before_, behind_}

const zxi_proposal_step zxi_steps[] = {
    /* verb, result, from, handling, to, refused by, refused for its handling by, not before; only in the first round, standing of the
     * assignment, conditions */
    DRAFTING("proposal.edit"),
    DRAFTING("proposal.invite"),
    DRAFTING("proposal.sign"),
    DRAFTING("proposal.decline"),
    {"proposal.cosign", 0, ZXI_DRAFT | PENDING, 0, 0, ZXI_RULE_BEFORE_EXAMINATION, 0, ZXI_AFTER_DRAFT, OF_PROPOSAL},
    {"proposal.submit", 0, ZXI_DRAFT, 0, ZX_PROPOSAL_PENDING, ZXI_RULE_DRAFT_ONLY, 0, ZXI_AFTER_DRAFT, false, 0, NULL, zxi_may_submit},
    EXAMINING(ZX_EXAMINED_FILED, ZX_PROPOSAL_FILED),
    EXAMINING(ZX_EXAMINED_ABSORBED, ZX_PROPOSAL_ABSORBED),
    EXAMINING(ZX_EXAMINED_CONVERTED, ZX_PROPOSAL_CONVERTED),
    EXAMINING(ZX_EXAMINED_SENT_BACK, ZX_PROPOSAL_SENT_BACK),
    EXAMINING(ZX_EXAMINED_NOT_FILED, ZX_PROPOSAL_NOT_FILED),
    WITHDRAWING("proposal.examine"),
    WITHDRAWING("proposal.withdraw"),
    MERGING,
    {"proposal.unmerge", ZX_EXAMINED_UNMERGED, ABSORBED, 0, 0, ZXI_RULE_MERGED_FIRST, 0, ZXI_AFTER_LAST_ASSIGNMENT, false, 0, NULL,
     zxi_may_unmerge},
    {"proposal.revise", ZX_EXAMINED_REVISED, SENT_BACK, 0, ZX_PROPOSAL_PENDING, ZXI_RULE_SENT_BACK_FIRST, 0, ZXI_AFTER_EXAMINATION,
     OF_PROPOSAL},
    {"proposal.correct", 0, SUBMITTED, 0, 0, ZXI_RULE_SUBMITTED_FIRST, 0, ZXI_AFTER_DRAFT, OF_PROPOSAL},
    HANDLING("proposal.assign", UNASSIGNED | ASSIGNED | PARTLY, ZXI_RULE_AWAITS_REPLY, ZXI_AFTER_EXAMINATION, NULL),
    HANDLING("proposal.add_unit", ASSIGNED | PARTLY, ZXI_RULE_IN_HANDLING, ZXI_AFTER_FIRST_ASSIGNMENT, NULL),
    OF_ASSIGNMENT("assignment.acknowledge", 0, ZXI_HELD | ZXI_DECLINED | ZXI_PASSED_ON, zxi_may_acknowledge, NULL),
    OF_ASSIGNMENT("assignment.decline", 0, ZXI_HELD, zxi_may_decline, zxi_in_time_to_decline),
    OF_ASSIGNMENT("assignment.accept_decline", 0, ZXI_DECLINED, zxi_may_settle_decline, NULL),
    OF_ASSIGNMENT("assignment.refuse_decline", 0, ZXI_DECLINED, zxi_may_settle_decline, NULL),
    OF_ASSIGNMENT("assignment.reassign", 0, ZXI_HELD | ZXI_ENDED, zxi_may_replace, zxi_may_reassign),
    OF_ASSIGNMENT("assignment.withdraw", 0, ZXI_HELD, NULL, NULL),
    OF_ASSIGNMENT("assignment.remind", 0, ZXI_HELD | ZXI_PASSED_ON, NULL, NULL),
    OF_ASSIGNMENT("assignment.request_extension", 0, ZXI_HELD, NULL, zxi_may_request_extension),
    OF_ASSIGNMENT("assignment.grant_extension", 0, ZXI_HELD, zxi_may_settle_extension, NULL),
    OF_ASSIGNMENT("assignment.refuse_extension", 0, ZXI_HELD, zxi_may_settle_extension, NULL),
    OF_ASSIGNMENT("assignment.talk", 0, ZXI_HELD | ZXI_ANSWERED, NULL, NULL),
    OF_ASSIGNMENT("assignment.comment", 0, ZXI_HELD, zxi_may_comment, NULL),
    OF_ASSIGNMENT("proposal.reply", ASSIGNED | PARTLY, ZXI_HELD, zxi_may_reply, NULL),
    HANDLING("proposal.handle_together", UNASSIGNED | ASSIGNED, ZXI_RULE_UNANSWERED, ZXI_AFTER_EXAMINATION, zxi_may_handle_together),
    HANDLING("proposal.handle_apart", UNASSIGNED | ASSIGNED, ZXI_RULE_UNANSWERED, ZXI_AFTER_EXAMINATION, zxi_may_handle_apart),
    {"proposal.consent", 0, SUBMITTED, 0, 0, ZXI_RULE_SUBMITTED_FIRST, 0, ZXI_AFTER_DRAFT, OF_PROPOSAL},
    HANDLING("proposal.feedback", REPLIED, ZXI_RULE_REPLY_FIRST, ZXI_AFTER_REPLY, NULL),
    HANDLING("proposal.handle_again", REPLIED, ZXI_RULE_DISSATISFIED_FIRST, ZXI_AFTER_REPLY, zxi_may_handle_again),
    {NULL, 0, 0, 0, 0, 0, 0, 0, OF_PROPOSAL},
};

const zxi_proposal_step *zxi_step_of(const char *verb, zx_examination_result result)
{
    for (const zxi_proposal_step *step = zxi_steps; step->verb; step++)
        if (strcmp(step->verb, verb) == 0 && step->result == result)
            return step;
    return NULL;
}

const zx_rule *zxi_step_forbidden(const zxi_proposal_step *step, const zx_proposal *proposal)
{
    bool draft = proposal->examination == 0;
    if (proposal->legacy == ZX_YES)
        return &zxi_proposal_rules[ZXI_RULE_NOT_LEGACY];
    if (!(step->from & ZXI_STATE(proposal->examination)))
        return &zxi_proposal_rules[draft ? ZXI_RULE_SUBMITTED_FIRST : step->rule];
    if (step->handling && !(step->handling & ZXI_STATE(proposal->handling)))
        return &zxi_proposal_rules[step->handling_rule];
    return NULL;
}

static zx_date later(zx_date one, zx_date other)
{
    return zx_date_compare(one, other) > 0 ? one : other;
}

/* No step but those of a draft is dated before the last of its examination, or the opening of the round. */
static zx_date date_before(const zxi_proposal_step *step, const zx_proposal *proposal, const zxi_progress *progress)
{
    zx_date last = later(progress->examined.year ? progress->examined : proposal->submitted, progress->opened);
    switch (step->after) {
    case ZXI_AFTER_DRAFT: return proposal->drafted.year ? proposal->drafted : proposal->submitted;
    case ZXI_AFTER_FIRST_ASSIGNMENT: return later(last, progress->first_assigned);
    case ZXI_AFTER_LAST_ASSIGNMENT: return later(last, progress->last_assigned);
    case ZXI_AFTER_REPLY: return later(last, proposal->replied);
    case ZXI_AFTER_EXAMINATION: break;
    }
    return last;
}

zx_status zxi_in_order(const zxi_call *call, zx_date before, zx_id id)
{
    if (zx_date_compare(call->act->on, before) >= 0)
        return ZX_OK;
    return zxi_refuse(call, &zxi_proposal_rules[ZXI_RULE_IN_ORDER], "on", id, "%s is before %s", "%s 早于 %s", zxi_date_text(call->act->on),
                      zxi_date_text(before));
}

/* Where the proposal stands, in words: of the field that forbids the step. */
static const char *stands(const zxi_proposal_step *step, const zx_proposal *proposal, bool zh)
{
    bool examination = !(step->from & ZXI_STATE(proposal->examination));
    const zx_field *field = zxi_field_named(&zxi_proposal_type, examination ? "examination" : "handling");
    const zx_enum_value *value = zxi_enum_value(field->values, zxi_enum_at(proposal, field));
    if (!value)
        return zh ? "草稿" : "a draft";
    return zh ? value->zh : value->en;
}

zx_status zxi_step_check(zxi_call *call, const zxi_proposal_step *step, const zx_proposal *proposal, const zxi_progress *progress,
                         const char *field)
{
    const zx_rule *rule = zxi_step_forbidden(step, proposal);
    if (!rule && step->first_round && progress->round > 1)
        rule = &zxi_proposal_rules[step->handling_rule];
    if (rule)
        return zxi_refuse(call, rule, field, proposal->id, "it is %s%.0s", "%.0s现状：%s", stands(step, proposal, false),
                          stands(step, proposal, true));
    return zxi_in_order(call, date_before(step, proposal, progress), proposal->id);
}

zx_status zxi_step_begin(zxi_call *call, zx_id id, zx_examination_result result, const char *field, zx_proposal **out,
                         zxi_progress *progress)
{
    zx_proposal *proposal = NULL;
    const zxi_proposal_step *step = zxi_step_of(call->verb->is.name, result);
    zx_status status = zxi_proposal_load(call, id, false, &proposal, progress);
    if (status == ZX_OK)
        status = zxi_step_check(call, step, proposal, progress, field);
    if (status == ZX_OK && step->behind)
        status = step->behind(call, &(const zxi_handling){.proposal = proposal, .progress = *progress});
    if (status != ZX_OK)
        return status;
    call->subject = id;
    *out = proposal;
    return ZX_OK;
}
