/* SPDX-License-Identifier: MIT */
/* What every verb's input must be before the verb sees it. */
#ifndef ZXI_RECORD_VALIDATE_H
#define ZXI_RECORD_VALIDATE_H

#include "record/type.h"

/* The act: date, actor, reason. */
zx_status zxi_act_check(const zxi_verb *verb, const zx_act *act);
/* The fields: only those that the verb takes, all that it requires, each of them possible; ids of the right kinds. */
zx_status zxi_input_check(zxi_call *call, const void *record);

/* Whether an id that was given as `field` is of one of the kinds that it may be ("document|proposal"; "*": any). `record`: of which kind of
 * record the field is, or NULL. ZX_NOT_FOUND, naming what it is instead. */
zx_status zxi_reference_check(zx_store *store, zxi_arena *arena, const char *record, const char *field, const char *refers, zx_id id);

#endif
