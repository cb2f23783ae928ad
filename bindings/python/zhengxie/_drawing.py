# SPDX-License-Identifier: MIT
"""What charts are drawn with: a page in inches, from the top left corner, that uses nothing of matplotlib's global state."""
from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

from . import _fonts, _wording
from ._answer import Meta
from ._collection import Collection
from ._record import Record, id_of
from ._wording import Language
from .errors import NotFound
from .records import Project
from .store import Store

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

INK, QUIET, STONE, FAINT, PAPER = "#1f2933", "#52606d", "#9aa5b1", "#e4e7eb", "#ffffff"
# Dark, middle, light: told apart also in print and by who sees no colours. What is broken has a shape of its own beside its colour.
STRONG, MIDDLE, LIGHT, BROKEN = "#0f4c5c", "#3c8d93", "#cfe6e3", "#b42318"
POINTS = 72
MARGIN = 0.4
DPI = 150
Names = Callable[[str], str]
R = TypeVar("R", bound=Record)


class Page:
    """A figure whose one unit is an inch."""

    def __init__(self, width: float, height: float, language: Language) -> None:
        from matplotlib.figure import Figure

        self.width, self.height, self.language = width, height, language
        self.face, self.bold = _fonts.faces()
        self.figure: Figure = Figure(figsize=(width, height), dpi=DPI, facecolor=PAPER, edgecolor=PAPER, layout="none")
        self.axes: Axes = self.figure.add_axes((0, 0, 1, 1), frame_on=False)
        self.axes.set_axis_off()
        self.axes.set_xlim(0, width)
        self.axes.set_ylim(height, 0)

    def words(self, zh: str, en: str) -> str:
        return zh if self.language == "zh" else en

    def write(self, x: float, y: float, text: str, size: float = 8, *, bold: bool = False, colour: str = INK, ha: str = "left",
              gid: str | None = None) -> None:
        """One line; y is its middle."""
        face = self.bold if bold else self.face
        self.axes.text(x, y + 0.36 * size / POINTS, face.shown(text), color=colour, ha=ha, va="baseline", gid=gid, zorder=5,
                       **text_style(size, bold=bold))

    def lines(self, x: float, y: float, lines: Sequence[str], size: float, *, leading: float = 1.35, bold: bool = False, colour: str = INK,
              gid: str | None = None) -> float:
        """Lines below one another, the first with its middle at y; gives where the next would be."""
        for line in lines:
            self.write(x, y, line, size, bold=bold, colour=colour, gid=gid)
            y += leading * size / POINTS
        return y

    def fitted(self, text: str, width: float, size: float, most: int, *, bold: bool = False) -> list[str]:
        """A text in at most so many lines that are not wider, in inches."""
        face = self.bold if bold else self.face
        return face.fitted(face.shown(text), width * POINTS, size, most)

    def width_of(self, text: str, size: float) -> float:
        return self.face.width(self.face.shown(text), size) / POINTS

    def box(self, x: float, y: float, width: float, height: float, *, fill: str = PAPER, line: str = STONE, thick: float = 0.7,
            dashed: bool = False, hatch: str | None = None, gid: str | None = None, above: float = 3) -> None:
        """A rectangle from its upper left corner; a hatch has the line's colour."""
        from matplotlib.patches import Rectangle

        self.axes.add_patch(Rectangle((x, y), width, height, facecolor=fill, edgecolor=line, linewidth=thick, hatch=hatch, gid=gid,
                                      zorder=above, linestyle=(0, (3, 2)) if dashed else "solid", antialiased=True, joinstyle="miter"))

    def line(self, x: Sequence[float], y: Sequence[float], *, colour: str = INK, thick: float = 1.0, style: Any = "solid",
             gid: str | None = None, above: float = 3) -> None:
        from matplotlib.lines import Line2D

        self.axes.add_line(Line2D(x, y, color=colour, linewidth=thick, linestyle=style, marker="None", gid=gid, zorder=above,
                                  solid_capstyle="butt", dash_capstyle="butt", drawstyle="default", antialiased=True))

    def band(self, left: tuple[float, float, float], right: tuple[float, float, float], *, gid: str | None = None) -> None:
        """A curved band from one place (x, top, bottom) to another."""
        from matplotlib.patches import PathPatch
        from matplotlib.path import Path

        (x, top, bottom), (x2, top2, bottom2) = left, right
        middle = (x + x2) / 2
        points = [(x, top), (middle, top), (middle, top2), (x2, top2),
                  (x2, bottom2), (middle, bottom2), (middle, bottom), (x, bottom), (x, top)]
        codes = [Path.MOVETO, *[Path.CURVE4] * 3, Path.LINETO, *[Path.CURVE4] * 3, Path.CLOSEPOLY]
        self.axes.add_patch(PathPatch(Path(points, codes), facecolor=LIGHT, edgecolor=MIDDLE, linewidth=0.35, alpha=0.85, gid=gid, zorder=1,
                                      antialiased=True))

    def break_off(self, x: float, y: float, length: float, *, gid: str | None = None) -> None:
        """A link that is not there: a dashed line that ends in a cross."""
        end, arm = x + length, 0.045
        self.line((x, end - 1.6 * arm), (y, y), colour=BROKEN, thick=1.3, style=(0, (2.2, 1.6)))
        self.line((end - arm, end + arm), (y - arm, y + arm), colour=BROKEN, thick=1.5, gid=gid)
        self.line((end - arm, end + arm), (y + arm, y - arm), colour=BROKEN, thick=1.5)

    def arrow(self, x: float, y: float, length: float, *, gid: str | None = None) -> None:
        """A link that leads on."""
        end, arm = x + length, 0.05
        self.line((x, end), (y, y), colour=STRONG, thick=1.3, gid=gid)
        self.line((end - 1.3 * arm, end, end - 1.3 * arm), (y - arm, y, y + arm), colour=STRONG, thick=1.3)

    def head(self, title: str, name: Sequence[str], told: Sequence[str]) -> float:
        """Title, name of what is shown, and what was counted; gives where it ends."""
        y = self.lines(MARGIN, 0.42, self.fitted(title, self.width - 2 * MARGIN, 17, 1, bold=True), 17, bold=True, gid="title")
        y = self.lines(MARGIN, y + 0.02, name, 12.5, gid="name")
        return self.lines(MARGIN, y + 0.02, told, 9, leading=1.5, colour=QUIET, gid="told") + 0.08


