/* SPDX-License-Identifier: MIT */
/* The three lists of a document, instructions on it, measures and their effects. */
#include "scenario.h"

#define LISTED(name_, list_, title_)                                                                                      \
    ZXF_CALL(name_, zx_list_entry_add, zx_list_entry, ZXF_ACT(2022, 8, 1), .of = ZXF_ID(REQUEST), .list = list_, .title = title_, .text = "详情")
LISTED(add_problem, ZX_LIST_PROBLEM, "河道黑臭")
LISTED(add_suggestion, ZX_LIST_SUGGESTION, "雨污分流")
ZXF_CALL(add_first, zx_list_entry_add, zx_list_entry, ZXF_ACT(2022, 8, 1), .of = ZXF_ID(REQUEST), .list = ZX_LIST_PROBLEM, .title = "管网老旧",
         .position = {1, 1})
ZXF_CALL(move, zx_list_entry_move, zx_list_entry, ZXF_ACT(2022, 8, 2), .id = ZXF_ID(PROBLEM), .position = {1, 1})
ZXF_CALL(correct_entry, zx_list_entry_correct, zx_list_entry, ZXF_ACT_WHY(2022, 8, 2), .id = ZXF_ID(SUGGESTION), .title = "推进雨污分流", .text = "三年完成")
ZXF_CALL(link_entries, zx_list_entry_link, zx_remedy, ZXF_ACT(2022, 8, 3), .suggestion = ZXF_ID(SUGGESTION), .problem = ZXF_ID(PROBLEM))
ZXF_CALL(strike_linked, zx_list_entry_strike, zx_list_entry, ZXF_ACT_WHY(2022, 8, 4), .id = ZXF_ID(PROBLEM))
ZXF_CALL(unlink_entries, zx_list_entry_unlink, zx_remedy, ZXF_ACT_WHY(2022, 8, 4), .id = ZXF_ID(REMEDY))
ZXF_CALL(strike, zx_list_entry_strike, zx_list_entry, ZXF_ACT_WHY(2022, 8, 5), .id = ZXF_ID(PROBLEM))

ZXF_CALL(give, zx_instruction_give, zx_instruction, ZXF_ACT(2022, 8, 6), .of = ZXF_ID(REQUEST), .entry = ZXF_ID(SUGGESTION), .leader = ZXF_ID(ZHAO),
         .office = "市长", .text = "请抓紧落实。")
ZXF_CALL(address, zx_instruction_address, zx_addressee, ZXF_ACT(2022, 8, 7), .instruction = ZXF_ID(INSTRUCTION), .unit = ZXF_ID(FINANCE),
         .demand = "implement", .due = {2022, 12, 0})
ZXF_CALL(answer, zx_instruction_answer, zx_addressee, ZXF_ACT(2022, 10, 1), .id = ZXF_ID(ADDRESSEE), .answer = "资金已安排")
ZXF_CALL(correct_addressee, zx_instruction_correct_addressee, zx_addressee, ZXF_ACT_WHY(2022, 10, 2), .id = ZXF_ID(ADDRESSEE), .unit = ZXF_ID(FINANCE),
         .demand = "improve", .answer = "资金已拨付")
ZXF_CALL(correct_instruction, zx_instruction_correct, zx_instruction, ZXF_ACT_WHY(2022, 10, 2), .id = ZXF_ID(INSTRUCTION), .leader = ZXF_ID(ZHAO),
         .given = {2022, 8, 6}, .text = "请抓紧落实并报告。")

/* Later than what is asked of them: steps-query.c. */
ZXF_CALL(strike_instruction, zx_instruction_strike, zx_instruction, ZXF_ACT_WHY(2023, 1, 5), .id = ZXF_ID(INSTRUCTION))
ZXF_CALL(strike_addressee, zx_instruction_strike_addressee, zx_addressee, ZXF_ACT_WHY(2023, 1, 5), .id = ZXF_ID(ADDRESSEE))

