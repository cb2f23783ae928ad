# SPDX-License-Identifier: MIT
"""Draws progress over time: above, percent by steps; below, how many measures were promised, completed and late."""
from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence

from . import _wording
from ._curves import Curves, Line
from ._drawing import (
    BROKEN,
    FAINT,
    INK,
    MARGIN,
    MIDDLE,
    PAPER,
    POINTS,
    QUIET,
    STONE,
    STRONG,
    Entries,
    Names,
    Page,
    foot_lines,
    legend,
    legend_height,
    rests_on,
    share,
    spread,
)
from ._wording import Language

WIDTH = 12.8
MOST = 6
"""So many lines are told apart and named; of more, those that are furthest behind."""
_LEFT, _RIGHT = 0.95, 3.9
_UPPER, _LOWER, _BETWEEN = 3.7, 1.5, 0.5
_SIZE, _NOTE = 9.0, 7.6
_APART, _ALONE = 0.2, 0.35
# Told apart by their dashes too.
_STYLES: tuple[tuple[str, object], ...] = (
    (STRONG, "solid"), (BROKEN, (0, (5, 1.6))), ("#7b4ea3", (0, (1.4, 1.2))), ("#a15c07", (0, (7, 1.6, 1.4, 1.6))),
    (MIDDLE, (0, (2.8, 1.2))), ("#33568a", (0, (7, 1.4, 1.4, 1.4, 1.4, 1.4))),
)
_MONTHS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200)


