/* SPDX-License-Identifier: MIT */
#include "scenario.h"

#include <stdlib.h>
#include <unistd.h>

/* In this order: each builds on those before it. */
static const zxf_step *const chapters[] = {
    zxf_text_steps,     zxf_rulebook_steps, zxf_person_steps, zxf_organization_steps, zxf_membership_steps,
    zxf_activity_steps, zxf_proposal_steps, zxf_handling_steps, zxf_office_steps, zxf_loop_steps,     zxf_lists_steps,
    zxf_query_steps,    zxf_record_steps, zxf_journal_steps,  zxf_ending_steps,   zxf_store_steps,
};

const zxf_step *zxf_step_at(size_t index)
{
    for (size_t i = 0; i < sizeof chapters / sizeof *chapters; i++)
        for (const zxf_step *step = chapters[i]; step->function; step++)
            if (index-- == 0)
                return step;
    return NULL;
}

size_t zxf_step_count(void)
{
    size_t count = 0;
    while (zxf_step_at(count))
        count++;
    return count;
}

static int64_t tick(void *context)
{
    int64_t *now = context;
    return *now += 1000;
}

zx_status zxf_open(const char *path, unsigned flags, zx_store **out)
{
    static int64_t now = 1673000000000;
    const zx_store_options options = {
        ZX_STORE_OPTIONS_INIT,
        .place = "青川市",
        .division = 510800,
        .clock = tick,
        .clock_context = &now,
        .busy_timeout = {1, 0},
        .flags = flags,
    };
    return zx_store_open(path, &options, out);
}

void zxf_free_record(zxf_world *w)
{
    zx_free(w->out.record);
}

void zxf_free_store(zxf_world *w)
{
    zx_store_free(w->out.store);
}

void zxf_free_cursor(zxf_world *w)
{
    zx_cursor_free(w->out.cursor);
}

void zxf_free_prepared_cursor(zxf_world *w)
{
    zx_cursor_free(w->cursor);
    w->cursor = NULL;
}

void zxf_remove_spare(zxf_world *w)
{
    unlink(w->spare);
}

void zxf_rollback(zxf_world *w)
{
    zx_store_rollback(w->store);
}
