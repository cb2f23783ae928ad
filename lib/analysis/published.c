/* SPDX-License-Identifier: MIT */
/* Does what was published add up? */
#include <zhengxie/annual.h>

#include <string.h>

#include "analysis/answers.h"
#include "analysis/percent.h"
#include "record/cursor.h"

ZXI_NO_PADDING(zx_published_line, reserved);

static const zx_field fields[] = {
    ZXI_TEXT(zx_published_line, key, 0, ZX_FIELD_REQUIRED, "part", "项"),
    ZXI_NUMBER(zx_published_line, numerator, "numerator", "分子"),
    ZXI_NUMBER(zx_published_line, denominator, "denominator", "分母"),
    ZXI_TEXT(zx_published_line, percent, 0, 0, "per cent as published", "公布的百分比"),
    ZXI_TEXT(zx_published_line, of_total, 0, 0, "per cent of the total", "占公布总数的百分比"),
    ZXI_TEXT(zx_published_line, of_sum, 0, 0, "per cent of the sum", "占各项之和的百分比"),
    ZXI_TEXT(zx_published_line, of, 0, 0, "is over", "分母为"),
    ZXI_FLAG(zx_published_line, adds_up, ZX_FIELD_REQUIRED, "adds up", "合计相符"),
    ZXI_TEXT(zx_published_line, en, 0, ZX_FIELD_REQUIRED, "finding", "结论（英文）"),
    ZXI_TEXT(zx_published_line, zh, 0, ZX_FIELD_REQUIRED, "finding in Chinese", "结论（中文）"),
};

const zx_record_type zxi_published_line_type =
    ZXI_TYPE(zx_published_line, reserved, "published_line", "published figure", "公布数字核对行", fields, .answer = true);

enum { MOST = 1000000000, USUAL_DECIMALS = 2, MOST_DECIMALS = 6 };

/* What a percentage may be over; of several all together. */
typedef enum over { NEITHER, TOTAL, SUM, EITHER } over;
static const char *const overs[] = {"neither", "total", "sum", "either"};

typedef struct checking {
    zx_cursor *answer;
    int64_t total, sum;
    const int64_t *parts;
    const char *const *percents;
    size_t count;
    over all;      /* what all percentages may be over */
    bool any;      /* there is one */
} checking;

static zx_status wrong(const char *field, const char *en, const char *zh)
{
    return zxi_fail(ZX_INVALID, ZXI_ABOUT(.field = field, .rule = "published.figures"), "%s: %s%.0s", "%s：%.0s%s", field, en, zh);
}

static bool countable(int64_t number)
{
    return number >= 0 && number <= MOST;
}

/* "70.41" → 7041, 2 decimals. */
static bool read_percent(const char *text, int64_t *value, int *decimals)
{
    size_t whole = strspn(text, "0123456789"), behind = text[whole] == '.' ? strspn(text + whole + 1, "0123456789") : 0;
    size_t length = whole + (text[whole] == '.') + behind;
    if (whole == 0 || whole > 9 || behind > MOST_DECIMALS || text[length] || (text[whole] == '.' && behind == 0))
        return false;
    *value = 0;
    *decimals = (int)behind;
    for (size_t i = 0; i < length; i++)
        if (text[i] != '.')
            *value = *value * 10 + (text[i] - '0');
    return true;
}

static zx_status check(checking *of)
{
    int64_t value;
    int decimals;
    if (!countable(of->total))
        return wrong("total", "a number from 0 to a billion is needed", "须为 0 至 10 亿之间的整数");
    for (size_t i = 0; i < of->count; i++) {
        if (!countable(of->parts[i]))
            return wrong("parts", "numbers from 0 to a billion are needed", "须为 0 至 10 亿之间的整数");
        if (of->percents && of->percents[i] && !read_percent(of->percents[i], &value, &decimals))
            return wrong("percents", "percentages like 70.41 are needed, with at most 6 decimals", "须为 70.41 这样的百分比，至多 6 位小数");
        of->sum += of->parts[i];
        if (of->sum > MOST)
            return wrong("parts", "their sum is above a billion", "合计超过 10 亿");
    }
    return ZX_OK;
}

static over over_of(const checking *of, int64_t part, int64_t value, int decimals)
{
    over result = NEITHER;
    if (of->total && zxi_percent_round(part, of->total, decimals) == value)
        result |= TOTAL;
    if (of->sum && zxi_percent_round(part, of->sum, decimals) == value)
        result |= SUM;
    return result;
}

static zx_status say(zxi_arena *arena, zxi_buffer *text, const char **out)
{
    *out = zxi_buffer_ok(text) ? zxi_arena_text(arena, text->bytes, text->length) : NULL;
    zxi_buffer_release(text);
    return *out ? ZX_OK : zxi_no_memory();
}

/* The denominator of a percentage: where it may be either, both are the same or nothing tells them apart. */
static int64_t denominator(const checking *of, over is)
{
    return is == SUM ? of->sum : of->total;
}

static zx_status blank(checking *of, zx_published_line **out)
{
    void *row;
    zx_status status = zxi_answer_add(of->answer, &row);
    if (status != ZX_OK)
        return status;
    *out = row;
    (*out)->adds_up = of->sum == of->total ? ZX_YES : ZX_NO;
    return ZX_OK;
}

