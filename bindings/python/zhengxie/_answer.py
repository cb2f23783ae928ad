# SPDX-License-Identifier: MIT
"""Answers: rows, and what they rest on."""
from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar, overload

from . import _table, capi
from ._record import Row

if TYPE_CHECKING:
    import pandas

A = TypeVar("A", bound=Row)
_BATCH = 512


@dataclass(frozen=True, slots=True)
class Meta:
    """What an answer rests on."""

    question: str
    definition: str
    """What is counted, in English."""
    definition_zh: str
    """The same in Chinese."""
    head: str
    """The journal's head when it was answered."""
    rulebook: int | None
    """The rulebook in force on that date, where one was needed."""
    on: datetime.date | None
    """As of which date."""
    sentence: str | None = None
    """The answer in words, in English, where the question has some."""
    sentence_zh: str | None = None
    """The same in Chinese."""


class Answer(Sequence[A], Generic[A]):
    """The rows that answer a question. It is whole: later changes of the store do not show in it."""

    __slots__ = ("_kind", "_rows", "meta")
    meta: Meta | None
    """What it rests on."""

    def __init__(self, cursor: object) -> None:
        self._kind = capi.cursor_kind(cursor)
        meta = capi.cursor_meta(cursor)
        self.meta = Meta(*meta) if meta else None
        rows: list[A] = []
        while batch := capi.cursor_rows(cursor, _BATCH):
            rows.extend(batch)
        self._rows = tuple(rows)

    @overload
    def __getitem__(self, index: int) -> A: ...

    @overload
    def __getitem__(self, index: slice) -> tuple[A, ...]: ...

    def __getitem__(self, index: int | slice) -> A | tuple[A, ...]:
        return self._rows[index]

    def __len__(self) -> int:
        return len(self._rows)

    def __iter__(self) -> Iterator[A]:
        return iter(self._rows)

    def __repr__(self) -> str:
        what = f"{self.meta.question} on {self.meta.on}" if self.meta and self.meta.on else self.meta.question if self.meta else self._kind
        return f"<Answer: {what}, {len(self._rows)} {'row' if len(self._rows) == 1 else 'rows'}>"

    def _repr_html_(self) -> str:
        return _table.as_html(self._kind, self._rows[:_table.SHOWN], len(self._rows), self.meta.definition if self.meta else "")

    def to_pandas(self) -> pandas.DataFrame:
        """A pandas.DataFrame with a column a field; its attrs hold the meta."""
        frame = _table.as_pandas(self._kind, self._rows)
        if self.meta:
            frame.attrs["meta"] = self.meta
        return frame
