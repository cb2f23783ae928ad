# SPDX-License-Identifier: MIT
"""Dates of which only the year, or year and month, is known."""
from __future__ import annotations

import datetime
import re
from functools import total_ordering


@total_ordering
class PartialDate:
    """A year, or a year and a month.

    >>> PartialDate(1968)
    PartialDate(1968)
    >>> str(PartialDate(1968, 3))
    '1968-03'
    >>> PartialDate.parse("1968-03").last
    datetime.date(1968, 3, 31)

    It comes before every day within it:

    >>> PartialDate(1968) < datetime.date(1968, 1, 1) < PartialDate(1968, 2)
    True
    """

    __slots__ = ("_month", "_year")
    _year: int
    _month: int | None

    def __init__(self, year: int, month: int | None = None) -> None:
        datetime.date(year, month or 1, 1)
        if month is not None and not 1 <= month <= 12:
            raise ValueError("month must be in 1..12")
        object.__setattr__(self, "_year", year)
        object.__setattr__(self, "_month", month)

    @classmethod
    def parse(cls, text: str) -> PartialDate:
        """Reads "1968" or "1968-03"."""
        found = re.fullmatch(r"([0-9]{4})(?:-([0-9]{2}))?", text)
        if not found:
            raise ValueError(f"not a year, or year and month: {text!r}")
        year, month = found.groups()
        return cls(int(year), int(month) if month else None)

    @property
    def year(self) -> int:
        return self._year

    @property
    def month(self) -> int | None:
        """1 to 12; None where it is not known."""
        return self._month

    @property
    def first(self) -> datetime.date:
        """The first day that it may mean."""
        return datetime.date(self._year, self._month or 1, 1)

    @property
    def last(self) -> datetime.date:
        """The last day that it may mean."""
        month = self._month or 12
        if month == 12:
            return datetime.date(self._year, 12, 31)
        return datetime.date(self._year, month + 1, 1) - datetime.timedelta(days=1)

    def isoformat(self) -> str:
        """ISO 8601: "1968" or "1968-03"."""
        return f"{self._year:04}" if self._month is None else f"{self._year:04}-{self._month:02}"

    def _key(self) -> tuple[int, int, int]:
        return (self._year, self._month or 0, 0)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, PartialDate):
            return NotImplemented
        return self._key() == other._key()

    def __lt__(self, other: PartialDate | datetime.date) -> bool:
        if isinstance(other, PartialDate):
            return self._key() < other._key()
        if isinstance(other, datetime.date) and not isinstance(other, datetime.datetime):
            return self._key() < (other.year, other.month, other.day)
        return NotImplemented

    def __hash__(self) -> int:
        return hash(self._key())

    def __str__(self) -> str:
        return self.isoformat()

    def __repr__(self) -> str:
        return f"PartialDate({self._year})" if self._month is None else f"PartialDate({self._year}, {self._month})"

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError("a PartialDate cannot be changed")

    def __delattr__(self, name: str) -> None:
        raise AttributeError("a PartialDate cannot be changed")

    def __reduce__(self) -> tuple[type[PartialDate], tuple[int, int | None]]:
        return PartialDate, (self._year, self._month)


def last_day(due: datetime.date | PartialDate | None) -> datetime.date | None:
    """The last day that it may mean."""
    return due.last if isinstance(due, PartialDate) else due


def has_passed(due: datetime.date | PartialDate | None, on: datetime.date) -> bool:
    """Whether the last day that it may mean lies before a day.

    >>> has_passed(PartialDate(2020, 6), datetime.date(2020, 6, 30)), has_passed(PartialDate(2020, 6), datetime.date(2020, 7, 1))
    (False, True)
    """
    last = last_day(due)
    return last is not None and last < on
