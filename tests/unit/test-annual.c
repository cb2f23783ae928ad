/* SPDX-License-Identifier: MIT */
/* Published statistics must come out of the verbs exactly, shares as printed; and published ones that do not add up must be told. */
#include <stdio.h>

#include "chance.h"
#include "fixture.h"

static const zx_date LATER = {2020, 12, 31};

/* A line of the answer on a date; texts are gone with the cursor but for the percentage. */
typedef struct line {
    int64_t numerator, denominator, decimals;
    char percent[24], of[40];
} line;

static line line_on(zx_date on, const char *key)
{
    zx_cursor *answer = NULL;
    const void *row;
    line found = {.numerator = -1};
    ck_ok(zx_annual(city->store, city->session, on, &answer));
    while (zx_cursor_next(answer, &row) == ZX_OK) {
        const zx_annual_line *at = row;
        if (strcmp(at->key, key) != 0)
            continue;
        ck_assert_msg(found.numerator < 0, "%s twice", key);
        found = (line){at->numerator, at->denominator, at->decimals, "", ""};
        snprintf(found.percent, sizeof found.percent, "%s", at->percent ? at->percent : "none");
        snprintf(found.of, sizeof found.of, "%s", at->of);
    }
    zx_cursor_free(answer);
    return found;
}

static void ck_line(const char *key, int64_t numerator, int64_t denominator, const char *percent)
{
    line found = line_on(LATER, key);
    ck_assert_msg(found.numerator == numerator && found.denominator == denominator && strcmp(found.percent, percent) == 0,
                  "%s: %lld of %lld, %s instead of %lld of %lld, %s", key, (long long)found.numerator, (long long)found.denominator, found.percent,
                  (long long)numerator, (long long)denominator, percent);
}

static void examine(int count, zx_examination_result result)
{
    zx_id principal = result == ZX_EXAMINED_ABSORBED ? zxt_filed(city) : 0;
    for (int i = 0; i < count; i++) {
        const zx_examination in = {ZX_EXAMINATION_INIT, .proposal = zxt_submitted(city), .result = result, .into = principal};
        ck_ok(zx_proposal_examine(city->store, zxt_on(2020, 1, 20), &in, NULL));
    }
}

/* Adopts the national rulebook with this section "annual". */
static zx_status adopt(const char *annual)
{
    const char *national = zx_rulebook_national(), *section = strstr(national, "\"annual\""), *end = strstr(section, "\n  },\n");
    char *document = malloc(strlen(national) + strlen(annual) + 1);
    ck_assert_ptr_nonnull(document);
    sprintf(document, "%.*s%s%s", (int)(section - national), national, annual, end + strlen("\n  },\n"));
    const zx_rulebook in = {ZX_RULEBOOK_INIT, .title = "某市规则", .document = document, .starts = {2020, 12, 1}};
    zx_status status = zx_rulebook_adopt(city->store, zxt_on(2020, 12, 1), &in, NULL);
    free(document);
    return status;
}

/* 187 received, 175 filed: 93.6 %. */
START_TEST(decimals_are_the_rulebooks)
{
    ck_ok(zx_store_begin(city->store));
    examine(175, ZX_EXAMINED_FILED);
    examine(12, ZX_EXAMINED_CONVERTED);
    ck_ok(zx_store_commit(city->store));
    ck_line("received", 187, 187, "100.00");
    ck_line("filed", 175, 187, "93.58");
    ck_ok(adopt("\"annual\": {\"decimals\": 1, \"sentence_zh\": \"收到{received}件，立案{filed}件，占{filed_share}。\"},"));
    ck_line("filed", 175, 187, "93.6");
    ck_assert_int_eq(line_on(LATER, "filed").decimals, 1);
    zx_cursor *answer = NULL;
    ck_ok(zx_annual(city->store, city->session, LATER, &answer));
    const zx_meta *meta = zx_cursor_meta(answer);
    ck_assert_str_eq(meta->sentence_zh, "收到187件，立案175件，占93.6%。");
    ck_assert_msg(strncmp(meta->sentence, "Session 3 of term 15: 187 proposals were received and 175 filed (93.6%)", 71) == 0, "%s", meta->sentence);
    ck_assert(meta->rulebook && meta->head[0] && strstr(meta->definition, "half up") && strstr(meta->definition_zh, "四舍五入"));
    zx_cursor_free(answer);
    ck_assert_str_eq(line_on((zx_date){2020, 11, 30}, "filed").percent, "93.58");
}
END_TEST

