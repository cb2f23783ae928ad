/* SPDX-License-Identifier: MIT */
/* The six stages of a project. */
#include "chance.h"
#include "fixture.h"

static zx_id proposed(const char *kind)
{
    zx_id id = 0;
    const zx_project in = {ZX_PROJECT_INIT, .kind = kind, .source = "own", .title = "停车", .year = {1, 2020}};
    ck_ok(zx_project_propose(city->store, zxt_on(2020, 2, 1), &in, &id));
    return id;
}

static zx_status enters(const zx_act *act, zx_id project, zx_stage_kind stage, zx_id *out)
{
    const zx_stage in = {ZX_STAGE_INIT, .project = project, .stage = stage};
    return zx_stage_enter(city->store, act, &in, out);
}

#define ENTER(month_, day_, project_, stage_) enters(zxt_on(2020, month_, day_), project_, ZX_STAGE_##stage_, NULL)
#define ENTER_WHY(month_, day_, project_, stage_) enters(zxt_mend(2020, month_, day_), project_, ZX_STAGE_##stage_, NULL)

static zx_status leaves(int month, int day, zx_id id)
{
    const zx_stage in = {ZX_STAGE_INIT, .id = id};
    return zx_stage_leave(city->store, zxt_on(2020, month, day), &in, NULL);
}

static zx_status skips(int month, int day, zx_id project, zx_stage_kind stage)
{
    const zx_stage in = {ZX_STAGE_INIT, .project = project, .stage = stage};
    return zx_stage_skip(city->store, zxt_mend(2020, month, day), &in, NULL);
}

static zx_status corrects(zx_stage stage)
{
    return zx_stage_correct(city->store, zxt_mend(2020, 12, 1), &stage, NULL);
}

#define CORRECT(...) corrects((zx_stage){ZX_STAGE_INIT, __VA_ARGS__})

static void ck_furthest(zx_id project, zx_stage_kind stage)
{
    void *record = NULL;
    ck_ok(zx_record_get(city->store, "project", project, &record));
    ck_assert_int_eq((int)((zx_project *)record)->stage, (int)stage);
    zx_free(record);
}

static int64_t skipped(zx_id project)
{
    zx_cursor *list = NULL;
    const void *row = NULL;
    int64_t count = 0;
    const zx_stage filter = {ZX_STAGE_INIT, .project = project};
    ck_ok(zx_record_list(city->store, "stage", &filter, NULL, &list));
    while (zx_cursor_next(list, &row) == ZX_OK)
        count += ((const zx_stage *)row)->skipped.year != 0 && ((const zx_stage *)row)->ground != NULL;
    zx_cursor_free(list);
    return count;
}

START_TEST(in_order_or_with_a_reason)
{
    zx_id id = proposed("research");
    ck_rule(city->store, ENTER(1, 31, id, TOPIC_SELECTION), "project.in-order", "on");
    ck_rule(city->store, ENTER(2, 1, id, RESEARCH), "stage.in-order", "stage");
    ck_assert_ptr_nonnull(strstr(zx_error_last()->message, "(topic_selection was neither entered nor skipped)"));
    ck_assert_ptr_nonnull(strstr(zx_error_last()->message_zh, "（精选议题既未进入，也未略过）"));
    ck_refused(ENTER(2, 1, id, COMPREHENSIVE_REPORT + 1), ZX_INVALID, "stage");
    ck_assert_str_eq(zx_error_last()->message, "stage: 7 is none of topic_selection, research, deliberation, special_report, special_inspection, "
                                               "comprehensive_report");
    ck_ok(ENTER(2, 5, id, TOPIC_SELECTION));
    ck_rule(city->store, ENTER(2, 6, id, TOPIC_SELECTION), "stage.entered-once", "stage");
    ck_rule(city->store, ENTER(2, 4, id, RESEARCH), "stage.in-order", "on");
    ck_ok(ENTER(2, 5, id, RESEARCH));
    ck_furthest(id, ZX_STAGE_RESEARCH);
    ck_rule(city->store, ENTER(5, 1, id, SPECIAL_INSPECTION), "stage.in-order", "stage");
    ck_ok(ENTER_WHY(5, 1, id, SPECIAL_INSPECTION));
    ck_assert_int_eq(skipped(id), 2);
    ck_furthest(id, ZX_STAGE_SPECIAL_INSPECTION);
    ck_rule(city->store, ENTER(5, 2, id, DELIBERATION), "stage.skipped", "stage");
    ck_rule(city->store, ENTER_WHY(4, 30, id, DELIBERATION), "stage.in-order", "on");
    ck_ok(ENTER_WHY(5, 2, id, DELIBERATION));
    ck_furthest(id, ZX_STAGE_SPECIAL_INSPECTION);
    ck_ok(ENTER(6, 1, id, COMPREHENSIVE_REPORT));
    ck_ok(zx_journal_verify(city->store, NULL, NULL, NULL));
}
END_TEST

