/* SPDX-License-Identifier: MIT */
#include "loops.h"

typedef struct making {
    uint32_t state;
    loops_gap gap;
    loops_made made;
    zx_act acts[8]; /* in turn: an argument of a call may act too */
    unsigned turn;
    zx_id origin, document, suggestions[8], problems[8], measures[40];
    int suggestion_count, problem_count, measure_count;
    bool approval, settled;
} making;

static int below(making *m, int limit)
{
    m->state = m->state * 1664525u + 1013904223u;
    return (int)((m->state >> 8) % (uint32_t)limit);
}

/* Whether this link is made. What lacks it is remembered. */
static bool wants(making *m, zx_loop_link link, zx_id lacks)
{
    bool left_out = m->gap.link == link && m->made.counts[link] == m->gap.nth;
    m->made.counts[link]++;
    if (left_out)
        m->made.left_out = lacks;
    return !left_out;
}

static zx_store *store(void)
{
    return city->store;
}

/* So many days after 1 February 2020. */
static zx_act *on(making *m, int days)
{
    zx_act *act = &m->acts[m->turn++ % 8];
    *act = (zx_act){ZX_ACT_INIT, .by = "办公室", .on = loops_day(days)};
    return act;
}

static const zx_act *because(making *m, int days)
{
    zx_act *act = on(m, days);
    act->reason = "样例";
    return act;
}

/* ---- the decision ---- */

static void decide(making *m)
{
    zx_id request = 0;
    ck_ok(zx_document_draft(store(), on(m, 1), IN(zx_document, .kind = "request", .title = "请示", .project = m->made.project), &request));
    ck_ok(zx_document_send(store(), on(m, 2), IN(zx_dispatch, .document = request, .recipient = city->channel), NULL));
    if (wants(m, ZX_LOOP_ORIGIN, m->made.project))
        ck_ok(zx_origin_add(store(), on(m, 2), IN(zx_origin, .project = m->made.project, .giver = city->members[1]), &m->origin));
    m->settled = wants(m, ZX_LOOP_SETTLING, m->made.project);
    if (m->settled)
        ck_ok(zx_project_settle(store(), on(m, 3), IN(zx_project, .id = m->made.project), NULL));
    if (m->approval && m->settled && wants(m, ZX_LOOP_APPROVAL, m->made.project))
        ck_ok(zx_project_approve(store(), on(m, 4), IN(zx_project, .id = m->made.project, .request = request), NULL));
}

/* ---- stages: each takes fifty days ---- */

static void show(making *m, int day, zx_id about)
{
    zx_id struck = 0;
    if (below(m, 3) == 0) { /* what was struck shows nothing */
        ck_ok(zx_evidence_add(store(), on(m, day), IN(zx_evidence, .about = about, .text = "误记"), &struck));
        ck_ok(zx_evidence_strike(store(), because(m, day + 1), IN(zx_evidence, .id = struck), NULL));
    }
    if (wants(m, ZX_LOOP_EVIDENCE, about))
        ck_ok(zx_evidence_add(store(), on(m, day), IN(zx_evidence, .about = about, .text = "现场所见"), NULL));
}

/* Only the last can be left out so that nobody says why: it lacks to the project. */
static void go_through(making *m, zx_stage_kind kind)
{
    zx_id id = 0;
    int day = 10 + 50 * (int)kind;
    if (!wants(m, ZX_LOOP_STAGE, m->made.project))
        return;
    ck_ok(zx_stage_enter(store(), because(m, day), IN(zx_stage, .project = m->made.project, .stage = kind), &id));
    show(m, day + 1 + below(m, 20), id);
    ck_ok(zx_stage_leave(store(), on(m, day + 45), IN(zx_stage, .id = id), NULL));
}

/* ---- a recommendation ---- */

static zx_id add_entry(making *m, zx_list list)
{
    zx_id id = 0;
    ck_ok(zx_list_entry_add(store(), on(m, 152), IN(zx_list_entry, .of = m->document, .list = list, .title = "条目"), &id));
    return id;
}

