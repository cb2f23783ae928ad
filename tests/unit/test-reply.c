/* SPDX-License-Identifier: MIT */
/* Replies: who may answer, when, and what the proposal then says. */
#include "fixture.h"

static zx_status reply(int month, int day, zx_id assignment, const char *class_)
{
    const zx_reply given = {ZX_REPLY_INIT, .assignment = assignment, .reply_class = class_, .document_number = "宁教提〔2020〕12号",
                            .content = "已列入计划。"};
    return zx_proposal_reply(city->store, zxt_on(2020, month, day), &given, NULL);
}

static void ck_outcome(zx_id id, zx_proposal_handling handling, const char *outcome)
{
    zx_proposal *proposal = zxt_get_proposal(city, id);
    ck_assert_int_eq(proposal->handling, handling);
    ck_assert_str_eq(proposal->outcome ? proposal->outcome : "", outcome);
    ck_assert_int_eq(proposal->replied.year != 0, *outcome != '\0');
    zx_free(proposal);
}

START_TEST(a_sole_unit_answers)
{
    zx_id id = zxt_filed(city), sole = zxt_assigned(city, id, city->units[0], ZX_ROLE_SOLE);
    ck_rule(city->store, reply(2, 19, sole, "A"), "reply.after-assignment", "on");
    ck_ok(reply(2, 20, sole, "A"));
    ck_outcome(id, ZX_HANDLING_REPLIED, "A");
    ck_rule(city->store, reply(2, 21, sole, "B"), "reply.once", "assignment");
    void *record = NULL;
    ck_ok(zx_record_get(city->store, "assignment", sole, &record));
    ck_assert_int_eq(((zx_assignment *)record)->replied.day, 20);
    zx_free(record);
}
END_TEST

START_TEST(a_lead_unit_answers_for_those_that_assist)
{
    zx_id id = zxt_filed(city), lead = zxt_assigned(city, id, city->units[0], ZX_ROLE_LEAD);
    zx_id assists = zxt_assigned(city, id, city->units[1], ZX_ROLE_ASSISTING);
    ck_rule(city->store, reply(3, 1, assists, "A"), "reply.assisting", "assignment");
    zx_organization *unit = NULL;
    ck_ok(zx_record_get(city->store, "organization", city->units[1], (void **)&unit));
    ck_assert_ptr_nonnull(strstr(zx_error_last()->message, unit->name));
    ck_assert_ptr_nonnull(strstr(zx_error_last()->message_zh, unit->name));
    zx_free(unit);
    ck_ok(reply(3, 1, lead, "B"));
    ck_outcome(id, ZX_HANDLING_REPLIED, "B");
    ck_rule(city->store, reply(3, 2, assists, "A"), "reply.assisting", "assignment");
}
END_TEST

START_TEST(separate_units_answer_each_for_itself)
{
    zx_id id = zxt_filed(city), units[3];
    for (int i = 0; i < 3; i++)
        units[i] = zxt_assigned(city, id, city->units[i], ZX_ROLE_SEPARATE);
    ck_outcome(id, ZX_HANDLING_ASSIGNED, "");
    ck_ok(reply(3, 1, units[0], "C"));
    ck_outcome(id, ZX_HANDLING_PARTLY_REPLIED, "");
    ck_ok(reply(4, 1, units[1], "A"));
    ck_outcome(id, ZX_HANDLING_PARTLY_REPLIED, "");
    ck_ok(reply(3, 15, units[2], "B"));
    ck_outcome(id, ZX_HANDLING_REPLIED, "C");
    zx_proposal *proposal = zxt_get_proposal(city, id);
    ck_assert_int_eq(zx_date_compare(proposal->replied, (zx_date){2020, 4, 1}), 0);
    zx_free(proposal);
    ck_ok(zx_journal_verify(city->store, NULL, NULL, NULL));
}
END_TEST

START_TEST(nobody_answers_a_withdrawn_proposal)
{
    zx_id id = zxt_filed(city), sole = zxt_assigned(city, id, city->units[0], ZX_ROLE_SOLE);
    const zx_examination withdrawal = {ZX_EXAMINATION_INIT, .proposal = id};
    ck_ok(zx_proposal_withdraw(city->store, zxt_on(2020, 3, 1), &withdrawal, NULL));
    ck_rule(city->store, reply(3, 2, sole, "A"), "proposal.filed-first", "assignment");
}
END_TEST

START_TEST(the_text_is_kept_and_the_entry_is_the_proposal_s)
{
    zx_id id = zxt_filed(city), sole = zxt_assigned(city, id, city->units[0], ZX_ROLE_SOLE), out = 0;
    const zx_reply given = {ZX_REPLY_INIT, .assignment = sole, .reply_class = "B", .signer = "王伟", .contact = "李娜", .content = "已列入计划。"};
    ck_ok(zx_proposal_reply(city->store, zxt_on(2020, 3, 1), &given, &out));
    void *record = NULL;
    ck_ok(zx_record_get(city->store, "reply", out, &record));
    const zx_reply *kept = record;
    ck_assert_str_eq(kept->content, "已列入计划。");
    ck_assert_str_eq(kept->contact, "李娜");
    ck_assert_int_eq(kept->replied.month, 3);
    zx_free(record);
    zx_cursor *cursor = NULL;
    const void *row = NULL;
    ck_ok(zx_journal_list(city->store, 0, 0, &cursor));
    const zx_change *last = NULL;
    zx_id subject = 0;
    while (zx_cursor_next(cursor, &row) == ZX_OK) {
        last = row;
        subject = last->subject;
    }
    ck_assert_int_eq(subject, id);
    zx_cursor_free(cursor);
}
END_TEST

START_TEST(ids_classes_and_revisions)
{
    zx_id id = zxt_filed(city), sole = zxt_assigned(city, id, city->units[0], ZX_ROLE_SOLE);
    char *before = zxt_head(city->store);
    ck_refused(reply(3, 1, id, "A"), ZX_NOT_FOUND, "assignment");
    ck_refused(reply(3, 1, sole, "Z"), ZX_INVALID, "reply_class");
    ck_refused(reply(3, 1, sole, NULL), ZX_INVALID, "reply_class");
    zx_reply given = {ZX_REPLY_INIT, .assignment = sole, .reply_class = "A", .revision = 1};
    ck_refused(zx_proposal_reply(city->store, zxt_on(2020, 3, 1), &given, NULL), ZX_CONFLICT, "revision");
    given.revision = 0;
    given.content = "\xed\xa0\x80";
    ck_refused(zx_proposal_reply(city->store, zxt_on(2020, 3, 1), &given, NULL), ZX_INVALID, "content");
    char *after = zxt_head(city->store);
    ck_assert_str_eq(before, after);
    free(before);
    free(after);
    ck_ok(reply(3, 1, sole, "C"));
}
END_TEST

ZXT_CITY_MAIN("reply", a_sole_unit_answers, a_lead_unit_answers_for_those_that_assist, separate_units_answer_each_for_itself,
              nobody_answers_a_withdrawn_proposal, the_text_is_kept_and_the_entry_is_the_proposal_s, ids_classes_and_revisions)
