/* SPDX-License-Identifier: MIT */
#include "text/stroke_collator.h"

#include <stdatomic.h>
#include <stdbool.h>
#include <string.h>
#include <unicode/ustring.h>

#include "base/buffer.h"
#include "base/fail.h"
#include "base/memory.h"

#define STROKE_LOCALE "zh-u-co-stroke"

/* Opened by whoever needs it first and kept as long as the process. */
static _Atomic(UCollator *) shared;

static zx_status unsupported(void)
{
    return zxi_fail(ZX_UNSUPPORTED, NULL, "this build of ICU has no collation by strokes", "所用的 ICU 不支持按笔画排序");
}

/* ICU silently falls back to another order when it was built without this one. */
static bool has_stroke_collation(void)
{
    char actual[ULOC_FULLNAME_CAPACITY] = "";
    UErrorCode code = U_ZERO_ERROR;
    ucol_getFunctionalEquivalent(actual, sizeof actual, "collation", STROKE_LOCALE, NULL, &code);
    return U_SUCCESS(code) && strstr(actual, "collation=stroke") != NULL;
}

/* ICU's own order counts some strokes as Taiwan writes them (陈 8, not 7) and orders characters of as many strokes by radical.
 * The characters of 通用规范汉字表 are put right: those of n strokes come first behind ICU's mark for n, which is U+FDD0 and
 * U+2800 + n; all others keep their places behind them. */
static char *stroke_rules(void)
{
    static const struct {
        unsigned strokes;
        const char *characters;
    } order[] = {
#define ZXI_STROKES(strokes, characters) {strokes, characters},
#include "text/stroke_order.def"
#undef ZXI_STROKES
    };
    zxi_buffer rules = {0};
    zxi_buffer_text(&rules, "[import " STROKE_LOCALE "]");
    for (size_t i = 0; i < sizeof order / sizeof *order; i++) {
        const char mark[] = {'\xE2', '\xA0', (char)(0x80 + order[i].strokes), '\0'};
        zxi_buffer_format(&rules, "&'\xEF\xB7\x90%s'<*%s", mark, order[i].characters);
    }
    return zxi_buffer_take(&rules);
}

static zx_status open_collator(UCollator **out)
{
    if (!has_stroke_collation())
        return unsupported();
    char *rules = stroke_rules();
    int32_t room = rules ? (int32_t)strlen(rules) : 0, length = 0;
    UChar *units = rules ? zxi_resize(NULL, (size_t)room * sizeof *units) : NULL;
    UErrorCode code = units ? U_ZERO_ERROR : U_MEMORY_ALLOCATION_ERROR;
    u_strFromUTF8(units, room, &length, rules, room, &code);
    UCollator *collator = ucol_openRules(units, length, UCOL_DEFAULT, UCOL_DEFAULT_STRENGTH, NULL, &code);
    zx_free(units);
    zx_free(rules);
    if (code == U_MEMORY_ALLOCATION_ERROR)
        return zxi_no_memory();
    if (U_FAILURE(code))
        return unsupported();
    *out = collator;
    return ZX_OK;
}

zx_status zxi_stroke_collator(const UCollator **out)
{
    UCollator *collator = atomic_load(&shared);
    if (!collator) {
        UCollator *opened = NULL;
        zx_status status = open_collator(&opened);
        if (status != ZX_OK)
            return status;
        if (atomic_compare_exchange_strong(&shared, &collator, opened))
            collator = opened;
        else
            ucol_close(opened);
    }
    *out = collator;
    return ZX_OK;
}
