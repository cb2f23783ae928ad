/* SPDX-License-Identifier: MIT */
/* Finding records, without a question whether the journal agrees. */
#ifndef ZXI_RECORD_READ_H
#define ZXI_RECORD_READ_H

#include "record/type.h"

/* Reads a record into the arena. ZX_NOT_FOUND, naming what the id is instead. */
zx_status zxi_record_find(zx_store *store, const zx_record_type *type, zx_id id, bool texts, zxi_arena *arena, void **out);
/* The kind that has this id; NULL for none. */
zx_status zxi_kind_of(zx_store *store, zx_id id, const zx_record_type **out);

#endif
