/* SPDX-License-Identifier: MIT */
/* The lines of a balance, for other questions too. */
#ifndef ZXI_ANALYSIS_BALANCE_H
#define ZXI_ANALYSIS_BALANCE_H

#include "record/cursor.h"

/* Adds them to an answer of ::zx_balance_line. */
zx_status zxi_balance_add(zx_store *store, zx_id session, zx_date on, zx_cursor *answer, zx_id *rulebook);

#endif
