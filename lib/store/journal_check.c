/* SPDX-License-Identifier: MIT */
/* Reading the journal with suspicion. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "store/journal.h"

static zx_status tampered_row(const char *record, zx_id id, int64_t seq)
{
    return zxi_fail(ZX_TAMPERED, ZXI_ABOUT(.record = record, .id = id),
                    "%s %" PRId64 " is not what entry %" PRId64 " of the journal says", "%s %" PRId64 " 与日志第 %" PRId64 " 条不符",
                    record, id, seq);
}

static zx_status tampered_entry(int64_t seq)
{
    return zxi_fail(ZX_TAMPERED, ZXI_ABOUT(.record = "journal", .id = seq), "entry %" PRId64 " of the journal was changed",
                    "日志第 %" PRId64 " 条被改动", seq);
}

/* ---- one row of one entry ---- */

enum { ROW_HASH, ROW_SALT, ROW_IMAGE, ROW_BEFORE, ROW_STRUCK };

/* Stands at the row then. An entry's number that came out of a record's row may be anything. */
static zx_status find_row(zx_store *store, const char *record, zx_id id, int64_t seq, zxi_statement **out)
{
    if (seq < 1 || seq > ZXI_LAST_ENTRY)
        return tampered_row(record, id, seq);
    zxi_statement *statement;
    zx_status status = zxi_prepare(store,
                                   "SELECT hash, salt, image, before, struck FROM journal_row WHERE place >= ?1 AND place < ?2 AND id = ?3 "
                                   "AND record = ?4 AND struck >= 0",
                                   &statement);
    if (status != ZX_OK)
        return status;
    zxi_bind_int(statement, 1, seq * ZXI_ENTRY_ROWS);
    zxi_bind_int(statement, 2, (seq + 1) * ZXI_ENTRY_ROWS);
    zxi_bind_int(statement, 3, id);
    zxi_bind_text(statement, 4, record);
    bool row;
    status = zxi_step(statement, &row);
    if (status == ZX_OK && !row)
        status = tampered_row(record, id, seq);
    if (status == ZX_OK)
        *out = statement;
    else
        zxi_done(statement);
    return status;
}

/* The hash of an image with the salt in this column, and the hash in that column; false where they differ in form or in fact. */
static zx_status hash_image(zx_store *store, zxi_statement *row, int hash_column, int salt_column, const char *image, size_t length,
                            uint8_t computed[ZXI_HASH], bool *same)
{
    const uint8_t *hash, *salt;
    size_t hash_length, salt_length;
    zx_status status = zxi_column_blob(row, hash_column, &hash, &hash_length);
    if (status == ZX_OK)
        status = zxi_column_blob(row, salt_column, &salt, &salt_length);
    *same = false;
    if (status != ZX_OK || hash_length != ZXI_HASH || salt_length != ZXI_SALT || !image)
        return status;
    status = zxi_hash(store->hasher, salt, salt_length, image, length, computed);
    *same = status == ZX_OK && memcmp(hash, computed, ZXI_HASH) == 0;
    return status;
}

/* The image now under a struck row must be the one that the striking entry committed to. */
static zx_status check_struck(zx_store *store, int64_t struck, const char *record, zx_id id, int64_t seq, const uint8_t computed[ZXI_HASH])
{
    if (struck > ZXI_LAST_ENTRY)
        return tampered_row(record, id, seq);
    zxi_statement *statement;
    zx_status status = zxi_prepare(store,
                                   "SELECT 1 FROM journal_row WHERE place >= ?1 AND place < ?2 AND struck = -1 AND id = ?3 "
                                   "AND record = ?4 AND before = ?5 AND hash = ?6",
                                   &statement);
    if (status != ZX_OK)
        return status;
    zxi_bind_int(statement, 1, struck * ZXI_ENTRY_ROWS);
    zxi_bind_int(statement, 2, (struck + 1) * ZXI_ENTRY_ROWS);
    zxi_bind_int(statement, 3, id);
    zxi_bind_text(statement, 4, record);
    zxi_bind_int(statement, 5, seq);
    zxi_bind_blob(statement, 6, computed, ZXI_HASH);
    bool found;
    status = zxi_step(statement, &found);
    if (status == ZX_OK && !found)
        status = tampered_row(record, id, seq);
    zxi_done(statement);
    return status;
}

