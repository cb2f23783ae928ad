# SPDX-License-Identifier: MIT
"""What all records have in common in Python. Their classes are in records.py, which the build generates."""
from __future__ import annotations

import dataclasses
import html
import reprlib
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

_MISSING = object()
_NAMES: dict[str, tuple[str, ...]] = {}
_short = reprlib.Repr()
_short.maxstring = 60
_short.maxother = 60


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True, repr=False, eq=False)
class Row:
    """A row of an answer. It cannot be changed."""

    KIND: ClassVar[str] = ""

    def as_dict(self) -> dict[str, Any]:
        """Every field that was read, by name."""
        return {name: value for name in _names(type(self)) if (value := _get(self, name)) is not _MISSING}

    def __repr__(self) -> str:
        values = ", ".join(f"{name}={_show(value)}" for name, value in self.as_dict().items() if value is not None)
        return f"{type(self).__name__}({values})"

    def _repr_html_(self) -> str:
        from . import schema

        labels = schema.labels(self.KIND)
        lines = "".join(f"<tr><th>{html.escape(labels.get(name, name))}</th><td>{html.escape(str(value))}</td></tr>"
                        for name, value in self.as_dict().items() if value is not None)
        return f"<table>{lines}</table>"

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Row) or type(other) is not type(self):
            return NotImplemented
        return self.as_dict() == other.as_dict()

    def __hash__(self) -> int:
        return hash((type(self), *self.as_dict().items()))

    def __reduce__(self) -> tuple[Any, ...]:
        return _again, (type(self), self.as_dict())

    if not TYPE_CHECKING:
        # Reached only where a slot is empty: a long text that a list left out.
        def __getattr__(self, name: str) -> Any:
            if name in _names(type(self)):
                raise AttributeError(f"{type(self).__name__}.{name} was not read: lists leave long texts out unless asked with_texts()",
                                     name=name, obj=self)
            raise AttributeError(f"{type(self).__name__!r} has no attribute {name!r}", name=name, obj=self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True, repr=False, eq=False)
class Record(Row):
    """A record as it was when it was read. It cannot be changed: verbs change what is in the store."""

    id: int
    """Given by the library."""
    revision: int
    """The journal entry that last changed it."""


R = TypeVar("R", bound=Row)


def _names(cls: type[Row]) -> tuple[str, ...]:
    names = _NAMES.get(cls.KIND)
    if names is None:
        names = _NAMES[cls.KIND] = tuple(field.name for field in dataclasses.fields(cls))
    return names


def _get(row: Row, name: str) -> Any:
    try:
        return object.__getattribute__(row, name)
    except AttributeError:
        return _MISSING


def _show(value: object) -> str:
    return _short.repr(value)


def _again(cls: type[R], values: dict[str, Any]) -> R:
    row = object.__new__(cls)
    for name, value in values.items():
        object.__setattr__(row, name, value)
    return row


def id_of(record: int | Record, name: str) -> int:
    """The id of a record that is given as such or by its id. A name is neither."""
    if isinstance(record, Record):
        return record.id
    if isinstance(record, bool) or not hasattr(record, "__index__"):
        raise TypeError(f"{name}: expected the id of a record, or that record, not {type(record).__name__}")
    return record
