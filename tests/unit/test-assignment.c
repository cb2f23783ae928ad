/* SPDX-License-Identifier: MIT */
/* Assignments: alone, separately, together, at a hand-over meeting, and passed on. */
#include "fixture.h"

static zx_status assign(const zx_act *act, zx_assignment assignment, zx_id *out)
{
    return zx_proposal_assign(city->store, act, &assignment, out);
}

#define ASSIGN(month_, day_, ...) assign(zxt_on(2020, month_, day_), (zx_assignment){ZX_ASSIGNMENT_INIT, __VA_ARGS__}, NULL)

static zx_assignment *get(zx_id id)
{
    void *record = NULL;
    ck_ok(zx_record_get(city->store, "assignment", id, &record));
    return record;
}

static zx_status reply(int month, int day, zx_id assignment)
{
    const zx_reply given = {ZX_REPLY_INIT, .assignment = assignment, .reply_class = "B"};
    return zx_proposal_reply(city->store, zxt_on(2020, month, day), &given, NULL);
}

static void ck_handling(zx_id id, zx_proposal_handling expected)
{
    zx_proposal *proposal = zxt_get_proposal(city, id);
    ck_assert_int_eq(proposal->handling, expected);
    zx_free(proposal);
}

START_TEST(only_filed_proposals_are_assigned)
{
    static const zx_examination_result others[] = {ZX_EXAMINED_ABSORBED, ZX_EXAMINED_CONVERTED, ZX_EXAMINED_SENT_BACK, ZX_EXAMINED_NOT_FILED,
                                                   ZX_EXAMINED_WITHDRAWN};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        zx_id id = zxt_examined(city, others[i]);
        ck_rule(city->store, ASSIGN(2, 20, .proposal = id, .unit = city->units[0], .role = ZX_ROLE_SOLE), "proposal.filed-first", "proposal");
    }
    zx_id pending = zxt_submitted(city), filed = zxt_filed(city);
    ck_rule(city->store, ASSIGN(2, 20, .proposal = pending, .unit = city->units[0], .role = ZX_ROLE_SOLE), "proposal.filed-first", "proposal");
    ck_rule(city->store, ASSIGN(1, 19, .proposal = filed, .unit = city->units[0], .role = ZX_ROLE_SOLE), "proposal.in-order", "on");
    ck_ok(ASSIGN(1, 20, .proposal = filed, .unit = city->units[0], .role = ZX_ROLE_SOLE));
    ck_handling(filed, ZX_HANDLING_ASSIGNED);
}
END_TEST

START_TEST(the_due_date_is_given_and_explained)
{
    zx_id id = zxt_assigned(city, zxt_filed(city), city->units[0], ZX_ROLE_SOLE), rulebook = 0, late = 0;
    zx_assignment *kept = get(id);
    ck_assert_int_eq(kept->round.value, 1);
    ck_assert_int_eq(kept->due.month, 5);
    ck_assert_int_eq(kept->due.day, 20);
    zx_free(kept);
    zx_cursor *cursor = NULL;
    const void *row = NULL;
    ck_ok(zx_assignment_due(city->store, id, &cursor));
    ck_ok(zx_cursor_next(cursor, &row));
    const zx_due_date *due = row;
    ck_ok(zx_rulebook_on(city->store, (zx_date){2020, 2, 20}, &rulebook));
    ck_assert_int_eq(due->rulebook, rulebook);
    ck_assert_int_eq(due->clock, ZX_CLOCK_REPLY);
    ck_assert_int_eq(zx_date_compare(due->begins, (zx_date){2020, 2, 20}), 0);
    ck_assert_int_eq(zx_date_compare(due->due, (zx_date){2020, 5, 20}), 0);
    ck_assert_ptr_nonnull(strstr(due->reason, "2020-05-20"));
    ck_assert_ptr_nonnull(strstr(due->reason_zh, "3 个月"));
    ck_status(zx_cursor_next(cursor, &row), ZX_DONE);
    zx_cursor_free(cursor);
    ck_refused(zx_assignment_due(city->store, city->session, &cursor), ZX_NOT_FOUND, "record.kind");
    /* 30 November + 3 months */
    ck_ok(assign(zxt_on(2020, 11, 30), (zx_assignment){ZX_ASSIGNMENT_INIT, .proposal = zxt_filed(city), .unit = city->units[0], .role = ZX_ROLE_SOLE},
                 &late));
    kept = get(late);
    ck_assert_int_eq(zx_date_compare(kept->due, (zx_date){2021, 2, 28}), 0);
    zx_free(kept);
}
END_TEST

