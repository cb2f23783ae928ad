/* SPDX-License-Identifier: MIT */
/* Files that belong to records: whole or not at all, in portions, and what was struck is gone. */
#include "fixture.h"
#include "hand.h"

/* Bytes that a test gives, so many at a time, and takes back. */
typedef struct bytes {
    size_t length, at, step;
    bool fails;
} bytes;

static unsigned char byte_at(size_t i)
{
    return (unsigned char)(i * 2654435761u >> 13);
}

static int64_t give(void *context, void *buffer, size_t size)
{
    bytes *from = context;
    size_t left = from->length - from->at, count = from->step < size ? from->step : size;
    if (from->fails && left == 0)
        return -1;
    count = count < left ? count : left;
    for (size_t i = 0; i < count; i++)
        ((unsigned char *)buffer)[i] = byte_at(from->at++);
    return (int64_t)count;
}

static int take(void *context, const void *given, size_t length)
{
    bytes *to = context;
    if (to->at + length > to->length)
        return 1;
    bool same = true;
    for (size_t i = 0; i < length; i++)
        same &= ((const unsigned char *)given)[i] == byte_at(to->at++);
    ck_assert(same);
    return 0;
}

static zx_status adds(zx_id record, const char *name, bytes *from, zx_id *out)
{
    const zx_attachment in = {ZX_ATTACHMENT_INIT, .record = record, .name = name, .media_type = "application/pdf"};
    return zx_attachment_add(city->store, zxt_on(2020, 2, 1), &in, give, from, out);
}

static zx_id added(size_t length, size_t step)
{
    zx_id id = 0;
    ck_ok(adds(zxt_filed(city), "附件.pdf", &(bytes){.length = length, .step = step}, &id));
    return id;
}

static zx_status strikes(int month, int day, zx_id id)
{
    const zx_attachment in = {ZX_ATTACHMENT_INIT, .id = id};
    return zx_attachment_strike(city->store, zxt_mend(2020, month, day), &in, NULL);
}

START_TEST(what_goes_in_comes_out)
{
    const size_t portion = 256 * 1024, lengths[] = {0, 1, portion - 1, portion, portion + 1, 3 * portion, 3 * portion + 17};
    for (size_t i = 0; i < sizeof lengths / sizeof *lengths; i++) {
        zx_id id = added(lengths[i], i % 2 ? 4099 : 1 << 20);
        bytes back = {.length = lengths[i]};
        ck_ok(zx_attachment_read(city->store, id, take, &back));
        ck_assert_uint_eq(back.at, lengths[i]);
        void *record = NULL;
        ck_ok(zx_record_get(city->store, "attachment", id, &record));
        ck_assert_int_eq(((zx_attachment *)record)->bytes.value, (int64_t)lengths[i]);
        zx_free(record);
    }
    ck_ok(zx_journal_verify(city->store, NULL, NULL, NULL));
    ck_ok(zx_store_check(city->store, ZX_CHECK_RECORDS, NULL, NULL));
}
END_TEST

