# SPDX-License-Identifier: MIT
"""What happens between an assignment and the end of its round, from Python."""
from __future__ import annotations

import datetime

import pytest

import zhengxie
from conftest import City
from zhengxie.records import AssignmentEnd, AssignmentRole, DeclineState, ExtensionState, ProposalHandling


def day(month: int, number: int) -> datetime.date:
    return datetime.date(2020, month, number)


@pytest.fixture
def assignment(city: City) -> int:
    """Of a filed proposal, to one unit alone, on 10 February."""
    store = city.store
    proposal = store.proposals.submit(session=city.session, proposer_kind="member", lead=city.members[0], subject="关于停车的提案（样例）")
    store.proposals.examine(proposal, "filed", on=day(1, 20))
    return store.proposals.assign(proposal, city.unit, AssignmentRole.SOLE, on=day(2, 10))


@pytest.fixture
def other(city: City) -> int:
    return city.store.organizations.add("市城管局", "handling_unit")


def test_declined_and_reassigned(city: City, assignment: int, other: int):
    assignments, proposals = city.store.assignments, city.store.proposals
    decline = assignments.decline(assignment, "不属本单位职责", suggested=other, on=day(2, 12))
    with pytest.raises(zhengxie.Rule) as refused:
        proposals.reply(assignment, "A", on=day(2, 13))
    assert refused.value.rule == "assignment.decline-open"
    assignments.accept_decline(decline, note="同意", on=day(2, 13))
    assert city.store.declines[decline].state is DeclineState.ACCEPTED
    ended = assignments[assignment]
    assert (ended.ended, ended.ended_by) == (day(2, 13), AssignmentEnd.DECLINED)
    assert proposals[ended.proposal].handling is ProposalHandling.UNASSIGNED
    following = assignments[assignments.reassign(assignment, other, on=day(2, 14))]
    assert (following.replaces, following.unit, following.role) == (assignment, other, AssignmentRole.SOLE)
    assert [found.id for found in assignments.where(proposal=ended.proposal).on(day(2, 14))] == [following.id]


def test_a_unit_does_not_pass_on(city: City, assignment: int, other: int):
    with pytest.raises(zhengxie.Rule) as refused:
        city.store.proposals.assign(city.store.assignments[assignment].proposal, other, "sole", parent=assignment, on=day(2, 11))
    assert refused.value.rule == "assignment.unit-passes-on" and refused.value.field == "parent"


def test_added_extended_commented_and_answered(city: City, assignment: int, other: int):
    store = city.store
    proposal = store.assignments[assignment].proposal
    assisting = store.proposals.add_unit(proposal, other, "assisting", on=day(2, 20))
    assert store.assignments[assignment].role is AssignmentRole.LEAD and store.assignments[assisting].joins == assignment
    store.assignments.acknowledge(assignment, on=day(2, 20))
    store.assignments.remind(assignment, note="请抓紧办理", on=day(4, 1))
    store.assignments.talk(assignment, mode="visit", on=day(4, 2))
    store.assignments.comment(assisting, "同意。", on=day(4, 3))
    extension = store.assignments.request_extension(assignment, day(7, 10), "涉及部门较多", on=day(5, 1))
    store.assignments.grant_extension(extension, granted=day(6, 30), on=day(5, 2))
    assert store.extensions[extension].state is ExtensionState.GRANTED and store.assignments[assignment].due == day(6, 30)
    assert store.assignments[assisting].commented == day(4, 3)
    steps = {step.verb: step.allowed for step in store.next_steps(proposal, day(5, 3)) if step.assignment == assignment}
    assert steps["proposal.reply"] and not steps["assignment.acknowledge"] and not steps["assignment.comment"]


def test_handled_again(city: City):
    store = city.store
    proposal = city.proposals[0]
    with pytest.raises(zhengxie.Rule) as refused:
        store.proposals.handle_again(proposal, on=day(4, 11))
    assert refused.value.rule == "proposal.dissatisfied-first"
    store.proposals.feedback(proposal, proposer=city.members[1], satisfaction="dissatisfied", on=day(4, 12))
    store.proposals.handle_again(proposal, note="请再研究", on=day(4, 13))
    again = store.proposals.assign(proposal, city.unit, "sole", on=day(4, 14))
    assert store.assignments[again].round == 2 and store.rounds.where(proposal=proposal).one().round == 2
    assert store.proposals[proposal].satisfaction is None
