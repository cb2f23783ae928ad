/* SPDX-License-Identifier: MIT */
/* Breaking down, and what it asks for. */
#include <zhengxie/date.h>

#include "domain/lists/lists.h"
#include "domain/measures/measures.h"

static zx_status in_order(zxi_call *call, zx_date earlier, zx_id id)
{
    if (zx_date_compare(call->act->on, earlier) < 0)
        return zxi_refuse(call, &zxi_measure_rules[ZXI_MEASURE_IN_ORDER], "on", id, "that was on %s", "该日期为 %s", zxi_date_text(earlier));
    return ZX_OK;
}

static zx_status under_suggestion(zxi_call *call, zx_measure *given)
{
    void *loaded;
    zx_status status = zxi_record_load(call, &zxi_list_entry_type, given->suggestion, &loaded);
    if (status != ZX_OK)
        return status;
    const zx_list_entry *entry = loaded;
    if (entry->list != ZX_LIST_SUGGESTION)
        return zxi_refuse(call, &zxi_measure_rules[ZXI_MEASURE_SUGGESTION], "suggestion", entry->id, "it is %s%.0s", "所给为%.0s%s",
                          entry->list == ZX_LIST_PROBLEM ? "a problem" : "an achievement", entry->list == ZX_LIST_PROBLEM ? "问题" : "成绩");
    if (entry->struck.year)
        return zxi_refuse(call, &zxi_measure_rules[ZXI_MEASURE_SUGGESTION], "suggestion", entry->id, "struck on %s", "已于 %s 删去",
                          zxi_date_text(entry->struck));
    return in_order(call, entry->listed, entry->id);
}

/* What it says of its parent holds of the part too: the suggestion, or the reply. */
static zx_status under_parent(zxi_call *call, zx_measure *given, zx_measure **out)
{
    int64_t reports = 0, before = 0;
    zx_measure *parent = NULL;
    zx_status status = zxi_measure_load(call, given->parent, &parent);
    if (status != ZX_OK)
        return status;
    if (parent->cancelled.year)
        return zxi_refuse(call, &zxi_measure_rules[ZXI_MEASURE_CANCELLED], "parent", parent->id, "on %s", "日期：%s", zxi_date_text(parent->cancelled));
    status = in_order(call, parent->promised, parent->id);
    if (status == ZX_OK)
        status = ZXI_QUERY(call->store, 0, &reports, "SELECT count(*) FROM progress WHERE measure = ?1", parent->id);
    if (status == ZX_OK)
        status = ZXI_QUERY(call->store, 0, &before, "SELECT count(*) FROM measure WHERE parent = ?1", parent->id);
    if (status == ZX_OK && reports && !before && !call->act->reason)
        return zxi_refuse(call, &zxi_measure_rules[ZXI_MEASURE_REPORTED], "reason", parent->id, "%lld reports", "已有 %lld 次进展报告",
                          (long long)reports);
    given->suggestion = parent->suggestion;
    given->reply = parent->reply;
    *out = parent;
    return status;
}

zx_status zxi_measure_break_down(zxi_call *call, void *in, zx_id *out)
{
    zx_measure *given = in, *parent = NULL;
    if ((given->suggestion != 0) == (given->parent != 0))
        return zxi_refuse(call, &zxi_measure_rules[ZXI_MEASURE_ORIGIN], "suggestion", given->parent, given->parent ? "both are given" : "neither is given",
                          given->parent ? "二者均已填写" : "二者均未填写");
    given->promised = call->act->on;
    zx_status status = given->parent ? under_parent(call, given, &parent) : under_suggestion(call, given);
    if (status == ZX_OK)
        status = zxi_measure_check(call, given);
    if (status == ZX_OK)
        status = zxi_weight_check(call, given);
    if (status == ZX_OK)
        status = zxi_measure_derive(call->store, given);
    call->subject = zxi_measure_subject(given);
    if (status == ZX_OK)
        status = zxi_record_insert(call, &zxi_measure_type, given);
    *out = given->id;
    return status == ZX_OK ? zxi_measure_ripple(call, given) : status;
}

zx_status zxi_measure_weigh(zxi_call *call, void *in, zx_id *out)
{
    const zx_measure *given = in;
    zx_measure *kept = NULL;
    zx_status status = zxi_measure_load(call, given->id, &kept);
    if (status != ZX_OK)
        return status;
    if (kept->status == ZX_MEASURE_CANCELLED)
        return zxi_refuse(call, &zxi_measure_rules[ZXI_MEASURE_CANCELLED], "id", kept->id, "nothing is weighed any more", "不再设置权重");
    kept->weight = given->weight;
    status = zxi_weight_check(call, kept);
    call->subject = zxi_measure_subject(kept);
    if (status == ZX_OK)
        status = zxi_record_update(call, &zxi_measure_type, kept);
    *out = given->id;
    return status == ZX_OK ? zxi_measure_ripple(call, kept) : status;
}
