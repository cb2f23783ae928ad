#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""A city's plenary session, from the first draft to the last answer, through the public package.

    tour.py FILE REPORT        makes FILE (.zx) anew and writes REPORT

Read it from `main` down: each function is a chapter of the report. What the committee does is here; what is counted, in accounts.py.
"""
from __future__ import annotations

import itertools
import json
import pathlib
import sys
from dataclasses import dataclass
from datetime import date, timedelta

import accounts
import sample
import zhengxie
from desk import Clock, Desk, label, refused
from report import Report
from sample import MARK, Paper
from zhengxie import PartialDate, schema
from zhengxie.nouns import ProposalAssign, ProposalExamine, ProposalSubmit
from zhengxie.records import AssignmentRole, AttendanceBound, AttendanceResult, AttendanceUnit, CosignatureState, ExaminationResult


def the_sample(desk: Desk) -> None:
    name = zhengxie.text.SessionName(14, 3, desk.store.place)
    desk.report.title(f"{name.full()}（{name.short}）",
                      "A session's proposals, from the first draft to the last answer: a worked example of libzhengxie")
    desk.report.say(f"""What is real in it: in {sample.OPENS.year}, during Nanjing's {name.short}, a livelihood hand-over
        meeting (民生提案交办会) handed 40 chosen proposals over to 11 departments on the spot, among them some on education,
        health and social security. Source: {sample.SOURCE}.""")
    desk.report.say(f"""Everything else is a SAMPLE of our own: every name, every text, every day, which departments they
        were, what they answered, and every other number. Texts in the file say so: they begin with {MARK}.""")


# ---- 1: the committee ----

def the_committee(desk: Desk) -> None:
    """Its term, its rulebook, its sectors and units, and who sits where."""
    store = desk.store
    desk.report.chapter("The committee, and who sits in it", "委员会与委员")
    with desk.day(sample.TERM_OPENED):
        store.rulebooks.adopt(f"{MARK}南京市提案工作规则", sample.TERM_OPENED, json.dumps(sample.rulebook(), ensure_ascii=False),
                              source="the national default, with second-level categories of the sample's own")
        term = store.terms.open(14)
        committee = store.organizations.add("政协第十四届南京市委员会", "committee", term=term)
        for sector in sample.SECTORS:
            desk.organizations[sector] = store.organizations.add(sector, "sector", term=term)
        for name, kind in sample.BODIES.items():
            of_term = term if kind in ("special_committee", "proposals_committee") else None
            desk.organizations[name] = store.organizations.add(name, kind, term=of_term)
        for unit in (*sample.DEPARTMENTS, *sample.OTHER_UNITS):
            desk.organizations[unit] = store.organizations.add(unit, "handling_unit")
        desk.organizations[sample.CHANNEL] = store.organizations.add(sample.CHANNEL, "channel")
    with store.group():
        for member in sample.members():
            if member.begun == sample.TERM_OPENED:
                take_seat(desk, member, term, committee)
    with desk.day(date(2019, 12, 2)):
        desk.session = store.sessions.open(term, 3, sample.OPENS, closes=sample.CLOSES, deadline=sample.DEADLINE)
    with desk.day(date(2019, 12, 10)):
        store.memberships.resign(store.memberships.where(person=desk.people["沈默"], organization=committee).one())
    with desk.day(date(2019, 12, 25)):
        take_seat(desk, next(member for member in sample.members() if member.name == "高原"), term, committee)
    accounts.members(desk)


def take_seat(desk: Desk, member: sample.Member, term: int, committee: int) -> None:
    """In the committee and in a sector; some convene it."""
    store = desk.store
    with desk.day(member.begun):
        person = store.persons.add(member.name, gender=member.gender, born=PartialDate(member.born), note=f"{MARK}虚构人物")
        seats = [(committee, "member"), (desk.organizations[member.sector], "member")]
        if member.office:
            seats.append((desk.organizations[member.sector], member.office))
        for organization, office in seats:
            if member.begun == sample.TERM_OPENED:
                store.memberships.seat(person, organization, office, member.begun, term=term)
            else:
                store.memberships.co_opt(person, organization, office, member.begun, term=term)
    desk.people[member.key] = person


# ---- 2 and 3: drafting, signing, submitting ----

def a_draft(desk: Desk) -> None:
    """One proposal is drafted; others are invited to sign it."""
    store, report = desk.store, desk.report
    report.chapter("A proposal is drafted, and others are asked to sign", "起草与联名")
    paper = sample.paper(sample.AFTER_SCHOOL)
    with desk.day(date(2019, 12, 16), by=paper.lead):
        proposal = store.proposals.draft(desk.session, paper.kind, desk.people[paper.lead], paper.subject, category=paper.category,
                                         subcategory=paper.area, grounds=paper.grounds, recommendations=paper.recommendations)
        invited = {name: store.proposals.invite(proposal, desk.people[name]) for name in ("李静", "胡杨", "王丽")}
    with desk.day(date(2019, 12, 18), by="李静"):
        store.proposals.sign(invited["李静"])
    with desk.day(date(2019, 12, 20), by="王丽"):
        store.proposals.decline(invited["王丽"])
    report.say(f"""On 2019-12-16 张敏 of 教育界 drafts 《{paper.subject}》 and invites 李静, 胡杨 and 王丽 to sign it with her. 李静
        signs on the 18th; 王丽 declines on the 20th. The rulebook gives an invitation seven days: 胡杨 may sign until
        {store.cosignatures[invited["胡杨"]].valid_until}. He tries on the 27th:""")
    with desk.day(date(2019, 12, 27), by="胡杨"):
        refused(desk, lambda: store.proposals.sign(invited["胡杨"]))
    desk.proposals[paper.subject] = proposal


def submissions(desk: Desk) -> None:
    """The others come in, each day's at once."""
    store, report = desk.store, desk.report
    report.chapter("Proposals come in", "收到提案")
    sector = next(paper for paper in sample.papers() if paper.kind == "sector")
    report.say(f"""Sectors propose only while the plenary sits. {sector.lead} comes with 《{sector.subject}》 on 2020-01-08,
        a day before the session opens:""")
    with desk.day(date(2020, 1, 8)):
        refused(desk, lambda: store.proposals.submit(**new_proposal(desk, sector)))
    for day, papers in itertools.groupby(sample.papers(), key=lambda paper: paper.day):
        if day <= sample.CLOSES:
            with desk.day(day):
                with store.group():
                    come_in(desk, list(papers))
    accepted = store.proposals[desk.proposals[sector.subject]]
    star = store.proposals[desk.proposals[sample.AFTER_SCHOOL]]
    states = [f"{store.persons[row.signer].name} {label('cosignature', 'state', row.state)}"
              for row in store.cosignatures.where(proposal=star)]
    joint = store.cosignatures.where(state=CosignatureState.SIGNED).tally("proposal", on=sample.DEADLINE)
    report.say(f"""On {accepted.submitted}, the opening day, the same text is accepted, as receipt number
        {accepted.receipt_number}. 张敏's came in on {star.submitted} as number {star.receipt_number}; what had not been
        answered by then has lapsed: {"; ".join(states)}.""")
    report.say(f"""So many are in by the deadline, {sample.DEADLINE}. {len(joint)} of them are joint proposals: somebody
        signed beside the lead proposer.""")
    accounts.received(desk, sample.DEADLINE)


