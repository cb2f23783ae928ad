/* SPDX-License-Identifier: MIT */
/* Calls for topics. */
#include "fixture.h"

START_TEST(a_call_closes_after_it_opens)
{
    zx_call call = {ZX_CALL_INIT, .kind = "research", .title = "课题征集", .opens = {2019, 9, 2}, .closes = {2019, 9, 1}};
    ck_rule(city->store, zx_call_announce(city->store, zxt_on(2019, 8, 26), &call, NULL), "call.dates-in-order", "closes");
    call.closes.day = 2;
    ck_ok(zx_call_announce(city->store, zxt_on(2019, 8, 26), &call, NULL));
}
END_TEST

static zx_status moves(zx_id id, zx_date to)
{
    const zx_call call = {ZX_CALL_INIT, .id = id, .closes = to};
    return zx_call_extend(city->store, zxt_mend(2019, 10, 2), &call, NULL);
}

START_TEST(what_has_come_in_stays_within)
{
    zx_id id = 0;
    const zx_call call = {ZX_CALL_INIT, .kind = "proposals", .title = "选题征集", .audience = "全市各界", .opens = {2019, 9, 1}, .closes = {2019, 9, 30}};
    ck_ok(zx_call_announce(city->store, zxt_on(2019, 8, 26), &call, &id));
    const zx_topic topic = {ZX_TOPIC_INIT, .call = id, .title = "停车", .source = "群众"};
    ck_ok(zx_topic_receive(city->store, zxt_on(2019, 9, 20), &topic, NULL));
    ck_rule(city->store, moves(id, (zx_date){2019, 9, 19}), "call.topics-within", "closes");
    ck_rule(city->store, moves(id, (zx_date){2019, 8, 31}), "call.dates-in-order", "closes");
    ck_ok(moves(id, (zx_date){2019, 9, 20}));
    ck_ok(moves(id, (zx_date){2019, 10, 31}));
}
END_TEST

ZXT_CITY_MAIN("call", a_call_closes_after_it_opens, what_has_come_in_stays_within)
