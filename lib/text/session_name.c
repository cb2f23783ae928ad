/* SPDX-License-Identifier: MIT */
#include <zhengxie/text.h>

#include <string.h>

#include "base/buffer.h"
#include "base/fail.h"
#include "base/memory.h"
#include "text/numeral.h"
#include "text/utf8.h"

enum { LAST_NUMBER = 9999 };

/* A piece of the text that is being read; it is eaten from both ends. */
typedef struct piece {
    const char *start;
    size_t length;
} piece;

static bool starts_with(piece text, const char *word)
{
    size_t size = strlen(word);
    return text.length >= size && memcmp(text.start, word, size) == 0;
}

static bool ends_with(piece text, const char *word)
{
    size_t size = strlen(word);
    return text.length >= size && memcmp(text.start + text.length - size, word, size) == 0;
}

static bool equals(piece text, const char *word)
{
    return text.length == strlen(word) && starts_with(text, word);
}

static bool eat_start(piece *text, const char *word)
{
    if (!starts_with(*text, word))
        return false;
    text->start += strlen(word);
    text->length -= strlen(word);
    return true;
}

static bool eat_end(piece *text, const char *word)
{
    if (!ends_with(*text, word))
        return false;
    text->length -= strlen(word);
    return true;
}

/* Splits around the first `word`; without one, false. */
static bool split(piece text, const char *word, piece *before, piece *after)
{
    const char *found = text.length ? strstr(text.start, word) : NULL; /* the text is NUL-terminated somewhere behind */
    if (!found || (size_t)(found - text.start) + strlen(word) > text.length)
        return false;
    *before = (piece){text.start, (size_t)(found - text.start)};
    *after = (piece){found + strlen(word), text.length - before->length - strlen(word)};
    return true;
}

static piece trimmed(const char *text)
{
    static const char *const spaces[] = {" ", "\t", "\n", "\r", "\v", "\f", "\u00A0", "\u3000", "\uFEFF"};
    piece rest = {text, strlen(text)};
    for (size_t i = 0; i < sizeof spaces / sizeof *spaces;)
        i = eat_start(&rest, spaces[i]) || eat_end(&rest, spaces[i]) ? 0 : i + 1;
    return rest;
}

static bool read_number(piece text, int64_t *out)
{
    return zxi_numeral_read(text.start, text.length, out) == ZXI_NUMERAL_OK && *out >= 1 && *out <= LAST_NUMBER;
}

/* U+3400–U+9FFF and what lies beyond U+FFFF: no digits, no punctuation. The text is valid UTF-8. */
static bool is_han(piece text)
{
    for (size_t i = 0; i < text.length; i++) {
        unsigned char byte = (unsigned char)text.start[i];
        bool continuation = (byte & 0xC0) == 0x80;
        if (!continuation && byte != 0xF0 && (byte < 0xE3 || byte > 0xE9))
            return false;
        if (byte == 0xE3 && (unsigned char)text.start[i + 1] < 0x90)
            return false;
    }
    return true;
}

typedef struct session_name {
    int64_t term, session;
    piece place;     /* empty where none is named */
    bool cppcc;      /* 政协 was said */
    bool committee;  /* 委员会 was said */
    bool has_place;  /* a place or a level was said */
} session_name;

/* Only an administrative division is a place, so that meetings of standing and special committees are not taken for
 * sessions. 市政协 and 我市政协 say the level of the committee, not its name. */
static bool read_place(piece text, session_name *name)
{
    static const char *const kinds[] = {"省", "市", "区", "县", "旗", "州", "盟"};
    static const char *const levels[] = {"省",     "市",     "区",     "县",     "旗",  "州", "盟",
                                         "自治区", "自治州", "自治县", "自治旗", "特区"};
    if (name->has_place)
        return false;
    bool known = equals(text, "全国");
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        known = known || ends_with(text, kinds[i]);
    piece before, after;
    if (!known || !is_han(text) || split(text, "政协", &before, &after) || split(text, "委员会", &before, &after))
        return false;
    name->has_place = true;
    piece level = text;
    if (!eat_start(&level, "我"))
        eat_start(&level, "本");
    for (size_t i = 0; i < sizeof levels / sizeof *levels; i++)
        if (equals(level, levels[i]))
            return true;
    name->place = text;
    return true;
}

