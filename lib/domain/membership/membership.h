/* SPDX-License-Identifier: MIT */
/* What the files of this noun share. */
#ifndef ZXI_DOMAIN_MEMBERSHIP_H
#define ZXI_DOMAIN_MEMBERSHIP_H

#include "domain/bodies.h"

typedef enum zxi_membership_rule {
    ZXI_BEGINS_BY_VERB,
    ZXI_ENDS_BY_VERB,
    ZXI_SAYS_HOW_IT_ENDED,
    ZXI_DATES_IN_ORDER,
    ZXI_PERSON_LIVING,
    ZXI_ORGANIZATION_EXISTS,
    ZXI_TERM_GIVEN,
    ZXI_WITHIN_TERM,
    ZXI_OFFICE_OF_KIND,
    ZXI_TWICE,
    ZXI_LIMIT,
    ZXI_OFFICE_HOLDERS,
    ZXI_OFFICE_NEEDS_SEAT,
    ZXI_MEMBERS_ONLY,
    ZXI_STILL_OPEN,
    ZXI_TRANSFER_KIND,
    ZXI_TRANSFER_ELSEWHERE,
    ZXI_TRANSFER_SEAT,
    ZXI_OTHERS_REST_ON_IT,
    ZXI_MEMBERSHIP_RULES
} zxi_membership_rule;

extern const zx_rule zxi_membership_rules[ZXI_MEMBERSHIP_RULES + 1];

/* Every rule that a membership must keep as it stands. With an id: instead of the one that is kept. */
zx_status zxi_membership_check(zxi_call *call, const zx_membership *membership);
/* Whether, of the same person, `other` could not be without `seat`: an office that needs it, a sector that is for members only. */
zx_status zxi_membership_rests_on(zxi_call *call, const zx_membership *other, const zx_membership *seat, bool *out);
/* Refuses where a membership that rested on what `seat` was has nothing left to rest on. */
zx_status zxi_membership_check_others(zxi_call *call, const zx_membership *seat);
/* The entry of the organization's kind in the rulebook on the day of the act; NULL for none. */
zx_status zxi_membership_kind(zxi_call *call, zx_id organization, const zx_organization **body, const json_t **kind);
/* The entry of an office. */
zx_status zxi_membership_office(zxi_call *call, const char *office, const json_t **out);

/* Ends a loaded seat and what rests on it on the day of the act. */
zx_status zxi_membership_end(zxi_call *call, zx_membership *seat, const char *ended_by);
zx_status zxi_membership_load_open(zxi_call *call, zx_id id, zx_membership **out);

/* The verbs. */
zx_status zxi_membership_seat(zxi_call *call, void *in, zx_id *out);
zx_status zxi_membership_co_opt(zxi_call *call, void *in, zx_id *out);
zx_status zxi_membership_elect(zxi_call *call, void *in, zx_id *out);
zx_status zxi_membership_transfer(zxi_call *call, void *in, zx_id *out);
zx_status zxi_membership_resign(zxi_call *call, void *in, zx_id *out);
zx_status zxi_membership_remove(zxi_call *call, void *in, zx_id *out);
zx_status zxi_membership_revoke(zxi_call *call, void *in, zx_id *out);
zx_status zxi_membership_end_otherwise(zxi_call *call, void *in, zx_id *out);

#endif
