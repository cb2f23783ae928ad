/* SPDX-License-Identifier: MIT */
/* The loop of a year of 300 projects and 20,000 measures, in a file of that year alone and among many.
 *
 *     loop YEARS FOLDER
 *
 * One year is entered through the verbs. The others are its rows again with other ids and another year, copied by SQLite, which is enough
 * for questions: they read rows, and what the journal says of these nobody asks. */
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bench.h"

enum { PROJECTS = 300, SUGGESTIONS = 22, PROBLEMS = 8, FIRST_YEAR = 2020, ROUNDS = 15 };

/* ---- a year ---- */

static zx_act act;

static const zx_act *on(int days)
{
    act = (zx_act){ZX_ACT_INIT, .by = "办公室", .on = zx_date_add_days((zx_date){2020, 2, 1}, days), .reason = "样例"};
    return &act;
}

#define IN(type_, ...) (&(const type_){.size = sizeof(type_), __VA_ARGS__})

static void go_through_stages(const committee *of, zx_id project)
{
    for (int kind = 1; kind <= ZX_STAGE_COMPREHENSIVE_REPORT; kind++) {
        zx_id stage;
        must(zx_stage_enter(of->store, on(40 * kind), IN(zx_stage, .project = project, .stage = (zx_stage_kind)kind), &stage), "stage");
        must(zx_evidence_add(of->store, on(40 * kind + 5), IN(zx_evidence, .about = stage, .text = "现场所见"), NULL), "evidence");
        must(zx_stage_leave(of->store, on(40 * kind + 38), IN(zx_stage, .id = stage), NULL), "leave");
    }
}

static zx_id entry(const committee *of, zx_id document, zx_list list, int i)
{
    char title[200];
    zx_id id;
    must(zx_list_entry_add(of->store, on(121), IN(zx_list_entry, .of = document, .list = list, .title = sample(i, 20, title)), &id), "entry");
    return id;
}

static zx_id measure(const committee *of, int day, zx_id suggestion, zx_id parent, int i)
{
    char title[200];
    zx_id id;
    must(zx_measure_break_down(of->store, on(day), IN(zx_measure, .suggestion = suggestion, .parent = parent, .title = sample(i, 15, title),
                               .unit = of->units[i % UNITS], .due = {2020, 12, 0}), &id), "measure");
    return id;
}

/* One in ten is not completed, one in ten has no effect, one in ten was not told. */
static void carry_out(const committee *of, zx_id suggestion, zx_id origin, int i)
{
    zx_id top = measure(of, 165, suggestion, 0, i), effect;
    for (int part = 1; part <= 2; part++) {
        zx_id id = measure(of, 166, 0, top, i + part);
        must(zx_measure_report(of->store, on(200), IN(zx_progress, .measure = id, .percent = {1, 40}), NULL), "report");
        must(zx_measure_report(of->store, on(240 + i % 40), IN(zx_progress, .measure = id, .percent = {1, i % 10 == 1 ? 90 : 100}), NULL), "report");
    }
    if (i % 10 == 2)
        return;
    must(zx_effect_observe(of->store, on(285), IN(zx_effect, .measure = top, .indicator = "泊位", .before = "10", .after = "20"), &effect), "effect");
    if (i % 10 != 3)
        must(zx_effect_tell(of->store, on(290), IN(zx_telling, .effect = effect, .origin = origin), NULL), "tell");
}

