/* SPDX-License-Identifier: MIT */
#include "scenario.h"

ZXF_CALL(add, zx_person_add, zx_person, ZXF_ACT(2022, 1, 5), .name = "张三", .other_names = "张叁", .ethnicity = "回族",
         .post = "青川市第一中学校长", .note = "教师", .gender = "male", .born = {1970, 5, 0})
ZXF_CALL(add_li, zx_person_add, zx_person, ZXF_ACT(2022, 1, 5), .name = "李四", .note = "教师", .gender = "female", .born = {1980, 0, 0})
ZXF_CALL(add_wang, zx_person_add, zx_person, ZXF_ACT(2022, 1, 5), .name = "王五")
ZXF_CALL(add_zhao, zx_person_add, zx_person, ZXF_ACT(2022, 1, 5), .name = "赵六")
ZXF_CALL(add_qian, zx_person_add, zx_person, ZXF_ACT(2022, 1, 5), .name = "钱七")
ZXF_CALL(add_wrongly, zx_person_add, zx_person, ZXF_ACT(2022, 1, 5), .name = "孙八", .born = {1980, 0, 0}, .died = {1979, 1, 1})
ZXF_CALL(correct, zx_person_correct, zx_person, ZXF_ACT_WHY(2022, 1, 6), .id = ZXF_ID(ZHANG), .name = "张三", .gender = "male",
         .born = {1970, 5, 1})
ZXF_CALL(adopt_late, zx_rulebook_adopt, zx_rulebook, ZXF_ACT(2022, 1, 5), .title = "迟到的规则", .document = zx_rulebook_national(),
         .starts = {2022, 1, 5})

const zxf_step zxf_person_steps[] = {
    ZXF_VERB("person.add", zx_person_add, add, .keep = ZXF_ZHANG),
    {.function = "zx_person_add", .run = add_li, .traits = ZXF_SETTING | ZXF_WRITES, .keep = ZXF_LI},
    {.function = "zx_person_add", .run = add_wang, .traits = ZXF_SETTING | ZXF_WRITES, .keep = ZXF_WANG},
    {.function = "zx_person_add", .run = add_zhao, .traits = ZXF_SETTING | ZXF_WRITES, .keep = ZXF_ZHAO},
    {.function = "zx_person_add", .run = add_qian, .traits = ZXF_SETTING | ZXF_WRITES, .keep = ZXF_QIAN},
    {.function = "zx_person_add", .run = add_wrongly, .answer = ZX_RULE},
    ZXF_VERB("person.correct", zx_person_correct, correct),
    {.function = "zx_rulebook_adopt", .run = adopt_late, .answer = ZX_RULE},
    {.function = NULL},
};
