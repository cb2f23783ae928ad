# SPDX-License-Identifier: MIT
"""Charts: what they show is what the records say, as of the date; every text is text, in its place, and has its glyphs."""
from __future__ import annotations

import datetime
import io
import itertools
import os
import subprocess
import sys
import warnings
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

import charts_sample
import zhengxie
from charts_sample import END, Sample
from conftest import create
from zhengxie import _curves, _drawing, _flow, charts

matplotlib = pytest.importorskip("matplotlib", reason="matplotlib is not installed")

DAY = datetime.date
LANGUAGES = ("zh", "en")


@pytest.fixture(scope="module")
def made() -> Iterator[Sample]:
    """A project with one broken link of each kind, and a hostile name of each."""
    with create(":memory:") as store:
        yield charts_sample.broken(store)


@pytest.fixture(scope="module")
def large() -> Iterator[Sample]:
    """22 suggestions, 48 measures, long names."""
    with create(":memory:") as store:
        yield charts_sample.large(store, suggestions=22, measures=48)


def texts(figure, gid: str | None = None) -> list[str]:
    return [text.get_text() for text in figure.axes[0].texts if gid is None or text.get_gid() == gid]


def drawn(figure) -> Counter[str]:
    """How many shapes of each kind there are."""
    axes = figure.axes[0]
    return Counter(shape.get_gid() for shape in (*axes.patches, *axes.lines) if shape.get_gid())


