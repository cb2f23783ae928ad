# SPDX-License-Identifier: MIT
"""What follows on the answers: feedback, handling again, supervision, and whether promises were kept."""
from __future__ import annotations

from datetime import date

import accounts
import sample
from desk import Desk, counted, refused
from report import share
from sample import MARK
from session import new_proposal
from steps import assignment, work


# ---- feedback, and again ----

def summer(desk: Desk) -> None:
    """A reply is entered late, most of the rest answer, and the proposers say what they think of it."""
    store, report = desk.store, desk.report
    work(desk, sample.SECOND_LIST, sample.SUMMER)
    with desk.day(date(2020, 5, 20), entered=sample.SUMMER):
        here, there = desk.organizations["社会福利和社会保障界"], desk.organizations["教育界"]
        store.memberships.transfer(store.memberships.where(person=desk.people["刘洋"], organization=here).one(), there)
    june = next(paper for paper in sample.papers() if paper.day > sample.CLOSES)
    with desk.day(june.day, entered=sample.SUMMER):
        desk.proposals[june.subject] = store.proposals.submit(**new_proposal(desk, june))
    report.chapter("The proposers say what they think of it", "反馈")
    accounts.feedback(desk)
    handled_again(desk)
    report.say(f"""Two things more happen before the end of June: 刘洋 moves from 社会福利和社会保障界 to 教育界 on 2020-05-20 (界别调整),
        and on {june.day}, long after the session, a proposal comes in: 《{june.subject}》.""")


def handled_again(desk: Desk) -> None:
    """One dissatisfied proposer, round by round."""
    store, report = desk.store, desk.report
    proposal = store.proposals[desk.proposals[sample.RIVERS]]
    report.say(f"""人口资源环境委员会 is dissatisfied with the answer to its proposal 《{proposal.subject}》, which is handled again (重新办理). Both
        rounds stay in the file:""")
    rows = []
    for row in store.assignments.where(proposal=proposal):
        reply, form = store.replies.where(assignment=row).one(), store.feedback.where(proposal=proposal, round=row.round).one()
        talk = store.talks.where(assignment=row).one()
        rows.append((row.round, row.assigned, f"{talk.talked} {sample.named('talk_modes', talk.mode)}",
                     f"{reply.replied} {reply.reply_class}", f"{form.given} {sample.named('satisfactions', form.satisfaction)}"))
    report.table(("round", "assigned", "talk", "reply", "feedback"), rows)


# ---- supervision ----

def supervised(desk: Desk) -> None:
    """A vice chairperson sees to it that a key proposal is handled well."""
    store, report = desk.store, desk.report
    report.chapter("A key proposal under supervision", "重点提案督办")
    row = store.supervisions[desk.supervision]
    leader, proposal = store.persons[row.leader].name, store.proposals[row.proposal]
    report.say(f"""《{proposal.subject}》 bears the mark of a key proposal. {leader}, who was {row.office.replace("_", " ")} on that day,
        supervises it (督办) from {row.begun} to {row.ended}; {store.organizations[row.body or 0].name} assists. What was done for
        it stands on the agenda of an activity:""")
    rows = []
    for item in store.agenda_items.where(subject=row):
        activity = store.activities[item.activity]
        there = [store.persons[each.person].name for each in store.attendances.where(activity=activity) if each.person]
        rows.append((activity.begins, activity.title, item.title, "、".join(there)))
    report.table(("day", "activity", "item", "there"), rows)
    report.say(f"What came of it: {row.note}")
    report.say("Only who holds an office that supervises can do so:")
    with desk.day(sample.SUMMER):
        refused(desk, lambda: store.supervisions.begin(proposal, desk.people["王建国"]))
    attached(desk)


def attached(desk: Desk) -> None:
    """The unit's table of shares, as a file at its reply."""
    store = desk.store
    reply = store.replies.where(assignment=assignment(desk, sample.LIFTS, "市住房保障和房产局")).one()
    content = f"{MARK}老旧住宅加装电梯各层出资参考比例\n".encode() + "".join(f"{floor}层\t{share}%\n" for floor, share in zip(
        range(1, 7), (0, 0, 15, 20, 30, 35))).encode()
    with desk.day(date(2020, 6, 12), by="市住房保障和房产局", entered=sample.SUMMER):
        attachment = store.attachments[store.attachments.add(reply, "出资参考比例.tsv", content, media_type="text/tab-separated-values")]
    if store.attachment_bytes(attachment) != content:
        raise AssertionError("the attachment is not what was attached")
    desk.report.say(f"""The table that the supervision asked for is attached to the unit's reply (附件): its bytes are in the
        file, and their hash in the journal.""")
    desk.report.list([(attachment.name, f"{attachment.bytes} bytes, {attachment.media_type}, added {attachment.added}"),
                      ("SHA-256", attachment.sha256)])


# ---- promises ----

def promises(desk: Desk) -> None:
    """What last year's replies promised, looked at again."""
    store, report = desk.store, desk.report
    work(desk, sample.SUMMER, sample.YEAR_END)
    report.chapter("What became of last year's promises", "跟踪办理")
    outcomes = {MARK + promise.promise: promise.outcome for promise in sample.promises()}
    since, until = date(2019, 1, 1), date(2019, 12, 31)
    of_2019 = store.measures.began(since, until)
    with desk.day(sample.FOLLOWED_UP, by="提案委员会"):
        store.measures.follow_up_many({"measure": row.id, "outcome": outcomes[row.title], "body": desk.organizations["提案委员会"]}
                                      for row in of_2019)
    answer = of_2019.tally("outcome", on=sample.YEAR_END)
    report.say(f"""A reply of class B promises something: a measure, with a unit and a day. The replies of {since.year} promised
        {len(of_2019)} measures; on {sample.FOLLOWED_UP} the proposals committee looks again at each:""")
    report.table(("落实情况", "what was found", "of all promised"),
                 [(line.zh_1, line.en_1, share(line.numerator, line.denominator)) for line in answer], right="2")
    counted(desk, answer.meta)
    report.say(f"""The figure is published: {sample.PROMISES}. Source: {sample.PROMISES_SOURCE}. There it is 23 proposals, here
        {len(of_2019)} promises in the answers to {len({row.proposal for row in of_2019})}; which ones, and what became of the other
        {len(of_2019) - answer[0].numerator}, is the sample's. Those are:""")
    rows = []
    for row in of_2019:
        if row.outcome != "kept":
            rows.append((store.organizations[row.unit].name, row.due, sample.named("follow_up_outcomes", row.outcome), row.title))
    report.table(("unit", "promised for", "found", "措施"), rows)
    outstanding(desk)


def outstanding(desk: Desk) -> None:
    """The year's best are chosen."""
    store = desk.store
    with desk.day(date(2020, 12, 18), by="主席会议"):
        store.proposals.mark_many({"proposal": desk.proposals[subject], "mark": "outstanding"} for subject in sample.OUTSTANDING)
    chosen = store.marks.where(mark="outstanding").on(sample.YEAR_END)
    told = "、".join(str(store.proposals[row.proposal].case_number) for row in chosen)
    desk.report.say(f"""On 2020-12-18 the year's outstanding proposals (优秀提案) are chosen, {len(chosen)} of those that have been
        answered: case numbers {told}.""")
