/* SPDX-License-Identifier: MIT */
#include <zhengxie/satisfaction.h>

#include <string.h>

#include <zhengxie/date.h>

#include "analysis/answers.h"
#include "analysis/dimensions.h"
#include "analysis/events.h"
#include "analysis/satisfied.h"
#include "base/size.h"
#include "domain/domain.h"
#include "domain/proposal/proposal.h"
#include "record/cursor.h"
#include "record/filter.h"

ZXI_NO_PADDING(zx_satisfaction_line, reserved);
ZXI_NO_PADDING(zx_satisfaction_options, reserved);
ZXI_KEYS_TOGETHER(zx_satisfaction_line);

static const zx_field fields[] = {
    ZXI_KEY_FIELDS(zx_satisfaction_line),
    ZXI_CODE(zx_satisfaction_line, axis, "feedback_axes", 0, "axis", "评价项目"),
    ZXI_TEXT(zx_satisfaction_line, axis_en, 0, 0, "axis in English", "评价项目（英文）"),
    ZXI_TEXT(zx_satisfaction_line, axis_zh, 0, 0, "axis in Chinese", "评价项目（中文）"),
    ZXI_TEXT(zx_satisfaction_line, value, 0, 0, "value", "评价"),
    ZXI_TEXT(zx_satisfaction_line, en, 0, ZX_FIELD_REQUIRED, "value in English", "评价（英文）"),
    ZXI_TEXT(zx_satisfaction_line, zh, 0, ZX_FIELD_REQUIRED, "value in Chinese", "评价（中文）"),
    ZXI_NUMBER(zx_satisfaction_line, numerator, "numerator", "分子"),
    ZXI_NUMBER(zx_satisfaction_line, denominator, "returned", "收回"),
    ZXI_NUMBER(zx_satisfaction_line, n, "n", "记录数"),
    ZXI_INT(zx_satisfaction_line, not_returned, 0, "not returned", "未反馈"),
    ZXI_INT(zx_satisfaction_line, not_sent, 0, "not sent", "未征询"),
    ZXI_FLAG(zx_satisfaction_line, overlap, 0, "groups overlap", "分组有重叠"),
};

const zx_record_type zxi_satisfaction_line_type =
    ZXI_TYPE(zx_satisfaction_line, reserved, "satisfaction_line", "line of satisfaction", "满意度统计行", fields, .answer = true);

enum { PROPOSER, UNIT, CHANNEL };

/* What a row of the query says of some forms. */
typedef enum standing { NOT_SENT, NOT_RETURNED, RETURNED } standing;

/* Forms of one group that say the same. */
typedef struct portion {
    const char *value;
    int64_t parts, n;
    struct portion *next;
} portion;

typedef struct asking {
    zx_store *store;
    zx_cursor *answer;
    zx_satisfaction_options options;
    zx_page page;
    void *filter;
    zxi_dimensions dimensions;
    zxi_buffer sql;
    bool signers, units; /* a form may be of several */
    bool axes;           /* the second time round */
    const json_t *rulebook;
    zx_id rulebook_id;
    /* the group being read */
    bool begun;
    zxi_keys keys;
    const char *axis;
    portion *portions;
    int64_t not_returned, not_sent;
} asking;

/* ---- options ---- */

static zx_status wrong(const char *field, const char *en, const char *zh)
{
    return zxi_fail(ZX_INVALID, ZXI_ABOUT(.record = "feedback", .field = field, .rule = "satisfaction.options"), "%s: %s%.0s",
                    "%s：%.0s%s", field, en, zh);
}

static bool within(int value, int most)
{
    return value >= 0 && value <= most;
}