zx_status zxi_journal_check_row(zx_store *store, const char *record, zx_id id, int64_t seq, const char *image, size_t length)
{
    zxi_statement *row = NULL;
    uint8_t computed[ZXI_HASH];
    bool same;
    zx_status status = find_row(store, record, id, seq, &row);
    if (status != ZX_OK)
        return status;
    status = hash_image(store, row, ROW_HASH, ROW_SALT, image, length, computed, &same);
    if (status == ZX_OK && (!same || zxi_column_int(row, ROW_STRUCK) != 0))
        status = tampered_row(record, id, seq);
    zxi_done(row);
    return status;
}

/* What a row of the journal holds must be what its hash, or the entry that struck it, says. */
static zx_status check_image(zx_store *store, zxi_statement *row, const char *record, zx_id id, int64_t seq, const char *image, size_t length)
{
    uint8_t computed[ZXI_HASH] = {0};
    int64_t struck = zxi_column_int(row, ROW_STRUCK);
    bool same;
    zx_status status = hash_image(store, row, ROW_HASH, ROW_SALT, image, length, computed, &same);
    if (status == ZX_OK && struck > 0)
        return check_struck(store, struck, record, id, seq, computed);
    return status == ZX_OK && !same ? tampered_row(record, id, seq) : status;
}

zx_status zxi_journal_image(zx_store *store, const char *record, zx_id id, int64_t seq, int64_t *before, zxi_arena *arena, char **image)
{
    zxi_statement *row = NULL;
    zx_status status = find_row(store, record, id, seq, &row);
    if (status != ZX_OK)
        return status;
    int64_t previous = zxi_column_int(row, ROW_BEFORE);
    const char *text = NULL;
    char *copy = NULL;
    size_t length = 0;
    if (previous < 0 || previous >= seq)
        status = tampered_row(record, id, seq);
    if (status == ZX_OK)
        status = zxi_column_text(row, ROW_IMAGE, &text, &length);
    if (status == ZX_OK && image) {
        status = check_image(store, row, record, id, seq, text, length);
        if (status == ZX_OK && !(copy = zxi_arena_text(arena, text, length)))
            status = zxi_no_memory();
    }
    if (status == ZX_OK && before)
        *before = previous;
    if (status == ZX_OK && image)
        *image = copy;
    zxi_done(row);
    return status;
}

zx_status zxi_journal_head(zx_store *store, char out[ZXI_HEAD])
{
    zx_status status = store->depth > 0 ? ZX_OK : zxi_ledger_load(store);
    if (status != ZX_OK)
        return status;
    static const char digits[] = "0123456789abcdef";
    int length = snprintf(out, ZXI_HEAD, "%" PRId64 "-", store->ledger.seq);
    for (int i = 0; i < ZXI_HASH; i++) {
        out[length++] = digits[store->ledger.head[i] >> 4];
        out[length++] = digits[store->ledger.head[i] & 15];
    }
    out[length] = '\0';
    return ZX_OK;
}

static bool parse_head(const char *head, int64_t *seq, uint8_t hash[ZXI_HASH])
{
    char *end;
    long long number = strtoll(head, &end, 10);
    if (number < 0 || end == head || *end != '-' || strlen(end + 1) != ZXI_HASH * 2)
        return false;
    for (int i = 0; i < ZXI_HASH; i++) {
        const char digits[3] = {end[1 + i * 2], end[2 + i * 2]};
        if (strspn(digits, "0123456789abcdef") != 2)
            return false;
        hash[i] = (uint8_t)strtoul(digits, NULL, 16);
    }
    *seq = number;
    return true;
}

/* ---- the walk ---- */

