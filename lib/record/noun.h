/* SPDX-License-Identifier: MIT */
/* All that a noun's file needs of this floor. */
#ifndef ZXI_RECORD_NOUN_H
#define ZXI_RECORD_NOUN_H

#include "record/fields.h"
#include "record/read.h"
#include "record/type.h"
#include "record/write.h"

#endif
