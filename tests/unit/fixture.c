/* SPDX-License-Identifier: MIT */
#include "fixture.h"

#include <stdio.h>

#include "city.h"

enum { ACTS = 64 };

static const zx_act *act_on(int year, int month, int day, const char *reason)
{
    static zx_act acts[ACTS];
    static unsigned at;
    zx_act *act = &acts[at++ % ACTS];
    *act = (zx_act){ZX_ACT_INIT, .by = "提案委员会办公室", .on = {(int16_t)year, (uint8_t)month, (uint8_t)day}, .reason = reason};
    return act;
}

const zx_act *zxt_on(int year, int month, int day)
{
    return act_on(year, month, day, NULL);
}

const zx_act *zxt_mend(int year, int month, int day)
{
    return act_on(year, month, day, "录入有误");
}

static void dissolve(zxt_city *of, zx_id id)
{
    const zx_organization gone = {ZX_ORGANIZATION_INIT, .id = id};
    ck_ok(zx_organization_dissolve(of->store, zxt_on(2020, 3, 1), &gone, NULL));
}

static void make_terms(zxt_city *of)
{
    const zx_date begun = {2013, 1, 10};
    const zx_term first = {ZX_TERM_INIT, .number = {1, 14}, .opened = begun}, second = {ZX_TERM_INIT, .number = {1, 15}, .opened = {2018, 1, 10}};
    ck_ok(zx_term_open(of->store, zxt_on(2013, 1, 10), &first, &of->former_term));
    const zx_organization committee = {ZX_ORGANIZATION_INIT, .kind = "committee", .name = "政协南京市委员会"};
    ck_ok(zx_organization_add(of->store, zxt_on(2013, 1, 10), &committee, &of->committee));
    of->former = city_person(of->store, "赵前");
    city_seat(of->store, of->former, of->committee, "member", of->former_term, begun);
    const zx_session last = {ZX_SESSION_INIT, .term = of->former_term, .number = {1, 5}, .opens = {2017, 1, 12}};
    ck_ok(zx_session_open(of->store, zxt_on(2017, 1, 12), &last, &of->former_session));
    const zx_session over = {ZX_SESSION_INIT, .id = of->former_session};
    ck_ok(zx_session_close(of->store, zxt_on(2017, 1, 16), &over, NULL));
    const zx_term closed = {ZX_TERM_INIT, .id = of->former_term};
    ck_ok(zx_term_close(of->store, zxt_on(2018, 1, 10), &closed, NULL));
    ck_ok(zx_term_open(of->store, zxt_on(2018, 1, 10), &second, &of->term));
}

static void make_bodies(zxt_city *of)
{
    of->sector = city_organization(of->store, "sector", "经济界", of->term);
    of->other_sector = city_organization(of->store, "sector", "教育界", of->term);
    of->group = city_organization(of->store, "member_group", "第一委员小组", of->term);
    of->joint = city_organization(of->store, "joint_group", "第一联组", of->term);
    of->party = city_organization(of->store, "party", "民盟南京市委", 0);
    of->other_party = city_organization(of->store, "party", "民建南京市委", 0);
    of->union_ = city_organization(of->store, "peoples_organization", "南京市总工会", 0);
    of->special = city_organization(of->store, "special_committee", "人口资源环境委员会", of->term);
    of->proposals = city_organization(of->store, "proposals_committee", "提案委员会", of->term);
    of->examiners = city_organization(of->store, "examination_committee", "提案审查委员会", of->term);
    static const char *const units[] = {"市教育局", "市民政局", "市城管局", "市卫健委"};
    for (int i = 0; i < 4; i++)
        of->units[i] = city_organization(of->store, "handling_unit", units[i], 0);
    of->channel = city_organization(of->store, "channel", "市政府办公厅", 0);
    of->former_sector = city_organization(of->store, "sector", "经济界", of->former_term);
    dissolve(of, of->dissolved_unit = city_organization(of->store, "handling_unit", "市旧改办", 0));
    dissolve(of, of->dissolved_party = city_organization(of->store, "party", "某党南京市委", 0));
}

