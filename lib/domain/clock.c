/* SPDX-License-Identifier: MIT */
/* When a clock ends. */
#include "domain/clock.h"

#include <string.h>

#include <zhengxie/date.h>

static const zx_enum_value clocks[] = {
    ZXI_VALUE(ZX_CLOCK_ACKNOWLEDGE, "acknowledge", "acknowledge", "签收"),
    ZXI_VALUE(ZX_CLOCK_DECLINE, "decline", "decline", "退办"),
    ZXI_VALUE(ZX_CLOCK_FIRST_TALK, "first_talk", "first talk", "首次面商"),
    ZXI_VALUE(ZX_CLOCK_ASSIST, "assist", "assisting comments", "会办意见"),
    ZXI_VALUE(ZX_CLOCK_REPLY, "reply", "reply", "答复"),
    ZXI_VALUE(ZX_CLOCK_EXTENSION, "extension", "reply after an extension", "延期答复"),
    ZXI_VALUE(ZX_CLOCK_FEEDBACK, "feedback", "feedback", "反馈意见"),
    ZXI_VALUE(ZX_CLOCK_AGAIN, "again", "handling again", "重新办理"),
    ZXI_VALUE(ZX_CLOCK_SEND, "send", "sending", "报送"),
};
const zx_enum_type zxi_clock_type = ZXI_ENUM_TYPE("clock", clocks);

/* ---- what the rulebook says ---- */

static void read_amount(const json_t *object, zxi_clock_unit *unit, int64_t *amount)
{
    static const char *const units[] = {[ZXI_CLOCK_MONTHS] = "months", [ZXI_CLOCK_DAYS] = "days",
                                        [ZXI_CLOCK_WORKING_DAYS] = "working_days"};
    for (int i = 0; i < 3; i++) {
        const json_t *value = json_object_get(object, units[i]);
        if (value) {
            *unit = (zxi_clock_unit)i;
            *amount = json_integer_value(value);
        }
    }
}

/* An extension alone may go unlimited: it is one then. */
static void read_extension(const json_t *extension, zxi_clock_spec *spec)
{
    if (!extension)
        return;
    read_amount(extension, &spec->extension_unit, &spec->extension);
    const json_t *most = json_object_get(extension, "most");
    spec->most = most ? json_integer_value(most) : spec->amount + spec->extension;
}

static const json_t *variant_of(const json_t *clock, const zxi_clock_ask *ask, const char **name)
{
    const json_t *variants = json_object_get(clock, "of"), *found = ask->kind ? json_object_get(variants, ask->kind) : NULL;
    *name = found ? ask->kind : NULL;
    if (!found && ask->in_session) {
        const char *session = ask->in_session == ZX_YES ? "in_session" : "between";
        found = json_object_get(variants, session);
        *name = found ? session : NULL;
    }
    return found ? found : clock;
}

static const char *code_of(zx_clock clock)
{
    return zxi_enum_value(&zxi_clock_type, (int)(clock == ZX_CLOCK_EXTENSION ? ZX_CLOCK_REPLY : clock))->code;
}

static const json_t *clock_named(const json_t *rulebook, zx_clock clock)
{
    const json_t *found = json_object_get(json_object_get(rulebook, "clocks"), code_of(clock));
    return json_is_object(found) ? found : NULL;
}

bool zxi_clock_find(const json_t *rulebook, const zxi_clock_ask *ask, zxi_clock_spec *out)
{
    const json_t *clock = clock_named(rulebook, ask->clock);
    *out = (zxi_clock_spec){0};
    if (!clock && ask->clock == ZX_CLOCK_AGAIN)
        clock = clock_named(rulebook, ZX_CLOCK_REPLY);
    if (!clock) {
        out->amount = zxi_rulebook_int(rulebook, "proposal", "reply_months", 3);
        out->reply_months = true;
        return ask->clock == ZX_CLOCK_REPLY || ask->clock == ZX_CLOCK_EXTENSION || ask->clock == ZX_CLOCK_AGAIN;
    }
    clock = variant_of(clock, ask, &out->variant);
    out->until = json_object_get(clock, "until");
    if (out->until)
        out->unit = ZXI_CLOCK_FIXED;
    else
        read_amount(clock, &out->unit, &out->amount);
    out->roll = json_object_get(clock, "roll") != NULL;
    read_extension(json_object_get(clock, "extension"), out);
    return true;
}

/* ---- counting ---- */

static bool digit(char c)
{
    return c >= '0' && c <= '9';
}

bool zxi_clock_day(const json_t *value, zx_date *out)
{
    const char *text = json_string_value(value);
    if (!text || strlen(text) != 5 || !digit(text[0]) || !digit(text[1]) || text[2] != '-' || !digit(text[3]) || !digit(text[4]))
        return false;
    *out = (zx_date){2020, (uint8_t)((text[0] - '0') * 10 + text[1] - '0'), (uint8_t)((text[3] - '0') * 10 + text[4] - '0')};
    return zx_date_complete(*out);
}

static zx_date in_year(const json_t *fixed, int year)
{
    zx_date date;
    if (!zxi_clock_day(fixed, &date))
        return (zx_date){0};
    date.year = (int16_t)year;
    return zx_date_valid(date) ? date : zx_date_last((zx_date){date.year, date.month, 0}); /* 29 February */
}

