/* SPDX-License-Identifier: MIT */
/* What was changed by hand: found by the verb that rests on it and by verification, named, and not a byte written. And those who
 * know the format and compute the whole chain anew: found by whoever kept a head. */
#include <inttypes.h>
#include <openssl/sha.h>
#include <sqlite3.h>

#include "fixture.h"
#include "hand.h"

/* Entries: 1 the committee, 2 the rulebook, 3 to 8 six persons, 9 and 10 the second is renamed twice. */
enum { PERSONS = 6, ENTRIES = 10 };

static char *base;
static size_t base_length;
static zx_id first, second, third;

static void make_base(void)
{
    const char *path = zxt_path("base.zx");
    zx_store *store = hand_creates(path);
    first = hand_adds(store, PERSONS);
    second = first + 1;
    third = first + 2;
    ck_ok(hand_renames(store, second, "王伟"));
    ck_ok(hand_renames(store, second, "王维"));
    zx_store_free(store);
    base = hand_bytes(path, &base_length);
}

static const char *fresh(const char *name)
{
    if (!base)
        make_base();
    static char path[1300];
    snprintf(path, sizeof path, "%s/%s", zxt_folder(), name);
    zxt_write(path, base, base_length);
    return path;
}

/* ---- single edits ---- */

typedef struct change {
    const char *sql;    /* FIRST, SECOND, THIRD and NEXT stand for ids of persons */
    const char *record; /* what must be named; NULL: whatever */
    int64_t id;         /* of the journal: the entry; else which person, from 1; 0: not looked at */
} change;

static char *spelt_out(const char *sql)
{
    static const char *const marks[] = {"FIRST", "SECOND", "THIRD", "NEXT"};
    const zx_id ids[] = {first, second, third, first + PERSONS};
    char *out = NULL;
    size_t length;
    FILE *file = open_memstream(&out, &length);
    while (*sql) {
        size_t i = 0;
        while (i < 4 && strncmp(sql, marks[i], strlen(marks[i])) != 0)
            i++;
        if (i < 4) {
            fprintf(file, "%" PRId64, ids[i]);
            sql += strlen(marks[i]);
        } else {
            fputc(*sql++, file);
        }
    }
    fclose(file);
    return out;
}

static void ck_found(const change *edit, zx_status status, const char *by)
{
    const zx_error *error = zx_error_last();
    ck_assert_msg(status == ZX_TAMPERED, "%s\n    %s answered %s", edit->sql, by, zxt_failure(status));
    ck_assert_msg(error->status == ZX_TAMPERED && error->record, "%s\n    %s names nothing: %s", edit->sql, by, zxt_failure(status));
    if (edit->record)
        ck_assert_msg(strcmp(error->record, edit->record) == 0, "%s\n    %s names another: %s", edit->sql, by, zxt_failure(status));
    if (edit->id)
        ck_assert_msg(error->id == (strcmp(error->record, "journal") ? first + edit->id - 1 : edit->id), "%s\n    %s names another: %s", edit->sql, by,
                      zxt_failure(status));
}

static const char *edited(const change *edit)
{
    const char *path = fresh("edited.zx");
    char *sql = spelt_out(edit->sql);
    hand_runs(path, "%s", sql);
    free(sql);
    return path;
}

/* Verification finds it, from any handle, and changes nothing. */
static void ck_verification_finds(const change *edit, const char *path)
{
    hand_view before = hand_sees(path);
    zx_store *store = hand_opens(path);
    ck_found(edit, zx_journal_verify(store, NULL, NULL, NULL), "zx_journal_verify");
    zx_status status = zx_store_check(store, ZX_CHECK_RECORDS, NULL, NULL);
    if (status != ZX_CORRUPT) /* it broke a CHECK too, and that is found first */
        ck_found(edit, status, "zx_store_check");
    zx_store_free(store);
    hand_sees_the_same(path, before);
}

