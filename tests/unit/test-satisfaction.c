/* SPDX-License-Identifier: MIT */
/* Satisfaction over the forms that came back: published figures, by hand, and against a count of random histories. */
#include <stdio.h>

#include "chance.h"
#include "fixture.h"

static const char *const values[] = {"satisfied", "basically_satisfied", "dissatisfied"};

static zx_cursor *ask(zx_satisfaction_options options)
{
    zx_cursor *answer = NULL;
    options.size = sizeof options;
    options.on = options.on.year ? options.on : (zx_date){2020, 12, 31};
    ck_ok(zx_satisfaction(city->store, &options, &answer));
    return answer;
}

static bool same(const char *a, const char *b)
{
    return a && b ? strcmp(a, b) == 0 : a == b;
}

/* The line of a group, an axis and a value, each of which may be NULL; of a new cursor. */
static zx_satisfaction_line line_of(zx_satisfaction_options options, const char *key, const char *axis, const char *value)
{
    zx_cursor *answer = ask(options);
    const void *row;
    zx_satisfaction_line found = {.denominator = -1};
    while (zx_cursor_next(answer, &row) == ZX_OK) {
        const zx_satisfaction_line *line = row;
        if (same(line->key_1, key) && same(line->axis, axis) && same(line->value, value))
            found = *line;
    }
    zx_cursor_free(answer);
    return found;
}

static void ck_line(zx_satisfaction_line line, int64_t numerator, int64_t denominator)
{
    ck_assert_msg(line.numerator == numerator && line.denominator == denominator, "%lld of %lld instead of %lld of %lld",
                  (long long)line.numerator, (long long)line.denominator, (long long)numerator, (long long)denominator);
}

static zx_id answered(zx_id proposer, const char *value)
{
    const zx_feedback in = {ZX_FEEDBACK_INIT, .proposal = zxt_replied(city), .proposer = proposer, .satisfaction = value,
                            .returned = value ? ZX_YES : ZX_NO};
    zx_id id;
    ck_ok(zx_proposal_feedback(city->store, zxt_on(2020, 5, 1), &in, &id));
    return id;
}

static const char *id_text(zx_id id)
{
    static char text[4][24];
    static unsigned at;
    char *out = text[at++ % 4];
    snprintf(out, sizeof text[0], "%lld", (long long)id);
    return out;
}

/* Of 527 forms that came back 526 say satisfied or basically satisfied. */
START_TEST(published)
{
    ck_ok(zx_store_begin(city->store));
    for (int i = 0; i < 527; i++)
        answered(0, values[i == 0 ? 2 : i % 9 == 0]);
    for (int i = 0; i < 12; i++)
        answered(0, NULL);
    for (int i = 0; i < 5; i++)
        zxt_replied(city);
    ck_ok(zx_store_commit(city->store));
    const zx_proposal filter = {ZX_PROPOSAL_INIT, .session = city->session};
    const zx_satisfaction_options all = {.filter = &filter};
    zx_satisfaction_line line = line_of(all, NULL, NULL, NULL);
    ck_line(line, 526, 527);
    ck_assert_int_eq(line.n, 527);
    ck_assert_int_eq(line.not_returned.value, 12);
    ck_assert_int_eq(line.not_sent.value, 5);
    ck_line(line_of(all, NULL, NULL, "satisfied"), 468, 527);
    ck_line(line_of(all, NULL, NULL, "basically_satisfied"), 58, 527);
    ck_line(line_of(all, NULL, NULL, "dissatisfied"), 1, 527);
    zx_satisfaction_options early = all;
    early.on = (zx_date){2020, 4, 30};
    line = line_of(early, NULL, NULL, NULL);
    ck_line(line, 0, 0);
    ck_assert_int_eq(line.not_sent.value, 544);
    early = all;
    early.from = (zx_date){2020, 5, 2};
    ck_line(line_of(early, NULL, NULL, "satisfied"), 0, 0);
    early.from = (zx_date){2020, 5, 0};
    ck_line(line_of(early, NULL, NULL, "satisfied"), 468, 527);
}
END_TEST

