/* SPDX-License-Identifier: MIT */
/* Activities, their agenda, and who was there. */
#include "city.h"

/* A committee in the session of January 2020, with a member of its standing committee, a plain member and an outsider. */
typedef struct body {
    zx_store *store;
    zx_id committee, term, session, standing, plain, outsider;
} body;

static body city(void)
{
    body b = {.store = city_open()};
    b.term = city_term(b.store, 14, D(2018, 1, 10));
    b.committee = city_organization(b.store, "committee", "政协南京市委员会", 0);
    b.session = city_session(b.store, b.term, 3, D(2020, 1, 12), D(2020, 1, 16));
    b.standing = city_person(b.store, "王伟");
    b.plain = city_person(b.store, "李娜");
    b.outsider = city_person(b.store, "张教授");
    city_seat(b.store, b.standing, b.committee, "member", b.term, D(2018, 1, 10));
    city_seat(b.store, b.plain, b.committee, "member", b.term, D(2018, 1, 10));
    city_seat(b.store, b.standing, b.committee, "standing_committee_member", b.term, D(2018, 1, 10));
    return b;
}

static zx_activity talk(zx_date begins)
{
    return (zx_activity){ZX_ACTIVITY_INIT, .kind = "talk", .title = "专题恳谈会", .begins = begins};
}

static zx_activity by_id(zx_id id)
{
    return (zx_activity){ZX_ACTIVITY_INIT, .id = id};
}

static zx_status convene(const body *b, const zx_activity *given, zx_id *out)
{
    return zx_activity_convene(b->store, city_on(2020, 1, 1), given, out);
}

static zx_id meeting(const body *b, const char *kind, zx_date begins)
{
    const zx_activity given = {ZX_ACTIVITY_INIT, .kind = kind, .title = "会议", .term = b->term, .begins = begins};
    zx_id id = 0;
    ck_ok(convene(b, &given, &id));
    return id;
}

static zx_attendance present(zx_id activity, zx_id person, const char *manner)
{
    return (zx_attendance){ZX_ATTENDANCE_INIT, .activity = activity, .person = person, .manner = manner};
}

static zx_attendance crowd(zx_id activity, int64_t count)
{
    return (zx_attendance){ZX_ATTENDANCE_INIT, .activity = activity, .count = N(count), .unit = ZX_PERSONS, .bound = ZX_AT_LEAST};
}

START_TEST(what_was_convened_is_there)
{
    body b = city();
    zx_activity given = talk(D(2020, 3, 1));
    given.ends = D(2020, 3, 2);
    given.holder = "市教育局";
    given.place = "协商厅";
    given.term = b.term;
    given.number = N(2);
    zx_id id = 0;
    ck_ok(convene(&b, &given, &id));
    zx_activity *kept = city_get(b.store, "activity", id);
    ck_assert_str_eq(kept->kind, "talk");
    ck_assert_str_eq(kept->title, "专题恳谈会");
    ck_assert_str_eq(kept->holder, "市教育局");
    ck_assert_str_eq(kept->place, "协商厅");
    ck_assert(kept->term == b.term && kept->number.value == 2 && kept->state == ZX_ACTIVITY_CONVENED && !kept->session && !kept->organization);
    ck_assert(zx_date_compare(kept->begins, given.begins) == 0 && zx_date_compare(kept->ends, given.ends) == 0);
    zx_free(kept);
    given.kind = "party";
    ck_unwritten(b.store, convene(&b, &given, NULL), ZX_INVALID, "rulebook.code");
    given = talk(D(2020, 3, 1));
    given.title = " ";
    ck_unwritten(b.store, convene(&b, &given, NULL), ZX_INVALID, "title");
    given.title = "专题恳谈会";
    ck_ok(convene(&b, &given, NULL));
    city_close(b.store);
}
END_TEST

START_TEST(dates_are_in_order)
{
    body b = city();
    zx_activity given = talk(D(2020, 3, 2));
    given.ends = D(2020, 3, 1);
    ck_unwritten(b.store, convene(&b, &given, NULL), ZX_RULE, "activity.dates-in-order");
    given.ends = D(2020, 3, 2);
    ck_ok(convene(&b, &given, NULL));
    city_close(b.store);
}
END_TEST

