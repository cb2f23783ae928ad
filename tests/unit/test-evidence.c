/* SPDX-License-Identifier: MIT */
/* What shows that a stage took place. */
#include "lists.h"

static zx_id stage(void)
{
    zx_id project = 0, id = 0;
    const zx_project in = {ZX_PROJECT_INIT, .kind = "research", .source = "own", .title = "停车", .year = {1, 2020}};
    ck_ok(zx_project_propose(city->store, zxt_on(2020, 2, 1), &in, &project));
    const zx_stage enter = {ZX_STAGE_INIT, .project = project, .stage = ZX_STAGE_TOPIC_SELECTION};
    ck_ok(zx_stage_enter(city->store, zxt_on(2020, 2, 10), &enter, &id));
    return id;
}

static zx_status adds(int month, int day, zx_evidence evidence, zx_id *out)
{
    return zx_evidence_add(city->store, zxt_on(2020, month, day), &evidence, out);
}

#define ADD(month_, day_, ...) adds(month_, day_, (zx_evidence){ZX_EVIDENCE_INIT, __VA_ARGS__}, NULL)

static zx_id field_work(const char *kind)
{
    zx_id id = 0;
    const zx_activity in = {ZX_ACTIVITY_INIT, .kind = kind, .title = "停车调研", .begins = {2020, 3, 1}};
    ck_ok(zx_activity_convene(city->store, zxt_on(2020, 2, 1), &in, &id));
    return id;
}

START_TEST(of_a_stage_that_was_entered)
{
    zx_id id = stage(), skipped = 0;
    ck_rule(city->store, ADD(3, 1, .about = city->forum, .text = "走访记录"), "evidence.about", "about");
    ck_assert_ptr_nonnull(strstr(zx_error_last()->message, "(it is an activity)"));
    ck_assert_ptr_nonnull(strstr(zx_error_last()->message_zh, "（所给为活动）"));
    ck_rule(city->store, ADD(2, 9, .about = id, .text = "走访记录"), "evidence.stage-entered", "about");
    ck_rule(city->store, ADD(2, 10, .about = id), "evidence.something", "record");
    ck_ok(ADD(2, 10, .about = id, .text = "走访记录"));
    void *record = NULL;
    ck_ok(zx_record_get(city->store, "stage", id, &record));
    const zx_stage skip = {ZX_STAGE_INIT, .project = ((zx_stage *)record)->project, .stage = ZX_STAGE_RESEARCH};
    zx_free(record);
    ck_ok(zx_stage_skip(city->store, zxt_mend(2020, 2, 11), &skip, &skipped));
    ck_rule(city->store, ADD(2, 12, .about = skipped, .text = "走访记录"), "evidence.stage-entered", "about");
}
END_TEST

static int64_t nothing(void *context, void *buffer, size_t size)
{
    (void)context;
    (void)buffer;
    (void)size;
    return 0;
}

START_TEST(first_hand_material_of_field_work)
{
    zx_id id = stage(), plain = field_work("research"), experiential = field_work("experiential_research"), immersive = field_work("immersive_inspection");
    ck_rule(city->store, ADD(2, 29, .about = id, .record = plain), "evidence.took-place", "record");
    ck_ok(ADD(3, 1, .about = id, .record = plain));
    ck_rule(city->store, ADD(3, 1, .about = id, .record = plain), "evidence.once", "record");
    ck_rule(city->store, ADD(3, 1, .about = id, .record = experiential), "evidence.first-hand", "text");
    ck_ok(ADD(3, 1, .about = id, .record = experiential, .text = "自驾寻位，平均十七分钟"));
    ck_rule(city->store, ADD(3, 1, .about = id, .record = immersive), "evidence.first-hand", "text");
    const zx_attachment photo = {ZX_ATTACHMENT_INIT, .record = immersive, .name = "现场.jpg"};
    ck_ok(zx_attachment_add(city->store, zxt_on(2020, 3, 2), &photo, nothing, NULL, NULL));
    ck_ok(ADD(3, 1, .about = id, .record = immersive));
    const zx_activity cancel = {ZX_ACTIVITY_INIT, .id = field_work("talk")};
    ck_ok(zx_activity_cancel(city->store, zxt_mend(2020, 2, 20), &cancel, NULL));
    ck_rule(city->store, ADD(3, 1, .about = id, .record = cancel.id), "evidence.took-place", "record");
}
END_TEST