def new_proposal(desk: Desk, paper: Paper) -> ProposalSubmit:
    """What is submitted: a sector's is signed by its convenor, an organization's bears its seal."""
    given: ProposalSubmit = {
        "session": desk.session, "proposer_kind": paper.kind, "lead": desk.proposer(paper.lead), "subject": paper.subject,
        "category": paper.category, "subcategory": paper.area, "grounds": paper.grounds, "recommendations": paper.recommendations,
    }
    if paper.kind == "sector":
        given["convenor"] = next(desk.people[member.key] for member in sample.members()
                                 if member.sector == paper.lead and member.office == "convenor")
    elif paper.kind != "member":
        given["sealed"] = True
    return given


def come_in(desk: Desk, papers: list[Paper]) -> None:
    """A day's proposals: the one that was drafted, and new ones with the signatures on their papers."""
    for paper in papers:
        if paper.subject in desk.proposals:
            desk.store.proposals.submit(id=desk.proposals[paper.subject])
        else:
            id = desk.proposals[paper.subject] = desk.store.proposals.submit(**new_proposal(desk, paper))
            desk.store.proposals.cosign_many({"proposal": id, "signer": desk.people[name]} for name in paper.signers)


# ---- 4: examination ----

def examination(desk: Desk) -> None:
    """The proposals committee examines them on three days, in the order of their receipt."""
    store, report = desk.store, desk.report
    report.chapter("The proposals committee examines them", "审查")
    done = date(2019, 12, 1)
    for day, until in ((date(2020, 1, 10), date(2020, 1, 8)), (sample.EVENING, date(2020, 1, 10)),
                       (sample.HANDOVER, sample.DEADLINE)):
        with desk.day(day, by="提案委员会"):
            if day == sample.HANDOVER:
                desk.evening = store.balance(desk.session, sample.EVENING)
                revise(desk)
            store.proposals.examine_many(finding(desk, paper) for paper in sample.papers() if done < paper.day <= until)
        done = until
    tell_of_each(desk)
    report.say(f"On the evening of {sample.EVENING}, before the last day of examination, the balance of the session was:")
    assert desk.evening is not None
    accounts.balance(desk, desk.evening)