/* What roles may stand beside one another; 0: nothing there. */
START_TEST(roles_are_not_mixed)
{
    static const struct { zx_assignment_role first, second; const char *rule; } pairs[] = {
        {0, ZX_ROLE_SOLE, NULL},
        {0, ZX_ROLE_SEPARATE, NULL},
        {0, ZX_ROLE_LEAD, NULL},
        {0, ZX_ROLE_ASSISTING, "assignment.lead-first"},
        {ZX_ROLE_SOLE, ZX_ROLE_SOLE, "assignment.roles"},
        {ZX_ROLE_SOLE, ZX_ROLE_SEPARATE, "assignment.roles"},
        {ZX_ROLE_SOLE, ZX_ROLE_LEAD, "assignment.roles"},
        {ZX_ROLE_SOLE, ZX_ROLE_ASSISTING, "assignment.roles"},
        {ZX_ROLE_SEPARATE, ZX_ROLE_SOLE, "assignment.roles"},
        {ZX_ROLE_SEPARATE, ZX_ROLE_SEPARATE, NULL},
        {ZX_ROLE_SEPARATE, ZX_ROLE_LEAD, "assignment.roles"},
        {ZX_ROLE_SEPARATE, ZX_ROLE_ASSISTING, "assignment.roles"},
        {ZX_ROLE_LEAD, ZX_ROLE_SOLE, "assignment.roles"},
        {ZX_ROLE_LEAD, ZX_ROLE_SEPARATE, "assignment.roles"},
        {ZX_ROLE_LEAD, ZX_ROLE_LEAD, "assignment.roles"},
        {ZX_ROLE_LEAD, ZX_ROLE_ASSISTING, NULL},
    };
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        zx_id id = zxt_filed(city);
        if (pairs[i].first)
            zxt_assigned(city, id, city->units[0], pairs[i].first);
        if (pairs[i].rule)
            ck_rule(city->store, ASSIGN(2, 20, .proposal = id, .unit = city->units[1], .role = pairs[i].second), pairs[i].rule, "role");
        else
            ck_ok(ASSIGN(2, 20, .proposal = id, .unit = city->units[1], .role = pairs[i].second));
    }
}
END_TEST

START_TEST(one_lead_and_several_that_assist)
{
    zx_id id = zxt_filed(city);
    zxt_assigned(city, id, city->units[0], ZX_ROLE_LEAD);
    zxt_assigned(city, id, city->units[1], ZX_ROLE_ASSISTING);
    ck_rule(city->store, ASSIGN(2, 21, .proposal = id, .unit = city->units[0], .role = ZX_ROLE_ASSISTING), "assignment.unit-once", "unit");
    ck_rule(city->store, ASSIGN(2, 21, .proposal = id, .unit = city->units[1], .role = ZX_ROLE_ASSISTING), "assignment.unit-once", "unit");
    ck_rule(city->store, ASSIGN(2, 21, .proposal = id, .unit = city->units[2], .role = ZX_ROLE_LEAD), "assignment.roles", "role");
    ck_ok(ASSIGN(2, 21, .proposal = id, .unit = city->units[2], .role = ZX_ROLE_ASSISTING));
}
END_TEST

START_TEST(units_and_channels_exist)
{
    zx_id id = zxt_filed(city), other = zxt_filed(city);
    ck_rule(city->store, ASSIGN(3, 1, .proposal = id, .unit = city->dissolved_unit, .role = ZX_ROLE_SOLE), "assignment.unit-exists", "unit");
    ck_ok(ASSIGN(2, 29, .proposal = id, .unit = city->dissolved_unit, .role = ZX_ROLE_SOLE));
    ck_rule(city->store, ASSIGN(3, 1, .proposal = other, .unit = city->units[0], .role = ZX_ROLE_SOLE, .channel = city->dissolved_unit),
            "assignment.unit-exists", "channel");
    ck_ok(ASSIGN(3, 1, .proposal = other, .unit = city->units[0], .role = ZX_ROLE_SOLE, .channel = city->channel));
}
END_TEST

