/* SPDX-License-Identifier: MIT */
/* Records as they are known for as long as nobody else can have changed them: through a transaction that writes, else through one
 * call. The verbs of a group ask for the same sessions, seats and units again and again, and for what the verb before wrote. */
#ifndef ZXI_RECORD_MEMO_H
#define ZXI_RECORD_MEMO_H

#include "record/row.h"

/* A copy in the call's arena, without long texts, to be changed at will; NULL when it is not known, or without memory. `checked`, which
 * may be NULL: whether it was compared with the journal. */
void *zxi_memo_recall(zx_store *store, const zx_record_type *type, zx_id id, bool *checked);
/* The kind of a record that is known; NULL when none is. */
const zx_record_type *zxi_memo_kind(zx_store *store, zx_id id);
/* Keeps a record as it is in the file now. Without memory it is merely not known. */
void zxi_memo_keep(zx_store *store, const zx_record_type *type, const void *record, const zxi_origin *origin, bool checked);
/* If it is known: the same after its derived fields, and nothing else, were written. */
void zxi_memo_rewrite(zx_store *store, const zx_record_type *type, const void *record, int64_t revision);
/* Notes that the derived fields of a record that is known are what they were derived from; and whether that was noted. */
void zxi_memo_rely(zx_store *store, zx_id id);
bool zxi_memo_relied(zx_store *store, zx_id id);
void zxi_memo_forget(zx_store *store, zx_id id);

#endif
