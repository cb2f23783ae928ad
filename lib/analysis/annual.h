/* SPDX-License-Identifier: MIT */
/* The official statistics as a sentence. */
#ifndef ZXI_ANALYSIS_ANNUAL_H
#define ZXI_ANALYSIS_ANNUAL_H

#include "domain/domain.h"
#include "record/cursor.h"

/* Fills the rulebook's sentences from the lines of a session's answer that has its meta, and adds them to it. Where the rulebook is silent, the
 * national default's. */
zx_status zxi_annual_say(zx_store *store, zx_cursor *answer, zx_id id, const json_t *rulebook);

#endif
