# SPDX-License-Identifier: MIT
"""Projects, their recommendations and what became of them, and the pages that tell it. As a program it writes what test_glance.py expects:

    PYTHONPATH=BUILD/bindings/python glance_sample.py bindings/python/tests/glance
"""
from __future__ import annotations

import datetime
import itertools
import sys
from dataclasses import dataclass
from pathlib import Path

import zhengxie
from papers_sample import HOSTILE, write_expected
from zhengxie import glance, papers
from zhengxie.records import ListKind, StageKind

DAY = datetime.date
END = DAY(2020, 12, 31)
ACHIEVEMENTS = ("停车信息平台已经上线", "新建住宅配建标准已经提高")
PROBLEMS = ("老城区夜间停车位缺口大", "医院周边高峰时段拥堵", f"停车收费 {HOSTILE}")
# Each with the problem that it answers; how many measures, how many of them were completed, whether one was cancelled.
SUGGESTIONS = (("利用边角地建设小型公共停车场", 1, 3, 3, False), ("机关停车位夜间向居民开放", 1, 2, 1, True), (f"按时段差别收费 {HOSTILE}", 3, 2, 0, False),
               ("发动社区参与治理", 0, 0, 0, False))


@dataclass
class Sample:
    store: zhengxie.Store
    theme: int
    body: int
    closed: int
    """A project whose loop is closed."""
    broken: int
    closed_lists: int
    broken_lists: int
    proposal: int


def sample() -> Sample:
    store = zhengxie.open(":memory:", create=True, place="南京市", division=320100)
    with store.acting(by="办公室", on=DAY(2020, 1, 2)):
        body = store.organizations.add("城乡建设委员会", "special_committee")
        city = store.organizations.add("中共南京市委员会", "party_committee")
        unit = store.organizations.add("市城市管理局", "handling_unit")
        leader = store.persons.add("王伟")
        theme = store.themes.open("城市治理", 2020, last=2022, body=body)
        closed, broken = _project(store, body, theme, "缓解停车难"), _project(store, body, None, f"噪声治理 {HOSTILE}")
        closed_lists, broken_lists = (_recommended(store, project, city, unit, leader, project == closed) for project in (closed, broken))
        proposal = _proposal(store, unit)
    return Sample(store, theme, body, closed, broken, closed_lists, broken_lists, proposal)


def _project(store: zhengxie.Store, body: int, theme: int | None, title: str) -> int:
    project = store.projects.propose("research", "called", title, 2020, body=body, theme=theme, on=DAY(2020, 2, 1))
    store.origins.add(project, source="市民来信", on=DAY(2020, 2, 1))
    store.projects.settle(project, on=DAY(2020, 2, 20))
    return project


def _stages(store: zhengxie.Store, project: int, whole: bool) -> None:
    """All of them, or three, of which the second has no evidence and the third is skipped."""
    for month, kind in enumerate(list(StageKind)[:None if whole else 3], 3):
        if not whole and month == 5:
            store.stages.skip(project, kind, reason="因疫情未能举行", on=DAY(2020, month, 1))
            continue
        stage = store.stages.enter(project, kind, on=DAY(2020, month, 1))
        if whole or month != 4:
            store.evidence.add(stage, text="会议记录", on=DAY(2020, month, 2))
        store.stages.leave(stage, on=DAY(2020, month, 20))


def _recommended(store: zhengxie.Store, project: int, city: int, unit: int, leader: int, whole: bool) -> int:
    document = store.documents.draft("formal_recommendation", "关于缓解停车难的建议案" if whole else "关于噪声治理的建议案", project=project,
                                     number="宁协〔2020〕5号" if whole else None, on=DAY(2020, 4, 1))
    council = store.activities.convene("chairpersons_council_meeting", "主席会议", DAY(2020, 5, 8), on=DAY(2020, 5, 8))
    store.activities.hold(council, on=DAY(2020, 5, 8))
    suggestions = SUGGESTIONS[:1] if whole else SUGGESTIONS
    problems = PROBLEMS[:1] if whole else PROBLEMS
    ids = [[store.list_entries.add(document, kind, title, on=DAY(2020, 4, 2)) for title in titles]
           for kind, titles in ((ListKind.ACHIEVEMENT, ACHIEVEMENTS), (ListKind.PROBLEM, problems),
                                (ListKind.SUGGESTION, [each[0] for each in suggestions]))]
    for suggestion, (_, answered, *_rest) in zip(ids[2], suggestions, strict=True):
        if answered:
            store.list_entries.link(suggestion, ids[1][answered - 1], on=DAY(2020, 4, 2))
    _stages(store, project, whole)
    store.documents.adopt(document, adopted_by=council, on=DAY(2020, 5, 8))
    sent = store.documents.send(document, city, on=DAY(2020, 5, 12))
    if whole:
        store.documents.answer(sent, "已转市政府研究办理。", on=DAY(2020, 5, 20))
        instruction = store.instructions.give(document, leader, office="市长", text=f"请城管局研究办理。{HOSTILE}", on=DAY(2020, 6, 1))
        asked = store.instructions.address(instruction, "implement", unit=unit, on=DAY(2020, 6, 1))
        store.instructions.answer(asked, "已全部落实。", on=DAY(2020, 10, 1))
    _measures(store, unit, suggestions, ids[2], whole)
    return document


