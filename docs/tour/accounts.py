# SPDX-License-Identifier: MIT
"""What is asked of the library in the tour, and how its answers are shown: every number is theirs."""
from __future__ import annotations

import itertools
import json
import pathlib
import sqlite3
from dataclasses import dataclass
from datetime import date

import sample
import zhengxie
from desk import Desk, counted, entry, label
from report import pad, share
from zhengxie import schema
from zhengxie.records import AssignmentRole, Change, Organization, Person, Proposal

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
    desk.spring_head, desk.spring_answer = store.journal.head(), answered(store, desk.meeting, sample.SPRING)
    report.say(f"""The account of {sample.SPRING}: of the proposals handed over at the meeting, {desk.spring_answer} are
        answered. It goes into the minutes, and beside it the journal's head, which stands at entry
        {entry(desk.spring_head)}.""")


def feedback(desk: Desk) -> None:
    store, report = desk.store, desk.report
    forms = store.feedback.tally("returned", "satisfaction", on=sample.SUMMER)
    returned = [line for line in forms if line.key_2]
    back = sum(line.numerator for line in returned)
    report.say(f"""By {sample.SUMMER} all units of {forms[0].denominator} proposals have answered, and two weeks later the
        lead proposer is asked. {share(back, forms[0].denominator)} forms came back; the others count in no share of
        satisfaction:""")
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
    answer = desk.store.proposals.tally("filed.year", "category", "subcategory", on=sample.SUMMER)
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


def units(store: zhengxie.Store, meeting: int, on: date) -> list[Unit]:
    """Every unit at the meeting, as of a date: who has most to answer first."""
    to_answer: dict[str, int] = {}
    for line in store.assignments.where(meeting=meeting).tally("unit", "role", on=on):
        if line.key_2 != AssignmentRole.ASSISTING:
            to_answer[line.zh_1 or ""] = to_answer.get(line.zh_1 or "", 0) + line.numerator
    replies: dict[str, dict[str, int]] = {name: {} for name in to_answer}
    for line in store.replies.tally("assignment.unit", "reply_class", "assignment.meeting", on=on):
        if line.key_3 == str(meeting):
            replies[line.zh_1 or ""][line.key_2 or ""] = line.numerator
    found = [Unit(name, number, replies[name]) for name, number in to_answer.items()]
    return sorted(found, key=lambda unit: (-unit.to_answer, list(sample.DEPARTMENTS).index(unit.name)))


def answered(store: zhengxie.Store, meeting: int, on: date) -> str:
    """How many of the proposals handed over were answered by a day."""
    found = units(store, meeting, on)
    return share(sum(unit.answered for unit in found), sum(unit.to_answer for unit in found))


def reply_classes(store: zhengxie.Store, on: date) -> dict[str, dict[str, str]]:
    """The classes of the rulebook in force, in its order."""
    document = json.loads(store.rulebook_on(on).document or "{}")
    return {entry["code"]: entry for entry in document["lists"]["reply_classes"]}


def by_unit(desk: Desk) -> None:
    """The answers to the forty, of each unit by class."""
    store, report = desk.store, desk.report
    classes = reply_classes(store, sample.SUMMER)
    found = units(store, desk.meeting, sample.SUMMER)
    report.say("The answers to the forty that were handed over, one from each unit that answers alone or leads:")
    sums = {code: sum(unit.replies.get(code, 0) for unit in found) for code in classes}
    rows = [(unit.name, unit.to_answer, *(unit.replies.get(code, 0) for code in classes), unit.open) for unit in found]
    rows.append(("", sum(unit.to_answer for unit in found), *sums.values(), sum(unit.open for unit in found)))
    report.table(("承办单位", "to answer", *classes, "open"), [[row[0], *(number or "–" for number in row[1:])] for row in rows],
                 right="12345")
    total = sum(sums.values())
    report.table(("", "答复类别", "class of reply", "of all replies"),
                 [(code, entry["zh"], entry["en"], share(sums[code], total)) for code, entry in classes.items()], right="3")
    waiting = [row for row in store.assignments.where(meeting=desk.meeting, replied=None) if row.role != AssignmentRole.ASSISTING]
    told = [f"{store.organizations[row.unit].name}, 《{store.proposals[row.proposal].subject}》, due on {row.due}" for row in waiting]
    report.say(f"Still open: {'; '.join(told)}.")


def by_sector(desk: Desk) -> None:
    """Of the lead as of submission, of the lead as of today, and of everybody who signed."""
    store, report, on = desk.store, desk.report, sample.SUMMER
    then = store.proposals.tally("proposer.sector", on=on)
    now = store.proposals.tally("proposer.sector", on=on, attribute="now")
    anyone = store.proposals.tally("proposer.sector", on=on, credit="any")
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


# ---- two kinds of "as of" ----

