/* SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <string.h>

#include <zhengxie/date.h>

#include "domain/domain.h"

const char *zxi_date_text(zx_date date)
{
    static _Thread_local char ring[4][ZX_DATE_SIZE];
    static _Thread_local unsigned at;
    char *text = ring[at++ % 4];
    return zx_date_print(date, text) ? text : "…";
}

enum { MOST_PARAMETERS = 12 };

/* `dates` holds what is bound by address until the statement is given back. */
static void bind(zxi_statement *statement, const char *types, va_list args, char dates[MOST_PARAMETERS][ZX_DATE_SIZE])
{
    for (int i = 0; types[i] && i < MOST_PARAMETERS; i++) {
        if (types[i] == 'i') {
            zxi_bind_int(statement, i + 1, va_arg(args, int64_t));
        } else if (types[i] == 't') {
            zxi_bind_text(statement, i + 1, va_arg(args, const char *));
        } else {
            size_t length = zx_date_print(va_arg(args, zx_date), dates[i]);
            if (length > 0)
                zxi_bind_bytes(statement, i + 1, dates[i], length);
            else
                zxi_bind_null(statement, i + 1);
        }
    }
}

zx_status zxi_ask(zx_store *store, int64_t *out, const char *sql, const char *types, ...)
{
    char dates[MOST_PARAMETERS][ZX_DATE_SIZE];
    zxi_statement *statement;
    bool row;
    zx_status status = zxi_prepare(store, sql, &statement);
    if (status != ZX_OK)
        return status;
    va_list args;
    va_start(args, types);
    bind(statement, types, args, dates);
    va_end(args);
    status = zxi_step(statement, &row);
    if (status == ZX_OK)
        *out = row ? zxi_column_int(statement, 0) : 0;
    zxi_done(statement);
    return status;
}

zx_status zxi_ask_date(zx_store *store, zx_date *out, const char *sql, const char *types, ...)
{
    char dates[MOST_PARAMETERS][ZX_DATE_SIZE];
    zxi_statement *statement;
    const char *text = NULL;
    bool row;
    zx_status status = zxi_prepare(store, sql, &statement);
    if (status != ZX_OK)
        return status;
    va_list args;
    va_start(args, types);
    bind(statement, types, args, dates);
    va_end(args);
    *out = (zx_date){0};
    status = zxi_step(statement, &row);
    if (status == ZX_OK && row)
        status = zxi_column_text(statement, 0, &text, NULL);
    if (status == ZX_OK && text)
        status = zx_date_parse(text, out);
    zxi_done(statement);
    return status;
}

static zx_status add_id(zxi_arena *arena, zx_id **ids, size_t *count, size_t *room, zx_id id)
{
    if (*count == *room) {
        size_t wider = *room ? *room * 2 : 16;
        zx_id *copy = zxi_arena_alloc(arena, wider * sizeof *copy);
        if (!copy)
            return zxi_no_memory();
        if (*count)
            memcpy(copy, *ids, *count * sizeof *copy);
        *ids = copy;
        *room = wider;
    }
    (*ids)[(*count)++] = id;
    return ZX_OK;
}

zx_status zxi_ask_ids(zxi_call *call, zx_id **out, size_t *count, const char *sql, const char *types, ...)
{
    char dates[MOST_PARAMETERS][ZX_DATE_SIZE];
    zxi_statement *statement;
    bool row;
    zx_id *ids = NULL;
    size_t found = 0, room = 0;
    zx_status status = zxi_prepare(call->store, sql, &statement);
    if (status != ZX_OK)
        return status;
    va_list args;
    va_start(args, types);
    bind(statement, types, args, dates);
    va_end(args);
    while ((status = zxi_step(statement, &row)) == ZX_OK && row)
        if ((status = add_id(call->arena, &ids, &found, &room, zxi_column_int(statement, 0))) != ZX_OK)
            break;
    zxi_done(statement);
    if (status == ZX_OK) {
        *out = ids;
        *count = found;
    }
    return status;
}

zx_status zxi_exists(const zxi_call *call, const char *field, zx_id id, const char *en, const char *zh)
{
    return zxi_fail(ZX_EXISTS, ZXI_ABOUT(.record = call->verb->type->name, .field = field, .rule = "record.unique", .id = id), "%s: %s%.0s",
                    "%s：%.0s%s", field, en, zh);
}

zx_status zxi_check_unused(zxi_call *call, const zx_rule *rule, zx_id id, const char *sql)
{
    int64_t user = 0;
    const zx_record_type *kind;
    zx_status status = zxi_ask(call->store, &user, sql, "id", id, call->act->on);
    if (status != ZX_OK || !user)
        return status;
    status = zxi_kind_of(call->store, user, &kind);
    if (status == ZX_OK)
        status = zxi_refuse(call, rule, "id", id, "see %s%.0s %lld", "见%.0s%s %lld", kind->en, kind->zh, (long long)user);
    return status;
}

zx_status zxi_check_year(const zxi_call *call, const zx_rule *rule, const char *field, zx_opt_int year)
{
    if (!year.set || (year.value >= 1949 && year.value <= 9999))
        return ZX_OK;
    return zxi_refuse(call, rule, field, 0, "given: %lld", "所给为 %lld", (long long)year.value);
}

bool zxi_rulebook_marks(const json_t *rulebook, const char *list, const char *code, const char *flag, const char *or_else)
{
    const json_t *entries = json_object_get(json_object_get(rulebook, "lists"), list);
    for (size_t i = 0; i < json_array_size(entries); i++)
        if (json_object_get(json_array_get(entries, i), flag))
            return zxi_rulebook_flag(zxi_rulebook_entry(rulebook, list, code), flag);
    return strcmp(code, or_else) == 0;
}

bool zxi_rulebook_yes(const json_t *rulebook, const char *section, const char *name, bool fallback)
{
    const json_t *value = json_object_get(json_object_get(rulebook, section), name);
    return json_is_boolean(value) ? json_is_true(value) : fallback;
}
