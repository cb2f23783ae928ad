/* SPDX-License-Identifier: MIT */
/* Cancelling a measure, and taking that back. */
#include <zhengxie/date.h>

#include "domain/measures/measures.h"

static zx_status refuse(zxi_call *call, zxi_measure_rule rule, const zx_measure *measure, const char *field, const char *en, const char *zh, zx_date date)
{
    return zxi_refuse(call, &zxi_measure_rules[rule], field, measure->id, en, zh, zxi_date_text(date));
}

/* Everything below, each before what it is a part of. */
static const char below[] =
    "WITH RECURSIVE part(id, depth) AS (SELECT id, 1 FROM measure WHERE parent = ?1 "
    "UNION ALL SELECT m.id, part.depth + 1 FROM measure AS m JOIN part ON m.parent = part.id) "
    "SELECT m.id FROM part JOIN measure AS m ON m.id = part.id WHERE m.cancelled IS NULL AND m.status <> 'completed' ORDER BY part.depth DESC, m.id";

/* Its derived fields with it: what is below it was written before. */
static zx_status write(zxi_call *call, zx_id id, zx_date cancelled, zx_measure **out)
{
    void *loaded;
    zx_status status = zxi_record_load(call, &zxi_measure_type, id, &loaded);
    if (status != ZX_OK)
        return status;
    *out = loaded;
    (*out)->cancelled = cancelled;
    status = zxi_measure_derive(call->store, loaded);
    return status == ZX_OK ? zxi_record_update(call, &zxi_measure_type, loaded) : status;
}

zx_status zxi_measure_cancel(zxi_call *call, void *in, zx_id *out)
{
    const zx_measure *given = in;
    zx_measure *kept = NULL, *part = NULL;
    zx_id *parts = NULL;
    size_t count = 0;
    zx_status status = zxi_measure_load(call, given->id, &kept);
    if (status != ZX_OK)
        return status;
    zx_date last = kept->moved.year ? kept->moved : kept->promised;
    if (kept->cancelled.year)
        return refuse(call, ZXI_MEASURE_CANCELLED, kept, "id", "on %s", "日期：%s", kept->cancelled);
    if (kept->status == ZX_MEASURE_COMPLETED)
        return refuse(call, ZXI_MEASURE_COMPLETED, kept, "id", "on %s", "日期：%s", kept->completed);
    if (zx_date_compare(call->act->on, last) < 0)
        return refuse(call, ZXI_MEASURE_IN_ORDER, kept, "on", "that was on %s", "该日期为 %s", last);
    call->subject = zxi_measure_subject(kept);
    status = zxi_ask_ids(call, &parts, &count, below, "i", given->id);
    for (size_t i = 0; i < count && status == ZX_OK; i++)
        status = write(call, parts[i], call->act->on, &part);
    if (status == ZX_OK)
        status = write(call, given->id, call->act->on, &kept);
    *out = given->id;
    return status == ZX_OK ? zxi_measure_ripple(call, kept) : status;
}

zx_status zxi_measure_resume(zxi_call *call, void *in, zx_id *out)
{
    const zx_measure *given = in;
    zx_measure *kept = NULL, *parent = NULL;
    zx_status status = zxi_measure_load(call, given->id, &kept);
    if (status == ZX_OK && kept->parent)
        status = zxi_measure_load(call, kept->parent, &parent);
    if (status != ZX_OK)
        return status;
    if (!kept->cancelled.year)
        return refuse(call, ZXI_MEASURE_NOT_CANCELLED, kept, "id", "promised on %s", "承诺日期为 %s", kept->promised);
    if (parent && parent->cancelled.year)
        return refuse(call, ZXI_MEASURE_UNDER_CANCELLED, parent, "id", "on %s", "日期：%s", parent->cancelled);
    if (zx_date_compare(call->act->on, kept->cancelled) < 0)
        return refuse(call, ZXI_MEASURE_IN_ORDER, kept, "on", "that was on %s", "该日期为 %s", kept->cancelled);
    status = zxi_weight_check(call, kept);
    call->subject = zxi_measure_subject(kept);
    if (status == ZX_OK)
        status = write(call, given->id, (zx_date){0}, &kept);
    *out = given->id;
    return status == ZX_OK ? zxi_measure_ripple(call, kept) : status;
}
