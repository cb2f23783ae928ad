/* SPDX-License-Identifier: MIT */
/* Files of earlier schemas: made here by the first so many migrations, with what could be in them then. */
#include <signal.h>
#include <sqlite3.h>
#include <sys/resource.h>

#include "hand.h"
#include "steps.h"
#include "store/migrations.h"

enum { OLDEST = 4 /* with persons */, PERSONS = 5 };

static const zx_store_options reading = {ZX_STORE_OPTIONS_INIT, .flags = ZX_OPEN_READ_ONLY};

static int newest(void)
{
    return (int)zxi_migration_count;
}

static void must(sqlite3 *engine, int result)
{
    ck_assert_msg(result == SQLITE_OK, "%s", sqlite3_errmsg(engine));
}

static void run(sqlite3 *engine, const char *sql)
{
    must(engine, sqlite3_exec(engine, sql, NULL, NULL, NULL));
}

/* The columns that a table has in the file under way, with commas; for sqlite3_free(). */
static char *columns_of(sqlite3 *engine, const char *table)
{
    sqlite3_stmt *statement = NULL;
    char *columns = NULL;
    must(engine, sqlite3_prepare_v2(engine, "SELECT group_concat('\"' || name || '\"') FROM pragma_table_info(?1)", -1, &statement, NULL));
    sqlite3_bind_text(statement, 1, table, -1, SQLITE_STATIC);
    if (sqlite3_step(statement) == SQLITE_ROW)
        columns = sqlite3_mprintf("%s", (const char *)sqlite3_column_text(statement, 0));
    sqlite3_finalize(statement);
    return columns;
}

static void copy_tables(sqlite3 *engine)
{
    sqlite3_stmt *tables = NULL;
    must(engine, sqlite3_prepare_v2(engine, "SELECT name FROM main.sqlite_schema WHERE type = 'table'", -1, &tables, NULL));
    while (sqlite3_step(tables) == SQLITE_ROW) {
        const char *table = (const char *)sqlite3_column_text(tables, 0);
        char *columns = columns_of(engine, table);
        char *sql = sqlite3_mprintf("DELETE FROM main.\"%w\"; INSERT INTO main.\"%w\" (%s) SELECT %s FROM today.\"%w\"", table, table, columns,
                                    columns, table);
        run(engine, sql);
        sqlite3_free(sql);
        sqlite3_free(columns);
    }
    sqlite3_finalize(tables);
}

/* What is in today's file, as the library of that version would have left it. Today's is removed. */
static const char *file_like(const char *today, int version, const char *name)
{
    const char *path = zxt_path(name);
    sqlite3 *engine = NULL;
    char *sql = sqlite3_mprintf("ATTACH %Q AS today", today);
    must(engine, sqlite3_open(path, &engine));
    run(engine, "PRAGMA page_size = 8192");
    for (int i = 0; i < version; i++)
        run(engine, zxi_migrations[i].sql);
    run(engine, sql);
    copy_tables(engine);
    sqlite3_free(sql);
    run(engine, "CREATE VIEW \"人员\" AS SELECT id AS \"编号\", name AS \"姓名\" FROM person;"
                "CREATE VIEW \"what was; a \"\"view\"\" then\" AS SELECT * FROM journal_row");
    sql = sqlite3_mprintf("PRAGMA application_id = 1515739736; PRAGMA user_version = %d; DETACH today", version);
    run(engine, sql);
    sqlite3_free(sql);
    must(engine, sqlite3_close(engine));
    ck_assert_int_eq(remove(today), 0);
    return path;
}

static const char *file_of(int version, const char *name)
{
    const char *today = zxt_path("today.zx");
    zx_store *store = hand_creates(today);
    hand_adds(store, PERSONS);
    zx_store_free(store);
    return file_like(today, version, name);
}

static void ck_version(const char *path, int version)
{
    char *text = hand_reads(path, "PRAGMA user_version");
    ck_assert_int_eq(atoi(text), version);
    free(text);
}

static void ck_up_to_date(const char *path)
{
    zx_store *store = hand_opens(path);
    ck_version(path, newest());
    ck_assert_int_eq(hand_counts(store, "person"), PERSONS);
    ck_assert_int_eq(hand_counts(store, "proposal"), 0);
    ck_ok(zx_store_check(store, ZX_CHECK_RECORDS, NULL, NULL));
    hand_adds(store, 3);
    ck_ok(hand_renames(store, 320100000000003, "王伟"));
    ck_ok(zx_store_check(store, ZX_CHECK_RECORDS, NULL, NULL));
    zx_store_free(store);
    zx_store_free(hand_opens(path));
}

