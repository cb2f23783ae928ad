/* SPDX-License-Identifier: MIT */
#include "domain/annual.h"

#include <string.h>

static const char *const known[] = {
    "session", "on",
    "received", "filed", "absorbed", "converted", "sent_back", "not_filed", "withdrawn", "pending", "filed.withdrawn",
    "filed.absorbed", "absorbed.filed",
    "received.member", "received.collective", "filed.member", "filed.collective",
    "assigned", "replied", "replies", "due", "on_time", "forms", "returned", "satisfaction",
};
enum { WITHOUT_SHARE = 2 };

static const struct { const char *prefix, *list; } coded[] = {
    {"received.kind.", "proposer_kinds"}, {"filed.kind.", "proposer_kinds"}, {"filed.category.", "categories"},
    {"outcome.", "reply_classes"},        {"reply.", "reply_classes"},       {"satisfaction.", "satisfactions"},
};

static bool is(const char *name, size_t length, const char *text)
{
    return strlen(text) == length && strncmp(name, text, length) == 0;
}

static bool in_list(const json_t *document, const char *list, const char *code, size_t length)
{
    const json_t *entries = json_object_get(json_object_get(document, "lists"), list);
    for (size_t i = 0; i < json_array_size(entries); i++) {
        const char *own = json_string_value(json_object_get(json_array_get(entries, i), "code"));
        if (own && is(code, length, own))
            return true;
    }
    return false;
}

static bool key(const json_t *document, const char *name, size_t length, size_t first)
{
    for (size_t i = first; i < sizeof known / sizeof *known; i++)
        if (is(name, length, known[i]))
            return true;
    for (size_t i = 0; i < sizeof coded / sizeof *coded; i++) {
        size_t prefix = strlen(coded[i].prefix);
        if (length > prefix && strncmp(name, coded[i].prefix, prefix) == 0 && in_list(document, coded[i].list, name + prefix, length - prefix))
            return true;
    }
    return false;
}

bool zxi_annual_condition(const json_t *document, const char *name, size_t length)
{
    static const char share[] = "_share";
    const size_t tail = sizeof share - 1;
    return key(document, name, length, WITHOUT_SHARE) ||
           (length > tail && strncmp(name + length - tail, share, tail) == 0 && key(document, name, length - tail, WITHOUT_SHARE));
}

bool zxi_annual_placeholder(const json_t *document, const char *name, size_t length)
{
    return zxi_annual_condition(document, name, length) || key(document, name, length, 0);
}

/* ---- walking ---- */

typedef enum stretch { OUTSIDE, IN_CLAUSE, IN_UNWANTED } stretch;

/* What stands between two braces: a placeholder, or the beginning of a clause. */
static bool read_braces(const char **sentence, const zxi_sentence_reader *reader, stretch *in)
{
    const char *name = *sentence;
    size_t length = strcspn(name, "{}?");
    bool wanted = true;
    *sentence = name + length + 1;
    if (name[length] == '}')
        return *in == IN_UNWANTED || reader->name(reader->context, name, length);
    if (name[length] != '?' || *in != OUTSIDE || !reader->when(reader->context, name, length, &wanted))
        return false;
    *in = wanted ? IN_CLAUSE : IN_UNWANTED;
    return true;
}

bool zxi_sentence_read(const char *sentence, const zxi_sentence_reader *reader, const char **at)
{
    stretch in = OUTSIDE;
    const char *clause = NULL;
    while (*sentence) {
        size_t length = strcspn(sentence, "{}");
        if (in != IN_UNWANTED)
            reader->text(reader->context, sentence, length);
        *at = sentence += length;
        if (*sentence == '{') {
            sentence++;
            if (!read_braces(&sentence, reader, &in))
                return false;
            clause = in != OUTSIDE && !clause ? *at : clause;
        } else if (*sentence == '}' && in != OUTSIDE) {
            sentence++;
            in = OUTSIDE;
            clause = NULL;
        } else if (*sentence == '}') {
            return false;
        }
    }
    if (clause)
        *at = clause;
    return !clause;
}

/* ---- checking ---- */

static void pass(void *context, const char *text, size_t length)
{
    (void)context;
    (void)text;
    (void)length;
}

static bool exists(void *context, const char *name, size_t length)
{
    return zxi_annual_placeholder(context, name, length);
}

static bool can_depend(void *context, const char *name, size_t length, bool *wanted)
{
    *wanted = true;
    return zxi_annual_condition(context, name, length);
}

static zx_status check_sentence(json_t *document, const char *name)
{
    const char *sentence = json_string_value(json_object_get(json_object_get(document, "annual"), name)), *at;
    const zxi_sentence_reader reader = {.context = document, .text = pass, .name = exists, .when = can_depend};
    if (!sentence || zxi_sentence_read(sentence, &reader, &at))
        return ZX_OK;
    size_t length = 1 + strcspn(at + 1, "{}");
    if (length > 66)
        length = 1;
    return zxi_fail(ZX_INVALID, ZXI_ABOUT(.record = "rulebook", .field = "document", .rule = "rulebook.document"),
                    "document: /annual/%s: there is no placeholder “%.*s}”", "document：/annual/%s：没有“%.*s}”这一占位符", name, (int)length, at);
}

zx_status zxi_annual_check(json_t *document)
{
    if (zxi_rulebook_int(document, "annual", "decimals", ZXI_DECIMALS) > ZXI_MOST_DECIMALS)
        return zxi_fail(ZX_INVALID, ZXI_ABOUT(.record = "rulebook", .field = "document", .rule = "rulebook.document"),
                        "document: /annual/decimals: at most 6", "document：/annual/decimals：不得大于 6");
    zx_status status = check_sentence(document, "sentence");
    return status == ZX_OK ? check_sentence(document, "sentence_zh") : status;
}
