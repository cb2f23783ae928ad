#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""The years 2018 to 2021 of one article: what a committee recommended, what became of it, and where the chain is broken.

    years.py FILE REPORT        makes FILE (.zx) anew and writes REPORT

Each function of CHAPTERS is a chapter of the report. The works are in works.py, their lists in lists/, the steps in carried_out.py.
"""
from __future__ import annotations

import pathlib
import sys

import carried_out
import closed_loop
import recommended
import zhengxie
from carried_out import Office
from desk import Clock, Desk
from report import Report

CHAPTERS = (
    recommended.told_and_made_up, recommended.rules, recommended.theme, recommended.parking, recommended.care, recommended.instructions,
    closed_loop.years, closed_loop.two_dates, closed_loop.gaps, closed_loop.refusals, closed_loop.journal,
)


def main(file: pathlib.Path, report: pathlib.Path) -> None:
    file.unlink(missing_ok=True)
    clock = Clock()
    with zhengxie.open(file, create=True, place="南京市", division=320100, clock=clock) as store:
        office = Office(Desk(store, clock, Report()))
        with store.group():
            carried_out.found(office)
            carried_out.carry_out(office)
        for chapter in CHAPTERS:
            chapter(office)
        report.write_text(office.desk.report.text(), encoding="utf-8")


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]))
