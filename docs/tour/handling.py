# SPDX-License-Identifier: MIT
"""Handling: what units and the office do between assignment and answer, and what is overdue meanwhile."""
from __future__ import annotations

from datetime import date, timedelta

import accounts
import overdue
import sample
from desk import Desk, refused
from report import share
from sample import MARK
from session import assignments
from steps import assignment, deliver, work
from zhengxie.records import AssignmentRole

# ---- taken over, declined, reassigned ----

def taken_over(desk: Desk) -> None:
    """Five weeks: the units sign, decline, talk, comment."""
    store, report = desk.store, desk.report
    report.chapter("The units take them over, or decline", "签收、退办、面商、会办意见")
    with desk.day(sample.CLOSES):
        store.sessions.close(desk.session)
    work(desk, sample.HANDOVER, date(2020, 2, 2))
    report.say("Two units say that a proposal is not theirs (退办). The office accepts one and refuses the other:")
    rows = []
    for row in store.declines:
        of = store.assignments[row.assignment]
        rows.append((store.organizations[of.unit].name, store.proposals[of.proposal].subject, row.declined, row.ground.removeprefix(MARK),
                     f"{row.state} {row.settled}" + (f": {row.note.removeprefix(MARK)}" if row.note else "")))
    for unit, subject, declined, ground, became in rows:
        report.list([(unit, f"《{subject}》, {declined}"), ("ground", ground), ("became", became)])
    canteens = store.assignments.where(proposal=desk.proposals[sample.CANTEENS], ended=None).one()
    report.say(f"""What was declined is reassigned (改办) to {store.organizations[canteens.unit].name} on {canteens.assigned}, and its clock
        begins anew:""")
    due = store.due_date(canteens)
    report.list([("due", str(due.due)), ("why", due.reason), ("缘由", due.reason_zh)])
    report.say("""The time for declining is ten working days, Spring Festival not among them: it ended on 2020-01-23. On 2020-02-03 市文化和旅游局
        finds that 《关于博物馆夜间开放的建议》 is not its own:""")
    with desk.day(date(2020, 2, 3), by="市文化和旅游局"):
        refused(desk, lambda: store.assignments.decline(assignment(desk, sample.NIGHT_MUSEUM, "市文化和旅游局"), f"{MARK}不属本单位职责。"))
    work(desk, date(2020, 2, 2), date(2020, 2, 9))
    with desk.day(date(2020, 2, 10), by="丁一鸣"):
        store.proposals.withdraw(desk.proposals["关于公务用车信息公开的建议"], note=f"{MARK}已有规定，提案人撤案。")
    work(desk, date(2020, 2, 9), sample.FIRST_LIST)
    taken_over_by(desk)


def taken_over_by(desk: Desk) -> None:
    """How far they have come by the first list."""
    store, on = desk.store, sample.FIRST_LIST
    here = list(store.assignments.where(meeting=desk.meeting).on(on))
    signed = sum(1 for row in here if row.acknowledged)
    modes = [line for line in store.talks.tally("mode", "assignment.proposal.session", on=on) if line.key_2 == str(desk.session)]
    talks = "; ".join(f"{line.zh_1 or '免于面商'} {line.en_1 or 'waived by the proposer'} {line.numerator}" for line in modes)
    added = assignment(desk, sample.DEFIBRILLATORS, "市应急管理局")
    desk.report.say(f"""By {on}, {share(signed, len(here))} assignments of the meeting that still stand are signed for (签收). Talks with
        proposers (面商): {talks}. Opinions of assisting units (会办意见): {store.comments.on(on).count()}. On {added.assigned}
        {store.organizations[added.unit].name} was added (增办) to assist with 《{store.proposals[added.proposal].subject}》.""")


# ---- merged, and handled together ----

