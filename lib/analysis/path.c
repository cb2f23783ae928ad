/* SPDX-License-Identifier: MIT */
#include "analysis/path.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "domain/domain.h"
#include "record/filter.h"

void zxi_table_then(zxi_buffer *sql, const zx_record_type *type)
{
    if (type->as_of)
        zxi_buffer_format(sql, "(%s)", type->as_of);
    else
        zxi_buffer_format(sql, "\"%s\"", type->name);
}

void zxi_from_then(zxi_buffer *sql, const zx_record_type *type, const void *filter)
{
    zxi_buffer_text(sql, " FROM ");
    zxi_table_then(sql, type);
    zxi_buffer_text(sql, " AS r");
    if (zxi_filter_texts(type, filter))
        zxi_buffer_format(sql, " LEFT JOIN \"%s_text\" AS t ON t.id = r.id", type->name);
}

/* How far the path was followed. */
typedef struct position {
    const zx_record_type *type; /* whose fields may come next; NULL behind a field */
    const zx_field *field;      /* the last field */
    const char *refers;         /* kinds of the id that the expression now is; NULL: no id */
    char table[24];             /* alias of type */
} position;

static zx_status unknown(const char *path, size_t length, const char *part)
{
    return zxi_fail(ZX_INVALID, ZXI_ABOUT(.field = "by", .rule = "tally.dimension"), "by: %.*s: nothing is called “%s” there",
                    "by：%.*s：没有“%s”这一项", (int)length, path, part);
}

static bool may_be(const char *refers, const char *kind)
{
    size_t length = strlen(kind);
    for (const char *at = refers; at && (at = strstr(at, kind)); at += length)
        if ((at == refers || at[-1] == '|') && (at[length] == '\0' || at[length] == '|'))
            return true;
    return false;
}

/* Takes the expression so far out of the buffer, which is to hold what is made of it. */
static zxi_buffer take(zxi_buffer *expression)
{
    zxi_buffer inner = *expression;
    *expression = (zxi_buffer){.failed = inner.failed};
    if (!inner.bytes)
        zxi_buffer_text(&inner, "");
    return inner;
}

static const char *text(const zxi_buffer *buffer)
{
    return buffer->bytes ? buffer->bytes : "";
}

/* The titles of an id that may be of several kinds. */
static void title_of(zxi_buffer *expression, const char *refers)
{
    zxi_buffer id = take(expression);
    const zx_record_type *type;
    zxi_buffer_text(expression, "coalesce(NULL");
    for (size_t i = 0; (type = zx_record_type_at(i)); i++) {
        const zx_field *title = zxi_field_flagged(type, ZX_FIELD_TITLE);
        if (!type->answer && title && may_be(refers, type->name))
            zxi_buffer_format(expression, ", (SELECT \"%s\" FROM \"%s\" WHERE id = %s)", title->name, type->name, text(&id));
    }
    zxi_buffer_text(expression, ")");
    zxi_buffer_release(&id);
}

/* The organization of a kind that a person had a seat in at the moment asked about; an organization of that kind is itself. */
static void seat_of(const zxi_path_sql *sql, zxi_buffer *expression, const char *kind)
{
    zxi_buffer who = take(expression);
    zxi_buffer_format(expression,
                      "coalesce((SELECT m.organization FROM membership AS m JOIN organization AS o ON o.id = m.organization "
                      "WHERE m.person = %s AND o.kind = '%s' AND m.begun <= %s AND (m.ended IS NULL OR substr(m.ended || '-99-99', 1, 10) > %s) "
                      "ORDER BY m.begun DESC, m.id DESC LIMIT 1), (SELECT o.id FROM organization AS o WHERE o.id = %s AND o.kind = '%s'))",
                      text(&who), kind, sql->moment, sql->moment, text(&who), kind);
    zxi_buffer_release(&who);
}

static void join(zxi_path_sql *sql, zxi_buffer *expression, position *at, const zx_record_type *target)
{
    snprintf(at->table, sizeof at->table, "j%d", ++sql->aliases);
    at->type = target;
    zxi_buffer_text(&sql->joins, " LEFT JOIN ");
    zxi_table_then(&sql->joins, target);
    zxi_buffer_format(&sql->joins, " AS %s ON %s.id = %s", at->table, at->table, text(expression));
}

static bool plain_word(const char *part)
{
    return *part && strspn(part, "abcdefghijklmnopqrstuvwxyz_0123456789") == strlen(part);
}

