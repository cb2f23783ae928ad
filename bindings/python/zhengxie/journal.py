# SPDX-License-Identifier: MIT
"""The journal: what was done, when, by whom, and the proof that nothing was changed behind it."""
from __future__ import annotations

from collections.abc import Iterator

from . import capi
from ._answer import Answer
from ._collection import Keeper
from ._progress import Progress, watched
from ._record import Record
from .records import Change


class Journal:
    """The journal of a store.

    >>> import zhengxie
    >>> from datetime import date
    >>> store = zhengxie.open(":memory:", create=True, place="南京市", division=320100)
    >>> head = store.journal.head()
    >>> with store.acting(by="办公室", on=date(2020, 1, 15)):
    ...     person = store.persons.add(name="王伟")
    >>> [change.verb for change in store.journal.history(person)]
    ['person.add']
    >>> store.journal.verify(head)
    >>> store.close()
    """

    __slots__ = ("_store",)

    def __init__(self, store: Keeper) -> None:
        self._store = store

    def head(self) -> str:
        """The number of its last entry and that entry's hash: a short text, fit for the minutes of a meeting."""
        return capi.journal_head(self._store._handle)

    def verify(self, head: str | None = None, *, progress: Progress = False) -> None:
        """Checks every link, every row of every record and everything computed; raises Tampered, naming what was changed.

        head: a head kept elsewhere; then also that the journal still leads through it.
        """
        with watched(progress, "verify") as callable:
            capi.journal_verify(self._store._handle, head, callable)

    def history(self, record: int | Record) -> Answer[Change]:
        """What was done to a record and to what it holds, oldest first."""
        return Answer(capi.journal_history(self._store._handle, record if isinstance(record, int) else record.id))

    def entries(self, after: int = 0, limit: int = 0) -> Answer[Change]:
        """The changes of the entries behind `after`, at most `limit` entries (0: all), oldest first."""
        return Answer(capi.journal_list(self._store._handle, after, limit))

    def __iter__(self) -> Iterator[Change]:
        after = 0
        while page := self.entries(after, 500):
            yield from page
            after = page[-1].seq

    def __repr__(self) -> str:
        return f"<Journal of {self._store!r}>"
