/* SPDX-License-Identifier: MIT */
#include <zhengxie/mark.h>

#include <string.h>

#include "domain/proposal/proposal.h"

ZXI_NO_PADDING(zx_mark, ended);

static const zx_field fields[] = {
    ZXI_ID(zx_mark, proposal, "proposal", ZX_FIELD_REQUIRED | ZX_FIELD_SUBJECT, "proposal", "提案"),
    ZXI_CODE(zx_mark, mark, "marks", ZX_FIELD_REQUIRED, "mark", "标记"),
    ZXI_INT(zx_mark, year, ZX_FIELD_REQUIRED, "year", "年度"),
    ZXI_ID(zx_mark, body, "organization", 0, "chosen by", "确定单位"),
    ZXI_DATE(zx_mark, marked, ZX_FIELD_REQUIRED | ZX_FIELD_EFFECTIVE, "marked", "确定日期"),
    ZXI_DATE(zx_mark, ended, ZX_FIELD_UNTIL, "ended", "取消日期"),
    ZXI_TEXT(zx_mark, note, 2000, 0, "note", "说明"),
};

static const zx_record_type type = ZXI_TYPE(zx_mark, ended, "mark", "mark", "提案标记", fields, .answer = false);

enum { NEEDS, ONCE, YEAR, STILL_THERE };
static const zx_rule rules[] = {
    [NEEDS] = {"mark.needs", "a proposal has come as far as the mark needs: submitted, filed or replied to", "提案须已达到标记所要求的阶段：已提交、已立案或已答复",
               "rulebook marks"},
    [ONCE] = {"mark.once", "a proposal bears a mark once a year", "同一年度同一标记只确定一次", "library"},
    [YEAR] = {"mark.year", "a mark is of a year from 1949 to 9999", "年度须在1949至9999之间", "library"},
    [STILL_THERE] = {"mark.still-there", "what was taken back is not taken back again", "已取消的标记不再取消", "library"},
    {NULL, NULL, NULL, NULL},
};

/* Since when the proposal is as far as the mark needs; unset: it is not. */
static zx_date reached(const zx_proposal *proposal, const char *needs)
{
    if (strcmp(needs, "submitted") == 0)
        return proposal->submitted;
    if (proposal->examination != ZX_PROPOSAL_FILED)
        return (zx_date){0};
    return strcmp(needs, "replied") == 0 ? proposal->replied : proposal->filed;
}

static zx_status check_needs(zxi_call *call, const zx_mark *given)
{
    const json_t *rulebook;
    zx_proposal *proposal = NULL;
    zx_status status = zxi_proposal_load(call, given->proposal, false, &proposal, NULL);
    if (status == ZX_OK)
        status = zxi_rulebook_of(call->store, call->act->on, &rulebook, NULL);
    if (status != ZX_OK)
        return status;
    const char *needs = json_string_value(json_object_get(zxi_rulebook_entry(rulebook, "marks", given->mark), "needs"));
    needs = needs ? needs : "filed";
    zx_date since = reached(proposal, needs);
    if (!since.year)
        return zxi_refuse(call, &rules[NEEDS], "proposal", given->proposal, "%s needs it %s", "%s 要求的阶段：%s", given->mark, needs);
    return zxi_in_order(call, since, given->proposal);
}

static zx_status check_once(zxi_call *call, const zx_mark *given)
{
    int64_t there = 0;
    zx_status status = zxi_ask(call->store, &there,
                               "SELECT id FROM mark WHERE proposal = ?1 AND mark = ?2 AND year = ?3 AND ended IS NULL LIMIT 1", "iti",
                               given->proposal, given->mark, given->year.value);
    if (status == ZX_OK && there)
        status = zxi_refuse(call, &rules[ONCE], "mark", there, "%s of %lld", "%s，%lld 年", given->mark, (long long)given->year.value);
    return status;
}

static zx_status mark(zxi_call *call, void *in, zx_id *out)
{
    zx_mark *given = in;
    given->marked = call->act->on;
    if (!given->year.set)
        given->year = (zx_opt_int){1, call->act->on.year};
    zx_status status = zxi_check_year(call, &rules[YEAR], "year", given->year);
    if (status == ZX_OK)
        status = check_needs(call, given);
    if (status == ZX_OK)
        status = check_once(call, given);
    if (status == ZX_OK)
        status = zxi_record_insert(call, &type, given);
    call->subject = given->proposal;
    *out = given->id;
    return status;
}

static zx_status unmark(zxi_call *call, void *in, zx_id *out)
{
    const zx_mark *given = in;
    void *loaded;
    zx_status status = zxi_record_load(call, &type, given->id, &loaded);
    if (status != ZX_OK)
        return status;
    zx_mark *kept = loaded;
    if (kept->ended.year)
        return zxi_refuse(call, &rules[STILL_THERE], "id", given->id, "taken back on %s", "已于 %s 取消", zxi_date_text(kept->ended));
    status = zxi_in_order(call, kept->marked, given->id);
    if (status != ZX_OK)
        return status;
    kept->ended = call->act->on;
    call->subject = kept->proposal;
    *out = given->id;
    return zxi_record_update(call, &type, kept);
}

static const zxi_verb verbs[] = {
    {{"proposal.mark", "mark", "proposal! mark! year body note", "marks a proposal", "确定提案标记"}, &type, mark, false},
    {{"proposal.unmark", "mark", "id!", "takes a mark back", "取消提案标记"}, &type, unmark, ZXI_REASON},
    {{NULL, NULL, NULL, NULL, NULL}, NULL, NULL, false},
};

static const zx_record_type *const types[] = {&type, NULL};
const zxi_noun zxi_noun_mark = {"proposal", types, verbs, rules};

zx_status zx_proposal_mark(zx_store *store, const zx_act *act, const zx_mark *in, zx_id *out)
{
    return ZXI_RUN("proposal.mark");
}

zx_status zx_proposal_unmark(zx_store *store, const zx_act *act, const zx_mark *in, zx_id *out)
{
    return ZXI_RUN("proposal.unmark");
}
