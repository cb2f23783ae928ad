/* SPDX-License-Identifier: MIT */
/* How links stand as a loop goes on: at once missing, open until they are due or their stage is over, complete; what is counted,
    and who asks. */
#include <stdio.h>

#include "loops.h"

static const char *const names[] = {"", "origin", "settling", "approval", "stage", "evidence", "recommendation", "adoption", "list",
    "remedy",
                                    "sending", "answer", "instruction", "response", "measure", "completion", "effect", "telling"};
static const char *const states[] = {"", "complete", "open", "missing", "skipped"};

/* "origin complete, settling open" of a project so many days after it began, each link once in its worst state; for free(). */
static char *text_of(zx_id project, int days)
{
    zx_cursor *cursor = NULL;
    const void *row;
    char *text = calloc(1, 4000);
    zx_loop_link last = 0;
    const zx_loop_options options = {ZX_LOOP_INIT, .on = loops_day(days), .project = project};
    ck_ok(zx_loop(city->store, &options, &cursor));
    while (zx_cursor_next(cursor, &row) == ZX_OK) {
        const zx_loop_row *line = row;
        if (line->link != last)
            sprintf(text + strlen(text), "%s%s", *text ? ", " : "", names[line->link]);
        sprintf(text + strlen(text), " %s", states[line->state]);
        last = line->link;
    }
    zx_cursor_free(cursor);
    return text;
}

#define CK(days_, expected_)                                                                                             \
    do {                                                                                                                 \
        char *text = text_of(made.project, days_);                                                                       \
        ck_assert_msg(strcmp(text, expected_) == 0, "after %d days:\n%s\ninstead of\n%s", days_, text, expected_);      \
        free(text);                                                                                                      \
    } while (0)

#define DECIDED "origin complete, settling complete, approval complete, "

/* The seed is one of a loop with approval, one recommendation, one problem, two suggestions with one instruction on all. */
static loops_made made_of_one(loops_gap gap)
{
    return loops_make(2, gap);
}

START_TEST(links_come_one_after_the_other)
{
    const loops_made made = made_of_one((loops_gap){0, 0});
    char *whole = text_of(made.project, 400);
    ck_assert_ptr_null(strstr(whole, "open"));
    ck_assert_ptr_null(strstr(whole, "missing"));
    free(whole);
    CK(-1, "");
    CK(0, "origin missing, settling open");
    CK(2, "origin complete, settling open");
    CK(3, "origin complete, settling complete, approval open, stage open, recommendation open");
    CK(60, DECIDED "stage open, evidence open, recommendation open");
    CK(108, DECIDED "stage complete, evidence complete, stage open, recommendation open");
}
END_TEST

/* ---- a project by hand ---- */

/* The only row of this kind; its texts are not kept. */
static zx_loop_row only(zx_id project, zx_loop_link link, int days)
{
    zx_cursor *cursor = NULL;
    const void *row;
    zx_loop_row found;
    const zx_loop_options options = {ZX_LOOP_INIT, .on = loops_day(days), .project = project, .link = link};
    ck_ok(zx_loop(city->store, &options, &cursor));
    ck_status(zx_cursor_next(cursor, &row), ZX_OK);
    found = *(const zx_loop_row *)row;
    ck_status(zx_cursor_next(cursor, &row), ZX_DONE);
    zx_cursor_free(cursor);
    return found;
}

static void ck_row(zx_loop_row row, zx_loop_state state, int days, zx_yes_no late)
{
    ck_assert_msg(row.state == state && row.days.value == days && row.late == late, "%s, %d days, late: %d instead of %s, %d, %d",
                  states[row.state],
                  (int)row.days.value, (int)row.late, states[state], days, (int)late);
}

