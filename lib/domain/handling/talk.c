/* SPDX-License-Identifier: MIT */
#include "domain/handling/handling.h"

ZXI_NO_PADDING(zx_talk, waived);

static const zx_field fields[] = {
    ZXI_ID(zx_talk, assignment, "assignment", ZX_FIELD_REQUIRED | ZX_FIELD_SUBJECT, "assignment", "交办"),
    ZXI_ID(zx_talk, proposer, "person|organization", ZX_FIELD_REQUIRED, "proposer", "提案人"),
    ZXI_DATE(zx_talk, talked, ZX_FIELD_REQUIRED | ZX_FIELD_EFFECTIVE, "talked", "面商日期"),
    ZXI_CODE(zx_talk, mode, "talk_modes", 0, "mode", "面商方式"),
    ZXI_FLAG(zx_talk, waived, ZX_FIELD_REQUIRED, "waived", "免于面商"),
    ZXI_TEXT(zx_talk, note, 2000, ZX_FIELD_SEARCHABLE, "note", "面商情况"),
};

const zx_record_type zxi_talk_type = ZXI_TYPE(zx_talk, waived, "talk", "talk", "面商", fields, .answer = false);

enum { MODE, PROPOSER, CORRECTED_DATE };
static const zx_rule rules[] = {
    [MODE] = {"talk.mode", "a talk says how it was held, and one that was waived does not", "面商须写明方式，免于面商的不填", "library"},
    [PROPOSER] = {"talk.proposer", "a unit talks with a proposer: the lead, a co-signer, or one whose proposal was merged into it",
                  "面商对象须为第一提案人、联名人或并入提案的提案人", "提案办理通行规定"},
    [CORRECTED_DATE] = {"talk.corrected-date", "a talk's date is not before its assignment, and not ahead", "更正后的面商日期不得早于交办，且不晚于更正之日",
                        "library"},
    {NULL, NULL, NULL, NULL},
};

static zx_status check(zxi_call *call, const zx_talk *given)
{
    if ((given->waived == ZX_YES) == (given->mode == NULL))
        return ZX_OK;
    return zxi_refuse(call, &rules[MODE], "mode", given->assignment, given->mode ? "one is given" : "none is given",
                      given->mode ? "不应填写" : "未填写");
}

static zx_status check_proposer(zxi_call *call, const zx_talk *given, zx_id proposal)
{
    bool proposed = false;
    zx_status status = zxi_is_proposer(call, proposal, given->proposer, &proposed);
    if (status == ZX_OK && !proposed)
        status = zxi_refuse(call, &rules[PROPOSER], "proposer", given->proposer, "%lld is none", "%lld 不是提案人", (long long)given->proposer);
    return status;
}

static zx_status talk(zxi_call *call, void *in, zx_id *out)
{
    zx_talk *given = in;
    zxi_handling of;
    zx_status status = zxi_handling_begin(call, given->assignment, "assignment", &of);
    if (status != ZX_OK)
        return status;
    given->talked = call->act->on;
    given->waived = given->waived ? given->waived : ZX_NO;
    given->proposer = given->proposer ? given->proposer : of.proposal->lead;
    status = check(call, given);
    if (status == ZX_OK)
        status = check_proposer(call, given, of.proposal->id);
    if (status == ZX_OK)
        status = zxi_record_insert(call, &zxi_talk_type, given);
    *out = given->id;
    return status == ZX_OK ? zxi_handling_end(call, &of) : status;
}

static zx_status correct(zxi_call *call, void *in, zx_id *out)
{
    zx_talk *given = in;
    void *loaded;
    zx_assignment *assignment = NULL;
    zx_status status = zxi_record_load(call, &zxi_talk_type, given->id, &loaded);
    if (status != ZX_OK)
        return status;
    const zx_talk *kept = loaded;
    given->assignment = kept->assignment;
    given->talked = given->talked.year ? given->talked : kept->talked;
    given->waived = given->waived ? given->waived : ZX_NO;
    status = zxi_assignment_load(call, kept->assignment, &assignment);
    if (status == ZX_OK)
        status = zxi_check_corrected(call, &rules[CORRECTED_DATE], "talked", kept->id, assignment->assigned, given->talked);
    if (status == ZX_OK)
        status = check(call, given);
    if (status == ZX_OK)
        status = check_proposer(call, given, assignment->proposal);
    if (status != ZX_OK)
        return status;
    call->subject = assignment->proposal;
    zxi_record_replace(&zxi_talk_type, loaded, given);
    *out = given->id;
    return zxi_record_update(call, &zxi_talk_type, loaded);
}

static const zxi_verb verbs[] = {
    {{"assignment.talk", "talk", "assignment! proposer mode waived note", "notes a talk with a proposer, or that it was waived", "面商"},
     &zxi_talk_type, talk, false},
    {{"assignment.correct_talk", "talk", "id! proposer! talked mode waived note", "mends what was noted of a talk", "更正面商"}, &zxi_talk_type, correct,
     ZXI_REASON},
    {{NULL, NULL, NULL, NULL, NULL}, NULL, NULL, false},
};

static const zx_record_type *const types[] = {&zxi_talk_type, NULL};
const zxi_noun zxi_noun_talk = {"assignment", types, verbs, rules};

zx_status zx_assignment_talk(zx_store *store, const zx_act *act, const zx_talk *in, zx_id *out)
{
    return ZXI_RUN("assignment.talk");
}

zx_status zx_assignment_correct_talk(zx_store *store, const zx_act *act, const zx_talk *in, zx_id *out)
{
    return ZXI_RUN("assignment.correct_talk");
}
