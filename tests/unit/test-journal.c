/* SPDX-License-Identifier: MIT */
/* History, verification, redaction and what was known earlier. */
#include <stdio.h>

#include <zhengxie/zhengxie.h>

#include "zxtest.h"

static const zx_act act = {ZX_ACT_INIT, .by = "office", .on = {2020, 1, 15}};
static const zx_act mend = {ZX_ACT_INIT, .by = "office", .on = {2020, 1, 16}, .reason = "misspelt"};

static zx_store *open_memory(void)
{
    const zx_store_options options = {ZX_STORE_OPTIONS_INIT, .flags = ZX_OPEN_CREATE, .place = "南京市", .division = 320100};
    zx_store *store = NULL;
    ck_ok(zx_store_open(":memory:", &options, &store));
    return store;
}

static zx_id add(zx_store *store, const char *name)
{
    const zx_person person = {ZX_PERSON_INIT, .name = name, .post = "教师", .born = {1970, 5, 0}};
    zx_id id = 0;
    ck_ok(zx_person_add(store, &act, &person, &id));
    return id;
}

static void rename_to(zx_store *store, zx_id id, const char *name)
{
    const zx_person person = {ZX_PERSON_INIT, .id = id, .name = name};
    ck_ok(zx_person_correct(store, &mend, &person, NULL));
}

static void ck_name(zx_store *store, zx_id id, const char *name)
{
    void *record = NULL;
    ck_ok(zx_record_get(store, "person", id, &record));
    ck_assert_str_eq(((zx_person *)record)->name, name);
    zx_free(record);
}

START_TEST(history_tells_every_change)
{
    zx_store *store = open_memory();
    zx_id id = add(store, "王伟");
    add(store, "王伟");
    rename_to(store, id, "王维");
    zx_cursor *cursor = NULL;
    const void *row = NULL;
    ck_ok(zx_journal_history(store, id, &cursor));
    ck_ok(zx_cursor_next(cursor, &row));
    const zx_change *change = row;
    ck_assert_str_eq(change->verb, "person.add");
    ck_assert_str_eq(change->image, "{\"name\":\"王伟\",\"post\":\"教师\",\"born\":\"1970-05\"}");
    ck_assert_ptr_null(change->previous);
    ck_assert_int_eq(change->before, 0);
    ck_ok(zx_cursor_next(cursor, &row));
    change = row;
    ck_assert_str_eq(change->verb, "person.correct");
    ck_assert_str_eq(change->reason, "misspelt");
    ck_assert_str_eq(change->image, "{\"name\":\"王维\"}");
    ck_assert_str_eq(change->previous, "{\"name\":\"王伟\",\"post\":\"教师\",\"born\":\"1970-05\"}");
    ck_status(zx_cursor_next(cursor, &row), ZX_DONE);
    ck_assert_str_eq(zx_cursor_meta(cursor)->question, "history");
    zx_cursor_free(cursor);
    ck_refused(zx_journal_history(store, 320100999999999, &cursor), ZX_NOT_FOUND, "record.exists");
    zx_store_free(store);
}
END_TEST

START_TEST(list_gives_the_entries_asked_for)
{
    zx_store *store = open_memory();
    add(store, "王伟");
    add(store, "李娜");
    zx_cursor *cursor = NULL;
    const void *row = NULL;
    int64_t expected = 3;
    ck_ok(zx_journal_list(store, 2, 0, &cursor));
    while (zx_cursor_next(cursor, &row) == ZX_OK)
        ck_assert_int_eq(((const zx_change *)row)->seq, expected++);
    ck_assert_int_eq(expected, 5);
    zx_cursor_free(cursor);
    ck_refused(zx_journal_list(store, -1, 0, &cursor), ZX_INVALID, "after");
    zx_store_free(store);
}
END_TEST

