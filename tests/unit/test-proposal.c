/* SPDX-License-Identifier: MIT */
/* Proposals from draft to submission: who may propose what, and when. */
#include "fixture.h"

#include <stddef.h>

/* A text of so many characters of three bytes each; borrowed until the next but three. */
static const char *characters(size_t count)
{
    static char texts[4][3 * 2100 + 1];
    static unsigned at;
    char *text = texts[at++ % 4];
    for (size_t i = 0; i < count; i++)
        memcpy(text + 3 * i, "政", 3);
    text[3 * count] = '\0';
    return text;
}

static zx_status submit(const zx_act *act, const zx_proposal *proposal)
{
    zx_id id = 0;
    return zx_proposal_submit(city->store, act, proposal, &id);
}

static zx_id draft(const zx_act *act, const zx_proposal *proposal)
{
    zx_id id = 0;
    ck_ok(zx_proposal_draft(city->store, act, proposal, &id));
    return id;
}

/* ---- the table of submissions: each refusal, and the nearest that is accepted ---- */

#define AT(member_) offsetof(zxt_city, member_)

typedef struct submission {
    const char *kind;
    size_t lead, convenor; /* members of zxt_city; convenor 0: none */
    zx_date on;
    zx_yes_no sealed;
    const char *rule, *field; /* NULL: accepted */
} submission;

static const submission submissions[] = {
    {"member", AT(members[0]), 0, {2020, 1, 13}, 0, NULL, NULL},
    /* only during a plenary */
    {"sector", AT(sector), AT(convenor), {2020, 1, 11}, 0, "proposal.sector-in-plenary", "proposer_kind"},
    {"sector", AT(sector), AT(convenor), {2020, 1, 12}, 0, NULL, NULL},
    {"sector", AT(sector), AT(convenor), {2020, 1, 16}, 0, NULL, NULL},
    {"sector", AT(sector), AT(convenor), {2020, 1, 17}, 0, "proposal.sector-in-plenary", "proposer_kind"},
    {"member", AT(members[0]), 0, {2020, 1, 17}, 0, NULL, NULL},
    {"member_group", AT(group), AT(members[3]), {2020, 1, 17}, 0, "proposal.sector-in-plenary", "proposer_kind"},
    {"member_group", AT(group), AT(members[3]), {2020, 1, 16}, 0, NULL, NULL},
    {"joint_group", AT(joint), AT(members[3]), {2020, 1, 17}, 0, "proposal.sector-in-plenary", "proposer_kind"},
    {"joint_group", AT(joint), AT(members[3]), {2020, 1, 16}, 0, NULL, NULL},
    {"party", AT(party), 0, {2020, 6, 1}, ZX_YES, NULL, NULL},
    {"special_committee", AT(special), 0, {2020, 6, 1}, ZX_YES, NULL, NULL},
    {"special_committee", AT(proposals), 0, {2020, 6, 1}, ZX_YES, NULL, NULL},
    {"peoples_organization", AT(union_), 0, {2020, 6, 1}, ZX_YES, NULL, NULL},
    /* seated on that date */
    {"member", AT(co_opted), 0, {2020, 1, 12}, 0, "proposal.seated", "lead"},
    {"member", AT(co_opted), 0, {2020, 1, 13}, 0, NULL, NULL},
    {"member", AT(resigned), 0, {2020, 3, 1}, 0, "proposal.seated", "lead"},
    {"member", AT(resigned), 0, {2020, 2, 29}, 0, NULL, NULL},
    {"member", AT(former), 0, {2020, 1, 13}, 0, "proposal.seated", "lead"},
    {"member", AT(outsider), 0, {2020, 1, 13}, 0, "proposal.seated", "lead"},
    {"member", AT(members[1]), 0, {2020, 1, 13}, 0, NULL, NULL},
    /* what leads */
    {"member", AT(party), 0, {2020, 1, 13}, 0, "proposal.lead-kind", "lead"},
    {"party", AT(members[0]), 0, {2020, 1, 13}, ZX_YES, "proposal.lead-kind", "lead"},
    {"party", AT(union_), 0, {2020, 1, 13}, ZX_YES, "proposal.lead-kind", "lead"},
    {"party", AT(other_party), 0, {2020, 1, 13}, ZX_YES, NULL, NULL},
    {"party", AT(dissolved_party), 0, {2020, 3, 1}, ZX_YES, "proposal.organization-exists", "lead"},
    {"party", AT(dissolved_party), 0, {2020, 2, 29}, ZX_YES, NULL, NULL},
    {"sector", AT(former_sector), AT(convenor), {2020, 1, 13}, 0, "proposal.organization-exists", "lead"},
    {"sector", AT(other_sector), AT(members[5]), {2020, 1, 13}, 0, NULL, NULL},
    /* who signs */
    {"sector", AT(sector), 0, {2020, 1, 13}, 0, "proposal.convenor", "convenor"},
    {"sector", AT(sector), AT(members[1]), {2020, 1, 13}, 0, "proposal.convenor", "convenor"},
    {"sector", AT(sector), AT(members[5]), {2020, 1, 13}, 0, "proposal.convenor", "convenor"},
    {"sector", AT(sector), AT(members[4]), {2020, 1, 13}, 0, NULL, NULL},
    {"member", AT(members[4]), AT(members[4]), {2020, 1, 13}, 0, "proposal.convenor", "convenor"},
    {"member", AT(members[4]), 0, {2020, 1, 13}, 0, NULL, NULL},
    {"party", AT(party), 0, {2020, 1, 13}, 0, "proposal.seal", "sealed"},
    {"party", AT(party), 0, {2020, 1, 13}, ZX_NO, "proposal.seal", "sealed"},
    {"party", AT(party), 0, {2020, 1, 13}, ZX_YES, NULL, NULL},
    {"peoples_organization", AT(union_), 0, {2020, 1, 13}, 0, "proposal.seal", "sealed"},
    {"peoples_organization", AT(union_), 0, {2020, 1, 13}, ZX_YES, NULL, NULL},
};

