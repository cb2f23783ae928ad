# SPDX-License-Identifier: MIT
"""Adds a field to the sample noun: a member of the struct, a line of the field table; the migration lies beside.

    weight.py sample.h sample.c
"""
import pathlib
import sys

header, source = map(pathlib.Path, sys.argv[1:])
text = header.read_text()
member = "    zx_sample_state state; /**< how it is */\n"
assert member in text
header.write_text(text.replace(member, member + "    zx_opt_int weight;     /**< in grams */\n"))
text = source.read_text()
line = '    ZXI_TEXT(zx_sample, body, 0, ZX_FIELD_LONG, "body", "正文"),\n'
assert line in text
text = text.replace(line, line + '    ZXI_INT(zx_sample, weight, 0, "weight", "重量"),\n')
text = text.replace("ZXI_NO_PADDING(zx_sample, state)", "ZXI_NO_PADDING(zx_sample, weight)")
text = text.replace("ZXI_TYPE(zx_sample, state,", "ZXI_TYPE(zx_sample, weight,").replace("person taken body", "person taken body weight")
source.write_text(text)
