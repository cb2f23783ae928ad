/* SPDX-License-Identifier: MIT */
/* Rows of the file: the SQL of a kind of record, binding, reading, and the canonical image. */
#ifndef ZXI_RECORD_ROW_H
#define ZXI_RECORD_ROW_H

#include "record/fields.h"

/* A record's row, and the row of its long texts: two tables, each with revisions and images of its own. */
typedef enum zxi_part { ZXI_MAIN, ZXI_TEXTS, ZXI_PARTS } zxi_part;

bool zxi_part_has(zxi_part part, const zx_field *field);
/* Whether the kind has such a part at all. */
bool zxi_part_exists(const zx_record_type *type, zxi_part part);
/* Whether any of the part's fields is set. */
bool zxi_part_set(const zx_record_type *type, zxi_part part, const void *record);
/* "proposal" or "proposal_text", as the table and the journal call it. In a buffer of the caller's. */
enum { ZXI_TABLE = 64 };
const char *zxi_part_table(const zx_record_type *type, zxi_part part, char out[ZXI_TABLE]);

typedef enum zxi_sql { ZXI_SQL_GET, ZXI_SQL_GET_TEXTS, ZXI_SQL_INSERT, ZXI_SQL_UPDATE, ZXI_SQL_INSERT_TEXTS, ZXI_SQL_UPDATE_TEXTS,
                       ZXI_SQLS } zxi_sql;

/* The statement's text, made once per handle. NULL without memory. */
const char *zxi_sql_text(zx_store *store, const zx_record_type *type, zxi_sql which);
/* "r.id, r.revision, r.written, r.name, …", and of the texts "t.written, t.grounds, …". */
void zxi_sql_columns(zxi_buffer *sql, const zx_record_type *type, bool texts);
/* " FROM proposal AS r LEFT JOIN proposal_text AS t ON t.id = r.id" */
void zxi_sql_from(zxi_buffer *sql, const zx_record_type *type, bool texts);

/* Copies a part's fields from another record of the type. The texts stay that one's. */
void zxi_record_take(const zx_record_type *type, zxi_part part, void *to, const void *from);

/* Binds one field's value. */
void zxi_bind_field(zxi_statement *statement, int parameter, const void *record, const zx_field *field, char date[11]);

/* Where a record that was read was last written: its row, and the row of its texts (0: it has none, or was not asked). */
typedef struct zxi_origin {
    int64_t written[ZXI_PARTS];
    bool texts; /* read with texts */
} zxi_origin;

/* Of a record in an arena only. */
zxi_origin *zxi_origin_of(void *record);
/* An empty record with its origin in front. */
void *zxi_record_blank(zxi_arena *arena, const zx_record_type *type);

/* The canonical JSON object of a part: the fields that are set and not derived, in the order of the table. */
void zxi_image(zxi_buffer *out, const zx_record_type *type, zxi_part part, const void *record);
/* Sets a part's fields from an image. Texts in the arena. */
zx_status zxi_image_read(zxi_arena *arena, const zx_record_type *type, zxi_part part, const char *image, void *record);

#endif
