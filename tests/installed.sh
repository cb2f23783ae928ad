# SPDX-License-Identifier: MIT
# shellcheck shell=bash
# Makes the library and the package installed under $1 the ones that pkg-config, the loader and Python find.
pc=$(find "$(realpath "$1")" -name zhengxie.pc)
if [ -z "$pc" ]; then
    echo "nothing is installed under $1" >&2
    return 1
fi
export PKG_CONFIG_PATH=${pc%/*}
LD_LIBRARY_PATH=$(pkg-config --variable=libdir zhengxie)
export LD_LIBRARY_PATH
# Empty while the package is not built.
ZX_PACKAGE=$(find "$(realpath "$1")" -path '*/zhengxie/__init__.py' -printf '%h\n')
export ZX_PACKAGE PYTHONPATH=${ZX_PACKAGE%/zhengxie}
