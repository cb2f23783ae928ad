# SPDX-License-Identifier: MIT
"""What the papers of the office say, read from a store as of a date, in one language."""
from __future__ import annotations

import datetime
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from . import _wording, errors, schema
from ._printing import PaperError, Style
from .records import (
    Assignment,
    AssignmentRole,
    Clock,
    CosignatureState,
    DueLine,
    Examination,
    ExaminationResult,
    Person,
    Proposal,
    ProposalExamination,
    Reply,
)
from .store import Store
from .text import stroke_sorted


@dataclass(frozen=True, slots=True)
class Option:
    """A code of the rulebook, as it is ticked on a form."""

    code: str
    label: str


@dataclass(frozen=True, slots=True)
class Deadline:
    """A clock."""

    clock: str
    label: str
    due: datetime.date | None
    days_left: int | None
    reason: str | None


@dataclass(frozen=True, slots=True)
class ProposalFacts:
    """A proposal."""

    subject: str
    number: int | None
    receipt_number: int | None
    session: str
    """The full name."""
    kind: str
    collective: bool
    lead: str
    cosigners: tuple[str, ...]
    convenor: str | None
    category: str | None
    submitted: datetime.date | None
    withdrawn: datetime.date | None
    merged: datetime.date | None
    """Since when it is part of another."""
    principal: int | None
    """The other's id."""
    absorbed: tuple[ProposalFacts, ...]
    """What was merged into it."""
    replied: datetime.date | None
    """When the last that must answer had."""
    in_session: bool | None
    grounds: str | None
    recommendations: str | None

    @property
    def proposers(self) -> tuple[str, ...]:
        return (self.lead, *self.cosigners)

    @property
    def answered(self) -> tuple[str, ...]:
        """Everybody who gets the answer: its proposers, and those of what was merged into it; each once."""
        return tuple(dict.fromkeys((*self.proposers, *(name for other in self.absorbed for name in other.proposers))))


@dataclass(frozen=True, slots=True)
class Partner:
    """Another unit that has the same proposal."""

    unit: str
    role: str


@dataclass(frozen=True, slots=True)
class AssignmentFacts:
    """An assignment."""

    proposal: ProposalFacts
    unit: str
    role: str
    """The code."""
    role_label: str
    channel: str | None
    assigned: datetime.date
    round: int
    acknowledged: datetime.date | None
    answered: datetime.date | None
    """When the unit replied or, assisting, sent its comments."""
    partners: tuple[Partner, ...]
    answer: Deadline
    """By when the reply, or an assisting unit's comments, are due."""
    deadlines: tuple[Deadline, ...]
    """Every clock that runs."""

    def partners_as(self, role: str) -> tuple[str, ...]:
        return tuple(partner.unit for partner in self.partners if partner.role == role)


_ANSWERS = (Clock.REPLY, Clock.EXTENSION, Clock.AGAIN, Clock.ASSIST)


