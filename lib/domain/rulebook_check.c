/* SPDX-License-Identifier: MIT */
/* Is a document a rulebook? Lists are arrays of entries with code, en and zh; the other members are sections of named values. What the
 * national default knows must have a type that it has there: a limit that is a text by mistake would quietly not be read. */
#include <string.h>

#include "domain/annual.h"
#include "domain/clock.h"

static zx_status fault(zxi_path at, const char *en, const char *zh)
{
    return zxi_json_document_fault(&zxi_rulebook_document, at, en, zh);
}

/* ---- types ---- */

static bool only_texts(const json_t *value)
{
    for (size_t i = 0; i < json_array_size(value); i++)
        if (!json_is_string(json_array_get(value, i)))
            return false;
    return true;
}

static bool same_type(const json_t *value, const json_t *known)
{
    if (json_is_boolean(known))
        return json_is_boolean(value);
    if (json_is_array(known))
        return json_is_array(value) && only_texts(value);
    return json_typeof(value) == json_typeof(known);
}

static zx_status wrong_type(zxi_path at, const json_t *known)
{
    switch (json_typeof(known)) {
    case JSON_INTEGER: return fault(at, "a whole number is needed", "应为整数");
    case JSON_TRUE:
    case JSON_FALSE: return fault(at, "true or false is needed", "应为 true 或 false");
    case JSON_ARRAY: return fault(at, "a list of texts is needed", "应为文本列表");
    default: return fault(at, "a text is needed", "应为文本");
    }
}

/* ---- lists ---- */

/* Fits when no entry of the national list has such an attribute, or one has it with this type. */
static zx_status check_attribute(zxi_path at, const char *name, const json_t *value, const json_t *national)
{
    const json_t *known = NULL;
    for (size_t i = 0; i < json_array_size(national); i++) {
        const json_t *one = json_object_get(json_array_get(national, i), name);
        if (one && same_type(value, one))
            return ZX_OK;
        known = one ? one : known;
    }
    return known ? wrong_type(at, known) : ZX_OK;
}

static zx_status check_entry(zxi_path at, json_t *entry, const json_t *national)
{
    static const char *const needed[] = {"code", "en", "zh"};
    const char *name;
    json_t *value;
    for (int i = 0; i < 3; i++) {
        const char *text = json_string_value(json_object_get(entry, needed[i]));
        if (!text || !*text || (i == 0 && strlen(text) > 64))
            return fault(zxi_path_member(&at, needed[i]), "a short text is needed", "应为简短文本");
    }
    json_object_foreach(entry, name, value) {
        zx_status status = check_attribute(zxi_path_member(&at, name), name, value, national);
        if (status != ZX_OK)
            return status;
    }
    return ZX_OK;
}

static const char *code_at(const json_t *list, size_t index)
{
    return json_string_value(json_object_get(json_array_get(list, index), "code"));
}

static zx_status check_list(zxi_path at, const json_t *list, const json_t *national)
{
    if (!json_is_array(list))
        return fault(at, "a list is needed", "应为列表");
    for (size_t i = 0; i < json_array_size(list); i++) {
        zx_status status = check_entry(zxi_path_element(&at, i), json_array_get(list, i), national);
        if (status != ZX_OK)
            return status;
        for (size_t j = 0; j < i; j++)
            if (strcmp(code_at(list, i), code_at(list, j)) == 0)
                return fault(zxi_path_element(&at, i), "the code stands twice in its list", "代码在同一列表中重复");
    }
    return ZX_OK;
}

static zx_status check_marks(zxi_path at, const json_t *marks)
{
    for (size_t i = 0; i < json_array_size(marks); i++) {
        const char *needs = json_string_value(json_object_get(json_array_get(marks, i), "needs"));
        const zxi_path entry = zxi_path_element(&at, i);
        if (needs && strcmp(needs, "submitted") != 0 && strcmp(needs, "filed") != 0 && strcmp(needs, "replied") != 0)
            return fault(zxi_path_member(&entry, "needs"), "submitted, filed or replied is needed", "应为 submitted、filed 或 replied");
    }
    return ZX_OK;
}

/* ---- sections ---- */

static zx_status check_section(zxi_path at, json_t *section, const json_t *national)
{
    const char *name;
    json_t *value;
    if (!json_is_object(section))
        return fault(at, "an object is needed", "应为对象");
    json_object_foreach(section, name, value) {
        const json_t *known = json_object_get(national, name);
        if (known && !same_type(value, known))
            return wrong_type(zxi_path_member(&at, name), known);
        if (json_is_integer(value) && json_integer_value(value) < 0)
            return fault(zxi_path_member(&at, name), "below 0", "不能小于 0");
    }
    return ZX_OK;
}

/* As what a proposal counts that was merged after its filing. */
static zx_status check_counting(json_t *document)
{
    const zxi_path root = {""}, at = zxi_path_member(&root, "counting");
    const json_t *merged = json_object_get(json_object_get(document, "counting"), "merged");
    if (!merged || strcmp(json_string_value(merged), "filed") == 0 || strcmp(json_string_value(merged), "absorbed") == 0)
        return ZX_OK;
    return fault(zxi_path_member(&at, "merged"), "filed or absorbed is needed", "应为 filed 或 absorbed");
}

zx_status zxi_rulebook_check(json_t *document, const json_t *national)
{
    const zxi_path root = {""};
    json_t *lists = json_object_get(document, "lists"), *part;
    const char *name;
    zx_status status = ZX_OK;
    if (!json_is_object(lists))
        return fault(zxi_path_member(&root, "lists"), "an object of lists is needed", "应为由列表组成的对象");
    const zxi_path at = zxi_path_member(&root, "lists");
    json_object_foreach(lists, name, part) {
        status = check_list(zxi_path_member(&at, name), part, json_object_get(json_object_get(national, "lists"), name));
        if (status != ZX_OK)
            return status;
    }
    status = check_marks(zxi_path_member(&at, "marks"), json_object_get(lists, "marks"));
    if (status != ZX_OK)
        return status;
    json_object_foreach(document, name, part) {
        if (part != lists)
            status = check_section(zxi_path_member(&root, name), part, json_object_get(national, name));
        if (status != ZX_OK)
            return status;
    }
    status = check_counting(document);
    if (status == ZX_OK)
        status = zxi_clocks_check(document);
    return status == ZX_OK ? zxi_annual_check(document) : status;
}
