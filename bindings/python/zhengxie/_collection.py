# SPDX-License-Identifier: MIT
"""Records of one kind: asking for them, and the ground on which the generated collections stand."""
from __future__ import annotations

import datetime
import enum
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING, Any, ClassVar, Final, Generic, Literal, TypeVar

from . import _table, capi, schema
from ._bytes import Content, reader_of
from ._progress import Progress, watched
from ._record import Record
from .dates import PartialDate
from .errors import NotFound
from .questions import Attribute, Credit, Rounds, Tally

if TYPE_CHECKING:
    import pandas

__all__ = ["OMITTED", "Collection", "Ids", "Keeper", "Omitted", "Page", "Progress", "Query"]

R = TypeVar("R", bound=Record)
Ids = list[int]
_BATCH = 128


class _Omitted(enum.Enum):
    OMITTED = "omitted"

    def __repr__(self) -> str:
        return "OMITTED"


OMITTED: Final = _Omitted.OMITTED
"""Stands for an argument that is not given: any value. (None asks for those that have none.)"""
Omitted = Literal[_Omitted.OMITTED]


class Keeper:
    """What collections need of a store."""

    __slots__ = ()
    _handle: object

    def _act(self, on: datetime.date | None, by: str | None, reason: str | None) -> tuple[object, object, object]:
        raise NotImplementedError


@dataclass(frozen=True, slots=True)
class Page:
    """Which part of a list is wanted."""

    after: int = 0
    limit: int = 0
    since: datetime.date | PartialDate | None = None
    until: datetime.date | PartialDate | None = None
    on: datetime.date | None = None
    texts: bool = False

    def as_tuple(self) -> tuple[object, ...]:
        return (self.after, self.limit, self.since, self.until, self.on, self.texts)


_PAGE = tuple(field.name for field in fields(Page))


class Query(Generic[R]):
    """Records that are asked for; they are read when it is iterated, in the order of their ids, a batch at a time. Nothing is locked
    meanwhile, and it can be iterated again."""

    __slots__ = ("_filter", "_kind", "_page", "_store")

    def __init__(self, kind: str, store: Keeper, filter: Mapping[str, object] | None = None, page: Page = Page()) -> None:
        self._kind = kind
        self._store = store
        self._filter = dict(filter or {})
        self._page = page

    def _paged(self, **changes: Any) -> Query[R]:
        return Query(self._kind, self._store, self._filter, replace(self._page, **changes))

    def on(self, date: datetime.date) -> Query[R]:
        """Only those that counted on this date: begun, and not yet ended."""
        return self._paged(on=date)

    def began(self, since: datetime.date | PartialDate | None = None, until: datetime.date | PartialDate | None = None) -> Query[R]:
        """Only those that began to count within these dates, both included."""
        return self._paged(since=since, until=until)

    def after(self, id: int | R) -> Query[R]:
        """Only those behind this one, for reading page by page."""
        return self._paged(after=id if isinstance(id, int) else id.id)

    def limit(self, count: int) -> Query[R]:
        """At most so many."""
        if count < 1:
            raise ValueError("limit: at least 1")
        return self._paged(limit=count)

    def with_texts(self) -> Query[R]:
        """With the long texts, which lists leave out."""
        return self._paged(texts=True)

    def __iter__(self) -> Iterator[R]:
        return self._read(capi.record_list(self._store._handle, self._kind, self._filter, self._page.as_tuple()))

    @staticmethod
    def _read(cursor: object) -> Iterator[R]:
        while rows := capi.cursor_rows(cursor, _BATCH):
            yield from rows

    def count(self) -> int:
        """How many there are."""
        return capi.record_count(self._store._handle, self._kind, self._filter, self._page.as_tuple())

    def __len__(self) -> int:
        return self.count()

    def __bool__(self) -> bool:
        return self.first() is not None

    def __contains__(self, record: object) -> bool:
        if isinstance(record, Record) and record.KIND != self._kind:
            return False
        id = record.id if isinstance(record, Record) else record
        return capi.record_count(self._store._handle, self._kind, self._filter | {"id": id}, self._page.as_tuple()) > 0

    def first(self) -> R | None:
        """The first one; None when there is none."""
        return next(iter(self._paged(limit=1)), None)

    def one(self) -> R:
        """The only one; NotFound when there is none, ValueError when there are several."""
        found = list(iter(self._paged(limit=2)))
        if not found:
            raise NotFound(f"no such {self._kind}", f"没有这样的{schema.kind(self._kind).zh}", record=self._kind)
        if len(found) > 1:
            raise ValueError(f"more than one such {self._kind}")
        return found[0]

    def tally(self, *by: str, on: datetime.date, credit: Credit = "lead", attribute: Attribute = "then", rounds: Rounds = "all") -> Tally:
        """Counts them by any dimensions, as of a date.

        by: up to 4 paths: a field ("category"), or through references ("session.term", "unit.kind"), also of a date ("submitted.year");
            behind a person the code of a kind of organization stands for the one that the person then had a seat in ("lead.sector")
        credit: with "proposer" in a path, whose a proposal is: the "lead" proposer's, "any" signer's (groups may then add up to more
            than n), or an equal "share" each
        attribute: whether seats are looked up as they were "then", when the record began to count, or "now", on the date of the question
        rounds: of records that belong to an assignment: those of "all", each proposal's "first" or "final" round
        """
        if self._page.after or self._page.limit or self._page.on:
            raise ValueError("a tally counts all that are asked for: without after(), limit() and on()")
        return Tally(self._store._handle, self._kind, self._filter, by, (on, self._page.since, self._page.until), credit, attribute, rounds)

    def _all(self) -> dict[str, object]:
        """What it asks for, where a question counts all of it."""
        if self._page != Page():
            raise ValueError("a question counts all that are asked for: without after(), limit(), on() and began()")
        return self._filter

    def to_pandas(self) -> pandas.DataFrame:
        """A pandas.DataFrame with a column a field."""
        return _table.as_pandas(self._kind, self, self._page.texts)

    def __repr__(self) -> str:
        asked = [f"{name}={value!r}" for name, value in self._filter.items()]
        asked += [f"{name}={getattr(self._page, name)!r}" for name in _PAGE if getattr(self._page, name)]
        return f"<{type(self).__name__} of {self._kind}" + (f" where {', '.join(asked)}" if asked else "") + ">"

    def _repr_html_(self) -> str:
        shown = list(iter(self._paged(limit=min(self._page.limit or _table.SHOWN, _table.SHOWN))))
        return _table.as_html(self._kind, shown, self.count())