static void make_members(zxt_city *of)
{
    const zx_date begun = {2018, 1, 10};
    static const char *const names[] = {"丁一", "王伟", "李娜", "张敏", "陈静", "黄河"};
    for (int i = 0; i < 6; i++) {
        of->members[i] = city_person(of->store, names[i]);
        city_seat(of->store, of->members[i], of->committee, "member", of->term, begun);
        city_seat(of->store, of->members[i], i < 5 ? of->sector : of->other_sector, "member", of->term, begun);
    }
    of->convenor = of->members[4];
    city_seat(of->store, of->convenor, of->sector, "convenor", of->term, begun);
    city_seat(of->store, of->members[5], of->other_sector, "convenor", of->term, begun);
    city_seat(of->store, of->members[3], of->group, "member", of->term, begun);
    city_seat(of->store, of->members[3], of->group, "leader", of->term, begun);
    city_seat(of->store, of->members[3], of->joint, "leader", of->term, begun);
    of->co_opted = city_person(of->store, "孙增");
    const zx_membership late = {ZX_MEMBERSHIP_INIT,   .person = of->co_opted, .organization = of->committee, .office = "member",
                                .term = of->term, .begun = {2020, 1, 13}};
    ck_ok(zx_membership_co_opt(of->store, zxt_on(2020, 1, 13), &late, NULL));
    of->resigned = city_person(of->store, "周去");
    const zx_membership gone = {ZX_MEMBERSHIP_INIT, .id = city_seat(of->store, of->resigned, of->committee, "member", of->term, begun)};
    ck_ok(zx_membership_resign(of->store, zxt_on(2020, 3, 1), &gone, NULL));
    of->outsider = city_person(of->store, "吴外");
}

static zx_id meeting(zxt_city *of, const char *kind, const char *title)
{
    const zx_activity record = {ZX_ACTIVITY_INIT, .kind = kind, .title = title, .begins = {2020, 2, 20}};
    zx_id id = 0;
    ck_ok(zx_activity_convene(of->store, zxt_on(2020, 2, 10), &record, &id));
    return id;
}

zxt_city *zxt_city_at(const char *path)
{
    const zx_store_options options = {ZX_STORE_OPTIONS_INIT, .flags = ZX_OPEN_CREATE, .place = "南京市", .division = 320100};
    zxt_city *of = calloc(1, sizeof *of);
    ck_assert_ptr_nonnull(of);
    ck_ok(zx_store_open(path, &options, &of->store));
    ck_ok(zx_store_begin(of->store));
    make_terms(of);
    make_bodies(of);
    make_members(of);
    const zx_session session = {ZX_SESSION_INIT,       .term = of->term,      .number = {1, 3},
                                .opens = {2020, 1, 12}, .closes = {2020, 1, 16}, .deadline = {2020, 1, 14}};
    ck_ok(zx_session_open(of->store, zxt_on(2020, 1, 12), &session, &of->session));
    of->handover = meeting(of, "handover_meeting", "2020年民生提案交办会");
    of->forum = meeting(of, "bimonthly_forum", "双月讲坛");
    ck_ok(zx_store_commit(of->store));
    return of;
}

zxt_city *zxt_city_new(void)
{
    return zxt_city_at(":memory:");
}

void zxt_city_free(zxt_city *of)
{
    zx_store_free(of->store);
    free(of);
}

void zxt_adopt(const zxt_city *of, zx_date starts, const char *piece, const char *instead)
{
    const char *national = zx_rulebook_national(), *found = strstr(national, piece);
    ck_assert_ptr_nonnull(found);
    size_t size = strlen(national) + strlen(instead) + 1, before = (size_t)(found - national);
    char *document = malloc(size);
    ck_assert_ptr_nonnull(document);
    memcpy(document, national, before);
    strcpy(document + before, instead);
    strcat(document, found + strlen(piece));
    const zx_rulebook rulebook = {ZX_RULEBOOK_INIT, .title = "本市规则", .document = document, .starts = starts};
    ck_ok(zx_rulebook_adopt(of->store, zxt_on(2020, 3, 2), &rulebook, NULL));
    free(document);
}

/* ---- proposals ---- */

