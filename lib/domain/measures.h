/* SPDX-License-Identifier: MIT */
/* What the nouns of a measure's life share. */
#ifndef ZXI_DOMAIN_MEASURES_H
#define ZXI_DOMAIN_MEASURES_H

#include <zhengxie/follow_up.h>
#include <zhengxie/measure.h>

#include "domain/domain.h"

extern const zx_record_type zxi_measure_type, zxi_follow_up_type;

/* Loads a measure and makes sure that its derived fields are what its follow-ups say. ZX_NOT_FOUND, ZX_TAMPERED. */
zx_status zxi_measure_load(zxi_call *call, zx_id id, zx_measure **out);

#endif