def finding(desk: Desk, paper: Paper) -> ProposalExamine:
    """What the committee finds."""
    given: ProposalExamine = {"proposal": desk.proposals[paper.subject], "result": ExaminationResult(paper.result),
                              "body": desk.organizations["提案委员会"]}
    if paper.subject == sample.SMOKE_AND_NOISE:
        given["result"], given["note"] = ExaminationResult.SENT_BACK, f"{MARK}一事一案：油烟和噪声请分开提出。"
    elif paper.result == "absorbed":
        given["into"] = desk.proposals[paper.why]
    elif paper.result == "not_filed":
        given["ground"] = paper.why
    elif paper.why:
        given["note"] = MARK + paper.why
    return given


def revise(desk: Desk) -> None:
    """What was sent back the day before comes again, with one matter instead of two, and is filed."""
    paper = sample.paper(sample.SMOKE_AND_NOISE)
    id = desk.proposals[paper.subject]
    desk.store.proposals.revise(id, sample.SMOKE_ALONE, category=paper.category, subcategory=paper.area,
                                grounds=f"{MARK}沿街餐馆油烟直排。", recommendations=f"{MARK}餐馆限期加装净化装置。")
    desk.store.proposals.examine(id, ExaminationResult.FILED, body=desk.organizations["提案委员会"])


def tell_of_each(desk: Desk) -> None:
    """One example of each result."""
    store = desk.store

    def story(subject: str, told: str) -> tuple[str, str]:
        proposal = store.proposals[desk.proposals[subject]]
        en, zh = schema.enum_labels("proposal_examination")[str(proposal.examination)]
        return zh, f"{en}: 《{proposal.subject}》, receipt number {proposal.receipt_number}. {told}"

    star = store.proposals[desk.proposals[sample.AFTER_SCHOOL]]
    smoke = store.proposals[desk.proposals[sample.SMOKE_AND_NOISE]]
    empty = store.examinations.where(proposal=desk.proposals["关于加强各项工作的建议"]).one()
    ground = next(entry for entry in sample.rulebook()["lists"]["not_filed_grounds"] if entry["code"] == empty.ground)
    merged = store.examinations.where(into=star).count()
    desk.report.say("One of each result:")
    desk.report.list([
        story(sample.AFTER_SCHOOL, f"It gets case number {star.case_number}. {merged} others ask for the same and are merged into it; their "
                                   "proposers are answered with hers."),
        story("关于小学放学后看护的建议", f"Merged into case number {star.case_number}. It keeps its receipt number and leaves the filed "
                              "count."),
        story("关于某路口增设红绿灯的意见", "One crossing is no matter for a proposal; it is passed on as a comment."),
        story("关于城市噪声的建议", "Three matters in one; its proposer has not sent it again."),
        story(sample.SMOKE_AND_NOISE, f"It came as 《{sample.SMOKE_AND_NOISE}》, two matters; was sent back on 2020-01-11, came again "
                                      f"with one on the 12th, and is filed as case number {smoke.case_number}. Its receipt number has "
                                      "not moved."),
        story("关于加强各项工作的建议", f"The ground, from the rulebook's list: {ground['zh']} ({ground['en']})."),
        story("关于春节期间延长地铁运营的建议", "What it asks for has been announced meanwhile; its proposer takes it back."),
    ])


# ---- 5: the hand-over meeting ----

