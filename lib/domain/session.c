/* SPDX-License-Identifier: MIT */
#include <zhengxie/session.h>

#include <string.h>

#include <zhengxie/date.h>
#include <zhengxie/text.h>

#include "domain/bodies.h"

ZXI_NO_PADDING(zx_session, closed);

static const zx_field fields[] = {
    ZXI_ID(zx_session, term, "term", ZX_FIELD_REQUIRED, "of term", "所属届"),
    ZXI_INT(zx_session, number, ZX_FIELD_REQUIRED | ZX_FIELD_TITLE, "session", "会次"),
    ZXI_DATE(zx_session, opens, ZX_FIELD_REQUIRED | ZX_FIELD_EFFECTIVE, "opens", "开幕日期"),
    ZXI_DATE(zx_session, closes, 0, "closes", "闭幕日期"),
    ZXI_DATE(zx_session, deadline, 0, "deadline for proposals", "提案截止日期"),
    ZXI_FLAG(zx_session, closed, 0, "closed", "已闭会"),
};

const zx_record_type zxi_session_type = ZXI_TYPE(zx_session, closed, "session", "session", "次会议", fields, .answer = false);

enum { NUMBER_COUNTS, WITHIN_TERM, DATES, IN_ORDER, NOT_CLOSED, LATER, LAST_DAY, HOLDS };

static const zx_rule rules[] = {
    [NUMBER_COUNTS] = {"session.number-counts", "sessions are numbered from 1", "会次自一起编号", "library"},
    [WITHIN_TERM] = {"session.within-term", "a session lies within its term", "会议须在其所属届期之内", "政协章程"},
    [DATES] = {"session.dates-in-order", "a session closes, and takes proposals, no earlier than it opens", "闭幕日期和提案截止日期不得早于开幕日期", "library"},
    [IN_ORDER] = {"session.in-order", "the sessions of a term follow one another by number and by date", "同届各次会议的会次与日期须先后相承", "library"},
    [NOT_CLOSED] = {"session.not-closed", "a session that is closed changes no more", "已闭会的会议不再变更", "library"},
    [LATER] = {"session.extension-later", "an extension moves a day to a later one", "延期须晚于原定日期", "library"},
    [LAST_DAY] = {"session.closed-has-last-day", "a session that is closed has a last day", "已闭会的会议须有闭幕日期", "library"},
    [HOLDS] = {"session.holds-its-records", "what was part of a session lies within it", "属于该次会议的活动须在会期之内", "library"},
    {NULL, NULL, NULL, NULL},
};

/* ---- rules ---- */

static zx_status check_dates(const zxi_call *call, const zx_session *given)
{
    if (given->closes.year && zx_date_compare(given->closes, given->opens) < 0)
        return zxi_refuse(call, &rules[DATES], "closes", given->id, "it opens %s", "%s 开幕", zxi_date_text(given->opens));
    if (given->deadline.year && zx_date_compare(given->deadline, given->opens) < 0)
        return zxi_refuse(call, &rules[DATES], "deadline", given->id, "it opens %s", "%s 开幕", zxi_date_text(given->opens));
    return ZX_OK;
}

static zx_status check_term(zxi_call *call, const zx_session *given)
{
    void *found;
    zx_status status = zxi_record_load(call, &zxi_term_type, given->term, &found);
    if (status != ZX_OK)
        return status;
    const zx_term *term = found;
    zx_date last = given->closes.year ? given->closes : given->opens;
    if (zx_date_compare(given->opens, term->opened) < 0)
        return zxi_refuse(call, &rules[WITHIN_TERM], "opens", given->id, "the term opened %s", "该届 %s 起始", zxi_date_text(term->opened));
    if (term->closed.year && zx_date_compare(last, term->closed) >= 0)
        return zxi_refuse(call, &rules[WITHIN_TERM], given->closes.year ? "closes" : "opens", given->id, "the term was closed %s", "该届 %s 终止",
                          zxi_date_text(term->closed));
    return ZX_OK;
}