static zx_id at(size_t member)
{
    return member ? *(const zx_id *)(const void *)((const char *)city + member) : 0;
}

static zx_proposal of_row(const submission *row)
{
    zx_proposal proposal = zxt_proposal(city);
    proposal.proposer_kind = row->kind;
    proposal.lead = at(row->lead);
    proposal.convenor = at(row->convenor);
    proposal.sealed = row->sealed;
    return proposal;
}

START_TEST(who_may_submit)
{
    for (size_t i = 0; i < sizeof submissions / sizeof *submissions; i++) {
        const submission *row = &submissions[i];
        const zx_proposal proposal = of_row(row);
        const zx_act *act = zxt_on(row->on.year, row->on.month, row->on.day);
        if (row->rule)
            ck_rule(city->store, submit(act, &proposal), row->rule, row->field);
        else
            ck_ok(submit(act, &proposal));
    }
}
END_TEST

/* What may not be submitted at once may not be submitted as a draft either. */
START_TEST(drafts_are_judged_when_they_are_submitted)
{
    for (size_t i = 0; i < sizeof submissions / sizeof *submissions; i++) {
        const submission *row = &submissions[i];
        const zx_proposal proposal = of_row(row);
        if (row->rule && strcmp(row->rule, "proposal.lead-kind") == 0) {
            ck_rule(city->store, zx_proposal_draft(city->store, zxt_on(2020, 1, 1), &proposal, NULL), row->rule, row->field);
            continue;
        }
        const zx_proposal handed_in = {ZX_PROPOSAL_INIT, .id = draft(zxt_on(2020, 1, 1), &proposal)};
        const zx_act *act = zxt_on(row->on.year, row->on.month, row->on.day);
        if (row->rule)
            ck_rule(city->store, submit(act, &handed_in), row->rule, row->field);
        else
            ck_ok(submit(act, &handed_in));
    }
}
END_TEST

START_TEST(a_proposer_sits_in_the_term_of_the_session)
{
    zx_proposal proposal = zxt_proposal(city);
    proposal.session = city->former_session;
    ck_rule(city->store, submit(zxt_on(2017, 1, 13), &proposal), "proposal.seated", "lead");
    ck_rule(city->store, submit(zxt_on(2020, 1, 13), &proposal), "proposal.seated", "lead");
    proposal.lead = city->former;
    ck_rule(city->store, submit(zxt_on(2018, 1, 10), &proposal), "proposal.seated", "lead");
    ck_ok(submit(zxt_on(2018, 1, 9), &proposal));
}
END_TEST

/* ---- content ---- */

