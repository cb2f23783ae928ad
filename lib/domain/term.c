/* SPDX-License-Identifier: MIT */
#include <zhengxie/term.h>

#include <zhengxie/date.h>

#include "domain/bodies.h"

ZXI_NO_PADDING(zx_term, reserved);

static const zx_field fields[] = {
    ZXI_INT(zx_term, number, ZX_FIELD_REQUIRED | ZX_FIELD_TITLE, "term", "届次"),
    ZXI_DATE(zx_term, opened, ZX_FIELD_REQUIRED | ZX_FIELD_EFFECTIVE, "opened", "起始日期"),
    ZXI_DATE(zx_term, planned_end, ZX_FIELD_REQUIRED, "planned end", "任期届满日期"),
    ZXI_DATE(zx_term, closed, ZX_FIELD_UNTIL, "closed", "终止日期"),
};

const zx_record_type zxi_term_type = ZXI_TYPE(zx_term, reserved, "term", "term", "届", fields, .answer = false);

enum { NUMBER_COUNTS, ONE_AT_A_TIME, IN_ORDER, DATES, NOT_CLOSED, LATER, SESSIONS, SEATS, BY_CLOSING, HOLDS };

static const zx_rule rules[] = {
    [NUMBER_COUNTS] = {"term.number-counts", "terms are numbered from 1", "届次自一起编号", "library"},
    [ONE_AT_A_TIME] = {"term.one-at-a-time", "a term opens when the one before it is closed", "上一届终止之后，下一届方可开始", "政协章程：每届任期五年"},
    [IN_ORDER] = {"term.in-order", "terms follow one another by number and by date", "各届的届次与日期须先后相承", "library"},
    [DATES] = {"term.dates-in-order", "a term ends after it opened", "届的终止不得早于起始", "library"},
    [NOT_CLOSED] = {"term.not-closed", "a term that is closed changes no more", "已终止的届不再变更", "library"},
    [LATER] = {"term.extension-later", "an extension moves the end to a later day", "延长任期须晚于原定届满日期", "library"},
    [SESSIONS] = {"term.sessions-closed", "its sessions are closed before it is", "届终止之前，其各次会议须已闭会", "library"},
    [SEATS] = {"term.seats-begun", "no seat of a term begins when it is over", "届终止之后不得再有该届任职开始", "library"},
    [BY_CLOSING] = {"term.closed-by-closing", "only closing closes a term, and nothing opens it again", "届只能经终止办理而终止，终止后不再恢复", "library"},
    [HOLDS] = {"term.holds-its-records", "its sessions and seats lie within it", "该届的会议和任职须在届期之内", "library"},
    {NULL, NULL, NULL, NULL},
};

static zx_status check_number(zxi_call *call, const zx_term *given)
{
    int64_t same;
    if (given->number.value < 1 || given->number.value > 9999)
        return zxi_refuse(call, &rules[NUMBER_COUNTS], "number", given->id, "given: %lld", "所给为 %lld", (long long)given->number.value);
    zx_status status = zxi_ask(call->store, &same, "SELECT id FROM term WHERE number = ?1 AND id <> ?2", "ii", given->number.value, given->id);
    return status == ZX_OK && same ? zxi_exists(call, "number", same, "there is such a term already", "该届已登记") : status;
}

static zx_status check_neighbours(zxi_call *call, const zx_term *given)
{
    int64_t open, wrong = 0;
    zx_status status = zxi_ask(call->store, &open,
                               "SELECT number FROM term WHERE id <> ?1 AND CASE WHEN number < ?2 THEN closed IS NULL ELSE ?3 IS NULL END "
                               "ORDER BY number LIMIT 1",
                               "iid", given->id, given->number.value, given->closed);
    if (status == ZX_OK && open > given->number.value)
        return zxi_refuse(call, &rules[IN_ORDER], "number", given->id, "term %lld is there already", "第 %lld 届已登记", (long long)open);
    if (status == ZX_OK && open)
        return zxi_refuse(call, &rules[ONE_AT_A_TIME], "number", given->id, "term %lld is still open", "第 %lld 届尚未终止", (long long)open);
    if (status == ZX_OK)
        status = zxi_ask(call->store, &wrong,
                         "SELECT number FROM term WHERE id <> ?1 AND CASE WHEN number < ?2 THEN closed > ?3 ELSE opened < ?4 END "
                         "ORDER BY number LIMIT 1",
                         "iidd", given->id, given->number.value, given->opened, given->closed);
    if (status == ZX_OK && wrong)
        return zxi_refuse(call, &rules[IN_ORDER], "opened", given->id, "it would overlap term %lld", "与第 %lld 届重叠", (long long)wrong);
    return status;
}