static zx_status check_number(zxi_call *call, const zx_session *given)
{
    int64_t same, wrong = 0;
    if (given->number.value < 1 || given->number.value > 9999)
        return zxi_refuse(call, &rules[NUMBER_COUNTS], "number", given->id, "given: %lld", "所给为 %lld", (long long)given->number.value);
    zx_status status = zxi_ask(call->store, &same, "SELECT id FROM session WHERE term = ?1 AND number = ?2 AND id <> ?3", "iii", given->term,
                               given->number.value, given->id);
    if (status == ZX_OK && same)
        return zxi_exists(call, "number", same, "the term has such a session already", "该届已有此次会议");
    if (status == ZX_OK)
        status = zxi_ask(call->store, &wrong,
                         "SELECT number FROM session WHERE term = ?1 AND id <> ?2 AND "
                         "CASE WHEN number < ?3 THEN coalesce(closes, opens) >= ?4 ELSE opens <= ?5 END ORDER BY number LIMIT 1",
                         "iiidd", given->term, given->id, given->number.value, given->opens, given->closes.year ? given->closes : given->opens);
    if (status == ZX_OK && wrong)
        return zxi_refuse(call, &rules[IN_ORDER], "opens", given->id, "it does not fit with session %lld", "与第 %lld 次会议先后不符",
                          (long long)wrong);
    return status;
}

/* What took place in the session takes place within it. */
static zx_status check_holds(zxi_call *call, const zx_session *given)
{
    int64_t outside = 0;
    if (!given->id)
        return ZX_OK;
    zx_status status = zxi_ask(call->store, &outside,
                               "SELECT count(*) FROM activity WHERE session = ?1 AND state <> 'cancelled' AND "
                               "(begins < ?2 OR coalesce(ends, begins) > ?3 OR term <> ?4)",
                               "iddi", given->id, given->opens, given->closes, given->term);
    if (status == ZX_OK && outside)
        return zxi_refuse(call, &rules[HOLDS], "closes", given->id, "%lld activities would lie outside", "有 %lld 项活动将落在其外", (long long)outside);
    return status;
}

static zx_status check(zxi_call *call, const zx_session *given)
{
    zx_status status = check_dates(call, given);
    if (status == ZX_OK)
        status = check_term(call, given);
    if (status == ZX_OK)
        status = check_number(call, given);
    return status == ZX_OK ? check_holds(call, given) : status;
}

/* ---- verbs ---- */

static zx_status open_it(zxi_call *call, void *in, zx_id *out)
{
    zx_session *given = in;
    zx_status status = check(call, given);
    if (status == ZX_OK)
        status = zxi_record_insert(call, &zxi_session_type, given);
    *out = given->id;
    return status;
}

static zx_status load_open(zxi_call *call, zx_id id, zx_session **out)
{
    void *loaded;
    zx_status status = zxi_record_load(call, &zxi_session_type, id, &loaded);
    if (status != ZX_OK)
        return status;
    *out = loaded;
    if ((*out)->closed == ZX_YES)
        return zxi_refuse(call, &rules[NOT_CLOSED], "id", id, "closed %s", "%s 已闭会", zxi_date_text((*out)->closes));
    return ZX_OK;
}

static zx_status move_later(zxi_call *call, zx_id id, const char *field, zx_date *day, zx_date later)
{
    if (!later.year)
        return ZX_OK;
    if (day->year && zx_date_compare(later, *day) <= 0)
        return zxi_refuse(call, &rules[LATER], field, id, "it is %s", "原定 %s", zxi_date_text(*day));
    *day = later;
    return ZX_OK;
}

static zx_status extend(zxi_call *call, void *in, zx_id *out)
{
    const zx_session *given = in;
    zx_session *session;
    if (!given->closes.year && !given->deadline.year)
        return zxi_invalid(call, "closes", "field.required", "closes or deadline must be given", "须填写闭幕日期或提案截止日期");
    zx_status status = load_open(call, given->id, &session);
    if (status == ZX_OK)
        status = move_later(call, given->id, "closes", &session->closes, given->closes);
    if (status == ZX_OK)
        status = move_later(call, given->id, "deadline", &session->deadline, given->deadline);
    if (status == ZX_OK)
        status = check(call, session);
    *out = given->id;
    return status == ZX_OK ? zxi_record_update(call, &zxi_session_type, session) : status;
}

static zx_status close_it(zxi_call *call, void *in, zx_id *out)
{
    const zx_session *given = in;
    zx_session *session;
    zx_status status = load_open(call, given->id, &session);
    if (status != ZX_OK)
        return status;
    session->closes = call->act->on;
    session->closed = ZX_YES;
    status = check(call, session);
    *out = given->id;
    return status == ZX_OK ? zxi_record_update(call, &zxi_session_type, session) : status;
}

