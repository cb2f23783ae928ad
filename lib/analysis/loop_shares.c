/* SPDX-License-Identifier: MIT */
/* The links of loops, counted and timed. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "analysis/answers.h"
#include "analysis/loop.h"
#include "analysis/rank.h"
#include "domain/lists/lists.h"
#include "domain/projects.h"
#include "record/cursor.h"

ZXI_NO_PADDING(zx_loop_share, reserved);

static const zx_field fields[] = {
    ZXI_ENUM(zx_loop_share, link, &zxi_loop_link_type, ZX_FIELD_REQUIRED, "link", "链条环节"),
    ZXI_ENUM(zx_loop_share, stage, &zxi_stage_kind_type, 0, "stage", "环节"),
    ZXI_ENUM(zx_loop_share, list, &zxi_list_type, 0, "list", "清单"),
    ZXI_NUMBER(zx_loop_share, numerator, "complete", "已完成"),
    ZXI_NUMBER(zx_loop_share, denominator, "asked for", "应完成"),
    ZXI_NUMBER(zx_loop_share, open, "open", "进行中"),
    ZXI_NUMBER(zx_loop_share, missing, "missing", "缺失"),
    ZXI_NUMBER(zx_loop_share, skipped, "skipped", "已跳过"),
    ZXI_NUMBER(zx_loop_share, late, "complete, late", "逾期完成"),
    ZXI_NUMBER(zx_loop_share, n, "durations", "计时件数"),
    ZXI_INT(zx_loop_share, median, 0, "median days", "天数中位数"),
    ZXI_INT(zx_loop_share, p90, 0, "90th percentile of days", "天数第90百分位数"),
    ZXI_TEXT(zx_loop_share, en, 0, ZX_FIELD_REQUIRED, "what is counted, in English", "英文口径"),
    ZXI_TEXT(zx_loop_share, zh, 0, ZX_FIELD_REQUIRED, "what is counted", "口径"),
};

const zx_record_type zxi_loop_share_type = ZXI_TYPE(zx_loop_share, reserved, "loop_share", "links of a kind", "环节统计", fields, .answer = true);

/* A kind of link, of one stage or list where there are several: 0 is the link itself. */
enum { PARTS = ZXI_STAGES + 1, LINKS = ZX_LOOP_TELLING + 1 };

typedef struct counting {
    const zx_loop_options *options;
    zx_cursor *answer;
    zx_loop_share counts[LINKS][PARTS];
    zxi_buffer days[LINKS][PARTS]; /* of int64_t */
} counting;

static zx_status count(void *context, const zx_loop_row *row)
{
    counting *of = context;
    int part = row->stage ? (int)row->stage : (int)row->list;
    zx_loop_share *share = &of->counts[row->link][part];
    if (row->state == ZX_LOOP_SKIPPED) {
        share->skipped++;
        return ZX_OK;
    }
    share->denominator++;
    share->open += row->state == ZX_LOOP_OPEN;
    share->missing += row->state == ZX_LOOP_MISSING;
    if (row->state != ZX_LOOP_COMPLETE)
        return ZX_OK;
    share->n = ++share->numerator;
    share->late += row->late == ZX_YES;
    zxi_buffer_bytes(&of->days[row->link][part], &row->days.value, sizeof row->days.value);
    return ZX_OK;
}

static zx_status look(void *context, const zxi_loop_project *project)
{
    counting *of = context;
    return zxi_loop_links(project, of->options->on, count, of);
}

static int by_size(const void *a, const void *b)
{
    int64_t one = *(const int64_t *)a, other = *(const int64_t *)b;
    return (one > other) - (one < other);
}

/* What is counted, and of which stage or list. */
static zx_status say(counting *of, zx_loop_share *share, const zx_enum_value *part)
{
    const zxi_loop_words *says = &zxi_loop_says[share->link];
    char en[160], zh[160];
    share->en = says->counted;
    share->zh = says->counted_zh;
    if (!part)
        return ZX_OK;
    snprintf(en, sizeof en, "%s: %s", says->counted, part->en);
    snprintf(zh, sizeof zh, "%s：%s", says->counted_zh, part->zh);
    share->en = zxi_arena_text(&of->answer->rows, en, strlen(en));
    share->zh = zxi_arena_text(&of->answer->rows, zh, strlen(zh));
    return share->en && share->zh ? ZX_OK : zxi_no_memory();
}

static zx_status add(counting *of, zx_loop_link link, int part)
{
    void *row;
    zxi_buffer *days = &of->days[link][part];
    if (!zxi_buffer_ok(days))
        return zxi_no_memory();
    zx_status status = zxi_answer_add(of->answer, &row);
    if (status != ZX_OK)
        return status;
    zx_loop_share *share = row;
    size_t size = share->size;
    *share = of->counts[link][part];
    share->size = size;
    share->link = link;
    share->stage = link == ZX_LOOP_LIST ? 0 : (zx_stage_kind)part;
    share->list = link == ZX_LOOP_LIST ? (zx_list)part : 0;
    if (share->n) {
        qsort(days->bytes, (size_t)share->n, sizeof(int64_t), by_size);
        share->median = zxi_at_rank((const void *)days->bytes, share->n, 50);
        share->p90 = zxi_at_rank((const void *)days->bytes, share->n, 90);
    }
    return say(of, share, !part ? NULL : zxi_enum_value(link == ZX_LOOP_LIST ? &zxi_list_type : &zxi_stage_kind_type, part));
}

static int parts_of(zx_loop_link link)
{
    return link == ZX_LOOP_STAGE || link == ZX_LOOP_EVIDENCE ? ZXI_STAGES : link == ZX_LOOP_LIST ? ZXI_LISTS : 0;
}

static zx_status end(void *context)
{
    zx_status status = ZX_OK;
    for (zx_loop_link link = ZX_LOOP_ORIGIN; link <= ZX_LOOP_TELLING; link++)
        for (int part = parts_of(link) ? 1 : 0; part <= parts_of(link) && status == ZX_OK; part++)
            status = add(context, link, part);
    return status;
}

static const zxi_loop_question question = {
    .name = "loop_shares", .row = &zxi_loop_share_type, .read = zxi_loop_read, .look = look, .end = end,
    .en = "links of the projects that had been proposed by the date and not dropped: numerator = n = complete, denominator = asked for = complete + "
          "open + missing, skipped stages apart; days from when each was asked for until it was complete, median and 90th percentile by nearest rank",
    .zh = "截至该日已提出且未终止的课题的各环节：分子 = n = 已完成，分母 = 应完成 = 已完成 + 进行中 + 缺失，跳过的环节另计；"
          "天数自应完成之日起至完成之日，中位数和第 90 百分位数按最近秩法",
};

zx_status zx_loop_shares(zx_store *store, const zx_loop_options *options, zx_cursor **out)
{
    counting *of = zxi_alloc(sizeof *of);
    if (!of)
        return zxi_no_memory();
    of->options = options;
    zx_status status = zxi_loop_ask(store, options, &question, of, &of->answer, out);
    for (int link = 0; link < LINKS; link++)
        for (int part = 0; part < PARTS; part++)
            zxi_buffer_release(&of->days[link][part]);
    zx_free(of);
    return status;
}
