/* SPDX-License-Identifier: MIT */
/* Examination with all its results, and how far a proposal has come at every date. */
#include "fixture.h"

static zx_status examine(const zx_act *act, zx_examination examination)
{
    return zx_proposal_examine(city->store, act, &examination, NULL);
}

#define EXAMINE(month_, day_, ...) examine(zxt_on(2020, month_, day_), (zx_examination){ZX_EXAMINATION_INIT, __VA_ARGS__})

static zx_status withdraw(int month, int day, zx_id proposal)
{
    const zx_examination examination = {ZX_EXAMINATION_INIT, .proposal = proposal};
    return zx_proposal_withdraw(city->store, zxt_on(2020, month, day), &examination, NULL);
}

static int64_t case_number(zx_id id)
{
    zx_proposal *proposal = zxt_get_proposal(city, id);
    int64_t number = proposal->case_number.set ? proposal->case_number.value : 0;
    zx_free(proposal);
    return number;
}

static void ck_examined(zx_id id, zx_proposal_examination expected)
{
    zx_proposal *proposal = zxt_get_proposal(city, id);
    ck_assert_int_eq(proposal->examination, expected);
    zx_free(proposal);
}

START_TEST(every_result)
{
    static const struct { zx_examination_result result; zx_proposal_examination examination; } results[] = {
        {ZX_EXAMINED_FILED, ZX_PROPOSAL_FILED},         {ZX_EXAMINED_ABSORBED, ZX_PROPOSAL_ABSORBED},
        {ZX_EXAMINED_CONVERTED, ZX_PROPOSAL_CONVERTED}, {ZX_EXAMINED_SENT_BACK, ZX_PROPOSAL_SENT_BACK},
        {ZX_EXAMINED_NOT_FILED, ZX_PROPOSAL_NOT_FILED}, {ZX_EXAMINED_WITHDRAWN, ZX_PROPOSAL_WITHDRAWN},
    };
    for (size_t i = 0; i < sizeof results / sizeof *results; i++) {
        zx_id id = zxt_examined(city, results[i].result);
        ck_examined(id, results[i].examination);
        zx_proposal *proposal = zxt_get_proposal(city, id);
        bool filed = results[i].result == ZX_EXAMINED_FILED;
        ck_assert_int_eq(proposal->filed.year, filed ? 2020 : 0);
        ck_assert_int_eq(proposal->handling, filed ? ZX_HANDLING_UNASSIGNED : 0);
        ck_assert_int_eq(proposal->case_number.set, filed);
        zx_free(proposal);
    }
    ck_ok(zx_journal_verify(city->store, NULL, NULL, NULL));
}
END_TEST

START_TEST(case_numbers_are_serial_and_never_move)
{
    zx_id first = zxt_filed(city), converted = zxt_examined(city, ZX_EXAMINED_CONVERTED), second = zxt_filed(city);
    ck_assert_int_eq(case_number(first), 1);
    ck_assert_int_eq(case_number(converted), 0);
    ck_assert_int_eq(case_number(second), 2);
    ck_ok(withdraw(2, 1, second));
    ck_assert_int_eq(case_number(second), 2);
    ck_assert_int_eq(case_number(zxt_filed(city)), 3);
    ck_ok(zx_store_begin(city->store));
    zxt_filed(city);
    ck_ok(zx_store_rollback(city->store));
    ck_assert_int_eq(case_number(zxt_filed(city)), 4);
    zx_proposal *withdrawn = zxt_get_proposal(city, second);
    ck_assert_int_eq(withdrawn->examination, ZX_PROPOSAL_WITHDRAWN);
    ck_assert_int_eq(withdrawn->handling, 0);
    ck_assert_int_eq(withdrawn->filed.day, 20);
    zx_free(withdrawn);
}
END_TEST