static void fill_lists(making *m)
{
    m->suggestion_count = m->problem_count = 0;
    if (wants(m, ZX_LOOP_LIST, m->document))
        add_entry(m, ZX_LIST_ACHIEVEMENT);
    if (wants(m, ZX_LOOP_LIST, m->document))
        for (int i = 1 + below(m, 4); i > 0; i--)
            m->problems[m->problem_count++] = add_entry(m, ZX_LIST_PROBLEM);
    if (wants(m, ZX_LOOP_LIST, m->document))
        for (int i = 1 + below(m, 5); i > 0; i--)
            m->suggestions[m->suggestion_count++] = add_entry(m, ZX_LIST_SUGGESTION);
    if (below(m, 2)) /* what was struck is no entry */
        ck_ok(zx_list_entry_strike(store(), because(m, 153), IN(zx_list_entry, .id = add_entry(m, ZX_LIST_PROBLEM)), NULL));
}

static void link_problems(making *m)
{
    for (int i = 0; i < m->problem_count && m->suggestion_count; i++) {
        int first = below(m, m->suggestion_count), second = below(m, m->suggestion_count);
        zx_id struck = 0;
        if (below(m, 3) == 0) { /* nor does it answer any more what was unlinked */
            ck_ok(zx_list_entry_link(store(), on(m, 154), IN(zx_remedy, .problem = m->problems[i], .suggestion = m->suggestions[first]),
                                     &struck));
            ck_ok(zx_list_entry_unlink(store(), because(m, 155), IN(zx_remedy, .id = struck), NULL));
        }
        if (!wants(m, ZX_LOOP_REMEDY, m->problems[i]))
            continue;
        ck_ok(zx_list_entry_link(store(), on(m, 156), IN(zx_remedy, .problem = m->problems[i], .suggestion = m->suggestions[first]), NULL));
        if (second != first)
            ck_ok(zx_list_entry_link(store(), on(m, 157), IN(zx_remedy, .problem = m->problems[i], .suggestion = m->suggestions[second]),
                                     NULL));
    }
}

static void adopt(making *m)
{
    zx_id council = 0;
    static int number = 100;
    ck_ok(zx_activity_convene(store(), on(m, 150), IN(zx_activity, .kind = "chairpersons_council_meeting", .title = "主席会议",
                                                      .term = city->term,
                              .number = {1, number++}, .begins = loops_day(160)), &council));
    ck_ok(zx_document_adopt(store(), on(m, 160), IN(zx_document, .id = m->document, .adopted_by = council), NULL));
}

/* ---- instructions ---- */

static void address(making *m, zx_id instruction)
{
    zx_id struck = 0; /* what was struck answers nothing, though it did */
    ck_ok(zx_instruction_address(store(), on(m, 206), IN(zx_addressee, .instruction = instruction, .unit = city->units[3],
                                                         .demand = "implement"),
                                 &struck));
    ck_ok(zx_instruction_answer(store(), on(m, 207), IN(zx_addressee, .id = struck, .answer = "误记"), NULL));
    ck_ok(zx_instruction_strike_addressee(store(), because(m, 208), IN(zx_addressee, .id = struck), NULL));
    for (int i = 1 + below(m, 2); i > 0; i--) {
        zx_id id = 0;
        zx_date due = below(m, 2) ? (zx_date){2020, 12, 0} : (zx_date){0};
        ck_ok(zx_instruction_address(store(), on(m, 206), IN(zx_addressee, .instruction = instruction, .unit = city->units[i],
                                                             .demand = "implement",
                                     .due = due), &id));
        if (wants(m, ZX_LOOP_RESPONSE, id))
            ck_ok(zx_instruction_answer(store(), on(m, 230 + below(m, 30)), IN(zx_addressee, .id = id, .answer = "已办理"), NULL));
    }
    if (below(m, 2)) /* takes note only: nothing is waited for */
        ck_ok(zx_instruction_address(store(), on(m, 206), IN(zx_addressee, .instruction = instruction, .post = "市长", .demand = "read"),
                                     NULL));
}