typedef struct walker {
    zx_store *store;
    zxi_statement *rows; /* of the whole journal, in order: read alongside the entries */
    bool more;
    zxi_buffer text;
    uint8_t previous[ZXI_HASH];
    zxi_journal_row_fn row;
    void *context;
} walker;

static zx_status check_row(walker *walk, int64_t seq)
{
    enum { PLACE, RECORD, ID, BEFORE, STRUCK, HASH, SALT, IMAGE };
    zxi_statement *rows = walk->rows;
    zxi_journal_walk_row row = {.id = zxi_column_int(rows, ID), .seq = seq, .before = zxi_column_int(rows, BEFORE)};
    int64_t struck = zxi_column_int(rows, STRUCK);
    const uint8_t *hash;
    size_t hash_length, image_length;
    uint8_t computed[ZXI_HASH] = {0};
    bool same;
    zx_status status = zxi_column_text(rows, RECORD, &row.record, NULL);
    if (status == ZX_OK)
        status = zxi_column_blob(rows, HASH, &hash, &hash_length);
    if (status == ZX_OK)
        status = zxi_column_text(rows, IMAGE, &row.image, &image_length);
    if (status != ZX_OK)
        return status;
    if (!row.record || hash_length != ZXI_HASH || row.id < 1 || row.id > ZXI_LAST_ID || row.before < 0 || row.before >= seq)
        return tampered_entry(seq);
    zxi_journal_text_row(&walk->text, struck < 0, row.record, row.id, row.before, hash);
    if (struck < 0)
        return ZX_OK;
    status = hash_image(walk->store, rows, HASH, SALT, row.image, image_length, computed, &same);
    if (status == ZX_OK && struck > 0)
        status = check_struck(walk->store, struck, row.record, row.id, seq, computed);
    else if (status == ZX_OK && !same)
        status = tampered_row(row.record, row.id, seq);
    return status == ZX_OK && walk->row ? walk->row(walk->context, &row) : status;
}

/* Rows come in order: those before this entry's belong to no entry at all. */
static zx_status check_rows(walker *walk, int64_t seq)
{
    zx_status status = ZX_OK;
    while (walk->more && status == ZX_OK) {
        int64_t place = zxi_column_int(walk->rows, 0);
        if (place / ZXI_ENTRY_ROWS > seq)
            break;
        if (place / ZXI_ENTRY_ROWS < seq)
            return tampered_entry(place / ZXI_ENTRY_ROWS);
        status = check_row(walk, seq);
        if (status == ZX_OK)
            status = zxi_step(walk->rows, &walk->more);
    }
    return status;
}

static zx_status check_note(walker *walk, zxi_statement *entry, int64_t seq, const uint8_t *note_hash)
{
    const uint8_t *salt;
    size_t salt_length;
    const char *actor, *reason;
    uint8_t computed[ZXI_HASH];
    zx_status status = zxi_column_blob(entry, 7, &salt, &salt_length);
    if (status == ZX_OK)
        status = zxi_column_text(entry, 5, &actor, NULL);
    if (status == ZX_OK)
        status = zxi_column_text(entry, 6, &reason, NULL);
    if (status == ZX_OK && salt_length != ZXI_SALT)
        return tampered_entry(seq);
    if (status == ZX_OK)
        status = zxi_journal_hash_note(walk->store, salt, actor, reason, computed);
    if (status == ZX_OK && memcmp(computed, note_hash, ZXI_HASH) != 0)
        return tampered_entry(seq);
    return status;
}

