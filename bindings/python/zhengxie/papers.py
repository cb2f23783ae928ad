# SPDX-License-Identifier: MIT
"""The papers of a proposals office: lists, notices and forms, in Markdown and as pages for A4 paper, from templates.

Every function takes the date that stands on the paper and tells what was so on that date; nothing reads today's clock. Printing needs
Jinja2 (Debian: python3-jinja2); without it, what prints raises ImportError.

    paper = papers.assignment_notice(store, assignment, on=date(2020, 3, 10))
    paper.save("notice.html")
"""
from __future__ import annotations

import datetime
import itertools
from collections.abc import Iterable, Mapping

from ._facts import AssignmentFacts, ProposalFacts, Reader
from ._printing import Bundle, Format, Paper, PaperError, Printed, Style, render
from ._record import Record, id_of
from ._wording import Language, date
from .questions import LATE
from .records import Assignment, DueLine, Feedback
from .store import Store

__all__ = [
    "Bundle", "Format", "Language", "Paper", "PaperError", "Printed", "Style",
    "assignment_list", "assignment_notice", "feedback_form", "notices", "receipt", "reminder", "reminders", "render", "reply_form",
]
_TITLES = {
    "assignment_list": ("提案交办清单", "List of assigned proposals"),
    "assignment_notice": ("提案交办通知", "Notice of assignment"),
    "reply_form": ("提案答复函", "Reply to a proposal"),
    "feedback_form": ("提案办理情况征询意见表", "Feedback on the handling of a proposal"),
    "reminder": ("提案催办通知", "Reminder"),
    "receipt": ("提案收据", "Receipt of a proposal"),
}


def assignment_list(store: Store, unit: int | Record, *, on: datetime.date, session: int | Record | None = None,
                    style: Style = Style()) -> Paper:
    """What a unit has to handle on a date (交办清单), answered or not: of one session, or of all.

    Of a proposal that is handled again, the latest round.
    """
    reader = Reader(store, on, style)
    lines = list(store.due(on, unit=unit, session=session))
    rows = [reader.assignment(row, lines) for row in _of_unit(store, unit, on, session)]
    groups = [(name, list(group)) for name, group in itertools.groupby(rows, key=lambda row: row.proposal.session)]
    reasons = list(dict.fromkeys(row.answer.reason for row in rows if row.answer.due and row.answer.reason))
    return _paper(reader, "assignment_list", {
        "unit": reader.name(id_of(unit, "unit")),
        "session": reader.session(id_of(session, "session")) if session is not None else groups[0][0] if len(groups) == 1 else None,
        "groups": groups,
        "rows": rows,
        "reasons": reasons,
        "roles": [(reader.enum_label("assignment_role", role), count) for role, count in _counted(row.role for row in rows)],
        "answered": sum(row.answered is not None for row in rows),
        "overdue": sum(_overdue(row) for row in rows),
    })


def assignment_notice(store: Store, assignment: int | Assignment, *, on: datetime.date, style: Style = Style()) -> Paper:
    """Tells a unit that it has a proposal to handle, by when, and why then (交办通知), with the proposal's text."""
    return _notice(Reader(store, on, style), assignment, None)


def notices(store: Store, unit: int | Record, *, on: datetime.date, session: int | Record | None = None,
            style: Style = Style()) -> Bundle:
    """The notices of all that a unit has and has not answered on a date; each begins on a new page."""
    reader = Reader(store, on, style)
    lines = list(store.due(on, unit=unit, session=session))
    rows = (row for row in _of_unit(store, unit, on, session) if not _answered(row, on))
    return Bundle([_notice(reader, row, lines) for row in rows if _is_handled(reader.proposal(row.proposal))],
                  why=_nothing(reader, unit, "has nothing that it has not answered", "没有尚未办复的提案"))


def reminder(store: Store, assignment: int | Assignment, *, on: datetime.date, style: Style = Style()) -> Paper:
    """Reminds a unit of an assignment that it has not answered (催办通知): how long there is, or since when it is overdue."""
    return _reminder(Reader(store, on, style), assignment, None)


def reminders(store: Store, unit: int | Record, *, on: datetime.date, session: int | Record | None = None,
              style: Style = Style()) -> Bundle:
    """A reminder of each assignment of a unit whose answer is overdue on a date."""
    reader = Reader(store, on, style)
    lines = list(store.due(on, unit=unit, session=session))
    late = {line.assignment for line in lines if line.state in LATE}
    rows = (row for row in _of_unit(store, unit, on, session) if row.id in late)
    return Bundle([_reminder(reader, row, lines) for row in rows if _overdue(reader.assignment(row, lines))],
                  why=_nothing(reader, unit, "has nothing whose answer is overdue", "没有逾期未办复的提案"))


def reply_form(store: Store, assignment: int | Assignment, *, on: datetime.date, style: Style = Style()) -> Paper:
    """The answer to the proposer (答复函): as it was given by the date, or with room for the unit to write it."""
    reader = Reader(store, on, style)
    facts = reader.assignment(assignment)
    if facts.role == "assisting":
        raise PaperError("an assisting unit does not reply to the proposer", "会办单位不直接答复提案人")
    row = store.assignments[id_of(assignment, "assignment")]
    reply = next((reply for reply in store.replies.where(assignment=row.id).with_texts() if reply.replied <= on), None)
    return _paper(reader, "reply_form", {"assignment": facts, "proposal": facts.proposal, "reply": reply,
                                         "classes": reader.options("reply_classes")})