START_TEST(one_holder_who_exists)
{
    body b = city();
    zx_activity given = talk(D(2020, 3, 1));
    given.holder = "市教育局";
    given.organization = b.committee;
    ck_unwritten(b.store, convene(&b, &given, NULL), ZX_RULE, "activity.one-holder");
    given.holder = NULL;
    ck_ok(convene(&b, &given, NULL));
    const zx_organization bureau = {ZX_ORGANIZATION_INIT, .name = "市大数据局", .kind = "handling_unit", .founded = {2020, 3, 2}};
    ck_ok(zx_organization_add(b.store, city_on(2020, 1, 1), &bureau, &given.organization));
    ck_unwritten(b.store, convene(&b, &given, NULL), ZX_RULE, "activity.holder-exists");
    given.begins = D(2020, 3, 2);
    ck_ok(convene(&b, &given, NULL));
    city_close(b.store);
}
END_TEST

START_TEST(sittings_are_part_of_a_session)
{
    body b = city();
    zx_activity given = {ZX_ACTIVITY_INIT, .kind = "plenary_sitting", .title = "开幕会", .begins = {2020, 1, 12}};
    ck_unwritten(b.store, convene(&b, &given, NULL), ZX_RULE, "activity.in-session");
    given.session = b.session;
    given.begins = D(2020, 1, 11);
    ck_unwritten(b.store, convene(&b, &given, NULL), ZX_RULE, "activity.within-session");
    given.begins = D(2020, 1, 16);
    given.ends = D(2020, 1, 17);
    ck_unwritten(b.store, convene(&b, &given, NULL), ZX_RULE, "ends");
    given.ends = D(2020, 1, 16);
    zx_id id = 0;
    ck_ok(convene(&b, &given, &id));
    zx_activity *kept = city_get(b.store, "activity", id);
    ck_assert(kept->term == b.term); /* the session's */
    zx_free(kept);
    ck_ok(zx_session_close(b.store, city_on(2020, 1, 16), &(zx_session){ZX_SESSION_INIT, .id = b.session}, NULL));
    ck_ok(zx_term_close(b.store, city_on(2023, 1, 10), &(zx_term){ZX_TERM_INIT, .id = b.term}, NULL));
    given.term = city_term(b.store, 15, D(2023, 1, 10));
    ck_unwritten(b.store, convene(&b, &given, NULL), ZX_RULE, "activity.within-session");
    given.term = b.term;
    ck_ok(convene(&b, &given, NULL));
    city_close(b.store);
}
END_TEST

START_TEST(it_begins_within_its_term)
{
    body b = city();
    zx_activity given = talk(D(2018, 1, 9));
    given.term = b.term;
    ck_unwritten(b.store, convene(&b, &given, NULL), ZX_RULE, "activity.within-term");
    given.begins = D(2018, 1, 10);
    ck_ok(convene(&b, &given, NULL));
    ck_ok(zx_session_close(b.store, city_on(2020, 1, 16), &(zx_session){ZX_SESSION_INIT, .id = b.session}, NULL));
    ck_ok(zx_term_close(b.store, city_on(2023, 1, 10), &(zx_term){ZX_TERM_INIT, .id = b.term}, NULL));
    given.begins = D(2023, 1, 10);
    ck_unwritten(b.store, convene(&b, &given, NULL), ZX_RULE, "activity.within-term");
    given.begins = D(2023, 1, 9);
    ck_ok(convene(&b, &given, NULL));
    city_close(b.store);
}
END_TEST

START_TEST(meetings_are_numbered_in_their_term)
{
    body b = city();
    zx_activity given = {ZX_ACTIVITY_INIT, .kind = "standing_committee_meeting", .title = "常务委员会第十二次会议", .number = N(12), .begins = {2020, 3, 1}};
    ck_unwritten(b.store, convene(&b, &given, NULL), ZX_RULE, "activity.numbered-in-term");
    given.term = b.term;
    given.number = N(0);
    ck_unwritten(b.store, convene(&b, &given, NULL), ZX_RULE, "activity.number-counts");
    given.number = N(12);
    zx_activity first = by_id(0);
    ck_ok(convene(&b, &given, &first.id));
    ck_unwritten(b.store, convene(&b, &given, NULL), ZX_EXISTS, "number");
    zx_activity other = given;
    other.kind = "chairpersons_council_meeting"; /* numbered apart */
    ck_ok(convene(&b, &other, NULL));
    ck_ok(zx_activity_cancel(b.store, city_on(2020, 2, 20), &first, NULL));
    ck_ok(convene(&b, &given, NULL)); /* a meeting that was cancelled gives its number back */
    city_close(b.store);
}
END_TEST