/* Adopted on Thursday 2 April 2020: seven working days are 14 April, as Monday the 6th is off. */
START_TEST(what_has_a_date_is_missing_after_it)
{
    zx_id project = loops_proposed("research", 2020), document = loops_adopted(project, 61);
    ck_row(only(project, ZX_LOOP_SENDING, 61 + 12), ZX_LOOP_OPEN, 12, ZX_NO);
    ck_row(only(project, ZX_LOOP_SENDING, 61 + 13), ZX_LOOP_MISSING, 13, ZX_YES);
    ck_ok(zx_document_send(city->store, loops_on(61 + 20), IN(zx_dispatch, .document = document, .recipient = city->channel), NULL));
    ck_row(only(project, ZX_LOOP_SENDING, 61 + 19), ZX_LOOP_MISSING, 19, ZX_YES);
    ck_row(only(project, ZX_LOOP_SENDING, 61 + 40), ZX_LOOP_COMPLETE, 20, ZX_YES);
    ck_row(only(project, ZX_LOOP_ADOPTION, 61 + 40), ZX_LOOP_COMPLETE, 5, 0);
    ck_row(only(project, ZX_LOOP_ANSWER, 61 + 40), ZX_LOOP_OPEN, 20, 0);
}
END_TEST

/* A date of which only the year or month is known is over with it. */
START_TEST(a_partial_date_ends_with_its_month)
{
    zx_id project = loops_proposed("research", 2020), document = loops_adopted(project, 61), suggestion = 0, measure = 0;
    ck_ok(zx_list_entry_add(city->store, loops_on(61), IN(zx_list_entry, .of = document, .list = ZX_LIST_SUGGESTION, .title = "一"),
                            &suggestion));
    ck_ok(zx_measure_break_down(city->store, loops_on(62), IN(zx_measure, .suggestion = suggestion, .title = "一", .unit = city->units[0],
                                                              .due = {2020, 6, 0}),
                                &measure));
    ck_row(only(project, ZX_LOOP_COMPLETION, 150), ZX_LOOP_OPEN, 88, ZX_NO);
    ck_row(only(project, ZX_LOOP_COMPLETION, 151), ZX_LOOP_MISSING, 89, ZX_YES);
    ck_ok(zx_measure_report(city->store, loops_on(150), IN(zx_progress, .measure = measure, .percent = {1, 100}), NULL));
    ck_row(only(project, ZX_LOOP_COMPLETION, 151), ZX_LOOP_COMPLETE, 88, ZX_NO);
    ck_assert_int_eq(only(project, ZX_LOOP_MEASURE, 151).by, measure);
}
END_TEST

START_TEST(a_refused_project_says_so)
{
    zx_id project = loops_proposed("key_consultation", 2020), request = 0;
    ck_ok(zx_document_draft(city->store, loops_on(1), IN(zx_document, .kind = "request", .title = "请示"), &request));
    ck_ok(zx_document_send(city->store, loops_on(1), IN(zx_dispatch, .document = request, .recipient = city->channel), NULL));
    ck_ok(zx_project_settle(city->store, loops_on(2), IN(zx_project, .id = project), NULL));
    ck_ok(zx_project_refuse(city->store, loops_on(5), IN(zx_project, .id = project, .request = request), NULL));
    zx_cursor *cursor = NULL;
    const void *row;
    const zx_loop_options options = {ZX_LOOP_INIT, .on = loops_day(6), .link = ZX_LOOP_APPROVAL};
    ck_ok(zx_loop(city->store, &options, &cursor));
    ck_ok(zx_cursor_next(cursor, &row));
    ck_assert_str_eq(((const zx_loop_row *)row)->reason, "its approval was refused");
    ck_assert_str_eq(((const zx_loop_row *)row)->wanted, "project.approve");
    zx_cursor_free(cursor);
}
END_TEST

