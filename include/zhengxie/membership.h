/* SPDX-License-Identifier: MIT */
/** @file
 *  Memberships: who sat where, in what office, from when to when, and how it began and ended.
 *
 *  A *member* is a person with a seat ("member") in the organization of kind "committee". Offices are rows beside the seat: a vice
 *  chairperson has one row as member and one as vice chairperson. Which organizations and offices rest on a seat in the committee,
 *  and how many of a kind a person may be in at once, is said by the rulebook ("organization_kinds", "offices").
 */
#ifndef ZHENGXIE_MEMBERSHIP_H
#define ZHENGXIE_MEMBERSHIP_H

#include <zhengxie/record.h>

#ifdef __cplusplus
extern "C" {
#endif

/** A seat or an office of a person in an organization. */
typedef struct zx_membership {
    size_t size;          /**< sizeof(zx_membership) */
    zx_id id;             /**< given by the library */
    int64_t revision;     /**< see ::zx_record */
    const char *office;   /**< code of the rulebook's "offices"; "member" for a seat without office */
    const char *begun_by; /**< how it began: code of the rulebook's "membership_begins" */
    const char *ended_by; /**< how it ended: code of the rulebook's "membership_ends" */
    const char *note;     /**< remarks; up to 2,000 characters */
    zx_id person;         /**< whose it is */
    zx_id organization;   /**< where: the committee itself, a sector, a special committee, a party… */
    zx_id term;           /**< in which term; needed where the rulebook says that the kind of organization is bound to terms */
    zx_date begun;        /**< from this day; may be partial */
    zx_date ended;        /**< no longer from this day; may be partial */
} zx_membership;

/** Start of an initialiser of a ::zx_membership. */
#define ZX_MEMBERSHIP_INIT .size = sizeof(zx_membership)

/** Seats a person at the term's start. Takes person, organization, office, begun; begun_by (unset: "election"), term, note.
 *  @return as zx_verb_run(); ::ZX_RULE "membership.begins-by-verb", "membership.dates-in-order", "membership.person-living",
 *  "membership.organization-exists", "membership.term-given", "membership.within-term", "membership.office-of-kind",
 *  "membership.twice", "membership.limit", "membership.office-holders", "membership.office-needs-seat", "membership.members-only". */
ZX_API zx_status zx_membership_seat(zx_store *store, const zx_act *act, const zx_membership *in, zx_id *out);

/** Co-opts a person (增补). Takes person, organization, office, begun; term, note.
 *  @return as zx_membership_seat(). */
ZX_API zx_status zx_membership_co_opt(zx_store *store, const zx_act *act, const zx_membership *in, zx_id *out);

/** Elects or appoints a person during the term, to a seat or to an office. Takes person, organization, office, begun, begun_by
 *  ("by_election", "election", "appointment"…); term, note.
 *  @return as zx_membership_seat(). */
ZX_API zx_status zx_membership_elect(zx_store *store, const zx_act *act, const zx_membership *in, zx_id *out);

/** Moves a person from one sector to another (界别调整) on the day of the act: the seat ends, and with it the offices that rest on
 *  it, and a seat in the other sector begins. Takes id (the seat), organization (the other sector); note (of the new seat).
 *  @param out the new seat
 *  @return as zx_membership_seat(); ::ZX_RULE "membership.still-open", "membership.transfer-kind", "membership.transfer-elsewhere",
 *  "membership.transfer-seat". */
ZX_API zx_status zx_membership_transfer(zx_store *store, const zx_act *act, const zx_membership *in, zx_id *out);

/** Ends a seat or an office by resignation on the day of the act. What rests on a seat ends with it: the offices that need it, and
 *  with a seat in the committee also the seats in its sectors, special committees and groups. Takes id; ended_by ("resignation",
 *  which is meant when unset, or "advised_resignation").
 *  @return as zx_verb_run(); ::ZX_RULE "membership.still-open", "membership.dates-in-order", "membership.ends-by-verb". */
ZX_API zx_status zx_membership_resign(zx_store *store, const zx_act *act, const zx_membership *in, zx_id *out);

/** Removes a person from a seat or an office (免去) on the day of the act, as zx_membership_resign() does. Takes id; the act needs
 *  a reason.
 *  @return as zx_membership_resign(). */
ZX_API zx_status zx_membership_remove(zx_store *store, const zx_act *act, const zx_membership *in, zx_id *out);

/** Revokes a seat or an office (撤销) on the day of the act, as zx_membership_resign() does. Takes id; the act needs a reason.
 *  @return as zx_membership_resign(). */
ZX_API zx_status zx_membership_revoke(zx_store *store, const zx_act *act, const zx_membership *in, zx_id *out);

/** Ends a seat or an office on the day of the act for a reason of another kind, as zx_membership_resign() does. Takes id, ended_by
 *  ("death", "office_change", or a code that the committee's own rulebook adds).
 *  @return as zx_membership_resign(). */
ZX_API zx_status zx_membership_end(zx_store *store, const zx_act *act, const zx_membership *in, zx_id *out);

/** Mends what was entered wrongly: every field becomes what is given, unset ones included. Takes id, person, organization, office,
 *  begun, begun_by; ended, ended_by, term, note; the act needs a reason.
 *  @return as zx_membership_seat(); ::ZX_RULE "membership.says-how-it-ended", "membership.others-rest-on-it". */
ZX_API zx_status zx_membership_correct(zx_store *store, const zx_act *act, const zx_membership *in, zx_id *out);

/** A member on a date: a row of zx_members_on(). */
typedef struct zx_member {
    size_t size;             /**< sizeof(zx_member) */
    const char *name;        /**< the person's name */
    const char *office;      /**< the highest office held in the organization, in the order of the rulebook's "offices" */
    const char *sector_name; /**< what the sector was called on that date; NULL without one */
    const char *party_name;  /**< what the party was called on that date; NULL without one */
    zx_id person;            /**< the person */
    zx_id membership;        /**< the membership of that office */
    zx_id sector;            /**< the sector that the person sat in; 0 for none */
    zx_id party;             /**< the party that the person was in; 0 for none */
    int64_t position;        /**< 1, 2, 3…: the place in the order of strokes */
} zx_member;

/** Who was a member on a date: one row a person, in the order of the strokes of their names (姓氏笔画); persons of one name apart, by
 *  id. Of the committee: everybody with a seat ("member"); of another organization: everybody with a seat or an office. Partial dates
 *  count as long as they may.
 *  @param organization 0: the committee
 *  @param on           a complete date
 *  @param out          new: end with zx_cursor_free(); rows are ::zx_member
 *  @return ::ZX_OK; ::ZX_NOT_FOUND (no such organization); ::ZX_INVALID (the date); ::ZX_MISUSE; ::ZX_BUSY; ::ZX_CLOSED;
 *  ::ZX_ROLLED_BACK; ::ZX_CORRUPT; ::ZX_IO; ::ZX_UNSUPPORTED (no order of strokes); ::ZX_NO_MEMORY. */
ZX_API zx_status zx_members_on(zx_store *store, zx_id organization, zx_date on, zx_cursor **out);

#ifdef __cplusplus
}
#endif
#endif
