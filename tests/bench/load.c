/* SPDX-License-Identifier: MIT */
/* Loading through the verbs, rules and hashes included, against a plain C program that inserts the very same rows, journal rows
 * included: same schema, indexes and pragmas, prepared statements, one transaction.
 *
 *     load COUNT ROUNDS FOLDER
 *
 * Each round loads through the verbs, reads all rows that came of it into memory, and inserts them in the order in which they were
 * written into a copy of the file as it was before. The ratio is of medians over the rounds. */
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bench.h"

typedef struct row {
    sqlite3_int64 written;
    int table;
    sqlite3_value **values;
} row;

/* Tables that a load writes, with the column that tells which entry wrote the row. */
static const struct { const char *name, *written; } tables[] = {
    {"proposal", "written"},   {"proposal_text", "written"}, {"examination", "written"},          {"assignment", "written"},
    {"reply", "written"},      {"journal_row", "place / 1000000"}, {"journal", "seq"},
};
enum { TABLES = sizeof tables / sizeof *tables };

static void check(sqlite3 *engine, int result, const char *what)
{
    if (result == SQLITE_OK || result == SQLITE_ROW || result == SQLITE_DONE)
        return;
    fprintf(stderr, "%s: %s\n", what, sqlite3_errmsg(engine));
    exit(1);
}

static sqlite3 *open_plain(const char *path)
{
    sqlite3 *engine;
    check(NULL, sqlite3_open(path, &engine), path);
    check(engine, sqlite3_exec(engine,
                               "PRAGMA foreign_keys = ON; PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0; PRAGMA secure_delete = ON;"
                               "PRAGMA cache_size = -65536; PRAGMA temp_store = MEMORY; PRAGMA synchronous = EXTRA;",
                               NULL, NULL, NULL), "pragmas");
    return engine;
}

static int by_entry(const void *a, const void *b)
{
    const row *one = a, *other = b;
    if (one->written != other->written)
        return one->written < other->written ? -1 : 1;
    return one->table - other->table;
}

static row *read_rows(const char *path, sqlite3_int64 after, size_t *count)
{
    sqlite3 *engine = open_plain(path);
    row *rows = NULL;
    size_t room = 0;
    *count = 0;
    for (int table = 0; table < TABLES; table++) {
        char sql[200];
        sqlite3_stmt *statement;
        snprintf(sql, sizeof sql, "SELECT %s, * FROM %s WHERE %s > %lld", tables[table].written, tables[table].name, tables[table].written,
                 (long long)after);
        check(engine, sqlite3_prepare_v2(engine, sql, -1, &statement, NULL), sql);
        while (sqlite3_step(statement) == SQLITE_ROW) {
            if (*count == room) {
                room = room ? room * 2 : 65536;
                rows = realloc(rows, room * sizeof *rows);
            }
            int columns = sqlite3_column_count(statement) - 1;
            row *new = &rows[(*count)++];
            *new = (row){sqlite3_column_int64(statement, 0), table, malloc((size_t)columns * sizeof *new->values)};
            for (int i = 0; i < columns; i++)
                new->values[i] = sqlite3_value_dup(sqlite3_column_value(statement, i + 1));
        }
        sqlite3_finalize(statement);
    }
    sqlite3_close(engine);
    qsort(rows, *count, sizeof *rows, by_entry);
    return rows;
}

static sqlite3_stmt *prepare_insert(sqlite3 *engine, int table)
{
    char sql[400];
    sqlite3_stmt *statement;
    snprintf(sql, sizeof sql, "SELECT * FROM %s", tables[table].name);
    check(engine, sqlite3_prepare_v2(engine, sql, -1, &statement, NULL), sql);
    int columns = sqlite3_column_count(statement), length = snprintf(sql, sizeof sql, "INSERT INTO %s VALUES (?", tables[table].name);
    sqlite3_finalize(statement);
    for (int i = 1; i < columns; i++)
        length += snprintf(sql + length, sizeof sql - (size_t)length, ", ?");
    snprintf(sql + length, sizeof sql - (size_t)length, ")");
    check(engine, sqlite3_prepare_v2(engine, sql, -1, &statement, NULL), sql);
    return statement;
}