static void recommend(const committee *of, zx_id project, zx_id origin, int i)
{
    zx_id document, suggestions[SUGGESTIONS], instruction;
    must(zx_document_draft(of->store, on(120), IN(zx_document, .kind = "formal_recommendation", .title = "建议案", .project = project), &document), "draft");
    entry(of, document, ZX_LIST_ACHIEVEMENT, i);
    for (int j = 0; j < SUGGESTIONS; j++)
        suggestions[j] = entry(of, document, ZX_LIST_SUGGESTION, i + j);
    for (int j = 0; j < PROBLEMS; j++) {
        zx_id problem = entry(of, document, ZX_LIST_PROBLEM, i + j);
        must(zx_list_entry_link(of->store, on(122), IN(zx_remedy, .problem = problem, .suggestion = suggestions[j]), NULL), "link");
    }
    const zx_act *adopted = on(123);
    zx_id council;
    must(zx_activity_convene(of->store, adopted, IN(zx_activity, .kind = "chairpersons_council_meeting", .title = "主席会议", .begins = adopted->on), &council),
         "meeting");
    must(zx_document_adopt(of->store, on(123), IN(zx_document, .id = document, .adopted_by = council), NULL), "adopt");
    must(zx_document_send(of->store, on(125), IN(zx_dispatch, .document = document, .recipient = of->units[0]), NULL), "send");
    must(zx_instruction_give(of->store, on(160), IN(zx_instruction, .of = document, .leader = of->members[0]), &instruction), "instruct");
    for (int j = 0; j < 3; j++)
        must(zx_instruction_address(of->store, on(161), IN(zx_addressee, .instruction = instruction, .unit = of->units[j], .demand = "implement"), NULL),
             "address");
    for (int j = 0; j < SUGGESTIONS; j++)
        carry_out(of, suggestions[j], origin, i + j);
}

static void enter_year(committee *of)
{
    must(zx_store_begin(of->store), "begin");
    for (int i = 0; i < PROJECTS; i++) {
        zx_id project, origin;
        char title[200];
        must(zx_project_propose(of->store, on(0), IN(zx_project, .kind = "research", .source = "own", .title = sample(i, 20, title), .year = {1, FIRST_YEAR}),
                                &project), "project");
        must(zx_origin_add(of->store, on(1), IN(zx_origin, .project = project, .giver = of->members[i]), &origin), "origin");
        must(zx_project_settle(of->store, on(10), IN(zx_project, .id = project), NULL), "settle");
        go_through_stages(of, project);
        recommend(of, project, origin, i);
    }
    must(zx_store_commit(of->store), "commit");
}

/* ---- the years beside it ---- */

static void run(sqlite3 *file, const char *sql)
{
    char *message = NULL;
    if (sqlite3_exec(file, sql, NULL, NULL, &message) == SQLITE_OK)
        return;
    fprintf(stderr, "%s\n    %s\n", sql, message);
    exit(1);
}

/* The columns of a table, each as it is for the year: ids of the year's own records moved, its year set. */
static void columns_of(sqlite3 *file, const char *table, long long first, long long moved, int year, char *out)
{
    sqlite3_stmt *columns;
    char sql[100];
    snprintf(sql, sizeof sql, "SELECT name, type FROM pragma_table_info('%s')", table);
    sqlite3_prepare_v2(file, sql, -1, &columns, NULL);
    for (*out = '\0'; sqlite3_step(columns) == SQLITE_ROW;) {
        const char *name = (const char *)sqlite3_column_text(columns, 0), *between = *out ? ", " : "";
        if (strcmp((const char *)sqlite3_column_text(columns, 1), "INTEGER") != 0)
            sprintf(out + strlen(out), "%s\"%s\"", between, name);
        else if (strcmp(table, "project") == 0 && strcmp(name, "year") == 0)
            sprintf(out + strlen(out), "%s%d", between, year);
        else
            sprintf(out + strlen(out), "%s\"%s\" + %lld * (\"%s\" >= %lld)", between, name, moved, name, first);
    }
    sqlite3_finalize(columns);
}

static void copy_year(sqlite3 *file, long long first, long long count, int year)
{
    static const char *const tables[] = {"project", "origin", "stage", "evidence", "document", "dispatch", "list_entry", "remedy", "instruction",
                                         "addressee", "measure", "progress", "effect", "telling"};
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
        char columns[3000], sql[4000];
        columns_of(file, tables[i], first, count * year, FIRST_YEAR + year, columns);
        snprintf(sql, sizeof sql, "INSERT INTO %s SELECT %s FROM %s WHERE id BETWEEN %lld AND %lld", tables[i], columns, tables[i], first, first + count - 1);
        run(file, sql);
    }
}

static void copy_years(const char *path, long long first, int years)
{
    sqlite3 *file;
    sqlite3_stmt *last;
    if (sqlite3_open(path, &file) != SQLITE_OK)
        exit(1);
    sqlite3_prepare_v2(file, "SELECT max(id) FROM (SELECT max(id) AS id FROM telling UNION SELECT max(id) FROM effect UNION SELECT max(id) FROM progress)", -1,
                       &last, NULL);
    sqlite3_step(last);
    long long count = sqlite3_column_int64(last, 0) - first + 1;
    sqlite3_finalize(last);
    run(file, "PRAGMA foreign_keys = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -200000; BEGIN");
    for (int year = 1; year < years; year++)
        copy_year(file, first, count, year);
    run(file, "COMMIT");
    sqlite3_close(file);
}

