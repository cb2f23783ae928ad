/* SPDX-License-Identifier: MIT */
/* What a membership must keep as it stands: with its person, its organization, its term, and the person's other memberships. */
#include <string.h>

#include <zhengxie/date.h>

#include "domain/membership/membership.h"

#define RULE(name_) (&zxi_membership_rules[ZXI_##name_])

zx_status zxi_membership_kind(zxi_call *call, zx_id organization, const zx_organization **body, const json_t **kind)
{
    const json_t *rulebook;
    void *found;
    zx_status status = zxi_record_load(call, &zxi_organization_type, organization, &found);
    if (status == ZX_OK)
        status = zxi_rulebook_of(call->store, call->act->on, &rulebook, NULL);
    if (status != ZX_OK)
        return status;
    *body = found;
    *kind = zxi_rulebook_entry(rulebook, "organization_kinds", (*body)->kind);
    return ZX_OK;
}

zx_status zxi_membership_office(zxi_call *call, const char *office, const json_t **out)
{
    const json_t *rulebook;
    zx_status status = zxi_rulebook_of(call->store, call->act->on, &rulebook, NULL);
    if (status == ZX_OK)
        *out = zxi_rulebook_entry(rulebook, "offices", office);
    return status;
}

/* ---- alone, and with its organization and term ---- */

static zx_status check_dates(zxi_call *call, const zx_membership *m)
{
    void *found;
    if ((m->ended.year != 0) != (m->ended_by != NULL))
        return zxi_refuse(call, RULE(SAYS_HOW_IT_ENDED), m->ended.year ? "ended_by" : "ended", m->id, "one of the two is missing", "缺少其一");
    if (m->ended.year && zx_date_compare(zx_date_last(m->ended), zx_date_first(m->begun)) < 0)
        return zxi_refuse(call, RULE(DATES_IN_ORDER), "ended", m->id, "begun %s", "%s 开始", zxi_date_text(m->begun));
    zx_status status = zxi_record_load(call, zx_record_type_named("person"), m->person, &found);
    if (status != ZX_OK)
        return status;
    const zx_person *person = found;
    if (person->died.year && zx_date_compare(zx_date_first(m->begun), zx_date_last(person->died)) > 0)
        return zxi_refuse(call, RULE(PERSON_LIVING), "begun", m->id, "the person had died", "该人员已去世");
    return ZX_OK;
}

/* Whether what lasts from `begun` to `ended` (unset: open) surely leaves a frame that lasts from `first` to `last` (unset: open). */
static const char *outside(zx_date begun, zx_date ended, zx_date first, zx_date last)
{
    if (first.year && zx_date_compare(zx_date_last(begun), zx_date_first(first)) < 0)
        return "begun";
    if (last.year && zx_date_compare(zx_date_first(begun), zx_date_last(last)) >= 0)
        return "begun";
    if (last.year && (!ended.year || zx_date_compare(zx_date_first(ended), zx_date_last(last)) > 0))
        return "ended";
    return NULL;
}

static zx_status check_organization(zxi_call *call, const zx_membership *m, const zx_organization *body)
{
    const char *field = outside(m->begun, m->ended, body->founded, body->dissolved);
    if (field)
        return zxi_refuse(call, RULE(ORGANIZATION_EXISTS), field, m->id, "“%s”, from %s to %s", "“%s”存续期间为 %s 至 %s", body->name,
                          zxi_date_text(body->founded), zxi_date_text(body->dissolved));
    return ZX_OK;
}

static zx_status check_term(zxi_call *call, const zx_membership *m, const zx_organization *body, const json_t *kind)
{
    void *found;
    if (!m->term && zxi_rulebook_flag(kind, "term_bound"))
        return zxi_refuse(call, RULE(TERM_GIVEN), "term", m->id, "“%s” is", "“%s”按届组成", body->name);
    if (m->term && body->term && m->term != body->term)
        return zxi_refuse(call, RULE(WITHIN_TERM), "term", m->id, "“%s” is of another term", "“%s”属于另一届", body->name);
    if (!m->term)
        return ZX_OK;
    zx_status status = zxi_record_load(call, &zxi_term_type, m->term, &found);
    if (status != ZX_OK)
        return status;
    const zx_term *term = found;
    const char *field = outside(m->begun, m->ended, term->opened, term->closed);
    if (field)
        return zxi_refuse(call, RULE(WITHIN_TERM), field, m->id, "the term lasts from %s to %s", "届期为 %s 至 %s", zxi_date_text(term->opened),
                          zxi_date_text(term->closed));
    return ZX_OK;
}

static zx_status check_office(zxi_call *call, const zx_membership *m, const zx_organization *body, const json_t *office)
{
    const json_t *kinds = json_object_get(office, "kinds");
    bool known = !json_is_array(kinds);
    for (size_t i = 0; i < json_array_size(kinds) && !known; i++) {
        const char *kind = json_string_value(json_array_get(kinds, i));
        known = kind && strcmp(kind, body->kind) == 0;
    }
    return known ? ZX_OK : zxi_refuse(call, RULE(OFFICE_OF_KIND), "office", m->id, "%s in %s", "%s，%s", m->office, body->kind);
}