static bool follow_date(zxi_buffer *expression, position *at, const char *part)
{
    bool year = strcmp(part, "year") == 0;
    if (!year && strcmp(part, "month") != 0)
        return false;
    zxi_buffer date = take(expression);
    zxi_buffer_format(expression, "substr(%s, 1, %d)", text(&date), year ? 4 : 7);
    zxi_buffer_release(&date);
    *at = (position){0};
    return true;
}

static bool follow_field(zxi_buffer *expression, position *at, const char *part)
{
    const zx_field *field = at->type ? zxi_field_named(at->type, part) : NULL;
    if (!field || (field->flags & ZX_FIELD_LONG))
        return false;
    zxi_buffer_clear(expression);
    zxi_buffer_format(expression, "%s.\"%s\"", at->table, part);
    at->field = field;
    at->refers = field->type == ZX_FIELD_ID ? field->refers : NULL;
    at->type = NULL;
    return true;
}

/* One part of the path: true if it was understood. */
static bool follow(zxi_path_sql *sql, zxi_buffer *expression, position *at, const char *part)
{
    if (!plain_word(part))
        return false;
    if (at->field && at->field->type == ZX_FIELD_DATE)
        return follow_date(expression, at, part);
    const zx_record_type *target = at->refers ? zx_record_type_named(at->refers) : NULL;
    if (target && zxi_field_named(target, part))
        join(sql, expression, at, target);
    if (follow_field(expression, at, part))
        return true;
    bool name = strcmp(part, "name") == 0;
    if (at->refers && name)
        title_of(expression, at->refers);
    else if (may_be(at->refers, "person"))
        seat_of(sql, expression, part);
    else
        return false;
    *at = (position){.refers = name ? NULL : "organization"};
    return true;
}

static const zxi_path_root *root_named(const zxi_path_sql *sql, const char *name)
{
    for (const zxi_path_root *root = sql->roots; root && root->name; root++)
        if (strcmp(root->name, name) == 0)
            return root;
    return NULL;
}

zx_status zxi_path(zxi_path_sql *sql, const zx_record_type *type, const char *path, size_t length, zxi_buffer *expression,
                   zxi_path_end *end)
{
    position at = {.type = type, .table = "r"};
    char part[65];
    for (size_t from = 0; from <= length;) {
        size_t size = 0;
        while (from + size < length && path[from + size] != '.')
            size++;
        if (size == 0 || size >= sizeof part)
            return unknown(path, length, "");
        memcpy(part, path + from, size);
        part[size] = '\0';
        const zxi_path_root *root = from == 0 ? root_named(sql, part) : NULL;
        if (root) {
            zxi_buffer_text(expression, root->expression);
            at = (position){.refers = root->refers, .field = root->field};
        } else if (!follow(sql, expression, &at, part)) {
            return unknown(path, length, part);
        }
        from += size + 1;
    }
    if (!zxi_buffer_ok(expression) || !zxi_buffer_ok(&sql->joins))
        return zxi_no_memory();
    *end = (zxi_path_end){.field = at.field, .refers = at.refers};
    return ZX_OK;
}

/* ---- labels ---- */

static zx_status title(zx_store *store, zx_id id, const char **out)
{
    const zx_record_type *type;
    void *record;
    zx_status status = zxi_kind_of(store, id, &type);
    const zx_field *field = status == ZX_OK && type ? zxi_field_flagged(type, ZX_FIELD_TITLE) : NULL;
    if (!field || field->type != ZX_FIELD_TEXT)
        return status;
    status = zxi_record_find(store, type, id, (field->flags & ZX_FIELD_LONG) != 0, zxi_call_arena(store), &record);
    if (status == ZX_OK)
        *out = zxi_text_at(record, field);
    return status;
}

zx_status zxi_label(zx_store *store, const zxi_path_end *end, const json_t *rulebook, const char *value, const char **en, const char **zh)
{
    *en = *zh = value;
    if (!value)
        return ZX_OK;
    if (end->refers) {
        zx_status status = title(store, strtoll(value, NULL, 10), en);
        *zh = *en;
        return status;
    }
    if (!end->field)
        return ZX_OK;
    if (end->field->type == ZX_FIELD_YES_NO) {
        *en = value[0] == '1' ? "yes" : "no";
        *zh = value[0] == '1' ? "是" : "否";
    }
    const zx_enum_value *known = end->field->type == ZX_FIELD_ENUM ? zxi_enum_code(end->field->values, value) : NULL;
    if (known) {
        *en = known->en;
        *zh = known->zh;
    }
    const json_t *entry = end->field->codes ? zxi_rulebook_entry(rulebook, end->field->codes, value) : NULL;
    if (entry) {
        *en = json_string_value(json_object_get(entry, "en"));
        *zh = json_string_value(json_object_get(entry, "zh"));
    }
    return ZX_OK;
}