START_TEST(the_simulation_holds_for_today)
{
    const char *path = file_of(newest(), "today-as-made.zx");
    zx_store *store = NULL;
    ck_refused(zx_store_open(path, NULL, &store), ZX_SCHEMA, NULL); /* its views are not today's */
    hand_runs(path, "DROP VIEW \"人员\"");
    ck_refused(zx_store_open(path, NULL, &store), ZX_SCHEMA, NULL);
    ck_assert_ptr_null(store);
}
END_TEST

START_TEST(a_file_of_any_earlier_schema_is_brought_up_to_date)
{
    for (int version = OLDEST; version < newest(); version++) {
        char name[40];
        snprintf(name, sizeof name, "version-%d.zx", version);
        const char *path = file_of(version, name);
        char *head = hand_reads(path, "SELECT max(seq) || '-' || (SELECT lower(hex(hash)) FROM journal ORDER BY seq DESC) FROM journal");
        ck_up_to_date(path);
        zx_store *store = hand_opens(path);
        ck_ok(zx_journal_verify(store, head, NULL, NULL)); /* what was there before is as it was */
        zx_store_free(store);
        char *views = hand_reads(path, "SELECT sum(name = 'what was; a \"view\" then') || ',' || sum(name = '人员') FROM sqlite_schema");
        ck_assert_str_eq(views, "0,1");
        free(views);
        free(head);
    }
}
END_TEST

/* A table that is made anew keeps its rows and what refers to them; and a unit may be assigned a proposal again after it. */
START_TEST(assignments_of_an_earlier_file_are_kept)
{
    const char *today = zxt_path("city.zx");
    city = zxt_city_at(today);
    zx_id replied = zxt_replied(city), proposal = zxt_filed(city), sole = zxt_assigned(city, proposal, city->units[0], ZX_ROLE_SOLE);
    zx_store_free(city->store);
    const char *path = file_like(today, 15, "steps.zx");
    city->store = hand_opens(path);
    ck_ok(zx_store_check(city->store, ZX_CHECK_RECORDS, NULL, NULL));
    ck_stands(replied, ZX_HANDLING_REPLIED);
    ck_ok(take_back(D(2020, 2, 21), sole));
    ck_stands(proposal, ZX_HANDLING_UNASSIGNED);
    ck_ok(reply_to(D(2020, 3, 1), zxt_assigned(city, proposal, city->units[0], ZX_ROLE_SOLE), "A"));
    ck_ok(zx_store_check(city->store, ZX_CHECK_RECORDS, NULL, NULL));
    zxt_city_free(city);
}
END_TEST

/* Examinations too, made anew with one more result: what was merged then can be taken out. */
START_TEST(examinations_of_an_earlier_file_are_kept)
{
    const char *today = zxt_path("examined.zx");
    city = zxt_city_at(today);
    zx_id absorbed = zxt_examined(city, ZX_EXAMINED_ABSORBED), refused = zxt_examined(city, ZX_EXAMINED_NOT_FILED);
    zx_store_free(city->store);
    const char *path = file_like(today, 25, "examinations.zx");
    city->store = hand_opens(path);
    ck_ok(zx_store_check(city->store, ZX_CHECK_RECORDS, NULL, NULL));
    ck_status(unmerge(D(2020, 2, 1), refused), ZX_RULE);
    ck_ok(unmerge(D(2020, 2, 1), absorbed));
    zx_proposal *now = zxt_get_proposal(city, absorbed);
    ck_assert_int_eq(now->examination, ZX_PROPOSAL_PENDING);
    zx_free(now);
    ck_ok(zx_store_check(city->store, ZX_CHECK_RECORDS, NULL, NULL));
    zxt_city_free(city);
}
END_TEST

START_TEST(an_earlier_file_is_not_opened_for_reading_only)
{
    const char *path = file_of(newest() - 1, "earlier.zx");
    hand_view before = hand_sees(path);
    zx_store *store = NULL;
    ck_refused(zx_store_open(path, &reading, &store), ZX_UNSUPPORTED, NULL);
    ck_assert_ptr_null(store);
    hand_sees_the_same(path, before);
    ck_up_to_date(path);
    ck_ok(zx_store_open(path, &reading, &store));
    zx_store_free(store);
}
END_TEST

