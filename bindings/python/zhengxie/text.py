# SPDX-License-Identifier: MIT
"""Chinese text as committees write it: numerals, session names, the order of names by strokes.

>>> numeral(14), parse_numeral("二〇二〇")
('十四', 2020)
>>> name = SessionName.parse("政协第十四届南京市委员会第三次会议")
>>> name
SessionName(term=14, session=3, place='南京市')
>>> name.short
'十四届三次会议'
>>> name.full("全国")
'政协第十四届全国委员会第三次会议'
>>> stroke_sorted(["王伟", "丁一", "李娜"])
['丁一', '王伟', '李娜']
"""
from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple, TypeVar, cast

from . import capi

T = TypeVar("T")


def length(text: str) -> int:
    """Characters, as limits count them."""
    return capi.text_length(text)


def numeral(number: int) -> str:
    """A number in Chinese numerals, from 0 to 9,999,999,999,999,999."""
    return capi.numeral_print(number)


def parse_numeral(text: str) -> int:
    """Reads Chinese numerals (十四, 一百零三, 二〇二〇) or digits; raises Invalid."""
    return capi.numeral_parse(text)


class SessionName(NamedTuple):
    """The name of a plenary session."""

    term: int
    """届"""
    session: int
    """次会议"""
    place: str | None = None
    """The place that the full form names."""

    @classmethod
    def parse(cls, text: str) -> SessionName:
        """Reads the short and the full forms, also with digits; raises Invalid."""
        return cls(*capi.session_name_parse(text))

    @property
    def short(self) -> str:
        """十四届三次会议"""
        return capi.session_name_print(self.term, self.session, None)

    def full(self, place: str | None = None) -> str:
        """政协第十四届南京市委员会第三次会议; for the national committee the place is 全国."""
        where = place or self.place
        if not where:
            raise ValueError("place: the full name needs one")
        return capi.session_name_print(self.term, self.session, where)


def stroke_sorted(items: Iterable[T], key: Callable[[T], str] | None = None) -> list[T]:
    """Sorts by the strokes of the characters, surname first (姓氏笔画), as lists of people are ordered."""
    found = list(items)
    names = [key(item) for item in found] if key else cast("list[Any]", found)
    return [found[index] for index in capi.stroke_order(names)]
