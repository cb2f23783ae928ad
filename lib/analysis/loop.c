/* SPDX-License-Identifier: MIT */
/* The links of loops, as rows. */
#include "analysis/loop.h"

#include <string.h>

#include "analysis/answers.h"
#include "domain/lists/lists.h"
#include "domain/projects.h"
#include "record/cursor.h"

ZXI_NO_PADDING(zx_loop_row, late);

static const zx_enum_value states[] = {
    ZXI_VALUE(ZX_LOOP_COMPLETE, "complete", "complete", "已完成"),
    ZXI_VALUE(ZX_LOOP_OPEN, "open", "open", "进行中"),
    ZXI_VALUE(ZX_LOOP_MISSING, "missing", "missing", "缺失"),
    ZXI_VALUE(ZX_LOOP_SKIPPED, "skipped", "skipped", "已跳过"),
};
static const zx_enum_type state_type = ZXI_ENUM_TYPE("loop_state", states);

static const zx_field fields[] = {
    ZXI_ID(zx_loop_row, project, "project", ZX_FIELD_REQUIRED, "project", "课题"),
    ZXI_ENUM(zx_loop_row, link, &zxi_loop_link_type, ZX_FIELD_REQUIRED, "link", "链条环节"),
    ZXI_ENUM(zx_loop_row, stage, &zxi_stage_kind_type, 0, "stage", "环节"),
    ZXI_ENUM(zx_loop_row, list, &zxi_list_type, 0, "list", "清单"),
    ZXI_ENUM(zx_loop_row, state, &state_type, ZX_FIELD_REQUIRED, "state", "状态"),
    ZXI_ID(zx_loop_row, record, "*", ZX_FIELD_REQUIRED, "of", "所属记录"),
    ZXI_TEXT(zx_loop_row, title, 0, 0, "title", "名称"),
    ZXI_ID(zx_loop_row, by, "*", 0, "by", "依据记录"),
    ZXI_DATE(zx_loop_row, since, ZX_FIELD_REQUIRED, "since", "起算日期"),
    ZXI_DATE(zx_loop_row, done, 0, "done", "完成日期"),
    ZXI_DATE(zx_loop_row, due, ZX_FIELD_PARTIAL, "due", "期限"),
    ZXI_FLAG(zx_loop_row, late, 0, "late", "是否逾期"),
    ZXI_INT(zx_loop_row, days, 0, "days", "天数"),
    ZXI_TEXT(zx_loop_row, wanted, 0, 0, "wanted", "待办"),
    ZXI_TEXT(zx_loop_row, reason, 0, 0, "reason", "英文说明"),
    ZXI_TEXT(zx_loop_row, reason_zh, 0, 0, "reason in Chinese", "说明"),
};

const zx_record_type zxi_loop_row_type = ZXI_TYPE(zx_loop_row, late, "loop_row", "link of a loop", "闭环环节", fields, .answer = true);

typedef struct looking {
    const zx_loop_options *options;
    zx_cursor *answer;
} looking;

static zx_status keep(zx_cursor *answer, const char **text)
{
    if (!*text)
        return ZX_OK;
    *text = zxi_arena_text(&answer->rows, *text, strlen(*text));
    return *text ? ZX_OK : zxi_no_memory();
}

/* The words of a link live for ever; names and grounds are the file's. */
static zx_status add(void *context, const zx_loop_row *told)
{
    looking *of = context;
    void *row;
    if ((of->options->link && of->options->link != told->link) || (of->options->gaps == ZX_YES && told->state != ZX_LOOP_MISSING))
        return ZX_OK;
    zx_status status = zxi_answer_add(of->answer, &row);
    if (status != ZX_OK)
        return status;
    zx_loop_row *line = row;
    size_t size = line->size;
    *line = *told;
    line->size = size;
    status = keep(of->answer, &line->title);
    if (status == ZX_OK && told->state == ZX_LOOP_SKIPPED) {
        status = keep(of->answer, &line->reason);
        line->reason_zh = told->reason_zh == told->reason ? line->reason : told->reason_zh;
    }
    return status;
}

static zx_status look(void *context, const zxi_loop_project *project)
{
    looking *of = context;
    return zxi_loop_links(project, of->options->on, add, of);
}

static const zxi_loop_question question = {
    .name = "loop", .row = &zxi_loop_row_type, .chooses_links = true, .read = zxi_loop_read, .look = look,
    .en = "each link of each project that had been proposed by the date and not dropped, as it stood then; open: not there and not due, or the "
          "stage by whose end it is asked for was not over; what hangs below a missing link is not asked for",
    .zh = "截至该日已提出且未终止的课题，逐环节列出当日状况；“进行中”指尚未到期，或应在其结束前完成的环节尚未结束；上一环节缺失的，其下不再列出",
};

zx_status zx_loop(zx_store *store, const zx_loop_options *options, zx_cursor **out)
{
    looking of = {.options = options};
    return zxi_loop_ask(store, options, &question, &of, &of.answer, out);
}
