/* SPDX-License-Identifier: MIT */
#include "record/json.h"

#include <stdbool.h>
#include <string.h>

#include "base/buffer.h"
#include "text/utf8.h"

enum { DEEPEST = 64 };

typedef struct reader {
    const char *at;
    zxi_json_fault *fault;
    zxi_buffer text; /* the last one read */
    int line, depth;
} reader;

static zx_status wrong(reader *in, const char *en, const char *zh)
{
    *in->fault = (zxi_json_fault){en, zh, in->line};
    return ZX_INVALID;
}

static void skip(reader *in)
{
    for (;; in->at++) {
        if (*in->at == '\n')
            in->line++;
        else if (*in->at != ' ' && *in->at != '\t' && *in->at != '\r')
            return;
    }
}

static bool take(reader *in, const char *word)
{
    size_t length = strlen(word);
    if (strncmp(in->at, word, length) != 0)
        return false;
    in->at += length;
    return true;
}

/* ---- texts ---- */

static bool hex4(reader *in, unsigned *out)
{
    unsigned value = 0;
    for (int i = 0; i < 4; i++, in->at++) {
        char c = *in->at;
        unsigned digit = c >= '0' && c <= '9' ? (unsigned)(c - '0') : c >= 'a' && c <= 'f' ? (unsigned)(c - 'a' + 10)
                       : c >= 'A' && c <= 'F' ? (unsigned)(c - 'A' + 10) : 16;
        if (digit == 16)
            return false;
        value = value * 16 + digit;
    }
    *out = value;
    return true;
}

static void append(zxi_buffer *text, unsigned c)
{
    char bytes[4];
    size_t length = c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
    for (size_t i = length; i-- > 1; c >>= 6)
        bytes[i] = (char)(0x80 | (c & 0x3F));
    bytes[0] = (char)(length == 1 ? c : (0xF00u >> length & 0xFFu) | c);
    zxi_buffer_bytes(text, bytes, length);
}

static zx_status numbered_character(reader *in)
{
    unsigned c, low;
    bool right = hex4(in, &c) && c != 0 && (c < 0xDC00 || c > 0xDFFF);
    if (right && c >= 0xD800 && c <= 0xDBFF) {
        right = take(in, "\\u") && hex4(in, &low) && low >= 0xDC00 && low <= 0xDFFF;
        c = right ? 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00) : c;
    }
    if (!right)
        return wrong(in, "no such character", "没有这样的字符");
    append(&in->text, c);
    return ZX_OK;
}

static zx_status escaped(reader *in)
{
    static const char letters[] = "\"\\/bfnrt", characters[] = "\"\\/\b\f\n\r\t";
    const char *which = *in->at ? strchr(letters, *in->at) : NULL;
    if (*in->at == 'u') {
        in->at++;
        return numbered_character(in);
    }
    if (!which)
        return wrong(in, "an unknown escape", "转义符号无法识别");
    zxi_buffer_bytes(&in->text, &characters[which - letters], 1);
    in->at++;
    return ZX_OK;
}

static zx_status read_text(reader *in)
{
    if (!take(in, "\""))
        return wrong(in, "a text is needed", "应为文本");
    zxi_buffer_clear(&in->text);
    zxi_buffer_bytes(&in->text, "", 0);
    while (*in->at != '"') {
        size_t plain = 0;
        while ((unsigned char)in->at[plain] >= 0x20 && in->at[plain] != '"' && in->at[plain] != '\\')
            plain++;
        zxi_buffer_bytes(&in->text, in->at, plain);
        in->at += plain;
        if (*in->at == '\\') {
            in->at++;
            zx_status status = escaped(in);
            if (status != ZX_OK)
                return status;
        } else if (*in->at != '"') {
            return wrong(in, "a text does not end on its line", "文本未在行内结束");
        }
    }
    in->at++;
    return zxi_buffer_ok(&in->text) ? ZX_OK : zxi_no_memory();
}

/* ---- numbers ---- */

static bool digit(const reader *in)
{
    return *in->at >= '0' && *in->at <= '9';
}

/* Digits, which must be there, appended to a number. */
static bool digits(reader *in, int64_t *number, int *count)
{
    bool any = false;
    for (; digit(in); in->at++, ++*count, any = true) {
        if (*number > (INT64_MAX - (*in->at - '0')) / 10)
            return false;
        *number = *number * 10 + (*in->at - '0');
    }
    return any;
}

