/* SPDX-License-Identifier: MIT */
/* Documents and proposals alike, as that which lists are distilled from and instructions are written on. */
#include "domain/lists/lists.h"
#include "domain/measures/measures.h"
#include "domain/projects.h"
#include "domain/proposal/proposal.h"

zx_status zxi_matter_load(zxi_call *call, zx_id of, zxi_matter *out)
{
    const zx_record_type *type;
    zx_document *document = NULL;
    void *loaded;
    zx_status status = zxi_kind_of(call->store, of, &type);
    if (status != ZX_OK)
        return status;
    if (type == &zxi_document_type) {
        status = zxi_document_load(call, of, &document);
        if (status == ZX_OK)
            *out = (zxi_matter){document->project, document->drafted, document->sent};
        return status;
    }
    status = zxi_record_load(call, &zxi_proposal_type, of, &loaded);
    if (status == ZX_OK)
        *out = (zxi_matter){0, ((zx_proposal *)loaded)->submitted, ((zx_proposal *)loaded)->submitted};
    return status;
}

zx_status zxi_matter_project(zx_store *store, zx_id of, zx_id *out)
{
    return ZXI_QUERY(store, 0, out, "SELECT project FROM document WHERE id = ?1", of);
}

/* ---- the document is of another project ---- */

static const struct {
    const zx_record_type *type;
    const char *sql;
} resting[] = {
    {&zxi_list_entry_type, "SELECT id FROM list_entry WHERE \"of\" = ?1 ORDER BY id"},
    {&zxi_remedy_type, "SELECT r.id FROM list_entry AS e JOIN remedy AS r ON r.suggestion = e.id WHERE e.\"of\" = ?1 ORDER BY r.id"},
    {&zxi_instruction_type, "SELECT id FROM instruction WHERE \"of\" = ?1 ORDER BY id"},
    {&zxi_addressee_type,
     "SELECT a.id FROM instruction AS i JOIN addressee AS a ON a.instruction = i.id WHERE i.\"of\" = ?1 ORDER BY a.id"},
    {&zxi_measure_type, "SELECT m.id FROM list_entry AS e JOIN measure AS m ON m.suggestion = e.id WHERE e.\"of\" = ?1 ORDER BY m.id"},
    {&zxi_progress_type, "SELECT p.id FROM list_entry AS e JOIN measure AS m ON m.suggestion = e.id JOIN progress AS p ON p.measure = m.id "
                         "WHERE e.\"of\" = ?1 ORDER BY p.id"},
    {&zxi_effect_type, "SELECT f.id FROM list_entry AS e JOIN measure AS m ON m.suggestion = e.id JOIN effect AS f ON f.measure = m.id "
                       "WHERE e.\"of\" = ?1 ORDER BY f.id"},
    {&zxi_telling_type, "SELECT t.id FROM list_entry AS e JOIN measure AS m ON m.suggestion = e.id JOIN effect AS f ON f.measure = m.id "
                        "JOIN telling AS t ON t.effect = f.id WHERE e.\"of\" = ?1 ORDER BY t.id"},
};

zx_status zxi_matter_moved(zxi_call *call, zx_id document)
{
    zx_status status = ZX_OK;
    for (size_t i = 0; i < sizeof resting / sizeof *resting && status == ZX_OK; i++) {
        zx_id *ids = NULL;
        size_t count = 0;
        status = zxi_ask_ids(call, &ids, &count, resting[i].sql, "i", document);
        for (size_t j = 0; j < count && status == ZX_OK; j++)
            status = zxi_record_derive(call, resting[i].type, ids[j]);
    }
    return status;
}
