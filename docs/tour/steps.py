# SPDX-License-Identifier: MIT
"""Does what the script says: each kind of step of handling is a verb or two."""
from __future__ import annotations

from datetime import date

import sample
import script
from desk import OFFICE, Desk
from sample import MARK
from script import Step
from zhengxie.records import Assignment, AssignmentRole, DeclineState, ExaminationResult

def work(desk: Desk, after: date, until: date) -> None:
    """Everything that the script has after one day and until another."""
    for step in script.between(after, until):
        by = step.unit if step.unit and step.name not in _BY_OFFICE else OFFICE
        with desk.day(step.day, by=by, entered=step.entered):
            _STEPS[step.name](desk, step)


def assignment(desk: Desk, subject: str, unit: str) -> Assignment:
    """The unit's assignment of the last round, unless it has ended."""
    found = desk.store.assignments.where(proposal=desk.proposals[subject], unit=desk.organizations[unit], ended=None)
    return max(found, key=lambda row: row.round)


def _present(desk: Desk, step: Step) -> Assignment:
    return assignment(desk, step.subject, step.unit)


def _acknowledge(desk: Desk, step: Step) -> None:
    desk.store.assignments.acknowledge(_present(desk, step))


def _talk(desk: Desk, step: Step) -> None:
    """Without a mode: the proposer waived it."""
    desk.store.assignments.talk(_present(desk, step), mode=step.other or None, waived=not step.other, note=_text(step))


def _comment(desk: Desk, step: Step) -> None:
    desk.store.assignments.comment(_present(desk, step), f"{MARK}会办意见。")


def _decline(desk: Desk, step: Step) -> None:
    desk.store.assignments.decline(_present(desk, step), MARK + step.text, suggested=desk.organizations[step.other])


def _settle(desk: Desk, step: Step) -> None:
    decline = desk.store.declines.where(assignment=_present(desk, step), state=DeclineState.OPEN).one()
    if step.name == "accept":
        desk.store.assignments.accept_decline(decline)
    else:
        desk.store.assignments.refuse_decline(decline, note=_text(step))


def _reassign(desk: Desk, step: Step) -> None:
    wrong = desk.store.assignments.where(proposal=desk.proposals[step.subject], unit=desk.organizations[step.unit]).one()
    desk.store.assignments.reassign(wrong, desk.organizations[step.other])


def _add(desk: Desk, step: Step) -> None:
    desk.store.proposals.add_unit(desk.proposals[step.subject], desk.organizations[step.unit], AssignmentRole.ASSISTING)


def _remind(desk: Desk, step: Step) -> None:
    desk.store.assignments.remind(_present(desk, step), note=_text(step))


def _extend(desk: Desk, step: Step) -> None:
    """Asked for by the unit, granted by the office on the same day."""
    asked = desk.store.assignments.request_extension(_present(desk, step), date.fromisoformat(step.other), MARK + step.text)
    desk.store.assignments.grant_extension(asked, by=OFFICE)


def _reply(desk: Desk, step: Step) -> None:
    """With the text of the main proposal's reply where two are handled together; then it is sent to every proposer."""
    store, (main, other) = desk.store, sample.TOGETHER
    desk.letters += 1
    same = store.replies.where(assignment=assignment(desk, main, step.unit)).one() if step.subject == other else None
    reply = store.proposals.reply(_present(desk, step), step.other, document_number=f"样提复〔2020〕{desk.letters}号", same_as=same,
                                  content=None if same else MARK + sample.REPLY[step.other], publication="open")
    if step.subject != sample.AFTER_SCHOOL:
        deliver(desk, reply, step.day)


def deliver(desk: Desk, reply: int, on: date, manner: str = "online") -> None:
    """To everybody who waits for it."""
    for line in desk.store.undelivered(desk.session, on):
        if line.reply == reply:
            desk.store.replies.deliver(reply, manner, proposal=line.proposal, proposer=line.proposer, by=OFFICE)


def _feedback(desk: Desk, step: Step) -> None:
    returned = step.other != "not_returned"
    desk.store.proposals.feedback(desk.proposals[step.subject], returned=returned, satisfaction=step.other if returned else None)


def _again(desk: Desk, step: Step) -> None:
    """A further round, given to the same unit."""
    proposal = desk.proposals[step.subject]
    desk.store.proposals.handle_again(proposal, note=_text(step))
    desk.store.proposals.assign(proposal, desk.organizations[step.unit], "sole")


def _examine(desk: Desk, step: Step) -> None:
    desk.store.proposals.examine(desk.proposals[step.subject], ExaminationResult.FILED, body=desk.organizations[step.unit])


def _assign(desk: Desk, step: Step) -> None:
    desk.store.proposals.assign(desk.proposals[step.subject], desk.organizations[step.unit], AssignmentRole.SOLE,
                                channel=desk.organizations[sample.CHANNEL])


def _supervise(desk: Desk, step: Step) -> None:
    desk.supervision = desk.store.supervisions.begin(desk.proposals[step.subject], desk.people[step.other],
                                                     body=desk.organizations[step.unit], note=_text(step))


def _inspect(desk: Desk, step: Step) -> None:
    """An activity whose agenda deals with the supervision."""
    activities = desk.store.activities
    inspection = activities.convene("special_inspection", MARK + step.text, step.day, organization=desk.organizations[step.unit])
    activities.add_item(inspection, f"{MARK}查看加装现场，听取办理情况", subject=desk.supervision)
    activities.attend(inspection, person=desk.people[step.other], manner="chair")
    activities.attend(inspection, person=desk.people["王建国"], manner="participant")
    activities.hold(inspection)


def _end_supervision(desk: Desk, step: Step) -> None:
    desk.store.supervisions.end(desk.supervision, note=_text(step))


def _text(step: Step) -> str | None:
    return MARK + step.text if step.text else None


_STEPS = {
    "acknowledge": _acknowledge, "talk": _talk, "comment": _comment, "decline": _decline, "accept": _settle, "refuse": _settle,
    "reassign": _reassign, "add": _add, "remind": _remind, "extend": _extend, "reply": _reply, "feedback": _feedback, "again": _again,
    "examine": _examine, "assign": _assign,
    "supervise": _supervise, "inspect": _inspect, "end_supervision": _end_supervision,
}
_BY_OFFICE = ("assign", "accept", "refuse", "reassign", "add", "remind", "again", "supervise", "inspect", "end_supervision")
