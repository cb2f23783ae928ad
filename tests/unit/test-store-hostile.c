/* SPDX-License-Identifier: MIT */
/* Files with bytes flipped, and with cells set to what no program of ours writes: never a crash. */
#include <sqlite3.h>

#include "hand.h"
#include "hostile.h"

static uint64_t seed;

static unsigned chance(unsigned below)
{
    seed = seed * 6364136223846793005u + 1442695040888963407u;
    return (unsigned)(seed >> 33) % below;
}

static int rounds(int usual)
{
    return zxt_rounds(usual / 50, usual, usual * 2);
}

static char *valid_file(const char *path, size_t *length)
{
    zx_store *store = hand_creates(path);
    zx_id first = hand_adds(store, 12);
    const char *const fields[] = {"post"};
    ck_ok(hand_renames(store, first, "王伟"));
    ck_ok(hand_renames(store, first, "王维"));
    ck_ok(zx_record_redact(store, &hand_mending, "person", first + 1, fields, 1));
    ck_ok(hand_renames(store, first + 1, "李娜"));
    ck_ok(zx_store_check(store, ZX_CHECK_RECORDS, NULL, NULL));
    zx_store_free(store);
    return zxt_read(path, length);
}

/* ---- bytes ---- */

static void flip(char *bytes, size_t length)
{
    size_t at = chance(4) ? chance((unsigned)length) : chance(16) * 8192 % length + chance(200); /* headers of pages more often */
    switch (chance(4)) {
    case 0: bytes[at] ^= (char)(1 << chance(8)); break;
    case 1: bytes[at] = (char)chance(256); break;
    case 2: bytes[at] = (char)0xFF; break;
    default: bytes[at] = 0; break;
    }
}

START_TEST(bytes_are_flipped)
{
    const char *path = zxt_path("flipped.zx");
    size_t length;
    char *valid = valid_file(zxt_path("valid.zx"), &length), *bytes = malloc(length);
    hostile_tally tally = {0};
    seed = 1949;
    for (int i = 0; i < rounds(1000); i++) {
        memcpy(bytes, valid, length);
        for (unsigned flips = 1 + chance(6); flips > 0; flips--)
            flip(bytes, length);
        zxt_write(path, bytes, length);
        hostile_try(path, &tally);
    }
    ck_assert_msg(tally.opened > rounds(250) && tally.opened < rounds(975) && tally.verified > rounds(50) && tally.verified < rounds(950),
                  "of %d files %d were let in, %d read to the end, %d found whole", rounds(1000), tally.opened, tally.listed, tally.verified);
    free(valid);
    free(bytes);
}
END_TEST

/* ---- cells ---- */

static void must(sqlite3 *engine, int result)
{
    ck_assert_msg(result == SQLITE_OK, "%s", sqlite3_errmsg(engine));
}

static sqlite3 *plain_open(const char *path)
{
    sqlite3 *engine = NULL;
    must(engine, sqlite3_open(path, &engine));
    sqlite3_db_config(engine, SQLITE_DBCONFIG_DEFENSIVE, 0, (int *)NULL);
    must(engine, sqlite3_exec(engine, "PRAGMA writable_schema = ON; PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON; "
                                      "PRAGMA synchronous = OFF", NULL, NULL, NULL));
    return engine;
}

/* Without types and NOT NULL for as long as it takes to write what they forbid. */
static void loosen(const char *path)
{
    sqlite3 *engine = plain_open(path);
    must(engine, sqlite3_exec(engine, "CREATE TABLE kept AS SELECT name, sql FROM sqlite_schema WHERE type = 'table';"
                                      "UPDATE sqlite_schema SET sql = replace(replace(replace(replace(sql, 'STRICT, WITHOUT', 'WITHOUT'), "
                                      "') STRICT', ')'), 'TEXT NOT NULL', ''), 'NOT NULL', '') WHERE type = 'table'", NULL, NULL, NULL));
    sqlite3_close(engine);
}

static void tighten(const char *path)
{
    sqlite3 *engine = plain_open(path);
    must(engine, sqlite3_exec(engine, "UPDATE sqlite_master SET sql = (SELECT sql FROM kept WHERE kept.name = sqlite_master.name) "
                                      "WHERE type = 'table' AND name <> 'kept'; DROP TABLE kept", NULL, NULL, NULL));
    sqlite3_close(engine);
}

