# SPDX-License-Identifier: MIT
"""How far measures had come, asked of the library at each date on which that may have changed."""
from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from ._answer import Answer, Meta
from .dates import has_passed, last_day
from .records import LoopProgress, MeasureStatus, Organization, Project, Theme
from .store import Store

_DAY = datetime.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Chosen:
    """Which projects are asked about."""

    project: Project | None
    theme: Theme | None
    year: int | None
    body: Organization | None

    def ask(self, store: Store, on: datetime.date) -> Answer[LoopProgress]:
        return store.loop_progress(on, project=self.project, theme=self.theme, year=self.year, body=self.body)


@dataclass(slots=True)
class Line:
    """A project, or a suggestion: its progress at each date; None where it had no measure."""

    title: str
    values: list[int | None]

    @property
    def last(self) -> int | None:
        return self.values[-1]

    @property
    def moved(self) -> int:
        """The place of the date since which it has stood where it stands."""
        place = len(self.values) - 1
        while place and self.values[place - 1] == self.values[-1]:
            place -= 1
        return place


@dataclass(slots=True)
class Count:
    """Measures of suggestions on a date, without those that are cancelled."""

    promised: int = 0
    completed: int = 0
    late: int = 0
    """Not completed, and their date had passed."""


@dataclass(slots=True)
class Curves:
    """Progress from date to date."""

    project: Project | None
    on: datetime.date
    days: list[datetime.date]
    whole: Line | None
    """Of one project: all of it."""
    lines: list[Line]
    """Of one project its suggestions that have a measure, else each project."""
    without: int
    """So many suggestions, or projects, never had a measure."""
    counts: list[Count]
    cancelled: int
    """Measures that were cancelled by the last date."""
    changes: int
    """On so many dates something may have changed."""
    meta: Meta | None
    """What it rests on."""

    @property
    def is_empty(self) -> bool:
        return not any(count.promised for count in self.counts)

    @property
    def thinned(self) -> bool:
        return len(self.days) < self.changes


@dataclass(slots=True)
class _Moves:
    """The dates on which something may have changed, and that of the first measure."""

    first: datetime.date | None = None
    days: set[datetime.date] = field(default_factory=set)


def read(store: Store, chosen: Chosen, since: datetime.date | None, on: datetime.date, steps: int) -> Curves:
    """Of the projects that are there on the last date."""
    now = chosen.ask(store, on)
    projects = [row.record for row in now if row.parent is None]
    moves = _moves(store, projects, on)
    first = since or moves.first or on
    changed = sorted({first, on} | {day for day in moves.days if first < day < on})
    days = changed if len(changed) <= steps else _even(first, on, steps)
    answers = [now if day == on else chosen.ask(store, day) for day in days]
    shown = _lines(answers, set(projects), chosen.project)
    whole = shown.pop(chosen.project.id, None) if chosen.project else None
    lines = [line for line in shown.values() if line.values.count(None) < len(days)]
    counts = [_count(answer, set(projects), day) for answer, day in zip(answers, days)]
    cancelled = sum(row.status == MeasureStatus.CANCELLED for row in _of_suggestions(now, set(projects)))
    return Curves(chosen.project, on, days, whole, lines, len(shown) - len(lines), counts, cancelled, len(changed), now.meta)


def _moves(store: Store, projects: Iterable[int], on: datetime.date) -> _Moves:
    moves = _Moves()
    for project in projects:
        for measure in store.measures.where(project=project).on(on):
            moves.first = min(moves.first or measure.promised, measure.promised)
            due = last_day(measure.due)
            moves.days |= {day for day in (measure.promised, measure.cancelled, due and due + _DAY) if day is not None}
        moves.days |= {report.reported for report in store.progress.where(project=project).on(on)}
        moves.days |= {entry.struck for entry in store.list_entries.where(project=project, list="suggestion") if entry.struck is not None}
    return moves


def _even(first: datetime.date, on: datetime.date, steps: int) -> list[datetime.date]:
    return sorted({first + datetime.timedelta(days=(on - first).days * place // (steps - 1)) for place in range(steps)})


def _lines(answers: list[Answer[LoopProgress]], projects: set[int], project: Project | None) -> dict[int, Line]:
    """The rows that have a line, by record, in their order on the last date."""
    lines: dict[int, Line] = {}
    for place in (len(answers) - 1, *range(len(answers) - 1)):
        for row in answers[place]:
            if row.project in projects and row.status is None and (project is not None or row.parent is None):
                line = lines.setdefault(row.record, Line(row.title, [None] * len(answers)))
                line.values[place] = row.progress
    return lines


def _of_suggestions(rows: Iterable[LoopProgress], projects: set[int]) -> Iterator[LoopProgress]:
    """The measures that are a part of no other."""
    suggestions = set()
    for row in rows:
        if row.project in projects and row.status is None:
            suggestions.add(row.record)
        elif row.parent in suggestions:
            yield row


def _count(rows: Iterable[LoopProgress], projects: set[int], on: datetime.date) -> Count:
    count = Count()
    for row in _of_suggestions(rows, projects):
        if row.status == MeasureStatus.CANCELLED:
            continue
        count.promised += 1
        count.completed += row.status == MeasureStatus.COMPLETED
        count.late += row.status != MeasureStatus.COMPLETED and has_passed(row.due, on)
    return count