def feedback_form(store: Store, proposal: int | Record, *, on: datetime.date, proposer: int | Record | None = None,
                  style: Style = Style()) -> Paper:
    """Asks a proposer, by default the lead proposer, what the handling was like (征询意见表): as answered by the date, or to be filled in."""
    reader = Reader(store, on, style)
    id = id_of(proposal, "proposal")
    replies = reader.replies(id)
    if not replies and (principal := reader.proposal(id).principal) is not None:
        other = reader.filed(principal)
        raise PaperError(f"the proposal was merged into No. {other.number:04}, “{other.subject}”: its proposers are asked by that one's form,"
                         " feedback_form(store, principal, proposer=…)",
                         f"该提案已并入第{other.number:04}号提案《{other.subject}》：其提案人以该提案的征询意见表征询")
    if not replies:
        raise PaperError(f"nobody had replied to the proposal on {on}", "该提案在该日尚未答复")
    record = store.proposals[id]
    asked = record.lead if proposer is None else id_of(proposer, "proposer")
    form = _feedback(store, id, asked, replies[0][0].round, on)
    given = {answer.axis: answer.value for answer in store.feedback_answers.where(feedback=form.id)} if form else {}
    due = next((line for line in store.due(on, session=record.session, clock="feedback") if line.proposal == id), None)
    return _paper(reader, "feedback_form", {
        "proposal": reader.filed(record),
        "proposer": reader.name(asked),
        "replies": [{"unit": reader.name(assignment.unit), "replied": reply.replied, "number": reply.document_number,
                     "outcome": reader.label(reader.entry("reply_classes", reply.reply_class, reply.replied)),
                     "outcome_code": reply.reply_class} for assignment, reply in replies],
        "axes": [{"label": reader.label(axis), "options": reader.options("feedback_values", axis.get("values")),
                  "given": given.get(axis["code"])} for axis in reader.entries("feedback_axes", on)],
        "satisfactions": reader.options("satisfactions"),
        "form": form,
        "due": due.due if due else None,
    })


def receipt(store: Store, proposal: int | Record, *, on: datetime.date, style: Style = Style()) -> Paper:
    """Confirms to its proposers that a proposal came in (提案收据)."""
    reader = Reader(store, on, style)
    facts = reader.proposal(store.proposals[id_of(proposal, "proposal")])
    if facts.submitted is None or facts.submitted > on:
        raise PaperError(f"the proposal was not submitted by {on}", "该提案在该日尚未提交")
    return _paper(reader, "receipt", {"proposal": facts})


# ---- what they share ----

def _paper(reader: Reader, template: str, context: Mapping[str, object]) -> Paper:
    return render(template, reader.office() | context, title=reader.pick(*_TITLES[template]), style=reader.style)


def _notice(reader: Reader, assignment: int | Assignment, lines: list[DueLine] | None) -> Paper:
    facts = _waited_for(reader.assignment(assignment, lines))
    return _paper(reader, "assignment_notice", {"assignment": facts, "proposal": facts.proposal})


def _nothing(reader: Reader, unit: int | Record, en: str, zh: str) -> tuple[str, str]:
    """Why there is no paper, in both languages."""
    name = reader.name(id_of(unit, "unit"))
    return f"on {reader.on} {name} {en}", f"{date(reader.on, 'zh')}{name}{zh}"


def _is_handled(facts: ProposalFacts) -> bool:
    return facts.withdrawn is None and facts.merged is None


def _waited_for(facts: AssignmentFacts) -> AssignmentFacts:
    if facts.proposal.withdrawn is not None:
        raise PaperError(f"the proposal was withdrawn on {facts.proposal.withdrawn}", "该提案已经撤案")
    if facts.proposal.merged is not None:
        raise PaperError(f"the proposal was merged into another on {facts.proposal.merged}", "该提案已并入其他提案")
    return facts


def _reminder(reader: Reader, assignment: int | Assignment, lines: list[DueLine] | None) -> Paper:
    facts = _waited_for(reader.assignment(assignment, lines))
    if facts.answered is not None:
        raise PaperError(f"the assignment was answered on {facts.answered}", "该交办已经办复")
    told = [row for row in reader.store.reminders.where(assignment=id_of(assignment, "assignment")) if row.reminded <= reader.on]
    note = next((row.note for row in reversed(told) if row.reminded == reader.on), None)
    return _paper(reader, "reminder", {"assignment": facts, "proposal": facts.proposal, "times": len(told), "note": note})


def _of_unit(store: Store, unit: int | Record, on: datetime.date, session: int | Record | None) -> list[Assignment]:
    """Of each proposal the assignment of the last round; by session and case number."""
    last: dict[int, Assignment] = {}
    for row in store.assignments.where(unit=id_of(unit, "unit")).on(on):
        if row.proposal not in last or last[row.proposal].round < row.round:
            last[row.proposal] = row
    proposals = [store.proposals[id] for id in last]
    proposals.sort(key=lambda proposal: (proposal.session, proposal.case_number or 0))
    return [last[proposal.id] for proposal in proposals if session is None or proposal.session == id_of(session, "session")]


def _answered(row: Assignment, on: datetime.date) -> bool:
    return any(day is not None and day <= on for day in (row.replied, row.commented))


def _overdue(row: AssignmentFacts) -> bool:
    return row.answered is None and row.answer.days_left is not None and row.answer.days_left < 0


def _counted(codes: Iterable[str]) -> list[tuple[str, int]]:
    found = list(codes)
    return [(code, found.count(code)) for code in dict.fromkeys(found)]


def _feedback(store: Store, proposal: int, proposer: int, round: int, on: datetime.date) -> Feedback | None:
    """The form that came back by the date."""
    forms = store.feedback.where(proposal=proposal, proposer=proposer, round=round, returned=True)
    return next((form for form in forms if form.given <= on), None)