ZXF_CALL(break_suggestion, zx_measure_break_down, zx_measure, ZXF_ACT(2022, 9, 1), .suggestion = ZXF_ID(SUGGESTION), .title = "改造管网",
         .unit = ZXF_ID(SCHOOLS), .due = {2023, 0, 0})
ZXF_CALL(break_measure, zx_measure_break_down, zx_measure, ZXF_ACT(2022, 9, 1), .parent = ZXF_ID(TOP), .title = "改造东片", .unit = ZXF_ID(SCHOOLS),
         .weight = {1, 60})
ZXF_CALL(break_again, zx_measure_break_down, zx_measure, ZXF_ACT(2022, 9, 1), .parent = ZXF_ID(TOP), .title = "改造西片", .unit = ZXF_ID(SCHOOLS),
         .weight = {1, 30})
ZXF_CALL(report_early, zx_measure_report, zx_progress, ZXF_ACT(2022, 9, 2), .measure = ZXF_ID(PART), .percent = {1, 10})
ZXF_CALL(weigh, zx_measure_weigh, zx_measure, ZXF_ACT(2022, 9, 2), .id = ZXF_ID(OTHER_PART), .weight = {1, 40})
ZXF_CALL(report, zx_measure_report, zx_progress, ZXF_ACT(2022, 10, 1), .measure = ZXF_ID(PART), .percent = {1, 50}, .note = "过半")
ZXF_CALL(correct_report, zx_measure_correct_report, zx_progress, ZXF_ACT_WHY(2022, 10, 2), .id = ZXF_ID(REPORT), .percent = {1, 45},
         .reported = {2022, 10, 1})
ZXF_CALL(assist, zx_measure_add_assisting, zx_assisting, ZXF_ACT(2022, 10, 3), .measure = ZXF_ID(PART), .unit = ZXF_ID(FINANCE))
ZXF_CALL(release, zx_measure_release_assisting, zx_assisting, ZXF_ACT(2022, 11, 3), .id = ZXF_ID(ASSISTS))
ZXF_CALL(cancel, zx_measure_cancel, zx_measure, ZXF_ACT_WHY(2022, 11, 4), .id = ZXF_ID(TOP))
ZXF_CALL(resume, zx_measure_resume, zx_measure, ZXF_ACT_WHY(2022, 11, 5), .id = ZXF_ID(TOP))

ZXF_CALL(observe, zx_effect_observe, zx_effect, ZXF_ACT(2022, 12, 1), .measure = ZXF_ID(TOP), .indicator = "断面达标率", .measured_in = "%",
         .before = "61.5", .after = "88.00", .wanted = ZX_WANTED_MORE, .since = {2021, 0, 0})
ZXF_CALL(correct_effect, zx_effect_correct, zx_effect, ZXF_ACT_WHY(2022, 12, 2), .id = ZXF_ID(EFFECT), .indicator = "断面达标率", .measured_in = "%",
         .after = "87.50", .observed = {2022, 12, 1})

ZXF_CALL(add_origin, zx_origin_add, zx_origin, ZXF_ACT(2022, 12, 3), .project = ZXF_ID(PROJECT), .source = "沿河居民")
ZXF_CALL(tell, zx_effect_tell, zx_telling, ZXF_ACT(2022, 12, 4), .effect = ZXF_ID(EFFECT), .origin = ZXF_ID(RESIDENTS), .means = "居民会")
ZXF_CALL(correct_telling, zx_effect_correct_telling, zx_telling, ZXF_ACT_WHY(2022, 12, 5), .id = ZXF_ID(TELLING), .origin = ZXF_ID(RESIDENTS),
         .told = {2022, 12, 3}, .means = "居民代表会")
