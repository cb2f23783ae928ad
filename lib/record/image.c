/* SPDX-License-Identifier: MIT */
/* The canonical image of a row: a JSON object of the fields that are set, in the order of the field table, nothing between the
 * parts. A field that is appended later is absent from older rows, so that their hashes stay. */
#include <string.h>

#include <zhengxie/date.h>

#include "record/json.h"
#include "record/row.h"

static void value(zxi_buffer *out, const void *record, const zx_field *field)
{
    char date[ZX_DATE_SIZE];
    const char *text;
    switch (field->type) {
    case ZX_FIELD_ID: zxi_buffer_int(out, zxi_id_at(record, field)); return;
    case ZX_FIELD_INT: zxi_buffer_int(out, zxi_int_at(record, field).value); return;
    case ZX_FIELD_YES_NO: zxi_buffer_text(out, zxi_enum_at(record, field) == ZX_YES ? "true" : "false"); return;
    case ZX_FIELD_ENUM: text = zxi_enum_value(field->values, zxi_enum_at(record, field))->code; break;
    case ZX_FIELD_DATE:
        zx_date_print(zxi_date_at(record, field), date);
        text = date;
        break;
    default: text = zxi_text_at(record, field);
    }
    zxi_buffer_json_text(out, text, strlen(text));
}

void zxi_image(zxi_buffer *out, const zx_record_type *type, zxi_part part, const void *record)
{
    const char *separator = "{\"";
    for (size_t i = 0; i < type->count; i++) {
        const zx_field *field = &type->fields[i];
        if (!zxi_part_has(part, field) || (field->flags & ZX_FIELD_DERIVED) || !zxi_field_set(record, field))
            continue;
        zxi_buffer_text(out, separator);
        zxi_buffer_text(out, field->name);
        zxi_buffer_text(out, "\":");
        value(out, record, field);
        separator = ",\"";
    }
    zxi_buffer_text(out, separator[0] == '{' ? "{}" : "}");
}

static zx_status read_value(zxi_arena *arena, const zx_field *field, const json_t *json, void *at)
{
    const char *text = json_string_value(json);
    const zx_enum_value *value = NULL;
    switch (field->type) {
    case ZX_FIELD_ID: *(zx_id *)at = json_integer_value(json); return ZX_OK;
    case ZX_FIELD_INT: *(zx_opt_int *)at = (zx_opt_int){1, json_integer_value(json)}; return ZX_OK;
    case ZX_FIELD_YES_NO: *(zx_yes_no *)at = json_is_true(json) ? ZX_YES : ZX_NO; return ZX_OK;
    case ZX_FIELD_DATE: return text ? zx_date_parse(text, at) : ZX_OK;
    case ZX_FIELD_ENUM:
        value = text ? zxi_enum_code(field->values, text) : NULL;
        *(int *)at = value ? value->value : 0;
        return ZX_OK;
    default:
        *(const char **)at = text ? zxi_arena_text(arena, text, json_string_length(json)) : NULL;
        return text && !*(const char **)at ? zxi_no_memory() : ZX_OK;
    }
}

zx_status zxi_image_read(zxi_arena *arena, const zx_record_type *type, zxi_part part, const char *image, void *record)
{
    json_t *object = NULL;
    zxi_json_fault fault;
    zx_status status = zxi_json_read(image, &object, &fault);
    if (status == ZX_INVALID)
        return zxi_fail(ZX_TAMPERED, ZXI_ABOUT(.record = type->name), "an image in the journal is not JSON", "日志中的内容不是 JSON");
    for (size_t i = 0; i < type->count && status == ZX_OK; i++) {
        const zx_field *field = &type->fields[i];
        const json_t *json = zxi_part_has(part, field) ? json_object_get(object, field->name) : NULL;
        if (json)
            status = read_value(arena, field, json, (char *)record + field->offset);
    }
    json_decref(object);
    return status;
}
