/* SPDX-License-Identifier: MIT */
#include <inttypes.h>

#include <zhengxie/date.h>

#include "domain/lists/lists.h"
#include "domain/measures/measures.h"

ZXI_NO_PADDING(zx_list_entry, reserved);

static const zx_enum_value lists[] = {
    ZXI_VALUE(ZX_LIST_ACHIEVEMENT, "achievement", "achievement", "成绩"),
    ZXI_VALUE(ZX_LIST_PROBLEM, "problem", "problem", "问题"),
    ZXI_VALUE(ZX_LIST_SUGGESTION, "suggestion", "suggestion", "建议"),
};
const zx_enum_type zxi_list_type = ZXI_ENUM_TYPE("list_kind", lists);

static const zx_field fields[] = {
    ZXI_ID(zx_list_entry, of, "document|proposal", ZX_FIELD_REQUIRED | ZX_FIELD_SUBJECT, "of", "所属文件或提案"),
    ZXI_ENUM(zx_list_entry, list, &zxi_list_type, ZX_FIELD_REQUIRED, "list", "清单"),
    ZXI_INT(zx_list_entry, position, ZX_FIELD_REQUIRED, "position", "序号"),
    ZXI_TEXT(zx_list_entry, title, 500, ZX_FIELD_REQUIRED | ZX_FIELD_TITLE | ZX_FIELD_SEARCHABLE, "entry", "条目"),
    ZXI_TEXT(zx_list_entry, text, 5000, ZX_FIELD_LONG | ZX_FIELD_SEARCHABLE, "text", "内容"),
    ZXI_DATE(zx_list_entry, listed, ZX_FIELD_REQUIRED | ZX_FIELD_EFFECTIVE, "listed", "列入日期"),
    ZXI_DATE(zx_list_entry, struck, ZX_FIELD_UNTIL, "struck", "删去日期"),
    ZXI_ID(zx_list_entry, project, "project", ZX_FIELD_DERIVED, "project", "课题"),
    ZXI_INT(zx_list_entry, progress, ZX_FIELD_DERIVED, "progress", "进度"),
};

static zx_status derive(zx_store *store, void *record)
{
    zx_list_entry *entry = record;
    int64_t percent = ZXI_NO_PROGRESS;
    zx_status status = zxi_matter_project(store, entry->of, &entry->project);
    if (status == ZX_OK && entry->list == ZX_LIST_SUGGESTION)
        status = zxi_suggestion_progress(store, entry->id, &percent);
    entry->progress = percent == ZXI_NO_PROGRESS ? (zx_opt_int){0} : (zx_opt_int){1, percent};
    return status;
}

const zx_record_type zxi_list_entry_type =
    ZXI_TYPE(zx_list_entry, reserved, "list_entry", "list entry", "清单条目", fields, .derive = derive);

enum { IN_ORDER, POSITION, STRUCK, IN_USE };
static const zx_rule rules[] = {
    [IN_ORDER] = {"list_entry.in-order", "nothing is listed before the document or proposal is there, or struck before it was listed",
                  "条目不得早于文件起草或提案提交，删去不得早于列入", "library"},
    [POSITION] = {"list_entry.position", "the places of a list follow one another from 1 on, without a gap", "清单序号从 1 起连续编排", "library"},
    [STRUCK] = {"list_entry.struck", "nothing more is done with a struck entry", "已删去的条目不再办理", "library"},
    [IN_USE] = {"list_entry.in-use",
                "an entry is not struck as long as something rests on it: a link, a measure that is not cancelled, an instruction, evidence",
                "仍有关联（问题与建议的对应、未取消的措施、批示、佐证）的条目不得删去", "library"},
    {NULL, NULL, NULL, NULL},
};

/* ---- places ---- */

