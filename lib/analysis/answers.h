/* SPDX-License-Identifier: MIT */
/* The rows that the questions answer. */
#ifndef ZXI_ANALYSIS_ANSWERS_H
#define ZXI_ANALYSIS_ANSWERS_H

#include "record/type.h"

extern const zx_record_type zxi_balance_line_type;
extern const zx_record_type zxi_tally_line_type;
extern const zx_record_type zxi_due_line_type, zxi_undelivered_type;
extern const zx_record_type zxi_member_type;
extern const zx_record_type zxi_times_line_type;
extern const zx_record_type zxi_satisfaction_line_type;
extern const zx_record_type zxi_annual_line_type;
extern const zx_record_type zxi_published_line_type;
extern const zx_record_type zxi_loop_row_type, zxi_loop_share_type, zxi_loop_progress_type;

#endif