START_TEST(lengths)
{
    zx_proposal proposal = zxt_proposal(city);
    const zx_act *act = zxt_on(2020, 1, 13);
    proposal.subject = characters(51);
    ck_rule(city->store, submit(act, &proposal), "proposal.subject-length", "subject");
    proposal.subject = characters(50);
    ck_ok(submit(act, &proposal));
    proposal.subject = "　 　";
    ck_rule(city->store, submit(act, &proposal), "proposal.subject-length", "subject");
    proposal.subject = "　水　";
    ck_ok(submit(act, &proposal));
    proposal.grounds = characters(1000);
    proposal.recommendations = characters(1001);
    ck_rule(city->store, submit(act, &proposal), "proposal.body-length", "recommendations");
    proposal.recommendations = characters(1000);
    ck_ok(submit(act, &proposal));
}
END_TEST

START_TEST(what_must_be_given)
{
    const zx_act *act = zxt_on(2020, 1, 13);
    zx_proposal proposal = zxt_proposal(city);
    char *before = zxt_head(city->store);
    proposal.subject = "";
    ck_refused(submit(act, &proposal), ZX_INVALID, "subject");
    proposal.subject = NULL;
    ck_refused(submit(act, &proposal), ZX_INVALID, "subject");
    proposal = zxt_proposal(city);
    proposal.session = 0;
    ck_refused(submit(act, &proposal), ZX_INVALID, "session");
    proposal = zxt_proposal(city);
    proposal.proposer_kind = NULL;
    ck_refused(submit(act, &proposal), ZX_INVALID, "proposer_kind");
    proposal = zxt_proposal(city);
    proposal.lead = 0;
    ck_refused(submit(act, &proposal), ZX_INVALID, "lead");
    proposal = zxt_proposal(city);
    proposal.category = "weather";
    ck_refused(submit(act, &proposal), ZX_INVALID, "category");
    proposal = zxt_proposal(city);
    proposal.receipt_number = (zx_opt_int){1, 7};
    ck_refused(submit(act, &proposal), ZX_INVALID, "receipt_number");
    proposal = zxt_proposal(city);
    proposal.examination = ZX_PROPOSAL_FILED;
    ck_refused(submit(act, &proposal), ZX_INVALID, "examination");
    proposal = zxt_proposal(city);
    proposal.session = city->members[0];
    ck_refused(submit(act, &proposal), ZX_NOT_FOUND, "session");
    proposal = zxt_proposal(city);
    proposal.lead = city->session;
    ck_refused(submit(act, &proposal), ZX_NOT_FOUND, "lead");
    proposal = zxt_proposal(city);
    proposal.grounds = "\xff";
    ck_refused(submit(act, &proposal), ZX_INVALID, "grounds");
    char *after = zxt_head(city->store);
    ck_assert_str_eq(before, after);
    free(before);
    free(after);
}
END_TEST

START_TEST(a_step_is_judged_by_the_rulebook_of_its_day)
{
    zx_proposal proposal = zxt_proposal(city);
    proposal.subject = characters(200);
    zxt_adopt(city, (zx_date){2020, 4, 1}, "\"subject_limit\": 50", "\"subject_limit\": 200");
    ck_rule(city->store, submit(zxt_on(2020, 3, 31), &proposal), "proposal.subject-length", "subject");
    ck_ok(submit(zxt_on(2020, 4, 1), &proposal));
    proposal.subject = characters(201);
    ck_rule(city->store, submit(zxt_on(2020, 4, 1), &proposal), "proposal.subject-length", "subject");
}
END_TEST

START_TEST(a_subcategory_belongs_to_its_category)
{
    zxt_adopt(city, (zx_date){2020, 4, 1}, "\"subcategories\": []",
          "\"subcategories\": [{\"code\": \"housing\", \"en\": \"housing\", \"zh\": \"住房\", \"category\": \"social\"}]");
    const zx_act *act = zxt_on(2020, 4, 1);
    zx_proposal proposal = zxt_proposal(city);
    proposal.subcategory = "housing";
    ck_ok(submit(act, &proposal));
    proposal.category = "economic";
    ck_rule(city->store, submit(act, &proposal), "proposal.subcategory", "subcategory");
    proposal.category = NULL;
    ck_rule(city->store, submit(act, &proposal), "proposal.subcategory", "subcategory");
}
END_TEST

/* ---- numbers ---- */

static int64_t receipt(zx_id id)
{
    zx_proposal *proposal = zxt_get_proposal(city, id);
    ck_assert_int_eq(proposal->receipt_number.set, 1);
    int64_t number = proposal->receipt_number.value;
    zx_free(proposal);
    return number;
}

