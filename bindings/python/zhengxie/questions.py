# SPDX-License-Identifier: MIT
"""Answers to the questions: see Store.balance() and Query.tally()."""
from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import TYPE_CHECKING, Literal

from . import capi
from ._answer import Answer
from .records import BalanceLine, TallyLine

if TYPE_CHECKING:
    import pandas


class Balance(Answer[BalanceLine]):
    """What became of a session's proposals."""

    __slots__ = ()

    def line(self, key: str) -> BalanceLine:
        """One line, e.g. "filed" or "filed.collective"; KeyError for none."""
        for line in self:
            if line.key == key:
                return line
        raise KeyError(key)


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


class Tally(Answer[TallyLine]):
    """Records counted by dimensions, the largest group first."""

    __slots__ = ("by", "unit")
    by: tuple[str, ...]
    """The dimensions."""
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

    def _values(self, line: TallyLine) -> tuple[str | None, ...]:
        return (line.key_1, line.key_2, line.key_3, line.key_4)[:len(self.by)]

    def to_pandas(self) -> pandas.DataFrame:
        """A pandas.DataFrame: the dimensions by name with their labels, then numerator, denominator and n."""
        frame = super().to_pandas()
        names = {f"{part}_{number}": path + suffix
                 for number, path in enumerate(self.by, 1) for part, suffix in (("key", ""), ("en", " (en)"), ("zh", " (zh)"))}
        if self.unit != 1:
            frame[["numerator", "denominator"]] /= self.unit
        return frame[[*names, "numerator", "denominator", "n", "overlap"]].rename(columns=names)
