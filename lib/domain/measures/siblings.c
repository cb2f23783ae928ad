/* SPDX-License-Identifier: MIT */
/* Measures side by side, and their weights. */
#include "domain/lists/lists.h"
#include "domain/measures/measures.h"

#define GROUP "SELECT id, progress, weight FROM measure WHERE "
static const char parts[] = GROUP "parent = ?1 ORDER BY id", of_suggestion[] = GROUP "suggestion = ?1 AND parent IS NULL ORDER BY id",
                  of_reply[] = GROUP "reply = ?1 AND parent IS NULL ORDER BY id";

static zx_status add(zxi_arena *arena, zxi_siblings *to, size_t *room, zxi_share share)
{
    if (to->count == *room) {
        size_t wider = *room ? *room * 2 : 16;
        zxi_share *copy = zxi_arena_alloc(arena, wider * sizeof *copy);
        if (!copy)
            return zxi_no_memory();
        for (size_t i = 0; i < to->count; i++)
            copy[i] = to->shares[i];
        to->shares = copy;
        *room = wider;
    }
    to->shares[to->count++] = share;
    return ZX_OK;
}

static zx_status read_group(zx_store *store, const char *sql, zx_id of, zx_id own, zxi_siblings *out)
{
    zxi_statement *statement;
    size_t room = 0;
    bool row, found = false;
    *out = (zxi_siblings){0};
    zx_status status = zxi_prepare(store, sql, &statement);
    if (status != ZX_OK)
        return status;
    zxi_bind_int(statement, 1, of);
    while (status == ZX_OK && (status = zxi_step(statement, &row)) == ZX_OK && row) {
        const zxi_share share = {zxi_column_int(statement, 1), zxi_column_int(statement, 2), zxi_column_null(statement, 1)};
        if (zxi_column_int(statement, 0) == own) {
            out->own = out->count;
            found = true;
        }
        status = add(zxi_call_arena(store), out, &room, share);
    }
    zxi_done(statement);
    if (!found)
        out->own = out->count;
    return status;
}

zx_status zxi_siblings_of(zxi_call *call, const zx_measure *measure, zxi_siblings *out)
{
    if (measure->parent)
        return read_group(call->store, parts, measure->parent, measure->id, out);
    return measure->suggestion ? read_group(call->store, of_suggestion, measure->suggestion, measure->id, out)
                               : read_group(call->store, of_reply, measure->reply, measure->id, out);
}

zx_status zxi_suggestion_progress(zx_store *store, zx_id suggestion, int64_t *out)
{
    zxi_siblings measures;
    zx_status status = read_group(store, of_suggestion, suggestion, 0, &measures);
    if (status == ZX_OK)
        *out = zxi_rollup(measures.shares, measures.count);
    return status;
}

/* ---- weights ---- */

zx_status zxi_weight_check(zxi_call *call, const zx_measure *measure)
{
    zxi_siblings beside;
    if (!measure->weight.set)
        return ZX_OK;
    if (measure->weight.value < 1 || measure->weight.value > 100)
        return zxi_refuse(call, &zxi_measure_rules[ZXI_MEASURE_WEIGHT], "weight", measure->id, "%lld is given", "所给为 %lld",
                          (long long)measure->weight.value);
    zx_status status = zxi_siblings_of(call, measure, &beside);
    if (status != ZX_OK)
        return status;
    if (beside.own < beside.count) /* what it weighed so far */
        beside.shares[beside.own].weight = 0;
    int64_t others = zxi_weights_sum(beside.shares, beside.count);
    if (others + measure->weight.value > 100)
        return zxi_refuse(call, &zxi_measure_rules[ZXI_MEASURE_WEIGHTS], "weight", measure->id, "the others weigh %lld already", "其他措施已占 %lld",
                          (long long)others);
    return ZX_OK;
}

zx_status zxi_weights_up(zxi_call *call, const zx_measure *measure)
{
    zxi_siblings beside;
    zx_status status = zxi_siblings_of(call, measure, &beside);
    while (status == ZX_OK) {
        if (!zxi_weights_complete(beside.shares, beside.count))
            return zxi_refuse(call, &zxi_measure_rules[ZXI_MEASURE_WEIGHTS], "measure", measure->id, "those beside measure %lld weigh %lld",
                              "措施 %lld 及其并列措施权重合计 %lld", (long long)measure->id,
                              (long long)zxi_weights_sum(beside.shares, beside.count));
        if (!measure->parent)
            return ZX_OK;
        void *above;
        status = zxi_record_load(call, &zxi_measure_type, measure->parent, &above);
        measure = above;
        if (status == ZX_OK)
            status = zxi_siblings_of(call, measure, &beside);
    }
    return status;
}
