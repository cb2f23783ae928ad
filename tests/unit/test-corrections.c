/* SPDX-License-Identifier: MIT */
/* Steps that were entered wrongly are mended with a reason, and what follows from them with them. */
#include "fixture.h"

static zx_id proposal, reply, form;

/* Filed on 2020-01-20, assigned on 02-20, answered with class B on 04-01, the lead dissatisfied on 04-10. */
static void handle(void)
{
    proposal = zxt_filed(city);
    const zx_reply answer = {ZX_REPLY_INIT, .assignment = zxt_assigned(city, proposal, city->units[0], ZX_ROLE_SOLE), .reply_class = "B",
                             .content = "正在办理"};
    ck_ok(zx_proposal_reply(city->store, zxt_on(2020, 4, 1), &answer, &reply));
    const zx_feedback dissatisfied = {ZX_FEEDBACK_INIT, .proposal = proposal, .satisfaction = "dissatisfied"};
    ck_ok(zx_proposal_feedback(city->store, zxt_on(2020, 4, 10), &dissatisfied, &form));
}

static zx_status corrects_reply(zx_reply given)
{
    given.id = reply;
    given.reply_class = given.reply_class ? given.reply_class : "B";
    return zx_proposal_correct_reply(city->store, zxt_mend(2020, 5, 1), &given, NULL);
}

#define CORRECT_REPLY(...) corrects_reply((zx_reply){ZX_REPLY_INIT, __VA_ARGS__})

static zx_status corrects_form(zx_feedback given)
{
    given.id = form;
    return zx_proposal_correct_feedback(city->store, zxt_mend(2020, 5, 1), &given, NULL);
}

#define CORRECT_FORM(...) corrects_form((zx_feedback){ZX_FEEDBACK_INIT, __VA_ARGS__})

START_TEST(a_reply_and_what_follows_from_it)
{
    handle();
    ck_ok(CORRECT_REPLY(.reply_class = "A", .document_number = "宁教提〔2020〕3号", .content = "已经办结", .replied = {2020, 3, 31}));
    zx_proposal *now = zxt_get_proposal(city, proposal);
    ck_assert_str_eq(now->outcome, "A");
    ck_assert_int_eq(now->replied.month, 3);
    zx_free(now);
    ck_ok(CORRECT_REPLY(.reply_class = "C"));
    now = zxt_get_proposal(city, proposal);
    ck_assert_str_eq(now->outcome, "C");
    ck_assert_int_eq(now->replied.month, 3);
    zx_free(now);
    ck_ok(zx_journal_verify(city->store, NULL, NULL, NULL));
}
END_TEST

START_TEST(a_date_between_what_was_before_and_after)
{
    handle();
    ck_rule(city->store, CORRECT_REPLY(.replied = {2020, 2, 19}), "reply.corrected-date", "replied");
    ck_ok(CORRECT_REPLY(.replied = {2020, 2, 20}));
    ck_rule(city->store, CORRECT_REPLY(.replied = {2020, 4, 11}), "reply.corrected-date", "replied");
    ck_ok(CORRECT_REPLY(.replied = {2020, 4, 10}));
    const zx_measure promise = {ZX_MEASURE_INIT, .reply = reply, .title = "新建停车场"};
    ck_ok(zx_measure_promise(city->store, zxt_on(2020, 4, 10), &promise, NULL));
    ck_ok(CORRECT_REPLY(.replied = {2020, 4, 10}));
    const zx_reply bare = {ZX_REPLY_INIT, .id = reply, .reply_class = "A"};
    ck_refused(zx_proposal_correct_reply(city->store, zxt_on(2020, 5, 1), &bare, NULL), ZX_INVALID, "reason");
}
END_TEST

START_TEST(a_date_that_has_not_come)
{
    proposal = zxt_filed(city);
    const zx_reply answer = {ZX_REPLY_INIT, .assignment = zxt_assigned(city, proposal, city->units[0], ZX_ROLE_SOLE), .reply_class = "B"};
    ck_ok(zx_proposal_reply(city->store, zxt_on(2020, 4, 1), &answer, &reply));
    ck_rule(city->store, CORRECT_REPLY(.replied = {2020, 5, 2}), "reply.corrected-date", "replied");
    ck_ok(CORRECT_REPLY(.replied = {2020, 5, 1}));
}
END_TEST