static void instruct(making *m, zx_id entry)
{
    zx_id id = 0;
    ck_ok(zx_instruction_give(store(), on(m, 205), IN(zx_instruction, .of = m->document, .entry = entry, .leader = city->members[5]), &id));
    address(m, id);
}

/* On the whole, or on each suggestion; of a single one only its document lacks it. */
static void instruct_all(making *m)
{
    bool whole = m->suggestion_count == 0 || below(m, 2);
    zx_id struck = 0; /* what was struck is no instruction */
    ck_ok(zx_instruction_give(store(), on(m, 203), IN(zx_instruction, .of = m->document, .leader = city->members[5]), &struck));
    ck_ok(zx_instruction_strike(store(), because(m, 204), IN(zx_instruction, .id = struck), NULL));
    if (whole && wants(m, ZX_LOOP_INSTRUCTION, m->document))
        instruct(m, 0);
    for (int i = 0; i < m->suggestion_count && !whole; i++)
        if (wants(m, ZX_LOOP_INSTRUCTION, m->suggestion_count == 1 ? m->document : m->suggestions[i]))
            instruct(m, m->suggestions[i]);
}

static void send(making *m)
{
    zx_id id = 0;
    if (!wants(m, ZX_LOOP_SENDING, m->document))
        return;
    ck_ok(zx_document_send(store(), on(m, 165 + below(m, 30)), IN(zx_dispatch, .document = m->document, .recipient = city->channel), &id));
    if (wants(m, ZX_LOOP_ANSWER, m->document))
        ck_ok(zx_document_answer(store(), on(m, 210 + below(m, 30)), IN(zx_dispatch, .id = id, .answer = "已研究"), NULL));
    instruct_all(m);
}

/* ---- measures ---- */

static zx_id break_down(making *m, int day, zx_id suggestion, zx_id parent)
{
    zx_id id = 0;
    zx_date due = below(m, 2) ? (zx_date){2020, 12, 31} : (zx_date){0};
    ck_ok(zx_measure_break_down(store(), on(m, day), IN(zx_measure, .suggestion = suggestion, .parent = parent, .title = "措施", .due = due,
                                .unit = city->units[below(m, 4)]), &id));
    return id;
}

static void report(making *m, int day, zx_id measure, int percent)
{
    ck_ok(zx_measure_report(store(), on(m, day), IN(zx_progress, .measure = measure, .percent = {1, percent}), NULL));
}

static void tell(making *m, zx_id effect)
{
    zx_id struck = 0;
    if (m->origin) { /* what was struck was not told */
        ck_ok(zx_effect_tell(store(), on(m, 340), IN(zx_telling, .effect = effect, .origin = m->origin), &struck));
        ck_ok(zx_effect_strike_telling(store(), because(m, 341), IN(zx_telling, .id = struck), NULL));
    }
    if (m->origin && wants(m, ZX_LOOP_TELLING, effect))
        ck_ok(zx_effect_tell(store(), on(m, 340 + below(m, 20)), IN(zx_telling, .effect = effect, .origin = m->origin), NULL));
}

static void observe(making *m, zx_id measure)
{
    zx_id id = 0;
    ck_ok(zx_effect_observe(store(), on(m, 320 + below(m, 20)), IN(zx_effect, .measure = measure, .indicator = "泊位", .before = "10",
                                                                   .after = "20"), &id));
    tell(m, id);
}

/* A measure, or one with parts, all done but for what is left out. Its effect is its own or a part's. */
static void carry_out(making *m, zx_id suggestion)
{
    zx_id top = break_down(m, 225, suggestion, 0), last = top;
    int parts = below(m, 3);
    bool done = wants(m, ZX_LOOP_COMPLETION, top);
    for (int i = 0; i < parts; i++) {
        last = break_down(m, 226, 0, top);
        if (below(m, 4) == 0 && i > 0)
            ck_ok(zx_measure_cancel(store(), because(m, 227), IN(zx_measure, .id = last), NULL));
        else
            report(m, 300 + i, last, done || i ? 100 : 80);
    }
    if (!parts) {
        report(m, 240, top, 30);
        report(m, 300, top, done ? 100 : 60);
    }
    zx_id struck = 0; /* what was struck is no effect */
    ck_ok(zx_effect_observe(store(), on(m, 315), IN(zx_effect, .measure = last, .indicator = "误记", .after = "0"), &struck));
    ck_ok(zx_effect_strike(store(), because(m, 316), IN(zx_effect, .id = struck), NULL));
    /* what is not completed is asked for no effect */
    if (done && wants(m, ZX_LOOP_EFFECT, top))
        observe(m, below(m, 2) ? top : last);
}

