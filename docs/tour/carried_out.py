# SPDX-License-Identifier: MIT
"""Carries the works out: every step of every project, on its day, in the order of the days.

A step is a generator's event, so that a project can be told as one story, although other projects go on between its steps.
"""
from __future__ import annotations

import calendar
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import partial

import lists
import works
from desk import Desk
from sample import MARK
from works import COMMITTEE, END, GOVERNMENT, RECIPIENT, Work
from zhengxie.records import ListKind, StageKind, Wanted

FOUNDED = date(2018, 1, 8)


@dataclass(frozen=True)
class Event:
    day: date
    by: str
    do: Callable[[], object]


@dataclass
class Carried:
    """What was made for a work, by what the story calls it."""

    project: int = 0
    origin: int = 0
    document: int = 0
    dispatch: int = 0
    instruction: int = 0
    entries: dict[str, int] = field(default_factory=dict)
    measures: dict[str, int] = field(default_factory=dict)
    stages: dict[StageKind, int] = field(default_factory=dict)


class Office:
    """The desk, and what was made at it."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.store = desk.store
        self.themes: dict[str, int] = {}
        self.works = {work.key: Carried() for work in works.WORKS}

    def known(self, name: str) -> bool:
        return name in self.desk.organizations or name in self.desk.people

    def who(self, name: str) -> int:
        return self.desk.proposer(name)


def carry_out(office: Office) -> None:
    """Everything until the end of the story."""
    events = list(_rules(office))
    for work in works.WORKS:
        events += _project(office, work)
    for event in sorted(events, key=lambda event: event.day):
        if event.day <= END:
            with office.desk.day(event.day, by=event.by):
                event.do()


def found(office: Office) -> None:
    """Bodies, units and people."""
    desk, store = office.desk, office.store
    with desk.day(FOUNDED, by=COMMITTEE):
        for name, kind in {COMMITTEE: "committee", RECIPIENT: "party_committee", GOVERNMENT: "government", "市老年学学会（样例）": "other",
                           **works.BODIES}.items():
            desk.organizations[name] = store.organizations.add(name, kind)
        for name in dict.fromkeys([*works.units(), "市发改委", "市政务办"]):
            desk.organizations[name] = store.organizations.add(name, "handling_unit")
        leaders = [work.instruction.leader for work in works.WORKS if work.instruction]
        for name in dict.fromkeys([works.CHAIR, *leaders]):
            desk.people[name] = store.persons.add(name)
        first, last = works.THEME_YEARS
        office.themes[works.THEME] = store.themes.open(works.THEME, first, last=last, body=desk.organizations["人口资源环境委员会"])


# ---- rule documents ----

def _rules(office: Office) -> Iterator[Event]:
    store, made = office.store, dict[str, int]()

    def adopt(rule: works.Rule) -> None:
        made[rule.title] = store.documents.draft("rule_document", rule.title, issuer=office.who(COMMITTEE), in_force=max(rule.adopted, FOUNDED),
                                                 replaces=made.get(rule.replaces))
        store.documents.adopt(made[rule.title])

    for rule in works.RULES:
        yield Event(max(rule.adopted, FOUNDED), COMMITTEE, partial(adopt, rule))


# ---- a project ----

def _project(office: Office, work: Work) -> Iterator[Event]:
    yield from _chosen(office, work)
    yield from _stages(office, work)
    yield from _recommended(office, work)
    yield from _distilled(office, work)
    if work.instruction:
        yield from _instructed(office, work, work.instruction)
    yield from _broken_down(office, work)


def _chosen(office: Office, work: Work) -> Iterator[Event]:
    """Proposed, settled by consultation, and approved where it has to be."""
    store, made = office.store, office.works[work.key]

    def propose() -> None:
        made.project = store.projects.propose(
            work.kind, work.source, work.title, work.year, theme=office.themes[works.THEME] if work.theme else None,
            body=office.who(work.body), leader=office.desk.people[works.CHAIR],
            supervises=office.works[work.supervises].project if work.supervises else None)
        made.origin = store.origins.add(made.project, giver=office.who(work.origin))
        made.stages[StageKind.TOPIC_SELECTION] = store.stages.enter(made.project, StageKind.TOPIC_SELECTION)

    def settle() -> None:
        meeting = store.activities.convene("consultation", f"{MARK}选题协商会：{work.title}", date(work.year - 1, 12, 10))
        store.activities.hold(meeting)
        store.projects.settle(made.project, settled_at=meeting)
        store.evidence.add(made.stages[StageKind.TOPIC_SELECTION], record=meeting)

    def approve() -> None:
        request = store.documents.draft("request", f"{MARK}关于开展“{work.title}”协商的请示", project=made.project, on=date(work.year - 1, 12, 12))
        sent = store.documents.send(request, office.who(RECIPIENT), on=date(work.year - 1, 12, 14))
        store.documents.answer(sent, "同意。")
        store.projects.approve(made.project, request)

    yield Event(date(work.year - 1, 11, 20), COMMITTEE, propose)
    yield Event(date(work.year - 1, 12, 10), COMMITTEE, settle)
    if work.kind == "key_consultation":
        yield Event(date(work.year - 1, 12, 27), COMMITTEE, approve)
    yield Event(date(work.year - 1, 12, 28), COMMITTEE, lambda: store.stages.leave(made.stages[StageKind.TOPIC_SELECTION]))


# What shows that a stage took place: a kind of activity, and what it was like. Days are counted from the adoption.
_STAGES = (
    (StageKind.RESEARCH, -110, -55, "experiential_research", "体验式调研"),
    (StageKind.DELIBERATION, -50, -5, "consultation", "专题协商会"),
    (StageKind.SPECIAL_REPORT, 8, 20, "special_meeting", "专题汇报会"),
    (StageKind.SPECIAL_INSPECTION, 80, 90, "special_inspection", "专项视察"),
    (StageKind.COMPREHENSIVE_REPORT, 100, 110, "", "年度民主监督综合报告"),
)
_FIRST_HAND = f"{MARK}委员不打招呼到现场，记下所见所闻。"


def _stages(office: Office, work: Work) -> Iterator[Event]:
    store, made = office.store, office.works[work.key]
    skipped, _, ground = work.skipped.partition(":")

    def skip(kind: StageKind) -> None:
        store.stages.skip(made.project, kind, reason=ground)

    def enter(kind: StageKind) -> None:
        made.stages[kind] = store.stages.enter(made.project, kind)

    def leave(kind: StageKind, activity: str, name: str, day: date) -> None:
        title = f"{MARK}{name}：{work.title}"
        if activity:
            record = store.activities.convene(activity, title, day)
            store.activities.attend(record, group_name=f"{MARK}委员", count=23, unit="persons", bound="exact", manner="participant")
            store.activities.hold(record)
        else:
            record = store.documents.draft("comprehensive_report", title, project=made.project, year=work.year)
            store.documents.send(record, office.who(RECIPIENT))
        store.evidence.add(made.stages[kind], record=record, text=_FIRST_HAND if activity == "experiential_research" else None)
        store.stages.leave(made.stages[kind])

    for kind, entered, left, activity, name in _STAGES:
        if kind == skipped:
            yield Event(work.day(entered), COMMITTEE, partial(skip, kind))
            continue
        yield Event(work.day(entered), COMMITTEE, partial(enter, kind))
        yield Event(work.day(left), COMMITTEE, partial(leave, kind, activity, name, work.day(left)))


def _recommended(office: Office, work: Work) -> Iterator[Event]:
    """Drafted, adopted by the chairpersons' council, sent."""
    store, made = office.store, office.works[work.key]

    def draft() -> None:
        made.document = store.documents.draft("formal_recommendation", work.document, project=made.project, issuer=office.who(COMMITTEE),
                                              year=work.year)

    def adopt() -> None:
        meeting = store.activities.convene("chairpersons_council_meeting", f"{MARK}主席会议", work.adopted)
        store.activities.hold(meeting)
        store.documents.adopt(made.document, adopted_by=meeting)

    def send() -> None:
        made.dispatch = store.documents.send(made.document, office.who(RECIPIENT))

    yield Event(work.day(-10), COMMITTEE, draft)
    yield Event(work.adopted, COMMITTEE, adopt)
    yield Event(work.day(work.sent_after), COMMITTEE, send)
    yield Event(work.day(work.sent_after + 20), COMMITTEE, lambda: store.documents.answer(made.dispatch, f"{MARK}已转有关部门研究。"))