/* Rows that a verb rests on. */
static const change row_edits[] = {
    {"UPDATE person SET name = '王五' WHERE id = SECOND", "person", 2},
    {"UPDATE person SET name = name || ' ' WHERE id = SECOND", "person", 2},
    {"UPDATE person SET name = name || char(0) || '五' WHERE id = SECOND", "person", 2},
    {"UPDATE person SET post = NULL WHERE id = SECOND", "person", 2},
    {"UPDATE person SET note = '' WHERE id = SECOND", "person", 2},
    {"UPDATE person SET note = 'good for nothing' WHERE id = SECOND", "person", 2},
    {"UPDATE person SET born = '1971-05' WHERE id = SECOND", "person", 2},
    {"UPDATE person SET born = '1970-5' WHERE id = SECOND", "person", 2},
    {"UPDATE person SET born = '1970-05-00' WHERE id = SECOND", "person", 2},
    {"UPDATE person SET written = 4 WHERE id = SECOND", "person", 2},
    {"UPDATE person SET written = 0 WHERE id = SECOND", "person", 2},
    {"UPDATE person SET written = -1 WHERE id = SECOND", "person", 2},
    {"UPDATE person SET written = 9223372036854775807 WHERE id = SECOND", "person", 2},
    {"UPDATE person SET written = -9223372036854775807 WHERE id = SECOND", "person", 2},
    {"UPDATE person SET name = (SELECT name FROM person WHERE id = THIRD) WHERE id = SECOND", "person", 2},
    {"UPDATE person SET id = 7 WHERE id = SECOND; UPDATE person SET id = SECOND WHERE id = THIRD; UPDATE person SET id = THIRD WHERE id = 7",
     "person", 2},
    {"UPDATE journal_row SET image = '{\"name\":\"王五\"}', hash = zeroblob(32) WHERE id = SECOND AND place >= 10000000", "person", 2},
    {"UPDATE journal_row SET salt = zeroblob(16) WHERE id = SECOND AND place >= 10000000", "person", 2},
    {"UPDATE journal_row SET salt = NULL WHERE id = SECOND AND place >= 10000000", "person", 2},
    {"UPDATE journal_row SET record = 'rulebook' WHERE id = SECOND AND place >= 10000000", NULL, 0},
    {"DELETE FROM journal_row WHERE id = SECOND AND place >= 10000000", NULL, 0},
    {"UPDATE journal_row SET struck = 10 WHERE id = SECOND AND place >= 10000000", "person", 2},
};

START_TEST(a_changed_row_is_found_by_the_verb_that_changes_it)
{
    for (size_t i = 0; i < sizeof row_edits / sizeof *row_edits; i++) {
        const char *path = edited(&row_edits[i]);
        hand_view before = hand_sees(path);
        zx_store *store = hand_opens(path);
        const char *const fields[] = {"post"};
        zx_id id = -7;
        const zx_person person = {ZX_PERSON_INIT, .id = second, .name = "王薇"};
        ck_found(&row_edits[i], zx_person_correct(store, &hand_mending, &person, &id), "zx_person_correct");
        ck_assert_int_eq(id, -7);
        ck_found(&row_edits[i], zx_record_redact(store, &hand_mending, "person", second, fields, 1), "zx_record_redact");
        ck_ok(zx_store_begin(store));
        ck_found(&row_edits[i], zx_person_correct(store, &hand_mending, &person, &id), "zx_person_correct in a group");
        ck_ok(zx_store_commit(store));
        hand_sees_the_same(path, before);
        ck_ok(hand_renames(store, first, "张敏")); /* what was left alone can still be worked with */
        ck_found(&row_edits[i], zx_journal_verify(store, NULL, NULL, NULL), "zx_journal_verify after other verbs");
        zx_store_free(store);
    }
}
END_TEST

START_TEST(a_changed_row_is_found_by_verification)
{
    for (size_t i = 0; i < sizeof row_edits / sizeof *row_edits; i++)
        ck_verification_finds(&row_edits[i], edited(&row_edits[i]));
}
END_TEST

