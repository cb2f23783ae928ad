# SPDX-License-Identifier: MIT
"""The year in figures: the official statistics and their sentence, what proposers say, and how long it took."""
from __future__ import annotations

import sample
from desk import Desk, counted
from report import share, wrap

_SHOWN = ("received", "filed", "absorbed", "converted", "filed.member", "filed.collective", "assigned", "replied", "outcome.A", "outcome.B",
          "outcome.C", "due", "on_time", "forms", "returned", "satisfaction")
_FEWEST = 5
"""Of fewer answers no median is told."""


def the_year(desk: Desk) -> None:
    """What goes into the yearly report."""
    desk.report.chapter("The year in figures", "年度统计")
    official(desk)
    satisfied(desk)
    how_long(desk)


def official(desk: Desk) -> None:
    """Rows, and the sentence that the rulebook makes of them."""
    store, report = desk.store, desk.report
    answer = store.annual(desk.session, sample.YEAR_END)
    report.say(f"The official statistics of the session as of {sample.YEAR_END}, and the sentence that the rulebook makes of them:")
    rows = []
    for line in (answer.line(key) for key in _SHOWN):
        rows.append((line.zh, line.en, line.numerator, answer.line(line.of).en, f"{line.percent} %" if line.percent else "–"))
    report.table(("统计项目", "line", "n", "of", "share"), rows, right="24")
    for sentence in (answer.sentence_zh, answer.sentence):
        report.lines += ["", *("  " + part for part in wrap(sentence, 94))]
    counted(desk, answer.meta)


def satisfied(desk: Desk) -> None:
    """Each proposer's last form, over those that came back."""
    store, report = desk.store, desk.report
    of = store.proposals.where(session=desk.session)
    first = store.satisfaction(on=sample.YEAR_END, of=of, rounds="first")
    final = store.satisfaction(on=sample.YEAR_END, of=of, rounds="final")
    report.say(f"""What the proposers say: of their first form, and of their last, after two proposals were handled again.
        {final[0].not_returned} forms did not come back, and stand in no denominator:""")
    report.table(("满意度", "how satisfied", "first round", "in the end"),
                 [(before.zh, before.en, share(before.numerator, before.denominator), share(after.numerator, after.denominator))
                  for before, after in zip(first, final)], right="23")
    counted(desk, final.meta)


def how_long(desk: Desk) -> None:
    """From assignment to reply, by unit."""
    store, report = desk.store, desk.report
    answer = store.times("assigned", "replied", "unit", on=sample.YEAR_END, of=store.proposals.where(session=desk.session), limits=(60, 90),
                         minimum=_FEWEST, rounds="first")
    names = list(answer.buckets(answer[0]))
    told_of = [line for line in answer if line.median is not None]
    report.say(f"""How many days it took from assignment to reply, in the first round. What was given to another unit has ceased. Of a
        unit with fewer than {_FEWEST} answers no median is told, which leaves {len(told_of)} of {len(answer)} units:""")
    rows = []
    for line in told_of:
        told = [line.numerator, line.ceased, line.median, line.p90, *answer.buckets(line).values()]
        rows.append([line.zh_1, *("–" if number in (None, 0) else number for number in told)])
    report.table(("承办单位", "answered", "ceased", "median", "p90", *names), rows, right="1234567")
    counted(desk, answer.meta)
