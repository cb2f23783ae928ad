# SPDX-License-Identifier: MIT
"""The loop of a project, its shares, and how far its measures had come."""
import datetime

import pytest
from conftest import City

import zhengxie
from zhengxie.records import LoopLink, LoopState


def day(month: int, number: int) -> datetime.date:
    return datetime.date(2020, month, number)


@pytest.fixture
def project(city: City) -> int:
    """Settled, its research begun; a recommendation with a suggestion and one measure in two parts, one of them done in May."""
    store = city.store
    project = store.projects.propose("research", "own", "停车难", 2020, on=day(2, 1))
    store.projects.settle(project, on=day(2, 11))
    store.stages.enter(project, "topic_selection", on=day(2, 12))
    document = store.documents.draft("formal_recommendation", "关于停车的建议案", project=project, on=day(3, 1))
    advice = store.list_entries.add(document, "suggestion", "挖潜建设停车设施", on=day(3, 2))
    top = store.measures.break_down("新增泊位", city.unit, suggestion=advice, due=zhengxie.PartialDate(2020, 6), on=day(3, 3))
    parts = [store.measures.break_down(name, city.unit, parent=top, on=day(3, 3)) for name in ("东片", "西片")]
    store.measures.report(parts[0], 100, on=day(5, 1))
    return project


def test_the_loop(city: City, project: int):
    store = city.store
    rows = store.loop(day(4, 1), project=store.projects[project])
    assert [(row.link, row.state) for row in rows if row.link in ("origin", "settling", "stage", "evidence")] == [
        (LoopLink.ORIGIN, LoopState.MISSING), (LoopLink.SETTLING, LoopState.COMPLETE), (LoopLink.STAGE, LoopState.OPEN),
        (LoopLink.EVIDENCE, LoopState.OPEN)]
    assert rows.meta is not None and rows.meta.on == day(4, 1)
    (gap,) = store.loop(day(4, 1), gaps=True)
    assert (gap.record, gap.title, gap.wanted, gap.reason_zh, gap.days) == (project, "停车难", "origin.add", "未登记议题来源", 60)
    (open_,) = store.loop(day(6, 30), link="completion")
    assert (open_.state, open_.late, open_.due) == ("open", False, zhengxie.PartialDate(2020, 6))
    (late,) = store.loop(day(7, 1), link=LoopLink.COMPLETION)
    assert (late.state, late.late, late.reason) == ("missing", True, "it is not completed")
    assert len(store.loop(day(7, 1), year=2019)) == 0


def test_shares(city: City, project: int):
    shares = {(row.link, row.stage, row.list): row for row in city.store.loop_shares(day(4, 1), year=2020)}
    settled = shares[LoopLink.SETTLING, None, None]
    assert (settled.numerator, settled.denominator, settled.median, settled.p90) == (1, 1, 10, 10)
    assert len(shares) == 29 and shares[LoopLink.TELLING, None, None].median is None
    pytest.importorskip("pandas")
    assert city.store.loop_shares(day(4, 1)).to_pandas().denominator.sum() == sum(row.denominator for row in shares.values())


def test_progress(city: City, project: int):
    before, after = (city.store.loop_progress(on, project=project) for on in (day(4, 30), day(5, 1)))
    assert [(row.title, row.progress) for row in after] == [
        ("停车难", 50), ("挖潜建设停车设施", 50), ("新增泊位", 50), ("东片", 100), ("西片", 0)]
    assert {row.progress for row in before} == {0}
    assert [row.parent for row in after] == [None, project, after[1].record, after[2].record, after[2].record]


def test_what_cannot_be_asked(city: City):
    with pytest.raises(ValueError):
        city.store.loop(day(4, 1), link="lunch")
    with pytest.raises(TypeError, match="^project: expected"):
        city.store.loop(day(4, 1), project="停车难")  # type: ignore[arg-type]
    with pytest.raises(zhengxie.Invalid, match="^on: a complete date"):
        city.store.loop(None)  # type: ignore[arg-type]


def test_progress_of_a_document(city: City, project: int):
    (document,) = city.store.documents.where(project=project)
    on = day(5, 1)
    ours, alone = city.store.loop_progress(on, project=project), city.store.loop_progress(on, of=document)
    assert (alone[0].record, alone[0].title, alone[0].project, alone[0].progress) == (document.id, "关于停车的建议案", project, 50)
    assert [row.record for row in alone[1:]] == [row.record for row in ours[1:]]
    with pytest.raises(zhengxie.Invalid, match="^of: a document or a proposal is asked about alone"):
        city.store.loop_progress(on, of=document, year=2020)