def _measures(store: zhengxie.Store, unit: int, suggestions: tuple[tuple[str, int, int, int, bool], ...], ids: list[int], whole: bool) -> None:
    for suggestion, (_, _, count, completed, cancelled) in zip(ids, suggestions, strict=True):
        for number in range(count):
            measure = store.measures.break_down(f"措施{number + 1}", unit, suggestion=suggestion, due=DAY(2020, 9, 30), on=DAY(2020, 6, 10))
            if number < completed:
                store.measures.report(measure, 100, on=DAY(2020, 9, 1))
                effect = store.effects.observe(measure, f"公共停车位 {number + 1}", before=100, after=130 + number, measured_in="个", on=DAY(2020, 10, 1))
                if whole:
                    for origin in store.origins.where(project=store.measures[measure].project):
                        store.effects.tell(effect, origin.id, on=DAY(2020, 10, 8))
            elif cancelled:
                store.measures.cancel(measure, on=DAY(2020, 9, 1), reason="并入他项")
                cancelled = False
            else:
                store.measures.report(measure, 40, on=DAY(2020, 9, 1))


def _proposal(store: zhengxie.Store, unit: int) -> int:
    """A proposal that has lists of its own, without a project."""
    term = store.terms.open(14, opened=DAY(2018, 1, 20))
    session = store.sessions.open(term, 3, DAY(2020, 1, 13), closes=DAY(2020, 1, 17))
    committee = store.organizations.add("政协第十四届南京市委员会", "committee", term=term)
    person = store.persons.add("李娜")
    store.memberships.seat(person, committee, "member", DAY(2020, 1, 2), term=term)
    proposal = store.proposals.submit(session=session, proposer_kind="member", lead=person, subject="关于增加社区托育服务的提案", on=DAY(2020, 1, 13))
    store.proposals.examine(proposal, "filed", on=DAY(2020, 1, 20))
    suggestion = store.list_entries.add(proposal, "suggestion", "幼儿园开设托班", on=DAY(2020, 2, 1))
    measure = store.measures.break_down("首批十所", unit, suggestion=suggestion, on=DAY(2020, 3, 1))
    store.measures.report(measure, 50, on=DAY(2020, 6, 1))
    store.measures.report(measure, 100, on=DAY(2020, 11, 1))
    return proposal


def all_pages(made: Sample, style: papers.Style) -> dict[str, papers.Printed]:
    store = made.store
    return {
        "lists-closed": glance.three_lists(store, made.closed_lists, on=END, style=style),
        "lists-broken": glance.three_lists(store, made.broken_lists, on=END, style=style),
        "lists-proposal": glance.three_lists(store, made.proposal, on=DAY(2020, 7, 1), style=style),
        "loop-year": glance.loop(store, on=END, year=2020, style=style),
        "loop-project": glance.loop(store, on=END, project=made.closed, style=style),
    }


def full_pages(style: papers.Style) -> dict[str, papers.Printed]:
    """Pages of lists and loops of many sizes, which fill a sheet; the last lists do not fit on one."""
    found: dict[str, papers.Printed] = {}
    for count, length in itertools.product((8, 14, 20, 26), (12, 24, 40)):
        with _full(count, length) as store:
            (document,) = store.documents
            name = "several-lists" if (count, length) == (26, 40) else f"lists-{count}-{length}"
            found[name] = glance.three_lists(store, document, on=END, style=style)
            found[f"loop-{count}-{length}"] = glance.loop(store, on=END, style=style)
    return found


def _full(count: int, length: int) -> zhengxie.Store:
    """So many suggestions on a document, and half as many projects, whose titles are so long."""
    def title(number: int) -> str:
        return (f"第{number}项" + "关于推进城市治理现代化的若干具体举措和配套政策安排" * 2)[:length]

    store = zhengxie.open(":memory:", create=True, place="南京市", division=320100)
    with store.acting(by="办公室", on=DAY(2020, 1, 2)):
        unit = store.organizations.add("市城市管理局", "handling_unit")
        projects = [store.projects.propose("research", "own", title(number), 2020) for number in range(count // 2)]
        document = store.documents.draft("formal_recommendation", "关于" + title(0) + "的建议案", project=projects[0])
        for kind, share in ((ListKind.ACHIEVEMENT, 4), (ListKind.PROBLEM, 3), (ListKind.SUGGESTION, 1)):
            for number in range(count // share):
                entry = store.list_entries.add(document, kind, title(number))
                if kind == ListKind.SUGGESTION:
                    measure = store.measures.break_down("一项措施", unit, suggestion=entry, due=DAY(2020, 6, 30))
                    store.effects.observe(measure, title(number), before=1, after=12345, measured_in="万元")
        for project in projects[::2]:
            store.projects.settle(project)
            store.stages.enter(project, "topic_selection")
            store.stages.skip(project, "research", reason=title(1))
    return store


def main(folder: Path) -> None:
    write_expected(folder, all_pages, sample())


if __name__ == "__main__":
    main(Path(sys.argv[1]))
