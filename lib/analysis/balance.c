/* SPDX-License-Identifier: MIT */
#include <zhengxie/query.h>

#include <string.h>

#include <zhengxie/date.h>

#include "analysis/answers.h"
#include "analysis/balance.h"
#include "analysis/path.h"
#include "domain/proposal/proposal.h"
#include "record/cursor.h"

ZXI_NO_PADDING(zx_balance_line, zh);

static const zx_field fields[] = {
    ZXI_TEXT(zx_balance_line, key, 0, ZX_FIELD_REQUIRED, "line", "行"),
    ZXI_TEXT(zx_balance_line, en, 0, ZX_FIELD_REQUIRED, "label in English", "名称（英文）"),
    ZXI_TEXT(zx_balance_line, zh, 0, ZX_FIELD_REQUIRED, "label in Chinese", "名称（中文）"),
    ZXI_NUMBER(zx_balance_line, numerator, "numerator", "分子"),
    ZXI_NUMBER(zx_balance_line, denominator, "denominator", "分母"),
    ZXI_TEXT(zx_balance_line, of, 0, ZX_FIELD_REQUIRED, "share of", "占"),
};

const zx_record_type zxi_balance_line_type =
    ZXI_TYPE(zx_balance_line, zh, "balance_line", "heading of a balance", "收支行", fields, .answer = true);

/* What a proposal may be on a date, in the order of the lines. */
typedef enum heading { RECEIVED, FILED, ABSORBED, CONVERTED, SENT_BACK, NOT_FILED, WITHDRAWN, PENDING, LINES } heading;

static const struct { const char *key, *en, *zh; } labels[LINES] = {
    {"received", "received", "收到"},
    {"filed", "filed", "立案"},
    {"absorbed", "merged into others", "并案"},
    {"converted", "converted to comments", "转为意见建议"},
    {"sent_back", "sent back for revision", "退回修改"},
    {"not_filed", "not filed", "不予立案"},
    {"withdrawn", "withdrawn before filing", "立案前撤案"},
    {"pending", "not examined yet", "待审查"},
};

/* Proposals of one kind, category and examination. */
typedef struct portion {
    const char *kind, *category;
    heading line;
    bool later;      /* filed, and withdrawn since */
    bool merged;     /* filed, and merged since; counted by the rulebook as filed or as merged */
    int64_t count;
    struct portion *next;
} portion;

typedef struct balancing {
    zx_store *store;
    zx_cursor *answer;
    const json_t *rulebook;
    bool merged_stay_filed;
    portion *groups;
    int64_t totals[LINES];
} balancing;

static heading line_of(const balancing *balance, const char *examination, bool filed)
{
    if (filed && strcmp(examination, "withdrawn") == 0)
        return FILED;
    if (filed && balance->merged_stay_filed && strcmp(examination, "absorbed") == 0)
        return FILED;
    for (int i = FILED; i < LINES; i++)
        if (strcmp(labels[i].key, examination) == 0)
            return (heading)i;
    return PENDING;
}

static zx_status read_group(balancing *balance, zxi_statement *statement)
{
    zxi_arena *arena = zxi_call_arena(balance->store);
    const char *texts[3];
    size_t lengths[3];
    zx_status status = ZX_OK;
    for (int i = 0; i < 3 && status == ZX_OK; i++)
        status = zxi_column_text(statement, i, &texts[i], &lengths[i]);
    if (status != ZX_OK)
        return status;
    portion *group = zxi_arena_alloc(arena, sizeof *group);
    if (!group)
        return zxi_no_memory();
    bool filed = zxi_column_int(statement, 3) != 0;
    const char *examination = texts[2] ? texts[2] : "pending";
    group->kind = zxi_arena_text(arena, texts[0] ? texts[0] : "", lengths[0]);
    group->category = zxi_arena_text(arena, texts[1] ? texts[1] : "", lengths[1]);
    if (!group->kind || !group->category)
        return zxi_no_memory();
    group->line = line_of(balance, examination, filed);
    group->merged = filed && strcmp(examination, "absorbed") == 0;
    group->later = group->line == FILED && strcmp(examination, "withdrawn") == 0;
    group->count = zxi_column_int(statement, 4);
    group->next = balance->groups;
    balance->groups = group;
    balance->totals[RECEIVED] += group->count;
    balance->totals[group->line] += group->count;
    return ZX_OK;
}

