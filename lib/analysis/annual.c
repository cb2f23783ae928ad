/* SPDX-License-Identifier: MIT */
#include <zhengxie/annual.h>

#include <string.h>

#include <zhengxie/date.h>

#include "analysis/annual.h"
#include "analysis/answers.h"
#include "analysis/balance.h"
#include "analysis/events.h"
#include "analysis/percent.h"
#include "analysis/satisfied.h"
#include "domain/annual.h"
#include "domain/proposal/proposal.h"

ZXI_NO_PADDING(zx_annual_line, percent);

static const zx_field fields[] = {
    ZXI_TEXT(zx_annual_line, key, 0, ZX_FIELD_REQUIRED, "line", "行"),
    ZXI_TEXT(zx_annual_line, en, 0, ZX_FIELD_REQUIRED, "label in English", "名称（英文）"),
    ZXI_TEXT(zx_annual_line, zh, 0, ZX_FIELD_REQUIRED, "label in Chinese", "名称（中文）"),
    ZXI_NUMBER(zx_annual_line, numerator, "numerator", "分子"),
    ZXI_NUMBER(zx_annual_line, denominator, "denominator", "分母"),
    ZXI_TEXT(zx_annual_line, of, 0, ZX_FIELD_REQUIRED, "share of", "占"),
    ZXI_TEXT(zx_annual_line, percent, 0, 0, "per cent", "百分比"),
    ZXI_NUMBER(zx_annual_line, decimals, "decimals", "小数位数"),
};

const zx_record_type zxi_annual_line_type =
    ZXI_TYPE(zx_annual_line, percent, "annual_line", "line of the official statistics", "年度统计行", fields, .answer = true);

typedef struct compiling {
    zx_store *store;
    zx_cursor *answer;
    zx_id session;
    zx_date on;
    const json_t *rulebook;
    zx_id rulebook_id;
    int decimals;
} compiling;

/* ---- lines ---- */

static zx_status keep(const compiling *year, const char *text, const char **out)
{
    *out = zxi_arena_text(&year->answer->rows, text, strlen(text));
    return *out ? ZX_OK : zxi_no_memory();
}

static zx_status add(const compiling *year, const zx_balance_line *given)
{
    void *row;
    zx_status status = zxi_answer_add(year->answer, &row);
    if (status != ZX_OK)
        return status;
    zx_annual_line *line = row;
    line->numerator = given->numerator;
    line->denominator = given->denominator;
    line->decimals = year->decimals;
    status = keep(year, given->key, &line->key);
    if (status == ZX_OK)
        status = keep(year, given->of, &line->of);
    if (status == ZX_OK)
        status = keep(year, given->en, &line->en);
    if (status == ZX_OK)
        status = keep(year, given->zh, &line->zh);
    return status == ZX_OK ? zxi_percent(&year->answer->rows, line->numerator, line->denominator, year->decimals, &line->percent) : status;
}

#define ADD(year_, key_, of_, en_, zh_, numerator_, denominator_)                                                             \
    add(year_, &(const zx_balance_line){.key = key_, .of = of_, .en = en_, .zh = zh_, .numerator = numerator_,                \
                                        .denominator = denominator_})

static zx_status add_balance(compiling *year)
{
    zx_cursor *balance;
    zx_status status = zxi_answer_new(&zxi_balance_line_type, &balance);
    if (status != ZX_OK)
        return status;
    status = zxi_balance_add(year->store, year->session, year->on, balance, &year->rulebook_id);
    for (size_t i = 0; i < balance->count && status == ZX_OK; i++)
        status = add(year, balance->batch[i]);
    zx_cursor_free(balance);
    return status;
}

/* ---- counts by code ---- */

/* What a query counts: a code or none, a flag, how many. */
typedef struct portion {
    const char *code;
    int64_t flag, count;
    struct portion *next;
} portion;

static zx_status read_portion(const compiling *year, zxi_statement *statement, portion **portions)
{
    const char *code;
    zx_status status = zxi_column_text(statement, 0, &code, NULL);
    portion *new = status == ZX_OK ? zxi_arena_alloc(zxi_call_arena(year->store), sizeof *new) : NULL;
    if (!new)
        return status == ZX_OK ? zxi_no_memory() : status;
    *new = (portion){.flag = zxi_column_int(statement, 1), .count = zxi_column_int(statement, 2), .next = *portions};
    *portions = new;
    if (!code)
        return ZX_OK;
    new->code = zxi_arena_text(zxi_call_arena(year->store), code, strlen(code));
    return new->code ? ZX_OK : zxi_no_memory();
}

