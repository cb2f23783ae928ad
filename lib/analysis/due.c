/* SPDX-License-Identifier: MIT */
/* Every clock that runs on a date. */
#include <zhengxie/query.h>

#include <stdlib.h>
#include <string.h>

#include "analysis/answers.h"
#include "analysis/due.h"
#include "base/size.h"
#include "record/cursor.h"

ZXI_NO_PADDING(zx_due_line, document);
ZXI_NO_PADDING(zx_due_options, states);

static const zx_enum_value states[] = {
    ZXI_VALUE(ZX_DUE_RUNNING, "running", "running", "未到期"),
    ZXI_VALUE(ZX_DUE_SOON, "soon", "soon due", "即将到期"),
    ZXI_VALUE(ZX_DUE_OVERDUE, "overdue", "overdue", "逾期"),
    ZXI_VALUE(ZX_DUE_LONG_OVERDUE, "long_overdue", "long overdue", "长期逾期"),
    ZXI_VALUE(ZX_DUE_UNKNOWN, "unknown", "holidays not published yet", "节假日安排未公布"),
};
const zx_enum_type zxi_due_state_type = ZXI_ENUM_TYPE("due_state", states);

static const zx_field fields[] = {
    ZXI_ENUM(zx_due_line, clock, &zxi_clock_type, ZX_FIELD_REQUIRED, "clock", "时限"),
    ZXI_ENUM(zx_due_line, state, &zxi_due_state_type, ZX_FIELD_REQUIRED, "state", "状态"),
    ZXI_DATE(zx_due_line, begins, ZX_FIELD_REQUIRED, "begins", "起算日期"),
    ZXI_DATE(zx_due_line, due, 0, "due", "期限"),
    ZXI_INT(zx_due_line, days_left, 0, "days left", "剩余天数"),
    ZXI_ID(zx_due_line, proposal, "proposal", 0, "proposal", "提案"),
    ZXI_ID(zx_due_line, assignment, "assignment", 0, "assignment", "交办"),
    ZXI_ID(zx_due_line, unit, "organization", 0, "unit", "承办单位"),
    ZXI_ID(zx_due_line, channel, "organization", 0, "channel", "交办渠道"),
    ZXI_ID(zx_due_line, proposer, "person|organization", 0, "lead proposer", "第一提案人"),
    ZXI_ID(zx_due_line, rulebook, "rulebook", ZX_FIELD_REQUIRED, "rulebook", "规则"),
    ZXI_TEXT(zx_due_line, reason, 0, ZX_FIELD_REQUIRED, "reason", "英文说明"),
    ZXI_TEXT(zx_due_line, reason_zh, 0, ZX_FIELD_REQUIRED, "reason in Chinese", "说明"),
    ZXI_ID(zx_due_line, document, "document", 0, "document", "文件"),
};

const zx_record_type zxi_due_line_type = ZXI_TYPE(zx_due_line, document, "due_line", "running clock", "办理时限", fields, .answer = true);

/* A clock that was run before, with its words: many assignments of a hand-over meeting share one. */
typedef struct known {
    zxi_clock_ask ask;
    zxi_deadline deadline;
    const char *en, *zh;
    bool unknown; /* the holidays were not published */
} known;
enum { KNOWN = 256 };

typedef struct asking {
    zx_store *store;
    const zx_due_options *options;
    const json_t *rulebook;
    zx_id rulebook_id;
    int64_t soon, long_overdue;
    zx_cursor *answer;
    known *memory; /* KNOWN of them */
} asking;

/* ---- a clock ---- */

static bool same_date(zx_date a, zx_date b)
{
    return zx_date_compare(a, b) == 0;
}

static bool same_ask(const zxi_clock_ask *a, const zxi_clock_ask *b)
{
    return a->clock == b->clock && a->in_session == b->in_session && a->kind && strcmp(a->kind, b->kind) == 0 && same_date(a->start, b->start) &&
           same_date(a->first, b->first) && same_date(a->extended, b->extended) && same_date(a->first_extended, b->first_extended);
}

static size_t place_of(const zxi_clock_ask *ask)
{
    uint32_t day = (uint32_t)ask->start.year * 372u + ask->start.month * 31u + ask->start.day;
    uint32_t mixed = ((day * 16u + (uint32_t)ask->clock) * 2u + (ask->in_session == ZX_YES)) * 31u + (unsigned char)ask->kind[0];
    return (mixed * 2654435761u >> 16) % KNOWN;
}