START_TEST(handed_over_at_a_hand_over_meeting)
{
    zx_id id = zxt_filed(city);
    ck_rule(city->store, ASSIGN(2, 20, .proposal = id, .unit = city->units[0], .role = ZX_ROLE_SOLE, .meeting = city->forum),
            "assignment.handover-meeting", "meeting");
    ck_rule(city->store, ASSIGN(2, 19, .proposal = id, .unit = city->units[0], .role = ZX_ROLE_SOLE, .meeting = city->handover),
            "assignment.handover-meeting", "meeting");
    ck_rule(city->store, ASSIGN(2, 21, .proposal = id, .unit = city->units[0], .role = ZX_ROLE_SOLE, .meeting = city->handover),
            "assignment.handover-meeting", "meeting");
    ck_ok(ASSIGN(2, 20, .proposal = id, .unit = city->units[0], .role = ZX_ROLE_SOLE, .meeting = city->handover));
    const zx_activity off = {ZX_ACTIVITY_INIT, .id = city->handover};
    ck_ok(zx_activity_cancel(city->store, zxt_mend(2020, 2, 20), &off, NULL));
    zx_id other = zxt_filed(city);
    ck_rule(city->store, ASSIGN(2, 20, .proposal = other, .unit = city->units[0], .role = ZX_ROLE_SOLE, .meeting = city->handover),
            "assignment.handover-meeting", "meeting");
}
END_TEST

START_TEST(many_at_once_or_none)
{
    enum { PROPOSALS = 5, COUNT = PROPOSALS * 2 };
    zx_assignment rows[COUNT];
    const zx_assignment *in[COUNT];
    zx_id ids[PROPOSALS], out[COUNT] = {0};
    for (int i = 0; i < PROPOSALS; i++) {
        ids[i] = zxt_filed(city);
        /* those that assist stand before their lead */
        rows[2 * i] = (zx_assignment){ZX_ASSIGNMENT_INIT, .proposal = ids[i], .unit = city->units[1], .role = ZX_ROLE_ASSISTING,
                                      .meeting = city->handover};
        rows[2 * i + 1] = (zx_assignment){ZX_ASSIGNMENT_INIT, .proposal = ids[i], .unit = city->units[0], .role = ZX_ROLE_LEAD,
                                          .meeting = city->handover};
    }
    for (int i = 0; i < COUNT; i++)
        in[i] = &rows[i];
    size_t failed = 99;
    rows[6].unit = city->units[0]; /* twice the same unit */
    char *before = zxt_head(city->store);
    ck_refused(zx_proposal_assign_many(city->store, zxt_on(2020, 2, 20), in, COUNT, out, &failed), ZX_RULE, "assignment.unit-once");
    char *after = zxt_head(city->store);
    ck_assert_str_eq(before, after);
    free(before);
    free(after);
    ck_assert_uint_eq(failed, 6);
    ck_assert_int_eq(out[0], 0);
    ck_handling(ids[0], ZX_HANDLING_UNASSIGNED);
    rows[6].unit = city->units[1];
    ck_ok(zx_proposal_assign_many(city->store, zxt_on(2020, 2, 20), in, COUNT, out, &failed));
    for (int i = 0; i < COUNT; i++) {
        zx_assignment *kept = get(out[i]);
        ck_assert_int_eq(kept->proposal, rows[i].proposal);
        ck_assert_int_eq(kept->unit, rows[i].unit);
        ck_assert_int_eq(kept->role, rows[i].role);
        zx_free(kept);
    }
    const zx_assignment filter = {ZX_ASSIGNMENT_INIT, .meeting = city->handover};
    int64_t count = 0;
    ck_ok(zx_record_count(city->store, "assignment", &filter, NULL, &count));
    ck_assert_int_eq(count, COUNT);
    ck_ok(zx_proposal_assign_many(city->store, zxt_on(2020, 2, 20), NULL, 0, NULL, NULL));
    ck_refused(zx_proposal_assign_many(city->store, zxt_on(2020, 2, 20), NULL, 1, NULL, NULL), ZX_MISUSE, NULL);
    const zx_assignment *none = NULL;
    ck_refused(zx_proposal_assign_many(city->store, zxt_on(2020, 2, 20), &none, 1, NULL, &failed), ZX_MISUSE, NULL);
}
END_TEST

