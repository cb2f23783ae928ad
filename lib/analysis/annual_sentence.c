/* SPDX-License-Identifier: MIT */
#include "analysis/annual.h"

#include <string.h>

#include <zhengxie/annual.h>
#include <zhengxie/rulebook.h>
#include <zhengxie/text.h>

#include "domain/annual.h"
#include "domain/bodies.h"
#include "record/json.h"

typedef struct writing {
    const zx_cursor *answer;
    const zx_session *session;
    const zx_term *term;
    bool chinese;
    zxi_buffer text;
} writing;

static void write_text(void *context, const char *text, size_t length)
{
    writing *sentence = context;
    zxi_buffer_bytes(&sentence->text, text, length);
}

static void write_session(writing *sentence)
{
    char *name;
    if (!sentence->chinese) {
        zxi_buffer_format(&sentence->text, "Session %lld of term %lld", (long long)sentence->session->number.value,
                          (long long)sentence->term->number.value);
    } else if (zx_session_name_print(sentence->term->number.value, sentence->session->number.value, NULL, &name) == ZX_OK) {
        zxi_buffer_text(&sentence->text, name);
        zx_free(name);
    } else {
        sentence->text.failed = true;
    }
}

static void write_date(writing *sentence)
{
    zx_date on = sentence->answer->meta->on;
    if (sentence->chinese)
        zxi_buffer_format(&sentence->text, "%d年%d月%d日", on.year, on.month, on.day);
    else
        zxi_buffer_text(&sentence->text, zxi_date_text(on));
}

/* Whether the name is the key and the tail. */
static bool is(const char *name, size_t length, const char *key, const char *tail)
{
    size_t first = strlen(key), second = strlen(tail);
    return length == first + second && strncmp(name, key, first) == 0 && strncmp(name + first, tail, second) == 0;
}

/* A clause is wanted where the number is not 0, or the share has a denominator. */
static bool is_wanted(void *context, const char *name, size_t length, bool *wanted)
{
    const writing *sentence = context;
    for (size_t i = 0; i < sentence->answer->count; i++) {
        const zx_annual_line *line = sentence->answer->batch[i];
        bool number = is(name, length, line->key, "");
        if (!number && !is(name, length, line->key, "_share"))
            continue;
        *wanted = number ? line->numerator != 0 : line->percent != NULL;
        return true;
    }
    return false;
}

static bool write_value(void *context, const char *name, size_t length)
{
    writing *sentence = context;
    if (is(name, length, "session", "")) {
        write_session(sentence);
        return true;
    }
    if (is(name, length, "on", "")) {
        write_date(sentence);
        return true;
    }
    for (size_t i = 0; i < sentence->answer->count; i++) {
        const zx_annual_line *line = sentence->answer->batch[i];
        if (is(name, length, line->key, "")) {
            zxi_buffer_int(&sentence->text, line->numerator);
            return true;
        }
        if (is(name, length, line->key, "_share")) {
            zxi_buffer_text(&sentence->text, line->percent ? line->percent : "–");
            zxi_buffer_text(&sentence->text, line->percent ? "%" : "");
            return true;
        }
    }
    return false;
}

static zx_status fill(writing *sentence, const char *template)
{
    const zxi_sentence_reader reader = {.context = sentence, .text = write_text, .name = write_value, .when = is_wanted};
    const char *at;
    if (!zxi_sentence_read(template, &reader, &at))
        return zxi_fail(ZX_TAMPERED, ZXI_ABOUT(.record = "rulebook", .rule = "rulebook.document"),
                        "the rulebook's sentence has a placeholder that does not exist", "规则的年度统计语句含有不存在的占位符");
    return zxi_buffer_ok(&sentence->text) ? ZX_OK : zxi_no_memory();
}

static const char *template_of(const json_t *rulebook, const char *name)
{
    return json_string_value(json_object_get(json_object_get(rulebook, "annual"), name));
}

static zx_status say(zx_cursor *answer, const zx_session *session, const zx_term *term, const char *en, const char *zh)
{
    writing english = {.answer = answer, .session = session, .term = term};
    writing chinese = {.answer = answer, .session = session, .term = term, .chinese = true};
    zx_status status = fill(&english, en);
    if (status == ZX_OK)
        status = fill(&chinese, zh);
    if (status == ZX_OK)
        status = zxi_answer_sentence(answer, english.text.bytes, chinese.text.bytes);
    zxi_buffer_release(&english.text);
    zxi_buffer_release(&chinese.text);
    return status;
}

zx_status zxi_annual_say(zx_store *store, zx_cursor *answer, zx_id id, const json_t *rulebook)
{
    void *session, *term;
    json_t *national = NULL;
    zxi_json_fault fault;
    const char *en = template_of(rulebook, "sentence"), *zh = template_of(rulebook, "sentence_zh");
    zx_status status = zxi_record_find(store, &zxi_session_type, id, false, zxi_call_arena(store), &session);
    if (status == ZX_OK)
        status = zxi_record_find(store, &zxi_term_type, ((zx_session *)session)->term, false, zxi_call_arena(store), &term);
    if (status == ZX_OK && !(en && zh))
        status = zxi_json_read(zx_rulebook_national(), &national, &fault);
    if (status == ZX_OK)
        status = say(answer, session, term, en ? en : template_of(national, "sentence"), zh ? zh : template_of(national, "sentence_zh"));
    json_decref(national);
    return status;
}
