# SPDX-License-Identifier: MIT
"""The script of the year's handling: what each unit, the office and the proposers do, on which day.

Most of it is alike for all: a unit signs for an assignment, talks with the proposer, answers; two weeks later the proposer says what it
was like. What is not alike is in handling.csv.
"""
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

import sample
from sample import Paper

# The first list finds these undone: (step, subject, unit).
_NOT_YET = {
    ("acknowledge", "关于整治群租房消防隐患的建议", "市公安局"), ("acknowledge", sample.NIGHT_MUSEUM, "市文化和旅游局"),
    ("talk", sample.LIFTS, "市住房保障和房产局"), ("talk", sample.NIGHT_MUSEUM, "市文化和旅游局"),
    ("talk", sample.CANTEENS, "市教育局"), ("comment", "关于整治群租房消防隐患的建议", "市公安局"),
    ("comment", sample.DEFIBRILLATORS, "市交通运输局"),
}
_WAIVED = "关于公共租赁住房网上申请的建议"
_MODES = ("visit", "meeting", "on_site", "telephone")
# On one day, what is earlier in this list comes first.
_ORDER = ("examine", "assign", "accept", "refuse", "reassign", "again", "add", "acknowledge", "talk", "comment", "reply", "feedback")


@dataclass(frozen=True)
class Step:
    """Something that happens on a day, and is written down then or later. `other` is what the step needs beside the unit: another unit, a
    date, a class of reply, a satisfaction, a leader."""

    day: date
    entered: date
    name: str
    subject: str
    unit: str
    other: str
    text: str


def between(after: date, until: date) -> list[Step]:
    """What is written down after one day and until another, in this order."""
    return [step for step in _all() if after < step.entered <= until]


@cache
def _all() -> tuple[Step, ...]:
    steps = [Step(date.fromisoformat(row["day"]), date.fromisoformat(row["day"]), row["step"], row["subject"], row["unit"], row["other"],
                  row["text"]) for row in sample.read("handling.csv")]
    for number, paper in enumerate(sample.papers()):
        steps += _taken_over(paper, number) + _answered(paper)
    return tuple(sorted(steps, key=lambda step: (step.entered, _ORDER.index(step.name) if step.name in _ORDER else -1)))


def _taken_over(paper: Paper, number: int) -> list[Step]:
    """Signed for, talked about, commented on by who assists."""
    signed, talked = (2, 25) if paper.livelihood else (4, 14)
    assigned = sample.HANDOVER if paper.livelihood else sample.REST_ASSIGNED
    later = {name: assigned + timedelta(days=days) for name, days in (("acknowledge", signed), ("talk", talked), ("comment", 29))}
    rows = [("acknowledge", unit) for unit in (*paper.units, *paper.assisting)]
    rows += [("talk", unit) for unit in paper.units] + [("comment", unit) for unit in paper.assisting]
    mode = "" if paper.subject == _WAIVED else _MODES[number % len(_MODES)]
    return [Step(later[name], later[name], name, paper.subject, unit, mode if name == "talk" else "", "")
            for name, unit in rows if (name, paper.subject, unit) not in _NOT_YET]


def _answered(paper: Paper) -> list[Step]:
    """The replies, and what the lead proposer says of them two weeks later."""
    steps = []
    for unit, reply_class, day in zip(paper.units, paper.classes, paper.replied):
        entered = sample.LATE_ENTRY if paper.subject == sample.AFTER_SCHOOL else day
        steps.append(Step(day, entered, "reply", paper.subject, unit, reply_class, ""))
        if paper.feedback:
            later = max(day + timedelta(weeks=2), entered + timedelta(weeks=1))
            steps.append(Step(later, later, "feedback", paper.subject, "", paper.feedback, ""))
    return steps