static zx_status check(zxi_call *call, const zx_term *given)
{
    if (zx_date_compare(given->planned_end, given->opened) <= 0)
        return zxi_refuse(call, &rules[DATES], "planned_end", given->id, "opened %s", "%s 起始", zxi_date_text(given->opened));
    if (given->closed.year && zx_date_compare(given->closed, given->opened) < 0)
        return zxi_refuse(call, &rules[DATES], "closed", given->id, "opened %s", "%s 起始", zxi_date_text(given->opened));
    zx_status status = check_number(call, given);
    return status == ZX_OK ? check_neighbours(call, given) : status;
}

static zx_status plan_end(zxi_call *call, zx_term *given)
{
    const json_t *rulebook;
    zx_status status = zxi_rulebook_of(call->store, call->act->on, &rulebook, NULL);
    if (status == ZX_OK) {
        int64_t years = zxi_rulebook_int(rulebook, "term", "years", 5);
        given->planned_end = zx_date_add_months(given->opened, years > 0 && years <= 100 ? (int)years * 12 : 60);
    }
    return status;
}

static zx_status open_it(zxi_call *call, void *in, zx_id *out)
{
    zx_term *given = in;
    zx_status status = ZX_OK;
    if (!given->opened.year)
        given->opened = call->act->on;
    if (given->closed.year && zx_date_compare(given->closed, call->act->on) > 0)
        return zxi_refuse(call, &rules[BY_CLOSING], "closed", 0, "%s is after the act", "%s 晚于登记日期", zxi_date_text(given->closed));
    if (!given->planned_end.year)
        status = plan_end(call, given);
    if (status == ZX_OK)
        status = check(call, given);
    if (status == ZX_OK)
        status = zxi_record_insert(call, &zxi_term_type, given);
    *out = given->id;
    return status;
}

static zx_status load_open(zxi_call *call, zx_id id, zx_term **out)
{
    void *loaded;
    zx_status status = zxi_record_load(call, &zxi_term_type, id, &loaded);
    if (status != ZX_OK)
        return status;
    *out = loaded;
    if ((*out)->closed.year)
        return zxi_refuse(call, &rules[NOT_CLOSED], "id", id, "closed %s", "%s 已终止", zxi_date_text((*out)->closed));
    return ZX_OK;
}

static zx_status extend(zxi_call *call, void *in, zx_id *out)
{
    const zx_term *given = in;
    zx_term *term;
    zx_status status = load_open(call, given->id, &term);
    if (status != ZX_OK)
        return status;
    if (zx_date_compare(given->planned_end, term->planned_end) <= 0)
        return zxi_refuse(call, &rules[LATER], "planned_end", given->id, "planned until %s", "原定 %s", zxi_date_text(term->planned_end));
    term->planned_end = given->planned_end;
    *out = given->id;
    return zxi_record_update(call, &zxi_term_type, term);
}

/* Nothing of the term goes on after that day. */
static zx_status check_over(zxi_call *call, zx_id id, zx_date on)
{
    int64_t sessions, seats = 0;
    zx_status status = zxi_ask(call->store, &sessions, "SELECT count(*) FROM session WHERE term = ?1 AND (coalesce(closed, 0) = 0 OR closes > ?2)",
                               "id", id, on);
    if (status == ZX_OK && sessions)
        return zxi_refuse(call, &rules[SESSIONS], "id", id, "%lld are not", "尚有 %lld 次会议未闭会", (long long)sessions);
    if (status == ZX_OK)
        status = zxi_ask(call->store, &seats, "SELECT count(*) FROM membership WHERE term = ?1 AND " ZXI_FIRST("begun") " > ?2", "id", id, on);
    if (status == ZX_OK && seats)
        return zxi_refuse(call, &rules[SEATS], "id", id, "%lld begin later", "有 %lld 项任职晚于该日开始", (long long)seats);
    return status;
}

static zx_status close_it(zxi_call *call, void *in, zx_id *out)
{
    const zx_term *given = in;
    zx_term *term;
    zx_status status = load_open(call, given->id, &term);
    if (status != ZX_OK)
        return status;
    if (zx_date_compare(call->act->on, term->opened) < 0)
        return zxi_refuse(call, &rules[DATES], "id", given->id, "opened %s", "%s 起始", zxi_date_text(term->opened));
    status = check_over(call, given->id, call->act->on);
    if (status != ZX_OK)
        return status;
    term->closed = call->act->on;
    status = zxi_record_update(call, &zxi_term_type, term);
    *out = given->id;
    return status == ZX_OK ? zxi_memberships_end_with_term(call, given->id, call->act->on) : status;
}

