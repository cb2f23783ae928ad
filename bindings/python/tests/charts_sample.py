# SPDX-License-Identifier: MIT
"""Projects to draw: one with a broken link of each kind, and large ones."""
from __future__ import annotations

import datetime
from dataclasses import dataclass, field

import zhengxie

END = datetime.date(2020, 12, 31)
LONG = "一个很长的名称，要是不加省略号就会超出卡片的边框，与旁边的文字重叠，谁也看不清楚，所以必须缩短到写得下为止，再长也是一样"


@dataclass
class Sample:
    store: zhengxie.Store
    project: int = 0
    document: int = 0
    unit: int = 0
    origin: int = 0
    idea: int = 0
    dropped: int = 0
    suggestions: list[int] = field(default_factory=list)
    lonely_problem: int = 0
    lonely_suggestion: int = 0
    idle_measure: int = 0
    divided_measure: int = 0
    part: int = 0
    untold_effect: int = 0


def day(month: int, number: int) -> datetime.date:
    return datetime.date(2020, month, number)


def _begun(store: zhengxie.Store, title: str) -> Sample:
    made = Sample(store)
    made.unit = store.organizations.add("市城市管理局", "handling_unit", on=day(1, 2))
    made.project = store.projects.propose("research", "own", title, 2020, on=day(1, 15))
    made.origin = store.origins.add(made.project, source="市民来信", on=day(1, 16))
    store.projects.settle(made.project, on=day(1, 20))
    made.document = store.documents.draft("formal_recommendation", "关于停车的建议案", project=made.project, on=day(3, 1))
    return made


def broken(store: zhengxie.Store) -> Sample:
    """3 problems, 4 suggestions (and one that was struck), 6 measures (and one that was cancelled), 3 effects."""
    with store.acting(by="办公室", reason="样例"), store.group():
        made = _begun(store, "停车难 <script>alert(1)</script> $x_1$")
        entries, measures = store.list_entries, store.measures
        problems = [entries.add(made.document, "problem", title, on=day(3, 2)) for title in ("老城区停车位不足 $\\frac{1}{2}$", "收费不一")]
        made.lonely_problem = entries.add(made.document, "problem", "\U0001f600\u202e无人理会", on=day(3, 2))
        made.suggestions = [entries.add(made.document, "suggestion", title, on=day(3, 2)) for title in ("建停车场", "夜间开放", "统一收费")]
        for suggestion, problem in zip(made.suggestions, (problems[0], problems[0], problems[1])):
            entries.link(suggestion, problem, on=day(3, 2))
        entries.link(made.suggestions[1], problems[1], on=day(3, 2))
        made.lonely_suggestion = entries.add(made.document, "suggestion", "尚未分解", on=day(3, 2))
        struck = entries.add(made.document, "suggestion", "后来删去", on=day(3, 2))

        def add(suggestion: int, title: str, due: datetime.date | None = None) -> int:
            return measures.break_down(title, made.unit, suggestion=made.suggestions[suggestion], due=due, on=day(3, 3))

        first, made.idle_measure, made.divided_measure = (add(number, f"措施{number}") for number in range(3))
        late, under_way, _not_started = add(0, "逾期的措施", day(6, 24)), add(1, "推进中的措施"), add(2, "未启动的措施", day(12, 31))
        cancelled = add(2, "取消的措施")
        made.part, other = (measures.break_down(title, made.unit, parent=made.divided_measure, on=day(3, 4)) for title in ("东片", "西片"))
        reports = ((first, 50, day(4, 1)), (first, 100, day(6, 1)), (made.idle_measure, 100, day(7, 1)), (late, 30, day(5, 1)),
                   (made.part, 100, day(8, 1)), (other, 100, day(9, 1)), (under_way, 60, day(10, 1)))
        for measure, percent, on in reports:
            measures.report(measure, percent, on=on)
        measures.cancel(cancelled, on=day(6, 15))
        entries.strike(struck, on=day(6, 20))
        effects = [store.effects.observe(measure, title, before=21400, after=23900, measured_in="个", on=day(10, 1))
                   for measure, title in ((first, "老城区停车位"), (first, "违停"), (made.part, "东片停车位"))]
        made.untold_effect = effects[1]
        for effect in (effects[0], effects[2]):
            store.effects.tell(effect, made.origin, on=day(11, 1))
        made.idea = store.projects.propose("research", "own", "还没有清单的课题", 2020, on=day(1, 15))
        made.dropped = store.projects.propose("research", "own", "后来放弃的课题", 2019, on=day(1, 15))
        store.projects.drop(made.dropped, on=day(6, 1))
    return made


def large(store: zhengxie.Store, *, suggestions: int, measures: int) -> Sample:
    """Long names; of the measures of a suggestion, in turn, one completed, one under way, one not started; effects of the first."""
    with store.acting(by="办公室", on=day(3, 3)), store.group():
        made = _begun(store, f"大课题：{LONG}{LONG}")
        problems = [store.list_entries.add(made.document, "problem", f"问题{number} {LONG}") for number in range(6)]
        for number in range(suggestions):
            suggestion = store.list_entries.add(made.document, "suggestion", f"建议{number} $x_{number}$ {LONG}")
            made.suggestions.append(suggestion)
            store.list_entries.link(suggestion, problems[number % 6])
        for number in range(measures):
            suggestion, turn = made.suggestions[number % suggestions], number // suggestions
            due = day(6, 30) if turn == 1 else None
            measure = store.measures.break_down(f"措施{number} {LONG}", made.unit, suggestion=suggestion, due=due)
            if turn % 3 != 2:
                store.measures.report(measure, 100 if turn % 3 == 0 else 10 + number, on=day(5, 1) + datetime.timedelta(days=number))
            if number % 4 == 0:
                store.effects.observe(measure, f"指标{number} {LONG}", before=1, after=2, measured_in="万个", on=day(11, 1))
    return made
