# SPDX-License-Identifier: MIT
"""Handling: what units and the office do between assignment and answer, and what is overdue meanwhile."""
from __future__ import annotations

from datetime import date

import accounts
import overdue
import sample
from desk import Desk, refused
from report import share
from sample import MARK
from session import assignments
from steps import assignment, work
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


# ---- what is overdue ----

def first_list(desk: Desk) -> None:
    """Before anybody has answered."""
    report, next_day = desk.report, date(2020, 2, 18)
    report.chapter(f"What is overdue on {sample.FIRST_LIST}", "超期清单")
    report.say("""Every clock that runs is asked for at once; here are those that had run out by the day, by unit. How long each
        may take stands in the rulebook, which days are worked in the calendar: the notices of the State Council that were published by then.""")
    desk.first_reasons = overdue.listed(desk, sample.FIRST_LIST)
    work(desk, sample.FIRST_LIST, next_day)
    report.say(f"The next day the office reminds the units (催办): {desk.store.reminders.began(next_day, next_day).count()} reminders.")


def second_list(desk: Desk) -> None:
    """When most replies are there, and some are not."""
    store, report = desk.store, desk.report
    work(desk, sample.SPRING, sample.SECOND_LIST)
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
    """The rest is assigned, and the units begin to answer."""
    store, report = desk.store, desk.report
    report.chapter("The units answer", "办理与答复")
    rest = [paper for paper in sample.papers() if paper.units and not paper.livelihood]
    with desk.day(sample.REST_ASSIGNED):
        channel = desk.organizations[sample.CHANNEL]
        store.proposals.assign_many(row for paper in rest for row in assignments(desk, paper, channel=channel))
    report.say(f"""A filed proposal was withdrawn on 2020-02-10, as it may be until it is answered; it stays in the filed count. The other
        {len(rest)} go to units on {sample.REST_ASSIGNED} through {sample.CHANNEL}; one of them to two units that answer each
        for itself (分办).""")
    doctors = desk.proposals["关于家庭医生上门服务高龄老人的建议"]
    roles = {row.role: row for row in store.assignments.where(proposal=doctors)}
    report.say("""《关于家庭医生上门服务高龄老人的建议》 is led by 市卫生健康委员会, and 市民政局 assists. On 2020-03-04 the assisting unit, whose opinion
        the lead unit has since February, writes to the proposer itself:""")
    work(desk, date(2020, 2, 18), date(2020, 3, 3))
    with desk.day(date(2020, 3, 4), by="市民政局"):
        refused(desk, lambda: store.proposals.reply(roles[AssignmentRole.ASSISTING], "A"))
    report.say("The same answer by the lead unit, on the same day, is accepted.")
    work(desk, date(2020, 3, 3), sample.SPRING)
    accounts.spring(desk)