START_TEST(axes)
{
    static const struct { const char *axis, *value; } said[] = {{"attitude", "satisfied"}, {"result", "dissatisfied"}, {"visited", "no"}};
    zx_id form = answered(0, "satisfied");
    answered(0, "satisfied");
    for (int i = 0; i < 3; i++) {
        const zx_feedback_answer in = {ZX_FEEDBACK_ANSWER_INIT, .feedback = form, .axis = said[i].axis, .value = said[i].value};
        ck_ok(zx_proposal_feedback_answer(city->store, zxt_on(2020, 5, 1), &in, NULL));
    }
    const zx_satisfaction_options all = {.axes = ZX_YES, .by = "category"};
    ck_line(line_of(all, "social", NULL, NULL), 2, 2);
    ck_line(line_of(all, "social", "attitude", "satisfied"), 1, 1);
    ck_line(line_of(all, "social", "attitude", NULL), 1, 1);
    ck_line(line_of(all, "social", "result", "satisfied"), 0, 1);
    ck_line(line_of(all, "social", "result", "dissatisfied"), 1, 1);
    ck_line(line_of(all, "social", "result", NULL), 0, 1);
    ck_line(line_of(all, "social", "visited", "no"), 1, 1);
    ck_line(line_of(all, "social", "visited", "yes"), 0, 1);
    ck_line(line_of(all, "social", "visited", NULL), 0, -1);
    ck_line(line_of(all, "social", "relevance", NULL), 0, -1);
    ck_assert(!line_of(all, "social", "attitude", "satisfied").not_sent.set);
    ck_line(line_of((zx_satisfaction_options){.by = "category"}, "social", "attitude", "satisfied"), 0, -1);
}
END_TEST

/* A lead unit answers, another assists, through a channel: whose form it is, is said by the credit. */
START_TEST(units)
{
    zx_id proposal = zxt_filed(city), lead = 0;
    const zx_assignment in[] = {
        {ZX_ASSIGNMENT_INIT, .proposal = proposal, .unit = city->units[0], .role = ZX_ROLE_LEAD, .channel = city->channel},
        {ZX_ASSIGNMENT_INIT, .proposal = proposal, .unit = city->units[1], .role = ZX_ROLE_ASSISTING},
    };
    ck_ok(zx_proposal_assign(city->store, zxt_on(2020, 2, 20), &in[0], &lead));
    ck_ok(zx_proposal_assign(city->store, zxt_on(2020, 2, 20), &in[1], NULL));
    const zx_reply reply = {ZX_REPLY_INIT, .assignment = lead, .reply_class = "A"};
    ck_ok(zx_proposal_reply(city->store, zxt_on(2020, 4, 1), &reply, NULL));
    const zx_feedback form = {ZX_FEEDBACK_INIT, .proposal = proposal, .satisfaction = "dissatisfied"};
    ck_ok(zx_proposal_feedback(city->store, zxt_on(2020, 5, 1), &form, NULL));
    zx_satisfaction_options by = {.by = "unit"};
    ck_line(line_of(by, id_text(city->units[0]), NULL, "dissatisfied"), 1, 1);
    ck_line(line_of(by, id_text(city->units[1]), NULL, "dissatisfied"), 0, -1);
    by.credit = ZX_CREDIT_ANY;
    ck_line(line_of(by, id_text(city->units[1]), NULL, "dissatisfied"), 1, 1);
    ck_assert_int_eq(line_of(by, id_text(city->units[1]), NULL, NULL).overlap, ZX_YES);
    by.credit = ZX_CREDIT_SHARE;
    ck_line(line_of(by, id_text(city->units[0]), NULL, "dissatisfied"), 720720, 720720);
    by = (zx_satisfaction_options){.by = "channel"};
    ck_line(line_of(by, id_text(city->channel), NULL, NULL), 0, 1);
    by = (zx_satisfaction_options){.unit = city->units[1]};
    ck_line(line_of(by, NULL, NULL, NULL), 0, 0);
}
END_TEST

/* Dissatisfied on 1 May, handled again, replied to on 1 July, satisfied on 1 August. */
START_TEST(rounds)
{
    const zx_feedback first = {ZX_FEEDBACK_INIT, .proposal = zxt_replied(city), .satisfaction = "dissatisfied"};
    const zx_feedback second = {ZX_FEEDBACK_INIT, .proposal = first.proposal, .satisfaction = "satisfied"};
    const zx_round again = {ZX_ROUND_INIT, .proposal = first.proposal};
    const zx_assignment to = {ZX_ASSIGNMENT_INIT, .proposal = first.proposal, .unit = city->units[1], .role = ZX_ROLE_SOLE};
    zx_reply reply = {ZX_REPLY_INIT, .reply_class = "A"};
    ck_ok(zx_proposal_feedback(city->store, zxt_on(2020, 5, 1), &first, NULL));
    ck_ok(zx_proposal_handle_again(city->store, zxt_on(2020, 5, 10), &again, NULL));
    ck_ok(zx_proposal_assign(city->store, zxt_on(2020, 5, 20), &to, &reply.assignment));
    ck_ok(zx_proposal_reply(city->store, zxt_on(2020, 7, 1), &reply, NULL));
    ck_ok(zx_proposal_feedback(city->store, zxt_on(2020, 8, 1), &second, NULL));
    zx_satisfaction_options all = {.rounds = ZX_ROUNDS_ALL};
    ck_line(line_of(all, NULL, NULL, NULL), 1, 2);
    all.rounds = ZX_ROUNDS_FIRST;
    ck_line(line_of(all, NULL, NULL, NULL), 0, 1);
    all.rounds = ZX_ROUNDS_FINAL;
    ck_line(line_of(all, NULL, NULL, NULL), 1, 1);
    all.by = "unit";
    ck_line(line_of(all, id_text(city->units[1]), NULL, NULL), 1, 1);
    ck_line(line_of(all, id_text(city->units[0]), NULL, NULL), 0, -1);
    all = (zx_satisfaction_options){.rounds = ZX_ROUNDS_FINAL, .on = {2020, 7, 31}};
    ck_line(line_of(all, NULL, NULL, NULL), 0, 1);
}
END_TEST