START_TEST(receipt_numbers_are_serial_within_a_session)
{
    const zx_proposal first = zxt_proposal(city);
    const zx_proposal handed_in = {ZX_PROPOSAL_INIT, .id = draft(zxt_on(2020, 1, 1), &first)};
    zx_id second = zxt_submitted(city), other = 0;
    ck_assert_int_eq(receipt(second), 1);
    ck_ok(submit(zxt_on(2020, 1, 14), &handed_in));
    ck_assert_int_eq(receipt(handed_in.id), 2);
    zx_proposal elsewhere = zxt_proposal(city);
    elsewhere.session = city->former_session;
    elsewhere.lead = city->former;
    ck_ok(zx_proposal_submit(city->store, zxt_on(2017, 1, 13), &elsewhere, &other));
    ck_assert_int_eq(receipt(other), 1);
    /* one that was undone leaves no gap */
    ck_ok(zx_store_begin(city->store));
    zxt_submitted(city);
    ck_ok(zx_store_rollback(city->store));
    ck_assert_int_eq(receipt(zxt_submitted(city)), 3);
}
END_TEST

START_TEST(in_session_or_between)
{
    static const struct { zx_date on; zx_yes_no in; } days[] = {
        {{2019, 10, 11}, ZX_NO}, {{2019, 10, 12}, ZX_YES}, {{2020, 1, 14}, ZX_YES}, {{2020, 1, 15}, ZX_NO}};
    for (size_t i = 0; i < sizeof days / sizeof *days; i++) {
        const zx_proposal proposal = zxt_proposal(city);
        zx_id id = 0;
        ck_ok(zx_proposal_submit(city->store, zxt_on(days[i].on.year, days[i].on.month, days[i].on.day), &proposal, &id));
        zx_proposal *kept = zxt_get_proposal(city, id);
        ck_assert_int_eq(kept->in_session, days[i].in);
        zx_free(kept);
    }
}
END_TEST

/* ---- drafts ---- */

START_TEST(a_draft_is_no_proposal_yet)
{
    const zx_proposal given = zxt_proposal(city);
    zx_proposal *kept = zxt_get_proposal(city, draft(zxt_on(2020, 1, 1), &given));
    ck_assert_int_eq(kept->examination, 0);
    ck_assert_int_eq(kept->submitted.year, 0);
    ck_assert_int_eq(kept->receipt_number.set, 0);
    ck_assert_int_eq(kept->drafted.day, 1);
    zx_free(kept);
    const zx_page page = {ZX_PAGE_INIT, .on = {2020, 12, 31}};
    int64_t count = -1;
    ck_ok(zx_record_count(city->store, "proposal", NULL, &page, &count));
    ck_assert_int_eq(count, 0);
}
END_TEST

START_TEST(a_draft_is_edited_until_it_is_submitted)
{
    zx_proposal proposal = zxt_proposal(city);
    proposal.id = 0;
    zx_id id = draft(zxt_on(2020, 1, 1), &proposal);
    proposal.id = id;
    proposal.subject = "关于增设电梯的提案";
    proposal.grounds = NULL;
    ck_rule(city->store, zx_proposal_edit(city->store, zxt_on(2019, 12, 31), &proposal, NULL), "proposal.in-order", "on");
    proposal.subject = characters(51);
    ck_rule(city->store, zx_proposal_edit(city->store, zxt_on(2020, 1, 1), &proposal, NULL), "proposal.subject-length", "subject");
    proposal.subject = "关于增设电梯的提案";
    ck_ok(zx_proposal_edit(city->store, zxt_on(2020, 1, 1), &proposal, NULL));
    zx_proposal *kept = zxt_get_proposal(city, id);
    ck_assert_str_eq(kept->subject, "关于增设电梯的提案");
    ck_assert_ptr_null(kept->grounds);
    ck_assert_ptr_nonnull(kept->recommendations);
    ck_assert_int_eq(kept->drafted.day, 1);
    zx_free(kept);
    const zx_proposal handed_in = {ZX_PROPOSAL_INIT, .id = id};
    ck_rule(city->store, submit(zxt_on(2019, 12, 31), &handed_in), "proposal.in-order", "on");
    ck_refused(submit(zxt_on(2020, 1, 13), &proposal), ZX_INVALID, "field.taken");
    ck_ok(submit(zxt_on(2020, 1, 13), &handed_in));
    ck_rule(city->store, submit(zxt_on(2020, 1, 13), &handed_in), "proposal.draft-only", "id");
    ck_rule(city->store, zx_proposal_edit(city->store, zxt_on(2020, 1, 13), &proposal, NULL), "proposal.draft-only", "id");
}
END_TEST

