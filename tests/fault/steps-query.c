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

const zxf_step zxf_query_steps[] = {
    {.function = "zx_balance", .run = balance, .release = zxf_free_cursor},
    {.function = "zx_tally", .run = tally, .release = zxf_free_cursor},
    {.function = "zx_due", .run = due, .release = zxf_free_cursor},
    {.function = NULL},
};