static zx_status count(balancing *balance, zx_id session, zx_date on)
{
    char date[ZX_DATE_SIZE];
    zxi_buffer sql = {0};
    zxi_statement *statement = NULL;
    zxi_buffer_text(&sql, "SELECT r.proposer_kind, r.category, r.examination, r.filed IS NOT NULL, count(*) FROM ");
    zxi_table_then(&sql, zx_record_type_named("proposal"));
    zxi_buffer_text(&sql, " AS r WHERE r.session = ?2 AND r.submitted <= ?1 GROUP BY 1, 2, 3, 4");
    zx_status status = zxi_buffer_ok(&sql) ? zxi_prepare(balance->store, sql.bytes, &statement) : zxi_no_memory();
    if (status == ZX_OK) {
        zxi_bind_bytes(statement, 1, date, zx_date_print(on, date));
        zxi_bind_int(statement, 2, session);
        bool row;
        while ((status = zxi_step(statement, &row)) == ZX_OK && row && (status = read_group(balance, statement)) == ZX_OK)
            continue;
    }
    zxi_done(statement);
    zxi_buffer_release(&sql);
    return status;
}

/* ---- lines ---- */

static zx_status add(balancing *balance, const char *key, const char *tail, const char *en, const char *zh, heading of, int64_t numerator)
{
    void *row;
    zx_status status = zxi_answer_add(balance->answer, &row);
    if (status != ZX_OK)
        return status;
    zx_balance_line *line = row;
    zxi_buffer whole = {0};
    zxi_buffer_text(&whole, key);
    zxi_buffer_text(&whole, tail);
    zxi_arena *rows = &balance->answer->rows;
    line->key = zxi_buffer_ok(&whole) ? zxi_arena_text(rows, whole.bytes, whole.length) : NULL;
    zxi_buffer_release(&whole);
    line->en = zxi_arena_text(rows, en, strlen(en));
    line->zh = zxi_arena_text(rows, zh, strlen(zh));
    line->of = labels[of].key;
    line->numerator = numerator;
    line->denominator = balance->totals[of];
    return line->key && line->en && line->zh ? ZX_OK : zxi_no_memory();
}

static const char *label(const json_t *entry, const char *language, const char *fallback)
{
    const char *text = json_string_value(json_object_get(entry, language));
    return text ? text : fallback;
}

static bool counts(const portion *group, heading of)
{
    return of == RECEIVED || group->line == of;
}

static zx_status add_collective(balancing *balance, heading of, const char *key, bool collective, const char *en, const char *zh)
{
    int64_t sum = 0;
    for (const portion *group = balance->groups; group; group = group->next)
        if (counts(group, of) && zxi_rulebook_flag(zxi_rulebook_entry(balance->rulebook, "proposer_kinds", group->kind), "collective") == collective)
            sum += group->count;
    return add(balance, key, "", en, zh, of, sum);
}

static const char *code_of(const portion *group, bool by_kind)
{
    return by_kind ? group->kind : group->category;
}

static int64_t sum_of(const balancing *balance, heading of, const char *code, bool by_kind)
{
    int64_t sum = 0;
    for (const portion *group = balance->groups; group; group = group->next)
        if (counts(group, of) && strcmp(code_of(group, by_kind), code) == 0)
            sum += group->count;
    return sum;
}

static bool first_of_code(const balancing *balance, heading of, const portion *group, bool by_kind)
{
    const portion *at = balance->groups;
    while (at != group && !(counts(at, of) && strcmp(code_of(at, by_kind), code_of(group, by_kind)) == 0))
        at = at->next;
    return at == group;
}

/* A line for each code of the list, and for each that is in use though the list no longer has it. */
static zx_status add_codes(balancing *balance, heading of, const char *prefix, const char *list, bool by_kind)
{
    const json_t *entries = json_object_get(json_object_get(balance->rulebook, "lists"), list);
    zx_status status = ZX_OK;
    for (size_t i = 0; i < json_array_size(entries) && status == ZX_OK; i++) {
        const json_t *entry = json_array_get(entries, i);
        const char *code = label(entry, "code", "");
        status = add(balance, prefix, code, label(entry, "en", code), label(entry, "zh", code), of, sum_of(balance, of, code, by_kind));
    }
    for (const portion *group = balance->groups; group && status == ZX_OK; group = group->next) {
        const char *code = code_of(group, by_kind);
        if (counts(group, of) && !zxi_rulebook_entry(balance->rulebook, list, code) && first_of_code(balance, of, group, by_kind))
            status = add(balance, prefix, code, *code ? code : "none", *code ? code : "未分类", of, sum_of(balance, of, code, by_kind));
    }
    return status;
}

