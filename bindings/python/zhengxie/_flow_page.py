# SPDX-License-Identifier: MIT
"""Draws the flow of a loop: four columns of cards, bands where they hang together, and a dashed line with a cross where they should."""
from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from . import _wording
from ._drawing import (
    BROKEN,
    INK,
    LIGHT,
    MARGIN,
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
)
from ._flow import EffectNode, Flow, MeasureNode, ProblemNode, SuggestionNode
from ._wording import Language
from .records import Effect, MeasureStatus
from .schema import enum_labels

WIDTH = 14.4
_GAP = 0.75
_WIDTHS = (2.4, 2.75, 3.15, 2.7)
_STRIP, _GAUGE, _PAD, _STUB = 0.13, 0.46, 0.07, 0.4
_SIZE, _TAG, _NOTE = 9.4, 8.6, 8.0
_CARD = 0.048
_LEAD = 1.28


@dataclass(frozen=True, slots=True)
class _Card:
    """Where a node is drawn."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.x + self.width

    @property
    def bottom(self) -> float:
        return self.y + self.height

    @property
    def middle(self) -> float:
        return self.y + self.height / 2


class _Rows:
    """Gives room from top to bottom: a row each to what has nothing beside it, and between groups a gap."""

    def __init__(self, top: float, flow: Flow) -> None:
        slots = sum(problem.slots for problem in flow.problems) + sum(suggestion.slots for suggestion in flow.loose)
        self.y = top
        together = any(len(measure.rows) > 1 and measure.slots == 1 for measure in flow.measures)
        self.row = 0.27 if slots > 26 and not together else 0.42

    def take(self, slots: int = 1) -> tuple[float, float]:
        top = self.y
        self.y += slots * self.row
        return top, self.y

    def gap(self, inches: float) -> None:
        self.y += inches


class FlowPage:
    """One flow, in one language."""

    def __init__(self, flow: Flow, language: Language, names: Names, note: str) -> None:
        self.flow, self.names, self.counts = flow, names, flow.counted()
        self.language = language
        self.xs = [MARGIN + sum(_WIDTHS[:place]) + _GAP * place for place in range(4)]
        self.foot = foot_lines(self._notes(note), WIDTH - 2 * MARGIN, _NOTE)
        self.headings = self._headings()
        self.page = self._sized()

    def _words(self, zh: str, en: str) -> str:
        return zh if self.language == "zh" else en

    def draw(self) -> Page:
        page, flow = self.page, self.flow
        y = self._head(page)
        for x, (title, *lines) in zip(self.xs, self.headings):
            page.write(x, y + 0.08, title, 12, bold=True, gid="heading")
            page.lines(x, y + 0.3, lines, 8.8, colour=QUIET, gid="share")
            page.line((x, x + _WIDTHS[self.xs.index(x)]), (y + self._heading_height() - 0.05,) * 2, colour=STONE, thick=0.8)
        rows = _Rows(y + self._heading_height() + 0.06, flow)
        self._body(rows)
        if flow.is_empty:
            nothing = self._words("截至该日，三张清单中尚无问题和建议。", "As of this date there is no problem and no suggestion on the lists.")
            page.write(page.width / 2, rows.y + 0.35, nothing, 12, colour=QUIET, ha="center", gid="nothing")
        bottom = page.height - self._foot_height()
        legend(page, bottom, self._legend())
        page.lines(MARGIN, bottom + legend_height(page, self._legend()) + 0.12, self.foot, _NOTE, leading=1.45, colour=QUIET, gid="note")
        return page

    # ---- room ----

    def _sized(self) -> Page:
        """A page as high as what is on it: it is laid out once on one that is too high."""
        self.page = Page(WIDTH, 10.0, self.language)
        top = self._head(self.page) + self._heading_height() + 0.06
        rows = _Rows(top, self.flow)
        self._place(rows, lambda *_: None)
        return Page(WIDTH, max(rows.y, top + (0.75 if self.flow.is_empty else 0.4)) + 0.2 + self._foot_height(), self.language)

    def _foot_height(self) -> float:
        return legend_height(self.page, self._legend()) + 0.12 + len(self.foot) * 1.45 * _NOTE / POINTS + 0.2

    def _heading_height(self) -> float:
        return 0.32 + max(len(heading) - 1 for heading in self.headings) * 1.35 * 8.8 / POINTS

    # ---- words ----

    def _head(self, page: Page) -> float:
        flow = self.flow
        title = self.names(flow.project.title)
        name = page.fitted(self._words(f"《{title}》", title), WIDTH - 2 * MARGIN, 12.5, 2)
        told = self._words(f"截至{_wording.date(flow.on, 'zh')}", f"as of {_wording.date(flow.on, 'en')}")
        if flow.progress is not None:
            told += self._words(f"　·　措施总进度 {flow.progress}%", f"  ·  progress of all measures {flow.progress} %")
        return page.head(self._words("履职闭环：从问题到成效", "The loop of duty: from problems to effects"), name, [told])

    def _headings(self) -> list[list[str]]:
        n, words = self.counts, self._words

        def line(zh: str, en: str, part: int, whole: int) -> str:
            return words(zh, en) + " " + share(part, whole, self.language)

        measures = [line("已完成", "completed", n["completed"], n["measures"]),
                    line("已完成而有效果", "of those with an effect", n["completed"] - n["idle"], n["completed"])]
        if n["late"]:
            measures.append(line("逾期未完成", "past their date", n["late"], n["measures"]))
        return [
            [words(f"问题 {n['problems']} 项", f"Problems: {n['problems']}"),
             line("有对应建议", "answered by a suggestion", n["answered"], n["problems"])],
            [words(f"建议 {n['suggestions']} 条", f"Suggestions: {n['suggestions']}"),
             line("已分解为措施", "broken down", n["broken_down"], n["suggestions"])],
            [words(f"措施 {n['measures']} 项", f"Measures: {n['measures']}"), *measures],
            [words(f"效果 {n['effects']} 项", f"Effects: {n['effects']}"), line("已反馈来源", "told to the origin", n["told"], n["effects"])],
        ]

    def _notes(self, note: str) -> list[str]:
        flow, words = self.flow, self._words
        notes = []
        if flow.cancelled:
            notes.append(words(f"另有 {flow.cancelled} 项措施在该日前已取消，不计入，图中未画。",
                               f"Cancelled by then, so neither counted nor drawn: measures: {flow.cancelled}."))
        if flow.replaced:
            notes.append(words(f"另有 {flow.replaced} 条清单条目（及其措施）属于该日前已被替代的文件，不计入，图中未画。",
                               f"Of documents replaced by then, neither counted nor drawn, nor their measures: entries: {flow.replaced}."))
        counted = words("口径：直接落实建议的措施；分解的部分计入其进度，部分的效果列在其旁。",
                        "Counted: measures of a suggestion; their parts are in their progress, and effects of parts stand beside them. ")
        notes.append(counted + rests_on(flow.meta, self.language))
        return [*notes, note] if note else notes

    def _legend(self) -> Entries:
        words = self._words
        labels = {code: words(zh, en) for code, (en, zh) in enum_labels("measure_status").items()}

        def gauge(percent: int) -> Callable[[Page, float, float], object]:
            return lambda page, x, y: self._gauge(page, _Card(x, y - 0.075, _GAUGE, 0.15), percent)

        entries: Entries = [
            (lambda page, x, y: page.band((x, y - 0.07, y + 0.07), (x + 0.46, y - 0.07, y + 0.07)), words("环节相接", "linked")),
            (self._broken, words("断开：其后的环节缺失", "broken: what should follow is missing")),
            (lambda page, x, y: page.arrow(x, y, 0.46), words("效果已反馈来源", "told to the origin")),
            (gauge(100), labels["completed"]),
            (gauge(50), labels["under_way"] + words("（涂黑为进度）", " (filled: progress)")),
            (gauge(0), labels["not_started"]),
            (lambda page, x, y: page.box(x, y - 0.075, 0.46, 0.15, line=INK, thick=1.8), words("粗框：逾期未完成", "heavy frame: past its date")),
        ]
        if any(len(measure.rows) > 1 for measure in self.flow.measures):
            entries.append((lambda page, x, y: page.box(x, y - 0.075, 0.46, 0.15, fill=LIGHT, line=INK, hatch="////"),
                            words("一条建议的措施合并为一栏，其中推进中的", "of the measures of a suggestion, together: under way")))
        return entries

    def _broken(self, page: Page, x: float, y: float) -> None:
        page.box(x, y - 0.075, 0.24, 0.15, line=BROKEN, thick=1.1, dashed=True)
        page.break_off(x + 0.24, y, 0.18)

    # ---- nodes ----

    def _body(self, rows: _Rows) -> None:
        cards: dict[int, _Card] = {}
        order: list[tuple[object, _Card]] = []
        top = rows.y

        def keep(node: object, card: _Card) -> None:
            cards[id(node)] = card
            order.append((node, card))

        self._place(rows, keep)
        for node, card in order:
            self._card(node, card)
        self._links(cards)
        if not self.flow.is_empty:
            for place, nodes in enumerate((self.flow.problems, self.flow.suggestions, self.flow.measures, self.flow.effects)):
                if not nodes:
                    self.page.write(self.xs[place] + _PAD, top + 0.14, self._words("尚无", "none yet"), _SIZE, colour=QUIET, gid="none")

    def _place(self, rows: _Rows, keep: Callable[[object, _Card], None]) -> None:
        """What hangs together stands side by side; a suggestion beside the first problem that it answers."""
        for problem in self.flow.problems:
            top = rows.y
            if problem.own:
                self._place_suggestions(rows, problem.own, keep)
            else:
                rows.take()
            keep(problem, self._card_at(0, top, rows.y))
            rows.gap(0.12)
        self._place_suggestions(rows, self.flow.loose, keep)

    def _place_suggestions(self, rows: _Rows, suggestions: Sequence[SuggestionNode], keep: Callable[[object, _Card], None]) -> None:
        for place, suggestion in enumerate(suggestions):
            if place:
                rows.gap(0.06)
            top = rows.y
            for measure in suggestion.measures:
                begun = rows.y
                for effect in measure.effects:
                    keep(effect, self._card_at(3, *rows.take()))
                if not measure.effects:
                    rows.take()
                keep(measure, self._card_at(2, begun, rows.y))
            if not suggestion.measures:
                rows.take()
            keep(suggestion, self._card_at(1, top, rows.y))

    def _card_at(self, column: int, top: float, bottom: float) -> _Card:
        return _Card(self.xs[column], top + _CARD / 2, _WIDTHS[column], bottom - top - _CARD)

    def _card(self, node: object, card: _Card) -> None:
        words = self._words
        if isinstance(node, ProblemNode):
            self._entry(card, "problem", self.names(node.title), "" if node.answered else words("无建议", "no suggestion"), node.answered)
        elif isinstance(node, SuggestionNode):
            tag = words("无措施", "no measure") if not node.measures else self._percent(node.progress)
            self._entry(card, "suggestion", self.names(node.title), tag, bool(node.measures))
        elif isinstance(node, MeasureNode):
            self._measure(card, node)
        elif isinstance(node, EffectNode):
            self._effect(card, node)

    def _percent(self, percent: int | None) -> str:
        return "–" if percent is None else self._words(f"{percent}%", f"{percent} %")

    def _frame(self, card: _Card, kind: str, whole: bool, late: bool = False) -> None:
        """A card's frame tells in print what its colour tells on a screen."""
        gid = f"{kind}:{'whole' if whole else 'broken'}{':late' if late else ''}"
        line, thick = (INK, 1.8) if late else (STONE, 0.7) if whole else (BROKEN, 1.1)
        self.page.box(card.x, card.y, card.width, card.height, gid=gid, above=2, line=line, thick=thick, dashed=not whole and not late)
        if not whole:
            self.page.break_off(card.right + 0.02, card.middle, _STUB, gid=f"{kind}:break")

    def _strip(self, page: Page, card: _Card, whole: bool) -> None:
        if whole:
            page.box(card.x, card.y, _STRIP, card.height, fill=STRONG, line=STRONG, thick=0.5)
        else:
            page.box(card.x, card.y, _STRIP, card.height, line=BROKEN, thick=0.5, hatch="//////")

    def _gauge(self, page: Page, card: _Card, percent: int) -> None:
        page.box(card.x, card.y, _GAUGE, card.height, line=INK, thick=0.6)
        if percent:
            page.box(card.x, card.y, _GAUGE * percent / 100, card.height, fill=STRONG, line=INK, thick=0.6)

    def _entry(self, card: _Card, kind: str, title: str, tag: str, whole: bool) -> None:
        self._frame(card, kind, whole)
        self._strip(self.page, card, whole)
        self._label(card, kind, title, _STRIP, tag, INK if whole else BROKEN)

    def _label(self, card: _Card, kind: str, text: str, left: float, tag: str, colour: str) -> None:
        """The text from the left, as far as the tag at the right lets it."""
        page = self.page
        room = card.width - left - 2 * _PAD
        if tag:
            page.write(card.right - _PAD, card.middle, tag, _TAG, colour=colour, ha="right", gid=f"{kind}:tag")
            room -= page.width_of(tag, _TAG) + _PAD
        step = _LEAD * _SIZE / POINTS
        lines = page.fitted(text, room, _SIZE, max(1, int((card.height - 0.04) / step)))
        page.lines(card.x + left + _PAD, card.middle - step * (len(lines) - 1) / 2, lines, _SIZE, leading=_LEAD, gid=f"{kind}:label")

    def _measure(self, card: _Card, node: MeasureNode) -> None:
        words, page = self._words, self.page
        late = words("逾期 ", "late ") if node.late else ""
        self._frame(card, "measure", not node.idle, bool(node.late))
        if len(node.rows) == 1:
            (row,) = node.rows
            self._gauge(page, card, row.progress or 0)
            tag = late + (words("未启动", "not started") if row.status == MeasureStatus.NOT_STARTED else self._percent(row.progress))
            self._label(card, "measure", self.names(row.title), _GAUGE, tag, INK)
            return
        self._composition(card, node)
        counts = [(node.completed, "已完成", "completed"), (node.count(MeasureStatus.UNDER_WAY), "推进中", "under way"),
                  (node.count(MeasureStatus.NOT_STARTED), "未启动", "not started")]
        rest = [(node.late, "逾期", "past their date"), (node.idle, "完成而无效果", "completed without effect")]
        n = len(node.rows)
        lines = [words(f"{n} 项：{_told(counts, '{1} {0}', '、', 1)}", f"{n}: {_told(counts, '{0} {1}', ', ', 2)}"),
                 words(_told(rest, "{1} {0}", "、", 1), _told(rest, "{0} {1}", ", ", 2))]
        room = card.width - _GAUGE - 2 * _PAD
        lines = [line for line in lines if line]
        size = min(_TAG, *(_TAG * room / page.width_of(line, _TAG) for line in lines))
        step = _LEAD * size / POINTS
        page.lines(card.x + _GAUGE + _PAD, card.middle - step * (len(lines) - 1) / 2, lines, size, leading=_LEAD, gid="measures:label")

    def _composition(self, card: _Card, node: MeasureNode) -> None:
        """Of several measures: how many are completed, under way, not started."""
        x = card.x
        parts = ((MeasureStatus.COMPLETED, STRONG, None), (MeasureStatus.UNDER_WAY, LIGHT, "////"),
                 (MeasureStatus.NOT_STARTED, PAPER, None))
        for status, fill, hatch in parts:
            part = _GAUGE * node.count(status) / len(node.rows)
            if part:
                self.page.box(x, card.y, part, card.height, fill=fill, line=INK, thick=0.6, hatch=hatch)
            x += part

    def _effect(self, card: _Card, node: EffectNode) -> None:
        page, words, whole = self.page, self._words, node.told == len(node.effects)
        self._frame(card, "effect", whole)
        self._strip(page, card, whole)
        if whole:
            page.arrow(card.right + 0.02, card.middle, _STUB, gid="effect:told")
        if len(node.effects) > 1:
            text = words(f"{len(node.effects)} 项效果", f"{len(node.effects)} effects")
            self._label(card, "effects", text, _STRIP, words(f"已反馈 {node.told}", f"told {node.told}"), INK if whole else BROKEN)
            return
        (effect,) = node.effects
        figures = _figures(effect)
        name = self.names(effect.indicator)
        fits = page.width_of(figures, _TAG) < card.width * 0.5
        self._label(card, "effect", name if fits else f"{name} {figures}", _STRIP, figures if fits else "", QUIET)

    # ---- links ----

    def _links(self, cards: dict[int, _Card]) -> None:
        """Each card's edge is shared by the bands that come in, or go out, by how much hangs on them."""
        flow = self.flow
        incoming = {id(problem): [s for s in flow.suggestions if place in s.problems] for place, problem in enumerate(flow.problems)}
        for place, problem in enumerate(flow.problems):
            out = _Edge(cards[id(problem)], sum(s.slots / len(s.problems) for s in incoming[id(problem)]))
            for suggestion in incoming[id(problem)]:
                card = cards[id(suggestion)]
                part = card.height / len(suggestion.problems)
                top = card.y + part * suggestion.problems.index(place)
                self.page.band(out.take(suggestion.slots / len(suggestion.problems)), (card.x, top, top + part), gid="remedy")
        for suggestion in flow.suggestions:
            out = _Edge(cards[id(suggestion)], sum(measure.slots for measure in suggestion.measures))
            for measure in suggestion.measures:
                card = cards[id(measure)]
                self.page.band(out.take(measure.slots), (card.x, card.y, card.bottom), gid="measure")
                behind = _Edge(card, len(measure.effects))
                for effect in measure.effects:
                    card = cards[id(effect)]
                    self.page.band(behind.take(1), (card.x, card.y, card.bottom), gid="effect")


class _Edge:
    """The right edge of a card, given away from top to bottom."""

    def __init__(self, card: _Card, all: float) -> None:
        self.card, self.all, self.y = card, all, card.y

    def take(self, part: float) -> tuple[float, float, float]:
        top = self.y
        self.y += self.card.height * part / self.all
        return self.card.right, top, self.y


def _told(counts: Sequence[tuple[int, str, str]], form: str, comma: str, language: int) -> str:
    """已完成 3、推进中 2: what there is none of is left out."""
    return comma.join(form.format(each[0], each[language]) for each in counts if each[0])


def _figures(effect: Effect) -> str:
    """22.5→9.0 分钟; what is not known is left out."""
    known: list[Decimal | None] = [effect.before, effect.after]
    if known == [None, None]:
        return ""
    figures = "→".join("…" if figure is None else str(figure) for figure in known)
    return figures + (f" {effect.measured_in}" if effect.measured_in else "")
