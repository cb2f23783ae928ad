/* SPDX-License-Identifier: MIT */
/* Doing a verb: check, run, journal; all of it or nothing. */
#include <string.h>

#include "record/fields.h"
#include "record/filter.h"
#include "record/read.h"
#include "record/validate.h"
#include "record/write.h"

/* The record whose revision the caller may ask for: the one that is changed, or else the one that this is part of. */
static zx_id watched(const zxi_call *call, const void *in, const zx_record_type **type)
{
    const zx_record *head = in;
    *type = call->verb->type;
    if (head->id)
        return head->id;
    const zx_field *field = zxi_field_flagged(call->verb->type, ZX_FIELD_SUBJECT);
    *type = field ? zx_record_type_named(field->refers) : NULL;
    return *type ? zxi_id_at(in, field) : 0;
}

static zx_status check_revision(zxi_call *call, const void *in)
{
    const zx_record *head = in;
    const zx_record_type *type;
    if (!head->revision)
        return ZX_OK;
    zx_id id = watched(call, in, &type);
    if (!id)
        return zxi_invalid(call, "revision", "field.taken", "nothing yet to have a revision", "尚无可核对版本的记录");
    void *record;
    zx_status status = zxi_record_find(call->store, type, id, false, call->arena, &record);
    if (status == ZX_OK && ((zx_record *)record)->revision != head->revision)
        status = zxi_fail(ZX_CONFLICT, ZXI_ABOUT(.record = type->name, .field = "revision", .rule = "record.revision", .id = id),
                          "%s %lld was changed meanwhile (revision %lld, given %lld)%.0s", "%.0s记录 %lld 已被改动（现为第 %lld 版，所给为第 %lld 版；%s）",
                          type->en, (long long)id, (long long)((zx_record *)record)->revision, (long long)head->revision, type->zh);
    return status;
}

static zx_status run_checked(zxi_call *call, const void *in, zx_id *out)
{
    void *record;
    zx_status status = zxi_record_widen(call->arena, call->verb->type, in, &record);
    if (status == ZX_OK)
        status = zxi_input_check(call, record);
    if (status == ZX_OK)
        status = check_revision(call, record);
    if (status != ZX_OK)
        return status;
    zx_id made = 0;
    status = call->verb->run(call, record, &made);
    if (status != ZX_OK)
        return status;
    const zxi_entry entry = {
        .verb = call->verb->is.name,
        .actor = call->act->by,
        .reason = call->act->reason,
        .subject = call->subject ? call->subject : made,
        .effective = call->act->on,
    };
    status = zxi_journal_close(call->store, &entry);
    if (status == ZX_OK)
        *out = made;
    return status;
}

zx_status zxi_verb_do(zx_store *store, const zxi_verb *verb, const zx_act *act, const void *in, zx_id *out)
{
    return zxi_verb_do_with(store, verb, act, in, NULL, out);
}

zx_status zxi_verb_do_with(zx_store *store, const zxi_verb *verb, const zx_act *act, const void *in, void *with, zx_id *out)
{
    if (!act || !in)
        return zxi_misuse("act or record is NULL");
    zx_status status = zxi_act_check(verb, act);
    if (status != ZX_OK)
        return status;
    bool whole = (verb->flags & ZXI_CHECKS_AFTERWARDS) != 0;
    status = whole ? zxi_write_begin(store) : zxi_verb_begin(store);
    if (status != ZX_OK)
        return status;
    zxi_call call = {.store = store, .arena = zxi_call_arena(store), .act = act, .verb = verb, .with = with};
    zx_id made = 0;
    status = run_checked(&call, in, &made);
    status = whole ? zxi_write_end(store, status) : zxi_verb_end(store, status);
    if (status == ZX_OK && out)
        *out = made;
    return status;
}

static zx_status find_verb(const char *name, const zxi_verb **out)
{
    *out = name ? zxi_verb_named(name) : NULL;
    return *out ? ZX_OK : zxi_misuse("no such verb");
}

zx_status zx_verb_run(zx_store *store, const char *name, const zx_act *act, const void *in, zx_id *out)
{
    const zxi_verb *verb;
    zx_status status = find_verb(name, &verb);
    if (status == ZX_OK)
        status = zxi_enter(store);
    if (status != ZX_OK)
        return status;
    status = zxi_verb_do(store, verb, act, in, out);
    zxi_leave(store);
    return status;
}

static zx_status run_all(zx_store *store, const zxi_verb *verb, const zx_act *act, const void *const *in, size_t count, zx_id *made,
                         size_t *failed, zx_progress_fn progress, void *context)
{
    bool (*waits)(const void *) = verb->type->waits;
    size_t done = 0;
    for (int turn = 0; turn < (waits ? 2 : 1); turn++)
        for (size_t i = 0; i < count; i++) {
            if (waits && (in[i] && waits(in[i])) != (turn == 1))
                continue;
            zx_status status = zxi_verb_do(store, verb, act, in[i], made ? &made[i] : NULL);
            if (status != ZX_OK) {
                if (failed)
                    *failed = i;
                return status;
            }
            zxi_call_next(store);
            if (progress && progress(context, (int64_t)++done, (int64_t)count) != 0)
                return zxi_fail(ZX_CANCELLED, NULL, "cancelled", "已取消");
        }
    return ZX_OK;
}

zx_status zx_verb_run_many(zx_store *store, const char *name, const zx_act *act, const void *const *in, size_t count, zx_id *out,
                           size_t *failed, zx_progress_fn progress, void *context)
{
    const zxi_verb *verb;
    zx_status status = find_verb(name, &verb);
    if (status == ZX_OK && (!act || (!in && count)))
        status = zxi_misuse("act or records are NULL");
    if (status == ZX_OK)
        status = zxi_enter(store);
    if (status != ZX_OK)
        return status;
    zx_id *made = out && count ? zxi_alloc(count * sizeof *made) : NULL;
    if (out && count && !made)
        status = zxi_no_memory();
    if (status == ZX_OK)
        status = zxi_write_begin(store);
    if (status == ZX_OK)
        status = zxi_write_end(store, run_all(store, verb, act, in, count, made, failed, progress, context));
    if (status == ZX_OK && made)
        memcpy(out, made, count * sizeof *made);
    zx_free(made);
    zxi_leave(store);
    return status;
}
