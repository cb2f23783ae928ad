/* SPDX-License-Identifier: MIT */
#ifndef ZXI_DOMAIN_CODES_H
#define ZXI_DOMAIN_CODES_H

#include "record/type.h"

/* A row of zx_rulebook_codes(). */
extern const zx_record_type zxi_rulebook_code_type;

#endif
