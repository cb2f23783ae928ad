/* SPDX-License-Identifier: MIT */
/* A record's way into a row and back. */
#include "record/row.h"

#include <string.h>

#include <zhengxie/date.h>

#include "base/decimal.h"
#include "record/write.h"

enum { ORIGIN = (sizeof(zxi_origin) + sizeof(max_align_t) - 1) / sizeof(max_align_t) * sizeof(max_align_t) };

zxi_origin *zxi_origin_of(void *record)
{
    return (zxi_origin *)(void *)((char *)record - ORIGIN);
}

void *zxi_record_blank(zxi_arena *arena, const zx_record_type *type)
{
    char *memory = zxi_arena_alloc(arena, ORIGIN + type->size);
    if (!memory)
        return NULL;
    *(size_t *)(void *)(memory + ORIGIN) = type->size;
    return memory + ORIGIN;
}

void zxi_record_take(const zx_record_type *type, zxi_part part, void *to, const void *from)
{
    for (size_t i = 0; i < type->count; i++)
        if (zxi_part_has(part, &type->fields[i]))
            zxi_field_copy(to, from, &type->fields[i]);
}

void zxi_bind_field(zxi_statement *statement, int parameter, const void *record, const zx_field *field, char date[11])
{
    if (!zxi_field_set(record, field)) {
        zxi_bind_null(statement, parameter);
        return;
    }
    switch (field->type) {
    case ZX_FIELD_ID: zxi_bind_int(statement, parameter, zxi_id_at(record, field)); break;
    case ZX_FIELD_TEXT:
    case ZX_FIELD_DECIMAL:
    case ZX_FIELD_CODE: zxi_bind_text(statement, parameter, zxi_text_at(record, field)); break;
    case ZX_FIELD_DATE: zxi_bind_bytes(statement, parameter, date, zx_date_print(zxi_date_at(record, field), date)); break;
    case ZX_FIELD_INT: zxi_bind_int(statement, parameter, zxi_int_at(record, field).value); break;
    case ZX_FIELD_YES_NO: zxi_bind_int(statement, parameter, zxi_enum_at(record, field) == ZX_YES); break;
    case ZX_FIELD_ENUM: zxi_bind_text(statement, parameter, zxi_enum_value(field->values, zxi_enum_at(record, field))->code); break;
    case ZX_FIELD_NUMBER: break;
    }
}

static zx_status unreadable(const zx_record_type *type, const void *record, const zx_field *field)
{
    return zxi_fail(ZX_TAMPERED, ZXI_ABOUT(.record = type->name, .field = field->name, .id = ((const zx_record *)record)->id),
                    "%s of a %s in the file cannot be read", "文件中 %s（%s）的内容无法识别", field->name, type->name);
}

static zx_status read_number(const zx_record_type *type, const zx_field *field, int64_t number, void *record)
{
    void *at = (char *)record + field->offset;
    if (field->type == ZX_FIELD_INT) {
        *(zx_opt_int *)at = (zx_opt_int){1, number};
        return ZX_OK;
    }
    if (field->type == ZX_FIELD_ID && number > 0) {
        *(zx_id *)at = number;
        return ZX_OK;
    }
    if (field->type == ZX_FIELD_YES_NO && (number == 0 || number == 1)) {
        *(zx_yes_no *)at = number ? ZX_YES : ZX_NO;
        return ZX_OK;
    }
    return unreadable(type, record, field);
}

/* A text that C would see only the beginning of is not read as if that were all. */
static zx_status read_text(const zx_record_type *type, const zx_field *field, const char *text, size_t length, zxi_arena *arena, void *record)
{
    void *at = (char *)record + field->offset;
    if (strlen(text) != length)
        return unreadable(type, record, field);
    if (field->type == ZX_FIELD_DATE) {
        char again[ZX_DATE_SIZE];
        bool same = zx_date_parse(text, at) == ZX_OK && zx_date_print(*(zx_date *)at, again) == length && strcmp(text, again) == 0;
        return same ? ZX_OK : unreadable(type, record, field);
    }
    if (field->type == ZX_FIELD_ENUM) {
        const zx_enum_value *value = zxi_enum_code(field->values, text);
        if (!value)
            return unreadable(type, record, field);
        *(int *)at = value->value;
        return ZX_OK;
    }
    if (field->type == ZX_FIELD_DECIMAL && !zxi_decimal_valid(text))
        return unreadable(type, record, field);
    *(const char **)at = zxi_arena_text(arena, text, length);
    return *(const char **)at ? ZX_OK : zxi_no_memory();
}

static zx_status read_field(const zx_record_type *type, const zx_field *field, zxi_statement *statement, int column, zxi_arena *arena,
                            void *record)
{
    if (zxi_column_null(statement, column)) /* also where there is no row of texts */
        return (field->flags & (ZX_FIELD_REQUIRED | ZX_FIELD_DERIVED)) == ZX_FIELD_REQUIRED ? unreadable(type, record, field) : ZX_OK;
    if (field->type == ZX_FIELD_ID || field->type == ZX_FIELD_INT || field->type == ZX_FIELD_YES_NO)
        return read_number(type, field, zxi_column_int(statement, column), record);
    const char *text;
    size_t length;
    zx_status status = zxi_column_text(statement, column, &text, &length);
    return status == ZX_OK ? read_text(type, field, text, length, arena, record) : status;
}

/* 0 where there are no texts. An entry's number that is none stays what it is not: -1. */
static int64_t read_written(zxi_statement *statement, int column)
{
    if (zxi_column_null(statement, column))
        return 0;
    int64_t written = zxi_column_int(statement, column);
    return written > 0 ? written : -1;
}

zx_status zxi_record_read(const zx_record_type *type, zxi_statement *statement, bool texts, zxi_arena *arena, void **out)
{
    void *record = zxi_record_blank(arena, type);
    if (!record)
        return zxi_no_memory();
    zx_record *head = record;
    zxi_origin *origin = zxi_origin_of(record);
    head->id = zxi_column_int(statement, 0);
    head->revision = zxi_column_int(statement, 1);
    origin->written[ZXI_MAIN] = read_written(statement, 2);
    int column = 3;
    zx_status status = ZX_OK;
    for (zxi_part part = ZXI_MAIN; part <= (texts ? ZXI_TEXTS : ZXI_MAIN) && status == ZX_OK; part++) {
        if (part == ZXI_TEXTS)
            origin->written[ZXI_TEXTS] = read_written(statement, column++);
        for (size_t i = 0; i < type->count && status == ZX_OK; i++)
            if (zxi_part_has(part, &type->fields[i]))
                status = read_field(type, &type->fields[i], statement, column++, arena, record);
    }
    origin->texts = texts;
    if (status == ZX_OK)
        *out = record;
    return status;
}
