/* SPDX-License-Identifier: MIT */
#include <zhengxie/query.h>

#include <string.h>

#include <zhengxie/date.h>

#include "analysis/answers.h"
#include "analysis/dimensions.h"
#include "base/size.h"
#include "domain/domain.h"
#include "record/cursor.h"
#include "record/filter.h"
#include "record/row.h"

ZXI_NO_PADDING(zx_tally_line, reserved);
ZXI_KEYS_TOGETHER(zx_tally_line);

static const zx_field fields[] = {
    ZXI_KEY_FIELDS(zx_tally_line),
    ZXI_NUMBER(zx_tally_line, numerator, "numerator", "分子"),
    ZXI_NUMBER(zx_tally_line, denominator, "denominator", "分母"),
    ZXI_NUMBER(zx_tally_line, n, "n", "记录数"),
    ZXI_FLAG(zx_tally_line, overlap, 0, "groups overlap", "分组有重叠"),
};

const zx_record_type zxi_tally_line_type =
    ZXI_TYPE(zx_tally_line, reserved, "tally_line", "line of a tally", "统计行", fields, .answer = true);

typedef struct tallying {
    zx_store *store;
    const zx_record_type *type;
    zx_tally_options options;
    zx_page page;
    void *filter;
    zxi_dimensions dimensions;
    zxi_buffer sql;
    bool signers; /* one row a signer instead of one a proposal */
    const json_t *rulebook;
    zx_id rulebook_id;
} tallying;

static zx_status wrong(const tallying *tally, const char *field, const char *en, const char *zh)
{
    return zxi_fail(ZX_INVALID, ZXI_ABOUT(.record = tally->type->name, .field = field, .rule = "tally.options"), "%s: %s%.0s", "%s：%.0s%s",
                    field, en, zh);
}

static zx_status check_options(tallying *tally)
{
    zx_tally_options *options = &tally->options;
    if (!zx_date_complete(options->on))
        return wrong(tally, "on", "a complete date is needed", "须为完整日期");
    options->credit = options->credit ? options->credit : ZX_CREDIT_LEAD;
    options->attribute = options->attribute ? options->attribute : ZX_ATTRIBUTE_THEN;
    options->rounds = options->rounds ? options->rounds : ZX_ROUNDS_ALL;
    if (options->credit < ZX_CREDIT_LEAD || options->credit > ZX_CREDIT_SHARE)
        return wrong(tally, "credit", "no such value", "取值不存在");
    if (options->attribute < ZX_ATTRIBUTE_THEN || options->attribute > ZX_ATTRIBUTE_NOW)
        return wrong(tally, "attribute", "no such value", "取值不存在");
    if (options->rounds < ZX_ROUNDS_ALL || options->rounds > ZX_ROUNDS_FINAL)
        return wrong(tally, "rounds", "no such value", "取值不存在");
    if (options->rounds != ZX_ROUNDS_ALL && !zxi_field_named(tally->type, "assignment") && !zxi_field_named(tally->type, "round"))
        return wrong(tally, "rounds", "this kind of record belongs to no round", "此类记录不分轮次");
    zx_page page = {ZX_PAGE_INIT, .from = options->from, .until = options->until};
    if (zxi_field_flagged(tally->type, ZX_FIELD_EFFECTIVE))
        page.on = options->on;
    return zxi_filter_check(zxi_call_arena(tally->store), tally->type, options->filter, &page, &tally->filter, &tally->page);
}

