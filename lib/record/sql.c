/* SPDX-License-Identifier: MIT */
/* The SQL of a kind of record, from its table. */
#include <string.h>

#include "record/row.h"

bool zxi_part_has(zxi_part part, const zx_field *field)
{
    return ((field->flags & ZX_FIELD_LONG) != 0) == (part == ZXI_TEXTS);
}

bool zxi_part_exists(const zx_record_type *type, zxi_part part)
{
    for (size_t i = 0; i < type->count; i++)
        if (zxi_part_has(part, &type->fields[i]))
            return true;
    return part == ZXI_MAIN;
}

bool zxi_part_set(const zx_record_type *type, zxi_part part, const void *record)
{
    for (size_t i = 0; i < type->count; i++)
        if (zxi_part_has(part, &type->fields[i]) && zxi_field_set(record, &type->fields[i]))
            return true;
    return false;
}

const char *zxi_part_table(const zx_record_type *type, zxi_part part, char out[ZXI_TABLE])
{
    size_t length = strlen(type->name);
    if (part == ZXI_MAIN || length + sizeof "_text" > ZXI_TABLE)
        return type->name;
    memcpy(out, type->name, length);
    memcpy(out + length, "_text", sizeof "_text");
    return out;
}

void zxi_sql_columns(zxi_buffer *sql, const zx_record_type *type, bool texts)
{
    zxi_buffer_text(sql, "r.id, r.revision, r.written");
    for (size_t i = 0; i < type->count; i++)
        if (zxi_part_has(ZXI_MAIN, &type->fields[i]))
            zxi_buffer_format(sql, ", r.\"%s\"", type->fields[i].name);
    if (!texts)
        return;
    zxi_buffer_text(sql, ", t.written");
    for (size_t i = 0; i < type->count; i++)
        if (zxi_part_has(ZXI_TEXTS, &type->fields[i]))
            zxi_buffer_format(sql, ", t.\"%s\"", type->fields[i].name);
}

void zxi_sql_from(zxi_buffer *sql, const zx_record_type *type, bool texts)
{
    zxi_buffer_format(sql, " FROM \"%s\" AS r", type->name);
    if (texts)
        zxi_buffer_format(sql, " LEFT JOIN \"%s_text\" AS t ON t.id = r.id", type->name);
}

static void get(zxi_buffer *sql, const zx_record_type *type, bool texts)
{
    zxi_buffer_text(sql, "SELECT ");
    zxi_sql_columns(sql, type, texts);
    zxi_sql_from(sql, type, texts);
    zxi_buffer_text(sql, " WHERE r.id = ?1");
}

/* Parameters: 1 id, 2 revision, 3 written, then the part's fields. The side table has no revision. */
static void insert(zxi_buffer *sql, const zx_record_type *type, zxi_part part)
{
    char table[ZXI_TABLE];
    int parameters = part == ZXI_MAIN ? 3 : 2, fields = 0;
    zxi_buffer_format(sql, "INSERT INTO \"%s\" (id, %swritten", zxi_part_table(type, part, table), part == ZXI_MAIN ? "revision, " : "");
    for (size_t i = 0; i < type->count; i++)
        if (zxi_part_has(part, &type->fields[i])) {
            zxi_buffer_format(sql, ", \"%s\"", type->fields[i].name);
            fields++;
        }
    zxi_buffer_text(sql, ") VALUES (?1");
    for (int i = 2; i <= parameters + fields; i++)
        zxi_buffer_format(sql, ", ?%d", i);
    zxi_buffer_text(sql, ")");
}

static void update(zxi_buffer *sql, const zx_record_type *type, zxi_part part)
{
    char table[ZXI_TABLE];
    int parameter = part == ZXI_MAIN ? 3 : 2;
    zxi_buffer_format(sql, "UPDATE \"%s\" SET %s", zxi_part_table(type, part, table),
                      part == ZXI_MAIN ? "revision = ?2, written = ?3" : "written = ?2");
    for (size_t i = 0; i < type->count; i++)
        if (zxi_part_has(part, &type->fields[i]))
            zxi_buffer_format(sql, ", \"%s\" = ?%d", type->fields[i].name, ++parameter);
    zxi_buffer_text(sql, " WHERE id = ?1");
}

static char *make(const zx_record_type *type, zxi_sql which)
{
    zxi_buffer sql = {0};
    switch (which) {
    case ZXI_SQL_GET: get(&sql, type, false); break;
    case ZXI_SQL_GET_TEXTS: get(&sql, type, true); break;
    case ZXI_SQL_INSERT: insert(&sql, type, ZXI_MAIN); break;
    case ZXI_SQL_UPDATE: update(&sql, type, ZXI_MAIN); break;
    case ZXI_SQL_INSERT_TEXTS: insert(&sql, type, ZXI_TEXTS); break;
    case ZXI_SQL_UPDATE_TEXTS: update(&sql, type, ZXI_TEXTS); break;
    case ZXI_SQLS: break;
    }
    return zxi_buffer_take(&sql);
}

/* One per kind that was used, in the handle's slot. */
typedef struct texts {
    const zx_record_type *type;
    char *sql[ZXI_SQLS];
    struct texts *next;
} texts;

static void release(void *value)
{
    for (texts *at = value, *next; at; at = next) {
        next = at->next;
        for (int i = 0; i < ZXI_SQLS; i++)
            zx_free(at->sql[i]);
        zx_free(at);
    }
}

const char *zxi_sql_text(zx_store *store, const zx_record_type *type, zxi_sql which)
{
    texts *first = zxi_slot_get(store, ZXI_SLOT_RECORDS), *at = first;
    while (at && at->type != type)
        at = at->next;
    if (!at) {
        at = zxi_alloc(sizeof *at);
        if (!at)
            return NULL;
        at->type = type;
        if (first) { /* the first one stays where it is: the slot's release would free the rest */
            at->next = first->next;
            first->next = at;
        } else {
            zxi_slot_set(store, ZXI_SLOT_RECORDS, at, release);
        }
    }
    if (!at->sql[which])
        at->sql[which] = make(type, which);
    return at->sql[which];
}
