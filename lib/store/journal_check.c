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

zx_status zxi_journal_check_row(zx_store *store, const char *record, zx_id id, int64_t seq, const char *image, size_t length)
{
    zxi_statement *statement;
    zx_status status = zxi_prepare(store,
                                   "SELECT hash, salt FROM journal_row WHERE place >= ?1 AND place < ?2 AND id = ?3 AND record = ?4 "
                                   "AND struck = 0",
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
    const uint8_t *hash, *salt;
    size_t hash_length, salt_length;
    uint8_t computed[ZXI_HASH];
    if (status == ZX_OK)
        status = zxi_column_blob(statement, 0, &hash, &hash_length);
    if (status == ZX_OK)
        status = zxi_column_blob(statement, 1, &salt, &salt_length);
    if (status == ZX_OK)
        status = zxi_hash(store->hasher, salt, salt_length, image, length, computed);
    if (status == ZX_OK && (hash_length != ZXI_HASH || memcmp(hash, computed, ZXI_HASH) != 0))
        status = tampered_row(record, id, seq);
    zxi_done(statement);
    return status;
}

zx_status zxi_journal_image(zx_store *store, const char *record, zx_id id, int64_t seq, int64_t *before, zxi_arena *arena, char **image)
{
    zxi_statement *statement;
    zx_status status = zxi_prepare(store,
                                   "SELECT before, image FROM journal_row WHERE place >= ?1 AND place < ?2 AND id = ?3 AND record = ?4 "
                                   "AND struck >= 0",
                                   &statement);
    if (status != ZX_OK)
        return status;
    zxi_bind_int(statement, 1, seq * ZXI_ENTRY_ROWS);
    zxi_bind_int(statement, 2, (seq + 1) * ZXI_ENTRY_ROWS);
    zxi_bind_int(statement, 3, id);
    zxi_bind_text(statement, 4, record);
    bool row;
    const char *text = NULL;
    size_t length = 0;
    status = zxi_step(statement, &row);
    if (status == ZX_OK && row)
        status = zxi_column_text(statement, 1, &text, &length);
    if (status == ZX_OK && !text)
        status = tampered_row(record, id, seq);
    char *copy = NULL;
    if (status == ZX_OK && image && !(copy = zxi_arena_text(arena, text, length)))
        status = zxi_no_memory();
    if (status == ZX_OK && before)
        *before = zxi_column_int(statement, 0);
    if (status == ZX_OK && image)
        *image = copy;
    zxi_done(statement);
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

/* The image now under a struck row must be the one that the striking entry committed to. */
static zx_status check_struck(walker *walk, int64_t struck, const zxi_journal_walk_row *row, const uint8_t computed[ZXI_HASH])
{
    zxi_statement *statement;
    zx_status status = zxi_prepare(walk->store,
                                   "SELECT 1 FROM journal_row WHERE place >= ?1 AND place < ?2 AND struck = -1 AND id = ?3 "
                                   "AND record = ?4 AND before = ?5 AND hash = ?6",
                                   &statement);
    if (status != ZX_OK)
        return status;
    zxi_bind_int(statement, 1, struck * ZXI_ENTRY_ROWS);
    zxi_bind_int(statement, 2, (struck + 1) * ZXI_ENTRY_ROWS);
    zxi_bind_int(statement, 3, row->id);
    zxi_bind_text(statement, 4, row->record);
    zxi_bind_int(statement, 5, row->seq);
    zxi_bind_blob(statement, 6, computed, ZXI_HASH);
    bool found;
    status = zxi_step(statement, &found);
    if (status == ZX_OK && !found)
        status = tampered_row(row->record, row->id, row->seq);
    zxi_done(statement);
    return status;
}

static zx_status check_row(walker *walk, int64_t seq)
{
    zxi_statement *rows = walk->rows;
    zxi_journal_walk_row row = {.id = zxi_column_int(rows, 2), .seq = seq, .before = zxi_column_int(rows, 3)};
    int64_t struck = zxi_column_int(rows, 4);
    const uint8_t *hash, *salt;
    size_t hash_length, salt_length, image_length;
    uint8_t computed[ZXI_HASH];
    zx_status status = zxi_column_text(rows, 1, &row.record, NULL);
    if (status == ZX_OK)
        status = zxi_column_blob(rows, 5, &hash, &hash_length);
    if (status == ZX_OK)
        status = zxi_column_blob(rows, 6, &salt, &salt_length);
    if (status == ZX_OK)
        status = zxi_column_text(rows, 7, &row.image, &image_length);
    if (status != ZX_OK)
        return status;
    if (hash_length != ZXI_HASH)
        return tampered_row(row.record, row.id, seq);
    zxi_journal_text_row(&walk->text, struck < 0, row.record, row.id, row.before, hash);
    if (struck < 0)
        return ZX_OK;
    status = zxi_hash(walk->store->hasher, salt, salt_length, row.image, image_length, computed);
    if (status != ZX_OK)
        return status;
    if (struck > 0)
        status = check_struck(walk, struck, &row, computed);
    else if (memcmp(hash, computed, ZXI_HASH) != 0)
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
    if (hash_length != ZXI_HASH || note_length != ZXI_HASH)
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