static zx_status check_options(asking *ask)
{
    zx_satisfaction_options *options = &ask->options;
    if (!zx_date_complete(options->on))
        return wrong("on", "a complete date is needed", "须为完整日期");
    if (options->from.year && !zx_date_valid(options->from))
        return wrong("from", "no such date", "日期不存在");
    if (options->until.year && !zx_date_valid(options->until))
        return wrong("until", "no such date", "日期不存在");
    if (!within((int)options->credit, ZX_CREDIT_SHARE))
        return wrong("credit", "no such value", "取值不存在");
    if (!within((int)options->attribute, ZX_ATTRIBUTE_NOW))
        return wrong("attribute", "no such value", "取值不存在");
    if (!within((int)options->rounds, ZX_ROUNDS_FINAL))
        return wrong("rounds", "no such value", "取值不存在");
    if (!within((int)options->axes, ZX_YES))
        return wrong("axes", "neither yes nor no", "只能是“是”或“否”");
    options->credit = options->credit ? options->credit : ZX_CREDIT_LEAD;
    options->attribute = options->attribute ? options->attribute : ZX_ATTRIBUTE_THEN;
    options->rounds = options->rounds ? options->rounds : ZX_ROUNDS_ALL;
    return zxi_filter_check(zxi_call_arena(ask->store), &zxi_proposal_type, options->filter, NULL, &ask->filter, &ask->page);
}

static zx_status read_dimensions(asking *ask)
{
    const bool lead = ask->options.credit == ZX_CREDIT_LEAD;
    const zxi_path_root roots[] = {
        [PROPOSER] = {.name = "proposer", .expression = lead ? "r.\"lead\"" : ZXI_SIGNER, .refers = "person|organization"},
        [UNIT] = {.name = "unit", .expression = "a.unit", .refers = "organization"},
        [CHANNEL] = {.name = "channel", .expression = "a.channel", .refers = "organization"},
        {.name = NULL},
    };
    ask->dimensions.path.roots = roots;
    ask->dimensions.path.moment = ask->options.attribute == ZX_ATTRIBUTE_THEN ? "r.submitted" : "?1";
    zx_status status = zxi_dimensions_read(&ask->dimensions, &zxi_proposal_type, ask->options.by);
    ask->dimensions.path.roots = NULL;
    ask->signers = !lead && (ask->dimensions.roots & 1u << PROPOSER);
    ask->units = ask->options.unit || (ask->dimensions.roots & (1u << UNIT | 1u << CHANNEL));
    if (status == ZX_OK && !lead && !ask->signers && !ask->units)
        status = wrong("credit", "needs a dimension that begins with proposer, unit or channel", "须有以 proposer、unit 或 channel 开头的维度");
    return status;
}

/* ---- asking ---- */

/* The round of the form, or where there is none the one that was replied to. */
#define OF_ROUND "coalesce(f.round, " ZXI_PRESENT_ROUND("r.id") ")"
#define REPLIED_UNITS                                                                                                         \
    "(SELECT count(*) FROM assignment AS m JOIN reply AS q ON q.assignment = m.id AND q.replied <= ?1 "                      \
    "WHERE m.proposal = r.id AND m.round = " OF_ROUND ")"

static bool shares(const asking *ask)
{
    return ask->options.credit == ZX_CREDIT_SHARE && (ask->signers || ask->units);
}

static const char *holders(const asking *ask)
{
    if (ask->signers && ask->units)
        return "sum(" ZXI_PART(ZXI_SIGNER_COUNT " * " REPLIED_UNITS) ")";
    return ask->signers ? "sum(" ZXI_PART(ZXI_SIGNER_COUNT) ")" : "sum(" ZXI_PART(REPLIED_UNITS) ")";
}

static void from(asking *ask)
{
    zxi_buffer *sql = &ask->sql;
    zxi_from_then(sql, &zxi_proposal_type, ask->filter);
    zxi_buffer_text(sql, " LEFT JOIN feedback AS f ON f.proposal = r.id AND f.given <= ?1 AND CASE ?2 WHEN 1 THEN 1 WHEN 2 THEN f.round = 1 "
                         "ELSE " ZXI_LAST_FORM " END");
    if (ask->axes)
        zxi_buffer_text(sql, " JOIN feedback_answer AS w ON w.feedback = f.id");
    if (ask->signers)
        zxi_buffer_text(sql, ZXI_SIGNERS);
    if (ask->units) {
        zxi_buffer_text(sql, " JOIN ");
        zxi_table_then(sql, &zxi_assignment_type);
        zxi_buffer_text(sql, " AS a ON a.proposal = r.id AND a.round = " OF_ROUND " AND (a.replied IS NOT NULL");
        zxi_buffer_text(sql, ask->options.credit == ZX_CREDIT_ANY ? " OR (a.role = 'assisting' AND a.ended IS NULL))" : ")");
    }
    zxi_buffer_bytes(sql, ask->dimensions.path.joins.bytes, ask->dimensions.path.joins.length);
}

