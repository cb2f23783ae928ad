/* SPDX-License-Identifier: MIT */
#include <zhengxie/membership.h>

#include <zhengxie/date.h>

#include "domain/membership/membership.h"

ZXI_NO_PADDING(zx_membership, ended);

static const zx_field fields[] = {
    ZXI_ID(zx_membership, person, "person", ZX_FIELD_REQUIRED, "person", "人员"),
    ZXI_ID(zx_membership, organization, "organization", ZX_FIELD_REQUIRED, "organization", "组织机构"),
    ZXI_CODE(zx_membership, office, "offices", ZX_FIELD_REQUIRED, "office", "职务"),
    ZXI_ID(zx_membership, term, "term", 0, "of term", "所属届"),
    ZXI_DATE(zx_membership, begun, ZX_FIELD_REQUIRED | ZX_FIELD_EFFECTIVE | ZX_FIELD_PARTIAL, "begun", "开始日期"),
    ZXI_CODE(zx_membership, begun_by, "membership_begins", ZX_FIELD_REQUIRED, "begun by", "产生方式"),
    ZXI_DATE(zx_membership, ended, ZX_FIELD_UNTIL | ZX_FIELD_PARTIAL, "ended", "终止日期"),
    ZXI_CODE(zx_membership, ended_by, "membership_ends", 0, "ended by", "终止方式"),
    ZXI_TEXT(zx_membership, note, 2000, ZX_FIELD_SENSITIVE, "note", "备注"),
};

const zx_record_type zxi_membership_type = ZXI_TYPE(zx_membership, ended, "membership", "membership", "任职", fields, .answer = false);

const zx_rule zxi_membership_rules[ZXI_MEMBERSHIP_RULES + 1] = {
    [ZXI_BEGINS_BY_VERB] = {"membership.begins-by-verb", "a co-option and a transfer begin by their own verbs", "增补和界别调整须以各自的操作办理", "library"},
    [ZXI_ENDS_BY_VERB] = {"membership.ends-by-verb", "each way of ending has its own verb", "各种终止方式须以各自的操作办理", "library"},
    [ZXI_SAYS_HOW_IT_ENDED] = {"membership.says-how-it-ended", "what has ended says when and how", "已终止的任职须注明日期和方式", "library"},
    [ZXI_DATES_IN_ORDER] = {"membership.dates-in-order", "it ends after it began", "终止不得早于开始", "library"},
    [ZXI_PERSON_LIVING] = {"membership.person-living", "nobody is seated after death", "人员去世之后不得任职", "library"},
    [ZXI_ORGANIZATION_EXISTS] = {"membership.organization-exists", "a seat lies within the life of its organization",
                                 "任职须在组织机构存续期间之内", "library"},
    [ZXI_TERM_GIVEN] = {"membership.term-given", "a seat in an organization that is bound to terms says in which term",
                        "在按届组成的组织机构任职须注明届次", "rulebook: organization_kinds, term_bound"},
    [ZXI_WITHIN_TERM] = {"membership.within-term", "a seat lies within its term", "任职须在其届期之内", "政协章程"},
    [ZXI_OFFICE_OF_KIND] = {"membership.office-of-kind", "this kind of organization has no such office", "此类组织机构不设此职务",
                            "rulebook: offices, kinds"},
    [ZXI_TWICE] = {"membership.twice", "nobody holds the same office in the same organization twice at a time",
                   "同一时期不得在同一组织机构重复担任同一职务", "library"},
    [ZXI_LIMIT] = {"membership.limit", "the rulebook limits how many organizations of this kind a person may be in at once",
                   "一人同时参加的此类组织机构个数以规则为限", "rulebook: organization_kinds, limit"},
    [ZXI_OFFICE_HOLDERS] = {"membership.office-holders", "the rulebook limits how many may hold this office at once",
                            "同时担任此职务的人数以规则为限", "rulebook: offices, holders"},
    [ZXI_OFFICE_NEEDS_SEAT] = {"membership.office-needs-seat", "this office is only for who has a seat there", "担任此职务者须在该组织机构有席位",
                               "rulebook: offices, needs"},
    [ZXI_MEMBERS_ONLY] = {"membership.members-only", "a seat there is only for members of the committee", "只有本会委员可参加此类组织机构",
                          "rulebook: organization_kinds, members_only"},
    [ZXI_STILL_OPEN] = {"membership.still-open", "what has ended does not end again", "已终止的任职不再终止", "library"},
    [ZXI_TRANSFER_KIND] = {"membership.transfer-kind", "a transfer is between two sectors", "界别调整须在两个界别之间进行",
                           "rulebook: organization_kinds, transfer"},
    [ZXI_TRANSFER_ELSEWHERE] = {"membership.transfer-elsewhere", "a transfer goes to another sector", "界别调整须调入另一界别", "library"},
    [ZXI_TRANSFER_SEAT] = {"membership.transfer-seat", "it is the seat that is transferred, not an office that rests on it",
                           "调整的是席位，而非依附于席位的职务", "library"},
    [ZXI_OTHERS_REST_ON_IT] = {"membership.others-rest-on-it", "a seat stays as long as others that rest on it", "尚有其他任职以此席位为前提", "library"},
};

