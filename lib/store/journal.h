/* SPDX-License-Identifier: MIT */
/* What writing and checking the journal share: how an entry is spelt when it is hashed. */
#ifndef ZXI_STORE_JOURNAL_H
#define ZXI_STORE_JOURNAL_H

#include "store/handle.h"

typedef struct zxi_journal_line {
    int64_t seq;
    zx_id subject;
    const char *recorded, *effective, *verb;
    const uint8_t *previous, *note_hash;
} zxi_journal_line;

/* Appends a row to the rows of an entry. */
void zxi_journal_text_row(zxi_buffer *entry, bool strike, const char *record, zx_id id, int64_t before, const uint8_t *hash);
zx_status zxi_journal_hash_entry(zx_store *store, const zxi_journal_line *line, const zxi_buffer *rows, uint8_t out[ZXI_HASH]);
zx_status zxi_journal_hash_note(zx_store *store, const uint8_t *salt, const char *actor, const char *reason, uint8_t out[ZXI_HASH]);

#endif