START_TEST(mended_and_struck)
{
    zx_id about = stage(), id = 0;
    ck_ok(adds(3, 1, (zx_evidence){ZX_EVIDENCE_INIT, .about = about, .text = "走访记录"}, &id));
    zx_evidence mended = {ZX_EVIDENCE_INIT, .id = id, .note = "二十户"};
    ck_rule(city->store, zx_evidence_correct(city->store, zxt_mend(2020, 3, 2), &mended, NULL), "evidence.something", "record");
    mended.text = "走访二十户的记录";
    ck_ok(zx_evidence_correct(city->store, zxt_mend(2020, 3, 2), &mended, NULL));
    const zx_evidence strike = {ZX_EVIDENCE_INIT, .id = id};
    ck_rule(city->store, zx_evidence_strike(city->store, zxt_mend(2020, 2, 29), &strike, NULL), "evidence.in-order", "on");
    ck_ok(zx_evidence_strike(city->store, zxt_mend(2020, 3, 3), &strike, NULL));
    ck_rule(city->store, zx_evidence_strike(city->store, zxt_mend(2020, 3, 3), &strike, NULL), "evidence.still-there", "id");
    ck_rule(city->store, zx_evidence_correct(city->store, zxt_mend(2020, 3, 3), &mended, NULL), "evidence.still-there", "id");
    ck_ok(zx_journal_verify(city->store, NULL, NULL, NULL));
}
END_TEST

static zx_id about_of(int kind)
{
    zx_id id = 0, of = lists_document(NULL), entry = lists_entry(of, ZX_LIST_SUGGESTION, "挖潜建设");
    lists_send(of);
    const zx_instruction gives = {ZX_INSTRUCTION_INIT, .of = of, .leader = city->outsider};
    zx_effect observes = {ZX_EFFECT_INIT, .indicator = "缺口", .after = "0.8"};
    if (kind == 0)
        return entry;
    if (kind == 1) {
        ck_ok(zx_instruction_give(city->store, zxt_on(2020, 3, 1), &gives, &id));
        return id;
    }
    observes.measure = lists_measure(entry, 0);
    ck_ok(zx_effect_observe(city->store, zxt_on(2020, 3, 1), &observes, &id));
    return id;
}

static zx_status strikes_about(int kind, const zx_act *act, zx_id id)
{
    if (kind == 0)
        return zx_list_entry_strike(city->store, act, &(const zx_list_entry){ZX_LIST_ENTRY_INIT, .id = id}, NULL);
    if (kind == 1)
        return zx_instruction_strike(city->store, act, &(const zx_instruction){ZX_INSTRUCTION_INIT, .id = id}, NULL);
    return zx_effect_strike(city->store, act, &(const zx_effect){ZX_EFFECT_INIT, .id = id}, NULL);
}

/* A list entry, an instruction, an effect: struck once the evidence of it is, and no evidence is added after that. */
START_TEST(of_what_stands)
{
    static const char *const rules[] = {"list_entry.in-use", "instruction.in-use", "effect.in-use"};
    for (int kind = 0; kind < 3; kind++) {
        zx_id about = about_of(kind), id = 0;
        ck_ok(adds(3, 2, (zx_evidence){ZX_EVIDENCE_INIT, .about = about, .text = "走访记录"}, &id));
        ck_rule(city->store, strikes_about(kind, zxt_mend(2020, 3, 5), about), rules[kind], "id");
        ck_ok(zx_evidence_strike(city->store, zxt_mend(2020, 3, 5), &(const zx_evidence){ZX_EVIDENCE_INIT, .id = id}, NULL));
        ck_rule(city->store, strikes_about(kind, zxt_mend(2020, 3, 4), about), rules[kind], "id");
        ck_ok(strikes_about(kind, zxt_mend(2020, 3, 5), about));
        ck_rule(city->store, ADD(3, 6, .about = about, .text = "走访记录"), "evidence.about", "about");
    }
    ck_ok(zx_journal_verify(city->store, NULL, NULL, NULL));
}
END_TEST

ZXT_CITY_MAIN("evidence", of_a_stage_that_was_entered, first_hand_material_of_field_work, mended_and_struck, of_what_stands)
