# SPDX-License-Identifier: MIT
"""Merging, handling together, and what becomes of a reply."""
from __future__ import annotations

import datetime

import pytest

import zhengxie
from conftest import City
from zhengxie.records import ExaminationResult, ProposalExamination, ProposalHandling


def day(month: int, number: int) -> datetime.date:
    return datetime.date(2020, month, number)


def submit(city: City, lead: int, filed: bool = True) -> int:
    proposals = city.store.proposals
    proposal = proposals.submit(session=city.session, proposer_kind="member", lead=city.members[lead], category="social",
                                subject="关于增加社区托育点的提案（样例）", on=day(1, 16))
    if filed:
        proposals.examine(proposal, ExaminationResult.FILED, on=day(1, 18))
    return proposal


def test_merged_and_everybody_answered(city: City):
    store, proposals = city.store, city.store.proposals
    principal, filed, pending = submit(city, 0), submit(city, 1), submit(city, 2, filed=False)
    number = proposals[filed].case_number
    proposals.merge_many([{"proposal": filed, "into": principal}, {"proposal": pending, "into": principal}], on=day(1, 20))
    merged = proposals[filed]
    assert (merged.examination, merged.case_number, merged.handling) == (ProposalExamination.ABSORBED, number, None)
    balance = store.balance(city.session, day(1, 20))
    assert (balance.line("absorbed").numerator, balance.line("absorbed.filed").numerator) == (2, 1)
    assert store.balance(city.session, day(1, 19)).line("absorbed").numerator == 0

    proposals.unmerge(filed, on=day(1, 21))
    assert proposals[filed].handling is ProposalHandling.UNASSIGNED
    proposals.merge(filed, principal, on=day(1, 22))

    reply = proposals.reply(proposals.assign(principal, city.unit, "sole", on=day(2, 1)), "B", publication="open", on=day(4, 1))
    with pytest.raises(zhengxie.Rule) as refused:
        proposals.unmerge(filed, on=day(4, 2))
    assert refused.value.rule == "examination.unmerge-in-time"
    waiting = [line for line in store.undelivered(city.session, day(4, 1)) if line.reply == reply]
    assert {(line.proposal, line.proposer) for line in waiting} == {(principal, city.members[0]), (filed, city.members[1]),
                                                                   (pending, city.members[2])}
    for line in waiting:
        store.replies.deliver(line.reply, "post", proposal=line.proposal, proposer=line.proposer, on=day(4, 3))
    assert not [line for line in store.undelivered(city.session, day(4, 3)) if line.reply == reply]

    for proposal in (principal, filed):
        proposals.consent(proposal, True, on=day(4, 4))
    with pytest.raises(zhengxie.Rule) as refused:
        store.replies.publish(reply, on=day(4, 5))
    assert refused.value.rule == "reply.consent-first" and refused.value.message_zh
    proposals.consent(pending, True, on=day(4, 5))
    published = store.publications[store.replies.publish(reply, on=day(4, 5))]
    assert (published.publication_class, published.published) == ("open", day(4, 5))


def test_handled_together(city: City):
    store, proposals = city.store, city.store.proposals
    main, other = submit(city, 0), submit(city, 1)
    group = proposals.handle_together(other, main, note="一并办理", on=day(1, 20))
    assert store.joint_handlings[group].main == main
    with pytest.raises(zhengxie.Rule) as refused:
        proposals.handle_together(main, city.proposals[0], on=day(4, 20))
    assert refused.value.rule == "joint_handling.once"
    first = proposals.reply(proposals.assign(main, city.unit, "sole", on=day(2, 1)), "A", content="一并答复。", on=day(3, 1))
    second = proposals.reply(proposals.assign(other, city.unit, "sole", on=day(2, 1)), "A", same_as=first, on=day(3, 1))
    assert store.replies[second].same_as == first
    assert [proposals[proposal].handling for proposal in (main, other)] == [ProposalHandling.REPLIED] * 2
    assert proposals[main].case_number != proposals[other].case_number