/* What no verb would meet. */
START_TEST(whatever_else_is_edited_is_found_by_verification)
{
    static const change edits[] = {
        /* rows */
        {"DELETE FROM person WHERE id = SECOND", "person", 2},
        {"DELETE FROM person WHERE id = FIRST; DELETE FROM person WHERE id = SECOND", "person", 0},
        {"INSERT INTO person (id, revision, written, name) VALUES (NEXT, 10, 10, '赵六')", "person", PERSONS + 1},
        {"INSERT INTO person SELECT NEXT, revision, written, name, other_names, ethnicity, post, note, gender, born, died FROM person "
         "WHERE id = SECOND", "person", PERSONS + 1},
        {"INSERT INTO person (id, revision, written, name) VALUES (-5, 1, 1, '赵六')", "person", 0},
        {"INSERT INTO person (id, revision, written, name) VALUES (0, 1, 1, '赵六')", "person", 0},
        {"UPDATE person SET revision = 9 WHERE id = SECOND", "person", 2},
        {"UPDATE person SET name = '王伟', written = 9, revision = 9 WHERE id = SECOND", "person", 2}, /* as it once was */
        {"UPDATE committee SET place = '北京市'", "committee", 0},
        {"UPDATE committee SET division = 110100", "committee", 0},
        {"INSERT INTO committee SELECT id + 1000, revision, written, place, division FROM committee", "committee", 0},
        {"UPDATE rulebook SET starts = '2000-01-01'", "rulebook", 0},
        {"UPDATE rulebook_text SET document = replace(document, 'zh', 'ZH')", "rulebook_text", 0},
        {"UPDATE rulebook_text SET written = 0", "rulebook_text", 0},
        {"DELETE FROM rulebook_text", "rulebook", 0},
        {"INSERT INTO rulebook_text (id, written, document) VALUES (SECOND, 4, '{}')", "rulebook_text", 2},
        {"INSERT INTO rulebook_text (id, written, document) VALUES (SECOND, 0, '{}')", "rulebook_text", 2},
        {"UPDATE counter SET value = value - 1", "counter", 0},
        {"UPDATE counter SET value = value + 1", "counter", 0},
        {"DELETE FROM counter", "counter", 0},
        /* entries */
        {"UPDATE journal SET verb = 'person.correct' WHERE seq = 5", "journal", 5},
        {"UPDATE journal SET effective = '2020-01-14' WHERE seq = 5", "journal", 5},
        {"UPDATE journal SET recorded = '2020-01-15T08:30:00.000Z' WHERE seq = 5", "journal", 5},
        {"UPDATE journal SET subject = SECOND WHERE seq = 5", "journal", 5},
        {"UPDATE journal SET actor = '李四' WHERE seq = 5", "journal", 5},
        {"UPDATE journal SET actor = NULL WHERE seq = 5", "journal", 5},
        {"UPDATE journal SET reason = '误录' WHERE seq = 9", "journal", 9},
        {"UPDATE journal SET reason = '' WHERE seq = 5", "journal", 5},
        {"UPDATE journal SET actor = actor || char(0) || '!' WHERE seq = 5", "journal", 5},
        {"UPDATE journal SET verb = verb || char(0) || '!' WHERE seq = 5", "journal", 5},
        {"UPDATE journal SET note_salt = NULL WHERE seq = 5", "journal", 5},
        {"UPDATE journal SET note_salt = zeroblob(16) WHERE seq = 5", "journal", 5},
        {"UPDATE journal SET note_hash = zeroblob(32) WHERE seq = 5", "journal", 5},
        {"UPDATE journal SET hash = zeroblob(32) WHERE seq = 5", "journal", 5},
        {"UPDATE journal SET hash = zeroblob(32) WHERE seq = 10", "journal", ENTRIES},
        {"UPDATE journal SET hash = (SELECT hash FROM journal WHERE seq = 4) WHERE seq = 5", "journal", 5},
        {"DELETE FROM journal WHERE seq = 5", "journal", 5},
        {"DELETE FROM journal WHERE seq = 1", "journal", 1},
        {"DELETE FROM journal WHERE seq = 10", "journal", ENTRIES},
        {"DELETE FROM journal WHERE seq = 10; DELETE FROM journal_row WHERE place >= 10000000", "person", 2},
        {"DELETE FROM journal; DELETE FROM journal_row", NULL, 0},
        {"INSERT INTO journal SELECT 11, recorded, effective, verb, subject, actor, reason, note_salt, note_hash, hash FROM journal "
         "WHERE seq = 10", "journal", 11},
        {"UPDATE journal SET seq = seq + 100 WHERE seq >= 5", "journal", 5},
        {"UPDATE journal SET seq = -3 WHERE seq = 10", "journal", 0},
        {"UPDATE journal SET seq = 9223372036854775807 WHERE seq = 10", "journal", 0},
        {"UPDATE journal SET seq = 99 WHERE seq = 5; UPDATE journal SET seq = 5 WHERE seq = 6; UPDATE journal SET seq = 6 WHERE seq = 99",
         "journal", 5},
        /* what entries say of rows */
        {"UPDATE journal_row SET image = replace(image, '委员3', '委员9') WHERE id = THIRD", "person", 3},
        {"UPDATE journal_row SET image = NULL WHERE id = THIRD", "person", 3},
        {"UPDATE journal_row SET image = substr(image, 2), salt = CAST(salt || '{' AS BLOB) WHERE id = SECOND AND place < 9000000", "person", 2},
        {"UPDATE journal_row SET before = 3 WHERE id = SECOND AND before = 9", NULL, 0},
        {"UPDATE journal_row SET before = 10 WHERE id = SECOND AND before = 9", NULL, 0},
        {"UPDATE journal_row SET hash = zeroblob(32) WHERE id = THIRD", "person", 3},
        {"UPDATE journal_row SET id = NEXT WHERE id = THIRD", NULL, 0},
        {"UPDATE journal_row SET id = 9223372036854775807 WHERE id = THIRD", NULL, 0},
        {"UPDATE journal_row SET id = 0 WHERE id = THIRD", NULL, 0},
        {"UPDATE journal_row SET record = 'rulebook' WHERE id = THIRD", NULL, 0},
        {"UPDATE journal_row SET record = 'person_text' WHERE id = THIRD", NULL, 0},
        {"UPDATE journal_row SET record = '' WHERE id = THIRD", NULL, 0},
        {"UPDATE journal_row SET struck = -1 WHERE id = THIRD", NULL, 0},
        {"UPDATE journal_row SET struck = 10 WHERE id = THIRD", "person", 3},
        {"UPDATE journal_row SET struck = 9223372036854775807 WHERE id = THIRD", "person", 3},
        {"UPDATE journal_row SET place = place + 5 WHERE id = THIRD", NULL, 0}, /* not a change: see below */
        {"UPDATE journal_row SET place = place + 1000001 WHERE id = THIRD", NULL, 0},
        {"UPDATE journal_row SET place = -place WHERE id = THIRD", NULL, 0},
        {"UPDATE journal_row SET place = place + 9000000000000 WHERE id = THIRD", NULL, 0},
        {"DELETE FROM journal_row WHERE id = THIRD", NULL, 0},
        {"INSERT INTO journal_row SELECT place + 1, record, id, before, struck, hash, salt, image FROM journal_row WHERE id = THIRD", NULL, 0},
        {"INSERT INTO journal_row SELECT 999000000, record, id, before, struck, hash, salt, image FROM journal_row WHERE id = THIRD", "journal",
         999},
    };
    for (size_t i = 0; i < sizeof edits / sizeof *edits; i++) {
        const char *path = edited(&edits[i]);
        if (strstr(edits[i].sql, "place + 5")) { /* the number within an entry orders its rows and means nothing else */
            zx_store *store = hand_opens(path);
            ck_ok(zx_journal_verify(store, NULL, NULL, NULL));
            zx_store_free(store);
        } else {
            ck_verification_finds(&edits[i], path);
        }
    }
}
END_TEST

