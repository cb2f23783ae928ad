/* SPDX-License-Identifier: MIT */
/* Every clock that runs on a date. Dates are worked out by hand: 20 February 2020 is a Thursday, and no holiday lies in March. */
#include <stdio.h>
#include <stdlib.h>

#include "fixture.h"

/* ---- the answer as text ---- */

static const char *code_of(const zx_record_type *type, const char *name, int value)
{
    const zx_field *field;
    for (size_t i = 0; (field = zx_record_type_field(type, i)); i++)
        for (size_t j = 0; strcmp(field->name, name) == 0 && j < field->values->count; j++)
            if (field->values->values[j].value == value)
                return field->values->values[j].code;
    return "?";
}

static void print(const zx_record_type *type, const zx_due_line *line, char *out, size_t size)
{
    char begins[ZX_DATE_SIZE], due[ZX_DATE_SIZE];
    zx_date_print(line->begins, begins);
    zx_date_print(line->due, due);
    ck_assert_ptr_nonnull(line->reason);
    ck_assert_ptr_nonnull(line->reason_zh);
    snprintf(out, size, "%s %s %s %d %s\n", code_of(type, "clock", (int)line->clock), begins, due, (int)line->days_left.value,
             code_of(type, "state", (int)line->state));
}

/* The lines on a date, for free(). */
static char *lines_of(const zx_due_options *options)
{
    zx_cursor *cursor = NULL;
    const void *row;
    char *text = calloc(1, 100000), line[200];
    ck_ok(zx_due(city->store, options, &cursor));
    while (zx_cursor_next(cursor, &row) == ZX_OK) {
        print(zx_cursor_type(cursor), row, line, sizeof line);
        strcat(text, line);
    }
    ck_assert_ptr_nonnull(zx_cursor_meta(cursor)->definition_zh);
    zx_cursor_free(cursor);
    return text;
}

static char *lines_on(int month, int day)
{
    const zx_due_options options = {ZX_DUE_INIT, .on = {2020, (uint8_t)month, (uint8_t)day}};
    return lines_of(&options);
}

static void ck_lines(char *lines, const char *expected, int line)
{
    ck_assert_msg(strcmp(lines, expected) == 0, "line %d:\n%s\ninstead of\n%s", line, lines, expected);
    free(lines);
}

#define CK_ON(month_, day_, expected_) ck_lines(lines_on(month_, day_), expected_, __LINE__)
#define CK_OF(expected_, ...) ck_lines(lines_of(&(const zx_due_options){ZX_DUE_INIT, __VA_ARGS__}), expected_, __LINE__)

/* ---- steps ---- */

static void rate(int month, int day, zx_id proposal, const char *satisfaction)
{
    const zx_feedback form = {ZX_FEEDBACK_INIT, .proposal = proposal, .satisfaction = satisfaction, .returned = satisfaction ? ZX_YES : ZX_NO};
    ck_ok(zx_proposal_feedback(city->store, zxt_on(2020, month, day), &form, NULL));
}

static void reply(int month, int day, zx_id assignment)
{
    const zx_reply given = {ZX_REPLY_INIT, .assignment = assignment, .reply_class = "A"};
    ck_ok(zx_proposal_reply(city->store, zxt_on(2020, month, day), &given, NULL));
}

static void acknowledge(int month, int day, zx_id assignment)
{
    const zx_assignment given = {ZX_ASSIGNMENT_INIT, .id = assignment};
    ck_ok(zx_assignment_acknowledge(city->store, zxt_on(2020, month, day), &given, NULL));
}

static void talk(int month, int day, zx_id assignment)
{
    const zx_talk given = {ZX_TALK_INIT, .assignment = assignment, .mode = "telephone"};
    ck_ok(zx_assignment_talk(city->store, zxt_on(2020, month, day), &given, NULL));
}

