/* SPDX-License-Identifier: MIT */
#include "scenario.h"

ZXF_CALL(convene, zx_activity_convene, zx_activity, ZXF_ACT(2022, 1, 10), .kind = "plenary_sitting", .title = "第一次全体会议",
         .begins = {2022, 1, 11}, .session = ZXF_ID(SESSION), .organization = ZXF_ID(BODY), .place = "市会议中心")
ZXF_CALL(convene_visit, zx_activity_convene, zx_activity, ZXF_ACT(2022, 2, 1), .kind = "field_visit", .title = "视察学校",
         .begins = {2022, 3, 1}, .organization = ZXF_ID(PROPOSALS))
ZXF_CALL(reschedule, zx_activity_reschedule, zx_activity, ZXF_ACT(2022, 1, 10), .id = ZXF_ID(SITTING), .begins = {2022, 1, 12})
ZXF_CALL(correct, zx_activity_correct, zx_activity, ZXF_ACT_WHY(2022, 1, 10), .id = ZXF_ID(SITTING), .kind = "plenary_sitting",
         .title = "全体会议", .begins = {2022, 1, 12}, .session = ZXF_ID(SESSION), .organization = ZXF_ID(BODY))
ZXF_CALL(cancel, zx_activity_cancel, zx_activity, ZXF_ACT_WHY(2022, 2, 20), .id = ZXF_ID(VISIT))
ZXF_CALL(hold, zx_activity_hold, zx_activity, ZXF_ACT(2022, 1, 13), .id = ZXF_ID(SITTING), .ends = {2022, 1, 12})
ZXF_CALL(add_item, zx_activity_add_item, zx_agenda_item, ZXF_ACT(2022, 1, 11), .activity = ZXF_ID(SITTING), .title = "听取提案工作报告",
         .subject = ZXF_ID(PROPOSALS))
ZXF_CALL(correct_item, zx_activity_correct_item, zx_agenda_item, ZXF_ACT_WHY(2022, 1, 11), .id = ZXF_ID(ITEM), .title = "学习",
         .study_kind = "political_theory")
ZXF_CALL(attend, zx_activity_attend, zx_attendance, ZXF_ACT(2022, 1, 12), .activity = ZXF_ID(SITTING), .person = ZXF_ID(ZHANG),
         .manner = "voting")
ZXF_CALL(attend_again, zx_activity_attend, zx_attendance, ZXF_ACT(2022, 1, 12), .activity = ZXF_ID(SITTING), .person = ZXF_ID(ZHANG))
ZXF_CALL(count_them, zx_activity_attend, zx_attendance, ZXF_ACT(2022, 1, 12), .activity = ZXF_ID(SITTING), .count = {1, 300},
         .unit = ZX_PERSONS, .bound = ZX_AT_LEAST, .group_name = "市民代表", .manner = "observer")
ZXF_CALL(excuse, zx_activity_excuse, zx_attendance, ZXF_ACT(2022, 1, 12), .activity = ZXF_ID(SITTING), .person = ZXF_ID(LI),
         .result = ZX_LEAVE, .reason = "出差")
ZXF_CALL(correct_attendance, zx_activity_correct_attendance, zx_attendance, ZXF_ACT_WHY(2022, 1, 13), .id = ZXF_ID(ATTENDANCE),
         .person = ZXF_ID(ZHANG), .result = ZX_ABSENT)

const zxf_step zxf_activity_steps[] = {
    ZXF_VERB("activity.convene", zx_activity_convene, convene, .keep = ZXF_SITTING),
    {.function = "zx_activity_convene", .run = convene_visit, .traits = ZXF_SETTING | ZXF_WRITES, .keep = ZXF_VISIT},
    ZXF_VERB("activity.reschedule", zx_activity_reschedule, reschedule),
    ZXF_VERB("activity.correct", zx_activity_correct, correct),
    ZXF_VERB("activity.add_item", zx_activity_add_item, add_item, .keep = ZXF_ITEM),
    ZXF_VERB("activity.correct_item", zx_activity_correct_item, correct_item),
    ZXF_VERB("activity.attend", zx_activity_attend, attend, .keep = ZXF_ATTENDANCE),
    {.function = "zx_activity_attend", .run = attend_again, .answer = ZX_EXISTS},
    ZXF_VERB("activity.attend", zx_activity_attend, count_them),
    ZXF_VERB("activity.excuse", zx_activity_excuse, excuse),
    ZXF_VERB("activity.correct_attendance", zx_activity_correct_attendance, correct_attendance),
    ZXF_VERB("activity.hold", zx_activity_hold, hold),
    ZXF_VERB("activity.cancel", zx_activity_cancel, cancel),
    {.function = NULL},
};
