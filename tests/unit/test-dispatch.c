/* SPDX-License-Identifier: MIT */
/* Documents that are sent, and answered. */
#include "fixture.h"

static zx_id drafted(const char *kind)
{
    zx_id id = 0;
    const zx_document in = {ZX_DOCUMENT_INIT, .kind = kind, .title = "关于加强停车管理的建议案"};
    ck_ok(zx_document_draft(city->store, zxt_on(2020, 2, 10), &in, &id));
    return id;
}

/* To be sent by 2020-03-03. */
static zx_id adopted(void)
{
    zx_id council = 0, id = drafted("formal_recommendation");
    const zx_activity meets = {ZX_ACTIVITY_INIT, .kind = "chairpersons_council_meeting", .title = "主席会议", .term = city->term, .number = {1, 20},
                               .begins = {2020, 2, 21}};
    ck_ok(zx_activity_convene(city->store, zxt_on(2020, 2, 10), &meets, &council));
    const zx_document in = {ZX_DOCUMENT_INIT, .id = id, .adopted_by = council};
    ck_ok(zx_document_adopt(city->store, zxt_on(2020, 2, 21), &in, NULL));
    return id;
}

static zx_status sends(int month, int day, zx_id document, zx_id recipient, zx_id *out)
{
    const zx_dispatch in = {ZX_DISPATCH_INIT, .document = document, .recipient = recipient};
    return zx_document_send(city->store, zxt_on(2020, month, day), &in, out);
}

static zx_yes_no late(zx_id id)
{
    void *record = NULL;
    ck_ok(zx_record_get(city->store, "dispatch", id, &record));
    zx_yes_no is = ((zx_dispatch *)record)->late;
    zx_free(record);
    return is;
}

START_TEST(what_is_to_be_adopted_is_sent_afterwards)
{
    zx_id draft = drafted("formal_recommendation"), report = drafted("report"), id = adopted();
    ck_rule(city->store, sends(2, 20, draft, city->channel, NULL), "document.adopted-first", "document");
    ck_rule(city->store, sends(2, 20, id, city->channel, NULL), "document.adopted-first", "document");
    ck_ok(sends(2, 21, id, city->channel, NULL));
    ck_rule(city->store, sends(2, 9, report, city->channel, NULL), "document.drafted-first", "on");
    ck_ok(sends(2, 10, report, city->outsider, NULL));
}
END_TEST

START_TEST(being_late_is_no_reason_to_refuse)
{
    zx_id in_time = 0, too_late = 0, further = 0, one = adopted();
    ck_ok(sends(3, 3, one, city->channel, &in_time));
    ck_assert_int_eq((int)late(in_time), (int)ZX_NO);
    ck_ok(sends(3, 9, one, city->units[0], &further));
    ck_assert_int_eq((int)late(further), 0);
    zx_document again = {ZX_DOCUMENT_INIT, .id = drafted("formal_recommendation")};
    zx_activity meets = {ZX_ACTIVITY_INIT, .kind = "chairpersons_council_meeting", .title = "主席会议", .term = city->term, .number = {1, 21},
                         .begins = {2020, 2, 21}};
    ck_ok(zx_activity_convene(city->store, zxt_on(2020, 2, 10), &meets, &again.adopted_by));
    ck_ok(zx_document_adopt(city->store, zxt_on(2020, 2, 21), &again, NULL));
    ck_ok(sends(3, 4, again.id, city->channel, &too_late));
    ck_assert_int_eq((int)late(too_late), (int)ZX_YES);
    ck_ok(zx_journal_verify(city->store, NULL, NULL, NULL));
}
END_TEST

START_TEST(to_somebody_who_is_there_and_once)
{
    zx_id report = drafted("report");
    ck_rule(city->store, sends(3, 1, report, city->dissolved_unit, NULL), "dispatch.recipient-exists", "recipient");
    ck_ok(sends(2, 29, report, city->dissolved_unit, NULL));
    ck_rule(city->store, sends(3, 1, report, city->dissolved_unit, NULL), "dispatch.once", "recipient");
    ck_ok(sends(3, 1, report, city->channel, NULL));
}
END_TEST

static zx_status answers(int month, int day, zx_id id, zx_id by)
{
    const zx_dispatch in = {ZX_DISPATCH_INIT, .id = id, .answer = "同意", .answered_by = by};
    return zx_document_answer(city->store, zxt_on(2020, month, day), &in, NULL);
}

START_TEST(it_is_answered_once)
{
    zx_id one = 0, other = 0, report = drafted("report");
    ck_ok(sends(3, 1, report, city->channel, &one));
    ck_ok(sends(3, 1, report, city->units[0], &other));
    ck_rule(city->store, answers(2, 29, one, 0), "dispatch.in-order", "on");
    ck_ok(answers(3, 1, one, city->outsider));
    ck_rule(city->store, answers(3, 2, one, 0), "dispatch.answered-once", "id");
    zx_dispatch mended = {ZX_DISPATCH_INIT, .id = other, .recipient = city->units[1], .answer = "已阅"};
    ck_rule(city->store, zx_document_correct_dispatch(city->store, zxt_mend(2020, 3, 3), &mended, NULL), "dispatch.answer", "answered_by");
    mended.answer = NULL;
    ck_ok(zx_document_correct_dispatch(city->store, zxt_mend(2020, 3, 3), &mended, NULL));
    mended.recipient = city->channel;
    ck_rule(city->store, zx_document_correct_dispatch(city->store, zxt_mend(2020, 3, 3), &mended, NULL), "dispatch.once", "recipient");
    mended = (zx_dispatch){ZX_DISPATCH_INIT, .id = one, .recipient = city->channel, .answer = "原则同意"};
    ck_rule(city->store, zx_document_correct_dispatch(city->store, zxt_mend(2020, 3, 3), &mended, NULL), "dispatch.answer", "answered_by");
    mended.answered_by = city->channel;
    ck_ok(zx_document_correct_dispatch(city->store, zxt_mend(2020, 3, 3), &mended, NULL));
    ck_ok(zx_journal_verify(city->store, NULL, NULL, NULL));
}
END_TEST

ZXT_CITY_MAIN("dispatch", what_is_to_be_adopted_is_sent_afterwards, being_late_is_no_reason_to_refuse, to_somebody_who_is_there_and_once,
              it_is_answered_once)