/* What was dropped is not asked for, and a replaced document neither. */
START_TEST(what_was_given_up_is_left_out)
{
    zx_id project = loops_proposed("research", 2020), document = loops_adopted(project, 61), next = 0;
    ck_ok(zx_document_draft(city->store, loops_on(70), IN(zx_document, .kind = "formal_recommendation", .title = "新", .project = project,
                                                          .replaces = document), &next));
    ck_ok(zx_document_adopt(city->store, loops_on(71), IN(zx_document, .id = next, .adopted_by = loops_meeting(71)), NULL));
    ck_assert_int_eq(only(project, ZX_LOOP_ADOPTION, 69).record, document);
    ck_assert_int_eq(only(project, ZX_LOOP_ADOPTION, 71).record, next);
    ck_ok(zx_project_drop(city->store, loops_on(80), IN(zx_project, .id = project), NULL));
    char *before = text_of(project, 79), *after = text_of(project, 80);
    ck_assert(*before && !*after);
    free(before);
    free(after);
}
END_TEST

/* ---- what was struck ---- */

/* A recommendation with one suggestion, of a project whose last stage is over; answers the suggestion. */
static zx_id gone_on(zx_id *project, zx_id *document)
{
    zx_id suggestion = 0, stage = 0;
    *project = loops_proposed("research", 2020);
    *document = loops_adopted(*project, 61);
    ck_ok(zx_list_entry_add(city->store, loops_on(61), IN(zx_list_entry, .of = *document, .list = ZX_LIST_SUGGESTION, .title = "一"),
                            &suggestion));
    ck_ok(zx_document_send(city->store, loops_on(65), IN(zx_dispatch, .document = *document, .recipient = city->channel), NULL));
    ck_ok(zx_project_settle(city->store, loops_on(2), IN(zx_project, .id = *project), NULL));
    ck_ok(zx_stage_enter(city->store, loops_on(66), IN(zx_stage, .project = *project, .stage = ZX_STAGE_COMPREHENSIVE_REPORT), &stage));
    ck_ok(zx_stage_leave(city->store, loops_on(66), IN(zx_stage, .id = stage), NULL));
    return suggestion;
}

static int rows_of(zx_id project, zx_loop_link link, int days)
{
    zx_cursor *cursor = NULL;
    const void *row;
    int count = 0;
    const zx_loop_options options = {ZX_LOOP_INIT, .on = loops_day(days), .project = project, .link = link};
    ck_ok(zx_loop(city->store, &options, &cursor));
    while (zx_cursor_next(cursor, &row) == ZX_OK)
        count++;
    zx_cursor_free(cursor);
    return count;
}

/* Complete until the day before, missing from the day of striking on: of the addressee first, then of its instruction. */
START_TEST(a_struck_instruction_leaves_its_gap)
{
    zx_id project, document, instruction = 0, addressee = 0;
    gone_on(&project, &document);
    ck_ok(zx_instruction_give(city->store, loops_on(70), IN(zx_instruction, .of = document, .leader = city->members[0]), &instruction));
    ck_ok(zx_instruction_address(city->store, loops_on(71), IN(zx_addressee, .instruction = instruction, .demand = "implement",
                                                               .unit = city->units[0]),
                                 &addressee));
    ck_ok(zx_instruction_answer(city->store, loops_on(75), IN(zx_addressee, .id = addressee, .answer = "已办"), NULL));
    ck_ok(zx_instruction_strike_addressee(city->store, loops_on(80), IN(zx_addressee, .id = addressee), NULL));
    ck_ok(zx_instruction_strike(city->store, loops_on(85), IN(zx_instruction, .id = instruction), NULL));
    ck_row(only(project, ZX_LOOP_RESPONSE, 79), ZX_LOOP_COMPLETE, 4, 0);
    ck_assert_int_eq(only(project, ZX_LOOP_RESPONSE, 79).record, addressee);
    ck_row(only(project, ZX_LOOP_RESPONSE, 80), ZX_LOOP_MISSING, 10, 0);
    ck_assert_int_eq(only(project, ZX_LOOP_RESPONSE, 80).record, instruction);
    ck_row(only(project, ZX_LOOP_INSTRUCTION, 84), ZX_LOOP_COMPLETE, 5, 0);
    ck_assert_int_eq(only(project, ZX_LOOP_INSTRUCTION, 84).by, instruction);
    ck_row(only(project, ZX_LOOP_INSTRUCTION, 85), ZX_LOOP_MISSING, 20, 0);
    ck_assert_int_eq(rows_of(project, ZX_LOOP_RESPONSE, 84), 1);
    ck_assert_int_eq(rows_of(project, ZX_LOOP_RESPONSE, 85), 0);
}
END_TEST

