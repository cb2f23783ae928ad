# SPDX-License-Identifier: MIT
"""Records of a CPPCC committee: one file, checked and journalled.

>>> import zhengxie
>>> from datetime import date
>>> store = zhengxie.open(":memory:", create=True, place="南京市", division=320100)
>>> with store.acting(by="提案委员会办公室", on=date(2020, 1, 15)):
...     person = store.persons.add(name="王伟", born=zhengxie.PartialDate(1968))
>>> store.persons[person].name
'王伟'
>>> store.persons[person].born
PartialDate(1968)
>>> len(store.persons)
1
>>> store.close()
"""
from . import _bind as _bind
from . import charts, errors, glance, papers, records, schema, text
from ._answer import Answer, Meta
from ._collection import OMITTED, Collection, Omitted, Progress, Query
from .capi import version as _version
from .dates import PartialDate
from .errors import (
    Busy,
    Cancelled,
    Closed,
    Conflict,
    Corrupt,
    Exists,
    Full,
    InputOutput,
    Invalid,
    Misuse,
    Newer,
    NoMemory,
    NotFound,
    NotOurs,
    ReadOnly,
    RolledBack,
    Rule,
    Schema,
    Status,
    Tampered,
    TooBig,
    Unsupported,
    ZhengxieError,
)
from .journal import Journal
from .questions import LATE, Annual, Attribute, Balance, Credit, Rounds, Satisfaction, Tally, Times, check_published, times_events
from .store import Group, Store, national_calendar, national_rulebook, open

__version__: str = _version()

__all__ = [
    "LATE",
    "OMITTED",
    "Annual",
    "Answer",
    "Attribute",
    "Balance",
    "Busy",
    "Cancelled",
    "Closed",
    "Collection",
    "Conflict",
    "Corrupt",
    "Credit",
    "Exists",
    "Full",
    "Group",
    "InputOutput",
    "Invalid",
    "Journal",
    "Meta",
    "Misuse",
    "Newer",
    "NoMemory",
    "NotFound",
    "NotOurs",
    "Omitted",
    "PartialDate",
    "Progress",
    "Query",
    "ReadOnly",
    "RolledBack",
    "Rounds",
    "Rule",
    "Satisfaction",
    "Schema",
    "Status",
    "Store",
    "Tally",
    "Tampered",
    "Times",
    "TooBig",
    "Unsupported",
    "ZhengxieError",
    "__version__",
    "charts",
    "check_published",
    "errors",
    "glance",
    "national_calendar",
    "national_rulebook",
    "open",
    "papers",
    "records",
    "schema",
    "text",
    "times_events",
]