START_TEST(a_stale_revision_is_a_conflict)
{
    const zx_proposal given = zxt_proposal(city);
    zx_id id = draft(zxt_on(2020, 1, 1), &given);
    zx_proposal *mine = zxt_get_proposal(city, id), *yours = zxt_get_proposal(city, id);
    zx_proposal edit = zxt_proposal(city);
    edit.id = id;
    edit.revision = mine->revision;
    ck_ok(zx_proposal_edit(city->store, zxt_on(2020, 1, 2), &edit, NULL));
    char *before = zxt_head(city->store);
    edit.revision = yours->revision;
    ck_refused(zx_proposal_edit(city->store, zxt_on(2020, 1, 2), &edit, NULL), ZX_CONFLICT, "revision");
    char *after = zxt_head(city->store);
    ck_assert_str_eq(before, after);
    free(before);
    free(after);
    zx_free(mine);
    zx_free(yours);
}
END_TEST

/* ---- after submission ---- */

START_TEST(what_was_sent_back_is_revised_and_keeps_its_number)
{
    zxt_submitted(city);
    zx_id id = zxt_examined(city, ZX_EXAMINED_SENT_BACK);
    int64_t number = receipt(id);
    zx_proposal revision = {ZX_PROPOSAL_INIT, .id = id, .subject = "关于增设电梯的提案", .recommendations = "简化审批。"};
    ck_rule(city->store, zx_proposal_revise(city->store, zxt_on(2020, 1, 19), &revision, NULL), "proposal.in-order", "on");
    revision.subject = characters(51);
    ck_rule(city->store, zx_proposal_revise(city->store, zxt_on(2020, 1, 20), &revision, NULL), "proposal.subject-length", "subject");
    revision.subject = "关于增设电梯的提案";
    ck_ok(zx_proposal_revise(city->store, zxt_on(2020, 1, 20), &revision, NULL));
    zx_proposal *kept = zxt_get_proposal(city, id);
    ck_assert_int_eq(kept->examination, ZX_PROPOSAL_PENDING);
    ck_assert_int_eq(kept->receipt_number.value, number);
    ck_assert_int_eq(kept->submitted.day, 13);
    ck_assert_str_eq(kept->recommendations, "简化审批。");
    ck_assert_ptr_null(kept->grounds);
    ck_assert_int_eq(kept->lead, city->members[0]);
    zx_free(kept);
    ck_rule(city->store, zx_proposal_revise(city->store, zxt_on(2020, 1, 21), &revision, NULL), "proposal.sent-back-first", "id");
    const zx_examination filed = {ZX_EXAMINATION_INIT, .proposal = id, .result = ZX_EXAMINED_FILED};
    ck_ok(zx_proposal_examine(city->store, zxt_on(2020, 1, 21), &filed, NULL));
}
END_TEST

/* What a sector submitted in time may be sent back during the plenary and come back after it. */
START_TEST(a_sector_may_revise_after_the_plenary)
{
    zx_proposal proposal = zxt_proposal(city);
    proposal.proposer_kind = "sector";
    proposal.lead = city->sector;
    proposal.convenor = city->convenor;
    zx_id id = 0;
    ck_ok(zx_proposal_submit(city->store, zxt_on(2020, 1, 13), &proposal, &id));
    const zx_examination back = {ZX_EXAMINATION_INIT, .proposal = id, .result = ZX_EXAMINED_SENT_BACK};
    ck_ok(zx_proposal_examine(city->store, zxt_on(2020, 1, 16), &back, NULL));
    zx_proposal revision = {ZX_PROPOSAL_INIT, .id = id, .subject = "关于增设电梯的提案"};
    ck_rule(city->store, zx_proposal_revise(city->store, zxt_on(2020, 2, 1), &revision, NULL), "proposal.convenor", "convenor");
    revision.convenor = city->convenor;
    ck_ok(zx_proposal_revise(city->store, zxt_on(2020, 2, 1), &revision, NULL));
}
END_TEST

