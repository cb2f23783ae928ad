# SPDX-License-Identifier: MIT
"""Rows as tables: HTML for notebooks, and pandas."""
from __future__ import annotations

import datetime
import html
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from . import schema

if TYPE_CHECKING:
    import pandas

    from ._record import Row

SHOWN = 20


def as_html(kind: str, rows: Sequence[Row], total: int, caption: str = "") -> str:
    """The first rows, and how many there are."""
    labels = schema.labels(kind)
    names = list(rows[0].as_dict()) if rows else []
    head = "".join(f"<th>{html.escape(labels.get(name, name))}</th>" for name in names)
    body = "".join("<tr>" + "".join(f"<td>{_cell(row, name)}</td>" for name in names) + "</tr>" for row in rows)
    count = f"{total:,} {'row' if total == 1 else 'rows'}" + (f", {len(rows)} shown" if len(rows) < total else "")
    note = f"<caption>{html.escape(caption)}</caption>" if caption else ""
    return f"<table>{note}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table><p>{count}</p>"


def _cell(row: Row, name: str) -> str:
    value = getattr(row, name, None)
    return "" if value is None else html.escape(str(value))


def as_pandas(kind: str, rows: Iterable[Row], texts: bool = True) -> pandas.DataFrame:
    """A column a field. Numbers, ids and flags that may be missing are pandas' nullable types, complete dates are datetime64, dates
    that may be partial stay ISO texts, enums and codes are categories."""
    try:
        import pandas
    except ImportError:
        raise ImportError("to_pandas() needs pandas; as Debian's package: python3-pandas") from None
    known = schema.kind(kind)
    fields = [field for field in known.fields.values() if texts or not known.kept or "long" not in field.flags]
    columns: dict[str, list[Any]] = {name: [] for name in (["id", "revision"] if known.kept else [])}
    columns |= {field.name: [] for field in fields}
    for row in rows:
        for name, values in columns.items():
            values.append(getattr(row, name))
    types = {field.name: field for field in fields}
    return pandas.DataFrame({name: _series(pandas, types.get(name), values) for name, values in columns.items()})


def _series(pandas: Any, field: schema.Field | None, values: list[Any]) -> Any:
    if field is None or field.type == "number":
        return pandas.Series(values, dtype="int64")
    if field.type in ("id", "int"):
        return pandas.Series(values, dtype="Int64")
    if field.type == "yes_no":
        return pandas.Series(values, dtype="boolean")
    if field.type in ("enum", "code"):
        return pandas.Series([None if value is None else str(value) for value in values], dtype="category")
    if field.type == "date":
        return _dates(pandas, field, values)
    return pandas.Series(values, dtype="object")


def _dates(pandas: Any, field: schema.Field, values: list[Any]) -> Any:
    if "partial" in field.flags or not all(value is None or _fits(value) for value in values):
        return pandas.Series([None if value is None else value.isoformat() for value in values], dtype="object")
    return pandas.Series(pandas.to_datetime(values))


def _fits(value: object) -> bool:
    """Within what datetime64[ns] can hold."""
    return isinstance(value, datetime.date) and 1678 <= value.year <= 2261