static void approve(zx_id project)
{
    zx_document request = {ZX_DOCUMENT_INIT, .kind = "request", .title = "请示"};
    zx_project approval = {ZX_PROJECT_INIT, .id = project};
    ck_ok(zx_project_settle(city->store, zxt_on(2020, 2, 10), &approval, NULL));
    ck_ok(zx_document_draft(city->store, zxt_on(2020, 2, 10), &request, &approval.request));
    const zx_dispatch sent = {ZX_DISPATCH_INIT, .document = approval.request, .recipient = city->channel};
    ck_ok(zx_document_send(city->store, zxt_on(2020, 2, 11), &sent, NULL));
    ck_ok(zx_project_approve(city->store, zxt_on(2020, 2, 20), &approval, NULL));
}

START_TEST(approved_before_research)
{
    zx_id key = proposed("key_consultation"), other = proposed("key_consultation"), own = proposed("research");
    ck_ok(ENTER(2, 5, key, TOPIC_SELECTION));
    ck_ok(ENTER(2, 5, other, TOPIC_SELECTION));
    ck_ok(ENTER(2, 5, own, TOPIC_SELECTION));
    ck_rule(city->store, ENTER(2, 20, key, RESEARCH), "stage.approved", "project");
    approve(key);
    ck_rule(city->store, ENTER(2, 19, key, RESEARCH), "stage.approved", "project");
    ck_ok(ENTER(2, 20, key, RESEARCH));
    ck_ok(ENTER_WHY(2, 20, other, RESEARCH));
    ck_assert_int_eq(skipped(other), 0);
    ck_ok(ENTER(2, 20, own, RESEARCH));
}
END_TEST

START_TEST(entered_then_left)
{
    zx_id id = proposed("research"), first = 0, none = 0;
    ck_ok(enters(zxt_on(2020, 2, 5), id, ZX_STAGE_TOPIC_SELECTION, &first));
    ck_rule(city->store, leaves(2, 4, first), "stage.in-order", "on");
    const zx_stage skip = {ZX_STAGE_INIT, .project = id, .stage = ZX_STAGE_RESEARCH};
    ck_refused(zx_stage_skip(city->store, zxt_on(2020, 2, 5), &skip, NULL), ZX_INVALID, "reason");
    ck_ok(zx_stage_skip(city->store, zxt_mend(2020, 2, 5), &skip, &none));
    ck_rule(city->store, leaves(2, 6, none), "stage.entered-first", "id");
    ck_rule(city->store, skips(2, 6, id, ZX_STAGE_RESEARCH), "stage.skipped-once", "stage");
    ck_rule(city->store, skips(2, 6, id, ZX_STAGE_TOPIC_SELECTION), "stage.entered-once", "stage");
    const zx_project over = {ZX_PROJECT_INIT, .id = id};
    ck_ok(zx_project_settle(city->store, zxt_on(2020, 2, 6), &over, NULL));
    ck_rule(city->store, zx_project_close(city->store, zxt_on(2020, 3, 1), &over, NULL), "project.stages-left", "id");
    ck_ok(leaves(3, 2, first));
    ck_rule(city->store, leaves(3, 2, first), "stage.left-once", "id");
    ck_rule(city->store, zx_project_close(city->store, zxt_on(2020, 3, 1), &over, NULL), "project.stages-left", "id");
    ck_ok(zx_project_close(city->store, zxt_on(2020, 3, 2), &over, NULL));
    ck_rule(city->store, ENTER(3, 3, id, DELIBERATION), "project.still-open", "project");
    ck_rule(city->store, skips(3, 3, id, ZX_STAGE_DELIBERATION), "project.still-open", "project");
}
END_TEST

