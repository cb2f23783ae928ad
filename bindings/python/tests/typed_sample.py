# SPDX-License-Identifier: MIT
"""For mypy --strict, not to be run: what is right has no remark, and what is wrong is found (an unused remark is an error too)."""
from datetime import date

import zhengxie
from zhengxie import records


def rightly(store: zhengxie.Store) -> None:
    person: int = store.persons.add("王伟", born=zhengxie.PartialDate(1968), gender=None)
    record: records.Person = store.persons[person]
    name: str = record.name
    note: str | None = record.note
    born: date | zhengxie.PartialDate | None = record.born
    found: records.Person | None = store.persons.where(name=name, note=None).on(date(2020, 1, 15)).limit(3).first()
    ids: list[int] = store.persons.add_many([{"name": name}, {"name": "李娜", "note": note}], progress=True)
    store.memberships.seat(record, ids[0], "member", date(2020, 1, 1))
    for proposal in store.proposals.where(examination=records.ProposalExamination.FILED):
        subject: str = proposal.subject
        number: int | None = proposal.case_number
        print(subject, number, born, found)
    with store.group(), store.acting(by="办公室", on=date(2020, 1, 15)):
        store.proposals.examine(1, records.ExaminationResult.FILED)
        store.proposals.examine(2, "not_filed", ground="personal")
    line: records.BalanceLine = store.balance(1, date(2020, 1, 15)).line("filed")
    numerator: int = line.numerator
    median: int | None = store.times("submitted", "filed", "category", on=date(2020, 6, 1), of=store.proposals.where(session=1))[0].median
    sentence: str = store.annual(1, date(2020, 6, 1)).sentence_zh
    returned: int = store.satisfaction("unit", on=date(2020, 6, 1), credit="any", axes=True)[0].denominator
    print(median, sentence, returned, zhengxie.check_published(3, [1, 2], ["33.3", None])[0].adds_up)
    kind: records.Person = store.collection("person")[1]
    print(numerator, kind, zhengxie.text.SessionName.parse("十四届三次会议").term)
    paper: zhengxie.papers.Paper = zhengxie.papers.assignment_notice(store, 1, on=date(2020, 3, 10))
    text: str = paper.html() + zhengxie.papers.notices(store, 2, on=date(2020, 3, 10))[0].markdown()
    print(text, zhengxie.charts.loop_flow(store, 1, on=date(2020, 3, 10)), zhengxie.charts.progress(store, on=date(2020, 3, 10), year=2020))
    try:
        pass
    except zhengxie.NotFound as error:
        field: str | None = error.field
        print(field)


def wrongly(store: zhengxie.Store, record: records.Person) -> None:
    store.persons.add()  # type: ignore[call-arg]
    store.persons.add(5)  # type: ignore[arg-type]
    store.persons.add("王伟", born="1968")  # type: ignore[arg-type]
    store.persons.add("王伟", height=180)  # type: ignore[call-arg]
    store.persons.add_many([{"note": "x"}])  # type: ignore[typeddict-item]
    store.persons.where(name=5)  # type: ignore[arg-type]
    store.proposals.examine(1, "burnt")  # type: ignore[arg-type]
    store.memberships.seat(store.organizations[1], 2, "member", date(2020, 1, 1))  # type: ignore[arg-type]
    record.name = "李娜"  # type: ignore[misc]
    record.height  # type: ignore[attr-defined]
    zhengxie.papers.receipt(store, 1)  # type: ignore[call-arg]
    zhengxie.charts.loop_flow(store, 1)  # type: ignore[call-arg]
    zhengxie.papers.Style(language="fr")  # type: ignore[arg-type]
    store.dragons  # type: ignore[attr-defined]
    store.proposals.tally("category", on=date(2020, 1, 15), credit="all")  # type: ignore[arg-type]
    store.times("submitted", "filed", on=date(2020, 1, 15), of=store.persons)  # type: ignore[arg-type]