START_TEST(parts_and_their_whole)
{
    body b = city();
    zx_activity whole = talk(D(2020, 3, 1)), part = talk(D(2020, 3, 1));
    ck_ok(convene(&b, &whole, &whole.id));
    part.parent = whole.id;
    zx_id part_id = 0;
    ck_ok(convene(&b, &part, &part_id));
    whole.parent = part_id;
    ck_unwritten(b.store, zx_activity_correct(b.store, city_on(2020, 2, 1), &whole, NULL), ZX_RULE, "activity.no-circle");
    whole.parent = 0;
    ck_ok(zx_activity_correct(b.store, city_on(2020, 2, 1), &whole, NULL));
    zx_activity id = by_id(whole.id), id_of_part = by_id(part_id);
    ck_unwritten(b.store, zx_activity_cancel(b.store, city_on(2020, 2, 1), &id, NULL), ZX_RULE, "activity.parts-cancelled");
    zx_act silent = *city_on(2020, 2, 1);
    silent.reason = NULL;
    ck_unwritten(b.store, zx_activity_cancel(b.store, &silent, &id_of_part, NULL), ZX_INVALID, "reason");
    ck_ok(zx_activity_cancel(b.store, city_on(2020, 2, 1), &id_of_part, NULL));
    ck_ok(zx_activity_cancel(b.store, city_on(2020, 2, 1), &id, NULL));
    ck_unwritten(b.store, convene(&b, &part, NULL), ZX_RULE, "activity.parent-takes-place");
    part.parent = 0;
    ck_ok(convene(&b, &part, NULL));
    city_close(b.store);
}
END_TEST

START_TEST(it_is_held_or_cancelled_once)
{
    body b = city();
    zx_activity given = talk(D(2020, 3, 1));
    given.ends = D(2020, 3, 3);
    zx_id first = 0, second = 0;
    ck_ok(convene(&b, &given, &first));
    ck_ok(convene(&b, &given, &second));
    zx_activity held = by_id(first), cancelled = by_id(second);
    ck_unwritten(b.store, zx_activity_hold(b.store, city_on(2020, 3, 2), &held, NULL), ZX_RULE, "activity.held-once-over");
    held.ends = D(2020, 2, 28);
    ck_unwritten(b.store, zx_activity_hold(b.store, city_on(2020, 3, 2), &held, NULL), ZX_RULE, "activity.dates-in-order");
    held.ends = D(2020, 3, 2); /* it ended early */
    ck_ok(zx_activity_hold(b.store, city_on(2020, 3, 2), &held, NULL));
    zx_activity *kept = city_get(b.store, "activity", first);
    ck_assert(kept->state == ZX_ACTIVITY_HELD && zx_date_compare(kept->ends, D(2020, 3, 2)) == 0);
    zx_free(kept);
    ck_ok(zx_activity_cancel(b.store, city_on(2020, 2, 1), &cancelled, NULL));
    held = by_id(first);
    ck_unwritten(b.store, zx_activity_hold(b.store, city_on(2020, 3, 3), &held, NULL), ZX_RULE, "activity.convened");
    ck_unwritten(b.store, zx_activity_cancel(b.store, city_on(2020, 3, 3), &held, NULL), ZX_RULE, "activity.convened");
    ck_unwritten(b.store, zx_activity_hold(b.store, city_on(2020, 3, 3), &cancelled, NULL), ZX_RULE, "activity.convened");
    cancelled.begins = D(2020, 4, 1);
    ck_unwritten(b.store, zx_activity_reschedule(b.store, city_on(2020, 3, 3), &cancelled, NULL), ZX_RULE, "activity.convened");
    city_close(b.store);
}
END_TEST

