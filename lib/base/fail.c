/* SPDX-License-Identifier: MIT */
#include "base/fail.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#undef zxi_fail
#undef zxi_no_memory
#undef zxi_misuse

typedef struct failure {
    zx_error error;
    char record[48], field[64], rule[80], en[768], zh[768];
} failure;

static _Thread_local failure last = {.error = {.size = sizeof(zx_error), .message = "", .message_zh = ""}};

static _Thread_local failure aside; /* its pointers are into `last`, where it goes back to */

const zx_error *zx_error_last(void)
{
    return &last.error;
}

const char *zx_status_name(zx_status status)
{
    static const char *const names[] = {
        "OK",       "DONE",       "INVALID",   "RULE",    "NOT_FOUND", "EXISTS",      "CONFLICT",    "BUSY",
        "FULL",     "READ_ONLY",  "CORRUPT",   "TAMPERED", "SCHEMA",   "NEWER",       "NOT_OURS",    "IO",
        "NO_MEMORY", "TOO_BIG",   "ROLLED_BACK", "UNSUPPORTED", "CLOSED", "CANCELLED", "MISUSE",
    };
    return (size_t)status < sizeof names / sizeof *names ? names[status] : "UNKNOWN";
}

/* Copies at most size - 1 bytes, never half a UTF-8 character. NULL stays NULL. */
static const char *keep(char *to, size_t size, const char *from)
{
    if (!from)
        return NULL;
    size_t length = strlen(from);
    if (length >= size) {
        length = size - 1;
        while (length > 0 && ((unsigned char)from[length] & 0xC0) == 0x80)
            length--;
    }
    memmove(to, from, length);
    to[length] = '\0';
    return to;
}

static void trim(char *text)
{
    size_t length = strlen(text), start = length;
    while (start > 0 && ((unsigned char)text[start - 1] & 0xC0) == 0x80)
        start--;
    if (start == 0)
        return;
    unsigned char lead = (unsigned char)text[start - 1];
    size_t need = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1;
    if (length - (start - 1) < need)
        text[start - 1] = '\0';
}

zx_status zxi_fail(zx_status status, const zxi_about *about, const char *en, const char *zh, ...)
{
    va_list args, again;
    va_start(args, zh);
    va_copy(again, args);
    char text[sizeof last.en]; /* the arguments may come from the failure before */
    vsnprintf(text, sizeof text, en, args);
    char text_zh[sizeof last.zh];
    vsnprintf(text_zh, sizeof text_zh, zh, again);
    va_end(again);
    va_end(args);
    memcpy(last.en, text, sizeof text);
    memcpy(last.zh, text_zh, sizeof text_zh);
    trim(last.en);
    trim(last.zh);
    last.error = (zx_error){
        .size = sizeof(zx_error),
        .status = status,
        .message = last.en,
        .message_zh = last.zh,
        .id = about ? about->id : 0,
        .record = keep(last.record, sizeof last.record, about ? about->record : NULL),
        .field = keep(last.field, sizeof last.field, about ? about->field : NULL),
        .rule = keep(last.rule, sizeof last.rule, about ? about->rule : NULL),
    };
    return status;
}

void zxi_failure_about(const zxi_about *about)
{
    if (!last.error.record)
        last.error.record = keep(last.record, sizeof last.record, about->record);
    if (!last.error.field)
        last.error.field = keep(last.field, sizeof last.field, about->field);
    if (!last.error.rule)
        last.error.rule = keep(last.rule, sizeof last.rule, about->rule);
    if (!last.error.id)
        last.error.id = about->id;
}

void zxi_failure_aside(void)
{
    aside = last;
}

void zxi_failure_back(void)
{
    last = aside;
}

zx_status zxi_no_memory(void)
{
    return zxi_fail(ZX_NO_MEMORY, NULL, "out of memory", "内存不足");
}

zx_status zxi_misuse(const char *what)
{
    return zxi_fail(ZX_MISUSE, NULL, "misuse: %s", "调用有误：%s", what);
}
