/* SPDX-License-Identifier: MIT */
/* Handled together: each proposal keeps its number and its answer, which may have the text of another's. */
#include "steps.h"

static zx_status reply_as(int month, int day, zx_id assignment, zx_id same_as, const char *content, zx_id *out)
{
    const zx_reply in = {ZX_REPLY_INIT, .assignment = assignment, .reply_class = "B", .same_as = same_as, .content = content};
    return zx_proposal_reply(city->store, zxt_on(2020, month, day), &in, out);
}

static int64_t together_on(int month, int day)
{
    const zx_page page = {ZX_PAGE_INIT, .on = {2020, (uint8_t)month, (uint8_t)day}};
    int64_t count = -1;
    ck_ok(zx_record_count(city->store, "joint_handling", NULL, &page, &count));
    return count;
}

START_TEST(each_keeps_its_number_and_its_answer)
{
    zx_id main = zxt_filed(city), second = zxt_filed(city), third = zxt_filed(city), reply = 0;
    ck_ok(handle_together(D(2020, 2, 1), second, main));
    ck_ok(handle_together(D(2020, 2, 1), third, main));
    zx_id of_main = zxt_assigned(city, main, city->units[0], ZX_ROLE_SOLE), of_second = zxt_assigned(city, second, city->units[0], ZX_ROLE_SOLE);
    zx_id of_third = zxt_assigned(city, third, city->units[0], ZX_ROLE_SOLE);
    ck_ok(reply_as(4, 1, of_second, 0, "已列入计划。", &reply));
    ck_ok(reply_as(4, 1, of_main, reply, NULL, NULL));
    ck_stands(third, ZX_HANDLING_ASSIGNED);
    ck_ok(reply_as(4, 3, of_third, 0, "另行答复。", NULL));
    ck_stands(third, ZX_HANDLING_REPLIED);
    for (int i = 0; i < 3; i++) {
        zx_proposal *proposal = zxt_get_proposal(city, (zx_id[]){main, second, third}[i]);
        ck_assert_int_eq(proposal->case_number.value, i + 1);
        ck_assert_int_eq(proposal->examination, ZX_PROPOSAL_FILED);
        zx_free(proposal);
    }
    ck_assert_int_eq(together_on(1, 31), 0);
    ck_assert_int_eq(together_on(2, 1), 2);
    ck_ok(zx_journal_verify(city->store, NULL, NULL, NULL));
}
END_TEST

START_TEST(with_what_it_may_be_handled_together)
{
    zx_id main = zxt_filed(city), id = zxt_filed(city), third = zxt_filed(city), pending = zxt_submitted(city), other = 0;
    zx_id answered = zxt_replied(city), absorbed = zxt_filed(city);
    zx_proposal elsewhere = zxt_proposal(city);
    elsewhere.session = city->former_session;
    elsewhere.lead = city->former;
    ck_ok(zx_proposal_submit(city->store, zxt_on(2017, 1, 13), &elsewhere, &other));
    const zx_examination filing = {ZX_EXAMINATION_INIT, .proposal = other, .result = ZX_EXAMINED_FILED};
    ck_ok(zx_proposal_examine(city->store, zxt_on(2017, 1, 20), &filing, NULL));
    ck_ok(merge_into(D(2020, 2, 1), absorbed, third));
    ck_rule(city->store, handle_together(D(2020, 2, 1), id, other), "joint_handling.main", "main");
    ck_rule(city->store, handle_together(D(2020, 2, 1), id, pending), "joint_handling.main", "main");
    ck_rule(city->store, handle_together(D(2020, 4, 2), id, answered), "joint_handling.main", "main");
    ck_rule(city->store, handle_together(D(2020, 2, 1), id, absorbed), "joint_handling.main", "main");
    ck_rule(city->store, handle_together(D(2020, 2, 1), id, id), "joint_handling.main", "main");
    ck_rule(city->store, handle_together(D(2020, 2, 1), pending, main), "proposal.filed-first", "proposal");
    ck_rule(city->store, handle_together(D(2020, 2, 1), absorbed, main), "proposal.filed-first", "proposal");
    ck_rule(city->store, handle_together(D(2020, 4, 2), answered, main), "proposal.unanswered", "proposal");
    ck_rule(city->store, handle_together(D(2020, 1, 19), id, main), "proposal.in-order", "on");
    ck_refused(handle_together(D(2020, 2, 1), id, city->session), ZX_NOT_FOUND, "main");
    ck_ok(handle_together(D(2020, 2, 1), id, main));
    ck_rule(city->store, handle_together(D(2020, 2, 1), id, third), "joint_handling.once", "proposal");
    ck_rule(city->store, handle_together(D(2020, 2, 1), main, third), "joint_handling.once", "proposal");
    ck_rule(city->store, handle_together(D(2020, 2, 1), third, id), "joint_handling.no-chain", "main");
    ck_ok(handle_together(D(2020, 2, 1), third, main));
}
END_TEST

