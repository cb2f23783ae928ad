/* SPDX-License-Identifier: MIT */
#include <zhengxie/attachment.h>

#include <string.h>

#include <zhengxie/date.h>

#include "domain/domain.h"

ZXI_NO_PADDING(zx_attachment, struck);

enum { PORTION = 256 * 1024, MOST_BYTES = 20 * 1024 * 1024 };

static const zx_field fields[] = {
    ZXI_ID(zx_attachment, record, "*", ZX_FIELD_REQUIRED, "belongs to", "所属记录"),
    ZXI_TEXT(zx_attachment, name, 255, ZX_FIELD_REQUIRED | ZX_FIELD_TITLE | ZX_FIELD_SEARCHABLE, "name", "文件名"),
    ZXI_TEXT(zx_attachment, media_type, 100, 0, "media type", "媒体类型"),
    ZXI_INT(zx_attachment, bytes, ZX_FIELD_REQUIRED, "bytes", "字节数"),
    ZXI_TEXT(zx_attachment, sha256, 64, ZX_FIELD_REQUIRED, "SHA-256", "SHA-256"),
    ZXI_DATE(zx_attachment, added, ZX_FIELD_REQUIRED | ZX_FIELD_EFFECTIVE, "added", "添加日期"),
    ZXI_DATE(zx_attachment, struck, ZX_FIELD_UNTIL, "struck", "隐去日期"),
    ZXI_TEXT(zx_attachment, note, 500, 0, "note", "说明"),
};

static zx_status check(zx_store *store, const void *record);
static const zx_record_type type = ZXI_TYPE(zx_attachment, struck, "attachment", "attachment", "附件", fields, .check = check);

enum { NAME, SIZE, OF_RECORD, STILL_THERE, IN_ORDER };
static const zx_rule rules[] = {
    [NAME] = {"attachment.name", "the name of an attachment is that of a file, without a folder", "附件名为不含路径的文件名", "library"},
    [SIZE] = {"attachment.size", "an attachment is no larger than the rulebook allows", "附件大小不得超过规则所定上限", "rulebook attachment.most_bytes"},
    [OF_RECORD] = {"attachment.of-record", "an attachment belongs to a record that is no attachment", "附件不得附于另一附件", "library"},
    [STILL_THERE] = {"attachment.still-there", "what was struck is not struck again", "已隐去的附件不再隐去", "library"},
    [IN_ORDER] = {"attachment.in-order", "an attachment is not struck before it was added", "隐去日期不得早于添加日期", "library"},
    {NULL, NULL, NULL, NULL},
};

/* ---- bytes out ---- */

typedef struct output {
    zx_write_fn write; /* NULL: only to be counted and hashed */
    void *context;
    int64_t total;
} output;

static zx_status hand_out(zxi_statement *statement, zxi_digest *digest, output *to)
{
    bool row;
    zx_status status;
    while ((status = zxi_step(statement, &row)) == ZX_OK && row) {
        const uint8_t *bytes;
        size_t length;
        status = zxi_column_blob(statement, 0, &bytes, &length);
        if (status == ZX_OK)
            status = zxi_digest_add(digest, bytes, length);
        if (status == ZX_OK && to->write && to->write(to->context, bytes, length) != 0)
            status = zxi_fail(ZX_CANCELLED, NULL, "cancelled", "已取消");
        if (status != ZX_OK)
            break;
        to->total += (int64_t)length;
    }
    return status;
}

static zx_status read_parts(zx_store *store, zx_id id, output *to, char sha256[ZXI_HEX])
{
    zxi_statement *statement;
    zxi_digest *digest = NULL;
    uint8_t hash[ZXI_HASH];
    zx_status status = zxi_prepare(store, "SELECT bytes FROM attachment_part WHERE attachment = ?1 ORDER BY number", &statement);
    if (status != ZX_OK)
        return status;
    zxi_bind_int(statement, 1, id);
    status = zxi_digest_new(&digest);
    if (status == ZX_OK)
        status = hand_out(statement, digest, to);
    zxi_done(statement);
    if (status == ZX_OK)
        status = zxi_digest_end(digest, hash);
    zxi_digest_free(digest);
    if (status == ZX_OK)
        zxi_hex(hash, sha256);
    return status;
}

