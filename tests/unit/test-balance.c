/* SPDX-License-Identifier: MIT */
/* Published totals must come out of the verbs and questions exactly, and the balance must hold whatever is done. */
#include <stdio.h>

#include "steps.h"

/* ---- reading answers ---- */

static void ck_line(zx_cursor *answer, const char *key, int64_t numerator, int64_t denominator)
{
    const void *row;
    ck_ok(zx_cursor_next(answer, &row));
    const zx_balance_line *line = row;
    ck_assert_msg(strcmp(line->key, key) == 0 && line->numerator == numerator && line->denominator == denominator,
                  "%s: %lld of %lld instead of %s: %lld of %lld", line->key, (long long)line->numerator, (long long)line->denominator, key,
                  (long long)numerator, (long long)denominator);
}

static int64_t of_balance(zx_id session, zx_date on, const char *key, int64_t *denominator)
{
    zx_cursor *answer = NULL;
    const void *row;
    int64_t found = -1;
    ck_ok(zx_balance(city->store, session, on, &answer));
    while (found < 0 && zx_cursor_next(answer, &row) == ZX_OK)
        if (strcmp(((const zx_balance_line *)row)->key, key) == 0) {
            found = ((const zx_balance_line *)row)->numerator;
            *denominator = ((const zx_balance_line *)row)->denominator;
        }
    zx_cursor_free(answer);
    return found;
}

static void ck_balance(const char *key, int64_t numerator, int64_t denominator)
{
    int64_t of = 0, got = of_balance(city->session, (zx_date){2020, 12, 31}, key, &of);
    ck_assert_msg(got == numerator && of == denominator, "%s: %lld of %lld instead of %lld of %lld", key, (long long)got, (long long)of,
                  (long long)numerator, (long long)denominator);
}

static void ck_tally(const char *kind, const char *by, const char *key, int64_t numerator, int64_t denominator)
{
    const zx_tally_options options = {ZX_TALLY_INIT, .by = by, .on = {2020, 12, 31}};
    zx_cursor *answer = NULL;
    const void *row;
    bool found = false;
    ck_ok(zx_tally(city->store, kind, &options, &answer));
    while (zx_cursor_next(answer, &row) == ZX_OK) {
        const zx_tally_line *line = row;
        if (!line->key_1 || strcmp(line->key_1, key) != 0)
            continue;
        found = true;
        ck_assert_int_eq(line->numerator, numerator);
        ck_assert_int_eq(line->denominator, denominator);
    }
    ck_assert_msg(found, "no group %s", key);
    zx_cursor_free(answer);
}

/* ---- loading ---- */

typedef struct planned {
    const char *kind;
    zx_id lead, convenor;
    const char *category;
    zx_examination_result result;
    int count;
} planned;

static zx_id principal;

/* Submits `count` proposals alike and examines them. */
static void carry_out(const planned *plan)
{
    for (int i = 0; i < plan->count; i++) {
        zx_proposal in = zxt_proposal(city);
        zx_id id;
        in.proposer_kind = plan->kind;
        in.lead = plan->lead ? plan->lead : city->members[i % 6];
        in.convenor = plan->convenor;
        in.sealed = plan->lead && !plan->convenor ? ZX_YES : (zx_yes_no)0;
        in.category = plan->category;
        ck_ok(zx_proposal_submit(city->store, zxt_on(2020, 1, 13), &in, &id));
        const zx_examination examination = {ZX_EXAMINATION_INIT, .proposal = id, .result = plan->result,
                                            .into = plan->result == ZX_EXAMINED_ABSORBED ? principal : 0};
        ck_ok(zx_proposal_examine(city->store, zxt_on(2020, 1, 20), &examination, NULL));
        principal = plan->result == ZX_EXAMINED_FILED ? id : principal;
    }
}

static void carry_out_all(const planned *plans, size_t count)
{
    ck_ok(zx_store_begin(city->store));
    for (size_t i = 0; i < count; i++)
        carry_out(&plans[i]);
    ck_ok(zx_store_commit(city->store));
}

