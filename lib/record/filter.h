/* SPDX-License-Identifier: MIT */
/* Which records of a kind: a filter record and a page, as SQL. */
#ifndef ZXI_RECORD_FILTER_H
#define ZXI_RECORD_FILTER_H

#include "record/row.h"

/* Checks both against the field table. `in`, `page` may be NULL. The widened copies are in the arena. */
zx_status zxi_filter_check(zxi_arena *arena, const zx_record_type *type, const void *in, const zx_page *page, void **filter,
                           zx_page *out);
/* " WHERE …" over zxi_sql_from(). Parameters are numbered from `first` on. */
void zxi_filter_sql(zxi_buffer *sql, const zx_record_type *type, const void *filter, const zx_page *page, int first);
/* Whether the WHERE needs the long texts' table. */
bool zxi_filter_texts(const zx_record_type *type, const void *filter);
/* Binds what zxi_filter_sql() left open, in the same order. `dates` must live as long as the binding. */
enum { ZXI_FILTER_DATES = 68 };
int zxi_filter_bind(zxi_statement *statement, const zx_record_type *type, const void *filter, const zx_page *page, int first,
                    char dates[ZXI_FILTER_DATES][11]);
const zx_field *zxi_field_flagged(const zx_record_type *type, zx_field_flag flag);

#endif
