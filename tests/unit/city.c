/* SPDX-License-Identifier: MIT */
#include "city.h"

zx_store *city_open(void)
{
    const zx_store_options options = {ZX_STORE_OPTIONS_INIT, .flags = ZX_OPEN_CREATE, .place = "南京市", .division = 320100};
    zx_store *store = NULL;
    ck_ok(zx_store_open(":memory:", &options, &store));
    return store;
}

void city_close(zx_store *store)
{
    ck_ok(zx_store_check(store, ZX_CHECK_RECORDS, NULL, NULL));
    zx_store_free(store);
}

const zx_act *city_on(int year, int month, int day)
{
    static zx_act ring[8];
    static unsigned at;
    zx_act *act = &ring[at++ % 8];
    *act = (zx_act){ZX_ACT_INIT, .by = "提案办", .reason = "如实登记", .on = {(int16_t)year, (uint8_t)month, (uint8_t)day}};
    return act;
}

zx_id city_person(zx_store *store, const char *name)
{
    const zx_person person = {ZX_PERSON_INIT, .name = name};
    zx_id id = 0;
    ck_ok(zx_person_add(store, city_on(2018, 1, 1), &person, &id));
    return id;
}

zx_id city_organization(zx_store *store, const char *kind, const char *name, zx_id term)
{
    const zx_organization organization = {ZX_ORGANIZATION_INIT, .name = name, .kind = kind, .term = term};
    zx_id id = 0;
    ck_ok(zx_organization_add(store, city_on(2018, 1, 1), &organization, &id));
    return id;
}

zx_id city_term(zx_store *store, int64_t number, zx_date opened)
{
    const zx_term term = {ZX_TERM_INIT, .number = N(number), .opened = opened};
    zx_id id = 0;
    ck_ok(zx_term_open(store, city_on(opened.year, opened.month, opened.day), &term, &id));
    return id;
}

zx_id city_session(zx_store *store, zx_id term, int64_t number, zx_date opens, zx_date closes)
{
    const zx_session session = {ZX_SESSION_INIT, .term = term, .number = N(number), .opens = opens, .closes = closes};
    zx_id id = 0;
    ck_ok(zx_session_open(store, city_on(opens.year, opens.month, opens.day), &session, &id));
    return id;
}

zx_id city_seat(zx_store *store, zx_id person, zx_id organization, const char *office, zx_id term, zx_date begun)
{
    const zx_membership seat = {ZX_MEMBERSHIP_INIT, .person = person, .organization = organization, .office = office, .term = term, .begun = begun};
    zx_id id = 0;
    ck_ok(zx_membership_seat(store, city_on(begun.year, begun.month ? begun.month : 1, begun.day ? begun.day : 1), &seat, &id));
    return id;
}

void *city_get(zx_store *store, const char *kind, zx_id id)
{
    void *record = NULL;
    ck_ok(zx_record_get(store, kind, id, &record));
    return record;
}

char *city_head(zx_store *store)
{
    char *head = NULL;
    ck_ok(zx_journal_head(store, &head));
    return head;
}

void city_head_is(zx_store *store, char *before, const char *call)
{
    char *after = city_head(store);
    ck_assert_msg(strcmp(before, after) == 0, "%s was refused, but something was written", call);
    zx_free(before);
    zx_free(after);
}
