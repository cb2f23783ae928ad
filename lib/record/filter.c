/* SPDX-License-Identifier: MIT */
#include "record/filter.h"

#include <string.h>

#include <zhengxie/date.h>

#include "base/decimal.h"
#include "base/size.h"
#include "text/utf8.h"

const zx_field *zxi_field_flagged(const zx_record_type *type, zx_field_flag flag)
{
    for (size_t i = 0; i < type->count; i++)
        if (type->fields[i].flags & (uint32_t)flag)
            return &type->fields[i];
    return NULL;
}

static zx_status wrong(const zx_record_type *type, const char *field, const char *en, const char *zh)
{
    return zxi_fail(ZX_INVALID, ZXI_ABOUT(.record = type->name, .field = field), "%s: %s%.0s", "%s：%.0s%s", field, en, zh);
}

static zx_status check_enum(const zx_record_type *type, const zx_field *field, int value)
{
    char codes[ZXI_ENUM_CODES];
    if (zxi_enum_value(field->values, value))
        return ZX_OK;
    zxi_enum_codes(field->values, codes);
    return zxi_fail(ZX_INVALID, ZXI_ABOUT(.record = type->name, .field = field->name), "%s: %d is none of %s", "%s：%d 不在可用取值之列：%s",
                    field->name, value, codes);
}

static zx_status check_field(const zx_record_type *type, const zx_field *field, const void *filter)
{
    if (!zxi_field_set(filter, field) || zxi_field_none(filter, field))
        return ZX_OK;
    switch (field->type) {
    case ZX_FIELD_TEXT:
    case ZX_FIELD_CODE: {
        const char *text = zxi_text_at(filter, field);
        if (!zxi_utf8_valid(text, strlen(text), NULL))
            return wrong(type, field->name, "not UTF-8", "不是 UTF-8 文本");
        return ZX_OK;
    }
    case ZX_FIELD_DECIMAL:
        return zxi_decimal_valid(zxi_text_at(filter, field)) ? ZX_OK : wrong(type, field->name, "no figure such as -12.50", "不是 -12.50 这样的数值");
    case ZX_FIELD_DATE:
        return zx_date_valid(zxi_date_at(filter, field)) ? ZX_OK : wrong(type, field->name, "no such date", "日期不存在");
    case ZX_FIELD_YES_NO:
        return zxi_enum_at(filter, field) == ZX_YES || zxi_enum_at(filter, field) == ZX_NO
                   ? ZX_OK
                   : wrong(type, field->name, "neither yes nor no", "只能是“是”或“否”");
    case ZX_FIELD_ENUM: return check_enum(type, field, zxi_enum_at(filter, field));
    default: return ZX_OK;
    }
}

static zx_status check_page(const zx_record_type *type, zx_page *page)
{
    bool dated = page->on.year || page->from.year || page->until.year;
    if (page->limit < 0)
        return wrong(type, "limit", "below 0", "不能小于 0");
    if (dated && !zxi_field_flagged(type, ZX_FIELD_EFFECTIVE))
        return wrong(type, page->on.year ? "on" : "from", "this kind of record has no date that it counts from", "此类记录没有生效日期");
    if (page->on.year && !zx_date_complete(page->on))
        return wrong(type, "on", "must be a complete date", "须为完整日期");
    if ((page->from.year && !zx_date_valid(page->from)) || (page->until.year && !zx_date_valid(page->until)))
        return wrong(type, page->from.year ? "from" : "until", "no such date", "日期不存在");
    page->from = zx_date_first(page->from);
    page->until = zx_date_last(page->until);
    return ZX_OK;
}

