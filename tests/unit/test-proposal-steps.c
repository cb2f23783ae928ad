/* SPDX-License-Identifier: MIT */
/* What may be done next is what the verbs allow; and what a proposal was on an earlier date is what it then was. */
#include "steps.h"

#include <stdio.h>

#include "domain/proposal/proposal.h"

/* ---- next steps ---- */

enum stage {
    DRAFT, PENDING, ABSORBED, CONVERTED, SENT_BACK, NOT_FILED, WITHDRAWN, FILED, ASSIGNED, PARTLY, REPLIED,
    JOINT, JOINT_REPLIED, TOGETHER, MERGED, UNMERGED, DECLINED, DECLINE_REFUSED, ENDED, REASSIGNED, EXTENDING, EXTENDED, PASSED_ON, RATED, DISSATISFIED, AGAIN, STAGES
};

/* One assignment, and what became of it. */
static void handle(int stage, zx_id proposal)
{
    zx_store *store = city->store;
    const zx_assignment_role role = stage == JOINT || stage == JOINT_REPLIED ? ZX_ROLE_LEAD : ZX_ROLE_SOLE;
    zx_id unit = stage == PASSED_ON ? city->channel : city->units[0], first = zxt_assigned(city, proposal, unit, role);
    zx_decline decline = {ZX_DECLINE_INIT, .assignment = first, .ground = "不属本单位职责"};
    zx_extension extension = {ZX_EXTENSION_INIT, .assignment = first, .until = {2020, 6, 20}, .ground = "涉及面广"};
    const zx_assignment next = {ZX_ASSIGNMENT_INIT, .replaces = first, .unit = city->units[1]};
    const zx_assignment below = {ZX_ASSIGNMENT_INIT, .proposal = proposal, .unit = city->units[0], .role = ZX_ROLE_SOLE, .parent = first};
    const zx_reply reply = {ZX_REPLY_INIT, .assignment = first, .reply_class = "C"};
    const zx_feedback form = {ZX_FEEDBACK_INIT, .proposal = proposal, .satisfaction = stage == RATED ? "satisfied" : "dissatisfied"};
    const zx_round again = {ZX_ROUND_INIT, .proposal = proposal};
    if (role == ZX_ROLE_LEAD)
        zxt_assigned(city, proposal, city->units[1], ZX_ROLE_ASSISTING);
    if (stage >= DECLINED && stage <= ENDED) {
        ck_ok(zx_assignment_decline(store, zxt_on(2020, 2, 21), &decline, &decline.id));
        const zx_decline it = {ZX_DECLINE_INIT, .id = decline.id};
        if (stage == DECLINE_REFUSED)
            ck_ok(zx_assignment_refuse_decline(store, zxt_on(2020, 2, 22), &it, NULL));
        if (stage == ENDED)
            ck_ok(zx_assignment_accept_decline(store, zxt_on(2020, 2, 22), &it, NULL));
    }
    if (stage == REASSIGNED)
        ck_ok(zx_assignment_reassign(store, zxt_on(2020, 2, 22), &next, NULL));
    if (stage == EXTENDING || stage == EXTENDED)
        ck_ok(zx_assignment_request_extension(store, zxt_on(2020, 3, 1), &extension, &extension.id));
    const zx_extension it = {ZX_EXTENSION_INIT, .id = extension.id};
    if (stage == EXTENDED)
        ck_ok(zx_assignment_grant_extension(store, zxt_on(2020, 3, 2), &it, NULL));
    if (stage == PASSED_ON)
        ck_ok(zx_proposal_assign(store, zxt_on(2020, 2, 22), &below, NULL));
    if (stage == JOINT_REPLIED || stage >= RATED)
        ck_ok(zx_proposal_reply(store, zxt_on(2020, 3, 20), &reply, NULL));
    if (stage >= RATED)
        ck_ok(zx_proposal_feedback(store, zxt_on(2020, 3, 25), &form, NULL));
    if (stage == AGAIN)
        ck_ok(zx_proposal_handle_again(store, zxt_on(2020, 3, 26), &again, NULL));
}

