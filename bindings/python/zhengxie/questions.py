# SPDX-License-Identifier: MIT
"""Answers to the questions: see Store.balance(), times(), annual(), satisfaction(), and Query.tally()."""
from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING, Literal, TypeVar

from . import capi
from ._answer import Answer
from ._record import Row
from .records import AnnualLine, BalanceLine, DueState, PublishedLine, SatisfactionLine, TallyLine, TimesLine

if TYPE_CHECKING:
    import pandas

G = TypeVar("G", bound=Row)

class Balance(Answer[BalanceLine]):
    """What became of a session's proposals."""

    __slots__ = ()

    def line(self, key: str) -> BalanceLine:
        """One line, e.g. "filed" or "filed.collective"; KeyError for none."""
        for line in self:
            if line.key == key:
                return line
        raise KeyError(key)


LATE: frozenset[DueState] = frozenset({DueState.OVERDUE, DueState.LONG_OVERDUE})
"""Whatever is late, for Store.due()."""

Credit = Literal["lead", "any", "share"]
Attribute = Literal["then", "now"]
Rounds = Literal["all", "first", "final"]

_CREDIT: dict[str, int] = {"lead": capi.CREDIT_LEAD, "any": capi.CREDIT_ANY, "share": capi.CREDIT_SHARE}
_ATTRIBUTE: dict[str, int] = {"then": capi.ATTRIBUTE_THEN, "now": capi.ATTRIBUTE_NOW}
_ROUNDS: dict[str, int] = {"all": capi.ROUNDS_ALL, "first": capi.ROUNDS_FIRST, "final": capi.ROUNDS_FINAL}
_SHARES = 720_720


def _choose(name: str, given: str, choices: Mapping[str, int]) -> int:
    if given not in choices:
        raise ValueError(f"{name}: one of {', '.join(map(repr, choices))}, not {given!r}")
    return choices[given]


class Grouped(Answer[G]):
    """Rows that are grouped by dimensions."""

    __slots__ = ("by",)
    by: tuple[str, ...]
    """The dimensions."""

    def _values(self, line: G) -> tuple[str | None, ...]:
        return tuple(getattr(line, f"key_{number}") for number in range(1, len(self.by) + 1))

    def _named(self, columns: Sequence[str], renamed: Mapping[str, str] | None = None) -> pandas.DataFrame:
        """A frame of the dimensions by name with their labels, then these columns."""
        names = {f"{part}_{number}": path + suffix
                 for number, path in enumerate(self.by, 1) for part, suffix in (("key", ""), ("en", " (en)"), ("zh", " (zh)"))}
        return super().to_pandas()[[*names, *columns]].rename(columns={**names, **(renamed or {})})


class Tally(Grouped[TallyLine]):
    """Records counted by dimensions, the largest group first."""

    __slots__ = ("unit",)
    unit: int
    """What numerators and denominators are counted in: 1, or 720,720 parts of a record where each signer has a share."""

    def __init__(self, store: object, kind: str, filter: Mapping[str, object], by: tuple[str, ...], dates: tuple[object, object, object],
                 credit: Credit, attribute: Attribute, rounds: Rounds) -> None:
        choices = (_choose("credit", credit, _CREDIT), _choose("attribute", attribute, _ATTRIBUTE),
                   _choose("rounds", rounds, _ROUNDS))
        super().__init__(capi.tally(store, kind, filter, ",".join(by), dates, *choices))
        self.by = by
        self.unit = _SHARES if credit == "share" else 1

    def groups(self) -> dict[tuple[str | None, ...], Fraction]:
        """How many records each group has, by the values of the dimensions."""
        return {self._values(line): Fraction(line.numerator, self.unit) for line in self}

    def to_pandas(self) -> pandas.DataFrame:
        """A pandas.DataFrame: the dimensions by name with their labels, then numerator, denominator and n."""
        return _in_units(self._named(("numerator", "denominator", "n", "overlap")), self.unit)


def _in_units(frame: pandas.DataFrame, unit: int) -> pandas.DataFrame:
    if unit != 1:
        frame[["numerator", "denominator"]] /= unit
    return frame