START_TEST(a_form)
{
    handle();
    ck_rule(city->store, CORRECT_FORM(.returned = ZX_NO, .satisfaction = "satisfied"), "feedback.satisfaction", "satisfaction");
    ck_ok(CORRECT_FORM(.satisfaction = "satisfied"));
    zx_proposal *now = zxt_get_proposal(city, proposal);
    ck_assert_str_eq(now->satisfaction, "satisfied");
    zx_free(now);
    const zx_feedback_answer axis = {ZX_FEEDBACK_ANSWER_INIT, .feedback = form, .axis = "attitude", .value = "satisfied"};
    ck_ok(zx_proposal_feedback_answer(city->store, zxt_on(2020, 5, 2), &axis, NULL));
    ck_rule(city->store, CORRECT_FORM(.returned = ZX_NO), "feedback.returned", "returned");
    ck_ok(CORRECT_FORM(.satisfaction = "dissatisfied", .note = "见附页"));
}
END_TEST

START_TEST(a_form_that_a_round_rests_on)
{
    handle();
    const zx_round again = {ZX_ROUND_INIT, .proposal = proposal};
    ck_ok(zx_proposal_handle_again(city->store, zxt_on(2020, 4, 20), &again, NULL));
    ck_rule(city->store, CORRECT_FORM(.satisfaction = "satisfied"), "feedback.round-rests-on-it", "satisfaction");
    ck_ok(CORRECT_FORM(.satisfaction = "dissatisfied", .note = "答非所问"));
}
END_TEST

START_TEST(an_examination)
{
    zx_id id = zxt_submitted(city), step = 0;
    zx_examination not_filed = {ZX_EXAMINATION_INIT, .proposal = id, .result = ZX_EXAMINED_NOT_FILED, .ground = "empty"};
    ck_ok(zx_proposal_examine(city->store, zxt_on(2020, 1, 20), &not_filed, &step));
    zx_examination better = {ZX_EXAMINATION_INIT, .id = step, .note = "无具体建议"};
    ck_rule(city->store, zx_proposal_correct_examination(city->store, zxt_mend(2020, 1, 21), &better, NULL), "examination.ground", "ground");
    better.ground = "academic";
    ck_ok(zx_proposal_correct_examination(city->store, zxt_mend(2020, 1, 21), &better, NULL));
    void *record = NULL;
    ck_ok(zx_record_get(city->store, "examination", step, &record));
    ck_assert_str_eq(((zx_examination *)record)->ground, "academic");
    zx_free(record);
    ck_ok(zx_journal_verify(city->store, NULL, NULL, NULL));
}
END_TEST

/* Handled on 2020-02-20 by a lead unit and an assisting one: a talk on 03-02, comments on 03-10, a reply on 04-01 that is delivered on 04-03
 * and published on 04-20. */
typedef struct noted {
    zx_id talk, comment, delivery, publication;
} noted;

static noted note_everything(void)
{
    noted of = {0};
    proposal = zxt_filed(city);
    zx_id lead = zxt_assigned(city, proposal, city->units[0], ZX_ROLE_LEAD), assisting = zxt_assigned(city, proposal, city->units[1], ZX_ROLE_ASSISTING);
    ck_ok(zx_assignment_talk(city->store, zxt_on(2020, 3, 2), &(zx_talk){ZX_TALK_INIT, .assignment = lead, .mode = "visit"}, &of.talk));
    ck_ok(zx_assignment_comment(city->store, zxt_on(2020, 3, 10), &(zx_comment){ZX_COMMENT_INIT, .assignment = assisting, .content = "无意见"}, &of.comment));
    ck_ok(zx_proposal_reply(city->store, zxt_on(2020, 4, 1), &(zx_reply){ZX_REPLY_INIT, .assignment = lead, .reply_class = "B", .publication = "open"}, &reply));
    ck_ok(zx_reply_deliver(city->store, zxt_on(2020, 4, 3), &(zx_delivery){ZX_DELIVERY_INIT, .reply = reply, .manner = "post"}, &of.delivery));
    ck_ok(zx_proposal_consent(city->store, zxt_on(2020, 4, 10), &(zx_consent){ZX_CONSENT_INIT, .proposal = proposal, .consents = ZX_YES}, NULL));
    ck_ok(zx_reply_publish(city->store, zxt_on(2020, 4, 20), &(zx_publication){ZX_PUBLICATION_INIT, .reply = reply, .note = "网站"}, &of.publication));
    return of;
}

#define CORRECT(verb_, kind_, ...) verb_(city->store, zxt_mend(2020, 5, 1), &(kind_){.size = sizeof(kind_), __VA_ARGS__}, NULL)