static zx_status correct(zxi_call *call, void *in, zx_id *out)
{
    const zx_membership *given = in;
    void *loaded;
    zx_status status = zxi_record_load(call, &zxi_membership_type, given->id, &loaded);
    if (status == ZX_OK)
        status = zxi_membership_check(call, given);
    if (status != ZX_OK)
        return status;
    const zx_membership before = *(zx_membership *)loaded;
    zxi_record_replace(&zxi_membership_type, loaded, given);
    status = zxi_record_update(call, &zxi_membership_type, loaded);
    *out = given->id;
    return status == ZX_OK ? zxi_membership_check_others(call, &before) : status;
}

#define BEGIN "person! organization! office! begun! "

static const zxi_verb verbs[] = {
    {{"membership.seat", "membership", BEGIN "begun_by term note", "seats a person at the term's start", "换届产生"}, &zxi_membership_type,
     zxi_membership_seat, false},
    {{"membership.co_opt", "membership", BEGIN "term note", "co-opts a person", "增补"}, &zxi_membership_type, zxi_membership_co_opt, false},
    {{"membership.elect", "membership", BEGIN "begun_by! term note", "elects or appoints a person during the term", "增选或任命"},
     &zxi_membership_type, zxi_membership_elect, false},
    {{"membership.transfer", "membership", "id! organization! note", "moves a person to another sector", "界别调整"}, &zxi_membership_type,
     zxi_membership_transfer, ZXI_CHECKS_AFTERWARDS},
    {{"membership.resign", "membership", "id! ended_by", "ends a seat or an office by resignation", "辞去或劝辞"}, &zxi_membership_type,
     zxi_membership_resign, ZXI_CHECKS_AFTERWARDS},
    {{"membership.remove", "membership", "id!", "removes a person from a seat or an office", "免去"}, &zxi_membership_type, zxi_membership_remove,
     ZXI_REASON | ZXI_CHECKS_AFTERWARDS},
    {{"membership.revoke", "membership", "id!", "revokes a seat or an office", "撤销"}, &zxi_membership_type, zxi_membership_revoke,
     ZXI_REASON | ZXI_CHECKS_AFTERWARDS},
    {{"membership.end", "membership", "id! ended_by!", "ends a seat or an office in another way", "以其他方式终止"}, &zxi_membership_type,
     zxi_membership_end_otherwise, ZXI_CHECKS_AFTERWARDS},
    {{"membership.correct", "membership", "id! " BEGIN "begun_by! ended ended_by term note", "mends a membership's data", "更正任职信息"},
     &zxi_membership_type, correct, ZXI_REASON | ZXI_CHECKS_AFTERWARDS},
    {{NULL, NULL, NULL, NULL, NULL}, NULL, NULL, false},
};

static const zx_record_type *const types[] = {&zxi_membership_type, NULL};
const zxi_noun zxi_noun_membership = {"membership", types, verbs, zxi_membership_rules};

zx_status zx_membership_seat(zx_store *store, const zx_act *act, const zx_membership *in, zx_id *out)
{
    return ZXI_RUN("membership.seat");
}

zx_status zx_membership_co_opt(zx_store *store, const zx_act *act, const zx_membership *in, zx_id *out)
{
    return ZXI_RUN("membership.co_opt");
}

zx_status zx_membership_elect(zx_store *store, const zx_act *act, const zx_membership *in, zx_id *out)
{
    return ZXI_RUN("membership.elect");
}

zx_status zx_membership_transfer(zx_store *store, const zx_act *act, const zx_membership *in, zx_id *out)
{
    return ZXI_RUN("membership.transfer");
}

zx_status zx_membership_resign(zx_store *store, const zx_act *act, const zx_membership *in, zx_id *out)
{
    return ZXI_RUN("membership.resign");
}

zx_status zx_membership_remove(zx_store *store, const zx_act *act, const zx_membership *in, zx_id *out)
{
    return ZXI_RUN("membership.remove");
}

zx_status zx_membership_revoke(zx_store *store, const zx_act *act, const zx_membership *in, zx_id *out)
{
    return ZXI_RUN("membership.revoke");
}

zx_status zx_membership_end(zx_store *store, const zx_act *act, const zx_membership *in, zx_id *out)
{
    return ZXI_RUN("membership.end");
}

zx_status zx_membership_correct(zx_store *store, const zx_act *act, const zx_membership *in, zx_id *out)
{
    return ZXI_RUN("membership.correct");
}