static zx_status read_dimensions(tallying *tally)
{
    const zx_field *begun = zxi_field_flagged(tally->type, ZX_FIELD_EFFECTIVE);
    const zxi_path_root roots[] = {
        {.name = "proposer", .expression = tally->options.credit == ZX_CREDIT_LEAD ? "r.\"lead\"" : ZXI_SIGNER, .refers = "person|organization"},
        {.name = NULL},
    };
    zxi_buffer moment = {0};
    if (tally->options.attribute == ZX_ATTRIBUTE_THEN && begun)
        zxi_buffer_format(&moment, "r.\"%s\"", begun->name);
    else
        zxi_buffer_text(&moment, "?1");
    tally->dimensions.path.moment = moment.bytes;
    tally->dimensions.path.roots = strcmp(tally->type->name, "proposal") == 0 ? roots : NULL;
    zx_status status = zxi_buffer_ok(&moment) ? zxi_dimensions_read(&tally->dimensions, tally->type, tally->options.by) : zxi_no_memory();
    zxi_buffer_release(&moment);
    tally->dimensions.path.moment = NULL;
    tally->dimensions.path.roots = NULL;
    tally->signers = tally->dimensions.roots && tally->options.credit != ZX_CREDIT_LEAD;
    if (status == ZX_OK && tally->options.credit != ZX_CREDIT_LEAD && !tally->signers)
        status = wrong(tally, "credit", "needs a dimension that begins with proposer", "须有以 proposer 开头的维度");
    return status;
}

static void only_round(tallying *tally)
{
    const char *assignment = zxi_field_named(tally->type, "assignment") ? "assignment" : "id";
    zxi_buffer_format(&tally->sql,
                      " AND (SELECT a.round FROM assignment AS a WHERE a.id = r.\"%s\") = (SELECT %s(b.round) FROM assignment AS b "
                      "WHERE b.assigned <= ?1 AND b.proposal = (SELECT a.proposal FROM assignment AS a WHERE a.id = r.\"%s\"))",
                      assignment, tally->options.rounds == ZX_ROUNDS_FIRST ? "min" : "max", assignment);
}

/* ?1 is the date; the filter's parameters follow. */
static void from_where(tallying *tally, bool grouped)
{
    zxi_buffer *sql = &tally->sql;
    zxi_from_then(sql, tally->type, tally->filter);
    if (grouped && tally->signers)
        zxi_buffer_text(sql, ZXI_SIGNERS);
    if (grouped)
        zxi_buffer_bytes(sql, tally->dimensions.path.joins.bytes, tally->dimensions.path.joins.length);
    zxi_filter_sql(sql, tally->type, tally->filter, &tally->page, 2);
    if (grouped && tally->signers)
        zxi_buffer_text(sql, ZXI_SIGNED);
    if (tally->options.rounds != ZX_ROUNDS_ALL)
        only_round(tally);
}

static zx_status prepare(tallying *tally, zxi_statement **out, char dates[ZXI_FILTER_DATES][11], char on[ZX_DATE_SIZE])
{
    if (!zxi_buffer_ok(&tally->sql))
        return zxi_no_memory();
    zx_status status = zxi_prepare(tally->store, tally->sql.bytes, out);
    if (status != ZX_OK)
        return status;
    zxi_bind_bytes(*out, 1, on, zx_date_print(tally->options.on, on));
    zxi_filter_bind(*out, tally->type, tally->filter, &tally->page, 2, dates);
    return ZX_OK;
}

static zx_status count_all(tallying *tally, int64_t *out)
{
    char dates[ZXI_FILTER_DATES][11], on[ZX_DATE_SIZE];
    zxi_statement *statement = NULL;
    zxi_buffer_clear(&tally->sql);
    zxi_buffer_text(&tally->sql, "SELECT count(*), ?1");
    from_where(tally, false);
    zx_status status = prepare(tally, &statement, dates, on);
    if (status != ZX_OK)
        return status;
    bool row;
    status = zxi_step(statement, &row);
    if (status == ZX_OK)
        *out = zxi_column_int(statement, 0);
    zxi_done(statement);
    return status;
}

static bool shares(const tallying *tally)
{
    return tally->signers && tally->options.credit == ZX_CREDIT_SHARE;
}