START_TEST(what_cannot_be_asked)
{
    static const zx_date on = {2020, 12, 31};
    const struct { const char *field; zx_satisfaction_options options; } cases[] = {
        {"on", {.by = ""}},
        {"by", {.on = on, .by = "colour"}},
        {"credit", {.on = on, .credit = (zx_credit)4}},
        {"credit", {.on = on, .by = "category", .credit = ZX_CREDIT_ANY}},
        {"attribute", {.on = on, .attribute = (zx_attribute)3}},
        {"rounds", {.on = on, .rounds = (zx_rounds)-1}},
        {"axes", {.on = on, .axes = (zx_yes_no)3}},
        {"from", {.on = on, .from = {2020, 2, 30}}},
        {"until", {.on = on, .until = {2020, 2, 30}}},
    };
    zx_cursor *answer = NULL;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        zx_satisfaction_options options = cases[i].options;
        options.size = sizeof options;
        ck_status(zx_satisfaction(city->store, &options, &answer), ZX_INVALID);
        ck_assert_str_eq(zx_error_last()->field, cases[i].field);
    }
    ck_status(zx_satisfaction(city->store, NULL, &answer), ZX_MISUSE);
    ck_assert_ptr_null(answer);
}
END_TEST

/* ---- random histories ---- */

enum { HISTORIES = 300, WHOLE = 720720 };

typedef struct history {
    int signers, of_other; /* how many signed, and how many of them are of the other sector */
    bool lead_of_other, economic;
    int units, value, given; /* value: -2 no form, -1 not returned */
} history;

static void cosign(zx_id proposal, int member)
{
    const zx_cosignature in = {ZX_COSIGNATURE_INIT, .proposal = proposal, .signer = city->members[member]};
    ck_ok(zx_proposal_cosign(city->store, zxt_on(2020, 1, 13), &in, NULL));
}

static history happen(void)
{
    history of = {.signers = 1, .units = 1 + chance_below(2), .value = chance_below(5) - 2, .given = 1 + chance_below(28), .economic = chance_below(2)};
    zx_proposal in = zxt_proposal(city);
    zx_examination filed = {ZX_EXAMINATION_INIT, .result = ZX_EXAMINED_FILED};
    int lead = chance_below(6);
    of.lead_of_other = lead == 5;
    of.of_other = of.lead_of_other;
    in.lead = city->members[lead];
    in.category = of.economic ? "economic" : "social";
    ck_ok(zx_proposal_submit(city->store, zxt_on(2020, 1, 13), &in, &filed.proposal));
    for (int member = 0; member < 6; member++)
        if (member != lead && chance_below(3) == 0) {
            cosign(filed.proposal, member);
            of.signers++;
            of.of_other += member == 5;
        }
    ck_ok(zx_proposal_examine(city->store, zxt_on(2020, 1, 20), &filed, NULL));
    zx_id assignments[2];
    for (int i = 0; i < of.units; i++)
        assignments[i] = zxt_assigned(city, filed.proposal, city->units[i], of.units == 1 ? ZX_ROLE_SOLE : ZX_ROLE_SEPARATE);
    for (int i = 0; i < of.units; i++) {
        const zx_reply reply = {ZX_REPLY_INIT, .assignment = assignments[i], .reply_class = "A"};
        ck_ok(zx_proposal_reply(city->store, zxt_on(2020, 4, 1), &reply, NULL));
    }
    const zx_feedback form = {ZX_FEEDBACK_INIT, .proposal = filed.proposal, .returned = of.value >= 0 ? ZX_YES : ZX_NO,
                              .satisfaction = of.value >= 0 ? values[of.value] : NULL};
    if (of.value > -2)
        ck_ok(zx_proposal_feedback(city->store, zxt_on(2020, 5, of.given), &form, NULL));
    return of;
}