/* 801 = 564 filed + 207 converted + 30 merged: 70.41 %. */
START_TEST(three_parts_of_801)
{
    ck_ok(zx_store_begin(city->store));
    examine(563, ZX_EXAMINED_FILED);
    examine(30, ZX_EXAMINED_ABSORBED);
    examine(207, ZX_EXAMINED_CONVERTED);
    ck_ok(zx_store_commit(city->store));
    ck_line("filed", 564, 801, "70.41");
    ck_line("converted", 207, 801, "25.84");
    ck_line("absorbed", 30, 801, "3.75");
}
END_TEST

/* 349 of 400 filed: 87.25 %, and half up to one digit. */
START_TEST(half_is_rounded_up)
{
    ck_ok(zx_store_begin(city->store));
    examine(349, ZX_EXAMINED_FILED);
    examine(51, ZX_EXAMINED_CONVERTED);
    ck_ok(zx_store_commit(city->store));
    ck_line("filed", 349, 400, "87.25");
    ck_line("filed.member", 349, 349, "100.00");
    ck_line("filed.collective", 0, 349, "0.00");
    ck_line("filed.category.social", 349, 349, "100.00");
    ck_line("satisfaction", 0, 0, "none");
    ck_ok(adopt("\"annual\": {\"decimals\": 1},"));
    ck_line("filed", 349, 400, "87.3");
    ck_line("converted", 51, 400, "12.8");
}
END_TEST

static void reply_and_rate(int count, const char *class, int month, int returned, const char *satisfaction)
{
    for (int i = 0; i < count; i++) {
        zx_id proposal = zxt_filed(city);
        const zx_reply reply = {ZX_REPLY_INIT, .assignment = zxt_assigned(city, proposal, city->units[i % 4], ZX_ROLE_SOLE), .reply_class = class};
        ck_ok(zx_proposal_reply(city->store, zxt_on(2020, month, 1), &reply, NULL));
        const zx_feedback form = {ZX_FEEDBACK_INIT, .proposal = proposal, .satisfaction = i < returned ? satisfaction : NULL,
                                  .returned = i < returned ? ZX_YES : ZX_NO};
        ck_ok(zx_proposal_feedback(city->store, zxt_on(2020, 9, 1), &form, NULL));
    }
}

/* Of 92 replies 22 were of class A (23.91 %), 68 of class B (73.91 %), 2 of class C (2.17 %). */
START_TEST(replies_and_forms)
{
    ck_ok(zx_store_begin(city->store));
    reply_and_rate(22, "A", 4, 22, "satisfied");
    reply_and_rate(68, "B", 5, 60, "basically_satisfied");
    reply_and_rate(2, "C", 8, 1, "dissatisfied");
    zxt_assigned(city, zxt_filed(city), city->units[0], ZX_ROLE_SOLE);
    zxt_filed(city);
    ck_ok(zx_store_commit(city->store));
    ck_line("reply.A", 22, 92, "23.91");
    ck_line("reply.B", 68, 92, "73.91");
    ck_line("reply.C", 2, 92, "2.17");
    ck_line("outcome.B", 68, 92, "73.91");
    ck_line("assigned", 93, 94, "98.94");
    ck_line("replied", 92, 93, "98.92");
    ck_line("due", 93, 93, "100.00");
    ck_line("on_time", 90, 93, "96.77");
    ck_line("forms", 92, 92, "100.00");
    ck_line("returned", 83, 92, "90.22");
    ck_line("satisfaction", 82, 83, "98.80");
    ck_line("satisfaction.satisfied", 22, 83, "26.51");
    ck_line("satisfaction.dissatisfied", 1, 83, "1.20");
    ck_assert_str_eq(line_on(LATER, "satisfaction").of, "returned");
    const zx_date may = {2020, 5, 10};
    ck_assert_int_eq(line_on(may, "replies").numerator, 90);
    ck_assert_int_eq(line_on(may, "due").numerator, 90);
    ck_assert_int_eq(line_on(may, "forms").numerator, 0);
    ck_assert_int_eq(line_on((zx_date){2020, 5, 20}, "due").numerator, 93);
}
END_TEST

