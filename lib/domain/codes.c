/* SPDX-License-Identifier: MIT */
/* The codes of the rulebook's lists: checked, and looked up with their labels. */
#include <stdio.h>
#include <string.h>

#include <zhengxie/date.h>
#include <zhengxie/rulebook.h>

#include "domain/codes.h"
#include "domain/domain.h"
#include "record/cursor.h"

ZXI_NO_PADDING(zx_rulebook_code, zh);

static const zx_field fields[] = {
    ZXI_TEXT(zx_rulebook_code, code, 64, ZX_FIELD_REQUIRED, "code", "代码"),
    ZXI_TEXT(zx_rulebook_code, en, 0, ZX_FIELD_REQUIRED, "label in English", "英文名称"),
    ZXI_TEXT(zx_rulebook_code, zh, 0, ZX_FIELD_REQUIRED, "label in Chinese", "名称"),
};

const zx_record_type zxi_rulebook_code_type =
    ZXI_TYPE(zx_rulebook_code, zh, "rulebook_code", "code of the rulebook", "规则代码", fields, .answer = true);

static const char *text_of(const json_t *entry, const char *name)
{
    const char *text = json_string_value(json_object_get(entry, name));
    return text ? text : "";
}

/* ---- naming those that there are ---- */

enum { NAMES = 200 };

/* The codes of a list, as many as there is room for. */
static void print_codes(const json_t *entries, char out[NAMES])
{
    static const char more[] = ", …";
    size_t length = 0;
    out[0] = '\0';
    for (size_t i = 0; i < json_array_size(entries); i++) {
        const char *code = text_of(json_array_get(entries, i), "code");
        if (length + strlen(code) + 2 + sizeof more > NAMES) {
            memcpy(out + length, more, sizeof more);
            return;
        }
        length += (size_t)snprintf(out + length, NAMES - length, "%s%s", i ? ", " : "", code);
    }
}

static zx_status no_code(zx_status status, const zxi_about *about, const json_t *rulebook, const char *list, const char *code)
{
    char codes[NAMES];
    print_codes(zxi_rulebook_list(rulebook, list), codes);
    return zxi_fail(status, about, "%s: “%.64s” is not in the rulebook's %s: %s", "%s：“%.64s”不在规则的 %s 之列：%s", about->field, code, list,
                    codes);
}

static zx_status check_code(zxi_call *call, const char *record, const zx_field *field, const char *code)
{
    const json_t *rulebook;
    zx_status status = zxi_rulebook_of(call->store, call->act->on, &rulebook, NULL);
    if (status == ZX_OK && !zxi_rulebook_entry(rulebook, field->codes, code))
        status = no_code(ZX_INVALID, ZXI_ABOUT(.record = record, .field = field->name, .rule = "rulebook.code"), rulebook, field->codes, code);
    return status;
}

const zxi_code_check_fn zxi_code_check = check_code;

/* ---- looking up ---- */

/* Enters, and leaves with the call again when there is no such list. */
static zx_status enter(zx_store *store, const char *list, zx_date on, const json_t **rulebook, zx_id *id)
{
    if (!zx_date_complete(on))
        return zxi_fail(ZX_INVALID, ZXI_ABOUT(.record = "rulebook", .field = "on", .rule = "date.complete"), "on: must be a complete date",
                        "on：须为完整日期");
    zx_status status = zxi_enter(store);
    if (status != ZX_OK)
        return status;
    status = zxi_read_begin(store);
    if (status == ZX_OK) {
        status = zxi_rulebook_of(store, on, rulebook, id);
        if (status == ZX_OK && !zxi_rulebook_list(*rulebook, list))
            status = zxi_fail(ZX_NOT_FOUND, ZXI_ABOUT(.record = "rulebook", .field = "list"), "list: the rulebook has no “%.64s”",
                              "list：规则没有“%.64s”这一列表", list);
        if (status != ZX_OK)
            zxi_read_end(store);
    }
    if (status != ZX_OK)
        zxi_leave(store);
    return status;
}

static void leave(zx_store *store)
{
    zxi_read_end(store);
    zxi_leave(store);
}

static const char *keep(zx_cursor *answer, const json_t *entry, const char *name)
{
    const char *text = text_of(entry, name);
    return zxi_arena_text(&answer->rows, text, strlen(text));
}

static zx_status add_code(zx_cursor *answer, const json_t *entry)
{
    void *row;
    zx_status status = zxi_answer_add(answer, &row);
    if (status != ZX_OK)
        return status;
    zx_rulebook_code *line = row;
    line->code = keep(answer, entry, "code");
    line->en = keep(answer, entry, "en");
    line->zh = keep(answer, entry, "zh");
    return line->code && line->en && line->zh ? ZX_OK : zxi_no_memory();
}

static zx_status add_codes(zx_store *store, const json_t *entries, zx_date on, zx_id rulebook, zx_cursor *answer)
{
    zx_status status = ZX_OK;
    for (size_t i = 0; i < json_array_size(entries) && status == ZX_OK; i++)
        status = add_code(answer, json_array_get(entries, i));
    return status == ZX_OK ? zxi_answer_meta(answer, store, "codes", "the codes of a list of the rulebook in force on the date, in its order",
                                             "当日有效规则中该列表的代码，依其顺序", on, rulebook)
                           : status;
}

zx_status zx_rulebook_codes(zx_store *store, const char *list, zx_date on, zx_cursor **out)
{
    const json_t *rulebook;
    zx_id id;
    zx_cursor *answer = NULL;
    if (!list || !out)
        return zxi_misuse("list or out is NULL");
    zx_status status = enter(store, list, on, &rulebook, &id);
    if (status != ZX_OK)
        return status;
    status = zxi_answer_new(&zxi_rulebook_code_type, &answer);
    if (status == ZX_OK)
        status = add_codes(store, zxi_rulebook_list(rulebook, list), on, id, answer);
    leave(store);
    if (status == ZX_OK)
        *out = answer;
    else
        zx_cursor_free(answer);
    return status;
}

/* Sets both or none. */
static zx_status copy_labels(const json_t *entry, char **en, char **zh)
{
    char *english = en ? zxi_copy_text(text_of(entry, "en")) : NULL;
    char *chinese = zh ? zxi_copy_text(text_of(entry, "zh")) : NULL;
    if ((en && !english) || (zh && !chinese)) {
        zx_free(english);
        zx_free(chinese);
        return zxi_no_memory();
    }
    if (en)
        *en = english;
    if (zh)
        *zh = chinese;
    return ZX_OK;
}

zx_status zx_rulebook_label(zx_store *store, const char *list, const char *code, zx_date on, char **en, char **zh)
{
    const json_t *rulebook;
    if (!list || !code)
        return zxi_misuse("list or code is NULL");
    zx_status status = enter(store, list, on, &rulebook, NULL);
    if (status != ZX_OK)
        return status;
    const json_t *entry = zxi_rulebook_entry(rulebook, list, code);
    status = entry ? copy_labels(entry, en, zh)
                   : no_code(ZX_NOT_FOUND, ZXI_ABOUT(.record = "rulebook", .field = "code"), rulebook, list, code);
    leave(store);
    return status;
}
