/* SPDX-License-Identifier: MIT */
#include "text/numeral.h"

#include <string.h>

#include "base/fail.h"

typedef enum sign_kind { DIGIT, PAIR, UNIT, GROUP } sign_kind;

/* value: of a DIGIT, 0–9; of a UNIT or GROUP, its power of ten. PAIR is 两, which only counts units and groups. */
typedef struct numeral_sign {
    const char *text;
    sign_kind kind;
    int value;
    bool arabic;
} numeral_sign;

/* Traditional and financial forms (贰, 萬) stand beside the everyday ones; ○ is what keyboards give for 〇. */
static const numeral_sign signs[] = {
    {"一", DIGIT, 1, false}, {"二", DIGIT, 2, false}, {"三", DIGIT, 3, false}, {"四", DIGIT, 4, false},
    {"五", DIGIT, 5, false}, {"六", DIGIT, 6, false}, {"七", DIGIT, 7, false}, {"八", DIGIT, 8, false},
    {"九", DIGIT, 9, false}, {"十", UNIT, 1, false},  {"百", UNIT, 2, false},  {"千", UNIT, 3, false},
    {"零", DIGIT, 0, false}, {"〇", DIGIT, 0, false}, {"○", DIGIT, 0, false},  {"万", GROUP, 4, false},
    {"亿", GROUP, 8, false}, {"两", PAIR, 2, false},  {"兩", PAIR, 2, false},  {"萬", GROUP, 4, false},
    {"億", GROUP, 8, false}, {"壹", DIGIT, 1, false}, {"贰", DIGIT, 2, false}, {"貳", DIGIT, 2, false},
    {"叁", DIGIT, 3, false}, {"參", DIGIT, 3, false}, {"肆", DIGIT, 4, false}, {"伍", DIGIT, 5, false},
    {"陆", DIGIT, 6, false}, {"陸", DIGIT, 6, false}, {"柒", DIGIT, 7, false}, {"捌", DIGIT, 8, false},
    {"玖", DIGIT, 9, false}, {"拾", UNIT, 1, false},  {"佰", UNIT, 2, false},  {"仟", UNIT, 3, false},
    {"0", DIGIT, 0, true},   {"1", DIGIT, 1, true},   {"2", DIGIT, 2, true},   {"3", DIGIT, 3, true},
    {"4", DIGIT, 4, true},   {"5", DIGIT, 5, true},   {"6", DIGIT, 6, true},   {"7", DIGIT, 7, true},
    {"8", DIGIT, 8, true},   {"9", DIGIT, 9, true},   {"０", DIGIT, 0, true},  {"１", DIGIT, 1, true},
    {"２", DIGIT, 2, true},  {"３", DIGIT, 3, true},  {"４", DIGIT, 4, true},  {"５", DIGIT, 5, true},
    {"６", DIGIT, 6, true},  {"７", DIGIT, 7, true},  {"８", DIGIT, 8, true},  {"９", DIGIT, 9, true},
};
enum { SIGN_COUNT = sizeof signs / sizeof *signs };

static const numeral_sign *sign_at_start(const char *bytes, size_t length)
{
    for (int i = 0; i < SIGN_COUNT; i++) {
        size_t size = strlen(signs[i].text);
        if (size <= length && memcmp(bytes, signs[i].text, size) == 0)
            return &signs[i];
    }
    return NULL;
}

static const numeral_sign *sign_at_end(const char *bytes, size_t length)
{
    for (int i = 0; i < SIGN_COUNT; i++) {
        size_t size = strlen(signs[i].text);
        if (size <= length && memcmp(bytes + length - size, signs[i].text, size) == 0)
            return &signs[i];
    }
    return NULL;
}

size_t zxi_numeral_at_start(const char *bytes, size_t length)
{
    size_t used = 0;
    for (const numeral_sign *sign; (sign = sign_at_start(bytes + used, length - used)) != NULL;)
        used += strlen(sign->text);
    return used;
}

size_t zxi_numeral_at_end(const char *bytes, size_t length)
{
    size_t used = 0;
    for (const numeral_sign *sign; (sign = sign_at_end(bytes, length - used)) != NULL;)
        used += strlen(sign->text);
    return used;
}

/* Digits one after another: 14, １４, 二〇二〇. Chinese and Arabic ones do not mix. */
static zxi_numeral read_digits(const char *bytes, size_t length, int64_t *out)
{
    bool arabic = false, too_great = false;
    int64_t value = 0;
    for (size_t at = 0; at < length;) {
        const numeral_sign *sign = sign_at_start(bytes + at, length - at);
        if (!sign || sign->kind != DIGIT || (at > 0 && sign->arabic != arabic))
            return ZXI_NUMERAL_MALFORMED;
        arabic = sign->arabic;
        if (value > (ZXI_NUMERAL_MAX - sign->value) / 10)
            too_great = true;
        else
            value = value * 10 + sign->value;
        at += strlen(sign->text);
    }
    if (too_great)
        return ZXI_NUMERAL_TOO_GREAT;
    *out = value;
    return ZXI_NUMERAL_OK;
}

/* Places of a number, in groups of four by 万 and 亿: 0 ones, 1 tens, … 4 万, … 8 亿, … 12 万亿. The longest numeral
 * speaks a digit and a unit at each, and three of 万 and 亿. */
enum { PLACES_IN_GROUP = 4, LONGEST = 31 };

static bool is_nonzero(const numeral_sign *sign)
{
    return sign->kind == PAIR || (sign->kind == DIGIT && sign->value > 0);
}

/* The place at which the group counted by `counter` begins, when it stands before the group at `base`; -1 when it cannot. */
static int group_before(const numeral_sign *counter, int base)
{
    if (counter->value == 8)
        return base < 8 ? 8 : -1;
    return base == 0 || base == 8 ? base + 4 : -1;
}