static zx_status keep_failure(asking *of, known *to)
{
    const zx_error *failure = zx_error_last();
    to->unknown = true;
    to->en = zxi_arena_text(&of->answer->rows, failure->message, strlen(failure->message));
    to->zh = zxi_arena_text(&of->answer->rows, failure->message_zh, strlen(failure->message_zh));
    zxi_failure_back();
    return to->en && to->zh ? ZX_OK : zxi_no_memory();
}

/* Runs a clock; one that ends in a year whose holidays are not known is told as such. */
static zx_status run_clock(asking *of, const zxi_clock_ask *ask, const known **out)
{
    known *at = &of->memory[place_of(ask)];
    *out = at;
    if (same_ask(&at->ask, ask))
        return ZX_OK;
    *at = (known){.en = NULL};
    zxi_failure_aside();
    zx_status status = zxi_clock_run(of->store, ask, &at->deadline);
    if (status == ZX_RULE)
        status = zxi_rulebook_of(of->store, ask->start, &(const json_t *){NULL}, &at->deadline.rulebook) == ZX_OK ? keep_failure(of, at) : status;
    else if (status == ZX_OK && at->deadline.due.year)
        status = zxi_clock_explain(of->store, &at->deadline, &of->answer->rows, &at->en, &at->zh);
    if (status == ZX_OK)
        at->ask = *ask;
    return status;
}

static zx_due_state state_of(const asking *of, const known *clock, int64_t left)
{
    if (clock->unknown)
        return ZX_DUE_UNKNOWN;
    if (left < 0)
        return -left > of->long_overdue ? ZX_DUE_LONG_OVERDUE : ZX_DUE_OVERDUE;
    return left <= of->soon ? ZX_DUE_SOON : ZX_DUE_RUNNING;
}

static bool wanted(const asking *of, zx_clock clock, zx_due_state state)
{
    const zx_due_options *options = of->options;
    /* what may no longer be declined is not late */
    bool over = clock == ZX_CLOCK_DECLINE && (state == ZX_DUE_OVERDUE || state == ZX_DUE_LONG_OVERDUE);
    return !over && (!options->clock || options->clock == clock) && (!options->state || options->state == state) &&
           (!options->states || (options->states & ZX_DUE_IN(state)));
}

/* `about`: whose clock it is. */
static zx_status add_clock(asking *of, const zx_due_line *about, const zxi_clock_ask *ask)
{
    const known *clock;
    void *row;
    zx_status status = run_clock(of, ask, &clock);
    if (status != ZX_OK || (!clock->unknown && !clock->deadline.due.year))
        return status;
    int64_t left = clock->unknown ? 0 : zx_date_days_between(of->options->on, clock->deadline.due);
    zx_due_state state = state_of(of, clock, left);
    zx_clock name = clock->unknown ? ask->clock : zxi_deadline_clock(&clock->deadline);
    if (!wanted(of, name, state))
        return ZX_OK;
    status = zxi_answer_add(of->answer, &row);
    if (status != ZX_OK)
        return status;
    zx_due_line *line = row;
    size_t size = line->size;
    *line = *about;
    line->size = size;
    line->clock = name;
    line->state = state;
    line->begins = clock->unknown ? ask->start : clock->deadline.begins;
    line->due = clock->deadline.due;
    line->days_left = (zx_opt_int){!clock->unknown, left};
    line->rulebook = clock->deadline.rulebook;
    line->reason = clock->en;
    line->reason_zh = clock->zh;
    return ZX_OK;
}

/* `assignment` NULL: the proposal's as a whole. */
static zx_status add_line(asking *of, const zxi_due_proposal *proposal, const zxi_due_assignment *assignment, const zxi_clock_ask *ask)
{
    zx_due_line about = {.proposal = proposal->id, .proposer = proposal->lead};
    if (assignment) {
        about.assignment = assignment->id;
        about.unit = assignment->unit;
        about.channel = assignment->channel;
    }
    return add_clock(of, &about, ask);
}

/* ---- what runs ---- */

static zxi_clock_ask ask_of(const asking *of, const zxi_due_proposal *proposal, zx_clock clock, zx_date start)
{
    return (zxi_clock_ask){.clock = clock, .kind = proposal->kind, .in_session = proposal->in_session, .start = start, .as_of = of->options->on};
}

static zx_status add_plain(asking *of, const zxi_due_proposal *proposal, const zxi_due_assignment *assignment, zx_clock clock)
{
    zxi_clock_ask ask = ask_of(of, proposal, clock, assignment->assigned);
    return add_line(of, proposal, assignment, &ask);
}

