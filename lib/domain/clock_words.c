/* SPDX-License-Identifier: MIT */
/* Why a clock ends when it does, in both languages at once. */
#include <string.h>

#include <zhengxie/date.h>

#include "domain/clock.h"

typedef struct words {
    zxi_buffer en, zh;
} words;

/* Both formats take the same arguments. */
#define SAY(words_, en_, zh_, ...)                                \
    do {                                                          \
        zxi_buffer_format(&(words_)->en, en_, __VA_ARGS__);       \
        zxi_buffer_format(&(words_)->zh, zh_, __VA_ARGS__);       \
    } while (0)

typedef long long number;

static const struct { const char *en, *one, *zh; } units[] = {
    [ZXI_CLOCK_MONTHS] = {"months", "month", "个月"},
    [ZXI_CLOCK_DAYS] = {"days", "day", "天"},
    [ZXI_CLOCK_WORKING_DAYS] = {"working days", "working day", "个工作日"},
};

static const char *unit_en(zxi_clock_unit unit, int64_t amount)
{
    return amount == 1 ? units[unit].one : units[unit].en;
}

/* ---- how it was counted ---- */

static void say_fixed(words *to, const zxi_deadline *deadline)
{
    const json_t *until = deadline->spec.until;
    const char *begins = zxi_date_text(deadline->begins), *nominal = zxi_date_text(deadline->nominal);
    zxi_buffer_text(&to->en, "the first ");
    zxi_buffer_format(&to->zh, "自 %s 起首个 ", begins);
    for (size_t i = 0; i < json_array_size(until); i++)
        SAY(to, "%s%.0s%s", "%.0s%s%s", i ? " or " : "", i ? "、" : "", json_string_value(json_array_get(until, i)));
    zxi_buffer_format(&to->en, " on or after %s: %s", begins, nominal);
    zxi_buffer_format(&to->zh, "，为 %s", nominal);
}

static bool last_of_month(const zxi_deadline *deadline)
{
    return deadline->spec.unit == ZXI_CLOCK_MONTHS && deadline->nominal.day < deadline->begins.day;
}

static void say_counted(words *to, const zxi_deadline *deadline)
{
    const zxi_clock_spec *spec = &deadline->spec;
    if (!deadline->due.year) {
        SAY(to, "no time is set%s", "未规定期限%s", "");
        return;
    }
    const char *begins = zxi_date_text(deadline->begins), *nominal = zxi_date_text(deadline->nominal);
    if (spec->unit == ZXI_CLOCK_FIXED) {
        say_fixed(to, deadline);
        return;
    }
    zxi_buffer_format(&to->en, "%lld %s from the day after %s: %s", (number)spec->amount, unit_en(spec->unit, spec->amount), begins, nominal);
    zxi_buffer_format(&to->zh, "自 %s 次日起 %lld %s，至 %s", begins, (number)spec->amount, units[spec->unit].zh, nominal);
    if (last_of_month(deadline))
        SAY(to, ", the last day of the month%s", "（当月最后一日）%s", "");
}

static void say_rule(words *to, const zxi_deadline *deadline)
{
    const zxi_rulebook_version *version = &deadline->version;
    zx_clock clock = deadline->ask.clock == ZX_CLOCK_EXTENSION ? ZX_CLOCK_REPLY : deadline->ask.clock;
    bool own = json_object_get(json_object_get(version->document, "clocks"), zxi_enum_value(&zxi_clock_type, (int)clock)->code) != NULL;
    const char *name = zxi_enum_value(&zxi_clock_type, (int)(own ? clock : ZX_CLOCK_REPLY))->code;
    const char *starts = zxi_date_text(version->starts);
    if (!deadline->due.year)
        SAY(to, " (“%s” of %s)", "（《%s》%s 版）", version->title, starts);
    else if (deadline->spec.reply_months)
        SAY(to, " (“%s” of %s, proposal.reply_months)", "（《%s》%s 版 proposal.reply_months）", version->title, starts);
    else
        SAY(to, " (“%s” of %s, clocks.%s%s%s)", "（《%s》%s 版 clocks.%s%s%s）", version->title, starts, name,
            deadline->spec.variant ? ".of." : "", deadline->spec.variant ? deadline->spec.variant : "");
}

/* ---- days that were not counted ---- */

/* A run of days of one holiday. */
typedef struct run {
    const char *en, *zh;
    zx_date from, to;
} run;

typedef struct listing {
    words *to;
    run now;
    int said;
    number weekend;
} listing;

static void say_run(listing *list)
{
    const run *now = &list->now;
    if (!now->en)
        return;
    const char *from = zxi_date_text(now->from), *to = zxi_date_text(now->to);
    bool one = zx_date_compare(now->from, now->to) == 0;
    zxi_buffer_format(&list->to->en, "%s%s %s%s%s", list->said ? ", " : "", now->en, from, one ? "" : " to ", one ? "" : to);
    zxi_buffer_format(&list->to->zh, "%s%s %s%s%s", list->said ? "、" : "", now->zh, from, one ? "" : " 至 ", one ? "" : to);
    list->said++;
    list->now.en = NULL;
}

static void take_holiday(listing *list, const zxi_day *day, zx_date on)
{
    bool same = list->now.en && strcmp(list->now.zh, day->zh) == 0 && zx_date_days_between(list->now.to, on) == 1;
    if (!same) {
        say_run(list);
        list->now = (run){day->en, day->zh, on, on};
    }
    list->now.to = on;
}