static zx_id in_stage(int stage)
{
    static const zx_examination_result results[] = {[ABSORBED] = ZX_EXAMINED_ABSORBED,   [CONVERTED] = ZX_EXAMINED_CONVERTED,
                                                    [SENT_BACK] = ZX_EXAMINED_SENT_BACK, [NOT_FILED] = ZX_EXAMINED_NOT_FILED,
                                                    [WITHDRAWN] = ZX_EXAMINED_WITHDRAWN, [FILED] = ZX_EXAMINED_FILED};
    zx_id id = 0;
    const zx_proposal given = zxt_proposal(city);
    if (stage == DRAFT) {
        ck_ok(zx_proposal_draft(city->store, zxt_on(2020, 1, 13), &given, &id));
        return id;
    }
    if (stage == PENDING)
        return zxt_submitted(city);
    if (stage == REPLIED)
        return zxt_replied(city);
    if (stage <= FILED)
        return zxt_examined(city, results[stage]);
    id = zxt_filed(city);
    if (stage >= TOGETHER && stage <= UNMERGED) {
        zxt_assigned(city, id, city->units[0], ZX_ROLE_SOLE);
        ck_ok(stage == TOGETHER ? handle_together(D(2020, 2, 21), id, zxt_filed(city)) : merge_into(D(2020, 2, 21), id, zxt_filed(city)));
        if (stage == UNMERGED)
            ck_ok(unmerge(D(2020, 2, 22), id));
        return id;
    }
    if (stage >= JOINT) {
        handle(stage, id);
        return id;
    }
    const zx_reply reply = {ZX_REPLY_INIT, .assignment = zxt_assigned(city, id, city->units[0], ZX_ROLE_SEPARATE), .reply_class = "A"};
    if (stage == PARTLY) {
        zxt_assigned(city, id, city->units[1], ZX_ROLE_SEPARATE);
        ck_ok(zx_proposal_reply(city->store, zxt_on(2020, 4, 1), &reply, NULL));
    }
    return id;
}

/* A step of an assignment, with something sensible. ZX_DONE where it needs what there is not. */
static zx_status take_of_assignment(const char *verb, zx_id assignment, const zx_act *act)
{
    zx_store *store = city->store;
    const zx_assignment it = {ZX_ASSIGNMENT_INIT, .id = assignment};
    const zx_assignment next = {ZX_ASSIGNMENT_INIT, .replaces = assignment, .unit = city->units[3]};
    const zx_decline decline = {ZX_DECLINE_INIT, .assignment = assignment, .ground = "不属本单位职责"};
    const zx_decline declined = {ZX_DECLINE_INIT, .id = steps_decline_of(assignment, (zx_decline_state)0)};
    const zx_extension extension = {ZX_EXTENSION_INIT, .assignment = assignment, .until = {2020, 6, 21}, .ground = "涉及面广"};
    const zx_extension asked = {ZX_EXTENSION_INIT, .id = steps_extension_of(assignment)};
    const zx_reminder reminder = {ZX_REMINDER_INIT, .assignment = assignment};
    const zx_talk talk = {ZX_TALK_INIT, .assignment = assignment, .mode = "visit"};
    const zx_comment comment = {ZX_COMMENT_INIT, .assignment = assignment, .content = "同意。"};
    const zx_reply reply = {ZX_REPLY_INIT, .assignment = assignment, .reply_class = "B"};
    if (strcmp(verb, "proposal.reply") == 0)
        return zx_proposal_reply(store, act, &reply, NULL);
    verb += strlen("assignment.");
    if (strcmp(verb, "acknowledge") == 0)
        return zx_assignment_acknowledge(store, act, &it, NULL);
    if (strcmp(verb, "reassign") == 0)
        return zx_assignment_reassign(store, act, &next, NULL);
    if (strcmp(verb, "withdraw") == 0)
        return zx_assignment_withdraw(store, act, &it, NULL);
    if (strcmp(verb, "decline") == 0)
        return zx_assignment_decline(store, act, &decline, NULL);
    if (strcmp(verb, "accept_decline") == 0)
        return declined.id ? zx_assignment_accept_decline(store, act, &declined, NULL) : ZX_DONE;
    if (strcmp(verb, "refuse_decline") == 0)
        return declined.id ? zx_assignment_refuse_decline(store, act, &declined, NULL) : ZX_DONE;
    if (strcmp(verb, "request_extension") == 0)
        return zx_assignment_request_extension(store, act, &extension, NULL);
    if (strcmp(verb, "grant_extension") == 0)
        return asked.id ? zx_assignment_grant_extension(store, act, &asked, NULL) : ZX_DONE;
    if (strcmp(verb, "refuse_extension") == 0)
        return asked.id ? zx_assignment_refuse_extension(store, act, &asked, NULL) : ZX_DONE;
    if (strcmp(verb, "remind") == 0)
        return zx_assignment_remind(store, act, &reminder, NULL);
    if (strcmp(verb, "talk") == 0)
        return zx_assignment_talk(store, act, &talk, NULL);
    ck_assert_msg(strcmp(verb, "comment") == 0, "%s is not tried here", verb);
    return zx_assignment_comment(store, act, &comment, NULL);
}