static zx_status last_place(zxi_call *call, const zx_list_entry *entry, int64_t *out)
{
    return zxi_ask(call->store, out,
                   "SELECT max(position) FROM list_entry WHERE \"of\" = ?1 AND list = ?2 AND struck IS NULL", "it", entry->of,
                   zxi_enum_value(&zxi_list_type, (int)entry->list)->code);
}

static zx_status check_place(zxi_call *call, const zx_list_entry *entry, int64_t place, int64_t last)
{
    if (place < 1 || place > last)
        return zxi_refuse(call, &rules[POSITION], "position", entry->id, "%" PRId64 " of 1 to %" PRId64, "所给为 %" PRId64 "，可用 1 至 %" PRId64,
                          place, last);
    return ZX_OK;
}

/* Moves those that stand from `first` to `last` by one. */
static zx_status shift(zxi_call *call, const zx_list_entry *entry, int64_t first, int64_t last, int64_t by)
{
    zx_id *ids = NULL;
    size_t count = 0;
    zx_status status = zxi_ask_ids(call, &ids, &count,
                                   "SELECT id FROM list_entry WHERE \"of\" = ?1 AND list = ?2 AND struck IS NULL AND position BETWEEN ?3 AND ?4 "
                                   "ORDER BY position",
                                   "itii", entry->of, zxi_enum_value(&zxi_list_type, (int)entry->list)->code, first, last);
    for (size_t i = 0; i < count && status == ZX_OK; i++) {
        void *other;
        if (ids[i] == entry->id)
            continue;
        status = zxi_record_load(call, &zxi_list_entry_type, ids[i], &other);
        if (status != ZX_OK)
            break;
        ((zx_list_entry *)other)->position.value += by;
        status = zxi_record_update(call, &zxi_list_entry_type, other);
    }
    return status;
}

/* ---- verbs ---- */

static zx_status add(zxi_call *call, void *in, zx_id *out)
{
    zx_list_entry *given = in;
    zxi_matter of = {0};
    int64_t last = 0;
    zx_status status = zxi_matter_load(call, given->of, &of);
    if (status == ZX_OK && (!of.begun.year || zx_date_compare(call->act->on, of.begun) < 0))
        status = zxi_refuse(call, &rules[IN_ORDER], "on", given->of, "that was on %s", "该日期为 %s", zxi_date_text(of.begun));
    if (status == ZX_OK)
        status = last_place(call, given, &last);
    given->position = given->position.set ? given->position : (zx_opt_int){1, last + 1};
    if (status == ZX_OK)
        status = check_place(call, given, given->position.value, last + 1);
    given->listed = call->act->on;
    given->project = of.project;
    call->subject = given->of;
    if (status == ZX_OK)
        status = shift(call, given, given->position.value, last, +1);
    if (status == ZX_OK)
        status = zxi_record_insert(call, &zxi_list_entry_type, given);
    *out = given->id;
    return status;
}

/* One that stands. */
static zx_status load(zxi_call *call, zx_id id, zx_list_entry **out)
{
    void *loaded;
    zx_status status = zxi_record_load_texts(call, &zxi_list_entry_type, id, &loaded);
    if (status != ZX_OK)
        return status;
    zx_list_entry *entry = loaded;
    if (entry->struck.year)
        return zxi_refuse(call, &rules[STRUCK], "id", id, "on %s", "日期：%s", zxi_date_text(entry->struck));
    call->subject = entry->of;
    *out = entry;
    return ZX_OK;
}

static zx_status move(zxi_call *call, void *in, zx_id *out)
{
    const zx_list_entry *given = in;
    zx_list_entry *kept = NULL;
    int64_t last = 0, to = given->position.value;
    zx_status status = load(call, given->id, &kept);
    if (status == ZX_OK)
        status = last_place(call, kept, &last);
    if (status == ZX_OK)
        status = check_place(call, kept, to, last);
    if (status != ZX_OK)
        return status;
    int64_t from = kept->position.value;
    status = to > from ? shift(call, kept, from + 1, to, -1) : shift(call, kept, to, from - 1, +1);
    kept->position.value = to;
    *out = given->id;
    return status == ZX_OK ? zxi_record_update(call, &zxi_list_entry_type, kept) : status;
}

