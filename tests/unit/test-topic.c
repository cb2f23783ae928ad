/* SPDX-License-Identifier: MIT */
/* What came in by a call, from whom, and what became of it. */
#include "fixture.h"

static zx_id announced(void)
{
    zx_id id = 0;
    const zx_call call = {ZX_CALL_INIT, .kind = "proposals", .title = "十四届三次会议提案选题征集", .audience = "全市各界", .opens = {2019, 9, 1},
                          .closes = {2019, 9, 30}};
    ck_ok(zx_call_announce(city->store, zxt_on(2019, 8, 26), &call, &id));
    return id;
}

static zx_status receives(int month, int day, zx_topic topic, zx_id *out)
{
    return zx_topic_receive(city->store, zxt_on(2019, month, day), &topic, out);
}

#define RECEIVE(month_, day_, ...) receives(month_, day_, (zx_topic){ZX_TOPIC_INIT, __VA_ARGS__}, NULL)

static zx_status settles(int month, int day, zx_topic topic)
{
    return zx_topic_settle(city->store, zxt_on(2019, month, day), &topic, NULL);
}

#define SETTLE(month_, day_, ...) settles(month_, day_, (zx_topic){ZX_TOPIC_INIT, __VA_ARGS__})

START_TEST(topics_come_in_within_the_window)
{
    zx_id call = announced();
    ck_rule(city->store, RECEIVE(8, 31, .call = call, .title = "社区托育", .giver = city->members[0]), "topic.window", "on");
    ck_ok(RECEIVE(9, 1, .call = call, .title = "社区托育", .giver = city->members[0], .text = "双职工家庭的需要"));
    ck_ok(RECEIVE(9, 30, .call = call, .title = "停车", .source = "一位市民的来信"));
    ck_rule(city->store, RECEIVE(10, 1, .call = call, .title = "停车", .giver = city->party), "topic.window", "on");
    const zx_call later = {ZX_CALL_INIT, .id = call, .closes = {2019, 10, 1}};
    ck_refused(zx_call_extend(city->store, zxt_on(2019, 9, 30), &later, NULL), ZX_INVALID, "reason");
    ck_ok(zx_call_extend(city->store, zxt_mend(2019, 9, 30), &later, NULL));
    ck_ok(RECEIVE(10, 1, .call = call, .title = "停车", .giver = city->party));
    const zx_call earlier = {ZX_CALL_INIT, .id = call, .closes = {2019, 9, 30}};
    ck_rule(city->store, zx_call_extend(city->store, zxt_mend(2019, 10, 2), &earlier, NULL), "call.topics-within", "closes");
}
END_TEST

START_TEST(one_giver)
{
    zx_id call = announced();
    ck_rule(city->store, RECEIVE(9, 2, .call = call, .title = "停车"), "topic.giver", "giver");
    ck_rule(city->store, RECEIVE(9, 2, .call = call, .title = "停车", .giver = city->members[0], .source = "群众"), "topic.giver", "giver");
    ck_rule(city->store, RECEIVE(9, 2, .call = call, .title = "停车", .giver = city->session), "topic.giver", "giver");
    ck_ok(RECEIVE(9, 2, .call = call, .title = "停车", .giver = city->party));
}
END_TEST

START_TEST(settled_once)
{
    zx_id call = announced(), one = 0, other = 0, filed = zxt_filed(city);
    ck_ok(receives(9, 2, (zx_topic){ZX_TOPIC_INIT, .call = call, .title = "停车", .source = "群众"}, &one));
    ck_ok(receives(9, 2, (zx_topic){ZX_TOPIC_INIT, .call = call, .title = "托育", .giver = city->party}, &other));
    ck_rule(city->store, SETTLE(9, 1, .id = one, .taken = ZX_YES), "topic.in-order", "on");
    ck_rule(city->store, SETTLE(10, 9, .id = one, .taken = ZX_NO, .taken_into = filed), "topic.taken-into", "taken_into");
    ck_ok(SETTLE(10, 9, .id = one, .taken = ZX_YES, .taken_into = filed));
    ck_rule(city->store, SETTLE(10, 9, .id = one, .taken = ZX_NO), "topic.settled-once", "id");
    ck_ok(SETTLE(10, 9, .id = other, .taken = ZX_NO, .note = "已有同类课题"));
    ck_ok(zx_journal_verify(city->store, NULL, NULL, NULL));
    const char *const source[] = {"source"};
    ck_ok(zx_record_redact(city->store, zxt_mend(2020, 1, 2), "topic", one, source, 1));
    ck_ok(zx_journal_verify(city->store, NULL, NULL, NULL));
}
END_TEST

static zx_status becomes(zx_id id, int month, int day, zx_id into)
{
    const zx_topic topic = {ZX_TOPIC_INIT, .id = id, .taken_into = into};
    return zx_topic_take_into(city->store, zxt_on(2019, month, day), &topic, NULL);
}

/* What was taken up becomes a project when there is one. */
START_TEST(it_becomes_something_later)
{
    zx_id call = announced(), one = 0, other = 0, project = 0;
    ck_ok(receives(9, 2, (zx_topic){ZX_TOPIC_INIT, .call = call, .title = "停车", .source = "群众"}, &one));
    ck_ok(receives(9, 2, (zx_topic){ZX_TOPIC_INIT, .call = call, .title = "托育", .giver = city->party}, &other));
    const zx_project parking = {ZX_PROJECT_INIT, .kind = "research", .source = "called", .title = "停车", .year = {1, 2020}};
    ck_ok(zx_project_propose(city->store, zxt_on(2019, 11, 1), &parking, &project));
    ck_rule(city->store, becomes(one, 11, 2, project), "topic.taken-into", "id");
    ck_ok(SETTLE(10, 9, .id = one, .taken = ZX_YES));
    ck_ok(SETTLE(10, 9, .id = other, .taken = ZX_NO));
    ck_rule(city->store, becomes(other, 11, 2, project), "topic.taken-into", "id");
    ck_rule(city->store, becomes(one, 10, 8, project), "topic.in-order", "on");
    ck_ok(becomes(one, 11, 2, project));
    ck_rule(city->store, becomes(one, 11, 3, project), "topic.taken-into-once", "id");
}
END_TEST

ZXT_CITY_MAIN("topic", topics_come_in_within_the_window, one_giver, settled_once, it_becomes_something_later)