/* ---- with other memberships ---- */

/* ?1: the last day that this one may begin on; ?2: the first day that it may end on, NULL when open. */
#define TOGETHER " AND (m.ended IS NULL OR " ZXI_FIRST("m.ended") " > ?1) AND (?2 IS NULL OR " ZXI_LAST("m.begun") " < ?2)"
#define COVERS " AND " ZXI_FIRST("m.begun") " <= ?1 AND (m.ended IS NULL OR " ZXI_LAST("m.ended") " >= ?2)"

/* The most of `what_` at one time among the memberships that overlap this one: looked at when each of them begins. */
#define MOST(what_, which_)                                                                                                  \
    "WITH near AS (SELECT m.* FROM membership AS m JOIN organization AS o ON o.id = m.organization WHERE " which_ TOGETHER   \
    "), days(day) AS (SELECT ?1 UNION SELECT max(?1, " ZXI_LAST("begun") ") FROM near) "                                     \
    "SELECT max((SELECT count(DISTINCT " what_ ") FROM near WHERE " ZXI_LAST("begun") " <= day "                             \
    "AND (ended IS NULL OR " ZXI_FIRST("ended") " > day))) FROM days"

static zx_status check_twice(zxi_call *call, const zx_membership *m)
{
    int64_t twice;
    zx_status status = zxi_ask(call->store, &twice,
                               "SELECT m.id FROM membership AS m WHERE m.person = ?3 AND m.organization = ?4 AND m.office = ?5 AND m.id <> ?6" TOGETHER
                               " LIMIT 1",
                               "ddiiti", zx_date_last(m->begun), zx_date_first(m->ended), m->person, m->organization, m->office, m->id);
    if (status == ZX_OK && twice)
        status = zxi_refuse(call, RULE(TWICE), "office", m->id, "see %lld", "见 %lld", (long long)twice);
    return status;
}

static zx_status check_limit(zxi_call *call, const zx_membership *m, const zx_organization *body, const json_t *kind)
{
    int64_t most;
    const json_t *limit = json_object_get(kind, "limit");
    if (!json_is_integer(limit))
        return ZX_OK;
    zx_status status = zxi_ask(call->store, &most,
                               MOST("organization", "m.person = ?3 AND o.kind = ?4 AND m.organization <> ?5 AND m.id <> ?6"), "dditii",
                               zx_date_last(m->begun), zx_date_first(m->ended), m->person, body->kind, m->organization, m->id);
    if (status == ZX_OK && most >= json_integer_value(limit))
        status = zxi_refuse(call, RULE(LIMIT), "organization", m->id, "%s: in %lld already, at most %lld", "%s：已参加 %lld 个，至多 %lld 个", body->kind,
                            (long long)most, (long long)json_integer_value(limit));
    return status;
}

static zx_status check_holders(zxi_call *call, const zx_membership *m, const json_t *office)
{
    int64_t most;
    const json_t *holders = json_object_get(office, "holders");
    if (!json_is_integer(holders))
        return ZX_OK;
    zx_status status = zxi_ask(call->store, &most, MOST("person", "m.organization = ?3 AND m.office = ?4 AND m.person <> ?5 AND m.id <> ?6"),
                               "dditii", zx_date_last(m->begun), zx_date_first(m->ended), m->organization, m->office, m->person, m->id);
    if (status == ZX_OK && most >= json_integer_value(holders))
        status = zxi_refuse(call, RULE(OFFICE_HOLDERS), "office", m->id, "%s: %lld already, at most %lld", "%s：已有 %lld 人，至多 %lld 人", m->office,
                            (long long)most, (long long)json_integer_value(holders));
    return status;
}

/* A seat of that office in the same organization, for the whole time. */
static zx_status has_seat(zxi_call *call, const zx_membership *m, const char *needs, bool *out)
{
    int64_t seat;
    zx_status status = zxi_ask(call->store, &seat,
                               "SELECT m.id FROM membership AS m WHERE m.person = ?3 AND m.organization = ?4 AND m.office = ?5 AND m.id <> ?6" COVERS
                               " LIMIT 1",
                               "ddiiti", zx_date_last(m->begun), zx_date_first(m->ended), m->person, m->organization, needs, m->id);
    *out = seat != 0;
    return status;
}

static zx_status is_member(zxi_call *call, const zx_membership *m, bool *out)
{
    int64_t seat;
    zx_status status = zxi_ask(call->store, &seat,
                               "SELECT m.id FROM membership AS m JOIN organization AS o ON o.id = m.organization "
                               "WHERE m.person = ?3 AND o.kind = '" ZXI_COMMITTEE "' AND m.office = '" ZXI_MEMBER "' AND m.id <> ?4" COVERS " LIMIT 1",
                               "ddii", zx_date_last(m->begun), zx_date_first(m->ended), m->person, m->id);
    *out = seat != 0;
    return status;
}