START_TEST(it_moves_to_another_day)
{
    body b = city();
    zx_activity given = talk(D(2020, 3, 1)), move = by_id(0);
    given.place = "协商厅";
    ck_ok(convene(&b, &given, &move.id));
    move.begins = D(2020, 4, 1);
    move.ends = D(2020, 3, 31);
    ck_unwritten(b.store, zx_activity_reschedule(b.store, city_on(2020, 2, 1), &move, NULL), ZX_RULE, "activity.dates-in-order");
    move.ends = D(2020, 4, 2);
    ck_ok(zx_activity_reschedule(b.store, city_on(2020, 2, 1), &move, NULL));
    zx_activity *kept = city_get(b.store, "activity", move.id);
    ck_assert(zx_date_compare(kept->begins, D(2020, 4, 1)) == 0 && zx_date_compare(kept->ends, D(2020, 4, 2)) == 0);
    ck_assert_str_eq(kept->place, "协商厅");
    zx_free(kept);
    zx_attendance note = present(move.id, b.plain, "participant");
    ck_ok(zx_activity_attend(b.store, city_on(2020, 4, 1), &note, NULL));
    move.begins = D(2020, 4, 2);
    ck_unwritten(b.store, zx_activity_reschedule(b.store, city_on(2020, 4, 1), &move, NULL), ZX_RULE, "activity.nobody-attended");
    zx_activity id = by_id(move.id);
    ck_unwritten(b.store, zx_activity_cancel(b.store, city_on(2020, 4, 1), &id, NULL), ZX_RULE, "activity.nobody-attended");
    ck_ok(zx_activity_hold(b.store, city_on(2020, 4, 2), &id, NULL));
    city_close(b.store);
}
END_TEST

START_TEST(items_stand_in_order)
{
    body b = city();
    zx_id id = meeting(&b, "standing_committee_meeting", D(2020, 3, 1)), items[3];
    const char *titles[] = {"学习中央精神", "审议报告", "人事事项"};
    for (int i = 0; i < 3; i++) {
        const zx_agenda_item item = {ZX_AGENDA_ITEM_INIT, .activity = id, .title = titles[i], .subject = i == 2 ? b.plain : 0,
                                     .study_kind = i == 0 ? "central_guidance" : NULL};
        ck_ok(zx_activity_add_item(b.store, city_on(2020, 2, 20), &item, &items[i]));
        zx_agenda_item *kept = city_get(b.store, "agenda_item", items[i]);
        ck_assert(kept->position.set == 1 && kept->position.value == i + 1 && kept->activity == id && kept->subject == item.subject);
        zx_free(kept);
    }
    zx_agenda_item wrong = {ZX_AGENDA_ITEM_INIT, .activity = id, .title = "学习", .study_kind = "algebra"};
    ck_unwritten(b.store, zx_activity_add_item(b.store, city_on(2020, 2, 20), &wrong, NULL), ZX_INVALID, "study_kind");
    wrong.study_kind = "ideology";
    wrong.subject = 320100999999999;
    ck_unwritten(b.store, zx_activity_add_item(b.store, city_on(2020, 2, 20), &wrong, NULL), ZX_NOT_FOUND, "subject");
    wrong.subject = b.session; /* a record of any kind */
    ck_ok(zx_activity_add_item(b.store, city_on(2020, 2, 20), &wrong, NULL));
    const zx_agenda_item mended = {ZX_AGENDA_ITEM_INIT, .id = items[1], .title = "审议工作报告", .subject = b.committee};
    ck_ok(zx_activity_correct_item(b.store, city_on(2020, 2, 21), &mended, NULL));
    zx_agenda_item *kept = city_get(b.store, "agenda_item", items[1]);
    ck_assert_str_eq(kept->title, "审议工作报告");
    ck_assert(kept->position.value == 2 && kept->subject == b.committee && kept->activity == id);
    zx_free(kept);
    zx_activity cancelled = by_id(id);
    ck_ok(zx_activity_cancel(b.store, city_on(2020, 2, 22), &cancelled, NULL));
    wrong.subject = 0;
    ck_unwritten(b.store, zx_activity_add_item(b.store, city_on(2020, 2, 22), &wrong, NULL), ZX_RULE, "activity.not-cancelled");
    city_close(b.store);
}
END_TEST

