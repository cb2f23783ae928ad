/* SPDX-License-Identifier: MIT */
#include "domain/json_document.h"

#include <stdio.h>
#include <string.h>

#include "record/json.h"

/* How many bytes of a text are kept: at most `limit`, and no half character. */
static int kept(const char *text, size_t limit)
{
    size_t length = strlen(text);
    if (length <= limit)
        return (int)length;
    while (limit > 0 && ((unsigned char)text[limit] & 0xC0) == 0x80)
        limit--;
    return (int)limit;
}

zxi_path zxi_path_member(const zxi_path *at, const char *name)
{
    zxi_path to;
    snprintf(to.text, sizeof to.text, "%.*s/%.*s", kept(at->text, 80), at->text, kept(name, 70), name);
    return to;
}

zxi_path zxi_path_element(const zxi_path *at, size_t index)
{
    zxi_path to;
    snprintf(to.text, sizeof to.text, "%.*s/%zu", kept(at->text, 120), at->text, index);
    return to;
}

zx_status zxi_json_document_parse(const zxi_json_document *of, const char *text, json_t **out)
{
    zxi_json_fault fault;
    zx_status status = zxi_json_read(text, out, &fault);
    if (status == ZX_INVALID)
        return zxi_fail(ZX_INVALID, ZXI_ABOUT(.record = of->record, .field = "document", .rule = of->rule), "document: line %d: %s%.0s",
                        "document：第 %d 行：%.0s%s", fault.line, fault.en, fault.zh);
    return status;
}

zx_status zxi_json_document_fault(const zxi_json_document *of, zxi_path at, const char *en, const char *zh)
{
    return zxi_fail(ZX_INVALID, ZXI_ABOUT(.record = of->record, .field = "document", .rule = of->rule), "document: %s: %s%.0s",
                    "document：%s：%.0s%s", at.text, en, zh);
}

static bool among(const char *key, const char *known)
{
    size_t length = strlen(key);
    for (const char *at = known; length > 0 && (at = strstr(at, key)); at += length)
        if ((at == known || at[-1] == ' ') && (at[length] == ' ' || at[length] == '\0'))
            return true;
    return false;
}

zx_status zxi_json_document_keys(const zxi_json_document *of, zxi_path at, json_t *object, const char *known)
{
    const char *key;
    json_t *value;
    json_object_foreach(object, key, value)
        if (!among(key, known))
            return zxi_json_document_fault(of, zxi_path_member(&at, key), "nothing is known by this name", "无此项");
    return ZX_OK;
}
