/* SPDX-License-Identifier: MIT */
#include "base/size.h"

bool zxi_tail_is_zero(const void *given, size_t ours)
{
    const size_t size = *(const size_t *)given;
    for (size_t i = ours; i < size; i++)
        if (((const char *)given)[i] != 0)
            return false;
    return true;
}

bool zxi_size_fits(const void *given, size_t ours)
{
    return *(const size_t *)given >= ours && zxi_tail_is_zero(given, ours);
}
