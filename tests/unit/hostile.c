/* SPDX-License-Identifier: MIT */
#include "hostile.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void require(int holds, const char *what)
{
    if (holds)
        return;
    fprintf(stderr, "a hostile file: %s\n", what);
    abort();
}

/* A failure is a known status and is explained; a success leaves nothing to explain. */
static zx_status fine(zx_status status)
{
    require((int)status >= ZX_OK && status <= ZX_MISUSE, "an unknown status");
    if (status != ZX_OK && status != ZX_DONE) {
        require(zx_error_last()->status == status, "the failure is not told");
        require(zx_error_last()->message[0] && zx_error_last()->message_zh[0], "a message is missing");
    }
    return status;
}

/* Follows each pointer of a record: the sanitizers look at what it points to. */
static size_t touch(const zx_record_type *type, const void *record)
{
    size_t bytes = 0;
    const zx_field *field;
    for (size_t i = 0; (field = zx_record_type_field(type, i)); i++)
        if (field->type == ZX_FIELD_TEXT || field->type == ZX_FIELD_CODE || field->type == ZX_FIELD_DECIMAL) {
            const char *text;
            memcpy(&text, (const char *)record + field->offset, sizeof text);
            bytes += text ? strlen(text) : 0;
        }
    return bytes;
}

static int read_all(zx_cursor *cursor, zx_id *last)
{
    const void *row;
    zx_status status;
    int rows = 0;
    while ((status = fine(zx_cursor_next(cursor, &row))) == ZX_OK) {
        touch(zx_cursor_type(cursor), row);
        if (last)
            *last = ((const zx_record *)row)->id;
        require(++rows < 100000, "a list does not end");
    }
    zx_cursor_free(cursor);
    return status == ZX_DONE;
}

static int list_kind(zx_store *store, const zx_record_type *type)
{
    const zx_page page = {ZX_PAGE_INIT, .texts = ZX_YES};
    const char *kind = zx_record_type_name(type);
    zx_cursor *cursor = NULL;
    zx_id last = 0;
    int64_t count = -7;
    void *record = NULL;
    if (fine(zx_record_count(store, kind, NULL, NULL, &count)) != ZX_OK)
        require(count == -7, "an output was touched");
    if (fine(zx_record_list(store, kind, NULL, &page, &cursor)) != ZX_OK) {
        require(!cursor, "an output was touched");
        return 0;
    }
    int whole = read_all(cursor, &last);
    if (last && fine(zx_record_get(store, kind, last, &record)) == ZX_OK)
        touch(type, record);
    zx_free(record);
    cursor = NULL;
    if (last && fine(zx_journal_history(store, last, &cursor)) == ZX_OK)
        read_all(cursor, NULL);
    return whole;
}

static int list_everything(zx_store *store)
{
    const zx_record_type *type;
    int whole = 1;
    for (size_t i = 0; (type = zx_record_type_at(i)); i++)
        if (zx_record_type_kept(type) == ZX_YES)
            whole &= list_kind(store, type);
    zx_cursor *cursor = NULL;
    if (fine(zx_journal_list(store, 0, 0, &cursor)) == ZX_OK)
        whole &= read_all(cursor, NULL);
    else
        whole = 0;
    return whole;
}

static void go_back(zx_store *store)
{
    for (int64_t seq = 0; seq < 12; seq += 5) {
        zx_store *then = NULL;
        if (fine(zx_store_as_known(store, seq, NULL, NULL, &then)) == ZX_OK)
            list_everything(then);
        else
            require(!then, "an output was touched");
        zx_store_free(then);
    }
}

static void do_verbs(zx_store *store)
{
    static const zx_act act = {ZX_ACT_INIT, .by = "office", .reason = "a try", .on = {2020, 1, 17}};
    static const char *const fields[] = {"name", "note"};
    zx_person person = {ZX_PERSON_INIT, .name = "王伟", .gender = "male"};
    zx_cursor *cursor = NULL;
    const void *row;
    zx_id id = -7;
    if (fine(zx_store_begin(store)) != ZX_OK)
        return;
    if (fine(zx_person_add(store, &act, &person, &id)) != ZX_OK)
        require(id == -7, "an output was touched");
    if (fine(zx_record_list(store, "person", NULL, NULL, &cursor)) == ZX_OK) {
        for (int i = 0; i < 3 && fine(zx_cursor_next(cursor, &row)) == ZX_OK; i++) {
            person.id = ((const zx_person *)row)->id;
            fine(zx_person_correct(store, &act, &person, NULL));
            fine(zx_record_redact(store, &act, "person", person.id, fields, 2));
        }
        zx_cursor_free(cursor);
    }
    fine(zx_store_rollback(store));
}

void hostile_try(const char *path, hostile_tally *tally)
{
    const zx_store_options options = {ZX_STORE_OPTIONS_INIT, .busy_timeout = {1, 0}};
    zx_store *store = NULL;
    char *head = NULL;
    if (fine(zx_store_open(path, &options, &store)) != ZX_OK) {
        require(!store, "an output was touched");
        return;
    }
    tally->opened++;
    tally->listed += list_everything(store);
    if (fine(zx_journal_head(store, &head)) != ZX_OK)
        require(!head, "an output was touched");
    fine(zx_journal_verify(store, head, NULL, NULL));
    fine(zx_store_check(store, ZX_CHECK_PAGES, NULL, NULL));
    tally->verified += fine(zx_store_check(store, ZX_CHECK_RECORDS, NULL, NULL)) == ZX_OK;
    if (tally->opened % 16 == 1) /* slow: a new store in memory each time */
        go_back(store);
    do_verbs(store);
    zx_free(head);
    zx_store_free(store);
}
