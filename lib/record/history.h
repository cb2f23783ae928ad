/* SPDX-License-Identifier: MIT */
#ifndef ZXI_RECORD_HISTORY_H
#define ZXI_RECORD_HISTORY_H

#include "record/type.h"

extern const zx_record_type zxi_change_type;

#endif
