/* SPDX-License-Identifier: MIT */
#include "record/validate.h"

#include <stdio.h>
#include <string.h>

#include <zhengxie/date.h>

#include "base/decimal.h"
#include "base/size.h"
#include "record/fields.h"
#include "record/read.h"
#include "record/write.h"
#include "text/utf8.h"

enum { LONGEST_TEXT = 10000000, LONGEST_ACTOR = 200, LONGEST_REASON = 2000 };

static zx_status act_fault(const zxi_verb *verb, const char *field, const char *rule, const char *en, const char *zh)
{
    return zxi_fail(ZX_INVALID, ZXI_ABOUT(.record = verb->type->name, .field = field, .rule = rule), "%s: %s%.0s", "%s：%.0s%s", field, en,
                    zh);
}

static bool blank(const char *text)
{
    return !text || text[strspn(text, " \t\r\n")] == '\0';
}

static zx_status act_text(const zxi_verb *verb, const char *field, const char *text, int64_t limit)
{
    int64_t characters;
    if (text && !zxi_utf8_valid(text, strlen(text), &characters))
        return act_fault(verb, field, "text.utf8", "not UTF-8", "不是 UTF-8 文本");
    if (text && characters > limit)
        return act_fault(verb, field, "text.length", "too long", "超过长度上限");
    return ZX_OK;
}

zx_status zxi_act_check(const zxi_verb *verb, const zx_act *act)
{
    if (!zxi_size_fits(act, sizeof *act))
        return act_fault(verb, "size", "record.size", "use ZX_ACT_INIT", "请使用 ZX_ACT_INIT");
    if (!zx_date_complete(act->on))
        return act_fault(verb, "on", "act.dated", "every act needs a complete date", "每项操作都须注明完整日期");
    if (blank(act->by))
        return act_fault(verb, "by", "act.signed", "every act needs to say who does it", "每项操作都须注明由谁办理");
    if ((verb->flags & ZXI_REASON) && blank(act->reason))
        return act_fault(verb, "reason", "act.reasoned", "this needs a reason", "此项操作须说明理由");
    zx_status status = act_text(verb, "by", act->by, LONGEST_ACTOR);
    return status == ZX_OK ? act_text(verb, "reason", act->reason, LONGEST_REASON) : status;
}

/* Looks a field up in "proposal! result! ground": 0 not taken, 1 taken, 2 required. */
static int taken(const char *takes, const char *name)
{
    size_t length = strlen(name);
    for (const char *at = takes; (at = strstr(at, name)) != NULL; at += length) {
        char after = at[length];
        if ((at == takes || at[-1] == ' ') && (after == ' ' || after == '\0' || after == '!'))
            return after == '!' ? 2 : 1;
    }
    return 0;
}

static zx_status check_text(zxi_call *call, const zx_field *field, const char *text)
{
    size_t length = strlen(text);
    int64_t characters;
    if (!zxi_utf8_valid(text, length, &characters))
        return zxi_invalid(call, field->name, "text.utf8", "not UTF-8", "不是 UTF-8 文本");
    if (length > LONGEST_TEXT || (field->limit && characters > field->limit))
        return zxi_invalid(call, field->name, "text.length", "%lld characters, at most %lld are allowed", "%lld 个字，最多 %lld 个字",
                           (long long)characters, (long long)(field->limit ? field->limit : LONGEST_TEXT));
    if ((field->flags & ZX_FIELD_REQUIRED) && blank(text))
        return zxi_invalid(call, field->name, "field.required", "must not be empty", "不能为空");
    if (field->type == ZX_FIELD_CODE)
        return zxi_code_check(call, call->verb->type->name, field, text);
    return ZX_OK;
}

static zx_status check_decimal(zxi_call *call, const zx_field *field, const char *text)
{
    if (!zxi_decimal_valid(text))
        return zxi_invalid(call, field->name, "decimal.form", "no figure such as -12.50, with up to %d digits and %d behind the point",
                           "须为 -12.50 这样的数值，整数部分最多 %d 位，小数部分最多 %d 位", (int)ZXI_DECIMAL_WHOLE, (int)ZXI_DECIMAL_FRACTION);
    return ZX_OK;
}

static zx_status check_date(zxi_call *call, const zx_field *field, zx_date date)
{
    if (!zx_date_valid(date))
        return zxi_invalid(call, field->name, "date.possible", "no such date", "日期不存在");
    if (!(field->flags & ZX_FIELD_PARTIAL) && !zx_date_complete(date))
        return zxi_invalid(call, field->name, "date.complete", "must be a complete date", "须为完整日期");
    return ZX_OK;
}

static bool names_kind(const char *refers, const char *kind)
{
    size_t length = strlen(kind);
    for (const char *at = refers; (at = strstr(at, kind)) != NULL; at += length)
        if ((at == refers || at[-1] == '|') && (at[length] == '\0' || at[length] == '|'))
            return true;
    return false;
}

enum { KINDS = 160 };

