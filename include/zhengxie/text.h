/* SPDX-License-Identifier: MIT */
/** @file
 *  Chinese text as committees write it: numerals, session names, the order of names by strokes. Pure functions, safe from any
 *  thread.
 */
#ifndef ZHENGXIE_TEXT_H
#define ZHENGXIE_TEXT_H

#include <stdbool.h>
#include <zhengxie/status.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Characters (code points) of a UTF-8 text.
 *  @return -1 when the text is NULL or not valid UTF-8 (overlong forms, surrogates and values over U+10FFFF are not). */
ZX_API int64_t zx_text_length(const char *text);

/** Bytes that hold any numeral that zx_numeral_print() writes, and its NUL. */
#define ZX_NUMERAL_SIZE 96

/** Reads a whole number in Chinese numerals (十四, 一百零三, 二〇二〇, 两千, 贰拾), or in digits, ASCII or full-width. Nothing may stand
 *  around it. What is left out must be said: 一百三, which is said for 130, is refused.
 *  @return ::ZX_OK; ::ZX_INVALID (not such a numeral, or over 9,999,999,999,999,999); ::ZX_MISUSE (NULL). */
ZX_API zx_status zx_numeral_parse(const char *text, int64_t *out);

/** Writes a number from 0 to 9,999,999,999,999,999 in Chinese numerals: 14 → 十四, 103 → 一百零三, 110 → 一百一十.
 *  @return the length in bytes without the NUL; 0, and "", for a number out of range. */
ZX_API size_t zx_numeral_print(int64_t number, char out[ZX_NUMERAL_SIZE]);

/** Reads the name of a plenary session: 十四届三次会议, 第十四届三次会议, 十四届三次全体会议, 政协第十四届南京市委员会第三次会议,
 *  政协南京市第十四届委员会第三次会议, 市政协十四届三次会议, 南京市政协十四届三次会议, also with 中国人民政治协商会议 for 政协, with digits, and with
 *  white space around it. Meetings of a standing or special committee, and of other bodies, are no such names.
 *  @param term    the term (届), 1–9,999
 *  @param session the session (次会议), 1–9,999
 *  @param place   new, the place when the name has one (南京市, 全国; not the bare 市 of 市政协), else NULL; the pointer itself may be
 *                 NULL
 *  @return ::ZX_OK; ::ZX_INVALID (no such name); ::ZX_NO_MEMORY; ::ZX_MISUSE (NULL). */
ZX_API zx_status zx_session_name_parse(const char *text, int64_t *term, int64_t *session, char **place);

/** Writes the name of a plenary session: short 十四届三次会议, or with a place in full 政协第十四届南京市委员会第三次会议.
 *  For the national committee the place is 全国: 政协第十四届全国委员会第三次会议.
 *  @param place NULL or "" for the short form
 *  @param out   new
 *  @return ::ZX_OK; ::ZX_INVALID (a number under 1 or over 9,999, a place that is not UTF-8); ::ZX_NO_MEMORY; ::ZX_MISUSE (NULL). */
ZX_API zx_status zx_session_name_print(int64_t term, int64_t session, const char *place, char **out);

/** Sorts names by the strokes of their characters, surname first (姓氏笔画), as lists of people are ordered: by the number of
 *  strokes, then by the strokes themselves (横竖撇点折), character by character; a surname with one character after it comes before the same
 *  surname with more (王毅 before 王小洪). Characters outside 通用规范汉字表 follow those of as many strokes; other scripts follow Chinese.
 *  White space within a Chinese name does not count (王　毅), and one kind of middle dot is as good as another.
 *  The first call in a process takes about a tenth of a second more than the others.
 *  @param names  UTF-8; NULL counts as ""
 *  @param count  how many
 *  @param order  filled with the indexes of names in order; names that compare alike keep their order
 *  @return ::ZX_OK; ::ZX_INVALID (a name that is not UTF-8); ::ZX_UNSUPPORTED (ICU lacks stroke collation); ::ZX_NO_MEMORY;
 *  ::ZX_MISUSE (NULL with a count). */
ZX_API zx_status zx_stroke_order(const char *const *names, size_t count, size_t *order);

#ifdef __cplusplus
}
#endif
#endif
