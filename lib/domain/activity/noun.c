/* SPDX-License-Identifier: MIT */
/* The noun: its rules, its verbs, its functions. */
#include "domain/activity/activity.h"

const zx_rule zxi_activity_rules[ZXI_ACTIVITY_RULES + 1] = {
    [ZXI_ACTIVITY_DATES] = {"activity.dates-in-order", "an activity ends no earlier than it begins", "结束日期不得早于开始日期", "library"},
    [ZXI_ONE_HOLDER] = {"activity.one-holder", "it is held by an organization of the file or by somebody outside, not both",
                        "主办方为本库组织机构或外部单位，只填其一", "library"},
    [ZXI_HOLDER_EXISTS] = {"activity.holder-exists", "the organization that holds it exists on that day", "主办的组织机构须在当日存续", "library"},
    [ZXI_IN_SESSION] = {"activity.in-session", "this kind of activity is part of a plenary session", "此类活动须属于某次全体会议期间",
                        "rulebook: activity_kinds, in_session"},
    [ZXI_WITHIN_SESSION] = {"activity.within-session", "what is part of a session lies within it", "属于该次会议的活动须在会期之内", "library"},
    [ZXI_ACTIVITY_WITHIN_TERM] = {"activity.within-term", "what is part of a term begins within it", "属于该届的活动须在届期之内开始", "library"},
    [ZXI_NUMBERED_IN_TERM] = {"activity.numbered-in-term", "this kind of meeting is numbered within a term", "此类会议在届内编号，须注明届次",
                              "rulebook: activity_kinds, numbered"},
    [ZXI_NUMBER_COUNTS] = {"activity.number-counts", "activities are numbered from 1", "次数自一起编号", "library"},
    [ZXI_PARENT_TAKES_PLACE] = {"activity.parent-takes-place", "a part of a cancelled activity cannot take place", "已取消的活动不得再有组成活动",
                                "library"},
    [ZXI_ACTIVITY_NO_CIRCLE] = {"activity.no-circle", "an activity is no part of its own parts", "活动不得隶属于自己的组成活动", "library"},
    [ZXI_CONVENED] = {"activity.convened", "only an activity that was neither held nor cancelled can be moved, held or cancelled",
                      "已举行或已取消的活动不得改期、举行或取消", "library"},
    [ZXI_NOT_CANCELLED] = {"activity.not-cancelled", "a cancelled activity has neither agenda nor attendance", "已取消的活动不再有议程和出席情况", "library"},
    [ZXI_HELD_ONCE_OVER] = {"activity.held-once-over", "an activity was held once its last day has come", "活动须至其最后一日方为已举行", "library"},
    [ZXI_PARTS_CANCELLED] = {"activity.parts-cancelled", "its parts are cancelled before it is", "取消之前，其组成活动须已取消", "library"},
    [ZXI_NOBODY_ATTENDED] = {"activity.nobody-attended", "an activity that people attended took place on its day", "已有人出席的活动不得改期或取消", "library"},
    [ZXI_PERSON_OR_COUNT] = {"activity.person-or-count", "an attendance is of one person or of a count", "出席情况或记一人，或记人数", "library"},
    [ZXI_COUNT_COMPLETE] = {"activity.count-complete", "a count is at least 1 and says of what, and how exact it is",
                            "人数至少为一，并须注明单位和是否确数", "library"},
    [ZXI_AFTER_IT_BEGAN] = {"activity.attended-after-it-began", "nobody was there, or missing, before it began", "活动开始之前不得登记出席或缺席", "library"},
    [ZXI_EXCUSE] = {"activity.excuse-is-not-attendance", "who was excused was on leave or absent", "未出席者或为请假，或为缺席", "library"},
    [ZXI_VOTING] = {"activity.voting-by-office", "who attends with a vote (出席) holds an office that has one on that day",
                    "出席者当日须担任有表决权的职务", "rulebook: activity_kinds, voters"},
};

