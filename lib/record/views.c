/* SPDX-License-Identifier: MIT */
#include "record/views.h"

#include <string.h>

#include "record/filter.h"
#include "record/row.h"

/* The label of each value, where the file has a code. */
static void labelled_enum(zxi_buffer *sql, const zx_field *field, bool zh)
{
    zxi_buffer_format(sql, "CASE r.\"%s\"", field->name);
    for (size_t i = 0; i < field->values->count; i++) {
        const zx_enum_value *value = &field->values->values[i];
        zxi_buffer_format(sql, " WHEN '%s' THEN '%s'", value->code, zh ? value->zh : value->en);
    }
    zxi_buffer_text(sql, " END");
}

static void column(zxi_buffer *sql, const zx_field *field, bool zh)
{
    const char *table = field->flags & ZX_FIELD_LONG ? "t" : "r";
    const zx_record_type *other = field->refers ? zx_record_type_named(field->refers) : NULL;
    const zx_field *title = other ? zxi_field_flagged(other, ZX_FIELD_TITLE) : NULL;
    zxi_buffer_text(sql, ", ");
    if (field->type == ZX_FIELD_ENUM)
        labelled_enum(sql, field, zh);
    else if (field->type == ZX_FIELD_YES_NO)
        zxi_buffer_format(sql, "CASE r.\"%s\" WHEN 1 THEN '%s' WHEN 0 THEN '%s' END", field->name, zh ? "是" : "yes", zh ? "否" : "no");
    else
        zxi_buffer_format(sql, "%s.\"%s\"", table, field->name);
    zxi_buffer_format(sql, " AS \"%s\"", zh ? field->zh : field->en);
    if (title && !(title->flags & ZX_FIELD_LONG))
        zxi_buffer_format(sql, ", (SELECT \"%s\" FROM \"%s\" WHERE id = r.\"%s\") AS \"%s\"", title->name, other->name, field->name,
                          zh ? title->zh : title->en);
}

/* Two labels may be the same where a reference shows another record's title: SQLite numbers the second. */
static void view(zxi_buffer *sql, const zx_record_type *type, bool zh)
{
    zxi_buffer_format(sql, "CREATE VIEW \"%s%s\" AS SELECT r.id AS \"%s\"", zh ? type->zh : type->en, zh ? "" : " (labelled)",
                      zh ? "编号" : "id");
    for (size_t i = 0; i < type->count; i++)
        column(sql, &type->fields[i], zh);
    zxi_sql_from(sql, type, zxi_part_exists(type, ZXI_TEXTS));
    zxi_buffer_text(sql, ";\n");
}

char *zxi_views(void)
{
    zxi_buffer sql = {0};
    const zx_record_type *type;
    for (size_t i = 0; (type = zx_record_type_at(i)); i++)
        if (!type->answer) {
            view(&sql, type, false);
            view(&sql, type, true);
        }
    return zxi_buffer_take(&sql);
}
