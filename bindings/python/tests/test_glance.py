# SPDX-License-Identifier: MIT
"""The pages that are taken in at a glance: as expected, true to the records on their date, escaped, and small enough."""
from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import Path

import pytest

import glance_sample
import papers_sample
import zhengxie
from glance_sample import END, Sample
from papers_sample import HOSTILE
from zhengxie import _fitting, glance, papers
from zhengxie._list_facts import ListFacts
from zhengxie._loop_facts import LoopFacts

EXPECTED = Path(__file__).with_name("glance")
DAY = datetime.date
pytest.importorskip("jinja2", reason="Jinja2 is not installed")


@pytest.fixture(scope="module")
def made() -> Iterator[Sample]:
    sample = glance_sample.sample()
    with sample.store:
        yield sample


def lists(made: Sample, of: int, on: datetime.date = END) -> ListFacts:
    found = glance.three_lists(made.store, of, on=on).context["lists"]
    assert isinstance(found, ListFacts)
    return found


def loop(made: Sample, on: datetime.date = END, **chosen: int) -> LoopFacts:
    found = glance.loop(made.store, on=on, **chosen).context["facts"]
    assert isinstance(found, LoopFacts)
    return found


def test_as_expected(made: Sample):
    texts = papers_sample.expected_texts(glance_sample.all_pages, made)
    assert set(texts) == {str(path.relative_to(EXPECTED)) for path in EXPECTED.rglob("*.*")}
    for name, text in texts.items():
        assert text == (EXPECTED / name).read_text(encoding="utf-8"), name


def test_the_head_is_that_of_the_file(made: Sample):
    head = made.store.journal.head()
    assert f"`{head}`" in glance.three_lists(made.store, made.closed_lists, on=END).markdown()
    assert f"<code>{head}</code>" in glance.loop(made.store, on=END).html()


# ---- the three lists ----

def test_counts_are_those_of_the_records(made: Sample):
    store, facts = made.store, lists(made, made.broken_lists)
    assert [len(entries) for entries in (facts.achievements, facts.problems, facts.suggestions)] == [
        store.list_entries.where(of=made.broken_lists, list=kind).count() for kind in ("achievement", "problem", "suggestion")]
    measures = list(store.measures.where(document=made.broken_lists))
    assert (facts.measures.count, facts.measures.cancelled) == (
        sum(measure.cancelled is None for measure in measures), sum(measure.cancelled is not None for measure in measures))
    assert facts.measures.completed == store.measures.where(document=made.broken_lists, status="completed").count()
    project = store.documents[made.broken_lists].project
    assert (len(facts.effects), facts.told) == (store.effects.where(project=project).count(), 0)
    assert (facts.answered, facts.broken_down) == (2, 3)
    assert lists(made, made.closed_lists).told == 3


def test_which_answers_which(made: Sample):
    facts = lists(made, made.broken_lists)
    assert [entry.answers for entry in facts.problems] == [(1, 2), (), (3,)]
    assert [entry.answers for entry in facts.suggestions] == [(1,), (1,), (3,), ()]


@pytest.mark.parametrize(("on", "completed", "overdue"), [
    (DAY(2020, 8, 31), 0, 0), (DAY(2020, 9, 1), 4, 0), (DAY(2020, 9, 30), 4, 0), (DAY(2020, 10, 1), 4, 2)])
def test_as_of_a_date(made: Sample, on: datetime.date, completed: int, overdue: int):
    measures = lists(made, made.broken_lists, on).measures
    assert (measures.completed, measures.overdue) == (completed, overdue)


def test_instructions_and_answers_by_then(made: Sample):
    assert lists(made, made.closed_lists, DAY(2020, 5, 31)).instructions == ()
    before, after = (lists(made, made.closed_lists, on).instructions[0] for on in (DAY(2020, 9, 30), DAY(2020, 10, 1)))
    assert [(each.addressees, each.answered) for each in (before, after)] == [(1, 0), (1, 1)]
    assert "尚未审议通过" in lists(made, made.closed_lists, DAY(2020, 5, 7)).facts


def test_struck_instructions_are_left_out():
    sample = glance_sample.sample()
    with sample.store as store, store.acting(by="办公室", reason="误记"):
        asked = store.addressees.where(project=sample.closed).one()
        store.instructions.strike_addressee(asked, on=DAY(2020, 11, 1))
        store.instructions.strike(asked.instruction, on=DAY(2020, 11, 2))
        before, between = (lists(sample, sample.closed_lists, DAY(2020, *day)).instructions for day in ((10, 31), (11, 1)))
        assert [each.addressees for each in (*before, *between)] == [1, 0]
        assert lists(sample, sample.closed_lists, DAY(2020, 11, 2)).instructions == ()


def test_struck_effects_are_left_out():
    sample = glance_sample.sample()
    with sample.store as store, store.acting(by="办公室", reason="误记"):
        effect = next(iter(store.effects.where(project=sample.closed)))
        for telling in store.tellings.where(effect=effect.id):
            store.effects.strike_telling(telling, on=DAY(2020, 11, 1))
        store.effects.strike(effect, on=DAY(2020, 11, 2))
        before, between, after = (lists(sample, sample.closed_lists, DAY(2020, *day)) for day in ((10, 31), (11, 1), (11, 2)))
        assert [(len(facts.effects), facts.told, facts.suggestions[0].effects) for facts in (before, between, after)] == [
            (3, 3, 3), (3, 2, 3), (2, 2, 2)]


