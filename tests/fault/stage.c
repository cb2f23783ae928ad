/* SPDX-License-Identifier: MIT */
#include "stage.h"

#include <stdio.h>
#include <unistd.h>

#include "disk.h"
#include "zxtest.h"

static zxf_scene *scenes;

const zxf_scene *zxf_scene_of(size_t step)
{
    return &scenes[step];
}

const char *zxf_step_name(size_t step)
{
    static char name[120];
    snprintf(name, sizeof name, "step %zu %s %s", step, zxf_step_at(step)->function, zxf_step_at(step)->verb ? zxf_step_at(step)->verb : "");
    return name;
}

void zxf_blank(zxf_out *out)
{
    memset(out, 0xA5, sizeof *out);
}

bool zxf_untouched(const zxf_out *out)
{
    zxf_out blank;
    zxf_blank(&blank);
    return memcmp(out, &blank, sizeof blank) == 0;
}

void zxf_head(zx_store *store, char head[ZXF_HEAD])
{
    char *text = NULL;
    ck_ok(zx_journal_head(store, &text));
    snprintf(head, ZXF_HEAD, "%s", text);
    zx_free(text);
}

int64_t zxf_entries(const char *head)
{
    return strtoll(head, NULL, 10);
}

static const char *beside(const char *path, const char *ending)
{
    static char name[700];
    snprintf(name, sizeof name, "%s%s", path, ending);
    return name;
}

bool zxf_alone(const char *path)
{
    return access(beside(path, "-journal"), F_OK) != 0 && access(beside(path, "-wal"), F_OK) != 0;
}

static void remove_with_journals(const char *path)
{
    unlink(path);
    unlink(beside(path, "-journal"));
    unlink(beside(path, "-wal"));
    unlink(beside(path, "-shm"));
}

static uint32_t number_at(const unsigned char *bytes)
{
    return (uint32_t)bytes[0] << 24 | (uint32_t)bytes[1] << 16 | (uint32_t)bytes[2] << 8 | bytes[3];
}

/* Empties, in both, what the file's list of free pages has for leaves: SQLite need not put back what they held. The pages that list
 * them it must. */
static void empty_free_pages(unsigned char *file, unsigned char *other, size_t length)
{
    size_t page = (size_t)file[16] << 8 | file[17], pages = length / page;
    for (uint32_t trunk = number_at(file + 32), seen = 0; trunk > 0 && seen < pages; seen++) {
        const unsigned char *list = file + (trunk - 1) * page;
        for (uint32_t i = 0; i < number_at(list + 4); i++) {
            size_t at = (number_at(list + 8 + i * 4) - 1) * page;
            memset(file + at, 0, page);
            memset(other + at, 0, page);
        }
        trunk = number_at(list);
    }
}

bool zxf_same_file(const char *path, const zxf_scene *scene)
{
    size_t length;
    unsigned char *bytes = zxf_disk_read(path, &length);
    if (!bytes || length != scene->length)
        return false;
    if (memcmp(bytes, scene->before, length) == 0)
        return true;
    empty_free_pages(scene->before, bytes, length);
    return memcmp(bytes, scene->before, length) == 0;
}

void zxf_sound(const char *path, const char *context, char head[ZXF_HEAD])
{
    zx_store *store = NULL;
    zx_status status = zxf_open(path, 0, &store);
    ck_assert_msg(status == ZX_OK, "%s: opening again answers %s", context, zxt_failure(status));
    status = zx_store_check(store, ZX_CHECK_RECORDS, NULL, NULL);
    ck_assert_msg(status == ZX_OK, "%s: the file is no longer sound: %s", context, zxt_failure(status));
    if (head)
        zxf_head(store, head);
    zx_store_free(store);
}

static void remember(zxf_scene *scene, const zxf_world *w)
{
    const unsigned char *bytes = zxf_disk_read(w->path, &scene->length);
    ck_assert_ptr_nonnull(bytes);
    scene->before = malloc(scene->length + 1);
    ck_assert_ptr_nonnull(scene->before);
    memcpy(scene->before, bytes, scene->length);
    memcpy(scene->ids, w->ids, sizeof scene->ids);
    zx_store *store = NULL;
    ck_ok(zxf_open(w->path, 0, &store));
    zxf_head(store, scene->head);
    zx_store_free(store);
}

static void play(size_t at, zxf_world *w)
{
    const zxf_step *step = zxf_step_at(at);
    zxf_scene *scene = &scenes[at];
    char head[ZXF_HEAD];
    remember(scene, w);
    if (!(step->traits & (ZXF_BARE | ZXF_OPENS)))
        ck_ok(zxf_open(w->path, 0, &w->store));
    if (step->prepare)
        ck_ok(step->prepare(w));
    zxf_blank(&w->out);
    zx_status status = step->run(w);
    ck_assert_msg(status == step->answer, "%s answers %s instead of %s", zxf_step_name(at), zxt_failure(status),
                  zx_status_name(step->answer));
    if (status != ZX_OK)
        ck_assert_msg(zxf_untouched(&w->out), "%s: a refused call touched its output", zxf_step_name(at));
    scene->out = w->out;
    if (step->keep)
        w->ids[step->keep] = w->out.id;
    if (step->release && status == ZX_OK)
        step->release(w);
    if (step->abandon)
        step->abandon(w);
    zx_store_free(w->store);
    w->store = NULL;
    zxf_sound(w->path, zxf_step_name(at), head);
    scene->entries = zxf_entries(head) - zxf_entries(scene->head);
    ck_assert_msg((scene->entries > 0) == ((step->traits & ZXF_WRITES) != 0), "%s adds %lld entries", zxf_step_name(at),
                  (long long)scene->entries);
}

static void name_files(zxf_world *w)
{
    *w = (zxf_world){0};
    snprintf(w->path, sizeof w->path, "%s/stage.zx", zxt_folder());
    snprintf(w->spare, sizeof w->spare, "%s/spare.zx", zxt_folder());
}

void zxf_stage_make(void)
{
    zxf_world w;
    name_files(&w);
    ck_ok(zxf_open(w.path, ZX_OPEN_CREATE, &w.store));
    zx_store_free(w.store);
    w.store = NULL;
    scenes = calloc(zxf_step_count(), sizeof *scenes);
    ck_assert_ptr_nonnull(scenes);
    for (size_t i = 0; i < zxf_step_count(); i++)
        play(i, &w);
}

void zxf_stage_free(void)
{
    for (size_t i = 0; i < zxf_step_count(); i++)
        free(scenes[i].before);
    free(scenes);
    scenes = NULL;
}

void zxf_stage_enter(size_t step, zxf_world *w)
{
    const zxf_scene *scene = &scenes[step];
    name_files(w);
    remove_with_journals(w->path);
    remove_with_journals(w->spare);
    zxt_write(w->path, scene->before, scene->length);
    memcpy(w->ids, scene->ids, sizeof w->ids);
    if (!(zxf_step_at(step)->traits & (ZXF_BARE | ZXF_OPENS)))
        ck_ok(zxf_open(w->path, 0, &w->store));
}

void zxf_stage_leave(zxf_world *w)
{
    zx_store_free(w->store);
    w->store = NULL;
}
