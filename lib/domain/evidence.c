/* SPDX-License-Identifier: MIT */
#include <zhengxie/evidence.h>

#include <string.h>

#include <zhengxie/date.h>

#include "domain/projects.h"
#include "record/fields.h"

ZXI_NO_PADDING(zx_evidence, struck);

static const zx_field fields[] = {
    ZXI_ID(zx_evidence, about, "*", ZX_FIELD_REQUIRED, "of", "所证事项"),
    ZXI_ID(zx_evidence, record, "*", 0, "evidence", "佐证记录"),
    ZXI_TEXT(zx_evidence, text, 20000, ZX_FIELD_LONG | ZX_FIELD_SEARCHABLE, "first-hand material", "第一手材料"),
    ZXI_DATE(zx_evidence, added, ZX_FIELD_REQUIRED | ZX_FIELD_EFFECTIVE, "added", "登记日期"),
    ZXI_DATE(zx_evidence, struck, ZX_FIELD_UNTIL, "struck", "删除日期"),
    ZXI_TEXT(zx_evidence, note, 2000, 0, "note", "说明"),
};

static const zx_record_type type = ZXI_TYPE(zx_evidence, struck, "evidence", "evidence", "佐证", fields, .answer = false);

enum { ABOUT, SOMETHING, ONCE, STAGE_ENTERED, TOOK_PLACE, FIRST_HAND, STILL_THERE, IN_ORDER };
static const zx_rule rules[] = {
    [ABOUT] = {"evidence.about", "evidence is of a stage, or of a list entry, an effect or an instruction that was not struck",
               "佐证的对象为环节，或未删除的清单条目、效果、批示", "library"},
    [SOMETHING] = {"evidence.something", "evidence is a record, or first-hand material in words", "佐证须为库内记录或第一手材料", "library"},
    [ONCE] = {"evidence.once", "a record is evidence of a thing once", "同一记录对同一事项只作一次佐证", "library"},
    [STAGE_ENTERED] = {"evidence.stage-entered", "a stage has evidence once it was entered", "环节进入之后方有佐证", "履职闭环"},
    [TOOK_PLACE] = {"evidence.took-place", "an activity that is evidence took place by then", "作为佐证的活动须已举行", "library"},
    [FIRST_HAND] = {"evidence.first-hand", "of this kind of field work, first-hand material is noted or attached", "此类调研、视察须有第一手材料或附件",
                    "rulebook activity_kinds (first_hand)"},
    [STILL_THERE] = {"evidence.still-there", "what was struck changes no more", "已删除的佐证不再变更", "library"},
    [IN_ORDER] = {"evidence.in-order", "evidence is not struck before it was noted", "删除日期不得早于登记日期", "library"},
    {NULL, NULL, NULL, NULL},
};

/* ---- rules ---- */

static zx_status check_stage(zxi_call *call, zx_id id)
{
    void *loaded;
    zx_status status = zxi_record_load(call, &zxi_stage_type, id, &loaded);
    if (status != ZX_OK)
        return status;
    zx_date entered = ((const zx_stage *)loaded)->entered;
    if (!entered.year || zx_date_compare(call->act->on, entered) < 0)
        return zxi_refuse(call, &rules[STAGE_ENTERED], "about", id, entered.year ? "entered on %s" : "it was not%.0s",
                          entered.year ? "%s 进入" : "尚未进入%.0s", zxi_date_text(entered));
    return ZX_OK;
}

static zx_status check_about(zxi_call *call, zx_id about)
{
    static const struct {
        const char *name, *struck;
    } others[] = {
        {"list_entry", "SELECT struck FROM list_entry WHERE id = ?1"},
        {"effect", "SELECT struck FROM effect WHERE id = ?1"},
        {"instruction", "SELECT struck FROM instruction WHERE id = ?1"},
    };
    zx_date struck = {0};
    const zx_record_type *kind;
    zx_status status = zxi_kind_of(call->store, about, &kind);
    if (status != ZX_OK)
        return status;
    if (kind == &zxi_stage_type)
        return check_stage(call, about);
    const char *name = zx_record_type_name(kind);
    size_t i = 0;
    while (i < sizeof others / sizeof *others && strcmp(name, others[i].name) != 0)
        i++;
    if (i == sizeof others / sizeof *others)
        return zxi_refuse(call, &rules[ABOUT], "about", about, "it is %s %s%.0s", "所给为%.0s%.0s%s", zxi_article(kind), zx_record_type_en(kind),
                          zx_record_type_zh(kind));
    status = zxi_ask_date(call->store, &struck, others[i].struck, "i", about);
    if (status == ZX_OK && struck.year)
        status = zxi_refuse(call, &rules[ABOUT], "about", about, "struck on %s", "已于 %s 删除", zxi_date_text(struck));
    return status;
}

