/* SPDX-License-Identifier: MIT */
#include "cases.h"

#include <errno.h>
#include <inttypes.h>
#include <stdio.h>

#include "zxtest.h"

case_file cases_open(const char *name)
{
    case_file file = {.name = name, .text = zxt_case(name, NULL)};
    file.rest = file.text;
    return file;
}

case_file cases_open_paragraphs(const char *name)
{
    case_file file = cases_open(name);
    file.blank_lines = true;
    return file;
}

static char *next_line(case_file *file)
{
    char *line = file->rest;
    if (!*line)
        return NULL;
    char *end = strchr(line, '\n');
    file->rest = end ? end + 1 : line + strlen(line);
    if (end)
        *end = '\0';
    file->line++;
    return line;
}

bool cases_next(case_file *file)
{
    char *line;
    do {
        line = next_line(file);
        if (!line)
            return false;
    } while (*line == '#' || (!*line && !file->blank_lines));
    file->count++;
    snprintf(file->where, sizeof file->where, "%s:%d", file->name, file->line);
    for (int i = 0; i < CASE_FIELDS; i++) {
        file->field[i] = line;
        char *tab = strchr(line, '\t');
        if (tab)
            *tab = '\0';
        line = tab ? tab + 1 : line + strlen(line);
    }
    ck_assert_msg(!*line, "%s: more fields than %d", file->where, CASE_FIELDS);
    return true;
}

void cases_close(case_file *file)
{
    ck_assert_msg(file->count > 0, "%s holds no case", file->name);
    free(file->text);
    file->text = NULL;
}

int64_t cases_number(const case_file *file, int field)
{
    char *end;
    errno = 0;
    int64_t number = strtoimax(file->field[field], &end, 10);
    ck_assert_msg(*file->field[field] && !*end && errno == 0, "%s: field %d is no number", file->where, field + 1);
    return number;
}
