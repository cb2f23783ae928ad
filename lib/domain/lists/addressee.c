/* SPDX-License-Identifier: MIT */
#include <zhengxie/date.h>

#include "domain/lists/lists.h"

ZXI_NO_PADDING(zx_addressee, struck);

static const zx_field fields[] = {
    ZXI_ID(zx_addressee, instruction, "instruction", ZX_FIELD_REQUIRED, "instruction", "批示"),
    ZXI_ID(zx_addressee, unit, "organization|person", 0, "unit or person", "承办单位或个人"),
    ZXI_TEXT(zx_addressee, post, 200, ZX_FIELD_SEARCHABLE, "post", "承办职务"),
    ZXI_CODE(zx_addressee, demand, "demands", ZX_FIELD_REQUIRED, "demand", "要求"),
    ZXI_ID(zx_addressee, report_to, "organization|person", 0, "reports to", "报告对象"),
    ZXI_DATE(zx_addressee, addressed, ZX_FIELD_REQUIRED | ZX_FIELD_EFFECTIVE, "addressed", "交办日期"),
    ZXI_DATE(zx_addressee, due, ZX_FIELD_PARTIAL, "due", "完成期限"),
    ZXI_TEXT(zx_addressee, note, 2000, ZX_FIELD_SEARCHABLE, "note", "说明"),
    ZXI_DATE(zx_addressee, answered, 0, "answered", "办复日期"),
    ZXI_DATE(zx_addressee, struck, ZX_FIELD_UNTIL, "struck", "删除日期"),
    ZXI_TEXT(zx_addressee, answer, 5000, ZX_FIELD_LONG | ZX_FIELD_SEARCHABLE, "answer", "办理情况"),
    ZXI_ID(zx_addressee, project, "project", ZX_FIELD_DERIVED, "project", "课题"),
};

static zx_status derive(zx_store *store, void *record)
{
    zx_addressee *addressee = record;
    return ZXI_QUERY(store, 0, &addressee->project, "SELECT d.project FROM instruction AS i JOIN document AS d ON d.id = i.\"of\" WHERE i.id = ?1",
                     addressee->instruction);
}

const zx_record_type zxi_addressee_type = ZXI_TYPE(zx_addressee, struck, "addressee", "addressee", "批示承办", fields, .derive = derive);

enum { WHO, IN_ORDER, DUE, ANSWERED_ONCE, ANSWER_STAYS, STRUCK };
static const zx_rule rules[] = {
    [WHO] = {"addressee.who", "an instruction is addressed to a unit or person of the file, or to a post in words, not both",
             "批示或交由库内单位、个人承办，或以文字注明职务，二者择一", "library"},
    [IN_ORDER] = {"addressee.in-order",
                  "an instruction is given before it is addressed, addressed before it is answered, and an addressee struck after that",
                  "批示、交办、办复、删除的日期须先后相承", "library"},
    [DUE] = {"addressee.due", "nothing is due before it is asked for", "完成期限不得早于交办日期", "library"},
    [ANSWERED_ONCE] = {"addressee.answered-once", "an addressee answers a demand once", "每项要求只办复一次", "library"},
    [ANSWER_STAYS] = {"addressee.answer-stays", "a correction keeps whether there is an answer", "更正不得增删办理情况", "library"},
    [STRUCK] = {"addressee.struck", "nothing more is done with a struck addressee", "已删除的承办对象不再办理", "library"},
    {NULL, NULL, NULL, NULL},
};

static zx_status check(zxi_call *call, const zx_addressee *given)
{
    if ((given->unit != 0) == (given->post != NULL))
        return zxi_refuse(call, &rules[WHO], "unit", given->unit, given->unit ? "both are given" : "neither is given",
                          given->unit ? "二者均已填写" : "二者均未填写");
    if (given->due.year && zx_date_compare(zx_date_last(given->due), given->addressed) < 0)
        return zxi_refuse(call, &rules[DUE], "due", given->id, "asked for on %s", "交办日期为 %s", zxi_date_text(given->addressed));
    return ZX_OK;
}

static zx_status in_order(zxi_call *call, zx_date earlier, zx_id id)
{
    if (zx_date_compare(call->act->on, earlier) < 0)
        return zxi_refuse(call, &rules[IN_ORDER], "on", id, "that was on %s", "该日期为 %s", zxi_date_text(earlier));
    return ZX_OK;
}

/* The record that the instruction is written on is the one in whose history this shows. */
static zx_status load_instruction(zxi_call *call, zx_id id, zx_instruction **out)
{
    void *loaded;
    zx_status status = zxi_record_load(call, &zxi_instruction_type, id, &loaded);
    if (status != ZX_OK)
        return status;
    *out = loaded;
    call->subject = (*out)->of;
    return ZX_OK;
}

