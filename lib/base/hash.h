/* SPDX-License-Identifier: MIT */
/* SHA-256 and salts, by libcrypto. One zxi_hasher per store handle: it is not for two threads at once. */
#ifndef ZXI_BASE_HASH_H
#define ZXI_BASE_HASH_H

#include <zhengxie/status.h>

enum { ZXI_HASH = 32, ZXI_SALT = 16 };

typedef struct zxi_hasher zxi_hasher;

zx_status zxi_hasher_new(zxi_hasher **out);
void zxi_hasher_free(zxi_hasher *hasher);
/* The hash of `first` followed by `second` (either may be empty). */
zx_status zxi_hash(zxi_hasher *hasher, const void *first, size_t first_length, const void *second, size_t second_length,
                   uint8_t out[ZXI_HASH]);
/* The hash of bytes that come one after another. */
typedef struct zxi_digest zxi_digest;
zx_status zxi_digest_new(zxi_digest **out);
zx_status zxi_digest_add(zxi_digest *digest, const void *bytes, size_t length);
zx_status zxi_digest_end(zxi_digest *digest, uint8_t out[ZXI_HASH]);
void zxi_digest_free(zxi_digest *digest); /* NULL allowed */
/* 64 lower-case hex digits and a NUL. */
enum { ZXI_HEX = 2 * ZXI_HASH + 1 };
void zxi_hex(const uint8_t hash[ZXI_HASH], char out[ZXI_HEX]);

/* Random bytes, drawn in large portions. */
zx_status zxi_salt(zxi_hasher *hasher, uint8_t out[ZXI_SALT]);

#endif