class Collection(Query[R]):
    """All records of a kind in a store, by id like a mapping; and the verbs."""

    __slots__ = ()
    KIND: ClassVar[str] = ""

    def __init__(self, store: Keeper) -> None:
        super().__init__(self.KIND, store)

    def __getitem__(self, id: int) -> R:
        record: R = capi.record_get(self._store._handle, self._kind, id)
        return record

    def get(self, id: int) -> R | None:
        """The record, or None where there is none."""
        try:
            return self[id]
        except NotFound:
            return None

    def ids(self) -> Iterator[int]:
        """The ids alone."""
        return (record.id for record in self)

    def _where(self, filter: Mapping[str, object]) -> Query[R]:
        return Query(self._kind, self._store, {name: value for name, value in filter.items() if value is not OMITTED})

    def _run(self, verb: str, fields: dict[str, object], on: datetime.date | None, by: str | None, reason: str | None,
             revision: int | None) -> int:
        if revision is not None:
            fields["revision"] = revision
        return capi.verb_run(self._store._handle, verb, *self._store._act(on, by, reason), fields)

    def _run_bytes(self, verb: str, fields: dict[str, object], content: Content, on: datetime.date | None, by: str | None,
                   reason: str | None, revision: int | None) -> int:
        if revision is not None:
            fields["revision"] = revision
        with reader_of(content) as read:
            return capi.verb_run_bytes(self._store._handle, verb, *self._store._act(on, by, reason), fields, read)

    def _run_many(self, verb: str, rows: Iterable[Mapping[str, Any]], on: datetime.date | None, by: str | None, reason: str | None,
                  progress: Progress) -> Ids:
        with watched(progress, verb) as callable:
            return capi.verb_run_many(self._store._handle, verb, *self._store._act(on, by, reason), rows, callable)

    def amend(self, id: int | R, /, verb: str = "correct", *, on: datetime.date | None = None, by: str | None = None,
              reason: str | None = None, **changes: object) -> int:
        """Mends a record where verbs like `correct` want it whole: what is not named stays as it is. Conflict where somebody else
        changes it meanwhile."""
        known = schema.verbs().get(f"{self._kind}.{verb}")
        if known is None or "id" not in known.takes:
            raise ValueError(f"{self._kind} has no verb {verb!r} that changes it")
        record = self[id if isinstance(id, int) else id.id]
        fields = {name: getattr(record, name) for name in known.takes} | changes
        return self._run(known.name, fields, on, by, reason, record.revision)

    def redact(self, id: int | R, *fields: str, on: datetime.date | None = None, by: str | None = None, reason: str | None = None) -> None:
        """Strikes texts, codes or dates of a record, also out of all that the journal remembers; the chain still verifies. Needs a
        reason, which stays readable."""
        number = id if isinstance(id, int) else id.id
        capi.record_redact(self._store._handle, *self._store._act(on, by, reason), self._kind, number, fields)

    def __repr__(self) -> str:
        return f"<{type(self).__name__} of {self._store!r}>"
