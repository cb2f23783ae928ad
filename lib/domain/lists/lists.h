/* SPDX-License-Identifier: MIT */
/* What the nouns of the three lists, and of what is written on them, share. */
#ifndef ZXI_DOMAIN_LISTS_LISTS_H
#define ZXI_DOMAIN_LISTS_LISTS_H

#include <zhengxie/addressee.h>
#include <zhengxie/instruction.h>
#include <zhengxie/list_entry.h>
#include <zhengxie/remedy.h>

#include "domain/domain.h"

extern const zx_record_type zxi_list_entry_type, zxi_remedy_type, zxi_instruction_type, zxi_addressee_type;
extern const zx_enum_type zxi_list_type;

/* Refused with "instruction.struck", about that field, unless it stands. */
zx_status zxi_instruction_stands(zxi_call *call, const char *field, const zx_instruction *instruction);

/* The document or the proposal that something is said of. */
typedef struct zxi_matter {
    zx_id project; /* of a document; 0: none */
    zx_date begun; /* when it was drafted or submitted; may be partial or unset */
    zx_date sent;  /* when a document was first sent, a proposal submitted; unset: not yet */
} zxi_matter;
zx_status zxi_matter_load(zxi_call *call, zx_id of, zxi_matter *out);
/* The project of a document; 0 for a proposal, or none. */
zx_status zxi_matter_project(zx_store *store, zx_id of, zx_id *out);

/* Computes the project of everything that rests on a document anew, after the document's own was written. */
zx_status zxi_matter_moved(zxi_call *call, zx_id document);

#endif