static zx_id decline(int month, int day, zx_id assignment)
{
    const zx_decline given = {ZX_DECLINE_INIT, .assignment = assignment, .ground = "不属本单位职责"};
    zx_id id = 0;
    ck_ok(zx_assignment_decline(city->store, zxt_on(2020, month, day), &given, &id));
    return id;
}

#define ALL                                             \
    "acknowledge 2020-02-20 2020-02-27 2 soon\n"        \
    "decline 2020-02-20 2020-03-05 9 soon\n"            \
    "first_talk 2020-02-20 2020-03-12 16 running\n"     \
    "reply 2020-02-20 2020-05-20 85 running\n"

START_TEST(the_clocks_of_an_assignment_run_until_it_is_done)
{
    zx_id id = zxt_assigned(city, zxt_filed(city), city->units[0], ZX_ROLE_SOLE);
    CK_ON(2, 19, "");
    CK_ON(2, 25, ALL);
    acknowledge(2, 26, id);
    CK_ON(2, 25, ALL);
    CK_ON(2, 26, "decline 2020-02-20 2020-03-05 8 soon\nfirst_talk 2020-02-20 2020-03-12 15 soon\nreply 2020-02-20 2020-05-20 84 running\n");
    /* what may no longer be declined is not late; the talk is */
    CK_ON(3, 13, "first_talk 2020-02-20 2020-03-12 -1 overdue\nreply 2020-02-20 2020-05-20 68 running\n");
    talk(3, 16, id);
    CK_ON(5, 4, "reply 2020-02-20 2020-05-20 16 running\n");
    CK_ON(5, 5, "reply 2020-02-20 2020-05-20 15 soon\n");
    CK_ON(5, 20, "reply 2020-02-20 2020-05-20 0 soon\n");
    CK_ON(5, 21, "reply 2020-02-20 2020-05-20 -1 overdue\n");
    CK_ON(6, 19, "reply 2020-02-20 2020-05-20 -30 overdue\n");
    CK_ON(6, 20, "reply 2020-02-20 2020-05-20 -31 long_overdue\n");
    reply(6, 22, id);
    CK_ON(6, 20, "reply 2020-02-20 2020-05-20 -31 long_overdue\n");
    CK_ON(6, 22, "feedback 2020-06-22 2020-07-22 30 running\n");
}
END_TEST

START_TEST(declined_and_not_settled)
{
    zx_id id = zxt_assigned(city, zxt_filed(city), city->units[0], ZX_ROLE_SOLE), declined = decline(2, 26, id);
    const zx_decline given = {ZX_DECLINE_INIT, .id = declined};
    CK_ON(2, 25, ALL);
    CK_ON(2, 26, "reply 2020-02-20 2020-05-20 84 running\n");
    ck_ok(zx_assignment_refuse_decline(city->store, zxt_on(2020, 2, 28), &given, NULL));
    CK_ON(2, 26, "reply 2020-02-20 2020-05-20 84 running\n");
    CK_ON(2, 28, "acknowledge 2020-02-20 2020-02-27 -1 overdue\nfirst_talk 2020-02-20 2020-03-12 13 soon\nreply 2020-02-20 2020-05-20 82 running\n");
}
END_TEST

START_TEST(declined_accepted_and_assigned_anew)
{
    zx_id id = zxt_assigned(city, zxt_filed(city), city->units[0], ZX_ROLE_SOLE), declined = decline(2, 26, id);
    const zx_decline given = {ZX_DECLINE_INIT, .id = declined};
    const zx_assignment next = {ZX_ASSIGNMENT_INIT, .replaces = id, .unit = city->units[1]};
    ck_ok(zx_assignment_accept_decline(city->store, zxt_on(2020, 2, 28), &given, NULL));
    CK_ON(2, 27, "reply 2020-02-20 2020-05-20 83 running\n");
    CK_ON(2, 28, "");
    ck_ok(zx_assignment_reassign(city->store, zxt_on(2020, 3, 2), &next, NULL));
    CK_ON(2, 27, "reply 2020-02-20 2020-05-20 83 running\n");
    /* from Monday 2 March: a restart, and fresh windows for the other unit */
    CK_ON(3, 3, "acknowledge 2020-03-02 2020-03-09 6 soon\ndecline 2020-03-02 2020-03-16 13 soon\n"
                "first_talk 2020-03-02 2020-03-23 20 running\nreply 2020-03-02 2020-06-02 91 running\n");
    CK_OF("", .on = {2020, 3, 3}, .unit = city->units[0]);
}
END_TEST

