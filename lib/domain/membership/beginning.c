/* SPDX-License-Identifier: MIT */
/* How a membership begins. */
#include <string.h>

#include "domain/membership/membership.h"

static zx_status begin(zxi_call *call, zx_membership *given, const char *begun_by, zx_id *out)
{
    if (begun_by)
        given->begun_by = begun_by;
    zx_status status = zxi_membership_check(call, given);
    if (status == ZX_OK)
        status = zxi_record_insert(call, &zxi_membership_type, given);
    *out = given->id;
    return status;
}

static zx_status check_begun_by(const zxi_call *call, const char *begun_by)
{
    if (strcmp(begun_by, "cooption") == 0 || strcmp(begun_by, "transfer") == 0)
        return zxi_refuse(call, &zxi_membership_rules[ZXI_BEGINS_BY_VERB], "begun_by", 0, "%s", "%s", begun_by);
    return ZX_OK;
}

zx_status zxi_membership_seat(zxi_call *call, void *in, zx_id *out)
{
    zx_membership *given = in;
    if (!given->begun_by)
        return begin(call, given, "election", out);
    zx_status status = check_begun_by(call, given->begun_by);
    return status == ZX_OK ? begin(call, given, NULL, out) : status;
}

zx_status zxi_membership_co_opt(zxi_call *call, void *in, zx_id *out)
{
    return begin(call, in, "cooption", out);
}

zx_status zxi_membership_elect(zxi_call *call, void *in, zx_id *out)
{
    zx_membership *given = in;
    zx_status status = check_begun_by(call, given->begun_by);
    return status == ZX_OK ? begin(call, given, NULL, out) : status;
}

/* ---- from one sector to another ---- */

static zx_status check_transfer(zxi_call *call, const zx_membership *seat, zx_id to)
{
    const zx_organization *from, *into;
    const json_t *kind, *office;
    if (seat->organization == to)
        return zxi_refuse(call, &zxi_membership_rules[ZXI_TRANSFER_ELSEWHERE], "organization", seat->id, "the seat is there already", "席位已在该界别");
    zx_status status = zxi_membership_kind(call, to, &into, &kind);
    if (status == ZX_OK)
        status = zxi_membership_kind(call, seat->organization, &from, &kind);
    if (status == ZX_OK)
        status = zxi_membership_office(call, seat->office, &office);
    if (status != ZX_OK)
        return status;
    if (strcmp(from->kind, into->kind) != 0 || !zxi_rulebook_flag(kind, "transfer"))
        return zxi_refuse(call, &zxi_membership_rules[ZXI_TRANSFER_KIND], "organization", seat->id, "from %s to %s", "由 %s 至 %s", from->kind,
                          into->kind);
    if (json_object_get(office, "needs"))
        return zxi_refuse(call, &zxi_membership_rules[ZXI_TRANSFER_SEAT], "id", seat->id, "%s", "%s", seat->office);
    return ZX_OK;
}

zx_status zxi_membership_transfer(zxi_call *call, void *in, zx_id *out)
{
    const zx_membership *given = in;
    zx_membership *seat;
    zx_status status = zxi_membership_load_open(call, given->id, &seat);
    if (status == ZX_OK)
        status = check_transfer(call, seat, given->organization);
    if (status == ZX_OK)
        status = zxi_membership_end(call, seat, "transfer");
    if (status != ZX_OK)
        return status;
    zx_membership *next = zxi_arena_alloc(call->arena, sizeof *next);
    if (!next)
        return zxi_no_memory();
    *next = (zx_membership){
        ZX_MEMBERSHIP_INIT,
        .person = seat->person,
        .organization = given->organization,
        .office = seat->office,
        .term = seat->term,
        .note = given->note,
        .begun = call->act->on,
    };
    return begin(call, next, "transfer", out);
}
