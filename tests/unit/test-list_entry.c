/* SPDX-License-Identifier: MIT */
/* The three lists: order, what is struck, what answers what. */
#include "chance.h"
#include "lists.h"

static zx_status adds(const zx_act *act, zx_id of, int position, zx_id *out)
{
    const zx_list_entry in = {ZX_LIST_ENTRY_INIT, .of = of, .list = ZX_LIST_PROBLEM, .title = "车位不足", .text = "老城区尤甚。",
                              .position = {position != 0, position}};
    return zx_list_entry_add(city->store, act, &in, out);
}

static zx_status moves(zx_id id, int position)
{
    const zx_list_entry in = {ZX_LIST_ENTRY_INIT, .id = id, .position = {1, position}};
    return zx_list_entry_move(city->store, zxt_on(2020, 3, 1), &in, NULL);
}

static zx_status strikes(const zx_act *act, zx_id id)
{
    const zx_list_entry in = {ZX_LIST_ENTRY_INIT, .id = id};
    return zx_list_entry_strike(city->store, act, &in, NULL);
}

static zx_status links(const zx_act *act, zx_id suggestion, zx_id problem, zx_id *out)
{
    const zx_remedy in = {ZX_REMEDY_INIT, .suggestion = suggestion, .problem = problem};
    return zx_list_entry_link(city->store, act, &in, out);
}

static zx_status unlinks(const zx_act *act, zx_id id)
{
    const zx_remedy in = {ZX_REMEDY_INIT, .id = id};
    return zx_list_entry_unlink(city->store, act, &in, NULL);
}

static void ck_place(zx_id id, int expected)
{
    zx_list_entry *entry = lists_get_entry(id);
    ck_assert_int_eq(entry->position.value, expected);
    zx_free(entry);
}

START_TEST(entries_stand_in_order)
{
    zx_id project, of = lists_document(&project), a = 0, b = 0, c = 0, d = 0;
    ck_rule(city->store, adds(zxt_on(2020, 2, 9), of, 0, NULL), "list_entry.in-order", "on");
    ck_ok(adds(zxt_on(2020, 2, 10), of, 0, &a));
    ck_ok(adds(zxt_on(2020, 2, 10), of, 0, &b));
    ck_rule(city->store, adds(zxt_on(2020, 2, 10), of, 4, NULL), "list_entry.position", "position");
    ck_rule(city->store, adds(zxt_on(2020, 2, 10), of, -1, NULL), "list_entry.position", "position");
    ck_ok(adds(zxt_on(2020, 2, 10), of, 3, &c));
    ck_ok(adds(zxt_on(2020, 2, 10), of, 1, &d));
    ck_place(d, 1), ck_place(a, 2), ck_place(b, 3), ck_place(c, 4);
    zx_list_entry *entry = lists_get_entry(d);
    ck_assert_int_eq(entry->project, project);
    ck_assert_str_eq(entry->text, "老城区尤甚。");
    zx_free(entry);
    ck_place(lists_entry(of, ZX_LIST_SUGGESTION, "另一清单另行编号"), 1);
    ck_rule(city->store, moves(c, 5), "list_entry.position", "position");
    ck_ok(moves(c, 2));
    ck_place(d, 1), ck_place(c, 2), ck_place(a, 3), ck_place(b, 4);
    ck_ok(moves(d, 4));
    ck_place(c, 1), ck_place(a, 2), ck_place(b, 3), ck_place(d, 4);
    ck_ok(moves(a, 2));
    ck_place(a, 2);
    ck_ok(zx_journal_verify(city->store, NULL, NULL, NULL));
}
END_TEST

START_TEST(struck_entries_leave_no_gap)
{
    zx_id of = lists_document(NULL), a = lists_entry(of, ZX_LIST_PROBLEM, "一"), b = lists_entry(of, ZX_LIST_PROBLEM, "二"),
          c = lists_entry(of, ZX_LIST_PROBLEM, "三");
    ck_refused(strikes(zxt_on(2020, 3, 1), a), ZX_INVALID, "act.reasoned");
    ck_rule(city->store, strikes(zxt_mend(2020, 2, 11), a), "list_entry.in-order", "on");
    ck_ok(strikes(zxt_mend(2020, 2, 12), a));
    ck_place(b, 1), ck_place(c, 2);
    ck_rule(city->store, strikes(zxt_mend(2020, 3, 1), a), "list_entry.struck", "id");
    ck_rule(city->store, moves(a, 1), "list_entry.struck", "id");
    const zx_list_entry better = {ZX_LIST_ENTRY_INIT, .id = a, .title = "一"}, best = {ZX_LIST_ENTRY_INIT, .id = b, .title = "二甲", .text = "详情"};
    ck_rule(city->store, zx_list_entry_correct(city->store, zxt_mend(2020, 3, 1), &better, NULL), "list_entry.struck", "id");
    ck_ok(zx_list_entry_correct(city->store, zxt_mend(2020, 3, 1), &best, NULL));
    ck_ok(zx_journal_verify(city->store, NULL, NULL, NULL));
}
END_TEST

