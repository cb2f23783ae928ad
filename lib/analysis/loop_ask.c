/* SPDX-License-Identifier: MIT */
/* What the questions about loops share. */
#include "analysis/loop.h"
#include "base/size.h"
#include "record/cursor.h"
#include "record/fields.h"
#include "record/validate.h"

ZXI_NO_PADDING(zx_loop_options, reserved);

static zx_status invalid(const char *field, const char *en, const char *zh)
{
    return zxi_fail(ZX_INVALID, ZXI_ABOUT(.field = field, .rule = "loop.options"), "%s: %s%.0s", "%s：%.0s%s", field, en, zh);
}

static zx_status check(const zx_loop_options *options, const zxi_loop_question *question)
{
    char codes[ZXI_ENUM_CODES];
    if (!zx_date_complete(options->on))
        return invalid("on", "a complete date is needed", "须为完整日期");
    if (options->link && !zxi_enum_value(&zxi_loop_link_type, (int)options->link)) {
        zxi_enum_codes(&zxi_loop_link_type, codes);
        return zxi_fail(ZX_INVALID, ZXI_ABOUT(.field = "link", .rule = "loop.options"), "link: %d is none of %s", "link：%d 不在可用取值之列：%s",
                        (int)options->link, codes);
    }
    if (options->gaps && options->gaps != ZX_NO && options->gaps != ZX_YES)
        return invalid("gaps", "there is no such value", "无此值");
    if (options->link && !question->chooses_links)
        return invalid("link", "this question is of all links", "此项统计针对全部环节");
    if (options->of && !question->takes_of)
        return invalid("of", "this question is of projects", "此项统计针对课题");
    if (options->of && (options->project || options->theme || options->body || options->year.set))
        return invalid("of", "a document or a proposal is asked about alone", "查询文件或提案时，不得另定课题范围");
    if (options->gaps && !question->chooses_links)
        return invalid("gaps", "this question is of all links", "此项统计针对全部环节");
    return ZX_OK;
}

/* Reads one after the other: of the one before nothing is needed any more. */
static zx_status look(zxi_loop_asking *asking, const zxi_loop_question *question, void *context)
{
    zxi_loop_project *projects = NULL;
    size_t count = 0;
    zx_status status = zxi_loop_projects(asking, &projects, &count);
    for (size_t i = 0; i < count && status == ZX_OK; i++) {
        status = question->read(asking, &projects[i]);
        if (status == ZX_OK)
            status = question->look(context, &projects[i]);
    }
    return status == ZX_OK && question->end ? question->end(context) : status;
}

/* An id of another kind is noticed, and not answered with nothing. */
static zx_status find(zx_store *store, const char *field, const char *kinds, zx_id id)
{
    return id ? zxi_reference_check(store, zxi_call_arena(store), NULL, field, kinds, id) : ZX_OK;
}

static zx_status find_all(zx_store *store, const zx_loop_options *options)
{
    zx_status status = find(store, "project", "project", options->project);
    if (status == ZX_OK)
        status = find(store, "theme", "theme", options->theme);
    if (status == ZX_OK)
        status = find(store, "body", "organization", options->body);
    return status == ZX_OK ? find(store, "of", "document|proposal", options->of) : status;
}

static zx_status run(zxi_loop_asking *asking, const zxi_loop_question *question, void *context, zx_cursor **answer)
{
    zx_date_print(asking->options->on, asking->on);
    zx_status status = zxi_rulebook_of(asking->store, asking->options->on, &asking->rulebook, &asking->rulebook_id);
    if (status == ZX_OK)
        status = find_all(asking->store, asking->options);
    if (status == ZX_OK)
        status = zxi_answer_new(question->row, answer);
    if (status == ZX_OK)
        status = look(asking, question, context);
    return status == ZX_OK ? zxi_answer_meta(*answer, asking->store, question->name, question->en, question->zh, asking->options->on,
                                             asking->rulebook_id)
                           : status;
}

zx_status zxi_loop_ask(zx_store *store, const zx_loop_options *options, const zxi_loop_question *question, void *context, zx_cursor **answer,
                       zx_cursor **out)
{
    if (!options || !out || !zxi_size_fits(options, sizeof *options))
        return zxi_misuse("options or out (use ZX_LOOP_INIT)");
    zx_status status = check(options, question);
    if (status == ZX_OK)
        status = zxi_enter(store);
    if (status != ZX_OK)
        return status;
    zxi_loop_asking asking = {.store = store, .options = options};
    status = zxi_read_begin(store);
    if (status == ZX_OK) {
        status = run(&asking, question, context, answer);
        zxi_read_end(store);
    }
    zxi_leave(store);
    if (status == ZX_OK)
        *out = *answer;
    else
        zx_cursor_free(*answer);
    return status;
}