START_TEST(assisting_units_send_comments_while_the_lead_unit_has_not_replied)
{
    zx_id id = zxt_filed(city), lead = zxt_assigned(city, id, city->units[0], ZX_ROLE_LEAD);
    zxt_assigned(city, id, city->units[1], ZX_ROLE_ASSISTING);
    CK_OF("acknowledge 2020-02-20 2020-02-27 -12 long_overdue\nacknowledge 2020-02-20 2020-02-27 -12 long_overdue\n"
          "first_talk 2020-02-20 2020-03-12 2 soon\nassist 2020-02-20 2020-03-20 10 running\nreply 2020-02-20 2020-05-20 71 running\n",
          .on = {2020, 3, 10}, .soon_days = {1, 9}, .long_overdue_days = {1, 11}, .session = city->session, .proposer = city->members[0]);
    CK_OF("", .on = {2020, 3, 10}, .session = city->former_session);
    CK_OF("", .on = {2020, 3, 10}, .proposer = city->members[1]);
    CK_OF("assist 2020-02-20 2020-03-20 10 soon\n", .on = {2020, 3, 10}, .clock = ZX_CLOCK_ASSIST);
    reply(3, 15, lead);
    CK_OF("feedback 2020-03-15 2020-04-15 31 running\n", .on = {2020, 3, 15});
    CK_OF("assist 2020-02-20 2020-03-20 10 soon\n", .on = {2020, 3, 10}, .clock = ZX_CLOCK_ASSIST);
}
END_TEST

START_TEST(separate_units_each_have_their_own)
{
    zx_id id = zxt_filed(city), first = zxt_assigned(city, id, city->units[0], ZX_ROLE_SEPARATE);
    zx_id second = zxt_assigned(city, id, city->units[1], ZX_ROLE_SEPARATE);
    reply(3, 20, first);
    CK_OF("reply 2020-02-20 2020-05-20 50 running\n", .on = {2020, 3, 31}, .clock = ZX_CLOCK_REPLY);
    CK_OF("", .on = {2020, 3, 31}, .unit = city->units[0]);
    CK_OF("", .on = {2020, 3, 31}, .clock = ZX_CLOCK_FEEDBACK);
    reply(4, 2, second);
    CK_OF("feedback 2020-04-02 2020-05-02 30 running\n", .on = {2020, 4, 2});
}
END_TEST

START_TEST(what_a_channel_passed_on_is_its_units)
{
    zx_id id = zxt_filed(city), channel = zxt_assigned(city, id, city->channel, ZX_ROLE_SOLE);
    const zx_assignment on = {ZX_ASSIGNMENT_INIT, .proposal = id, .unit = city->units[0], .role = ZX_ROLE_SOLE, .parent = channel,
                              .channel = city->channel};
    ck_ok(zx_proposal_assign(city->store, zxt_on(2020, 2, 24), &on, NULL));
    CK_OF("reply 2020-02-20 2020-05-20 88 running\n", .on = {2020, 2, 22}, .unit = city->channel, .clock = ZX_CLOCK_REPLY);
    CK_OF("", .on = {2020, 2, 24}, .unit = city->channel);
    CK_OF("reply 2020-02-24 2020-05-24 90 running\n", .on = {2020, 2, 24}, .channel = city->channel, .clock = ZX_CLOCK_REPLY);
}
END_TEST

