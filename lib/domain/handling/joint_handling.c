/* SPDX-License-Identifier: MIT */
#include "domain/handling/handling.h"

ZXI_NO_PADDING(zx_joint_handling, ended);

static const zx_field fields[] = {
    ZXI_ID(zx_joint_handling, proposal, "proposal", ZX_FIELD_REQUIRED | ZX_FIELD_SUBJECT, "proposal", "提案"),
    ZXI_ID(zx_joint_handling, main, "proposal", ZX_FIELD_REQUIRED, "main proposal", "合并办理的主提案"),
    ZXI_DATE(zx_joint_handling, begun, ZX_FIELD_REQUIRED | ZX_FIELD_EFFECTIVE, "begun", "合并办理日期"),
    ZXI_DATE(zx_joint_handling, ended, ZX_FIELD_UNTIL, "ended", "终止日期"),
    ZXI_TEXT(zx_joint_handling, note, 2000, ZX_FIELD_SEARCHABLE, "note", "说明"),
};

static const zx_record_type type = ZXI_TYPE(zx_joint_handling, ended, "joint_handling", "joint handling", "合并办理", fields, .answer = false);

enum { ONCE, MAIN, NO_CHAIN, TOGETHER_FIRST };
static const zx_rule rules[] = {
    [ONCE] = {"joint_handling.once", "a proposal is handled in one group at a time", "一件提案同一时间只参加一组合并办理", "library"},
    [MAIN] = {"joint_handling.main", "filed proposals of one session that are not answered yet are handled together",
              "合并办理的须为同次会议已立案、尚未答复的不同提案", "提案办理通行规定"},
    [NO_CHAIN] = {"joint_handling.no-chain", "a group is named by its main proposal, which is in no other group", "须写明该组的主提案，主提案不得参加另一组",
                  "library"},
    [TOGETHER_FIRST] = {"joint_handling.together-first", "only what is handled together with a main proposal is handled apart again",
                        "已与主提案合并办理的方可分开办理", "library"},
    {NULL, NULL, NULL, NULL},
};

/* The open record of a proposal that is handled together with a main one; NULL: there is none. */
static zx_status load_open(zxi_call *call, zx_id proposal, zx_joint_handling **out)
{
    zx_id id;
    void *loaded = NULL;
    zx_status status = ZXI_QUERY(call->store, 0, &id, "SELECT id FROM joint_handling WHERE proposal = ?1 AND ended IS NULL", proposal);
    if (status == ZX_OK && id)
        status = zxi_record_load(call, &type, id, &loaded);
    if (status == ZX_OK)
        *out = loaded;
    return status;
}

zx_status zxi_group_of(zxi_call *call, zx_id proposal, zx_id *out)
{
    zx_joint_handling *open = NULL;
    zx_status status = load_open(call, proposal, &open);
    *out = open ? open->main : proposal;
    return status;
}

/* ---- together ---- */

/* What left the group's proposals otherwise, withdrawn or merged, does not keep the main one there. */
zx_status zxi_may_handle_together(zxi_call *call, const zxi_handling *of)
{
    int64_t with;
    zx_date left = {0};
    zx_id id = of->proposal->id;
    zx_status status = ZXI_QUERY(call->store, 0, &with,
                                 "SELECT CASE WHEN proposal = ?1 THEN main ELSE proposal END FROM joint_handling "
                                 "WHERE ended IS NULL AND (proposal = ?1 OR (main = ?1 AND EXISTS (SELECT 1 FROM proposal AS p "
                                 "WHERE p.id = joint_handling.proposal AND p.examination = 'filed'))) LIMIT 1",
                                 id);
    if (status == ZX_OK && with)
        return zxi_refuse(call, &rules[ONCE], "proposal", id, "it is handled together with %lld", "已与 %lld 合并办理", (long long)with);
    if (status == ZX_OK)
        status = zxi_ask_date(call->store, &left, "SELECT max(ended) FROM joint_handling WHERE proposal = ?1 OR main = ?1", "i", id);
    return status == ZX_OK ? zxi_in_order(call, left, id) : status;
}