static void write_sql(asking *ask)
{
    zxi_buffer *sql = &ask->sql;
    zxi_buffer_clear(sql);
    zxi_buffer_text(sql, "SELECT ");
    zxi_buffer_bytes(sql, ask->dimensions.columns.bytes, ask->dimensions.columns.length);
    zxi_buffer_text(sql, ask->axes ? "w.axis, w.value" : "NULL, f.satisfaction");
    zxi_buffer_format(sql, ", coalesce(f.returned + 1, %d), ", NOT_SENT);
    zxi_buffer_text(sql, shares(ask) ? holders(ask) : "count(DISTINCT coalesce(f.id, r.id))");
    zxi_buffer_text(sql, ", count(DISTINCT coalesce(f.id, r.id)), ?1, ?2, ?3, ?4");
    from(ask);
    zxi_filter_sql(sql, &zxi_proposal_type, ask->filter, &ask->page, 6);
    zxi_buffer_text(sql, " AND (f.id IS NOT NULL OR r.replied IS NOT NULL) AND coalesce(f.given, r.replied) BETWEEN ?3 AND ?4");
    if (ask->signers)
        zxi_buffer_text(sql, ZXI_SIGNED);
    zxi_buffer_text(sql, ask->units ? " AND (?5 = 0 OR a.unit = ?5)" : " AND ?5 = 0");
    for (int order = 0; order < 2; order++) {
        const size_t axis = ask->dimensions.count + 1;
        zxi_buffer_text(sql, order ? " ORDER BY " : " GROUP BY ");
        for (size_t i = 1; i < axis; i++)
            zxi_buffer_format(sql, "%zu, ", i);
        zxi_buffer_format(sql, "%zu, %zu, %zu", axis, axis + 2, axis + 1);
    }
}

/* ---- lines ---- */

static zx_status keep(const asking *ask, const char *text, const char **out)
{
    *out = text ? zxi_arena_text(&ask->answer->rows, text, strlen(text)) : NULL;
    return text && !*out ? zxi_no_memory() : ZX_OK;
}

static const char *label(const json_t *entry, const char *language, const char *fallback)
{
    const char *text = json_string_value(json_object_get(entry, language));
    return text ? text : fallback;
}

static const char *list_of(const asking *ask)
{
    return ask->axes ? "feedback_values" : "satisfactions";
}

static int64_t parts_of(const asking *ask, const char *value)
{
    int64_t sum = 0;
    for (const portion *at = ask->portions; at; at = at->next)
        if (value ? strcmp(at->value, value) == 0 : zxi_satisfied(ask->rulebook, list_of(ask), at->value))
            sum += at->parts;
    return sum;
}

static void count_all(const asking *ask, zx_satisfaction_line *line)
{
    for (const portion *at = ask->portions; at; at = at->next) {
        line->denominator += at->parts;
        line->n += at->n;
    }
    if (!ask->axes) {
        line->not_returned = (zx_opt_int){1, ask->not_returned};
        line->not_sent = (zx_opt_int){1, ask->not_sent};
    }
    line->overlap = (ask->signers || ask->units) && !shares(ask) ? ZX_YES : ZX_NO;
}

/* `value` NULL: all that count as satisfied. */
static zx_status add_line(const asking *ask, const char *value, const char *en, const char *zh)
{
    void *row;
    zx_status status = zxi_answer_add(ask->answer, &row);
    if (status != ZX_OK)
        return status;
    zx_satisfaction_line *line = row;
    const json_t *axis = ask->axis ? zxi_rulebook_entry(ask->rulebook, "feedback_axes", ask->axis) : NULL;
    memcpy((char *)line + offsetof(zx_satisfaction_line, key_1), &ask->keys, sizeof ask->keys);
    line->axis = ask->axis;
    line->numerator = parts_of(ask, value);
    count_all(ask, line);
    status = keep(ask, label(axis, "en", ask->axis), &line->axis_en);
    if (status == ZX_OK)
        status = keep(ask, label(axis, "zh", ask->axis), &line->axis_zh);
    if (status == ZX_OK)
        status = keep(ask, value, &line->value);
    if (status == ZX_OK)
        status = keep(ask, en, &line->en);
    return status == ZX_OK ? keep(ask, zh, &line->zh) : status;
}