START_TEST(an_extension_counts_from_the_day_it_was_granted)
{
    zx_id id = zxt_assigned(city, zxt_filed(city), city->units[0], ZX_ROLE_SOLE), asked = 0;
    const zx_extension request = {ZX_EXTENSION_INIT, .assignment = id, .until = {2020, 7, 31}, .ground = "须会同多部门研究"};
    ck_ok(zx_assignment_request_extension(city->store, zxt_on(2020, 5, 11), &request, &asked));
    const zx_extension grant = {ZX_EXTENSION_INIT, .id = asked};
    ck_ok(zx_assignment_grant_extension(city->store, zxt_on(2020, 5, 15), &grant, NULL));
    CK_OF("reply 2020-02-20 2020-05-20 6 soon\n", .on = {2020, 5, 14}, .clock = ZX_CLOCK_REPLY);
    CK_OF("extension 2020-02-20 2020-07-31 77 running\n", .on = {2020, 5, 15}, .clock = ZX_CLOCK_EXTENSION);
    CK_OF("", .on = {2020, 5, 15}, .clock = ZX_CLOCK_REPLY);
    zx_cursor *cursor = NULL;
    const void *row = NULL;
    ck_ok(zx_assignment_due(city->store, id, &cursor));
    ck_ok(zx_cursor_next(cursor, &row));
    ck_assert_str_eq(((const zx_due_date *)row)->reason, "3 months from the day after 2020-02-20: 2020-05-20 (“全国通用规则” of 1949-09-21, "
                                                         "clocks.reply); extended to 2020-07-31 (3 months at a time, 6 at most)");
    ck_assert_str_eq(((const zx_due_date *)row)->reason_zh, "自 2020-02-20 次日起 3 个月，至 2020-05-20（《全国通用规则》1949-09-21 版 clocks.reply）；"
                                                            "延期至 2020-07-31（每次 3 个月，总计最长 6 个月）");
    zx_cursor_free(cursor);
}
END_TEST

START_TEST(feedback_and_handling_again)
{
    zx_id id = zxt_replied(city); /* on 1 April */
    const zx_round again = {ZX_ROUND_INIT, .proposal = id};
    CK_ON(4, 9, "feedback 2020-04-01 2020-05-01 22 running\n");
    rate(4, 10, id, "dissatisfied");
    CK_ON(4, 9, "feedback 2020-04-01 2020-05-01 22 running\n");
    CK_ON(4, 10, "again 2020-04-10 2020-07-10 91 running\n");
    ck_ok(zx_proposal_handle_again(city->store, zxt_on(2020, 4, 15), &again, NULL));
    CK_ON(4, 9, "feedback 2020-04-01 2020-05-01 22 running\n");
    CK_ON(4, 14, "again 2020-04-10 2020-07-10 87 running\n");
    CK_ON(4, 16, "again 2020-04-10 2020-07-10 85 running\n");
    zx_assignment second = {ZX_ASSIGNMENT_INIT, .proposal = id, .unit = city->units[0], .role = ZX_ROLE_SOLE};
    zx_id assignment = 0;
    ck_ok(zx_proposal_assign(city->store, zxt_on(2020, 4, 20), &second, &assignment));
    CK_ON(4, 16, "again 2020-04-10 2020-07-10 85 running\n");
    CK_OF("again 2020-04-20 2020-07-20 91 running\n", .on = {2020, 4, 20}, .clock = ZX_CLOCK_AGAIN, .unit = city->units[0]);
    reply(5, 20, assignment);
    CK_ON(4, 10, "again 2020-04-10 2020-07-10 91 running\n");
    CK_ON(5, 20, "feedback 2020-05-20 2020-06-20 31 running\n");
    rate(5, 25, id, "satisfied");
    CK_ON(5, 25, "");
    CK_ON(5, 20, "feedback 2020-05-20 2020-06-20 31 running\n");
    CK_ON(4, 9, "feedback 2020-04-01 2020-05-01 22 running\n");
}
END_TEST