zx_status zxi_filter_check(zxi_arena *arena, const zx_record_type *type, const void *in, const zx_page *page, void **filter, zx_page *out)
{
    *out = (zx_page){ZX_PAGE_INIT};
    if (page && !zxi_size_fits(page, sizeof *page))
        return wrong(type, "size", "use ZX_PAGE_INIT", "请使用 ZX_PAGE_INIT");
    if (page)
        *out = *page;
    zx_status status = check_page(type, out);
    if (status != ZX_OK)
        return status;
    if (in) {
        status = zxi_record_widen(arena, type, in, filter);
    } else {
        *filter = zxi_record_blank(arena, type);
        status = *filter ? ZX_OK : zxi_no_memory();
    }
    for (size_t i = 0; i < type->count && status == ZX_OK; i++)
        status = check_field(type, &type->fields[i], *filter);
    return status;
}

bool zxi_filter_texts(const zx_record_type *type, const void *filter)
{
    for (size_t i = 0; i < type->count; i++)
        if ((type->fields[i].flags & ZX_FIELD_LONG) && zxi_field_set(filter, &type->fields[i]))
            return true;
    return false;
}

void zxi_filter_sql(zxi_buffer *sql, const zx_record_type *type, const void *filter, const zx_page *page, int first)
{
    const zx_field *begun = zxi_field_flagged(type, ZX_FIELD_EFFECTIVE), *ended = zxi_field_flagged(type, ZX_FIELD_UNTIL);
    zxi_buffer_text(sql, " WHERE 1");
    if (((const zx_record *)filter)->id)
        zxi_buffer_format(sql, " AND r.id = ?%d", first++);
    for (size_t i = 0; i < type->count; i++) {
        const zx_field *field = &type->fields[i];
        const char *table = field->flags & ZX_FIELD_LONG ? "t" : "r";
        if (!zxi_field_set(filter, field))
            continue;
        if (zxi_field_none(filter, field))
            zxi_buffer_format(sql, " AND %s.\"%s\" IS NULL", table, field->name);
        else
            zxi_buffer_format(sql, " AND %s.\"%s\" = ?%d", table, field->name, first++);
    }
    if (page->from.year)
        zxi_buffer_format(sql, " AND r.\"%s\" >= ?%d", begun->name, first++);
    if (page->until.year)
        zxi_buffer_format(sql, " AND r.\"%s\" <= ?%d", begun->name, first++);
    if (page->on.year) {
        zxi_buffer_format(sql, " AND (r.\"%s\" <= ?%d", begun->name, first);
        if ((begun->flags & ZX_FIELD_PARTIAL) && !(begun->flags & ZX_FIELD_REQUIRED)) /* not known since when: always */
            zxi_buffer_format(sql, " OR r.\"%s\" IS NULL", begun->name);
        zxi_buffer_text(sql, ")");
        if (ended) /* a partial end may mean its last day: '2018' counts as 2018-99-99 */
            zxi_buffer_format(sql, " AND (r.\"%s\" IS NULL OR substr(r.\"%s\" || '-99-99', 1, 10) > ?%d)", ended->name, ended->name, first);
        first++;
    }
}

/* The least text of a date that begins on this day or later: 2018-01-01 → "2018", since what began in 2018 may have begun then. */
static size_t print_earliest(zx_date date, char out[ZX_DATE_SIZE])
{
    if (date.day == 1) {
        date.day = 0;
        if (date.month == 1)
            date.month = 0;
    }
    return zx_date_print(date, out);
}

int zxi_filter_bind(zxi_statement *statement, const zx_record_type *type, const void *filter, const zx_page *page, int first,
                    char dates[ZXI_FILTER_DATES][11])
{
    if (((const zx_record *)filter)->id)
        zxi_bind_int(statement, first++, ((const zx_record *)filter)->id);
    for (size_t i = 0; i < type->count; i++)
        if (zxi_field_set(filter, &type->fields[i]) && !zxi_field_none(filter, &type->fields[i]))
            zxi_bind_field(statement, first++, filter, &type->fields[i], dates[i]);
    const zx_date bounds[] = {page->from, page->until, page->on};
    for (int i = 0; i < 3; i++)
        if (bounds[i].year)
            zxi_bind_bytes(statement, first++, dates[64 + i],
                           i == 0 ? print_earliest(bounds[i], dates[64]) : zx_date_print(bounds[i], dates[64 + i]));
    return first;
}
