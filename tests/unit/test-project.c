/* SPDX-License-Identifier: MIT */
/* Projects: proposed, settled, approved, closed. */
#include "fixture.h"

static zx_status proposes(int year, int month, int day, zx_project project, zx_id *out)
{
    project.kind = project.kind ? project.kind : "key_consultation";
    project.source = "leaders";
    project.title = "停车管理";
    return zx_project_propose(city->store, zxt_on(year, month, day), &project, out);
}

#define PROPOSE(year_, ...) proposes(year_, 2, 1, (zx_project){ZX_PROJECT_INIT, .year = {1, year_}, __VA_ARGS__}, NULL)

static zx_id proposed(int year)
{
    zx_id id = 0;
    ck_ok(proposes(year, 2, 1, (zx_project){ZX_PROJECT_INIT, .year = {1, year}}, &id));
    return id;
}

static zx_status settles(zx_id id, int month, int day, zx_id at)
{
    const zx_project in = {ZX_PROJECT_INIT, .id = id, .settled_at = at};
    return zx_project_settle(city->store, zxt_on(2020, month, day), &in, NULL);
}

static zx_status approves(zx_id id, int month, int day, zx_id request)
{
    const zx_project in = {ZX_PROJECT_INIT, .id = id, .request = request};
    return zx_project_approve(city->store, zxt_on(2020, month, day), &in, NULL);
}

static zx_status refuses(zx_id id, int month, int day, zx_id request)
{
    const zx_project in = {ZX_PROJECT_INIT, .id = id, .request = request, .note = "另择时机"};
    return zx_project_refuse(city->store, zxt_on(2020, month, day), &in, NULL);
}

static zx_status closes(zx_id id, int month, int day)
{
    const zx_project in = {ZX_PROJECT_INIT, .id = id, .outcome = "建议均已落实"};
    return zx_project_close(city->store, zxt_on(2020, month, day), &in, NULL);
}

static zx_status drops(zx_id id, int month, int day)
{
    const zx_project in = {ZX_PROJECT_INIT, .id = id};
    return zx_project_drop(city->store, zxt_mend(2020, month, day), &in, NULL);
}

static zx_id drafted(const char *kind, zx_id project)
{
    zx_id id = 0;
    const zx_document in = {ZX_DOCUMENT_INIT, .kind = kind, .title = "关于年度课题的请示", .project = project};
    ck_ok(zx_document_draft(city->store, zxt_on(2020, 2, 20), &in, &id));
    return id;
}

static zx_id sent(const char *kind, zx_id project)
{
    zx_id id = drafted(kind, project);
    const zx_dispatch in = {ZX_DISPATCH_INIT, .document = id, .recipient = city->channel};
    ck_ok(zx_document_send(city->store, zxt_on(2020, 3, 2), &in, NULL));
    return id;
}

static void ck_state(zx_id id, zx_project_state state)
{
    void *record = NULL;
    ck_ok(zx_record_get(city->store, "project", id, &record));
    ck_assert_int_eq((int)((zx_project *)record)->state, (int)state);
    zx_free(record);
}

START_TEST(it_is_of_a_year_and_a_theme)
{
    zx_id theme = 0;
    const zx_theme air = {ZX_THEME_INIT, .title = "治气", .first = {1, 2018}, .last = {1, 2020}};
    ck_ok(zx_theme_open(city->store, zxt_on(2018, 3, 1), &air, &theme));
    ck_rule(city->store, proposes(2020, 2, 1, (zx_project){ZX_PROJECT_INIT, .year = {1, 1948}}, NULL), "project.year", "year");
    ck_rule(city->store, PROPOSE(2021, .theme = theme), "project.within-theme", "year");
    zx_id first = 0;
    ck_ok(proposes(2020, 2, 1, (zx_project){ZX_PROJECT_INIT, .year = {1, 2020}, .theme = theme}, &first));
    ck_rule(city->store, PROPOSE(2020, .theme = theme), "project.one-a-year", "theme");
    ck_ok(PROPOSE(2019, .theme = theme));
    ck_ok(drops(first, 3, 1));
    ck_ok(PROPOSE(2020, .theme = theme));
    ck_rule(city->store, proposes(2020, 3, 1, (zx_project){ZX_PROJECT_INIT, .year = {1, 2020}, .body = city->dissolved_unit}, NULL),
            "project.body-exists", "body");
    ck_ok(proposes(2020, 2, 29, (zx_project){ZX_PROJECT_INIT, .year = {1, 2020}, .body = city->dissolved_unit, .leader = city->outsider}, NULL));
}
END_TEST

static zx_status corrects(zx_id id, int64_t year, zx_id supervises, const char *outcome)
{
    const zx_project in = {ZX_PROJECT_INIT, .id = id, .kind = "supervision", .source = "own", .title = "养老", .year = {1, year},
                           .supervises = supervises, .outcome = outcome, .text = "跟踪上年建议"};
    return zx_project_correct(city->store, zxt_mend(2020, 6, 1), &in, NULL);
}

