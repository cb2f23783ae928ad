/* SPDX-License-Identifier: MIT */
/* Prints what the library says of itself, as JSON: statuses, enums, kinds of record with their fields, verbs, rules. Bindings and the
 * reference in docs/ are generated from it, so that a new field shows in them without a line written there. */
#include <stdio.h>
#include <string.h>

#include <zhengxie/zhengxie.h>

#include "base/buffer.h"
#include "record/type.h"

static const char *const type_names[] = {"", "id", "text", "code", "date", "int", "yes_no", "enum", "number", "decimal"};
static const char *const flag_names[] = {"required",  "sensitive", "searchable", "long",  "derived",
                                         "effective", "until",     "subject",    "title", "partial"};
enum { FLAGS = sizeof flag_names / sizeof *flag_names, STATUSES = ZX_MISUSE + 1 };

static void begin(zxi_buffer *out, const char *bracket)
{
    if (out->length && strchr("[{:", out->bytes[out->length - 1]) == NULL)
        zxi_buffer_text(out, ",");
    zxi_buffer_text(out, bracket);
}

static void key(zxi_buffer *out, const char *name)
{
    zxi_buffer_format(out, "%s\"%s\":", out->bytes[out->length - 1] == '{' ? "" : ",", name);
}

static void text(zxi_buffer *out, const char *name, const char *value)
{
    key(out, name);
    if (value)
        zxi_buffer_json_text(out, value, strlen(value));
    else
        zxi_buffer_text(out, "null");
}

static void number(zxi_buffer *out, const char *name, int64_t value)
{
    key(out, name);
    zxi_buffer_int(out, value);
}

static void flag(zxi_buffer *out, const char *name, bool value)
{
    key(out, name);
    zxi_buffer_text(out, value ? "true" : "false");
}

static void statuses(zxi_buffer *out)
{
    key(out, "statuses");
    zxi_buffer_text(out, "[");
    for (int i = 0; i < STATUSES; i++) {
        begin(out, "{");
        number(out, "value", i);
        text(out, "name", zx_status_name((zx_status)i));
        zxi_buffer_text(out, "}");
    }
    zxi_buffer_text(out, "]");
}

static void enum_values(zxi_buffer *out, const zx_enum_type *type)
{
    key(out, "values");
    zxi_buffer_text(out, "[");
    for (size_t i = 0; i < type->count; i++) {
        begin(out, "{");
        number(out, "value", type->values[i].value);
        text(out, "code", type->values[i].code);
        text(out, "en", type->values[i].en);
        text(out, "zh", type->values[i].zh);
        zxi_buffer_text(out, "}");
    }
    zxi_buffer_text(out, "]");
}

static void flags(zxi_buffer *out, uint32_t bits)
{
    key(out, "flags");
    zxi_buffer_text(out, "[");
    for (int i = 0; i < FLAGS; i++)
        if (bits & (1u << i)) {
            begin(out, "\"");
            zxi_buffer_text(out, flag_names[i]);
            zxi_buffer_text(out, "\"");
        }
    zxi_buffer_text(out, "]");
}

static void field_of(zxi_buffer *out, const zx_field *field)
{
    begin(out, "{");
    text(out, "name", field->name);
    text(out, "type", type_names[field->type]);
    text(out, "en", field->en);
    text(out, "zh", field->zh);
    flags(out, field->flags);
    number(out, "offset", field->offset);
    number(out, "limit", field->limit);
    text(out, "refers", field->refers);
    text(out, "codes", field->codes);
    key(out, "enum");
    if (field->values) {
        zxi_buffer_text(out, "{");
        text(out, "name", field->values->name);
        enum_values(out, field->values);
        zxi_buffer_text(out, "}");
    } else {
        zxi_buffer_text(out, "null");
    }
    zxi_buffer_text(out, "}");
}

static void records(zxi_buffer *out)
{
    const zx_record_type *type;
    const zx_field *field;
    key(out, "records");
    zxi_buffer_text(out, "[");
    for (size_t i = 0; (type = zx_record_type_at(i)); i++) {
        begin(out, "{");
        text(out, "name", zx_record_type_name(type));
        text(out, "en", zx_record_type_en(type));
        text(out, "zh", zx_record_type_zh(type));
        number(out, "size", (int64_t)zx_record_type_size(type));
        flag(out, "kept", zx_record_type_kept(type) == ZX_YES);
        key(out, "fields");
        zxi_buffer_text(out, "[");
        for (size_t j = 0; (field = zx_record_type_field(type, j)); j++)
            field_of(out, field);
        zxi_buffer_text(out, "]}");
    }
    zxi_buffer_text(out, "]");
}

static void verbs(zxi_buffer *out)
{
    const zx_verb *verb;
    key(out, "verbs");
    zxi_buffer_text(out, "[");
    for (size_t i = 0; (verb = zx_verb_at(i)); i++) {
        begin(out, "{");
        text(out, "name", verb->name);
        text(out, "record", verb->record);
        text(out, "takes", verb->takes);
        flag(out, "reason", (zxi_verb_named(verb->name)->flags & ZXI_REASON) != 0);
        flag(out, "bytes", (zxi_verb_named(verb->name)->flags & ZXI_BYTES) != 0);
        text(out, "en", verb->en);
        text(out, "zh", verb->zh);
        zxi_buffer_text(out, "}");
    }
    zxi_buffer_text(out, "]");
}

static void rules(zxi_buffer *out)
{
    const zx_rule *rule;
    key(out, "rules");
    zxi_buffer_text(out, "[");
    for (size_t i = 0; (rule = zx_rule_at(i)); i++) {
        begin(out, "{");
        text(out, "id", rule->id);
        text(out, "en", rule->en);
        text(out, "zh", rule->zh);
        text(out, "source", rule->source);
        zxi_buffer_text(out, "}");
    }
    zxi_buffer_text(out, "]");
}

int main(void)
{
    zxi_buffer out = {0};
    begin(&out, "{");
    text(&out, "version", zx_version());
    statuses(&out);
    records(&out);
    verbs(&out);
    rules(&out);
    zxi_buffer_text(&out, "}");
    bool written = zxi_buffer_ok(&out) && puts(out.bytes) >= 0 && fflush(stdout) == 0;
    zxi_buffer_release(&out);
    return written ? 0 : 1;
}
