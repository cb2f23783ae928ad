/* SPDX-License-Identifier: MIT */
/* A whole proposal's life: submitted, filed, assigned, answered, judged; then the balance. */
#include <stdio.h>
#include <stdlib.h>
#include <zhengxie/zhengxie.h>

static void must(zx_status status)
{
    if (status == ZX_OK)
        return;
    fprintf(stderr, "%s: %s\n", zx_status_name(status), zx_error_last()->message);
    exit(1);
}

int main(void)
{
    zx_store *store;
    zx_id term, body, bureau, person, session, proposal, assignment;
    const zx_store_options options = {ZX_STORE_OPTIONS_INIT, .flags = ZX_OPEN_CREATE, .place = "示例市", .division = 320100};
    zx_act act = {ZX_ACT_INIT, .by = "提案委员会", .on = {2020, 1, 13}};
    must(zx_store_open("life.zx", &options, &store));
    must(zx_term_open(store, &act, &(zx_term){ZX_TERM_INIT, .number = {1, 14}}, &term));
    must(zx_organization_add(store, &act, &(zx_organization){ZX_ORGANIZATION_INIT, .name = "政协示例市委员会", .kind = "committee"}, &body));
    must(zx_organization_add(store, &act, &(zx_organization){ZX_ORGANIZATION_INIT, .name = "示例局", .kind = "handling_unit"}, &bureau));
    must(zx_person_add(store, &act, &(zx_person){ZX_PERSON_INIT, .name = "王伟"}, &person));
    must(zx_membership_seat(store, &act, &(zx_membership){ZX_MEMBERSHIP_INIT, .person = person, .organization = body, .term = term,
                                                          .office = "member", .begun = act.on}, NULL));
    must(zx_session_open(store, &act, &(zx_session){ZX_SESSION_INIT, .term = term, .number = {1, 3}, .opens = act.on}, &session));

    const zx_proposal in = {ZX_PROPOSAL_INIT, .session = session, .proposer_kind = "member", .lead = person, .category = "social",
                            .subject = "关于增加社区托育服务的提案", .grounds = "示例案据", .recommendations = "示例建议"};
    must(zx_proposal_submit(store, &act, &in, &proposal));
    must(zx_proposal_examine(store, &act, &(zx_examination){ZX_EXAMINATION_INIT, .proposal = proposal, .result = ZX_EXAMINED_FILED}, NULL));
    act.on = (zx_date){2020, 2, 20};
    must(zx_proposal_assign(store, &act, &(zx_assignment){ZX_ASSIGNMENT_INIT, .proposal = proposal, .unit = bureau, .role = ZX_ROLE_SOLE},
                            &assignment));
    act.on = (zx_date){2020, 5, 6};
    must(zx_proposal_reply(store, &act, &(zx_reply){ZX_REPLY_INIT, .assignment = assignment, .reply_class = "A"}, NULL));
    must(zx_proposal_feedback(store, &act, &(zx_feedback){ZX_FEEDBACK_INIT, .proposal = proposal, .returned = ZX_YES,
                                                          .satisfaction = "satisfied"}, NULL));
    zx_cursor *balance;
    const void *row;
    must(zx_balance(store, session, act.on, &balance));
    while (zx_cursor_next(balance, &row) == ZX_OK && ((const zx_balance_line *)row)->numerator > 0)
        printf("%s %lld/%lld\n", ((const zx_balance_line *)row)->zh, (long long)((const zx_balance_line *)row)->numerator,
               (long long)((const zx_balance_line *)row)->denominator);
    zx_cursor_free(balance);
    must(zx_journal_verify(store, NULL, NULL, NULL));
    zx_store_free(store);
    return 0;
}
