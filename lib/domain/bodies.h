/* SPDX-License-Identifier: MIT */
/* What other nouns, and the questions, ask of organizations, terms, sessions, memberships and activities. */
#ifndef ZXI_DOMAIN_BODIES_H
#define ZXI_DOMAIN_BODIES_H

#include <zhengxie/activity.h>
#include <zhengxie/call.h>
#include <zhengxie/membership.h>
#include <zhengxie/organization.h>
#include <zhengxie/person.h>
#include <zhengxie/session.h>
#include <zhengxie/term.h>

#include "domain/domain.h"

extern const zx_record_type zxi_organization_type, zxi_term_type, zxi_session_type, zxi_membership_type, zxi_activity_type, zxi_call_type;

/* The kind of the committee itself, and the office of a plain seat: the two codes that the library itself must know. */
#define ZXI_COMMITTEE "committee"
#define ZXI_MEMBER "member"

/* Whether an organization may have existed on a date: founded by then or not known when, and not dissolved. */
bool zxi_organization_on(const zx_organization *organization, zx_date on);

/* Refuses by this rule unless the organization exists on that date. None given passes. */
zx_status zxi_check_exists(zxi_call *call, const zx_rule *rule, const char *field, zx_id organization, zx_date on);
/* Refuses by this rule unless the activity had begun by the day of the act, and was not cancelled. None given passes; answers the
 * activity, or NULL. */
zx_status zxi_check_took_place(zxi_call *call, const zx_rule *rule, const char *field, zx_id given, const zx_activity **out);

/* Ends what is open of a term's memberships. */
zx_status zxi_memberships_end_with_term(zxi_call *call, zx_id term, zx_date on);
/* Moves the end of those that had ended with the term on the day `from`. */
zx_status zxi_memberships_move_term_end(zxi_call *call, zx_id term, zx_date from, zx_date to);

/* Partial dates in SQL: the first and the last day that a column may mean. */
#define ZXI_FIRST(column_) "substr(" column_ " || '-01-01', 1, 10)"
#define ZXI_LAST(column_) "substr(" column_ " || '-99-99', 1, 10)"

#endif