/* What is not ours is refused before the first migration, with nothing written. */
START_TEST(an_earlier_file_with_something_added_is_left_as_it_was)
{
    static const struct {
        const char *sql, *names;
    } additions[] = {
        {"CREATE TRIGGER spy AFTER INSERT ON person BEGIN SELECT 1; END", "spy"},
        {"CREATE TABLE aside (text TEXT)", "aside"},
        {"DROP INDEX person_name", "person_name"},
        {"ALTER TABLE person ADD COLUMN telephone TEXT", "person"},
        {"CREATE TABLE feedback (id INTEGER)", "feedback"}, /* one that a migration would make */
    };
    for (size_t i = 0; i < sizeof additions / sizeof *additions; i++) {
        char name[40];
        snprintf(name, sizeof name, "added-%zu.zx", i);
        const char *path = file_of(OLDEST + 2, name);
        hand_runs(path, "%s", additions[i].sql);
        hand_view before = hand_sees(path);
        zx_store *store = NULL;
        ck_refused(zx_store_open(path, NULL, &store), ZX_SCHEMA, NULL);
        ck_assert_str_eq(zx_error_last()->record, additions[i].names);
        ck_assert_ptr_null(store);
        hand_sees_the_same(path, before);
    }
}
END_TEST

/* ---- a migration that fails ---- */

static void limit_files_to(rlim_t bytes)
{
    struct rlimit limit;
    signal(SIGXFSZ, SIG_IGN);
    hand_must(getrlimit(RLIMIT_FSIZE, &limit) == 0);
    limit.rlim_cur = bytes;
    hand_must(setrlimit(RLIMIT_FSIZE, &limit) == 0);
}

typedef struct attempt {
    const char *path;
    rlim_t room;
} attempt;

static void opens_without_room(void *context)
{
    const attempt *of = context;
    zx_store *store = NULL;
    limit_files_to(of->room);
    hand_answers(zx_store_open(of->path, NULL, &store), ZX_FULL);
    hand_must(!store);
}

/* Each migration is in the file or is not: the version says how many are, and the rest follows when there is room. */
START_TEST(a_migration_without_room_leaves_the_file_as_it_was)
{
    const char *path = file_of(OLDEST, "full.zx");
    hand_view before = hand_sees(path);
    attempt of = {path, before.length}; /* not one page more */
    hand_does(opens_without_room, &of);
    hand_sees_the_same(path, before);
    of.room += 9 * 8192;
    hand_does(opens_without_room, &of);
    char *version = hand_reads(path, "PRAGMA user_version"), *tables = hand_reads(path, "SELECT count(*) FROM sqlite_schema WHERE name = 'feedback'");
    char *whole = hand_reads(path, "PRAGMA integrity_check");
    ck_assert_int_gt(atoi(version), OLDEST);
    ck_assert_int_lt(atoi(version), newest());
    ck_assert_str_eq(tables, "0");
    ck_assert_str_eq(whole, "ok");
    ck_up_to_date(path);
    free(version);
    free(tables);
    free(whole);
}
END_TEST

/* ---- two at once ---- */

static void opens(void *path)
{
    const zx_store_options options = {ZX_STORE_OPTIONS_INIT, .busy_timeout = {1, 60000}};
    zx_store *store = NULL;
    hand_answers(zx_store_open(path, &options, &store), ZX_OK);
    hand_answers(hand_adds_one(store, "王伟", NULL), ZX_OK);
    zx_store_free(store);
}

START_TEST(several_processes_bring_the_same_file_up_to_date)
{
    for (int round = 0; round < 5; round++) {
        char name[40];
        snprintf(name, sizeof name, "race-%d.zx", round);
        const char *path = file_of(OLDEST, name);
        pid_t children[4];
        for (int i = 0; i < 4; i++)
            children[i] = hand_starts(opens, (void *)(uintptr_t)path);
        for (int i = 0; i < 4; i++)
            hand_joins(children[i]);
        zx_store *store = hand_opens(path);
        ck_assert_int_eq(hand_counts(store, "person"), PERSONS + 4);
        ck_ok(zx_store_check(store, ZX_CHECK_RECORDS, NULL, NULL));
        zx_store_free(store);
    }
}
END_TEST

ZXT_MAIN("store-migrate", the_simulation_holds_for_today, a_file_of_any_earlier_schema_is_brought_up_to_date,
         assignments_of_an_earlier_file_are_kept, examinations_of_an_earlier_file_are_kept,
         an_earlier_file_is_not_opened_for_reading_only, an_earlier_file_with_something_added_is_left_as_it_was,
         a_migration_without_room_leaves_the_file_as_it_was, several_processes_bring_the_same_file_up_to_date)
