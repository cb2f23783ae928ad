# SPDX-License-Identifier: MIT
"""What is asked of the library in the tour, and how its answers are shown: every number is theirs."""
from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date

import sample
import zhengxie
from desk import Desk, counted, entry, label
from report import pad, share
from zhengxie import schema
from zhengxie.records import AssignmentRole, Clock, Proposal, ProposalExamination

# Lines that share a denominator, in the order of a balance.
RECEIVED = ("received", "filed", "absorbed", "converted", "sent_back", "not_filed", "withdrawn", "pending")


# ---- members ----

def members(desk: Desk) -> None:
    """On the day the session opens; and what is different on two other days."""
    store, report = desk.store, desk.report
    on = {day: store.members_on(day) for day in (date(2019, 12, 1), sample.OPENS)}
    names = {day: {f"{member.name}（{member.sector_name}）" for member in answer} for day, answer in on.items()}
    before, opening = names[date(2019, 12, 1)], names[sample.OPENS]
    report.say(f"""{len(on[sample.OPENS])} members on {sample.OPENS}, the opening day, in the order of the strokes of
        their names (姓氏笔画), with the sector that each then sits in:""")
    cells = [f"{member.position:>2} {pad(member.name, 6)}  {member.sector_name}" for member in on[sample.OPENS]]
    rows = -(-len(cells) // 3)
    report.lines.append("")
    report.lines += ["  " + "".join(pad(cell, 33) for cell in cells[row::rows]).rstrip() for row in range(rows)]
    counted(desk, on[sample.OPENS].meta)
    alike = [member for member in on[sample.OPENS] if member.name == "张敏"]
    report.say(f"""Two of them are called {alike[0].name}: to the library they are {alike[0].person} and
        {alike[1].person}, for a name is never a key. On 2019-12-01 there were {len(before)}:
        {", ".join(before - opening)} has resigned since, {", ".join(opening - before)} was co-opted (增补).""")


# ---- received, examined ----

def received(desk: Desk, on: date) -> None:
    """By who proposes."""
    answer = desk.store.balance(desk.session, on)
    desk.report.table(("提案者", "who proposes", "of all received"),
                      [(line.zh, line.en, share(line.numerator, line.denominator))
                       for line in answer if line.key.startswith("received.kind.") and line.numerator], right="2")
    member, collective = answer.line("received.member"), answer.line("received.collective")
    desk.report.say(f"""That is {share(member.numerator, member.denominator)} by members (委员提案) and
        {share(collective.numerator, collective.denominator)} by bodies (集体提案).""")


def examined(result: ProposalExamination) -> str:
    """The result of an examination."""
    en, _ = schema.enum_labels("proposal_examination")[str(result)]
    return en


def balance(desk: Desk, answer: zhengxie.Balance) -> None:
    """Where each proposal stands: once, and the parts add up."""
    lines = [answer.line(key) for key in RECEIVED]
    desk.report.table(("审查情况", "what became of them", "of all received"),
                      [(line.zh, line.en, share(line.numerator, line.denominator)) for line in lines], right="2")
    total, *parts = (line.numerator for line in lines)
    desk.report.lines += ["", f"  {' + '.join(map(str, parts))} = {sum(parts)}, the number received"]
    assert sum(parts) == total
    counted(desk, answer.meta)


# ---- the hand-over meeting ----

def meeting(desk: Desk) -> None:
    """Its agenda, and who was there."""
    store, report = desk.store, desk.report
    activity = store.activities[desk.meeting]
    report.say(f"{activity.title} on {activity.begins}, while the session sits. Its agenda, and what each item deals with:")
    rows = []
    for item in store.agenda_items.where(activity=activity):
        record = store.record(item.subject) if item.subject else None
        about = f"《{record.subject}》" if isinstance(record, Proposal) else store.session_name(record.id) if record else ""
        rows.append((item.position, item.title, about))
    report.table(("", "议程", "deals with"), rows)
    counts = [row for row in store.attendances.where(activity=activity) if row.count is not None]
    report.say("""Who was there: some are noted by name, most are counted; of some a lower bound is known, and is not
        taken for a number.""")
    there = []
    for group in sorted({row.group_name or "" for row in counts}, key=[row.group_name for row in counts].index):
        of_group = [row for row in counts if row.group_name == group]
        bound = label("attendance", "bound", of_group[0].bound)
        units = f", from {len(of_group)} units" if len(of_group) > 1 else ""
        number, unit = sum(row.count or 0 for row in of_group), label("attendance", "unit", of_group[0].unit)
        there.append((group, f"{bound} {number} {unit}{units}"))
    for row in store.attendances.where(activity=activity):
        if row.person:
            result, reason = label("attendance", "result", row.result), f": {row.reason}" if row.reason else ""
            there.append((store.persons[row.person].name, result + reason))
    report.list(there)


def handed_over(desk: Desk) -> None:
    """Which unit got how many, in which part."""
    store, report = desk.store, desk.report
    answer = store.assignments.where(meeting=desk.meeting).tally("unit", "role", on=sample.HANDOVER)
    parts = {(line.zh_1, line.key_2): line.numerator for line in answer}
    roles = (AssignmentRole.SOLE, AssignmentRole.LEAD, AssignmentRole.ASSISTING)
    numbers = {unit: [parts.get((unit, str(role)), 0) for role in roles] for unit in sample.DEPARTMENTS}
    sole, lead, assisting = sums = [sum(column) for column in zip(*numbers.values())]
    report.table(("承办单位", *(label("assignment", "role", role) for role in roles)),
                 [(unit, *(number or "–" for number in row)) for unit, row in numbers.items()] + [("", *sums)], right="123")
    units = {line.zh_1 for line in answer if line.key_2 != AssignmentRole.ASSISTING}
    first = next(iter(store.assignments.where(meeting=desk.meeting)))
    report.say(f"""{sole + lead} proposals, {len(units)} departments, as in the article; {answer[0].denominator}
        assignments, for {assisting} times another unit assists. When the replies are due, and why:
        {store.due_date(first).reason}.""")
    counted(desk, answer.meta)


# ---- replies and feedback ----

def spring(desk: Desk) -> None:
    """The account of the end of March, as it was then."""
    store, report = desk.store, desk.report
    desk.spring_head, desk.spring_answer = store.journal.head(), answered(store, desk.session, sample.SPRING)
    report.say(f"""The account of {sample.SPRING}: of the proposals handed over at the meeting, {desk.spring_answer} are
        answered. It goes into the minutes, and beside it the journal's head, which stands at entry
        {entry(desk.spring_head)}.""")


def feedback(desk: Desk) -> None:
    """What the forms say, all rounds of this session's proposals together."""
    store, report = desk.store, desk.report
    forms = [line for line in store.feedback.tally("returned", "satisfaction", "proposal.session", on=sample.SUMMER)
             if line.key_3 == str(desk.session)]
    returned = [line for line in forms if line.key_2]
    back, sent = sum(line.numerator for line in returned), sum(line.numerator for line in forms)
    report.say(f"""Two weeks after the last unit has answered, the lead proposer is asked. By {sample.SUMMER} {sent} forms are
        settled, of which {share(back, sent)} came back; the others count in no share of satisfaction:""")
    report.table(("满意度", "how satisfied", "of the forms that came back"),
                 [(line.zh_2, line.en_2, share(line.numerator, back)) for line in returned], right="2")


# ---- the accounts of the end of June ----

def balances(desk: Desk) -> None:
    report = desk.report
    report.chapter(f"The account on {sample.SUMMER}", "提案去向")
    report.say("What became of everything that was received:")
    answer = desk.store.balance(desk.session, sample.SUMMER)
    balance(desk, answer)
    later = answer.line("filed.withdrawn")
    report.say(f"""Of the filed ones, {share(later.numerator, later.denominator)} was withdrawn afterwards: it stays
        filed, so that the number once published does not move. By who proposed, and by category:""")
    lines = [answer.line("filed.member"), answer.line("filed.collective")]
    lines += [line for line in answer if line.key.startswith("filed.category.") and line.numerator]
    report.table(("立案", "filed", "of all filed"),
                 [(line.zh, line.en, share(line.numerator, line.denominator)) for line in lines], right="2")


def tallies(desk: Desk) -> None:
    desk.report.chapter("Counted by area, by unit, by sector", "统计")
    by_area(desk)
    by_unit(desk)
    by_sector(desk)


def by_area(desk: Desk) -> None:
    """What was filed, also what was withdrawn later, in the two levels of the city's rulebook."""
    answer = desk.store.proposals.where(session=desk.session).tally("filed.year", "category", "subcategory", on=sample.SUMMER)
    lines = [line for line in answer if line.key_1]
    total = sum(line.numerator for line in lines)
    desk.report.say("""What the filed ones are about. The second level is the sample city's own: it stands in its
        rulebook, not in the program.""")
    desk.report.table(("类别", "领域", "area", "of all filed"),
                      [(line.zh_2, line.zh_3, line.en_3, share(line.numerator, total)) for line in lines], right="3")


@dataclass(frozen=True)
class Unit:
    """How a unit answers what it was handed at the meeting."""

    name: str
    to_answer: int
    """What it must answer: what it has alone, or leads."""
    replies: dict[str, int]
    """By class."""

    @property
    def answered(self) -> int:
        return sum(self.replies.values())

    @property
    def open(self) -> int:
        return self.to_answer - self.answered


def units(store: zhengxie.Store, session: int, on: date) -> list[Unit]:
    """Whoever has one of the forty as of a date, be it from the meeting or since: who has most to answer first."""
    forty = {str(row.proposal) for row in store.marks.where(mark="livelihood").on(on) if store.proposals[row.proposal].session == session}
    to_answer: dict[str, int] = {}
    for line in store.assignments.where(round=1).tally("unit", "role", "proposal", on=on):
        if line.key_3 in forty and line.key_2 != AssignmentRole.ASSISTING:
            to_answer[line.zh_1 or ""] = to_answer.get(line.zh_1 or "", 0) + line.numerator
    replies: dict[str, dict[str, int]] = {name: {} for name in to_answer}
    for line in store.replies.tally("assignment.unit", "reply_class", "assignment.proposal", on=on, rounds="first"):
        if line.key_3 in forty:
            of_unit = replies[line.zh_1 or ""]
            of_unit[line.key_2 or ""] = of_unit.get(line.key_2 or "", 0) + line.numerator
    found = [Unit(name, number, replies[name]) for name, number in to_answer.items()]
    return sorted(found, key=lambda unit: (-unit.to_answer, list(sample.DEPARTMENTS).index(unit.name)))


def answered(store: zhengxie.Store, session: int, on: date) -> str:
    """How many of the proposals handed over were answered by a day."""
    found = units(store, session, on)
    return share(sum(unit.answered for unit in found), sum(unit.to_answer for unit in found))


def reply_classes(store: zhengxie.Store, on: date) -> dict[str, dict[str, str]]:
    """The classes of the rulebook in force, in its order."""
    document = json.loads(store.rulebook_on(on).document or "{}")
    return {entry["code"]: entry for entry in document["lists"]["reply_classes"]}


def by_unit(desk: Desk) -> None:
    """The answers to the forty, of each unit by class."""
    store, report = desk.store, desk.report
    classes = reply_classes(store, sample.SUMMER)
    found = units(store, desk.session, sample.SUMMER)
    report.say("""The answers to the forty that were handed over, one from each unit that answers alone or leads, whoever has the
        proposal now. What was answered again in a further round counts once, with its first answer:""")
    sums = {code: sum(unit.replies.get(code, 0) for unit in found) for code in classes}
    rows = [(unit.name, unit.to_answer, *(unit.replies.get(code, 0) for code in classes), unit.open) for unit in found]
    rows.append(("", sum(unit.to_answer for unit in found), *sums.values(), sum(unit.open for unit in found)))
    report.table(("承办单位", "to answer", *classes, "open"), [[row[0], *(number or "–" for number in row[1:])] for row in rows],
                 right="12345")
    total = sum(sums.values())
    report.table(("", "答复类别", "class of reply", "of all replies"),
                 [(code, entry["zh"], entry["en"], share(sums[code], total)) for code, entry in classes.items()], right="3")
    waiting = [line for line in store.due(sample.SUMMER, session=desk.session)
               if line.clock in (Clock.REPLY, Clock.EXTENSION) and line.assignment]
    told = [f"{store.organizations[line.unit or 0].name}, 《{store.proposals[line.proposal or 0].subject}》, due on {line.due}"
            for line in waiting]
    report.say(f"Still open: {'; '.join(told)}.")


def by_sector(desk: Desk) -> None:
    """Of the lead as of submission, of the lead as of today, and of everybody who signed."""
    store, report, on = desk.store, desk.report, sample.SUMMER
    proposals = store.proposals.where(session=desk.session)
    then = proposals.tally("proposer.sector", on=on)
    now = proposals.tally("proposer.sector", on=on, attribute="now")
    anyone = proposals.tally("proposer.sector", on=on, credit="any")
    numbers = [{line.key_1: line.numerator for line in answer} for answer in (then, now, anyone)]
    report.say("""All proposals received, by the sector of who proposed: of the lead proposer on the day of submission,
        which is what the statistics mean; of the lead proposer today; and of anybody who signed.""")
    sums = [sum(column.values()) for column in numbers]
    rows = [(line.zh_1 or "其他单位（党派、团体、专委会）", *(column.get(line.key_1, 0) for column in numbers)) for line in then]
    report.table(("界别", "lead, then", "lead, now", "any signer"), [*rows, ("", *sums)], right="123")
    report.say(f"""刘洋's two proposals of January stay with 社会福利和社会保障界 in the first column, and are with 教育界 in the second.
        The third adds up to {sums[2]}, more than the {anyone[0].denominator} that there are, for a joint one counts once
        in each of its sectors; the answer warns of it (overlap: {"yes" if anyone[0].overlap else "no"}).""")
    counted(desk, then.meta)
