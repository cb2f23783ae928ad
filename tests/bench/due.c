/* SPDX-License-Identifier: MIT */
/* What is due of a year of 1,000 open proposals, in a file of that year alone and in one of many settled years beside it.
 *
 *     due YEARS FOLDER */
#include <stdio.h>
#include <stdlib.h>

#include "bench.h"

enum { YEAR = 1000, ROUNDS = 15 };

static const zx_act rated = {ZX_ACT_INIT, .by = "提案委员会办公室", .on = {2020, 4, 20}};
static const zx_act assigned = {ZX_ACT_INIT, .by = "提案委员会办公室", .on = {2020, 4, 20}};

/* Everything that was answered is rated. */
static void settle(committee *city)
{
    zx_cursor *cursor;
    const void *record;
    const zx_proposal filter = {ZX_PROPOSAL_INIT, .handling = ZX_HANDLING_REPLIED};
    must(zx_store_begin(city->store), "begin");
    must(zx_record_list(city->store, "proposal", &filter, NULL, &cursor), "list");
    while (zx_cursor_next(cursor, &record) == ZX_OK) {
        const zx_feedback form = {ZX_FEEDBACK_INIT, .proposal = ((const zx_proposal *)record)->id, .satisfaction = "satisfied"};
        must(zx_proposal_feedback(city->store, &rated, &form, NULL), "feedback");
    }
    zx_cursor_free(cursor);
    must(zx_store_commit(city->store), "commit");
}

static void open_year(committee *city)
{
    char subject[200];
    must(zx_store_begin(city->store), "begin");
    for (int i = 0; i < YEAR; i++) {
        zx_id proposal;
        zx_act act = assigned;
        const zx_proposal in = {ZX_PROPOSAL_INIT, .session = city->session, .proposer_kind = "member", .lead = city->members[i % MEMBERS],
                                .category = "social", .subject = sample(i, 20, subject)};
        must(zx_proposal_submit(city->store, &act, &in, &proposal), "submit");
        const zx_examination filed = {ZX_EXAMINATION_INIT, .proposal = proposal, .result = ZX_EXAMINED_FILED};
        must(zx_proposal_examine(city->store, &act, &filed, NULL), "examine");
        act.on.day = (uint8_t)(20 + i % 10); /* on ten days */
        const zx_assignment given = {ZX_ASSIGNMENT_INIT, .proposal = proposal, .unit = city->units[i % UNITS], .role = ZX_ROLE_SOLE};
        must(zx_proposal_assign(city->store, &act, &given, NULL), "assign");
    }
    must(zx_store_commit(city->store), "commit");
}

static int ascending(const void *a, const void *b)
{
    double one = *(const double *)a, other = *(const double *)b;
    return one < other ? -1 : one > other;
}

static double ask(committee *city, int *lines)
{
    double times[ROUNDS];
    for (int i = 0; i < ROUNDS; i++) {
        const zx_due_options options = {ZX_DUE_INIT, .on = {2020, 5, 1}};
        zx_cursor *cursor;
        const void *row;
        double from = processor_seconds();
        must(zx_due(city->store, &options, &cursor), "due");
        for (*lines = 0; zx_cursor_next(cursor, &row) == ZX_OK;)
            ++*lines;
        zx_cursor_free(cursor);
        times[i] = processor_seconds() - from;
    }
    qsort(times, ROUNDS, sizeof *times, ascending);
    return times[ROUNDS / 2] * 1e3;
}

static double measure(const char *folder, int years, int *lines)
{
    char path[600];
    snprintf(path, sizeof path, "%s/due-%d.zx", folder, years);
    committee city = found(path);
    load(&city, (years - 1) * YEAR);
    settle(&city);
    open_year(&city);
    double milliseconds = ask(&city, lines);
    zx_store_free(city.store);
    return milliseconds;
}

int main(int argc, char **argv)
{
    if (argc != 3) {
        fprintf(stderr, "usage: due YEARS FOLDER\n");
        return 2;
    }
    int lines, years = atoi(argv[1]);
    double alone = measure(argv[2], 1, &lines);
    printf("what is due of %d open proposals, %d lines\n", YEAR, lines);
    printf("  the year alone      %8.2f ms\n", alone);
    double beside = measure(argv[2], years, &lines);
    printf("  among %3d years     %8.2f ms, %d lines\n", years, beside, lines);
    printf("  among / alone       %8.2f\n", beside / alone);
    return 0;
}
