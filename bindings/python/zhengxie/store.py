# SPDX-License-Identifier: MIT
"""One committee, one file."""
from __future__ import annotations

import contextvars
import datetime
import enum
import io
import itertools
import json
import os
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from types import TracebackType
from typing import Any

from . import capi, errors
from ._answer import Answer
from ._collection import Query
from ._progress import Progress, watched
from ._record import Record, id_of
from ._wording import Language, checked
from .dates import PartialDate
from .journal import Journal
from .nouns import Nouns
from .questions import Annual, Attribute, Balance, Credit, Rounds, Satisfaction, Times
from .records import CalendarDay, Clock, DueDate, DueLine, DueState, LoopLink, LoopProgress, LoopRow, LoopShare, Member, NextStep, Proposal, Rulebook, RulebookCode, Session, Term, Undelivered

_Act = tuple[datetime.date | None, str | None, str | None]
# What `acting` says, by store: per thread, and per task of asyncio.
_ACTS: contextvars.ContextVar[Mapping[int, _Act]] = contextvars.ContextVar("acts", default={})
_NUMBERS = itertools.count()


def open(path: str | bytes | os.PathLike[str] | os.PathLike[bytes], *, create: bool = False, place: str | None = None,
         division: int | None = None, read_only: bool = False, wal: bool = False, wal_anyway: bool = False,
         busy_timeout: float | None = None, clock: Callable[[], datetime.datetime] | None = None) -> Store:
    """Opens a committee's file.

    path: the file, or ":memory:" for a store that lives only in memory (with create)
    create: make the file when there is none; then `place` ("南京市") and `division` (its administrative code, GB/T 2260: 320100)
        are needed
    read_only: never write; works on read-only media
    wal: SQLite's write-ahead log; Unsupported with versions that can lose data in it, unless wal_anyway
    busy_timeout: seconds to wait for other threads and processes; 5 unless given
    clock: tells when an entry is recorded; the system's unless given

    >>> import zhengxie
    >>> with zhengxie.open(":memory:", create=True, place="南京市", division=320100) as store:
    ...     print(store.place, store.division)
    南京市 320100
    """
    flags = (capi.OPEN_CREATE if create else 0) | (capi.OPEN_READ_ONLY if read_only else 0)
    flags |= (capi.OPEN_WAL if wal or wal_anyway else 0) | (capi.OPEN_WAL_ANYWAY if wal_anyway else 0)
    timeout = None if busy_timeout is None else round(busy_timeout * 1000)
    handle = capi.store_open(path, place, division, flags, timeout, _milliseconds(clock) if clock else None)
    return Store(handle, os.fsdecode(path))


def _milliseconds(clock: Callable[[], datetime.datetime]) -> Callable[[], int]:
    epoch = datetime.datetime(1970, 1, 1, tzinfo=datetime.timezone.utc)

    def tell() -> int:
        return (clock().astimezone(datetime.timezone.utc) - epoch) // datetime.timedelta(milliseconds=1)

    return tell


def _number(members: type[enum.StrEnum], name: str, value: str) -> int:
    """The number that a value of an enum has in C."""
    codes = [member.value for member in members]
    if value not in codes:
        raise ValueError(f"{name}: one of {', '.join(map(repr, codes))}, not {value!r}")
    return codes.index(value) + 1


def _states(state: DueState | str | Collection[DueState | str]) -> int:
    """A set of states, as C has it."""
    wanted = {_number(DueState, "state", one) for one in ((state,) if isinstance(state, str) else state)}
    if not wanted:
        raise ValueError("state: an empty set of states asks for nothing")
    return sum(1 << value for value in wanted)


def _projects(project: int | Record | None, theme: int | Record | None, body: int | Record | None) -> tuple[int | None, ...]:
    return tuple(None if record is None else id_of(record, name) for name, record in (("project", project), ("theme", theme), ("body", body)))