START_TEST(a_form_that_is_not_coming_is_not_waited_for)
{
    zx_id id = zxt_replied(city);
    rate(5, 10, id, NULL);
    CK_ON(5, 9, "feedback 2020-04-01 2020-05-01 -8 overdue\n");
    CK_ON(5, 10, "");
}
END_TEST

START_TEST(a_withdrawn_proposal_was_open_before)
{
    zx_id id = zxt_filed(city);
    zxt_assigned(city, id, city->units[0], ZX_ROLE_SOLE);
    const zx_examination withdrawn = {ZX_EXAMINATION_INIT, .proposal = id, .note = "已自行解决"};
    ck_ok(zx_proposal_withdraw(city->store, zxt_mend(2020, 3, 2), &withdrawn, NULL));
    CK_ON(2, 25, ALL);
    CK_ON(3, 2, "");
}
END_TEST

START_TEST(holidays_that_are_not_published_are_told_apart)
{
    zx_id id = zxt_filed(city);
    const zx_assignment late = {ZX_ASSIGNMENT_INIT, .proposal = id, .unit = city->units[0], .role = ZX_ROLE_SOLE};
    ck_ok(zx_proposal_assign(city->store, zxt_on(2026, 12, 21), &late, NULL));
    /* 22, 23, 24, 25, 28 December are five working days; ten and fifteen end in 2027 */
    CK_OF("acknowledge 2026-12-21 2026-12-28 6 soon\nreply 2026-12-21 2027-03-21 89 running\n"
          "decline 2026-12-21  0 unknown\nfirst_talk 2026-12-21  0 unknown\n", .on = {2026, 12, 22});
    zx_cursor *cursor = NULL;
    const void *row = NULL;
    const zx_due_options options = {ZX_DUE_INIT, .on = {2026, 12, 22}, .state = ZX_DUE_UNKNOWN};
    ck_ok(zx_due(city->store, &options, &cursor));
    ck_ok(zx_cursor_next(cursor, &row));
    const zx_due_line *line = row;
    ck_assert_int_eq(line->days_left.set, 0);
    ck_assert_str_eq(line->reason, "2027: working days are counted only in years whose holidays have been published");
    ck_assert_str_eq(line->reason_zh, "2027 年：只在节假日安排已经公布的年份计算工作日");
    ck_assert_int_ne(line->rulebook, 0);
    zx_cursor_free(cursor);
}
END_TEST

static zx_status adopt(const char *clocks, zx_date starts)
{
    const char *national = zx_rulebook_national(), *from = strstr(national, "\"clocks\": {"), *to = strstr(national, "\"handling\": {");
    char *document = calloc(1, strlen(national) + strlen(clocks) + 1);
    strncat(document, national, (size_t)(from - national));
    strcat(document, clocks);
    strcat(document, to);
    const zx_rulebook rulebook = {ZX_RULEBOOK_INIT, .title = "本市规则", .document = document, .starts = starts};
    zx_status status = zx_rulebook_adopt(city->store, zxt_on(2020, 2, 20), &rulebook, NULL);
    free(document);
    return status;
}

START_TEST(a_later_version_leaves_running_clocks_alone)
{
    static const char shorter[] = "\"clocks\": {\"reply\": {\"months\": 1}}, ";
    zxt_assigned(city, zxt_filed(city), city->units[0], ZX_ROLE_SOLE);
    ck_rule(city->store, adopt(shorter, (zx_date){2020, 2, 20}), "rulebook.not-before-judged-steps", "starts");
    ck_ok(adopt(shorter, (zx_date){2020, 3, 2}));
    const zx_assignment next = {ZX_ASSIGNMENT_INIT, .proposal = zxt_filed(city), .unit = city->units[1], .role = ZX_ROLE_SOLE};
    ck_ok(zx_proposal_assign(city->store, zxt_on(2020, 3, 4), &next, NULL));
    CK_OF("reply 2020-03-04 2020-04-04 30 running\nreply 2020-02-20 2020-05-20 76 running\n", .on = {2020, 3, 5}, .clock = ZX_CLOCK_REPLY);
    CK_OF("", .on = {2020, 3, 5}, .unit = city->units[1], .clock = ZX_CLOCK_DECLINE);
    CK_OF("decline 2020-02-20 2020-03-05 0 soon\n", .on = {2020, 3, 5}, .clock = ZX_CLOCK_DECLINE);
}
END_TEST