static zx_status add_coded(const asking *ask, const char *code)
{
    const json_t *entry = zxi_rulebook_entry(ask->rulebook, list_of(ask), code);
    return add_line(ask, code, label(entry, "en", code), label(entry, "zh", code));
}

/* The codes that may be answered: of an axis its own. */
static size_t code_count(const asking *ask)
{
    if (ask->axes)
        return json_array_size(json_object_get(zxi_rulebook_entry(ask->rulebook, "feedback_axes", ask->axis), "values"));
    return json_array_size(json_object_get(json_object_get(ask->rulebook, "lists"), "satisfactions"));
}

static const char *code_at(const asking *ask, size_t i)
{
    const char *code = ask->axes ? json_string_value(json_array_get(json_object_get(zxi_rulebook_entry(ask->rulebook, "feedback_axes", ask->axis),
                                                                                    "values"), i))
                                 : json_string_value(json_object_get(json_array_get(
                                       json_object_get(json_object_get(ask->rulebook, "lists"), "satisfactions"), i), "code"));
    return code ? code : "";
}

static bool listed(const asking *ask, const char *code)
{
    for (size_t i = 0; i < code_count(ask); i++)
        if (strcmp(code_at(ask, i), code) == 0)
            return true;
    return false;
}

static bool any_satisfied(const asking *ask)
{
    for (size_t i = 0; i < code_count(ask); i++)
        if (zxi_satisfied(ask->rulebook, list_of(ask), code_at(ask, i)))
            return true;
    return false;
}

static zx_status end_group(asking *ask)
{
    if (!ask->begun)
        return ZX_OK;
    zx_status status = any_satisfied(ask) ? add_line(ask, NULL, "counted as satisfied", "满意合计") : ZX_OK;
    for (size_t i = 0; i < code_count(ask) && status == ZX_OK; i++)
        status = add_coded(ask, code_at(ask, i));
    for (const portion *at = ask->portions; at && status == ZX_OK; at = at->next)
        if (!listed(ask, at->value))
            status = add_coded(ask, at->value);
    ask->begun = false;
    return status;
}

/* ---- groups ---- */

static zx_status begin_group(asking *ask, zxi_statement *statement, const char *axis)
{
    ask->begun = true;
    ask->portions = NULL;
    ask->not_returned = ask->not_sent = 0;
    zx_status status = keep(ask, axis, &ask->axis);
    if (status == ZX_OK)
        status = zxi_dimensions_keys(&ask->dimensions, ask->store, ask->rulebook, statement, &ask->answer->rows, &ask->keys);
    return status;
}

static zx_status add_portion(asking *ask, const char *value, int64_t parts, int64_t n)
{
    portion *new = zxi_arena_alloc(zxi_call_arena(ask->store), sizeof *new);
    if (!new)
        return zxi_no_memory();
    *new = (portion){.parts = parts, .n = n, .next = ask->portions};
    ask->portions = new;
    return keep(ask, value ? value : "", &new->value);
}

static zx_status add_row(asking *ask, zxi_statement *statement)
{
    const int column = (int)ask->dimensions.count;
    const char *axis, *value;
    bool same = ask->begun;
    zx_status status = zxi_column_text(statement, column, &axis, NULL);
    if (status == ZX_OK)
        status = zxi_column_text(statement, column + 1, &value, NULL);
    if (status == ZX_OK && same)
        status = zxi_dimensions_same(&ask->dimensions, statement, &ask->keys, &same);
    same = same && (axis && ask->axis ? strcmp(axis, ask->axis) == 0 : axis == ask->axis);
    if (status == ZX_OK && !same) {
        status = end_group(ask);
        if (status == ZX_OK)
            status = begin_group(ask, statement, axis);
    }
    if (status != ZX_OK)
        return status;
    int64_t of = zxi_column_int(statement, column + 2), parts = zxi_column_int(statement, column + 3), n = zxi_column_int(statement, column + 4);
    if (of == RETURNED)
        return add_portion(ask, value, parts, n);
    *(of == NOT_SENT ? &ask->not_sent : &ask->not_returned) += n;
    return ZX_OK;
}