def national_rulebook() -> dict[str, Any]:
    """The national default, which every new file begins with; a copy to start a city's own from."""
    document: dict[str, Any] = json.loads(capi.rulebook_national())
    return document


def national_calendar() -> list[dict[str, Any]]:
    """The public holidays that are built in: a version of a year each, with its notice."""
    years: list[dict[str, Any]] = json.loads(capi.calendar_national())
    return years


class Store(Nouns):
    """An open file. Made by zhengxie.open().

    Any number of threads may use it; each call holds it for its whole length. In a forked child every call raises Misuse: the
    child opens its own.
    """

    __slots__ = ("__weakref__", "_handle", "_number", "_path")

    def __init__(self, handle: object, path: str) -> None:
        self._handle = handle
        self._path = path
        self._number = next(_NUMBERS)

    # ---- opening and closing ----

    def close(self) -> None:
        """Closes the file, after any call under way has ended; an open group is rolled back. Afterwards every call raises Closed.
        Closing twice is fine."""
        capi.store_close(self._handle)

    def __enter__(self) -> Store:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    @property
    def path(self) -> str:
        """As it was given."""
        return self._path

    @property
    def place(self) -> str | None:
        """The committee's place, e.g. "南京市"."""
        return capi.store_place(self._handle)

    @property
    def division(self) -> int:
        """The committee's administrative code, e.g. 320100."""
        return capi.store_division(self._handle)

    def __repr__(self) -> str:
        return f"<zhengxie.Store {self._path!r}: {self.place or ''} {self.division}>"

    # ---- who acts ----

    @contextmanager
    def acting(self, *, by: str | None = None, on: datetime.date | None = None, reason: str | None = None) -> Iterator[Store]:
        """Who does what is done inside, on what date and why, so that it need not be said of each verb. Holds for this thread; what
        is said of a verb itself goes first.

        >>> import zhengxie
        >>> from datetime import date
        >>> store = zhengxie.open(":memory:", create=True, place="南京市", division=320100)
        >>> with store.acting(by="办公室", on=date(2020, 1, 15)):
        ...     a = store.persons.add(name="王伟")
        ...     b = store.persons.add(name="李娜", on=date(2020, 1, 16))
        >>> [str(change.on) for person in (a, b) for change in store.journal.history(person)]
        ['2020-01-15', '2020-01-16']
        >>> store.close()
        """
        token = _ACTS.set({**_ACTS.get(), self._number: self._act(on, by, reason)})
        try:
            yield self
        finally:
            _ACTS.reset(token)

    def _act(self, on: datetime.date | None, by: str | None, reason: str | None) -> _Act:
        usual = _ACTS.get().get(self._number)
        if usual is None:
            return (on, by, reason)
        return (usual[0] if on is None else on, usual[1] if by is None else by, usual[2] if reason is None else reason)

    # ---- groups ----

    def group(self) -> Group:
        """What this thread does inside is one transaction: all of it, or after an exception none. Other threads and processes wait.

        >>> import zhengxie
        >>> from datetime import date
        >>> store = zhengxie.open(":memory:", create=True, place="南京市", division=320100)
        >>> with store.acting(by="办公室", on=date(2020, 1, 15)):
        ...     try:
        ...         with store.group():
        ...             _ = store.persons.add(name="王伟")
        ...             _ = store.persons.add(name="")
        ...     except zhengxie.Invalid as error:
        ...         print(error)
        name: must not be empty [field.required]
        >>> len(store.persons)
        0
        >>> store.close()
        """
        return Group(self)

    # ---- the whole file ----

    def check(self, *, records: bool = True, progress: Progress = False) -> None:
        """Checks the file: its pages, indexes, keys and CHECKs; with `records` also every row against the journal. Raises Corrupt or
        Tampered."""
        with watched(progress, "check") as callable:
            capi.store_check(self._handle, capi.CHECK_RECORDS if records else capi.CHECK_PAGES, callable)

    def copy(self, path: str | bytes | os.PathLike[str] | os.PathLike[bytes], *, progress: Progress = False) -> None:
        """Copies the store, as it is now, to a new file, and checks the copy. (Copying an open file with other means is not safe.)"""
        with watched(progress, "copy") as callable:
            capi.store_copy(self._handle, path, callable)

    def attachment_bytes(self, attachment: int | Record) -> bytes:
        """The bytes of an attachment. Tampered where they are not those that were added, NotFound where they were struck."""
        content = io.BytesIO()
        capi.attachment_read(self._handle, id_of(attachment, "attachment"), content.write)
        return content.getvalue()

    def save_attachment(self, attachment: int | Record, path: str | os.PathLike[str]) -> None:
        """Writes the bytes of an attachment to a new file. FileExistsError where there is one; what fails leaves none."""
        with io.open(path, "xb") as file:
            try:
                capi.attachment_read(self._handle, id_of(attachment, "attachment"), file.write)
            except BaseException:
                os.unlink(path)
                raise

    @property
    def journal(self) -> Journal:
        """What was done, when, by whom."""
        return Journal(self)

    def as_known(self, seq: int, *, progress: Progress = False) -> Store:
        """The store as it was known after an entry of the journal: a copy in memory, for reading only. What was entered later, even of
        earlier dates, is not in it."""
        with watched(progress, "as known") as callable:
            return Store(capi.store_as_known(self._handle, seq, callable), f"{self._path} as known by entry {seq}")

    # ---- questions ----

    def balance(self, session: int | Record, on: datetime.date) -> Balance:
        """What became of a session's proposals by a date: each that had come in counts once, by its examination on that date."""
        return Balance(capi.balance(self._handle, id_of(session, "session"), on))

    def annual(self, session: int | Record, on: datetime.date) -> Annual:
        """The official statistics of a session by a date: its balance, what was assigned and replied to, classes of reply, satisfaction; and
        the sentence that says them."""
        return Annual(capi.annual(self._handle, id_of(session, "session"), on))

    def times(self, begins: str, ends: str, *by: str, on: datetime.date, of: Query[Proposal] | None = None, unit: int | Record | None = None,
              limits: Sequence[int] = (), minimum: int = 1, since: datetime.date | PartialDate | None = None,
              until: datetime.date | PartialDate | None = None, rounds: Rounds = "all") -> Times:
        """How many calendar days it took from event to event, as of a date: n, median and 90th percentile by nearest rank, and how many are
        still open.

        begins, ends: "drafted", "submitted", "examined", "filed", "assigned", "replied", "feedback"; see zhengxie.times_events()
        by: up to 4 dimensions of the proposal, as for Query.tally(); with "unit", "channel" or "role" each assignment counts for itself
        of: which proposals: store.proposals.where(session=…); all unless given
        unit: only this unit's assignments
        limits: up to 6 rising numbers of days that part the buckets
        minimum: smaller groups keep their row, without values
        since, until: only what began within these dates
        """
        return Times(self._handle, of._all() if of is not None else {}, begins, ends, by, tuple(limits), 0 if unit is None else id_of(unit, "unit"),
                     minimum, (on, since, until), rounds)

    def satisfaction(self, *by: str, on: datetime.date, of: Query[Proposal] | None = None, unit: int | Record | None = None,
                     since: datetime.date | PartialDate | None = None, until: datetime.date | PartialDate | None = None,
                     credit: Credit = "lead", attribute: Attribute = "then", rounds: Rounds = "all", axes: bool = False) -> Satisfaction:
        """What the feedback forms say that had come back by a date; those that did not, and what was not asked, counted apart.

        by: up to 4 dimensions of the proposal, as for Query.tally(), and "unit" and "channel", of who replied
        of: whose forms: store.proposals.where(session=…); all unless given
        unit: only what this unit had a part in
        since, until: only forms that were given within these dates
        credit: "lead": the lead proposer's, and each unit's that replied; "any": all signers' and assisting units' too; "share": in equal parts
        rounds: "all" forms, those of the "first" round, or each proposer's last ("final")
        axes: also how each axis was answered
        """
        return Satisfaction(self._handle, of._all() if of is not None else {}, by, 0 if unit is None else id_of(unit, "unit"), (on, since, until), credit,
                            attribute, rounds, axes)

    def members_on(self, on: datetime.date, organization: int | Record | None = None) -> Answer[Member]:
        """Who was a member on a date, in the order of the strokes of their names (姓氏笔画): of the committee everybody with a seat, of
        another organization everybody with a seat or an office."""
        return Answer(capi.members_on(self._handle, 0 if organization is None else id_of(organization, "organization"), on))

    def next_steps(self, proposal: int | Record, on: datetime.date) -> Answer[NextStep]:
        """What may be done with a proposal on a date, and why the rest may not."""
        return Answer(capi.proposal_next_steps(self._handle, id_of(proposal, "proposal"), on))

    def undelivered(self, session: int | Record, on: datetime.date) -> Answer[Undelivered]:
        """Who still waits for a reply that was given by a date: each proposer of each proposal of a session that it answers, those
        merged into it included, that it has not been delivered to."""
        return Answer(capi.reply_undelivered(self._handle, id_of(session, "session"), on))

    def due(self, on: datetime.date, *, unit: int | Record | None = None, channel: int | Record | None = None,
            session: int | Record | None = None, proposer: int | Record | None = None, clock: Clock | str | None = None,
            state: DueState | str | Collection[DueState | str] | None = None, soon_days: int | None = None, long_overdue_days: int | None = None) -> Answer[DueLine]:
        """Every clock that ran on a date, the earliest first: what is soon due, overdue, long overdue, and why. May be asked of one unit,
        channel, session, lead proposer or clock ("reply"), and of one state ("overdue") or several: zhengxie.LATE is all that is late."""
        ids = tuple(None if record is None else id_of(record, name) for name, record in
                    (("unit", unit), ("channel", channel), ("session", session), ("proposer", proposer)))
        chosen = (None if clock is None else _number(Clock, "clock", clock), None if state is None else _states(state))
        return Answer(capi.due(self._handle, on, (*ids, *chosen, soon_days, long_overdue_days)))

    def loop(self, on: datetime.date, *, project: int | Record | None = None, theme: int | Record | None = None,
             body: int | Record | None = None, year: int | None = None, link: LoopLink | str | None = None, gaps: bool = False) -> Answer[LoopRow]:
        """The loop of duty (履职闭环) as it stood on a date: of each project every link from its origin to the effect that is told back to it,
        complete, open, missing or skipped, and why.

        project, theme, body, year: only projects that fit what is given: that one, of this theme, this organization's, of this year
        link: only links of this kind, e.g. "effect"
        gaps: only what is missing
        """
        chosen = None if link is None else _number(LoopLink, "link", link)
        return Answer(capi.loop(self._handle, on, (*_projects(project, theme, body), year, chosen, 2 if gaps else None, None)))

    def loop_shares(self, on: datetime.date, *, project: int | Record | None = None, theme: int | Record | None = None,
                    body: int | Record | None = None, year: int | None = None) -> Answer[LoopShare]:
        """The links of the same projects counted: of each kind how many are complete, of how many, and how many days they took."""
        return Answer(capi.loop_shares(self._handle, on, (*_projects(project, theme, body), year, None, None, None)))

    def loop_progress(self, on: datetime.date, *, project: int | Record | None = None, theme: int | Record | None = None,
                      body: int | Record | None = None, year: int | None = None, of: int | Record | None = None) -> Answer[LoopProgress]:
        """How far the measures of the same projects had come, as a tree: a project, its suggestions, their measures, the parts of those.

        of: instead of projects this one document or proposal, with the suggestions on it
        """
        about = None if of is None else id_of(of, "of")
        return Answer(capi.loop_progress_on(self._handle, on, (*_projects(project, theme, body), year, None, None, about)))

    def working_day(self, date: datetime.date, *, as_of: datetime.date | None = None) -> bool:
        """Whether a day is worked, by the public holidays published by a date (by default: all). A year that is not known: Rule."""
        return capi.calendar_is_working_day(self._handle, date, as_of)

    def add_working_days(self, date: datetime.date, days: int, *, as_of: datetime.date | None = None) -> datetime.date:
        """The so-many-th working day after a date."""
        return capi.calendar_add_working_days(self._handle, date, days, as_of)

    def calendar_days(self, first: datetime.date, until: datetime.date, *, as_of: datetime.date | None = None) -> Answer[CalendarDay]:
        """The days of a period, each with what it is and the notice that says so."""
        return Answer(capi.calendar_days(self._handle, first, until, as_of))

    def due_date(self, assignment: int | Record) -> DueDate:
        """When an assignment is due, and how that came about."""
        answer: Answer[DueDate] = Answer(capi.assignment_due(self._handle, id_of(assignment, "assignment")))
        return answer[0]

    def organization_name_on(self, organization: int | Record, on: datetime.date) -> str:
        """What an organization was called on a date."""
        return capi.organization_name_on(self._handle, id_of(organization, "organization"), on)

    def term_on(self, on: datetime.date) -> Term:
        """The term that a date lies in."""
        return self.terms[capi.term_on(self._handle, on)]

    def find_session(self, name: str) -> Session:
        """The session of a name: 十四届三次会议, or in full 政协第十四届南京市委员会第三次会议."""
        return self.sessions[capi.session_find(self._handle, name)]

    def session_name(self, session: int | Record, *, full: bool = False) -> str:
        """The name of a session, short or in full."""
        return capi.session_name(self._handle, id_of(session, "session"), full)

    # ---- any record ----

    def record(self, id: int) -> Record:
        """The record that has this id, of whatever kind."""
        record: Record = capi.record_get(self._handle, capi.record_kind(self._handle, id), id)
        return record

    def rulebook_on(self, on: datetime.date) -> Rulebook:
        """The rulebook in force on a date."""
        return self.rulebooks[capi.rulebook_on(self._handle, on)]

    def codes(self, list: str, on: datetime.date) -> Answer[RulebookCode]:
        """The codes of one of the rulebook's lists ("categories") on a date, with their labels."""
        return Answer(capi.rulebook_codes(self._handle, list, on))

    def label(self, list: str, code: str, on: datetime.date, *, language: Language = "zh") -> str:
        """What a code of the rulebook was called on a date.

        >>> import zhengxie
        >>> from datetime import date
        >>> store = zhengxie.open(":memory:", create=True, place="南京市", division=320100)
        >>> store.label("satisfactions", "basically_satisfied", date(2020, 1, 15))
        '基本满意'
        >>> [row.code for row in store.codes("satisfactions", date(2020, 1, 15))]
        ['satisfied', 'basically_satisfied', 'dissatisfied']
        >>> store.close()
        """
        checked(language)
        en, zh = capi.rulebook_label(self._handle, list, code, on)
        return zh if language == "zh" else en


class Group:
    """Made by Store.group(), for `with`."""

    __slots__ = ("_store",)

    def __init__(self, store: Store) -> None:
        self._store = store

    def __enter__(self) -> Group:
        try:
            capi.store_begin(self._store._handle)
        except errors.ZhengxieError:
            raise
        except BaseException:  # Ctrl-C, just after it began
            self._end_quietly()
            raise
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if kind is not None:
            self._end_quietly()
            return
        try:
            capi.store_commit(self._store._handle)
        except errors.RolledBack:  # lost earlier: it stays open until it is rolled back
            self._end_quietly()
            raise

    def _end_quietly(self) -> None:
        """Rolls back; what went wrong before is what matters."""
        try:
            capi.store_rollback(self._store._handle)
        except errors.ZhengxieError:
            pass