/* Field work of a kind marked `first_hand` has words or an attachment. */
static zx_status check_first_hand(zxi_call *call, const zx_activity *activity)
{
    const json_t *rulebook;
    int64_t attached = 0;
    zx_status status = zxi_rulebook_of(call->store, call->act->on, &rulebook, NULL);
    if (status != ZX_OK || !zxi_rulebook_flag(zxi_rulebook_entry(rulebook, "activity_kinds", activity->kind), "first_hand"))
        return status;
    status = zxi_ask(call->store, &attached, "SELECT id FROM attachment WHERE record = ?1 AND struck IS NULL LIMIT 1", "i", activity->id);
    if (status == ZX_OK && !attached)
        status = zxi_refuse(call, &rules[FIRST_HAND], "text", activity->id, "neither is there", "二者均无");
    return status;
}

static zx_status check_record(zxi_call *call, const zx_evidence *given)
{
    const zx_record_type *kind = NULL;
    const zx_activity *activity = NULL;
    if (!given->record)
        return given->text ? ZX_OK : zxi_refuse(call, &rules[SOMETHING], "record", given->about, "neither is given", "二者均未填写");
    zx_status status = zxi_kind_of(call->store, given->record, &kind);
    if (status == ZX_OK && kind == &zxi_activity_type)
        status = zxi_check_took_place(call, &rules[TOOK_PLACE], "record", given->record, &activity);
    return status == ZX_OK && activity && !given->text ? check_first_hand(call, activity) : status;
}

static zx_status check_once(zxi_call *call, const zx_evidence *given)
{
    int64_t there = 0;
    if (!given->record)
        return ZX_OK;
    zx_status status = zxi_ask(call->store, &there, "SELECT id FROM evidence WHERE about = ?1 AND record = ?2 AND struck IS NULL LIMIT 1", "ii",
                               given->about, given->record);
    if (status == ZX_OK && there)
        status = zxi_refuse(call, &rules[ONCE], "record", there, "see evidence %lld", "见佐证 %lld", (long long)there);
    return status;
}

/* ---- verbs ---- */

static zx_status add(zxi_call *call, void *in, zx_id *out)
{
    zx_evidence *given = in;
    zx_status status = check_about(call, given->about);
    if (status == ZX_OK)
        status = check_record(call, given);
    if (status == ZX_OK)
        status = check_once(call, given);
    given->added = call->act->on;
    call->subject = given->about;
    if (status == ZX_OK)
        status = zxi_record_insert(call, &type, given);
    *out = given->id;
    return status;
}

static zx_status check_there(zxi_call *call, const zx_evidence *kept)
{
    if (kept->struck.year)
        return zxi_refuse(call, &rules[STILL_THERE], "id", kept->id, "struck on %s", "已于 %s 删除", zxi_date_text(kept->struck));
    return ZX_OK;
}

static zx_status correct(zxi_call *call, void *in, zx_id *out)
{
    const zx_evidence *given = in;
    void *loaded;
    zx_status status = zxi_record_load_texts(call, &type, given->id, &loaded);
    if (status != ZX_OK)
        return status;
    zx_evidence *kept = loaded;
    kept->text = given->text;
    kept->note = given->note;
    call->subject = kept->about;
    *out = given->id;
    status = check_there(call, kept);
    if (status == ZX_OK)
        status = check_record(call, kept);
    return status == ZX_OK ? zxi_record_update_texts(call, &type, kept) : status;
}

static zx_status strike(zxi_call *call, void *in, zx_id *out)
{
    const zx_evidence *given = in;
    void *loaded;
    zx_status status = zxi_record_load(call, &type, given->id, &loaded);
    if (status != ZX_OK)
        return status;
    zx_evidence *kept = loaded;
    status = check_there(call, kept);
    if (status == ZX_OK && zx_date_compare(call->act->on, kept->added) < 0)
        status = zxi_refuse(call, &rules[IN_ORDER], "on", given->id, "noted on %s", "%s 登记", zxi_date_text(kept->added));
    if (status != ZX_OK)
        return status;
    kept->struck = call->act->on;
    call->subject = kept->about;
    *out = given->id;
    return zxi_record_update(call, &type, kept);
}

static const zxi_verb verbs[] = {
    {{"evidence.add", "evidence", "about! record text note", "adds evidence", "登记佐证"}, &type, add, false},
    {{"evidence.correct", "evidence", "id! text note", "mends the words of evidence", "更正佐证"}, &type, correct, ZXI_REASON},
    {{"evidence.strike", "evidence", "id!", "strikes evidence", "删除佐证"}, &type, strike, ZXI_REASON},
    {{NULL, NULL, NULL, NULL, NULL}, NULL, NULL, false},
};

static const zx_record_type *const types[] = {&type, NULL};
const zxi_noun zxi_noun_evidence = {"evidence", types, verbs, rules};

zx_status zx_evidence_add(zx_store *store, const zx_act *act, const zx_evidence *in, zx_id *out)
{
    return ZXI_RUN("evidence.add");
}

zx_status zx_evidence_correct(zx_store *store, const zx_act *act, const zx_evidence *in, zx_id *out)
{
    return ZXI_RUN("evidence.correct");
}

zx_status zx_evidence_strike(zx_store *store, const zx_act *act, const zx_evidence *in, zx_id *out)
{
    return ZXI_RUN("evidence.strike");
}
