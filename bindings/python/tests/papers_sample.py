# SPDX-License-Identifier: MIT
"""A small office and all its papers. As a program it writes what test_papers.py expects:

    PYTHONPATH=BUILD/bindings/python papers_sample.py bindings/python/tests/papers
"""
from __future__ import annotations

import datetime
import re
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import zhengxie
from zhengxie import papers
from zhengxie.records import AssignmentRoleCode

M = TypeVar("M")
DAY = datetime.date
OPENS = DAY(2020, 1, 13)
HANDED_OVER = DAY(2020, 3, 10)
LONG_UNIT = "市住房保障和房产局（市住房制度改革领导小组办公室）"
HOSTILE = "<script>alert(1)</script> *星* | #1_x [链](http://x)"


@dataclass
class Office:
    store: zhengxie.Store
    session: int
    people: dict[str, int]
    units: dict[str, int]
    nursery: int
    lifts: int
    after_school: int
    assignments: dict[str, int]


def office() -> Office:
    """Three proposals, of four members, of one with a hostile name, and of a party; three units and a channel."""
    store = zhengxie.open(":memory:", create=True, place="南京市", division=320100)
    with store.acting(by="提案委员会办公室", on=DAY(2020, 1, 10)):
        session, people = _members(store)
        units = {name: store.organizations.add(name, "handling_unit") for name in ("市教育局", "市卫生健康委员会", LONG_UNIT)}
        units["市政府办公厅"] = store.organizations.add("市政府办公厅", "channel")
        party = store.organizations.add("民进南京市委员会", "party")
        nursery, lifts, after_school = proposals = _proposals(store, session, people, party)
        for proposal in proposals:
            store.proposals.examine(proposal, "filed", on=DAY(2020, 2, 10))
        made = Office(store, session, people, units, nursery, lifts, after_school, {})
        _handle(made)
    return made


def _members(store: zhengxie.Store) -> tuple[int, dict[str, int]]:
    begun = DAY(2018, 1, 20)
    term = store.terms.open(14, opened=begun)
    session = store.sessions.open(term, 3, OPENS, closes=DAY(2020, 1, 17))
    committee = store.organizations.add("政协第十四届南京市委员会", "committee", term=term)
    people = {name: store.persons.add(name) for name in ("王伟", "丁一", "李娜", "阿卜杜拉·买买提", HOSTILE)}
    for person in people.values():
        store.memberships.seat(person, committee, "member", begun, term=term)
    return session, people


def _proposals(store: zhengxie.Store, session: int, people: dict[str, int], party: int) -> tuple[int, int, int]:
    asked = "一、将普惠托育服务纳入民生实事项目。\n二、鼓励幼儿园开设托班，给予建设和运营补助。\n三、建立健全托育机构监管制度。"
    why = "近年来，双职工家庭婴幼儿照护难的问题较为突出。\n全市三岁以下婴幼儿入托率不高，普惠性托位不足。"
    nursery = store.proposals.submit(session=session, proposer_kind="member", lead=people["王伟"], category="social", on=OPENS,
                                     subject="关于增加社区托育服务供给的提案（样例）", grounds=why, recommendations=asked)
    for name in ("李娜", "丁一", "阿卜杜拉·买买提"):
        store.proposals.cosign(nursery, people[name], on=OPENS)
    lifts = store.proposals.submit(session=session, proposer_kind="member", lead=people[HOSTILE], category="social", on=DAY(2020, 1, 14),
                                   subject="关于 <b>老旧小区</b> 加装电梯 *若干* 问题的提案（样例）")
    after_school = store.proposals.submit(session=session, proposer_kind="party", lead=party, sealed=True, on=DAY(2020, 1, 14),
                                          subject="关于完善中小学课后服务经费保障机制的提案（样例）")
    return nursery, lifts, after_school