static zx_status correct(zxi_call *call, void *in, zx_id *out)
{
    const zx_list_entry *given = in;
    zx_list_entry *kept = NULL;
    zx_status status = load(call, given->id, &kept);
    if (status != ZX_OK)
        return status;
    kept->title = given->title;
    kept->text = given->text;
    *out = given->id;
    return zxi_record_update_texts(call, &zxi_list_entry_type, kept);
}

static const char users[] = "SELECT id FROM remedy WHERE problem = ?1 AND (struck IS NULL OR struck > ?2) UNION ALL "
                            "SELECT id FROM remedy WHERE suggestion = ?1 AND (struck IS NULL OR struck > ?2) UNION ALL "
                            "SELECT id FROM measure WHERE suggestion = ?1 AND cancelled IS NULL AND status <> 'cancelled' UNION ALL "
                            "SELECT id FROM instruction WHERE entry = ?1 AND (struck IS NULL OR struck > ?2) UNION ALL "
                            ZXI_EVIDENCE_OF " LIMIT 1";

static zx_status strike(zxi_call *call, void *in, zx_id *out)
{
    const zx_list_entry *given = in;
    zx_list_entry *kept = NULL;
    int64_t last = 0;
    zx_status status = load(call, given->id, &kept);
    if (status == ZX_OK && zx_date_compare(call->act->on, kept->listed) < 0)
        status = zxi_refuse(call, &rules[IN_ORDER], "on", given->id, "that was on %s", "该日期为 %s", zxi_date_text(kept->listed));
    if (status == ZX_OK)
        status = zxi_check_unused(call, &rules[IN_USE], given->id, users);
    if (status == ZX_OK)
        status = last_place(call, kept, &last);
    if (status == ZX_OK)
        status = shift(call, kept, kept->position.value + 1, last, -1);
    if (status != ZX_OK)
        return status;
    kept->struck = call->act->on;
    *out = given->id;
    return zxi_record_update(call, &zxi_list_entry_type, kept);
}

static const zxi_verb verbs[] = {
    {{"list_entry.add", "list_entry", "of! list! title! position text", "adds an entry to one of the three lists", "列入清单条目"}, &zxi_list_entry_type, add,
     false},
    {{"list_entry.move", "list_entry", "id! position!", "moves an entry within its list", "调整清单条目次序"}, &zxi_list_entry_type, move, false},
    {{"list_entry.correct", "list_entry", "id! title! text", "mends an entry", "更正清单条目"}, &zxi_list_entry_type, correct, ZXI_REASON},
    {{"list_entry.strike", "list_entry", "id!", "strikes an entry", "删去清单条目"}, &zxi_list_entry_type, strike, ZXI_REASON},
    {{NULL, NULL, NULL, NULL, NULL}, NULL, NULL, false},
};

static const zx_record_type *const types[] = {&zxi_list_entry_type, NULL};
const zxi_noun zxi_noun_list_entry = {"list_entry", types, verbs, rules};

zx_status zx_list_entry_add(zx_store *store, const zx_act *act, const zx_list_entry *in, zx_id *out)
{
    return ZXI_RUN("list_entry.add");
}

zx_status zx_list_entry_move(zx_store *store, const zx_act *act, const zx_list_entry *in, zx_id *out)
{
    return ZXI_RUN("list_entry.move");
}

zx_status zx_list_entry_correct(zx_store *store, const zx_act *act, const zx_list_entry *in, zx_id *out)
{
    return ZXI_RUN("list_entry.correct");
}

zx_status zx_list_entry_strike(zx_store *store, const zx_act *act, const zx_list_entry *in, zx_id *out)
{
    return ZXI_RUN("list_entry.strike");
}
