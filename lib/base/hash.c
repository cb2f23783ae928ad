/* SPDX-License-Identifier: MIT */
#include "base/hash.h"

#include <openssl/evp.h>
#include <openssl/rand.h>
#include <string.h>

#include "base/fail.h"
#include "base/memory.h"

struct zxi_hasher {
    EVP_MD *algorithm; /* fetched once: looking it up costs more than hashing a record */
    EVP_MD_CTX *context;
    size_t left;
    uint8_t pool[4096];
};

static zx_status failed(void)
{
    return zxi_fail(ZX_UNSUPPORTED, NULL, "libcrypto failed to compute SHA-256", "libcrypto 无法计算 SHA-256");
}

zx_status zxi_hasher_new(zxi_hasher **out)
{
    zxi_hasher *hasher = zxi_alloc(sizeof *hasher);
    if (!hasher)
        return zxi_no_memory();
    hasher->algorithm = EVP_MD_fetch(NULL, "SHA256", NULL);
    hasher->context = EVP_MD_CTX_new();
    if (!hasher->algorithm || !hasher->context) {
        zxi_hasher_free(hasher);
        return failed();
    }
    *out = hasher;
    return ZX_OK;
}

void zxi_hasher_free(zxi_hasher *hasher)
{
    if (!hasher)
        return;
    EVP_MD_CTX_free(hasher->context);
    EVP_MD_free(hasher->algorithm);
    memset(hasher->pool, 0, sizeof hasher->pool);
    zx_free(hasher);
}

zx_status zxi_hash(zxi_hasher *hasher, const void *first, size_t first_length, const void *second, size_t second_length,
                   uint8_t out[ZXI_HASH])
{
    if (EVP_DigestInit_ex2(hasher->context, hasher->algorithm, NULL) != 1 ||
        EVP_DigestUpdate(hasher->context, first, first_length) != 1 ||
        EVP_DigestUpdate(hasher->context, second, second_length) != 1 ||
        EVP_DigestFinal_ex(hasher->context, out, NULL) != 1)
        return failed();
    return ZX_OK;
}

struct zxi_digest {
    EVP_MD_CTX *context;
};

zx_status zxi_digest_new(zxi_digest **out)
{
    zxi_digest *digest = zxi_alloc(sizeof *digest);
    if (!digest)
        return zxi_no_memory();
    digest->context = EVP_MD_CTX_new();
    if (!digest->context || EVP_DigestInit_ex2(digest->context, EVP_sha256(), NULL) != 1) {
        zxi_digest_free(digest);
        return failed();
    }
    *out = digest;
    return ZX_OK;
}

zx_status zxi_digest_add(zxi_digest *digest, const void *bytes, size_t length)
{
    return EVP_DigestUpdate(digest->context, bytes, length) == 1 ? ZX_OK : failed();
}

zx_status zxi_digest_end(zxi_digest *digest, uint8_t out[ZXI_HASH])
{
    return EVP_DigestFinal_ex(digest->context, out, NULL) == 1 ? ZX_OK : failed();
}

void zxi_digest_free(zxi_digest *digest)
{
    if (!digest)
        return;
    EVP_MD_CTX_free(digest->context);
    zx_free(digest);
}

void zxi_hex(const uint8_t hash[ZXI_HASH], char out[ZXI_HEX])
{
    static const char digits[] = "0123456789abcdef";
    for (int i = 0; i < ZXI_HASH; i++) {
        out[2 * i] = digits[hash[i] >> 4];
        out[2 * i + 1] = digits[hash[i] & 15];
    }
    out[ZXI_HEX - 1] = 0;
}

zx_status zxi_salt(zxi_hasher *hasher, uint8_t out[ZXI_SALT])
{
    if (hasher->left < ZXI_SALT) {
        if (RAND_bytes(hasher->pool, (int)sizeof hasher->pool) != 1)
            return zxi_fail(ZX_UNSUPPORTED, NULL, "libcrypto has no random bytes", "libcrypto 无法提供随机数");
        hasher->left = sizeof hasher->pool;
    }
    hasher->left -= ZXI_SALT;
    memcpy(out, hasher->pool + hasher->left, ZXI_SALT);
    memset(hasher->pool + hasher->left, 0, ZXI_SALT);
    return ZX_OK;
}
