/* SPDX-License-Identifier: MIT */
/* Feeds bytes to every parser of date.h and text.h; what is read must come back the same when it is written and read again. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <zhengxie/date.h>
#include <zhengxie/text.h>

#include "text/utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(int holds)
{
    if (!holds)
        abort();
}

static void try_date(const char *text)
{
    zx_date date = {-7, 7, 7}, again;
    if (zx_date_parse(text, &date) != ZX_OK) {
        require(date.year == -7 && date.month == 7 && date.day == 7);
        return;
    }
    char printed[ZX_DATE_SIZE];
    zx_date_print(date, printed);
    require(strcmp(text, printed) == 0);
    require(zx_date_compare(zx_date_first(date), zx_date_last(date)) <= 0);
    again = zx_date_add_days(zx_date_first(date), zx_date_days_between(zx_date_first(date), zx_date_last(date)));
    require(zx_date_compare(again, zx_date_last(date)) == 0);
}

static void try_numeral(const char *text)
{
    int64_t number = -7, again = -1;
    if (zx_numeral_parse(text, &number) != ZX_OK) {
        require(number == -7);
        return;
    }
    char printed[ZX_NUMERAL_SIZE];
    require(zx_numeral_print(number, printed) == strlen(printed));
    require(zx_numeral_parse(printed, &again) == ZX_OK && again == number);
}

static void try_session_name(const char *text)
{
    int64_t term = -7, session = -7, term_again, session_again;
    char *place = NULL, *name = NULL, *place_again = NULL;
    if (zx_session_name_parse(text, &term, &session, &place) != ZX_OK) {
        require(term == -7 && session == -7 && !place);
        return;
    }
    require(zx_session_name_print(term, session, place, &name) == ZX_OK);
    require(zx_session_name_parse(name, &term_again, &session_again, &place_again) == ZX_OK);
    require(term == term_again && session == session_again);
    require(place ? place_again && strcmp(place, place_again) == 0 : !place_again);
    zx_free(place);
    zx_free(name);
    zx_free(place_again);
}

/* Splits the text into names at its line breaks. */
static void try_order(char *text)
{
    enum { NAMES = 8 };
    const char *names[NAMES];
    size_t order[NAMES], count = 0, seen = 0;
    for (char *name = text; name && count < NAMES; count++) {
        char *end = strchr(name, '\n');
        if (end)
            *end++ = '\0';
        names[count] = name;
        name = end;
    }
    if (zx_stroke_order(names, count, order) != ZX_OK)
        return;
    for (size_t i = 0; i < count; i++) {
        require(order[i] < count);
        seen |= (size_t)1 << order[i];
    }
    require(seen == ((size_t)1 << count) - 1);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char *text = malloc(size + 1);
    if (!text)
        return 0;
    if (size)
        memcpy(text, data, size);
    text[size] = '\0';
    int64_t characters = -7;
    bool valid = zxi_utf8_valid((const char *)data, size, &characters);
    require(valid ? characters >= 0 && (size_t)characters <= size : characters == -7);
    if (valid && strlen(text) == size)
        require(zx_text_length(text) == characters);
    try_date(text);
    try_numeral(text);
    try_session_name(text);
    try_order(text);
    free(text);
    return 0;
}
