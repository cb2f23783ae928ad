# SPDX-License-Identifier: MIT
"""Charts, drawn with matplotlib: how a project's loop hangs together, and how far measures had come from date to date.

Every function takes the date as of which it draws; nothing reads today's clock, and nothing is written: `savefig` of the figure does that.
Charts need matplotlib (Debian: python3-matplotlib) and a font with Chinese characters (Debian: fonts-noto-cjk).

    figure = charts.loop_flow(store, project, on=date(2019, 12, 31))
    figure.savefig("flow.png")
"""
from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import TYPE_CHECKING

from . import _curves, _drawing, _flow, _fonts, _wording
from ._curves_page import CurvesPage
from ._flow_page import FlowPage
from ._fonts import ChineseFont
from ._record import Record
from ._wording import Language
from .store import Store

if TYPE_CHECKING:
    from matplotlib.figure import Figure

__all__ = ["ChineseFont", "Language", "chinese_font", "loop_flow", "progress"]


def loop_flow(store: Store, project: int | Record, *, on: datetime.date, language: Language = "zh",
              names: Callable[[str], str] = str, note: str = "") -> Figure:
    """A project's loop as a flow, as of a date: its problems, the suggestions that answer them, the measures that carry those out, what
    they brought about; and where one of these is missing.

    names: how the title of a record is written, e.g. without a prefix that all of them have
    note: what is to stand at the foot of the page
    """
    _wording.checked(language)
    day = _drawing.checked_date("on", on)
    found = _drawing.project_on(store, project, day)
    _drawing.need_matplotlib()
    return FlowPage(_flow.read(store, found, day), language, names, note).draw().figure


def progress(store: Store, *, on: datetime.date, since: datetime.date | None = None, project: int | Record | None = None,
             theme: int | Record | None = None, year: int | None = None, body: int | Record | None = None, steps: int = 200,
             language: Language = "zh", names: Callable[[str], str] = str, note: str = "") -> Figure:
    """How far measures had come, from one date to another: of each project, or of one project and its suggestions; and how many measures
    were promised and completed.

    since: the first date; unless given, that on which the first measure was promised
    project, theme, year, body: which projects, as for Store.loop_progress()
    steps: at most so many dates are asked about. Where something changed on more days, evenly spaced ones are, and the figure says so
    names, note: as for loop_flow()
    """
    _wording.checked(language)
    day = _drawing.checked_date("on", on)
    first = None if since is None else _drawing.checked_date("since", since)
    if first is not None and first > day:
        raise ValueError(f"since: {first} is after {day}")
    if _drawing.checked_whole("steps", steps) < 2:
        raise ValueError("steps: at least 2")
    chosen = _curves.Chosen(None if project is None else _drawing.project_on(store, project, day),
                            None if theme is None else _drawing.found("theme", store.themes, theme),
                            None if year is None else _drawing.checked_whole("year", year),
                            None if body is None else _drawing.found("body", store.organizations, body))
    curves = _curves.read(store, chosen, first, day, steps)
    _drawing.need_matplotlib()
    return CurvesPage(curves, language, names, note).draw().figure


def chinese_font() -> ChineseFont:
    """The font that charts are written in, for charts of one's own: FontProperties(fname=chinese_font().regular)."""
    _drawing.need_matplotlib()
    return _fonts.find()