/* A last entry that nothing can follow is not followed. */
START_TEST(verbs_refuse_a_journal_whose_end_makes_no_sense)
{
    static const change edits[] = {
        {"UPDATE journal SET seq = 9223372036854775807 WHERE seq = 10", "journal", 0},
        {"UPDATE journal SET seq = 9223372036855 WHERE seq = 10", "journal", 0},
        {"DELETE FROM journal", "journal", 0},
        {"UPDATE journal SET hash = x'00' WHERE seq = 10", "journal", ENTRIES},
        {"UPDATE counter SET value = -5", "counter", 0},
        {"UPDATE counter SET value = 1000000000", "counter", 0},
        {"DELETE FROM counter", "counter", 0},
    };
    for (size_t i = 0; i < sizeof edits / sizeof *edits; i++) {
        const char *path = edited(&edits[i]);
        hand_view before = hand_sees(path);
        zx_store *store = hand_opens(path);
        zx_id id = -7;
        ck_found(&edits[i], hand_adds_one(store, "王伟", &id), "zx_person_add");
        ck_assert_int_eq(id, -7);
        ck_found(&edits[i], zx_store_begin(store), "zx_store_begin");
        zx_store_free(store);
        hand_sees_the_same(path, before);
    }
}
END_TEST

/* An id that the counter would give a second time, should it have been set back. */
START_TEST(no_id_is_given_twice)
{
    for (int value = 0; value < PERSONS + 2; value++) { /* 0 and 1: the ids of records of other kinds, so that no key is broken */
        const char *path = fresh("counter.zx");
        hand_runs(path, "UPDATE counter SET value = %d", value);
        zx_store *store = hand_opens(path);
        hand_view before = hand_sees(path);
        zx_id id = -7;
        ck_refused(hand_adds_one(store, "王伟", &id), ZX_TAMPERED, "value");
        ck_assert_str_eq(zx_error_last()->record, "counter");
        ck_assert_int_eq(id, -7);
        hand_sees_the_same(path, before);
        zx_store_free(store);
    }
}
END_TEST

