# SPDX-License-Identifier: MIT
"""What the page of a loop says, read from a store as of a date, in one language."""
from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ._facts import Reader
from .records import LoopLink, LoopRow, LoopShare, LoopState, StageKind


@dataclass(frozen=True, slots=True)
class Share:
    """How many links of a kind are complete."""

    label: str
    numerator: int
    denominator: int
    open: int
    missing: int
    skipped: int
    late: int
    median: int | None
    """Days."""


@dataclass(frozen=True, slots=True)
class StageFacts:
    """One of the six stages."""

    label: str
    gone_through: Share
    evidence: Share


@dataclass(frozen=True, slots=True)
class ProjectFacts:
    """A project, and how it stands with each kind of link."""

    title: str
    states: tuple[LoopState | None, ...]
    """In the order of the page's links: the worst of its links of that kind; None where there is none."""
    complete: int
    asked_for: int
    missing: int

    @property
    def closed(self) -> bool:
        return self.complete == self.asked_for


@dataclass(frozen=True, slots=True)
class GapFacts:
    """What is missing in the same way."""

    label: str
    reason: str
    count: int
    projects: tuple[str, ...]
    longest: int | None
    """How many days the longest has been waited for."""


@dataclass(frozen=True, slots=True)
class LoopFacts:
    """The loop of some projects."""

    states: Mapping[str, str]
    """What the states are called."""
    links: tuple[str, ...]
    """The kinds of link, in their order: the heads of the matrix."""
    total: Share
    stages: tuple[StageFacts, ...]
    shares: tuple[Share, ...]
    """Of the links that are of no stage."""
    projects: tuple[ProjectFacts, ...]
    """What misses most first."""
    gaps: tuple[GapFacts, ...]
    """The most frequent first."""
    measures: Share
    effects: Share
    told: Share
    definition: str
    head: str

    @property
    def closed(self) -> int:
        """Projects of which no link is missing or open."""
        return sum(project.closed for project in self.projects)


# Which state of several a mark shows: what is worst.
_WORST = (LoopState.MISSING, LoopState.OPEN, LoopState.COMPLETE, LoopState.SKIPPED)
_OF_STAGES = (LoopLink.STAGE, LoopLink.EVIDENCE)
# In a word each: the schema's English labels are too long for the heads of narrow columns.
_ENGLISH = {
    LoopLink.ORIGIN: "origin", LoopLink.SETTLING: "settled", LoopLink.APPROVAL: "approved", LoopLink.STAGE: "stages",
    LoopLink.EVIDENCE: "evidence", LoopLink.RECOMMENDATION: "drafted", LoopLink.ADOPTION: "adopted", LoopLink.LIST: "listed",
    LoopLink.REMEDY: "remedied", LoopLink.SENDING: "sent", LoopLink.ANSWER: "answered", LoopLink.INSTRUCTION: "instructed",
    LoopLink.RESPONSE: "reported", LoopLink.MEASURE: "broken down", LoopLink.COMPLETION: "completed", LoopLink.EFFECT: "effect",
    LoopLink.TELLING: "told back",
}


def read_loop(reader: Reader, chosen: Mapping[str, int | None]) -> LoopFacts | None:
    """None where there is no project."""
    store, on = reader.store, reader.on
    project, theme, body, year = chosen["project"], chosen["theme"], chosen["body"], chosen["year"]
    rows = store.loop(on, project=project, theme=theme, body=body, year=year)
    if not rows or rows.meta is None:
        return None
    shares = list(store.loop_shares(on, project=project, theme=theme, body=body, year=year))
    label = _Labels(reader)
    by_link = {link: [row for row in shares if row.link == link] for link in LoopLink}
    return LoopFacts(
        states={state: reader.enum_label("loop_state", state) for state in LoopState},
        links=tuple(label.link(link) for link in LoopLink),
        total=_share("", shares),
        stages=tuple(_stage(label, by_link, kind) for kind in StageKind),
        shares=tuple(_share(label.row(row), [row]) for row in shares if row.link not in _OF_STAGES),
        projects=tuple(_projects(reader, rows, with_years=year is None)),
        gaps=tuple(_gaps(reader, label, rows)),
        measures=_share(label.link(LoopLink.COMPLETION), by_link[LoopLink.COMPLETION]),
        effects=_share(label.link(LoopLink.EFFECT), by_link[LoopLink.EFFECT]),
        told=_share(label.link(LoopLink.TELLING), by_link[LoopLink.TELLING]),
        definition=reader.pick(rows.meta.definition_zh, rows.meta.definition),
        head=rows.meta.head,
    )


class _Labels:
    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    def link(self, link: LoopLink) -> str:
        return self._reader.pick(self._reader.enum_label("loop_link", link), _ENGLISH[link])

    def stage(self, stage: StageKind) -> str:
        return self._reader.enum_label("stage_kind", stage)

    def row(self, row: LoopRow | LoopShare) -> str:
        """A kind of link, with its stage or list."""
        of = self.stage(row.stage) if row.stage else self._reader.enum_label("list_kind", row.list) if row.list else ""
        return self._reader.pick(f"{self.link(row.link)}（{of}）", f"{self.link(row.link)} ({of})") if of else self.link(row.link)


def _share(label: str, rows: Iterable[LoopShare]) -> Share:
    """Of one row, or of several together, which have no median."""
    found = list(rows)

    def total(name: str) -> int:
        return sum(getattr(row, name) for row in found)

    return Share(label, total("numerator"), total("denominator"), total("open"), total("missing"), total("skipped"), total("late"),
                 found[0].median if len(found) == 1 else None)


def _stage(label: _Labels, by_link: Mapping[LoopLink, list[LoopShare]], kind: StageKind) -> StageFacts:
    through, evidence = ([row for row in by_link[link] if row.stage == kind] for link in _OF_STAGES)
    return StageFacts(label.stage(kind), _share(label.link(LoopLink.STAGE), through), _share(label.link(LoopLink.EVIDENCE), evidence))


def _projects(reader: Reader, rows: Iterable[LoopRow], with_years: bool) -> list[ProjectFacts]:
    of: dict[int, list[LoopRow]] = {}
    for row in rows:
        of.setdefault(row.project, []).append(row)
    found = []
    for id, links in of.items():
        project = reader.store.projects[id]
        found.append(_project(f"{project.year} {project.title}" if with_years else project.title, links))
    return sorted(found, key=lambda project: (-project.missing, project.complete - project.asked_for))


def _project(title: str, rows: list[LoopRow]) -> ProjectFacts:
    states: dict[LoopLink, set[LoopState]] = {link: set() for link in LoopLink}
    for row in rows:
        states[row.link].add(row.state)
    count = Counter(row.state for row in rows)
    return ProjectFacts(title, tuple(next((state for state in _WORST if state in there), None) for there in states.values()),
                        count[LoopState.COMPLETE], len(rows) - count[LoopState.SKIPPED], count[LoopState.MISSING])


def _gaps(reader: Reader, label: _Labels, rows: Iterable[LoopRow]) -> list[GapFacts]:
    groups: dict[tuple[str, str], list[LoopRow]] = {}
    for row in rows:
        if row.state == LoopState.MISSING:
            reason = reader.pick(row.reason_zh or "", row.reason or "")
            groups.setdefault((label.row(row), reason), []).append(row)
    found = [GapFacts(name, reason, len(group), tuple(dict.fromkeys(reader.store.projects[row.project].title for row in group)),
                      max((row.days for row in group if row.days is not None), default=None))
             for (name, reason), group in groups.items()]
    return sorted(found, key=lambda gap: -gap.count)