def painted(figure) -> bytes:
    """The picture; a warning, as of a missing glyph, is an error."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        figure.savefig(picture := io.BytesIO(), format="png", metadata={"Software": None})
    return picture.getvalue()


def figures(sample: Sample, language: str) -> list:
    return [charts.loop_flow(sample.store, sample.project, on=END, language=language, note="样例 sample"),
            charts.progress(sample.store, project=sample.project, on=END, language=language, note="样例 sample"),
            charts.progress(sample.store, on=END, language=language)]


# ---- the flow ----

def test_the_counts_are_those_of_the_loop(made: Sample):
    shares = {row.link: (row.numerator, row.denominator) for row in made.store.loop_shares(END, project=made.project)}
    counted = _flow.read(made.store, made.store.projects[made.project], END).counted()
    assert (counted["answered"], counted["problems"]) == shares["remedy"] == (2, 3)
    assert (counted["broken_down"], counted["suggestions"]) == shares["measure"] == (3, 4)
    assert (counted["completed"], counted["measures"]) == shares["completion"] == (3, 6)
    assert (counted["completed"] - counted["idle"], counted["completed"]) == (2, 3) and shares["effect"][0] == 2
    assert (counted["told"], counted["effects"]) == shares["telling"] == (2, 3)
    assert (counted["late"], counted["cancelled"]) == (1, 1)


def test_the_counts_are_told(made: Sample):
    flow = charts.loop_flow(made.store, made.project, on=END)
    assert texts(flow, "heading") == ["问题 3 项", "建议 4 条", "措施 6 项", "效果 3 项"]
    assert texts(flow, "share") == ["有对应建议 2/3（66.7%）", "已分解为措施 3/4（75.0%）", "已完成 3/6（50.0%）", "已完成而有效果 2/3（66.7%）",
                                    "逾期未完成 1/6（16.7%）", "已反馈来源 2/3（66.7%）"]
    assert any("另有 1 项措施在该日前已取消" in text for text in texts(flow, "note"))
    english = charts.loop_flow(made.store, made.project, on=END, language="en")
    assert texts(english, "heading") == ["Problems: 3", "Suggestions: 4", "Measures: 6", "Effects: 3"]
    assert "completed 3 of 6 (50.0 %)" in texts(english, "share") and any("measures: 1." in text for text in texts(english, "note"))


def test_what_is_linked_has_a_band_and_what_is_broken_a_mark(made: Sample):
    assert drawn(charts.loop_flow(made.store, made.project, on=END)) == {
        "remedy": 4, "measure": 6, "effect": 3,
        "problem:whole": 2, "problem:broken": 1, "problem:break": 1,
        "suggestion:whole": 3, "suggestion:broken": 1, "suggestion:break": 1,
        "measure:whole": 4, "measure:whole:late": 1, "measure:broken": 1, "measure:break": 1,
        "effect:whole": 2, "effect:broken": 1, "effect:break": 1, "effect:told": 2,
    }


@pytest.mark.parametrize("mend, gone", [
    (lambda made: made.store.list_entries.link(made.suggestions[0], made.lonely_problem, on=END), "problem"),
    (lambda made: made.store.measures.break_down("新措施", made.unit, suggestion=made.lonely_suggestion, on=END), "suggestion"),
    (lambda made: made.store.effects.observe(made.idle_measure, "新效果", after=1, on=END), "measure"),
    (lambda made: made.store.effects.tell(made.untold_effect, made.origin, on=END), "effect"),
])
def test_a_link_that_is_mended_has_no_mark(mend, gone):
    with create(":memory:") as store:
        made = charts_sample.broken(store)
        before = drawn(charts.loop_flow(store, made.project, on=END))
        with store.acting(by="办公室"):
            mend(made)
        after = drawn(charts.loop_flow(store, made.project, on=END))
        assert (before[f"{gone}:break"], before[f"{gone}:broken"]) == (1, 1)
        assert (after[f"{gone}:break"], after[f"{gone}:broken"]) == (0, 0)


def test_marks_differ_without_colour(made: Sample):
    """Dashed against solid, hatched against filled, heavy against thin."""
    axes = charts.loop_flow(made.store, made.project, on=END).axes[0]
    frames = {patch.get_gid(): (patch.get_linestyle(), patch.get_linewidth()) for patch in axes.patches if ":" in (patch.get_gid() or "")}
    assert frames["problem:whole"][0] == "solid" and frames["problem:broken"][0] != "solid"
    assert frames["measure:whole:late"][1] > frames["measure:whole"][1] + 0.5
    hatched = [patch for patch in axes.patches if patch.get_hatch()]
    assert len(hatched) == 3  # a problem, a suggestion, an effect


def test_as_of_an_earlier_date(made: Sample):
    early = charts.loop_flow(made.store, made.project, on=DAY(2020, 3, 5))
    assert texts(early, "heading") == ["问题 3 项", "建议 5 条", "措施 7 项", "效果 0 项"]  # one was struck later, one cancelled
    assert "已完成 0/7（0.0%）" in texts(early, "share") and drawn(early)["measure:whole:late"] == 0
    assert texts(early, "none") == ["尚无"] and "截至2020年3月5日" in texts(early, "told")[0]
    assert texts(charts.loop_flow(made.store, made.project, on=END, language="en"), "told")[0].startswith("as of 31 December 2020")
    untold = charts.loop_flow(made.store, made.project, on=DAY(2020, 10, 31))
    assert texts(untold, "share")[-1] == "已反馈来源 0/3（0.0%）" and drawn(untold)["effect:break"] == 3


def test_an_effect_of_a_part_stands_beside_its_measure(made: Sample):
    flow = _flow.read(made.store, made.store.projects[made.project], END)
    (whole,) = [measure for measure in flow.measures if measure.rows[0].record == made.divided_measure]
    assert [effect.effects[0].measure for effect in whole.effects] == [made.part]
    assert all(row.record != made.part for measure in flow.measures for row in measure.rows)


def test_entries_of_a_document_that_was_replaced():
    with create(":memory:") as store:
        made = charts_sample.broken(store)
        with store.acting(by="办公室", on=DAY(2020, 11, 1)):
            meeting = store.activities.convene("chairpersons_council_meeting", "主席会议", DAY(2020, 11, 1))
            store.activities.hold(meeting)
            store.documents.adopt(made.document, adopted_by=meeting)
            new = store.documents.draft("formal_recommendation", "新建议案", project=made.project, replaces=made.document)
            store.documents.adopt(new, adopted_by=meeting)
        figure = charts.loop_flow(store, made.project, on=END)
        assert texts(figure, "heading")[0] == "问题 0 项" and any("另有 7 条清单条目（及其措施）属于该日前已被替代的文件" in text for text in texts(figure, "note"))
        assert texts(charts.loop_flow(store, made.project, on=DAY(2020, 10, 31)), "heading")[0] == "问题 3 项"


def test_many_measures_are_drawn_together():
    with create(":memory:") as store:
        made = charts_sample.large(store, suggestions=8, measures=_flow.ONE_BY_ONE + 12)
        for language, words in (("zh", "9 项：已完成 3、推进中 3、未启动 3"), ("en", "9: 3 completed, 3 under way, 3 not started")):
            figure = charts.loop_flow(store, made.project, on=END, language=language)
            assert texts(figure, "measures:label").count(words) == 8 and drawn(figure)["measure"] == 8
            assert not outside(figure) and not overlapping(figure)
        assert texts(charts.loop_flow(store, made.project, on=END), "heading")[2] == f"措施 {_flow.ONE_BY_ONE + 12} 项"


@pytest.mark.parametrize("language, words", [("zh", "截至该日，三张清单中尚无问题和建议。"),
                                             ("en", "As of this date there is no problem and no suggestion on the lists.")])
def test_nothing_yet(store, language, words):
    project = store.projects.propose("research", "own", "课题", 2020)
    figure = charts.loop_flow(store, project, on=DAY(2020, 2, 1), language=language)
    assert texts(figure, "nothing") == [words] and not drawn(figure)
    assert painted(figure) and not outside(figure)


# ---- progress ----

def test_progress_is_what_the_library_says(made: Sample):
    curves = _curves.read(made.store, _curves.Chosen(made.store.projects[made.project], None, None, None), None, END, 200)
    assert curves.days[0] == DAY(2020, 3, 3) and curves.days[-1] == END and not curves.thinned
    # Nothing changes but on the days that were asked about.
    for number in range((END - curves.days[0]).days + 1):
        day = curves.days[0] + datetime.timedelta(days=number)
        place = max(place for place, known in enumerate(curves.days) if known <= day)
        rows = list(made.store.loop_progress(day, project=made.project))
        suggestions = {row.record for row in rows if row.status is None}
        tops = [row for row in rows if row.parent in suggestions and row.status not in (None, "cancelled")]
        late = [row for row in tops if row.progress < 100 and row.due and row.due < day]
        assert curves.whole.values[place] == rows[0].progress
        assert curves.counts[place] == _curves.Count(len(tops), sum(row.progress == 100 for row in tops), len(late))


def test_progress_is_drawn_in_steps(made: Sample):
    figure = charts.progress(made.store, project=made.project, on=END)
    (line,) = [line for line in figure.axes[0].lines if line.get_gid() == "line:whole"]
    for (x, y), (x2, y2) in itertools.pairwise(zip(*line.get_data())):
        assert x == x2 or y == y2
    last = made.store.loop_progress(END, project=made.project)[0].progress
    assert f"{last}%" in texts(figure, "percent") and "课题总进度" in texts(figure, "name-of-line")
    assert texts(figure, "count:promised") == ["已承诺、未取消 6 项"] and texts(figure, "count:completed") == ["已完成 3/6（50.0%）"]
    assert texts(figure, "count:late") == ["逾期未完成 1/6（16.7%）"]
    assert {"2020-03-03", "2020-12-31"} <= set(texts(figure, "date"))
    assert any("已取消的 1 项措施" in text for text in texts(figure, "note"))


def test_progress_as_of_an_earlier_date(made: Sample):
    figure = charts.progress(made.store, project=made.project, on=DAY(2020, 3, 5))
    assert texts(figure, "count:completed") == ["已完成 0/7（0.0%）"] and set(texts(figure, "percent")) == {"0%"}
    figure = charts.progress(made.store, project=made.project, since=DAY(2020, 1, 20), on=DAY(2020, 12, 31), language="en")
    assert "2020-01-20" in texts(figure, "date") and texts(figure, "count:promised") == ["promised, not cancelled 6"]


def test_more_lines_than_can_be_told_apart(large: Sample):
    figure = charts.progress(large.store, project=large.project, on=END)
    named, grey = drawn(figure)["line"], drawn(figure)["line:grey"]
    assert (named, grey) == (6, 16) and any("其余 16 条为灰线" in text for text in texts(figure, "note"))
    whole, *rows = large.store.loop_progress(END, project=large.project)
    slowest = sorted(row.progress for row in rows if row.parent == large.project)[:6]
    assert sorted(int(text[:-1]) for text in texts(figure, "percent")) == sorted([*slowest, whole.progress])


def test_fewer_dates_than_changes_are_told(large: Sample):
    figure = charts.progress(large.store, project=large.project, on=END, steps=5)
    assert any("均匀取 5 个日期" in text for text in texts(figure, "note"))
    whole = charts.progress(large.store, project=large.project, on=END)
    assert not any("均匀取" in text for text in texts(whole, "note"))
    assert texts(figure, "count:completed") == texts(whole, "count:completed")


def test_several_projects(made: Sample):
    store = made.store
    figure = charts.progress(store, on=END, year=2020)
    assert texts(figure, "told")[0].endswith("课题 1 个，另 1 个没有措施") and not texts(figure, "name") and drawn(figure)["line"] == 1
    assert texts(charts.progress(store, on=END, year=1999), "nothing") == ["截至该日，没有符合条件的课题。"]
    assert texts(charts.progress(store, on=END, project=made.idea, language="en"), "nothing") == ["As of this date there is no measure."]
    assert charts.progress(store, on=END, project=made.idea).get_size_inches()[1] < 4
    assert texts(charts.progress(store, on=DAY(2020, 3, 3), year=2020), "told")[0].startswith("截至2020年3月3日")
    assert painted(charts.progress(store, on=DAY(2020, 3, 3), project=made.project))


def test_a_suggestion_that_was_struck_ends(made: Sample):
    curves = _curves.read(made.store, _curves.Chosen(made.store.projects[made.project], None, None, None), None, END, 200)
    assert curves.without == 2  # the lonely one, and the one that was struck: neither ever had a measure
    assert len(curves.lines) == 3


# ---- texts ----

def boxes(figure):
    from matplotlib.backends.backend_agg import FigureCanvasAgg

    renderer = FigureCanvasAgg(figure).get_renderer()
    return [(text, text.get_window_extent(renderer)) for text in figure.axes[0].texts if text.get_text()]


def outside(figure) -> list[str]:
    width, height = figure.get_size_inches() * figure.dpi
    return [text.get_text() for text, box in boxes(figure) if box.x0 < 0 or box.y0 < 0 or box.x1 > width or box.y1 > height]


def overlapping(figure) -> list[tuple[str, str]]:
    """Texts that share more than the white around their characters."""
    found, margin = [], 0.02 * figure.dpi
    placed = [(text.get_text(), box.x0, box.x1, box.y0 + margin, box.y1 - margin) for text, box in boxes(figure)]
    for first, second in itertools.combinations(placed, 2):
        if min(first[2], second[2]) > max(first[1], second[1]) and min(first[4], second[4]) > max(first[3], second[3]):
            found.append((first[0], second[0]))
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_overlaps_another_or_leaves_the_page(made: Sample, large: Sample, language: str):
    for figure in (*figures(made, language), *figures(large, language)):
        assert not outside(figure)
        assert not overlapping(figure)


def test_the_overlap_is_seen_where_there_is_one(made: Sample):
    figure = charts.loop_flow(made.store, made.project, on=END)
    label = next(text for text in figure.axes[0].texts if text.get_gid() == "problem:label")
    x, y = label.get_position()
    figure.axes[0].text(x, y, label.get_text())
    figure.axes[0].text(-1, y, "outside")
    assert (label.get_text(),) * 2 in overlapping(figure) and outside(figure) == ["outside"]


def test_no_label_leaves_its_card(large: Sample):
    figure = charts.loop_flow(large.store, large.project, on=END)
    cards = [patch.get_window_extent() for patch in figure.axes[0].patches
             if (patch.get_gid() or "").endswith((":whole", ":broken", ":late"))]
    labels = [box for text, box in boxes(figure) if (text.get_gid() or "").endswith((":label", ":tag"))]
    assert len(labels) > 100
    for label in labels:
        assert any(card.x0 <= label.x0 and label.x1 <= card.x1 and card.y0 - 2 <= label.y0 and label.y1 <= card.y1 + 2 for card in cards)


def test_the_height_follows_what_is_drawn(made: Sample, large: Sample):
    small, high = (charts.loop_flow(sample.store, sample.project, on=END).get_size_inches() for sample in (made, large))
    assert small[0] == high[0] and small[1] < 8 and 12 < high[1] < 22


def test_names_are_text(made: Sample):
    for figure in figures(made, "zh"):
        assert painted(figure)
        assert all(not text.get_parse_math() and not text.get_usetex() for text in figure.axes[0].texts)
    shown = "".join(texts(charts.loop_flow(made.store, made.project, on=END)))
    assert "<script>alert(1)</script>" in shown and "$x_1$" in shown and "\\frac" in shown
    assert "[U+1F600]" in shown and "[U+202E]" in shown and "\U0001f600" not in shown


def test_a_long_name_is_cut_and_says_so(large: Sample):
    labels = texts(charts.loop_flow(large.store, large.project, on=END), "measure:label")
    assert len(labels) == 48 and all(label.endswith("…") for label in labels)


def test_names_and_note(made: Sample):
    figure = charts.loop_flow(made.store, made.project, on=END, names=lambda title: title.replace("老城区", "城"), note="脚注 $一$\n第二行")
    assert any("城停车" in text for text in texts(figure)) and not any("老城区" in text for text in texts(figure))
    assert texts(figure, "note")[-2:] == ["脚注 $一$", "第二行"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_files(made: Sample, language: str, tmp_path: Path):
    for number, figure in enumerate(figures(made, language)):
        for kind in ("png", "svg", "pdf"):
            with warnings.catch_warnings():
                warnings.simplefilter("error")
                figure.savefig(tmp_path / f"{number}.{kind}")
            assert (tmp_path / f"{number}.{kind}").stat().st_size > 10_000


# ---- what is left alone ----

STRANGE = {"font.size": 40, "font.family": "serif", "text.usetex": True, "axes.facecolor": "black", "figure.facecolor": "black",
           "text.color": "white", "lines.linewidth": 9, "lines.marker": "o", "patch.linewidth": 9, "patch.edgecolor": "red",
           "figure.autolayout": True, "figure.dpi": 33, "axes.prop_cycle": "cycler('color', ['r'])", "lines.linestyle": "--"}


def test_nothing_of_matplotlib_is_changed_or_matters(made: Sample):
    import matplotlib.pyplot
    from matplotlib import font_manager

    before, fonts = dict(matplotlib.rcParams), [font.fname for font in font_manager.fontManager.ttflist]
    usual = [painted(figure) for figure in figures(made, "zh")]
    assert dict(matplotlib.rcParams) == before and [font.fname for font in font_manager.fontManager.ttflist] == fonts
    assert not matplotlib.pyplot.get_fignums()
    with matplotlib.rc_context(STRANGE):
        strange = figures(made, "zh")
    assert [painted(figure) for figure in strange] == usual


def test_nothing_is_written(tmp_path: Path):
    with create(tmp_path / "nanjing.zx") as store:
        made = charts_sample.broken(store)
        head = store.journal.head()
        figures(made, "zh")
        assert store.journal.head() == head
    with zhengxie.open(tmp_path / "nanjing.zx", read_only=True) as store:
        before = (tmp_path / "nanjing.zx").read_bytes()
        charts.loop_flow(store, made.project, on=END)
        charts.progress(store, on=END)
    assert (tmp_path / "nanjing.zx").read_bytes() == before and os.listdir(tmp_path) == ["nanjing.zx"]


# ---- what cannot be asked ----

def test_arguments(made: Sample):
    store, project = made.store, made.project
    for draw in (charts.loop_flow, lambda store, project, **given: charts.progress(store, project=project, **given)):
        with pytest.raises(TypeError, match="^project: expected the id of a record"):
            draw(store, "停车难", on=END)
        with pytest.raises(zhengxie.NotFound, match="^project: there is no project 7") as missing:
            draw(store, 7, on=END)
        assert missing.value.field == "project" and missing.value.message_zh.startswith("project：")
        with pytest.raises(zhengxie.NotFound, match="^project: .* is not a project but a list entry"):
            draw(store, made.suggestions[0], on=END)
        with pytest.raises(ValueError, match="^project: it was proposed on 2020-01-15, after 2020-01-14"):
            draw(store, project, on=DAY(2020, 1, 14))
        with pytest.raises(TypeError, match="^on: expected datetime.date, not str"):
            draw(store, project, on="2020-01-01")
        with pytest.raises(TypeError, match="^on: expected datetime.date, not datetime"):
            draw(store, project, on=datetime.datetime(2020, 1, 1))
        with pytest.raises(TypeError, match="on"):
            draw(store, project)
        with pytest.raises(ValueError, match="^language: one of 'zh', 'en', not 'fr'"):
            draw(store, project, on=END, language="fr")
    with pytest.raises(ValueError, match="^project: it was dropped on 2020-06-01"):
        charts.loop_flow(store, made.dropped, on=END)
    assert charts.loop_flow(store, made.dropped, on=DAY(2020, 5, 31))
    with pytest.raises(ValueError, match="^since: 2021-01-01 is after 2020-12-31"):
        charts.progress(store, on=END, since=DAY(2021, 1, 1))
    with pytest.raises(TypeError, match="^since: expected datetime.date, not int"):
        charts.progress(store, on=END, since=2020)
    for steps, error in ((1, ValueError), (True, TypeError), (2.5, TypeError)):
        with pytest.raises(error, match="^steps: "):
            charts.progress(store, on=END, steps=steps)
    with pytest.raises(TypeError, match="^theme: expected"):
        charts.progress(store, on=END, theme="x")
    for year in ("2020", True):
        with pytest.raises(TypeError, match="^year: expected int, not "):
            charts.progress(store, on=END, year=year)
    for name in ("theme", "body"):
        with pytest.raises(zhengxie.NotFound, match=f"^{name}: ") as missing:
            charts.progress(store, on=END, **{name: project})
        assert missing.value.field == name


def test_without_matplotlib(tmp_path: Path):
    """The package is imported without it; what draws says which package is missing."""
    (tmp_path / "matplotlib").mkdir()
    (tmp_path / "matplotlib" / "__init__.py").write_text("raise ImportError('none here')\n", encoding="utf-8")
    program = ("import datetime, zhengxie\nfrom zhengxie import charts\n"
               "store = zhengxie.open(':memory:', create=True, place='南京市', division=320100)\n"
               "try:\n    charts.progress(store, on=datetime.date(2020, 1, 1))\nexcept ImportError as error:\n    print(error)\n"
               "try:\n    charts.chinese_font()\nexcept ImportError as error:\n    print(error)\n")
    path = os.pathsep.join([str(tmp_path), os.environ.get("PYTHONPATH", "")])
    environment = {**os.environ, "PYTHONPATH": path}
    done = subprocess.run([sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=True)
    assert done.stdout == "charts need matplotlib; as Debian's package: python3-matplotlib\n" * 2


# ---- small parts ----

def test_shares_and_ticks():
    assert _drawing.share(1, 3, "zh") == "1/3（33.3%）" and _drawing.share(2, 3, "en") == "2 of 3 (66.7 %)"
    assert _drawing.share(0, 0, "zh") == "0/0" and _drawing.share(1, 2000, "en") == "1 of 2000 (0.1 %)"
    from zhengxie._curves_page import ticks
    assert ticks(DAY(2020, 1, 1), DAY(2020, 1, 1)) == []
    for first, last in ((DAY(2020, 1, 1), DAY(2020, 2, 20)), (DAY(2018, 11, 7), DAY(2019, 12, 31)), (DAY(1949, 9, 21), DAY(2020, 1, 1))):
        found = ticks(first, last)
        assert 2 <= len(found) <= 8 and found == sorted(found) and first < found[0] and found[-1] <= last


def test_spread():
    assert _drawing.spread([], 1, 0, 9) == [] and _drawing.spread([2, 5], 1, 0, 9) == [2, 5]
    assert _drawing.spread([3, 3, 3], 1, 0, 9) == [2, 3, 4] and _drawing.spread([9, 9], 1, 0, 9) == [8, 9]
    assert _drawing.spread([0, 0, 0.5], 1, 0, 9) == [0, 1, 2]
