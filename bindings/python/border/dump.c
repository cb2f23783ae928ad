/* SPDX-License-Identifier: MIT */
/* Prints what the library knows of itself, for generate.py. */
#include <stdio.h>
#include <stdlib.h>

#include "describe.h"

int main(void)
{
    char *text = zxpy_describe();
    if (!text || puts(text) == EOF || fflush(stdout) != 0) {
        fputs("cannot describe the library\n", stderr);
        return 1;
    }
    free(text);
    return 0;
}
