/* SPDX-License-Identifier: MIT */
#include "analysis/dimensions.h"

#include <string.h>

static void note_root(zxi_dimensions *dimensions, const char *path, size_t length)
{
    size_t first = 0;
    while (first < length && path[first] != '.')
        first++;
    const zxi_path_root *roots = dimensions->path.roots;
    for (unsigned i = 0; roots && roots[i].name; i++)
        if (strlen(roots[i].name) == first && strncmp(path, roots[i].name, first) == 0)
            dimensions->roots |= 1u << i;
}

static zx_status add(zxi_dimensions *dimensions, const zx_record_type *type, const char *path, size_t length)
{
    if (dimensions->count == ZX_TALLY_DIMENSIONS)
        return zxi_fail(ZX_INVALID, ZXI_ABOUT(.record = type->name, .field = "by", .rule = "tally.options"),
                        "by: at most four dimensions", "by：最多四个维度");
    zxi_buffer expression = {0};
    zx_status status = zxi_path(&dimensions->path, type, path, length, &expression, &dimensions->ends[dimensions->count]);
    if (status == ZX_OK) {
        zxi_buffer_bytes(&dimensions->columns, expression.bytes, expression.length);
        zxi_buffer_text(&dimensions->columns, ", ");
        note_root(dimensions, path, length);
        dimensions->count++;
    }
    zxi_buffer_release(&expression);
    return status;
}

zx_status zxi_dimensions_read(zxi_dimensions *dimensions, const zx_record_type *type, const char *by)
{
    zx_status status = ZX_OK;
    zxi_buffer_text(&dimensions->columns, "");
    for (by = by ? by + strspn(by, " ,") : ""; *by && status == ZX_OK; by += strspn(by, " ,")) {
        size_t length = strcspn(by, ", ");
        status = add(dimensions, type, by, length);
        by += length;
    }
    return status == ZX_OK && !zxi_buffer_ok(&dimensions->columns) ? zxi_no_memory() : status;
}

void zxi_dimensions_list(const zxi_dimensions *dimensions, const char *clause, zxi_buffer *sql)
{
    for (size_t i = 0; i < dimensions->count; i++)
        zxi_buffer_format(sql, "%s%zu", i ? ", " : clause, i + 1);
}

static zx_status keep(zxi_arena *arena, const char *text, const char **out)
{
    *out = text ? zxi_arena_text(arena, text, strlen(text)) : NULL;
    return text && !*out ? zxi_no_memory() : ZX_OK;
}

zx_status zxi_dimensions_keys(const zxi_dimensions *dimensions, zx_store *store, const json_t *rulebook, zxi_statement *statement,
                              zxi_arena *arena, zxi_keys *out)
{
    zx_status status = ZX_OK;
    for (size_t i = 0; i < dimensions->count && status == ZX_OK; i++) {
        const char *key, *en = NULL, *zh = NULL;
        status = zxi_column_text(statement, (int)i, &key, NULL);
        if (status == ZX_OK)
            status = keep(arena, key, &out->key[i]);
        if (status == ZX_OK)
            status = zxi_label(store, &dimensions->ends[i], rulebook, out->key[i], &en, &zh);
        if (status == ZX_OK)
            status = keep(arena, en, &out->en[i]);
        if (status == ZX_OK)
            status = keep(arena, zh, &out->zh[i]);
    }
    return status;
}

zx_status zxi_dimensions_same(const zxi_dimensions *dimensions, zxi_statement *statement, const zxi_keys *keys, bool *out)
{
    *out = true;
    for (size_t i = 0; i < dimensions->count && *out; i++) {
        const char *key;
        zx_status status = zxi_column_text(statement, (int)i, &key, NULL);
        if (status != ZX_OK)
            return status;
        *out = key && keys->key[i] ? strcmp(key, keys->key[i]) == 0 : key == keys->key[i];
    }
    return ZX_OK;
}

void zxi_dimensions_release(zxi_dimensions *dimensions)
{
    zxi_buffer_release(&dimensions->path.joins);
    zxi_buffer_release(&dimensions->columns);
}
