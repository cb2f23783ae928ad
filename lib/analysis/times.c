/* SPDX-License-Identifier: MIT */
#include <zhengxie/times.h>

#include <stdlib.h>
#include <string.h>

#include <zhengxie/date.h>

#include "analysis/answers.h"
#include "analysis/dimensions.h"
#include "analysis/events.h"
#include "analysis/rank.h"
#include "base/size.h"
#include "domain/domain.h"
#include "domain/proposal/proposal.h"
#include "record/cursor.h"
#include "record/filter.h"

ZXI_NO_PADDING(zx_times_line, zh_4);
ZXI_NO_PADDING(zx_times_options, rounds);
ZXI_KEYS_TOGETHER(zx_times_line);
static_assert(offsetof(zx_times_line, bucket_7) - offsetof(zx_times_line, bucket_1) == ZX_TIMES_LIMITS * sizeof(zx_opt_int),
              "the buckets stand together");

static const zx_field fields[] = {
    ZXI_KEY_FIELDS(zx_times_line),
    ZXI_NUMBER(zx_times_line, numerator, "ended", "已完成"),
    ZXI_NUMBER(zx_times_line, denominator, "begun", "已开始"),
    ZXI_NUMBER(zx_times_line, n, "n", "记录数"),
    ZXI_NUMBER(zx_times_line, open, "open", "未完成"),
    ZXI_NUMBER(zx_times_line, ceased, "ceased", "已终止"),
    ZXI_INT(zx_times_line, median, 0, "median days", "中位天数"),
    ZXI_INT(zx_times_line, p90, 0, "90th percentile of days", "九成天数"),
    ZXI_INT(zx_times_line, bucket_1, 0, "up to the first limit", "第一档"),
    ZXI_INT(zx_times_line, bucket_2, 0, "second bucket", "第二档"),
    ZXI_INT(zx_times_line, bucket_3, 0, "third bucket", "第三档"),
    ZXI_INT(zx_times_line, bucket_4, 0, "fourth bucket", "第四档"),
    ZXI_INT(zx_times_line, bucket_5, 0, "fifth bucket", "第五档"),
    ZXI_INT(zx_times_line, bucket_6, 0, "sixth bucket", "第六档"),
    ZXI_INT(zx_times_line, bucket_7, 0, "seventh bucket", "第七档"),
};

const zx_record_type zxi_times_line_type =
    ZXI_TYPE(zx_times_line, zh_4, "times_line", "group of durations", "用时统计行", fields, .answer = true);

typedef struct timing {
    zx_store *store;
    zx_times_options options;
    zx_page page;
    void *filter;
    const zxi_event *begins, *ends;
    bool assignments; /* each counts for itself */
    int64_t limits[ZX_TIMES_LIMITS];
    size_t limit_count;
    zxi_dimensions dimensions;
    zxi_buffer sql;
    const json_t *rulebook;
    zx_id rulebook_id;
    /* the group being read */
    zxi_keys keys;
    zx_times_line *line;
    zxi_buffer days; /* int64_t, rising */
} timing;

const char *zx_times_event_at(size_t index, const char **en, const char **zh)
{
    for (size_t i = 0; i <= index; i++)
        if (!zxi_events[i].name)
            return NULL;
    if (en)
        *en = zxi_events[index].en;
    if (zh)
        *zh = zxi_events[index].zh;
    return zxi_events[index].name;
}

/* ---- options ---- */

static zx_status wrong(const char *field, const char *en, const char *zh)
{
    return zxi_fail(ZX_INVALID, ZXI_ABOUT(.record = "proposal", .field = field, .rule = "times.options"), "%s: %s%.0s", "%s：%.0s%s", field,
                    en, zh);
}

static const zxi_event *event_named(const char *name)
{
    for (const zxi_event *event = zxi_events; name && event->name; event++)
        if (strcmp(event->name, name) == 0)
            return event;
    return NULL;
}

static zx_status check_events(timing *times)
{
    times->begins = event_named(times->options.begins);
    times->ends = event_named(times->options.ends);
    if (!times->begins)
        return wrong("begins", "no such event", "没有这一环节");
    if (!times->ends)
        return wrong("ends", "no such event", "没有这一环节");
    return times->begins < times->ends ? ZX_OK : wrong("ends", "must come after what begins", "须在起始环节之后");
}

static zx_status check_limits(timing *times)
{
    const char *at = times->options.limits ? times->options.limits : "";
    while (*(at += strspn(at, " ,"))) {
        size_t digits = strspn(at, "0123456789");
        int64_t limit = digits > 0 && digits <= 6 ? strtol(at, NULL, 10) : -1;
        if (limit < 0 || (at[digits] && !strchr(" ,", at[digits])))
            return wrong("limits", "whole numbers of days are needed", "须为整数天数");
        if (times->limit_count == ZX_TIMES_LIMITS)
            return wrong("limits", "at most six limits", "最多六个界限");
        if (times->limit_count && limit <= times->limits[times->limit_count - 1])
            return wrong("limits", "must rise", "须逐个增大");
        times->limits[times->limit_count++] = limit;
        at += digits;
    }
    return ZX_OK;
}

