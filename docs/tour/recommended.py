# SPDX-License-Identifier: MIT
"""What was taken up, recommended and instructed: the first half of the report on the years."""
from __future__ import annotations

from datetime import date

import works
from carried_out import Office
from report import share
from sample import MARK, SOURCE
from works import END
from zhengxie import schema
from zhengxie.records import LoopRow, ListKind, MeasureStatus, StageKind


def told_and_made_up(office: Office) -> None:
    report = office.desk.report
    report.title("履职闭环与三张清单，2018—2021", "From a topic to its effect, and back: a worked example of libzhengxie")
    report.chapter("What is told, and what is made up", "哪些是报道，哪些是样例")
    report.say(f"Told by the article {SOURCE}, and no more than this:")
    report.list([
        ("theme", f"2018–2020, three years on one theme, 《{works.THEME}》: water, air, soil (治水、治气、治土), a report each year"),
        ("parking", "a recommendation on building and managing parking: 18 suggestions, broken down into 48 measures of the departments"),
        ("care", "2019, medical and elderly care in communities and homes: 22 suggestions; the city committee's leader asked the government "
                 "to report to it what came of them"),
        ("2020", "elderly care in communities: consultative supervision of what had been recommended the year before"),
        ("2021", "two instructions on recommendations with the three lists: on 7 June the secretary's on fewer burdens (办事减负), on 10 July the "
                 "mayor's on digital governance. The article names month and day; that the year is 2021 is inferred"),
        ("rules", "the titles of the rule documents"),
    ])
    report.say(f"""Made up: the year of the parking project, every other day, every entry of a list, every measure and unit, every figure of an
        effect, who else instructed what. Such texts begin with {MARK}. The words of the two instructions are told, not quoted.""")


def rules(office: Office) -> None:
    store, report = office.store, office.desk.report
    report.chapter("The rules by which it was done", "制度")
    rows = []
    for document in store.documents.where(kind="rule_document"):
        later = "" if document.replaced is None else f"replaced from {document.replaced}"
        rows.append((document.adopted, document.title, later))
    report.table(("adopted", "制度", ""), rows)


def theme(office: Office) -> None:
    """Three years, and their stages."""
    store, report = office.store, office.desk.report
    report.chapter("One theme, three years", "三年一题")
    report.say(f"《{works.THEME}》: one project a year. Each goes through six stages (环), entered and left on a day, with what shows it:")
    for project in store.projects.where(theme=office.themes[works.THEME]):
        report.say(f"{project.year} 《{project.title}》, proposed {project.proposed}, settled {project.settled}, approved {project.approved}:")
        report.table(("stage", "环", "entered", "left", "evidence"), [_stage_row(office, row) for row in store.loop(
            END, project=project, link="stage")])


def _stage_row(office: Office, row: LoopRow) -> tuple[object, ...]:
    store = office.store
    kind = StageKind(row.stage or "")
    en, zh = schema.enum_labels("stage_kind")[kind]
    stage = store.stages.where(project=row.project, stage=kind).first()
    if stage is None or stage.entered is None:
        return en, zh, "–", "–", row.reason or ""
    shown = "；".join(_title(office, each.record) for each in store.evidence.where(about=stage) if each.record)
    return en, zh, stage.entered, stage.left or "–", shown


def parking(office: Office) -> None:
    """18 suggestions, 48 measures."""
    store, report = office.store, office.desk.report
    report.chapter("Parking: 18 suggestions, 48 measures", "停车：18条建议，48项措施")
    made, on = office.works["parking"], date(2019, 12, 31)
    suggestions = store.list_entries.where(of=made.document, list=ListKind.SUGGESTION)
    measures = store.measures.where(project=made.project)
    report.say(f"""《{store.documents[made.document].title}》 has {len(store.list_entries.where(of=made.document, list=ListKind.PROBLEM))} problems and
        {len(suggestions)} suggestions; each suggestion answers a problem and was broken down into measures, {len(measures)} in all. Only measures
        are reported on; how far a suggestion has come is worked out from them. As of {on}, what is not yet done:""")
    rows, inside = [], ""
    for row in store.loop_progress(on, project=made.project):
        if row.record == made.project:
            report.say(f"All of it: {row.progress} %.")
        elif row.parent == made.project:
            inside = f"{row.title} ({row.progress} %)"
        elif row.status != MeasureStatus.COMPLETED:
            rows.append((inside, row.title, row.due or "–", "cancelled" if row.progress is None else f"{row.progress} %"))
    report.table(("suggestion", "measure", "due", ""), [(a.removeprefix(MARK), b.removeprefix(MARK), c, d) for a, b, c, d in rows])


def care(office: Office) -> None:
    """22 suggestions, reported back; and supervised the year after."""
    store, report = office.store, office.desk.report
    report.chapter("Care: 22 suggestions, reported back, supervised", "医养融合：22条建议，结果报告，次年监督")
    made = office.works["care"]
    document, sent = store.documents[made.document], store.dispatches[made.dispatch]
    instruction = store.instructions[made.instruction]
    asked = store.addressees.where(instruction=instruction).one()
    report.list([
        ("adopted", f"{document.adopted}, 《{document.title}》"),
        ("sent", f"{sent.sent}, due by {sent.due} (7 working days): {'late' if sent.late else 'in time'}"),
        ("instructed", f"{instruction.given}, {instruction.office}: {instruction.text}"),
        ("answered", f"{asked.answered} by {store.organizations[asked.unit or 0].name}"),
    ])
    effects = store.effects.where(project=made.project)
    told = [effect for effect in effects if effect.told]
    report.say(f"""Every suggestion has a measure, every measure an effect: {share(len(told), len(effects), "effects")} were told to
        {_title(office, store.origins[made.origin].giver or 0)}, from where the topic had come. The first five:""")
    report.table(("indicator", "before", "after", "unit", "observed", "told"), [
        (effect.indicator.removeprefix(MARK), effect.before, effect.after, effect.measured_in, effect.observed, effect.told)
        for effect in list(effects)[:5]], right="12")
    missing = store.loop(END, project=made.project, gaps=True)
    report.say(f"The loop is closed: {len(missing)} links are missing. In 2020 another project supervises (监督) what this one recommended:")
    later = store.projects[office.works["community-care"].project]
    report.list([(str(later.year), f"《{later.title}》 supervises 《{store.projects[later.supervises or 0].title}》")])


def instructions(office: Office) -> None:
    store, report = office.store, office.desk.report
    report.chapter("The two instructions", "两件批示")
    for key in ("burden", "digital"):
        instruction = store.instructions[office.works[key].instruction]
        report.say(f"{instruction.given}, {store.persons[instruction.leader].name} ({instruction.office}) on 《{_title(office, instruction.of)}》: "
                   f"{instruction.text}.")
        report.table(("who", "is asked to", "answered"), [
            (_title(office, each.unit) if each.unit else each.post, f"{store.label('demands', each.demand, END)} {store.label('demands', each.demand, END, language='en')}",
             each.answered or "not yet") for each in store.addressees.where(instruction=instruction)])


def _title(office: Office, record: int) -> str:
    """What a record is called."""
    found = office.store.record(record)
    return str(getattr(found, "title", None) or getattr(found, "name"))