static const zxi_verb verbs[] = {
    {{"activity.convene", "activity", "kind! title! begins! ends session term number parent organization holder place", "convenes an activity",
      "召集活动"},
     &zxi_activity_type, zxi_activity_convene, false},
    {{"activity.reschedule", "activity", "id! begins! ends place", "moves it to another day or place", "改期或改址"}, &zxi_activity_type,
     zxi_activity_reschedule, false},
    {{"activity.add_item", "agenda_item", "activity! title! subject study_kind", "puts an item on its agenda", "列入议程"}, &zxi_agenda_item_type,
     zxi_activity_add_item, false},
    {{"activity.correct_item", "agenda_item", "id! title! subject study_kind", "mends an item of the agenda", "更正议程项"},
     &zxi_agenda_item_type, zxi_activity_correct_item, true},
    {{"activity.attend", "attendance", "activity! person organization group_name manner count unit bound", "notes who was there", "登记出席"},
     &zxi_attendance_type, zxi_activity_attend, false},
    {{"activity.excuse", "attendance", "activity! person! result! manner reason", "notes who was not there", "登记请假或缺席"},
     &zxi_attendance_type, zxi_activity_excuse, false},
    {{"activity.correct_attendance", "attendance", "id! result! person organization group_name manner reason count unit bound",
      "mends an attendance", "更正出席情况"},
     &zxi_attendance_type, zxi_activity_correct_attendance, true},
    {{"activity.hold", "activity", "id! ends", "says that it was held", "举行"}, &zxi_activity_type, zxi_activity_hold, false},
    {{"activity.cancel", "activity", "id!", "cancels it", "取消"}, &zxi_activity_type, zxi_activity_cancel, true},
    {{"activity.correct", "activity", "id! kind! title! begins! ends session term number parent organization holder place",
      "mends an activity's data", "更正活动信息"},
     &zxi_activity_type, zxi_activity_correct, true},
    {{NULL, NULL, NULL, NULL, NULL}, NULL, NULL, false},
};

static const zx_record_type *const types[] = {&zxi_activity_type, &zxi_agenda_item_type, &zxi_attendance_type, NULL};
const zxi_noun zxi_noun_activity = {"activity", types, verbs, zxi_activity_rules};

zx_status zx_activity_convene(zx_store *store, const zx_act *act, const zx_activity *in, zx_id *out)
{
    return ZXI_RUN("activity.convene");
}

zx_status zx_activity_reschedule(zx_store *store, const zx_act *act, const zx_activity *in, zx_id *out)
{
    return ZXI_RUN("activity.reschedule");
}

zx_status zx_activity_add_item(zx_store *store, const zx_act *act, const zx_agenda_item *in, zx_id *out)
{
    return ZXI_RUN("activity.add_item");
}

zx_status zx_activity_correct_item(zx_store *store, const zx_act *act, const zx_agenda_item *in, zx_id *out)
{
    return ZXI_RUN("activity.correct_item");
}

zx_status zx_activity_attend(zx_store *store, const zx_act *act, const zx_attendance *in, zx_id *out)
{
    return ZXI_RUN("activity.attend");
}

zx_status zx_activity_excuse(zx_store *store, const zx_act *act, const zx_attendance *in, zx_id *out)
{
    return ZXI_RUN("activity.excuse");
}

zx_status zx_activity_correct_attendance(zx_store *store, const zx_act *act, const zx_attendance *in, zx_id *out)
{
    return ZXI_RUN("activity.correct_attendance");
}

zx_status zx_activity_hold(zx_store *store, const zx_act *act, const zx_activity *in, zx_id *out)
{
    return ZXI_RUN("activity.hold");
}

zx_status zx_activity_cancel(zx_store *store, const zx_act *act, const zx_activity *in, zx_id *out)
{
    return ZXI_RUN("activity.cancel");
}

zx_status zx_activity_correct(zx_store *store, const zx_act *act, const zx_activity *in, zx_id *out)
{
    return ZXI_RUN("activity.correct");
}