/* National, 14th term 3rd session: 5,890 received = 5,002 filed + 262 merged + 626 converted. */
START_TEST(national_session)
{
    const planned plans[] = {
        {"member", 0, 0, "economic", ZX_EXAMINED_FILED, 1700},  {"party", city->party, 0, "economic", ZX_EXAMINED_FILED, 433},
        {"member", 0, 0, "political", ZX_EXAMINED_FILED, 419},  {"member", 0, 0, "cultural", ZX_EXAMINED_FILED, 459},
        {"member", 0, 0, "social", ZX_EXAMINED_FILED, 1387},    {"member", 0, 0, "ecological", ZX_EXAMINED_FILED, 566},
        {"special_committee", city->special, 0, "ecological", ZX_EXAMINED_FILED, 38},
        {"member", 0, 0, "social", ZX_EXAMINED_ABSORBED, 262},  {"member", 0, 0, "social", ZX_EXAMINED_CONVERTED, 626},
    };
    carry_out_all(plans, sizeof plans / sizeof *plans);
    zx_cursor *answer = NULL;
    ck_ok(zx_balance(city->store, city->session, (zx_date){2020, 12, 31}, &answer));
    ck_line(answer, "received", 5890, 5890);
    ck_line(answer, "filed", 5002, 5890);
    ck_line(answer, "absorbed", 262, 5890);
    ck_line(answer, "converted", 626, 5890);
    ck_line(answer, "sent_back", 0, 5890);
    ck_line(answer, "not_filed", 0, 5890);
    ck_line(answer, "withdrawn", 0, 5890);
    ck_line(answer, "pending", 0, 5890);
    ck_assert_str_eq(zx_cursor_meta(answer)->question, "balance");
    zx_cursor_free(answer);
    ck_balance("filed.member", 4531, 5002);
    ck_balance("filed.collective", 471, 5002);
    ck_balance("filed.category.economic", 2133, 5002);
    ck_balance("filed.category.political", 419, 5002);
    ck_balance("filed.category.cultural", 459, 5002);
    ck_balance("filed.category.social", 1387, 5002);
    ck_balance("filed.category.ecological", 604, 5002);
    ck_tally("proposal", "examination", "filed", 5002, 5890);
    ck_tally("proposal", "examination", "converted", 626, 5890);
    int64_t of = 0;
    ck_assert_int_eq(of_balance(city->session, (zx_date){2020, 1, 19}, "pending", &of), 5890);
    ck_assert_int_eq(of_balance(city->session, (zx_date){2020, 1, 12}, "received", &of), 0);
}
END_TEST

/* A city, 6th term 3rd session: 400 received = 328 members' + 21 parties' + 10 special committees' + 41 sectors' and groups'
 * = 349 filed + 51 converted; 349 = 136 + 25 + 44 + 131 + 13. */
START_TEST(city_in_session)
{
    const planned plans[] = {
        {"member", 0, 0, "economic", ZX_EXAMINED_FILED, 136},  {"member", 0, 0, "political", ZX_EXAMINED_FILED, 25},
        {"member", 0, 0, "cultural", ZX_EXAMINED_FILED, 44},   {"member", 0, 0, "social", ZX_EXAMINED_FILED, 72},
        {"party", city->party, 0, "social", ZX_EXAMINED_FILED, 21},
        {"special_committee", city->special, 0, "social", ZX_EXAMINED_FILED, 10},
        {"sector", city->sector, city->convenor, "social", ZX_EXAMINED_FILED, 28},
        {"sector", city->sector, city->convenor, "ecological", ZX_EXAMINED_FILED, 13},
        {"member", 0, 0, "social", ZX_EXAMINED_CONVERTED, 51},
    };
    carry_out_all(plans, sizeof plans / sizeof *plans);
    ck_balance("received", 400, 400);
    ck_balance("received.kind.member", 328, 400);
    ck_balance("received.kind.party", 21, 400);
    ck_balance("received.kind.special_committee", 10, 400);
    ck_balance("received.kind.sector", 41, 400);
    ck_balance("filed", 349, 400);
    ck_balance("converted", 51, 400);
    ck_balance("filed.category.economic", 136, 349);
    ck_balance("filed.category.political", 25, 349);
    ck_balance("filed.category.cultural", 44, 349);
    ck_balance("filed.category.social", 131, 349);
    ck_balance("filed.category.ecological", 13, 349);
    ck_tally("proposal", "proposer_kind", "sector", 41, 400);
}
END_TEST

/* Of 92 replies 22 were of class A, 68 of class B, 2 of class C. */
START_TEST(replies_by_class)
{
    static const struct { const char *class; int count; } classes[] = {{"A", 22}, {"B", 68}, {"C", 2}};
    ck_ok(zx_store_begin(city->store));
    for (size_t c = 0; c < 3; c++)
        for (int i = 0; i < classes[c].count; i++) {
            zx_id assignment = zxt_assigned(city, zxt_filed(city), city->units[i % 4], ZX_ROLE_SOLE);
            const zx_reply reply = {ZX_REPLY_INIT, .assignment = assignment, .reply_class = classes[c].class};
            ck_ok(zx_proposal_reply(city->store, zxt_on(2020, 4, 1), &reply, NULL));
        }
    ck_ok(zx_store_commit(city->store));
    ck_tally("reply", "reply_class", "A", 22, 92);
    ck_tally("reply", "reply_class", "B", 68, 92);
    ck_tally("reply", "reply_class", "C", 2, 92);
    ck_tally("proposal", "outcome", "B", 68, 92);
}
END_TEST