/* What became of filed proposals after their filing. */
static zx_status add_later(balancing *balance)
{
    int64_t withdrawn = 0, merged = 0;
    for (const portion *group = balance->groups; group; group = group->next) {
        withdrawn += group->later ? group->count : 0;
        merged += group->merged ? group->count : 0;
    }
    zx_status status = add(balance, "filed.withdrawn", "", "filed, and withdrawn later", "立案后撤案", FILED, withdrawn);
    if (status == ZX_OK)
        status = add(balance, "filed.absorbed", "", "filed, merged later, and counted as filed", "立案后并案，仍计入立案", FILED,
                     balance->merged_stay_filed ? merged : 0);
    if (status == ZX_OK)
        status = add(balance, "absorbed.filed", "", "filed, merged later, and counted as merged", "立案后并案，计入并案", ABSORBED,
                     balance->merged_stay_filed ? 0 : merged);
    return status;
}

static zx_status add_lines(balancing *balance)
{
    zx_status status = ZX_OK;
    for (int i = RECEIVED; i < LINES && status == ZX_OK; i++)
        status = add(balance, labels[i].key, "", labels[i].en, labels[i].zh, RECEIVED, balance->totals[i]);
    if (status == ZX_OK)
        status = add_later(balance);
    for (int i = 0; i < 2 && status == ZX_OK; i++) {
        heading of = i ? FILED : RECEIVED;
        status = add_collective(balance, of, i ? "filed.member" : "received.member", false, "member proposals", "委员提案");
        if (status == ZX_OK)
            status = add_collective(balance, of, i ? "filed.collective" : "received.collective", true, "collective proposals", "集体提案");
        if (status == ZX_OK)
            status = add_codes(balance, of, i ? "filed.kind." : "received.kind.", "proposer_kinds", true);
    }
    return status == ZX_OK ? add_codes(balance, FILED, "filed.category.", "categories", false) : status;
}

zx_status zxi_balance_add(zx_store *store, zx_id session, zx_date on, zx_cursor *answer, zx_id *rulebook)
{
    void *record;
    balancing balance = {.store = store, .answer = answer};
    zx_status status = zxi_record_find(store, zx_record_type_named("session"), session, false, zxi_call_arena(store), &record);
    if (status == ZX_OK)
        status = zxi_rulebook_of(store, on, &balance.rulebook, rulebook);
    if (status == ZX_OK)
        balance.merged_stay_filed = zxi_names(json_object_get(balance.rulebook, "counting"), "merged", "filed");
    if (status == ZX_OK)
        status = count(&balance, session, on);
    return status == ZX_OK ? add_lines(&balance) : status;
}

static zx_status run(zx_store *store, zx_id session, zx_date on, zx_cursor *answer)
{
    zx_id rulebook;
    zx_status status = zxi_balance_add(store, session, on, answer, &rulebook);
    if (status != ZX_OK)
        return status;
    return zxi_answer_meta(answer, store, "balance",
                           "received = filed + absorbed + converted + sent_back + not_filed + withdrawn + pending: each proposal that had come in "
                           "by the date counts once, by its examination on that date; one withdrawn after filing stays filed; one merged "
                           "after filing counts as the rulebook's counting.merged says",
                           "收到 = 立案 + 并案 + 转为意见建议 + 退回修改 + 不予立案 + 立案前撤案 + 待审查：截至该日收到的提案各计一次，"
                           "以该日审查结果为准；立案后撤案的仍计入立案；立案后并案的按规则 counting.merged 计入",
                           on, rulebook);
}

zx_status zx_balance(zx_store *store, zx_id session, zx_date on, zx_cursor **out)
{
    if (!out)
        return zxi_misuse("out is NULL");
    if (!zx_date_complete(on))
        return zxi_fail(ZX_INVALID, ZXI_ABOUT(.field = "on", .rule = "date.complete"), "on: a complete date is needed", "on：须为完整日期");
    zx_status status = zxi_enter(store);
    if (status != ZX_OK)
        return status;
    zx_cursor *answer = NULL;
    status = zxi_read_begin(store);
    if (status == ZX_OK) {
        status = zxi_answer_new(&zxi_balance_line_type, &answer);
        if (status == ZX_OK)
            status = run(store, session, on, answer);
        zxi_read_end(store);
    }
    zxi_leave(store);
    if (status == ZX_OK)
        *out = answer;
    else
        zx_cursor_free(answer);
    return status;
}
