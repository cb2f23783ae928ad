/* SPDX-License-Identifier: MIT */
#include "text/utf8.h"

#include <string.h>
#include <zhengxie/text.h>

static const uint64_t high_bits = UINT64_C(0x8080808080808080);

static bool continues(unsigned char byte)
{
    return (byte & 0xC0) == 0x80;
}

/* The length of the sequence that begins with a byte over 0x7F; 0 when it is malformed or goes beyond the end. */
static size_t sequence(const unsigned char *at, size_t left)
{
    unsigned char lead = at[0];
    if (lead >= 0xE0 && lead <= 0xEF) { /* asked first, for nearly all of Chinese is here */
        if (left < 3 || !continues(at[1]) || !continues(at[2]))
            return 0;
        bool overlong = lead == 0xE0 && at[1] < 0xA0, surrogate = lead == 0xED && at[1] > 0x9F;
        return overlong || surrogate ? 0 : 3;
    }
    if (lead >= 0xC2 && lead <= 0xDF)
        return left >= 2 && continues(at[1]) ? 2 : 0;
    if (lead >= 0xF0 && lead <= 0xF4) {
        if (left < 4 || !continues(at[1]) || !continues(at[2]) || !continues(at[3]))
            return 0;
        bool overlong = lead == 0xF0 && at[1] < 0x90, beyond = lead == 0xF4 && at[1] > 0x8F;
        return overlong || beyond ? 0 : 4;
    }
    return 0;
}

bool zxi_utf8_valid(const char *bytes, size_t length, int64_t *characters)
{
    const unsigned char *at = (const unsigned char *)bytes;
    size_t left = length, count = 0;
    while (left > 0) {
        if (*at < 0x80) {
            uint64_t word;
            for (; left >= sizeof word; at += sizeof word, left -= sizeof word, count += sizeof word) {
                memcpy(&word, at, sizeof word);
                if (word & high_bits)
                    break;
            }
            for (; left > 0 && *at < 0x80; at++, left--)
                count++;
        } else {
            size_t size = sequence(at, left);
            if (size == 0)
                return false;
            at += size;
            left -= size;
            count++;
        }
    }
    if (characters)
        *characters = (int64_t)count;
    return true;
}

int64_t zx_text_length(const char *text)
{
    int64_t characters = -1;
    if (text)
        zxi_utf8_valid(text, strlen(text), &characters);
    return characters;
}
