/* SPDX-License-Identifier: MIT */
/* How memberships end: one, with what rests on it, or all of a term. */
#include <string.h>

#include <zhengxie/date.h>

#include "domain/membership/membership.h"

zx_status zxi_membership_load_open(zxi_call *call, zx_id id, zx_membership **out)
{
    void *loaded;
    zx_status status = zxi_record_load(call, &zxi_membership_type, id, &loaded);
    if (status != ZX_OK)
        return status;
    *out = loaded;
    if ((*out)->ended.year)
        return zxi_refuse(call, &zxi_membership_rules[ZXI_STILL_OPEN], "id", id, "ended %s", "%s 已终止", zxi_date_text((*out)->ended));
    if (zx_date_compare(call->act->on, zx_date_first((*out)->begun)) < 0)
        return zxi_refuse(call, &zxi_membership_rules[ZXI_DATES_IN_ORDER], "id", id, "begun %s", "%s 开始", zxi_date_text((*out)->begun));
    return ZX_OK;
}

static zx_status write_end(zxi_call *call, zx_membership *membership, zx_date on, const char *ended_by)
{
    membership->ended = on;
    membership->ended_by = ended_by;
    return zxi_record_update(call, &zxi_membership_type, membership);
}

/* What has begun and is still open of the person's others. */
static zx_status end_others(zxi_call *call, const zx_membership *seat, const char *ended_by)
{
    zx_id *ids = NULL;
    size_t count = 0;
    zx_date on = call->act->on;
    zx_status status = zxi_ask_ids(call, &ids, &count,
                                   "SELECT id FROM membership WHERE person = ?1 AND id <> ?2 AND " ZXI_FIRST(
                                       "begun") " <= ?3 AND (ended IS NULL OR " ZXI_FIRST("ended") " > ?3) ORDER BY id",
                                   "iid", seat->person, seat->id, on);
    for (size_t i = 0; i < count && status == ZX_OK; i++) {
        void *other;
        bool rests = false;
        status = zxi_record_load(call, &zxi_membership_type, ids[i], &other);
        if (status == ZX_OK)
            status = zxi_membership_rests_on(call, other, seat, &rests);
        if (status == ZX_OK && rests)
            status = write_end(call, other, on, ended_by);
    }
    return status;
}

zx_status zxi_membership_end(zxi_call *call, zx_membership *seat, const char *ended_by)
{
    const zx_membership before = *seat;
    zx_status status = write_end(call, seat, call->act->on, ended_by);
    if (status == ZX_OK)
        status = end_others(call, seat, ended_by);
    return status == ZX_OK ? zxi_membership_check_others(call, &before) : status;
}

static zx_status end_verb(zxi_call *call, const zx_membership *given, const char *ended_by, zx_id *out)
{
    zx_membership *seat;
    zx_status status = zxi_membership_load_open(call, given->id, &seat);
    *out = given->id;
    return status == ZX_OK ? zxi_membership_end(call, seat, ended_by) : status;
}

static zx_status refuse_way(const zxi_call *call, const zx_membership *given)
{
    return zxi_refuse(call, &zxi_membership_rules[ZXI_ENDS_BY_VERB], "ended_by", given->id, "%s", "%s", given->ended_by);
}

zx_status zxi_membership_resign(zxi_call *call, void *in, zx_id *out)
{
    const zx_membership *given = in;
    const char *way = given->ended_by ? given->ended_by : "resignation";
    if (strcmp(way, "resignation") != 0 && strcmp(way, "advised_resignation") != 0)
        return refuse_way(call, given);
    return end_verb(call, given, way, out);
}

zx_status zxi_membership_remove(zxi_call *call, void *in, zx_id *out)
{
    return end_verb(call, in, "removal", out);
}

zx_status zxi_membership_revoke(zxi_call *call, void *in, zx_id *out)
{
    return end_verb(call, in, "revocation", out);
}

zx_status zxi_membership_end_otherwise(zxi_call *call, void *in, zx_id *out)
{
    static const char *const taken[] = {"term_end", "resignation", "advised_resignation", "removal", "revocation", "transfer"};
    const zx_membership *given = in;
    for (size_t i = 0; i < sizeof taken / sizeof *taken; i++)
        if (strcmp(given->ended_by, taken[i]) == 0)
            return refuse_way(call, given);
    return end_verb(call, given, given->ended_by, out);
}

/* ---- the term's end ---- */

static zx_status end_each(zxi_call *call, const zx_id *ids, size_t count, zx_date on)
{
    zx_status status = ZX_OK;
    for (size_t i = 0; i < count && status == ZX_OK; i++) {
        void *membership;
        status = zxi_record_load(call, &zxi_membership_type, ids[i], &membership);
        if (status == ZX_OK)
            status = write_end(call, membership, on, "term_end");
    }
    return status;
}

zx_status zxi_memberships_end_with_term(zxi_call *call, zx_id term, zx_date on)
{
    zx_id *ids = NULL;
    size_t count = 0;
    zx_status status = zxi_ask_ids(call, &ids, &count,
                                   "SELECT id FROM membership WHERE term = ?1 AND (ended IS NULL OR " ZXI_FIRST("ended") " > ?2) ORDER BY id", "id",
                                   term, on);
    return status == ZX_OK ? end_each(call, ids, count, on) : status;
}

zx_status zxi_memberships_move_term_end(zxi_call *call, zx_id term, zx_date from, zx_date to)
{
    zx_id *ids = NULL;
    size_t count = 0;
    zx_status status = zxi_ask_ids(call, &ids, &count,
                                   "SELECT id FROM membership WHERE term = ?1 AND ((ended = ?2 AND ended_by = 'term_end') OR " ZXI_FIRST(
                                       "ended") " > ?3) ORDER BY id",
                                   "idd", term, from, to);
    return status == ZX_OK && zx_date_compare(from, to) != 0 ? end_each(call, ids, count, to) : status;
}
