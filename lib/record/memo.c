/* SPDX-License-Identifier: MIT */
#include "record/memo.h"

#include <string.h>

/* Ids follow one another, so their last bits tell them apart. Of those that share a row, the one that was used last longest ago goes:
 * what a load writes once must not drive out the members and sessions that it asks for again and again. */
enum { ROWS = 1024, WAYS = 4, PLACES = ROWS * WAYS };

/* One block: the struct, and behind it its texts. It stays when the record is forgotten, for the next one. */
typedef struct place {
    const zx_record_type *type; /* NULL: nothing */
    zxi_origin origin;
    char *block;
    size_t room;
    int64_t used;
    bool checked, derived, listed;
} place;

typedef struct memo {
    place places[PLACES];
    uint16_t used[PLACES];
    size_t count;
    int64_t moment, clock;
} memo;

static void release(void *value)
{
    memo *known = value;
    for (size_t i = 0; i < PLACES; i++)
        zx_free(known->places[i].block);
    zx_free(known);
}

static memo *memo_of(zx_store *store, bool make)
{
    memo *known = zxi_slot_get(store, ZXI_SLOT_FOUND);
    if (!known && make && (known = zxi_alloc(sizeof *known)))
        zxi_slot_set(store, ZXI_SLOT_FOUND, known, release);
    if (known && known->moment != zxi_moment(store)) {
        for (size_t i = 0; i < known->count; i++) {
            place *at = &known->places[known->used[i]];
            at->type = NULL;
            at->listed = false;
        }
        known->count = 0;
        known->moment = zxi_moment(store);
    }
    return known;
}

static place *row_of(memo *known, zx_id id)
{
    return &known->places[(size_t)id % ROWS * WAYS];
}

static bool holds(const place *at, zx_id id)
{
    return at->type && ((zx_record *)(void *)at->block)->id == id;
}

static place *place_of(zx_store *store, zx_id id)
{
    memo *known = memo_of(store, false);
    place *row = known ? row_of(known, id) : NULL;
    for (int i = 0; row && i < WAYS; i++)
        if (holds(&row[i], id)) {
            row[i].used = ++known->clock;
            return &row[i];
        }
    return NULL;
}

/* Where a record goes: where it is, else a free place, else that of the one that was not used for longest. */
static place *place_for(memo *known, zx_id id)
{
    place *row = row_of(known, id), *best = row;
    for (int i = 0; i < WAYS; i++) {
        if (holds(&row[i], id))
            return &row[i];
        if (best->type && (!row[i].type || row[i].used < best->used))
            best = &row[i];
    }
    return best;
}

static bool is_kept_text(const zx_field *field)
{
    return zxi_field_is_text(field) && !(field->flags & ZX_FIELD_LONG);
}

/* Moves the texts of the struct at `to` so that they lie one after another from `end` on. */
static void gather(const zx_record_type *type, void *to, char *end)
{
    for (size_t i = 0; i < type->count; i++) {
        const zx_field *field = &type->fields[i];
        const char **text = (const char **)(void *)((char *)to + field->offset);
        if (field->flags & ZX_FIELD_LONG) {
            *text = NULL;
        } else if (is_kept_text(field) && *text) {
            size_t bytes = strlen(*text) + 1;
            *text = memcpy(end, *text, bytes);
            end += bytes;
        }
    }
}

static size_t texts_size(const zx_record_type *type, const void *record)
{
    size_t bytes = 0;
    for (size_t i = 0; i < type->count; i++) {
        const char *text = is_kept_text(&type->fields[i]) ? zxi_text_at(record, &type->fields[i]) : NULL;
        bytes += text ? strlen(text) + 1 : 0;
    }
    return bytes;
}

void *zxi_memo_recall(zx_store *store, const zx_record_type *type, zx_id id, bool *checked)
{
    const place *at = place_of(store, id);
    if (!at || at->type != type)
        return NULL;
    zxi_arena *arena = zxi_call_arena(store);
    void *record = zxi_record_blank(arena, type);
    char *texts = zxi_arena_alloc(arena, texts_size(type, at->block));
    if (!record || !texts)
        return NULL;
    memcpy(record, at->block, type->size);
    gather(type, record, texts);
    *zxi_origin_of(record) = at->origin;
    if (checked)
        *checked = at->checked;
    return record;
}

const zx_record_type *zxi_memo_kind(zx_store *store, zx_id id)
{
    const place *at = place_of(store, id);
    return at ? at->type : NULL;
}

static bool make_room(place *at, size_t bytes)
{
    if (at->room >= bytes)
        return true;
    char *block = zxi_alloc(bytes + bytes / 4);
    if (!block)
        return false;
    zx_free(at->block);
    at->block = block;
    at->room = bytes + bytes / 4;
    return true;
}

void zxi_memo_keep(zx_store *store, const zx_record_type *type, const void *record, const zxi_origin *origin, bool checked)
{
    memo *known = memo_of(store, true);
    if (!known)
        return;
    place *at = place_for(known, ((const zx_record *)record)->id);
    at->type = NULL;
    at->derived = false;
    if (!make_room(at, type->size + texts_size(type, record)))
        return;
    memcpy(at->block, record, type->size);
    gather(type, at->block, at->block + type->size);
    at->type = type;
    at->origin = *origin;
    at->checked = checked;
    at->used = ++known->clock;
    if (!at->listed)
        known->used[known->count++] = (uint16_t)(at - known->places);
    at->listed = true;
}

void zxi_memo_rewrite(zx_store *store, const zx_record_type *type, const void *record, int64_t revision)
{
    place *at = place_of(store, ((const zx_record *)record)->id);
    if (!at)
        return;
    const zxi_origin origin = at->origin;
    bool derived = at->derived;
    zxi_memo_keep(store, type, record, &origin, at->checked);
    if (!at->type)
        return;
    ((zx_record *)(void *)at->block)->revision = revision;
    at->derived = derived;
}

void zxi_memo_rely(zx_store *store, zx_id id)
{
    place *at = place_of(store, id);
    if (at)
        at->derived = true;
}

bool zxi_memo_relied(zx_store *store, zx_id id)
{
    const place *at = place_of(store, id);
    return at && at->derived;
}

void zxi_memo_forget(zx_store *store, zx_id id)
{
    place *at = place_of(store, id);
    if (at)
        at->type = NULL;
}