/* Assigned on 20 February, a reply is due on 20 May: that day is still in time. */
START_TEST(the_last_day_is_in_time)
{
    for (int day = 20; day <= 21; day++) {
        const zx_reply reply = {ZX_REPLY_INIT, .assignment = zxt_assigned(city, zxt_filed(city), city->units[0], ZX_ROLE_SOLE), .reply_class = "A"};
        ck_ok(zx_proposal_reply(city->store, zxt_on(2020, 5, day), &reply, NULL));
    }
    ck_line("on_time", 1, 2, "50.00");
    ck_line("due", 2, 2, "100.00");
    ck_assert_int_eq(line_on((zx_date){2020, 5, 19}, "due").numerator, 0);
    ck_assert_int_eq(line_on((zx_date){2020, 5, 20}, "due").numerator, 2);
}
END_TEST

/* Every line has a numerator and a denominator that is the numerator of the line that it names, and can stand in the sentence. */
START_TEST(each_line_names_its_denominator)
{
    zx_cursor *answer = NULL;
    const void *row;
    char sentence[6000] = "\"annual\": {\"sentence\": \"{session} {on}";
    ck_ok(zx_store_begin(city->store));
    reply_and_rate(3, "B", 4, 2, "satisfied");
    examine(2, ZX_EXAMINED_CONVERTED);
    ck_ok(zx_store_commit(city->store));
    ck_ok(zx_annual(city->store, city->session, LATER, &answer));
    while (zx_cursor_next(answer, &row) == ZX_OK) {
        const zx_annual_line *at = row;
        ck_assert_msg(line_on(LATER, at->of).numerator == at->denominator, "%s of %s", at->key, at->of);
        ck_assert(at->en[0] && at->zh[0] && strcmp(at->en, at->zh) != 0);
        snprintf(sentence + strlen(sentence), sizeof sentence - strlen(sentence), " {%s} {%s_share}", at->key, at->key);
    }
    zx_cursor_free(answer);
    strcat(sentence, "\"},");
    ck_ok(adopt(sentence));
    ck_ok(zx_annual(city->store, city->session, LATER, &answer));
    ck_assert_ptr_null(strchr(zx_cursor_meta(answer)->sentence, '{'));
    ck_assert_ptr_nonnull(strstr(zx_cursor_meta(answer)->sentence, "Session 3 of term 15 2020-12-31 5 100.00% 3 60.00% "));
    ck_assert_ptr_nonnull(strstr(zx_cursor_meta(answer)->sentence_zh, "十五届三次会议共收到提案5件，立案3件，立案率60.00%；"));
    ck_assert_ptr_nonnull(strstr(zx_cursor_meta(answer)->sentence_zh, "截至2020年12月31日，"));
    zx_cursor_free(answer);
}
END_TEST

START_TEST(placeholders_are_checked_when_adopted)
{
    static const char *const wrong[] = {
        "\"annual\": {\"sentence\": \"{fild} filed\"},",
        "\"annual\": {\"sentence_zh\": \"立案{filed\"},",
        "\"annual\": {\"sentence_zh\": \"立案filed}\"},",
        "\"annual\": {\"sentence_zh\": \"立案{{filed}}\"},",
        "\"annual\": {\"sentence_zh\": \"{}\"},",
        "\"annual\": {\"sentence_zh\": \"{reply.E}\"},",
        "\"annual\": {\"sentence_zh\": \"{filed.category.}\"},",
        "\"annual\": {\"sentence_zh\": \"{on_share}\"},",
        "\"annual\": {\"sentence_zh\": \"{_share}\"},",
        "\"annual\": {\"sentence_zh\": \"{very_very_very_very_very_very_very_very_very_very_very_long_indeed_with_no_end}\"},",
        "\"annual\": {\"sentence_zh\": \"立案{fild?件}\"},",
        "\"annual\": {\"sentence_zh\": \"立案{on?件}\"},",
        "\"annual\": {\"sentence_zh\": \"立案{filed?件\"},",
        "\"annual\": {\"sentence_zh\": \"立案{filed?{fild}件}\"},",
        "\"annual\": {\"sentence_zh\": \"立案{filed?{replied?件}}\"},",
        "\"annual\": {\"sentence_zh\": \"立案{filed?件}}\"},",
        "\"annual\": {\"decimals\": 7},",
        "\"annual\": {\"decimals\": -1},",
        "\"annual\": {\"sentence\": 7},",
    };
    char *head = zxt_head(city->store);
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        ck_status(adopt(wrong[i]), ZX_INVALID);
        ck_assert_str_eq(zx_error_last()->rule, "rulebook.document");
        ck_assert_msg(strstr(zx_error_last()->message, "/annual/") && strstr(zx_error_last()->message_zh, "/annual/"), "%s", zx_error_last()->message);
    }
    char *after = zxt_head(city->store);
    ck_assert_str_eq(head, after);
    free(head);
    free(after);
    ck_ok(adopt("\"annual\": {\"decimals\": 6, \"sentence_zh\": \"{reply.A}{reply.A_share}{on}\"},"));
}
END_TEST