static bool is_of_assignment(const char *verb)
{
    return strncmp(verb, "assignment.", strlen("assignment.")) == 0 || strcmp(verb, "proposal.reply") == 0;
}

static zx_assignment_role open_role(zx_id proposal)
{
    const zx_assignment filter = {ZX_ASSIGNMENT_INIT, .proposal = proposal, .ended = ZX_NONE_DATE};
    zx_cursor *cursor = NULL;
    const void *row = NULL;
    ck_ok(zx_record_list(city->store, "assignment", &filter, NULL, &cursor));
    zx_assignment_role role = zx_cursor_next(cursor, &row) == ZX_OK ? ((const zx_assignment *)row)->role : (zx_assignment_role)0;
    zx_cursor_free(cursor);
    return role;
}

/* Refused for what it was given, not for how far the proposal has come: not tried. */
static zx_status unless(const char *rule, zx_status status)
{
    return status == ZX_RULE && strcmp(zx_error_last()->rule, rule) == 0 ? ZX_DONE : status;
}

/* Takes the step with something sensible; ZX_DONE where a step needs what the proposal does not have. */
static zx_status take(const zx_next_step *step, zx_id id, zx_id principal, const zx_act *act)
{
    const char *verb = step->verb;
    zx_proposal given = zxt_proposal(city);
    given.id = id;
    const zx_proposal by_id = {ZX_PROPOSAL_INIT, .id = id};
    const zx_proposal revision = {ZX_PROPOSAL_INIT, .id = id, .subject = "关于增设电梯的提案"};
    zx_examination examination = {ZX_EXAMINATION_INIT, .proposal = id};
    const zx_cosignature cosignature = {ZX_COSIGNATURE_INIT, .proposal = id, .signer = city->members[1]};
    const zx_assignment assignment = {ZX_ASSIGNMENT_INIT, .proposal = id, .unit = city->units[2], .role = ZX_ROLE_SEPARATE};
    const zx_assignment added = {ZX_ASSIGNMENT_INIT, .proposal = id, .unit = city->units[2],
                                 .role = open_role(id) == ZX_ROLE_SEPARATE ? ZX_ROLE_SEPARATE : ZX_ROLE_ASSISTING};
    const zx_round round = {ZX_ROUND_INIT, .proposal = id};
    const zx_feedback feedback = {ZX_FEEDBACK_INIT, .proposal = id, .satisfaction = "satisfied"};
    if (step->assignment)
        return take_of_assignment(verb, step->assignment, act);
    if (is_of_assignment(verb))
        return ZX_DONE; /* there is none */
    if (step->result) {
        const zx_record_type *type = zx_record_type_named("examination");
        const zx_field *field = zxi_field_named(type, "result");
        examination.result = (zx_examination_result)zxi_enum_code(field->values, step->result)->value;
        examination.ground = examination.result == ZX_EXAMINED_NOT_FILED ? "empty" : NULL;
        examination.into = examination.result == ZX_EXAMINED_ABSORBED ? principal : 0;
        return zx_proposal_examine(city->store, act, &examination, NULL);
    }
    if (strcmp(verb, "proposal.edit") == 0)
        return zx_proposal_edit(city->store, act, &given, NULL);
    given.session = 0;
    if (strcmp(verb, "proposal.correct") == 0)
        return zx_proposal_correct(city->store, act, &given, NULL);
    if (strcmp(verb, "proposal.submit") == 0)
        return zx_proposal_submit(city->store, act, &by_id, NULL);
    if (strcmp(verb, "proposal.revise") == 0)
        return zx_proposal_revise(city->store, act, &revision, NULL);
    if (strcmp(verb, "proposal.withdraw") == 0)
        return zx_proposal_withdraw(city->store, act, &examination, NULL);
    if (strcmp(verb, "proposal.invite") == 0)
        return zx_proposal_invite(city->store, act, &cosignature, NULL);
    if (strcmp(verb, "proposal.cosign") == 0) {
        const zx_act then = *zxt_on(2020, 1, 13);
        return zx_proposal_cosign(city->store, &then, &cosignature, NULL);
    }
    if (strcmp(verb, "proposal.assign") == 0)
        return unless("assignment.roles", zx_proposal_assign(city->store, act, &assignment, NULL));
    if (strcmp(verb, "proposal.add_unit") == 0)
        return unless("assignment.decline-open", zx_proposal_add_unit(city->store, act, &added, NULL));
    if (strcmp(verb, "proposal.handle_again") == 0)
        return zx_proposal_handle_again(city->store, act, &round, NULL);
    if (strcmp(verb, "proposal.merge") == 0)
        return merge_into(act->on, id, principal);
    if (strcmp(verb, "proposal.unmerge") == 0)
        return unmerge(act->on, id);
    if (strcmp(verb, "proposal.handle_together") == 0)
        return handle_together(act->on, id, principal);
    if (strcmp(verb, "proposal.handle_apart") == 0)
        return handle_apart(act->on, id);
    if (strcmp(verb, "proposal.consent") == 0)
        return consent_to(act->on, id, 0, ZX_YES);
    if (strcmp(verb, "proposal.feedback") == 0)
        return unless("feedback.once", zx_proposal_feedback(city->store, act, &feedback, NULL));
    ck_assert_msg(strcmp(verb, "proposal.sign") == 0 || strcmp(verb, "proposal.decline") == 0, "%s is not tried here", verb);
    return ZX_DONE; /* of an invitation: tested with co-signatures */
}

