/* SPDX-License-Identifier: MIT */
/* Decimal figures. */
#include "cases.h"
#include "zxtest.h"

#include <string.h>

#include "base/decimal.h"

START_TEST(tells_figures_from_other_texts)
{
    case_file file = cases_open("decimals.txt");
    while (cases_next(&file))
        ck_assert_msg(zxi_decimal_valid(file.field[1]) == (strcmp(file.field[0], "yes") == 0), "%s", file.where);
    cases_close(&file);
}
END_TEST

ZXT_MAIN("decimal", tells_figures_from_other_texts)
