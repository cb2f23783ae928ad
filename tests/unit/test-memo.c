/* SPDX-License-Identifier: MIT */
/* What is remembered of records through a group is always what the file has. */
#include "hand.h"

static void ck_name(zx_store *store, zx_id id, const char *name)
{
    void *record = NULL;
    ck_ok(zx_record_get(store, "person", id, &record));
    ck_assert_str_eq(((zx_person *)record)->name, name);
    zx_free(record);
}

static int64_t revision(zx_store *store, zx_id id)
{
    void *record = NULL;
    ck_ok(zx_record_get(store, "person", id, &record));
    int64_t number = ((zx_person *)record)->revision;
    zx_free(record);
    return number;
}

START_TEST(what_a_group_wrote_and_undid)
{
    zx_store *store = hand_creates(zxt_path("a.zx"));
    zx_id id = hand_adds(store, 1);
    ck_ok(zx_store_begin(store));
    ck_ok(hand_renames(store, id, "王一"));
    ck_name(store, id, "王一");
    ck_ok(hand_renames(store, id, "王二"));
    ck_name(store, id, "王二");
    ck_ok(zx_store_rollback(store));
    ck_name(store, id, "委员1");
    ck_ok(zx_store_begin(store));
    ck_ok(hand_renames(store, id, "王三"));
    ck_ok(zx_store_commit(store));
    ck_name(store, id, "王三");
    ck_ok(zx_journal_verify(store, NULL, NULL, NULL));
    zx_store_free(store);
}
END_TEST

/* A verb that is refused in a group changes nothing of what is known. */
START_TEST(what_a_refused_verb_did_not_change)
{
    zx_store *store = hand_creates(zxt_path("a.zx"));
    zx_id id = hand_adds(store, 1);
    ck_ok(zx_store_begin(store));
    ck_ok(hand_renames(store, id, "王一"));
    const zx_person wrong = {ZX_PERSON_INIT, .id = id, .name = "王二", .born = {1980, 1, 1}, .died = {1970, 1, 1}};
    ck_status(zx_person_correct(store, &hand_mending, &wrong, NULL), ZX_RULE);
    ck_name(store, id, "王一");
    const zx_person stale = {ZX_PERSON_INIT, .id = id, .name = "王二", .revision = 1};
    ck_status(zx_person_correct(store, &hand_mending, &stale, NULL), ZX_CONFLICT);
    const zx_person right = {ZX_PERSON_INIT, .id = id, .name = "王二", .revision = revision(store, id)};
    ck_ok(zx_person_correct(store, &hand_mending, &right, NULL));
    ck_ok(zx_store_commit(store));
    ck_name(store, id, "王二");
    ck_ok(zx_journal_verify(store, NULL, NULL, NULL));
    zx_store_free(store);
}
END_TEST

/* More records than are remembered at once: those whose ids fall on one place drive each other out. */
START_TEST(many_in_one_group)
{
    enum { COUNT = 5000, APART = 2048 };
    zx_store *store = hand_creates(zxt_path("a.zx"));
    zx_id first = hand_adds(store, COUNT);
    ck_ok(zx_store_begin(store));
    ck_ok(hand_renames(store, first, "一"));
    ck_ok(hand_renames(store, first + APART, "二"));
    ck_ok(hand_renames(store, first + 2 * APART, "三"));
    ck_ok(hand_renames(store, first, "四"));
    ck_name(store, first, "四");
    ck_name(store, first + APART, "二");
    ck_name(store, first + 2 * APART, "三");
    ck_name(store, first + 1, "委员2");
    ck_ok(zx_store_commit(store));
    ck_name(store, first + APART, "二");
    ck_ok(zx_journal_verify(store, NULL, NULL, NULL));
    zx_store_free(store);
}
END_TEST

/* Between groups anybody may have written: nothing is remembered. */
START_TEST(what_others_wrote_meanwhile)
{
    const char *path = zxt_path("a.zx");
    zx_store *store = hand_creates(path);
    zx_id id = hand_adds(store, 1);
    ck_ok(zx_store_begin(store));
    ck_ok(hand_renames(store, id, "王一"));
    ck_ok(zx_store_commit(store));
    hand_runs(path, "UPDATE person SET name = '他人' WHERE id = %lld", (long long)id);
    ck_name(store, id, "他人");
    ck_ok(zx_store_begin(store));
    ck_status(hand_renames(store, id, "王二"), ZX_TAMPERED);
    ck_ok(zx_store_rollback(store));
    zx_store_free(store);
}
END_TEST

/* Texts that grow and shrink in the place of one record. */
START_TEST(texts_of_any_length)
{
    zx_store *store = hand_creates(zxt_path("a.zx"));
    zx_id id = hand_adds(store, 1);
    char name[301];
    ck_ok(zx_store_begin(store));
    for (int length = 1; length <= 100; length += 11) {
        for (int back = 0; back < 2; back++) {
            int characters = back ? 1 : length;
            for (int i = 0; i < characters; i++)
                memcpy(name + 3 * i, "水", 3);
            name[3 * characters] = '\0';
            ck_ok(hand_renames(store, id, name));
            ck_name(store, id, name);
        }
    }
    ck_ok(zx_store_commit(store));
    ck_ok(zx_journal_verify(store, NULL, NULL, NULL));
    zx_store_free(store);
}
END_TEST

ZXT_MAIN("memo", what_a_group_wrote_and_undid, what_a_refused_verb_did_not_change, many_in_one_group, what_others_wrote_meanwhile,
         texts_of_any_length)