def _distilled(office: Office, work: Work) -> Iterator[Event]:
    store, made, outline = office.store, office.works[work.key], work.lists

    def add(kind: ListKind, title: str) -> int:
        return store.list_entries.add(made.document, kind, MARK + title)

    def distill() -> None:
        for achievement in outline.achievements:
            add(ListKind.ACHIEVEMENT, achievement)
        for problem in outline.problems:
            made.entries[problem.title] = add(ListKind.PROBLEM, problem.title)
        for problem in outline.problems:
            for suggestion in problem.suggestions:
                made.entries[suggestion.title] = add(ListKind.SUGGESTION, suggestion.title)
                store.list_entries.link(made.entries[suggestion.title], made.entries[problem.title])

    yield Event(work.adopted, COMMITTEE, distill)


def _instructed(office: Office, work: Work, told: works.Instruction) -> Iterator[Event]:
    store, made = office.store, office.works[work.key]
    addressees: dict[works.Demand, int] = {}

    def give() -> None:
        made.instruction = store.instructions.give(made.document, office.desk.people[told.leader], office=told.office, text=told.text)
        for demand in told.demands:
            known = office.known(demand.post)
            addressees[demand] = store.instructions.address(made.instruction, demand.demand, unit=office.who(demand.post) if known else None,
                                                            post=None if known else demand.post)

    def answer(demand: works.Demand) -> None:
        store.instructions.answer(addressees[demand], f"{MARK}已办理，情况见所附报告。")

    yield Event(told.given, COMMITTEE, give)
    for demand in told.demands:
        if demand.answered:
            yield Event(demand.answered, demand.post, partial(answer, demand))