/* "document|proposal" as a document or a proposal, 文件或提案. */
static void name_kinds(const char *refers, char en[KINDS], char zh[KINDS])
{
    size_t length = 0, length_zh = 0;
    for (const char *at = refers; *at && length < KINDS && length_zh < KINDS;) {
        char name[64];
        size_t size = strcspn(at, "|");
        snprintf(name, sizeof name, "%.*s", (int)size, at);
        const zx_record_type *type = zx_record_type_named(name);
        if (type) {
            length += (size_t)snprintf(en + length, KINDS - length, "%s%s %s", length ? " or " : "", zxi_article(type), type->en);
            length_zh += (size_t)snprintf(zh + length_zh, KINDS - length_zh, "%s%s", length_zh ? "或" : "", type->zh);
        }
        at += size + (at[size] == '|');
    }
}

static zx_status wrong_kind(const char *refers, const zx_record_type *type, zx_id id)
{
    char en[KINDS] = "", zh[KINDS] = "";
    if (!type)
        return zxi_fail(ZX_NOT_FOUND, ZXI_ABOUT(.rule = "record.exists", .id = id), "there is no record %lld", "没有编号为 %lld 的记录",
                        (long long)id);
    name_kinds(refers, en, zh);
    return zxi_fail(ZX_NOT_FOUND, ZXI_ABOUT(.rule = "record.kind", .id = id), "%lld is %s %s%.0s, not %s%.0s", "%lld 是%.0s%.0s%s，不是%.0s%s",
                    (long long)id, zxi_article(type), type->en, type->zh, en, zh);
}

zx_status zxi_reference_check(zx_store *store, zxi_arena *arena, const char *record, const char *field, const char *refers, zx_id id)
{
    const zx_record_type *type = zx_record_type_named(refers);
    void *found;
    zx_status status;
    if (type) {
        status = zxi_record_find(store, type, id, false, arena, &found);
    } else {
        status = zxi_kind_of(store, id, &type);
        if (status == ZX_OK && (!type || (refers[0] != '*' && !names_kind(refers, type->name))))
            status = wrong_kind(refers, type, id);
        if (status == ZX_OK) /* known from here on: the rules ask for it next */
            status = zxi_record_find(store, type, id, false, arena, &found);
    }
    if (status == ZX_NOT_FOUND) { /* what is at fault is this field */
        const zx_error *error = zx_error_last();
        const char *rule = strcmp(error->rule ? error->rule : "", "record.kind") == 0 ? "record.kind" : "record.exists";
        zxi_fail(ZX_NOT_FOUND, ZXI_ABOUT(.record = record, .field = field, .rule = rule, .id = id), "%s: %s%.0s", "%s：%.0s%s", field,
                 error->message, error->message_zh);
    }
    return status;
}

static zx_status check_enum(zxi_call *call, const zx_field *field, int value)
{
    char codes[ZXI_ENUM_CODES];
    if (zxi_enum_value(field->values, value))
        return ZX_OK;
    zxi_enum_codes(field->values, codes);
    return zxi_invalid(call, field->name, "enum.value", "%d is none of %s", "%d 不在可用取值之列：%s", value, codes);
}

static zx_status check_field(zxi_call *call, const zx_field *field, const void *record)
{
    switch (field->type) {
    case ZX_FIELD_ID:
        return zxi_reference_check(call->store, call->arena, call->verb->type->name, field->name, field->refers, zxi_id_at(record, field));
    case ZX_FIELD_TEXT:
    case ZX_FIELD_CODE: return check_text(call, field, zxi_text_at(record, field));
    case ZX_FIELD_DECIMAL: return check_decimal(call, field, zxi_text_at(record, field));
    case ZX_FIELD_DATE: return check_date(call, field, zxi_date_at(record, field));
    case ZX_FIELD_INT:
        if (zxi_int_at(record, field).set != 1)
            return zxi_invalid(call, field->name, "field.set", "set must be 0 or 1: a number is given as {1, number}", "set 只能为 0 或 1：数值写作 {1, 数值}");
        return ZX_OK;
    case ZX_FIELD_YES_NO:
        if (zxi_enum_at(record, field) != ZX_YES && zxi_enum_at(record, field) != ZX_NO)
            return zxi_invalid(call, field->name, "enum.value", "neither yes nor no", "只能是“是”或“否”");
        return ZX_OK;
    case ZX_FIELD_ENUM: return check_enum(call, field, zxi_enum_at(record, field));
    case ZX_FIELD_NUMBER: break;
    }
    return ZX_OK;
}

zx_status zxi_input_check(zxi_call *call, const void *record)
{
    const zxi_verb *verb = call->verb;
    const zx_record *head = record;
    int id = taken(verb->is.takes, "id");
    if (head->id && !id)
        return zxi_invalid(call, "id", "field.taken", "the library gives the id", "编号由本库给出");
    if (!head->id && id == 2)
        return zxi_invalid(call, "id", "field.required", "must be given", "必须填写");
    for (size_t i = 0; i < verb->type->count; i++) {
        const zx_field *field = &verb->type->fields[i];
        bool set = zxi_field_set(record, field);
        int takes = taken(verb->is.takes, field->name);
        if (set && !takes)
            return zxi_invalid(call, field->name, "field.taken", "%s does not take it", "%s 不接受此项", verb->is.name);
        if (!set && takes == 2)
            return zxi_invalid(call, field->name, "field.required", "must be given", "必须填写");
        zx_status status = set ? check_field(call, field, record) : ZX_OK;
        if (status != ZX_OK)
            return status;
    }
    return ZX_OK;
}