/* Likewise an effect; what another telling says is told from that one's day on. */
START_TEST(a_struck_effect_leaves_its_gap)
{
    zx_id project, document, measure = 0, effect = 0, told[2] = {0}, origins[2] = {0}, suggestion = gone_on(&project, &document);
    for (int i = 0; i < 2; i++)
        ck_ok(zx_origin_add(city->store, loops_on(5), IN(zx_origin, .project = project, .giver = city->members[i]), &origins[i]));
    ck_ok(zx_measure_break_down(city->store, loops_on(67), IN(zx_measure, .suggestion = suggestion, .title = "一", .unit = city->units[0]),
                                &measure));
    ck_ok(zx_measure_report(city->store, loops_on(70), IN(zx_progress, .measure = measure, .percent = {1, 100}), NULL));
    ck_ok(zx_effect_observe(city->store, loops_on(72), IN(zx_effect, .measure = measure, .indicator = "泊位", .after = "20"), &effect));
    ck_ok(zx_effect_tell(city->store, loops_on(74), IN(zx_telling, .effect = effect, .origin = origins[0]), &told[0]));
    ck_ok(zx_effect_tell(city->store, loops_on(78), IN(zx_telling, .effect = effect, .origin = origins[1]), &told[1]));
    ck_ok(zx_effect_strike_telling(city->store, loops_on(80), IN(zx_telling, .id = told[0]), NULL));
    ck_ok(zx_effect_strike_telling(city->store, loops_on(83), IN(zx_telling, .id = told[1]), NULL));
    ck_ok(zx_effect_strike(city->store, loops_on(85), IN(zx_effect, .id = effect), NULL));
    ck_row(only(project, ZX_LOOP_TELLING, 79), ZX_LOOP_COMPLETE, 2, 0);
    ck_row(only(project, ZX_LOOP_TELLING, 80), ZX_LOOP_COMPLETE, 6, 0);
    ck_row(only(project, ZX_LOOP_TELLING, 82), ZX_LOOP_COMPLETE, 6, 0);
    ck_row(only(project, ZX_LOOP_TELLING, 83), ZX_LOOP_MISSING, 11, 0);
    ck_row(only(project, ZX_LOOP_EFFECT, 84), ZX_LOOP_COMPLETE, 2, 0);
    ck_row(only(project, ZX_LOOP_EFFECT, 85), ZX_LOOP_MISSING, 15, 0);
    ck_assert_int_eq(rows_of(project, ZX_LOOP_TELLING, 84), 1);
    ck_assert_int_eq(rows_of(project, ZX_LOOP_TELLING, 85), 0);
}
END_TEST

/* ---- who asks ---- */

static int projects_of(const zx_loop_options *options)
{
    zx_cursor *cursor = NULL;
    const void *row;
    int count = 0;
    ck_ok(zx_loop(city->store, options, &cursor));
    while (zx_cursor_next(cursor, &row) == ZX_OK)
        count += ((const zx_loop_row *)row)->link == ZX_LOOP_ORIGIN;
    ck_assert_ptr_nonnull(zx_cursor_meta(cursor)->definition_zh);
    zx_cursor_free(cursor);
    return count;
}

#define PROJECTS(...) projects_of(&(const zx_loop_options){ZX_LOOP_INIT, .on = loops_day(400), __VA_ARGS__})