static zx_status check_dates(const zx_times_options *options)
{
    if (!zx_date_complete(options->on))
        return wrong("on", "a complete date is needed", "须为完整日期");
    if (options->from.year && !zx_date_valid(options->from))
        return wrong("from", "no such date", "日期不存在");
    return options->until.year && !zx_date_valid(options->until) ? wrong("until", "no such date", "日期不存在") : ZX_OK;
}

static zx_status check_options(timing *times)
{
    zx_times_options *options = &times->options;
    zx_status status = check_dates(options);
    if (status == ZX_OK)
        status = check_events(times);
    if (status == ZX_OK)
        status = check_limits(times);
    if (status != ZX_OK)
        return status;
    options->rounds = options->rounds ? options->rounds : ZX_ROUNDS_ALL;
    options->minimum = options->minimum ? options->minimum : 1;
    if (options->rounds < ZX_ROUNDS_ALL || options->rounds > ZX_ROUNDS_FINAL)
        return wrong("rounds", "no such value", "取值不存在");
    if (options->minimum < 1)
        return wrong("minimum", "below 0", "不能小于 0");
    return zxi_filter_check(zxi_call_arena(times->store), &zxi_proposal_type, options->filter, NULL, &times->filter, &times->page);
}

static zx_status read_dimensions(timing *times)
{
    static const zxi_path_root roots[] = {
        {.name = "proposer", .expression = "r.\"lead\"", .refers = "person|organization"},
        {.name = "unit", .expression = "a.unit", .refers = "organization"},
        {.name = "channel", .expression = "a.channel", .refers = "organization"},
        {.name = "role", .expression = "a.role"},
        {.name = NULL},
    };
    zxi_path_root labelled[sizeof roots / sizeof *roots];
    memcpy(labelled, roots, sizeof roots);
    labelled[3].field = zxi_field_named(&zxi_assignment_type, "role");
    times->dimensions.path.roots = labelled;
    times->dimensions.path.moment = "coalesce(r.submitted, ?1)";
    zx_status status = zxi_dimensions_read(&times->dimensions, &zxi_proposal_type, times->options.by);
    times->dimensions.path.roots = NULL;
    times->assignments = times->options.unit || (times->dimensions.roots & ~1u);
    return status;
}

/* ---- asking ---- */

/* Drafts that had not been submitted by the date, in the form of the proposals as of then. */
static void with_drafts(zxi_buffer *sql)
{
    zxi_buffer_text(sql, " UNION ALL SELECT id, revision, written");
    for (size_t i = 0; i < zxi_proposal_type.count; i++) {
        const zx_field *field = &zxi_proposal_type.fields[i];
        if (field->flags & ZX_FIELD_LONG)
            continue;
        bool later = (field->flags & ZX_FIELD_DERIVED) || strcmp(field->name, "submitted") == 0 || strcmp(field->name, "receipt_number") == 0 ||
                     strcmp(field->name, "in_session") == 0;
        zxi_buffer_format(sql, ", %s\"%s\"", later ? "NULL AS " : "", field->name);
    }
    zxi_buffer_text(sql, " FROM proposal WHERE drafted <= ?1 AND (submitted IS NULL OR submitted > ?1)");
}

static void from(timing *times)
{
    zxi_buffer *sql = &times->sql;
    if (strcmp(times->begins->name, "drafted") == 0) {
        zxi_buffer_text(sql, " FROM (SELECT id, revision, written");
        for (size_t i = 0; i < zxi_proposal_type.count; i++)
            if (!(zxi_proposal_type.fields[i].flags & ZX_FIELD_LONG))
                zxi_buffer_format(sql, ", \"%s\"", zxi_proposal_type.fields[i].name);
        zxi_buffer_format(sql, " FROM (%s)", zxi_proposal_as_of);
        with_drafts(sql);
        zxi_buffer_text(sql, ") AS r");
        if (zxi_filter_texts(&zxi_proposal_type, times->filter))
            zxi_buffer_text(sql, " LEFT JOIN proposal_text AS t ON t.id = r.id");
    } else {
        zxi_from_then(sql, &zxi_proposal_type, times->filter);
    }
    if (times->assignments) {
        zxi_buffer_text(sql, " CROSS JOIN ");
        zxi_table_then(sql, &zxi_assignment_type);
        zxi_buffer_text(sql, " AS a ON a.proposal = r.id");
    }
    zxi_buffer_bytes(sql, times->dimensions.path.joins.bytes, times->dimensions.path.joins.length);
}

