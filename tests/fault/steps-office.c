/* SPDX-License-Identifier: MIT */
/* What an office does beside the handling of proposals: marks, supervision, calls for topics. */
#include <string.h>

#include "scenario.h"

ZXF_CALL(mark, zx_proposal_mark, zx_mark, ZXF_ACT(2022, 6, 1), .proposal = ZXF_ID(DRAFT), .mark = "key", .note = "群众关注")
ZXF_CALL(mark_again, zx_proposal_mark, zx_mark, ZXF_ACT(2022, 6, 1), .proposal = ZXF_ID(DRAFT), .mark = "key")
ZXF_CALL(unmark, zx_proposal_unmark, zx_mark, ZXF_ACT_WHY(2022, 6, 2), .id = ZXF_ID(MARK))
ZXF_CALL(supervise, zx_supervision_begin, zx_supervision, ZXF_ACT(2022, 6, 3), .proposal = ZXF_ID(DRAFT), .leader = ZXF_ID(ZHAO))
ZXF_CALL(end_supervision, zx_supervision_end, zx_supervision, ZXF_ACT(2022, 7, 1), .id = ZXF_ID(SUPERVISION), .note = "已办结")
ZXF_CALL(announce, zx_call_announce, zx_call, ZXF_ACT(2022, 8, 1), .kind = "proposals", .title = "提案选题征集", .audience = "各界",
         .opens = {2022, 8, 1}, .closes = {2022, 8, 31})
ZXF_CALL(extend, zx_call_extend, zx_call, ZXF_ACT_WHY(2022, 8, 20), .id = ZXF_ID(CALLED), .closes = {2022, 9, 10})
ZXF_CALL(receive, zx_topic_receive, zx_topic, ZXF_ACT(2022, 8, 10), .call = ZXF_ID(CALLED), .title = "停车", .text = "老城区车位不足",
         .source = "一位市民")
ZXF_CALL(settle, zx_topic_settle, zx_topic, ZXF_ACT(2022, 9, 20), .id = ZXF_ID(TOPIC), .taken = ZX_YES, .taken_into = ZXF_ID(DRAFT),
         .note = "列入重点")

ZXF_CALL(promise, zx_measure_promise, zx_measure, ZXF_ACT(2022, 5, 2), .reply = ZXF_ID(REPLY), .title = "设置单行线", .due = {2023, 0, 0})
ZXF_CALL(correct_measure, zx_measure_correct, zx_measure, ZXF_ACT_WHY(2022, 5, 3), .id = ZXF_ID(MEASURE), .title = "设置单行线三处",
         .unit = ZXF_ID(SCHOOLS), .due = {2023, 6, 0})
ZXF_CALL(follow_up, zx_measure_follow_up, zx_follow_up, ZXF_ACT(2023, 7, 1), .measure = ZXF_ID(MEASURE), .outcome = "kept", .note = "已设置")

ZXF_CALL(record_legacy, zx_proposal_record_legacy, zx_proposal, ZXF_ACT(2022, 6, 1), .session = ZXF_ID(SESSION), .proposer_kind = "member",
         .lead = ZXF_ID(LI), .subject = "旧案", .receipt_number = {1, 900}, .submitted = {2022, 1, 12})
ZXF_CALL(record_result, zx_proposal_record_result, zx_legacy, ZXF_ACT(2022, 6, 1), .proposal = ZXF_ID(OLD), .examination = ZX_PROPOSAL_FILED,
         .source = "提案汇编", .case_number = {1, 800}, .outcome = "A", .filed = {2022, 0, 0})
ZXF_CALL(correct_result, zx_proposal_correct_result, zx_legacy, ZXF_ACT_WHY(2022, 6, 2), .id = ZXF_ID(RESULT),
         .examination = ZX_PROPOSAL_FILED, .source = "提案汇编", .case_number = {1, 801}, .outcome = "B")

static int64_t gives(void *context, void *buffer, size_t size)
{
    size_t *left = context, count = *left < size ? *left : size;
    memset(buffer, 'x', count);
    *left -= count;
    return (int64_t)count;
}

static int takes(void *context, const void *bytes, size_t length)
{
    (void)bytes;
    *(size_t *)context += length;
    return 0;
}

static zx_status attach(zxf_world *w)
{
    size_t left = 300000;
    const zx_attachment in = {ZX_ATTACHMENT_INIT, .record = ZXF_ID(DRAFT), .name = "附件.txt", .media_type = "text/plain"};
    return zx_attachment_add(w->store, ZXF_ACT(2022, 6, 1), &in, gives, &left, &w->out.id);
}

static zx_status read_attachment(zxf_world *w)
{
    size_t taken = 0;
    return zx_attachment_read(w->store, ZXF_ID(ATTACHED), takes, &taken);
}

ZXF_CALL(strike, zx_attachment_strike, zx_attachment, ZXF_ACT_WHY(2022, 6, 2), .id = ZXF_ID(ATTACHED))

const zxf_step zxf_office_steps[] = {
    ZXF_VERB("proposal.mark", zx_proposal_mark, mark, .keep = ZXF_MARK),
    {.function = "zx_proposal_mark", .run = mark_again, .answer = ZX_RULE},
    ZXF_VERB("proposal.unmark", zx_proposal_unmark, unmark),
    ZXF_VERB("supervision.begin", zx_supervision_begin, supervise, .keep = ZXF_SUPERVISION),
    ZXF_VERB("supervision.end", zx_supervision_end, end_supervision),
    ZXF_VERB("call.announce", zx_call_announce, announce, .keep = ZXF_CALLED),
    ZXF_VERB("call.extend", zx_call_extend, extend),
    ZXF_VERB("topic.receive", zx_topic_receive, receive, .keep = ZXF_TOPIC),
    ZXF_VERB("topic.settle", zx_topic_settle, settle),
    ZXF_VERB("proposal.record_legacy", zx_proposal_record_legacy, record_legacy, .keep = ZXF_OLD),
    ZXF_VERB("proposal.record_result", zx_proposal_record_result, record_result, .keep = ZXF_RESULT),
    ZXF_VERB("proposal.correct_result", zx_proposal_correct_result, correct_result),
    ZXF_VERB("measure.promise", zx_measure_promise, promise, .keep = ZXF_MEASURE),
    ZXF_VERB("measure.correct", zx_measure_correct, correct_measure),
    ZXF_VERB("measure.follow_up", zx_measure_follow_up, follow_up),
    ZXF_VERB("attachment.add", zx_attachment_add, attach, .keep = ZXF_ATTACHED),
    {.function = "zx_attachment_read", .run = read_attachment},
    ZXF_VERB("attachment.strike", zx_attachment_strike, strike),
    {.function = NULL},
};
