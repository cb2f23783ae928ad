/* SPDX-License-Identifier: MIT */
#include "scenario.h"

static zx_status journal_head(zxf_world *w)
{
    return zx_journal_head(w->store, &w->out.text);
}

static zx_status journal_verify(zxf_world *w)
{
    return zx_journal_verify(w->store, NULL, NULL, NULL);
}

static zx_status journal_history(zxf_world *w)
{
    return zx_journal_history(w->store, w->ids[ZXF_ZHANG], &w->out.cursor);
}

static zx_status journal_list(zxf_world *w)
{
    return zx_journal_list(w->store, 1, 3, &w->out.cursor);
}

static zx_status as_known(zxf_world *w)
{
    return zx_store_as_known(w->store, 4, NULL, NULL, &w->out.store);
}

const zxf_step zxf_journal_steps[] = {
    {.function = "zx_journal_head", .run = journal_head, .release = zxf_free_record},
    {.function = "zx_journal_verify", .run = journal_verify},
    {.function = "zx_journal_history", .run = journal_history, .release = zxf_free_cursor},
    {.function = "zx_journal_list", .run = journal_list, .release = zxf_free_cursor},
    {.function = "zx_store_as_known", .run = as_known, .release = zxf_free_store},
    {.function = NULL},
};