/* An office cannot wait for next year's holidays to assign: the date follows once they are known. */
START_TEST(assigned_before_the_holidays_are_published)
{
    static const char by_working_days[] = "\"clocks\": {\"reply\": {\"working_days\": 20}}, ";
    zx_id id = zxt_filed(city), assignment = 0;
    zx_cursor *cursor = NULL;
    const void *row = NULL;
    void *kept = NULL;
    const zx_assignment given = {ZX_ASSIGNMENT_INIT, .proposal = id, .unit = city->units[0], .role = ZX_ROLE_SOLE};
    const zx_calendar next_year = {ZX_CALENDAR_INIT, .year = {1, 2027}, .source = "样例通知", .published = {2026, 12, 20}, .document =
        "{\"holidays\":[{\"name\":\"元旦\",\"en\":\"New Year's Day\",\"from\":\"2027-01-01\",\"to\":\"2027-01-03\"}]}"};
    ck_ok(adopt(by_working_days, (zx_date){2026, 1, 1}));
    ck_ok(zx_proposal_assign(city->store, zxt_on(2026, 12, 10), &given, &assignment));
    ck_ok(zx_record_get(city->store, "assignment", assignment, &kept));
    ck_assert_int_eq(((zx_assignment *)kept)->due.year, 0);
    zx_free(kept);
    ck_refused(zx_assignment_due(city->store, assignment, &cursor), ZX_RULE, "calendar.year-known");
    ck_ok(zx_calendar_publish(city->store, zxt_on(2026, 12, 20), &next_year, NULL));
    CK_OF("reply 2026-12-10  0 unknown\n", .on = {2026, 12, 19});
    /* 11; 14-18; 21-25; 28-31 December are fifteen, 4-8 January five */
    CK_OF("reply 2026-12-10 2027-01-08 19 running\n", .on = {2026, 12, 20});
    ck_ok(zx_assignment_due(city->store, assignment, &cursor));
    ck_ok(zx_cursor_next(cursor, &row));
    ck_assert_int_eq(zx_date_compare(((const zx_due_date *)row)->due, (zx_date){2027, 1, 8}), 0);
    zx_cursor_free(cursor);
}
END_TEST

START_TEST(lines_name_everybody_and_explain)
{
    zx_id id = zxt_filed(city), assignment = zxt_assigned(city, id, city->units[0], ZX_ROLE_SOLE), rulebook = 0;
    zx_cursor *cursor = NULL;
    const void *row = NULL;
    const zx_due_options options = {ZX_DUE_INIT, .on = {2020, 2, 25}, .clock = ZX_CLOCK_DECLINE};
    ck_ok(zx_rulebook_on(city->store, (zx_date){2020, 2, 20}, &rulebook));
    ck_ok(zx_due(city->store, &options, &cursor));
    ck_ok(zx_cursor_next(cursor, &row));
    const zx_due_line *line = row;
    ck_assert(line->proposal == id && line->assignment == assignment && line->unit == city->units[0] && line->proposer == city->members[0]);
    ck_assert_int_eq(line->rulebook, rulebook);
    ck_assert_str_eq(line->reason, "10 working days from the day after 2020-02-20: 2020-03-05 (“全国通用规则” of 1949-09-21, clocks.decline); "
                                   "not counted: 4 weekend days");
    ck_assert_str_eq(line->reason_zh, "自 2020-02-20 次日起 10 个工作日，至 2020-03-05（《全国通用规则》1949-09-21 版 clocks.decline）；不计：周末 4 天");
    zx_cursor_free(cursor);
}
END_TEST

