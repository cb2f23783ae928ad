# SPDX-License-Identifier: MIT
"""Sums up what the test programs of a build and pytest left behind.

    count.py BUILD [JUNIT_XML]

Prints `N passed, N failed, N skipped`. A Check program counts each of its tests, from BUILD/results; any other program counts one,
and so does a program that failed without naming a test.
"""
import json
import pathlib
import re
import sys
import xml.etree.ElementTree


def main() -> None:
    build = pathlib.Path(sys.argv[1])
    passed = failed = skipped = 0
    log = build / "meson-logs" / "testlog.json"
    for line in log.read_text(encoding="utf-8").splitlines() if log.exists() else []:
        test = json.loads(line)
        program = test["env"].get("ZXT_PROGRAM")
        tap = build / "results" / f"{program}.tap"
        good = bad = 0
        if program and tap.exists():
            text = tap.read_text(encoding="utf-8")
            good = len(re.findall(r"^ok ", text, re.MULTILINE))
            bad = len(re.findall(r"^not ok ", text, re.MULTILINE))
        skips = build / "results" / f"{program}.skipped"
        left = len(skips.read_text(encoding="utf-8").splitlines()) if program and skips.exists() else 0
        if test["result"] == "SKIP":
            left += 1
        elif test["result"] not in ("OK", "EXPECTEDFAIL"):
            bad = max(bad, 1)
        elif good == 0:
            good = 1
        passed += good - (left if good >= left else 0)
        failed += bad
        skipped += left
    if len(sys.argv) > 2 and pathlib.Path(sys.argv[2]).exists():
        for suite in xml.etree.ElementTree.parse(sys.argv[2]).getroot().iter("testsuite"):
            number = {key: int(suite.get(key, "0")) for key in ("tests", "failures", "errors", "skipped")}
            failed += number["failures"] + number["errors"]
            skipped += number["skipped"]
            passed += number["tests"] - number["failures"] - number["errors"] - number["skipped"]
    print(f"{passed} passed, {failed} failed, {skipped} skipped")


main()