START_TEST(refuses_what_it_cannot_answer)
{
    zx_cursor *answer = NULL;
    ck_refused(zx_balance(city->store, city->session, (zx_date){2020, 0, 0}, &answer), ZX_INVALID, "on");
    ck_refused(zx_balance(city->store, city->members[0], (zx_date){2020, 1, 1}, &answer), ZX_NOT_FOUND, "record.kind");
    ck_status(zx_balance(city->store, city->session, (zx_date){2020, 1, 1}, NULL), ZX_MISUSE);
    ck_assert_ptr_null(answer);
}
END_TEST

/* ---- random sequences ---- */

/* From then on the rulebook counts as filed what was merged after its filing. */
static const zx_date merged_stay_filed = {2020, 3, 3};

enum { SEQUENCES = 10000, PER_CITY = 40, MOST = 400, STEPS = 24, DAYS = 12 };

/* What the test itself remembers: dates and results, nothing else. */
static struct known {
    zx_id id;
    int submitted, last, count, when[STEPS * 4];
    zx_examination_result what[STEPS * 4];
} known[MOST];
static int known_count;

static uint32_t state;
static int random_below(int limit)
{
    state = state * 1664525u + 1013904223u;
    return (int)((state >> 8) % (uint32_t)limit);
}

static void note(struct known *proposal, int day, zx_examination_result what)
{
    proposal->when[proposal->count] = day;
    proposal->what[proposal->count++] = what;
}

static void ck_refusal(zx_status status)
{
    ck_assert_msg(status == ZX_RULE || status == ZX_INVALID || status == ZX_NOT_FOUND, "%s", zxt_failure(status));
}

static void submit_one(void)
{
    zx_proposal in = zxt_proposal(city);
    int day = 12 + random_below(3);
    struct known *new = &known[known_count];
    in.lead = city->members[random_below(6)];
    zx_status status = zx_proposal_submit(city->store, zxt_on(2020, 1, day), &in, &new->id);
    if (status != ZX_OK) {
        ck_refusal(status);
        return;
    }
    new->submitted = new->last = day;
    new->count = 0;
    known_count++;
}

/* What leaves the examination as it is: every step of its handling. */
static zx_status handle_somehow(zx_id id, zx_id other, zx_date on)
{
    static const char *const classes[] = {"A", "B", "C"}, *const satisfactions[] = {"satisfied", "dissatisfied"};
    zx_id open;
    switch (random_below(15)) {
    case 0:
    case 1: return steps_any_assigning(random_below, id, on);
    case 2:
        open = steps_open_assignment(id);
        return open ? reply_to(on, open, classes[random_below(3)]) : ZX_OK;
    case 3: return rate(on, id, satisfactions[random_below(2)]);
    case 4: return handle_again(on, id);
    case 5:
    case 6: return steps_any_joining(random_below, id, other, on);
    default: return steps_any_handling(random_below, id, on);
    }
}

static void one_step(struct known *proposal)
{
    int day = random_below(3) ? proposal->last + random_below(2) : 12 + random_below(DAYS);
    zx_examination_result result = random_below(4) ? (zx_examination_result)(1 + random_below(16)) : ZX_EXAMINED_FILED;
    int among = random_below(3) && known_count > 3 ? 3 : known_count; /* mostly one that is not settled */
    zx_id any = known[known_count - 1 - random_below(among)].id;
    zx_status status;
    if (result == ZX_EXAMINED_WITHDRAWN) {
        const zx_examination in = {ZX_EXAMINATION_INIT, .proposal = proposal->id};
        status = zx_proposal_withdraw(city->store, zxt_on(2020, 1, day), &in, NULL);
    } else if (result == ZX_EXAMINED_REVISED) {
        const zx_proposal in = {ZX_PROPOSAL_INIT, .id = proposal->id, .subject = "修改后的案由", .category = "social",
                                .grounds = "案据", .recommendations = "建议"};
        status = zx_proposal_revise(city->store, zxt_on(2020, 1, day), &in, NULL);
    } else if (result == ZX_EXAMINED_ABSORBED && random_below(3)) {
        status = merge_into((zx_date){2020, 1, (uint8_t)day}, proposal->id, any);
    } else if (result == ZX_EXAMINED_UNMERGED) {
        status = unmerge((zx_date){2020, 1, (uint8_t)day}, proposal->id);
    } else if (result > ZX_EXAMINED_UNMERGED) {
        status = handle_somehow(proposal->id, any, (zx_date){2020, 1, (uint8_t)day});
    } else {
        const zx_examination in = {ZX_EXAMINATION_INIT, .proposal = proposal->id, .result = result,
                                   .ground = result == ZX_EXAMINED_NOT_FILED ? "empty" : NULL,
                                   .into = result == ZX_EXAMINED_ABSORBED ? any : 0};
        status = zx_proposal_examine(city->store, zxt_on(2020, 1, day), &in, NULL);
    }
    if (status != ZX_OK)
        ck_refusal(status);
    else
        proposal->last = day < 12 + DAYS - 2 ? day : 12 + DAYS - 2;
    if (status == ZX_OK && result <= ZX_EXAMINED_UNMERGED)
        note(proposal, day, result);
}