/* The first of the fixed dates that comes on or after a day. */
static zx_date next_fixed(const json_t *until, zx_date from)
{
    zx_date found = {0};
    for (size_t i = 0; i < json_array_size(until); i++)
        for (int year = from.year; year <= from.year + 1; year++) {
            zx_date date = in_year(json_array_get(until, i), year);
            if (zx_date_compare(date, from) >= 0 && (!found.year || zx_date_compare(date, found) < 0))
                found = date;
        }
    return found;
}

static zx_status count(const zxi_calendar *calendar, zxi_clock_unit unit, int64_t amount, zx_date from, zx_date *out)
{
    switch (unit) {
    case ZXI_CLOCK_MONTHS: *out = zx_date_add_months(from, (int)amount); break;
    case ZXI_CLOCK_DAYS: *out = zx_date_add_days(from, amount); break;
    case ZXI_CLOCK_WORKING_DAYS: return zxi_calendar_add(calendar, from, amount, out);
    case ZXI_CLOCK_FIXED: *out = from; break;
    }
    return ZX_OK;
}

/* The calendar, where the clock asks for one. */
static zx_status calendar_of(zx_store *store, const zxi_deadline *deadline, const zxi_calendar **out)
{
    const zxi_clock_spec *spec = &deadline->spec;
    *out = NULL;
    if (!spec->roll && spec->unit != ZXI_CLOCK_WORKING_DAYS && spec->extension_unit != ZXI_CLOCK_WORKING_DAYS)
        return ZX_OK;
    return zxi_calendar_as_of(store, deadline->ask.as_of, out);
}

static zx_status roll(const zxi_calendar *calendar, const zxi_clock_spec *spec, zx_date *date)
{
    return spec->roll ? zxi_calendar_next(calendar, *date, date) : ZX_OK;
}

/* Whether an assignment that follows another begins its clock anew. */
static bool restarts(const json_t *rulebook)
{
    const json_t *value = json_object_get(json_object_get(rulebook, "handling"), "restart_on_reassignment");
    return !value || json_is_true(value);
}

/* From when it counts, and by which version: where re-assignment does not restart it, those of the first assignment. */
static zx_status find_start(zx_store *store, const zxi_clock_ask *ask, zxi_deadline *out)
{
    out->begins = ask->start;
    zx_status status = zxi_rulebook_version_of(store, ask->start, &out->version);
    if (status != ZX_OK || !ask->first.year || restarts(out->version.document))
        return status;
    out->runs_on = true;
    out->begins = ask->first;
    out->ask.extended = ask->extended.year ? ask->extended : ask->first_extended;
    out->ask.extensions += ask->first_extensions;
    return zxi_rulebook_version_of(store, ask->first, &out->version);
}

zx_status zxi_clock_run(zx_store *store, const zxi_clock_ask *ask, zxi_deadline *out)
{
    const zxi_calendar *calendar;
    zxi_deadline found = {.ask = *ask};
    zx_status status = find_start(store, ask, &found);
    if (status != ZX_OK)
        return status;
    found.rulebook = found.version.id;
    if (zxi_clock_find(found.version.document, ask, &found.spec)) {
        zx_date anchor = found.spec.unit == ZXI_CLOCK_FIXED ? next_fixed(found.spec.until, found.begins) : found.begins;
        status = calendar_of(store, &found, &calendar);
        if (status == ZX_OK)
            status = count(calendar, found.spec.unit, found.spec.amount, anchor, &found.nominal);
        found.rolled = found.nominal;
        if (status == ZX_OK)
            status = roll(calendar, &found.spec, &found.rolled);
        found.due = found.ask.extended.year ? found.ask.extended : found.rolled;
    }
    if (status == ZX_OK)
        *out = found;
    return status;
}

/* Extensions lengthen the clock as a whole: 3 months + 3 months from 30 November end on 30 May, not on 28 May. */
zx_status zxi_clock_extend(zx_store *store, const zxi_clock_ask *ask, zx_date *next, zx_date *latest, int64_t *times)
{
    const zxi_calendar *calendar;
    zxi_deadline found = {0};
    *next = *latest = (zx_date){0};
    *times = 0;
    zx_status status = zxi_clock_run(store, ask, &found);
    if (status != ZX_OK || !found.due.year || !found.spec.extension)
        return status;
    const zxi_clock_spec *spec = &found.spec;
    int64_t wanted = spec->amount + spec->extension * (found.ask.extensions + 1);
    zx_date anchor = spec->unit == ZXI_CLOCK_FIXED ? found.nominal : found.begins, one, all;
    status = calendar_of(store, &found, &calendar);
    if (status == ZX_OK)
        status = count(calendar, spec->extension_unit, wanted < spec->most ? wanted : spec->most, anchor, &one);
    if (status == ZX_OK)
        status = count(calendar, spec->extension_unit, spec->most, anchor, &all);
    if (status == ZX_OK)
        status = roll(calendar, spec, &one);
    if (status == ZX_OK)
        status = roll(calendar, spec, &all);
    if (status == ZX_OK) {
        *next = one;
        *latest = all;
        *times = (spec->most - spec->amount + spec->extension - 1) / spec->extension;
    }
    return status;
}

zx_clock zxi_deadline_clock(const zxi_deadline *deadline)
{
    zx_clock clock = deadline->ask.clock;
    return clock == ZX_CLOCK_REPLY && deadline->ask.extended.year ? ZX_CLOCK_EXTENSION : clock;
}