static void insert_rows(sqlite3 *engine, const row *rows, size_t count)
{
    sqlite3_stmt *insert[TABLES];
    for (int i = 0; i < TABLES; i++)
        insert[i] = prepare_insert(engine, i);
    check(engine, sqlite3_exec(engine, "BEGIN IMMEDIATE", NULL, NULL, NULL), "begin");
    for (size_t i = 0; i < count; i++) {
        sqlite3_stmt *statement = insert[rows[i].table];
        int columns = sqlite3_bind_parameter_count(statement);
        for (int c = 0; c < columns; c++)
            sqlite3_bind_value(statement, c + 1, rows[i].values[c]);
        check(engine, sqlite3_step(statement), tables[rows[i].table].name);
        sqlite3_reset(statement);
    }
    check(engine, sqlite3_exec(engine, "COMMIT", NULL, NULL, NULL), "commit");
    for (int i = 0; i < TABLES; i++)
        sqlite3_finalize(insert[i]);
}

static void forget(row *rows, size_t count, sqlite3 *engine)
{
    for (size_t i = 0; i < count; i++) {
        sqlite3_stmt *any;
        char sql[100];
        snprintf(sql, sizeof sql, "SELECT * FROM %s", tables[rows[i].table].name);
        static int columns[TABLES];
        if (!columns[rows[i].table] && sqlite3_prepare_v2(engine, sql, -1, &any, NULL) == SQLITE_OK) {
            columns[rows[i].table] = sqlite3_column_count(any);
            sqlite3_finalize(any);
        }
        for (int c = 0; c < columns[rows[i].table]; c++)
            sqlite3_value_free(rows[i].values[c]);
        free(rows[i].values);
    }
    free(rows);
}

static int ascending(const void *a, const void *b)
{
    double one = *(const double *)a, other = *(const double *)b;
    return one < other ? -1 : one > other;
}

int main(int argc, char **argv)
{
    if (argc != 4) {
        fprintf(stderr, "usage: load COUNT ROUNDS FOLDER\n");
        return 2;
    }
    int count = atoi(argv[1]), rounds = atoi(argv[2]);
    double verbs[32], plain[32];
    size_t row_count = 0;
    for (int round = 0; round < rounds && round < 32; round++) {
        char ours[400], before[400];
        snprintf(ours, sizeof ours, "%s/load.zx", argv[3]);
        snprintf(before, sizeof before, "%s/plain.zx", argv[3]);
        remove(before);
        committee city = found(ours);
        must(zx_store_copy(city.store, before, NULL, NULL), "copy");
        char *head;
        must(zx_journal_head(city.store, &head), "head");
        double from = processor_seconds();
        load(&city, count);
        verbs[round] = processor_seconds() - from;
        zx_store_free(city.store);
        row *rows = read_rows(ours, atoll(head), &row_count);
        zx_free(head);
        sqlite3 *engine = open_plain(before);
        from = processor_seconds();
        insert_rows(engine, rows, row_count);
        plain[round] = processor_seconds() - from;
        forget(rows, row_count, engine);
        sqlite3_close(engine);
    }
    qsort(verbs, (size_t)rounds, sizeof *verbs, ascending);
    qsort(plain, (size_t)rounds, sizeof *plain, ascending);
    double ours = verbs[rounds / 2], theirs = plain[rounds / 2];
    printf("load: %d proposals with three steps each, %zu rows, median of %d rounds, processor time\n", count, row_count, rounds);
    printf("  through the verbs   %8.3f s  %7.2f us a proposal\n", ours, ours / count * 1e6);
    printf("  plain inserts       %8.3f s  %7.2f us a proposal\n", theirs, theirs / count * 1e6);
    printf("  ratio               %8.2f\n", ours / theirs);
    return 0;
}