/* Nothing is said of a share of nothing. */
START_TEST(clauses_are_left_out)
{
    zx_cursor *answer = NULL;
    ck_ok(zx_annual(city->store, city->session, LATER, &answer));
    ck_assert_str_eq(zx_cursor_meta(answer)->sentence_zh,
                     "十五届三次会议共收到提案0件，立案0件；并案0件，转为意见建议0件。截至2020年12月31日，已交办0件，办复0件；收回征询意见表0份。");
    ck_assert_str_eq(zx_cursor_meta(answer)->sentence,
                     "Session 3 of term 15: 0 proposals were received and 0 filed; 0 were merged into others and 0 converted to comments. "
                     "By 2020-12-31, 0 had been assigned and 0 replied to; 0 forms came back.");
    zx_cursor_free(answer);
    zxt_assigned(city, zxt_filed(city), city->units[0], ZX_ROLE_SOLE);
    ck_ok(adopt("\"annual\": {\"sentence\": \"{filed?{filed} filed}{replied?, {replied} replied}{replied_share?, {replied_share}}.\"},"));
    ck_ok(zx_annual(city->store, city->session, LATER, &answer));
    ck_assert_str_eq(zx_cursor_meta(answer)->sentence, "1 filed, 0.00%.");
    zx_cursor_free(answer);
}
END_TEST

START_TEST(refuses_what_it_cannot_answer)
{
    zx_cursor *answer = NULL;
    ck_refused(zx_annual(city->store, city->session, (zx_date){2020, 0, 0}, &answer), ZX_INVALID, "on");
    ck_refused(zx_annual(city->store, city->members[0], LATER, &answer), ZX_NOT_FOUND, "record.kind");
    ck_status(zx_annual(city->store, city->session, LATER, NULL), ZX_MISUSE);
    ck_assert_ptr_null(answer);
}
END_TEST

/* ---- random histories ---- */

enum { HISTORIES = 300, DAYS = 200, NEVER = 10000 };

typedef struct history {
    int examined, assigned, replied[2], fed_back, units, class, value;
    bool filed;
} history;

static const zx_act *on_day(int day)
{
    zx_date date = zx_date_add_days((zx_date){2020, 1, 13}, day);
    return zxt_on(date.year, date.month, date.day);
}

static history happen(void)
{
    static const char *const classes[] = {"A", "B", "C"}, *const values[] = {"satisfied", "basically_satisfied", "dissatisfied"};
    history of = {NEVER, NEVER, {NEVER, NEVER}, NEVER, 1 + chance_below(2), chance_below(3), chance_below(4), chance_below(5) > 0};
    zx_examination examined = {ZX_EXAMINATION_INIT, .proposal = zxt_submitted(city), .result = of.filed ? ZX_EXAMINED_FILED : ZX_EXAMINED_CONVERTED};
    zx_id assignments[2];
    if (chance_below(9) == 0)
        return of;
    int day = of.examined = chance_below(15);
    ck_ok(zx_proposal_examine(city->store, on_day(day), &examined, NULL));
    if (!of.filed || chance_below(9) == 0)
        return of;
    of.assigned = day += chance_below(15);
    for (int i = 0; i < of.units; i++) {
        const zx_assignment in = {ZX_ASSIGNMENT_INIT, .proposal = examined.proposal, .unit = city->units[i], .role = ZX_ROLE_SEPARATE};
        ck_ok(zx_proposal_assign(city->store, on_day(day), &in, &assignments[i]));
    }
    for (int i = 0; i < of.units; i++) {
        const zx_reply in = {ZX_REPLY_INIT, .assignment = assignments[i], .reply_class = classes[of.class]};
        if (chance_below(7) == 0)
            return of;
        of.replied[i] = day += chance_below(70);
        ck_ok(zx_proposal_reply(city->store, on_day(day), &in, NULL));
    }
    const zx_feedback form = {ZX_FEEDBACK_INIT, .proposal = examined.proposal, .returned = of.value < 3 ? ZX_YES : ZX_NO,
                              .satisfaction = of.value < 3 ? values[of.value] : NULL};
    if (chance_below(5)) {
        of.fed_back = day += chance_below(20);
        ck_ok(zx_proposal_feedback(city->store, on_day(day), &form, NULL));
    }
    return of;
}