/* The independent count. */
static void count_known(int day, bool stay_filed, int64_t counts[ZX_EXAMINED_UNMERGED + 2])
{
    memset(counts, 0, (ZX_EXAMINED_UNMERGED + 2) * sizeof *counts);
    for (int i = 0; i < known_count; i++) {
        int last = 0;
        bool filed = false;
        if (known[i].submitted > day)
            continue;
        for (int step = 0; step < known[i].count; step++)
            if (known[i].when[step] <= day) {
                last = known[i].what[step];
                filed = filed || last == ZX_EXAMINED_FILED;
                if (last == ZX_EXAMINED_UNMERGED)
                    last = filed ? ZX_EXAMINED_FILED : 0;
            }
        if (filed && (last == ZX_EXAMINED_WITHDRAWN || (last == ZX_EXAMINED_ABSORBED && stay_filed)))
            last = ZX_EXAMINED_FILED;
        counts[last == ZX_EXAMINED_REVISED ? 0 : last]++;
        counts[ZX_EXAMINED_UNMERGED + 1]++;
    }
}

static void ck_day(zx_date on, int day, bool stay_filed)
{
    int64_t expected[ZX_EXAMINED_UNMERGED + 2];
    zx_cursor *answer = NULL;
    count_known(day, stay_filed, expected);
    int64_t all = expected[ZX_EXAMINED_UNMERGED + 1];
    ck_ok(zx_balance(city->store, city->session, on, &answer));
    ck_line(answer, "received", all, all);
    ck_line(answer, "filed", expected[ZX_EXAMINED_FILED], all);
    ck_line(answer, "absorbed", expected[ZX_EXAMINED_ABSORBED], all);
    ck_line(answer, "converted", expected[ZX_EXAMINED_CONVERTED], all);
    ck_line(answer, "sent_back", expected[ZX_EXAMINED_SENT_BACK], all);
    ck_line(answer, "not_filed", expected[ZX_EXAMINED_NOT_FILED], all);
    ck_line(answer, "withdrawn", expected[ZX_EXAMINED_WITHDRAWN], all);
    ck_line(answer, "pending", expected[0], all);
    zx_cursor_free(answer);
}

static void ck_every_day(void)
{
    for (int day = 11; day <= 12 + DAYS; day++)
        ck_day((zx_date){2020, 1, (uint8_t)day}, day, false);
    ck_day(merged_stay_filed, 12 + DAYS, true);
}

START_TEST(random_sequences_balance_on_every_day)
{
    const char *seed = getenv("ZX_SEED");
    int sequences = zxt_rounds(SEQUENCES / 200, SEQUENCES / 10, SEQUENCES), done = 0;
    state = seed ? (uint32_t)strtoul(seed, NULL, 10) : 20200112u;
    while (done < sequences) {
        known_count = 0;
        zxt_adopt(city, merged_stay_filed, "\"merged\": \"absorbed\"", "\"merged\": \"filed\"");
        for (int i = 0; i < PER_CITY && done < sequences; i++, done++) {
            int first = known_count;
            for (int proposals = 1 + random_below(3); proposals > 0; proposals--)
                submit_one();
            for (int step = 0; step < STEPS && known_count > first; step++)
                one_step(&known[first + random_below(known_count - first)]);
            ck_every_day();
        }
        ck_ok(zx_journal_verify(city->store, NULL, NULL, NULL));
        zxt_city_free(city);
        city = zxt_city_new();
    }
    printf("random sequences: %d, seed %s\n", done, seed ? seed : "20200112");
}
END_TEST

ZXT_CITY_MAIN("balance", national_session, city_in_session, replies_by_class, refuses_what_it_cannot_answer,
              random_sequences_balance_on_every_day)
