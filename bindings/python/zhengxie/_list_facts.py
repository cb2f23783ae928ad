# SPDX-License-Identifier: MIT
"""What the page of the three lists says, read from a store as of a date, in one language."""
from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from ._facts import Reader
from ._printing import PaperError
from ._wording import date
from .dates import has_passed
from .records import Document, Effect, Instruction, ListEntry, ListKind, LoopProgress, MeasureStatus, Proposal


@dataclass(frozen=True, slots=True)
class Measures:
    """The measures of a suggestion, or of all: not their parts, and none that is cancelled."""

    count: int
    completed: int
    overdue: int
    cancelled: int
    """Cancelled ones, which are in no other count."""
    progress: int | None
    """Percent, by the rule for measures."""


@dataclass(frozen=True, slots=True)
class EntryFacts:
    """An entry of a list."""

    number: int
    """Its place in the list on the date."""
    title: str
    answers: tuple[int, ...]
    """Of a suggestion: the problems that it answers, by number; of a problem: the suggestions that answer it."""
    measures: Measures | None
    """Of a suggestion."""
    effects: int


@dataclass(frozen=True, slots=True)
class InstructionFacts:
    """An instruction."""

    leader: str
    office: str | None
    given: datetime.date
    text: str | None
    addressees: int
    answered: int


@dataclass(frozen=True, slots=True)
class EffectFacts:
    """An effect."""

    indicator: str
    before: Decimal | None
    after: Decimal | None
    measured_in: str | None
    note: str | None
    observed: datetime.date
    told: datetime.date | None


@dataclass(frozen=True, slots=True)
class ListFacts:
    """The three lists of a document or a proposal, and what became of them."""

    title: str
    issuer: str | None
    facts: tuple[str, ...]
    """What it is and when it came about, in words."""
    achievements: tuple[EntryFacts, ...]
    problems: tuple[EntryFacts, ...]
    suggestions: tuple[EntryFacts, ...]
    measures: Measures
    instructions: tuple[InstructionFacts, ...]
    effects: tuple[EffectFacts, ...]
    """The latest first."""
    definition: str
    head: str

    @property
    def answered(self) -> int:
        """Problems that a suggestion answers."""
        return sum(bool(entry.answers) for entry in self.problems)

    @property
    def broken_down(self) -> int:
        """Suggestions that have a measure."""
        return sum(bool(entry.measures and entry.measures.count) for entry in self.suggestions)

    @property
    def told(self) -> int:
        """Effects that were told to where the topic came from."""
        return sum(effect.told is not None for effect in self.effects)


