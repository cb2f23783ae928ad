/* SPDX-License-Identifier: MIT */
#include "power.h"

#include <stdio.h>

#include "points.h"
#include "zxtest.h"

enum { FILES = 16, SECTOR = 512 };

typedef struct content {
    unsigned char *bytes;
    size_t length, room;
    const zxf_event **pending; /* not synced */
    size_t count, pending_room;
} content;

typedef struct file {
    char name[64];
    bool there;         /* for programs */
    bool entered;       /* the folder on the disk has it */
    content now, ghost; /* ghost: what the folder on the disk still has under the name, though it was removed */
    bool haunted;
} file;

struct zxf_power {
    zxf_honesty honesty;
    file files[FILES];
    size_t count;
};

/* ---- contents ---- */

static void content_free(content *of)
{
    free(of->bytes);
    free(of->pending);
    *of = (content){0};
}

static void resize(content *of, size_t length)
{
    if (length > of->room) {
        of->room = length * 2;
        of->bytes = realloc(of->bytes, of->room);
        ck_assert_ptr_nonnull(of->bytes);
    }
    if (length > of->length)
        memset(of->bytes + of->length, 0, length - of->length);
    of->length = length;
}

static void put(content *to, const zxf_event *event, size_t from, size_t length)
{
    size_t end = (size_t)event->offset + from + length;
    if (end > to->length)
        resize(to, end);
    memcpy(to->bytes + (size_t)event->offset + from, event->bytes + from, length);
}

static void apply(content *to, const zxf_event *event)
{
    if (event->kind == ZXF_CUT)
        resize(to, (size_t)event->offset);
    else
        put(to, event, 0, event->length);
}

/* Some sectors of a write arrived, others did not. */
static void apply_torn(content *to, const zxf_event *event, uint64_t chance)
{
    for (size_t at = 0, piece; at < event->length; at += piece) {
        piece = SECTOR - ((size_t)event->offset + at) % SECTOR;
        if (piece > event->length - at)
            piece = event->length - at;
        if (zxf_random(chance + at) & 1)
            put(to, event, at, piece);
    }
}

static void pend(content *of, const zxf_event *event)
{
    if (of->count == of->pending_room) {
        of->pending_room = of->pending_room ? of->pending_room * 2 : 64;
        of->pending = realloc(of->pending, of->pending_room * sizeof *of->pending);
        ck_assert_ptr_nonnull(of->pending);
    }
    of->pending[of->count++] = event;
}

static void synced(content *of)
{
    for (size_t i = 0; i < of->count; i++)
        apply(of, of->pending[i]);
    of->count = 0;
}

/* ---- the folder ---- */

static file *find(zxf_power *power, const char *name)
{
    for (size_t i = 0; i < power->count; i++)
        if (strcmp(power->files[i].name, name) == 0)
            return &power->files[i];
    ck_assert_uint_lt(power->count, FILES);
    file *new = &power->files[power->count++];
    *new = (file){.there = true};
    snprintf(new->name, sizeof new->name, "%s", name);
    return new;
}

static void folder_synced(zxf_power *power)
{
    if (power->honesty == ZXF_IGNORES_FOLDER)
        return;
    for (size_t i = 0; i < power->count; i++) {
        file *each = &power->files[i];
        each->entered = each->there;
        each->haunted = false;
        content_free(&each->ghost);
    }
}

static void removed(file *gone)
{
    if (gone->entered) {
        content_free(&gone->ghost);
        gone->ghost = gone->now;
        gone->haunted = true;
    } else {
        content_free(&gone->now);
    }
    gone->now = (content){0};
    gone->there = gone->entered = false;
}

zxf_power *zxf_power_new(zxf_honesty honesty)
{
    zxf_power *power = calloc(1, sizeof *power);
    ck_assert_ptr_nonnull(power);
    power->honesty = honesty;
    return power;
}

void zxf_power_free(zxf_power *power)
{
    for (size_t i = 0; i < power->count; i++) {
        content_free(&power->files[i].now);
        content_free(&power->files[i].ghost);
    }
    free(power);
}

void zxf_power_see(zxf_power *power, const zxf_event *event)
{
    if (event->kind == ZXF_NOTED)
        return;
    file *concerned = find(power, event->name);
    switch (event->kind) {
    case ZXF_CREATED: concerned->there = true; break;
    case ZXF_WROTE:
    case ZXF_CUT: pend(&concerned->now, event); break;
    case ZXF_SYNCED:
        if (power->honesty == ZXF_IGNORES_SYNC)
            break;
        synced(&concerned->now);
        if (!concerned->entered) /* SQLite syncs the folder with a journal that it made */
            folder_synced(power);
        break;
    case ZXF_REMOVED:
        removed(concerned);
        if (event->folder && power->honesty != ZXF_IGNORES_SYNC)
            folder_synced(power);
        break;
    case ZXF_NOTED: break;
    }
}

/* ---- the power fails ---- */

static void leave(const content *of, const char *path, uint64_t chance)
{
    content left = {0};
    unsigned manner = (unsigned)(zxf_random(chance) % 4); /* nothing of it, all of it, its beginning, any of it */
    size_t beginning = of->count ? (size_t)(zxf_random(chance + 1) % of->count) : 0;
    resize(&left, of->length);
    if (of->length)
        memcpy(left.bytes, of->bytes, of->length);
    for (size_t i = 0; i < of->count; i++) {
        uint64_t dice = zxf_random(chance * 31 + i);
        if (manner == 1 || (manner == 2 && i < beginning) || (manner == 3 && dice % 3 == 0))
            apply(&left, of->pending[i]);
        else if (of->pending[i]->kind == ZXF_WROTE && ((manner == 2 && i == beginning) || (manner == 3 && dice % 3 == 1)))
            apply_torn(&left, of->pending[i], dice);
    }
    zxt_write(path, left.bytes ? left.bytes : (const unsigned char *)"", left.length);
    content_free(&left);
}

void zxf_power_fail(const zxf_power *power, const char *folder, uint64_t chance)
{
    for (size_t i = 0; i < power->count; i++) {
        const file *each = &power->files[i];
        char path[700];
        uint64_t dice = zxf_random(chance * 97 + i);
        snprintf(path, sizeof path, "%s/%s", folder, each->name);
        if (each->there && (each->entered || dice % 4 != 0))
            leave(&each->now, path, dice);
        else if (each->haunted && dice % 4 != 1)
            leave(&each->ghost, path, dice);
    }
}