static zx_status compare(zx_store *store, const zx_attachment *kept, zx_write_fn write, void *context)
{
    output to = {write, context, 0};
    char sha256[ZXI_HEX];
    zx_status status = read_parts(store, kept->id, &to, sha256);
    bool same = kept->struck.year ? to.total == 0 : to.total == kept->bytes.value && strcmp(sha256, kept->sha256) == 0;
    if (status == ZX_OK && !same)
        status = zxi_fail(ZX_TAMPERED, ZXI_ABOUT(.record = type.name, .id = kept->id, .field = "sha256"),
                          "attachment %lld: its bytes are not those that were added", "附件 %lld：内容与添加时不符", (long long)kept->id);
    return status;
}

static zx_status check(zx_store *store, const void *record)
{
    return compare(store, record, NULL, NULL);
}

static zx_status read_out(zx_store *store, zx_id id, zx_write_fn write, void *context)
{
    void *loaded;
    zxi_call call = {.store = store, .arena = zxi_call_arena(store)};
    if (zxi_store_partial(store))
        return zxi_fail(ZX_UNSUPPORTED, NULL, "a store as known earlier has no attachments' bytes: read them from the store itself",
                        "历史视图不含附件内容：请从文件本身读取");
    zx_status status = zxi_record_load(&call, &type, id, &loaded);
    if (status != ZX_OK)
        return status;
    const zx_attachment *kept = loaded;
    if (kept->struck.year)
        return zxi_fail(ZX_NOT_FOUND, ZXI_ABOUT(.record = type.name, .id = id), "the bytes of attachment %lld were struck on %s",
                        "附件 %lld 的内容已于 %s 隐去", (long long)id, zxi_date_text(kept->struck));
    return compare(store, kept, write, context);
}

zx_status zx_attachment_read(zx_store *store, zx_id attachment, zx_write_fn write, void *context)
{
    if (!write)
        return zxi_misuse("write is NULL");
    zx_status status = zxi_enter(store);
    if (status != ZX_OK)
        return status;
    status = zxi_read_begin(store);
    if (status == ZX_OK) {
        status = read_out(store, attachment, write, context);
        zxi_read_end(store);
    }
    zxi_leave(store);
    return status;
}

/* ---- bytes in ---- */

typedef struct input {
    zx_read_fn read;
    void *context;
} input;

/* Fills the buffer as far as there are bytes. */
static zx_status read_portion(const input *from, uint8_t *buffer, size_t *length)
{
    int64_t got = 1;
    for (*length = 0; *length < PORTION && got > 0; *length += (size_t)(got > 0 ? got : 0)) {
        size_t room = PORTION - *length;
        got = from->read(from->context, buffer + *length, room);
        if (got < 0)
            return zxi_fail(ZX_CANCELLED, NULL, "the reader failed", "读取来源失败");
        if ((uint64_t)got > room)
            return zxi_misuse("read gave more bytes than there was room for");
    }
    return ZX_OK;
}

static zx_status write_part(zx_store *store, zx_id id, int64_t number, const uint8_t *bytes, size_t length)
{
    zxi_statement *statement;
    zx_status status = zxi_prepare(store, "INSERT INTO attachment_part (attachment, number, bytes) VALUES (?1, ?2, ?3)", &statement);
    if (status != ZX_OK)
        return status;
    zxi_bind_int(statement, 1, id);
    zxi_bind_int(statement, 2, number);
    zxi_bind_blob(statement, 3, bytes, length);
    return zxi_run(statement);
}

static zx_status most_bytes(zxi_call *call, int64_t *out)
{
    const json_t *rulebook;
    zx_status status = zxi_rulebook_of(call->store, call->act->on, &rulebook, NULL);
    if (status == ZX_OK)
        *out = zxi_rulebook_int(rulebook, "attachment", "most_bytes", MOST_BYTES);
    return status;
}

static zx_status take_in(zxi_call *call, zx_id id, zx_attachment *given, zxi_digest *digest, uint8_t *buffer)
{
    int64_t most = 0;
    size_t length = PORTION;
    zx_status status = most_bytes(call, &most);
    for (int64_t number = 1; status == ZX_OK && length == PORTION; number++) {
        status = read_portion(call->with, buffer, &length);
        given->bytes.value += (int64_t)length;
        if (status == ZX_OK && given->bytes.value > most)
            status = zxi_refuse(call, &rules[SIZE], "bytes", given->record, "more than %lld bytes", "超过 %lld 字节", (long long)most);
        if (status == ZX_OK && length)
            status = zxi_digest_add(digest, buffer, length);
        if (status == ZX_OK && length)
            status = write_part(call->store, id, number, buffer, length);
    }
    return status;
}