static void measures(making *m)
{
    for (int i = 0; i < m->suggestion_count; i++) {
        if (below(m, 3) == 0) { /* what was cancelled carries nothing out */
            zx_id cancelled = break_down(m, 223, m->suggestions[i], 0);
            ck_ok(zx_measure_cancel(store(), because(m, 224), IN(zx_measure, .id = cancelled), NULL));
        }
        if (wants(m, ZX_LOOP_MEASURE, m->suggestions[i]))
            for (int more = 1 + below(m, 2); more > 0; more--)
                carry_out(m, m->suggestions[i]);
    }
}

/* ---- all of it ---- */

static void recommend(making *m)
{
    ck_ok(zx_document_draft(store(), on(m, 151), IN(zx_document, .kind = "formal_recommendation", .title = "建议案",
                                                    .project = m->made.project), &m->document));
    fill_lists(m);
    link_problems(m);
    if (wants(m, ZX_LOOP_ADOPTION, m->document)) {
        adopt(m);
        send(m);
    }
    measures(m);
}

loops_made loops_make(uint32_t seed, loops_gap gap)
{
    making m = {.state = seed, .gap = gap};
    m.approval = below(&m, 2);
    ck_ok(zx_project_propose(store(), on(&m, 0), IN(zx_project, .kind = m.approval ? "key_consultation" : "research", .source = "called",
                             .title = "停车难", .year = {1, 2020}, .body = city->special), &m.made.project));
    decide(&m);
    for (int kind = 1; kind <= ZX_STAGE_COMPREHENSIVE_REPORT; kind++)
        go_through(&m, (zx_stage_kind)kind);
    if (wants(&m, ZX_LOOP_RECOMMENDATION, m.made.project))
        for (int i = 1 + below(&m, 2); i > 0; i--)
            recommend(&m);
    if (m.settled)
        ck_ok(zx_project_close(store(), on(&m, 365), IN(zx_project, .id = m.made.project, .outcome = "已结题"), NULL));
    return m.made;
}

/* ---- a project taken step by step ---- */

zx_date loops_day(int days)
{
    return zx_date_add_days((zx_date){2020, 2, 1}, days);
}

const zx_act *loops_on(int days)
{
    static zx_act acts[8];
    static unsigned turn;
    zx_act *act = &acts[turn++ % 8];
    *act = (zx_act){ZX_ACT_INIT, .by = "办公室", .on = loops_day(days), .reason = "样例"};
    return act;
}

zx_id loops_proposed(const char *kind, int year)
{
    zx_id id = 0;
    ck_ok(zx_project_propose(city->store, loops_on(0), IN(zx_project, .kind = kind, .source = "own", .title = "停车难", .year = {1, year}),
                             &id));
    return id;
}

zx_id loops_meeting(int days)
{
    zx_id id = 0;
    static int number = 1;
    ck_ok(zx_activity_convene(city->store, loops_on(days), IN(zx_activity, .kind = "chairpersons_council_meeting", .title = "主席会议",
                                                              .term = city->term,
                              .number = {1, number++}, .begins = loops_day(days)), &id));
    return id;
}

zx_id loops_adopted(zx_id project, int days)
{
    zx_id id = 0;
    ck_ok(zx_document_draft(city->store, loops_on(days - 5), IN(zx_document, .kind = "formal_recommendation", .title = "建议案",
                                                                .project = project), &id));
    ck_ok(zx_document_adopt(city->store, loops_on(days), IN(zx_document, .id = id, .adopted_by = loops_meeting(days)), NULL));
    return id;
}
