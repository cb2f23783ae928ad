/* SPDX-License-Identifier: MIT */
/* Which documents were to be sent on the date. Only those that are unsent now, or were sent after it, are read. */
#include <string.h>

#include <zhengxie/date.h>

#include "analysis/due.h"

static const char unsent[] =
    "SELECT id, issuer, kind, adopted FROM document WHERE adopted <= ?1 AND (sent IS NULL OR sent > ?1) AND (replaced IS NULL OR replaced > ?1)";

static zx_status read_document(zx_store *store, zxi_statement *statement, zxi_due_document *to)
{
    const char *kind, *adopted;
    size_t length;
    *to = (zxi_due_document){.id = zxi_column_int(statement, 0), .issuer = zxi_column_int(statement, 1)};
    zx_status status = zxi_column_text(statement, 2, &kind, &length);
    if (status == ZX_OK && !(to->kind = zxi_arena_text(zxi_call_arena(store), kind ? kind : "", kind ? length : 0)))
        status = zxi_no_memory();
    if (status == ZX_OK)
        status = zxi_column_text(statement, 3, &adopted, NULL);
    return status == ZX_OK && adopted ? zx_date_parse(adopted, &to->adopted) : status;
}

zx_status zxi_due_documents(zx_store *store, zx_date on, zxi_due_document **out, size_t *count)
{
    char date[ZX_DATE_SIZE];
    zxi_statement *statement;
    size_t room = 0;
    bool row;
    zx_status status = zxi_prepare(store, unsent, &statement);
    if (status != ZX_OK)
        return status;
    zxi_bind_bytes(statement, 1, date, zx_date_print(on, date));
    while ((status = zxi_step(statement, &row)) == ZX_OK && row) {
        if (*count == room) {
            room = room ? room * 2 : 16;
            zxi_due_document *wider = zxi_arena_alloc(zxi_call_arena(store), room * sizeof *wider);
            if (!wider) {
                status = zxi_no_memory();
                break;
            }
            if (*count)
                memcpy(wider, *out, *count * sizeof *wider);
            *out = wider;
        }
        if ((status = read_document(store, statement, &(*out)[(*count)++])) != ZX_OK)
            break;
    }
    zxi_done(statement);
    return status;
}