def handover(desk: Desk) -> None:
    """The meeting of the article: forty proposals are handed over on the spot."""
    store, report = desk.store, desk.report
    report.chapter("The hand-over meeting", "民生提案交办会")
    convene(desk)
    chosen = [paper for paper in sample.papers() if paper.livelihood]
    rows = [row for paper in chosen for row in assignments(desk, paper, meeting=desk.meeting)]
    mistaken = [row.copy() for row in rows]
    mistaken[16]["proposal"] = desk.proposals["关于某路口增设红绿灯的意见"]
    report.say(f"""The list to hand over names {len(chosen)} proposals; as some units are assisted by others, it has
        {len(rows)} lines, an assignment each. In its first version line 17 names, by mistake, a proposal that was
        converted to comments. One call gives all of them to the library, which refuses all of them:""")
    with desk.day(sample.HANDOVER):
        refused(desk, lambda: store.proposals.assign_many(mistaken))
        report.say(f"""Assignments in the file after that: {len(store.assignments)}. With line 17 mended, all {len(rows)}
            are made, in one transaction.""")
        store.proposals.assign_many(rows)
        store.activities.hold(desk.meeting)
    accounts.handed_over(desk)


def convene(desk: Desk) -> None:
    """Its agenda, and who was there: some by name, most counted."""
    store, units = desk.store, desk.organizations
    with desk.day(date(2020, 1, 10)):
        meeting = desk.meeting = store.activities.convene("handover_meeting", "民生提案交办会", sample.HANDOVER, session=desk.session,
                                                          organization=units["提案委员会"])
        store.activities.add_item(meeting, f"{MARK}提案委员会报告收到和审查提案情况", subject=desk.session)
        store.activities.add_item(meeting, f"{MARK}提案人代表发言", subject=desk.proposals[sample.AFTER_SCHOOL])
        store.activities.add_item(meeting, f"{MARK}当场交办民生提案")
        store.activities.add_item(meeting, f"{MARK}承办单位代表发言")
    with desk.day(sample.HANDOVER):
        store.activities.attend(meeting, person=desk.people["叶青"], manner="chair")
        store.activities.excuse(meeting, desk.people["黄河清"], AttendanceResult.LEAVE, reason=f"{MARK}出差")
        persons, exact = AttendanceUnit.PERSONS, AttendanceBound.EXACT
        store.activities.attend_many({"activity": meeting, "organization": units[unit], "group_name": f"{MARK}承办单位", "count": 2,
                                      "unit": persons, "bound": exact, "manner": "participant"} for unit in sample.DEPARTMENTS)
        store.activities.attend(meeting, group_name=f"{MARK}提案人", count=33, unit=persons, bound=exact, manner="participant")
        store.activities.attend(meeting, group_name=f"{MARK}社区居民代表", count=30, unit=persons, bound=AttendanceBound.AT_LEAST,
                                manner="observer")
    accounts.meeting(desk)


def assignments(desk: Desk, paper: Paper, meeting: int | None = None, channel: int | None = None) -> list[ProposalAssign]:
    """To one unit alone; to one that leads and others that assist; or to several of which each answers for itself."""
    role = AssignmentRole.LEAD if paper.assisting else AssignmentRole.SEPARATE if len(paper.units) > 1 else AssignmentRole.SOLE
    parts = [(unit, role) for unit in paper.units] + [(unit, AssignmentRole.ASSISTING) for unit in paper.assisting]
    return [{"proposal": desk.proposals[paper.subject], "unit": desk.organizations[unit], "role": part, "meeting": meeting,
             "channel": channel} for unit, part in parts]


# ---- 6 and 7: replies and feedback ----

