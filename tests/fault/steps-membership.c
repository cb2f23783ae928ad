/* SPDX-License-Identifier: MIT */
/* Memberships, and who keeps contact with whom. */
#include "scenario.h"

#define SEAT(name_, who_)                                                                                                        \
    ZXF_CALL(name_, zx_membership_seat, zx_membership, ZXF_ACT(2022, 1, 10), .person = ZXF_ID(who_), .organization = ZXF_ID(BODY), \
             .office = "member", .term = ZXF_ID(TERM), .begun = {2022, 1, 10})

SEAT(seat, ZHANG)
SEAT(seat_wang, WANG)
SEAT(seat_zhao, ZHAO)
SEAT(seat_qian, QIAN)
SEAT(seat_again, ZHANG)
ZXF_CALL(seat_in_sector, zx_membership_seat, zx_membership, ZXF_ACT(2022, 1, 10), .person = ZXF_ID(ZHANG),
         .organization = ZXF_ID(EDUCATION), .office = "member", .term = ZXF_ID(TERM), .begun = {2022, 1, 10})
ZXF_CALL(co_opt, zx_membership_co_opt, zx_membership, ZXF_ACT(2022, 1, 11), .person = ZXF_ID(LI), .organization = ZXF_ID(BODY),
         .office = "member", .term = ZXF_ID(TERM), .begun = {2022, 1, 11}, .note = "增补")
ZXF_CALL(elect, zx_membership_elect, zx_membership, ZXF_ACT(2022, 1, 14), .person = ZXF_ID(ZHANG), .organization = ZXF_ID(BODY),
         .office = "standing_committee_member", .term = ZXF_ID(TERM), .begun = {2022, 1, 14}, .begun_by = "by_election")
ZXF_CALL(elect_zhao, zx_membership_elect, zx_membership, ZXF_ACT(2022, 1, 14), .person = ZXF_ID(ZHAO), .organization = ZXF_ID(BODY),
         .office = "vice_chairperson", .term = ZXF_ID(TERM), .begun = {2022, 1, 14}, .begun_by = "by_election")
ZXF_CALL(correct, zx_membership_correct, zx_membership, ZXF_ACT_WHY(2022, 1, 15), .id = ZXF_ID(OFFICE_ZHANG), .person = ZXF_ID(ZHANG),
         .organization = ZXF_ID(BODY), .office = "standing_committee_member", .term = ZXF_ID(TERM), .begun = {2022, 1, 15},
         .begun_by = "by_election")
ZXF_CALL(resign, zx_membership_resign, zx_membership, ZXF_ACT(2023, 5, 1), .id = ZXF_ID(SEAT_WANG))
ZXF_CALL(remove_it, zx_membership_remove, zx_membership, ZXF_ACT_WHY(2023, 5, 1), .id = ZXF_ID(OFFICE_ZHAO))
ZXF_CALL(revoke, zx_membership_revoke, zx_membership, ZXF_ACT_WHY(2023, 5, 2), .id = ZXF_ID(SEAT_ZHAO))
ZXF_CALL(end, zx_membership_end, zx_membership, ZXF_ACT(2023, 5, 2), .id = ZXF_ID(SEAT_QIAN), .ended_by = "death")
ZXF_CALL(transfer, zx_membership_transfer, zx_membership, ZXF_ACT(2023, 5, 3), .id = ZXF_ID(SECTOR_ZHANG), .organization = ZXF_ID(HEALTH))

ZXF_CALL(pair, zx_liaison_pair, zx_liaison, ZXF_ACT(2022, 2, 1), .person = ZXF_ID(LI), .keeper = ZXF_ID(ZHANG), .begun = {2022, 2, 1})
ZXF_CALL(correct_pair, zx_liaison_correct, zx_liaison, ZXF_ACT_WHY(2022, 2, 2), .id = ZXF_ID(PAIR), .person = ZXF_ID(LI),
         .keeper = ZXF_ID(ZHANG), .begun = {2022, 2, 2})
ZXF_CALL(unpair, zx_liaison_unpair, zx_liaison, ZXF_ACT(2022, 9, 1), .id = ZXF_ID(PAIR))

static zx_status members_on(zxf_world *w)
{
    return zx_members_on(w->store, 0, (zx_date){2022, 6, 1}, &w->out.cursor);
}

#define SETTING(run_, keep_) {.function = "zx_membership_seat", .run = run_, .traits = ZXF_SETTING | ZXF_WRITES, .keep = keep_}

const zxf_step zxf_membership_steps[] = {
    ZXF_VERB("membership.seat", zx_membership_seat, seat, .keep = ZXF_SEAT_ZHANG),
    SETTING(seat_in_sector, ZXF_SECTOR_ZHANG),
    SETTING(seat_wang, ZXF_SEAT_WANG),
    SETTING(seat_zhao, ZXF_SEAT_ZHAO),
    SETTING(seat_qian, ZXF_SEAT_QIAN),
    {.function = "zx_membership_seat", .run = seat_again, .answer = ZX_RULE},
    ZXF_VERB("membership.co_opt", zx_membership_co_opt, co_opt, .keep = ZXF_SEAT_LI),
    ZXF_VERB("membership.elect", zx_membership_elect, elect, .keep = ZXF_OFFICE_ZHANG),
    SETTING(elect_zhao, ZXF_OFFICE_ZHAO),
    ZXF_VERB("membership.correct", zx_membership_correct, correct),
    {.function = "zx_members_on", .run = members_on, .release = zxf_free_cursor},
    ZXF_VERB("liaison.pair", zx_liaison_pair, pair, .keep = ZXF_PAIR),
    ZXF_VERB("liaison.correct", zx_liaison_correct, correct_pair),
    ZXF_VERB("liaison.unpair", zx_liaison_unpair, unpair),
    {.function = NULL},
};

/* What ends, at the end. */

ZXF_CALL(close_session, zx_session_close, zx_session, ZXF_ACT(2022, 1, 16), .id = ZXF_ID(SESSION))
ZXF_CALL(close_term, zx_term_close, zx_term, ZXF_ACT(2027, 1, 10), .id = ZXF_ID(TERM))

const zxf_step zxf_ending_steps[] = {
    ZXF_VERB("membership.remove", zx_membership_remove, remove_it),
    ZXF_VERB("membership.revoke", zx_membership_revoke, revoke),
    ZXF_VERB("membership.end", zx_membership_end, end),
    ZXF_VERB("membership.resign", zx_membership_resign, resign),
    ZXF_VERB("membership.transfer", zx_membership_transfer, transfer),
    ZXF_VERB("session.close", zx_session_close, close_session),
    ZXF_VERB("term.close", zx_term_close, close_term),
    {.function = NULL},
};