/* Whether a reply of that day is three months after its assignment at the latest. */
static bool in_time(const history *of, int day)
{
    zx_date first = {2020, 1, 13};
    return zx_date_compare(zx_date_add_days(first, day), zx_date_add_months(zx_date_add_days(first, of->assigned), 3)) <= 0;
}

static void ck_count(zx_date on, const char *key, int64_t numerator, int64_t denominator)
{
    line found = line_on(on, key);
    ck_assert_msg(found.numerator == numerator && found.denominator == denominator, "%s: %lld of %lld instead of %lld of %lld", key,
                  (long long)found.numerator, (long long)found.denominator, (long long)numerator, (long long)denominator);
}

static void ck_day(const history *histories, int day)
{
    zx_date on = zx_date_add_days((zx_date){2020, 1, 13}, day);
    int64_t filed = 0, assigned = 0, replied = 0, b = 0, replies = 0, replies_b = 0, due = 0, on_time = 0, forms = 0, returned = 0, satisfied = 0;
    for (const history *of = histories; of < histories + HISTORIES; of++) {
        int last = of->replied[of->units - 1];
        filed += of->filed && of->examined <= day;
        assigned += of->assigned <= day;
        replied += last <= day;
        b += last <= day && of->class == 1;
        for (int i = 0; i < of->units; i++) {
            bool answered = of->replied[i] <= day;
            replies += answered;
            replies_b += answered && of->class == 1;
            due += answered || (of->assigned <= day && (!in_time(of, day) || in_time(of, day) != in_time(of, day + 1)));
            on_time += answered && in_time(of, of->replied[i]);
        }
        forms += of->fed_back <= day;
        returned += of->fed_back <= day && of->value < 3;
        satisfied += of->fed_back <= day && of->value < 2;
    }
    ck_count(on, "filed", filed, HISTORIES);
    ck_count(on, "assigned", assigned, filed);
    ck_count(on, "replied", replied, assigned);
    ck_count(on, "outcome.B", b, replied);
    ck_count(on, "replies", replies, replies);
    ck_count(on, "reply.B", replies_b, replies);
    ck_count(on, "due", due, due);
    ck_count(on, "on_time", on_time, due);
    ck_count(on, "forms", forms, forms);
    ck_count(on, "returned", returned, forms);
    ck_count(on, "satisfaction", satisfied, returned);
}

START_TEST(random_histories_are_counted_alike)
{
    static history histories[HISTORIES];
    ck_ok(zx_store_begin(city->store));
    for (int i = 0; i < HISTORIES; i++)
        histories[i] = happen();
    ck_ok(zx_store_commit(city->store));
    const int apart = zxt_rounds(90, 9, 9);
    for (int day = 0; day <= DAYS; day += 1 + chance_below(apart))
        ck_day(histories, day);
}
END_TEST

/* ---- what was published ---- */

static zx_published_line found_at(zx_cursor *answer, const char *of)
{
    const void *row;
    ck_ok(zx_cursor_next(answer, &row));
    const zx_published_line *at = row;
    ck_assert_msg(of ? at->of && strcmp(at->of, of) == 0 : !at->of, "%s: over %s: %s", at->key, at->of ? at->of : "nothing", at->en);
    ck_assert(at->en[0] && at->zh[0]);
    return *at;
}

