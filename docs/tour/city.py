# SPDX-License-Identifier: MIT
"""The sample city: its committee, who sits in it, and what there was before the year that the tour tells of."""
from __future__ import annotations

import json
from datetime import date, timedelta

import accounts
import sample
import zhengxie
from desk import Desk, refused
from report import share
from sample import MARK
from zhengxie import PartialDate
from zhengxie.records import ExaminationResult, ProposalExamination


def the_sample(desk: Desk) -> None:
    name = zhengxie.text.SessionName(14, 3, desk.store.place)
    desk.report.title(f"{name.full()}（{name.short}）",
                      "A proposals office's year: a worked example of libzhengxie")
    desk.report.say(f"""What is real in it: in {sample.OPENS.year}, during Nanjing's {name.short}, a livelihood hand-over
        meeting (民生提案交办会) handed 40 chosen proposals over to 11 departments on the spot, among them some on education,
        health and social security. Source: {sample.SOURCE}. And {sample.PROMISES}; the chapter on
        promises has a sample with the same figure. Source: {sample.PROMISES_SOURCE}.""")
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
        old_years(desk)
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
        with desk.day(sample.TERM_OPENED):
            store.memberships.seat(desk.people[sample.VICE_CHAIR], committee, "vice_chairperson", sample.TERM_OPENED, term=term)
    last_year(desk, term)
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


# ---- what there was before ----

def last_year(desk: Desk, term: int) -> None:
    """Of the session before, only the proposals whose replies promised something."""
    store = desk.store
    with desk.day(sample.LAST_YEAR - timedelta(days=30)):
        desk.last_session = store.sessions.open(term, 2, sample.LAST_YEAR, closes=sample.LAST_YEAR_CLOSES)
    promises = {promise.subject: promise for promise in sample.promises()}
    with store.group():
        with desk.day(sample.LAST_YEAR + timedelta(days=1)):
            for promise in promises.values():
                desk.proposals[promise.subject] = store.proposals.submit(
                    session=desk.last_session, proposer_kind="member", lead=desk.people[promise.lead], subject=promise.subject,
                    category=sample.category(promise.area), subcategory=promise.area, recommendations=f"{MARK}略。")
        with desk.day(sample.LAST_YEAR_CLOSES, by="提案委员会"):
            store.proposals.examine_many({"proposal": desk.proposals[subject], "result": ExaminationResult.FILED,
                                          "body": desk.organizations["提案委员会"]} for subject in promises)
        for promise in promises.values():
            answered_last_year(desk, promise)


def answered_last_year(desk: Desk, promise: sample.Promise) -> None:
    """Handled without a hitch; the reply is of class B and promises something."""
    store, proposal = desk.store, desk.proposals[promise.subject]
    with desk.day(sample.LAST_YEAR_ASSIGNED):
        assignment = store.proposals.assign(proposal, desk.organizations[promise.unit], "sole", channel=desk.organizations[sample.CHANNEL])
    with desk.day(sample.LAST_YEAR_ASSIGNED + timedelta(days=2), by=promise.unit):
        store.assignments.acknowledge(assignment)
    with desk.day(sample.LAST_YEAR_ASSIGNED + timedelta(days=14), by=promise.unit):
        store.assignments.talk(assignment, mode="visit")
    with desk.day(promise.replied, by=promise.unit):
        reply = store.proposals.reply(assignment, "B", content=MARK + sample.REPLY["B"])
        store.measures.promise_many({"reply": reply, "title": MARK + each.promise, "due": each.due}
                                    for each in sample.promises() if each.subject == promise.subject)
    with desk.day(promise.replied + timedelta(weeks=2)):
        store.proposals.feedback(proposal, satisfaction="satisfied")


def old_years(desk: Desk) -> None:
    """The term before: terms and sessions are opened in their order."""
    store = desk.store
    with desk.day(sample.OLD_TERM, entered=sample.TERM_OPENED):
        term = store.terms.open(13)
    with desk.day(sample.OLD_YEAR - timedelta(days=30), entered=sample.TERM_OPENED):
        desk.old_session = store.sessions.open(term, 5, sample.OLD_YEAR, closes=sample.OLD_YEAR_CLOSES)
    with desk.day(sample.OLD_YEAR_CLOSES, entered=sample.TERM_OPENED):
        store.sessions.close(desk.old_session)
    with desk.day(sample.TERM_OPENED - timedelta(days=1), entered=sample.TERM_OPENED):
        store.terms.close(term)


def an_old_year(desk: Desk) -> None:
    """A session that was over before the file began: what is left of it is in a yearbook."""
    store, report = desk.store, desk.report
    report.chapter("An old year, of which only results are known", "历史资料")
    session = desk.old_session
    with desk.day(sample.OLD_YEAR_ENTERED), store.group():
        for old in sample.old_year():
            desk.proposals[old.subject] = store.proposals.record_legacy(
                session, old.kind, desk.proposer(old.lead), old.subject, receipt_number=old.receipt, category=sample.category(old.area),
                subcategory=old.area)
            store.proposals.record_result(
                desk.proposals[old.subject], ProposalExamination(old.examination), f"{MARK}《提案工作年鉴（2017）》",
                ground=old.ground or None, case_number=old.case, unit=desk.organizations[old.unit] if old.unit else None,
                outcome=old.outcome or None, satisfaction=old.satisfaction or None, filed=old.filed, replied=old.replied)
    report.say(f"""The term before had its last session in {sample.OLD_YEAR.year}, before there was a file. On {sample.OLD_YEAR_ENTERED} the
        office records what a yearbook tells of it: numbers as they are found, with their gaps; days of which only the month or the year
        is known; no opinion on who was entitled to what.""")
    rows = []
    for row in store.legacies:
        proposal = store.proposals[row.proposal]
        rows.append((proposal.receipt_number, row.case_number or "–", proposal.subject, accounts.examined(row.examination),
                     row.filed or "–", row.replied or "–", row.outcome or "–"))
    report.table(("receipt", "case", "案由", "result", "filed", "replied", "class"), rows, right="01")
    answer = store.balance(session, sample.OLD_YEAR_ENTERED)
    filed = answer.line("filed")
    report.say(f"""The balance counts them like any other: {share(filed.numerator, filed.denominator)} filed. But no step follows from a
        line in a yearbook:""")
    with desk.day(sample.OLD_YEAR_ENTERED):
        refused(desk, lambda: store.proposals.assign(desk.proposals[sample.old_year()[0].subject], desk.organizations["市教育局"], "sole"))
