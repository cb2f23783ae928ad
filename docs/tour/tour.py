#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""A proposals office's year, from the call for topics to what became of promises, through the public package.

    tour.py FILE REPORT        makes FILE (.zx) anew and writes REPORT

Each function below is a chapter of the report. What the committee and the office do is in city.py, session.py, handling.py and
follow_up.py; what is counted, in accounts.py, overdue.py, yearly.py and proof.py.
"""
from __future__ import annotations

import pathlib
import sys

import accounts
import city
import follow_up
import handling
import proof
import session
import yearly
import zhengxie
from desk import Clock, Desk
from report import Report

CHAPTERS = (
    city.the_sample, city.the_committee, city.an_old_year,
    session.call_for_topics, session.a_draft, session.submissions, session.examination, session.handover,
    handling.taken_over, handling.first_list, handling.merged, handling.spring, handling.everybody_answered,
    handling.second_list,
    follow_up.summer, follow_up.supervised,
    accounts.balances, accounts.tallies, follow_up.promises, yearly.the_year,
    proof.two_kinds_of_as_of, proof.history, proof.journal,
)


def main(file: pathlib.Path, report: pathlib.Path) -> None:
    file.unlink(missing_ok=True)
    clock = Clock()
    with zhengxie.open(file, create=True, place="南京市", division=320100, clock=clock) as store:
        desk = Desk(store, clock, Report())
        for chapter in CHAPTERS:
            chapter(desk)
        report.write_text(desk.report.text(), encoding="utf-8")


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]))
