/* SPDX-License-Identifier: MIT */
/** @file
 *  Plenary sessions (次会议) of a term.
 */
#ifndef ZHENGXIE_SESSION_H
#define ZHENGXIE_SESSION_H

#include <zhengxie/record.h>

#ifdef __cplusplus
extern "C" {
#endif

/** A plenary session. */
typedef struct zx_session {
    size_t size;       /**< sizeof(zx_session) */
    zx_id id;          /**< given by the library */
    int64_t revision;  /**< see ::zx_record */
    zx_id term;        /**< the term that it is of */
    zx_opt_int number; /**< 3 for the third of its term; unique there */
    zx_date opens;     /**< its first day */
    zx_date closes;    /**< its last day: planned, and the real one once it is closed */
    zx_date deadline;  /**< the last day for proposals to this session */
    zx_yes_no closed;  /**< ::ZX_YES once it is closed */
} zx_session;

/** Start of an initialiser of a ::zx_session. */
#define ZX_SESSION_INIT .size = sizeof(zx_session)

/** Opens a session. Takes term, number, opens; closes (planned), deadline.
 *  @return as zx_verb_run(); ::ZX_EXISTS (the number); ::ZX_RULE "session.number-counts", "session.within-term",
 *  "session.dates-in-order", "session.in-order". */
ZX_API zx_status zx_session_open(zx_store *store, const zx_act *act, const zx_session *in, zx_id *out);

/** Moves its planned closing, or its deadline, to a later day, or sets what was not set. Takes id; closes, deadline: at least one.
 *  @return as zx_verb_run(); ::ZX_RULE "session.not-closed", "session.extension-later" and those of zx_session_open(). */
ZX_API zx_status zx_session_extend(zx_store *store, const zx_act *act, const zx_session *in, zx_id *out);

/** Closes it: the day of the act is its last. Takes id.
 *  @return as zx_verb_run(); ::ZX_RULE "session.not-closed" and those of zx_session_open(). */
ZX_API zx_status zx_session_close(zx_store *store, const zx_act *act, const zx_session *in, zx_id *out);

/** Mends what was entered wrongly: every field becomes what is given, unset ones included; whether it is closed stays. Takes id,
 *  term, number, opens; closes (needed of a closed one), deadline; the act needs a reason.
 *  @return as zx_verb_run(); ::ZX_EXISTS (the number); ::ZX_RULE as zx_session_open(), and "session.closed-has-last-day",
 *  "session.holds-its-records". */
ZX_API zx_status zx_session_correct(zx_store *store, const zx_act *act, const zx_session *in, zx_id *out);

/** The name of a session: 十四届三次会议, or in full 政协第十四届南京市委员会第三次会议.
 *  @param full ::ZX_YES: in full; ::ZX_NO (or unset): short
 *  @param out  new
 *  @return ::ZX_OK; ::ZX_NOT_FOUND; ::ZX_MISUSE; ::ZX_BUSY; ::ZX_CLOSED; ::ZX_ROLLED_BACK; ::ZX_CORRUPT; ::ZX_IO; ::ZX_NO_MEMORY. */
ZX_API zx_status zx_session_name(zx_store *store, zx_id session, zx_yes_no full, char **out);

/** Finds a session by its name, as zx_session_name_parse() reads it.
 *  @param out its id
 *  @return ::ZX_OK; ::ZX_INVALID (no such name); ::ZX_NOT_FOUND (no such session, or it is another committee's); ::ZX_MISUSE;
 *  ::ZX_BUSY; ::ZX_CLOSED; ::ZX_ROLLED_BACK; ::ZX_CORRUPT; ::ZX_IO; ::ZX_NO_MEMORY. */
ZX_API zx_status zx_session_find(zx_store *store, const char *name, zx_id *out);

#ifdef __cplusplus
}
#endif
#endif
