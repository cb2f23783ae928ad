/* SPDX-License-Identifier: MIT */
/* Instructions, and those whom they ask. */
#include "lists.h"

static zx_status gives(const zx_act *act, zx_id of, zx_id entry, zx_id *out)
{
    const zx_instruction in = {ZX_INSTRUCTION_INIT, .of = of, .entry = entry, .leader = city->outsider, .office = "市长", .number = "12",
                               .text = "请建委研究落实。"};
    return zx_instruction_give(city->store, act, &in, out);
}

static zx_status addresses(const zx_act *act, zx_addressee addressee, zx_id *out)
{
    return zx_instruction_address(city->store, act, &addressee, out);
}

static zx_status answers(const zx_act *act, zx_id id)
{
    const zx_addressee in = {ZX_ADDRESSEE_INIT, .id = id, .answer = "已新增泊位。"};
    return zx_instruction_answer(city->store, act, &in, NULL);
}

START_TEST(only_on_what_was_sent)
{
    zx_id project, id = 0, of = lists_document(&project), entry = lists_entry(of, ZX_LIST_PROBLEM, "车位不足"),
                   elsewhere = lists_entry(lists_document(NULL), ZX_LIST_PROBLEM, "他处");
    ck_rule(city->store, gives(zxt_on(2020, 2, 20), of, 0, NULL), "instruction.sent", "on");
    lists_send(of);
    ck_rule(city->store, gives(zxt_on(2020, 2, 14), of, 0, NULL), "instruction.sent", "on");
    ck_ok(gives(zxt_on(2020, 2, 15), of, 0, &id));
    ck_rule(city->store, gives(zxt_on(2020, 2, 15), of, elsewhere, NULL), "instruction.entry", "entry");
    ck_ok(gives(zxt_on(2020, 2, 15), of, entry, NULL));
    const zx_list_entry strikes = {ZX_LIST_ENTRY_INIT, .id = entry};
    ck_rule(city->store, zx_list_entry_strike(city->store, zxt_mend(2020, 3, 1), &strikes, NULL), "list_entry.in-use", "id");
    void *record = NULL;
    ck_ok(zx_record_get(city->store, "instruction", id, &record));
    ck_assert_int_eq(((zx_instruction *)record)->project, project);
    ck_assert_str_eq(((zx_instruction *)record)->text, "请建委研究落实。");
    zx_free(record);
    ck_ok(gives(zxt_on(2020, 1, 13), zxt_submitted(city), 0, NULL));
    ck_ok(zx_journal_verify(city->store, NULL, NULL, NULL));
}
END_TEST

static zx_id given(void)
{
    zx_id id = 0, of = lists_document(NULL);
    lists_send(of);
    ck_ok(gives(zxt_on(2020, 2, 20), of, 0, &id));
    return id;
}

START_TEST(addressed_to_units_and_posts)
{
    zx_id instruction = given(), id = 0;
    const zx_addressee asks = {ZX_ADDRESSEE_INIT, .instruction = instruction, .demand = "study", .due = {2020, 3, 0}, .report_to = city->outsider};
    zx_addressee unit = asks, post = asks, both = asks, early = asks, unknown = asks;
    unit.unit = both.unit = early.unit = unknown.unit = city->units[0];
    both.post = post.post = "分管副市长";
    early.due = (zx_date){2020, 2, 20};
    unknown.demand = "perhaps";
    ck_rule(city->store, addresses(zxt_on(2020, 2, 21), asks, NULL), "addressee.who", "unit");
    ck_rule(city->store, addresses(zxt_on(2020, 2, 21), both, NULL), "addressee.who", "unit");
    ck_rule(city->store, addresses(zxt_on(2020, 2, 19), unit, NULL), "addressee.in-order", "on");
    ck_rule(city->store, addresses(zxt_on(2020, 2, 21), early, NULL), "addressee.due", "due");
    ck_refused(addresses(zxt_on(2020, 2, 21), unknown, NULL), ZX_INVALID, "demand");
    ck_ok(addresses(zxt_on(2020, 2, 20), post, NULL));
    ck_ok(addresses(zxt_on(2020, 2, 21), unit, &id));
    ck_rule(city->store, answers(zxt_on(2020, 2, 20), id), "addressee.in-order", "on");
    ck_ok(answers(zxt_on(2020, 3, 20), id));
    ck_rule(city->store, answers(zxt_on(2020, 3, 20), id), "addressee.answered-once", "id");
}
END_TEST