START_TEST(a_proposal_is_examined_once)
{
    static const zx_examination_result ends[] = {ZX_EXAMINED_FILED, ZX_EXAMINED_ABSORBED, ZX_EXAMINED_CONVERTED, ZX_EXAMINED_NOT_FILED,
                                                 ZX_EXAMINED_WITHDRAWN};
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        zx_id id = zxt_examined(city, ends[i]);
        ck_rule(city->store, EXAMINE(1, 20, .proposal = id, .result = ZX_EXAMINED_FILED), "proposal.examined-once", "proposal");
        ck_rule(city->store, EXAMINE(1, 20, .proposal = id, .result = ZX_EXAMINED_CONVERTED), "proposal.examined-once", "proposal");
    }
    zx_id back = zxt_examined(city, ZX_EXAMINED_SENT_BACK);
    ck_rule(city->store, EXAMINE(1, 20, .proposal = back, .result = ZX_EXAMINED_FILED), "proposal.examined-once", "proposal");
    const zx_proposal revision = {ZX_PROPOSAL_INIT, .id = back, .subject = "关于增设电梯的提案"};
    ck_ok(zx_proposal_revise(city->store, zxt_on(2020, 1, 21), &revision, NULL));
    ck_rule(city->store, EXAMINE(1, 20, .proposal = back, .result = ZX_EXAMINED_FILED), "proposal.in-order", "on");
    ck_ok(EXAMINE(1, 21, .proposal = back, .result = ZX_EXAMINED_FILED));
}
END_TEST

START_TEST(a_draft_is_not_examined)
{
    const zx_proposal given = zxt_proposal(city);
    zx_proposal handed_in = {ZX_PROPOSAL_INIT};
    ck_ok(zx_proposal_draft(city->store, zxt_on(2020, 1, 13), &given, &handed_in.id));
    ck_rule(city->store, EXAMINE(1, 20, .proposal = handed_in.id, .result = ZX_EXAMINED_FILED), "proposal.submitted-first", "proposal");
    ck_rule(city->store, withdraw(1, 20, handed_in.id), "proposal.submitted-first", "proposal");
    ck_ok(zx_proposal_submit(city->store, zxt_on(2020, 1, 14), &handed_in, NULL));
    ck_rule(city->store, EXAMINE(1, 13, .proposal = handed_in.id, .result = ZX_EXAMINED_FILED), "proposal.in-order", "on");
    ck_ok(EXAMINE(1, 14, .proposal = handed_in.id, .result = ZX_EXAMINED_FILED));
}
END_TEST

START_TEST(not_filing_needs_a_ground)
{
    zx_id id = zxt_submitted(city);
    ck_rule(city->store, EXAMINE(1, 20, .proposal = id, .result = ZX_EXAMINED_NOT_FILED), "examination.ground", "ground");
    ck_rule(city->store, EXAMINE(1, 20, .proposal = id, .result = ZX_EXAMINED_FILED, .ground = "empty"), "examination.ground", "ground");
    ck_refused(EXAMINE(1, 20, .proposal = id, .result = ZX_EXAMINED_NOT_FILED, .ground = "boring"), ZX_INVALID, "ground");
    ck_ok(EXAMINE(1, 20, .proposal = id, .result = ZX_EXAMINED_NOT_FILED, .ground = "empty", .note = "没有具体建议。"));
}
END_TEST

START_TEST(every_national_ground)
{
    static const char *const grounds[] = {"secret",   "forbidden", "party_internal", "other_party_internal", "in_court",
                                          "academic", "personal",  "promotion",      "accusation",           "empty"};
    for (size_t i = 0; i < sizeof grounds / sizeof *grounds; i++)
        ck_ok(EXAMINE(1, 20, .proposal = zxt_submitted(city), .result = ZX_EXAMINED_NOT_FILED, .ground = grounds[i]));
}
END_TEST

