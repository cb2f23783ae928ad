/* SPDX-License-Identifier: MIT */
/* The field tables, the structs, the file's columns and the rulebook agree, for every kind of record that there is. */
#include <stdio.h>

#include "hand.h"

/* The inner loop runs once and only holds the variable; `continue` goes on with the next one. */
#define EACH_KIND(type) \
    for (size_t type##_at = 0; zx_record_type_at(type##_at); type##_at++) \
        for (const zx_record_type *type = zx_record_type_at(type##_at), *type##_once = type; type##_once; type##_once = NULL)
#define EACH_FIELD(field, type) \
    for (size_t field##_at = 0; zx_record_type_field(type, field##_at); field##_at++) \
        for (const zx_field *field = zx_record_type_field(type, field##_at), *field##_once = field; field##_once; field##_once = NULL)
#define ck_that(condition, ...) ck_assert_msg(condition, __VA_ARGS__)

static bool kept(const zx_record_type *type)
{
    return zx_record_type_kept(type) == ZX_YES;
}

/* ---- struct ---- */

static size_t width(zx_field_type type)
{
    switch (type) {
    case ZX_FIELD_TEXT:
    case ZX_FIELD_DECIMAL:
    case ZX_FIELD_CODE: return sizeof(const char *);
    case ZX_FIELD_DATE: return sizeof(zx_date);
    case ZX_FIELD_INT: return sizeof(zx_opt_int);
    case ZX_FIELD_YES_NO:
    case ZX_FIELD_ENUM: return sizeof(int);
    default: return sizeof(int64_t);
    }
}

/* Whether nothing else is left over than so many bytes side by side. */
static bool one_run(const char *bytes, size_t size, size_t length)
{
    const char *first = memchr(bytes, 0, size);
    return first && (first - bytes) % (ptrdiff_t)length == 0 && !memchr(first, 1, length);
}

/* Every byte belongs to one member; what is left over is one `reserved`, which stood at the tail of the struct's first version. */
START_TEST(fields_cover_their_struct)
{
    EACH_KIND (type) {
        const char *name = zx_record_type_name(type);
        size_t size = zx_record_type_size(type), head = kept(type) ? sizeof(zx_record) : sizeof(size_t), covered = head;
        char *bytes = calloc(1, size);
        memset(bytes, 1, head);
        EACH_FIELD (field, type) {
            size_t own = width(field->type);
            ck_that(field->offset + own <= size, "%s.%s ends outside", name, field->name);
            for (size_t i = 0; i < own; i++)
                ck_that(bytes[field->offset + i]++ == 0, "%s.%s lies over another field", name, field->name);
            covered += own;
        }
        size_t rest = size - covered;
        ck_that(rest == 0 || (rest == sizeof(int32_t) && one_run(bytes, size, rest)), "%s: %zu bytes belong to no field", name, rest);
        free(bytes);
    }
}
END_TEST

/* ---- file ---- */

static const char *column_type(zx_field_type type)
{
    return type == ZX_FIELD_ID || type == ZX_FIELD_INT || type == ZX_FIELD_YES_NO ? "INTEGER" : "TEXT";
}

static int by_text(const void *a, const void *b)
{
    return strcmp(a, b);
}

/* "id INTEGER 1;name TEXT 1;…": the columns of a table in the order of their names. */
static void expected_columns(const zx_record_type *type, bool texts, char *out)
{
    char lines[64][100] = {"id INTEGER 1;", "written INTEGER 1;"};
    size_t count = 2;
    if (!texts)
        strcpy(lines[count++], "revision INTEGER 1;");
    EACH_FIELD (field, type) {
        if (texts != ((field->flags & ZX_FIELD_LONG) != 0))
            continue;
        snprintf(lines[count++], sizeof *lines, "%s %s %d;", field->name, column_type(field->type), (field->flags & ZX_FIELD_REQUIRED) != 0);
    }
    qsort(lines, count, sizeof *lines, by_text);
    *out = '\0';
    for (size_t i = 0; i < count; i++)
        strcat(out, lines[i]);
}

static void check_table(const char *path, const zx_record_type *type, bool texts)
{
    char expected[8000], table[80];
    snprintf(table, sizeof table, "%s%s", zx_record_type_name(type), texts ? "_text" : "");
    expected_columns(type, texts, expected);
    char *columns = hand_reads(path,
                               "SELECT coalesce(group_concat(line, ''), '') FROM (SELECT name || ' ' || type || ' ' || \"notnull\" || ';' AS line "
                               "FROM pragma_table_info('%s') ORDER BY 1)", table);
    if (texts && strcmp(expected, "id INTEGER 1;written INTEGER 1;") == 0)
        ck_that(!columns || !*columns, "%s holds no long text, but is there", table);
    else
        ck_assert_str_eq(columns, expected);
    free(columns);
}

START_TEST(fields_are_columns)
{
    const char *path = zxt_path("a.zx");
    zx_store_free(hand_creates(path));
    EACH_KIND (type)
        if (kept(type)) {
            check_table(path, type, false);
            check_table(path, type, true);
        }
}
END_TEST

/* The CHECK of a column allows just these values: "field IN (0, 1)" or "field = 'a' OR field = 'b'", without white space. */
static void check_values(const char *path, const char *table, const char *expected)
{
    char *found = hand_reads(path,
                             "SELECT instr(replace(replace(replace(sql, ' ', ''), char(10), ''), '\"', ''), replace('%s', '`', '''')) > 0 "
                             "FROM sqlite_schema WHERE name = '%s' AND type = 'table'", expected, table);
    ck_that(found && strcmp(found, "1") == 0, "table %s lacks CHECK (%s)", table, expected);
    free(found);
}

START_TEST(checks_know_the_same_values)
{
    const char *path = zxt_path("a.zx");
    zx_store_free(hand_creates(path));
    EACH_KIND (type) {
        if (!kept(type))
            continue;
        EACH_FIELD (field, type) {
            char expected[1000];
            size_t length = 0;
            if (field->type == ZX_FIELD_ENUM)
                for (size_t i = 0; i < field->values->count; i++)
                    length += (size_t)snprintf(expected + length, sizeof expected - length, "%s%s=`%s`", i ? "OR" : "(", field->name,
                                               field->values->values[i].code);
            if (field->type == ZX_FIELD_YES_NO)
                length += (size_t)snprintf(expected + length, sizeof expected - length, "(%sIN(0,1)", field->name);
            if (length > 0) {
                snprintf(expected + length, sizeof expected - length, ")");
                check_values(path, zx_record_type_name(type), expected);
            }
        }
    }
}
END_TEST

START_TEST(references_are_foreign_keys)
{
    const char *path = zxt_path("a.zx");
    zx_store_free(hand_creates(path));
    EACH_KIND (type) {
        if (!kept(type))
            continue;
        EACH_FIELD (field, type) {
            if (field->type != ZX_FIELD_ID || strpbrk(field->refers, "*|"))
                continue;
            char *table = hand_reads(path, "SELECT \"table\" FROM pragma_foreign_key_list('%s') WHERE \"from\" = '%s'",
                                     zx_record_type_name(type), field->name);
            ck_that(table && strcmp(table, field->refers) == 0, "%s.%s refers to %s in the file", zx_record_type_name(type), field->name,
                    table ? table : "nothing");
            free(table);
        }
    }
}
END_TEST

/* ---- what they say ---- */

static bool said(const char *text)
{
    return text && *text && zx_text_length(text) > 0;
}

START_TEST(everything_has_labels_of_its_own_in_both_languages)
{
    EACH_KIND (type) {
        const char *name = zx_record_type_name(type);
        ck_that(said(zx_record_type_en(type)) && said(zx_record_type_zh(type)), "%s has no label", name);
        ck_that(zx_record_type_named(name) == type, "%s is the name of two kinds", name);
        EACH_FIELD (field, type) {
            ck_that(said(field->en) && said(field->zh), "%s.%s has no label", name, field->name);
            EACH_FIELD (other, type)
                ck_that(other == field || (strcmp(other->name, field->name) != 0 && strcmp(other->en, field->en) != 0 &&
                                           strcmp(other->zh, field->zh) != 0),
                        "%s: %s and %s share a name or label", name, field->name, other->name);
        }
    }
}
END_TEST

START_TEST(enums_start_at_one_and_lists_are_in_the_rulebook)
{
    EACH_KIND (type)
        EACH_FIELD (field, type) {
            char list[100];
            if (field->type == ZX_FIELD_ENUM)
                for (size_t i = 0; i < field->values->count; i++) {
                    const zx_enum_value *value = &field->values->values[i];
                    ck_that(value->value == (int32_t)i + 1, "%s: %s is %d", field->values->name, value->code, value->value);
                    ck_that(said(value->code) && said(value->en) && said(value->zh), "%s: %d has no label", field->values->name, value->value);
                }
            if (field->type == ZX_FIELD_CODE) {
                snprintf(list, sizeof list, "\"%s\": [", field->codes);
                ck_that(strstr(zx_rulebook_national(), list), "the national default has no list %s", field->codes);
            }
        }
}
END_TEST

static const zx_field *field_of(const zx_record_type *type, const char *name, size_t length)
{
    EACH_FIELD (field, type)
        if (strlen(field->name) == length && strncmp(field->name, name, length) == 0)
            return field;
    return NULL;
}

START_TEST(verbs_take_fields_of_their_record)
{
    const zx_verb *verb;
    for (size_t i = 0; (verb = zx_verb_at(i)); i++) {
        const zx_record_type *type = zx_record_type_named(verb->record);
        ck_that(type && kept(type), "%s takes a %s", verb->name, verb->record);
        ck_that(said(verb->en) && said(verb->zh), "%s has no label", verb->name);
        for (const char *word = verb->takes; *word; word += strspn(word, "! ")) {
            size_t length = strcspn(word, "! ");
            const zx_field *field = field_of(type, word, length);
            bool id = length == 2 && strncmp(word, "id", 2) == 0;
            ck_that(id || (field && !(field->flags & ZX_FIELD_DERIVED)), "%s cannot take %.*s", verb->name, (int)length, word);
            word += length;
        }
    }
}
END_TEST

START_TEST(rules_are_named_once_and_say_where_they_come_from)
{
    const zx_rule *rule, *other;
    for (size_t i = 0; (rule = zx_rule_at(i)); i++) {
        ck_that(strchr(rule->id, '.') && said(rule->en) && said(rule->zh) && said(rule->source), "%s is incomplete", rule->id);
        for (size_t j = 0; (other = zx_rule_at(j)); j++)
            ck_that(i == j || strcmp(rule->id, other->id) != 0, "%s is the name of two rules", rule->id);
    }
}
END_TEST

ZXT_MAIN("tables", fields_cover_their_struct, fields_are_columns, checks_know_the_same_values, references_are_foreign_keys,
         everything_has_labels_of_its_own_in_both_languages, enums_start_at_one_and_lists_are_in_the_rulebook,
         verbs_take_fields_of_their_record, rules_are_named_once_and_say_where_they_come_from)