static char *any(sqlite3 *engine, const char *sql)
{
    sqlite3_stmt *statement = NULL;
    must(engine, sqlite3_prepare_v2(engine, sql, -1, &statement, NULL));
    char *text = sqlite3_step(statement) == SQLITE_ROW ? sqlite3_mprintf("%s", sqlite3_column_text(statement, 0)) : NULL;
    sqlite3_finalize(statement);
    return text;
}

/* The number of the one that is meant among several, and the statement forgotten. */
static char *any_of(sqlite3 *engine, char *list)
{
    char *count_sql = sqlite3_mprintf("SELECT count(*) FROM (%s)", list), *count = any(engine, count_sql);
    char *sql = sqlite3_mprintf("SELECT * FROM (%s) LIMIT 1 OFFSET %u", list, chance((unsigned)atoi(count)));
    char *chosen = any(engine, sql);
    sqlite3_free(count_sql);
    sqlite3_free(count);
    sqlite3_free(sql);
    sqlite3_free(list);
    return chosen;
}

static void spoil(sqlite3 *engine)
{
    static const char *const values[] = {
        "NULL", "''", "0", "-1", "1", "2", "9223372036854775807", "-9223372036854775808", "4611686018427387904", "0.5", "1e300",
        "x''", "x'00'", "zeroblob(16)", "zeroblob(32)", "randomblob(32)", "CAST(x'ff80c0' AS TEXT)", "'政' || char(0) || '协'", "char(0)",
        "'2020-13-45'", "'2020-02-30'", "'0000'", "'{}'", "'[]'", "'{\"name\":1}'", "'{\"born\":\"x\"}'", "hex(zeroblob(30000))",
        "'{\"name\":\"a\",\"name\":\"b\"}'", "320100000000003", "999999999999999", "1000000000000000", "'\"'", "'%s%n'", "'a_text'",
    };
    char *table = any_of(engine, sqlite3_mprintf("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%%' AND "
                                                 "name <> 'kept' AND name IN ('journal', 'journal_row', 'journal_row', 'person', 'committee', "
                                                 "'rulebook', 'rulebook_text', 'counter')"));
    char *column = any_of(engine, sqlite3_mprintf("SELECT name FROM pragma_table_info(%Q)", table));
    char *key = any_of(engine, sqlite3_mprintf("SELECT quote(%s) FROM %s", strcmp(table, "counter") ? "rowid" : "name", table));
    char *sql = sqlite3_mprintf("UPDATE OR REPLACE %s SET \"%w\" = %s WHERE %s = %s", table, column,
                                values[chance(sizeof values / sizeof *values)], strcmp(table, "counter") ? "rowid" : "name", key);
    int result = key ? sqlite3_exec(engine, sql, NULL, NULL, NULL) : SQLITE_OK;
    bool kept = result == SQLITE_MISMATCH || result == SQLITE_CONSTRAINT; /* a key must be a number, or be there */
    ck_assert_msg(result == SQLITE_OK || kept, "%s: %s", sql, sqlite3_errmsg(engine));
    sqlite3_free(table);
    sqlite3_free(column);
    sqlite3_free(key);
    sqlite3_free(sql);
}

START_TEST(cells_hold_what_nobody_wrote)
{
    const char *path = zxt_path("spoilt.zx"), *loose_path = zxt_path("loose.zx");
    size_t length;
    free(valid_file(loose_path, &length));
    loosen(loose_path);
    char *loose = zxt_read(loose_path, &length);
    hostile_tally tally = {0};
    seed = 2018;
    for (int i = 0; i < rounds(600); i++) {
        zxt_write(path, loose, length);
        sqlite3 *engine = plain_open(path);
        for (unsigned cells = 1 + chance(3); cells > 0; cells--)
            spoil(engine);
        sqlite3_close(engine);
        tighten(path);
        hostile_try(path, &tally);
    }
    ck_assert_msg(tally.opened > rounds(500) && tally.verified <= rounds(100),
                  "of %d files %d were let in, %d read to the end, %d found whole", rounds(600), tally.opened, tally.listed, tally.verified);
    free(loose);
}
END_TEST

ZXT_MAIN("store-hostile", bytes_are_flipped, cells_hold_what_nobody_wrote)
