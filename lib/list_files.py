# SPDX-License-Identifier: MIT
"""Lists the files of a folder for the build, so that adding one needs no line in a meson.build.

    list_files.py FOLDER PATTERN                              prints the names, sorted, one a line
    list_files.py FOLDER PATTERN --expect NAMES STAMP DEPFILE fails when the folder no longer holds just NAMES

meson asks when it configures; ninja asks again whenever the folder changes (the depfile names the folder itself), because a
file that came after the build was configured would otherwise be left out without a word.
"""
import pathlib
import sys


def main() -> int:
    folder, pattern = pathlib.Path(sys.argv[1]), sys.argv[2]
    names = sorted(path.name for path in folder.glob(pattern))
    if len(sys.argv) == 3:
        print("\n".join(names))
        return 0
    expected, stamp, depfile = sys.argv[4:7]
    if names != sorted(filter(None, expected.split(";"))):
        print(f"{folder}/{pattern}: files came or went since the build was configured; "
              "run: meson setup --reconfigure BUILD", file=sys.stderr)
        return 1
    pathlib.Path(stamp).write_text("\n".join(names))
    pathlib.Path(depfile).write_text(f"{stamp}: {folder}\n")
    return 0


sys.exit(main())
