/* SPDX-License-Identifier: MIT */
#include "analysis/answers.h"

#include "record/history.h"

const zx_record_type *const zxi_answer_types[] = {
    &zxi_change_type,
    &zxi_balance_line_type,
    &zxi_tally_line_type,
    &zxi_due_line_type,
    &zxi_undelivered_type,
    &zxi_member_type,
    &zxi_times_line_type,
    &zxi_satisfaction_line_type,
    &zxi_annual_line_type,
    &zxi_published_line_type,
    &zxi_loop_row_type,
    &zxi_loop_share_type,
    &zxi_loop_progress_type,
    NULL,
};