START_TEST(a_proposal_has_lists_too)
{
    zx_id id = 0, of = zxt_submitted(city);
    ck_rule(city->store, adds(zxt_on(2020, 1, 12), of, 0, NULL), "list_entry.in-order", "on");
    ck_ok(adds(zxt_on(2020, 1, 13), of, 0, &id));
    zx_list_entry *entry = lists_get_entry(id);
    ck_assert_int_eq(entry->project, 0);
    zx_free(entry);
    ck_refused(adds(zxt_on(2020, 1, 13), city->session, 0, NULL), ZX_NOT_FOUND, "of");
}
END_TEST

START_TEST(suggestions_answer_problems)
{
    zx_id of = lists_document(NULL), other = lists_document(NULL), remedy = 0;
    zx_id problem = lists_entry(of, ZX_LIST_PROBLEM, "车位不足"), suggestion = lists_entry(of, ZX_LIST_SUGGESTION, "挖潜建设");
    zx_id elsewhere = lists_entry(other, ZX_LIST_PROBLEM, "他处"), struck = lists_entry(of, ZX_LIST_PROBLEM, "重复");
    ck_ok(strikes(zxt_mend(2020, 2, 13), struck));
    ck_rule(city->store, links(zxt_on(2020, 2, 20), problem, suggestion, NULL), "remedy.lists", "suggestion");
    ck_rule(city->store, links(zxt_on(2020, 2, 20), suggestion, struck, NULL), "remedy.lists", "problem");
    ck_rule(city->store, links(zxt_on(2020, 2, 20), suggestion, elsewhere, NULL), "remedy.together", "problem");
    ck_rule(city->store, links(zxt_on(2020, 2, 11), suggestion, problem, NULL), "remedy.in-order", "on");
    ck_ok(links(zxt_on(2020, 2, 20), suggestion, problem, &remedy));
    ck_rule(city->store, links(zxt_on(2020, 2, 20), suggestion, problem, NULL), "remedy.once", "problem");
    ck_rule(city->store, strikes(zxt_mend(2020, 3, 1), problem), "list_entry.in-use", "id");
    ck_rule(city->store, strikes(zxt_mend(2020, 3, 1), suggestion), "list_entry.in-use", "id");
    ck_rule(city->store, unlinks(zxt_mend(2020, 2, 19), remedy), "remedy.in-order", "on");
    ck_ok(unlinks(zxt_mend(2020, 2, 20), remedy));
    ck_rule(city->store, unlinks(zxt_mend(2020, 2, 20), remedy), "remedy.holds", "id");
    ck_ok(strikes(zxt_mend(2020, 3, 1), problem));
    ck_ok(zx_journal_verify(city->store, NULL, NULL, NULL));
}
END_TEST

START_TEST(what_measures_rest_on_is_not_struck)
{
    zx_id suggestion = lists_suggestion(), measure = lists_measure(suggestion, 0);
    ck_rule(city->store, strikes(zxt_mend(2020, 3, 2), suggestion), "list_entry.in-use", "id");
    const zx_measure in = {ZX_MEASURE_INIT, .id = measure};
    ck_ok(zx_measure_cancel(city->store, zxt_mend(2020, 3, 2), &in, NULL));
    ck_ok(strikes(zxt_mend(2020, 3, 2), suggestion));
}
END_TEST

