/* SPDX-License-Identifier: MIT */
/* Writing the journal. What is hashed is text that any program can rebuild:
 *
 *   entry hash = SHA-256 of  ["zx1",SEQ,"PREVIOUS","RECORDED","EFFECTIVE","VERB",SUBJECT,"NOTE",[ROW,ROW…]]
 *   a row      =             ["write"|"strike","RECORD",ID,BEFORE,"HASH"]
 *   row hash   = SHA-256 of  salt, image
 *   note hash  = SHA-256 of  salt, ["ACTOR","REASON"]     (null for one that is not there)
 *
 * with salts as they are (16 bytes), hashes in lower-case hex, texts escaped as in JSON where they need it (quotes, backslashes,
 * control characters), and nothing between the parts but what is shown. */
#include "store/journal.h"

#include <string.h>
#include <time.h>

#include <zhengxie/date.h>

int64_t zxi_journal_next(zx_store *store)
{
    return store->ledger.seq + 1;
}

void zxi_journal_text_row(zxi_buffer *entry, bool strike, const char *record, zx_id id, int64_t before, const uint8_t *hash)
{
    zxi_buffer_text(entry, entry->length ? ",[\"" : "[\"");
    zxi_buffer_text(entry, strike ? "strike\",\"" : "write\",\"");
    zxi_buffer_text(entry, record);
    zxi_buffer_text(entry, "\",");
    zxi_buffer_int(entry, id);
    zxi_buffer_text(entry, ",");
    zxi_buffer_int(entry, before);
    zxi_buffer_text(entry, ",\"");
    zxi_buffer_hex(entry, hash, ZXI_HASH);
    zxi_buffer_text(entry, "\"]");
}

zx_status zxi_journal_hash_entry(zx_store *store, const zxi_journal_line *line, const zxi_buffer *rows, uint8_t out[ZXI_HASH])
{
    zxi_buffer *text = &store->text;
    zxi_buffer_clear(text);
    zxi_buffer_text(text, "[\"zx1\",");
    zxi_buffer_int(text, line->seq);
    zxi_buffer_text(text, ",\"");
    zxi_buffer_hex(text, line->previous, ZXI_HASH);
    zxi_buffer_text(text, "\",\"");
    zxi_buffer_text(text, line->recorded);
    zxi_buffer_text(text, "\",\"");
    zxi_buffer_text(text, line->effective);
    zxi_buffer_text(text, "\",\"");
    zxi_buffer_text(text, line->verb);
    zxi_buffer_text(text, "\",");
    zxi_buffer_int(text, line->subject);
    zxi_buffer_text(text, ",\"");
    zxi_buffer_hex(text, line->note_hash, ZXI_HASH);
    zxi_buffer_text(text, "\",[");
    zxi_buffer_bytes(text, rows->bytes, rows->length);
    zxi_buffer_text(text, "]]");
    return zxi_buffer_ok(text) && zxi_buffer_ok(rows) ? zxi_hash(store->hasher, text->bytes, text->length, NULL, 0, out) : zxi_no_memory();
}

static zx_status write_row(zx_store *store, bool strike, const char *record, zx_id id, int64_t before, const uint8_t *hash,
                           const uint8_t *salt, const char *image, size_t length)
{
    if (store->ledger.rows >= ZXI_ENTRY_ROWS)
        return zxi_fail(ZX_TOO_BIG, NULL, "one verb changes more than a million rows", "一次操作改动的行超过一百万");
    zxi_statement *statement;
    zx_status status = zxi_prepare(store,
                                   "INSERT INTO journal_row (place, record, id, before, struck, hash, salt, image) "
                                   "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
                                   &statement);
    if (status != ZX_OK)
        return status;
    zxi_bind_int(statement, 1, zxi_journal_next(store) * ZXI_ENTRY_ROWS + store->ledger.rows);
    zxi_bind_text(statement, 2, record);
    zxi_bind_int(statement, 3, id);
    zxi_bind_int(statement, 4, before);
    zxi_bind_int(statement, 5, strike ? -1 : 0);
    zxi_bind_blob(statement, 6, hash, ZXI_HASH);
    if (!strike) {
        zxi_bind_blob(statement, 7, salt, ZXI_SALT);
        zxi_bind_bytes(statement, 8, image, length);
    }
    status = zxi_run(statement);
    if (status != ZX_OK)
        return status;
    store->ledger.rows++;
    zxi_journal_text_row(&store->entry, strike, record, id, before, hash);
    return ZX_OK;
}

static zx_status salted(zx_store *store, const char *image, size_t length, uint8_t salt[ZXI_SALT], uint8_t hash[ZXI_HASH])
{
    zx_status status = zxi_salt(store->hasher, salt);
    return status == ZX_OK ? zxi_hash(store->hasher, salt, ZXI_SALT, image, length, hash) : status;
}

zx_status zxi_journal_row(zx_store *store, const char *record, zx_id id, int64_t before, const char *image, size_t length)
{
    uint8_t salt[ZXI_SALT], hash[ZXI_HASH];
    zx_status status = salted(store, image, length, salt, hash);
    return status == ZX_OK ? write_row(store, false, record, id, before, hash, salt, image, length) : status;
}

