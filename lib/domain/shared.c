/* SPDX-License-Identifier: MIT */
#include <zhengxie/date.h>

#include "domain/domain.h"

const char *zxi_date_text(zx_date date)
{
    static _Thread_local char ring[4][ZX_DATE_SIZE];
    static _Thread_local unsigned at;
    char *text = ring[at++ % 4];
    zx_date_print(date, text);
    return text;
}
