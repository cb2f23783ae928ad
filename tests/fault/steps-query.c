/* SPDX-License-Identifier: MIT */
#include "scenario.h"

static zx_status balance(zxf_world *w)
{
    return zx_balance(w->store, ZXF_ID(SESSION), (zx_date){2022, 4, 1}, &w->out.cursor);
}

static zx_status tally(zxf_world *w)
{
    const zx_tally_options options = {ZX_TALLY_INIT, .by = "category,proposer.sector", .on = {2022, 4, 1}, .credit = ZX_CREDIT_ANY};
    return zx_tally(w->store, "proposal", &options, &w->out.cursor);
}

static zx_status due(zxf_world *w)
{
    const zx_due_options options = {ZX_DUE_INIT, .on = {2022, 4, 1}};
    return zx_due(w->store, &options, &w->out.cursor);
}

static zx_status times(zxf_world *w)
{
    const zx_proposal filter = {ZX_PROPOSAL_INIT, .session = ZXF_ID(SESSION)};
    const zx_times_options options = {ZX_TIMES_INIT, .filter = &filter, .begins = "submitted", .ends = "replied", .by = "unit,lead.sector",
                                      .limits = "30,90", .on = {2022, 6, 1}};
    return zx_times(w->store, &options, &w->out.cursor);
}

static zx_status satisfaction(zxf_world *w)
{
    const zx_satisfaction_options options = {ZX_SATISFACTION_INIT, .by = "unit,proposer.sector", .credit = ZX_CREDIT_SHARE, .axes = ZX_YES,
                                             .on = {2022, 6, 1}};
    return zx_satisfaction(w->store, &options, &w->out.cursor);
}

static zx_status annual(zxf_world *w)
{
    return zx_annual(w->store, ZXF_ID(SESSION), (zx_date){2022, 6, 1}, &w->out.cursor);
}

static zx_status published(zxf_world *w)
{
    static const int64_t parts[] = {564, 207, 30};
    static const char *const percents[] = {"70.41", NULL, NULL};
    return zx_published_check(801, parts, percents, 3, &w->out.cursor);
}

static zx_status undelivered(zxf_world *w)
{
    return zx_reply_undelivered(w->store, ZXF_ID(SESSION), (zx_date){2022, 6, 1}, &w->out.cursor);
}

static zx_status loop(zxf_world *w)
{
    const zx_loop_options options = {ZX_LOOP_INIT, .on = {2022, 12, 31}, .year = {1, 2022}};
    return zx_loop(w->store, &options, &w->out.cursor);
}

static zx_status loop_shares(zxf_world *w)
{
    const zx_loop_options options = {ZX_LOOP_INIT, .on = {2022, 9, 1}};
    return zx_loop_shares(w->store, &options, &w->out.cursor);
}

static zx_status loop_progress(zxf_world *w)
{
    const zx_loop_options options = {ZX_LOOP_INIT, .on = {2022, 9, 1}, .project = ZXF_ID(PROJECT)};
    return zx_loop_progress_on(w->store, &options, &w->out.cursor);
}

static zx_status loop_progress_of(zxf_world *w)
{
    const zx_loop_options options = {ZX_LOOP_INIT, .on = {2022, 9, 1}, .of = ZXF_ID(RECOMMENDED)};
    return zx_loop_progress_on(w->store, &options, &w->out.cursor);
}

const zxf_step zxf_query_steps[] = {
    {.function = "zx_balance", .run = balance, .release = zxf_free_cursor},
    {.function = "zx_tally", .run = tally, .release = zxf_free_cursor},
    {.function = "zx_due", .run = due, .release = zxf_free_cursor},
    {.function = "zx_times", .run = times, .release = zxf_free_cursor},
    {.function = "zx_satisfaction", .run = satisfaction, .release = zxf_free_cursor},
    {.function = "zx_annual", .run = annual, .release = zxf_free_cursor},
    {.function = "zx_published_check", .run = published, .traits = ZXF_BARE, .release = zxf_free_cursor},
    {.function = "zx_reply_undelivered", .run = undelivered, .release = zxf_free_cursor},
    {.function = "zx_loop", .run = loop, .release = zxf_free_cursor},
    {.function = "zx_loop_shares", .run = loop_shares, .release = zxf_free_cursor},
    {.function = "zx_loop_progress_on", .run = loop_progress, .release = zxf_free_cursor},
    {.function = "zx_loop_progress_on", .run = loop_progress_of, .release = zxf_free_cursor},
    {.function = NULL},
};
