/* SPDX-License-Identifier: MIT */
/* When an assignment is due, explained. */
#include "domain/handling/handling.h"
#include "record/cursor.h"

ZXI_NO_PADDING(zx_due_date, reserved);

static const zx_field fields[] = {
    ZXI_ENUM(zx_due_date, clock, &zxi_clock_type, ZX_FIELD_REQUIRED, "clock", "时限"),
    ZXI_DATE(zx_due_date, begins, ZX_FIELD_REQUIRED, "begins", "起算日期"),
    ZXI_DATE(zx_due_date, due, 0, "due", "期限"),
    ZXI_ID(zx_due_date, rulebook, "rulebook", ZX_FIELD_REQUIRED, "rulebook", "规则"),
    ZXI_TEXT(zx_due_date, reason, 0, ZX_FIELD_REQUIRED, "reason", "英文说明"),
    ZXI_TEXT(zx_due_date, reason_zh, 0, ZX_FIELD_REQUIRED, "reason in Chinese", "说明"),
};

const zx_record_type zxi_due_date_type = ZXI_TYPE(zx_due_date, reserved, "due_date", "due date", "办理期限说明", fields, .answer = true);

static zx_status run(zx_store *store, zx_id id, zxi_deadline *deadline)
{
    void *assignment;
    zxi_clock_ask ask;
    zx_status status = zxi_record_find(store, &zxi_assignment_type, id, false, zxi_call_arena(store), &assignment);
    if (status == ZX_OK)
        status = zxi_assignment_clock(store, assignment, (zx_date){0}, &ask);
    return status == ZX_OK ? zxi_clock_run(store, &ask, deadline) : status;
}

static zx_status explain(zx_store *store, zx_id id, zx_cursor *answer)
{
    zxi_deadline deadline = {0};
    void *row;
    zx_status status = run(store, id, &deadline);
    if (status == ZX_OK)
        status = zxi_answer_add(answer, &row);
    if (status != ZX_OK)
        return status;
    zx_due_date *due = row;
    due->clock = zxi_deadline_clock(&deadline);
    due->begins = deadline.begins;
    due->due = deadline.due;
    due->rulebook = deadline.rulebook;
    status = zxi_clock_explain(store, &deadline, &answer->rows, &due->reason, &due->reason_zh);
    return status == ZX_OK ? zxi_answer_meta(answer, store, "due_date", "when it is due, and why", "办理期限及其依据", due->begins, due->rulebook)
                           : status;
}

zx_status zx_assignment_due(zx_store *store, zx_id assignment, zx_cursor **out)
{
    if (!out)
        return zxi_misuse("out is NULL");
    zx_status status = zxi_enter(store);
    if (status != ZX_OK)
        return status;
    zx_cursor *answer = NULL;
    status = zxi_read_begin(store);
    if (status == ZX_OK) {
        status = zxi_answer_new(&zxi_due_date_type, &answer);
        if (status == ZX_OK)
            status = explain(store, assignment, answer);
        zxi_read_end(store);
    }
    if (status == ZX_OK)
        *out = answer;
    else
        zx_cursor_free(answer);
    zxi_leave(store);
    return status;
}