def merged(desk: Desk) -> None:
    """The rest is assigned. Of two proposals that were merged, and are not; of two that are handled together."""
    store, report = desk.store, desk.report
    report.chapter("Merged is not handled together", "并案与合并办理")
    rest = [paper for paper in sample.papers() if paper.units and not paper.livelihood]
    with desk.day(sample.REST_ASSIGNED):
        channel = desk.organizations[sample.CHANNEL]
        store.proposals.assign_many(row for paper in rest for row in assignments(desk, paper, channel=channel))
    report.say(f"""A filed proposal was withdrawn on 2020-02-10, as it may be until it is answered; it stays in the filed count. The other
        {len(rest)} go to units on {sample.REST_ASSIGNED} through {sample.CHANNEL}; one of them to two units that answer each
        for itself (分办).""")
    principal, other = (desk.proposals[subject] for subject in sample.MISTAKEN)
    days = (date(2020, 2, 24), date(2020, 2, 25), date(2020, 2, 27))
    work(desk, date(2020, 2, 18), days[0])
    body = desk.organizations["提案委员会"]
    before = handled(desk, other)
    with desk.day(days[1], by="提案委员会"):
        store.proposals.merge(other, principal, body=body)
    with desk.day(days[2], by="提案委员会"):
        store.proposals.unmerge(other, body=body)
    if handled(desk, other) != before:
        raise AssertionError("what was merged by mistake is not what it was")
    lines = [store.balance(desk.session, on).line("filed") for on in days]
    report.say(f"""Two of them, on business, are merged (并案) on {days[1]}: one is handled no more, and its proposer is to be answered
        with the principal's. They turn out to ask for different things, and the merge is undone (撤销并案) two days
        later; unit, numbers and clock are again what they were. The filed count follows:""")
    report.table(("as of", "filed"), [(on, share(line.numerator, line.denominator)) for on, line in zip(days, lines)], right="1")
    main, other = (desk.proposals[subject] for subject in sample.TOGETHER)
    with desk.day(days[2]):
        store.proposals.handle_together(other, main, note=f"{MARK}均涉及公交，合并办理。")
    line = store.balance(desk.session, days[2]).line("filed")
    report.say(f"""On the same day 《{sample.TOGETHER[1]}》 is taken together with 《{sample.TOGETHER[0]}》 (合并办理), both with 市交通运输局. That is
        another thing: both stay filed, {line.numerator} as before, each with its number, its clocks and its answer.""")


def handled(desk: Desk, id: int) -> tuple[object, ...]:
    """What a merge that is undone must leave as it was."""
    proposal, row = desk.store.proposals[id], desk.store.assignments.where(proposal=id).one()
    return (proposal.case_number, proposal.examination, proposal.handling, row.unit, row.ended, desk.store.due_date(row).due)


def everybody_answered(desk: Desk) -> None:
    """The answer to one proposal goes to the proposers of three; what is published needs their consent."""
    store, report = desk.store, desk.report
    work(desk, sample.SPRING, sample.LATE_ENTRY)
    report.chapter("Everybody is answered", "逐人答复与公开")
    star = desk.proposals[sample.AFTER_SCHOOL]
    reply = store.replies.where(assignment=store.assignments.where(proposal=star).one()).one()
    next_day = sample.LATE_ENTRY + timedelta(days=1)
    with desk.day(sample.LATE_ENTRY):
        store.replies.deliver(reply, "in_person")
    waiting = waits(desk, sample.LATE_ENTRY)
    report.say(f"""Three proposals ask for after-school care: 《{sample.AFTER_SCHOOL}》, and two that were
        merged into it at the examination. There is one answer, of which the lead proposer gets a copy on
        {sample.LATE_ENTRY}. The library knows who else has to have one (送达):""")
    report.table(("receipt", "案由", "waits for the answer"), waiting, right="0")
    with desk.day(next_day):
        deliver(desk, reply.id, next_day, "post")
    left = len(store.undelivered(desk.session, next_day))
    report.say(f"""The next day these are in the post. Every other answer so far was sent online on its day; {left} of the session's
        proposers still wait for one that was given.""")
    main, other = (store.replies.where(assignment=store.assignments.where(proposal=desk.proposals[subject]).one()).one()
                   for subject in sample.TOGETHER)
    report.say("The two that are handled together have an answer each; the second has the text of the first:")
    report.table(("case", "案由", "answered", "class", "document", "text of"), [
        (store.proposals[desk.proposals[subject]].case_number, subject, row.replied, row.reply_class, row.document_number,
         main.document_number if row.same_as else "its own") for subject, row in zip(sample.TOGETHER, (main, other))], right="0")
    report.say("What was answered is not unmerged any more:")
    absorbed = next(iter(store.examinations.where(into=star))).proposal
    with desk.day(next_day, by="提案委员会"):
        refused(desk, lambda: store.proposals.unmerge(absorbed, body=desk.organizations["提案委员会"]))
    published(desk, star, reply.id)


def waits(desk: Desk, on: date) -> list[tuple[object, ...]]:
    """Who has not been answered by a day."""
    store = desk.store
    found = [(store.proposals[line.proposal], store.record(line.proposer)) for line in store.undelivered(desk.session, on)]
    return [(proposal.receipt_number, proposal.subject, getattr(proposer, "name")) for proposal, proposer in found]