class ListReader:
    """Reads the three lists of one document or proposal."""

    def __init__(self, reader: Reader, of: int) -> None:
        self.reader = reader
        self.store = reader.store
        self.on = reader.on
        self.of = of

    def read(self) -> ListFacts:
        record = self.store.record(self.of)
        if not isinstance(record, (Document, Proposal)):
            raise PaperError(f"only a document or a proposal has three lists, not a {record.KIND}", "只有文件或提案才有三张清单")
        began = record.drafted if isinstance(record, Document) else record.submitted
        entries = {kind: self._entries(kind) for kind in ListKind}
        if (began is not None and began > self.on) or not any(entries.values()):
            raise PaperError(f"nothing was on its three lists on {self.on}", f"{date(self.on, 'zh')}该件的三张清单尚无条目")
        numbers = {entry.id: number for of_kind in entries.values() for number, entry in enumerate(of_kind, 1)}
        answers = self._answers(numbers)
        progress = self.store.loop_progress(self.on, of=self.of)
        measures = self._measures(progress)
        effects = self._effects([row.record for row in progress if row.status is not None])
        owners = self._owners(progress)
        of_entry = Counter(owners[effect.measure] for effect in effects)
        facts = {kind: tuple(EntryFacts(numbers[entry.id], entry.title, answers.get(entry.id, ()), measures.get(entry.id), of_entry[entry.id])
                             for entry in of_kind) for kind, of_kind in entries.items()}
        assert progress.meta is not None
        return ListFacts(
            title=record.title if isinstance(record, Document) else record.subject,
            issuer=self._issuer(record),
            facts=tuple(self._words(record)),
            achievements=facts[ListKind.ACHIEVEMENT],
            problems=facts[ListKind.PROBLEM],
            suggestions=facts[ListKind.SUGGESTION],
            measures=_added_up(measures.values(), progress[0].progress),
            instructions=tuple(self._instruction(row) for row in self.store.instructions.where(of=self.of).on(self.on).with_texts()),
            effects=tuple(self._effect(effect) for effect in effects),
            definition=self.reader.pick(progress.meta.definition_zh, progress.meta.definition),
            head=progress.meta.head,
        )

    def _entries(self, kind: ListKind) -> list[ListEntry]:
        found = list(self.store.list_entries.where(of=self.of, list=kind).on(self.on))
        return sorted(found, key=lambda entry: (entry.position or 0, entry.id))

    def _answers(self, numbers: dict[int, int]) -> dict[int, tuple[int, ...]]:
        """Of a problem its suggestions, of a suggestion its problems, by number."""
        found: dict[int, list[int]] = {}
        for suggestion in numbers:
            for remedy in self.store.remedies.where(suggestion=suggestion).on(self.on):
                if remedy.problem in numbers:
                    found.setdefault(remedy.problem, []).append(numbers[suggestion])
                    found.setdefault(suggestion, []).append(numbers[remedy.problem])
        return {entry: tuple(sorted(others)) for entry, others in found.items()}

    # ---- measures and effects ----

    def _measures(self, progress: Iterable[LoopProgress]) -> dict[int, Measures]:
        """Of each suggestion."""
        suggestions = {row.record: row for row in progress if row.parent == self.of}
        return {id: self._counted([row for row in progress if row.parent == id], row.progress) for id, row in suggestions.items()}

    def _counted(self, rows: list[LoopProgress], progress: int | None) -> Measures:
        counted = [row for row in rows if row.status != MeasureStatus.CANCELLED]
        completed = sum(row.status == MeasureStatus.COMPLETED for row in counted)
        overdue = sum(row.status != MeasureStatus.COMPLETED and has_passed(row.due, self.on) for row in counted)
        return Measures(len(counted), completed, overdue, len(rows) - len(counted), progress)

    def _owners(self, progress: Iterable[LoopProgress]) -> dict[int, int]:
        """The suggestion of each measure, of parts too: what something is a part of stands before it."""
        found: dict[int, int] = {}
        for row in progress:
            if row.status is not None and row.parent is not None:
                found[row.record] = found.get(row.parent, row.parent)
        return found

    def _effects(self, measures: list[int]) -> list[Effect]:
        found = [effect for measure in measures for effect in self.store.effects.where(measure=measure).on(self.on)]
        return sorted(found, key=lambda effect: (effect.observed, effect.id), reverse=True)

    def _effect(self, effect: Effect) -> EffectFacts:
        told = min((telling.told for telling in self.store.tellings.where(effect=effect.id).on(self.on)), default=None)
        return EffectFacts(effect.indicator, effect.before, effect.after, effect.measured_in, effect.note, effect.observed, told)

    # ---- what it is ----

    def _issuer(self, record: Document | Proposal) -> str | None:
        issuer = record.issuer if isinstance(record, Document) else None
        return self.reader.name(issuer) if issuer else None

    def _words(self, record: Document | Proposal) -> Iterable[str]:
        language = self.reader.style.language
        pick = self.reader.pick
        if isinstance(record, Proposal):
            facts = self.reader.proposal(record)
            yield facts.session + (self.reader.pick(f"第{facts.number:04}号提案", f", No. {facts.number:04}") if facts.number else "")
            yield pick(f"{facts.lead}等提出" if facts.cosigners else f"{facts.lead}提出", f"of {facts.lead}{' and others' if facts.cosigners else ''}")
            return
        yield self.reader.label(self.reader.entry("document_kinds", record.kind, record.drafted))
        if record.number:
            yield record.number
        if record.adopted is not None and record.adopted <= self.on:
            yield pick(f"{date(record.adopted, 'zh')}审议通过", f"adopted on {date(record.adopted, language)}")
        else:
            yield pick("尚未审议通过", "not adopted yet")
        for sent in self.store.dispatches.where(document=record.id):
            if sent.sent <= self.on:
                to = self.reader.name(sent.recipient)
                yield pick(f"{date(sent.sent, 'zh')}报送{to}", f"sent to {to} on {date(sent.sent, language)}")
        if record.replaced is not None and record.replaced <= self.on:
            yield pick(f"{date(record.replaced, 'zh')}起由新的文件替代", f"replaced from {date(record.replaced, language)} on")

    def _instruction(self, row: Instruction) -> InstructionFacts:
        addressees = list(self.store.addressees.where(instruction=row.id).on(self.on))
        answered = sum(each.answered is not None and each.answered <= self.on for each in addressees)
        return InstructionFacts(self.reader.name(row.leader), row.office, row.given, row.text, len(addressees), answered)


def _added_up(parts: Iterable[Measures], progress: int | None) -> Measures:
    found = list(parts)
    return Measures(sum(each.count for each in found), sum(each.completed for each in found), sum(each.overdue for each in found),
                    sum(each.cancelled for each in found), progress)