START_TEST(it_supervises_an_earlier_one)
{
    zx_id earlier = proposed(2019), same = proposed(2020), later = 0;
    ck_rule(city->store, PROPOSE(2018, .supervises = earlier), "project.supervises-earlier", "supervises");
    ck_ok(proposes(2020, 2, 1, (zx_project){ZX_PROJECT_INIT, .year = {1, 2020}, .supervises = earlier}, &later));
    ck_rule(city->store, corrects(earlier, 2021, 0, NULL), "project.supervises-earlier", "year");
    ck_rule(city->store, corrects(later, 2020, later, NULL), "project.supervision-cycle", "supervises");
    ck_ok(corrects(later, 2020, same, NULL));
    ck_rule(city->store, corrects(same, 2020, later, NULL), "project.supervision-cycle", "supervises");
    ck_ok(corrects(same, 2020, earlier, NULL));
    ck_ok(zx_journal_verify(city->store, NULL, NULL, NULL));
}
END_TEST

START_TEST(it_is_settled_by_a_consultation)
{
    zx_id id = proposed(2020), cancelled = 0;
    const zx_activity off = {ZX_ACTIVITY_INIT, .kind = "consultation", .title = "协商定题会", .begins = {2020, 2, 10}};
    ck_ok(zx_activity_convene(city->store, zxt_on(2020, 2, 1), &off, &cancelled));
    const zx_activity cancel = {ZX_ACTIVITY_INIT, .id = cancelled};
    ck_ok(zx_activity_cancel(city->store, zxt_mend(2020, 2, 2), &cancel, NULL));
    ck_rule(city->store, settles(id, 2, 19, city->forum), "project.settled-at", "settled_at");
    ck_rule(city->store, settles(id, 2, 20, cancelled), "project.settled-at", "settled_at");
    ck_rule(city->store, settles(id, 1, 31, 0), "project.in-order", "on");
    ck_ok(settles(id, 2, 20, city->forum));
    ck_state(id, ZX_PROJECT_SETTLED);
    ck_rule(city->store, settles(id, 2, 21, 0), "project.settled-once", "id");
    ck_ok(settles(proposed(2020), 2, 21, 0));
}
END_TEST

START_TEST(it_is_approved_on_a_request)
{
    zx_id id = proposed(2020), own = sent("request", id), report = sent("report", id), draft = drafted("request", id),
          others = sent("request", proposed(2019)), general = sent("request", 0);
    ck_rule(city->store, approves(id, 3, 9, own), "project.settled-first", "id");
    ck_ok(settles(id, 3, 5, 0));
    ck_rule(city->store, approves(id, 3, 4, own), "project.in-order", "on");
    ck_rule(city->store, approves(id, 3, 9, report), "project.request", "request");
    ck_rule(city->store, approves(id, 3, 9, others), "project.request", "request");
    ck_rule(city->store, approves(id, 3, 9, draft), "project.request-sent", "request");
    ck_ok(refuses(id, 3, 9, own));
    ck_state(id, ZX_PROJECT_REFUSED);
    ck_rule(city->store, approves(id, 3, 20, own), "project.request", "request");
    ck_rule(city->store, approves(id, 3, 8, general), "project.in-order", "on");
    ck_ok(approves(id, 3, 20, general));
    ck_state(id, ZX_PROJECT_APPROVED);
    ck_rule(city->store, refuses(id, 3, 21, own), "project.approved-once", "id");
    zx_id other = proposed(2020);
    ck_ok(settles(other, 2, 20, 0));
    ck_rule(city->store, approves(other, 3, 1, general), "project.request-sent", "request");
    ck_ok(approves(other, 3, 2, general));
}
END_TEST

START_TEST(it_is_closed_or_dropped)
{
    zx_id id = proposed(2020), other = proposed(2020);
    ck_rule(city->store, closes(id, 3, 1), "project.settled-first", "id");
    ck_ok(settles(id, 2, 20, 0));
    ck_rule(city->store, corrects(id, 2020, 0, "已落实"), "project.outcome", "outcome");
    ck_ok(closes(id, 12, 1));
    ck_state(id, ZX_PROJECT_CLOSED);
    ck_ok(corrects(id, 2020, 0, "十八条建议均已落实"));
    ck_rule(city->store, drops(id, 12, 2), "project.still-open", "id");
    ck_rule(city->store, drops(other, 1, 31), "project.in-order", "on");
    ck_ok(drops(other, 2, 1));
    ck_state(other, ZX_PROJECT_DROPPED);
    ck_rule(city->store, settles(other, 2, 2, 0), "project.still-open", "id");
    ck_ok(zx_journal_verify(city->store, NULL, NULL, NULL));
}
END_TEST

/* A tally as of a day sees it as it stood then. */
START_TEST(it_stood_then_as_it_stood)
{
    zx_id id = proposed(2020);
    ck_ok(settles(id, 2, 20, 0));
    ck_ok(closes(id, 12, 1));
    static const struct { zx_date on; const char *state; } cases[] = {{{2020, 2, 19}, "proposed"}, {{2020, 11, 30}, "settled"}, {{2020, 12, 1}, "closed"}};
    for (int i = 0; i < 3; i++) {
        const zx_tally_options options = {ZX_TALLY_INIT, .by = "state", .on = cases[i].on};
        zx_cursor *answer = NULL;
        const void *row = NULL;
        ck_ok(zx_tally(city->store, "project", &options, &answer));
        ck_ok(zx_cursor_next(answer, &row));
        ck_assert_str_eq(((const zx_tally_line *)row)->key_1, cases[i].state);
        zx_cursor_free(answer);
    }
}
END_TEST

ZXT_CITY_MAIN("project", it_is_of_a_year_and_a_theme, it_supervises_an_earlier_one, it_is_settled_by_a_consultation, it_is_approved_on_a_request,
              it_is_closed_or_dropped, it_stood_then_as_it_stood)