class Reader:
    """Reads a store for papers of one date and style."""

    def __init__(self, store: Store, on: datetime.date, style: Style) -> None:
        self.store = store
        self.on = on
        self.style = style
        self._rulebooks: dict[int, Mapping[str, Any]] = {}
        self._proposals: dict[int, ProposalFacts] = {}

    # ---- words ----

    def pick(self, zh: str, en: str) -> str:
        return zh if self.style.language == "zh" else en

    def enum_label(self, enum: str, code: str) -> str:
        en, zh = schema.enum_labels(enum)[code]
        return self.pick(zh, en)

    def entries(self, name: str, on: datetime.date) -> list[Mapping[str, Any]]:
        """A list of the rulebook of a date."""
        rulebook = self.store.rulebook_on(on)
        if rulebook.id not in self._rulebooks:
            self._rulebooks[rulebook.id] = json.loads(rulebook.document or "{}")
        found: list[Mapping[str, Any]] = self._rulebooks[rulebook.id].get("lists", {}).get(name, [])
        return found

    def entry(self, name: str, code: str, on: datetime.date) -> Mapping[str, Any]:
        return next((entry for entry in self.entries(name, on) if entry["code"] == code), {"code": code})

    def label(self, entry: Mapping[str, Any]) -> str:
        code: str = entry["code"]
        label: str = entry.get(self.pick("zh", "en"), code)
        return label

    def options(self, name: str, codes: Iterable[str] | None = None) -> tuple[Option, ...]:
        """What can be ticked."""
        return tuple(Option(entry["code"], self.label(entry)) for entry in self.entries(name, self.on)
                     if codes is None or entry["code"] in codes)

    # ---- names ----

    def office(self) -> dict[str, object]:
        """What every paper of the office says."""
        issuer = self.style.issuer or f"政协{self.store.place or ''}委员会提案委员会"
        return {"issuer": issuer, "contact": self.style.contact, "on": self.on}

    def name(self, id: int) -> str:
        """A person's, or an organization's on the date."""
        record = self.store.record(id)
        return record.name if isinstance(record, Person) else self.store.organization_name_on(id, self.on)

    def session(self, id: int) -> str:
        """The full name; in English with the Chinese one."""
        full = self.store.session_name(id, full=True)
        session = self.store.sessions[id]
        term = self.store.terms[session.term].number
        return self.pick(full, f"{_wording.ordinal(session.number)} session of the {_wording.ordinal(term)} committee ({full})")

    # ---- a proposal ----

    def proposal(self, record: int | Proposal) -> ProposalFacts:
        id = record if isinstance(record, int) else record.id
        if id not in self._proposals:
            self._proposals[id] = self._read_proposal(self.store.proposals[id])
        return self._proposals[id]

    def _read_proposal(self, proposal: Proposal) -> ProposalFacts:
        judged = proposal.submitted or self.on
        kind = self.entry("proposer_kinds", proposal.proposer_kind, judged)
        filed = proposal.filed is not None and proposal.filed <= self.on
        merge = self._merge(proposal.id)
        return ProposalFacts(
            subject=proposal.subject,
            number=proposal.case_number if filed else None,
            receipt_number=proposal.receipt_number,
            session=self.session(proposal.session),
            kind=self.label(kind),
            collective=bool(kind.get("collective")),
            lead=self.name(proposal.lead),
            cosigners=self._cosigners(proposal),
            convenor=self.name(proposal.convenor) if proposal.convenor else None,
            category=self.label(self.entry("categories", proposal.category, judged)) if proposal.category else None,
            submitted=proposal.submitted,
            withdrawn=self._withdrawn(proposal),
            merged=merge.examined if merge else None,
            principal=merge.into if merge else None,
            absorbed=self._absorbed(proposal),
            replied=self._by_now(proposal.replied),
            in_session=proposal.in_session,
            grounds=proposal.grounds,
            recommendations=proposal.recommendations,
        )

    def _cosigners(self, proposal: Proposal) -> tuple[str, ...]:
        signed = self.store.cosignatures.where(proposal=proposal.id, state=CosignatureState.SIGNED)
        return tuple(stroke_sorted(self.name(row.signer) for row in signed))

    def _withdrawn(self, proposal: Proposal) -> datetime.date | None:
        """Since when it is withdrawn, if it is; the last time counts."""
        if proposal.examination != ProposalExamination.WITHDRAWN:
            return None
        steps = [step.examined for step in self.store.examinations.where(proposal=proposal.id, result=ExaminationResult.WITHDRAWN)]
        return self._by_now(max(steps)) if steps else None

    def _merge(self, proposal: int) -> Examination | None:
        """The step that made it part of another, if on the date it is."""
        steps = [step for step in self.store.examinations.where(proposal=proposal) if step.examined <= self.on]
        return steps[-1] if steps and steps[-1].result == ExaminationResult.ABSORBED else None

    def _absorbed(self, principal: Proposal) -> tuple[ProposalFacts, ...]:
        ids = dict.fromkeys(step.proposal for step in self.store.examinations.where(into=principal.id))
        merges = [merge for id in ids if (merge := self._merge(id)) and merge.into == principal.id]
        return tuple(self.proposal(merge.proposal) for merge in merges)

    def _by_now(self, date: datetime.date | None) -> datetime.date | None:
        """A date, unless it lies ahead of the paper's."""
        return date if date is not None and date <= self.on else None

    def filed(self, proposal: int | Proposal) -> ProposalFacts:
        """A proposal that has a case number on the date."""
        facts = self.proposal(proposal)
        if facts.number is None:
            raise PaperError(f"the proposal was not filed on {self.on}", f"该提案在{_wording.date(self.on, 'zh')}尚未立案")
        return facts

    # ---- an assignment ----

    def assignment(self, record: int | Assignment, lines: Iterable[DueLine] | None = None) -> AssignmentFacts:
        """An assignment that counts on the date. `lines`: what is due, where it was asked before."""
        row = self.store.assignments[record if isinstance(record, int) else record.id]
        if row.assigned > self.on or (row.ended is not None and row.ended <= self.on):
            raise PaperError(f"the assignment does not count on {self.on}: assigned {row.assigned}, ended {row.ended or 'never'}",
                             f"该交办在{_wording.date(self.on, 'zh')}无效")
        if lines is None:
            lines = self.store.due(self.on, unit=row.unit)
        deadlines = tuple(self._deadline(line) for line in lines if line.assignment == row.id)
        running = next((one for one in deadlines if one.clock in _ANSWERS), None)
        return AssignmentFacts(
            proposal=self.filed(row.proposal),
            unit=self.name(row.unit),
            role=row.role,
            role_label=self.enum_label("assignment_role", row.role),
            channel=self.name(row.channel) if row.channel else None,
            assigned=row.assigned,
            round=row.round,
            acknowledged=self._by_now(row.acknowledged),
            answered=self._by_now(row.replied) or self._by_now(row.commented),
            partners=self._partners(row),
            answer=running or self._answer_due(row),
            deadlines=deadlines,
        )

    def _partners(self, row: Assignment) -> tuple[Partner, ...]:
        others = self.store.assignments.where(proposal=row.proposal, round=row.round, parent=row.parent).on(self.on)
        return tuple(Partner(self.name(other.unit), other.role) for other in others if other.id != row.id)

    def _deadline(self, line: DueLine) -> Deadline:
        return Deadline(line.clock, self.enum_label("clock", line.clock), line.due, line.days_left,
                        self.pick(line.reason_zh, line.reason))

    def _answer_due(self, row: Assignment) -> Deadline:
        """Of an assignment whose clock has stopped, because it is answered or its unit declines."""
        clock = Clock.ASSIST if row.role == AssignmentRole.ASSISTING else Clock.REPLY
        try:
            found = self.store.due_date(row.id)
        except errors.Rule as refused:
            return Deadline(clock, self.enum_label("clock", clock), None, None, self.pick(refused.message_zh, refused.message))
        return Deadline(found.clock, self.enum_label("clock", found.clock), found.due, None, self.pick(found.reason_zh, found.reason))

    # ---- a reply ----

    def replies(self, proposal: int) -> list[tuple[Assignment, Reply]]:
        """The replies to a proposal by the date, of its last round that has any."""
        found = [(assignment, reply) for assignment in self.store.assignments.where(proposal=proposal).on(self.on)
                 for reply in self.store.replies.where(assignment=assignment.id) if reply.replied <= self.on]
        last = max((assignment.round for assignment, _ in found), default=0)
        return [(assignment, reply) for assignment, reply in found if assignment.round == last]
