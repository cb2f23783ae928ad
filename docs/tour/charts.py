#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Three pictures of what the tour's file says: what became of the proposals, how the departments answered, and what was overdue.

    charts.py FILE FOLDER      writes balance, replies and overdue, each as .png and .svg

Nothing in them comes from anywhere but the library's answers. A character that the font lacks is an error, not a small box.
"""
from __future__ import annotations

import pathlib
import sys
import warnings
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

import accounts
import overdue
import sample
import zhengxie
from matplotlib import font_manager, rcParams
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Patch
from report import share
from zhengxie.charts import chinese_font

UNITS = sample.DEPARTMENTS | sample.OTHER_UNITS
INK, QUIET, FAINT, PAPER = "#1f2933", "#616e7c", "#e4e7eb", "#ffffff"
# Dark, middle, light: told apart also in print and by who sees no colours.
STRONG, MIDDLE, LIGHT = "#0f4c5c", "#3c8d93", "#b5dad6"
SLATE, STONE = "#52606d", "#b8c2cc"
NOTE = ("样例数据：仅40件民生提案、11个部门、当场交办见于报道，其余均为虚构。Sample data: the 40 proposals, the 11 departments and the hand-over on the "
        f"spot are published, all else is made up.\n来源 Source: {sample.SOURCE}")


def take_font() -> None:
    """The font of the library's own charts, for these."""
    font = chinese_font()
    for file in (font.regular, font.bold):
        font_manager.fontManager.addfont(file)
    rcParams.update({"font.family": font_manager.FontProperties(fname=font.regular).get_name(), "font.size": 10, "text.color": INK,
                     "xtick.color": QUIET, "svg.hashsalt": "zhengxie"})