static zx_status check_holds(zxi_call *call, const zx_term *given)
{
    int64_t outside;
    zx_status status = zxi_ask(call->store, &outside,
                               "SELECT (SELECT count(*) FROM session WHERE term = ?1 AND opens < ?2) + "
                               "(SELECT count(*) FROM membership WHERE term = ?1 AND " ZXI_LAST("begun") " < ?2)",
                               "id", given->id, given->opened);
    if (status == ZX_OK && outside)
        return zxi_refuse(call, &rules[HOLDS], "opened", given->id, "%lld would lie before it", "有 %lld 项将落在其前", (long long)outside);
    return status == ZX_OK && given->closed.year ? check_over(call, given->id, given->closed) : status;
}

static zx_status correct(zxi_call *call, void *in, zx_id *out)
{
    const zx_term *given = in;
    void *loaded;
    zx_status status = zxi_record_load(call, &zxi_term_type, given->id, &loaded);
    if (status != ZX_OK)
        return status;
    zx_date before = ((zx_term *)loaded)->closed;
    if ((before.year != 0) != (given->closed.year != 0))
        return zxi_refuse(call, &rules[BY_CLOSING], "closed", given->id, before.year ? "it is closed" : "it is open",
                          before.year ? "该届已终止" : "该届未终止");
    status = check(call, given);
    if (status == ZX_OK)
        status = check_holds(call, given);
    if (status != ZX_OK)
        return status;
    zxi_record_replace(&zxi_term_type, loaded, given);
    status = zxi_record_update(call, &zxi_term_type, loaded);
    *out = given->id;
    return status == ZX_OK && before.year ? zxi_memberships_move_term_end(call, given->id, before, given->closed) : status;
}

static const zxi_verb verbs[] = {
    {{"term.open", "term", "number! opened planned_end closed", "opens a term", "开始一届"}, &zxi_term_type, open_it, false},
    {{"term.extend", "term", "id! planned_end!", "moves its planned end", "延长任期"}, &zxi_term_type, extend, false},
    {{"term.close", "term", "id!", "closes it and ends its memberships", "终止一届及其任职"}, &zxi_term_type, close_it, false},
    {{"term.correct", "term", "id! number! opened! planned_end! closed", "mends a term's data", "更正届次信息"}, &zxi_term_type, correct, true},
    {{NULL, NULL, NULL, NULL, NULL}, NULL, NULL, false},
};

static const zx_record_type *const types[] = {&zxi_term_type, NULL};
const zxi_noun zxi_noun_term = {"term", types, verbs, rules};

zx_status zx_term_open(zx_store *store, const zx_act *act, const zx_term *in, zx_id *out)
{
    return ZXI_RUN("term.open");
}

zx_status zx_term_extend(zx_store *store, const zx_act *act, const zx_term *in, zx_id *out)
{
    return ZXI_RUN("term.extend");
}

zx_status zx_term_close(zx_store *store, const zx_act *act, const zx_term *in, zx_id *out)
{
    return ZXI_RUN("term.close");
}

zx_status zx_term_correct(zx_store *store, const zx_act *act, const zx_term *in, zx_id *out)
{
    return ZXI_RUN("term.correct");
}

static zx_status term_on(zx_store *store, zx_date on, zx_id *out)
{
    zx_id found;
    zx_status status = zxi_ask(store, &found,
                               "SELECT id FROM term WHERE opened <= ?1 AND (closed IS NULL OR closed > ?1) ORDER BY number DESC LIMIT 1", "d", on);
    if (status == ZX_OK && !found)
        return zxi_fail(ZX_NOT_FOUND, ZXI_ABOUT(.record = "term"), "no term was open on %s", "%s 不在任何一届之内", zxi_date_text(on));
    if (status == ZX_OK)
        *out = found;
    return status;
}

zx_status zx_term_on(zx_store *store, zx_date on, zx_id *out)
{
    if (!out)
        return zxi_misuse("out is NULL");
    if (!zx_date_complete(on))
        return zxi_fail(ZX_INVALID, ZXI_ABOUT(.record = "term", .field = "on", .rule = "date.complete"), "on: must be a complete date",
                        "on：须为完整日期");
    zx_status status = zxi_enter(store);
    if (status != ZX_OK)
        return status;
    status = zxi_read_begin(store);
    if (status == ZX_OK) {
        status = term_on(store, on, out);
        zxi_read_end(store);
    }
    zxi_leave(store);
    return status;
}
