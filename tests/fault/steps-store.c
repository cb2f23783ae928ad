/* SPDX-License-Identifier: MIT */
#include "scenario.h"

#include <unistd.h>

static void free_new(zxf_world *w)
{
    zx_store_free(w->out.store);
    unlink(w->spare);
}

static zx_status add_somebody(zxf_world *w)
{
    zx_id id;
    const zx_person person = {ZX_PERSON_INIT, .name = "组内人员"};
    return zx_person_add(w->store, ZXF_ACT(2023, 1, 6), &person, &id);
}

static zx_status prepare_group(zxf_world *w)
{
    zx_status status = zx_store_begin(w->store);
    return status == ZX_OK ? add_somebody(w) : status;
}

static zx_status open_existing(zxf_world *w)
{
    return zxf_open(w->path, 0, &w->out.store);
}

static zx_status open_read_only(zxf_world *w)
{
    return zxf_open(w->path, ZX_OPEN_READ_ONLY, &w->out.store);
}

static zx_status open_new(zxf_world *w)
{
    return zxf_open(w->spare, ZX_OPEN_CREATE, &w->out.store);
}

static zx_status open_in_memory(zxf_world *w)
{
    return zxf_open(":memory:", ZX_OPEN_CREATE, &w->out.store);
}

static zx_status check_pages(zxf_world *w)
{
    return zx_store_check(w->store, ZX_CHECK_PAGES, NULL, NULL);
}

static zx_status check_records(zxf_world *w)
{
    return zx_store_check(w->store, ZX_CHECK_RECORDS, NULL, NULL);
}

static zx_status copy(zxf_world *w)
{
    return zx_store_copy(w->store, w->spare, NULL, NULL);
}

static zx_status begin(zxf_world *w)
{
    return zx_store_begin(w->store);
}

static zx_status commit(zxf_world *w)
{
    return zx_store_commit(w->store);
}

static zx_status roll_back(zxf_world *w)
{
    return zx_store_rollback(w->store);
}

static zx_status close_store(zxf_world *w)
{
    return zx_store_close(w->store);
}

static zx_status free_handle(zxf_world *w)
{
    zx_store_free(w->store);
    w->store = NULL;
    return ZX_OK;
}

const zxf_step zxf_store_steps[] = {
    {.function = "zx_store_open", .run = open_existing, .traits = ZXF_OPENS, .release = zxf_free_store},
    {.function = "zx_store_open", .run = open_read_only, .traits = ZXF_OPENS, .release = zxf_free_store},
    {.function = "zx_store_open", .verb = "committee.found", .run = open_new, .traits = ZXF_BARE, .release = free_new},
    {.function = "zx_store_open", .run = open_in_memory, .traits = ZXF_BARE, .release = zxf_free_store},
    {.function = "zx_store_check", .run = check_pages},
    {.function = "zx_store_check", .run = check_records},
    {.function = "zx_store_copy", .run = copy, .traits = ZXF_ALONE, .release = zxf_remove_spare},
    {.function = "zx_store_begin", .run = begin, .traits = ZXF_ALONE | ZXF_ENDS, .release = zxf_rollback},
    {.function = "zx_store_commit", .run = commit, .traits = ZXF_ALONE | ZXF_ENDS | ZXF_WRITES, .prepare = prepare_group, .abandon = zxf_rollback},
    {.function = "zx_store_rollback", .run = roll_back, .traits = ZXF_ALONE | ZXF_ENDS, .prepare = prepare_group, .abandon = zxf_rollback},
    {.function = "zx_store_close", .run = close_store, .traits = ZXF_ALONE | ZXF_ENDS},
    {.function = "zx_store_close", .run = close_store, .traits = ZXF_ALONE | ZXF_ENDS, .prepare = prepare_group},
    {.function = "zx_store_free", .run = free_handle, .traits = ZXF_ALONE | ZXF_ENDS, .prepare = prepare_group},
    {.function = NULL},
};