START_TEST(a_merge_names_its_principal)
{
    zx_id principal = zxt_filed(city), pending = zxt_submitted(city), id = zxt_submitted(city), other = 0;
    zx_proposal elsewhere = zxt_proposal(city);
    elsewhere.session = city->former_session;
    elsewhere.lead = city->former;
    ck_ok(zx_proposal_submit(city->store, zxt_on(2017, 1, 13), &elsewhere, &other));
    ck_ok(EXAMINE(1, 20, .proposal = other, .result = ZX_EXAMINED_FILED));
    ck_rule(city->store, EXAMINE(1, 20, .proposal = id, .result = ZX_EXAMINED_ABSORBED), "examination.principal", "into");
    ck_rule(city->store, EXAMINE(1, 20, .proposal = id, .result = ZX_EXAMINED_FILED, .into = principal), "examination.principal", "into");
    ck_rule(city->store, EXAMINE(1, 20, .proposal = id, .result = ZX_EXAMINED_ABSORBED, .into = pending), "examination.principal-filed", "into");
    ck_rule(city->store, EXAMINE(1, 20, .proposal = id, .result = ZX_EXAMINED_ABSORBED, .into = id), "examination.principal-filed", "into");
    ck_rule(city->store, EXAMINE(1, 20, .proposal = id, .result = ZX_EXAMINED_ABSORBED, .into = other), "examination.principal-filed", "into");
    ck_rule(city->store, EXAMINE(1, 19, .proposal = id, .result = ZX_EXAMINED_ABSORBED, .into = principal), "examination.principal-filed",
            "into");
    ck_refused(EXAMINE(1, 20, .proposal = id, .result = ZX_EXAMINED_ABSORBED, .into = city->session), ZX_NOT_FOUND, "into");
    ck_ok(EXAMINE(1, 20, .proposal = id, .result = ZX_EXAMINED_ABSORBED, .into = principal));
    /* what holds others is not withdrawn, nor merged on */
    ck_rule(city->store, withdraw(1, 21, principal), "examination.principal-stays", "proposal");
    ck_rule(city->store, EXAMINE(1, 20, .proposal = pending, .result = ZX_EXAMINED_ABSORBED, .into = id), "examination.principal-filed", "into");
    ck_ok(withdraw(1, 21, zxt_filed(city)));
}
END_TEST

START_TEST(who_examines_when)
{
    zx_session first = {ZX_SESSION_INIT, .number = {1, 1}, .opens = {2023, 1, 10}, .closes = {2023, 1, 14}};
    zx_term next = {ZX_TERM_INIT, .number = {1, 16}};
    const zx_session closing = {ZX_SESSION_INIT, .id = city->session};
    const zx_term closed = {ZX_TERM_INIT, .id = city->term};
    zx_id id = zxt_submitted(city);
    ck_rule(city->store, EXAMINE(1, 14, .proposal = id, .result = ZX_EXAMINED_FILED, .body = city->examiners), "examination.body", "body");
    ck_rule(city->store, EXAMINE(1, 14, .proposal = id, .result = ZX_EXAMINED_FILED, .body = city->special), "examination.body", "body");
    ck_ok(EXAMINE(1, 14, .proposal = id, .result = ZX_EXAMINED_FILED, .body = city->proposals));
    /* the first plenary of the next term */
    ck_ok(zx_session_close(city->store, zxt_on(2020, 1, 16), &closing, NULL));
    ck_ok(zx_term_close(city->store, zxt_on(2023, 1, 10), &closed, NULL));
    ck_ok(zx_term_open(city->store, zxt_on(2023, 1, 10), &next, &first.term));
    ck_ok(zx_session_open(city->store, zxt_on(2023, 1, 10), &first, &first.id));
    const zx_membership seat = {ZX_MEMBERSHIP_INIT, .person = city->members[0], .organization = city->committee, .office = "member",
                                .term = first.term, .begun = {2023, 1, 10}};
    ck_ok(zx_membership_seat(city->store, zxt_on(2023, 1, 10), &seat, NULL));
    zx_organization examiners = {ZX_ORGANIZATION_INIT, .kind = "examination_committee", .name = "提案审查委员会", .term = first.term};
    zx_organization proposals = {ZX_ORGANIZATION_INIT, .kind = "proposals_committee", .name = "提案委员会", .term = first.term};
    ck_ok(zx_organization_add(city->store, zxt_on(2023, 1, 10), &examiners, &examiners.id));
    ck_ok(zx_organization_add(city->store, zxt_on(2023, 1, 10), &proposals, &proposals.id));
    zx_proposal given = zxt_proposal(city);
    zx_id two[2];
    given.session = first.id;
    ck_ok(zx_proposal_submit(city->store, zxt_on(2023, 1, 11), &given, &two[0]));
    ck_ok(zx_proposal_submit(city->store, zxt_on(2023, 1, 11), &given, &two[1]));
    zx_examination examination = {ZX_EXAMINATION_INIT, .proposal = two[0], .result = ZX_EXAMINED_FILED, .body = proposals.id};
    ck_rule(city->store, examine(zxt_on(2023, 1, 14), examination), "examination.body", "body");
    examination.body = city->examiners; /* of the term before */
    ck_rule(city->store, examine(zxt_on(2023, 1, 14), examination), "examination.body", "body");
    examination.body = examiners.id;
    ck_ok(examine(zxt_on(2023, 1, 14), examination));
    examination.proposal = two[1];
    ck_rule(city->store, examine(zxt_on(2023, 1, 15), examination), "examination.body", "body");
    examination.body = proposals.id;
    ck_ok(examine(zxt_on(2023, 1, 15), examination));
}
END_TEST