static zx_status correct(zxi_call *call, void *in, zx_id *out)
{
    zx_session *given = in;
    void *loaded;
    zx_status status = zxi_record_load(call, &zxi_session_type, given->id, &loaded);
    if (status != ZX_OK)
        return status;
    given->closed = ((zx_session *)loaded)->closed;
    if (given->closed == ZX_YES && !given->closes.year)
        return zxi_refuse(call, &rules[LAST_DAY], "closes", given->id, "it is closed", "该次会议已闭会");
    status = check(call, given);
    if (status != ZX_OK)
        return status;
    zxi_record_replace(&zxi_session_type, loaded, given);
    *out = given->id;
    return zxi_record_update(call, &zxi_session_type, loaded);
}

static const zxi_verb verbs[] = {
    {{"session.open", "session", "term! number! opens! closes deadline", "opens a session", "召开一次会议"}, &zxi_session_type, open_it, false},
    {{"session.extend", "session", "id! closes deadline", "moves its closing or its deadline", "延长会期或提案截止日期"}, &zxi_session_type, extend,
     false},
    {{"session.close", "session", "id!", "closes it", "闭会"}, &zxi_session_type, close_it, false},
    {{"session.correct", "session", "id! term! number! opens! closes deadline", "mends a session's data", "更正会议信息"}, &zxi_session_type, correct,
     true},
    {{NULL, NULL, NULL, NULL, NULL}, NULL, NULL, false},
};

static const zx_record_type *const types[] = {&zxi_session_type, NULL};
const zxi_noun zxi_noun_session = {"session", types, verbs, rules};

zx_status zx_session_open(zx_store *store, const zx_act *act, const zx_session *in, zx_id *out)
{
    return ZXI_RUN("session.open");
}

zx_status zx_session_extend(zx_store *store, const zx_act *act, const zx_session *in, zx_id *out)
{
    return ZXI_RUN("session.extend");
}

zx_status zx_session_close(zx_store *store, const zx_act *act, const zx_session *in, zx_id *out)
{
    return ZXI_RUN("session.close");
}

zx_status zx_session_correct(zx_store *store, const zx_act *act, const zx_session *in, zx_id *out)
{
    return ZXI_RUN("session.correct");
}

/* ---- names ---- */

static zx_status name_of(zx_store *store, zx_id id, zx_yes_no full, char **out)
{
    void *session, *term;
    zxi_arena *arena = zxi_call_arena(store);
    zx_status status = zxi_record_find(store, &zxi_session_type, id, false, arena, &session);
    if (status == ZX_OK)
        status = zxi_record_find(store, &zxi_term_type, ((zx_session *)session)->term, false, arena, &term);
    if (status == ZX_OK)
        status = zx_session_name_print(((zx_term *)term)->number.value, ((zx_session *)session)->number.value,
                                       full == ZX_YES ? zx_store_place(store) : NULL, out);
    return status;
}

zx_status zx_session_name(zx_store *store, zx_id session, zx_yes_no full, char **out)
{
    if (!out)
        return zxi_misuse("out is NULL");
    zx_status status = zxi_enter(store);
    if (status != ZX_OK)
        return status;
    status = zxi_read_begin(store);
    if (status == ZX_OK) {
        status = name_of(store, session, full, out);
        zxi_read_end(store);
    }
    zxi_leave(store);
    return status;
}

static zx_status find(zx_store *store, const char *name, int64_t term, int64_t number, const char *place, zx_id *out)
{
    zx_id found = 0;
    zx_status status = ZX_OK;
    if (!place || strcmp(place, zx_store_place(store)) == 0)
        status = zxi_ask(store, &found, "SELECT s.id FROM session AS s JOIN term AS t ON t.id = s.term WHERE t.number = ?1 AND s.number = ?2", "ii",
                         term, number);
    if (status == ZX_OK && !found)
        return zxi_fail(ZX_NOT_FOUND, ZXI_ABOUT(.record = "session"), "there is no session %s", "没有%s", name);
    if (status == ZX_OK)
        *out = found;
    return status;
}

zx_status zx_session_find(zx_store *store, const char *name, zx_id *out)
{
    int64_t term, number;
    char *place = NULL;
    if (!name || !out)
        return zxi_misuse("name or out is NULL");
    zx_status status = zxi_enter(store);
    if (status != ZX_OK)
        return status;
    status = zx_session_name_parse(name, &term, &number, &place);
    if (status == ZX_OK)
        status = zxi_read_begin(store);
    if (status == ZX_OK) {
        status = find(store, name, term, number, place, out);
        zxi_read_end(store);
    }
    zx_free(place);
    zxi_leave(store);
    return status;
}