START_TEST(a_rulebook_changed_by_hand_judges_nothing)
{
    static const change edits[] = {
        {"UPDATE rulebook_text SET document = '{\"lists\":{\"genders\":[{\"code\":\"third\",\"en\":\"x\",\"zh\":\"x\"}]}}'", "rulebook_text", 0},
        {"UPDATE rulebook_text SET document = 'no JSON'", "rulebook_text", 0},
        {"UPDATE rulebook_text SET written = 0", "rulebook_text", 0},
        {"UPDATE rulebook SET starts = '1949-09-20'", "rulebook", 0},
        {"DELETE FROM rulebook_text", "rulebook", 0},
    };
    for (size_t i = 0; i < sizeof edits / sizeof *edits; i++) {
        const char *path = edited(&edits[i]);
        hand_view before = hand_sees(path);
        zx_store *store = hand_opens(path);
        const zx_person person = {ZX_PERSON_INIT, .name = "王伟", .gender = "third"};
        zx_id id = -7;
        ck_found(&edits[i], zx_person_add(store, &hand_act, &person, &id), "zx_person_add");
        ck_assert_int_eq(id, -7);
        zx_store_free(store);
        hand_sees_the_same(path, before);
    }
}
END_TEST

/* The proposal's outcome and how far it has come follow from its replies: what was changed is named, not what follows from it. */
START_TEST(what_was_changed_is_named_before_what_follows_from_it)
{
    static const change edits[] = {
        {"UPDATE reply SET reply_class = 'C'", "reply", 0},
        {"UPDATE proposal SET outcome = 'C'", "proposal", 0},
        {"UPDATE assignment SET replied = NULL", "assignment", 0},
    };
    for (size_t i = 0; i < sizeof edits / sizeof *edits; i++) {
        char path[1300];
        snprintf(path, sizeof path, "%s", zxt_path("named.zx"));
        zxt_city *of = zxt_city_at(path);
        zxt_replied(of);
        zxt_city_free(of);
        hand_runs(path, "%s", edits[i].sql);
        ck_verification_finds(&edits[i], path);
        ck_assert_int_eq(remove(path), 0);
    }
}
END_TEST

