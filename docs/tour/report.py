# SPDX-License-Identifier: MIT
"""Plain text with Chinese in it, in columns: a Chinese character is as wide as two letters."""
from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

WIDTH = 100
_WIDE = "\u2e80-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60"
# What may not begin a line, and what may not end one.
_CLOSING = "，。、；：）》」”】？！…"
_OPENING = "（《「“【"
_PIECE = re.compile(rf"\s+|[{_OPENING}]*(?:[{_WIDE}]|[^\s{_WIDE}{_OPENING}{_CLOSING}]+)?[{_CLOSING},.;:)]*")


def width(text: str) -> int:
    """Columns that a text takes."""
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)


def pad(text: str, columns: int, right: bool = False) -> str:
    """Filled up with blanks."""
    blanks = " " * (columns - width(text))
    return blanks + text if right else text + blanks


def share(numerator: int, denominator: int, of: str = "") -> str:
    """A share in per cent with one decimal, rounded half up, never without its numerator and denominator."""
    counted = f"{numerator} of {denominator}{' ' if of else ''}{of}"
    if denominator == 0:
        return counted
    tenths = (numerator * 2000 + denominator) // (denominator * 2)
    return f"{counted} ({tenths // 10}.{tenths % 10} %)"


def wrap(text: str, columns: int) -> list[str]:
    """Lines no longer than so many columns; Chinese breaks anywhere but before a closing mark."""
    lines = [""]
    for piece in _PIECE.findall(text):
        if width(lines[-1]) + width(piece.rstrip()) > columns:
            lines[-1] = lines[-1].rstrip()
            lines.append("")
        if lines[-1] or not piece.isspace():
            lines[-1] += " " if piece.isspace() else piece
    lines[-1] = lines[-1].rstrip()
    return lines


class Report:
    """Collects the lines."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.chapters = 0

    def title(self, text: str, below: str) -> None:
        self.lines += ["=" * WIDTH, text, below, "=" * WIDTH]

    def chapter(self, text: str, zh: str) -> None:
        self.chapters += 1
        heading = f"{self.chapters}. {text}  {zh}"
        self.lines += ["", "", heading, "-" * width(heading)]

    def say(self, text: str) -> None:
        """A paragraph."""
        self.lines += ["", *wrap(" ".join(text.split()), WIDTH)]

    def list(self, rows: Iterable[tuple[str, str]], indent: int = 2) -> None:
        """A word, and what there is to say of it."""
        rows = list(rows)
        column = indent + max(width(word) for word, _ in rows) + 2
        self.lines.append("")
        for word, text in rows:
            first, *more = wrap(text, WIDTH - column)
            self.lines.append(pad(" " * indent + word, column) + first)
            self.lines += [" " * column + line for line in more]

    def table(self, head: Sequence[str], rows: Iterable[Sequence[object]], right: str = "", indent: int = 2) -> None:
        """right: the numbers of the columns that are set flush right, e.g. "12". The last column is wrapped where it must be."""
        cells = [[str(cell) for cell in row] for row in rows]
        columns = [max(width(row[number]) for row in [list(head), *cells]) for number in range(len(head))]
        last = indent + sum(columns[:-1]) + 2 * (len(head) - 1)
        columns[-1] = min(columns[-1], WIDTH - last)
        self.lines.append("")
        for row in [list(head), ["-" * column for column in columns], *cells]:
            start = " " * indent + "".join(pad(cell, columns[number], str(number) in right) + "  " for number, cell in enumerate(row[:-1]))
            for number, part in enumerate(wrap(row[-1], columns[-1])):
                end = pad(part, columns[-1], str(len(row) - 1) in right)
                self.lines.append(((start if number == 0 else " " * last) + end).rstrip())

    def text(self) -> str:
        return "\n".join(self.lines) + "\n"
