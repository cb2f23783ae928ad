# SPDX-License-Identifier: MIT
"""One exception class for each status of the library.

Every exception says what is known: which record and field, which rule, and a message in English and in Chinese.

>>> import zhengxie
>>> store = zhengxie.open(":memory:", create=True, place="南京市", division=320100)
>>> try:
...     store.persons.add(name="")
... except zhengxie.Invalid as error:
...     print(error.field, error.message)
on on: every act needs a complete date
>>> store.close()
"""
from __future__ import annotations

import enum
import errno
from typing import Any, ClassVar


class Status(enum.IntEnum):
    """The statuses of the C library; the numbers are fixed for ever."""

    OK = 0
    DONE = 1
    INVALID = 2
    RULE = 3
    NOT_FOUND = 4
    EXISTS = 5
    CONFLICT = 6
    BUSY = 7
    FULL = 8
    READ_ONLY = 9
    CORRUPT = 10
    TAMPERED = 11
    SCHEMA = 12
    NEWER = 13
    NOT_OURS = 14
    IO = 15
    NO_MEMORY = 16
    TOO_BIG = 17
    ROLLED_BACK = 18
    UNSUPPORTED = 19
    CLOSED = 20
    CANCELLED = 21
    MISUSE = 22


class ZhengxieError(Exception):
    """What every exception of the library is."""

    status: Status = Status.OK
    """The status of the C library."""
    message: str
    """What is wrong, in English."""
    message_zh: str
    """What is wrong, in Chinese."""
    record: str | None
    """The kind of record concerned, e.g. "proposal"."""
    id: int | None
    """The record concerned."""
    field: str | None
    """The field concerned, e.g. "subject"."""
    rule: str | None
    """The rule that forbids it, e.g. "proposal.subject-length"; see zhengxie.schema.rules()."""
    index: int | None
    """Of many that were given at once, the one that was refused."""

    ERRNO: ClassVar[int | None] = None

    def __init__(self, message: str = "", message_zh: str = "", *, record: str | None = None, id: int | None = None,
                 field: str | None = None, rule: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.message_zh = message_zh
        self.record = record
        self.id = id
        self.field = field
        self.rule = rule
        self.index = None
        if isinstance(self, OSError):
            setattr(self, "errno", self.ERRNO)
            setattr(self, "strerror", message)

    def __str__(self) -> str:
        return f"{self.message} [{self.rule}]" if self.rule else self.message

    def __repr__(self) -> str:
        known = {"record": self.record, "id": self.id, "field": self.field, "rule": self.rule, "index": self.index}
        return f"{type(self).__name__}({self.message!r}" + "".join(f", {name}={value!r}" for name, value in known.items() if value) + ")"

    def __reduce__(self) -> tuple[Any, ...]:
        return _again, (type(self), self.__dict__.copy())


def _again(cls: type[ZhengxieError], values: dict[str, Any]) -> ZhengxieError:
    error = cls(values["message"], values["message_zh"])
    error.__dict__.update(values)
    return error


class Invalid(ZhengxieError, ValueError):
    """A field's value is missing, malformed or out of range; the field is named."""

    status = Status.INVALID


class Rule(ZhengxieError):
    """A rule of the domain forbids it; rule and field are named."""

    status = Status.RULE


class NotFound(ZhengxieError, LookupError):
    """No such record (or the id is of a record of another kind), or no such file."""

    status = Status.NOT_FOUND


class Exists(ZhengxieError):
    """What must be unique is there already."""

    status = Status.EXISTS


class Conflict(ZhengxieError):
    """The record was changed since the given revision."""

    status = Status.CONFLICT


class Busy(ZhengxieError, TimeoutError):
    """Another thread or process holds the store longer than the busy timeout."""

    status = Status.BUSY
    ERRNO = errno.ETIMEDOUT


class Full(ZhengxieError, OSError):
    """The disk (or a quota) is full."""

    status = Status.FULL
    ERRNO = errno.ENOSPC


class ReadOnly(ZhengxieError, PermissionError):
    """The store, its file or its folder cannot be written."""

    status = Status.READ_ONLY
    ERRNO = errno.EACCES


class Corrupt(ZhengxieError):
    """The file is damaged."""

    status = Status.CORRUPT


class Tampered(ZhengxieError):
    """A record or a journal entry was changed behind the library's back; it is named."""

    status = Status.TAMPERED


class Schema(ZhengxieError):
    """The file's schema is not ours: an object is extra, missing or altered; it is named."""

    status = Status.SCHEMA


class Newer(ZhengxieError):
    """The file was written by a newer version of the library."""

    status = Status.NEWER


class NotOurs(ZhengxieError):
    """Not a file of this library."""

    status = Status.NOT_OURS


class InputOutput(ZhengxieError, OSError):
    """The operating system reported an input/output error."""

    status = Status.IO
    ERRNO = errno.EIO


class NoMemory(ZhengxieError, MemoryError):
    """An allocation failed."""

    status = Status.NO_MEMORY


class TooBig(ZhengxieError):
    """Beyond a fixed limit of the library or of SQLite."""

    status = Status.TOO_BIG


class RolledBack(ZhengxieError):
    """The group was lost by an earlier failure; leave it."""

    status = Status.ROLLED_BACK


class Unsupported(ZhengxieError):
    """Not available with this build, option or SQLite version."""

    status = Status.UNSUPPORTED


class Closed(ZhengxieError):
    """The store is closed."""

    status = Status.CLOSED


class Cancelled(ZhengxieError):
    """The progress function asked to stop; nothing of the call was kept."""

    status = Status.CANCELLED


class Misuse(ZhengxieError, RuntimeError):
    """A call against the contract: from a forked child, from within a callback of the store, a group in a group."""

    status = Status.MISUSE


CLASSES: dict[int, type[ZhengxieError]] = {int(cls.status): cls for cls in ZhengxieError.__subclasses__()}
"""The class of each status."""


def failure(status: int, id: int, record: str | None, field: str | None, rule: str | None, message: str, message_zh: str) -> ZhengxieError:
    """The exception for what the library reported."""
    cls = CLASSES.get(status, ZhengxieError)
    return cls(message, message_zh, record=record, id=id or None, field=field, rule=rule)
