# SPDX-License-Identifier: MIT
"""The desk that the tour's chapters work at: the store, its clock, the report, and who is who."""
from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date

import zhengxie
from report import Report
from zhengxie import schema

CHINA = datetime.timezone(datetime.timedelta(hours=8))
OFFICE = "提案委员会办公室"


class Clock:
    """Tells the library when something is written down: nine o'clock on the day of the story, so that the tour comes out the same
    whenever it is run."""

    def __init__(self) -> None:
        self.today = date(2018, 1, 8)

    def __call__(self) -> datetime.datetime:
        return datetime.datetime.combine(self.today, datetime.time(9), CHINA)


class Desk:
    """What the chapters share."""

    def __init__(self, store: zhengxie.Store, clock: Clock, report: Report) -> None:
        self.store = store
        self.clock = clock
        self.report = report
        self.organizations: dict[str, int] = {}
        self.people: dict[str, int] = {}
        self.proposals: dict[str, int] = {}
        self.session = 0
        self.last_session = 0
        self.old_session = 0
        self.meeting = 0
        self.call = 0
        self.supervision = 0
        self.first_reasons: list[str] = []
        self.topics: dict[str, int] = {}
        self.letters = 0
        self.evening: zhengxie.Balance | None = None
        self.spring_head = ""
        self.spring_answer = ""

    @contextmanager
    def day(self, on: date, by: str = OFFICE, entered: date | None = None) -> Iterator[None]:
        """What is done inside takes effect on a day, and is written down on that day unless it is entered later."""
        self.clock.today = entered or on
        with self.store.acting(by=by, on=on):
            yield

    def proposer(self, name: str) -> int:
        """A person or an organization by the name that the sample uses."""
        return self.people[name] if name in self.people else self.organizations[name]


def refused(desk: Desk, action: Callable[[], object]) -> None:
    """Does what a rule forbids, shows what the library answers, and makes sure that nothing was written."""
    head = desk.store.journal.head()
    try:
        action()
    except zhengxie.Rule as error:
        rule = next(rule for rule in schema.rules() if rule.id == error.rule)
        line = "" if error.index is None else f", at line {error.index + 1}"
        desk.report.list([("REFUSED", f"{rule.id}{line}"), ("why", error.message), ("缘由", error.message_zh), ("source", rule.source)])
    else:
        raise AssertionError("the library allowed what it must refuse")
    if desk.store.journal.head() != head:
        raise AssertionError("a refused step left a trace")


def counted(desk: Desk, meta: zhengxie.Meta | None) -> None:
    """What an answer rests on, below its table."""
    assert meta is not None
    rulebook = "" if meta.rulebook is None else f"; rulebook “{desk.store.rulebooks[meta.rulebook].title}”"
    desk.report.list([("counted", meta.definition), ("口径", meta.definition_zh),
                      ("as of", f"{meta.on}{rulebook}; journal entry {entry(meta.head)}")])


def entry(head: str) -> int:
    """The number in a journal's head."""
    return int(head.partition("-")[0])


def label(kind: str, name: str, value: object) -> str:
    """The label of a value of an enum, in both languages."""
    enum = schema.kind(kind).fields[name].enum
    assert enum is not None
    en, zh = schema.enum_labels(enum)[str(value)]
    return f"{zh} {en}"