/* A channel passes an assignment on: then its units answer, and not the channel. */
START_TEST(passing_on)
{
    zx_id id = zxt_filed(city), other = zxt_filed(city);
    zx_id channel = zxt_assigned(city, id, city->channel, ZX_ROLE_SOLE), elsewhere = zxt_assigned(city, other, city->channel, ZX_ROLE_SOLE);
    zx_id first = 0, second = 0;
    ck_rule(city->store, ASSIGN(2, 21, .proposal = id, .unit = city->units[0], .role = ZX_ROLE_SEPARATE, .parent = elsewhere),
            "assignment.passed-on", "parent");
    ck_rule(city->store, ASSIGN(2, 19, .proposal = id, .unit = city->units[0], .role = ZX_ROLE_SEPARATE, .parent = channel),
            "proposal.in-order", "on");
    ck_rule(city->store, ASSIGN(2, 21, .proposal = id, .unit = city->channel, .role = ZX_ROLE_SEPARATE, .parent = channel),
            "assignment.unit-once", "unit");
    ck_ok(assign(zxt_on(2020, 2, 21), (zx_assignment){ZX_ASSIGNMENT_INIT, .proposal = id, .unit = city->units[0], .role = ZX_ROLE_SEPARATE, .parent = channel},
                 &first));
    ck_rule(city->store, ASSIGN(2, 21, .proposal = id, .unit = city->units[1], .role = ZX_ROLE_SOLE, .parent = channel), "assignment.roles",
            "role");
    ck_ok(assign(zxt_on(2020, 2, 21), (zx_assignment){ZX_ASSIGNMENT_INIT, .proposal = id, .unit = city->units[1], .role = ZX_ROLE_SEPARATE, .parent = channel},
                 &second));
    ck_rule(city->store, reply(3, 1, channel), "reply.passed-on", "assignment");
    ck_ok(reply(3, 1, first));
    ck_handling(id, ZX_HANDLING_PARTLY_REPLIED);
    ck_rule(city->store, ASSIGN(3, 2, .proposal = id, .unit = city->units[2], .role = ZX_ROLE_SOLE, .parent = first), "assignment.passed-on",
            "parent");
    ck_ok(reply(3, 2, second));
    ck_handling(id, ZX_HANDLING_REPLIED);
    /* to assist is passed on only as assisting */
    zx_id joint = zxt_filed(city);
    zxt_assigned(city, joint, city->units[0], ZX_ROLE_LEAD);
    zx_id assists = zxt_assigned(city, joint, city->channel, ZX_ROLE_ASSISTING);
    ck_rule(city->store, ASSIGN(2, 21, .proposal = joint, .unit = city->units[1], .role = ZX_ROLE_SOLE, .parent = assists),
            "assignment.passed-on", "parent");
    ck_ok(ASSIGN(2, 21, .proposal = joint, .unit = city->units[1], .role = ZX_ROLE_ASSISTING, .parent = assists));
    ck_ok(zx_journal_verify(city->store, NULL, NULL, NULL));
}
END_TEST

START_TEST(nothing_is_assigned_after_all_replied)
{
    zx_id id = zxt_filed(city), separate = zxt_assigned(city, id, city->units[0], ZX_ROLE_SEPARATE);
    zxt_assigned(city, id, city->units[1], ZX_ROLE_SEPARATE);
    ck_ok(reply(3, 1, separate));
    ck_ok(ASSIGN(3, 2, .proposal = id, .unit = city->units[2], .role = ZX_ROLE_SEPARATE)); /* one more, while one is open */
    id = zxt_replied(city);
    ck_rule(city->store, ASSIGN(4, 2, .proposal = id, .unit = city->units[2], .role = ZX_ROLE_SEPARATE), "proposal.awaits-reply", "proposal");
}
END_TEST

START_TEST(ids_and_revisions)
{
    zx_id id = zxt_filed(city);
    char *before = zxt_head(city->store);
    ck_refused(ASSIGN(2, 20, .proposal = id, .unit = city->members[0], .role = ZX_ROLE_SOLE), ZX_NOT_FOUND, "unit");
    ck_refused(ASSIGN(2, 20, .proposal = city->units[0], .unit = city->units[0], .role = ZX_ROLE_SOLE), ZX_NOT_FOUND, "proposal");
    ck_refused(ASSIGN(2, 20, .proposal = id, .unit = city->units[0], .role = ZX_ROLE_SOLE, .parent = id), ZX_NOT_FOUND, "parent");
    ck_refused(ASSIGN(2, 20, .proposal = id, .unit = city->units[0], .role = ZX_ROLE_SOLE, .meeting = id), ZX_NOT_FOUND, "meeting");
    ck_refused(ASSIGN(2, 20, .proposal = id, .unit = city->units[0]), ZX_INVALID, "role");
    ck_refused(ASSIGN(2, 20, .proposal = id, .unit = city->units[0], .role = ZX_ROLE_SOLE, .due = {2020, 6, 1}), ZX_INVALID, "due");
    ck_refused(ASSIGN(2, 20, .proposal = id, .unit = city->units[0], .role = ZX_ROLE_SOLE, .revision = 3), ZX_CONFLICT, "revision");
    char *after = zxt_head(city->store);
    ck_assert_str_eq(before, after);
    free(before);
    free(after);
}
END_TEST

ZXT_CITY_MAIN("assignment", only_filed_proposals_are_assigned, the_due_date_is_given_and_explained, roles_are_not_mixed,
              one_lead_and_several_that_assist, units_and_channels_exist, handed_over_at_a_hand_over_meeting, many_at_once_or_none, passing_on,
              nothing_is_assigned_after_all_replied, ids_and_revisions)