START_TEST(attendance_by_name)
{
    body b = city();
    zx_id id = meeting(&b, "talk", D(2020, 3, 1));
    zx_attendance note = present(id, b.plain, "participant");
    ck_unwritten(b.store, zx_activity_attend(b.store, city_on(2020, 2, 29), &note, NULL), ZX_RULE, "activity.attended-after-it-began");
    zx_id made = 0;
    ck_ok(zx_activity_attend(b.store, city_on(2020, 3, 1), &note, &made));
    zx_attendance *kept = city_get(b.store, "attendance", made);
    ck_assert(kept->result == ZX_ATTENDED && kept->person == b.plain && kept->activity == id && !kept->count.set);
    zx_free(kept);
    ck_unwritten(b.store, zx_activity_attend(b.store, city_on(2020, 3, 1), &note, NULL), ZX_EXISTS, "person");
    note = present(id, b.plain, NULL);
    note.result = ZX_LEAVE;
    ck_unwritten(b.store, zx_activity_excuse(b.store, city_on(2020, 3, 1), &note, NULL), ZX_EXISTS, "person");
    note.person = b.outsider;
    note.result = ZX_ATTENDED;
    ck_unwritten(b.store, zx_activity_excuse(b.store, city_on(2020, 3, 1), &note, NULL), ZX_RULE, "activity.excuse-is-not-attendance");
    note.result = ZX_ABSENT;
    ck_unwritten(b.store, zx_activity_excuse(b.store, city_on(2020, 2, 29), &note, NULL), ZX_RULE, "activity.attended-after-it-began");
    note.result = ZX_LEAVE; /* leave is asked for before */
    note.reason = "出差";
    ck_ok(zx_activity_excuse(b.store, city_on(2020, 2, 29), &note, &made));
    kept = city_get(b.store, "attendance", made);
    ck_assert(kept->result == ZX_LEAVE);
    ck_assert_str_eq(kept->reason, "出差");
    zx_free(kept);
    note.person = b.standing;
    note.result = ZX_ABSENT;
    note.reason = NULL;
    ck_ok(zx_activity_excuse(b.store, city_on(2020, 3, 1), &note, NULL));
    city_close(b.store);
}
END_TEST

START_TEST(attendance_by_count)
{
    body b = city();
    zx_id id = meeting(&b, "bimonthly_forum", D(2020, 3, 1)), made = 0;
    zx_attendance note = {ZX_ATTENDANCE_INIT, .activity = id};
    ck_unwritten(b.store, zx_activity_attend(b.store, city_on(2020, 3, 1), &note, NULL), ZX_RULE, "activity.person-or-count");
    note = crowd(id, 300);
    note.person = b.plain;
    ck_unwritten(b.store, zx_activity_attend(b.store, city_on(2020, 3, 1), &note, NULL), ZX_RULE, "activity.person-or-count");
    note = crowd(id, 0);
    ck_unwritten(b.store, zx_activity_attend(b.store, city_on(2020, 3, 1), &note, NULL), ZX_RULE, "activity.count-complete");
    note = crowd(id, 300);
    note.unit = 0;
    ck_unwritten(b.store, zx_activity_attend(b.store, city_on(2020, 3, 1), &note, NULL), ZX_RULE, "unit");
    note = crowd(id, 300);
    note.bound = 0;
    ck_unwritten(b.store, zx_activity_attend(b.store, city_on(2020, 3, 1), &note, NULL), ZX_RULE, "bound");
    note.bound = ZX_AT_LEAST;
    note.group_name = "市直机关干部";
    ck_ok(zx_activity_attend(b.store, city_on(2020, 3, 1), &note, &made));
    zx_attendance *kept = city_get(b.store, "attendance", made);
    ck_assert(kept->count.value == 300 && kept->unit == ZX_PERSONS && kept->bound == ZX_AT_LEAST && !kept->person);
    ck_assert_str_eq(kept->group_name, "市直机关干部");
    zx_free(kept);
    note = crowd(id, 1);
    note.unit = ZX_VISITS;
    note.bound = ZX_EXACT;
    note.organization = b.committee;
    ck_ok(zx_activity_attend(b.store, city_on(2020, 3, 1), &note, NULL)); /* several counts of one activity */
    city_close(b.store);
}
END_TEST

START_TEST(a_vote_goes_with_an_office)
{
    body b = city();
    zx_id standing = meeting(&b, "standing_committee_meeting", D(2020, 3, 1));
    zx_attendance note = present(standing, b.plain, "voting");
    ck_unwritten(b.store, zx_activity_attend(b.store, city_on(2020, 3, 1), &note, NULL), ZX_RULE, "activity.voting-by-office");
    note.manner = "nonvoting";
    ck_ok(zx_activity_attend(b.store, city_on(2020, 3, 1), &note, NULL));
    note = present(standing, b.standing, "voting");
    ck_ok(zx_activity_attend(b.store, city_on(2020, 3, 1), &note, NULL));
    zx_id early = meeting(&b, "standing_committee_meeting", D(2018, 1, 10));
    const zx_membership co_opted = {ZX_MEMBERSHIP_INIT, .person = b.plain, .organization = b.committee, .office = "standing_committee_member",
                                    .term = b.term, .begun = {2018, 1, 11}};
    ck_ok(zx_membership_co_opt(b.store, city_on(2018, 1, 11), &co_opted, NULL));
    note = present(early, b.plain, "voting"); /* a day before the office */
    ck_unwritten(b.store, zx_activity_attend(b.store, city_on(2018, 1, 12), &note, NULL), ZX_RULE, "activity.voting-by-office");
    note.activity = meeting(&b, "standing_committee_meeting", D(2018, 1, 11));
    ck_ok(zx_activity_attend(b.store, city_on(2018, 1, 12), &note, NULL));
    note = present(meeting(&b, "talk", D(2020, 3, 1)), b.outsider, "voting"); /* where nothing is said of votes */
    ck_ok(zx_activity_attend(b.store, city_on(2020, 3, 1), &note, NULL));
    city_close(b.store);
}
END_TEST

