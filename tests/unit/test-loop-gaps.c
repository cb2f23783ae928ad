/* SPDX-License-Identifier: MIT */
/* One link left out of a complete loop is one row that names it, for every kind of link, over random complete loops. */
#include "chance.h"
#include "loops.h"

/* The rows that are wanted; the first of them, whose texts are not kept. */
static int rows_of(const zx_loop_options *options, zx_loop_row *first)
{
    zx_cursor *cursor = NULL;
    const void *row;
    int count = 0;
    ck_ok(zx_loop(city->store, options, &cursor));
    for (; zx_cursor_next(cursor, &row) == ZX_OK; count++) {
        const zx_loop_row *line = row;
        ck_assert_msg(line->state == ZX_LOOP_COMPLETE || (line->reason && line->reason_zh && line->since.year), "link %d", (int)line->link);
        if (count == 0)
            *first = *line;
    }
    zx_cursor_free(cursor);
    return count;
}

#define ROWS(first_, ...) rows_of(&(const zx_loop_options){ZX_LOOP_INIT, .on = LOOPS_OVER, __VA_ARGS__}, first_)

static int of_state(zx_id project, zx_loop_state state)
{
    zx_cursor *cursor = NULL;
    const void *row;
    int count = 0;
    const zx_loop_options options = {ZX_LOOP_INIT, .on = LOOPS_OVER, .project = project};
    ck_ok(zx_loop(city->store, &options, &cursor));
    while (zx_cursor_next(cursor, &row) == ZX_OK)
        count += ((const zx_loop_row *)row)->state == state;
    zx_cursor_free(cursor);
    return count;
}

/* The links of each kind that were made are the rows that there are. */
static void ck_complete(const loops_made *made)
{
    zx_loop_row row;
    ck_assert_int_eq(ROWS(&row, .project = made->project, .gaps = ZX_YES), 0);
    ck_assert_int_eq(of_state(made->project, ZX_LOOP_OPEN), 0);
    ck_assert_int_eq(of_state(made->project, ZX_LOOP_SKIPPED), 0);
    for (zx_loop_link link = ZX_LOOP_ORIGIN; link <= ZX_LOOP_TELLING; link++) {
        int count = ROWS(&row, .project = made->project, .link = link);
        ck_assert_msg(count == made->counts[link], "link %d: %d rows for %d", (int)link, count, made->counts[link]);
    }
}

static void ck_gap(uint32_t seed, zx_loop_link link, int nth)
{
    zx_loop_row row;
    const loops_made made = loops_make(seed, (loops_gap){link, nth});
    int count = ROWS(&row, .project = made.project, .gaps = ZX_YES), open = of_state(made.project, ZX_LOOP_OPEN);
    ck_assert_msg(count == 1 && open == 0, "seed %u, link %d number %d: %d gaps, %d open", (unsigned)seed, (int)link, nth, count, open);
    ck_assert_msg(row.link == link && row.record == made.left_out, "seed %u, link %d number %d: link %d of %lld instead of %lld", (unsigned)seed,
                  (int)link, nth, (int)row.link, (long long)row.record, (long long)made.left_out);
}

START_TEST(one_link_left_out_is_one_row)
{
    int tried[ZX_LOOP_TELLING + 1] = {0};
    const int loops = zxt_rounds(3, 12, 60);
    for (int i = 0; i < loops; i++) {
        uint32_t seed = (uint32_t)chance_below(1 << 20);
        const loops_made whole = loops_make(seed, (loops_gap){0, 0});
        ck_complete(&whole);
        for (zx_loop_link link = ZX_LOOP_ORIGIN; link <= ZX_LOOP_TELLING; link++) {
            if (!whole.counts[link])
                continue;
            /* a stage before the last is skipped rather than missing */
            ck_gap(seed, link, link == ZX_LOOP_STAGE ? ZX_STAGE_COMPREHENSIVE_REPORT - 1 : chance_below(whole.counts[link]));
            tried[link]++;
        }
    }
    for (zx_loop_link link = ZX_LOOP_ORIGIN; link <= ZX_LOOP_TELLING; link++)
        ck_assert_msg(tried[link] > 0, "link %d was never left out", (int)link);
    ck_ok(zx_store_check(city->store, ZX_CHECK_RECORDS, NULL, NULL));
}
END_TEST

/* Skipped with a reason it is told as that, with its ground, and is no gap. */
START_TEST(a_stage_that_was_skipped_is_told)
{
    for (int stage = 0; stage < ZX_STAGE_COMPREHENSIVE_REPORT - 1; stage++) {
        zx_loop_row row;
        const loops_made made = loops_make(7, (loops_gap){ZX_LOOP_STAGE, stage});
        ck_assert_int_eq(ROWS(&row, .project = made.project, .gaps = ZX_YES), 0);
        ck_assert_int_eq(of_state(made.project, ZX_LOOP_SKIPPED), 1);
        ck_assert_int_eq(ROWS(&row, .project = made.project, .link = ZX_LOOP_EVIDENCE), 5);
    }
}
END_TEST

ZXT_CITY_MAIN("loop-gaps", one_link_left_out_is_one_row, a_stage_that_was_skipped_is_told)
