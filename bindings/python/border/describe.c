/* SPDX-License-Identifier: MIT */
/* What the library knows of itself, as JSON: at build time generate.py makes Python classes of it, at run time it is the package's
 * zhengxie.schema. */
#include "describe.h"

#include <jansson.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zhengxie/zhengxie.h>

static json_t *flags(uint32_t flags)
{
    static const struct {
        zx_field_flag flag;
        const char *name;
    } all[] = {
        {ZX_FIELD_REQUIRED, "required"},   {ZX_FIELD_SENSITIVE, "sensitive"}, {ZX_FIELD_SEARCHABLE, "searchable"},
        {ZX_FIELD_LONG, "long"},           {ZX_FIELD_DERIVED, "derived"},     {ZX_FIELD_EFFECTIVE, "effective"},
        {ZX_FIELD_UNTIL, "until"},         {ZX_FIELD_SUBJECT, "subject"},     {ZX_FIELD_TITLE, "title"},
        {ZX_FIELD_PARTIAL, "partial"},
    };
    json_t *list = json_array();
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        if (flags & (uint32_t)all[i].flag)
            json_array_append_new(list, json_string(all[i].name));
    return list;
}

static const char *type_name(zx_field_type type)
{
    switch (type) {
    case ZX_FIELD_ID: return "id";
    case ZX_FIELD_TEXT: return "text";
    case ZX_FIELD_CODE: return "code";
    case ZX_FIELD_DATE: return "date";
    case ZX_FIELD_INT: return "int";
    case ZX_FIELD_YES_NO: return "flag";
    case ZX_FIELD_ENUM: return "enum";
    case ZX_FIELD_NUMBER: return "number";
    }
    return "unknown";
}

static json_t *enum_values(const zx_enum_type *type)
{
    json_t *values = json_array();
    for (size_t i = 0; i < type->count; i++) {
        const zx_enum_value *value = &type->values[i];
        json_array_append_new(values, json_pack("{s:i, s:s, s:s, s:s}", "value", (int)value->value, "code", value->code, "en", value->en,
                                                "zh", value->zh));
    }
    return values;
}

static json_t *fields(const zx_record_type *type, json_t *enums)
{
    json_t *list = json_array();
    const zx_field *field;
    for (size_t i = 0; (field = zx_record_type_field(type, i)); i++) {
        json_array_append_new(list, json_pack("{s:s, s:s, s:s, s:s, s:s?, s:s?, s:s?, s:o, s:I}", "name", field->name, "en", field->en, "zh",
                                              field->zh, "type", type_name(field->type), "refers", field->refers, "codes", field->codes,
                                              "enum", field->values ? field->values->name : NULL, "flags", flags(field->flags), "limit",
                                              (json_int_t)field->limit));
        if (field->values && !json_object_get(enums, field->values->name))
            json_object_set_new(enums, field->values->name, enum_values(field->values));
    }
    return list;
}

static json_t *kinds(json_t *enums)
{
    json_t *list = json_array();
    const zx_record_type *type;
    for (size_t i = 0; (type = zx_record_type_at(i)); i++)
        json_array_append_new(list, json_pack("{s:s, s:s, s:s, s:b, s:o}", "name", zx_record_type_name(type), "en", zx_record_type_en(type),
                                              "zh", zx_record_type_zh(type), "kept", zx_record_type_kept(type) == ZX_YES, "fields",
                                              fields(type, enums)));
    return list;
}

static json_t *verbs(void)
{
    json_t *list = json_array();
    const zx_verb *verb;
    for (size_t i = 0; (verb = zx_verb_at(i)); i++)
        json_array_append_new(list, json_pack("{s:s, s:s, s:s, s:s, s:s}", "name", verb->name, "record", verb->record, "takes", verb->takes,
                                              "en", verb->en, "zh", verb->zh));
    return list;
}

static json_t *rules(void)
{
    json_t *list = json_array();
    const zx_rule *rule;
    for (size_t i = 0; (rule = zx_rule_at(i)); i++)
        json_array_append_new(list, json_pack("{s:s, s:s, s:s, s:s}", "id", rule->id, "en", rule->en, "zh", rule->zh, "source", rule->source));
    return list;
}

static json_t *statuses(void)
{
    json_t *list = json_array();
    const char *name;
    for (int i = 0; strcmp(name = zx_status_name((zx_status)i), "UNKNOWN") != 0; i++)
        json_array_append_new(list, json_string(name));
    return list;
}

char *zxpy_describe(void)
{
    json_t *enums = json_object();
    json_t *list = kinds(enums);
    json_t *all = json_pack("{s:s, s:o, s:o, s:o, s:o, s:o}", "version", zx_version(), "kinds", list, "enums", enums, "verbs", verbs(),
                            "rules", rules(), "statuses", statuses());
    char *text = NULL;
    size_t length;
    FILE *stream = all ? open_memstream(&text, &length) : NULL;
    bool whole = stream && json_dumpf(all, stream, JSON_INDENT(1)) == 0;
    if (stream && fclose(stream) != 0)
        whole = false;
    json_decref(all);
    if (whole)
        return text;
    free(text);
    return NULL;
}