static void groups_sql(tallying *tally)
{
    zxi_buffer *sql = &tally->sql;
    zxi_buffer_clear(sql);
    zxi_buffer_text(sql, "SELECT ");
    zxi_buffer_bytes(sql, tally->dimensions.columns.bytes, tally->dimensions.columns.length);
    zxi_buffer_text(sql, "count(DISTINCT r.id), ");
    zxi_buffer_text(sql, shares(tally) ? "sum(" ZXI_PART(ZXI_SIGNER_COUNT) ")" : "count(DISTINCT r.id)");
    zxi_buffer_text(sql, " AS numerator, ?1");
    from_where(tally, true);
    zxi_dimensions_list(&tally->dimensions, " GROUP BY ", sql);
    zxi_buffer_text(sql, " ORDER BY numerator DESC");
    zxi_dimensions_list(&tally->dimensions, ", ", sql);
}

static zx_status add_line(tallying *tally, zx_cursor *answer, zxi_statement *statement, int64_t total)
{
    void *row;
    zx_status status = zxi_answer_add(answer, &row);
    if (status != ZX_OK)
        return status;
    zx_tally_line *line = row;
    zxi_keys keys = {.key = {NULL}};
    status = zxi_dimensions_keys(&tally->dimensions, tally->store, tally->rulebook, statement, &answer->rows, &keys);
    memcpy(&line->key_1, &keys, sizeof keys);
    line->n = zxi_column_int(statement, (int)tally->dimensions.count);
    line->numerator = zxi_column_int(statement, (int)tally->dimensions.count + 1);
    line->denominator = shares(tally) ? total * ZXI_WHOLE : total;
    line->overlap = tally->signers && !shares(tally) ? ZX_YES : ZX_NO;
    return status;
}

static zx_status add_lines(tallying *tally, zx_cursor *answer, int64_t total)
{
    char dates[ZXI_FILTER_DATES][11], on[ZX_DATE_SIZE];
    zxi_statement *statement = NULL;
    groups_sql(tally);
    zx_status status = prepare(tally, &statement, dates, on);
    if (status != ZX_OK)
        return status;
    bool row;
    while ((status = zxi_step(statement, &row)) == ZX_OK && row && (status = add_line(tally, answer, statement, total)) == ZX_OK)
        continue;
    zxi_done(statement);
    return status;
}

static zx_status run(tallying *tally, zx_cursor *answer)
{
    int64_t total = 0;
    zx_status status = check_options(tally);
    if (status == ZX_OK)
        status = read_dimensions(tally);
    if (status == ZX_OK)
        status = zxi_rulebook_of(tally->store, tally->options.on, &tally->rulebook, &tally->rulebook_id);
    if (status == ZX_OK)
        status = count_all(tally, &total);
    if (status == ZX_OK)
        status = add_lines(tally, answer, total);
    if (status != ZX_OK)
        return status;
    return zxi_answer_meta(answer, tally->store, "tally", "records that had begun to count by the date and had not ended, as they stood then",
                           "截至该日已生效且未终止的记录，按当日状态统计", tally->options.on, tally->rulebook_id);
}

zx_status zx_tally(zx_store *store, const char *kind, const zx_tally_options *options, zx_cursor **out)
{
    const zx_record_type *type = zx_record_type_named(kind);
    if (!type || type->answer || !options || !out || !zxi_size_fits(options, sizeof *options))
        return zxi_misuse("kind, options or out (use ZX_TALLY_INIT)");
    zx_status status = zxi_enter(store);
    if (status != ZX_OK)
        return status;
    tallying tally = {.store = store, .type = type, .options = *options};
    zx_cursor *answer = NULL;
    status = zxi_read_begin(store);
    if (status == ZX_OK) {
        status = zxi_answer_new(&zxi_tally_line_type, &answer);
        if (status == ZX_OK)
            status = run(&tally, answer);
        zxi_read_end(store);
    }
    zxi_dimensions_release(&tally.dimensions);
    zxi_buffer_release(&tally.sql);
    zxi_leave(store);
    if (status == ZX_OK)
        *out = answer;
    else
        zx_cursor_free(answer);
    return status;
}