static zx_status check_main(zxi_call *call, const zx_joint_handling *given, const zx_proposal *proposal)
{
    const zx_rule *rule = &rules[MAIN];
    zx_proposal *main = NULL;
    zxi_progress progress;
    zx_joint_handling *open = NULL;
    zx_status status = zxi_proposal_load(call, given->main, false, &main, &progress);
    if (status != ZX_OK)
        return status;
    if (main->id == proposal->id)
        return zxi_refuse(call, rule, "main", main->id, "it is the same one", "即为同一提案");
    if (main->session != proposal->session)
        return zxi_refuse(call, rule, "main", main->id, "it is of another session", "属于另一次会议");
    if (main->handling != ZX_HANDLING_UNASSIGNED && main->handling != ZX_HANDLING_ASSIGNED)
        return zxi_refuse(call, rule, "main", main->id, "it is not filed, or answered", "未立案或已答复");
    status = load_open(call, main->id, &open);
    if (status == ZX_OK && open)
        return zxi_refuse(call, &rules[NO_CHAIN], "main", main->id, "it is in a group itself", "已参加另一组");
    if (status == ZX_OK)
        status = zxi_in_order(call, progress.examined, main->id);
    return status == ZX_OK ? zxi_in_order(call, progress.opened, main->id) : status;
}

static zx_status handle_together(zxi_call *call, void *in, zx_id *out)
{
    zx_joint_handling *given = in;
    zxi_handling of = {.assignment = NULL};
    zx_status status = zxi_step_begin(call, given->proposal, (zx_examination_result)0, "proposal", &of.proposal, &of.progress);
    if (status == ZX_OK)
        status = check_main(call, given, of.proposal);
    if (status != ZX_OK)
        return status;
    given->begun = call->act->on;
    status = zxi_record_insert(call, &type, given);
    *out = given->id;
    return status;
}

/* ---- apart ---- */

static zx_status load_present(zxi_call *call, zx_id proposal, zx_joint_handling **out)
{
    zx_status status = load_open(call, proposal, out);
    if (status == ZX_OK && !*out)
        status = zxi_refuse(call, &rules[TOGETHER_FIRST], "proposal", proposal, "it is not", "未合并办理");
    return status;
}

zx_status zxi_may_handle_apart(zxi_call *call, const zxi_handling *of)
{
    zx_joint_handling *kept = NULL;
    zx_status status = load_present(call, of->proposal->id, &kept);
    return status == ZX_OK ? zxi_in_order(call, kept->begun, of->proposal->id) : status;
}

static zx_status handle_apart(zxi_call *call, void *in, zx_id *out)
{
    zxi_handling of = {.assignment = NULL};
    zx_joint_handling *kept = NULL;
    zx_id proposal = ((const zx_joint_handling *)in)->proposal;
    zx_status status = zxi_step_begin(call, proposal, (zx_examination_result)0, "proposal", &of.proposal, &of.progress);
    if (status == ZX_OK)
        status = load_present(call, proposal, &kept);
    if (status != ZX_OK)
        return status;
    kept->ended = call->act->on;
    *out = kept->id;
    return zxi_record_update(call, &type, kept);
}

static const zxi_verb verbs[] = {
    {{"proposal.handle_together", "joint_handling", "proposal! main! note", "has a proposal handled together with another", "合并办理"},
     &type, handle_together, false},
    {{"proposal.handle_apart", "joint_handling", "proposal!", "has a proposal handled apart again", "分开办理"}, &type, handle_apart, false},
    {{NULL, NULL, NULL, NULL, NULL}, NULL, NULL, false},
};

static const zx_record_type *const types[] = {&type, NULL};
const zxi_noun zxi_noun_joint_handling = {"proposal", types, verbs, rules};

zx_status zx_proposal_handle_together(zx_store *store, const zx_act *act, const zx_joint_handling *in, zx_id *out)
{
    return ZXI_RUN("proposal.handle_together");
}

zx_status zx_proposal_handle_apart(zx_store *store, const zx_act *act, const zx_joint_handling *in, zx_id *out)
{
    return ZXI_RUN("proposal.handle_apart");
}
