# SPDX-License-Identifier: MIT
"""What can be proved: what was known when, what happened to a proposal, and that nothing was altered."""
from __future__ import annotations

import itertools
import json
import pathlib
import sqlite3

import sample
import zhengxie
from accounts import answered
from desk import Desk, entry
from report import share
from zhengxie import schema
from zhengxie.records import Change, Organization, Person

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
            ("asked today, as of 31 March", sample.SPRING, now, answered(store, desk.session, sample.SPRING)),
            ("asked today, as of 31 March, as known then", sample.SPRING, entry(known.journal.head()),
             answered(known, desk.session, sample.SPRING)),
            ("asked today, as of 30 June", sample.SUMMER, now, answered(store, desk.session, sample.SUMMER)),
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