START_TEST(mistakes_are_corrected_with_a_reason)
{
    zx_id id = zxt_filed(city);
    zx_proposal given = zxt_proposal(city);
    given.id = id;
    given.session = 0;
    given.subject = "关于在老旧小区加装电梯的提案";
    ck_refused(zx_proposal_correct(city->store, zxt_on(2020, 5, 1), &given, NULL), ZX_INVALID, "reason");
    given.lead = city->resigned; /* a member on the day of submission, though no more on that of the correction */
    ck_ok(zx_proposal_correct(city->store, zxt_mend(2020, 5, 1), &given, NULL));
    given.lead = city->former;
    ck_rule(city->store, zx_proposal_correct(city->store, zxt_mend(2020, 5, 1), &given, NULL), "proposal.seated", "lead");
    given.lead = city->members[0];
    given.subject = characters(51);
    ck_rule(city->store, zx_proposal_correct(city->store, zxt_mend(2020, 5, 1), &given, NULL), "proposal.subject-length", "subject");
    zx_proposal *kept = zxt_get_proposal(city, id);
    ck_assert_str_eq(kept->subject, "关于在老旧小区加装电梯的提案");
    ck_assert_int_eq(kept->lead, city->resigned);
    ck_assert_int_eq(kept->examination, ZX_PROPOSAL_FILED);
    ck_assert_int_eq(kept->case_number.value, 1);
    ck_assert_int_eq(kept->submitted.day, 13);
    zx_free(kept);
    const zx_proposal drafted = zxt_proposal(city);
    given.id = draft(zxt_on(2020, 1, 1), &drafted);
    ck_rule(city->store, zx_proposal_correct(city->store, zxt_mend(2020, 5, 1), &given, NULL), "proposal.submitted-first", "id");
}
END_TEST

START_TEST(pages_are_filtered_by_the_facts)
{
    zx_id filed = zxt_filed(city);
    zxt_examined(city, ZX_EXAMINED_CONVERTED);
    zxt_submitted(city);
    const zx_proposal given = zxt_proposal(city);
    zx_id drafted = draft(zxt_on(2020, 1, 1), &given);
    const zx_proposal filters[] = {
        {ZX_PROPOSAL_INIT, .examination = ZX_PROPOSAL_FILED},
        {ZX_PROPOSAL_INIT, .handling = ZX_HANDLING_UNASSIGNED},
        {ZX_PROPOSAL_INIT, .case_number = {1, 1}},
        {ZX_PROPOSAL_INIT, .examination = (zx_proposal_examination)ZX_NONE_CODE},
    };
    const zx_id expected[] = {filed, filed, filed, drafted};
    for (size_t i = 0; i < sizeof filters / sizeof *filters; i++) {
        zx_cursor *cursor = NULL;
        const void *row = NULL;
        ck_ok(zx_record_list(city->store, "proposal", &filters[i], NULL, &cursor));
        ck_ok(zx_cursor_next(cursor, &row));
        ck_assert_int_eq(((const zx_proposal *)row)->id, expected[i]);
        ck_status(zx_cursor_next(cursor, &row), ZX_DONE);
        zx_cursor_free(cursor);
    }
}
END_TEST

START_TEST(history_holds_every_step)
{
    static const char *const verbs[] = {"proposal.submit", "proposal.examine", "proposal.assign", "proposal.reply", "proposal.feedback"};
    zx_id id = zxt_replied(city);
    const zx_feedback feedback = {ZX_FEEDBACK_INIT, .proposal = id, .satisfaction = "satisfied"};
    ck_ok(zx_proposal_feedback(city->store, zxt_on(2020, 5, 1), &feedback, NULL));
    zx_cursor *cursor = NULL;
    const void *row = NULL;
    const char *last = "";
    size_t steps = 0;
    ck_ok(zx_journal_history(city->store, id, &cursor));
    while (zx_cursor_next(cursor, &row) == ZX_OK) {
        const zx_change *change = row;
        if (strcmp(change->verb, last) == 0)
            continue;
        ck_assert_uint_lt(steps, sizeof verbs / sizeof *verbs);
        ck_assert_str_eq(change->verb, verbs[steps]);
        last = verbs[steps++];
    }
    ck_assert_uint_eq(steps, sizeof verbs / sizeof *verbs);
    zx_cursor_free(cursor);
    ck_ok(zx_journal_verify(city->store, NULL, NULL, NULL));
}
END_TEST

ZXT_CITY_MAIN("proposal", who_may_submit, drafts_are_judged_when_they_are_submitted, a_proposer_sits_in_the_term_of_the_session, lengths,
              what_must_be_given, a_step_is_judged_by_the_rulebook_of_its_day, a_subcategory_belongs_to_its_category,
              receipt_numbers_are_serial_within_a_session, in_session_or_between, a_draft_is_no_proposal_yet,
              a_draft_is_edited_until_it_is_submitted, a_stale_revision_is_a_conflict,
              what_was_sent_back_is_revised_and_keeps_its_number, a_sector_may_revise_after_the_plenary,
              mistakes_are_corrected_with_a_reason, pages_are_filtered_by_the_facts, history_holds_every_step)