static zx_status add_part(checking *of, size_t i)
{
    static const char *const en[] = {"is neither over the total nor over the sum", "is over the total", "is over the sum of the parts",
                                     "fits the total and the sum"};
    static const char *const zh[] = {"与总数和各项之和均不符", "以公布的总数为分母", "以各项之和为分母", "以总数或各项之和为分母均相符"};
    zxi_arena *rows = &of->answer->rows;
    zx_published_line *line;
    zx_status status = blank(of, &line);
    if (status != ZX_OK)
        return status;
    const char *percent = of->percents ? of->percents[i] : NULL;
    int64_t value = 0;
    int decimals = USUAL_DECIMALS;
    if (percent)
        read_percent(percent, &value, &decimals);
    over is = percent ? over_of(of, of->parts[i], value, decimals) : EITHER;
    zxi_buffer key = {0}, text = {0}, text_zh = {0};
    zxi_buffer_int(&key, (int64_t)i + 1);
    zxi_buffer_format(&text, "%s%s%s", percent ? percent : "no percentage was published", percent ? " % " : "", percent ? en[is] : "");
    zxi_buffer_format(&text_zh, "%s%s%s", percent ? percent : "未公布百分比", percent ? "% " : "", percent ? zh[is] : "");
    line->numerator = of->parts[i];
    line->denominator = denominator(of, is);
    line->of = percent ? overs[is] : NULL;
    if (percent && !(line->percent = zxi_arena_text(rows, percent, strlen(percent))))
        status = zxi_no_memory();
    if (status == ZX_OK)
        status = zxi_percent(rows, of->parts[i], of->total, decimals, &line->of_total);
    if (status == ZX_OK)
        status = zxi_percent(rows, of->parts[i], of->sum, decimals, &line->of_sum);
    zx_status said[] = {say(rows, &key, &line->key), say(rows, &text, &line->en), say(rows, &text_zh, &line->zh)};
    for (int j = 0; j < 3 && status == ZX_OK; j++)
        status = said[j];
    return status;
}

static void find_all(checking *of)
{
    of->all = EITHER;
    for (size_t i = 0; of->percents && i < of->count; i++) {
        int64_t value;
        int decimals;
        if (of->percents[i] && read_percent(of->percents[i], &value, &decimals)) {
            of->all &= over_of(of, of->parts[i], value, decimals);
            of->any = true;
        }
    }
}

static zx_status add_sum(checking *of)
{
    static const char *const en[] = {"; the percentages are not all over one of them", "; the percentages are over the total",
                                     "; the percentages are over the sum of the parts", "; the percentages fit both"};
    static const char *const zh[] = {"；各百分比的分母不一致", "；百分比以公布的总数为分母", "；百分比以各项之和为分母", "；百分比与二者均相符"};
    zx_published_line *line;
    zx_status status = blank(of, &line);
    if (status != ZX_OK)
        return status;
    int64_t less = of->total - of->sum;
    zxi_buffer text = {0}, text_zh = {0};
    if (less == 0) {
        zxi_buffer_format(&text, "the parts add up to the total of %lld", (long long)of->total);
        zxi_buffer_format(&text_zh, "各项之和与公布的总数 %lld 相符", (long long)of->total);
    } else {
        zxi_buffer_format(&text, "the parts add up to %lld, %lld %s than the total of %lld", (long long)of->sum,
                          (long long)(less > 0 ? less : -less), less > 0 ? "fewer" : "more", (long long)of->total);
        zxi_buffer_format(&text_zh, "各项之和为 %lld，比公布的总数 %lld %s %lld", (long long)of->sum, (long long)of->total,
                          less > 0 ? "少" : "多", (long long)(less > 0 ? less : -less));
    }
    zxi_buffer_text(&text, of->any ? en[of->all] : "");
    zxi_buffer_text(&text_zh, of->any ? zh[of->all] : "");
    line->key = "sum";
    line->numerator = of->sum;
    line->denominator = of->total;
    line->of = of->any ? overs[of->all] : NULL;
    status = zxi_percent(&of->answer->rows, of->sum, of->total, USUAL_DECIMALS, &line->of_total);
    if (status == ZX_OK)
        status = zxi_percent(&of->answer->rows, of->sum, of->sum, USUAL_DECIMALS, &line->of_sum);
    zx_status said[] = {say(&of->answer->rows, &text, &line->en), say(&of->answer->rows, &text_zh, &line->zh)};
    return status != ZX_OK ? status : said[0] != ZX_OK ? said[0] : said[1];
}

static zx_status run(checking *of)
{
    zx_status status = check(of);
    if (status != ZX_OK)
        return status;
    find_all(of);
    status = add_sum(of);
    for (size_t i = 0; i < of->count && status == ZX_OK; i++)
        status = add_part(of, i);
    if (status != ZX_OK)
        return status;
    return zxi_answer_meta(of->answer, NULL, "published",
                           "published parts against their published total: a percentage is over what it equals when rounded half up to as many "
                           "digits",
                           "公布的各项与公布的总数核对：百分比按同样位数四舍五入，与何者相符即以何者为分母", (zx_date){0}, 0);
}

zx_status zx_published_check(int64_t total, const int64_t *parts, const char *const *percents, size_t count, zx_cursor **out)
{
    if (!out || (count && !parts))
        return zxi_misuse("parts or out is NULL");
    checking of = {.total = total, .parts = parts, .percents = percents, .count = count};
    zx_status status = zxi_answer_new(&zxi_published_line_type, &of.answer);
    if (status != ZX_OK)
        return status;
    status = run(&of);
    if (status == ZX_OK)
        *out = of.answer;
    else
        zx_cursor_free(of.answer);
    return status;
}