START_TEST(apart_again_before_the_answer)
{
    zx_id main = zxt_filed(city), id = zxt_filed(city), late = zxt_filed(city);
    ck_rule(city->store, handle_apart(D(2020, 2, 1), id), "joint_handling.together-first", "proposal");
    ck_ok(handle_together(D(2020, 2, 1), id, main));
    ck_ok(handle_together(D(2020, 2, 1), late, main));
    ck_rule(city->store, handle_apart(D(2020, 1, 31), id), "proposal.in-order", "on");
    ck_rule(city->store, handle_apart(D(2020, 2, 2), main), "joint_handling.together-first", "proposal");
    ck_ok(handle_apart(D(2020, 2, 10), id));
    ck_assert_int_eq(together_on(2, 9), 2);
    ck_assert_int_eq(together_on(2, 10), 1);
    ck_rule(city->store, handle_apart(D(2020, 2, 10), id), "joint_handling.together-first", "proposal");
    ck_rule(city->store, handle_together(D(2020, 2, 9), id, main), "proposal.in-order", "on");
    ck_ok(handle_together(D(2020, 2, 10), id, main));
    ck_ok(reply_to(D(2020, 4, 1), zxt_assigned(city, late, city->units[0], ZX_ROLE_SOLE), "A"));
    ck_rule(city->store, handle_apart(D(2020, 4, 2), late), "proposal.unanswered", "proposal");
    ck_ok(handle_apart(D(2020, 4, 2), id));
}
END_TEST

START_TEST(who_has_left_keeps_nobody_in_the_group)
{
    zx_id main = zxt_filed(city), id = zxt_filed(city), other = zxt_filed(city);
    const zx_examination withdrawal = {ZX_EXAMINATION_INIT, .proposal = id};
    ck_ok(handle_together(D(2020, 2, 1), id, main));
    ck_rule(city->store, handle_together(D(2020, 2, 3), main, other), "joint_handling.once", "proposal");
    ck_ok(zx_proposal_withdraw(city->store, zxt_on(2020, 2, 3), &withdrawal, NULL));
    ck_ok(handle_together(D(2020, 2, 3), main, other));
}
END_TEST

START_TEST(whose_text_a_reply_may_have)
{
    zx_id main = zxt_filed(city), id = zxt_filed(city), alone = zxt_filed(city), reply = 0, same = 0;
    ck_ok(handle_together(D(2020, 2, 1), id, main));
    zx_id separate = zxt_assigned(city, id, city->units[0], ZX_ROLE_SEPARATE), other_unit = zxt_assigned(city, id, city->units[1], ZX_ROLE_SEPARATE);
    zx_id of_main = zxt_assigned(city, main, city->units[0], ZX_ROLE_SOLE), of_alone = zxt_assigned(city, alone, city->units[0], ZX_ROLE_SOLE);
    ck_ok(reply_as(4, 1, of_main, 0, "已列入计划。", &reply));
    ck_rule(city->store, reply_as(4, 1, of_alone, reply, NULL, NULL), "reply.same-text", "same_as");
    ck_rule(city->store, reply_as(4, 1, other_unit, reply, NULL, NULL), "reply.same-text", "same_as");
    ck_rule(city->store, reply_as(4, 1, separate, reply, "另有答复。", NULL), "reply.same-text", "content");
    ck_rule(city->store, reply_as(3, 31, separate, reply, NULL, NULL), "proposal.in-order", "on");
    ck_refused(reply_as(4, 1, separate, main, NULL, NULL), ZX_NOT_FOUND, "same_as");
    ck_ok(reply_as(4, 1, separate, reply, NULL, &same));
    zx_reply *kept = city_get(city->store, "reply", same);
    ck_assert_int_eq(kept->same_as, reply);
    ck_assert_ptr_null(kept->content);
    zx_free(kept);
    zx_reply mended = {ZX_REPLY_INIT, .id = same, .reply_class = "C", .content = "另有答复。"};
    ck_rule(city->store, zx_proposal_correct_reply(city->store, zxt_mend(2020, 5, 1), &mended, NULL), "reply.same-text", "content");
    mended.content = NULL;
    ck_ok(zx_proposal_correct_reply(city->store, zxt_mend(2020, 5, 1), &mended, NULL));
    kept = city_get(city->store, "reply", same);
    ck_assert_int_eq(kept->same_as, reply);
    zx_free(kept);
    ck_ok(reply_as(4, 1, of_alone, 0, "答复。", NULL));
}
END_TEST

START_TEST(not_the_text_of_a_text_that_is_not_its_own)
{
    zx_id ids[3], assignments[3], first = 0, second = 0;
    for (int i = 0; i < 3; i++) {
        ids[i] = zxt_filed(city);
        if (i)
            ck_ok(handle_together(D(2020, 2, 1), ids[i], ids[0]));
        assignments[i] = zxt_assigned(city, ids[i], city->units[0], ZX_ROLE_SOLE);
    }
    ck_ok(reply_as(4, 1, assignments[0], 0, "已列入计划。", &first));
    ck_ok(reply_as(4, 1, assignments[1], first, NULL, &second));
    ck_rule(city->store, reply_as(4, 1, assignments[2], second, NULL, NULL), "reply.same-text", "same_as");
    ck_ok(reply_as(4, 1, assignments[2], first, NULL, NULL));
}
END_TEST

ZXT_CITY_MAIN("joint_handling", each_keeps_its_number_and_its_answer, with_what_it_may_be_handled_together, apart_again_before_the_answer, who_has_left_keeps_nobody_in_the_group,
              whose_text_a_reply_may_have, not_the_text_of_a_text_that_is_not_its_own)