/* The days from `from` to `to` that are not worked: holidays by name, plain weekends by number. */
static zx_status say_off(words *to, const zxi_calendar *calendar, zx_date from, zx_date until, const char *en, const char *zh, bool *any)
{
    listing list = {.to = to};
    zx_status status = ZX_OK;
    zxi_day day;
    size_t before_en = to->en.length, before_zh = to->zh.length;
    SAY(to, "%s%.0s", "%.0s%s", en, zh);
    for (zx_date on = from; zx_date_compare(on, until) <= 0; on = zx_date_add_days(on, 1)) {
        status = zxi_calendar_day(calendar, on, &day);
        if (status != ZX_OK)
            return status;
        list.weekend += day.kind == ZX_DAY_WEEKEND;
        if (day.kind == ZX_DAY_HOLIDAY)
            take_holiday(&list, &day, on);
    }
    say_run(&list);
    if (list.weekend)
        SAY(to, "%s%.0s%lld weekend %s", "%.0s%s周末 %lld 天%.0s", list.said ? ", " : "", list.said ? "、" : "", list.weekend,
            list.weekend == 1 ? "day" : "days");
    *any = list.said || list.weekend;
    if (!*any && zxi_buffer_ok(&to->en) && zxi_buffer_ok(&to->zh)) {
        to->en.bytes[to->en.length = before_en] = '\0';
        to->zh.bytes[to->zh.length = before_zh] = '\0';
    }
    return ZX_OK;
}

static zx_status say_made_up(words *to, const zxi_calendar *calendar, zx_date from, zx_date until)
{
    int said = 0;
    zxi_day day;
    for (zx_date on = from; zx_date_compare(on, until) <= 0; on = zx_date_add_days(on, 1)) {
        zx_status status = zxi_calendar_day(calendar, on, &day);
        if (status != ZX_OK)
            return status;
        if (day.kind != ZX_DAY_MAKE_UP)
            continue;
        const char *date = zxi_date_text(on);
        zxi_buffer_format(&to->en, "%s%s (%s)", said ? ", " : "; make-up working days counted: ", date, day.en);
        zxi_buffer_format(&to->zh, "%s%s（%s）", said ? "、" : "；计入调休上班日：", date, day.zh);
        said++;
    }
    return ZX_OK;
}

static zx_status say_rolled(words *to, const zxi_calendar *calendar, const zxi_deadline *deadline)
{
    bool any;
    if (zx_date_compare(deadline->nominal, deadline->rolled) == 0)
        return ZX_OK;
    zx_status status = say_off(to, calendar, deadline->nominal, zx_date_add_days(deadline->rolled, -1), "; not worked: ", "；非工作日：", &any);
    if (status == ZX_OK)
        SAY(to, "; so on to %s", "；顺延至 %s", zxi_date_text(deadline->rolled));
    return status;
}

static zx_status say_days(words *to, const zxi_calendar *calendar, const zxi_deadline *deadline)
{
    bool any;
    if (deadline->spec.unit != ZXI_CLOCK_WORKING_DAYS)
        return say_rolled(to, calendar, deadline);
    zx_date first = zx_date_add_days(deadline->begins, 1);
    zx_status status = say_off(to, calendar, first, deadline->nominal, "; not counted: ", "；不计：", &any);
    return status == ZX_OK ? say_made_up(to, calendar, first, deadline->nominal) : status;
}

/* ---- what changed it ---- */

static void say_extended(words *to, const zxi_deadline *deadline)
{
    const zxi_clock_spec *spec = &deadline->spec;
    if (!deadline->ask.extended.year)
        return;
    SAY(to, "; extended to %s", "；延期至 %s", zxi_date_text(deadline->ask.extended));
    if (!spec->extension)
        return;
    zxi_buffer_format(&to->en, " (%lld %s at a time, %lld at most)", (number)spec->extension, unit_en(spec->extension_unit, spec->extension),
                      (number)spec->most);
    zxi_buffer_format(&to->zh, "（每次 %lld %s，总计最长 %lld %s）", (number)spec->extension, units[spec->extension_unit].zh,
                      (number)spec->most, units[spec->extension_unit].zh);
}

static void say_reassigned(words *to, const zxi_deadline *deadline)
{
    if (!deadline->ask.first.year)
        return;
    const char *start = zxi_date_text(deadline->ask.start);
    if (deadline->runs_on)
        SAY(to, "; assigned anew on %s, which does not restart it", "；%s 重新交办，不重新起算", start);
    else
        SAY(to, "; assigned anew on %s, which restarts it", "；%s 重新交办，重新起算", start);
}

static zx_status keep(zxi_arena *arena, const zxi_buffer *text, const char **out)
{
    *out = zxi_buffer_ok(text) ? zxi_arena_text(arena, text->bytes, text->length) : NULL;
    return *out ? ZX_OK : zxi_no_memory();
}

zx_status zxi_clock_explain(zx_store *store, const zxi_deadline *deadline, zxi_arena *arena, const char **en, const char **zh)
{
    words text = {0};
    const zxi_calendar *calendar = NULL;
    zx_status status = ZX_OK;
    if (deadline->spec.roll || deadline->spec.unit == ZXI_CLOCK_WORKING_DAYS)
        status = zxi_calendar_as_of(store, deadline->ask.as_of, &calendar);
    say_counted(&text, deadline);
    say_rule(&text, deadline);
    if (status == ZX_OK && calendar)
        status = say_days(&text, calendar, deadline);
    say_reassigned(&text, deadline);
    say_extended(&text, deadline);
    if (status == ZX_OK)
        status = keep(arena, &text.en, en);
    if (status == ZX_OK)
        status = keep(arena, &text.zh, zh);
    zxi_buffer_release(&text.en);
    zxi_buffer_release(&text.zh);
    return status;
}
