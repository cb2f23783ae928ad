/* SPDX-License-Identifier: MIT */
/* The yearly questions about one session, in a file of few such years against one of many.
 *
 *     questions PROPOSALS FEW MANY FOLDER */
#include <stdio.h>
#include <stdlib.h>

#include "bench.h"

enum { ROUNDS = 9, TIMES = 5 };

typedef struct file {
    committee is;
    int years;
} file;

static zx_act days_after(zx_date opened, int days)
{
    return (zx_act){ZX_ACT_INIT, .by = "提案委员会办公室", .on = zx_date_add_days(opened, days)};
}

/* Who signed, what came of it, and what the proposer said of it, for the i-th proposal of a year. */
static void handle(committee *of, zx_date opened, int i)
{
    static const char *const categories[] = {"economic", "political", "cultural", "social", "ecological"};
    static const char *const classes[] = {"A", "B", "B", "C"}, *const values[] = {"satisfied", "basically_satisfied", "dissatisfied"};
    const zx_act submitted = days_after(opened, 0), examined = days_after(opened, 1 + i % 10), assigned = days_after(opened, 30),
                 replied = days_after(opened, 60 + i % 90), given = days_after(opened, 200);
    char subject[200];
    zx_id proposal, assignment, form;
    const zx_proposal in = {ZX_PROPOSAL_INIT, .session = of->session, .proposer_kind = "member", .lead = of->members[i % MEMBERS],
                            .category = categories[i % 5], .subject = sample(i, 20, subject)};
    must(zx_proposal_submit(of->store, &submitted, &in, &proposal), "submit");
    for (int j = 1; j <= i % 3; j++) {
        const zx_cosignature cosigner = {ZX_COSIGNATURE_INIT, .proposal = proposal, .signer = of->members[(i + j) % MEMBERS]};
        must(zx_proposal_cosign(of->store, &submitted, &cosigner, NULL), "cosign");
    }
    const zx_examination examination = {ZX_EXAMINATION_INIT, .proposal = proposal, .result = i % 8 ? ZX_EXAMINED_FILED : ZX_EXAMINED_CONVERTED};
    must(zx_proposal_examine(of->store, &examined, &examination, NULL), "examine");
    if (i % 8 == 0)
        return;
    const zx_assignment in_hand = {ZX_ASSIGNMENT_INIT, .proposal = proposal, .unit = of->units[i % UNITS], .role = ZX_ROLE_SOLE};
    must(zx_proposal_assign(of->store, &assigned, &in_hand, &assignment), "assign");
    const zx_reply reply = {ZX_REPLY_INIT, .assignment = assignment, .reply_class = classes[i % 4]};
    must(zx_proposal_reply(of->store, &replied, &reply, NULL), "reply");
    const zx_feedback feedback = {ZX_FEEDBACK_INIT, .proposal = proposal, .satisfaction = values[i % 3]};
    must(zx_proposal_feedback(of->store, &given, &feedback, &form), "feedback");
    const zx_feedback_answer answer = {ZX_FEEDBACK_ANSWER_INIT, .feedback = form, .axis = "attitude", .value = values[i % 3]};
    must(zx_proposal_feedback_answer(of->store, &given, &answer, NULL), "answer");
}

/* A session every other day does for years. The last one is the one that is asked about. */
static file make(const char *folder, int proposals, int years)
{
    char path[400];
    snprintf(path, sizeof path, "%s/questions-%d.zx", folder, years);
    file of = {.is = found(path), .years = years};
    zx_id term = 0;
    must(zx_term_on(of.is.store, (zx_date){2018, 2, 1}, &term), "term");
    for (int year = 0; year < years; year++) {
        const zx_act opened = days_after((zx_date){2020, 2, 1}, 2 * year);
        const zx_session session = {ZX_SESSION_INIT, .term = term, .number = {1, 4 + year}, .opens = opened.on, .closes = opened.on};
        must(zx_store_begin(of.is.store), "begin");
        must(zx_session_open(of.is.store, &opened, &session, &of.is.session), "session");
        for (int i = 0; i < proposals; i++)
            handle(&of.is, opened.on, i);
        must(zx_store_commit(of.is.store), "commit");
    }
    return of;
}

