/* SPDX-License-Identifier: MIT */
#include <zhengxie/date.h>

#include "domain/lists/lists.h"

ZXI_NO_PADDING(zx_instruction, struck);

static const zx_field fields[] = {
    ZXI_ID(zx_instruction, of, "document|proposal", ZX_FIELD_REQUIRED | ZX_FIELD_SUBJECT, "on", "所批文件或提案"),
    ZXI_ID(zx_instruction, entry, "list_entry", 0, "about entry", "所批清单条目"),
    ZXI_ID(zx_instruction, leader, "person", ZX_FIELD_REQUIRED, "leader", "批示领导"),
    ZXI_TEXT(zx_instruction, office, 200, ZX_FIELD_SEARCHABLE, "office", "职务"),
    ZXI_TEXT(zx_instruction, number, 100, ZX_FIELD_SEARCHABLE, "number", "编号"),
    ZXI_TEXT(zx_instruction, text, 5000, ZX_FIELD_LONG | ZX_FIELD_SEARCHABLE, "text", "批示内容"),
    ZXI_DATE(zx_instruction, given, ZX_FIELD_REQUIRED | ZX_FIELD_EFFECTIVE, "given", "批示日期"),
    ZXI_DATE(zx_instruction, struck, ZX_FIELD_UNTIL, "struck", "删除日期"),
    ZXI_ID(zx_instruction, project, "project", ZX_FIELD_DERIVED, "project", "课题"),
};

static zx_status derive(zx_store *store, void *record)
{
    zx_instruction *instruction = record;
    return zxi_matter_project(store, instruction->of, &instruction->project);
}

const zx_record_type zxi_instruction_type =
    ZXI_TYPE(zx_instruction, struck, "instruction", "instruction", "批示", fields, .derive = derive);

enum { SENT, ENTRY, IN_ORDER, STRUCK, IN_USE };
static const zx_rule rules[] = {
    [SENT] = {"instruction.sent", "an instruction is written on what was sent by then", "批示须在文件报送或提案提交之后", "library"},
    [ENTRY] = {"instruction.entry", "the entry that it is about stands in a list of that document or proposal", "所批条目须为该文件或提案的有效清单条目", "library"},
    [IN_ORDER] = {"instruction.in-order",
                  "a corrected date is not ahead, nor after those whom it asks were addressed; none is struck before it was given",
                  "更正后的批示日期不得晚于更正之日和交办之日；删除不得早于批示之日", "library"},
    [STRUCK] = {"instruction.struck", "nothing more is done with a struck instruction", "已删除的批示不再办理", "library"},
    [IN_USE] = {"instruction.in-use", "an instruction is not struck as long as something rests on it: an addressee, evidence",
                "仍有承办对象或佐证的批示不得删除", "library"},
    {NULL, NULL, NULL, NULL},
};

zx_status zxi_instruction_stands(zxi_call *call, const char *field, const zx_instruction *instruction)
{
    if (instruction->struck.year)
        return zxi_refuse(call, &rules[STRUCK], field, instruction->id, "on %s", "日期：%s", zxi_date_text(instruction->struck));
    return ZX_OK;
}

static zx_status check_entry(zxi_call *call, const zx_instruction *given)
{
    void *loaded;
    if (!given->entry)
        return ZX_OK;
    zx_status status = zxi_record_load(call, &zxi_list_entry_type, given->entry, &loaded);
    if (status != ZX_OK)
        return status;
    const zx_list_entry *entry = loaded;
    if (entry->of != given->of)
        return zxi_refuse(call, &rules[ENTRY], "entry", entry->id, "it is of record %lld", "所属记录为 %lld", (long long)entry->of);
    if (entry->struck.year)
        return zxi_refuse(call, &rules[ENTRY], "entry", entry->id, "struck on %s", "已于 %s 删去", zxi_date_text(entry->struck));
    return ZX_OK;
}

static zx_status check(zxi_call *call, zx_instruction *given)
{
    zxi_matter of = {0};
    zx_status status = zxi_matter_load(call, given->of, &of);
    if (status == ZX_OK && (!of.sent.year || zx_date_compare(given->given, of.sent) < 0))
        status = of.sent.year ? zxi_refuse(call, &rules[SENT], "on", given->of, "it was sent on %s", "报送日期为 %s", zxi_date_text(of.sent))
                              : zxi_refuse(call, &rules[SENT], "on", given->of, "it was not sent", "尚未报送");
    given->project = of.project;
    return status == ZX_OK ? check_entry(call, given) : status;
}