def _handle(made: Office) -> None:
    """Handed over, one reminded of, one replied to."""
    store, units = made.store, made.units
    parts: dict[str, tuple[int, str, AssignmentRoleCode]] = {
        "lead": (made.nursery, "市卫生健康委员会", "lead"),
        "assisting": (made.nursery, "市教育局", "assisting"),
        "other assisting": (made.nursery, LONG_UNIT, "assisting"),
        "separate": (made.lifts, "市教育局", "separate"),
        "other separate": (made.lifts, LONG_UNIT, "separate"),
        "sole": (made.after_school, "市教育局", "sole"),
    }
    ids = store.proposals.assign_many([
        {"proposal": proposal, "unit": units[unit], "role": role, "channel": units["市政府办公厅"] if role != "separate" else None}
        for proposal, unit, role in parts.values()], on=HANDED_OVER)
    made.assignments.update(zip(parts, ids, strict=True))
    for on, note in ((DAY(2020, 6, 12), None), (DAY(2020, 6, 15), "请于一周内书面说明办理进展（样例）。")):
        store.assignments.remind(made.assignments["sole"], note=note, on=on)
    store.proposals.reply(made.assignments["lead"], "B", on=DAY(2020, 5, 20), by="市卫生健康委员会", document_number="样卫提〔2020〕12号",
                          signer="张三", contact="李四", content="一、关于普惠托育。今年计划新增普惠托位（样例）。\n二、关于监管。已出台管理办法（样例）。")
    form = store.proposals.feedback(made.nursery, satisfaction="basically_satisfied", note="希望加快进度（样例）。", on=DAY(2020, 6, 1))
    store.proposals.feedback_answer(form, "attitude", "satisfied", on=DAY(2020, 6, 1))


def all_papers(made: Office, style: papers.Style) -> dict[str, papers.Printed]:
    """Every paper, empty forms and filled ones."""
    store, rows, school = made.store, made.assignments, made.units["市教育局"]
    return {
        "assignment-list": papers.assignment_list(store, school, on=DAY(2020, 6, 15), session=made.session, style=style),
        "assignment-notice": papers.assignment_notice(store, rows["lead"], on=HANDED_OVER, style=style),
        "notices": papers.notices(store, school, on=HANDED_OVER, style=style),
        "reminder": papers.reminder(store, rows["sole"], on=DAY(2020, 6, 15), style=style),
        "reply-form": papers.reply_form(store, rows["lead"], on=DAY(2020, 5, 20), style=style),
        "reply-form-empty": papers.reply_form(store, rows["separate"], on=DAY(2020, 5, 20), style=style),
        "feedback-form": papers.feedback_form(store, made.nursery, on=DAY(2020, 6, 1), style=style),
        "feedback-form-empty": papers.feedback_form(store, made.nursery, on=DAY(2020, 5, 21), style=style),
        "receipt": papers.receipt(store, made.nursery, on=DAY(2020, 1, 14), style=style),
    }


def without_style(page: str) -> str:
    """A page without its style sheet, which is the same in all of them."""
    return re.sub(r"<style>.*?</style>", "<style></style>", page, flags=re.DOTALL)


def expected_texts(pages: Callable[[M, papers.Style], Mapping[str, papers.Printed]], made: M) -> dict[str, str]:
    """The text of every page in both languages and formats, by the name of its file. The journal's head, which is another each time, is
    left out."""
    found = {}
    languages: tuple[papers.Language, ...] = ("zh", "en")
    for language in languages:
        for name, paper in pages(made, papers.Style(language=language)).items():
            found[f"{language}/{name}.md"] = paper.markdown()
            found[f"{language}/{name}.html"] = without_style(paper.html())
    return {name: re.sub(r"\d+-[0-9a-f]{64}", "HEAD", text) for name, text in found.items()}


def write_expected(folder: Path, pages: Callable[[M, papers.Style], Mapping[str, papers.Printed]], made: M) -> None:
    for name, text in expected_texts(pages, made).items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    write_expected(Path(sys.argv[1]), all_papers, office())
