/* SPDX-License-Identifier: MIT */
/* What refusals call records. */
#include <stdio.h>

#include "domain/bodies.h"
#include "domain/proposal/proposal.h"

zx_status zxi_name_of_unit(zxi_call *call, zx_id id, const char **out)
{
    void *record;
    zx_status status = zxi_record_load(call, &zxi_organization_type, id, &record);
    if (status == ZX_OK)
        *out = ((const zx_organization *)record)->name;
    return status;
}

zx_status zxi_name_of_proposal(zxi_call *call, zx_id id, zxi_named *out)
{
    void *record;
    zx_status status = zxi_record_load(call, &zxi_proposal_type, id, &record);
    if (status != ZX_OK)
        return status;
    const zx_proposal *proposal = record;
    bool filed = proposal->case_number.set;
    long long number = filed ? proposal->case_number.value : proposal->receipt_number.value;
    snprintf(out->en, sizeof out->en, filed ? "proposal no. %04lld" : "the proposal received as no. %lld", number);
    snprintf(out->zh, sizeof out->zh, filed ? "第%04lld号提案" : "流水号 %lld 的提案", number);
    return ZX_OK;
}
