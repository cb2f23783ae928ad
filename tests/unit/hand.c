/* SPDX-License-Identifier: MIT */
#include "hand.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <stdarg.h>
#include <sys/wait.h>

/* ---- children ---- */

pid_t hand_starts(void (*work)(void *context), void *context)
{
    fflush(NULL);
    pid_t child = fork();
    ck_assert_int_ge(child, 0);
    if (child == 0) {
        work(context);
        _exit(0);
    }
    return child;
}

static int wait_for(pid_t child)
{
    int status = 0;
    while (waitpid(child, &status, 0) < 0)
        ck_assert_int_eq(errno, EINTR);
    return status;
}

int hand_signal(pid_t child)
{
    int status = wait_for(child);
    ck_assert(WIFSIGNALED(status));
    return WTERMSIG(status);
}

int hand_ends(pid_t child)
{
    int status = wait_for(child);
    ck_assert_msg(WIFEXITED(status), "a child was ended by signal %d", WTERMSIG(status));
    return WEXITSTATUS(status);
}

void hand_joins(pid_t child)
{
    int status = hand_ends(child);
    ck_assert_msg(status == 0, "a child failed with status %d: see above", status);
}

void hand_does(void (*work)(void *context), void *context)
{
    hand_joins(hand_starts(work, context));
}

/* ---- answers through a pipe ---- */

typedef struct errand {
    const char *path, *sql;
    int answer;
} errand;

static void send_all(int to, const char *bytes, size_t length)
{
    while (length > 0) {
        ssize_t sent = write(to, bytes, length);
        hand_must(sent > 0);
        bytes += sent;
        length -= (size_t)sent;
    }
}

static char *receive_all(int from, size_t *length)
{
    size_t room = 1 << 16, got = 0;
    char *bytes = malloc(room + 1);
    for (ssize_t more; (more = read(from, bytes + got, room - got)) != 0; got += (size_t)more) {
        ck_assert_int_gt(more, 0);
        if (got + (size_t)more == room)
            bytes = realloc(bytes, (room *= 2) + 1);
        ck_assert_ptr_nonnull(bytes);
    }
    bytes[got] = '\0';
    *length = got;
    return bytes;
}

static char *asks(void (*work)(void *context), errand *context, size_t *length)
{
    int ends[2];
    ck_assert_int_eq(pipe(ends), 0);
    context->answer = ends[1];
    pid_t child = hand_starts(work, context);
    close(ends[1]);
    char *answer = receive_all(ends[0], length);
    close(ends[0]);
    hand_joins(child);
    return answer;
}

/* ---- plain SQLite ---- */

static void run_sql(void *context)
{
    errand *it = context;
    sqlite3 *engine = NULL;
    sqlite3_stmt *statement = NULL;
    hand_must(sqlite3_open_v2(it->path, &engine, SQLITE_OPEN_READWRITE, NULL) == SQLITE_OK);
    sqlite3_db_config(engine, SQLITE_DBCONFIG_DEFENSIVE, 0, (int *)NULL);
    sqlite3_db_config(engine, SQLITE_DBCONFIG_WRITABLE_SCHEMA, 1, (int *)NULL);
    sqlite3_busy_timeout(engine, 10000);
    sqlite3_exec(engine, "PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON", NULL, NULL, NULL);
    int result = SQLITE_OK;
    for (const char *sql = it->sql; result == SQLITE_OK && *sql;) {
        result = sqlite3_prepare_v2(engine, sql, -1, &statement, &sql);
        bool first = true;
        while (result == SQLITE_OK && statement && (result = sqlite3_step(statement)) == SQLITE_ROW) {
            const char *text = (const char *)sqlite3_column_text(statement, 0);
            if (first && it->answer >= 0 && text)
                send_all(it->answer, text, strlen(text));
            first = false;
            result = SQLITE_OK;
        }
        if (result == SQLITE_DONE)
            result = SQLITE_OK;
        if (result == SQLITE_OK)
            sqlite3_finalize(statement);
    }
    if (result != SQLITE_OK)
        fprintf(stderr, "%s: %s\n", it->sql, sqlite3_errmsg(engine));
    hand_must(result == SQLITE_OK);
    hand_must(sqlite3_close(engine) == SQLITE_OK);
}

void hand_runs(const char *path, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    char *sql = sqlite3_vmprintf(format, args);
    va_end(args);
    errand it = {path, sql, -1};
    hand_does(run_sql, &it);
    sqlite3_free(sql);
}

