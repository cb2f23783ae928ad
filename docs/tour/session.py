# SPDX-License-Identifier: MIT
"""A session: the call for topics, drafting, signing, submitting, examination, the hand-over meeting."""
from __future__ import annotations

import itertools
from datetime import date

import accounts
import sample
from desk import Desk, label, refused
from report import share
from sample import MARK, Paper
from zhengxie import schema
from zhengxie.nouns import ProposalAssign, ProposalExamine, ProposalSubmit
from zhengxie.records import AssignmentRole, AttendanceBound, AttendanceResult, AttendanceUnit, CosignatureState, ExaminationResult

# ---- the call for topics ----

def call_for_topics(desk: Desk) -> None:
    """Members, units and the city's people say what proposals should be about."""
    store, report = desk.store, desk.report
    report.chapter("A call for topics", "征题")
    *in_time, late = sample.topics()
    with desk.day(date(2019, 9, 10)):
        call = desk.call = store.calls.announce("proposals", f"{MARK}2020年提案选题征集", date(2019, 9, 16), date(2019, 10, 31),
                                                audience="委员、承办单位、市民", body=desk.organizations["提案委员会"])
    for topic in in_time:
        with desk.day(topic.received):
            receive(desk, topic)
    row = store.calls[call]
    report.say(f"""From {row.opens} to {row.closes} the office asks for topics (征集对象 {row.audience}). {len(in_time)} come in. {late.giver}
        has one more on {late.received}, after the window:""")
    with desk.day(late.received):
        refused(desk, lambda: receive(desk, late))
    with desk.day(date(2019, 11, 20), by="提案委员会"):
        for topic in in_time:
            if not topic.taken:
                store.topics.settle(desk.topics[topic.title], False, note=MARK + topic.note)
    report.say("What became of them is told when the session is over.")


def receive(desk: Desk, topic: sample.Topic) -> None:
    """From a member or a unit, or from somebody who is not in the file."""
    known = topic.giver in desk.people or topic.giver in desk.organizations
    desk.topics[topic.title] = desk.store.topics.receive(
        desk.call, MARK + topic.title, giver=desk.proposer(topic.giver) if known else None, source=None if known else topic.giver)


def what_became_of_the_topics(desk: Desk) -> None:
    """A topic is settled once: as the proposal that it was taken into is there."""
    store = desk.store
    for topic in sample.topics():
        if topic.settled and topic.taken:
            with desk.day(topic.settled, by="提案委员会"):
                store.topics.settle(desk.topics[topic.title], True, taken_into=desk.proposals[topic.subject])
    answer = store.topics.where(call=desk.call).tally("taken", on=sample.CLOSES)
    taken = next(line for line in answer if line.key_1 in ("1", "true", "yes"))
    desk.report.say(f"""And the call for topics: {share(taken.numerator, taken.denominator)} topics became proposals:""")
    rows = []
    for row in store.topics.where(call=desk.call, taken=True):
        giver = store.record(row.giver) if row.giver else None
        proposal = store.proposals[row.taken_into or 0]
        rows.append((row.title, getattr(giver, "name", row.source), proposal.receipt_number, proposal.subject))
    desk.report.table(("选题", "given by", "receipt", "taken into"), rows, right="2")


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
        story(sample.AFTER_SCHOOL, f"It gets case number {star.case_number}. {merged} others ask for the same and are merged into it; "
                                   "their proposers are answered with hers."),
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
        store.proposals.mark_many({"proposal": desk.proposals[paper.subject], "mark": "livelihood"} for paper in chosen)
    with desk.day(sample.CLOSES, by="主席会议"):
        store.proposals.mark_many({"proposal": desk.proposals[subject], "mark": "key"} for subject in sample.KEY)
    accounts.handed_over(desk)
    marks = {line.key_1: line for line in store.marks.tally("mark", on=sample.CLOSES)}
    report.say(f"""The {marks["livelihood"].numerator} bear the mark of a livelihood proposal (民生提案) from then on, and the next day
        {marks["key"].numerator} proposals are chosen as key ones (重点提案). A mark moves no number: 《{sample.AFTER_SCHOOL}》
        keeps case number {store.proposals[desk.proposals[sample.AFTER_SCHOOL]].case_number}.""")
    what_became_of_the_topics(desk)


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
