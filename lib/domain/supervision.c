/* SPDX-License-Identifier: MIT */
#include <zhengxie/supervision.h>

#include <stdio.h>
#include <string.h>

#include "domain/bodies.h"
#include "domain/proposal/proposal.h"

ZXI_NO_PADDING(zx_supervision, ended);

static const zx_field fields[] = {
    ZXI_ID(zx_supervision, proposal, "proposal", ZX_FIELD_REQUIRED | ZX_FIELD_SUBJECT, "proposal", "提案"),
    ZXI_ID(zx_supervision, leader, "person", ZX_FIELD_REQUIRED, "leader", "督办领导"),
    ZXI_CODE(zx_supervision, office, "offices", ZX_FIELD_REQUIRED, "office", "职务"),
    ZXI_ID(zx_supervision, body, "organization", 0, "assisted by", "协助督办单位"),
    ZXI_DATE(zx_supervision, begun, ZX_FIELD_REQUIRED | ZX_FIELD_EFFECTIVE, "begun", "开始日期"),
    ZXI_DATE(zx_supervision, ended, ZX_FIELD_UNTIL, "ended", "结束日期"),
    ZXI_TEXT(zx_supervision, note, 2000, 0, "note", "说明"),
};

static const zx_record_type type = ZXI_TYPE(zx_supervision, ended, "supervision", "supervision", "督办", fields, .answer = false);

enum { LEADER, ONCE, BODY_EXISTS, STILL_OPEN };
static const zx_rule rules[] = {
    [LEADER] = {"supervision.leader", "who supervises holds an office on that date that supervises", "督办人须于当日担任有督办职责的职务",
                "rulebook offices (supervises)"},
    [ONCE] = {"supervision.once", "a leader supervises a proposal once at a time", "同一时期同一领导对同一提案只督办一次", "library"},
    [BODY_EXISTS] = {"supervision.body-exists", "who assists exists on that date", "协助督办单位须于当日存在", "library"},
    [STILL_OPEN] = {"supervision.still-open", "what has ended does not end again", "已结束的督办不再结束", "library"},
    {NULL, NULL, NULL, NULL},
};

/* With the offices that would do, as many as there is room for. */
static zx_status refuse_leader(zxi_call *call, const json_t *rulebook, zx_id leader)
{
    const json_t *offices = zxi_rulebook_list(rulebook, "offices");
    char en[160] = "", zh[160] = "";
    size_t length = 0, length_zh = 0;
    for (size_t i = 0; i < json_array_size(offices); i++) {
        const json_t *office = json_array_get(offices, i);
        const char *label = json_string_value(json_object_get(office, "en")), *label_zh = json_string_value(json_object_get(office, "zh"));
        if (!zxi_rulebook_flag(office, "supervises") || length + strlen(label) + 3 > sizeof en || length_zh + strlen(label_zh) + 4 > sizeof zh)
            continue;
        length += (size_t)snprintf(en + length, sizeof en - length, "%s%s", length ? ", " : "", label);
        length_zh += (size_t)snprintf(zh + length_zh, sizeof zh - length_zh, "%s%s", length_zh ? "、" : "", label_zh);
    }
    return zxi_refuse(call, &rules[LEADER], "leader", leader, "on %s; such offices are: %s%.0s", "日期：%s；有督办职责的职务：%.0s%s",
                      zxi_date_text(call->act->on), en, zh);
}

