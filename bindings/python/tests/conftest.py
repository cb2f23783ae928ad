# SPDX-License-Identifier: MIT
"""What the tests share: a store in memory, one in a file, and a small committee."""
from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

import zhengxie
from zhengxie.records import AssignmentRole, ExaminationResult

DAY = datetime.date(2020, 1, 15)
BUILD = Path(zhengxie.__file__).parent.parent
SOURCE = Path(__file__).resolve().parents[3]


def create(path: object, **options: object) -> zhengxie.Store:
    return zhengxie.open(path, create=True, place="南京市", division=320100, **options)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "nanjing.zx"


@pytest.fixture
def store() -> Iterator[zhengxie.Store]:
    """In memory; the office acts on DAY."""
    with create(":memory:") as store, store.acting(by="提案委员会办公室", on=DAY):
        yield store


@pytest.fixture
def file_store(path: Path) -> Iterator[zhengxie.Store]:
    """In a file; the office acts on DAY."""
    with create(path) as store, store.acting(by="提案委员会办公室", on=DAY):
        yield store


@dataclass
class City:
    store: zhengxie.Store
    term: int
    session: int
    committee: int
    sectors: list[int]
    members: list[int]
    proposals: list[int]
    unit: int


NAMES = ("王伟", "丁一", "李娜", "王伟", "阿卜杜拉·买买提")


@pytest.fixture
def city(store: zhengxie.Store) -> City:
    """A term with a plenary session, a committee with two sectors, and five members, two of one name."""
    begun = datetime.date(2018, 1, 10)
    term = store.terms.open(14, opened=begun)
    session = store.sessions.open(term, 3, DAY, closes=datetime.date(2020, 1, 19))
    committee = store.organizations.add("政协南京市委员会", "committee", term=term)
    sectors = [store.organizations.add(name, "sector", term=term) for name in ("教育界", "经济界")]
    members = store.persons.add_many([{"name": name} for name in NAMES])
    for place, member in enumerate(members):
        for organization in (committee, sectors[place % 2]):
            store.memberships.seat(member, organization, "member", begun, term=term)
    unit = store.organizations.add("市教育局", "handling_unit")
    filed, not_filed = propose(store, session, members)
    assignment = store.proposals.assign(filed, unit, AssignmentRole.SOLE, on=datetime.date(2020, 2, 1))
    store.proposals.reply(assignment, "A", content="已经办妥。", on=datetime.date(2020, 4, 1))
    store.proposals.feedback(filed, satisfaction="satisfied", on=datetime.date(2020, 4, 10))
    return City(store, term, session, committee, sectors, members, [filed, not_filed], unit)


def propose(store: zhengxie.Store, session: int, members: list[int]) -> list[int]:
    """One proposal that is filed, signed by three, and one that is not."""
    filed = store.proposals.draft(session, "member", members[0], "关于增加社区托育点的提案（样例）", category="social",
                                  grounds="样例文字。", recommendations="样例建议。")
    store.proposals.sign(store.proposals.invite(filed, members[1]))
    store.proposals.cosign(filed, members[2])
    store.proposals.submit(filed)
    not_filed = store.proposals.submit(session=session, proposer_kind="member", lead=members[3], subject="关于某产品的提案（样例）")
    store.proposals.examine(filed, ExaminationResult.FILED, on=datetime.date(2020, 1, 20))
    store.proposals.examine(not_filed, ExaminationResult.NOT_FILED, ground="promotion", on=datetime.date(2020, 1, 20))
    return [filed, not_filed]