static const char *date_of(const timing *times, const zxi_event *event)
{
    return times->assignments && event->assignment ? event->assignment : event->proposal;
}

/* Whether what has not ended never will: the proposal goes no further, nobody has the assignment any more, or a later event came first. */
static void write_ceased(timing *times)
{
    zxi_buffer_text(&times->sql, "coalesce(r.examination IN ('absorbed', 'converted', 'not_filed', 'withdrawn'), 0)");
    if (times->assignments)
        zxi_buffer_text(&times->sql, " OR a.ended IS NOT NULL");
    if (times->ends < event_named("replied"))
        zxi_buffer_format(&times->sql, " OR %s IS NOT NULL", times->assignments ? "a.replied" : "r.replied");
}

/* Those that never end come last within a group, as do those that are open: without days. ?5 on the filter's. */
static void write_sql(timing *times)
{
    zxi_buffer *sql = &times->sql;
    zxi_buffer_text(sql, "SELECT ");
    zxi_buffer_bytes(sql, times->dimensions.columns.bytes, times->dimensions.columns.length);
    zxi_buffer_format(sql, "CAST(julianday(%s) - julianday(%s) AS INTEGER) AS days, ", date_of(times, times->ends), date_of(times, times->begins));
    write_ceased(times);
    zxi_buffer_text(sql, ", ?1, ?2, ?3, ?4");
    from(times);
    zxi_filter_sql(sql, &zxi_proposal_type, times->filter, &times->page, 6);
    if (times->assignments)
        zxi_buffer_text(sql, " AND " ZXI_IN_ROUNDS("a") " AND (?5 = 0 OR a.unit = ?5)");
    else
        zxi_buffer_text(sql, " AND ?5 = 0");
    if (times->assignments && times->ends->answers)
        zxi_buffer_text(sql, " AND " ZXI_MUST_ANSWER("a"));
    zxi_buffer_format(sql, " AND %s BETWEEN ?3 AND ?4 ORDER BY ", date_of(times, times->begins));
    for (size_t i = 0; i < times->dimensions.count; i++)
        zxi_buffer_format(sql, "%zu, ", i + 1);
    zxi_buffer_text(sql, "days");
}

static zx_date earlier(zx_date a, zx_date b)
{
    return zx_date_compare(a, b) < 0 ? a : b;
}

/* ---- groups ---- */

static void fill_buckets(const timing *times, const int64_t *days)
{
    zx_opt_int *buckets = &times->line->bucket_1;
    int64_t next = 0;
    for (size_t i = 0; times->limit_count && i <= times->limit_count; i++) {
        int64_t first = next;
        while (next < times->line->n && (i == times->limit_count || days[next] <= times->limits[i]))
            next++;
        buckets[i] = (zx_opt_int){1, next - first};
    }
}

static zx_status end_group(timing *times)
{
    zx_times_line *line = times->line;
    if (!line)
        return ZX_OK;
    if (!zxi_buffer_ok(&times->days))
        return zxi_no_memory();
    const int64_t *days = (const void *)times->days.bytes;
    line->numerator = line->n;
    line->denominator = line->n + line->open + line->ceased;
    if (line->n >= times->options.minimum) {
        line->median = zxi_at_rank(days, line->n, 50);
        line->p90 = zxi_at_rank(days, line->n, 90);
        fill_buckets(times, days);
    }
    times->line = NULL;
    return ZX_OK;
}

static zx_status begin_group(timing *times, zx_cursor *answer)
{
    void *row;
    zxi_buffer_clear(&times->days);
    zx_status status = zxi_answer_add(answer, &row);
    if (status == ZX_OK)
        times->line = row;
    return status;
}

static zx_status add_row(timing *times, zx_cursor *answer, zxi_statement *statement)
{
    bool same = times->line != NULL;
    zx_status status = same ? zxi_dimensions_same(&times->dimensions, statement, &times->keys, &same) : ZX_OK;
    if (status == ZX_OK && !same) {
        status = end_group(times);
        if (status == ZX_OK)
            status = begin_group(times, answer);
        if (status == ZX_OK)
            status = zxi_dimensions_keys(&times->dimensions, times->store, times->rulebook, statement, &answer->rows, &times->keys);
        if (status == ZX_OK)
            memcpy((char *)times->line + offsetof(zx_times_line, key_1), &times->keys, sizeof times->keys);
    }
    if (status != ZX_OK)
        return status;
    int column = (int)times->dimensions.count;
    if (!zxi_column_null(statement, column)) {
        int64_t days = zxi_column_int(statement, column);
        zxi_buffer_bytes(&times->days, &days, sizeof days);
        times->line->n++;
    } else if (zxi_column_int(statement, column + 1)) {
        times->line->ceased++;
    } else {
        times->line->open++;
    }
    return ZX_OK;
}