char *hand_reads(const char *path, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    char *sql = sqlite3_vmprintf(format, args);
    va_end(args);
    errand it = {path, sql, -1};
    size_t length;
    char *answer = asks(run_sql, &it, &length);
    sqlite3_free(sql);
    if (length > 0)
        return answer;
    free(answer);
    return NULL;
}

/* ---- looking ---- */

static void send_file(void *context)
{
    errand *it = context;
    size_t length;
    FILE *file = fopen(it->path, "rb");
    hand_must(file);
    char chunk[1 << 14];
    while ((length = fread(chunk, 1, sizeof chunk, file)) > 0)
        send_all(it->answer, chunk, length);
    fclose(file);
}

char *hand_bytes(const char *path, size_t *length)
{
    errand it = {path, NULL, -1};
    return asks(send_file, &it, length);
}

static int by_name(const struct dirent **a, const struct dirent **b)
{
    return strcmp((*a)->d_name, (*b)->d_name);
}

static char *list_folder_of(const char *path)
{
    char folder[1200];
    snprintf(folder, sizeof folder, "%s", path);
    *strrchr(folder, '/') = '\0';
    struct dirent **entries;
    int count = scandir(folder, &entries, NULL, by_name);
    ck_assert_int_ge(count, 0);
    char *names = NULL;
    size_t length;
    FILE *out = open_memstream(&names, &length);
    for (int i = 0; i < count; i++) {
        fprintf(out, "%s\n", entries[i]->d_name);
        free(entries[i]);
    }
    free(entries);
    fclose(out);
    return names;
}

hand_view hand_sees(const char *path)
{
    hand_view view = {.names = list_folder_of(path)};
    view.bytes = hand_bytes(path, &view.length);
    return view;
}

void hand_sees_the_same(const char *path, hand_view before)
{
    hand_view now = hand_sees(path);
    ck_assert_str_eq(now.names, before.names);
    ck_assert_uint_eq(now.length, before.length);
    ck_assert_msg(memcmp(now.bytes, before.bytes, now.length) == 0, "%s was written to", path);
    free(now.bytes);
    free(now.names);
    free(before.bytes);
    free(before.names);
}

/* ---- stores ---- */

const zx_act hand_act = {ZX_ACT_INIT, .by = "提案委员会办公室", .on = {2020, 1, 15}};
const zx_act hand_mending = {ZX_ACT_INIT, .by = "提案委员会办公室", .reason = "笔误", .on = {2020, 1, 16}};

zx_store *hand_creates(const char *path)
{
    const zx_store_options options = {ZX_STORE_OPTIONS_INIT, .flags = ZX_OPEN_CREATE, .place = "南京市", .division = 320100,
                                      .busy_timeout = {1, 60000}};
    zx_store *store = NULL;
    ck_ok(zx_store_open(path, &options, &store));
    return store;
}

zx_store *hand_opens(const char *path)
{
    zx_store *store = NULL;
    ck_ok(zx_store_open(path, NULL, &store));
    return store;
}

zx_status hand_adds_one(zx_store *store, const char *name, zx_id *out)
{
    const zx_person person = {ZX_PERSON_INIT, .name = name, .post = "市第一中学教师", .born = {1970, 5, 0}};
    return zx_person_add(store, &hand_act, &person, out);
}

zx_id hand_adds(zx_store *store, int count)
{
    zx_id first = 0, id = 0;
    ck_ok(zx_store_begin(store));
    for (int i = 1; i <= count; i++) {
        char name[40];
        snprintf(name, sizeof name, "委员%d", i);
        ck_ok(hand_adds_one(store, name, &id));
        if (i == 1)
            first = id;
        ck_assert_int_eq(id, first + i - 1);
    }
    ck_ok(zx_store_commit(store));
    return first;
}

zx_status hand_renames(zx_store *store, zx_id id, const char *name)
{
    const zx_person person = {ZX_PERSON_INIT, .id = id, .name = name, .post = "市第一中学教师", .born = {1970, 5, 0}};
    return zx_person_correct(store, &hand_mending, &person, NULL);
}

int64_t hand_counts(zx_store *store, const char *kind)
{
    int64_t count = -1;
    ck_ok(zx_record_count(store, kind, NULL, NULL, &count));
    return count;
}

char *hand_head(zx_store *store)
{
    char *head = NULL;
    ck_ok(zx_journal_head(store, &head));
    return head;
}