ZXF_CALL(strike_effect, zx_effect_strike, zx_effect, ZXF_ACT_WHY(2023, 1, 6), .id = ZXF_ID(EFFECT))
ZXF_CALL(strike_telling, zx_effect_strike_telling, zx_telling, ZXF_ACT_WHY(2023, 1, 6), .id = ZXF_ID(TELLING))

const zxf_step zxf_lists_steps[] = {
    ZXF_VERB("list_entry.add", zx_list_entry_add, add_problem, .keep = ZXF_PROBLEM),
    ZXF_VERB("list_entry.add", zx_list_entry_add, add_first),
    ZXF_VERB("list_entry.add", zx_list_entry_add, add_suggestion, .keep = ZXF_SUGGESTION),
    ZXF_VERB("list_entry.move", zx_list_entry_move, move),
    ZXF_VERB("list_entry.correct", zx_list_entry_correct, correct_entry),
    ZXF_VERB("list_entry.link", zx_list_entry_link, link_entries, .keep = ZXF_REMEDY),
    {.function = "zx_list_entry_strike", .run = strike_linked, .answer = ZX_RULE},
    ZXF_VERB("list_entry.unlink", zx_list_entry_unlink, unlink_entries),
    ZXF_VERB("list_entry.strike", zx_list_entry_strike, strike),
    ZXF_VERB("instruction.give", zx_instruction_give, give, .keep = ZXF_INSTRUCTION),
    ZXF_VERB("instruction.address", zx_instruction_address, address, .keep = ZXF_ADDRESSEE),
    ZXF_VERB("instruction.answer", zx_instruction_answer, answer),
    ZXF_VERB("instruction.correct_addressee", zx_instruction_correct_addressee, correct_addressee),
    ZXF_VERB("instruction.correct", zx_instruction_correct, correct_instruction),
    {.function = "zx_instruction_strike", .run = strike_instruction, .answer = ZX_RULE},
    ZXF_VERB("instruction.strike_addressee", zx_instruction_strike_addressee, strike_addressee),
    ZXF_VERB("instruction.strike", zx_instruction_strike, strike_instruction),
    ZXF_VERB("measure.break_down", zx_measure_break_down, break_suggestion, .keep = ZXF_TOP),
    ZXF_VERB("measure.break_down", zx_measure_break_down, break_measure, .keep = ZXF_PART),
    ZXF_VERB("measure.break_down", zx_measure_break_down, break_again, .keep = ZXF_OTHER_PART),
    {.function = "zx_measure_report", .run = report_early, .answer = ZX_RULE},
    ZXF_VERB("measure.weigh", zx_measure_weigh, weigh),
    ZXF_VERB("measure.report", zx_measure_report, report, .keep = ZXF_REPORT),
    ZXF_VERB("measure.correct_report", zx_measure_correct_report, correct_report),
    ZXF_VERB("measure.add_assisting", zx_measure_add_assisting, assist, .keep = ZXF_ASSISTS),
    ZXF_VERB("measure.release_assisting", zx_measure_release_assisting, release),
    ZXF_VERB("measure.cancel", zx_measure_cancel, cancel),
    ZXF_VERB("measure.resume", zx_measure_resume, resume),
    ZXF_VERB("effect.observe", zx_effect_observe, observe, .keep = ZXF_EFFECT),
    ZXF_VERB("effect.correct", zx_effect_correct, correct_effect),
    ZXF_VERB("origin.add", zx_origin_add, add_origin, .keep = ZXF_RESIDENTS),
    ZXF_VERB("effect.tell", zx_effect_tell, tell, .keep = ZXF_TELLING),
    ZXF_VERB("effect.correct_telling", zx_effect_correct_telling, correct_telling),
    {.function = "zx_effect_strike", .run = strike_effect, .answer = ZX_RULE},
    ZXF_VERB("effect.strike_telling", zx_effect_strike_telling, strike_telling),
    ZXF_VERB("effect.strike", zx_effect_strike, strike_effect),
    {.function = NULL},
};
