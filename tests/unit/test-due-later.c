/* SPDX-License-Identifier: MIT */
/* What was due on a day is the same list for ever: what is done later changes nothing about it. Random sequences of steps, day by day. */
#include <stdio.h>
#include <stdlib.h>

#include "steps.h"

enum { PROPOSALS = 8, DAYS = 90, STEPS = 5, SEEDS = 6 };

static uint64_t state;

static int pick(int below)
{
    state = state * 6364136223846793005u + 1442695040888963407u;
    return (int)((state >> 33) % (unsigned)below);
}

static zx_date day(int number)
{
    return zx_date_add_days(D(2020, 3, 2), number);
}

static char *list(zx_date on)
{
    const zx_due_options options = {ZX_DUE_INIT, .on = on};
    zx_cursor *cursor = NULL;
    const void *row;
    size_t length = 0, room = 200000;
    char *text = calloc(1, room);
    ck_ok(zx_due(city->store, &options, &cursor));
    while (zx_cursor_next(cursor, &row) == ZX_OK) {
        const zx_due_line *line = row;
        length += (size_t)snprintf(text + length, room - length, "%lld %lld %lld %d %d %d %s\n", (long long)line->proposal,
                                   (long long)line->assignment, (long long)line->unit, (int)line->clock, (int)line->state,
                                   (int)line->days_left.value, line->reason);
        ck_assert_uint_lt(length, room);
    }
    zx_cursor_free(cursor);
    return text;
}

static void step(zx_id proposal, zx_date on)
{
    static const char *const satisfactions[] = {"satisfied", "dissatisfied", "dissatisfied"};
    static const char *const classes[] = {"A", "B", "C"};
    zx_id open = steps_open_assignment(proposal);
    switch (pick(8)) {
    case 0: (void)steps_any_assigning(pick, proposal, on); break;
    case 1:
        if (open)
            (void)reply_to(on, open, classes[pick(3)]);
        break;
    case 2: (void)rate(on, proposal, satisfactions[pick(3)]); break; /* a form that comes after all replaces the note that it did not */
    case 3: (void)handle_again(on, proposal); break;
    default: (void)steps_any_handling(pick, proposal, on);
    }
}

static void live(zx_id *proposals, char **lists)
{
    for (int at = 0; at < DAYS; at++) {
        for (int i = 0; i < STEPS; i++)
            step(proposals[pick(PROPOSALS)], day(at));
        lists[at] = list(day(at));
    }
}

static void ck_same_lists(char **lists, int seed)
{
    for (int at = 0; at < DAYS; at++) {
        char *again = list(day(at));
        ck_assert_msg(strcmp(again, lists[at]) == 0, "seed %d, day %d:\n%.1500s\ninstead of\n%.1500s", seed, at, again, lists[at]);
        free(again);
        free(lists[at]);
    }
}

START_TEST(a_list_stays_as_it_was)
{
    zx_id proposals[PROPOSALS];
    char *lists[DAYS];
    size_t lines = 0;
    state = (uint64_t)_i * 7919u + 1;
    for (int i = 0; i < PROPOSALS; i++)
        proposals[i] = zxt_filed(city);
    live(proposals, lists);
    for (int at = 0; at < DAYS; at++)
        for (const char *text = lists[at]; (text = strchr(text, '\n')); text++)
            lines++;
    ck_assert_uint_gt(lines, DAYS * 3);
    ck_same_lists(lists, _i);
    ck_ok(zx_store_check(city->store, ZX_CHECK_RECORDS, NULL, NULL));
}
END_TEST

int main(void)
{
    TCase *each = zxt_city_tcase("due-later");
    tcase_add_loop_test(each, a_list_stays_as_it_was, 0, SEEDS);
    Suite *suite = suite_create("due-later");
    suite_add_tcase(suite, each);
    return zxt_run(suite);
}
