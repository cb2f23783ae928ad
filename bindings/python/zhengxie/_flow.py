# SPDX-License-Identifier: MIT
"""What the flow of a loop shows: problems, suggestions, measures and effects as they stood on a date, and how they hang together."""
from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, field

from ._answer import Meta
from .dates import has_passed
from .records import Effect, LoopProgress, MeasureStatus, Project
from .store import Store

ONE_BY_ONE = 60
"""So many measures, or effects, are drawn one by one; more are drawn together."""


@dataclass(slots=True)
class EffectNode:
    """An effect, or what a measure brought about, together."""

    effects: list[Effect]
    told: int


@dataclass(slots=True)
class MeasureNode:
    """A measure, or those of a suggestion, together."""

    rows: list[LoopProgress]
    effects: list[EffectNode] = field(default_factory=list)
    late: int = 0
    """Of those that are not completed, whose date has passed."""
    idle: int = 0
    """Of those that are completed, without an effect."""

    def count(self, status: MeasureStatus) -> int:
        return sum(row.status == status for row in self.rows)

    @property
    def completed(self) -> int:
        return self.count(MeasureStatus.COMPLETED)

    @property
    def slots(self) -> int:
        return max(1, len(self.effects))


@dataclass(slots=True)
class SuggestionNode:
    """A suggestion."""

    id: int
    title: str
    progress: int | None
    measures: list[MeasureNode]
    problems: list[int] = field(default_factory=list)
    """The places of those that it answers, the first one first."""

    @property
    def slots(self) -> int:
        return max(1, sum(measure.slots for measure in self.measures))


@dataclass(slots=True)
class ProblemNode:
    """A problem."""

    id: int
    title: str
    own: list[SuggestionNode] = field(default_factory=list)
    """The suggestions that stand beside it: those that answer it first of all."""
    answered: bool = False

    @property
    def slots(self) -> int:
        return max(1, sum(suggestion.slots for suggestion in self.own))


@dataclass(slots=True)
class Flow:
    """A project's loop from problems to effects, on a date."""

    project: Project
    on: datetime.date
    progress: int | None
    problems: list[ProblemNode]
    loose: list[SuggestionNode]
    """Suggestions that answer no problem."""
    cancelled: int
    """Measures that were cancelled by then, which count for nothing."""
    replaced: int
    """Entries of documents that were replaced by then, which do not either."""
    meta: Meta | None
    """What it rests on."""

    @property
    def suggestions(self) -> list[SuggestionNode]:
        return [suggestion for problem in self.problems for suggestion in problem.own] + self.loose

    @property
    def measures(self) -> list[MeasureNode]:
        return [measure for suggestion in self.suggestions for measure in suggestion.measures]

    @property
    def effects(self) -> list[EffectNode]:
        return [effect for measure in self.measures for effect in measure.effects]

    @property
    def is_empty(self) -> bool:
        return not self.problems and not self.suggestions

    def counted(self) -> dict[str, int]:
        """What the columns say."""
        measures, effects = self.measures, self.effects
        return {
            "problems": len(self.problems),
            "answered": sum(problem.answered for problem in self.problems),
            "suggestions": len(self.suggestions),
            "broken_down": sum(bool(suggestion.measures) for suggestion in self.suggestions),
            "measures": sum(len(measure.rows) for measure in measures),
            "completed": sum(measure.completed for measure in measures),
            "late": sum(measure.late for measure in measures),
            "idle": sum(measure.idle for measure in measures),
            "effects": sum(len(effect.effects) for effect in effects),
            "told": sum(effect.told for effect in effects),
            "cancelled": self.cancelled,
            "replaced": self.replaced,
        }


def read(store: Store, project: Project, on: datetime.date) -> Flow:
    """As of the date: what was struck, unlinked or cancelled by then counts for nothing, nor what is of a document that was replaced."""
    answer = store.loop_progress(on, project=project)
    entries = list(store.list_entries.where(project=project).on(on))
    gone = _replaced(store, {entry.of for entry in entries}, on)
    problems = [ProblemNode(entry.id, entry.title) for entry in entries if entry.list == "problem" and entry.of not in gone]
    listed = [entry for entry in entries if entry.list == "suggestion" and entry.of not in gone]
    whole = answer[0].progress if answer else None
    flow = Flow(project, on, whole, problems, [], 0, sum(entry.of in gone for entry in entries), answer.meta)
    progress = {row.record: row.progress for row in answer}
    suggestions = {entry.id: SuggestionNode(entry.id, entry.title, progress.get(entry.id), []) for entry in listed}
    _link(store, flow, suggestions)
    _add_measures(flow, suggestions, answer)
    _add_effects(store, flow, answer)
    return flow


def _replaced(store: Store, documents: Iterable[int], on: datetime.date) -> set[int]:
    found = (store.documents.get(document) for document in documents)
    return {document.id for document in found if document is not None and document.replaced is not None and document.replaced <= on}


def _link(store: Store, flow: Flow, suggestions: dict[int, SuggestionNode]) -> None:
    places = {problem.id: place for place, problem in enumerate(flow.problems)}
    for remedy in store.remedies.where(project=flow.project).on(flow.on):
        if remedy.problem in places and remedy.suggestion in suggestions:
            suggestions[remedy.suggestion].problems.append(places[remedy.problem])
    for suggestion in suggestions.values():
        suggestion.problems.sort()
        for place in suggestion.problems:
            flow.problems[place].answered = True
        (flow.problems[suggestion.problems[0]].own if suggestion.problems else flow.loose).append(suggestion)


def _add_measures(flow: Flow, suggestions: dict[int, SuggestionNode], rows: Iterable[LoopProgress]) -> None:
    """Those of a suggestion; their parts are in their progress."""
    for row in rows:
        if row.parent in suggestions and row.status is not None:
            if row.status == MeasureStatus.CANCELLED:
                flow.cancelled += 1
            else:
                suggestions[row.parent].measures.append(MeasureNode([row], late=_is_late(row, flow.on)))
    if len(flow.measures) > ONE_BY_ONE:
        for suggestion in suggestions.values():
            if suggestion.measures:
                suggestion.measures = [MeasureNode([row for measure in suggestion.measures for row in measure.rows],
                                                   late=sum(measure.late for measure in suggestion.measures))]


def _is_late(row: LoopProgress, on: datetime.date) -> bool:
    return row.status != MeasureStatus.COMPLETED and has_passed(row.due, on)


def _add_effects(store: Store, flow: Flow, rows: Iterable[LoopProgress]) -> None:
    """By a measure or a part of it, beside the measure."""
    tops: dict[int, int] = {}
    for row in rows:
        if row.status is not None:
            tops[row.record] = tops.get(row.parent or 0, row.record)
    nodes = {row.record: measure for measure in flow.measures for row in measure.rows}
    told = {telling.effect for telling in store.tellings.where(project=flow.project).on(flow.on)}
    having = set()
    for effect in store.effects.where(project=flow.project).on(flow.on):
        top = tops.get(effect.measure)
        if top in nodes:
            having.add(top)
            nodes[top].effects.append(EffectNode([effect], effect.id in told))
    together = len(flow.effects) > ONE_BY_ONE
    for measure in flow.measures:
        measure.idle = sum(row.status == MeasureStatus.COMPLETED and row.record not in having for row in measure.rows)
        if together and measure.effects:
            measure.effects = [EffectNode([effect for node in measure.effects for effect in node.effects],
                                          sum(node.told for node in measure.effects))]
