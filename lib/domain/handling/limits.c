/* SPDX-License-Identifier: MIT */
/* The limits that the rulebook of an assignment's date sets to its steps. */
#include "domain/handling/handling.h"

enum { DECLINE_DAYS = 10, REPLY_MONTHS_MORE = 3, MOST_EXTENSIONS = 1 };

zx_status zxi_decline_until(zx_store *store, const zx_assignment *assignment, zx_date *out)
{
    (void)store;
    *out = zx_date_add_days(assignment->assigned, DECLINE_DAYS);
    return ZX_OK;
}

zx_status zxi_extension_limit_of(zx_store *store, const zx_assignment *assignment, zxi_extension_limit *out)
{
    (void)store;
    out->most = MOST_EXTENSIONS;
    out->until = zx_date_add_months(assignment->due, REPLY_MONTHS_MORE);
    return ZX_OK;
}
