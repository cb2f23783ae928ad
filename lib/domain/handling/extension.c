/* SPDX-License-Identifier: MIT */
#include "domain/handling/handling.h"

ZXI_NO_PADDING(zx_extension, state);

static const zx_enum_value states[] = {
    ZXI_VALUE(ZX_EXTENSION_OPEN, "open", "not settled yet", "待处理"),
    ZXI_VALUE(ZX_EXTENSION_GRANTED, "granted", "granted", "同意延期"),
    ZXI_VALUE(ZX_EXTENSION_REFUSED, "refused", "refused", "不同意延期"),
};
static const zx_enum_type state_type = ZXI_ENUM_TYPE("extension_state", states);

static const zx_field fields[] = {
    ZXI_ID(zx_extension, assignment, "assignment", ZX_FIELD_REQUIRED | ZX_FIELD_SUBJECT, "assignment", "交办"),
    ZXI_DATE(zx_extension, requested, ZX_FIELD_REQUIRED | ZX_FIELD_EFFECTIVE, "requested", "申请日期"),
    ZXI_DATE(zx_extension, due, ZX_FIELD_REQUIRED, "due", "原办理期限"),
    ZXI_DATE(zx_extension, until, ZX_FIELD_REQUIRED, "until", "申请延至"),
    ZXI_TEXT(zx_extension, ground, 2000, ZX_FIELD_REQUIRED | ZX_FIELD_SEARCHABLE, "ground", "延期理由"),
    ZXI_ENUM(zx_extension, state, &state_type, ZX_FIELD_REQUIRED, "state", "处理结果"),
    ZXI_DATE(zx_extension, settled, 0, "settled", "处理日期"),
    ZXI_DATE(zx_extension, granted, 0, "granted until", "同意延至"),
    ZXI_TEXT(zx_extension, note, 2000, ZX_FIELD_SEARCHABLE, "note", "处理意见"),
};

static const char as_of[] =
    "SELECT e.id, e.revision, e.written, e.assignment, e.requested, e.due, e.until, e.ground, "
    "CASE WHEN e.settled <= ?1 THEN e.state ELSE 'open' END AS state, CASE WHEN e.settled <= ?1 THEN e.settled END AS settled, "
    "CASE WHEN e.settled <= ?1 THEN e.granted END AS granted, CASE WHEN e.settled <= ?1 THEN e.note END AS note "
    "FROM extension AS e WHERE e.requested <= ?1";

const zx_record_type zxi_extension_type = ZXI_TYPE(zx_extension, state, "extension", "extension", "延期", fields, .as_of = as_of);

enum { ONE_AT_A_TIME, MOST, BEFORE_DUE, LONGEST, OPEN };
static const zx_rule rules[] = {
    [ONE_AT_A_TIME] = {"extension.one-at-a-time", "a further extension is asked for once the one before is settled", "前一次延期申请处理后方可再次申请",
                       "library"},
    [MOST] = {"extension.most", "an assignment is extended no more often than the rulebook allows", "延期次数不得超过规则所定",
              "提案办理通行规定; rulebook clocks.reply.extension"},
    [BEFORE_DUE] = {"extension.before-due", "an extension is asked for until the day when the reply is due", "延期须在办理期限届满前申请",
                    "提案办理通行规定"},
    [LONGEST] = {"extension.longest", "an extension is longer than the time there is, and no longer than the rulebook allows",
                 "延期须晚于原期限，且不得超过规则所定时长", "提案办理通行规定; rulebook clocks.reply.extension"},
    [OPEN] = {"extension.open", "the office grants or refuses an extension once", "延期由交办机关处理一次", "library"},
    {NULL, NULL, NULL, NULL},
};

/* ---- asking ---- */

static zx_status open_one(zxi_call *call, zx_id assignment, zx_id *out)
{
    return ZXI_QUERY(call->store, 0, out, "SELECT id FROM extension WHERE assignment = ?1 AND state = 'open'", assignment);
}