static zx_store *make(const char *path, int years)
{
    const zx_store_options options = {ZX_STORE_OPTIONS_INIT, .flags = ZX_OPEN_READ_ONLY};
    committee of = found(path);
    zx_store *store;
    zx_id first;
    must(zx_person_add(of.store, on(0), IN(zx_person, .name = "前"), &first), "person");
    enter_year(&of);
    zx_store_free(of.store);
    copy_years(path, first, years);
    must(zx_store_open(path, &options, &store), "open");
    return store;
}

/* ---- asking ---- */

typedef struct question {
    const char *what;
    zx_status (*ask)(zx_store *store, const zx_loop_options *options, zx_cursor **out);
    zx_loop_options options;
} question;

static const question questions[] = {
    {"every link", zx_loop, {ZX_LOOP_INIT, .year = {1, FIRST_YEAR}, .on = {2021, 12, 31}}},
    {"the gaps", zx_loop, {ZX_LOOP_INIT, .year = {1, FIRST_YEAR}, .on = {2021, 12, 31}, .gaps = ZX_YES}},
    {"the gaps of a day before the last reports", zx_loop, {ZX_LOOP_INIT, .year = {1, FIRST_YEAR}, .on = {2020, 10, 10}, .gaps = ZX_YES}},
    {"shares and times", zx_loop_shares, {ZX_LOOP_INIT, .year = {1, FIRST_YEAR}, .on = {2021, 12, 31}}},
    {"progress", zx_loop_progress_on, {ZX_LOOP_INIT, .year = {1, FIRST_YEAR}, .on = {2021, 12, 31}}},
};

static int ascending(const void *a, const void *b)
{
    double one = *(const double *)a, other = *(const double *)b;
    return one < other ? -1 : one > other;
}

/* Milliseconds. */
static double time_of(const question *asked, zx_store *store, int *rows)
{
    zx_cursor *cursor;
    const void *row;
    double from = processor_seconds();
    must(asked->ask(store, &asked->options, &cursor), asked->what);
    for (*rows = 0; zx_cursor_next(cursor, &row) == ZX_OK;)
        ++*rows;
    zx_cursor_free(cursor);
    return (processor_seconds() - from) * 1e3;
}

/* Medians of the three files, asked in turn. */
static void compare(const question *asked, zx_store *const stores[3])
{
    double times[3][ROUNDS];
    int rows = 0;
    for (int round = 0; round < ROUNDS; round++)
        for (int i = 0; i < 3; i++)
            times[i][round] = time_of(asked, stores[i], &rows);
    for (int i = 0; i < 3; i++)
        qsort(times[i], ROUNDS, sizeof *times[i], ascending);
    const double one = times[0][ROUNDS / 2], some = times[1][ROUNDS / 2], many = times[2][ROUNDS / 2];
    printf("  %-44s %9.2f %9.2f %9.2f %9.2f   %d rows\n", asked->what, one, some, many, many / one, rows);
}

int main(int argc, char **argv)
{
    char path[600];
    if (argc != 3) {
        fprintf(stderr, "usage: loop YEARS FOLDER\n");
        return 2;
    }
    const int years[] = {1, atoi(argv[1]) / 10 > 1 ? atoi(argv[1]) / 10 : 2, atoi(argv[1])};
    zx_store *stores[3];
    for (int i = 0; i < 3; i++) {
        snprintf(path, sizeof path, "%s/loop-%d.zx", argv[2], years[i]);
        stores[i] = make(path, years[i]);
    }
    printf("the loop of a year of %d projects and %d measures, ms\n", PROJECTS, PROJECTS * SUGGESTIONS * 3);
    printf("  %-44s %9s %9d %9d %9s\n", "years in the file", "1", years[1], years[2], "most / 1");
    for (size_t q = 0; q < sizeof questions / sizeof *questions; q++)
        compare(&questions[q], stores);
    for (int i = 0; i < 3; i++)
        zx_store_free(stores[i]);
    return 0;
}
