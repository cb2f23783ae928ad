# SPDX-License-Identifier: MIT
"""Real bills, as their publisher left them, through the public interface.

`council-bills.json` in the folder that ZHENGXIE_REAL_DATA names: 2,390 bills of a city council, without dates. They are not proposals
of a CPPCC committee, so they are judged by a rulebook of their own, which is stated here; what does not fit even that is listed with
the library's reason. Nothing is mended on the way in: a name with a title ("游議員輝廷") is another name, "在場議員" (those present) is
nobody with a seat.
"""
from __future__ import annotations

import datetime
import json
import os
import re
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

import zhengxie

FOLDER = os.environ.get("ZHENGXIE_REAL_DATA")
pytestmark = pytest.mark.skipif(not FOLDER, reason="ZHENGXIE_REAL_DATA names no folder with council-bills.json")

TERM_OPENED = datetime.date(2010, 12, 25)
GIVEN_DATE = datetime.date(2012, 5, 1)
"""The bills have no dates: all of them count as submitted on this day."""
SUBJECT_LIMIT = 200
COUNCIL = "新北市議會"
AUTHORITY = re.compile(r"新北市政府.*|.*局|.*審計處")
PLAIN_NAME = re.compile(r"(?!.*(議員|先生|召集人))[^\s、0-9()]+")


def rulebook(bills: list[dict[str, Any]]) -> str:
    """The national one with a longer subject, longer texts, the council's categories, and its kinds of proposer."""
    document = zhengxie.national_rulebook()
    document["proposal"] |= {"subject_limit": SUBJECT_LIMIT, "body_limit": 4000}
    lists = document["lists"]
    lists["categories"] = [{"code": name, "en": name, "zh": name} for name in sorted({bill["category"] for bill in bills} - {""})]
    lists["proposer_kinds"] = [
        {"code": "member", "en": "councillor", "zh": "議員", "lead": "person"},
        {"code": "authority", "en": "city authority", "zh": "市府", "lead": ["government"], "collective": True},
        {"code": "council", "en": "the council", "zh": "本會", "lead": ["committee"], "collective": True},
    ]
    return json.dumps(document, ensure_ascii=False)


@dataclass
class Loading:
    """What became of the bills."""

    taken: int = 0
    there_already: int = 0
    cosignatures: int = 0
    refused: dict[str, str] = field(default_factory=dict)
    """The publisher's number of each bill that is not in, and why."""
    unsigned: dict[tuple[str, str], str] = field(default_factory=dict)
    """Number and name of each signature that is not in, and why."""


def reason(error: zhengxie.ZhengxieError) -> str:
    return f"{type(error).__name__} {error.field} {error.rule}"


class Loader:
    """Loads bills; run again, it recognizes a bill by subject, lead proposer and texts, and adds only what is new."""

    def __init__(self, store: zhengxie.Store, bills: list[dict[str, Any]]) -> None:
        self.store = store
        self.bills = bills

    def prepare(self) -> None:
        """Once: the rulebook, the term, the session, and everybody who has a seat or a name."""
        store = self.store
        with store.acting(on=TERM_OPENED, by="載入程序"), store.group():
            store.rulebooks.adopt("測試規則", TERM_OPENED, rulebook(self.bills))
            term = store.terms.open(1)
            committee = store.organizations.add(COUNCIL, "committee", term=term)
            store.sessions.open(term, 1, GIVEN_DATE, on=GIVEN_DATE)
            seated = {name for bill in self.bills if bill["type"] == "議員提案" for name in signers(bill) if PLAIN_NAME.fullmatch(name)}
            for name in dict.fromkeys(name for bill in self.bills for name in signers(bill)):
                if AUTHORITY.fullmatch(name):
                    store.organizations.add(name, "government")
                elif name != COUNCIL:
                    person = store.persons.add(name)
                    if name in seated:
                        store.memberships.seat(person, committee, "member", TERM_OPENED, term=term)

    def load(self) -> Loading:
        store, loading = self.store, Loading()
        self.session = store.sessions.where().one().id
        self.ids = {record.name: record.id for record in [*store.persons, *store.organizations]}
        there = {(proposal.subject, proposal.lead, proposal.grounds, proposal.recommendations)
                 for proposal in store.proposals.where(session=self.session).with_texts()}
        with store.acting(on=GIVEN_DATE, by="載入程序"), store.group():
            for bill in self.bills:
                lead = self.ids.get(next(iter(signers(bill)), ""))
                if (bill["abstract"], lead, bill["description"] or None, bill["methods"] or None) in there:
                    loading.there_already += 1
                else:
                    self.load_bill(bill, loading)
        return loading

    def load_bill(self, bill: dict[str, Any], loading: Loading) -> None:
        lead, *others = signers(bill) or [""]
        kind = "council" if lead == COUNCIL else "authority" if AUTHORITY.fullmatch(lead) else "member"
        try:
            proposal = self.store.proposals.submit(
                session=self.session, proposer_kind=kind, lead=self.ids.get(lead), subject=bill["abstract"],
                category=bill["category"] or None, grounds=bill["description"] or None, recommendations=bill["methods"] or None)
        except zhengxie.ZhengxieError as error:
            loading.refused[bill["id"]] = reason(error)
            return
        loading.taken += 1
        for name in others:
            try:
                self.store.proposals.cosign(proposal, self.ids[name])
                loading.cosignatures += 1
            except zhengxie.ZhengxieError as error:
                loading.unsigned[bill["id"], name] = reason(error)