def two_kinds_of_as_of(desk: Desk) -> None:
    """One question, asked three times."""
    store, report = desk.store, desk.report
    report.chapter("As of a day, and as known on a day", "截至某日与当时所知")
    star = desk.proposals[sample.AFTER_SCHOOL]
    reply = store.replies.where(assignment=store.assignments.where(proposal=star).one()).one()
    then, now = entry(desk.spring_head), entry(store.journal.head())
    report.say(f"""市教育局 answered 张敏's proposal on {reply.replied}; its letter was written down only on
        {sample.LATE_ENTRY}. How many of the forty had been answered by the end of March? It depends on what is meant:""")
    with store.as_known(then) as known:
        rows = [
            ("the minutes of 31 March", sample.SPRING, then, desk.spring_answer),
            ("asked today, as of 31 March", sample.SPRING, now, answered(store, desk.meeting, sample.SPRING)),
            ("asked today, as of 31 March, as known then", sample.SPRING, entry(known.journal.head()),
             answered(known, desk.meeting, sample.SPRING)),
            ("asked today, as of today", sample.SUMMER, now, answered(store, desk.meeting, sample.SUMMER)),
        ]
    report.table(("", "as of", "by entry", "answered"), rows, right="23")
    report.say("""The second line is what had happened by then. The third is what could be known then: it still agrees
        with the minutes, which a late entry does not rewrite.""")
    again = store.balance(desk.session, sample.EVENING)
    assert desk.evening is not None and desk.evening.meta is not None and list(again) == list(desk.evening)
    filed = again.line("filed")
    report.say(f"""Nothing came late to the examination: the balance of the evening of {sample.EVENING}, asked again
        today, is the same in all {len(again)} lines, {share(filed.numerator, filed.denominator)} filed among them, though
        it rested on entry {entry(desk.evening.meta.head)} then and rests on entry {now} now.""")


# ---- history and journal ----

def history(desk: Desk) -> None:
    """Who did what to one proposal, and when."""
    store, report = desk.store, desk.report
    star = store.proposals[desk.proposals[sample.AFTER_SCHOOL]]
    report.chapter("The history of one proposal", "一件提案的来龙去脉")
    report.say(f"""《{star.subject}》, case number {star.case_number}, as the journal tells it: what was done, by whom, when
        it took effect, when it was written down.""")
    verbs = schema.verbs()
    rows = []
    for seq, changes in itertools.groupby(store.journal.history(star), key=lambda change: change.seq):
        first, *more = changes
        told = "; ".join(filter(None, (changed(store, change) for change in (first, *more))))
        rows.append((seq, first.on, first.recorded[:10], first.by, verbs[first.verb].zh, told))
    report.table(("entry", "took effect", "written down", "by", "verb", "what changed"), rows, right="0", indent=0)


def changed(store: zhengxie.Store, change: Change) -> str:
    """What is different from before; of a new row, what it says. Long texts and the proposal itself are left out."""
    before: dict[str, object] = json.loads(change.previous or "{}")
    kind = schema.kind(change.table.removesuffix("_text"))
    parts = []
    for name, value in json.loads(change.image or "{}").items():
        field = kind.fields[name]
        if value == before.get(name) or field.type == "date" or {"long", "title", "subject"} & field.flags:
            continue
        if field.type == "id":
            record = store.record(value)
            if not isinstance(record, (Person, Organization)):
                continue
            value = record.name
        value = {True: "yes", False: "no"}.get(value, value) if isinstance(value, bool) else value
        parts.append(f"{field.en} {before[name]} → {value}" if name in before else f"{field.en} {value}")
    return f"{kind.en}: {', '.join(parts)}" if parts else ""


def journal(desk: Desk) -> None:
    """The head, and what it is good for."""
    store, report = desk.store, desk.report
    report.chapter("The journal", "流水与凭证")
    store.journal.verify()
    store.journal.verify(desk.spring_head)
    head = store.journal.head()
    report.say(f"""{entry(head)} entries. Every link of the chain and every row of the file were verified just now, and
        also that the chain still leads through the head that went into the minutes of 31 March. Whoever keeps these two
        lines can prove at any time that nothing before them was altered, not even by somebody who can write the file:""")
    report.list([("31 March", desk.spring_head), ("today", head)])
    alter_a_copy(desk)


def alter_a_copy(desk: Desk) -> None:
    """What a change behind the library's back comes to."""
    altered = pathlib.Path(desk.store.path).with_suffix(".altered")
    altered.unlink(missing_ok=True)
    desk.store.copy(altered)
    reply = desk.store.replies.where(reply_class="C").first()
    assert reply is not None
    file = sqlite3.connect(altered)
    with file:
        file.execute("UPDATE reply SET reply_class = 'A' WHERE id = ?", (reply.id,))
    file.close()
    desk.report.say("""To see it: in a copy of the file somebody turns a C into an A with another program, which SQLite
        allows. The library:""")
    with zhengxie.open(altered, read_only=True) as store:
        try:
            store.journal.verify()
        except zhengxie.Tampered as error:
            desk.report.list([("TAMPERED", f"{error.record} {error.id}"), ("why", error.message), ("缘由", error.message_zh)])
        else:
            raise AssertionError("a row changed by hand was not found")
    altered.unlink()