START_TEST(mended)
{
    zx_id instruction = given(), id = 0;
    ck_ok(addresses(zxt_on(2020, 2, 25), (zx_addressee){ZX_ADDRESSEE_INIT, .instruction = instruction, .demand = "study", .unit = city->units[0]}, &id));
    zx_instruction better = {ZX_INSTRUCTION_INIT, .id = instruction, .leader = city->members[0], .given = {2020, 2, 26}};
    ck_rule(city->store, zx_instruction_correct(city->store, zxt_mend(2020, 3, 1), &better, NULL), "instruction.in-order", "given");
    better.given.day = 14;
    ck_rule(city->store, zx_instruction_correct(city->store, zxt_mend(2020, 3, 1), &better, NULL), "instruction.sent", "on");
    better.given.day = 25;
    ck_ok(zx_instruction_correct(city->store, zxt_mend(2020, 3, 1), &better, NULL));
    zx_addressee other = {ZX_ADDRESSEE_INIT, .id = id, .demand = "implement", .post = "建委主任", .answer = "无"};
    ck_rule(city->store, zx_instruction_correct_addressee(city->store, zxt_mend(2020, 3, 1), &other, NULL), "addressee.answer-stays", "answer");
    other.answer = NULL;
    ck_ok(zx_instruction_correct_addressee(city->store, zxt_mend(2020, 3, 1), &other, NULL));
    ck_ok(answers(zxt_on(2020, 3, 2), id));
    ck_rule(city->store, zx_instruction_correct_addressee(city->store, zxt_mend(2020, 3, 3), &other, NULL), "addressee.answer-stays", "answer");
    ck_ok(zx_journal_verify(city->store, NULL, NULL, NULL));
}
END_TEST

static zx_status strikes(const zx_act *act, zx_id id)
{
    const zx_instruction in = {ZX_INSTRUCTION_INIT, .id = id};
    return zx_instruction_strike(city->store, act, &in, NULL);
}

static zx_status strikes_addressee(const zx_act *act, zx_id id)
{
    const zx_addressee in = {ZX_ADDRESSEE_INIT, .id = id};
    return zx_instruction_strike_addressee(city->store, act, &in, NULL);
}

static int64_t counted(const char *kind, zx_date on)
{
    const zx_page page = {ZX_PAGE_INIT, .on = on};
    int64_t count = -1;
    ck_ok(zx_record_count(city->store, kind, NULL, &page, &count));
    return count;
}

START_TEST(addressees_are_struck)
{
    zx_id instruction = given(), answered = 0, silent = 0;
    const zx_addressee asks = {ZX_ADDRESSEE_INIT, .instruction = instruction, .demand = "study", .unit = city->units[0]};
    ck_ok(addresses(zxt_on(2020, 2, 21), asks, &answered));
    ck_ok(addresses(zxt_on(2020, 2, 21), asks, &silent));
    ck_ok(answers(zxt_on(2020, 3, 20), answered));
    ck_refused(strikes_addressee(zxt_on(2020, 3, 21), answered), ZX_INVALID, "act.reasoned");
    ck_rule(city->store, strikes_addressee(zxt_mend(2020, 2, 20), silent), "addressee.in-order", "on");
    ck_ok(strikes_addressee(zxt_mend(2020, 2, 21), silent));
    ck_rule(city->store, strikes_addressee(zxt_mend(2020, 3, 19), answered), "addressee.in-order", "on");
    ck_ok(strikes_addressee(zxt_mend(2020, 3, 20), answered));
    ck_rule(city->store, strikes_addressee(zxt_mend(2020, 3, 21), answered), "addressee.struck", "id");
    ck_rule(city->store, answers(zxt_on(2020, 3, 21), silent), "addressee.struck", "id");
    const zx_addressee better = {ZX_ADDRESSEE_INIT, .id = silent, .demand = "study", .post = "建委主任"};
    ck_rule(city->store, zx_instruction_correct_addressee(city->store, zxt_mend(2020, 3, 21), &better, NULL), "addressee.struck", "id");
    ck_assert_int_eq(counted("addressee", (zx_date){2020, 3, 19}), 1);
    ck_assert_int_eq(counted("addressee", (zx_date){2020, 3, 20}), 0);
    void *record = NULL;
    ck_ok(zx_record_get(city->store, "addressee", answered, &record));
    ck_assert_str_eq(((zx_addressee *)record)->answer, "已新增泊位。");
    zx_free(record);
    ck_ok(zx_journal_verify(city->store, NULL, NULL, NULL));
}
END_TEST

