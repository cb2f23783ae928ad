/* SPDX-License-Identifier: MIT */
/* The collator that orders Chinese characters by their strokes as mainland China counts and writes them. */
#ifndef ZXI_TEXT_STROKE_COLLATOR_H
#define ZXI_TEXT_STROKE_COLLATOR_H

#include <unicode/ucol.h>
#include <zhengxie/status.h>

/* Borrowed for ever and immutable: any number of threads may make sort keys by it. The first call in a process builds it, which
 * takes about a tenth of a second. ZX_UNSUPPORTED when ICU cannot; ZX_NO_MEMORY. */
zx_status zxi_stroke_collator(const UCollator **out);

#endif
