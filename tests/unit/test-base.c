/* SPDX-License-Identifier: MIT */
/* The ground floor: memory, growing texts, hashes, failures. */
#include "zxtest.h"

#include <stddef.h>
#include <stdint.h>
#include <zhengxie/zhengxie.h>

#include "base/buffer.h"
#include "base/fail.h"
#include "base/hash.h"
#include "base/memory.h"

START_TEST(version_is_that_of_the_headers)
{
    ck_assert_str_eq(zx_version(), ZX_VERSION);
}
END_TEST

START_TEST(allocations_are_zeroed_and_absurd_ones_refused)
{
    char *bytes = zxi_alloc(100);
    ck_assert_ptr_nonnull(bytes);
    for (int i = 0; i < 100; i++)
        ck_assert_int_eq(bytes[i], 0);
    zx_free(bytes);
    ck_assert_ptr_null(zxi_alloc(SIZE_MAX));
    ck_assert_ptr_null(zxi_resize(NULL, SIZE_MAX));
    zx_free(NULL);
}
END_TEST

START_TEST(arena_gives_aligned_zeroed_pieces)
{
    zxi_arena arena = {0};
    for (size_t bytes = 0; bytes < 40000; bytes += 997) {
        char *piece = zxi_arena_alloc(&arena, bytes);
        ck_assert_ptr_nonnull(piece);
        ck_assert_uint_eq((uintptr_t)piece % _Alignof(max_align_t), 0);
        size_t zeros = 0;
        for (size_t i = 0; i < bytes; i++)
            zeros += piece[i] == 0;
        ck_assert_uint_eq(zeros, bytes);
        memset(piece, 0xAA, bytes);
    }
    zxi_arena_reset(&arena);
    char *text = zxi_arena_text(&arena, "政协abc", 6);
    ck_assert_str_eq(text, "政协");
    zxi_arena_release(&arena);
    ck_assert_ptr_null(arena.blocks);
}
END_TEST

START_TEST(buffer_grows)
{
    zxi_buffer buffer = {0};
    for (int i = 0; i < 1000; i++)
        zxi_buffer_format(&buffer, "%d,", i);
    ck_assert(zxi_buffer_ok(&buffer));
    ck_assert_uint_eq(buffer.length, strlen(buffer.bytes));
    zxi_buffer_clear(&buffer);
    zxi_buffer_json_text(&buffer, "a\"\\\b\t\n\f\r\x01\x1f\x7f政", 14);
    zxi_buffer_hex(&buffer, (const uint8_t *)"\x00\xff", 2);
    zxi_buffer_int(&buffer, INT64_MIN);
    char *text = zxi_buffer_take(&buffer);
    ck_assert_str_eq(text, "\"a\\\"\\\\\\b\\t\\n\\f\\r\\u0001\\u001f\x7f政\"00ff-9223372036854775808");
    zx_free(text);
    text = zxi_buffer_take(&buffer);
    ck_assert_str_eq(text, "");
    zx_free(text);
}
END_TEST

START_TEST(hash_is_sha_256_of_both_parts)
{
    static const uint8_t abc[ZXI_HASH] = {0xba, 0x78, 0x16, 0xbf, 0x8f, 0x01, 0xcf, 0xea, 0x41, 0x41, 0x40,
                                          0xde, 0x5d, 0xae, 0x22, 0x23, 0xb0, 0x03, 0x61, 0xa3, 0x96, 0x17,
                                          0x7a, 0x9c, 0xb4, 0x10, 0xff, 0x61, 0xf2, 0x00, 0x15, 0xad};
    zxi_hasher *hasher = NULL;
    ck_ok(zxi_hasher_new(&hasher));
    uint8_t got[ZXI_HASH];
    ck_ok(zxi_hash(hasher, "abc", 3, NULL, 0, got));
    ck_assert_mem_eq(got, abc, ZXI_HASH);
    ck_ok(zxi_hash(hasher, "a", 1, "bc", 2, got));
    ck_assert_mem_eq(got, abc, ZXI_HASH);
    uint8_t salts[2][ZXI_SALT];
    ck_ok(zxi_salt(hasher, salts[0]));
    ck_ok(zxi_salt(hasher, salts[1]));
    ck_assert_mem_ne(salts[0], salts[1], ZXI_SALT);
    zxi_hasher_free(hasher);
    zxi_hasher_free(NULL);
}
END_TEST

START_TEST(failures_are_kept_in_both_languages)
{
    ck_assert_int_eq(zx_error_last()->status, ZX_OK);
    ck_refused(zxi_fail(ZX_INVALID, ZXI_ABOUT(.record = "person", .field = "name", .id = 7), "%s missing", "缺少%s", "name"),
               ZX_INVALID, "name");
    ck_assert_str_eq(zx_error_last()->message, "name missing");
    ck_assert_str_eq(zx_error_last()->message_zh, "缺少name");
    ck_assert_int_eq(zx_error_last()->id, 7);
    ck_assert_ptr_null(zx_error_last()->rule);
    ck_assert_str_eq(zx_status_name(ZX_MISUSE), "MISUSE");
    ck_assert_str_eq(zx_status_name((zx_status)99), "UNKNOWN");
}
END_TEST

START_TEST(long_messages_end_with_a_whole_character)
{
    char text[4096];
    for (size_t i = 0; i + 3 < sizeof text; i += 3)
        memcpy(text + i, "政", 4);
    for (int shift = 0; shift < 3; shift++) {
        zxi_fail(ZX_RULE, NULL, "%.*s%s", "%.*s%s", shift, "ab", text);
        const char *message = zx_error_last()->message;
        ck_assert_uint_eq((strlen(message) - (size_t)shift) % 3, 0);
    }
}
END_TEST

ZXT_MAIN("base", version_is_that_of_the_headers, allocations_are_zeroed_and_absurd_ones_refused,
         arena_gives_aligned_zeroed_pieces, buffer_grows, hash_is_sha_256_of_both_parts,
         failures_are_kept_in_both_languages, long_messages_end_with_a_whole_character)
