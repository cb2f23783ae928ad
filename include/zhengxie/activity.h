/* SPDX-License-Identifier: MIT */
/** @file
 *  Activities: any dated gathering, from a plenary sitting to a field visit, with its agenda and its attendance. What kind of
 *  activity it is, is a code of the rulebook's "activity_kinds".
 */
#ifndef ZHENGXIE_ACTIVITY_H
#define ZHENGXIE_ACTIVITY_H

#include <zhengxie/record.h>

#ifdef __cplusplus
extern "C" {
#endif

/** How far an activity has come. */
typedef enum zx_activity_state {
    ZX_ACTIVITY_CONVENED = 1, /**< it is to take place, or is under way */
    ZX_ACTIVITY_HELD,         /**< it took place */
    ZX_ACTIVITY_CANCELLED     /**< it did not take place */
} zx_activity_state;

/** An activity. */
typedef struct zx_activity {
    size_t size;             /**< sizeof(zx_activity) */
    zx_id id;                /**< given by the library */
    int64_t revision;        /**< see ::zx_record */
    const char *kind;        /**< code of the rulebook's "activity_kinds" */
    const char *title;       /**< what it is called; up to 300 characters */
    const char *holder;      /**< who holds it, when that is no organization of the file; up to 200 characters */
    const char *place;       /**< where; up to 200 characters */
    zx_id session;           /**< the plenary session that it is part of */
    zx_id term;              /**< the term that it is numbered in; with a session: that session's */
    zx_id parent;            /**< the activity that it is part of */
    zx_id organization;      /**< the organization that holds it */
    zx_opt_int number;       /**< e.g. 12 for the 12th meeting of the standing committee in the term */
    zx_date begins;          /**< its first day */
    zx_date ends;            /**< its last day; unset: the day it begins */
    zx_activity_state state; /**< how far it has come */
    int32_t reserved;        /**< 0 */
} zx_activity;

/** Start of an initialiser of a ::zx_activity. */
#define ZX_ACTIVITY_INIT .size = sizeof(zx_activity)

/** An item on the agenda of an activity. */
typedef struct zx_agenda_item {
    size_t size;            /**< sizeof(zx_agenda_item) */
    zx_id id;               /**< given by the library */
    int64_t revision;       /**< see ::zx_record */
    const char *title;      /**< what it is about; up to 500 characters */
    const char *study_kind; /**< of an item that is study: code of the rulebook's "study_kinds" */
    zx_id activity;         /**< the activity */
    zx_id subject;          /**< the record that it deals with, of any kind */
    zx_opt_int position;    /**< 1, 2, 3…: its place on the agenda, given by the library */
} zx_agenda_item;

/** Start of an initialiser of a ::zx_agenda_item. */
#define ZX_AGENDA_ITEM_INIT .size = sizeof(zx_agenda_item)

/** What a counted attendance counts. */
typedef enum zx_attendance_unit {
    ZX_PERSONS = 1, /**< each person once (人) */
    ZX_VISITS       /**< each time that somebody came (人次) */
} zx_attendance_unit;

/** How exact a counted attendance is. */
typedef enum zx_attendance_bound {
    ZX_EXACT = 1, /**< exactly so many */
    ZX_AT_LEAST   /**< so many or more ("over 300") */
} zx_attendance_bound;

/** What became of an attendance. */
typedef enum zx_attendance_result {
    ZX_ATTENDED = 1, /**< was there */
    ZX_LEAVE,        /**< asked for leave (请假) */
    ZX_ABSENT        /**< stayed away without leave (无故缺席) */
} zx_attendance_result;

/** A person's attendance, or a number of people that was counted. */
typedef struct zx_attendance {
    size_t size;                 /**< sizeof(zx_attendance) */
    zx_id id;                    /**< given by the library */
    int64_t revision;            /**< see ::zx_record */
    const char *group_name;      /**< of a count: who they were, in words; up to 200 characters */
    const char *manner;          /**< code of the rulebook's "attendance_manners": 出席, 列席… */
    const char *reason;          /**< why leave was asked for; up to 500 characters */
    zx_id activity;              /**< the activity */
    zx_id person;                /**< who; unset for a count */
    zx_id organization;          /**< of a count: which organization's people; of a person: whom he or she stands for */
    zx_opt_int count;            /**< how many were counted, at least 1; unset for a person */
    zx_attendance_unit unit;     /**< of a count: of what */
    zx_attendance_bound bound;   /**< of a count: how exact */
    zx_attendance_result result; /**< attended, on leave, or absent */
    int32_t reserved;            /**< 0 */
} zx_attendance;

/** Start of an initialiser of a ::zx_attendance. */
#define ZX_ATTENDANCE_INIT .size = sizeof(zx_attendance)

/** Convenes an activity. Takes kind, title, begins; ends, session, term, number, parent, organization, holder, place.
 *  @return as zx_verb_run(); ::ZX_EXISTS (the number); ::ZX_RULE "activity.dates-in-order", "activity.one-holder",
 *  "activity.holder-exists", "activity.in-session", "activity.within-session", "activity.within-term", "activity.numbered-in-term",
 *  "activity.number-counts", "activity.parent-takes-place". */
ZX_API zx_status zx_activity_convene(zx_store *store, const zx_act *act, const zx_activity *in, zx_id *out);

/** Moves one that was not held yet to another day or place. Takes id, begins; ends, place (unset: the place stays).
 *  @return as zx_activity_convene(); ::ZX_RULE "activity.convened", "activity.nobody-attended". */
ZX_API zx_status zx_activity_reschedule(zx_store *store, const zx_act *act, const zx_activity *in, zx_id *out);

/** Puts an item at the end of its agenda. Takes activity, title; subject, study_kind.
 *  @return as zx_verb_run(); ::ZX_RULE "activity.not-cancelled". */
ZX_API zx_status zx_activity_add_item(zx_store *store, const zx_act *act, const zx_agenda_item *in, zx_id *out);

/** Mends an item of the agenda: title, subject and study_kind become what is given, unset ones included. Takes id, title; subject,
 *  study_kind; the act needs a reason.
 *  @return as zx_verb_run(). */
ZX_API zx_status zx_activity_correct_item(zx_store *store, const zx_act *act, const zx_agenda_item *in, zx_id *out);

/** Notes who was there: a person by name, or a count. Takes activity; of a person: person, organization, manner; of a count: count,
 *  unit, bound, organization, group_name, manner.
 *  @return as zx_verb_run(); ::ZX_EXISTS (the person is noted already); ::ZX_RULE "activity.not-cancelled",
 *  "activity.person-or-count", "activity.count-complete", "activity.attended-after-it-began", "activity.voting-by-office". */
ZX_API zx_status zx_activity_attend(zx_store *store, const zx_act *act, const zx_attendance *in, zx_id *out);

/** Notes who was not there. Takes activity, person, result (::ZX_LEAVE, ::ZX_ABSENT); manner, reason.
 *  @return as zx_verb_run(); ::ZX_EXISTS (the person is noted already); ::ZX_RULE "activity.not-cancelled",
 *  "activity.excuse-is-not-attendance", "activity.attended-after-it-began", "activity.voting-by-office". */
ZX_API zx_status zx_activity_excuse(zx_store *store, const zx_act *act, const zx_attendance *in, zx_id *out);

/** Mends an attendance: every field but the activity becomes what is given, unset ones included. Takes id, result and the rest of
 *  zx_activity_attend() and zx_activity_excuse(); the act needs a reason.
 *  @return as those. */
ZX_API zx_status zx_activity_correct_attendance(zx_store *store, const zx_act *act, const zx_attendance *in, zx_id *out);

/** Says that it was held. Takes id; ends (its real last day).
 *  @return as zx_verb_run(); ::ZX_RULE "activity.convened", "activity.held-once-over", "activity.dates-in-order",
 *  "activity.within-session", "activity.within-term". */
ZX_API zx_status zx_activity_hold(zx_store *store, const zx_act *act, const zx_activity *in, zx_id *out);

/** Cancels one that was not held. Takes id; the act needs a reason.
 *  @return as zx_verb_run(); ::ZX_RULE "activity.convened", "activity.parts-cancelled", "activity.nobody-attended". */
ZX_API zx_status zx_activity_cancel(zx_store *store, const zx_act *act, const zx_activity *in, zx_id *out);

/** Mends what was entered wrongly: every field but the state becomes what is given, unset ones included. Takes id, kind, title,
 *  begins and the rest of zx_activity_convene(); the act needs a reason.
 *  @return as zx_activity_convene(); ::ZX_RULE "activity.no-circle". */
ZX_API zx_status zx_activity_correct(zx_store *store, const zx_act *act, const zx_activity *in, zx_id *out);

#ifdef __cplusplus
}
#endif
#endif