/* How much of a form is a sector's, in parts of the whole. */
static int64_t part_of(const history *of, bool other, zx_credit credit)
{
    int theirs = other ? of->of_other : of->signers - of->of_other;
    if (credit == ZX_CREDIT_LEAD)
        return of->lead_of_other == other;
    return credit == ZX_CREDIT_ANY ? theirs > 0 : theirs * ((2 * WHOLE + of->signers) / (2 * of->signers));
}

static int64_t part_of_unit(const history *of, int unit, zx_credit credit)
{
    return unit >= of->units ? 0 : credit == ZX_CREDIT_SHARE ? WHOLE / of->units : 1;
}

typedef int64_t part_fn(const history *of, int group, zx_credit credit);

static int64_t sector_part(const history *of, int group, zx_credit credit)
{
    return part_of(of, group == 1, credit);
}

static int64_t category_part(const history *of, int group, zx_credit credit)
{
    (void)credit;
    return of->economic == group;
}

static void ck_group(const history *histories, zx_satisfaction_options options, const char *key, part_fn *part, int group)
{
    for (int value = 0; value < 3; value++) {
        int64_t numerator = 0, denominator = 0, n = 0, not_returned = 0, not_sent = 0;
        for (int i = 0; i < HISTORIES; i++) {
            const history *of = &histories[i];
            int64_t parts = part(of, group, options.credit ? options.credit : ZX_CREDIT_LEAD);
            bool there = of->value > -2 && of->given <= options.on.day;
            numerator += there && of->value == value ? parts : 0;
            denominator += there && of->value >= 0 ? parts : 0;
            n += there && of->value >= 0 && parts > 0;
            not_returned += there && of->value == -1 && parts > 0;
            not_sent += !there && parts > 0;
        }
        zx_satisfaction_line line = line_of(options, key, NULL, values[value]);
        ck_line(line, numerator, denominator);
        ck_assert_int_eq(line.n, n);
        ck_assert_int_eq(line.not_returned.value, not_returned);
        ck_assert_int_eq(line.not_sent.value, not_sent);
    }
}

START_TEST(random_histories_are_counted_alike)
{
    static history histories[HISTORIES];
    ck_ok(zx_store_begin(city->store));
    for (int i = 0; i < HISTORIES; i++)
        histories[i] = happen();
    ck_ok(zx_store_commit(city->store));
    for (int day = 3; day <= 31; day += 7)
        for (int credit = ZX_CREDIT_LEAD; credit <= ZX_CREDIT_SHARE; credit++) {
            zx_satisfaction_options options = {.by = "proposer.sector", .credit = (zx_credit)credit, .on = {2020, 5, (uint8_t)day}};
            ck_group(histories, options, id_text(city->sector), sector_part, 0);
            ck_group(histories, options, id_text(city->other_sector), sector_part, 1);
            ck_assert_msg(line_of(options, NULL, NULL, NULL).denominator == -1, "somebody is in no sector");
            options.by = "unit";
            ck_group(histories, options, id_text(city->units[0]), part_of_unit, 0);
            ck_group(histories, options, id_text(city->units[1]), part_of_unit, 1);
            options.by = "category";
            options.credit = (zx_credit)0;
            ck_group(histories, options, "economic", category_part, 1);
        }
    zx_tally_options tally = {ZX_TALLY_INIT, .by = "proposer.sector", .on = {2020, 5, 31}};
    for (int credit = ZX_CREDIT_LEAD; credit <= ZX_CREDIT_SHARE; credit++) {
        zx_cursor *answer = NULL;
        const void *row;
        tally.credit = (zx_credit)credit;
        ck_ok(zx_tally(city->store, "proposal", &tally, &answer));
        for (int rows = 0; rows < 2; rows++) {
            ck_ok(zx_cursor_next(answer, &row));
            const zx_tally_line *line = row;
            int64_t parts = 0;
            for (int i = 0; i < HISTORIES; i++)
                parts += part_of(&histories[i], strcmp(line->key_1, id_text(city->other_sector)) == 0, (zx_credit)credit);
            ck_assert_int_eq(line->numerator, parts);
        }
        ck_status(zx_cursor_next(answer, &row), ZX_DONE);
        zx_cursor_free(answer);
    }
}
END_TEST

ZXT_CITY_MAIN("satisfaction", published, axes, units, rounds, what_cannot_be_asked, random_histories_are_counted_alike)