zx_proposal zxt_proposal(const zxt_city *of)
{
    return (zx_proposal){ZX_PROPOSAL_INIT,
                         .session = of->session,
                         .proposer_kind = "member",
                         .lead = of->members[0],
                         .subject = "关于在老旧小区增设电梯的提案",
                         .category = "social",
                         .grounds = "老旧小区多无电梯，老年人上下楼不便。",
                         .recommendations = "一、制定补贴办法。二、简化审批。"};
}

zx_id zxt_submitted(const zxt_city *of)
{
    const zx_proposal proposal = zxt_proposal(of);
    zx_id id = 0;
    ck_ok(zx_proposal_submit(of->store, zxt_on(2020, 1, 13), &proposal, &id));
    return id;
}

zx_id zxt_examined(const zxt_city *of, zx_examination_result result)
{
    const zx_examination examination = {ZX_EXAMINATION_INIT, .proposal = zxt_submitted(of), .result = result,
                                        .ground = result == ZX_EXAMINED_NOT_FILED ? "empty" : NULL,
                                        .into = result == ZX_EXAMINED_ABSORBED ? zxt_filed(of) : 0};
    ck_ok(zx_proposal_examine(of->store, zxt_on(2020, 1, 20), &examination, NULL));
    return examination.proposal;
}

zx_id zxt_filed(const zxt_city *of)
{
    return zxt_examined(of, ZX_EXAMINED_FILED);
}

zx_id zxt_assigned(const zxt_city *of, zx_id proposal, zx_id unit, zx_assignment_role role)
{
    const zx_assignment assignment = {ZX_ASSIGNMENT_INIT, .proposal = proposal, .unit = unit, .role = role};
    zx_id id = 0;
    ck_ok(zx_proposal_assign(of->store, zxt_on(2020, 2, 20), &assignment, &id));
    return id;
}

zx_id zxt_replied(const zxt_city *of)
{
    zx_id proposal = zxt_filed(of);
    const zx_reply reply = {ZX_REPLY_INIT, .assignment = zxt_assigned(of, proposal, of->units[0], ZX_ROLE_SOLE), .reply_class = "A"};
    ck_ok(zx_proposal_reply(of->store, zxt_on(2020, 4, 1), &reply, NULL));
    return proposal;
}

zx_proposal *zxt_get_proposal(const zxt_city *of, zx_id id)
{
    void *record = NULL;
    ck_ok(zx_record_get(of->store, "proposal", id, &record));
    return record;
}

/* ---- refusals ---- */

char *zxt_head(zx_store *store)
{
    char *head = NULL;
    ck_ok(zx_journal_head(store, &head));
    char *copy = strdup(head);
    zx_free(head);
    ck_assert_ptr_nonnull(copy);
    return copy;
}

void zxt_ck_refusal(zx_store *store, char *head_before, const char *rule, const char *field)
{
    const zx_error *error = zx_error_last();
    ck_assert_ptr_nonnull(error->rule);
    ck_assert_str_eq(error->rule, rule);
    if (field) {
        ck_assert_ptr_nonnull(error->field);
        ck_assert_str_eq(error->field, field);
    }
    ck_assert_ptr_nonnull(error->record);
    ck_assert(strlen(error->message) > 0 && strlen(error->message_zh) > 0);
    ck_assert_str_ne(error->message, error->message_zh);
    char *head = zxt_head(store);
    ck_assert_str_eq(head, head_before);
    free(head);
    free(head_before);
}

/* ---- programs ---- */

zxt_city *city;

static void open_city(void)
{
    city = zxt_city_new();
}

static void close_city(void)
{
    zxt_city_free(city);
    city = NULL;
}

TCase *zxt_city_tcase(const char *name)
{
    TCase *each = zxt_tcase(name);
    tcase_add_checked_fixture(each, open_city, close_city);
    return each;
}

int zxt_city_main(const char *name, const TTest *const *tests, size_t count)
{
    TCase *each = zxt_city_tcase(name);
    for (size_t i = 0; i < count; i++)
        tcase_add_test(each, tests[i]);
    Suite *suite = suite_create(name);
    suite_add_tcase(suite, each);
    return zxt_run(suite);
}