/* Those of the assignments before it count too where its clock goes on from theirs. */
static zx_status count_granted(zxi_call *call, const zx_assignment *assignment, int64_t *out)
{
    const json_t *rulebook;
    zx_status status = zxi_rulebook_of(call->store, assignment->assigned, &rulebook, NULL);
    if (status != ZX_OK)
        return status;
    bool goes_on = !zxi_rulebook_yes(rulebook, "handling", "restart_on_reassignment", true);
    return ZXI_QUERY(call->store, 0, out,
                     "WITH RECURSIVE chain (id) AS (SELECT ?1 UNION ALL SELECT a.replaces FROM chain JOIN assignment AS a ON a.id = chain.id "
                     "WHERE ?2 AND a.replaces IS NOT NULL) "
                     "SELECT count(*) FROM chain JOIN extension AS e ON e.assignment = chain.id WHERE e.state = 'granted'",
                     assignment->id, goes_on);
}

static zx_status check_most(zxi_call *call, const zx_assignment *assignment)
{
    zxi_extension_limit limit;
    int64_t granted = 0;
    zx_status status = zxi_extension_limit_of(call, assignment, &limit);
    if (status == ZX_OK)
        status = count_granted(call, assignment, &granted);
    if (status == ZX_OK && granted >= limit.most)
        status = zxi_refuse(call, &rules[MOST], "assignment", assignment->id, "%lld of %lld", "已延期 %lld 次，最多 %lld 次",
                            (long long)granted, (long long)limit.most);
    return status;
}

zx_status zxi_may_request_extension(zxi_call *call, const zxi_handling *of)
{
    const zx_assignment *assignment = of->assignment;
    zx_date due;
    int64_t open;
    zx_status status = open_one(call, assignment->id, &open);
    if (status == ZX_OK && open)
        return zxi_refuse(call, &rules[ONE_AT_A_TIME], "assignment", assignment->id, "extension %lld", "延期 %lld", (long long)open);
    if (status == ZX_OK)
        status = check_most(call, assignment);
    if (status == ZX_OK)
        status = zxi_due_by_now(call, assignment, &due);
    if (status == ZX_OK && zx_date_compare(call->act->on, due) > 0)
        status = zxi_refuse(call, &rules[BEFORE_DUE], "on", assignment->id, "it was due on %s", "期限为 %s", zxi_date_text(due));
    return status;
}

static zx_status check_length(zxi_call *call, const zx_assignment *assignment, zx_date due, zx_date until, const char *field)
{
    zxi_extension_limit limit;
    zx_status status = zxi_extension_limit_of(call, assignment, &limit);
    if (status == ZX_OK && (zx_date_compare(until, due) <= 0 || zx_date_compare(until, limit.until) > 0))
        status = zxi_refuse(call, &rules[LONGEST], field, assignment->id, "later than %s, at most until %s", "须晚于 %s，最迟至 %s",
                            zxi_date_text(due), zxi_date_text(limit.until));
    return status;
}

static zx_status request(zxi_call *call, void *in, zx_id *out)
{
    zx_extension *given = in;
    zxi_handling of;
    zx_status status = zxi_handling_begin(call, given->assignment, "assignment", &of);
    if (status == ZX_OK)
        status = zxi_due_by_now(call, of.assignment, &given->due);
    if (status == ZX_OK)
        status = check_length(call, of.assignment, given->due, given->until, "until");
    if (status != ZX_OK)
        return status;
    given->requested = call->act->on;
    given->state = ZX_EXTENSION_OPEN;
    status = zxi_record_insert(call, &zxi_extension_type, given);
    *out = given->id;
    return status == ZX_OK ? zxi_handling_end(call, &of) : status;
}

/* ---- settling ---- */

