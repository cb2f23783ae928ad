/* SPDX-License-Identifier: MIT */
#include "base/buffer.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/memory.h"

static bool reserve(zxi_buffer *buffer, size_t more)
{
    if (buffer->failed)
        return false;
    if (buffer->bytes && buffer->size - buffer->length > more)
        return true;
    size_t size = buffer->size ? buffer->size : 256;
    while (size - buffer->length <= more) {
        if (size > PTRDIFF_MAX / 2) {
            buffer->failed = true;
            return false;
        }
        size *= 2;
    }
    char *bytes = zxi_resize(buffer->bytes, size);
    if (!bytes) {
        buffer->failed = true;
        return false;
    }
    buffer->bytes = bytes;
    buffer->size = size;
    return true;
}

void zxi_buffer_bytes(zxi_buffer *buffer, const void *bytes, size_t length)
{
    if (!reserve(buffer, length))
        return;
    if (length)
        memcpy(buffer->bytes + buffer->length, bytes, length);
    buffer->length += length;
    buffer->bytes[buffer->length] = '\0';
}

void zxi_buffer_text(zxi_buffer *buffer, const char *text)
{
    zxi_buffer_bytes(buffer, text, strlen(text));
}

void zxi_buffer_format(zxi_buffer *buffer, const char *format, ...)
{
    va_list args, again;
    va_start(args, format);
    va_copy(again, args);
    int length = vsnprintf(NULL, 0, format, args);
    if (length < 0)
        buffer->failed = true;
    else if (reserve(buffer, (size_t)length)) {
        vsnprintf(buffer->bytes + buffer->length, (size_t)length + 1, format, again);
        buffer->length += (size_t)length;
    }
    va_end(again);
    va_end(args);
}

void zxi_buffer_int(zxi_buffer *buffer, int64_t value)
{
    char digits[24], *end = digits + sizeof digits, *at = end;
    uint64_t rest = value < 0 ? 0 - (uint64_t)value : (uint64_t)value;
    do
        *--at = (char)('0' + rest % 10);
    while ((rest /= 10) != 0);
    if (value < 0)
        *--at = '-';
    zxi_buffer_bytes(buffer, at, (size_t)(end - at));
}

/* Copies what begins a text as it is, eight bytes of other characters than ASCII at a time: nearly all of Chinese. */
static size_t copy_wide(char *to, const char *from, size_t length)
{
    static const uint64_t high_bits = UINT64_C(0x8080808080808080);
    size_t copied = 0;
    for (uint64_t word; length - copied >= sizeof word; copied += sizeof word) {
        memcpy(&word, from + copied, sizeof word);
        if ((word & high_bits) != high_bits)
            break;
        memcpy(to + copied, &word, sizeof word);
    }
    return copied;
}

void zxi_buffer_json_text(zxi_buffer *buffer, const char *text, size_t length)
{
    if (!reserve(buffer, length * 6 + 2))
        return;
    static const char digits[] = "0123456789abcdef";
    char *to = buffer->bytes + buffer->length;
    *to++ = '"';
    for (const char *from = text, *end = text + length; from < end; from++) {
        unsigned char c = (unsigned char)*from;
        if (c >= 0x80) {
            size_t copied = copy_wide(to, from, (size_t)(end - from));
            to += copied;
            from += copied;
            if (from == end)
                break;
            c = (unsigned char)*from;
        }
        if (c >= 0x20 && c != '"' && c != '\\') {
            *to++ = (char)c;
            continue;
        }
        *to++ = '\\';
        switch (c) {
        case '"':
        case '\\': *to++ = (char)c; break;
        case '\b': *to++ = 'b'; break;
        case '\t': *to++ = 't'; break;
        case '\n': *to++ = 'n'; break;
        case '\f': *to++ = 'f'; break;
        case '\r': *to++ = 'r'; break;
        default:
            memcpy(to, "u00", 3);
            to[3] = digits[c >> 4];
            to[4] = digits[c & 15];
            to += 5;
        }
    }
    *to++ = '"';
    *to = '\0';
    buffer->length = (size_t)(to - buffer->bytes);
}

void zxi_buffer_hex(zxi_buffer *buffer, const uint8_t *bytes, size_t length)
{
    static const char digits[] = "0123456789abcdef";
    if (!reserve(buffer, length * 2))
        return;
    char *to = buffer->bytes + buffer->length;
    for (size_t i = 0; i < length; i++) {
        *to++ = digits[bytes[i] >> 4];
        *to++ = digits[bytes[i] & 15];
    }
    *to = '\0';
    buffer->length += length * 2;
}

bool zxi_buffer_ok(const zxi_buffer *buffer)
{
    return !buffer->failed;
}

void zxi_buffer_clear(zxi_buffer *buffer)
{
    buffer->length = 0;
    buffer->failed = false;
    if (buffer->bytes)
        buffer->bytes[0] = '\0';
}

void zxi_buffer_release(zxi_buffer *buffer)
{
    zx_free(buffer->bytes);
    *buffer = (zxi_buffer){0};
}

char *zxi_buffer_take(zxi_buffer *buffer)
{
    if (!buffer->failed && !buffer->bytes)
        zxi_buffer_bytes(buffer, "", 0);
    char *text = buffer->failed ? NULL : buffer->bytes;
    if (!text)
        zx_free(buffer->bytes);
    *buffer = (zxi_buffer){0};
    return text;
}