START_TEST(mended_or_taken_back)
{
    zx_id id = proposed("research"), first = 0, second = 0, evidence = 0;
    ck_ok(enters(zxt_on(2020, 2, 5), id, ZX_STAGE_TOPIC_SELECTION, &first));
    ck_ok(enters(zxt_on(2020, 3, 5), id, ZX_STAGE_RESEARCH, &second));
    ck_rule(city->store, CORRECT(.id = first, .entered = {2020, 3, 6}), "stage.in-order", "entered");
    ck_rule(city->store, CORRECT(.id = first, .entered = {2020, 1, 31}), "stage.in-order", "entered");
    ck_ok(CORRECT(.id = first, .entered = {2020, 3, 5}, .left = {2020, 3, 5}));
    ck_rule(city->store, CORRECT(.id = first, .entered = {2020, 3, 5}, .left = {2020, 3, 4}), "stage.in-order", "left");
    ck_rule(city->store, CORRECT(.id = first, .left = {2020, 3, 5}), "stage.entered-first", "left");
    ck_rule(city->store, CORRECT(.id = first), "stage.in-order", "entered");
    ck_rule(city->store, CORRECT(.id = second, .skipped = {2020, 3, 5}), "stage.ground", "ground");
    ck_rule(city->store, CORRECT(.id = second, .entered = {2020, 3, 5}, .ground = "不需要"), "stage.ground", "ground");
    const zx_evidence add = {ZX_EVIDENCE_INIT, .about = second, .text = "走访二十户"};
    ck_ok(zx_evidence_add(city->store, zxt_on(2020, 3, 6), &add, &evidence));
    ck_rule(city->store, CORRECT(.id = second), "stage.evidence", "entered");
    const zx_evidence strike = {ZX_EVIDENCE_INIT, .id = evidence};
    ck_ok(zx_evidence_strike(city->store, zxt_mend(2020, 3, 6), &strike, NULL));
    ck_ok(CORRECT(.id = second));
    ck_furthest(id, ZX_STAGE_TOPIC_SELECTION);
    ck_ok(ENTER(3, 7, id, RESEARCH));
    ck_ok(CORRECT(.id = second, .skipped = {2020, 3, 7}, .ground = "不需要"));
    ck_ok(zx_journal_verify(city->store, NULL, NULL, NULL));
}
END_TEST

/* What a project's stages must be after what was tried so far. */
typedef struct model {
    zx_id project;
    bool reached[7], entered[7];
    int furthest;
} model;

static bool may_enter(const model *of, int stage, bool why)
{
    for (int each = 1; each <= stage && !why; each++)
        if (of->reached[each] != (each < stage))
            return false;
    return !of->entered[stage];
}

static void try_one(model *of, zx_date on)
{
    int stage = 1 + chance_below(6);
    bool skip = chance_below(4) == 0, why = skip || chance_below(3) == 0, may = skip ? !of->reached[stage] : may_enter(of, stage, why);
    const zx_act *act = why ? zxt_mend(on.year, on.month, on.day) : zxt_on(on.year, on.month, on.day);
    const zx_stage in = {ZX_STAGE_INIT, .project = of->project, .stage = (zx_stage_kind)stage};
    zx_status status = skip ? zx_stage_skip(city->store, act, &in, NULL) : zx_stage_enter(city->store, act, &in, NULL);
    ck_assert_msg(status == (may ? ZX_OK : ZX_RULE), "%s stage %d: %s", skip ? "skipping" : "entering", stage, zxt_failure(status));
    if (!may)
        return;
    for (int each = skip ? stage : 1; each <= stage; each++)
        of->reached[each] = true;
    of->entered[stage] = !skip;
    of->furthest = !skip && stage > of->furthest ? stage : of->furthest;
    ck_furthest(of->project, (zx_stage_kind)of->furthest);
}

/* Whatever is tried in whatever order: it is in order, and the project says the furthest. */
START_TEST(any_sequence_stays_in_order)
{
    for (int round = 0; round < 40; round++) {
        model of = {.project = proposed("research")};
        for (int day = 1; day <= 15; day++)
            try_one(&of, zx_date_add_days((zx_date){2020, 2, 1}, day));
    }
    ck_ok(zx_journal_verify(city->store, NULL, NULL, NULL));
}
END_TEST

ZXT_CITY_MAIN("stage", in_order_or_with_a_reason, approved_before_research, entered_then_left, mended_or_taken_back, any_sequence_stays_in_order)