/* Tries a step, and undoes it. */
static void try(const zx_next_step *step, zx_id id, zx_id principal)
{
    ck_ok(zx_store_begin(city->store));
    zx_status status = take(step, id, principal, zxt_mend(2020, 4, 2));
    if (status != ZX_DONE && step->allowed == ZX_YES)
        ck_assert_msg(status == ZX_OK, "%s %s: %s", step->verb, step->result ? step->result : "", zxt_failure(status));
    if (status != ZX_DONE && step->allowed == ZX_NO) {
        ck_assert_msg(status == ZX_RULE, "%s %s was allowed", step->verb, step->result ? step->result : "");
        ck_assert_str_eq(zx_error_last()->rule, step->rule);
        ck_assert_str_eq(zx_error_last()->message, step->reason);
        ck_assert_str_eq(zx_error_last()->message_zh, step->reason_zh);
    }
    ck_ok(zx_store_rollback(city->store));
}

START_TEST(what_is_allowed_next_is_what_the_verbs_allow)
{
    zx_id principal = zxt_filed(city), id = in_stage(_i);
    zx_cursor *cursor = NULL;
    const void *row = NULL;
    int allowed = 0, forbidden = 0;
    ck_ok(zx_proposal_next_steps(city->store, id, (zx_date){2020, 4, 2}, &cursor));
    ck_assert_str_eq(zx_cursor_meta(cursor)->question, "next_steps");
    while (zx_cursor_next(cursor, &row) == ZX_OK) {
        const zx_next_step *step = row;
        ck_assert(step->allowed == ZX_YES ? !step->rule && !step->reason : step->rule && step->reason && step->reason_zh);
        if (step->allowed == ZX_YES)
            allowed++;
        else
            forbidden++;
        try(step, id, principal);
    }
    zx_cursor_free(cursor);
    ck_assert_int_ge(allowed, 1);
    ck_assert_int_ge(forbidden, 8);
}
END_TEST

