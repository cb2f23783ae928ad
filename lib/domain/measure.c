/* SPDX-License-Identifier: MIT */
#include <zhengxie/date.h>

#include "domain/bodies.h"
#include "domain/measures.h"
#include "domain/proposal/proposal.h"

ZXI_NO_PADDING(zx_measure, reserved);

static const zx_field fields[] = {
    ZXI_ID(zx_measure, reply, "reply", ZX_FIELD_REQUIRED, "promised in", "答复"),
    ZXI_ID(zx_measure, proposal, "proposal", ZX_FIELD_DERIVED, "proposal", "提案"),
    ZXI_TEXT(zx_measure, title, 500, ZX_FIELD_REQUIRED | ZX_FIELD_TITLE | ZX_FIELD_SEARCHABLE, "measure", "措施"),
    ZXI_ID(zx_measure, unit, "organization", ZX_FIELD_REQUIRED, "unit", "责任单位"),
    ZXI_DATE(zx_measure, promised, ZX_FIELD_REQUIRED | ZX_FIELD_EFFECTIVE, "promised", "承诺日期"),
    ZXI_DATE(zx_measure, due, ZX_FIELD_PARTIAL, "due", "完成期限"),
    ZXI_TEXT(zx_measure, note, 2000, 0, "note", "说明"),
    ZXI_CODE(zx_measure, outcome, "follow_up_outcomes", ZX_FIELD_DERIVED, "outcome", "落实情况"),
    ZXI_DATE(zx_measure, followed, ZX_FIELD_DERIVED, "followed up", "跟踪日期"),
};

/* The last follow-up by its date; of one day, the one that was noted last. */
static zx_status derive(zx_store *store, void *record)
{
    zx_measure *measure = record;
    zxi_statement *statement;
    zx_status status = ZXI_QUERY(store, 0, &measure->proposal,
                                 "SELECT a.proposal FROM reply AS r JOIN assignment AS a ON a.id = r.assignment WHERE r.id = ?1", measure->reply);
    measure->outcome = NULL;
    measure->followed = (zx_date){0};
    if (status == ZX_OK)
        status = zxi_prepare(store, "SELECT outcome, followed FROM follow_up WHERE measure = ?1 ORDER BY followed DESC, id DESC LIMIT 1", &statement);
    if (status != ZX_OK)
        return status;
    bool row;
    const char *outcome = NULL, *followed = NULL;
    size_t length = 0;
    zxi_bind_int(statement, 1, measure->id);
    status = zxi_step(statement, &row);
    if (status == ZX_OK && row)
        status = zxi_column_text(statement, 0, &outcome, &length);
    if (status == ZX_OK && row)
        status = zxi_column_text(statement, 1, &followed, NULL);
    if (status == ZX_OK && followed)
        status = zx_date_parse(followed, &measure->followed);
    if (status == ZX_OK && outcome && !(measure->outcome = zxi_arena_text(zxi_call_arena(store), outcome, length)))
        status = zxi_no_memory();
    zxi_done(statement);
    return status;
}

#define LAST(column_)                                                                                                          \
    "(SELECT f." column_ " FROM follow_up AS f WHERE f.measure = m.id AND f.followed <= ?1 ORDER BY f.followed DESC, f.id DESC LIMIT 1)"
static const char as_of[] = "SELECT m.id, m.revision, m.written, m.reply, m.proposal, m.title, m.unit, m.promised, m.due, m.note, " LAST(
    "outcome") " AS outcome, " LAST("followed") " AS followed FROM measure AS m WHERE m.promised <= ?1";

const zx_record_type zxi_measure_type = ZXI_TYPE(zx_measure, reserved, "measure", "measure", "措施", fields, .derive = derive, .as_of = as_of);

zx_status zxi_measure_load(zxi_call *call, zx_id id, zx_measure **out)
{
    void *loaded;
    zx_status status = zxi_record_load(call, &zxi_measure_type, id, &loaded);
    if (status != ZX_OK)
        return status;
    zx_measure again = *(zx_measure *)loaded;
    status = derive(call->store, &again);
    if (status == ZX_OK)
        status = zxi_record_same_derived(&zxi_measure_type, loaded, &again);
    if (status == ZX_OK)
        *out = loaded;
    return status;
}