/* Nothing is asked of the project but through its document: a draft that changes it takes everything along. */
START_TEST(entries_follow_their_document)
{
    zx_id project, other, of = lists_document(&project), entry = lists_entry(of, ZX_LIST_SUGGESTION, "挖潜建设");
    zx_id measure = lists_measure(entry, 0);
    lists_document(&other);
    ck_ok(lists_report(zxt_on(2020, 4, 1), measure, 30));
    const zx_document in = {ZX_DOCUMENT_INIT, .id = of, .kind = "research_report", .title = "关于停车难的调研报告", .project = other};
    ck_ok(zx_document_correct(city->store, zxt_mend(2020, 4, 2), &in, NULL));
    zx_measure *is = lists_get_measure(measure);
    ck_assert_int_eq(is->project, other);
    zx_free(is);
    ck_ok(zx_journal_verify(city->store, NULL, NULL, NULL));
}
END_TEST

/* ---- any order of adding, moving and striking ---- */

enum { SEQUENCES = 200, STEPS = 15 };

/* What a list should be: its entries in order. */
typedef struct model {
    zx_id ids[STEPS];
    int count;
} model;

static void insert(model *of, zx_id id, int place)
{
    memmove(&of->ids[place], &of->ids[place - 1], (size_t)(of->count - place + 1) * sizeof *of->ids);
    of->ids[place - 1] = id;
    of->count++;
}

static zx_id take_out(model *of, int place)
{
    zx_id id = of->ids[place - 1];
    of->count--;
    memmove(&of->ids[place - 1], &of->ids[place], (size_t)(of->count - place + 1) * sizeof *of->ids);
    return id;
}

/* One entry at each place of the model, and no more; what was struck is in none. */
static void ck_list(zx_id of, const model *expected, int sequence, int step)
{
    zx_cursor *cursor = NULL;
    const void *row;
    int count = 0;
    const zx_list_entry filter = {ZX_LIST_ENTRY_INIT, .of = of, .list = ZX_LIST_PROBLEM, .struck = ZX_NONE_DATE};
    ck_ok(zx_record_list(city->store, "list_entry", &filter, NULL, &cursor));
    for (; zx_cursor_next(cursor, &row) == ZX_OK; count++) {
        const zx_list_entry *entry = row;
        int64_t place = entry->position.value;
        ck_assert_msg(place >= 1 && place <= expected->count && expected->ids[place - 1] == entry->id, "sequence %d, step %d: entry %lld at place %lld",
                      sequence, step, (long long)entry->id, (long long)place);
    }
    zx_cursor_free(cursor);
    ck_assert_msg(count == expected->count, "sequence %d, step %d: %d entries instead of %d", sequence, step, count, expected->count);
}

/* Does something, or tries a place that there is not. */
static void take_step(zx_id of, model *list)
{
    int place = list->count ? 1 + chance_below(list->count) : 1, kind = list->count ? chance_below(8) : 0;
    zx_id id = 0;
    if (kind < 2) {
        ck_ok(adds(zxt_on(2020, 3, 1), of, 0, &id));
        insert(list, id, list->count + 1);
    } else if (kind < 4) {
        place = 1 + chance_below(list->count + 1);
        ck_ok(adds(zxt_on(2020, 3, 1), of, place, &id));
        insert(list, id, place);
    } else if (kind < 6) {
        int to = 1 + chance_below(list->count);
        ck_ok(moves(list->ids[place - 1], to));
        insert(list, take_out(list, place), to);
    } else if (kind < 7) {
        ck_ok(strikes(zxt_mend(2020, 3, 1), take_out(list, place)));
    } else {
        ck_refused(moves(list->ids[place - 1], chance_below(2) ? 0 : list->count + 1), ZX_RULE, "list_entry.position");
        ck_refused(adds(zxt_on(2020, 3, 1), of, list->count + 2, NULL), ZX_RULE, "list_entry.position");
    }
}

START_TEST(places_follow_a_model)
{
    int most = 0;
    for (int i = 0; i < SEQUENCES; i++) {
        model list = {.count = 0};
        zx_id of = lists_document(NULL);
        for (int step = 0; step < STEPS; step++) {
            take_step(of, &list);
            ck_list(of, &list, i, step);
            most = list.count > most ? list.count : most;
        }
    }
    ck_assert_int_ge(most, 8);
    ck_ok(zx_journal_verify(city->store, NULL, NULL, NULL));
}
END_TEST

ZXT_CITY_MAIN("list_entry", entries_stand_in_order, struck_entries_leave_no_gap, a_proposal_has_lists_too, suggestions_answer_problems,
              what_measures_rest_on_is_not_struck, entries_follow_their_document, places_follow_a_model)
