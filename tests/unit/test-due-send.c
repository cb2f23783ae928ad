/* SPDX-License-Identifier: MIT */
/* The clock of sending: a document that was adopted, until it is sent or replaced. Adopted on 28 April 2020 it is to be sent by 11 May:
 * 1 to 5 May are off, 9 May is a make-up day, the 10th a Sunday. */
#include "fixture.h"

static zx_id meeting(void)
{
    zx_activity in = {ZX_ACTIVITY_INIT, .kind = "chairpersons_council_meeting", .title = "主席会议", .organization = city->committee,
                      .term = city->term, .number = {1, 1}, .begins = {2020, 4, 28}};
    ck_ok(zx_activity_convene(city->store, zxt_on(2020, 4, 20), &in, &in.id));
    const zx_activity held = {ZX_ACTIVITY_INIT, .id = in.id};
    ck_ok(zx_activity_hold(city->store, zxt_on(2020, 4, 28), &held, NULL));
    return in.id;
}

static zx_id adopted(const char *kind, zx_id issuer, zx_id by)
{
    const zx_document draft = {ZX_DOCUMENT_INIT, .kind = kind, .title = "关于治水的建议案", .issuer = issuer};
    zx_document document = {ZX_DOCUMENT_INIT, .adopted_by = by};
    ck_ok(zx_document_draft(city->store, zxt_on(2020, 4, 1), &draft, &document.id));
    ck_ok(zx_document_adopt(city->store, zxt_on(2020, 4, 28), &document, NULL));
    return document.id;
}

static int count(const zx_due_options *options, zx_due_line *first)
{
    zx_cursor *cursor = NULL;
    const void *row;
    int lines = 0;
    ck_ok(zx_due(city->store, options, &cursor));
    for (; zx_cursor_next(cursor, &row) == ZX_OK; lines++)
        if (lines == 0 && first)
            *first = *(const zx_due_line *)row;
    if (lines > 0 && first)
        first->reason = first->reason_zh = NULL;
    zx_cursor_free(cursor);
    return lines;
}

#define COUNT(first_, ...) count(&(const zx_due_options){ZX_DUE_INIT, __VA_ARGS__}, first_)

START_TEST(what_is_adopted_is_sent_in_time)
{
    zx_due_line line;
    zx_id council = meeting(), id = adopted("formal_recommendation", city->committee, council);
    adopted("report", city->committee, 0);
    ck_assert_int_eq(COUNT(NULL, .on = {2020, 4, 27}), 0);
    ck_assert_int_eq(COUNT(&line, .on = {2020, 5, 12}), 1);
    ck_assert(line.document == id && line.unit == city->committee && line.clock == ZX_CLOCK_SEND && line.state == ZX_DUE_OVERDUE);
    ck_assert(!line.proposal && !line.proposer && !line.assignment && line.days_left.value == -1);
    ck_assert_int_eq(zx_date_compare(line.due, (zx_date){2020, 5, 11}), 0);
    ck_assert_int_eq(COUNT(&line, .on = {2020, 5, 11}, .clock = ZX_CLOCK_SEND, .unit = city->committee), 1);
    ck_assert_int_eq(line.state, ZX_DUE_SOON);
    ck_assert_int_eq(COUNT(NULL, .on = {2020, 5, 11}, .clock = ZX_CLOCK_REPLY), 0);
    ck_assert_int_eq(COUNT(NULL, .on = {2020, 5, 11}, .unit = city->units[0]), 0);
    ck_assert_int_eq(COUNT(NULL, .on = {2020, 5, 11}, .session = city->session), 0);
    ck_assert_int_eq(COUNT(NULL, .on = {2020, 5, 11}, .states = ZX_DUE_LATE), 0);
    const zx_dispatch sent = {ZX_DISPATCH_INIT, .document = id, .recipient = city->units[0]};
    ck_ok(zx_document_send(city->store, zxt_on(2020, 5, 20), &sent, NULL));
    ck_assert_int_eq(COUNT(NULL, .on = {2020, 5, 20}), 0);
    ck_assert_int_eq(COUNT(NULL, .on = {2020, 5, 19}, .states = ZX_DUE_LATE), 1);
}
END_TEST

START_TEST(what_is_replaced_is_not_waited_for)
{
    zx_id council = meeting(), id = adopted("formal_recommendation", 0, council);
    zx_document next = {ZX_DOCUMENT_INIT, .kind = "formal_recommendation", .title = "关于治水的建议案", .replaces = id}, kept = {ZX_DOCUMENT_INIT};
    ck_ok(zx_document_draft(city->store, zxt_on(2020, 5, 6), &next, &kept.id));
    kept.in_force = (zx_date){2020, 5, 8};
    kept.adopted_by = council;
    ck_ok(zx_document_adopt(city->store, zxt_on(2020, 5, 7), &kept, NULL));
    zx_due_line line;
    ck_assert_int_eq(COUNT(NULL, .on = {2020, 5, 7}), 2);
    ck_assert_int_eq(COUNT(&line, .on = {2020, 5, 8}), 1);
    ck_assert(line.document == kept.id && !line.unit);
}
END_TEST

ZXT_CITY_MAIN("due-send", what_is_adopted_is_sent_in_time, what_is_replaced_is_not_waited_for)
