# SPDX-License-Identifier: MIT
"""Whether the loop is closed: the second half of the report on the years."""
from __future__ import annotations

from collections import Counter
from datetime import date

import works
from carried_out import Office
from desk import counted, refused
from report import share
from sample import MARK
from works import COMMITTEE, END
from zhengxie import schema
from zhengxie.records import ListKind, LoopShare, StageKind

YEARS = (2018, 2019, 2020, 2021)


def years(office: Office) -> None:
    """Link by link, year by year."""
    store, report = office.store, office.desk.report
    report.chapter("The loop of each year", "各年度的履职闭环")
    report.say(f"""From the origin of a topic to the effect that is told back to it, as of {END}: of how many links of a kind how many are
        complete. What is not due yet is in the denominator too.""")
    answers = {year: store.loop_shares(END, year=year) for year in YEARS}
    rows = []
    for lines in zip(*answers.values(), strict=True):
        rows.append((_link(lines[0]), *(f"{line.numerator} of {line.denominator}" for line in lines)))
    report.table(("link", *map(str, YEARS)), rows, right="1234")
    counted(office.desk, answers[YEARS[0]].meta)
    report.say("How many days a link took, of all four years together, by nearest rank:")
    report.table(("link", "n", "median", "p90"), [(_link(line), line.n, line.median, line.p90) for line in store.loop_shares(END)
                                                   if line.median is not None and line.stage is None and line.list is None], right="123")


def two_dates(office: Office) -> None:
    store, report = office.store, office.desk.report
    report.chapter("The same year at two dates", "同一年度，两个日期")
    then = date(2019, 12, 31)
    rows = []
    for before, after in zip(store.loop_shares(then, year=2019), store.loop_shares(END, year=2019), strict=True):
        if (before.numerator, before.denominator) != (after.numerator, after.denominator):
            rows.append((_link(before), share(before.numerator, before.denominator), share(after.numerator, after.denominator)))
    report.say("What the projects of 2019 had brought about by the end of that year, and later:")
    report.table(("link", str(then), str(END)), rows, right="12")


def gaps(office: Office) -> None:
    """What is missing, named."""
    store, report = office.store, office.desk.report
    report.chapter("Where the chain is broken", "断在哪里")
    missing = list(store.loop(END, gaps=True))
    found = Counter((row.project, row.link) for row in missing)
    report.say(f"{len(missing)} links are missing. Of more than three of a kind in one project, the first:")
    rows, shown = [], Counter[tuple[int, object]]()
    for row in missing:
        kind = (row.project, row.link)
        shown[kind] += 1
        if found[kind] > 3 and shown[kind] > 1:
            continue
        more = f" (and {found[kind] - 1} more)" if found[kind] > 3 else ""
        year = store.projects[row.project].year
        rows.append((year, _label("loop_link", row.link), (row.title or "").removeprefix(MARK), f"{row.reason_zh} {row.reason}{more}"))
    report.table(("year", "link", "of what", "why"), rows)


def refusals(office: Office) -> None:
    """What the library does not let pass."""
    store, report, desk = office.store, office.desk.report, office.desk
    report.chapter("What is refused", "不予登记")
    soil, care, digital = office.works["soil"], office.works["care"], office.works["digital"]
    with desk.day(END, by=COMMITTEE):
        report.say("To jump to the last stage without a reason:")
        refused(desk, lambda: store.stages.enter(digital.project, StageKind.COMPREHENSIVE_REPORT))
        report.say("To break a problem down instead of a suggestion:")
        problem = next(iter(store.list_entries.where(of=soil.document, list=ListKind.PROBLEM)))
        refused(desk, lambda: store.measures.break_down(f"{MARK}立即整改", desk.organizations["市生态环境局"], suggestion=problem))
        report.say("To strike a problem that a suggestion answers:")
        refused(desk, lambda: store.list_entries.strike(problem, reason="样例"))
        report.say("An effect before its measure began:")
        measure = next(iter(store.measures.where(project=care.project)))
        refused(desk, lambda: store.effects.observe(measure, f"{MARK}指标", before=1, after=2, on=date(2019, 9, 1)))
        report.say("An instruction on a document that was never sent:")
        draft = store.documents.draft("special_report", f"{MARK}尚未报送的专题报告", project=digital.project)
        refused(desk, lambda: store.instructions.give(draft, desk.people[works.CHAIR]))


def journal(office: Office) -> None:
    store, report = office.store, office.desk.report
    report.chapter("The journal", "流水与凭证")
    head = store.journal.head()
    store.journal.verify(head)
    report.say(f"{head.partition('-')[0]} entries; every link of the chain and every row were verified just now. The head:")
    report.list([(str(END), head)])


def _link(row: LoopShare) -> str:
    """A kind of link, with its stage or list."""
    part = _label("stage_kind", row.stage) if row.stage else _label("list_kind", row.list) if row.list else ""
    return f"{_label('loop_link', row.link)}{': ' if part else ''}{part}"


def _label(enum: str, code: str) -> str:
    en, zh = schema.enum_labels(enum)[code]
    return f"{zh} {en}"