static zx_status address(zxi_call *call, void *in, zx_id *out)
{
    zx_addressee *given = in;
    zx_instruction *instruction = NULL;
    given->addressed = call->act->on;
    zx_status status = load_instruction(call, given->instruction, &instruction);
    if (status == ZX_OK)
        status = zxi_instruction_stands(call, "instruction", instruction);
    if (status == ZX_OK)
        status = in_order(call, instruction->given, instruction->id);
    if (status == ZX_OK)
        status = check(call, given);
    if (status != ZX_OK)
        return status;
    given->project = instruction->project;
    status = zxi_record_insert(call, &zxi_addressee_type, given);
    *out = given->id;
    return status;
}

/* One that stands. */
static zx_status load(zxi_call *call, zx_id id, zx_addressee **out)
{
    void *loaded;
    zx_instruction *instruction = NULL;
    zx_status status = zxi_record_load_texts(call, &zxi_addressee_type, id, &loaded);
    if (status != ZX_OK)
        return status;
    *out = loaded;
    if ((*out)->struck.year)
        return zxi_refuse(call, &rules[STRUCK], "id", id, "on %s", "日期：%s", zxi_date_text((*out)->struck));
    return load_instruction(call, (*out)->instruction, &instruction);
}

static zx_status answer(zxi_call *call, void *in, zx_id *out)
{
    const zx_addressee *given = in;
    zx_addressee *kept = NULL;
    zx_status status = load(call, given->id, &kept);
    if (status == ZX_OK && kept->answered.year)
        status = zxi_refuse(call, &rules[ANSWERED_ONCE], "id", kept->id, "on %s", "已于 %s 办复", zxi_date_text(kept->answered));
    if (status == ZX_OK)
        status = in_order(call, kept->addressed, kept->id);
    if (status != ZX_OK)
        return status;
    kept->answered = call->act->on;
    kept->answer = given->answer;
    *out = given->id;
    return zxi_record_update_texts(call, &zxi_addressee_type, kept);
}

static zx_status correct(zxi_call *call, void *in, zx_id *out)
{
    zx_addressee *given = in, *kept = NULL;
    zx_status status = load(call, given->id, &kept);
    if (status != ZX_OK)
        return status;
    if ((given->answer != NULL) != (kept->answered.year != 0))
        return zxi_refuse(call, &rules[ANSWER_STAYS], "answer", given->id, given->answer ? "there is none" : "there is one",
                          given->answer ? "尚无办理情况" : "已有办理情况");
    given->instruction = kept->instruction;
    given->addressed = kept->addressed;
    given->answered = kept->answered;
    status = check(call, given);
    if (status != ZX_OK)
        return status;
    zxi_record_replace(&zxi_addressee_type, kept, given);
    *out = given->id;
    return zxi_record_update_texts(call, &zxi_addressee_type, kept);
}

static zx_status strike(zxi_call *call, void *in, zx_id *out)
{
    const zx_addressee *given = in;
    zx_addressee *kept = NULL;
    zx_status status = load(call, given->id, &kept);
    if (status == ZX_OK)
        status = in_order(call, kept->answered.year ? kept->answered : kept->addressed, kept->id);
    if (status != ZX_OK)
        return status;
    kept->struck = call->act->on;
    *out = given->id;
    return zxi_record_update_texts(call, &zxi_addressee_type, kept);
}

static const zxi_verb verbs[] = {
    {{"instruction.address", "addressee", "instruction! demand! unit post report_to due note", "says whom an instruction asks for what", "批示交办"},
     &zxi_addressee_type, address, false},
    {{"instruction.answer", "addressee", "id! answer!", "notes what an addressee answered", "批示办复"}, &zxi_addressee_type, answer, false},
    {{"instruction.correct_addressee", "addressee", "id! demand! unit post report_to due note answer", "mends an addressee", "更正批示承办"}, &zxi_addressee_type,
     correct, ZXI_REASON},
    {{"instruction.strike_addressee", "addressee", "id!", "strikes an addressee", "删除批示承办"}, &zxi_addressee_type, strike, ZXI_REASON},
    {{NULL, NULL, NULL, NULL, NULL}, NULL, NULL, false},
};

static const zx_record_type *const types[] = {&zxi_addressee_type, NULL};
const zxi_noun zxi_noun_addressee = {"instruction", types, verbs, rules};

zx_status zx_instruction_address(zx_store *store, const zx_act *act, const zx_addressee *in, zx_id *out)
{
    return ZXI_RUN("instruction.address");
}

zx_status zx_instruction_answer(zx_store *store, const zx_act *act, const zx_addressee *in, zx_id *out)
{
    return ZXI_RUN("instruction.answer");
}

zx_status zx_instruction_correct_addressee(zx_store *store, const zx_act *act, const zx_addressee *in, zx_id *out)
{
    return ZXI_RUN("instruction.correct_addressee");
}

zx_status zx_instruction_strike_addressee(zx_store *store, const zx_act *act, const zx_addressee *in, zx_id *out)
{
    return ZXI_RUN("instruction.strike_addressee");
}
