/* SPDX-License-Identifier: MIT */
#include <zhengxie/date.h>

#include "domain/measures/measures.h"

ZXI_NO_PADDING(zx_follow_up, reserved);

static const zx_field fields[] = {
    ZXI_ID(zx_follow_up, measure, "measure", ZX_FIELD_REQUIRED | ZX_FIELD_SUBJECT, "measure", "措施"),
    ZXI_DATE(zx_follow_up, followed, ZX_FIELD_REQUIRED | ZX_FIELD_EFFECTIVE, "followed up", "跟踪日期"),
    ZXI_CODE(zx_follow_up, outcome, "follow_up_outcomes", ZX_FIELD_REQUIRED, "outcome", "落实情况"),
    ZXI_ID(zx_follow_up, body, "organization", 0, "looked at by", "跟踪单位"),
    ZXI_TEXT(zx_follow_up, note, 2000, ZX_FIELD_SEARCHABLE, "note", "说明"),
};

const zx_record_type zxi_follow_up_type = ZXI_TYPE(zx_follow_up, reserved, "follow_up", "follow-up", "跟踪办理", fields, .answer = false);

enum { IN_ORDER, KEPT };
static const zx_rule rules[] = {
    [IN_ORDER] = {"follow_up.in-order", "a measure is followed up after it was promised, and after the last time", "跟踪日期不得早于承诺日期和上次跟踪日期",
                  "library"},
    [KEPT] = {"follow_up.kept", "what has not come to 100 percent by its reports is not kept", "按进展报告尚未完成的措施不能登记为已落实", "rulebook follow_up_outcomes (kept)"},
    {NULL, NULL, NULL, NULL},
};

/* Of a measure that is reported on, or whose parts are. */
static zx_status check_kept(zxi_call *call, const zx_measure *measure, const char *outcome)
{
    const json_t *rulebook;
    bool reported = measure->moved.year && !measure->cancelled.year;
    zx_status status = zxi_rulebook_of(call->store, call->act->on, &rulebook, NULL);
    if (status != ZX_OK || !reported || measure->progress.value == 100 || !zxi_rulebook_marks(rulebook, "follow_up_outcomes", outcome, "kept", "kept"))
        return status;
    return zxi_refuse(call, &rules[KEPT], "outcome", measure->id, "%lld %% by now", "目前为 %lld%%", (long long)measure->progress.value);
}

static zx_status follow_up(zxi_call *call, void *in, zx_id *out)
{
    zx_follow_up *given = in;
    zx_measure *measure = NULL;
    zx_status status = zxi_measure_load(call, given->measure, &measure);
    if (status != ZX_OK)
        return status;
    zx_date last = measure->followed.year ? measure->followed : measure->promised;
    if (zx_date_compare(call->act->on, last) < 0)
        return zxi_refuse(call, &rules[IN_ORDER], "on", given->measure, "the last date is %s", "上次日期为 %s", zxi_date_text(last));
    status = check_kept(call, measure, given->outcome);
    if (status != ZX_OK)
        return status;
    given->followed = call->act->on;
    call->subject = zxi_measure_subject(measure);
    status = zxi_record_insert(call, &zxi_follow_up_type, given);
    if (status == ZX_OK)
        status = zxi_record_derive(call, &zxi_measure_type, given->measure);
    *out = given->id;
    return status;
}

static const zxi_verb verbs[] = {
    {{"measure.follow_up", "follow_up", "measure! outcome! body note", "looks again whether a measure was carried out", "跟踪措施落实情况"},
     &zxi_follow_up_type, follow_up, false},
    {{NULL, NULL, NULL, NULL, NULL}, NULL, NULL, false},
};

static const zx_record_type *const types[] = {&zxi_follow_up_type, NULL};
const zxi_noun zxi_noun_follow_up = {"measure", types, verbs, rules};

zx_status zx_measure_follow_up(zx_store *store, const zx_act *act, const zx_follow_up *in, zx_id *out)
{
    return ZXI_RUN("measure.follow_up");
}
