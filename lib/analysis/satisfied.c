/* SPDX-License-Identifier: MIT */
#include "analysis/satisfied.h"

#include <string.h>

#include "domain/domain.h"

static bool says(const json_t *rulebook)
{
    const json_t *entries = json_object_get(json_object_get(rulebook, "lists"), "satisfactions");
    for (size_t i = 0; i < json_array_size(entries); i++)
        if (json_object_get(json_array_get(entries, i), "satisfied"))
            return true;
    return false;
}

bool zxi_satisfied(const json_t *rulebook, const char *list, const char *code)
{
    const json_t *entry = zxi_rulebook_entry(rulebook, list, code);
    if (says(rulebook))
        return zxi_rulebook_flag(entry, "satisfied");
    return strcmp(code, "satisfied") == 0 || strcmp(code, "basically_satisfied") == 0;
}
