/* SPDX-License-Identifier: MIT */
/* The one rule by which the progress of the parts becomes that of the whole; see docs/measures.md. Pure functions. */
#ifndef ZXI_DOMAIN_MEASURES_ROLLUP_H
#define ZXI_DOMAIN_MEASURES_ROLLUP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* One of the parts. */
typedef struct zxi_share {
    int64_t percent; /* 0 to 100; of a cancelled one it is not looked at */
    int64_t weight;  /* 1 to 100; 0: none */
    bool cancelled;
} zxi_share;

/* What a whole has that has no progress: no parts, or all cancelled. */
enum { ZXI_NO_PROGRESS = -1 };

/* The whole percent that parts make: the weighted mean of those that are not cancelled, each counting alike unless all of them have
 * weights, rounded half up; but 0 only if all are 0, and 100 only if all are 100. */
int64_t zxi_rollup(const zxi_share *shares, size_t count);

/* What the weights of those that are not cancelled add up to. */
int64_t zxi_weights_sum(const zxi_share *shares, size_t count);
/* Whether progress may be reported under them: none has a weight, or each has and they add up to 100, be it with the cancelled ones. */
bool zxi_weights_complete(const zxi_share *shares, size_t count);

#endif
