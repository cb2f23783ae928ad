/* SPDX-License-Identifier: MIT */
/* Which proposers have not been answered yet. */
#include <zhengxie/query.h>

#include <zhengxie/date.h>

#include "analysis/answers.h"
#include "domain/domain.h"
#include "record/cursor.h"

ZXI_NO_PADDING(zx_undelivered, reserved);

static const zx_field fields[] = {
    ZXI_ID(zx_undelivered, proposal, "proposal", ZX_FIELD_REQUIRED, "proposal", "提案"),
    ZXI_ID(zx_undelivered, proposer, "person|organization", ZX_FIELD_REQUIRED, "proposer", "提案人"),
    ZXI_ID(zx_undelivered, answered, "proposal", ZX_FIELD_REQUIRED, "proposal answered", "所答复的提案"),
    ZXI_ID(zx_undelivered, reply, "reply", ZX_FIELD_REQUIRED, "reply", "答复"),
    ZXI_ID(zx_undelivered, unit, "organization", ZX_FIELD_REQUIRED, "unit", "承办单位"),
    ZXI_DATE(zx_undelivered, replied, ZX_FIELD_REQUIRED, "replied", "答复日期"),
};

const zx_record_type zxi_undelivered_type =
    ZXI_TYPE(zx_undelivered, reserved, "undelivered", "proposer not answered yet", "待送达提案人", fields, .answer = true);

/* Whoever has signed one of the proposals that a reply answers. */
static const char waiting[] =
    "WITH given (answered, reply, unit, replied) AS (SELECT q.id, r.id, a.unit, r.replied FROM proposal AS q "
    "CROSS JOIN assignment AS a ON a.proposal = q.id CROSS JOIN reply AS r ON r.assignment = a.id "
    "WHERE q.session = ?2 AND q.handling IS NOT NULL AND r.replied <= ?1), "
    "answering (proposal, answered, reply, unit, replied) AS (SELECT answered, answered, reply, unit, replied FROM given "
    "UNION ALL SELECT m.proposal, g.answered, g.reply, g.unit, g.replied FROM given AS g "
    "CROSS JOIN examination AS m ON m.\"into\" = g.answered "
    "WHERE m.result = 'absorbed' AND m.examined <= ?1 AND NOT EXISTS (SELECT 1 FROM examination AS l WHERE l.proposal = m.proposal "
    "AND l.id > m.id AND l.examined <= ?1)), "
    "asking (proposal, proposer, answered, reply, unit, replied) AS (SELECT w.proposal, p.lead, w.answered, w.reply, w.unit, w.replied "
    "FROM answering AS w CROSS JOIN proposal AS p ON p.id = w.proposal UNION ALL SELECT w.proposal, c.signer, w.answered, w.reply, w.unit, "
    "w.replied FROM answering AS w CROSS JOIN cosignature AS c ON c.proposal = w.proposal WHERE c.state = 'signed') "
    "SELECT proposal, proposer, answered, reply, unit, replied FROM asking WHERE NOT EXISTS (SELECT 1 FROM delivery AS d "
    "WHERE d.reply = asking.reply AND d.proposal = asking.proposal AND d.proposer = asking.proposer AND d.delivered <= ?1) "
    "ORDER BY answered, reply, proposal, proposer";

static zx_status add(zx_cursor *answer, zxi_statement *statement)
{
    void *row;
    const char *text;
    zx_status status = zxi_answer_add(answer, &row);
    if (status != ZX_OK)
        return status;
    zx_undelivered *line = row;
    line->proposal = zxi_column_int(statement, 0);
    line->proposer = zxi_column_int(statement, 1);
    line->answered = zxi_column_int(statement, 2);
    line->reply = zxi_column_int(statement, 3);
    line->unit = zxi_column_int(statement, 4);
    status = zxi_column_text(statement, 5, &text, NULL);
    return status == ZX_OK && text ? zx_date_parse(text, &line->replied) : status;
}

static zx_status find(zx_store *store, zx_id session, zx_date on, zx_cursor *answer)
{
    char date[ZX_DATE_SIZE];
    zxi_statement *statement;
    bool row;
    zx_status status = zxi_prepare(store, waiting, &statement);
    if (status != ZX_OK)
        return status;
    zxi_bind_bytes(statement, 1, date, zx_date_print(on, date));
    zxi_bind_int(statement, 2, session);
    while ((status = zxi_step(statement, &row)) == ZX_OK && row && (status = add(answer, statement)) == ZX_OK)
        continue;
    zxi_done(statement);
    return status;
}

static zx_status run(zx_store *store, zx_id session, zx_date on, zx_cursor *answer)
{
    void *record;
    zx_status status = zxi_record_find(store, zx_record_type_named("session"), session, false, zxi_call_arena(store), &record);
    if (status == ZX_OK)
        status = find(store, session, on, answer);
    if (status != ZX_OK)
        return status;
    return zxi_answer_meta(answer, store, "undelivered",
                           "each proposer (the lead and the co-signers) of each proposal of the session that a reply of the date or earlier "
                           "answers, those merged into it included, that the reply had not been delivered to by the date",
                           "截至该日已有答复、但答复尚未送达的提案人：本次会议各提案及并入提案的第一提案人和联名人", on, 0);
}

zx_status zx_reply_undelivered(zx_store *store, zx_id session, zx_date on, zx_cursor **out)
{
    if (!out)
        return zxi_misuse("out is NULL");
    if (!zx_date_complete(on))
        return zxi_fail(ZX_INVALID, ZXI_ABOUT(.field = "on", .rule = "date.complete"), "on: a complete date is needed", "on：须为完整日期");
    zx_status status = zxi_enter(store);
    if (status != ZX_OK)
        return status;
    zx_cursor *answer = NULL;
    status = zxi_read_begin(store);
    if (status == ZX_OK) {
        status = zxi_answer_new(&zxi_undelivered_type, &answer);
        if (status == ZX_OK)
            status = run(store, session, on, answer);
        zxi_read_end(store);
    }
    zxi_leave(store);
    if (status == ZX_OK)
        *out = answer;
    else
        zx_cursor_free(answer);
    return status;
}