START_TEST(projects_are_chosen)
{
    zx_id theme = 0, own = 0, first = loops_proposed("research", 2020);
    ck_ok(zx_theme_open(city->store, loops_on(0), IN(zx_theme, .title = "治水", .first = {1, 2019}), &theme));
    ck_ok(zx_project_propose(city->store, loops_on(0), IN(zx_project, .kind = "research", .source = "own", .title = "治水", .year = {1,
                                                          2019}, .theme = theme,
                             .body = city->special), &own));
    ck_assert_int_eq(PROJECTS(.link = 0), 2);
    ck_assert_int_eq(PROJECTS(.project = first), 1);
    ck_assert_int_eq(PROJECTS(.theme = theme), 1);
    ck_assert_int_eq(PROJECTS(.body = city->special), 1);
    ck_assert_int_eq(PROJECTS(.year = {1, 2020}), 1);
    ck_assert_int_eq(PROJECTS(.year = {1, 2019}, .theme = theme, .body = city->special, .project = own), 1);
    ck_assert_int_eq(PROJECTS(.year = {1, 2020}, .theme = theme), 0);
}
END_TEST

static zx_status asked(zx_loop_options options)
{
    zx_cursor *cursor = NULL;
    zx_status status = (options.of ? zx_loop_progress_on : zx_loop)(city->store, &options, &cursor);
    zx_cursor_free(cursor);
    return status;
}

#define ASKED(...) asked((zx_loop_options){ZX_LOOP_INIT, .on = loops_day(250), __VA_ARGS__})

START_TEST(an_id_of_another_kind_is_noticed)
{
    zx_id first = loops_proposed("research", 2020), theme = 0;
    ck_ok(zx_theme_open(city->store, loops_on(0), IN(zx_theme, .title = "治水", .first = {1, 2020}), &theme));
    ck_refused(ASKED(.project = theme), ZX_NOT_FOUND, "project");
    ck_refused(ASKED(.theme = first), ZX_NOT_FOUND, "theme");
    ck_refused(ASKED(.body = first), ZX_NOT_FOUND, "body");
    ck_refused(ASKED(.of = first), ZX_NOT_FOUND, "of");
    ck_assert_ptr_nonnull(strstr(zx_error_last()->message, " is a project, not a document or a proposal"));
    ck_assert_ptr_nonnull(strstr(zx_error_last()->message_zh, " 是课题，不是文件或提案"));
    ck_refused(ASKED(.project = 320100999999999), ZX_NOT_FOUND, "project");
    ck_assert_str_eq(zx_error_last()->rule, "record.exists");
    ck_ok(ASKED(.project = first));
    ck_ok(ASKED(.theme = theme, .body = city->special));
}
END_TEST

START_TEST(options_are_checked)
{
    zx_cursor *cursor = NULL;
    const zx_loop_options none = {ZX_LOOP_INIT}, link = {ZX_LOOP_INIT, .on = {2020, 3, 1}, .link = (zx_loop_link)99},
                          gaps = {ZX_LOOP_INIT, .on = {2020, 3, 1}, .gaps = ZX_YES}, origin = {ZX_LOOP_INIT, .on = {2020, 3, 1},
                              .link = ZX_LOOP_ORIGIN},
                          flag = {ZX_LOOP_INIT, .on = {2020, 3, 1}, .gaps = (zx_yes_no)7}, early = {ZX_LOOP_INIT, .on = {1900, 1, 1}};
    ck_refused(zx_loop(city->store, &none, &cursor), ZX_INVALID, "on");
    ck_refused(zx_loop(city->store, &link, &cursor), ZX_INVALID, "link");
    ck_refused(zx_loop(city->store, &flag, &cursor), ZX_INVALID, "gaps");
    ck_refused(zx_loop_shares(city->store, &gaps, &cursor), ZX_INVALID, "gaps");
    ck_refused(zx_loop_progress_on(city->store, &origin, &cursor), ZX_INVALID, "link");
    ck_refused(zx_loop(city->store, &early, &cursor), ZX_NOT_FOUND, NULL);
    ck_refused(zx_loop(city->store, NULL, &cursor), ZX_MISUSE, NULL);
    ck_refused(zx_loop_shares(city->store, &early, NULL), ZX_MISUSE, NULL);
    ck_assert_ptr_null(cursor);
}
END_TEST