/* Whether a digit at `place` may stand before one at `lower`. Places left out inside a group, or a whole group left out,
 * are spoken as one 零; where only the end of a group is left out (十万五千) 零 may be spoken; elsewhere it must not be. */
static bool may_follow(int place, int lower, bool zero)
{
    if (place <= lower)
        return false;
    if (place == lower + 1)
        return !zero;
    bool end_of_group = lower % PLACES_IN_GROUP == PLACES_IN_GROUP - 1
                        && place / PLACES_IN_GROUP == lower / PLACES_IN_GROUP + 1;
    return zero || end_of_group;
}

static int64_t power(int place)
{
    int64_t value = 1;
    for (; place > 0; place--)
        value *= 10;
    return value;
}

/* Digits with their units: 十四, 一百零三, 两千. Read from the end, where the place of every digit is known at once. */
static zxi_numeral read_spoken(const char *bytes, size_t length, int64_t *out)
{
    const numeral_sign *spoken[LONGEST];
    int count = 0;
    for (size_t at = 0; at < length; at += strlen(spoken[count++]->text))
        if (count == LONGEST || !(spoken[count] = sign_at_start(bytes + at, length - at)) || spoken[count]->arabic)
            return ZXI_NUMERAL_MALFORMED;

    int64_t value = 0;
    int base = 0, lower = -1;
    bool zero = false;
    for (int i = count - 1; i >= 0; i--) {
        const numeral_sign *this = spoken[i], *before = i > 0 ? spoken[i - 1] : NULL;
        if (this->kind == GROUP) {
            bool counted = before && (is_nonzero(before) || before->kind == UNIT
                                      || (before->kind == GROUP && this->value == 8));
            base = group_before(this, base);
            if (!counted || base < 0)
                return ZXI_NUMERAL_MALFORMED;
            continue;
        }
        if (this->kind == DIGIT && this->value == 0) {
            if (zero || lower < 0)
                return ZXI_NUMERAL_MALFORMED;
            zero = true;
            continue;
        }
        int digit = this->value, place = base;
        if (this->kind == UNIT) {
            place += this->value;
            digit = 1; /* 十四, 一百十四: the 一 may be left out, but of no other unit */
            if (before && is_nonzero(before)) {
                digit = before->value;
                i--;
            }
            bool bare = !before || !is_nonzero(before);
            if (this->value == 1 ? !bare && before->kind == PAIR : bare)
                return ZXI_NUMERAL_MALFORMED;
        } else if (this->kind == PAIR && (base == 0 || spoken[i + 1]->kind != GROUP || (before && before->kind == UNIT))) {
            return ZXI_NUMERAL_MALFORMED; /* 两万 but not 十两万, and not 两 alone */
        }
        if (lower >= 0 && !may_follow(place, lower, zero))
            return ZXI_NUMERAL_MALFORMED;
        value += digit * power(place);
        lower = place;
        zero = false;
    }
    if (zero || lower < 0)
        return ZXI_NUMERAL_MALFORMED;
    *out = value;
    return ZXI_NUMERAL_OK;
}

zxi_numeral zxi_numeral_read(const char *bytes, size_t length, int64_t *out)
{
    if (length == 0)
        return ZXI_NUMERAL_MALFORMED;
    zxi_numeral result = read_digits(bytes, length, out);
    return result == ZXI_NUMERAL_MALFORMED ? read_spoken(bytes, length, out) : result;
}

zx_status zx_numeral_parse(const char *text, int64_t *out)
{
    if (!text || !out)
        return zxi_misuse("zx_numeral_parse");
    switch (zxi_numeral_read(text, strlen(text), out)) {
    case ZXI_NUMERAL_OK:
        return ZX_OK;
    case ZXI_NUMERAL_TOO_GREAT:
        return zxi_fail(ZX_INVALID, ZXI_ABOUT(.field = "numeral"), "the number is over 9,999,999,999,999,999",
                        "数字超过 9999999999999999");
    case ZXI_NUMERAL_MALFORMED:
        break;
    }
    return zxi_fail(ZX_INVALID, ZXI_ABOUT(.field = "numeral"), "not a whole number in Chinese numerals or digits",
                    "不是用汉字或数字书写的整数");
}

size_t zx_numeral_print(int64_t number, char out[ZX_NUMERAL_SIZE])
{
    static const char digits[][4] = {"零", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
    static const char units[][4] = {"", "十", "百", "千"};
    static const char groups[][4] = {"", "万", "亿", "万"};
    if (!out)
        return 0;
    char *end = out;
    *end = '\0';
    if (number < 0 || number > ZXI_NUMERAL_MAX)
        return 0;
    bool skipped = false; /* places between the digit written last and this one, to be spoken as 零 */
    for (int group = 3; group >= 0; group--) {
        int64_t here = number / power(group * PLACES_IN_GROUP) % 10000;
        for (int place = PLACES_IN_GROUP - 1; place >= 0; place--) {
            int digit = (int)(here / power(place) % 10);
            if (digit == 0) {
                skipped = end > out;
                continue;
            }
            if (skipped)
                end = stpcpy(end, digits[0]);
            skipped = false;
            if (digit > 1 || place != 1 || end > out) /* 十四, but 一百一十四 */
                end = stpcpy(end, digits[digit]);
            end = stpcpy(end, units[place]);
        }
        if (here > 0)
            skipped = false;
        if (here > 0 || (group == 2 && end > out)) /* 一万亿 */
            end = stpcpy(end, groups[group]);
    }
    if (end == out)
        end = stpcpy(end, digits[0]);
    return (size_t)(end - out);
}
