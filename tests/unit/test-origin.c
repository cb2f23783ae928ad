/* SPDX-License-Identifier: MIT */
/* Where the topic of a project came from. */
#include "fixture.h"

static zx_id proposed(void)
{
    zx_id id = 0;
    const zx_project in = {ZX_PROJECT_INIT, .kind = "research", .source = "own", .title = "停车", .year = {1, 2020}};
    ck_ok(zx_project_propose(city->store, zxt_on(2020, 2, 1), &in, &id));
    return id;
}

static zx_status adds(int month, int day, zx_origin origin, zx_id *out)
{
    return zx_origin_add(city->store, zxt_on(2020, month, day), &origin, out);
}

#define ADD(month_, day_, ...) adds(month_, day_, (zx_origin){ZX_ORIGIN_INIT, __VA_ARGS__}, NULL)

START_TEST(a_record_or_words)
{
    zx_id project = proposed(), filed = zxt_filed(city);
    ck_rule(city->store, ADD(2, 1, .project = project), "origin.giver", "giver");
    ck_rule(city->store, ADD(2, 1, .project = project, .giver = filed, .source = "群众"), "origin.giver", "giver");
    ck_rule(city->store, ADD(2, 1, .project = project, .giver = project), "origin.giver", "giver");
    ck_rule(city->store, ADD(1, 31, .project = project, .giver = filed), "origin.in-order", "on");
    ck_ok(ADD(2, 1, .project = project, .giver = filed));
    ck_ok(ADD(2, 1, .project = project, .source = "群众来信"));
    ck_ok(ADD(2, 1, .project = project, .giver = city->members[0]));
    ck_ok(ADD(2, 1, .project = project, .giver = proposed()));
}
END_TEST

START_TEST(noted_once_until_it_is_struck)
{
    zx_id project = proposed(), id = 0;
    ck_ok(adds(2, 5, (zx_origin){ZX_ORIGIN_INIT, .project = project, .giver = city->party}, &id));
    ck_rule(city->store, ADD(2, 6, .project = project, .giver = city->party), "origin.once", "giver");
    const zx_origin strike = {ZX_ORIGIN_INIT, .id = id};
    ck_rule(city->store, zx_origin_strike(city->store, zxt_mend(2020, 2, 4), &strike, NULL), "origin.in-order", "on");
    ck_refused(zx_origin_strike(city->store, zxt_on(2020, 2, 5), &strike, NULL), ZX_INVALID, "reason");
    ck_ok(zx_origin_strike(city->store, zxt_mend(2020, 2, 5), &strike, NULL));
    ck_rule(city->store, zx_origin_strike(city->store, zxt_mend(2020, 2, 6), &strike, NULL), "origin.still-there", "id");
    ck_ok(ADD(2, 6, .project = project, .giver = city->party));
    ck_ok(zx_journal_verify(city->store, NULL, NULL, NULL));
}
END_TEST

START_TEST(words_can_be_redacted)
{
    zx_id id = 0;
    const char *const source[] = {"source"};
    ck_ok(adds(2, 5, (zx_origin){ZX_ORIGIN_INIT, .project = proposed(), .source = "一位市民"}, &id));
    ck_ok(zx_record_redact(city->store, zxt_mend(2020, 3, 1), "origin", id, source, 1));
    ck_ok(zx_journal_verify(city->store, NULL, NULL, NULL));
}
END_TEST

ZXT_CITY_MAIN("origin", a_record_or_words, noted_once_until_it_is_struck, words_can_be_redacted)