class CurvesPage:
    """One set of curves, in one language."""

    def __init__(self, curves: Curves, language: Language, names: Names, note: str) -> None:
        self.curves, self.language, self.names = curves, language, names
        # The furthest behind first; of two that stand alike, the one that came there later.
        order = sorted(curves.lines, key=lambda line: (101 if line.last is None else line.last, -line.moved))
        self.named, self.grey = order[:MOST], order[MOST:]
        self.foot = foot_lines(self._notes(note), WIDTH - 2 * MARGIN, _NOTE)
        self.page = self._sized()

    def _words(self, zh: str, en: str) -> str:
        return zh if self.language == "zh" else en

    def draw(self) -> Page:
        page = self.page
        top = self._head(page) + 0.3
        bottom = top + _UPPER + _BETWEEN + _LOWER
        if self.curves.is_empty:
            page.write(page.width / 2, top + 0.2, self._nothing(), 12, colour=QUIET, ha="center", gid="nothing")
        else:
            self._axes(top, bottom)
            self._percents(top)
            self._counts(bottom)
        under = page.height - self._foot_height()
        legend(page, under, self._legend())
        page.lines(MARGIN, under + legend_height(page, self._legend()) + 0.12, self.foot, _NOTE, leading=1.45, colour=QUIET, gid="note")
        return page

    def _nothing(self) -> str:
        if self.curves.project is None and not self.curves.lines and not self.curves.without:
            return self._words("截至该日，没有符合条件的课题。", "As of this date there is no such project.")
        return self._words("截至该日尚无措施。", "As of this date there is no measure.")

    def _sized(self) -> Page:
        self.page = Page(WIDTH, 10.0, self.language)
        body = 0.5 if self.curves.is_empty else _UPPER + _BETWEEN + _LOWER + 0.62
        return Page(WIDTH, self._head(self.page) + 0.3 + body + self._foot_height(), self.language)

    def _foot_height(self) -> float:
        return legend_height(self.page, self._legend()) + 0.12 + len(self.foot) * 1.45 * _NOTE / POINTS + 0.2

    # ---- words ----

    def _head(self, page: Page) -> float:
        curves, words = self.curves, self._words
        if curves.project is not None:
            title = self.names(curves.project.title)
            name = page.fitted(words(f"《{title}》", title), WIDTH - 2 * MARGIN, 12.5, 2)
            of = words(f"建议 {len(curves.lines)} 条", f"{len(curves.lines)} suggestions")
            none = words(f"，另 {curves.without} 条没有措施", f", {curves.without} more without a measure")
        else:
            name = []
            of = words(f"课题 {len(curves.lines)} 个", f"{len(curves.lines)} projects")
            none = words(f"，另 {curves.without} 个没有措施", f", {curves.without} more without a measure")
        first, on = (_wording.date(day, self.language) for day in (curves.days[0], curves.on))
        when = words(f"截至{on}", f"as of {on}") if first == on else words(f"{first}至{on}", f"{first} to {on}")
        told = when + words(f"　·　{of}", f"  ·  {of}") + (none if curves.without else "")
        return page.head(words("措施进度", "How far the measures have come"), name, [told])

    def _notes(self, note: str) -> list[str]:
        curves, words = self.curves, self._words
        notes = []
        if self.grey:
            notes.append(words(f"注明名称的是进度最慢的 {MOST} 条线；其余 {len(self.grey)} 条为灰线。",
                               f"Lines with a name: the {MOST} that are furthest behind. In grey: the rest, {len(self.grey)}."))
        if curves.thinned:
            notes.append(words(f"可能有变动的日期共 {curves.changes} 个，图中均匀取 {len(curves.days)} 个日期。",
                               f"Something may have changed on {curves.changes} dates; {len(curves.days)} evenly spaced ones are shown."))
        elif len(curves.days) > 1:
            notes.append(words(f"在每一个可能有变动的日期取值（{len(curves.days)} 个），其间保持不变。",
                               f"Shown on each date on which something may have changed ({len(curves.days)}); between, all stood still."))
        if curves.cancelled:
            notes.append(words(f"截至该日已取消的 {curves.cancelled} 项措施，自取消之日起不计入。",
                               f"Cancelled by then, and not counted since that day: measures: {curves.cancelled}."))
        counted = words("口径：措施数为直接落实建议的措施，分解的部分计入其进度。", "Counted: measures of suggestions; their parts are in their progress. ")
        notes.append(counted + rests_on(curves.meta, self.language))
        return [*notes, note] if note else notes

    def _legend(self) -> Entries:
        words = self._words

        def area(fill: str, line: str, hatch: str | None = None) -> Callable[[Page, float, float], object]:
            return lambda page, x, y: page.box(x, y - 0.075, 0.46, 0.15, fill=fill, line=line, hatch=hatch)

        return [
            (area(STRONG, INK), words("已完成的措施", "measures completed")),
            (area(PAPER, BROKEN, "////"), words("逾期未完成", "past their date, not completed")),
            (area(PAPER, INK), words("未到期限或无期限，未完成", "not completed, and there is time")),
        ]

    # ---- axes ----

    def _x(self, day: datetime.date, *, late: bool = False) -> float:
        """Where a day is; the only one has a width, from early to late."""
        first, last = self.curves.days[0], self.curves.days[-1]
        if first == last:
            return WIDTH - _RIGHT - (0.0 if late else _ALONE)
        return _LEFT + (WIDTH - _RIGHT - _LEFT) * (day - first).days / (last - first).days

    def _axes(self, top: float, bottom: float) -> None:
        page, end = self.page, WIDTH - _RIGHT
        page.write(_LEFT - 0.55, top - 0.2, self._words("进度（%）", "Progress (%)"), _SIZE, colour=QUIET, gid="axis")
        page.write(_LEFT - 0.55, top + _UPPER + _BETWEEN - 0.2, self._words("措施（项）", "Measures"), _SIZE, colour=QUIET, gid="axis")
        for percent in range(0, 101, 20):
            y = top + _UPPER * (1 - percent / 100)
            page.line((_LEFT, end), (y, y), colour=FAINT if percent else STONE, thick=0.8, above=1)
            page.write(_LEFT - 0.1, y, str(percent), 8.4, colour=QUIET, ha="right", gid="tick")
        page.line((_LEFT, end), (bottom, bottom), colour=STONE, thick=0.8, above=4)
        for day in ticks(self.curves.days[0], self.curves.on):
            x = self._x(day)
            if x - _LEFT < 0.4 or end - x < 0.4:
                continue
            for y in (top, top + _UPPER + _BETWEEN):
                page.line((x, x), (y, y + (_UPPER if y == top else _LOWER)), colour=FAINT, thick=0.6, above=0.5)
            page.line((x, x), (bottom, bottom + 0.06), colour=STONE, thick=0.8)
            page.write(x, bottom + 0.18, day.isoformat(), 8.4, colour=QUIET, ha="center", gid="date")
        for day in {self.curves.days[0], self.curves.on}:
            page.write(self._x(day, late=True), bottom + 0.38, day.isoformat(), 8.4, bold=True, ha="center", gid="date")
            page.line((self._x(day, late=True),) * 2, (bottom, bottom + 0.3), colour=INK, thick=0.6)

    def _stepped(self, values: Sequence[int | None], y: Callable[[int], float]) -> list[tuple[list[float], list[float]]]:
        """The pieces of a line that stands still from date to date, and breaks off where there is nothing."""
        pieces: list[tuple[list[float], list[float]]] = []
        days = self.curves.days
        for place, value in enumerate(values):
            if value is None:
                continue
            if not place or values[place - 1] is None:
                pieces.append(([], []))
            until = days[min(place + 1, len(days) - 1)]
            pieces[-1][0].extend((self._x(days[place]), self._x(until, late=True)))
            pieces[-1][1].extend((y(value), y(value)))
        return pieces

    # ---- percent ----

    def _percents(self, top: float) -> None:
        page = self.page

        def y(percent: int) -> float:
            return top + _UPPER * (1 - percent / 100)

        def draw(line: Line, colour: str, thick: float, style: object, gid: str, above: float) -> None:
            for xs, ys in self._stepped(line.values, y):
                page.line(xs, ys, colour=colour, thick=thick, style=style, gid=gid, above=above)
            if line.last is not None:
                page.box(self._x(self.curves.on, late=True) - 0.03, y(line.last) - 0.03, 0.06, 0.06, fill=colour, line=colour, above=above)

        for line in self.grey:
            draw(line, STONE, 0.9, "solid", "line:grey", 2)
        labelled: list[tuple[Line, str, object, float]] = []
        for line, (colour, style) in zip(self.named, _STYLES):
            draw(line, colour, 1.7, style, "line", 3)
            labelled.append((line, colour, style, 1.7))
        if self.curves.whole is not None:
            draw(self.curves.whole, INK, 3.6, "solid", "line:whole", 2.5)
            labelled.append((self.curves.whole, INK, "solid", 3.6))
        labelled = [each for each in labelled if each[0].last is not None]
        labelled.sort(key=lambda each: (-(each[0].last or 0), each[0] is not self.curves.whole))
        places = spread([y(line.last or 0) for line, *_ in labelled], 0.3, top - 0.1, top + _UPPER + 0.1)
        for (line, colour, style, thick), place in zip(labelled, places):
            self._name(line, y(line.last or 0), place, colour, style, thick)

    def _name(self, line: Line, end: float, place: float, colour: str, style: object, thick: float) -> None:
        page, x = self.page, WIDTH - _RIGHT
        page.line((x + 0.05, x + 0.25), (end, place), colour=STONE, thick=0.6)
        page.line((x + 0.28, x + 0.72), (place, place), colour=colour, thick=thick, style=style)
        whole = line is self.curves.whole
        percent = f"{line.last}%" if self.language == "zh" else f"{line.last} %"
        page.write(x + 1.18, place, percent, _SIZE, bold=whole, ha="right", gid="percent")
        title = self._words("课题总进度", "the whole project") if whole else self.names(line.title)
        lines = page.fitted(title, _RIGHT - 1.26 - MARGIN * 0.6, 8.4, 1, bold=whole)
        page.lines(x + 1.26, place, lines, 8.4, bold=whole, gid="name-of-line")

    # ---- counts ----

    def _counts(self, bottom: float) -> None:
        page, counts = self.page, self.curves.counts
        most = max(count.promised for count in counts)
        scale = _LOWER / most
        for place, count in enumerate(counts):
            x = self._x(self.curves.days[place])
            width = self._x(self.curves.days[min(place + 1, len(counts) - 1)], late=True) - x
            open_ = count.promised - count.completed - count.late
            y = bottom
            parts = ((count.completed, STRONG, STRONG, None), (count.late, PAPER, BROKEN, "////"), (open_, PAPER, PAPER, None))
            for number, fill, line, hatch in parts:
                if number:
                    page.box(x, y - number * scale, width, number * scale, fill=fill, line=line, thick=0.0, hatch=hatch, above=2)
                y -= number * scale
        edges: list[tuple[list[int | None], str, str]]
        edges = [([count.completed for count in counts], STRONG, "count:completed"),
                 ([count.completed + count.late if count.late else None for count in counts], BROKEN, "count:late"),
                 ([count.promised for count in counts], INK, "count:promised")]
        for values, colour, gid in edges:
            for xs, ys in self._stepped(values, lambda value: bottom - value * scale):
                page.line(xs, ys, colour=colour, thick=1.6 if gid == "count:promised" else 0.9, gid=gid, above=3)
        self._tell_counts(bottom, scale, most)

    def _tell_counts(self, bottom: float, scale: float, most: int) -> None:
        page, x, words = self.page, WIDTH - _RIGHT, self._words
        for number in sorted({0, most}):
            page.write(_LEFT - 0.1, bottom - number * scale, str(number), 8.4, colour=QUIET, ha="right", gid="tick")
        now = self.curves.counts[-1]
        late, completed = (share(number, now.promised, self.language) for number in (now.late, now.completed))
        told = [(now.promised, words(f"已承诺、未取消 {now.promised} 项", f"promised, not cancelled {now.promised}"), "count:promised"),
                (now.completed + now.late, words("逾期未完成 ", "past their date ") + late, "count:late"),
                (now.completed, words("已完成 ", "completed ") + completed, "count:completed")]
        told = [line for line in told if line[2] != "count:late" or now.late]
        places = spread([bottom - number * scale for number, *_ in told], _APART, bottom - _LOWER - 0.1, bottom + 0.1)
        for (number, text, gid), place in zip(told, places):
            page.line((x + 0.05, x + 0.25), (bottom - number * scale, place), colour=STONE, thick=0.6)
            page.write(x + 0.3, place, text, _SIZE, gid=gid)


def ticks(first: datetime.date, last: datetime.date, most: int = 8) -> list[datetime.date]:
    """The beginnings of months, or of days where that is all there is: no more than so many."""
    if (last - first).days <= 62:
        step = max(1, -(-(last - first).days // (most - 1)))
        return [first + datetime.timedelta(days=number) for number in range(step, (last - first).days, step)]
    begin = first.year * 12 + first.month
    months = range(begin, last.year * 12 + last.month)
    for step in _MONTHS:
        found = [datetime.date(number // 12, number % 12 + 1, 1) for number in months if number % step == 0]
        if len(found) <= most:
            return found
    return []