zx_status zxi_may_settle_extension(zxi_call *call, const zxi_handling *of)
{
    int64_t open;
    zx_status status = open_one(call, of->assignment->id, &open);
    if (status == ZX_OK && !open)
        status = zxi_refuse(call, &rules[OPEN], "id", of->assignment->id, "there is none to settle", "没有待处理的延期申请");
    return status;
}

/* Also of an assignment that has another request open by now: this one was settled. */
static zx_status check_open(zxi_call *call, const zx_extension *kept)
{
    if (kept->state == ZX_EXTENSION_OPEN)
        return zxi_in_order(call, kept->requested, kept->id);
    return zxi_refuse(call, &rules[OPEN], "id", kept->id, "it was settled on %s", "已于 %s 处理", zxi_date_text(kept->settled));
}

static zx_status settle(zxi_call *call, const zx_extension *given, zx_extension_state state, zx_extension **kept, zxi_handling *of)
{
    void *loaded;
    zx_status status = zxi_record_load(call, &zxi_extension_type, given->id, &loaded);
    if (status == ZX_OK)
        status = check_open(call, loaded);
    if (status != ZX_OK)
        return status;
    *kept = loaded;
    (*kept)->state = state;
    (*kept)->settled = call->act->on;
    (*kept)->note = given->note;
    return zxi_handling_begin(call, (*kept)->assignment, "id", of);
}

static zx_status grant(zxi_call *call, void *in, zx_id *out)
{
    const zx_extension *given = in;
    zx_extension *kept = NULL;
    zxi_handling of;
    zx_status status = settle(call, given, ZX_EXTENSION_GRANTED, &kept, &of);
    if (status != ZX_OK)
        return status;
    kept->granted = given->granted.year ? given->granted : kept->until;
    status = check_length(call, of.assignment, kept->due, kept->granted, "granted");
    if (status != ZX_OK)
        return status;
    of.assignment->due = kept->granted;
    status = zxi_record_update(call, &zxi_extension_type, kept);
    if (status == ZX_OK)
        status = zxi_record_update(call, &zxi_assignment_type, of.assignment);
    *out = kept->id;
    return status == ZX_OK ? zxi_handling_end(call, &of) : status;
}

static zx_status refuse(zxi_call *call, void *in, zx_id *out)
{
    zx_extension *kept = NULL;
    zxi_handling of;
    zx_status status = settle(call, in, ZX_EXTENSION_REFUSED, &kept, &of);
    if (status == ZX_OK)
        status = zxi_record_update(call, &zxi_extension_type, kept);
    *out = ((const zx_extension *)in)->id;
    return status == ZX_OK ? zxi_handling_end(call, &of) : status;
}

#define TYPE &zxi_extension_type

static const zxi_verb verbs[] = {
    {{"assignment.request_extension", "extension", "assignment! until! ground!", "asks for more time", "申请延期"}, TYPE, request, false},
    {{"assignment.grant_extension", "extension", "id! granted note", "grants an extension", "同意延期"}, TYPE, grant, false},
    {{"assignment.refuse_extension", "extension", "id! note", "refuses an extension", "不同意延期"}, TYPE, refuse, false},
    {{NULL, NULL, NULL, NULL, NULL}, NULL, NULL, false},
};

static const zx_record_type *const types[] = {TYPE, NULL};
const zxi_noun zxi_noun_extension = {"assignment", types, verbs, rules};

zx_status zx_assignment_request_extension(zx_store *store, const zx_act *act, const zx_extension *in, zx_id *out)
{
    return ZXI_RUN("assignment.request_extension");
}

zx_status zx_assignment_grant_extension(zx_store *store, const zx_act *act, const zx_extension *in, zx_id *out)
{
    return ZXI_RUN("assignment.grant_extension");
}

zx_status zx_assignment_refuse_extension(zx_store *store, const zx_act *act, const zx_extension *in, zx_id *out)
{
    return ZXI_RUN("assignment.refuse_extension");
}
