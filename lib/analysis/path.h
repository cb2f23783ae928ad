/* SPDX-License-Identifier: MIT */
/* A dimension such as "session.term" or "lead.sector", as SQL. */
#ifndef ZXI_ANALYSIS_PATH_H
#define ZXI_ANALYSIS_PATH_H

#include <jansson.h>

#include "record/noun.h"

/* What a path may begin with beside the record's fields. */
typedef struct zxi_path_root {
    const char *name;
    const char *expression; /* SQL */
    const char *refers;     /* of an id: the kinds it may be of */
    const zx_field *field;  /* of another value: what labels it; NULL: nothing */
} zxi_path_root;

/* Where a path's expressions go. The record itself is `r`, the date of the question ?1. */
typedef struct zxi_path_sql {
    zxi_buffer joins;
    int aliases;
    const zxi_path_root *roots; /* ends with one without a name; NULL: none */
    const char *moment;         /* when a person's seats are looked up: an SQL expression */
} zxi_path_sql;

/* What a path leads to, for labelling its values. */
typedef struct zxi_path_end {
    const zx_field *field; /* NULL: no labels beyond the value */
    const char *refers;    /* of an id: the kinds it may be of; NULL: no id */
} zxi_path_end;

/* Writes the expression of one path of `length` bytes. ZX_INVALID naming the path. */
zx_status zxi_path(zxi_path_sql *sql, const zx_record_type *type, const char *path, size_t length, zxi_buffer *expression,
                   zxi_path_end *end);

/* A table of the kind's columns as of ?1: the table itself, or what the kind says of it then. */
void zxi_table_then(zxi_buffer *sql, const zx_record_type *type);

/* " FROM … AS r": the records as of ?1, with their long texts as `t` if the filter asks for them. */
void zxi_from_then(zxi_buffer *sql, const zx_record_type *type, const void *filter);

/* The label of a value in English and Chinese: borrowed from the call's arena or from constants. */
zx_status zxi_label(zx_store *store, const zxi_path_end *end, const json_t *rulebook, const char *value, const char **en, const char **zh);

#endif
