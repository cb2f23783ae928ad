/* SPDX-License-Identifier: MIT */
/* How far measures had come, as of a date: of a project, a document, a proposal. */
#include "loops.h"

enum { MEASURES = 60, DAYS = 80 };

typedef struct standing {
    int64_t progress; /* -1: none */
    zx_measure_status status;
    zx_date completed;
} standing;

/* What the measures say of themselves. */
static void stand(zx_id first, standing *out)
{
    zx_cursor *cursor = NULL;
    const void *row;
    ck_ok(zx_record_list(city->store, "measure", NULL, NULL, &cursor));
    while (zx_cursor_next(cursor, &row) == ZX_OK) {
        const zx_measure *m = row;
        ck_assert_int_lt(m->id - first, 4 * MEASURES);
        out[m->id - first] = (standing){m->progress.set ? m->progress.value : -1, m->status, m->completed};
    }
    zx_cursor_free(cursor);
}

/* Something happens to one of them; what may not is refused, and that is that. */
static void happen(uint32_t *state, int days, zx_id *measures, int *count, zx_id suggestion)
{
#define BELOW(limit_) ((*state = *state * 1664525u + 1013904223u) >> 8) % (uint32_t)(limit_)
    zx_id one = *count ? measures[BELOW(*count)] : 0, id = 0;
    switch (BELOW(6)) {
    case 0:
        if (*count < MEASURES && zx_measure_break_down(city->store, loops_on(days), IN(zx_measure, .suggestion = suggestion, .title = "一",
                                                                                       .unit = city->units[0]), &id) == ZX_OK)
            measures[(*count)++] = id;
        break;
    case 1:
        if (one && *count < MEASURES &&
            zx_measure_break_down(city->store, loops_on(days), IN(zx_measure, .parent = one, .title = "一部分", .unit = city->units[0]),
                                  &id) == ZX_OK)
            measures[(*count)++] = id;
        break;
    case 2:
        if (one && BELOW(3) == 0)
            (void)zx_measure_cancel(city->store, loops_on(days), IN(zx_measure, .id = one), NULL);
        break;
    default: {
        int64_t percent = BELOW(3) ? 100 : (int64_t)(BELOW(100));
        if (one)
            (void)zx_measure_report(city->store, loops_on(days), IN(zx_progress, .measure = one, .percent = {1, percent}), NULL);
    }
    }
#undef BELOW
}

/* What is answered later as of a day is what the records said on that day. */
START_TEST(progress_is_what_it_was)
{
    static standing were[DAYS][4 * MEASURES];
    zx_id measures[MEASURES], first = 0, project = loops_proposed("research", 2020), document = loops_adopted(project, 10), suggestion = 0;
    uint32_t state = 20200112;
    int count = 0, compared = 0;
    ck_ok(zx_list_entry_add(city->store, loops_on(10), IN(zx_list_entry, .of = document, .list = ZX_LIST_SUGGESTION, .title = "一"),
                            &suggestion));
    first = suggestion;
    for (int days = 20; days < DAYS; days++) {
        for (int i = 0; i < 4; i++)
            happen(&state, days, measures, &count, suggestion);
        stand(first, were[days]);
    }
    for (int days = 20; days < DAYS; days++) {
        zx_cursor *cursor = NULL;
        const void *row;
        const zx_loop_options options[] = {{ZX_LOOP_INIT, .on = loops_day(days), .project = project}, {ZX_LOOP_INIT,
            .on = loops_day(days), .of = document}};
        for (int way = 0; way < 2; way++) {
            ck_ok(zx_loop_progress_on(city->store, &options[way], &cursor));
            while (zx_cursor_next(cursor, &row) == ZX_OK) {
                const zx_loop_progress *line = row;
                if (!line->status)
                    continue;
                standing was = were[days][line->record - first];
                ck_assert_msg((line->progress.set ? line->progress.value : -1) == was.progress && line->status == was.status &&
                                  zx_date_compare(line->completed, was.completed) == 0,
                              "day %d, measure %lld: %lld instead of %lld", days, (long long)line->record, (long long)line->progress.value,
                              (long long)was.progress);
                compared++;
            }
            zx_cursor_free(cursor);
        }
    }
    ck_assert_int_gt(count, 20);
    ck_assert_int_gt(compared, 800);
}
END_TEST

