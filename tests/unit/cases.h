/* SPDX-License-Identifier: MIT */
/* The files of tests/cases: a case a line, its fields parted by tabs; lines that begin with # are comments.
 *
 *     case_file file = cases_open("dates.txt");
 *     while (cases_next(&file))
 *         … file.field[0] … file.where …
 *     cases_close(&file);
 */
#ifndef ZXTEST_CASES_H
#define ZXTEST_CASES_H

#include <stdbool.h>
#include <stdint.h>

enum { CASE_FIELDS = 8 };

typedef struct case_file {
    const char *field[CASE_FIELDS]; /* borrowed till cases_close; "" where the line ends before */
    char where[80];                 /* "dates.txt:12", to say which case failed */
    int count;                      /* of the cases so far */
    const char *name;
    char *text, *rest;
    int line;
    bool blank_lines;
} case_file;

case_file cases_open(const char *name);
/* As cases_open, but an empty line is a case too, of one empty field. */
case_file cases_open_paragraphs(const char *name);
bool cases_next(case_file *file);
/* There must have been at least one case. */
void cases_close(case_file *file);
/* A field as a whole number. */
int64_t cases_number(const case_file *file, int field);

#endif