/* A clock that is overdue, one that is soon due, one that runs. */
START_TEST(several_states_at_once)
{
    zxt_assigned(city, zxt_filed(city), city->units[0], ZX_ROLE_SOLE);
    CK_OF("acknowledge 2020-02-20 2020-02-27 -4 overdue\n", .on = {2020, 3, 2}, .states = ZX_DUE_LATE);
    CK_OF("acknowledge 2020-02-20 2020-02-27 -4 long_overdue\n", .on = {2020, 3, 2}, .states = ZX_DUE_LATE, .long_overdue_days = {1, 3});
    CK_OF("acknowledge 2020-02-20 2020-02-27 -4 overdue\ndecline 2020-02-20 2020-03-05 3 soon\nfirst_talk 2020-02-20 2020-03-12 10 soon\n",
          .on = {2020, 3, 2}, .states = ZX_DUE_LATE | ZX_DUE_IN(ZX_DUE_SOON));
    CK_OF("reply 2020-02-20 2020-05-20 79 running\n", .on = {2020, 3, 2}, .states = ZX_DUE_IN(ZX_DUE_RUNNING));
    CK_OF("", .on = {2020, 3, 2}, .states = ZX_DUE_LATE, .state = ZX_DUE_SOON);
}
END_TEST

START_TEST(options_are_checked)
{
    zx_cursor *cursor = NULL;
    const zx_due_options none = {ZX_DUE_INIT}, clock = {ZX_DUE_INIT, .on = {2020, 3, 1}, .clock = (zx_clock)99},
                         state = {ZX_DUE_INIT, .on = {2020, 3, 1}, .state = (zx_due_state)99},
                         states = {ZX_DUE_INIT, .on = {2020, 3, 1}, .states = ZX_DUE_LATE | 1u << 6},
                         soon = {ZX_DUE_INIT, .on = {2020, 3, 1}, .soon_days = {1, -1}},
                         early = {ZX_DUE_INIT, .on = {1900, 1, 1}};
    ck_refused(zx_due(city->store, &none, &cursor), ZX_INVALID, "on");
    ck_refused(zx_due(city->store, &clock, &cursor), ZX_INVALID, "clock");
    ck_refused(zx_due(city->store, &state, &cursor), ZX_INVALID, "state");
    ck_refused(zx_due(city->store, &states, &cursor), ZX_INVALID, "states");
    ck_refused(zx_due(city->store, &soon, &cursor), ZX_INVALID, "soon_days");
    ck_refused(zx_due(city->store, &early, &cursor), ZX_NOT_FOUND, NULL);
    ck_refused(zx_due(city->store, NULL, &cursor), ZX_MISUSE, NULL);
    ck_refused(zx_due(city->store, &early, NULL), ZX_MISUSE, NULL);
    ck_assert_ptr_null(cursor);
}
END_TEST

ZXT_CITY_MAIN("due", the_clocks_of_an_assignment_run_until_it_is_done, declined_and_not_settled, declined_accepted_and_assigned_anew,
              assisting_units_send_comments_while_the_lead_unit_has_not_replied, separate_units_each_have_their_own,
              what_a_channel_passed_on_is_its_units, an_extension_counts_from_the_day_it_was_granted, feedback_and_handling_again,
              a_form_that_is_not_coming_is_not_waited_for, a_withdrawn_proposal_was_open_before,
              holidays_that_are_not_published_are_told_apart, a_later_version_leaves_running_clocks_alone,
              assigned_before_the_holidays_are_published, lines_name_everybody_and_explain, several_states_at_once, options_are_checked)