/* The first of the offices that the person holds on the day and that supervises. */
static zx_status find_office(zxi_call *call, zx_supervision *given)
{
    const json_t *rulebook;
    zx_id *seats = NULL;
    size_t count = 0;
    zx_status status = zxi_rulebook_of(call->store, call->act->on, &rulebook, NULL);
    if (status == ZX_OK)
        status = zxi_ask_ids(call, &seats, &count,
                             "SELECT id FROM membership WHERE person = ?1 AND " ZXI_FIRST("begun") " <= ?2 AND (ended IS NULL OR " ZXI_FIRST(
                                 "ended") " > ?2) ORDER BY id",
                             "id", given->leader, call->act->on);
    for (size_t i = 0; i < count && status == ZX_OK; i++) {
        void *seat;
        status = zxi_record_load(call, &zxi_membership_type, seats[i], &seat);
        const char *office = status == ZX_OK ? ((zx_membership *)seat)->office : NULL;
        if (office && zxi_rulebook_flag(zxi_rulebook_entry(rulebook, "offices", office), "supervises")) {
            given->office = office;
            return ZX_OK;
        }
    }
    return status == ZX_OK ? refuse_leader(call, rulebook, given->leader) : status;
}

static zx_status check_proposal(zxi_call *call, zx_id id)
{
    zx_proposal *proposal = NULL;
    zx_status status = zxi_proposal_load(call, id, false, &proposal, NULL);
    if (status != ZX_OK)
        return status;
    if (proposal->examination != ZX_PROPOSAL_FILED)
        return zxi_refuse(call, &zxi_proposal_rules[ZXI_RULE_FILED_FIRST], "proposal", id, "it is not filed", "尚未立案");
    return zxi_in_order(call, proposal->filed, id);
}

static zx_status begin(zxi_call *call, void *in, zx_id *out)
{
    zx_supervision *given = in;
    int64_t there = 0;
    zx_status status = check_proposal(call, given->proposal);
    if (status == ZX_OK)
        status = find_office(call, given);
    if (status == ZX_OK)
        status = zxi_check_exists(call, &rules[BODY_EXISTS], "body", given->body, call->act->on);
    if (status == ZX_OK)
        status = zxi_ask(call->store, &there, "SELECT id FROM supervision WHERE proposal = ?1 AND leader = ?2 AND ended IS NULL LIMIT 1", "ii",
                         given->proposal, given->leader);
    if (status == ZX_OK && there)
        status = zxi_refuse(call, &rules[ONCE], "leader", there, "since supervision %lld", "见督办 %lld", (long long)there);
    if (status != ZX_OK)
        return status;
    given->begun = call->act->on;
    call->subject = given->proposal;
    status = zxi_record_insert(call, &type, given);
    *out = given->id;
    return status;
}

static zx_status end(zxi_call *call, void *in, zx_id *out)
{
    const zx_supervision *given = in;
    void *loaded;
    zx_status status = zxi_record_load(call, &type, given->id, &loaded);
    if (status != ZX_OK)
        return status;
    zx_supervision *kept = loaded;
    if (kept->ended.year)
        return zxi_refuse(call, &rules[STILL_OPEN], "id", given->id, "ended on %s", "已于 %s 结束", zxi_date_text(kept->ended));
    status = zxi_in_order(call, kept->begun, given->id);
    if (status != ZX_OK)
        return status;
    kept->ended = call->act->on;
    kept->note = given->note ? given->note : kept->note;
    call->subject = kept->proposal;
    *out = given->id;
    return zxi_record_update(call, &type, kept);
}

static const zxi_verb verbs[] = {
    {{"supervision.begin", "supervision", "proposal! leader! body note", "puts a proposal under a leader's supervision", "领导督办提案"},
     &type, begin, false},
    {{"supervision.end", "supervision", "id! note", "ends a supervision", "结束督办"}, &type, end, false},
    {{NULL, NULL, NULL, NULL, NULL}, NULL, NULL, false},
};

static const zx_record_type *const types[] = {&type, NULL};
const zxi_noun zxi_noun_supervision = {"supervision", types, verbs, rules};

zx_status zx_supervision_begin(zx_store *store, const zx_act *act, const zx_supervision *in, zx_id *out)
{
    return ZXI_RUN("supervision.begin");
}

zx_status zx_supervision_end(zx_store *store, const zx_act *act, const zx_supervision *in, zx_id *out)
{
    return ZXI_RUN("supervision.end");
}