static zx_status check_given(zxi_call *call, const zx_attachment *given)
{
    const zx_record_type *kind;
    bool is_folder = strcmp(given->name, ".") == 0 || strcmp(given->name, "..") == 0;
    if (!*given->name || is_folder || strpbrk(given->name, "/\\"))
        return zxi_refuse(call, &rules[NAME], "name", given->record, "this is none", "所给不是文件名");
    zx_status status = zxi_kind_of(call->store, given->record, &kind);
    if (status == ZX_OK && kind == &type)
        status = zxi_refuse(call, &rules[OF_RECORD], "record", given->record, "it is one", "所给为附件");
    return status;
}

static zx_status store_bytes(zxi_call *call, zx_id id, zx_attachment *given, char sha256[ZXI_HEX])
{
    uint8_t *buffer = zxi_arena_alloc(call->arena, PORTION), hash[ZXI_HASH];
    zxi_digest *digest = NULL;
    zx_status status = buffer ? zxi_digest_new(&digest) : zxi_no_memory();
    if (status == ZX_OK)
        status = take_in(call, id, given, digest, buffer);
    if (status == ZX_OK)
        status = zxi_digest_end(digest, hash);
    zxi_digest_free(digest);
    if (status == ZX_OK)
        zxi_hex(hash, sha256);
    return status;
}

static zx_status add(zxi_call *call, void *in, zx_id *out)
{
    zx_attachment *given = in;
    zx_id id;
    char sha256[ZXI_HEX];
    if (!call->with)
        return zxi_misuse("attachments come by zx_attachment_add(), with their bytes");
    zx_status status = check_given(call, given);
    if (status == ZX_OK)
        status = zxi_new_id(call->store, &id);
    given->bytes = (zx_opt_int){1, 0};
    if (status == ZX_OK)
        status = store_bytes(call, id, given, sha256);
    if (status != ZX_OK)
        return status;
    given->sha256 = sha256;
    given->added = call->act->on;
    call->subject = given->record;
    *out = id;
    return zxi_record_insert_as(call, &type, given, id);
}

static zx_status strike(zxi_call *call, void *in, zx_id *out)
{
    const zx_attachment *given = in;
    void *loaded;
    zxi_statement *statement;
    zx_status status = zxi_record_load(call, &type, given->id, &loaded);
    if (status != ZX_OK)
        return status;
    zx_attachment *kept = loaded;
    if (kept->struck.year)
        return zxi_refuse(call, &rules[STILL_THERE], "id", given->id, "struck on %s", "已于 %s 隐去", zxi_date_text(kept->struck));
    if (zx_date_compare(call->act->on, kept->added) < 0)
        return zxi_refuse(call, &rules[IN_ORDER], "on", given->id, "added on %s", "%s 添加", zxi_date_text(kept->added));
    status = zxi_prepare(call->store, "DELETE FROM attachment_part WHERE attachment = ?1", &statement);
    if (status != ZX_OK)
        return status;
    zxi_bind_int(statement, 1, given->id);
    status = zxi_run(statement);
    kept->struck = call->act->on;
    call->subject = kept->record;
    *out = given->id;
    return status == ZX_OK ? zxi_record_update(call, &type, kept) : status;
}

static const zxi_verb verbs[] = {
    {{"attachment.add", "attachment", "record! name! media_type note", "adds a file to a record; only by zx_attachment_add()",
      "添加附件（仅限专用函数）"},
     &type, add, ZXI_CHECKS_AFTERWARDS | ZXI_BYTES},
    {{"attachment.strike", "attachment", "id!", "strikes the bytes of an attachment", "隐去附件内容"}, &type, strike, ZXI_REASON},
    {{NULL, NULL, NULL, NULL, NULL}, NULL, NULL, false},
};

static const zx_record_type *const types[] = {&type, NULL};
const zxi_noun zxi_noun_attachment = {"attachment", types, verbs, rules};

zx_status zx_attachment_add(zx_store *store, const zx_act *act, const zx_attachment *in, zx_read_fn read, void *context, zx_id *out)
{
    input from = {read, context};
    if (!read)
        return zxi_misuse("read is NULL");
    zx_status status = zxi_enter(store);
    if (status != ZX_OK)
        return status;
    status = zxi_verb_do_with(store, zxi_verb_named("attachment.add"), act, in, &from, out);
    zxi_leave(store);
    return status;
}

zx_status zx_attachment_strike(zx_store *store, const zx_act *act, const zx_attachment *in, zx_id *out)
{
    return ZXI_RUN("attachment.strike");
}
