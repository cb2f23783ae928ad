/* SPDX-License-Identifier: MIT */
/* Is the section "clocks" of a rulebook of the documented form? What is not known by name is refused: a limit that is misspelled would
 * quietly not hold. */
#include <string.h>

#include <zhengxie/date.h>

#include "domain/clock.h"

static const struct { const char *name; int64_t most; } amounts[] = {{"months", 120}, {"days", 3660}, {"working_days", 1000}};
enum { AMOUNTS = 3 };

static zx_status fault(zxi_path at, const char *en, const char *zh)
{
    return zxi_json_document_fault(&zxi_rulebook_document, at, en, zh);
}

static zx_status check_object(zxi_path at, json_t *value, const char *keys)
{
    if (!json_is_object(value))
        return fault(at, "an object is needed", "应为对象");
    return zxi_json_document_keys(&zxi_rulebook_document, at, value, keys);
}

/* How long: one of the amounts, whose name is answered; NULL when there is none. */
static zx_status check_amount(zxi_path at, const json_t *object, const char **unit)
{
    *unit = NULL;
    for (int i = 0; i < AMOUNTS; i++) {
        const json_t *value = json_object_get(object, amounts[i].name);
        zxi_path here = zxi_path_member(&at, amounts[i].name);
        if (!value)
            continue;
        if (*unit)
            return fault(here, "there is another amount already", "已有另一种期限");
        if (!json_is_integer(value) || json_integer_value(value) < 1 || json_integer_value(value) > amounts[i].most)
            return fault(here, "a whole number from 1 on is needed (months to 120, days to 3660, working days to 1000)",
                         "应为自 1 起的整数（月至 120，日至 3660，工作日至 1000）");
        *unit = amounts[i].name;
    }
    return ZX_OK;
}

static zx_status check_until(zxi_path at, const json_t *until)
{
    if (!json_is_array(until) || json_array_size(until) == 0)
        return fault(at, "a list of days is needed: MM-DD", "应为日期列表：MM-DD");
    zx_date day;
    for (size_t i = 0; i < json_array_size(until); i++)
        if (!zxi_clock_day(json_array_get(until, i), &day))
            return fault(zxi_path_element(&at, i), "a day of the year is needed: MM-DD", "应为月日：MM-DD");
    return ZX_OK;
}

static zx_status check_extension(zxi_path at, json_t *extension, const char *of_clock, int64_t amount)
{
    const char *unit;
    zx_status status = check_object(at, extension, "months days working_days most");
    if (status == ZX_OK)
        status = check_amount(at, extension, &unit);
    if (status != ZX_OK)
        return status;
    const json_t *most = json_object_get(extension, "most");
    if (!unit)
        return fault(at, "months, days or working_days is needed", "须有 months、days 或 working_days");
    if (of_clock && strcmp(unit, of_clock) != 0)
        return fault(zxi_path_member(&at, unit), "the clock itself counts in another unit", "与期限本身的单位不同");
    if (most && (!json_is_integer(most) || json_integer_value(most) <= amount || json_integer_value(most) > 3660))
        return fault(zxi_path_member(&at, "most"), "a whole number above the clock's own is needed", "应为大于期限本身的整数");
    return ZX_OK;
}

/* For what a clock may have variants. */
typedef struct variants_of {
    const json_t *rulebook;
    bool documents; /* kinds of document; else kinds of proposer, in session, between */
} variants_of;

static zx_status check_variants(zxi_path at, json_t *variants, const variants_of *of);

/* With `of` NULL it is a variant, which has none itself. */
static zx_status check_clock(zxi_path at, json_t *clock, const variants_of *of)
{
    const char *unit = NULL;
    zx_status status = check_object(at, clock, of ? "months days working_days until roll extension of"
                                                  : "months days working_days until roll extension");
    if (status == ZX_OK)
        status = check_amount(at, clock, &unit);
    if (status != ZX_OK)
        return status;
    const json_t *until = json_object_get(clock, "until"), *roll = json_object_get(clock, "roll");
    json_t *extension = json_object_get(clock, "extension"), *variants = json_object_get(clock, "of");
    if (!unit && !until)
        return fault(at, "months, days, working_days or until is needed", "须有 months、days、working_days 或 until");
    if (unit && until)
        return fault(zxi_path_member(&at, "until"), "there is another amount already", "已有另一种期限");
    if (until)
        status = check_until(zxi_path_member(&at, "until"), until);
    if (status == ZX_OK && roll && (!json_is_string(roll) || strcmp(json_string_value(roll), "next_working_day") != 0))
        status = fault(zxi_path_member(&at, "roll"), "\"next_working_day\" is needed", "应为 \"next_working_day\"");
    if (status == ZX_OK && extension)
        status = check_extension(zxi_path_member(&at, "extension"), extension, unit, unit ? json_integer_value(json_object_get(clock, unit)) : 0);
    if (status == ZX_OK && of && variants)
        status = check_variants(zxi_path_member(&at, "of"), variants, of);
    return status;
}

static bool names_variant(const char *name, const variants_of *of)
{
    if (of->documents)
        return zxi_rulebook_entry(of->rulebook, "document_kinds", name);
    return strcmp(name, "in_session") == 0 || strcmp(name, "between") == 0 || zxi_rulebook_entry(of->rulebook, "proposer_kinds", name);
}

static zx_status check_variants(zxi_path at, json_t *variants, const variants_of *of)
{
    const char *name;
    json_t *variant;
    zx_status status = ZX_OK;
    if (!json_is_object(variants))
        return fault(at, "an object is needed", "应为对象");
    json_object_foreach(variants, name, variant) {
        zxi_path here = zxi_path_member(&at, name);
        if (!names_variant(name, of))
            return of->documents ? fault(here, "no code of document_kinds", "非 document_kinds 所列代码")
                                 : fault(here, "neither in_session, between nor a code of proposer_kinds",
                                         "既非 in_session、between，也非 proposer_kinds 所列代码");
        status = check_clock(here, variant, NULL);
        if (status != ZX_OK)
            return status;
    }
    return ZX_OK;
}

/* The older name of the reply's clock, which may not say something else beside it. */
static zx_status check_reply_months(zxi_path at, const json_t *rulebook)
{
    const json_t *months = json_object_get(json_object_get(rulebook, "proposal"), "reply_months");
    at = zxi_path_member(&at, "proposal");
    at = zxi_path_member(&at, "reply_months");
    if (!months)
        return ZX_OK;
    if (!json_is_integer(months) || json_integer_value(months) < 0 || json_integer_value(months) > 120)
        return fault(at, "a whole number is needed", "应为整数");
    if (json_object_get(json_object_get(rulebook, "clocks"), "reply"))
        return fault(at, "clocks.reply says it", "已由 clocks.reply 规定");
    return ZX_OK;
}

zx_status zxi_clocks_check(json_t *rulebook)
{
    const zxi_path root = {""}, at = zxi_path_member(&root, "clocks");
    json_t *clocks = json_object_get(rulebook, "clocks"), *clock;
    const char *name;
    zx_status status = check_reply_months(root, rulebook);
    if (status != ZX_OK || !clocks)
        return status;
    status = check_object(at, clocks, "acknowledge decline first_talk assist reply feedback again send");
    if (status != ZX_OK)
        return status;
    json_object_foreach(clocks, name, clock) {
        status = check_clock(zxi_path_member(&at, name), clock, &(const variants_of){rulebook, strcmp(name, "send") == 0});
        if (status != ZX_OK)
            return status;
    }
    return ZX_OK;
}