START_TEST(withdrawing_in_time)
{
    ck_ok(withdraw(1, 13, zxt_submitted(city)));
    ck_ok(withdraw(1, 20, zxt_examined(city, ZX_EXAMINED_SENT_BACK)));
    zx_id assigned = zxt_filed(city), replied = zxt_replied(city), converted = zxt_examined(city, ZX_EXAMINED_CONVERTED);
    zx_id refused = zxt_examined(city, ZX_EXAMINED_NOT_FILED);
    zxt_assigned(city, assigned, city->units[0], ZX_ROLE_SOLE);
    ck_rule(city->store, withdraw(2, 19, assigned), "proposal.in-order", "on");
    ck_ok(withdraw(2, 20, assigned));
    ck_rule(city->store, withdraw(4, 2, replied), "proposal.withdraw-in-time", "proposal");
    ck_rule(city->store, withdraw(4, 2, assigned), "proposal.withdraw-in-time", "proposal");
    ck_rule(city->store, withdraw(4, 2, converted), "proposal.withdraw-in-time", "proposal");
    ck_rule(city->store, withdraw(4, 2, refused), "proposal.withdraw-in-time", "proposal");
}
END_TEST

START_TEST(a_revision_comes_by_revising)
{
    zx_id id = zxt_examined(city, ZX_EXAMINED_SENT_BACK);
    ck_rule(city->store, EXAMINE(1, 21, .proposal = id, .result = ZX_EXAMINED_REVISED), "examination.revised-by-revising", "result");
}
END_TEST

START_TEST(ids_and_revisions)
{
    zx_id id = zxt_submitted(city);
    zx_proposal *kept = zxt_get_proposal(city, id);
    ck_ok(zx_store_begin(city->store));
    const zx_cosignature cosignature = {ZX_COSIGNATURE_INIT, .proposal = id, .signer = city->members[1]};
    ck_ok(zx_proposal_cosign(city->store, zxt_on(2020, 1, 13), &cosignature, NULL));
    ck_ok(zx_store_commit(city->store));
    char *before = zxt_head(city->store);
    ck_refused(EXAMINE(1, 20, .proposal = city->members[0], .result = ZX_EXAMINED_FILED), ZX_NOT_FOUND, "record.kind");
    ck_refused(EXAMINE(1, 20, .proposal = id + 1000, .result = ZX_EXAMINED_FILED), ZX_NOT_FOUND, "record.exists");
    ck_refused(EXAMINE(1, 20, .proposal = id), ZX_INVALID, "result");
    ck_refused(EXAMINE(1, 20, .proposal = id, .result = ZX_EXAMINED_FILED, .case_number = {1, 9}), ZX_INVALID, "case_number");
    ck_refused(EXAMINE(1, 20, .proposal = id, .result = (zx_examination_result)99), ZX_INVALID, "result");
    ck_refused(EXAMINE(1, 20, .proposal = id, .result = ZX_EXAMINED_FILED, .note = "\xc0\x80"), ZX_INVALID, "text.utf8");
    ck_refused(EXAMINE(1, 20, .proposal = id, .result = ZX_EXAMINED_FILED, .revision = kept->revision - 1), ZX_CONFLICT, "revision");
    char *after = zxt_head(city->store);
    ck_assert_str_eq(before, after);
    free(before);
    free(after);
    ck_ok(EXAMINE(1, 20, .proposal = id, .result = ZX_EXAMINED_FILED, .revision = kept->revision));
    ck_refused(withdraw(1, 20, city->session), ZX_NOT_FOUND, "record.kind");
    zx_free(kept);
}
END_TEST

ZXT_CITY_MAIN("examination", every_result, case_numbers_are_serial_and_never_move, a_proposal_is_examined_once, a_draft_is_not_examined,
              not_filing_needs_a_ground, every_national_ground, a_merge_names_its_principal, who_examines_when, withdrawing_in_time,
              a_revision_comes_by_revising, ids_and_revisions)