START_TEST(attendance_is_mended)
{
    body b = city();
    zx_id id = meeting(&b, "talk", D(2020, 3, 1));
    zx_attendance first = present(id, b.plain, "participant"), second = present(id, b.standing, "participant");
    ck_ok(zx_activity_attend(b.store, city_on(2020, 3, 1), &first, &first.id));
    ck_ok(zx_activity_attend(b.store, city_on(2020, 3, 1), &second, NULL));
    zx_attendance mended = {ZX_ATTENDANCE_INIT, .id = first.id, .person = b.standing, .result = ZX_ATTENDED};
    ck_unwritten(b.store, zx_activity_correct_attendance(b.store, city_on(2020, 3, 2), &mended, NULL), ZX_EXISTS, "person");
    mended = crowd(0, 20);
    mended.id = first.id;
    mended.result = ZX_LEAVE;
    ck_unwritten(b.store, zx_activity_correct_attendance(b.store, city_on(2020, 3, 2), &mended, NULL), ZX_RULE, "activity.person-or-count");
    mended.result = ZX_ATTENDED;
    zx_act silent = *city_on(2020, 3, 2);
    silent.reason = NULL;
    ck_unwritten(b.store, zx_activity_correct_attendance(b.store, &silent, &mended, NULL), ZX_INVALID, "reason");
    ck_ok(zx_activity_correct_attendance(b.store, city_on(2020, 3, 2), &mended, NULL));
    zx_attendance *kept = city_get(b.store, "attendance", first.id);
    ck_assert(!kept->person && kept->count.value == 20 && kept->activity == id && !kept->manner);
    zx_free(kept);
    zx_activity cancelled = by_id(meeting(&b, "talk", D(2020, 4, 1)));
    ck_ok(zx_activity_cancel(b.store, city_on(2020, 3, 2), &cancelled, NULL));
    second.activity = cancelled.id;
    ck_unwritten(b.store, zx_activity_attend(b.store, city_on(2020, 4, 1), &second, NULL), ZX_RULE, "activity.not-cancelled");
    city_close(b.store);
}
END_TEST

/* What was put on the agenda, and who was there, stands in the history of the activity. */
START_TEST(history_holds_agenda_and_attendance)
{
    body b = city();
    zx_id id = meeting(&b, "talk", D(2020, 3, 1));
    const zx_agenda_item item = {ZX_AGENDA_ITEM_INIT, .activity = id, .title = "停车难"};
    zx_attendance note = present(id, b.plain, "participant");
    ck_ok(zx_activity_add_item(b.store, city_on(2020, 2, 20), &item, NULL));
    ck_ok(zx_activity_attend(b.store, city_on(2020, 3, 1), &note, NULL));
    static const char *const verbs[] = {"activity.convene", "activity.add_item", "activity.attend"};
    zx_cursor *cursor = NULL;
    const void *row = NULL;
    ck_ok(zx_journal_history(b.store, id, &cursor));
    for (int i = 0; i < 3; i++) {
        ck_ok(zx_cursor_next(cursor, &row));
        ck_assert_str_eq(((const zx_change *)row)->verb, verbs[i]);
    }
    ck_status(zx_cursor_next(cursor, &row), ZX_DONE);
    zx_cursor_free(cursor);
    city_close(b.store);
}
END_TEST

ZXT_MAIN("activity", what_was_convened_is_there, dates_are_in_order, one_holder_who_exists, sittings_are_part_of_a_session,
         it_begins_within_its_term, meetings_are_numbered_in_their_term, parts_and_their_whole, it_is_held_or_cancelled_once,
         it_moves_to_another_day, items_stand_in_order, attendance_by_name, attendance_by_count, a_vote_goes_with_an_office, attendance_is_mended,
         history_holds_agenda_and_attendance)