def signers(bill: dict[str, Any]) -> list[str]:
    """The first is the lead proposer."""
    return [name for name in [*bill["proposed_by"], *bill["petitioned_by"]] if name]


@pytest.fixture(scope="module")
def bills() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads((Path(str(FOLDER)) / "council-bills.json").read_text(encoding="utf-8"))
    return found


TOO_LONG = "Rule subject proposal.subject-length"
NO_SEAT = "Rule lead proposal.seated"
NO_LEAD = "Invalid lead field.required"
NOT_TAKEN = {
    "5682": TOO_LONG, "7310": TOO_LONG, "7385": TOO_LONG, "7502": TOO_LONG, "8192": TOO_LONG,
    "7966": NO_LEAD,  # the council's, but nobody is named
    # petitions of citizens
    "5841": NO_SEAT, "6185": NO_SEAT, "6538": NO_SEAT, "6539": NO_SEAT, "6936": NO_SEAT, "7120": NO_SEAT, "7123": NO_SEAT, "8046": NO_SEAT,
    # councillors written with a title, or two in one name
    "6703": NO_SEAT, "7217": NO_SEAT, "7218": NO_SEAT, "7460": NO_SEAT, "7563": NO_SEAT, "7666": NO_SEAT, "8202": NO_SEAT,
}
SIGNERS_NOT_TAKEN = {
    "Rule signer proposal.seated": 5,  # "those present", four times, and four names in one
    "Rule signer cosignature.once": 3,  # proposes, and seconds too
    "Rule signer proposal.lead-not-cosigner": 3,
}


def test_council_bills(bills, tmp_path):
    path = tmp_path / "council.zx"
    with zhengxie.open(path, create=True, place="新北市", division=710001) as store:
        loader = Loader(store, bills)
        loader.prepare()
        loading = loader.load()
        assert len(bills) == 2390
        assert loading.refused == NOT_TAKEN
        assert loading.taken == len(store.proposals) == 2369 == len(bills) - len(NOT_TAKEN)
        assert Counter(loading.unsigned.values()) == SIGNERS_NOT_TAKEN
        assert loading.cosignatures == len(store.cosignatures) == 6952
        head = store.journal.head()
        store.journal.verify(head)

    with zhengxie.open(path) as store:
        again = Loader(store, bills).load()
        assert (again.taken, again.there_already, again.cosignatures) == (0, 2369, 0)
        assert again.refused == NOT_TAKEN
        assert store.journal.head() == head


def test_what_is_in_is_what_was_published(bills, tmp_path):
    """Counted here from the file alone, and there by the library."""
    assert {bill["id"] for bill in bills if len(bill["abstract"]) > SUBJECT_LIMIT} == \
           {number for number, why in NOT_TAKEN.items() if why == TOO_LONG}
    with zhengxie.open(tmp_path / "council.zx", create=True, place="新北市", division=710001) as store:
        loader = Loader(store, bills)
        loader.prepare()
        loading = loader.load()
        taken = [bill for bill in bills if bill["id"] not in NOT_TAKEN]
        assert sum(len(signers(bill)) - 1 for bill in taken) == loading.cosignatures + len(loading.unsigned)
        kept = list(store.proposals.where().with_texts())
        assert [(proposal.subject, proposal.grounds or "", proposal.recommendations or "") for proposal in kept] == \
               [(bill["abstract"], bill["description"], bill["methods"]) for bill in taken]
        names = {record.id: record.name for record in [*store.persons, *store.organizations]}
        assert [names[proposal.lead] for proposal in kept] == [signers(bill)[0] for bill in taken]
        assert [proposal.receipt_number for proposal in kept] == list(range(1, len(taken) + 1))
        tally = store.proposals.tally("category", on=GIVEN_DATE)
        assert tally.groups() == {(category or None,): count for category, count in Counter(bill["category"] for bill in taken).items()}
        balance = store.balance(store.sessions.where().one(), GIVEN_DATE)
        assert balance.line("received").numerator == balance.line("pending").numerator == 2369