START_TEST(a_talk)
{
    zx_id talk = note_everything().talk, lead = city->members[0];
    void *record = NULL;
    ck_rule(city->store, CORRECT(zx_assignment_correct_talk, zx_talk, .id = talk, .proposer = lead), "talk.mode", "mode");
    ck_rule(city->store, CORRECT(zx_assignment_correct_talk, zx_talk, .id = talk, .proposer = city->members[1], .mode = "telephone"), "talk.proposer", "proposer");
    ck_rule(city->store, CORRECT(zx_assignment_correct_talk, zx_talk, .id = talk, .proposer = lead, .mode = "telephone", .talked = {2020, 2, 19}),
            "talk.corrected-date", "talked");
    ck_ok(CORRECT(zx_assignment_correct_talk, zx_talk, .id = talk, .proposer = lead, .mode = "telephone", .talked = {2020, 2, 20}));
    ck_rule(city->store, CORRECT(zx_assignment_correct_talk, zx_talk, .id = talk, .proposer = lead, .mode = "telephone", .talked = {2020, 5, 2}),
            "talk.corrected-date", "talked");
    ck_ok(CORRECT(zx_assignment_correct_talk, zx_talk, .id = talk, .proposer = lead, .waived = ZX_YES, .note = "提案人表示不必面商"));
    ck_ok(zx_record_get(city->store, "talk", talk, &record));
    const zx_talk *now = record;
    ck_assert(now->waived == ZX_YES && !now->mode && now->talked.month == 2 && now->assignment);
    zx_free(record);
    const zx_talk bare = {ZX_TALK_INIT, .id = talk, .proposer = lead, .mode = "visit"};
    ck_refused(zx_assignment_correct_talk(city->store, zxt_on(2020, 5, 1), &bare, NULL), ZX_INVALID, "reason");
    ck_ok(zx_journal_verify(city->store, NULL, NULL, NULL));
}
END_TEST

START_TEST(comments)
{
    zx_id comment = note_everything().comment;
    void *record = NULL;
    ck_ok(CORRECT(zx_assignment_correct_comment, zx_comment, .id = comment, .content = "建议增加公交线路", .document_number = "宁民函〔2020〕7号"));
    ck_ok(zx_record_get(city->store, "comment", comment, &record));
    const zx_comment *now = record;
    ck_assert_str_eq(now->content, "建议增加公交线路");
    ck_assert_str_eq(now->document_number, "宁民函〔2020〕7号");
    ck_assert_int_eq(now->commented.month, 3);
    zx_free(record);
    ck_refused(CORRECT(zx_assignment_correct_comment, zx_comment, .id = comment), ZX_INVALID, "content");
    ck_ok(zx_journal_verify(city->store, NULL, NULL, NULL));
}
END_TEST

START_TEST(a_delivery)
{
    zx_id delivery = note_everything().delivery;
    void *record = NULL;
    ck_rule(city->store, CORRECT(zx_reply_correct_delivery, zx_delivery, .id = delivery, .manner = "online", .delivered = {2020, 3, 31}),
            "delivery.corrected-date", "delivered");
    ck_ok(CORRECT(zx_reply_correct_delivery, zx_delivery, .id = delivery, .manner = "online", .delivered = {2020, 4, 1}));
    ck_rule(city->store, CORRECT(zx_reply_correct_delivery, zx_delivery, .id = delivery, .manner = "online", .delivered = {2020, 5, 2}),
            "delivery.corrected-date", "delivered");
    ck_ok(CORRECT(zx_reply_correct_delivery, zx_delivery, .id = delivery, .manner = "post", .note = "挂号信"));
    ck_ok(zx_record_get(city->store, "delivery", delivery, &record));
    const zx_delivery *now = record;
    ck_assert(now->delivered.day == 1 && now->proposer == city->members[0]);
    ck_assert_str_eq(now->note, "挂号信");
    zx_free(record);
    ck_ok(zx_journal_verify(city->store, NULL, NULL, NULL));
}
END_TEST

START_TEST(a_publication)
{
    zx_id publication = note_everything().publication;
    void *record = NULL;
    ck_rule(city->store, CORRECT(zx_reply_correct_publication, zx_publication, .id = publication, .publication_class = "closed"), "publication.closed",
            "publication_class");
    ck_ok(CORRECT(zx_reply_correct_publication, zx_publication, .id = publication, .publication_class = "open", .note = "政府公报"));
    ck_ok(zx_record_get(city->store, "publication", publication, &record));
    ck_assert_str_eq(((zx_publication *)record)->note, "政府公报");
    zx_free(record);
    ck_ok(zx_journal_verify(city->store, NULL, NULL, NULL));
}
END_TEST

ZXT_CITY_MAIN("corrections", a_reply_and_what_follows_from_it, a_date_between_what_was_before_and_after, a_date_that_has_not_come, a_form,
              a_form_that_a_round_rests_on, an_examination, a_talk, comments, a_delivery, a_publication)