/* What the assignment is for: the reply, or comments. */
static zx_status add_main(asking *of, const zxi_due_proposal *proposal, const zxi_due_assignment *assignment)
{
    const zx_assignment record = {ZX_ASSIGNMENT_INIT, .id = assignment->id, .role = assignment->role, .assigned = assignment->assigned,
                                  .replaces = assignment->replaces, .round = {1, assignment->round}};
    zxi_clock_ask ask;
    zx_status status = zxi_assignment_clock_of(of->store, &record, proposal->kind, proposal->in_session, of->options->on, &ask);
    return status == ZX_OK ? add_line(of, proposal, assignment, &ask) : status;
}

static zx_status add_assignment(asking *of, const zxi_due_proposal *proposal, const zxi_due_assignment *assignment)
{
    zx_status status = ZX_OK;
    if (!assignment->declining && !assignment->acknowledged)
        status = add_plain(of, proposal, assignment, ZX_CLOCK_ACKNOWLEDGE);
    if (status == ZX_OK && !assignment->declined)
        status = add_plain(of, proposal, assignment, ZX_CLOCK_DECLINE);
    if (status == ZX_OK && !assignment->declining && !assignment->talked && assignment->role != ZX_ROLE_ASSISTING)
        status = add_plain(of, proposal, assignment, ZX_CLOCK_FIRST_TALK);
    return status == ZX_OK ? add_main(of, proposal, assignment) : status;
}

static bool of_unit(const asking *of, const zxi_due_assignment *assignment)
{
    const zx_due_options *options = of->options;
    return (!options->unit || options->unit == assignment->unit) && (!options->channel || options->channel == assignment->channel);
}

static zx_status add_whole(asking *of, const zxi_due_proposal *proposal)
{
    zx_date replied = zxi_due_replied(proposal), start = {0};
    zx_clock clock = ZX_CLOCK_FEEDBACK;
    if (replied.year && !proposal->rated.year) {
        start = replied;
    } else if (proposal->dissatisfied.year && (proposal->rated.year || !zxi_due_assigned(proposal))) {
        start = proposal->dissatisfied;
        clock = ZX_CLOCK_AGAIN;
    }
    if (!start.year || of->options->unit || of->options->channel)
        return ZX_OK;
    zxi_clock_ask ask = ask_of(of, proposal, clock, start);
    return add_line(of, proposal, NULL, &ask);
}

static zx_status add_proposal(asking *of, zx_id id)
{
    zxi_due_proposal proposal;
    const zx_due_options *options = of->options;
    zx_status status = zxi_due_read(of->store, of->rulebook, id, options->on, &proposal);
    if (status != ZX_OK || (options->session && options->session != proposal.session) ||
        (options->proposer && options->proposer != proposal.lead))
        return status;
    for (size_t i = 0; i < proposal.count && status == ZX_OK; i++)
        if (of_unit(of, &proposal.assignments[i]) && zxi_due_waits(&proposal, &proposal.assignments[i]))
            status = add_assignment(of, &proposal, &proposal.assignments[i]);
    return status == ZX_OK ? add_whole(of, &proposal) : status;
}

static zx_status add_document(asking *of, const zxi_due_document *document)
{
    const json_t *rulebook;
    const zx_due_line about = {.document = document->id, .unit = document->issuer};
    const zxi_clock_ask ask = {.clock = ZX_CLOCK_SEND, .kind = document->kind, .start = document->adopted, .as_of = of->options->on};
    zx_status status = zxi_rulebook_of(of->store, document->adopted, &rulebook, NULL);
    if (status != ZX_OK || !zxi_rulebook_flag(zxi_rulebook_entry(rulebook, "document_kinds", document->kind), "send"))
        return status;
    return add_clock(of, &about, &ask);
}

/* None has a channel, a session or a proposer. */
static zx_status add_documents(asking *of)
{
    const zx_due_options *options = of->options;
    zxi_due_document *documents = NULL;
    size_t count = 0;
    if (options->channel || options->session || options->proposer || (options->clock && options->clock != ZX_CLOCK_SEND))
        return ZX_OK;
    zx_status status = zxi_due_documents(of->store, options->on, &documents, &count);
    for (size_t i = 0; i < count && status == ZX_OK; i++)
        if (!options->unit || options->unit == documents[i].issuer)
            status = add_document(of, &documents[i]);
    return status;
}

/* ---- the answer ---- */