/* Striking a record must not make good what was changed in its past. */
START_TEST(redaction_launders_nothing)
{
    static const change edits[] = {
        {"UPDATE journal_row SET image = replace(image, '委员2', '委员9') WHERE id = SECOND AND before = 0", "person", 2},
        {"UPDATE journal_row SET before = 9 WHERE id = SECOND AND before = 4", "person", 2},
        {"UPDATE journal_row SET before = 10 WHERE id = SECOND AND before = 9", "person", 2},
        {"UPDATE journal_row SET before = -4 WHERE id = SECOND AND before = 9", "person", 2},
    };
    for (size_t i = 0; i < sizeof edits / sizeof *edits; i++) {
        const char *path = edited(&edits[i]);
        hand_view before = hand_sees(path);
        zx_store *store = hand_opens(path), *then = (zx_store *)1;
        const char *const fields[] = {"name", "post", "born"};
        ck_found(&edits[i], zx_record_redact(store, &hand_mending, "person", second, fields, 3), "zx_record_redact");
        ck_found(&edits[i], zx_store_as_known(store, 5, NULL, NULL, &then), "zx_store_as_known");
        ck_assert_ptr_eq(then, (zx_store *)1);
        zx_store_free(store);
        hand_sees_the_same(path, before);
    }
}
END_TEST

/* ---- those who know the format ---- */

static void to_hex(const unsigned char *bytes, char *out)
{
    for (int i = 0; i < 32; i++)
        snprintf(out + i * 2, 3, "%02x", bytes[i]);
}

static void digest_column(sqlite3_stmt *row, int column, char out[65])
{
    hand_must(sqlite3_column_bytes(row, column) == 32);
    to_hex(sqlite3_column_blob(row, column), out);
}

static sqlite3_stmt *prepared(sqlite3 *engine, const char *sql, int64_t argument)
{
    sqlite3_stmt *statement = NULL;
    hand_must(sqlite3_prepare_v2(engine, sql, -1, &statement, NULL) == SQLITE_OK);
    sqlite3_bind_int64(statement, 1, argument);
    return statement;
}

/* The rows of an entry: ["write","person",320100000000003,0,"…"],… */
static void print_rows(sqlite3 *engine, int64_t seq, FILE *out)
{
    sqlite3_stmt *rows = prepared(engine, "SELECT record, id, before, hash, struck FROM journal_row WHERE place / 1000000 = ?1 ORDER BY place", seq);
    char hash[65];
    for (const char *comma = ""; sqlite3_step(rows) == SQLITE_ROW; comma = ",") {
        digest_column(rows, 3, hash);
        fprintf(out, "%s[\"%s\",\"%s\",%" PRId64 ",%" PRId64 ",\"%s\"]", comma, sqlite3_column_int64(rows, 4) < 0 ? "strike" : "write",
                (const char *)sqlite3_column_text(rows, 0), (int64_t)sqlite3_column_int64(rows, 1), (int64_t)sqlite3_column_int64(rows, 2), hash);
    }
    sqlite3_finalize(rows);
}

/* Every entry's hash, from the first to the last, of what now stands in the file. */
static void recompute_chain(sqlite3 *engine)
{
    sqlite3_stmt *entries = prepared(engine, "SELECT seq, recorded, effective, verb, subject, note_hash FROM journal ORDER BY seq", 0);
    sqlite3_stmt *write = NULL;
    hand_must(sqlite3_prepare_v2(engine, "UPDATE journal SET hash = ?2 WHERE seq = ?1", -1, &write, NULL) == SQLITE_OK);
    unsigned char hash[32] = {0};
    while (sqlite3_step(entries) == SQLITE_ROW) {
        char *text = NULL, previous[65], note[65];
        size_t length;
        int64_t seq = sqlite3_column_int64(entries, 0);
        FILE *out = open_memstream(&text, &length);
        to_hex(hash, previous);
        digest_column(entries, 5, note);
        fprintf(out, "[\"zx1\",%" PRId64 ",\"%s\",\"%s\",\"%s\",\"%s\",%" PRId64 ",\"%s\",[", seq, previous,
                (const char *)sqlite3_column_text(entries, 1), (const char *)sqlite3_column_text(entries, 2),
                (const char *)sqlite3_column_text(entries, 3), (int64_t)sqlite3_column_int64(entries, 4), note);
        print_rows(engine, seq, out);
        fputs("]]", out);
        fclose(out);
        SHA256((const unsigned char *)text, length, hash);
        free(text);
        sqlite3_bind_int64(write, 1, seq);
        sqlite3_bind_blob(write, 2, hash, 32, SQLITE_STATIC);
        hand_must(sqlite3_step(write) == SQLITE_DONE);
        sqlite3_reset(write);
    }
    sqlite3_finalize(entries);
    sqlite3_finalize(write);
}

