/* SPDX-License-Identifier: MIT */
#include "every.h"

#include <stdio.h>
#include <unistd.h>

#include "hand.h"

static char wrong[900];

static int differs(const char *call, zx_status got, zx_status expected)
{
    const char *told = got == expected ? zxt_error_differs(expected, NULL) : zxt_failure(got);
    if (told)
        snprintf(wrong, sizeof wrong, "%s\n    instead of %s: %s", call, zx_status_name(expected), told);
    return told != NULL;
}

#define TRY(call)                         \
    do {                                  \
        if (differs(#call, call, status)) \
            return wrong;                 \
    } while (0)

static const char *try_store(zx_store *store, zx_status status)
{
    zx_store *then = (zx_store *)1;
    const char *const fields[] = {"name"};
    TRY(zx_store_begin(store));
    TRY(zx_store_commit(store));
    TRY(zx_store_rollback(store));
    TRY(zx_store_check(store, ZX_CHECK_PAGES, NULL, NULL));
    TRY(zx_store_copy(store, "/nowhere/at/all.zx", NULL, NULL));
    TRY(zx_store_as_known(store, 1, NULL, NULL, &then));
    TRY(zx_journal_verify(store, NULL, NULL, NULL));
    TRY(zx_record_redact(store, &hand_mending, "person", 1, fields, 1));
    return then == (zx_store *)1 ? NULL : "zx_store_as_known(): an output was touched";
}

static const char *try_reading(zx_store *store, zx_cursor *cursor, zx_status status)
{
    zx_id id = -7;
    int64_t count = -7;
    void *record = (void *)1;
    const void *row = (void *)1;
    const char *kind = (void *)1;
    char *head = (void *)1;
    zx_cursor *list = (void *)1;
    TRY(zx_record_get(store, "person", 1, &record));
    TRY(zx_record_kind(store, 1, &kind));
    TRY(zx_record_list(store, "person", NULL, NULL, &list));
    TRY(zx_record_count(store, "person", NULL, NULL, &count));
    TRY(zx_journal_head(store, &head));
    TRY(zx_journal_history(store, 1, &list));
    TRY(zx_journal_list(store, 0, 0, &list));
    TRY(zx_rulebook_on(store, hand_act.on, &id));
    if (cursor)
        TRY(zx_cursor_next(cursor, &row));
    bool same = id == -7 && count == -7 && record == (void *)1 && row == (void *)1 && kind == (void *)1 && head == (void *)1 && list == (void *)1;
    return same ? NULL : "reading: an output was touched";
}

static const char *try_questions(zx_store *store, zx_status status)
{
    zx_id id = -7;
    char *name = (void *)1;
    zx_cursor *list = (void *)1;
    const zx_tally_options options = {ZX_TALLY_INIT, .on = {2020, 1, 15}};
    const zx_due_options due = {ZX_DUE_INIT, .on = {2020, 1, 15}};
    const zx_date none = {0};
    zx_date day = {0};
    zx_yes_no working = (zx_yes_no)0;
    const zx_times_options times = {ZX_TIMES_INIT, .begins = "submitted", .ends = "filed", .on = {2020, 1, 15}};
    const zx_satisfaction_options satisfaction = {ZX_SATISFACTION_INIT, .on = {2020, 1, 15}};
    TRY(zx_proposal_next_steps(store, 1, hand_act.on, &list));
    TRY(zx_assignment_due(store, 1, &list));
    TRY(zx_members_on(store, 1, hand_act.on, &list));
    TRY(zx_balance(store, 1, hand_act.on, &list));
    TRY(zx_tally(store, "proposal", &options, &list));
    TRY(zx_due(store, &due, &list));
    TRY(zx_times(store, &times, &list));
    TRY(zx_satisfaction(store, &satisfaction, &list));
    TRY(zx_annual(store, 1, hand_act.on, &list));
    TRY(zx_reply_undelivered(store, 1, hand_act.on, &list));
    TRY(zx_session_name(store, 1, ZX_YES, &name));
    TRY(zx_session_find(store, "十四届三次会议", &id));
    TRY(zx_term_on(store, hand_act.on, &id));
    TRY(zx_organization_name_on(store, 1, hand_act.on, &name));
    TRY(zx_calendar_is_working_day(store, hand_act.on, none, &working));
    TRY(zx_calendar_add_working_days(store, hand_act.on, 1, none, &day));
    TRY(zx_calendar_days(store, hand_act.on, hand_act.on, none, &list));
    if (working || day.year)
        return "calendar: an output was touched";
    return id == -7 && name == (void *)1 && list == (void *)1 ? NULL : "questions: an output was touched";
}

static const char *try_verbs(zx_store *store, zx_status status)
{
    zx_id id = -7;
    size_t failed = 77;
    const zx_person person = {ZX_PERSON_INIT, .name = "王伟"};
    const void *const in[] = {&person};
    const zx_assignment assignment = {ZX_ASSIGNMENT_INIT};
    const zx_assignment *const assignments[] = {&assignment};
    TRY(zx_proposal_assign_many(store, &hand_act, assignments, 1, &id, &failed));
    TRY(zx_person_add(store, &hand_act, &person, &id));
    TRY(zx_verb_run_many(store, "person.add", &hand_act, in, 1, &id, &failed, NULL, NULL));
    const zx_verb *verb;
    for (size_t i = 0; (verb = zx_verb_at(i)); i++) {
        max_align_t blank[100] = {0};
        size_t size = zx_record_type_size(zx_record_type_named(verb->record));
        memcpy(blank, &size, sizeof size);
        if (differs(verb->name, zx_verb_run(store, verb->name, &hand_mending, blank, &id), status))
            return wrong;
    }
    return id == -7 && failed == 77 ? NULL : "verbs: an output was touched";
}

const char *every_call(zx_store *store, zx_cursor *cursor, zx_status status)
{
    const char *found = try_store(store, status);
    if (!found)
        found = try_reading(store, cursor, status);
    if (!found)
        found = try_questions(store, status);
    return found ? found : try_verbs(store, status);
}