def text_style(size: float, *, bold: bool = False) -> dict[str, Any]:
    """How matplotlib is told to write: in our font, and what looks like mathematics as it stands."""
    from matplotlib.font_manager import FontProperties

    return {"fontproperties": FontProperties(fname=_fonts.faces()[bold].path, size=size), "parse_math": False, "usetex": False}


def foot_lines(notes: Sequence[str], width: float, size: float) -> list[str]:
    """Notes at the foot of a page, in as many lines as they take."""
    face = _fonts.faces()[0]
    return [line for note in notes for text in note.splitlines() for line in face.fitted(face.shown(text), width * POINTS, size, 99)]


def need_matplotlib() -> None:
    try:
        import matplotlib.figure  # noqa: F401
    except ImportError:
        raise ImportError("charts need matplotlib; as Debian's package: python3-matplotlib") from None


def found(name: str, collection: Collection[R], record: int | Record) -> R:
    """The record that an argument stands for; NotFound names the argument."""
    try:
        return collection[id_of(record, name)]
    except NotFound as error:
        raise NotFound(f"{name}: {error.message}", f"{name}：{error.message_zh}", record=error.record, id=error.id, field=name,
                       rule=error.rule) from None


def project_on(store: Store, project: int | Record, on: datetime.date) -> Project:
    """The project, which had been proposed by the date, and not dropped."""
    one = found("project", store.projects, project)
    if one.proposed > on:
        raise ValueError(f"project: it was proposed on {one.proposed}, after {on}")
    if one.dropped is not None and one.dropped <= on:
        raise ValueError(f"project: it was dropped on {one.dropped}")
    return one


def checked_whole(name: str, number: object) -> int:
    if isinstance(number, bool) or not isinstance(number, int):
        wrong_type(name, "int", number)
    return number


def checked_date(name: str, date: object) -> datetime.date:
    """A complete date, of the calendar and not of the clock."""
    if isinstance(date, datetime.datetime) or not isinstance(date, datetime.date):
        wrong_type(name, "datetime.date", date)
    return date


def wrong_type(name: str, wanted: str, given: object) -> NoReturn:
    raise TypeError(f"{name}: expected {wanted}, not {type(given).__name__}")


def share(part: int, whole: int, language: Language) -> str:
    """44/47（93.6%）, or 44 of 47 (93.6 %); rounded half up. Of nothing there is no share."""
    of = f"{part}/{whole}" if language == "zh" else f"{part} of {whole}"
    percent = _wording.percent(part, whole)
    if percent is None:
        return of
    return f"{of}（{percent}%）" if language == "zh" else f"{of} ({percent} %)"


def rests_on(meta: Meta | None, language: Language) -> str:
    """How progress is counted, and from which entries of the journal."""
    if meta is None:
        return ""
    entry = meta.head.partition("-")[0]
    if language == "zh":
        return f"{meta.definition_zh}。依据日志至第 {entry} 条。"
    return f"Progress: {meta.definition}. As of entry {entry} of the journal."


Entries = list[tuple[Callable[[Page, float, float], object], str]]
_SAMPLE, _LEGEND, _LINE = 0.46, 8.2, 0.24


def _rows(page: Page, entries: Entries) -> list[list[tuple[float, Callable[[Page, float, float], object], str]]]:
    rows: list[list[tuple[float, Callable[[Page, float, float], object], str]]] = [[]]
    x = MARGIN
    for draw, text in entries:
        width = _SAMPLE + 0.08 + page.width_of(text, _LEGEND) + 0.26
        if rows[-1] and x + width > page.width - MARGIN:
            rows.append([])
            x = MARGIN
        rows[-1].append((x, draw, text))
        x += width
    return rows


def legend(page: Page, top: float, entries: Entries) -> None:
    """A sample of each sign with what it says, in as many rows as they take."""
    for place, row in enumerate(_rows(page, entries)):
        y = top + _LINE * (place + 0.5)
        for x, draw, text in row:
            draw(page, x, y)
            page.write(x + _SAMPLE + 0.08, y, text, _LEGEND, gid="legend")


def legend_height(page: Page, entries: Entries) -> float:
    return _LINE * len(_rows(page, entries))


def spread(wanted: Sequence[float], apart: float, top: float, bottom: float) -> list[float]:
    """Places that are so far apart and as near as can be to what is wanted, which rises; within the limits, where there is room."""
    groups: list[tuple[float, int]] = []
    for number, place in enumerate(wanted):
        groups.append((place - apart * number, 1))
        while len(groups) > 1 and groups[-2][0] > groups[-1][0]:
            (first, many), (second, more) = groups[-2:]
            groups[-2:] = [((first * many + second * more) / (many + more), many + more)]
    flat = [place for place, many in groups for _ in range(many)]
    limit = bottom - apart * (len(flat) - 1)
    return [max(min(place, limit), top) + apart * number for number, place in enumerate(flat)]