enum { UNIT_EXISTS, DUE, AFTER_REPLY };
static const zx_rule rules[] = {
    [UNIT_EXISTS] = {"measure.unit-exists", "who is to do it exists on that date", "责任单位须于当日存在", "library"},
    [DUE] = {"measure.due", "a measure is not due before it is promised", "完成期限不得早于承诺日期", "library"},
    [AFTER_REPLY] = {"measure.after-reply", "what a reply promises is not noted before the reply", "承诺不得早于答复登记", "library"},
    {NULL, NULL, NULL, NULL},
};

static zx_status check(zxi_call *call, const zx_measure *given)
{
    void *unit;
    zx_status status = zxi_record_load(call, &zxi_organization_type, given->unit, &unit);
    if (status != ZX_OK)
        return status;
    if (!zxi_organization_on(unit, given->promised))
        return zxi_refuse(call, &rules[UNIT_EXISTS], "unit", given->unit, "on %s", "日期：%s", zxi_date_text(given->promised));
    if (given->due.year && zx_date_compare(zx_date_last(given->due), given->promised) < 0)
        return zxi_refuse(call, &rules[DUE], "due", given->reply, "promised on %s", "承诺日期为 %s", zxi_date_text(given->promised));
    return ZX_OK;
}

/* What the reply says of the measure: since when, by whom unless it is given, and of which proposal. */
static zx_status follow_from_reply(zxi_call *call, zx_measure *given)
{
    void *loaded;
    zx_assignment *assignment = NULL;
    zx_status status = zxi_record_load(call, &zxi_reply_type, given->reply, &loaded);
    if (status != ZX_OK)
        return status;
    const zx_reply *reply = loaded;
    if (zx_date_compare(call->act->on, reply->replied) < 0)
        return zxi_refuse(call, &rules[AFTER_REPLY], "on", given->reply, "replied on %s", "答复日期为 %s", zxi_date_text(reply->replied));
    status = zxi_assignment_load(call, reply->assignment, &assignment);
    if (status != ZX_OK)
        return status;
    given->promised = call->act->on;
    given->unit = given->unit ? given->unit : assignment->unit;
    given->proposal = assignment->proposal;
    return ZX_OK;
}

static zx_status promise(zxi_call *call, void *in, zx_id *out)
{
    zx_measure *given = in;
    zx_status status = follow_from_reply(call, given);
    if (status == ZX_OK)
        status = check(call, given);
    call->subject = given->proposal;
    if (status == ZX_OK)
        status = zxi_record_insert(call, &zxi_measure_type, given);
    *out = given->id;
    return status;
}

static zx_status correct(zxi_call *call, void *in, zx_id *out)
{
    const zx_measure *given = in;
    zx_measure *kept = NULL;
    zx_status status = zxi_measure_load(call, given->id, &kept);
    if (status != ZX_OK)
        return status;
    kept->title = given->title;
    kept->unit = given->unit;
    kept->due = given->due;
    kept->note = given->note;
    status = check(call, kept);
    call->subject = kept->proposal;
    *out = given->id;
    return status == ZX_OK ? zxi_record_update(call, &zxi_measure_type, kept) : status;
}

static const zxi_verb verbs[] = {
    {{"measure.promise", "measure", "reply! title! unit due note", "notes what a reply promises", "登记答复承诺事项"}, &zxi_measure_type, promise, false},
    {{"measure.correct", "measure", "id! title! unit! due note", "mends a measure's data", "更正措施"}, &zxi_measure_type, correct, ZXI_REASON},
    {{NULL, NULL, NULL, NULL, NULL}, NULL, NULL, false},
};

static const zx_record_type *const types[] = {&zxi_measure_type, NULL};
const zxi_noun zxi_noun_measure = {"measure", types, verbs, rules};

zx_status zx_measure_promise(zx_store *store, const zx_act *act, const zx_measure *in, zx_id *out)
{
    return ZXI_RUN("measure.promise");
}

zx_status zx_measure_correct(zx_store *store, const zx_act *act, const zx_measure *in, zx_id *out)
{
    return ZXI_RUN("measure.correct");
}
