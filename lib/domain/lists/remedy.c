/* SPDX-License-Identifier: MIT */
#include <inttypes.h>

#include <zhengxie/date.h>

#include "domain/lists/lists.h"

ZXI_NO_PADDING(zx_remedy, struck);

static const zx_field fields[] = {
    ZXI_ID(zx_remedy, suggestion, "list_entry", ZX_FIELD_REQUIRED, "suggestion", "建议"),
    ZXI_ID(zx_remedy, problem, "list_entry", ZX_FIELD_REQUIRED, "problem", "问题"),
    ZXI_DATE(zx_remedy, linked, ZX_FIELD_REQUIRED | ZX_FIELD_EFFECTIVE, "linked", "关联日期"),
    ZXI_DATE(zx_remedy, struck, ZX_FIELD_UNTIL, "struck", "解除日期"),
    ZXI_ID(zx_remedy, project, "project", ZX_FIELD_DERIVED, "project", "课题"),
};

static zx_status derive(zx_store *store, void *record)
{
    zx_remedy *remedy = record;
    return ZXI_QUERY(store, 0, &remedy->project, "SELECT d.project FROM list_entry AS e JOIN document AS d ON d.id = e.\"of\" WHERE e.id = ?1",
                     remedy->suggestion);
}

const zx_record_type zxi_remedy_type = ZXI_TYPE(zx_remedy, struck, "remedy", "remedy", "问题对应建议", fields, .derive = derive);

enum { LISTS, TOGETHER, ONCE, IN_ORDER, HOLDS };
static const zx_rule rules[] = {
    [LISTS] = {"remedy.lists", "a suggestion that stands answers a problem that stands", "由有效的建议对应有效的问题", "library"},
    [TOGETHER] = {"remedy.together", "both are of one document or proposal", "问题与建议须属同一文件或提案", "library"},
    [ONCE] = {"remedy.once", "a suggestion answers a problem once", "同一建议与同一问题只对应一次", "library"},
    [IN_ORDER] = {"remedy.in-order", "entries are linked after they were listed, and unlinked after that", "关联不得早于列入，解除不得早于关联", "library"},
    [HOLDS] = {"remedy.holds", "only what still holds is unlinked", "已解除的关联不再解除", "library"},
    {NULL, NULL, NULL, NULL},
};

static zx_status in_order(zxi_call *call, zx_date earlier, zx_id id)
{
    if (zx_date_compare(call->act->on, earlier) < 0)
        return zxi_refuse(call, &rules[IN_ORDER], "on", id, "that was on %s", "该日期为 %s", zxi_date_text(earlier));
    return ZX_OK;
}

static zx_status load_entry(zxi_call *call, const char *field, zx_id id, zx_list list, zx_list_entry **out)
{
    void *loaded;
    zx_status status = zxi_record_load(call, &zxi_list_entry_type, id, &loaded);
    if (status != ZX_OK)
        return status;
    zx_list_entry *entry = loaded;
    if (entry->list != list)
        return zxi_refuse(call, &rules[LISTS], field, id, "it is in another list", "不在相应清单中");
    if (entry->struck.year)
        return zxi_refuse(call, &rules[LISTS], field, id, "struck on %s", "已于 %s 删去", zxi_date_text(entry->struck));
    *out = entry;
    return in_order(call, entry->listed, id);
}

static zx_status link_entries(zxi_call *call, void *in, zx_id *out)
{
    zx_remedy *given = in;
    zx_list_entry *suggestion = NULL, *problem = NULL;
    int64_t there = 0;
    zx_status status = load_entry(call, "suggestion", given->suggestion, ZX_LIST_SUGGESTION, &suggestion);
    if (status == ZX_OK)
        status = load_entry(call, "problem", given->problem, ZX_LIST_PROBLEM, &problem);
    if (status == ZX_OK && suggestion->of != problem->of)
        status = zxi_refuse(call, &rules[TOGETHER], "problem", problem->id, "the suggestion is of record %" PRId64, "建议属记录 %" PRId64, suggestion->of);
    if (status == ZX_OK)
        status = zxi_ask(call->store, &there, "SELECT id FROM remedy WHERE suggestion = ?1 AND problem = ?2 AND struck IS NULL", "ii",
                         given->suggestion, given->problem);
    if (status == ZX_OK && there)
        status = zxi_refuse(call, &rules[ONCE], "problem", there, "since remedy %" PRId64, "见关联 %" PRId64, there);
    if (status != ZX_OK)
        return status;
    given->linked = call->act->on;
    given->project = suggestion->project;
    call->subject = suggestion->of;
    status = zxi_record_insert(call, &zxi_remedy_type, given);
    *out = given->id;
    return status;
}

static zx_status unlink_entries(zxi_call *call, void *in, zx_id *out)
{
    const zx_remedy *given = in;
    void *loaded, *entry;
    zx_status status = zxi_record_load(call, &zxi_remedy_type, given->id, &loaded);
    if (status != ZX_OK)
        return status;
    zx_remedy *kept = loaded;
    if (kept->struck.year)
        return zxi_refuse(call, &rules[HOLDS], "id", given->id, "until %s", "解除日期为 %s", zxi_date_text(kept->struck));
    status = in_order(call, kept->linked, given->id);
    if (status == ZX_OK)
        status = zxi_record_load(call, &zxi_list_entry_type, kept->suggestion, &entry);
    if (status != ZX_OK)
        return status;
    kept->struck = call->act->on;
    call->subject = ((zx_list_entry *)entry)->of;
    *out = given->id;
    return zxi_record_update(call, &zxi_remedy_type, kept);
}

static const zxi_verb verbs[] = {
    {{"list_entry.link", "remedy", "suggestion! problem!", "says that a suggestion answers a problem", "关联问题与建议"}, &zxi_remedy_type, link_entries,
     false},
    {{"list_entry.unlink", "remedy", "id!", "takes back that a suggestion answers a problem", "解除问题与建议的关联"}, &zxi_remedy_type, unlink_entries,
     ZXI_REASON},
    {{NULL, NULL, NULL, NULL, NULL}, NULL, NULL, false},
};

static const zx_record_type *const types[] = {&zxi_remedy_type, NULL};
const zxi_noun zxi_noun_remedy = {"list_entry", types, verbs, rules};

zx_status zx_list_entry_link(zx_store *store, const zx_act *act, const zx_remedy *in, zx_id *out)
{
    return ZXI_RUN("list_entry.link");
}

zx_status zx_list_entry_unlink(zx_store *store, const zx_act *act, const zx_remedy *in, zx_id *out)
{
    return ZXI_RUN("list_entry.unlink");
}
