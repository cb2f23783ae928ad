/* SPDX-License-Identifier: MIT */
#include "work.h"

#include <stdio.h>

#include "hand.h"

enum { GROUP = 10 };

static const zx_act working = {ZX_ACT_INIT, .by = "提案委员会办公室", .on = {2020, 1, 13}};

int work_is_proposal(int i)
{
    return i % 3 == 1;
}

void work_name(const work *of, int i, char *out, size_t size)
{
    snprintf(out, size, "第%d人第%d件", of->number, i);
}

static bool expect(work *of, const char *what, zx_status got, zx_status expected)
{
    if (got == expected)
        return true;
    snprintf(of->trouble, sizeof of->trouble, "worker %d, %s: %s instead of %s: %s", of->number, what, zx_status_name(got),
             zx_status_name(expected), zx_error_last()->message);
    return false;
}

static zx_status make(work *of, int i, zx_id *out)
{
    char name[100];
    work_name(of, i, name, sizeof name);
    if (work_is_proposal(i)) {
        const zx_proposal proposal = {ZX_PROPOSAL_INIT, .session = of->session, .proposer_kind = "member", .lead = of->lead, .subject = name,
                                      .recommendations = "一、制定办法。二、抓好落实。"};
        return zx_proposal_submit(of->store, &working, &proposal, out);
    }
    const zx_person person = {ZX_PERSON_INIT, .name = name};
    return zx_person_add(of->store, &working, &person, out);
}

/* What is refused takes no id and no number with it. */
static bool is_refused(work *of)
{
    const zx_person nobody = {ZX_PERSON_INIT, .name = "某某", .born = {1970, 1, 1}, .died = {1969, 1, 1}};
    const zx_proposal empty = {ZX_PROPOSAL_INIT, .session = of->session, .proposer_kind = "member", .lead = of->lead, .subject = " "};
    zx_id id = -7;
    return expect(of, "a refusal", zx_person_add(of->store, &working, &nobody, &id), ZX_RULE) &&
           expect(of, "a refusal", zx_proposal_submit(of->store, &working, &empty, &id), ZX_INVALID) && id == -7;
}

static bool does_alone(work *of)
{
    return expect(of, "a verb", make(of, of->done, &of->made[of->done]), ZX_OK) && of->done++ >= 0;
}

static bool does_group(work *of, bool keep)
{
    zx_id made[GROUP];
    if (!expect(of, "begin", zx_store_begin(of->store), ZX_OK))
        return false;
    for (int i = 0; i < GROUP; i++)
        if (!expect(of, "a verb in a group", make(of, of->done + i, &made[i]), ZX_OK))
            return false;
    if (!is_refused(of))
        return false;
    if (!keep)
        return expect(of, "rollback", zx_store_rollback(of->store), ZX_OK);
    if (!expect(of, "commit", zx_store_commit(of->store), ZX_OK))
        return false;
    memcpy(&of->made[of->done], made, sizeof made);
    of->done += GROUP;
    return true;
}

void work_does(void *context)
{
    work *of = context;
    for (int turn = 0; of->done < of->verbs; turn++) {
        bool group = turn % 5 == 3 && of->done + GROUP <= of->verbs;
        bool well = turn % 5 == 4 ? is_refused(of) : group ? does_group(of, turn % 2) : does_alone(of);
        if (!well)
            return;
    }
}

/* ---- checking ---- */

static int by_id(const void *a, const void *b)
{
    zx_id one = *(const zx_id *)a, other = *(const zx_id *)b;
    return (one > other) - (one < other);
}

static zx_id *all_ids(zx_store *store, size_t *count)
{
    size_t room = 1 << 16;
    zx_id *ids = calloc(room, sizeof *ids);
    const zx_record_type *type;
    *count = 0;
    for (size_t i = 0; (type = zx_record_type_at(i)); i++) {
        zx_cursor *cursor = NULL;
        const void *row;
        if (zx_record_type_kept(type) != ZX_YES)
            continue;
        ck_ok(zx_record_list(store, zx_record_type_name(type), NULL, NULL, &cursor));
        while (zx_cursor_next(cursor, &row) == ZX_OK) {
            ck_assert_uint_lt(*count, room);
            ids[(*count)++] = ((const zx_record *)row)->id;
        }
        zx_cursor_free(cursor);
    }
    qsort(ids, *count, sizeof *ids, by_id);
    return ids;
}

static void ck_ids(zx_store *store)
{
    size_t count;
    zx_id *ids = all_ids(store, &count);
    for (size_t i = 0; i < count; i++)
        ck_assert_int_eq(ids[i], 320100000000001 + (zx_id)i);
    free(ids);
}

static void ck_receipts(zx_store *store)
{
    zx_cursor *cursor = NULL;
    const void *row;
    int64_t last = 0;
    ck_ok(zx_record_list(store, "proposal", NULL, NULL, &cursor));
    while (zx_cursor_next(cursor, &row) == ZX_OK)
        ck_assert_int_eq(((const zx_proposal *)row)->receipt_number.value, ++last); /* in the order of ids */
    zx_cursor_free(cursor);
}

static void ck_made(zx_store *store, const work *of)
{
    char name[100];
    for (int i = 0; i < of->done; i++) {
        void *record = NULL;
        work_name(of, i, name, sizeof name);
        ck_ok(zx_record_get(store, work_is_proposal(i) ? "proposal" : "person", of->made[i], &record));
        ck_assert_str_eq(work_is_proposal(i) ? ((zx_proposal *)record)->subject : ((zx_person *)record)->name, name);
        zx_free(record);
    }
}

static void ck_all_there(zx_store *store, const work *of)
{
    char name[100];
    for (int i = 0; i < of->verbs; i++) {
        work_name(of, i, name, sizeof name);
        const zx_person person = {ZX_PERSON_INIT, .name = name};
        const zx_proposal proposal = {ZX_PROPOSAL_INIT, .subject = name};
        const char *kind = work_is_proposal(i) ? "proposal" : "person";
        int64_t count = 0;
        ck_ok(zx_record_count(store, kind, work_is_proposal(i) ? (const void *)&proposal : &person, NULL, &count));
        ck_assert_msg(count == 1, "%s %s is there %lld times", kind, name, (long long)count);
    }
}

void work_checks(const char *path, const work *works, int count)
{
    zx_store *store = hand_opens(path);
    ck_ok(zx_store_check(store, ZX_CHECK_RECORDS, NULL, NULL));
    ck_ids(store);
    ck_receipts(store);
    for (int i = 0; i < count; i++) {
        ck_assert_msg(!works[i].trouble[0], "%s", works[i].trouble);
        ck_made(store, &works[i]);
        ck_all_there(store, &works[i]);
    }
    zx_store_free(store);
}
