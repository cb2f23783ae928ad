# SPDX-License-Identifier: MIT
"""What is overdue on a day, by unit, and why each date is what it is."""
from __future__ import annotations

import sys
from datetime import date

import zhengxie
from desk import Desk, counted
from zhengxie import schema
from zhengxie.records import DueLine, DueState

OVERDUE = (DueState.OVERDUE, DueState.LONG_OVERDUE)


def lines(store: zhengxie.Store, session: int, on: date) -> list[DueLine]:
    """Every clock that had run out by a day, by unit; the clocks of proposers stand last."""
    found = [line for line in store.due(on, session=session) if line.state in OVERDUE]
    return sorted(found, key=lambda line: (line.unit or sys.maxsize, line.due or date.max))


def who(store: zhengxie.Store, line: DueLine) -> str:
    """Whom the clock waits for: a unit, or the proposer."""
    if line.unit:
        return store.organizations[line.unit].name
    return f"{getattr(store.record(line.proposer or 0), 'name')}（提案人）"


def listed(desk: Desk, on: date) -> list[str]:
    """The list, each date with the letter of its explanation; gives the explanations."""
    store, report = desk.store, desk.report
    answer = store.due(on, session=desk.session)
    found = lines(store, desk.session, on)
    labels = schema.enum_labels("clock")
    reasons: dict[str, str] = {}
    for line in found:
        reasons.setdefault(line.reason, line.reason_zh)
    letters = {reason: chr(ord("a") + number) for number, reason in enumerate(reasons)}
    rows = []
    for line in found:
        en, zh = labels[str(line.clock)]
        rows.append((who(store, line), f"{zh} {en}", line.due, -(line.days_left or 0), letters[line.reason],
                     store.proposals[line.proposal or 0].subject))
    report.table(("waits for", "clock", "was due", "days", "why", "案由"), rows, right="3")
    report.say("Why the dates are what they are:")
    report.list([(letter, part) for reason, letter in letters.items() for letter, part in ((letter, reason), ("", reasons[reason]))])
    states = {state: sum(line.state == state for line in answer) for state in DueState}
    told = ", ".join(f"{schema.enum_labels('due_state')[str(state)][0]} {number}" for state, number in states.items() if number)
    report.say(f"Of all {len(answer)} clocks that run on {on}: {told}.")
    counted(desk, answer.meta)
    return [line.reason for line in found]