def published(desk: Desk, star: int, reply: int) -> None:
    """With everybody's consent; not with one who refuses."""
    store, report = desk.store, desk.report
    three = [star, *(row.proposal for row in store.examinations.where(into=star))]
    with desk.day(date(2020, 4, 24)):
        store.proposals.consent_many({"proposal": proposal, "consents": True} for proposal in three)
        publication = store.publications[store.replies.publish(reply)]
        aids = desk.proposals[sample.AIDS]
        store.proposals.consent(aids, False, ground=f"{MARK}案由涉及个人情况。")
        answer = store.replies.where(assignment=store.assignments.where(proposal=aids).one()).one()
        report.say(f"""All {len(three)} lead proposers agree that the answer is published (公开), which it is on {publication.published}
            ({sample.named("publication_classes", publication.publication_class)}). 刘洋 does not agree for 《{sample.AIDS}》, and says why:""")
        refused(desk, lambda: store.replies.publish(answer))


# ---- what is overdue ----

def first_list(desk: Desk) -> None:
    """Before anybody has answered."""
    report, next_day = desk.report, date(2020, 2, 18)
    report.chapter(f"What is overdue on {sample.FIRST_LIST}", "超期清单")
    report.say("""Every clock that runs is asked for at once; here are those that had run out by the day, by unit. How long each
        may take stands in the rulebook, which days are worked in the calendar: the notices of the State Council that were published by
        then.""")
    desk.first_reasons = overdue.listed(desk, sample.FIRST_LIST)
    work(desk, sample.FIRST_LIST, next_day)
    report.say(f"The next day the office reminds the units (催办): {desk.store.reminders.began(next_day, next_day).count()} reminders.")


def second_list(desk: Desk) -> None:
    """When most replies are there, and some are not."""
    store, report = desk.store, desk.report
    work(desk, sample.LATE_ENTRY, sample.SECOND_LIST)
    report.chapter(f"What is overdue on {sample.SECOND_LIST}", "超期清单")
    report.say("The same question three and a half months later, when most replies should be there:")
    overdue.listed(desk, sample.SECOND_LIST)
    before, now = (overdue.lines(store, desk.session, on) for on in (sample.FIRST_LIST, sample.SECOND_LIST))
    if [line.reason for line in before] != desk.first_reasons:
        raise AssertionError("what was overdue is not what it was")
    still = {(line.clock, line.assignment) for line in before} & {(line.clock, line.assignment) for line in now}
    report.say(f"""The list of {sample.FIRST_LIST}, asked for again today, is the same in all {len(before)} lines. Still open of them:
        {len(still)}; the others were done after the reminders.""")
    extensions = list(store.extensions)
    report.say("Two units were given more time (延期), each before the first date was over:")
    rows = []
    for row in extensions:
        of = store.assignments[row.assignment]
        rows.append((store.organizations[of.unit].name, row.requested, row.due, row.granted, store.proposals[of.proposal].subject))
    report.table(("unit", "asked on", "due", "now due", "案由"), rows)
    report.say("""With three months at a time and six in all, there is room for one extension. 市农业农村局 asks for a second:""")
    with desk.day(date(2020, 6, 2), by="市农业农村局"):
        refused(desk, lambda: store.assignments.request_extension(assignment(desk, "关于统一乡村民宿服务标准的建议", "市农业农村局"),
                                                                   date(2020, 12, 20), f"{MARK}仍须征求意见。"))


# ---- the answers ----

def spring(desk: Desk) -> None:
    """The units begin to answer."""
    store, report = desk.store, desk.report
    report.chapter("The units answer", "办理与答复")
    doctors = desk.proposals["关于家庭医生上门服务高龄老人的建议"]
    roles = {row.role: row for row in store.assignments.where(proposal=doctors)}
    report.say("""《关于家庭医生上门服务高龄老人的建议》 is led by 市卫生健康委员会, and 市民政局 assists. On 2020-03-04 the assisting unit, whose opinion
        the lead unit has since February, writes to the proposer itself:""")
    work(desk, date(2020, 2, 24), date(2020, 3, 3))
    with desk.day(date(2020, 3, 4), by="市民政局"):
        refused(desk, lambda: store.proposals.reply(roles[AssignmentRole.ASSISTING], "A"))
    report.say("The same answer by the lead unit, on the same day, is accepted.")
    work(desk, date(2020, 3, 3), sample.SPRING)
    accounts.spring(desk)