@contextmanager
def picture(folder: pathlib.Path, name: str, title: str, zh: str, told: str, bars: list[tuple[str, str]]) -> Iterator[Axes]:
    """A page with a title in both languages, what was counted, horizontal bars with their names, and the source at its foot.

    Every warning is an error: matplotlib warns of a missing glyph, and of nothing else here."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        figure = Figure(figsize=(10.4, 6.8), facecolor=PAPER)
        axes = figure.add_axes((0.245, 0.135, 0.725, 0.665))
        for y, text, size, colour in ((0.945, title, 17, INK), (0.896, zh, 13, INK), (0.848, told, 9.5, QUIET), (0.042, NOTE, 7.4, QUIET)):
            figure.text(0.03, y, text, fontsize=size, color=colour, fontweight="bold" if text is title else "regular", va="center",
                        linespacing=1.5)
        for side in ("top", "right", "left", "bottom"):
            axes.spines[side].set_visible(False)
        axes.tick_params(length=0)
        axes.xaxis.grid(True, color=FAINT, linewidth=0.9)
        axes.set_axisbelow(True)
        axes.set_yticks([])
        axes.set_ylim(len(bars) - 0.45, -0.55)
        for place, (first, second) in enumerate(bars):
            for up, text, size, colour in ((6.5, first, 10.5, INK), (-7, second, 8, QUIET)):
                axes.annotate(text, (0, place), (-9, up), xycoords=axes.get_yaxis_transform(), textcoords="offset points", fontsize=size,
                              color=colour, ha="right", va="center")
        yield axes
        metadata = {"Title": f"{title}　{zh}"}
        figure.savefig(folder / f"{name}.png", dpi=160, metadata=metadata | {"Software": None})
        figure.savefig(folder / f"{name}.svg", metadata=metadata | {"Date": None, "Creator": "libzhengxie"})


def bar(axes: Axes, place: int, start: int, number: int, colour: str) -> int:
    """A part of a bar with its number inside; gives where the next begins. What is not there yet is hatched."""
    if number:
        absent = {"edgecolor": STONE, "hatch": "////"} if colour == PAPER else {"edgecolor": PAPER}
        axes.barh(place, number, left=start, color=colour, height=0.64, linewidth=1.2, **absent)
    if number and colour != STONE:
        axes.annotate(str(number), (start + number / 2, place), color=PAPER if colour in (STRONG, MIDDLE, SLATE) else INK, fontsize=9.5,
                      ha="center", va="center_baseline", bbox={"facecolor": PAPER, "linewidth": 0, "pad": 2} if colour == PAPER else None)
    return start + number


def beside(axes: Axes, place: int, end: float, text: str) -> None:
    axes.annotate(text, (end, place), (6, 0), textcoords="offset points", fontsize=9.5, va="center_baseline")


def legend(axes: Axes, title: str, entries: list[tuple[str, str]], where: str, at: tuple[float, float]) -> None:
    handles = [Patch(facecolor=colour, label=text, edgecolor=STONE if colour == PAPER else colour, hatch="////" if colour == PAPER else None)
               for colour, text in entries]
    axes.legend(handles=handles, title=title, loc=where, bbox_to_anchor=at, fontsize=9, title_fontsize=9.5, alignment="left", borderpad=0.9,
                facecolor=PAPER, edgecolor=PAPER, framealpha=1, handlelength=1.3, handleheight=1.1, labelspacing=0.6)


def balance(store: zhengxie.Store, folder: pathlib.Path) -> None:
    """Each bar begins where the one above ends, so that they add up to what was received."""
    session = store.find_session("十四届三次会议")
    answer = store.balance(session, sample.SUMMER)
    received, filed, *others = (answer.line(key) for key in accounts.RECEIVED)
    others.sort(key=lambda line: -line.numerator)
    n, later = received.numerator, answer.line("filed.withdrawn").numerator
    handed = sum(unit.to_answer for unit in accounts.units(store, session.id, sample.SUMMER))
    told = (f"{store.session_name(session, full=True)}  ·  截至 as of {sample.SUMMER}  ·  n = {n} 件 proposals  ·  "
            "每件计一次 each counts once")
    with picture(folder, "balance", f"Of {n} proposals received, {filed.numerator} were filed", f"收到提案{n}件，立案{filed.numerator}件",
                 told, [(line.zh, line.en) for line in (received, filed, *others)]) as axes:
        bar(axes, 0, 0, n, SLATE)
        end = bar(axes, 1, bar(axes, 1, bar(axes, 1, 0, handed, STRONG), filed.numerator - handed - later, MIDDLE), later, LIGHT)
        beside(axes, 1, end, share(filed.numerator, n))
        for place, line in enumerate(others, 2):
            axes.plot((end, end), (place - 0.68, place - 0.32), color=STONE, linewidth=0.9)
            end = bar(axes, place, end, line.numerator, STONE)
            beside(axes, place, end, share(line.numerator, n))
        legend(axes, f"立案的{filed.numerator}件  The {filed.numerator} filed ones",
               [(STRONG, f"{handed}  交办会当场交办  handed over at the hand-over meeting"),
                (MIDDLE, f"{filed.numerator - handed - later}  会后交办  assigned after the session"),
                (LIGHT, f"{later}  立案后撤案  withdrawn later, still counted as filed")], "upper left", (0.005, 0.77))
        axes.set_xlim(0, n * 1.2)
        axes.set_xticks(range(0, n + 1, 10))
        axes.set_xticklabels([f"{tick} 件" if tick else "0" for tick in range(0, n + 1, 10)])


def replies(store: zhengxie.Store, folder: pathlib.Path) -> None:
    """A bar for each department, as long as what it must answer."""
    meeting = store.activities.where(kind="handover_meeting").one()
    units = accounts.units(store, store.find_session("十四届三次会议").id, sample.SUMMER)
    n, answered = sum(unit.to_answer for unit in units), sum(unit.answered for unit in units)
    classes = accounts.reply_classes(store, sample.SUMMER)
    told = (f"{meeting.begins} {meeting.title} hand-over meeting  ·  截至 as of {sample.SUMMER}  ·  n = {n} 件 proposals, 1 answer each"
            "  ·  会办单位不答复 assisting units do not answer")
    with picture(folder, "replies", f"{answered} of the {n} proposals handed over are answered", f"当场交办{n}件，已答复{answered}件", told,
                 [(unit.name, sample.DEPARTMENTS[unit.name]) for unit in units]) as axes:
        sums = {code: sum(unit.replies.get(code, 0) for unit in units) for code in classes}
        for place, unit in enumerate(units):
            end = 0
            for code, colour in zip(classes, (STRONG, MIDDLE, LIGHT)):
                end = bar(axes, place, end, unit.replies.get(code, 0), colour)
            beside(axes, place, bar(axes, place, end, unit.open, PAPER), str(unit.to_answer))
        entries = [(colour, f"{code}　{entry['zh']}\n{entry['en']}: {share(sums[code], answered, 'replies')}")
                   for (code, entry), colour in zip(classes.items(), (STRONG, MIDDLE, LIGHT))]
        entries.append((PAPER, f"尚未答复\nnot answered yet: {share(n - answered, n, 'proposals')}"))
        legend(axes, "答复类别  Class of the reply", entries, "lower right", (1.0, -0.02))
        longest = max(unit.to_answer for unit in units)
        axes.set_xlim(0, longest * 1.06)
        axes.set_xticks(range(longest + 1))
        axes.set_xticklabels([f"{tick} 件" if tick else "0" for tick in range(longest + 1)])


def overdue_by_unit(store: zhengxie.Store, folder: pathlib.Path) -> None:
    """Two bars for each unit (or proposer) that something waited for: on the one date and on the other."""
    session = store.find_session("十四届三次会议").id
    dates = (sample.FIRST_LIST, sample.SECOND_LIST)
    counts = [Counter(overdue.who(store, line) for line in overdue.lines(store, session, on)) for on in dates]
    names = sorted(set().union(*counts), key=lambda name: (name not in UNITS, -sum(count[name] for count in counts), name))
    first, second = (sum(count.values()) for count in counts)
    told = (f"截至 as of {dates[0]}, {dates[1]}  ·  n = {first}, {second} 项时限 clocks that had run out  ·  "
            "一件提案可有几项 a proposal may have several")
    with picture(folder, "overdue", f"Overdue: {first} clocks in February, {second} in June", f"超期时限：二月{first}项，六月{second}项", told,
                 [(name, UNITS.get(name, "the proposer's form")) for name in names]) as axes:
        for place, name in enumerate(names):
            for up, count, colour in ((-0.19, counts[0], LIGHT), (0.19, counts[1], STRONG)):
                if count[name]:
                    axes.barh(place + up, count[name], color=colour, height=0.34)
                    axes.annotate(str(count[name]), (count[name], place + up), (6, 0), textcoords="offset points", fontsize=9.5,
                                  va="center_baseline")
        legend(axes, "超期清单  The overdue lists", [(LIGHT, f"{dates[0]}　{first}"), (STRONG, f"{dates[1]}　{second}")], "lower right",
               (1.0, -0.02))
        longest = max(max(count.values()) for count in counts)
        axes.set_xlim(0, longest * 1.35)
        axes.set_xticks(range(longest + 1))
        axes.set_xticklabels([f"{tick} 项" if tick else "0" for tick in range(longest + 1)])


def main(file: pathlib.Path, folder: pathlib.Path) -> None:
    take_font()
    with zhengxie.open(file, read_only=True) as store:
        balance(store, folder)
        replies(store, folder)
        overdue_by_unit(store, folder)


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]))