static zx_status read_groups(timing *times, zx_cursor *answer, zxi_statement *statement)
{
    char dates[ZXI_FILTER_DATES][11], on[ZX_DATE_SIZE], first[ZX_DATE_SIZE] = "", last[ZX_DATE_SIZE];
    const zx_times_options *options = &times->options;
    zxi_bind_bytes(statement, 1, on, zx_date_print(options->on, on));
    zxi_bind_int(statement, 2, options->rounds);
    zxi_bind_bytes(statement, 3, first, options->from.year ? zx_date_print(zx_date_first(options->from), first) : 0);
    zx_date until = options->until.year ? earlier(zx_date_last(options->until), options->on) : options->on;
    zxi_bind_bytes(statement, 4, last, zx_date_print(until, last));
    zxi_bind_int(statement, 5, options->unit);
    zxi_filter_bind(statement, &zxi_proposal_type, times->filter, &times->page, 6, dates);
    bool row;
    zx_status status = times->dimensions.count == 0 ? begin_group(times, answer) : ZX_OK;
    while (status == ZX_OK && (status = zxi_step(statement, &row)) == ZX_OK && row)
        status = add_row(times, answer, statement);
    return status == ZX_OK ? end_group(times) : status;
}

static zx_status say(const timing *times, zx_cursor *answer)
{
    zxi_buffer en = {0}, zh = {0};
    zxi_buffer_format(&en,
                      "calendar days of %s from being %s to being %s, of those that had begun by the date: numerator = n = ended, denominator = "
                      "begun = ended + open + ceased (merged, converted, not filed, withdrawn, taken back or gone past it meanwhile); median and 90th percentile by nearest "
                      "rank over those that ended, unset for fewer than %lld; a bucket holds what took more than the limit before and at most "
                      "its own",
                      times->assignments ? "assignments" : "proposals", times->begins->en, times->ends->en, (long long)times->options.minimum);
    zxi_buffer_format(&zh,
                      "截至该日已开始的%s自%s至%s的自然日天数：分子 = n = 已完成，分母 = 已开始 = 已完成 + 未完成 + 已终止（其间并案、转为意见建议、"
                      "不予立案、撤案、交办终止或越过该环节）；中位数和第 90 百分位数按最近秩法只计已完成的，不足 %lld 件的不列；各档为超过前一界限且不超过本界限的件数",
                      times->assignments ? "交办" : "提案", times->begins->zh, times->ends->zh, (long long)times->options.minimum);
    zx_status status = zxi_buffer_ok(&en) && zxi_buffer_ok(&zh) ? zxi_answer_meta(answer, times->store, "times", en.bytes, zh.bytes,
                                                                                 times->options.on, times->rulebook_id)
                                                                : zxi_no_memory();
    zxi_buffer_release(&en);
    zxi_buffer_release(&zh);
    return status;
}

static zx_status run(timing *times, zx_cursor *answer)
{
    zxi_statement *statement = NULL;
    zx_status status = check_options(times);
    if (status == ZX_OK)
        status = read_dimensions(times);
    if (status == ZX_OK)
        status = zxi_rulebook_of(times->store, times->options.on, &times->rulebook, &times->rulebook_id);
    if (status != ZX_OK)
        return status;
    write_sql(times);
    status = zxi_buffer_ok(&times->sql) ? zxi_prepare(times->store, times->sql.bytes, &statement) : zxi_no_memory();
    if (status == ZX_OK)
        status = read_groups(times, answer, statement);
    zxi_done(statement);
    return status == ZX_OK ? say(times, answer) : status;
}

zx_status zx_times(zx_store *store, const zx_times_options *options, zx_cursor **out)
{
    if (!options || !out || !zxi_size_fits(options, sizeof *options))
        return zxi_misuse("options or out (use ZX_TIMES_INIT)");
    zx_status status = zxi_enter(store);
    if (status != ZX_OK)
        return status;
    timing times = {.store = store, .options = *options};
    zx_cursor *answer = NULL;
    status = zxi_read_begin(store);
    if (status == ZX_OK) {
        status = zxi_answer_new(&zxi_times_line_type, &answer);
        if (status == ZX_OK)
            status = run(&times, answer);
        zxi_read_end(store);
    }
    zxi_dimensions_release(&times.dimensions);
    zxi_buffer_release(&times.sql);
    zxi_buffer_release(&times.days);
    zxi_leave(store);
    if (status == ZX_OK)
        *out = answer;
    else
        zx_cursor_free(answer);
    return status;
}
