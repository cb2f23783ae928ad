/* SPDX-License-Identifier: MIT */
/* What a list or an answer is read from: a batch at a time. */
#ifndef ZXI_RECORD_CURSOR_H
#define ZXI_RECORD_CURSOR_H

#include "record/type.h"

struct zx_cursor {
    zx_store *store; /* kept alive; NULL for an answer, which is whole from the start */
    const zx_record_type *type;
    zxi_arena rows; /* the batch */
    void **batch;
    size_t count, at, room;
    bool last; /* no further batch */
    /* of a list */
    zxi_arena memory;
    void *filter;
    zx_page page;
    char *sql;
    int64_t left; /* of the limit; -1: no limit */
    zx_id after;
    /* of an answer */
    zx_meta *meta;
};

/* An answer is made whole inside one read transaction: rows are added, then it is handed out. */
zx_status zxi_answer_new(const zx_record_type *type, zx_cursor **out);
/* A blank row, already part of the answer. Its texts: zxi_arena_text(&cursor->rows, …). */
zx_status zxi_answer_add(zx_cursor *cursor, void **row);
/* Says what it rests on. Copies the texts; the head is asked of the store (NULL: it rests on none). */
zx_status zxi_answer_meta(zx_cursor *cursor, zx_store *store, const char *question, const char *en, const char *zh, zx_date on,
                          zx_id rulebook);
/* Says it in words, once it has its meta. */
zx_status zxi_answer_sentence(zx_cursor *cursor, const char *en, const char *zh);

#endif