static zx_date last_day(const zx_satisfaction_options *options)
{
    zx_date until = zx_date_last(options->until);
    return options->until.year && zx_date_compare(until, options->on) < 0 ? until : options->on;
}

static zx_status read_groups(asking *ask, zxi_statement *statement)
{
    char dates[ZXI_FILTER_DATES][11], on[ZX_DATE_SIZE], first[ZX_DATE_SIZE] = "", last[ZX_DATE_SIZE];
    const zx_satisfaction_options *options = &ask->options;
    zxi_bind_bytes(statement, 1, on, zx_date_print(options->on, on));
    zxi_bind_int(statement, 2, options->rounds);
    zxi_bind_bytes(statement, 3, first, options->from.year ? zx_date_print(zx_date_first(options->from), first) : 0);
    zxi_bind_bytes(statement, 4, last, zx_date_print(last_day(options), last));
    zxi_bind_int(statement, 5, options->unit);
    zxi_filter_bind(statement, &zxi_proposal_type, ask->filter, &ask->page, 6, dates);
    bool row;
    zx_status status = ask->dimensions.count == 0 && !ask->axes ? begin_group(ask, statement, NULL) : ZX_OK;
    while (status == ZX_OK && (status = zxi_step(statement, &row)) == ZX_OK && row)
        status = add_row(ask, statement);
    return status == ZX_OK ? end_group(ask) : status;
}

static zx_status add_lines(asking *ask)
{
    zxi_statement *statement = NULL;
    write_sql(ask);
    zx_status status = zxi_buffer_ok(&ask->sql) ? zxi_prepare(ask->store, ask->sql.bytes, &statement) : zxi_no_memory();
    if (status == ZX_OK)
        status = read_groups(ask, statement);
    zxi_done(statement);
    return status;
}

static zx_status run(asking *ask)
{
    zx_status status = check_options(ask);
    if (status == ZX_OK)
        status = read_dimensions(ask);
    if (status == ZX_OK)
        status = zxi_rulebook_of(ask->store, ask->options.on, &ask->rulebook, &ask->rulebook_id);
    if (status == ZX_OK)
        status = add_lines(ask);
    if (status == ZX_OK && ask->options.axes == ZX_YES) {
        ask->axes = true;
        status = add_lines(ask);
    }
    if (status != ZX_OK)
        return status;
    return zxi_answer_meta(ask->answer, ask->store, "satisfaction",
                           "of the forms that had come back by the date in each group: how many say so; satisfied is what the rulebook counts "
                           "so. Not in the denominator: forms that did not come back, and proposals that all have replied to without any form",
                           "截至该日各组已收回的征询意见表中作此评价的份数；“满意合计”以规则所列为准；未收回的表和已全部答复而尚无征询意见表的提案"
                           "不计入分母",
                           ask->options.on, ask->rulebook_id);
}

zx_status zx_satisfaction(zx_store *store, const zx_satisfaction_options *options, zx_cursor **out)
{
    if (!options || !out || !zxi_size_fits(options, sizeof *options))
        return zxi_misuse("options or out (use ZX_SATISFACTION_INIT)");
    zx_status status = zxi_enter(store);
    if (status != ZX_OK)
        return status;
    asking ask = {.store = store, .options = *options};
    status = zxi_read_begin(store);
    if (status == ZX_OK) {
        status = zxi_answer_new(&zxi_satisfaction_line_type, &ask.answer);
        if (status == ZX_OK)
            status = run(&ask);
        zxi_read_end(store);
    }
    zxi_dimensions_release(&ask.dimensions);
    zxi_buffer_release(&ask.sql);
    zxi_leave(store);
    if (status == ZX_OK)
        *out = ask.answer;
    else
        zx_cursor_free(ask.answer);
    return status;
}