static zx_status give(zxi_call *call, void *in, zx_id *out)
{
    zx_instruction *given = in;
    given->given = call->act->on;
    zx_status status = check(call, given);
    call->subject = given->of;
    if (status == ZX_OK)
        status = zxi_record_insert(call, &zxi_instruction_type, given);
    *out = given->id;
    return status;
}

static zx_status check_date(zxi_call *call, const zx_instruction *given)
{
    zx_date first = {0};
    zx_status status = zxi_ask_date(call->store, &first,
                                    "SELECT min(addressed) FROM addressee WHERE instruction = ?1 AND struck IS NULL", "i", given->id);
    zx_date last = first.year && zx_date_compare(first, call->act->on) < 0 ? first : call->act->on;
    if (status == ZX_OK && zx_date_compare(given->given, last) > 0)
        status = zxi_refuse(call, &rules[IN_ORDER], "given", given->id, "that was on %s", "该日期为 %s", zxi_date_text(last));
    return status;
}

static zx_status correct(zxi_call *call, void *in, zx_id *out)
{
    zx_instruction *given = in;
    void *loaded;
    zx_status status = zxi_record_load_texts(call, &zxi_instruction_type, given->id, &loaded);
    if (status != ZX_OK)
        return status;
    given->of = ((zx_instruction *)loaded)->of;
    status = zxi_instruction_stands(call, "id", loaded);
    if (status == ZX_OK)
        status = check(call, given);
    if (status == ZX_OK)
        status = check_date(call, given);
    if (status != ZX_OK)
        return status;
    zxi_record_replace(&zxi_instruction_type, loaded, given);
    *out = given->id;
    call->subject = given->of;
    return zxi_record_update_texts(call, &zxi_instruction_type, loaded);
}

static zx_status strike(zxi_call *call, void *in, zx_id *out)
{
    const zx_instruction *given = in;
    void *loaded;
    zx_status status = zxi_record_load(call, &zxi_instruction_type, given->id, &loaded);
    if (status != ZX_OK)
        return status;
    zx_instruction *kept = loaded;
    status = zxi_instruction_stands(call, "id", kept);
    if (status == ZX_OK && zx_date_compare(call->act->on, kept->given) < 0)
        status = zxi_refuse(call, &rules[IN_ORDER], "on", kept->id, "that was on %s", "该日期为 %s", zxi_date_text(kept->given));
    if (status == ZX_OK)
        status = zxi_check_unused(call, &rules[IN_USE], kept->id,
                                  "SELECT id FROM addressee WHERE instruction = ?1 AND (struck IS NULL OR struck > ?2) UNION ALL "
                                  ZXI_EVIDENCE_OF " LIMIT 1");
    if (status != ZX_OK)
        return status;
    kept->struck = call->act->on;
    call->subject = kept->of;
    *out = given->id;
    return zxi_record_update(call, &zxi_instruction_type, kept);
}

static const zxi_verb verbs[] = {
    {{"instruction.give", "instruction", "of! leader! entry office number text", "notes an instruction", "登记批示"}, &zxi_instruction_type, give, false},
    {{"instruction.correct", "instruction", "id! leader! given! entry office number text", "mends an instruction", "更正批示"}, &zxi_instruction_type, correct,
     ZXI_REASON},
    {{"instruction.strike", "instruction", "id!", "strikes an instruction", "删除批示"}, &zxi_instruction_type, strike, ZXI_REASON},
    {{NULL, NULL, NULL, NULL, NULL}, NULL, NULL, false},
};

static const zx_record_type *const types[] = {&zxi_instruction_type, NULL};
const zxi_noun zxi_noun_instruction = {"instruction", types, verbs, rules};

zx_status zx_instruction_give(zx_store *store, const zx_act *act, const zx_instruction *in, zx_id *out)
{
    return ZXI_RUN("instruction.give");
}

zx_status zx_instruction_correct(zx_store *store, const zx_act *act, const zx_instruction *in, zx_id *out)
{
    return ZXI_RUN("instruction.correct");
}

zx_status zx_instruction_strike(zx_store *store, const zx_act *act, const zx_instruction *in, zx_id *out)
{
    return ZXI_RUN("instruction.strike");
}
