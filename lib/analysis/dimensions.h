/* SPDX-License-Identifier: MIT */
/* By what an answer is grouped: up to four dimensions of a record, their values and labels in its rows. */
#ifndef ZXI_ANALYSIS_DIMENSIONS_H
#define ZXI_ANALYSIS_DIMENSIONS_H

#include <zhengxie/query.h>

#include "analysis/path.h"

/* The members of a row from key_1 to zh_4, which stand together in that order. */
typedef struct zxi_keys {
    const char *key[ZX_TALLY_DIMENSIONS], *en[ZX_TALLY_DIMENSIONS], *zh[ZX_TALLY_DIMENSIONS];
} zxi_keys;

#define ZXI_KEYS_TOGETHER(struct_)                                                                                            \
    static_assert(offsetof(struct_, zh_4) - offsetof(struct_, key_1) + sizeof(const char *) == sizeof(zxi_keys),              \
                  "keys and labels of " #struct_ " stand together")
#define ZXI_KEY_FIELDS(struct_)                                                                                               \
    ZXI_TEXT(struct_, key_1, 0, 0, "first", "一"), ZXI_TEXT(struct_, key_2, 0, 0, "second", "二"),                            \
        ZXI_TEXT(struct_, key_3, 0, 0, "third", "三"), ZXI_TEXT(struct_, key_4, 0, 0, "fourth", "四"),                        \
        ZXI_TEXT(struct_, en_1, 0, 0, "first in English", "一（英文）"),                                                      \
        ZXI_TEXT(struct_, en_2, 0, 0, "second in English", "二（英文）"),                                                     \
        ZXI_TEXT(struct_, en_3, 0, 0, "third in English", "三（英文）"),                                                      \
        ZXI_TEXT(struct_, en_4, 0, 0, "fourth in English", "四（英文）"),                                                     \
        ZXI_TEXT(struct_, zh_1, 0, 0, "first in Chinese", "一（中文）"),                                                      \
        ZXI_TEXT(struct_, zh_2, 0, 0, "second in Chinese", "二（中文）"),                                                     \
        ZXI_TEXT(struct_, zh_3, 0, 0, "third in Chinese", "三（中文）"),                                                      \
        ZXI_TEXT(struct_, zh_4, 0, 0, "fourth in Chinese", "四（中文）")

/* Blank, with what the paths may stand on; then read; then release, whatever became of it. */
typedef struct zxi_dimensions {
    zxi_path_sql path;
    zxi_buffer columns; /* the expressions, a comma behind each */
    zxi_path_end ends[ZX_TALLY_DIMENSIONS];
    size_t count;
    unsigned roots; /* bit i: a path begins with path.roots[i] */
} zxi_dimensions;

/* ZX_INVALID about `by`. */
zx_status zxi_dimensions_read(zxi_dimensions *dimensions, const zx_record_type *type, const char *by);
/* " GROUP BY 1, 2", or " ORDER BY 1, 2", and nothing without dimensions. */
void zxi_dimensions_list(const zxi_dimensions *dimensions, const char *clause, zxi_buffer *sql);
/* The values and labels in the statement's row, whose first columns are the dimensions. */
zx_status zxi_dimensions_keys(const zxi_dimensions *dimensions, zx_store *store, const json_t *rulebook, zxi_statement *statement,
                              zxi_arena *arena, zxi_keys *out);
/* Whether the statement's row has the same values. */
zx_status zxi_dimensions_same(const zxi_dimensions *dimensions, zxi_statement *statement, const zxi_keys *keys, bool *out);
void zxi_dimensions_release(zxi_dimensions *dimensions);

/* ---- everybody who signed ---- */

/* Joined to the proposal `r`: one row for the lead proposer and each co-signer by ?1, who is ZXI_SIGNER. */
#define ZXI_SIGNERS                                                                                                           \
    " CROSS JOIN (SELECT 0 AS co UNION ALL SELECT 1) AS v LEFT JOIN cosignature AS s ON v.co = 1 AND s.proposal = r.id "      \
    "AND s.state = 'signed' AND s.answered <= ?1"
#define ZXI_SIGNED " AND (v.co = 0 OR s.id IS NOT NULL)"
#define ZXI_SIGNER "CASE v.co WHEN 0 THEN r.\"lead\" ELSE s.signer END"
/* How many they are. */
#define ZXI_SIGNER_COUNT                                                                                                      \
    "(SELECT 1 + count(*) FROM cosignature AS c WHERE c.proposal = r.id AND c.state = 'signed' AND c.answered <= ?1)"
/* The parts of one record, and an equal part of it in SQL: rounded half up. */
enum { ZXI_WHOLE = 720720 };
#define ZXI_PART(holders_) "(SELECT (1441440 + k) / (2 * k) FROM (SELECT " holders_ " AS k))"

#endif
