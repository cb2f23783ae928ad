/* SPDX-License-Identifier: MIT */
#include "scenario.h"

ZXF_CALL(adopt, zx_rulebook_adopt, zx_rulebook, ZXF_ACT(2020, 1, 1), .title = "青川市政协规则", .document = zx_rulebook_national(),
         .starts = {2020, 1, 1})

static zx_status rulebook_on(zxf_world *w)
{
    return zx_rulebook_on(w->store, (zx_date){2023, 3, 1}, &w->out.id);
}

static zx_status found_again(zxf_world *w)
{
    const zx_committee committee = {ZX_COMMITTEE_INIT, .place = "青川市", .division = {1, 510800}};
    return zx_verb_run(w->store, "committee.found", ZXF_ACT(2022, 1, 5), &committee, &w->out.id);
}

const zxf_step zxf_rulebook_steps[] = {
    ZXF_VERB("rulebook.adopt", zx_rulebook_adopt, adopt),
    {.function = "zx_rulebook_on", .run = rulebook_on},
    {.function = "zx_verb_run", .run = found_again, .answer = ZX_RULE},
    {.function = NULL},
};