/* A row's hash after its image was changed, with the salt that is there; likewise an entry's note. */
static void rehash(sqlite3_context *context, int count, sqlite3_value **values)
{
    unsigned char hash[32], text[5000];
    size_t length = 0;
    for (int i = 0; i < count; i++) {
        size_t more = (size_t)sqlite3_value_bytes(values[i]);
        hand_must(length + more <= sizeof text);
        memcpy(text + length, sqlite3_value_blob(values[i]), more);
        length += more;
    }
    SHA256(text, length, hash);
    sqlite3_result_blob(context, hash, 32, SQLITE_TRANSIENT);
}

typedef struct attack {
    const char *path, *sql;
} attack;

static void attacks(void *context)
{
    const attack *it = context;
    sqlite3 *engine = NULL;
    hand_must(sqlite3_open(it->path, &engine) == SQLITE_OK);
    sqlite3_create_function(engine, "sha", -1, SQLITE_UTF8, NULL, rehash, NULL, NULL);
    hand_must(sqlite3_exec(engine, "BEGIN", NULL, NULL, NULL) == SQLITE_OK);
    if (sqlite3_exec(engine, it->sql, NULL, NULL, NULL) != SQLITE_OK)
        fprintf(stderr, "%s\n", sqlite3_errmsg(engine));
    recompute_chain(engine);
    hand_must(sqlite3_exec(engine, "COMMIT", NULL, NULL, NULL) == SQLITE_OK);
    sqlite3_close(engine);
}

static const char *attacked(const char *sql)
{
    const char *path = fresh("attacked.zx");
    char *text = spelt_out(sql);
    attack it = {path, text};
    hand_does(attacks, &it);
    free(text);
    return path;
}

START_TEST(the_attacker_knows_the_format)
{
    static const char hashes[] = "SELECT group_concat(hex(hash)) FROM (SELECT hash FROM journal ORDER BY seq)";
    const char *path = fresh("fresh.zx");
    char *before = hand_reads(path, "%s", hashes), *after = hand_reads(attacked(""), "%s", hashes);
    ck_assert_uint_eq(strlen(before), ENTRIES * 65 - 1);
    ck_assert_str_eq(before, after);
    free(before);
    free(after);
}
END_TEST

START_TEST(a_kept_head_finds_a_chain_computed_anew)
{
    static const struct {
        const char *sql;
        int64_t from; /* the first entry that differs */
    } anew[] = {
        {"UPDATE person SET name = '委员9' WHERE id = THIRD;"
         "UPDATE journal_row SET image = replace(image, '委员3', '委员9') WHERE id = THIRD;"
         "UPDATE journal_row SET hash = sha(salt, image) WHERE id = THIRD", 5},
        {"UPDATE journal SET effective = '2020-01-01' WHERE seq = 7", 7},
        {"UPDATE journal SET reason = '应本人要求', note_hash = sha(note_salt, '[\"' || actor || '\",\"应本人要求\"]') WHERE seq = 10", 10},
        {"DELETE FROM person WHERE id = FIRST + 5; DELETE FROM journal_row WHERE place / 1000000 = 8;"
         "DELETE FROM journal WHERE seq = 8; UPDATE journal SET seq = seq - 1 WHERE seq > 8;"
         "UPDATE journal_row SET before = 8 WHERE before = 9; UPDATE journal_row SET place = place - 1000000 WHERE place > 8000000;"
         "UPDATE person SET written = 9, revision = 9 WHERE id = SECOND; UPDATE counter SET value = value - 1", 8},
    };
    const char *path = fresh("kept.zx");
    zx_store *store = hand_opens(path);
    char *kept = hand_head(store);
    zx_store_free(store);
    for (size_t i = 0; i < sizeof anew / sizeof *anew; i++) {
        path = attacked(anew[i].sql);
        store = hand_opens(path);
        char *now = hand_head(store);
        ck_assert_str_ne(now, kept);
        ck_ok(zx_journal_verify(store, NULL, NULL, NULL)); /* alone, the file cannot know */
        ck_ok(zx_store_check(store, ZX_CHECK_RECORDS, NULL, NULL));
        ck_refused(zx_journal_verify(store, kept, NULL, NULL), ZX_TAMPERED, NULL);
        ck_assert_str_eq(zx_error_last()->record, "journal");
        ck_assert_int_eq(zx_error_last()->id, ENTRIES);
        /* A head of before the change does not speak of it, one of after it does. */
        for (int64_t seq = 1; seq < ENTRIES; seq++) {
            char *hash = hand_reads(fresh("again.zx"), "SELECT lower(hex(hash)) FROM journal WHERE seq = %lld", (long long)seq);
            char head[100];
            snprintf(head, sizeof head, "%" PRId64 "-%s", seq, hash);
            ck_status(zx_journal_verify(store, head, NULL, NULL), seq < anew[i].from ? ZX_OK : ZX_TAMPERED);
            free(hash);
        }
        ck_ok(hand_adds_one(store, "王伟", NULL)); /* nor is it forgotten later */
        ck_status(zx_journal_verify(store, kept, NULL, NULL), ZX_TAMPERED);
        zx_free(now);
        zx_store_free(store);
    }
    zx_free(kept);
}
END_TEST