static const zx_next_step *find(zx_cursor *cursor, const char *verb)
{
    const void *row = NULL;
    while (zx_cursor_next(cursor, &row) == ZX_OK)
        if (strcmp(((const zx_next_step *)row)->verb, verb) == 0)
            return row;
    return NULL;
}

/* A sector's draft: the day decides, and the last failure of the thread stays what it was. */
START_TEST(a_draft_s_submission_is_tried_in_full)
{
    zx_proposal sector = zxt_proposal(city);
    sector.proposer_kind = "sector";
    sector.lead = city->sector;
    sector.convenor = city->convenor;
    zx_id id = 0;
    ck_ok(zx_proposal_draft(city->store, zxt_on(2020, 1, 1), &sector, &id));
    ck_refused(zx_store_begin(NULL), ZX_MISUSE, NULL);
    zx_cursor *cursor = NULL;
    ck_ok(zx_proposal_next_steps(city->store, id, (zx_date){2020, 1, 17}, &cursor));
    const zx_next_step *step = find(cursor, "proposal.submit");
    ck_assert_str_eq(step->rule, "proposal.sector-in-plenary");
    zx_cursor_free(cursor);
    ck_ok(zx_proposal_next_steps(city->store, id, (zx_date){2020, 1, 16}, &cursor));
    ck_assert_int_eq(find(cursor, "proposal.submit")->allowed, ZX_YES);
    zx_cursor_free(cursor);
    ck_ok(zx_proposal_next_steps(city->store, id, (zx_date){2019, 12, 31}, &cursor));
    ck_assert_str_eq(find(cursor, "proposal.edit")->rule, "proposal.in-order");
    zx_cursor_free(cursor);
    ck_assert_int_eq(zx_error_last()->status, ZX_MISUSE);
    ck_refused(zx_proposal_next_steps(city->store, city->session, (zx_date){2020, 1, 16}, &cursor), ZX_NOT_FOUND, "record.kind");
    ck_refused(zx_proposal_next_steps(city->store, id, (zx_date){2020, 1, 0}, &cursor), ZX_INVALID, "on");
    ck_refused(zx_proposal_next_steps(city->store, id, (zx_date){2020, 1, 1}, NULL), ZX_MISUSE, NULL);
}
END_TEST

/* Every pair of an examination and a step is either in the table or refused by a rule that has a text. */
START_TEST(the_table_of_steps_is_whole)
{
    for (const zxi_proposal_step *step = zxi_steps; step->verb; step++) {
        ck_assert_ptr_nonnull(zxi_verb_named(step->verb));
        for (int examination = 0; examination <= ZX_PROPOSAL_WITHDRAWN; examination++)
            for (int handling = 0; handling <= ZX_HANDLING_REPLIED; handling++) {
                const zx_proposal proposal = {ZX_PROPOSAL_INIT, .examination = (zx_proposal_examination)examination,
                                              .handling = (zx_proposal_handling)handling};
                const zx_rule *rule = zxi_step_forbidden(step, &proposal);
                ck_assert(!rule || (rule->id && *rule->en && *rule->zh && *rule->source));
            }
    }
}
END_TEST

/* ---- as of an earlier date ---- */

enum { PROPOSALS = 12, DAYS = 60, ROOM = 64 };

/* What a day left behind: of every proposal and assignment what changes with the days, as text. */
typedef struct snapshot {
    char text[ROOM * 1600];
} snapshot;

static void describe(char *out, const zx_proposal *proposal)
{
    char filed[ZX_DATE_SIZE], replied[ZX_DATE_SIZE];
    zx_date_print(proposal->filed, filed);
    zx_date_print(proposal->replied, replied);
    sprintf(out + strlen(out), "%lld:%d,%lld,%s,%d,%s,%s,%s\n", (long long)proposal->id, (int)proposal->examination,
            proposal->case_number.set ? (long long)proposal->case_number.value : -1, filed, (int)proposal->handling, replied,
            proposal->outcome ? proposal->outcome : "", proposal->satisfaction ? proposal->satisfaction : "");
}