static zx_status check_entry(walker *walk, zxi_statement *entry, int64_t expected)
{
    zxi_journal_line line = {.seq = zxi_column_int(entry, 0), .subject = zxi_column_int(entry, 4), .previous = walk->previous};
    const uint8_t *hash;
    size_t hash_length, note_length;
    uint8_t computed[ZXI_HASH];
    if (line.seq != expected)
        return tampered_entry(expected);
    zx_status status = zxi_column_text(entry, 1, &line.recorded, NULL);
    if (status == ZX_OK)
        status = zxi_column_text(entry, 2, &line.effective, NULL);
    if (status == ZX_OK)
        status = zxi_column_text(entry, 3, &line.verb, NULL);
    if (status == ZX_OK)
        status = zxi_column_blob(entry, 8, &line.note_hash, &note_length);
    if (status == ZX_OK)
        status = zxi_column_blob(entry, 9, &hash, &hash_length);
    if (status != ZX_OK)
        return status;
    if (hash_length != ZXI_HASH || note_length != ZXI_HASH || !line.recorded || !line.effective || !line.verb)
        return tampered_entry(line.seq);
    zxi_buffer_clear(&walk->text);
    status = check_rows(walk, line.seq);
    if (status == ZX_OK)
        status = check_note(walk, entry, line.seq, line.note_hash);
    if (status == ZX_OK)
        status = zxi_journal_hash_entry(walk->store, &line, &walk->text, computed);
    if (status == ZX_OK && memcmp(hash, computed, ZXI_HASH) != 0)
        status = tampered_entry(line.seq);
    memcpy(walk->previous, computed, ZXI_HASH);
    return status;
}

static zx_status walk_entries(walker *walk, zxi_statement *entries, const char *head, zx_progress_fn progress, void *progress_context)
{
    int64_t kept_seq = -1, seq = 0, total = walk->store->ledger.seq;
    uint8_t kept[ZXI_HASH];
    if (head && !parse_head(head, &kept_seq, kept))
        return zxi_fail(ZX_INVALID, ZXI_ABOUT(.field = "head"), "not a journal head: %.80s", "不是日志指纹：%.80s", head);
    zx_status status = zxi_step(walk->rows, &walk->more);
    bool more = false;
    while (status == ZX_OK && (status = zxi_step(entries, &more)) == ZX_OK && more) {
        status = check_entry(walk, entries, ++seq);
        if (status == ZX_TAMPERED)
            zxi_failure_about(ZXI_ABOUT(.record = "journal", .id = seq));
        if (status == ZX_OK && seq == kept_seq && memcmp(kept, walk->previous, ZXI_HASH) != 0)
            status = zxi_fail(ZX_TAMPERED, ZXI_ABOUT(.record = "journal", .id = seq), "the chain up to entry %" PRId64 " was recomputed",
                              "日志第 %" PRId64 " 条之前的链被重新计算", seq);
        if (status == ZX_OK && progress && seq % 1024 == 0 && progress(progress_context, seq, total) != 0)
            status = zxi_fail(ZX_CANCELLED, NULL, "cancelled", "已取消");
    }
    if (status == ZX_OK && walk->more)
        status = tampered_entry(zxi_column_int(walk->rows, 0) / ZXI_ENTRY_ROWS);
    if (status == ZX_OK && seq < kept_seq)
        status = zxi_fail(ZX_TAMPERED, ZXI_ABOUT(.record = "journal", .id = seq + 1),
                          "the journal ends at entry %" PRId64 ", before the kept head", "日志止于第 %" PRId64 " 条，缺少其后的条目", seq);
    return status;
}

zx_status zxi_journal_walk(zx_store *store, const char *head, zxi_journal_row_fn row, void *context, zx_progress_fn progress,
                           void *progress_context)
{
    walker walk = {.store = store, .row = row, .context = context};
    zxi_statement *entries = NULL;
    zx_status status = store->depth > 0 ? ZX_OK : zxi_ledger_load(store);
    if (status == ZX_OK)
        status = zxi_prepare(store,
                             "SELECT seq, recorded, effective, verb, subject, actor, reason, note_salt, note_hash, hash "
                             "FROM journal ORDER BY seq",
                             &entries);
    if (status == ZX_OK)
        status = zxi_prepare(store, "SELECT place, record, id, before, struck, hash, salt, image FROM journal_row ORDER BY place",
                             &walk.rows);
    if (status == ZX_OK)
        status = walk_entries(&walk, entries, head, progress, progress_context);
    zxi_done(walk.rows);
    zxi_done(entries);
    zxi_buffer_release(&walk.text);
    return status;
}