/* The query follows a FROM of the proposals of the session `r`, as of ?1; ?2 is 1, every round. */
static zx_status count(const compiling *year, const char *columns, const char *rest, portion **portions)
{
    char date[ZX_DATE_SIZE];
    zxi_statement *statement = NULL;
    zxi_buffer sql = {0};
    bool row;
    *portions = NULL;
    zxi_buffer_format(&sql, "SELECT %s, count(*), ?2 FROM (%s) AS r %s GROUP BY 1, 2 ORDER BY 1 DESC", columns, zxi_proposal_as_of, rest);
    zx_status status = zxi_buffer_ok(&sql) ? zxi_prepare(year->store, sql.bytes, &statement) : zxi_no_memory();
    if (status == ZX_OK) {
        zxi_bind_bytes(statement, 1, date, zx_date_print(year->on, date));
        zxi_bind_int(statement, 2, ZX_ROUNDS_ALL);
        zxi_bind_int(statement, 3, year->session);
        while ((status = zxi_step(statement, &row)) == ZX_OK && row && (status = read_portion(year, statement, portions)) == ZX_OK)
            continue;
    }
    zxi_done(statement);
    zxi_buffer_release(&sql);
    return status;
}

/* Sums what has the code (NULL: any) and, unless it is -1, the flag. */
static int64_t sum(const portion *portions, const char *code, int flag)
{
    int64_t all = 0;
    for (; portions; portions = portions->next)
        if ((flag < 0 || portions->flag == flag) && (!code || (portions->code && strcmp(portions->code, code) == 0)))
            all += portions->count;
    return all;
}

static zx_status add_code(const compiling *year, const char *prefix, const char *of, const char *list, const char *code, int64_t numerator,
                          int64_t denominator)
{
    const json_t *entry = zxi_rulebook_entry(year->rulebook, list, code);
    const char *en = json_string_value(json_object_get(entry, "en")), *zh = json_string_value(json_object_get(entry, "zh"));
    zxi_buffer key = {0};
    zxi_buffer_text(&key, prefix);
    zxi_buffer_text(&key, code);
    zx_status status = zxi_buffer_ok(&key) ? ADD(year, key.bytes, of, en ? en : code, zh ? zh : code, numerator, denominator) : zxi_no_memory();
    zxi_buffer_release(&key);
    return status;
}

/* A line for each code of the list, and for each that is in use though the list no longer has it. */
static zx_status add_codes(const compiling *year, const char *prefix, const char *of, const char *list, const portion *portions, int flag,
                           int64_t denominator)
{
    const json_t *entries = json_object_get(json_object_get(year->rulebook, "lists"), list);
    zx_status status = ZX_OK;
    for (size_t i = 0; i < json_array_size(entries) && status == ZX_OK; i++) {
        const char *code = json_string_value(json_object_get(json_array_get(entries, i), "code"));
        status = add_code(year, prefix, of, list, code ? code : "", sum(portions, code, flag), denominator);
    }
    for (const portion *at = portions; at && status == ZX_OK; at = at->next) {
        bool first = true;
        for (const portion *before = portions; at->code && before != at; before = before->next)
            first = first && !(before->code && strcmp(before->code, at->code) == 0);
        if (at->code && first && !zxi_rulebook_entry(year->rulebook, list, at->code))
            status = add_code(year, prefix, of, list, at->code, sum(portions, at->code, flag), denominator);
    }
    return status;
}

/* ---- handling ---- */

static zx_status add_handling(const compiling *year)
{
    portion *portions;
    bool merged_stay_filed = zxi_names(json_object_get(year->rulebook, "counting"), "merged", "filed");
    zx_status status = count(year,
                             "r.outcome, r.filed IS NOT NULL AND EXISTS (SELECT 1 FROM assignment AS a WHERE a.proposal = r.id AND a.assigned <= ?1)",
                             merged_stay_filed ? "WHERE r.session = ?3 AND r.filed IS NOT NULL"
                                               : "WHERE r.session = ?3 AND r.filed IS NOT NULL AND r.examination <> 'absorbed'",
                             &portions);
    int64_t filed = sum(portions, NULL, -1), assigned = sum(portions, NULL, 1), replied = 0;
    for (const portion *at = portions; at; at = at->next)
        replied += at->code ? at->count : 0;
    if (status == ZX_OK)
        status = ADD(year, "assigned", "filed", "assigned", "已交办", assigned, filed);
    if (status == ZX_OK)
        status = ADD(year, "replied", "assigned", "replied to", "已办复", replied, assigned);
    return status == ZX_OK ? add_codes(year, "outcome.", "replied", "reply_classes", portions, 1, replied) : status;
}

/* The flag: 0 replied to without a due date, 1 replied to by it, 2 after it, 3 due and not replied to. */
static zx_status count_replies(const compiling *year, portion **portions)
{
    zxi_buffer rest = {0};
    zxi_buffer_format(&rest,
                      "CROSS JOIN (%s) AS a ON a.proposal = r.id AND a.ended IS NULL AND " ZXI_MUST_ANSWER("a")
                      " LEFT JOIN reply AS q ON q.assignment = a.id AND q.replied <= ?1 "
                      "WHERE r.session = ?3 AND (q.id IS NOT NULL OR (a.due <= ?1 AND r.examination = 'filed'))",
                      zxi_assignment_type.as_of);
    zx_status status = zxi_buffer_ok(&rest) ? count(year,
                                                    "q.reply_class, CASE WHEN q.id IS NULL THEN 3 WHEN a.due IS NULL THEN 0 "
                                                    "WHEN q.replied <= a.due THEN 1 ELSE 2 END",
                                                    rest.bytes, portions)
                                            : zxi_no_memory();
    zxi_buffer_release(&rest);
    return status;
}