START_TEST(struck_once_nothing_rests_on_it)
{
    zx_id id = given(), addressee = 0;
    const zx_addressee asks = {ZX_ADDRESSEE_INIT, .instruction = id, .demand = "study", .unit = city->units[0]};
    ck_ok(addresses(zxt_on(2020, 2, 25), asks, &addressee));
    ck_refused(strikes(zxt_on(2020, 3, 1), id), ZX_INVALID, "act.reasoned");
    ck_rule(city->store, strikes(zxt_mend(2020, 3, 1), id), "instruction.in-use", "id");
    ck_ok(strikes_addressee(zxt_mend(2020, 3, 1), addressee));
    ck_rule(city->store, strikes(zxt_mend(2020, 2, 29), id), "instruction.in-use", "id");
    ck_ok(strikes(zxt_mend(2020, 3, 1), id));
    ck_rule(city->store, strikes(zxt_mend(2020, 3, 1), id), "instruction.struck", "id");
    ck_rule(city->store, addresses(zxt_on(2020, 3, 1), asks, NULL), "instruction.struck", "instruction");
    const zx_instruction better = {ZX_INSTRUCTION_INIT, .id = id, .leader = city->members[0], .given = {2020, 2, 20}};
    ck_rule(city->store, zx_instruction_correct(city->store, zxt_mend(2020, 3, 1), &better, NULL), "instruction.struck", "id");
    ck_assert_int_eq(counted("instruction", (zx_date){2020, 2, 29}), 1);
    ck_assert_int_eq(counted("instruction", (zx_date){2020, 3, 1}), 0);
    zx_id early = given();
    ck_rule(city->store, strikes(zxt_mend(2020, 2, 19), early), "instruction.in-order", "on");
    ck_ok(strikes(zxt_mend(2020, 2, 20), early));
    ck_ok(zx_journal_verify(city->store, NULL, NULL, NULL));
}
END_TEST

/* What was struck neither keeps the date of its instruction nor the entry that it was about. */
START_TEST(what_was_struck_keeps_nothing)
{
    zx_id id = 0, addressee = 0, of = lists_document(NULL), entry = lists_entry(of, ZX_LIST_PROBLEM, "车位不足");
    zx_addressee asks = {ZX_ADDRESSEE_INIT, .demand = "study", .unit = city->units[0]};
    lists_send(of);
    ck_ok(gives(zxt_on(2020, 2, 20), of, entry, &id));
    asks.instruction = id;
    ck_ok(addresses(zxt_on(2020, 2, 25), asks, &addressee));
    ck_ok(strikes_addressee(zxt_mend(2020, 3, 1), addressee));
    const zx_instruction better = {ZX_INSTRUCTION_INIT, .id = id, .entry = entry, .leader = city->outsider, .given = {2020, 2, 26}};
    ck_ok(zx_instruction_correct(city->store, zxt_mend(2020, 3, 1), &better, NULL));
    ck_ok(strikes(zxt_mend(2020, 3, 2), id));
    const zx_list_entry in = {ZX_LIST_ENTRY_INIT, .id = entry};
    ck_rule(city->store, zx_list_entry_strike(city->store, zxt_mend(2020, 3, 1), &in, NULL), "list_entry.in-use", "id");
    ck_ok(zx_list_entry_strike(city->store, zxt_mend(2020, 3, 2), &in, NULL));
    ck_ok(zx_journal_verify(city->store, NULL, NULL, NULL));
}
END_TEST

ZXT_CITY_MAIN("instruction", only_on_what_was_sent, addressed_to_units_and_posts, mended, addressees_are_struck,
              struck_once_nothing_rests_on_it, what_was_struck_keeps_nothing)