/* ---- counted ---- */

/* A share counts the rows of its link; n, median and percentile by hand for one. */
START_TEST(shares_count_the_rows)
{
    for (uint32_t seed = 1; seed <= 6; seed++)
        loops_make(seed, (loops_gap){seed % 3 ? 0 : ZX_LOOP_EFFECT, 0});
    const zx_loop_options options = {ZX_LOOP_INIT, .on = loops_day(250)};
    int64_t counts[ZX_LOOP_TELLING + 1][7][5] = {{{0}}};
    zx_cursor *cursor = NULL;
    const void *row;
    ck_ok(zx_loop(city->store, &options, &cursor));
    while (zx_cursor_next(cursor, &row) == ZX_OK) {
        const zx_loop_row *line = row;
        counts[line->link][line->stage ? (int)line->stage : (int)line->list][line->state]++;
    }
    zx_cursor_free(cursor);
    int lines = 0;
    ck_ok(zx_loop_shares(city->store, &options, &cursor));
    for (; zx_cursor_next(cursor, &row) == ZX_OK; lines++) {
        const zx_loop_share *share = row;
        const int64_t *is = counts[share->link][share->stage ? (int)share->stage : (int)share->list];
        ck_assert_int_eq(share->numerator, is[ZX_LOOP_COMPLETE]);
        ck_assert_int_eq(share->n, is[ZX_LOOP_COMPLETE]);
        ck_assert_int_eq(share->open, is[ZX_LOOP_OPEN]);
        ck_assert_int_eq(share->missing, is[ZX_LOOP_MISSING]);
        ck_assert_int_eq(share->skipped, is[ZX_LOOP_SKIPPED]);
        ck_assert_int_eq(share->denominator, share->numerator + share->open + share->missing);
        ck_assert_int_eq(share->median.set, share->numerator > 0);
        ck_assert(share->en && share->zh);
        if (share->link == ZX_LOOP_STAGE && share->stage == ZX_STAGE_RESEARCH)
            ck_assert_str_eq(share->zh, "已完成该环节的课题：深入调研");
        if (share->link == ZX_LOOP_LIST && share->list == ZX_LIST_PROBLEM)
            ck_assert_str_eq(share->en, "recommendations whose list has an entry: problem");
    }
    zx_cursor_free(cursor);
    ck_assert_int_eq(lines, 14 + 6 + 6 + 3);
}
END_TEST

START_TEST(shares_say_how_long_it_took)
{
    static const int days[] = {3, 20, 4, 9};
    for (int i = 0; i < 4; i++) {
        const zx_id project = loops_proposed("research", 2020);
        ck_ok(zx_project_settle(city->store, loops_on(days[i]), IN(zx_project, .id = project), NULL));
    }
    loops_proposed("research", 2020);
    zx_cursor *cursor = NULL;
    const void *row;
    const zx_loop_options options = {ZX_LOOP_INIT, .on = loops_day(30)};
    ck_ok(zx_loop_shares(city->store, &options, &cursor));
    while (zx_cursor_next(cursor, &row) == ZX_OK && ((const zx_loop_share *)row)->link != ZX_LOOP_SETTLING)
        continue;
    const zx_loop_share *share = row;
    ck_assert(share->numerator == 4 && share->denominator == 5 && share->open == 1 && share->n == 4);
    ck_assert_int_eq(share->median.value, 4);
    ck_assert_int_eq(share->p90.value, 20);
    zx_cursor_free(cursor);
}
END_TEST

ZXT_CITY_MAIN("loop", links_come_one_after_the_other, what_has_a_date_is_missing_after_it, a_partial_date_ends_with_its_month,
              a_refused_project_says_so, what_was_given_up_is_left_out, a_struck_instruction_leaves_its_gap,
              a_struck_effect_leaves_its_gap, projects_are_chosen, an_id_of_another_kind_is_noticed, options_are_checked,
              shares_count_the_rows, shares_say_how_long_it_took)