/* What stands before the term: nothing, 政协, 政协南京市, 政协南京市委员会, 南京市政协, 市政协. */
static bool read_before_term(piece text, session_name *name)
{
    if (text.length == 0)
        return true;
    name->cppcc = true;
    if (eat_start(&text, "中国人民政治协商会议") || eat_start(&text, "人民政协") || eat_start(&text, "政协")) {
        name->committee = eat_end(&text, "委员会");
        return (text.length == 0 && !name->committee) || read_place(text, name);
    }
    return eat_end(&text, "政协") && read_place(text, name);
}

/* What stands between the term and 委员会: nothing, 南京市. A committee that is not said to be of the CPPCC may be a
 * party's. */
static bool read_after_term(piece text, session_name *name)
{
    if (!name->cppcc || name->committee)
        return false;
    name->committee = true;
    return text.length == 0 || read_place(text, name);
}

static bool read_session(piece text, session_name *name)
{
    if (!eat_end(&text, "全体会议") && !eat_end(&text, "会议") && !eat_end(&text, "全会"))
        return false;
    eat_start(&text, "第");
    return eat_end(&text, "次") && read_number(text, &name->session);
}

static bool read_name(const char *text, session_name *name)
{
    piece head, tail, place, rest;
    if (!split(trimmed(text), "届", &head, &tail))
        return false;
    piece term = head;
    term.length = zxi_numeral_at_end(head.start, head.length);
    head.length -= term.length;
    term.start += head.length;
    eat_end(&head, "第");
    if (!read_number(term, &name->term) || !read_before_term(head, name))
        return false;
    if (split(tail, "委员会", &place, &rest))
        return read_after_term(place, name) && read_session(rest, name);
    return read_session(tail, name);
}

zx_status zx_session_name_parse(const char *text, int64_t *term, int64_t *session, char **place)
{
    if (!text || !term || !session)
        return zxi_misuse("zx_session_name_parse");
    session_name name = {0};
    if (!zxi_utf8_valid(text, strlen(text), NULL) || !read_name(text, &name))
        return zxi_fail(ZX_INVALID, ZXI_ABOUT(.field = "session_name"),
                        "not the name of a plenary session such as 十四届三次会议 or 政协第十四届南京市委员会第三次会议",
                        "不是全体会议的名称，应如“十四届三次会议”或“政协第十四届南京市委员会第三次会议”");
    char *copy = NULL;
    if (place && name.place.length > 0) {
        copy = zxi_alloc(name.place.length + 1);
        if (!copy)
            return zxi_no_memory();
        memcpy(copy, name.place.start, name.place.length);
    }
    *term = name.term;
    *session = name.session;
    if (place)
        *place = copy;
    return ZX_OK;
}

static zx_status check_number(int64_t number, const char *field)
{
    if (number >= 1 && number <= LAST_NUMBER)
        return ZX_OK;
    return zxi_fail(ZX_INVALID, ZXI_ABOUT(.field = field), "%s must be from 1 to %d", "%s 应在 1 到 %d 之间", field,
                    LAST_NUMBER);
}

zx_status zx_session_name_print(int64_t term, int64_t session, const char *place, char **out)
{
    if (!out)
        return zxi_misuse("zx_session_name_print");
    zx_status status = check_number(term, "term");
    if (status == ZX_OK)
        status = check_number(session, "session");
    if (status != ZX_OK)
        return status;
    if (place && !zxi_utf8_valid(place, strlen(place), NULL))
        return zxi_fail(ZX_INVALID, ZXI_ABOUT(.field = "place"), "the place is not UTF-8", "地名不是 UTF-8 文本");

    char term_text[ZX_NUMERAL_SIZE], session_text[ZX_NUMERAL_SIZE];
    zx_numeral_print(term, term_text);
    zx_numeral_print(session, session_text);
    zxi_buffer text = {0};
    if (place && *place)
        zxi_buffer_format(&text, "政协第%s届%s委员会第%s次会议", term_text, place, session_text);
    else
        zxi_buffer_format(&text, "%s届%s次会议", term_text, session_text);
    char *name = zxi_buffer_take(&text);
    if (!name)
        return zxi_no_memory();
    *out = name;
    return ZX_OK;
}
