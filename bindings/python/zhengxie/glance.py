# SPDX-License-Identifier: MIT
"""Pages to be taken in at a glance: the three lists of a recommendation, and the loop of duty of a year.

They are printed as the papers of the office are, from templates, as Markdown and as a page of HTML that stands alone; see
:mod:`zhengxie.papers` for what a Style is and how templates of one's own are used. Needs Jinja2.

    page = glance.three_lists(store, document, on=date(2020, 12, 31))
    page.save("three-lists.html")
"""
from __future__ import annotations

import datetime
from collections.abc import Mapping

from . import _fitting
from ._facts import Reader
from ._list_facts import ListReader
from ._loop_facts import LoopFacts, read_loop
from ._printing import Paper, PaperError, Style, render
from ._record import Record, id_of
from ._wording import date
from .records import Organization
from .store import Store

__all__ = ["loop", "three_lists"]


def three_lists(store: Store, of: int | Record, *, on: datetime.date, note: str | None = None, style: Style = Style()) -> Paper:
    """The three lists (三张清单) of a document or a proposal on one page, as they stood on a date: what was achieved, what is wrong, what is
    suggested; which suggestion answers which problem, what it was broken down into and how far that has come, what leaders instructed, and
    what it brought about.

    note: what else is to be said at the foot of the page
    A PaperError where the lists were empty on that date.
    """
    reader = Reader(store, on, style)
    facts = ListReader(reader, id_of(of, "of")).read()
    return render("three_lists", {
        "lists": facts,
        "issuer": style.issuer or facts.issuer or _committee(store),
        "on": on,
        "note": note or "",
        "size": _fitting.size(lambda columns: _fitting.of_lists(facts, columns) + _fitting.of_note(note, columns)),
        "shown": _fitting.EFFECTS,
    }, title=facts.title, style=style)


def loop(store: Store, *, on: datetime.date, year: int | None = None, theme: int | Record | None = None, project: int | Record | None = None,
         body: int | Record | None = None, note: str | None = None, style: Style = Style()) -> Paper:
    """The loop of duty (履职闭环) on one page, as it stood on a date: of the projects of a year, a theme, one project, an organization in
    charge, or of all: how many of its links are complete, how each project stands, and where the chain is broken.

    note: what else is to be said at the foot of the page
    A PaperError where there was no such project by that date.
    """
    reader = Reader(store, on, style)
    ids = {name: None if record is None else id_of(record, name) for name, record in (("project", project), ("theme", theme), ("body", body))}
    facts = _read(reader, {**ids, "year": year})
    return render("loop", {
        "facts": facts,
        "issuer": style.issuer or _committee(store),
        "on": on,
        "scope": _scope(reader, ids),
        "note": note or "",
        "size": _fitting.size(lambda columns: _fitting.of_loop(facts, columns) + _fitting.of_note(note, columns)),
        "many": _fitting.PROJECTS,
        "few": _fitting.GAPS,
    }, title=_title(reader, year), style=style)


def _read(reader: Reader, chosen: Mapping[str, int | None]) -> LoopFacts:
    facts = read_loop(reader, chosen)
    if facts is None:
        raise PaperError(f"there was no such project by {reader.on}", f"截至{date(reader.on, 'zh')}没有符合条件的课题")
    return facts


def _committee(store: Store) -> str:
    return f"政协{store.place or ''}委员会"


def _title(reader: Reader, year: int | None) -> str:
    if year is None:
        return reader.pick("履职闭环", "The loop of duty")
    return reader.pick(f"{year}年度履职闭环", f"The loop of duty in {year}")


def _scope(reader: Reader, ids: Mapping[str, int | None]) -> list[str]:
    """What it is about, beside the year, in words."""
    names = {"project": ("课题", "project"), "theme": ("主题", "theme"), "body": ("牵头", "in charge:")}
    found = []
    for name, id in ids.items():
        if id is not None:
            record = reader.store.record(id)
            called = reader.name(id) if isinstance(record, Organization) else str(getattr(record, "title", id))
            zh, en = names[name]
            found.append(reader.pick(f"{zh}：{called}", f"{en} {called}"))
    return found

