/* SPDX-License-Identifier: MIT */
#include "bench.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

void must(zx_status status, const char *what)
{
    if (status == ZX_OK)
        return;
    const zx_error *error = zx_error_last();
    fprintf(stderr, "%s: %s: %s (%s)\n", what, zx_status_name(status), error->message, error->field ? error->field : "");
    exit(1);
}

static double seconds(clockid_t clock)
{
    struct timespec now;
    clock_gettime(clock, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

double processor_seconds(void)
{
    return seconds(CLOCK_PROCESS_CPUTIME_ID);
}

double wall_seconds(void)
{
    return seconds(CLOCK_MONOTONIC);
}

static zx_act on(int year, int month, int day)
{
    return (zx_act){ZX_ACT_INIT, .by = "提案委员会办公室", .on = {(int16_t)year, (uint8_t)month, (uint8_t)day}};
}

static zx_id organization(zx_store *store, const zx_act *act, const char *kind, const char *name, zx_id term)
{
    zx_id id;
    const zx_organization in = {ZX_ORGANIZATION_INIT, .name = name, .kind = kind, .term = term};
    must(zx_organization_add(store, act, &in, &id), name);
    return id;
}

committee found(const char *path)
{
    committee new = {0};
    char name[64];
    const zx_store_options options = {ZX_STORE_OPTIONS_INIT, .flags = ZX_OPEN_CREATE, .place = "示例市", .division = 320100};
    const zx_act act = on(2018, 1, 10);
    zx_id term;
    remove(path);
    must(zx_store_open(path, &options, &new.store), "open");
    must(zx_store_begin(new.store), "begin");
    must(zx_term_open(new.store, &act, &(zx_term){ZX_TERM_INIT, .number = {1, 14}, .opened = act.on}, &term), "term");
    zx_id body = organization(new.store, &act, "committee", "政协示例市委员会", 0);
    const zx_session session = {ZX_SESSION_INIT, .term = term, .number = {1, 3}, .opens = {2020, 1, 12}, .closes = {2020, 1, 16},
                                .deadline = {2020, 1, 16}};
    must(zx_session_open(new.store, &act, &session, &new.session), "session");
    for (int i = 0; i < UNITS; i++) {
        snprintf(name, sizeof name, "示例局%d", i);
        new.units[i] = organization(new.store, &act, "handling_unit", name, 0);
    }
    for (int i = 0; i < MEMBERS; i++) {
        snprintf(name, sizeof name, "委员%d", i);
        must(zx_person_add(new.store, &act, &(zx_person){ZX_PERSON_INIT, .name = name}, &new.members[i]), "person");
        const zx_membership seat = {ZX_MEMBERSHIP_INIT, .person = new.members[i], .organization = body, .term = term, .office = "member", .begun = act.on};
        must(zx_membership_seat(new.store, &act, &seat, NULL), "seat");
    }
    must(zx_store_commit(new.store), "commit");
    return new;
}

const char *sample(int i, int characters, char *out)
{
    static const char words[] = "关于进一步完善城市社区养老服务体系建设的建议和对策研究道路停车教育卫生环境保护治理水平提升民生保障工作机制";
    enum { WORD = 3, WORDS = (sizeof words - 1) / WORD };
    for (int at = 0; at < characters; at++)
        memcpy(out + at * WORD, words + (size_t)((i * 7 + at * (1 + i % 5)) % WORDS) * WORD, WORD);
    out[characters * WORD] = '\0';
    return out;
}

void load(committee *city, int count)
{
    static const char *const categories[] = {"economic", "political", "cultural", "social", "ecological"};
    static const char *const classes[] = {"A", "B", "B", "C"};
    const zx_act submitted = on(2020, 1, 14), examined = on(2020, 1, 15), assigned = on(2020, 1, 20), replied = on(2020, 4, 10);
    char subject[200], grounds[1000], recommendations[1000];
    zx_store *store = city->store;
    must(zx_store_begin(store), "begin");
    for (int i = 0; i < count; i++) {
        zx_id proposal, assignment;
        const zx_proposal in = {ZX_PROPOSAL_INIT, .session = city->session, .proposer_kind = "member",
                                .lead = city->members[i % MEMBERS], .category = categories[i % 5], .subject = sample(i, 20, subject),
                                .grounds = sample(i + 1, 260, grounds), .recommendations = sample(i + 2, 300, recommendations)};
        must(zx_proposal_submit(store, &submitted, &in, &proposal), "submit");
        const zx_examination examination = {ZX_EXAMINATION_INIT, .proposal = proposal, .result = ZX_EXAMINED_FILED};
        must(zx_proposal_examine(store, &examined, &examination, NULL), "examine");
        const zx_assignment in_hand = {ZX_ASSIGNMENT_INIT, .proposal = proposal, .unit = city->units[i % UNITS], .role = ZX_ROLE_SOLE};
        must(zx_proposal_assign(store, &assigned, &in_hand, &assignment), "assign");
        const zx_reply reply = {ZX_REPLY_INIT, .assignment = assignment, .reply_class = classes[i % 4], .signer = "示例"};
        must(zx_proposal_reply(store, &replied, &reply, NULL), "reply");
    }
    must(zx_store_commit(store), "commit");
}