/* `lacks`: the rule that it breaks for want of a seat; NULL for none. */
static zx_status find_lack(zxi_call *call, const zx_membership *m, const json_t *kind, const json_t *office, const zx_rule **lacks)
{
    bool there = true;
    zx_status status = ZX_OK;
    const char *needs = json_string_value(json_object_get(office, "needs"));
    *lacks = NULL;
    if (needs)
        status = has_seat(call, m, needs, &there);
    if (status == ZX_OK && !there)
        *lacks = RULE(OFFICE_NEEDS_SEAT);
    else if (status == ZX_OK && zxi_rulebook_flag(kind, "members_only"))
        status = is_member(call, m, &there);
    if (status == ZX_OK && !there && !*lacks)
        *lacks = RULE(MEMBERS_ONLY);
    return status;
}

static zx_status check_seat(zxi_call *call, const zx_membership *m, const zx_organization *body, const json_t *kind, const json_t *office)
{
    const zx_rule *lacks;
    zx_status status = find_lack(call, m, kind, office, &lacks);
    if (status == ZX_OK && lacks == RULE(MEMBERS_ONLY))
        return zxi_refuse(call, lacks, "organization", m->id, "“%s”", "“%s”", body->name);
    if (status == ZX_OK && lacks)
        return zxi_refuse(call, lacks, "office", m->id, "%s", "%s", m->office);
    return status;
}

zx_status zxi_membership_check(zxi_call *call, const zx_membership *m)
{
    const zx_organization *body;
    const json_t *kind, *office;
    zx_status status = check_dates(call, m);
    if (status == ZX_OK)
        status = zxi_membership_kind(call, m->organization, &body, &kind);
    if (status == ZX_OK)
        status = zxi_membership_office(call, m->office, &office);
    if (status == ZX_OK)
        status = check_organization(call, m, body);
    if (status == ZX_OK)
        status = check_term(call, m, body, kind);
    if (status == ZX_OK)
        status = check_office(call, m, body, office);
    if (status == ZX_OK)
        status = check_twice(call, m);
    if (status == ZX_OK)
        status = check_limit(call, m, body, kind);
    if (status == ZX_OK)
        status = check_holders(call, m, office);
    return status == ZX_OK ? check_seat(call, m, body, kind, office) : status;
}

/* ---- what rests on it ---- */

zx_status zxi_membership_rests_on(zxi_call *call, const zx_membership *other, const zx_membership *seat, bool *out)
{
    const zx_organization *body, *of_seat;
    const json_t *kind, *office, *ignored;
    zx_status status = zxi_membership_kind(call, other->organization, &body, &kind);
    if (status == ZX_OK)
        status = zxi_membership_kind(call, seat->organization, &of_seat, &ignored);
    if (status == ZX_OK)
        status = zxi_membership_office(call, other->office, &office);
    if (status != ZX_OK)
        return status;
    const char *needs = json_string_value(json_object_get(office, "needs"));
    bool by_office = needs && other->organization == seat->organization && strcmp(needs, seat->office) == 0;
    bool by_kind = zxi_rulebook_flag(kind, "members_only") && strcmp(of_seat->kind, ZXI_COMMITTEE) == 0 && strcmp(seat->office, ZXI_MEMBER) == 0;
    *out = by_office || by_kind;
    return ZX_OK;
}

static zx_status check_other(zxi_call *call, const zx_membership *other, const zx_membership *seat)
{
    const zx_organization *body;
    const json_t *kind, *office;
    const zx_rule *lacks = NULL;
    bool rests = false;
    zx_status status = zxi_membership_rests_on(call, other, seat, &rests);
    if (status != ZX_OK || !rests)
        return status;
    status = zxi_membership_kind(call, other->organization, &body, &kind);
    if (status == ZX_OK)
        status = zxi_membership_office(call, other->office, &office);
    if (status == ZX_OK)
        status = find_lack(call, other, kind, office, &lacks);
    if (status == ZX_OK && lacks)
        status = zxi_refuse(call, RULE(OTHERS_REST_ON_IT), "id", seat->id, "%s in “%s” (%lld)", "%s，“%s”（%lld）", other->office, body->name,
                            (long long)other->id);
    return status;
}

zx_status zxi_membership_check_others(zxi_call *call, const zx_membership *seat)
{
    zx_id *ids = NULL;
    size_t count = 0;
    zx_status status = zxi_ask_ids(call, &ids, &count,
                                   "SELECT m.id FROM membership AS m WHERE m.person = ?3 AND m.id <> ?4" TOGETHER " ORDER BY m.id", "ddii",
                                   zx_date_last(seat->begun), zx_date_first(seat->ended), seat->person, seat->id);
    for (size_t i = 0; i < count && status == ZX_OK; i++) {
        void *other;
        status = zxi_record_find(call->store, &zxi_membership_type, ids[i], false, call->arena, &other);
        if (status == ZX_OK)
            status = check_other(call, other, seat);
    }
    return status;
}
