/* SPDX-License-Identifier: MIT */
/* Striking a person's data or a secret, out of the record and out of what the journal remembers of it. Each image that held it is
 * replaced by one without, and the entry written here commits to the replacement, so that the chain and all else still verify. */
#include <string.h>

#include <zhengxie/journal.h>

#include "record/read.h"
#include "record/row.h"
#include "record/validate.h"
#include "record/write.h"

static const char struck_text[] = "〔已隐去〕";

static zx_status find_fields(const zx_record_type *type, const char *const *names, size_t count, const zx_field **out)
{
    for (size_t i = 0; i < count; i++) {
        const zx_field *field = names[i] ? zxi_field_named(type, names[i]) : NULL;
        if (!field || (field->flags & ZX_FIELD_DERIVED) ||
            (field->type != ZX_FIELD_TEXT && field->type != ZX_FIELD_CODE && field->type != ZX_FIELD_DATE) ||
            (field->type != ZX_FIELD_TEXT && (field->flags & ZX_FIELD_REQUIRED)))
            return zxi_fail(ZX_INVALID, ZXI_ABOUT(.record = type->name, .field = names[i], .rule = "record.redact"),
                            "%s cannot be struck: only texts, and codes or dates that need not be there", "%s 不能隐去：只能隐去文本，以及非必填的代码或日期",
                            names[i] ? names[i] : "NULL");
        out[i] = field;
    }
    return ZX_OK;
}

/* Whether anything of the part was there to strike. */
static bool strike(void *record, zxi_part part, const zx_field *const *fields, size_t count)
{
    bool any = false;
    for (size_t i = 0; i < count; i++) {
        const zx_field *field = fields[i];
        if (!zxi_part_has(part, field) || !zxi_field_set(record, field))
            continue;
        void *at = (char *)record + field->offset;
        any = true;
        if (field->type == ZX_FIELD_DATE)
            *(zx_date *)at = (zx_date){0};
        else
            *(const char **)at = field->flags & ZX_FIELD_REQUIRED ? struck_text : NULL;
    }
    return any;
}

static zx_status strike_image(zxi_call *call, const zx_record_type *type, zxi_part part, zx_id id, int64_t seq, const char *image,
                              const zx_field *const *fields, size_t count)
{
    char table[ZXI_TABLE];
    void *record = zxi_record_blank(call->arena, type);
    zx_status status = record ? zxi_image_read(call->arena, type, part, image, record) : zxi_no_memory();
    if (status != ZX_OK || !strike(record, part, fields, count))
        return status;
    zxi_buffer without = {0};
    zxi_image(&without, type, part, record);
    status = zxi_buffer_ok(&without)
                 ? zxi_journal_strike(call->store, zxi_part_table(type, part, table), id, seq, without.bytes, without.length)
                 : zxi_no_memory();
    zxi_buffer_release(&without);
    return status;
}

static zx_status strike_past(zxi_call *call, const zx_record_type *type, zxi_part part, zx_id id, int64_t last,
                             const zx_field *const *fields, size_t count)
{
    char table[ZXI_TABLE], *image;
    const char *name = zxi_part_table(type, part, table);
    zx_status status = ZX_OK;
    for (int64_t seq = last, before; seq > 0 && status == ZX_OK; seq = before) {
        before = 0;
        status = zxi_journal_image(call->store, name, id, seq, &before, call->arena, &image);
        if (status == ZX_OK)
            status = strike_image(call, type, part, id, seq, image, fields, count);
    }
    return status;
}

static zx_status redact(zxi_call *call, const zx_record_type *type, zx_id id, const zx_field *const *fields, size_t count)
{
    void *record;
    zx_status status = zxi_record_load_texts(call, type, id, &record);
    if (status != ZX_OK)
        return status;
    const zxi_origin origin = *zxi_origin_of(record);
    bool main = strike(record, ZXI_MAIN, fields, count), texts = strike(record, ZXI_TEXTS, fields, count);
    if (texts)
        status = zxi_record_update_texts(call, type, record);
    else if (main)
        status = zxi_record_update(call, type, record);
    for (zxi_part part = ZXI_MAIN; part < ZXI_PARTS && status == ZX_OK; part++)
        status = strike_past(call, type, part, id, origin.written[part], fields, count);
    const zxi_entry entry = {.verb = "record.redact", .actor = call->act->by, .reason = call->act->reason, .subject = id,
                             .effective = call->act->on};
    return status == ZX_OK ? zxi_journal_close(call->store, &entry) : status;
}

zx_status zx_record_redact(zx_store *store, const zx_act *act, const char *kind, zx_id id, const char *const *names, size_t count)
{
    const zx_record_type *type = zx_record_type_named(kind);
    const zx_field *fields[64];
    if (!act || !type || type->answer || !names || count == 0 || count > 64)
        return zxi_misuse("act, kind or fields");
    const zxi_verb verb = {.is = {.name = "record.redact", .takes = ""}, .type = type, .flags = ZXI_REASON};
    zx_status status = zxi_act_check(&verb, act);
    if (status == ZX_OK)
        status = find_fields(type, names, count, fields);
    if (status == ZX_OK)
        status = zxi_enter(store);
    if (status != ZX_OK)
        return status;
    status = zxi_write_begin(store);
    if (status == ZX_OK) {
        zxi_call call = {.store = store, .arena = zxi_call_arena(store), .act = act, .verb = &verb};
        status = zxi_write_end(store, redact(&call, type, id, fields, count));
    }
    zxi_leave(store);
    return status;
}