static int read_all(zx_cursor *cursor)
{
    const void *row;
    int rows = 0;
    while (zx_cursor_next(cursor, &row) == ZX_OK)
        rows++;
    zx_cursor_free(cursor);
    return rows;
}

static const zx_date when = {2021, 12, 31};

static zx_status annual(const committee *of, zx_cursor **out)
{
    return zx_annual(of->store, of->session, when, out);
}

static zx_status balance(const committee *of, zx_cursor **out)
{
    return zx_balance(of->store, of->session, when, out);
}

static zx_status times(const committee *of, zx_cursor **out)
{
    const zx_proposal filter = {ZX_PROPOSAL_INIT, .session = of->session};
    const zx_times_options options = {ZX_TIMES_INIT, .filter = &filter, .begins = "submitted", .ends = "replied", .by = "category",
                                      .limits = "30,90,180", .on = when};
    return zx_times(of->store, &options, out);
}

static zx_status times_of_units(const committee *of, zx_cursor **out)
{
    const zx_proposal filter = {ZX_PROPOSAL_INIT, .session = of->session};
    const zx_times_options options = {ZX_TIMES_INIT, .filter = &filter, .begins = "assigned", .ends = "feedback", .by = "unit", .on = when};
    return zx_times(of->store, &options, out);
}

static zx_status satisfaction(const committee *of, zx_cursor **out)
{
    const zx_proposal filter = {ZX_PROPOSAL_INIT, .session = of->session};
    const zx_satisfaction_options options = {ZX_SATISFACTION_INIT, .filter = &filter, .by = "unit", .axes = ZX_YES, .rounds = ZX_ROUNDS_FINAL,
                                             .on = when};
    return zx_satisfaction(of->store, &options, out);
}

static zx_status satisfaction_of_signers(const committee *of, zx_cursor **out)
{
    const zx_proposal filter = {ZX_PROPOSAL_INIT, .session = of->session};
    const zx_satisfaction_options options = {ZX_SATISFACTION_INIT, .filter = &filter, .by = "proposer.committee", .credit = ZX_CREDIT_SHARE,
                                             .on = when};
    return zx_satisfaction(of->store, &options, out);
}

static const struct { const char *what; zx_status (*ask)(const committee *of, zx_cursor **out); } questions[] = {
    {"balance", balance},
    {"annual", annual},
    {"times by category", times},
    {"times of units", times_of_units},
    {"satisfaction by unit and axis", satisfaction},
    {"satisfaction by signers' shares", satisfaction_of_signers},
};

static double time_of(size_t question, const committee *of)
{
    double from = processor_seconds();
    for (int i = 0; i < TIMES; i++) {
        zx_cursor *cursor;
        must(questions[question].ask(of, &cursor), questions[question].what);
        if (read_all(cursor) == 0)
            exit(1);
    }
    return (processor_seconds() - from) / TIMES;
}

static int ascending(const void *a, const void *b)
{
    double one = *(const double *)a, other = *(const double *)b;
    return one < other ? -1 : one > other;
}

int main(int argc, char **argv)
{
    if (argc != 5) {
        fprintf(stderr, "usage: questions PROPOSALS FEW MANY FOLDER\n");
        return 2;
    }
    const int proposals = atoi(argv[1]);
    file files[2] = {make(argv[4], proposals, atoi(argv[2])), make(argv[4], proposals, atoi(argv[3]))};
    for (size_t q = 0; q < sizeof questions / sizeof *questions; q++) {
        double seconds[2][ROUNDS];
        for (int round = 0; round < ROUNDS; round++)
            for (int i = 0; i < 2; i++)
                seconds[i][round] = time_of(q, &files[i].is);
        for (int i = 0; i < 2; i++)
            qsort(seconds[i], ROUNDS, sizeof seconds[i][0], ascending);
        double few = seconds[0][ROUNDS / 2], many = seconds[1][ROUNDS / 2];
        printf("%s of %d proposals: %.2f ms with %d years in the file, %.2f ms with %d, ratio %.2f\n", questions[q].what, proposals, few * 1e3,
               files[0].years, many * 1e3, files[1].years, many / few);
    }
    for (int i = 0; i < 2; i++)
        zx_store_free(files[i].is.store);
    return 0;
}