static void describe_assignment(char *out, const zx_assignment *assignment)
{
    const zx_date dates[] = {assignment->due, assignment->replied, assignment->acknowledged, assignment->commented, assignment->ended};
    sprintf(out + strlen(out), "%lld:%d,%d", (long long)assignment->id, (int)assignment->role, (int)assignment->ended_by);
    for (size_t i = 0; i < sizeof dates / sizeof *dates; i++) {
        char text[ZX_DATE_SIZE];
        zx_date_print(dates[i], text);
        sprintf(out + strlen(out), ",%s", text);
    }
    strcat(out, "\n");
}

static void take_snapshot(snapshot *out)
{
    zx_cursor *cursor = NULL;
    const void *row = NULL;
    out->text[0] = '\0';
    ck_ok(zx_record_list(city->store, "proposal", NULL, NULL, &cursor));
    while (zx_cursor_next(cursor, &row) == ZX_OK)
        if (((const zx_proposal *)row)->submitted.year)
            describe(out->text, row);
    zx_cursor_free(cursor);
    ck_ok(zx_record_list(city->store, "assignment", NULL, NULL, &cursor));
    while (zx_cursor_next(cursor, &row) == ZX_OK)
        describe_assignment(out->text, row);
    zx_cursor_free(cursor);
}

/* The same by the SELECTs that know earlier dates, wrapped as tallies wrap them. */
static void go_back(const char *kind, zx_date on, snapshot *out)
{
    const zx_record_type *type = zx_record_type_named(kind);
    char date[ZX_DATE_SIZE];
    zxi_buffer sql = {0};
    zxi_statement *statement = NULL;
    bool row;
    ck_ok(zxi_enter(city->store));
    ck_ok(zxi_read_begin(city->store));
    zxi_buffer_text(&sql, "SELECT ");
    zxi_buffer_text(&sql, "r.id, r.revision, r.written");
    for (size_t i = 0; i < type->count; i++)
        if (!(type->fields[i].flags & ZX_FIELD_LONG))
            zxi_buffer_format(&sql, ", r.\"%s\"", type->fields[i].name);
    zxi_buffer_format(&sql, " FROM (%s) AS r ORDER BY r.id", type->as_of);
    ck_ok(zxi_prepare(city->store, sql.bytes, &statement));
    zxi_bind_bytes(statement, 1, date, zx_date_print(on, date));
    while (zxi_step(statement, &row) == ZX_OK && row) {
        void *record = NULL;
        ck_ok(zxi_record_read(type, statement, false, zxi_call_arena(city->store), &record));
        if (strcmp(kind, "proposal") == 0)
            describe(out->text, record);
        else
            describe_assignment(out->text, record);
    }
    zxi_done(statement);
    zxi_read_end(city->store);
    zxi_leave(city->store);
    zxi_buffer_release(&sql);
}

static zx_date day(int number)
{
    return zx_date_add_days((zx_date){2020, 1, 12}, number);
}

static unsigned random_state;

static int pick(int below)
{
    random_state = random_state * 1103515245u + 12345u;
    return (int)((random_state >> 16) % (unsigned)below);
}

