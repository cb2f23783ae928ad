/* SPDX-License-Identifier: MIT */
#include <zhengxie/text.h>

#include <stdlib.h>
#include <string.h>
#include <unicode/uchar.h>
#include <unicode/utf16.h>
#include <unicode/utf8.h>

#include "base/fail.h"
#include "base/memory.h"
#include "text/stroke_collator.h"
#include "text/utf8.h"

/* The dots that minority names are written with (阿卜杜拉·买买提). */
static bool is_middle_dot(UChar32 character)
{
    return character == 0xB7 || character == 0x2022 || character == 0x2027 || character == 0x30FB || character == 0xFF65
           || character == 0xFF0E || character == 0x22C5 || character == 0x2219;
}

/* How a name is compared: without the white space that only widens a Chinese name in print (王　宁), with one kind of dot,
 * and a given name of one character with a blank before it, because lists put 王毅 before 王小洪. Returns the length; `to` has
 * room for one unit more than the name has bytes. */
static size_t normalise(const char *name, size_t length, UChar *to)
{
    size_t used = 0, given = 0, ideographs = 0;
    bool chinese = false, others = false;
    for (size_t at = 0; at < length;) {
        UChar32 character;
        U8_NEXT_UNSAFE(name, at, character);
        bool blank = u_isUWhiteSpace(character);
        if ((blank && (chinese || used == 0)) || u_hasBinaryProperty(character, UCHAR_DEFAULT_IGNORABLE_CODE_POINT))
            continue;
        if (!u_hasBinaryProperty(character, UCHAR_IDEOGRAPHIC))
            others = true;
        else if (++ideographs == 2)
            given = used;
        chinese = chinese || (ideographs == 1 && !others);
        if (is_middle_dot(character))
            character = 0xB7;
        U16_APPEND_UNSAFE(to, used, character);
    }
    if (ideographs == 2 && !others) {
        memmove(to + given + 1, to + given, (used - given) * sizeof *to);
        to[given] = ' ';
        used++;
    }
    return used;
}

/* The sort keys of all names, NUL-terminated, one behind the other. */
typedef struct sort_keys {
    char *bytes;
    size_t used, size;
} sort_keys;

static bool make_room(sort_keys *keys, size_t size)
{
    char *bytes = zxi_resize(keys->bytes, size);
    if (!bytes)
        return false;
    keys->bytes = bytes;
    keys->size = size;
    return true;
}

static bool add_key(sort_keys *keys, const UCollator *collator, const UChar *text, size_t length)
{
    for (;;) {
        size_t left = keys->size - keys->used;
        int32_t room = left < INT32_MAX ? (int32_t)left : INT32_MAX;
        int32_t need = ucol_getSortKey(collator, text, (int32_t)length, (uint8_t *)keys->bytes + keys->used, room);
        if (need <= 0)
            return false;
        if (need <= room) {
            keys->used += (size_t)need;
            return true;
        }
        if (!make_room(keys, keys->size * 2 + (size_t)need))
            return false;
    }
}

static zx_status make_keys(const char *const *names, size_t count, sort_keys *keys)
{
    enum { USUAL_KEY = 24 };
    const UCollator *collator;
    zx_status status = zxi_stroke_collator(&collator);
    if (status != ZX_OK)
        return status;
    if (count > PTRDIFF_MAX / USUAL_KEY || !make_room(keys, count * USUAL_KEY))
        return zxi_no_memory();
    UChar *text = NULL;
    size_t room = 0;
    for (size_t i = 0; status == ZX_OK && i < count; i++) {
        const char *name = names[i] ? names[i] : "";
        size_t length = strlen(name);
        if (!zxi_utf8_valid(name, length, NULL)) {
            status = zxi_fail(ZX_INVALID, ZXI_ABOUT(.field = "names"), "names[%zu] is not UTF-8", "names[%zu] 不是 UTF-8 文本",
                              i);
            break;
        }
        if (length >= room) {
            UChar *larger = length < INT32_MAX / 4 ? zxi_resize(text, (length + 64) * 2 * sizeof *text) : NULL;
            if (!larger) {
                status = zxi_no_memory();
                break;
            }
            text = larger;
            room = (length + 64) * 2;
        }
        if (!add_key(keys, collator, text, normalise(name, length, text)))
            status = zxi_no_memory();
    }
    zx_free(text);
    return status;
}

typedef struct ranked {
    const char *key;
    size_t index;
} ranked;

static int compare_ranked(const void *a, const void *b)
{
    const ranked *first = a, *second = b;
    int order = strcmp(first->key, second->key);
    return order ? order : (first->index > second->index) - (first->index < second->index);
}

static zx_status rank(const char *key, size_t count, size_t *order)
{
    ranked *list = count <= PTRDIFF_MAX / sizeof *list ? zxi_resize(NULL, count * sizeof *list) : NULL;
    if (!list)
        return zxi_no_memory();
    for (size_t i = 0; i < count; i++, key += strlen(key) + 1)
        list[i] = (ranked){key, i};
    qsort(list, count, sizeof *list, compare_ranked);
    for (size_t i = 0; i < count; i++)
        order[i] = list[i].index;
    zx_free(list);
    return ZX_OK;
}

zx_status zx_stroke_order(const char *const *names, size_t count, size_t *order)
{
    if (count == 0)
        return ZX_OK;
    if (!names || !order)
        return zxi_misuse("zx_stroke_order");
    sort_keys keys = {0};
    zx_status status = make_keys(names, count, &keys);
    if (status == ZX_OK && keys.bytes)
        status = rank(keys.bytes, count, order);
    zx_free(keys.bytes);
    return status;
}