static int by_due(const void *a, const void *b)
{
    const zx_due_line *one = *(void *const *)a, *other = *(void *const *)b;
    int order = !one->due.year - !other->due.year;
    order = order ? order : zx_date_compare(one->due, other->due);
    order = order ? order : (one->proposal > other->proposal) - (one->proposal < other->proposal);
    order = order ? order : (one->document > other->document) - (one->document < other->document);
    order = order ? order : (one->assignment > other->assignment) - (one->assignment < other->assignment);
    return order ? order : (int)one->clock - (int)other->clock;
}

static int64_t chosen(zx_opt_int given, const json_t *rulebook, const char *name, int64_t fallback)
{
    return given.set ? given.value : zxi_rulebook_int(rulebook, "handling", name, fallback);
}

static zx_status run(asking *of)
{
    zx_id *ids = NULL;
    size_t count = 0;
    zx_status status = zxi_rulebook_of(of->store, of->options->on, &of->rulebook, &of->rulebook_id);
    if (status == ZX_OK)
        status = zxi_due_candidates(of->store, of->rulebook, of->options->on, &ids, &count);
    if (status != ZX_OK)
        return status;
    of->soon = chosen(of->options->soon_days, of->rulebook, "soon_days", 15);
    of->long_overdue = chosen(of->options->long_overdue_days, of->rulebook, "long_overdue_days", 30);
    of->memory = zxi_arena_alloc(zxi_call_arena(of->store), KNOWN * sizeof *of->memory);
    if (!of->memory)
        return zxi_no_memory();
    for (size_t i = 0; i < count && status == ZX_OK; i++)
        status = add_proposal(of, ids[i]);
    if (status == ZX_OK)
        status = add_documents(of);
    if (status != ZX_OK)
        return status;
    if (of->answer->count)
        qsort(of->answer->batch, of->answer->count, sizeof *of->answer->batch, by_due);
    return zxi_answer_meta(of->answer, of->store, "due",
                           "clocks that ran on the date: of assignments that were open, of proposals that awaited feedback or were to be "
                           "handled again, and of documents that were adopted and not sent; each by the rulebook of the day on which it began",
                           "当日正在计算的各项时限：未办结交办的，待反馈、待重新办理提案的，以及已通过而未报送文件的；各依起算之日有效的规则", of->options->on,
                           of->rulebook_id);
}

static zx_status invalid(const char *field, const char *en, const char *zh)
{
    return zxi_fail(ZX_INVALID, ZXI_ABOUT(.field = field), "%s: %s%.0s", "%s：%.0s%s", field, en, zh);
}

static const uint32_t any_state =
    ZX_DUE_IN(ZX_DUE_RUNNING) | ZX_DUE_IN(ZX_DUE_SOON) | ZX_DUE_LATE | ZX_DUE_IN(ZX_DUE_UNKNOWN);

static zx_status check(const zx_due_options *options)
{
    if (!zx_date_complete(options->on))
        return invalid("on", "a complete date is needed", "须为完整日期");
    if (options->clock && !zxi_enum_value(&zxi_clock_type, (int)options->clock))
        return invalid("clock", "there is no such value", "无此值");
    if (options->state && !zxi_enum_value(&zxi_due_state_type, (int)options->state))
        return invalid("state", "there is no such value", "无此值");
    if (options->states & ~any_state)
        return invalid("states", "there is no such value", "无此值");
    if (options->soon_days.set && options->soon_days.value < 0)
        return invalid("soon_days", "below 0", "不能小于 0");
    if (options->long_overdue_days.set && options->long_overdue_days.value < 0)
        return invalid("long_overdue_days", "below 0", "不能小于 0");
    return ZX_OK;
}

zx_status zx_due(zx_store *store, const zx_due_options *options, zx_cursor **out)
{
    if (!options || !out || !zxi_size_fits(options, sizeof *options))
        return zxi_misuse("options or out (use ZX_DUE_INIT)");
    zx_status status = check(options);
    if (status == ZX_OK)
        status = zxi_enter(store);
    if (status != ZX_OK)
        return status;
    asking of = {.store = store, .options = options};
    status = zxi_read_begin(store);
    if (status == ZX_OK) {
        status = zxi_answer_new(&zxi_due_line_type, &of.answer);
        if (status == ZX_OK)
            status = run(&of);
        zxi_read_end(store);
    }
    zxi_leave(store);
    if (status == ZX_OK)
        *out = of.answer;
    else
        zx_cursor_free(of.answer);
    return status;
}