/* Whatever a step answers: OK or a rule. */
static void any_step(zx_id id, zx_id other, zx_date on)
{
    const zx_act *act = zxt_mend(on.year, on.month, on.day);
    static const char *const classes[] = {"A", "B", "C"}, *const satisfactions[] = {"satisfied", "dissatisfied"};
    zx_examination examination = {ZX_EXAMINATION_INIT, .proposal = id, .result = (zx_examination_result)(1 + pick(6))};
    examination.ground = examination.result == ZX_EXAMINED_NOT_FILED ? "academic" : NULL;
    examination.into = examination.result == ZX_EXAMINED_ABSORBED ? other : 0;
    if (pick(2) == 0)
        examination = (zx_examination){ZX_EXAMINATION_INIT, .proposal = id, .result = ZX_EXAMINED_FILED};
    const zx_reply reply = {ZX_REPLY_INIT, .assignment = steps_open_assignment(id), .reply_class = classes[pick(3)]};
    const zx_feedback feedback = {ZX_FEEDBACK_INIT, .proposal = id, .satisfaction = satisfactions[pick(2)]};
    const zx_proposal revision = {ZX_PROPOSAL_INIT, .id = id, .subject = "关于增设电梯的提案"};
    const zx_round again = {ZX_ROUND_INIT, .proposal = id};
    zx_status status;
    switch (pick(26)) {
    case 0:
    case 1: status = zx_proposal_examine(city->store, act, &examination, NULL); break;
    case 2: status = zx_proposal_revise(city->store, act, &revision, NULL); break;
    case 3:
    case 4:
    case 5: status = steps_any_assigning(pick, id, on); break;
    case 6: status = reply.assignment ? zx_proposal_reply(city->store, act, &reply, NULL) : ZX_OK; break;
    case 7: status = zx_proposal_handle_again(city->store, act, &again, NULL); break;
    case 8: status = zx_proposal_feedback(city->store, act, &feedback, NULL); break;
    case 9:
    case 10: status = merge_into(on, id, other); break;
    case 11: status = unmerge(on, id); break;
    case 12: status = steps_any_joining(pick, id, other, on); break;
    default: status = steps_any_handling(pick, id, on);
    }
    ck_assert_msg(status == ZX_OK || status == ZX_RULE, "%s", zxt_failure(status));
}

static int64_t last_entry(void)
{
    char *head = zxt_head(city->store);
    int64_t seq = strtoll(head, NULL, 10);
    free(head);
    return seq;
}

/* What was known by an entry, from a copy of the file set back to it. */
static void know(int64_t seq, snapshot *out)
{
    zx_store *now = city->store;
    ck_ok(zx_store_as_known(now, seq, NULL, NULL, &city->store));
    take_snapshot(out);
    zx_store_free(city->store);
    city->store = now;
}

START_TEST(an_earlier_date_shows_what_was_then)
{
    static snapshot days[DAYS], back;
    int64_t entries[DAYS];
    zx_id ids[PROPOSALS];
    int count = 0;
    random_state = (unsigned)_i * 7919u + 1;
    for (int at = 0; at < DAYS; at++) {
        zx_date on = day(at);
        if (count < PROPOSALS && pick(2) == 0) {
            const zx_proposal given = zxt_proposal(city);
            ck_ok(zx_proposal_submit(city->store, zxt_on(on.year, on.month, on.day), &given, &ids[count++]));
        }
        bool grouped = pick(2); /* what a group knows of its own steps, and what each of them reads anew, is the same */
        if (grouped)
            ck_ok(zx_store_begin(city->store));
        for (int step = 0; count > 0 && step < 12; step++)
            any_step(ids[pick(count)], ids[pick(count)], on);
        if (grouped)
            ck_ok(zx_store_commit(city->store));
        take_snapshot(&days[at]);
        entries[at] = last_entry();
    }
    for (int at = 0; at < DAYS; at++) {
        back.text[0] = '\0';
        go_back("proposal", day(at), &back);
        go_back("assignment", day(at), &back);
        ck_assert_str_eq(back.text, days[at].text);
    }
    for (int at = 0; at < DAYS; at += 7) {
        know(entries[at], &back);
        ck_assert_str_eq(back.text, days[at].text);
    }
    ck_ok(zx_journal_verify(city->store, NULL, NULL, NULL));
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("proposal-steps");
    TCase *each = zxt_city_tcase("steps");
    tcase_add_loop_test(each, what_is_allowed_next_is_what_the_verbs_allow, 0, STAGES);
    tcase_add_test(each, a_draft_s_submission_is_tried_in_full);
    tcase_add_test(each, the_table_of_steps_is_whole);
    tcase_add_loop_test(each, an_earlier_date_shows_what_was_then, 0, 10);
    suite_add_tcase(suite, each);
    return zxt_run(suite);
}