/* Up to 15 digits over a power of ten to 22: both are exact in a double, so the quotient is the nearest one. */
static zx_status read_number(reader *in, json_t **out)
{
    bool negative = take(in, "-"), whole = true, right = true;
    int64_t number = 0, exponent = 0;
    int count = 0, places = 0, length = 0;
    bool zero = *in->at == '0';
    right = digits(in, &number, &count) && !(zero && count > 1);
    if (right && take(in, ".")) {
        whole = false;
        right = digits(in, &number, &places);
    }
    if (right && (take(in, "e") || take(in, "E"))) {
        whole = false;
        bool down = take(in, "-");
        if (!down)
            take(in, "+");
        right = digits(in, &exponent, &length) && exponent <= 22;
        exponent = down ? -exponent : exponent;
    }
    exponent -= places;
    if (!right || (!whole && (number > 999999999999999 || exponent < -22 || exponent > 22)))
        return wrong(in, "not a number, or one with too many digits", "不是数字，或位数过多");
    double real = (double)number, power = 1;
    for (int64_t i = exponent < 0 ? -exponent : exponent; i > 0; i--)
        power *= 10;
    real = exponent < 0 ? real / power : real * power;
    *out = whole ? json_integer(negative ? -number : number) : json_real(negative ? -real : real);
    return *out ? ZX_OK : zxi_no_memory();
}

/* ---- values ---- */

static zx_status read_value(reader *in, json_t **out);

static zx_status read_element(reader *in, json_t *array)
{
    json_t *element;
    zx_status status = read_value(in, &element);
    if (status == ZX_OK && json_array_append_new(array, element) != 0)
        status = zxi_no_memory();
    return status;
}

static zx_status read_member(reader *in, json_t *object)
{
    skip(in);
    zx_status status = read_text(in);
    if (status != ZX_OK)
        return status;
    if (json_object_get(object, in->text.bytes))
        return wrong(in, "a key stands twice in its object", "同一对象中键重复");
    skip(in);
    if (!take(in, ":"))
        return wrong(in, "a colon is needed", "应为冒号");
    zxi_buffer key = in->text; /* the value has texts of its own */
    in->text = (zxi_buffer){0};
    json_t *value;
    status = read_value(in, &value);
    if (status == ZX_OK && json_object_set_new_nocheck(object, key.bytes, value) != 0)
        status = zxi_no_memory();
    zxi_buffer_release(&key);
    return status;
}

/* What stands between an opening and a closing bracket, separated by commas. */
static zx_status read_members(reader *in, json_t *into, const char *close, zx_status (*one)(reader *in, json_t *into))
{
    if (in->depth == DEEPEST)
        return wrong(in, "nested too deeply", "嵌套过深");
    in->depth++;
    skip(in);
    if (!take(in, close)) {
        do {
            zx_status status = one(in, into);
            if (status != ZX_OK)
                return status;
            skip(in);
        } while (take(in, ","));
        if (!take(in, close))
            return wrong(in, "a comma or a closing bracket is needed", "应为逗号或右括号");
    }
    in->depth--;
    return ZX_OK;
}

static zx_status read_whole(reader *in, json_t *into, const char *close, zx_status (*one)(reader *in, json_t *into), json_t **out)
{
    if (!into)
        return zxi_no_memory();
    zx_status status = read_members(in, into, close, one);
    if (status == ZX_OK)
        *out = into;
    else
        json_decref(into);
    return status;
}

static zx_status read_value(reader *in, json_t **out)
{
    skip(in);
    if (take(in, "{"))
        return read_whole(in, json_object(), "}", read_member, out);
    if (take(in, "["))
        return read_whole(in, json_array(), "]", read_element, out);
    if (*in->at == '-' || digit(in))
        return read_number(in, out);
    if (*in->at == '"') {
        zx_status status = read_text(in);
        if (status != ZX_OK)
            return status;
        *out = json_stringn_nocheck(in->text.bytes, in->text.length);
        return *out ? ZX_OK : zxi_no_memory();
    }
    *out = take(in, "true") ? json_true() : take(in, "false") ? json_false() : take(in, "null") ? json_null() : NULL;
    return *out ? ZX_OK : wrong(in, "a value is needed", "应为值");
}

zx_status zxi_json_read(const char *text, json_t **out, zxi_json_fault *fault)
{
    reader in = {.at = text, .fault = fault, .line = 1};
    if (!zxi_utf8_valid(text, strlen(text), NULL))
        return wrong(&in, "not UTF-8", "不是 UTF-8 文本");
    json_t *value = NULL;
    zx_status status = read_value(&in, &value);
    skip(&in);
    if (status == ZX_OK && *in.at)
        status = wrong(&in, "something follows the value", "值之后另有内容");
    if (status == ZX_OK)
        *out = value;
    else
        json_decref(value);
    zxi_buffer_release(&in.text);
    return status;
}