/* As sha256sum says. */
START_TEST(the_hash_is_that_of_the_bytes)
{
    void *record = NULL;
    ck_ok(zx_record_get(city->store, "attachment", added(0, 1), &record));
    ck_assert_str_eq(((zx_attachment *)record)->sha256, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    zx_free(record);
}
END_TEST

START_TEST(a_reader_that_fails_leaves_nothing)
{
    zx_id filed = zxt_filed(city), id = -7;
    char *before = zxt_head(city->store), *after;
    ck_status(adds(filed, "a.pdf", &(bytes){.length = 600000, .step = 1000, .fails = true}, &id), ZX_CANCELLED);
    ck_assert_int_eq(id, -7);
    after = zxt_head(city->store);
    ck_assert_str_eq(before, after);
    free(before);
    free(after);
    ck_ok(zx_store_begin(city->store));
    ck_ok(adds(filed, "b.pdf", &(bytes){.length = 600000, .step = 1000}, NULL));
    ck_status(adds(filed, "a.pdf", &(bytes){.length = 600000, .step = 1000, .fails = true}, NULL), ZX_CANCELLED);
    ck_ok(zx_store_commit(city->store));
    zx_cursor *list = NULL;
    const void *row;
    ck_ok(zx_record_list(city->store, "attachment", NULL, NULL, &list));
    ck_ok(zx_cursor_next(list, &row));
    ck_assert_str_eq(((const zx_attachment *)row)->name, "b.pdf");
    ck_status(zx_cursor_next(list, &row), ZX_DONE);
    zx_cursor_free(list);
    ck_ok(zx_store_check(city->store, ZX_CHECK_RECORDS, NULL, NULL));
}
END_TEST

/* The national rulebook, but for how large an attachment may be, from 2020-06-01 on. */
static void allow(const char *most)
{
    const char *national = zx_rulebook_national(), *at = strstr(national, "20971520");
    char *document = calloc(1, strlen(national) + 1);
    ck_assert(document && at);
    strcat(strcat(memcpy(document, national, (size_t)(at - national)), most), at + strlen("20971520"));
    const zx_rulebook rulebook = {ZX_RULEBOOK_INIT, .title = "附件从严", .starts = {2020, 6, 1}, .document = document};
    ck_ok(zx_rulebook_adopt(city->store, zxt_on(2020, 5, 1), &rulebook, NULL));
    free(document);
}

START_TEST(as_large_as_the_rulebook_allows)
{
    zx_id filed = zxt_filed(city);
    allow("300000");
    const zx_attachment in = {ZX_ATTACHMENT_INIT, .record = filed, .name = "a.bin"};
    bytes one_too_many = {.length = 300001, .step = 4096}, most = {.length = 300000, .step = 4096}, before = {.length = 300001, .step = 4096};
    ck_rule(city->store, zx_attachment_add(city->store, zxt_on(2020, 6, 1), &in, give, &one_too_many, NULL), "attachment.size", "bytes");
    ck_ok(zx_attachment_add(city->store, zxt_on(2020, 6, 1), &in, give, &most, NULL));
    ck_ok(zx_attachment_add(city->store, zxt_on(2020, 5, 31), &in, give, &before, NULL));
}
END_TEST

START_TEST(names_and_owners)
{
    zx_id filed = zxt_filed(city), id = added(5, 5);
    const char *const wrong[] = {"a/b.pdf", "..", "c:\\a.pdf", "/etc/passwd"};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        ck_rule(city->store, adds(filed, wrong[i], &(bytes){.length = 1, .step = 1}, NULL), "attachment.name", "name");
    ck_ok(adds(filed, "..pdf", &(bytes){.length = 1, .step = 1}, NULL));
    ck_rule(city->store, adds(id, "a.pdf", &(bytes){.length = 1, .step = 1}, NULL), "attachment.of-record", "record");
    ck_status(adds(987654321, "a.pdf", &(bytes){.length = 1, .step = 1}, NULL), ZX_NOT_FOUND);
    ck_ok(adds(city->members[0], "a.pdf", &(bytes){.length = 1, .step = 1}, NULL));
    const zx_attachment bare = {ZX_ATTACHMENT_INIT, .record = filed, .name = "a.pdf"};
    ck_status(zx_verb_run(city->store, "attachment.add", zxt_on(2020, 2, 1), &bare, NULL), ZX_MISUSE);
}
END_TEST

START_TEST(what_was_struck_is_gone)
{
    zx_id id = added(700000, 5000);
    bytes back = {.length = 700000};
    ck_rule(city->store, strikes(1, 31, id), "attachment.in-order", "on");
    ck_ok(strikes(2, 1, id));
    ck_status(zx_attachment_read(city->store, id, take, &back), ZX_NOT_FOUND);
    ck_assert_uint_eq(back.at, 0);
    ck_rule(city->store, strikes(2, 2, id), "attachment.still-there", "id");
    ck_ok(zx_journal_verify(city->store, NULL, NULL, NULL));
}
END_TEST

START_TEST(who_takes_the_bytes_may_stop)
{
    zx_id id = added(700000, 5000);
    bytes back = {.length = 10};
    ck_status(zx_attachment_read(city->store, id, take, &back), ZX_CANCELLED);
    back = (bytes){.length = 700000};
    ck_ok(zx_attachment_read(city->store, id, take, &back));
}
END_TEST

START_TEST(bytes_changed_by_hand_are_found)
{
    const char *path = zxt_path("city.zx");
    zxt_city *memory = city;
    city = zxt_city_at(path);
    zx_id id = added(700000, 5000), other = added(10, 10);
    bytes back = {.length = 10};
    hand_runs(path, "UPDATE attachment_part SET bytes = zeroblob(length(bytes)) WHERE attachment = %lld AND number = 3", (long long)id);
    ck_refused(zx_journal_verify(city->store, NULL, NULL, NULL), ZX_TAMPERED, "sha256");
    ck_ok(zx_attachment_read(city->store, other, take, &back));
    hand_runs(path, "DELETE FROM attachment_part WHERE attachment = %lld", (long long)id);
    ck_refused(zx_journal_verify(city->store, NULL, NULL, NULL), ZX_TAMPERED, "sha256");
    ck_ok(strikes(2, 1, id));
    ck_ok(zx_journal_verify(city->store, NULL, NULL, NULL));
    hand_runs(path, "INSERT INTO attachment_part VALUES (%lld, 1, x'00')", (long long)city->session);
    ck_status(zx_store_check(city->store, ZX_CHECK_RECORDS, NULL, NULL), ZX_TAMPERED);
    zxt_city_free(city);
    city = memory;
}
END_TEST

ZXT_CITY_MAIN("attachment", what_goes_in_comes_out, the_hash_is_that_of_the_bytes, a_reader_that_fails_leaves_nothing,
              as_large_as_the_rulebook_allows, names_and_owners, what_was_struck_is_gone, who_takes_the_bytes_may_stop,
              bytes_changed_by_hand_are_found)