def test_progress_of_a_proposal(made: Sample):
    assert [lists(made, made.proposal, on).measures.progress for on in (DAY(2020, 5, 31), DAY(2020, 6, 1), END)] == [0, 50, 100]


@pytest.mark.parametrize("on", [DAY(2020, 4, 1), DAY(2019, 1, 1)])
def test_nothing_listed_yet(made: Sample, on: datetime.date):
    with pytest.raises(papers.PaperError, match="nothing was on its three lists on") as refusal:
        glance.three_lists(made.store, made.closed_lists, on=on)
    assert "三张清单尚无条目" in refusal.value.message_zh


def test_what_has_no_lists(made: Sample):
    with pytest.raises(papers.PaperError, match="only a document or a proposal has three lists, not a project"):
        glance.three_lists(made.store, made.closed, on=END)
    with pytest.raises(zhengxie.NotFound):
        glance.three_lists(made.store, 320100999999999, on=END)
    with pytest.raises(TypeError, match="^of: expected"):
        glance.three_lists(made.store, "停车", on=END)  # type: ignore[arg-type]


# ---- the loop ----

def test_totals_are_those_of_the_rows(made: Sample):
    rows, facts = list(made.store.loop(END, year=2020)), loop(made, year=2020)
    states = [str(row.state) for row in rows]
    assert (facts.total.numerator, facts.total.open, facts.total.missing) == tuple(map(states.count, ("complete", "open", "missing")))
    assert facts.total.denominator == len(rows) - states.count("skipped")
    assert sum(gap.count for gap in facts.gaps) == facts.total.missing
    assert sum(project.missing for project in facts.projects) == facts.total.missing
    assert (len(facts.projects), facts.closed) == (2, 1)


def test_a_closed_loop_says_so(made: Sample):
    text = glance.loop(made.store, on=END, project=made.closed).markdown()
    assert "没有缺失的环节。" in text and "×" not in text.replace("× 缺失", "")
    assert "课题：缓解停车难" in text


def test_which_projects(made: Sample):
    titles = [project.title for project in loop(made, theme=made.theme).projects]
    assert titles == ["2020 缓解停车难"]
    assert len(loop(made, body=made.body).projects) == 2
    assert "主题：城市治理" in glance.loop(made.store, on=END, theme=made.theme).markdown()
    assert "牵头：城乡建设委员会" in glance.loop(made.store, on=END, body=made.body).markdown()


def test_no_such_project(made: Sample):
    with pytest.raises(papers.PaperError, match="there was no such project by 2020-12-31"):
        glance.loop(made.store, on=END, year=2017)
    with pytest.raises(papers.PaperError):
        glance.loop(made.store, on=DAY(2020, 1, 31), year=2020)
    with pytest.raises(TypeError, match="^theme: expected"):
        glance.loop(made.store, on=END, theme="城市治理")  # type: ignore[arg-type]


# ---- on the page ----

def test_what_is_in_the_file_is_text(made: Sample):
    for style in (papers.Style(), papers.Style(language="en")):
        for page in glance_sample.all_pages(made, style).values():
            assert "<script" not in page.html() and "<script" not in page.markdown()
    assert "&lt;script&gt;" in glance.loop(made.store, on=END).html()
    assert HOSTILE not in glance.three_lists(made.store, made.broken_lists, on=END).markdown()


def test_a_note_at_the_foot(made: Sample):
    for page in (glance.loop(made.store, on=END, note="数据来源 *统计* <局>"), glance.three_lists(made.store, made.closed_lists, on=END, note="数据来源 *统计* <局>")):
        assert page.markdown().endswith("数据来源 \\*统计\\* &lt;局&gt;\n")
        assert "<br>数据来源 *统计* &lt;局&gt;</p>" in page.html()


def test_a_template_of_ones_own(made: Sample, tmp_path: Path):
    (tmp_path / "loop.j2").write_text('{% import layout as page with context %}{{ page.title(title) }}{{ facts.total|share }}', encoding="utf-8")
    style = papers.Style(templates=tmp_path, issuer="市政协办公厅")
    assert glance.loop(made.store, on=END, year=2020, style=style).markdown() == "# 2020年度履职闭环\n\n82.9%\n"
    assert "**市政协办公厅**" in glance.three_lists(made.store, made.closed_lists, on=END, style=style).markdown()


def test_letters_are_as_large_as_they_can_be():
    assert _fitting.size(lambda columns: 10) == _fitting.LARGEST
    assert _fitting.size(lambda columns: 1000) == _fitting.LARGEST
    sizes = [_fitting.size(lambda columns, high=high: high) for high in (81, 85, 90, 95, 100, 103)]
    assert sizes == sorted(sizes, reverse=True) and sizes[0] > sizes[-1] >= _fitting.SMALLEST
    assert all(high * points <= 775 for high, points in zip((81, 85, 90, 95, 100, 103), sizes, strict=True))