# ---- what was done ----

def _broken_down(office: Office, work: Work) -> Iterator[Event]:
    store, made = office.store, office.works[work.key]
    begun = max(work.day(50), work.instruction.given + timedelta(days=10)) if work.instruction else work.day(50)

    def break_down(suggestion: lists.Suggestion, measure: lists.Measure) -> None:
        made.measures[measure.title] = store.measures.break_down(
            MARK + measure.title, office.desk.organizations[measure.unit], suggestion=made.entries[suggestion.title], due=_end_of(measure.due))

    for suggestion in work.lists.suggestions:
        for measure in suggestion.measures:
            yield Event(begun, GOVERNMENT, partial(break_down, suggestion, measure))
            yield from _done(office, work, measure, begun)


def _done(office: Office, work: Work, measure: lists.Measure, begun: date) -> Iterator[Event]:
    """Reports on the way, and what it brought about."""
    store, made = office.store, office.works[work.key]

    def report(percent: int) -> None:
        store.measures.report(made.measures[measure.title], percent)

    if measure.cancelled:
        yield Event(begun + timedelta(days=120), measure.unit, lambda:
                    store.measures.cancel(made.measures[measure.title], reason="与同类评选合并"))
    elif measure.completed:
        yield Event(begun + (measure.completed - begun) / 2, measure.unit, lambda: report(50))
        yield Event(measure.completed, measure.unit, lambda: report(100))
    elif measure.progress:
        yield Event(begun + timedelta(days=45), measure.unit, lambda: report(measure.progress))
    for effect in measure.effects:
        yield Event(effect.observed, measure.unit, partial(_observe, office, work, measure, effect))


def _observe(office: Office, work: Work, measure: lists.Measure, effect: lists.Effect) -> None:
    store, made = office.store, office.works[work.key]
    observed = store.effects.observe(
        made.measures[measure.title], MARK + effect.indicator, before=effect.before, after=effect.after, measured_in=effect.measured_in,
        wanted=Wanted.LESS if effect.less else Wanted.MORE, source=f"{MARK}部门统计")
    if work.told:
        store.effects.tell(observed, made.origin, means=f"{MARK}书面反馈", by=COMMITTEE, on=min(effect.observed + timedelta(days=12), END))


def _end_of(month: str) -> date:
    year, number = map(int, month.split("-"))
    return date(year, number, calendar.monthrange(year, number)[1])
