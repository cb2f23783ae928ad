/* SPDX-License-Identifier: MIT */
#include "scenario.h"

ZXF_CALL(adopt, zx_rulebook_adopt, zx_rulebook, ZXF_ACT(2020, 1, 1), .title = "青川市政协规则", .document = zx_rulebook_national(),
         .starts = {2020, 1, 1})

static zx_status rulebook_on(zxf_world *w)
{
    return zx_rulebook_on(w->store, (zx_date){2023, 3, 1}, &w->out.id);
}

static zx_status codes(zxf_world *w)
{
    return zx_rulebook_codes(w->store, "reply_classes", (zx_date){2023, 3, 1}, &w->out.cursor);
}

static zx_status label(zxf_world *w)
{
    return zx_rulebook_label(w->store, "reply_classes", "A", (zx_date){2023, 3, 1}, NULL, &w->out.text);
}

static zx_status found_again(zxf_world *w)
{
    const zx_committee committee = {ZX_COMMITTEE_INIT, .place = "青川市", .division = {1, 510800}};
    return zx_verb_run(w->store, "committee.found", ZXF_ACT(2022, 1, 5), &committee, &w->out.id);
}

ZXF_CALL(publish, zx_calendar_publish, zx_calendar, ZXF_ACT(2021, 12, 1), .year = {1, 2027}, .source = "关于2027年元旦放假的通知",
         .published = {2021, 12, 1},
         .document = "{\"holidays\":[{\"name\":\"元旦\",\"en\":\"New Year's Day\",\"from\":\"2027-01-01\",\"to\":\"2027-01-01\"}]}")

static zx_status is_working_day(zxf_world *w)
{
    return zx_calendar_is_working_day(w->store, (zx_date){2027, 1, 1}, (zx_date){0}, &w->out.yes_no);
}

static zx_status add_working_days(zxf_world *w)
{
    return zx_calendar_add_working_days(w->store, (zx_date){2022, 9, 30}, 5, (zx_date){0}, &w->out.date);
}

static zx_status calendar_days(zxf_world *w)
{
    return zx_calendar_days(w->store, (zx_date){2022, 9, 30}, (zx_date){2022, 10, 10}, (zx_date){2022, 9, 30}, &w->out.cursor);
}

static zx_status unknown_year(zxf_world *w)
{
    return zx_calendar_is_working_day(w->store, (zx_date){2028, 1, 1}, (zx_date){0}, &w->out.yes_no);
}

const zxf_step zxf_rulebook_steps[] = {
    ZXF_VERB("rulebook.adopt", zx_rulebook_adopt, adopt),
    {.function = "zx_rulebook_on", .run = rulebook_on},
    {.function = "zx_rulebook_codes", .run = codes, .release = zxf_free_cursor},
    {.function = "zx_rulebook_label", .run = label, .release = zxf_free_record},
    {.function = "zx_verb_run", .run = found_again, .answer = ZX_RULE},
    ZXF_VERB("calendar.publish", zx_calendar_publish, publish),
    {.function = "zx_calendar_is_working_day", .run = is_working_day},
    {.function = "zx_calendar_is_working_day", .run = unknown_year, .answer = ZX_RULE},
    {.function = "zx_calendar_add_working_days", .run = add_working_days},
    {.function = "zx_calendar_days", .run = calendar_days, .release = zxf_free_cursor},
    {.function = NULL},
};
