/* SPDX-License-Identifier: MIT */
/* Rows of what belongs to a project, and their columns. */
#include <string.h>


#include "analysis/loop.h"
#include "record/fields.h"

static zx_status each_row(zxi_loop_reading *reading, zxi_loop_take take)
{
    bool row;
    zx_status status;
    while ((status = zxi_step(reading->row, &row)) == ZX_OK && row && (status = take(reading)) == ZX_OK)
        continue;
    zxi_done(reading->row);
    return status;
}

zx_status zxi_loop_rows(zxi_loop_asking *asking, zxi_loop_project *project, const char *sql, zxi_loop_take take)
{
    zxi_loop_reading reading = {.asking = asking, .project = project};
    zx_status status = zxi_prepare(asking->store, sql, &reading.row);
    if (status != ZX_OK)
        return status;
    zxi_bind_int(reading.row, 1, project->id);
    zxi_bind_text(reading.row, 2, asking->on);
    return each_row(&reading, take);
}

zx_status zxi_loop_due(zxi_loop_reading *reading, int column, zx_date *out)
{
    const char *text = NULL;
    zx_status status = zxi_column_text(reading->row, column, &text, NULL);
    return status == ZX_OK && text ? zx_date_parse(text, out) : status;
}

zx_status zxi_loop_date(zxi_loop_reading *reading, int column, zx_date *out)
{
    zx_status status = zxi_loop_due(reading, column, out);
    if (status == ZX_OK && zx_date_compare(*out, reading->asking->options->on) > 0)
        *out = (zx_date){0};
    return status;
}

zx_status zxi_loop_text(zxi_loop_reading *reading, int column, const char **out)
{
    const char *text;
    size_t length;
    zx_status status = zxi_column_text(reading->row, column, &text, &length);
    if (status != ZX_OK || !text)
        return status;
    *out = zxi_arena_text(zxi_call_arena(reading->asking->store), text, length);
    return *out ? ZX_OK : zxi_no_memory();
}

void *zxi_loop_more(zxi_loop_reading *reading, void **items, size_t *count, size_t *room, size_t size)
{
    if (*count == *room) {
        size_t wide = *room ? *room * 2 : 8;
        void *wider = zxi_arena_alloc(zxi_call_arena(reading->asking->store), wide * size);
        if (!wider)
            return NULL;
        if (*count)
            memcpy(wider, *items, *count * size);
        *items = wider;
        *room = wide;
    }
    void *item = (char *)*items + (*count)++ * size;
    memset(item, 0, size);
    return item;
}

void *zxi_loop_find(const void *items, size_t count, size_t size, zx_id id)
{
    size_t first = 0;
    while (first < count) {
        size_t middle = first + (count - first) / 2;
        const char *item = (const char *)items + middle * size;
        zx_id at = *(const zx_id *)item;
        if (at == id)
            return (void *)item;
        if (at < id)
            first = middle + 1;
        else
            count = middle;
    }
    return NULL;
}

void zxi_loop_do(zxi_loop_deed *deed, zx_id by, zx_date date)
{
    if (date.year && (!deed->date.year || zx_date_compare(date, deed->date) < 0))
        *deed = (zxi_loop_deed){by, date};
}

int zxi_loop_enum(zxi_loop_reading *reading, int column, const zx_enum_type *type)
{
    const char *code = NULL;
    if (zxi_column_text(reading->row, column, &code, NULL) != ZX_OK || !code)
        return 0;
    const zx_enum_value *value = zxi_enum_code(type, code);
    return value ? value->value : 0;
}