/* A project, its suggestions, their measures, the parts of those; a suggestion without measures has none, and is not in the project's. */
START_TEST(progress_is_a_tree)
{
    zx_id project = loops_proposed("research", 2020), document = loops_adopted(project, 10), suggestions[3], top = 0, part = 0, other = 0;
    for (int i = 0; i < 3; i++)
        ck_ok(zx_list_entry_add(city->store, loops_on(10), IN(zx_list_entry, .of = document, .list = ZX_LIST_SUGGESTION, .title = "一"),
                                &suggestions[i]));
    ck_ok(zx_measure_break_down(city->store, loops_on(11), IN(zx_measure, .suggestion = suggestions[0], .title = "一",
                                                              .unit = city->units[0]), &top));
    ck_ok(zx_measure_break_down(city->store, loops_on(11), IN(zx_measure, .suggestion = suggestions[1], .title = "一",
                                                              .unit = city->units[0]), &other));
    ck_ok(zx_measure_break_down(city->store, loops_on(11), IN(zx_measure, .parent = top, .title = "一", .unit = city->units[0]), &part));
    ck_ok(zx_measure_report(city->store, loops_on(12), IN(zx_progress, .measure = part, .percent = {1, 51}), NULL));
    const struct { zx_id record, parent; int64_t progress; } expected[] = {
        {project, 0, 26}, {suggestions[0], project, 51}, {top, suggestions[0], 51}, {part, top, 51}, {suggestions[1], project, 0},
        {other, suggestions[1], 0}, {suggestions[2], project, -1}};
    zx_cursor *cursor = NULL;
    const void *row;
    const zx_loop_options options = {ZX_LOOP_INIT, .on = loops_day(12)};
    ck_ok(zx_loop_progress_on(city->store, &options, &cursor));
    for (size_t i = 0; i < sizeof expected / sizeof *expected; i++) {
        ck_ok(zx_cursor_next(cursor, &row));
        const zx_loop_progress *line = row;
        ck_assert(line->record == expected[i].record && line->parent == expected[i].parent && line->project == project && line->title);
        ck_assert_int_eq(line->progress.set ? line->progress.value : -1, expected[i].progress);
    }
    ck_status(zx_cursor_next(cursor, &row), ZX_DONE);
    zx_cursor_free(cursor);
}
END_TEST

/* What one document or proposal suggests, whether it is of a project or not; what it does not suggest, a reply's promise too,
    is left out. */
START_TEST(progress_is_of_a_document_or_a_proposal)
{
    zx_id project = loops_proposed("research", 2020), of[3] = {loops_adopted(project, 10), loops_adopted(project, 10), 0};
    zx_id reply = 0, suggestion = 0, top = 0, part = 0, assignment = zxt_assigned(city, zxt_filed(city), city->units[0], ZX_ROLE_SOLE);
    zx_assignment *assigned = NULL;
    ck_ok(zx_record_get(city->store, "assignment", assignment, (void **)&assigned));
    of[2] = assigned->proposal;
    zx_free(assigned);
    ck_ok(zx_proposal_reply(city->store, zxt_on(2020, 4, 1), IN(zx_reply, .assignment = assignment, .reply_class = "B"), &reply));
    ck_ok(zx_measure_promise(city->store, zxt_on(2020, 4, 1), IN(zx_measure, .reply = reply, .title = "一项承诺", .unit = city->units[0]),
                             NULL));
    for (int i = 0; i < 3; i++) {
        ck_ok(zx_list_entry_add(city->store, zxt_on(2020, 4, 2), IN(zx_list_entry, .of = of[i], .list = ZX_LIST_SUGGESTION, .title = "一"),
                                &suggestion));
        ck_ok(zx_measure_break_down(city->store, zxt_on(2020, 4, 3), IN(zx_measure, .suggestion = suggestion, .title = "一",
                                                                        .unit = city->units[0]), &top));
        ck_ok(zx_measure_break_down(city->store, zxt_on(2020, 4, 3), IN(zx_measure, .parent = top, .title = "一", .unit = city->units[0]),
                                    &part));
        ck_ok(zx_measure_report(city->store, zxt_on(2020, 4, 4), IN(zx_progress, .measure = part, .percent = {1, 40 + i}), NULL));
        ck_ok(zx_measure_report(city->store, zxt_on(2020, 6, 4), IN(zx_progress, .measure = part, .percent = {1, 100}), NULL));
        const struct { zx_id record, parent; } expected[] = {{of[i], 0}, {suggestion, of[i]}, {top, suggestion}, {part, top}};
        const zx_loop_options options = {ZX_LOOP_INIT, .on = {2020, 5, 1}, .of = of[i]};
        zx_cursor *cursor = NULL;
        const void *row;
        ck_ok(zx_loop_progress_on(city->store, &options, &cursor));
        for (size_t k = 0; k < sizeof expected / sizeof *expected; k++) {
            ck_ok(zx_cursor_next(cursor, &row));
            const zx_loop_progress *line = row;
            ck_assert(line->record == expected[k].record && line->parent == expected[k].parent && line->title);
            ck_assert(line->project == (i < 2 ? project : 0));
            ck_assert_int_eq(line->progress.value, 40 + i);
        }
        ck_status(zx_cursor_next(cursor, &row), ZX_DONE);
        zx_cursor_free(cursor);
    }
    zx_cursor *cursor = NULL;
    const zx_loop_options with = {ZX_LOOP_INIT, .on = {2020, 5, 1}, .of = of[0], .project = project}, alone = {ZX_LOOP_INIT, .on = {2020,
        5, 1}, .of = of[0]};
    ck_refused(zx_loop_progress_on(city->store, &with, &cursor), ZX_INVALID, "of");
    ck_refused(zx_loop(city->store, &alone, &cursor), ZX_INVALID, "of");
}
END_TEST

ZXT_CITY_MAIN("loop-progress", progress_is_what_it_was, progress_is_a_tree, progress_is_of_a_document_or_a_proposal)