/* A report says 591, though its parts sum to 588, and its percentages are over 588. */
START_TEST(a_total_that_its_parts_do_not_reach)
{
    static const int64_t parts[] = {411, 119, 58};
    static const char *const percents[] = {"69.9", "20.24", NULL};
    zx_cursor *answer = NULL;
    ck_ok(zx_published_check(591, parts, percents, 3, &answer));
    zx_published_line at = found_at(answer, "sum");
    ck_assert(at.numerator == 588 && at.denominator == 591 && at.adds_up == ZX_NO);
    ck_assert_str_eq(at.en, "the parts add up to 588, 3 fewer than the total of 591; the percentages are over the sum of the parts");
    ck_assert_str_eq(at.zh, "各项之和为 588，比公布的总数 591 少 3；百分比以各项之和为分母");
    at = found_at(answer, "sum");
    ck_assert(at.numerator == 411 && at.denominator == 588);
    ck_assert_str_eq(at.of_total, "69.5");
    ck_assert_str_eq(at.of_sum, "69.9");
    at = found_at(answer, "sum");
    ck_assert_str_eq(at.of_total, "20.14");
    at = found_at(answer, NULL);
    ck_assert(at.numerator == 58 && at.denominator == 591 && !at.percent);
    ck_assert_str_eq(zx_cursor_meta(answer)->question, "published");
    zx_cursor_free(answer);
}
END_TEST

START_TEST(totals_that_agree_and_percentages_that_do_not)
{
    static const int64_t parts[] = {564, 207, 30};
    static const char *const right[] = {"70.41", NULL, NULL}, *const wrong[] = {"70.41", "25.9", NULL}, *const mixed[] = {"69.5", "20.24", NULL};
    static const int64_t others[] = {411, 119, 58};
    zx_cursor *answer = NULL;
    ck_ok(zx_published_check(801, parts, right, 3, &answer));
    zx_published_line at = found_at(answer, "either");
    ck_assert(at.adds_up == ZX_YES && at.numerator == 801);
    found_at(answer, "either");
    zx_cursor_free(answer);
    ck_ok(zx_published_check(801, parts, wrong, 3, &answer));
    found_at(answer, "neither");
    found_at(answer, "either");
    found_at(answer, "neither");
    zx_cursor_free(answer);
    ck_ok(zx_published_check(591, others, mixed, 3, &answer));
    found_at(answer, "neither");
    found_at(answer, "total");
    found_at(answer, "sum");
    zx_cursor_free(answer);
    ck_ok(zx_published_check(800, parts, NULL, 3, &answer));
    at = found_at(answer, NULL);
    ck_assert_str_eq(at.en, "the parts add up to 801, 1 more than the total of 800");
    zx_cursor_free(answer);
    ck_ok(zx_published_check(0, NULL, NULL, 0, &answer));
    at = found_at(answer, NULL);
    ck_assert(at.adds_up == ZX_YES && !at.of_total && !at.of_sum);
    zx_cursor_free(answer);
}
END_TEST

START_TEST(figures_that_are_none)
{
    static const int64_t parts[] = {1, 2}, negative[] = {3, -1}, large[] = {900000000, 900000000};
    static const char *const percents[][2] = {{"1.", NULL}, {"", NULL}, {"a", NULL}, {"1.1234567", NULL}, {"1%", NULL}, {NULL, "1.1.1"}, {".5", NULL}};
    zx_cursor *answer = NULL;
    ck_refused(zx_published_check(-1, parts, NULL, 2, &answer), ZX_INVALID, "total");
    ck_refused(zx_published_check(1000000001, parts, NULL, 2, &answer), ZX_INVALID, "total");
    ck_refused(zx_published_check(3, negative, NULL, 2, &answer), ZX_INVALID, "parts");
    ck_refused(zx_published_check(3, large, NULL, 2, &answer), ZX_INVALID, "parts");
    for (size_t i = 0; i < sizeof percents / sizeof *percents; i++)
        ck_refused(zx_published_check(3, parts, percents[i], 2, &answer), ZX_INVALID, "percents");
    ck_status(zx_published_check(3, NULL, NULL, 2, &answer), ZX_MISUSE);
    ck_status(zx_published_check(3, parts, NULL, 2, NULL), ZX_MISUSE);
    ck_assert_ptr_null(answer);
}
END_TEST

ZXT_CITY_MAIN("annual", decimals_are_the_rulebooks, three_parts_of_801, half_is_rounded_up, replies_and_forms, the_last_day_is_in_time, each_line_names_its_denominator,
              placeholders_are_checked_when_adopted, clauses_are_left_out, refuses_what_it_cannot_answer, random_histories_are_counted_alike,
              a_total_that_its_parts_do_not_reach, totals_that_agree_and_percentages_that_do_not, figures_that_are_none)