class Times(Grouped[TimesLine]):
    """How long it took from event to event, a row a group."""

    __slots__ = ("limits",)
    limits: tuple[int, ...]
    """The limits of the buckets, in days."""

    def __init__(self, store: object, filter: Mapping[str, object], begins: str, ends: str, by: tuple[str, ...], limits: tuple[int, ...],
                 unit: int, minimum: int, dates: tuple[object, object, object], rounds: Rounds) -> None:
        super().__init__(capi.times(store, filter, begins, ends, ",".join(by), ",".join(map(str, limits)), unit, minimum, dates,
                                    _choose("rounds", rounds, _ROUNDS)))
        self.by = by
        self.limits = limits

    @property
    def _buckets(self) -> dict[str, str]:
        first = [0, *(limit + 1 for limit in self.limits[:-1])]
        names = [f"{low}–{high}" for low, high in zip(first, self.limits)] + [f">{limit}" for limit in self.limits[-1:]]
        return {f"bucket_{number}": name for number, name in enumerate(names, 1)}

    def buckets(self, line: TimesLine) -> dict[str, int | None]:
        """How many took how many days: {"0–10": 3, "11–30": 5, ">30": 0}; None where the group is too small."""
        return {name: getattr(line, field) for field, name in self._buckets.items()}

    def to_pandas(self) -> pandas.DataFrame:
        """A pandas.DataFrame: the dimensions by name with their labels, the counts, median and p90 in days, and the buckets by name."""
        return self._named(("numerator", "denominator", "n", "open", "ceased", "median", "p90", *self._buckets), self._buckets)


class Satisfaction(Grouped[SatisfactionLine]):
    """What the feedback forms say that came back."""

    __slots__ = ("unit",)
    unit: int
    """What numerators and denominators are counted in: 1, or 720,720 parts of a form where it is shared."""

    def __init__(self, store: object, filter: Mapping[str, object], by: tuple[str, ...], unit: int, dates: tuple[object, object, object],
                 credit: Credit, attribute: Attribute, rounds: Rounds, axes: bool) -> None:
        choices = (_choose("credit", credit, _CREDIT), _choose("attribute", attribute, _ATTRIBUTE),
                   _choose("rounds", rounds, _ROUNDS))
        super().__init__(capi.satisfaction(store, filter, ",".join(by), unit, dates, *choices, axes))
        self.by = by
        self.unit = _SHARES if credit == "share" else 1

    def groups(self) -> dict[tuple[str | None, ...], tuple[Fraction, Fraction]]:
        """Of each group how many forms count as satisfied, and of how many that came back."""
        return {self._values(line): (Fraction(line.numerator, self.unit), Fraction(line.denominator, self.unit))
                for line in self if line.axis is None and line.value is None}

    def to_pandas(self) -> pandas.DataFrame:
        """A pandas.DataFrame: the dimensions by name with their labels, axis, value and its labels, then the counts."""
        return _in_units(self._named(("axis", "value", "en", "zh", "numerator", "denominator", "n", "not_returned", "not_sent", "overlap")),
                         self.unit)


class Annual(Answer[AnnualLine]):
    """The official statistics of a session."""

    __slots__ = ()

    def line(self, key: str) -> AnnualLine:
        """One line, e.g. "filed" or "reply.A"; KeyError for none."""
        for line in self:
            if line.key == key:
                return line
        raise KeyError(key)

    @property
    def sentence(self) -> str:
        """The statistics in words, by the rulebook's template, in English."""
        return (self.meta.sentence if self.meta else None) or ""

    @property
    def sentence_zh(self) -> str:
        """The same in Chinese."""
        return (self.meta.sentence_zh if self.meta else None) or ""


def times_events() -> dict[str, tuple[str, str]]:
    """The events that Store.times() knows, in their order, each with its label in English and in Chinese."""
    return {name: (en, zh) for name, en, zh in capi.times_events()}


def check_published(total: int, parts: Sequence[int], percents: Sequence[str | None] | None = None) -> Answer[PublishedLine]:
    """Whether a published total agrees with its parts, and which of the two the published percentages are over.

    >>> from zhengxie import check_published
    >>> findings = check_published(591, [411, 119, 58], ["69.9", "20.24", None])
    >>> print(findings[0].of, findings[0].en)
    sum the parts add up to 588, 3 fewer than the total of 591; the percentages are over the sum of the parts
    """
    return Answer(capi.published_check(total, parts, percents))
