# SPDX-License-Identifier: MIT
"""Dates, numbers and names as an office writes them."""
from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from typing import Literal, get_args

from .dates import PartialDate

Language = Literal["zh", "en"]
LANGUAGES: tuple[str, ...] = get_args(Language)
_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")
_ISO = re.compile(r"(?<![0-9])([0-9]{4})-([0-9]{2})-([0-9]{2})(?![0-9])")
_ISO_SPACED = re.compile(f" ?{_ISO.pattern} ?")
# Chinese characters, their punctuation, and the wide forms.
_WIDE = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff“”‘’…—"


def checked(language: str) -> None:
    if language not in LANGUAGES:
        raise ValueError(f"language: one of {', '.join(map(repr, LANGUAGES))}, not {language!r}")


def date(date: datetime.date | PartialDate, language: Language) -> str:
    """2020年3月1日, or 1 March 2020; as much of it as is known."""
    day = date.day if isinstance(date, datetime.date) else None
    if language == "zh":
        return f"{date.year}年" + (f"{date.month}月" if date.month else "") + (f"{day}日" if day else "")
    return " ".join(str(part) for part in (day, date.month and _MONTHS[date.month - 1], date.year) if part)


def dated(text: str, language: Language) -> str:
    """A text with its dates as the office writes them."""
    return (_ISO_SPACED if language == "zh" else _ISO).sub(lambda found: _date_of(found, language), text)


def _date_of(found: re.Match[str], language: Language) -> str:
    try:
        return date(datetime.date(*map(int, found.groups())), language)
    except ValueError:
        return found[0]


def number(number: int, language: Language) -> str:
    """第0012号, or No. 0012."""
    return f"第{number:04}号" if language == "zh" else f"No. {number:04}"


def names(names: Sequence[str], language: Language) -> str:
    """王伟、丁一、李娜, or 王伟, 丁一, 李娜."""
    return ("、" if language == "zh" else ", ").join(names)


def ordinal(number: int) -> str:
    """1st, 2nd, 3rd, 14th."""
    suffix = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{suffix}"


def flowing(text: str, language: Language) -> str:
    """Lines as one line; beside a Chinese character the end of a line is no blank."""
    joined = "\n".join(line.strip() for line in text.splitlines() if line.strip())
    if language == "zh":
        joined = re.sub(rf"(?<=[{_WIDE}])\n|\n(?=[{_WIDE}])", "", joined)
    return joined.replace("\n", " ")


def percent(numerator: int, denominator: int) -> str | None:
    """A share in per cent with one decimal, rounded half up; None of nothing.

    >>> percent(349, 400), percent(1, 16), percent(0, 0)
    ('87.3', '6.3', None)
    """
    if denominator == 0:
        return None
    tenths = (numerator * 2000 + denominator) // (denominator * 2)
    return f"{tenths // 10}.{tenths % 10}"