START_TEST(heads_prove_what_came_before)
{
    zx_store *store = open_memory();
    char *early = NULL, *late = NULL;
    add(store, "王伟");
    ck_ok(zx_journal_head(store, &early));
    add(store, "李娜");
    ck_ok(zx_journal_head(store, &late));
    ck_assert_str_ne(early, late);
    ck_ok(zx_journal_verify(store, NULL, NULL, NULL));
    ck_ok(zx_journal_verify(store, early, NULL, NULL));
    ck_ok(zx_journal_verify(store, late, NULL, NULL));
    char *last = &late[strlen(late) - 1];
    *last = *last == '0' ? '1' : '0';
    ck_refused(zx_journal_verify(store, late, NULL, NULL), ZX_TAMPERED, NULL);
    late[0] = '9';
    ck_refused(zx_journal_verify(store, late, NULL, NULL), ZX_TAMPERED, NULL);
    ck_refused(zx_journal_verify(store, "nonsense", NULL, NULL), ZX_INVALID, "head");
    ck_ok(zx_store_check(store, ZX_CHECK_RECORDS, NULL, NULL));
    zx_free(early);
    zx_free(late);
    zx_store_free(store);
}
END_TEST

START_TEST(redaction_strikes_the_past_and_still_verifies)
{
    zx_store *store = open_memory();
    zx_id id = add(store, "张三丰"), other = add(store, "李娜");
    char *head = NULL;
    ck_ok(zx_journal_head(store, &head));
    rename_to(store, id, "张三");
    const char *const fields[] = {"name", "post", "born"};
    ck_refused(zx_record_redact(store, &act, "person", id, fields, 3), ZX_INVALID, "reason");
    ck_refused(zx_record_redact(store, &mend, "person", id, (const char *const[]){"age"}, 1), ZX_INVALID, "record.redact");
    ck_ok(zx_record_redact(store, &mend, "person", id, fields, 3));
    ck_name(store, id, "〔已隐去〕");
    ck_name(store, other, "李娜");
    ck_ok(zx_journal_verify(store, head, NULL, NULL));
    zx_cursor *cursor = NULL;
    const void *row = NULL;
    int rows = 0;
    ck_ok(zx_journal_history(store, id, &cursor));
    for (; zx_cursor_next(cursor, &row) == ZX_OK; rows++) {
        ck_assert_str_eq(((const zx_change *)row)->image, "{\"name\":\"〔已隐去〕\"}");
        ck_assert_int_eq(((const zx_change *)row)->struck != 0, rows < 2);
    }
    ck_assert_int_eq(rows, 3);
    zx_cursor_free(cursor);
    rename_to(store, id, "某人");
    ck_ok(zx_journal_verify(store, head, NULL, NULL));
    zx_free(head);
    zx_store_free(store);
}
END_TEST

START_TEST(the_past_is_as_it_was_known)
{
    zx_store *store = open_memory(), *then = NULL;
    zx_id id = add(store, "王伟");
    rename_to(store, id, "王维");
    zx_id late = add(store, "李娜");
    ck_ok(zx_store_as_known(store, 3, NULL, NULL, &then));
    ck_name(then, id, "王伟");
    void *record = NULL;
    ck_refused(zx_record_get(then, "person", late, &record), ZX_NOT_FOUND, "record.exists");
    ck_assert_ptr_null(record);
    const zx_person person = {ZX_PERSON_INIT, .name = "赵六"};
    ck_status(zx_person_add(then, &act, &person, NULL), ZX_READ_ONLY);
    ck_status(zx_journal_verify(then, NULL, NULL, NULL), ZX_UNSUPPORTED);
    zx_store_free(then);
    ck_ok(zx_store_as_known(store, 5, NULL, NULL, &then));
    ck_name(then, id, "王维");
    ck_name(then, late, "李娜");
    char *head = NULL, *head_then = NULL;
    ck_ok(zx_journal_head(store, &head));
    ck_ok(zx_journal_head(then, &head_then));
    ck_assert_str_eq(head, head_then);
    zx_free(head);
    zx_free(head_then);
    zx_store_free(then);
    ck_refused(zx_store_as_known(store, 6, NULL, NULL, &then), ZX_INVALID, "seq");
    zx_store_free(store);
}
END_TEST

ZXT_MAIN("journal", history_tells_every_change, list_gives_the_entries_asked_for, heads_prove_what_came_before,
         redaction_strikes_the_past_and_still_verifies, the_past_is_as_it_was_known)