static zx_status add_replies(const compiling *year)
{
    portion *portions = NULL;
    zx_status status = count_replies(year, &portions);
    int64_t replies = sum(portions, NULL, 0) + sum(portions, NULL, 1) + sum(portions, NULL, 2);
    int64_t due = sum(portions, NULL, 1) + sum(portions, NULL, 2) + sum(portions, NULL, 3);
    if (status == ZX_OK)
        status = ADD(year, "replies", "replies", "replies", "答复", replies, replies);
    if (status == ZX_OK)
        status = add_codes(year, "reply.", "replies", "reply_classes", portions, -1, replies);
    if (status == ZX_OK)
        status = ADD(year, "due", "due", "replied to or due", "已答复或已到期", due, due);
    return status == ZX_OK ? ADD(year, "on_time", "due", "replied to in time", "按期答复", sum(portions, NULL, 1), due) : status;
}

static zx_status add_forms(const compiling *year)
{
    portion *portions;
    zx_status status = count(year, "f.satisfaction, f.returned",
                             "CROSS JOIN feedback AS f ON f.proposal = r.id AND f.given <= ?1 WHERE r.session = ?3 AND " ZXI_LAST_FORM, &portions);
    int64_t forms = sum(portions, NULL, -1), returned = sum(portions, NULL, 1), satisfied = 0;
    for (const portion *at = portions; at; at = at->next)
        satisfied += at->code && zxi_satisfied(year->rulebook, "satisfactions", at->code) ? at->count : 0;
    if (status == ZX_OK)
        status = ADD(year, "forms", "forms", "feedback forms", "征询意见表", forms, forms);
    if (status == ZX_OK)
        status = ADD(year, "returned", "forms", "forms that came back", "收回的征询意见表", returned, forms);
    if (status == ZX_OK)
        status = ADD(year, "satisfaction", "returned", "counted as satisfied", "满意合计", satisfied, returned);
    return status == ZX_OK ? add_codes(year, "satisfaction.", "returned", "satisfactions", portions, 1, returned) : status;
}

/* ---- the answer ---- */

static zx_status run(compiling *year)
{
    zx_status status = zxi_rulebook_of(year->store, year->on, &year->rulebook, &year->rulebook_id);
    if (status != ZX_OK)
        return status;
    int64_t decimals = zxi_rulebook_int(year->rulebook, "annual", "decimals", ZXI_DECIMALS);
    year->decimals = decimals <= ZXI_MOST_DECIMALS ? (int)decimals : ZXI_MOST_DECIMALS;
    status = add_balance(year);
    if (status == ZX_OK)
        status = add_handling(year);
    if (status == ZX_OK)
        status = add_replies(year);
    if (status == ZX_OK)
        status = add_forms(year);
    if (status == ZX_OK)
        status = zxi_answer_meta(year->answer, year->store, "annual",
                                 "the balance of the session by the date; proposals assigned, and replied to by all that must; replies, in time when "
                                 "not after their due date, of assignments that were replied to or due by the date; each proposer's last feedback form, "
                                 "satisfaction over those that came back. Shares are numerator of denominator, in per cent rounded half up",
                                 "截至该日的收支；已交办和应答复单位全部答复的提案；答复不晚于办理期限为按期，以截至该日已答复或已到期的交办为分母；每位提案人"
                                 "最近一次征询意见表，满意度以收回的为分母。百分比 = 分子 / 分母，四舍五入",
                                 year->on, year->rulebook_id);
    return status == ZX_OK ? zxi_annual_say(year->store, year->answer, year->session, year->rulebook) : status;
}

zx_status zx_annual(zx_store *store, zx_id session, zx_date on, zx_cursor **out)
{
    if (!out)
        return zxi_misuse("out is NULL");
    if (!zx_date_complete(on))
        return zxi_fail(ZX_INVALID, ZXI_ABOUT(.field = "on", .rule = "date.complete"), "on: a complete date is needed", "on：须为完整日期");
    zx_status status = zxi_enter(store);
    if (status != ZX_OK)
        return status;
    compiling year = {.store = store, .session = session, .on = on};
    status = zxi_read_begin(store);
    if (status == ZX_OK) {
        status = zxi_answer_new(&zxi_annual_line_type, &year.answer);
        if (status == ZX_OK)
            status = run(&year);
        zxi_read_end(store);
    }
    zxi_leave(store);
    if (status == ZX_OK)
        *out = year.answer;
    else
        zx_cursor_free(year.answer);
    return status;
}
