/* SPDX-License-Identifier: MIT */
/* A leader sees to it that a proposal is handled well. */
#include "fixture.h"

static zx_status supervises(int month, int day, zx_supervision supervision, zx_id *out)
{
    return zx_supervision_begin(city->store, zxt_on(2020, month, day), &supervision, out);
}

#define SUPERVISE(month_, day_, ...) supervises(month_, day_, (zx_supervision){ZX_SUPERVISION_INIT, __VA_ARGS__}, NULL)

/* members[0] is vice chairperson from 2020-02-01 on. */
static void elect(void)
{
    const zx_membership office = {ZX_MEMBERSHIP_INIT, .person = city->members[0], .organization = city->committee, .office = "vice_chairperson",
                                  .term = city->term, .begun = {2020, 2, 1}, .begun_by = "election"};
    ck_ok(zx_membership_elect(city->store, zxt_on(2020, 2, 1), &office, NULL));
}

START_TEST(by_an_office_that_supervises)
{
    zx_id filed = zxt_filed(city), id = 0;
    elect();
    ck_rule(city->store, SUPERVISE(3, 1, .proposal = filed, .leader = city->members[1]), "supervision.leader", "leader");
    ck_assert_ptr_nonnull(strstr(zx_error_last()->message, "on 2020-03-01; such offices are: chairperson, vice chairperson"));
    ck_assert_ptr_nonnull(strstr(zx_error_last()->message_zh, "日期：2020-03-01；有督办职责的职务：主席、副主席"));
    ck_rule(city->store, SUPERVISE(1, 31, .proposal = filed, .leader = city->members[0]), "supervision.leader", "leader");
    ck_ok(supervises(2, 1, (zx_supervision){ZX_SUPERVISION_INIT, .proposal = filed, .leader = city->members[0], .body = city->special}, &id));
    void *record = NULL;
    ck_ok(zx_record_get(city->store, "supervision", id, &record));
    ck_assert_str_eq(((zx_supervision *)record)->office, "vice_chairperson");
    zx_free(record);
}
END_TEST

START_TEST(of_what_is_filed_and_once_at_a_time)
{
    zx_id filed = zxt_filed(city), submitted = zxt_submitted(city), id = 0;
    elect();
    ck_rule(city->store, SUPERVISE(3, 1, .proposal = submitted, .leader = city->members[0]), "proposal.filed-first", "proposal");
    ck_rule(city->store, SUPERVISE(3, 1, .proposal = filed, .leader = city->members[0], .body = city->dissolved_unit), "supervision.body-exists",
            "body");
    ck_ok(supervises(2, 29, (zx_supervision){ZX_SUPERVISION_INIT, .proposal = filed, .leader = city->members[0], .body = city->dissolved_unit}, &id));
    ck_rule(city->store, SUPERVISE(3, 2, .proposal = filed, .leader = city->members[0]), "supervision.once", "leader");
    const zx_supervision end = {ZX_SUPERVISION_INIT, .id = id, .note = "已办结"};
    ck_rule(city->store, zx_supervision_end(city->store, zxt_on(2020, 2, 28), &end, NULL), "proposal.in-order", "on");
    ck_ok(zx_supervision_end(city->store, zxt_on(2020, 3, 2), &end, NULL));
    ck_rule(city->store, zx_supervision_end(city->store, zxt_on(2020, 3, 2), &end, NULL), "supervision.still-open", "id");
    ck_ok(SUPERVISE(3, 2, .proposal = filed, .leader = city->members[0]));
    ck_ok(zx_journal_verify(city->store, NULL, NULL, NULL));
}
END_TEST

/* What is done for it is on the agenda of activities. */
START_TEST(its_activities_deal_with_it)
{
    zx_id filed = zxt_filed(city), id = 0, visit = 0, item = 0;
    elect();
    ck_ok(supervises(3, 1, (zx_supervision){ZX_SUPERVISION_INIT, .proposal = filed, .leader = city->members[0]}, &id));
    const zx_activity activity = {ZX_ACTIVITY_INIT, .kind = "inspection", .title = "重点提案督办视察", .organization = city->committee,
                                  .begins = {2020, 4, 2}};
    ck_ok(zx_activity_convene(city->store, zxt_on(2020, 3, 20), &activity, &visit));
    const zx_agenda_item deals = {ZX_AGENDA_ITEM_INIT, .activity = visit, .title = "现场督办", .subject = id};
    ck_ok(zx_activity_add_item(city->store, zxt_on(2020, 3, 20), &deals, &item));
    ck_assert(item != 0);
}
END_TEST

ZXT_CITY_MAIN("supervision", by_an_office_that_supervises, of_what_is_filed_and_once_at_a_time, its_activities_deal_with_it)
