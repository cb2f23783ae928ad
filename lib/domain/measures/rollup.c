/* SPDX-License-Identifier: MIT */
#include "domain/measures/rollup.h"

/* How many have a weight, and how many there are, of those that are not cancelled or of all. */
typedef struct weights {
    int64_t sum;
    size_t weighted, count;
} weights;

static weights weigh(const zxi_share *shares, size_t count, bool with_cancelled)
{
    weights all = {0};
    for (size_t i = 0; i < count; i++) {
        if (shares[i].cancelled && !with_cancelled)
            continue;
        all.sum += shares[i].weight;
        all.weighted += shares[i].weight != 0;
        all.count++;
    }
    return all;
}

int64_t zxi_rollup(const zxi_share *shares, size_t count)
{
    const weights open = weigh(shares, count, false);
    bool weighted = open.weighted == open.count;
    int64_t total = weighted ? open.sum : (int64_t)open.count, done = 0;
    if (open.count == 0)
        return ZXI_NO_PROGRESS;
    for (size_t i = 0; i < count; i++)
        if (!shares[i].cancelled)
            done += shares[i].percent * (weighted ? shares[i].weight : 1);
    int64_t percent = (2 * done + total) / (2 * total);
    if (percent == 0 && done > 0)
        return 1;
    return percent == 100 && done < 100 * total ? 99 : percent;
}

int64_t zxi_weights_sum(const zxi_share *shares, size_t count)
{
    return weigh(shares, count, false).sum;
}

bool zxi_weights_complete(const zxi_share *shares, size_t count)
{
    const weights open = weigh(shares, count, false), all = weigh(shares, count, true);
    if (open.weighted == 0)
        return true;
    return open.weighted == open.count && (open.sum == 100 || (all.weighted == all.count && all.sum == 100));
}