START_TEST(a_kept_head_finds_a_cut_tail)
{
    const char *path = fresh("kept.zx");
    zx_store *store = hand_opens(path);
    char *kept = hand_head(store);
    zx_store_free(store);
    hand_runs(path, "DELETE FROM journal WHERE seq = 10; DELETE FROM journal_row WHERE place >= 10000000;"
                    "UPDATE person SET name = '王伟', written = 9, revision = 9 WHERE id = %lld", (long long)second);
    hand_view before = hand_sees(path);
    store = hand_opens(path);
    ck_ok(zx_journal_verify(store, NULL, NULL, NULL));
    ck_refused(zx_journal_verify(store, kept, NULL, NULL), ZX_TAMPERED, NULL);
    ck_assert_str_eq(zx_error_last()->record, "journal");
    ck_assert_int_eq(zx_error_last()->id, ENTRIES);
    hand_sees_the_same(path, before);
    ck_ok(hand_renames(store, second, "王威")); /* another entry 10 does not fill the gap */
    ck_ok(zx_journal_verify(store, NULL, NULL, NULL));
    ck_refused(zx_journal_verify(store, kept, NULL, NULL), ZX_TAMPERED, NULL);
    zx_free(kept);
    zx_store_free(store);
}
END_TEST

static int stops(void *context, int64_t done, int64_t total)
{
    (void)done, (void)total;
    return --*(int *)context == 0;
}

START_TEST(verification_can_be_stopped)
{
    zx_store *store = hand_creates(zxt_path("long.zx"));
    hand_adds(store, 3000);
    int64_t stopped = 0;
    for (int turns = 1; turns < 100; turns++) {
        int left = turns;
        zx_status status = zx_store_check(store, ZX_CHECK_RECORDS, stops, &left);
        if (status == ZX_OK)
            break;
        ck_assert_int_eq(status, ZX_CANCELLED);
        stopped++;
    }
    ck_assert_int_ge(stopped, 4);
    ck_assert_int_lt(stopped, 99);
    int left = 1;
    ck_status(zx_journal_verify(store, NULL, stops, &left), ZX_CANCELLED);
    ck_ok(hand_renames(store, 320100000000003, "王伟"));
    zx_store_free(store);
}
END_TEST

ZXT_MAIN("store-tampered", a_changed_row_is_found_by_the_verb_that_changes_it, a_changed_row_is_found_by_verification,
         what_was_changed_is_named_before_what_follows_from_it, whatever_else_is_edited_is_found_by_verification,
         verbs_refuse_a_journal_whose_end_makes_no_sense, no_id_is_given_twice, a_rulebook_changed_by_hand_judges_nothing,
         redaction_launders_nothing, the_attacker_knows_the_format, a_kept_head_finds_a_chain_computed_anew,
         a_kept_head_finds_a_cut_tail, verification_can_be_stopped)