zx_status zxi_journal_strike(zx_store *store, const char *record, zx_id id, int64_t seq, const char *image, size_t length)
{
    uint8_t salt[ZXI_SALT], hash[ZXI_HASH];
    zx_status status = salted(store, image, length, salt, hash);
    if (status != ZX_OK)
        return status;
    zxi_statement *statement;
    status = zxi_prepare(store,
                         "UPDATE journal_row SET struck = ?1, salt = ?2, image = ?3 "
                         "WHERE place >= ?4 AND place < ?5 AND record = ?6 AND id = ?7 AND struck >= 0",
                         &statement);
    if (status != ZX_OK)
        return status;
    zxi_bind_int(statement, 1, zxi_journal_next(store));
    zxi_bind_blob(statement, 2, salt, ZXI_SALT);
    zxi_bind_bytes(statement, 3, image, length);
    zxi_bind_int(statement, 4, seq * ZXI_ENTRY_ROWS);
    zxi_bind_int(statement, 5, (seq + 1) * ZXI_ENTRY_ROWS);
    zxi_bind_text(statement, 6, record);
    zxi_bind_int(statement, 7, id);
    status = zxi_run(statement);
    if (status == ZX_OK && zxi_changes(store) != 1)
        return zxi_fail(ZX_TAMPERED, ZXI_ABOUT(.record = record, .id = id), "entry %lld has no image of %s %lld",
                        "日志第 %lld 条没有 %s %lld 的内容", (long long)seq, record, (long long)id);
    return status == ZX_OK ? write_row(store, true, record, id, seq, hash, NULL, NULL, 0) : status;
}

enum { RECORDED = sizeof "0000-00-00T00:00:00.000Z" };

/* Over the zeros that end there. */
static void print_digits(int value, char *end)
{
    for (; value > 0; value /= 10)
        *--end = (char)('0' + value % 10);
}

/* False for a time that no date of ours can have. */
static bool print_time(int64_t milliseconds, char out[RECORDED])
{
    static const int64_t first = INT64_C(-62135596800000), last = INT64_C(253402300799999); /* of the years 1 to 9999 */
    if (milliseconds < first || milliseconds > last)
        return false;
    int64_t seconds = (milliseconds - first) / 1000 + first / 1000;
    time_t time = (time_t)seconds;
    struct tm parts = {0};
    gmtime_r(&time, &parts);
    const int values[] = {parts.tm_year + 1900, parts.tm_mon + 1, parts.tm_mday, parts.tm_hour, parts.tm_min, parts.tm_sec,
                          (int)(milliseconds - seconds * 1000)};
    static const char form[] = "0000-00-00T00:00:00.000Z";
    memcpy(out, form, sizeof form);
    for (size_t i = 0, end = 4; i < sizeof values / sizeof *values; end += i == 5 ? 4 : 3, i++)
        print_digits(values[i], out + end);
    return true;
}

static void note_part(zxi_buffer *note, const char *text)
{
    if (text)
        zxi_buffer_json_text(note, text, strlen(text));
    else
        zxi_buffer_text(note, "null");
}

zx_status zxi_journal_hash_note(zx_store *store, const uint8_t *salt, const char *actor, const char *reason, uint8_t out[ZXI_HASH])
{
    zxi_buffer *note = &store->text;
    zxi_buffer_clear(note);
    zxi_buffer_text(note, "[");
    note_part(note, actor);
    zxi_buffer_text(note, ",");
    note_part(note, reason);
    zxi_buffer_text(note, "]");
    return zxi_buffer_ok(note) ? zxi_hash(store->hasher, salt, ZXI_SALT, note->bytes, note->length, out) : zxi_no_memory();
}

static zx_status write_entry(zx_store *store, const zxi_journal_line *line, const zxi_entry *entry, const uint8_t *salt,
                             const uint8_t *hash)
{
    zxi_statement *statement;
    zx_status status = zxi_prepare(store,
                                   "INSERT INTO journal (seq, recorded, effective, verb, subject, actor, reason, note_salt, "
                                   "note_hash, hash) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
                                   &statement);
    if (status != ZX_OK)
        return status;
    zxi_bind_int(statement, 1, line->seq);
    zxi_bind_text(statement, 2, line->recorded);
    zxi_bind_text(statement, 3, line->effective);
    zxi_bind_text(statement, 4, line->verb);
    zxi_bind_int(statement, 5, line->subject);
    zxi_bind_text(statement, 6, entry->actor);
    zxi_bind_text(statement, 7, entry->reason);
    zxi_bind_blob(statement, 8, salt, ZXI_SALT);
    zxi_bind_blob(statement, 9, line->note_hash, ZXI_HASH);
    zxi_bind_blob(statement, 10, hash, ZXI_HASH);
    return zxi_run(statement);
}

zx_status zxi_journal_close(zx_store *store, const zxi_entry *entry)
{
    char recorded[RECORDED], effective[ZX_DATE_SIZE];
    uint8_t salt[ZXI_SALT], note_hash[ZXI_HASH], hash[ZXI_HASH];
    if (!print_time(store->clock(store->clock_context), recorded))
        return zxi_fail(ZX_INVALID, ZXI_ABOUT(.field = "clock"), "the clock tells a time outside the years 1 to 9999", "时钟所给时间不在公元1至9999年之间");
    zx_date_print(entry->effective, effective);
    zx_status status = zxi_salt(store->hasher, salt);
    if (status == ZX_OK)
        status = zxi_journal_hash_note(store, salt, entry->actor, entry->reason, note_hash);
    const zxi_journal_line line = {
        .seq = zxi_journal_next(store), .subject = entry->subject,      .recorded = recorded, .effective = effective,
        .verb = entry->verb,            .previous = store->ledger.head, .note_hash = note_hash,
    };
    if (status == ZX_OK)
        status = zxi_journal_hash_entry(store, &line, &store->entry, hash);
    if (status == ZX_OK)
        status = write_entry(store, &line, entry, salt, hash);
    if (status != ZX_OK)
        return status;
    store->ledger.seq++;
    store->ledger.rows = 0;
    memcpy(store->ledger.head, hash, ZXI_HASH);
    zxi_buffer_clear(&store->entry);
    return ZX_OK;
}