def spring(desk: Desk) -> None:
    """The session closes, the rest is assigned, and the units begin to answer."""
    store, report = desk.store, desk.report
    report.chapter("The units answer", "办理与答复")
    with desk.day(sample.CLOSES):
        store.sessions.close(desk.session)
    with desk.day(date(2020, 2, 10), by="丁一鸣"):
        store.proposals.withdraw(desk.proposals["关于公务用车信息公开的建议"], note=f"{MARK}已有规定，提案人撤案。")
    with desk.day(date(2020, 2, 20)):
        rest = [paper for paper in sample.papers() if paper.units and not paper.livelihood]
        channel = desk.organizations[sample.CHANNEL]
        store.proposals.assign_many(row for paper in rest for row in assignments(desk, paper, channel=channel))
    report.say(f"""The session closes on {sample.CLOSES}. A filed proposal is withdrawn on 2020-02-10, as it may be until
        it is answered; it stays in the filed count. The other {len(rest)} go to units on 2020-02-20 through
        {sample.CHANNEL}; one of them to two units that answer each for itself (分办).""")
    doctors = desk.proposals["关于家庭医生上门服务高龄老人的建议"]
    roles = {row.role: row for row in store.assignments.where(proposal=doctors)}
    report.say("""《关于家庭医生上门服务高龄老人的建议》 is led by 市卫生健康委员会, and 市民政局 assists. On 2020-03-04 the assisting unit writes to the
        proposer itself:""")
    with desk.day(date(2020, 3, 4), by="市民政局"):
        refused(desk, lambda: store.proposals.reply(roles[AssignmentRole.ASSISTING], "A"))
    report.say("The same answer by the lead unit, on the same day, is accepted.")
    answer(desk, sample.HANDOVER, sample.SPRING)
    accounts.spring(desk)


def summer(desk: Desk) -> None:
    """A reply is entered late, the rest answer, and the proposers say what they think of it."""
    store, report = desk.store, desk.report
    answer(desk, sample.SPRING, sample.SUMMER)
    with desk.day(date(2020, 5, 20)):
        here, there = desk.organizations["社会福利和社会保障界"], desk.organizations["教育界"]
        store.memberships.transfer(store.memberships.where(person=desk.people["刘洋"], organization=here).one(), there)
    june = next(paper for paper in sample.papers() if paper.day > sample.CLOSES)
    with desk.day(june.day):
        desk.proposals[june.subject] = store.proposals.submit(**new_proposal(desk, june))
    report.chapter("The proposers say what they think of it", "反馈")
    accounts.feedback(desk)
    report.say(f"""Two things more happen before the end of June: 刘洋 moves from 社会福利和社会保障界 to 教育界 on 2020-05-20 (界别调整),
        and on {june.day}, long after the session, a proposal comes in: 《{june.subject}》.""")


@dataclass(frozen=True)
class Step:
    """A reply (of one of the proposal's units) or a feedback form (None): when it happens, and when it is written down."""

    on: date
    entered: date
    paper: Paper
    number: int | None


def steps() -> list[Step]:
    """In the order in which they are written down. Feedback comes two weeks after the reply."""
    found = []
    for paper in sample.papers():
        for number, day in enumerate(paper.replied):
            entered = sample.LATE_ENTRY if paper.subject == sample.AFTER_SCHOOL else day
            found.append(Step(day, entered, paper, number))
            if paper.feedback:
                later = max(day + timedelta(weeks=2), entered)
                found.append(Step(later, later, paper, None))
    return sorted(found, key=lambda step: (step.entered, step.number is None))


def answer(desk: Desk, after: date, until: date) -> None:
    """What is written down after one day and until another."""
    store = desk.store
    for step in steps():
        if not after < step.entered <= until:
            continue
        proposal = desk.proposals[step.paper.subject]
        if step.number is None:
            returned = step.paper.feedback != "not_returned"
            with desk.day(step.on):
                store.proposals.feedback(proposal, returned=returned, satisfaction=step.paper.feedback if returned else None)
            continue
        unit = step.paper.units[step.number]
        assignment = store.assignments.where(proposal=proposal, unit=desk.organizations[unit]).one()
        with desk.day(step.on, by=unit, entered=step.entered):
            reply_class = step.paper.classes[step.number]
            store.proposals.reply(assignment, reply_class, document_number=f"样提复〔2020〕{len(store.replies) + 1}号",
                                  content=MARK + sample.REPLY[reply_class])


def main(file: pathlib.Path, report: pathlib.Path) -> None:
    file.unlink(missing_ok=True)
    clock = Clock()
    with zhengxie.open(file, create=True, place="南京市", division=320100, clock=clock) as store:
        desk = Desk(store, clock, Report())
        for chapter in (the_sample, the_committee, a_draft, submissions, examination, handover, spring, summer,
                        accounts.balances, accounts.tallies, accounts.two_kinds_of_as_of, accounts.history, accounts.journal):
            chapter(desk)
        report.write_text(desk.report.text(), encoding="utf-8")


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]))
