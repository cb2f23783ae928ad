/* SPDX-License-Identifier: MIT */
/* What kinds of record, verbs and rules there are: the nouns' lists, one after the other. */
#include <string.h>

#include "record/type.h"

const zx_record_type *zx_record_type_at(size_t index)
{
    for (const zxi_noun *const *noun = zxi_nouns; *noun; noun++)
        for (const zx_record_type *const *type = (*noun)->types; type && *type; type++)
            if (index-- == 0)
                return *type;
    for (const zx_record_type *const *type = zxi_answer_types; *type; type++)
        if (index-- == 0)
            return *type;
    return NULL;
}

static const zx_record_type *among(const zx_record_type *const *types, const char *name)
{
    for (; types && *types; types++)
        if ((*types)->name == name || strcmp((*types)->name, name) == 0)
            return *types;
    return NULL;
}

const zx_record_type *zx_record_type_named(const char *name)
{
    const zx_record_type *type = NULL;
    for (const zxi_noun *const *noun = zxi_nouns; name && *noun && !type; noun++)
        type = among((*noun)->types, name);
    return type || !name ? type : among(zxi_answer_types, name);
}

const char *zx_record_type_name(const zx_record_type *type)
{
    return type->name;
}

const char *zx_record_type_en(const zx_record_type *type)
{
    return type->en;
}

const char *zx_record_type_zh(const zx_record_type *type)
{
    return type->zh;
}

size_t zx_record_type_size(const zx_record_type *type)
{
    return type->size;
}

zx_yes_no zx_record_type_kept(const zx_record_type *type)
{
    return type->answer ? ZX_NO : ZX_YES;
}

const zx_field *zx_record_type_field(const zx_record_type *type, size_t index)
{
    return index < type->count ? &type->fields[index] : NULL;
}

const zx_field *zxi_field_named(const zx_record_type *type, const char *name)
{
    for (size_t i = 0; i < type->count; i++)
        if (strcmp(type->fields[i].name, name) == 0)
            return &type->fields[i];
    return NULL;
}

static const zxi_verb *verb_at(size_t index)
{
    for (const zxi_noun *const *noun = zxi_nouns; *noun; noun++)
        for (const zxi_verb *verb = (*noun)->verbs; verb && verb->is.name; verb++)
            if (index-- == 0)
                return verb;
    return NULL;
}

const zx_verb *zx_verb_at(size_t index)
{
    const zxi_verb *verb = verb_at(index);
    return verb ? &verb->is : NULL;
}

/* Nouns are found by the part before the dot, so that the commonest path compares few names. */
const zxi_verb *zxi_verb_named(const char *name)
{
    for (const zxi_noun *const *noun = zxi_nouns; *noun; noun++) {
        size_t length = strlen((*noun)->name);
        if (strncmp((*noun)->name, name, length) != 0 || name[length] != '.')
            continue;
        for (const zxi_verb *verb = (*noun)->verbs; verb && verb->is.name; verb++)
            if (strcmp(verb->is.name, name) == 0)
                return verb;
    }
    return NULL;
}

const zx_rule *zx_rule_at(size_t index)
{
    for (const zxi_noun *const *noun = zxi_nouns; *noun; noun++)
        for (const zx_rule *rule = (*noun)->rules; rule && rule->id; rule++)
            if (index-- == 0)
                return rule;
    return NULL;
}
