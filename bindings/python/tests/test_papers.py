# SPDX-License-Identifier: MIT
"""The papers of the office: as expected in both formats and languages, escaped, alone, and with templates of one's own."""
from __future__ import annotations

import datetime
import os
import subprocess
import sys
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest

import papers_sample
import zhengxie
from conftest import BUILD, SOURCE
from papers_sample import HANDED_OVER, HOSTILE, LONG_UNIT, Office
from zhengxie import papers

EXPECTED = Path(__file__).with_name("papers")
DAY = datetime.date
ENGLISH = papers.Style(language="en")
jinja2 = pytest.importorskip("jinja2", reason="Jinja2 is not installed")


@pytest.fixture(scope="module")
def made() -> Iterator[Office]:
    office = papers_sample.office()
    with office.store:
        yield office


class Page(HTMLParser):
    """What a page is made of."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str]] = []
        self.text = ""
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += attrs

    def handle_data(self, data):
        self.text += data


# ---- as expected ----

def test_as_expected(made: Office):
    texts = papers_sample.expected_texts(papers_sample.all_papers, made)
    assert set(texts) == {str(path.relative_to(EXPECTED)) for path in EXPECTED.rglob("*.*")}
    for name, text in texts.items():
        assert text == (EXPECTED / name).read_text(encoding="utf-8"), name


def test_the_same_from_another_file(made: Office):
    """Nothing but the file and the date matters."""
    with papers_sample.office().store as store:
        again = papers.assignment_list(store, made.units["市教育局"], on=DAY(2020, 6, 15), session=made.session)
        assert again.html() == papers_sample.all_papers(made, papers.Style())["assignment-list"].html()


def test_dates_and_numbers(made: Office):
    text = papers.assignment_notice(made.store, made.assignments["lead"], on=HANDED_OVER).markdown()
    for words in ("政协第十四届南京市委员会第三次会议第0001号提案", "王伟等4名委员", "现经市政府办公厅交你单位主办", "2020年6月10日",
                  f"会办单位：市教育局、{LONG_UNIT}。", "自2020年3月10日次日起 15 个工作日"):
        assert words in text
    assert "2020-" not in text


# ---- as of a date ----

def test_a_paper_tells_what_was_so_on_its_date(made: Office):
    school = made.units["市教育局"]
    early = papers.assignment_list(made.store, school, on=DAY(2020, 5, 19)).markdown()
    late = papers.assignment_list(made.store, school, on=DAY(2020, 6, 15)).markdown()
    assert "逾期39天" in early and "提案已答复" not in early
    assert "2020年5月20日提案已答复" in late and "逾期未办复2件" in late
    assert papers.assignment_list(made.store, school, on=DAY(2020, 3, 9)).markdown().count("|") == 0
    before = papers.reply_form(made.store, made.assignments["lead"], on=DAY(2020, 5, 19)).markdown()
    assert "□ B" in before and "☑" not in before and "张三" not in before


def test_many_at_once(made: Office):
    school = made.units["市教育局"]
    notices = papers.notices(made.store, school, on=HANDED_OVER)
    assert [paper.context["proposal"].number for paper in notices] == [1, 2, 3]
    assert notices.html().count("<article") == 3 and notices[0].html().count("<article") == 1
    reminders = papers.reminders(made.store, school, on=DAY(2020, 6, 15))
    assert [paper.context["proposal"].number for paper in reminders] == [2, 3]
    assert len(papers.reminders(made.store, school, on=DAY(2020, 3, 20))) == 0
    with pytest.raises(papers.PaperError, match="no paper"):
        papers.reminders(made.store, school, on=DAY(2020, 3, 20)).html()
    assert len(papers.notices(made.store, made.units["市卫生健康委员会"], on=DAY(2020, 6, 1))) == 0  # answered


def test_a_list_of_several_sessions():
    office = papers_sample.office()
    with office.store as store, store.acting(by="提案委员会", on=DAY(2021, 1, 10)):
        school = office.units["市教育局"]
        session = store.sessions.open(store.term_on(DAY(2021, 1, 10)), 4, DAY(2021, 1, 12), closes=DAY(2021, 1, 16))
        proposal = store.proposals.submit(session=session, proposer_kind="member", lead=office.people["丁一"], on=DAY(2021, 1, 12),
                                          subject="关于校园午餐的提案（样例）")
        store.proposals.examine(proposal, "filed", on=DAY(2021, 2, 1))
        store.proposals.assign(proposal, school, "sole", on=DAY(2021, 3, 1))
        both = papers.assignment_list(store, school, on=DAY(2021, 3, 1)).markdown()
        assert both.index("## 政协第十四届南京市委员会第三次会议") < both.index("## 政协第十四届南京市委员会第四次会议")
        assert "| 4 | 第0001号 | 关于校园午餐的提案（样例） | 丁一委员 | 单办 |" in both and "共4件" in both
        one = papers.assignment_list(store, school, on=DAY(2021, 3, 1), session=session).markdown()
        assert "共1件" in one and "第三次会议" not in one


def test_every_reminder_counts(made: Office):
    sole = made.assignments["sole"]
    assert "第2次催办" in papers.reminder(made.store, sole, on=DAY(2020, 6, 15)).markdown()
    first = papers.reminder(made.store, sole, on=DAY(2020, 6, 12)).markdown()
    assert "次催办。" not in first and "样例）。" not in first and "已逾期2天" in first
    soon = papers.reminder(made.store, sole, on=DAY(2020, 6, 1)).markdown()
    assert "距期限还有9天" in soon and "确需延期的" in soon
    assert "期限即日届满" in papers.reminder(made.store, sole, on=DAY(2020, 6, 10)).markdown()


def test_an_extension_moves_the_date_from_the_day_it_was_granted():
    with papers_sample.office().store as store:
        row = store.assignments.where(role="sole").one()
        asked = store.assignments.request_extension(row, DAY(2020, 7, 10), "尚在征求意见（样例）", on=DAY(2020, 5, 10), by="市教育局")
        store.assignments.grant_extension(asked, on=DAY(2020, 5, 12), by="提案委员会")
        assert "应于2020年6月10日前" in papers.reminder(store, row, on=DAY(2020, 5, 11)).markdown()
        assert "应于2020年7月10日前" in papers.reminder(store, row, on=DAY(2020, 5, 12)).markdown()


def test_handled_again():
    office = papers_sample.office()
    with office.store as store, store.acting(by="提案委员会", on=DAY(2020, 6, 20)):
        separate = [store.assignments[office.assignments[name]] for name in ("separate", "other separate")]
        for row in separate:
            store.proposals.reply(row, "C", on=DAY(2020, 6, 1))
        store.proposals.feedback(office.lifts, satisfaction="dissatisfied", on=DAY(2020, 6, 10))
        store.proposals.handle_again(office.lifts)
        again = store.proposals.assign(office.lifts, office.units["市教育局"], "sole")
        text = papers.assignment_notice(store, again, on=DAY(2020, 6, 20)).markdown()
        assert "提案人对前次办理不满意" in text and "重新办理" in text
        assert papers.assignment_list(store, office.units["市教育局"], on=DAY(2020, 6, 20)).markdown().count("第0002号") == 1


def test_a_withdrawn_proposal_is_not_handled():
    office = papers_sample.office()
    with office.store as store:
        store.proposals.withdraw(office.after_school, on=DAY(2020, 6, 16), by="民进南京市委员会")
        school = office.units["市教育局"]
        assert "2020年6月16日已撤案" in papers.assignment_list(store, school, on=DAY(2020, 6, 16)).markdown()
        assert len(papers.reminders(store, school, on=DAY(2020, 6, 16))) == 1
        assert len(papers.notices(store, school, on=DAY(2020, 6, 16))) == len(papers.notices(store, school, on=DAY(2020, 6, 15))) - 1
        with pytest.raises(papers.PaperError, match="withdrawn"):
            papers.reminder(store, office.assignments["sole"], on=DAY(2020, 6, 16))


def test_a_merged_proposal_is_not_handled():
    office = papers_sample.office()
    with office.store as store:
        principal = store.proposals.submit(session=office.session, proposer_kind="member", lead=office.people["丁一"],
                                           subject="关于课后服务的提案（样例）", on=DAY(2020, 1, 14), by="丁一")
        store.proposals.examine(principal, "filed", on=DAY(2020, 2, 10), by="提案委员会")
        store.proposals.merge(office.after_school, principal, on=DAY(2020, 6, 16), by="提案委员会")
        school = office.units["市教育局"]
        assert "2020年6月16日已并案" in papers.assignment_list(store, school, on=DAY(2020, 6, 16)).markdown()
        assert len(papers.notices(store, school, on=DAY(2020, 6, 16))) == len(papers.notices(store, school, on=DAY(2020, 6, 15))) - 1
        with pytest.raises(papers.PaperError, match="merged"):
            papers.reminder(store, office.assignments["sole"], on=DAY(2020, 6, 16))
        with pytest.raises(papers.PaperError, match="merged into No. 0004, “关于课后服务的提案（样例）”") as refused:
            papers.feedback_form(store, office.after_school, on=DAY(2020, 6, 16))
        assert "已并入第0004号提案" in refused.value.message_zh
        with pytest.raises(papers.PaperError, match="nobody had replied"):
            papers.feedback_form(store, office.after_school, on=DAY(2020, 6, 15))


def test_what_was_merged_is_named_beside_its_principal():
    office = papers_sample.office()
    with office.store as store:
        principal = store.proposals.submit(session=office.session, proposer_kind="member", lead=office.people["丁一"], grounds="理由（样例）",
                                           subject="关于课后服务的提案（样例）", on=DAY(2020, 1, 14), by="丁一")
        unfiled = store.proposals.submit(session=office.session, proposer_kind="member", lead=office.people["李娜"],
                                         subject="关于托管的提案（样例）", recommendations="建议（样例）", on=DAY(2020, 1, 15), by="李娜")
        store.proposals.examine(principal, "filed", on=DAY(2020, 2, 10), by="提案委员会")
        store.proposals.merge(unfiled, principal, on=DAY(2020, 2, 20), by="提案委员会")
        row = store.proposals.assign(principal, office.units["市教育局"], "sole", on=HANDED_OVER, by="提案委员会")
        store.proposals.merge(office.after_school, principal, on=DAY(2020, 3, 20), by="提案委员会")
        one = "流水号5提案《关于托管的提案（样例）》（李娜委员提出）"
        other = "第0003号提案《关于完善中小学课后服务经费保障机制的提案（样例）》（民进南京市委员会提出）"
        before = papers.assignment_notice(store, row, on=HANDED_OVER).markdown()
        assert f"一并办理并答复的：{one}。" in before and "附：并入的提案" in before and "民进" not in before
        assert f"{one}；{other}。" in papers.assignment_notice(store, row, on=DAY(2020, 3, 20)).markdown()
        reply = papers.reply_form(store, row, on=DAY(2020, 5, 1))
        for words in (f"{one}；{other}", "丁一委员、李娜委员、民进南京市委员会：", "丁一、李娜、民进南京市委员会", "你们提出的", "及并入的提案收悉"):
            assert words in reply.markdown()
        english = papers.reply_form(store, row, on=DAY(2020, 5, 1), style=ENGLISH).markdown()
        assert "receipt number 5, “关于托管的提案（样例）”, of 李娜; No. 0003" in english
        store.proposals.reply(row, "A", on=DAY(2020, 5, 20), by="市教育局")
        form = papers.feedback_form(store, principal, proposer=office.people["李娜"], on=DAY(2020, 5, 21))
        assert f"{one}；{other}" in form.markdown() and "李娜" in form.html()
        assert "并入" not in papers.reply_form(store, office.assignments["lead"], on=DAY(2020, 5, 20)).markdown()


def test_nothing_to_print_says_why(made: Office):
    with pytest.raises(papers.PaperError, match="no paper to print: on 2020-03-20 市教育局 has nothing whose answer is overdue") as refused:
        papers.reminders(made.store, made.units["市教育局"], on=DAY(2020, 3, 20)).html()
    assert refused.value.message_zh == "没有可打印的文书：2020年3月20日市教育局没有逾期未办复的提案"
    with pytest.raises(papers.PaperError, match="has nothing that it has not answered"):
        papers.notices(made.store, made.units["市卫生健康委员会"], on=DAY(2020, 6, 1)).markdown()


def test_what_cannot_be_printed(made: Office):
    store, rows = made.store, made.assignments
    for wrong, said in (
        (lambda: papers.assignment_notice(store, rows["lead"], on=DAY(2020, 3, 9)), "does not count"),
        (lambda: papers.reply_form(store, rows["assisting"], on=DAY(2020, 5, 20)), "assisting"),
        (lambda: papers.reminder(store, rows["lead"], on=DAY(2020, 6, 1)), "answered"),
        (lambda: papers.feedback_form(store, made.nursery, on=DAY(2020, 5, 19)), "replied"),
        (lambda: papers.receipt(store, made.nursery, on=DAY(2020, 1, 12)), "submitted"),
    ):
        with pytest.raises(papers.PaperError, match=said) as refused:
            wrong()
        assert refused.value.message_zh and isinstance(refused.value, ValueError)
    with pytest.raises(zhengxie.NotFound):
        papers.assignment_notice(store, made.nursery, on=HANDED_OVER)


# ---- escaping, and nothing from outside ----

def test_a_hostile_name_stays_a_text(made: Office):
    for name, paper in papers_sample.all_papers(made, papers.Style(issuer=HOSTILE, contact=HOSTILE)).items():
        if name == "feedback-form":  # it names neither
            continue
        page = Page(paper.html())
        assert "script" not in page.tags and "b" not in page.tags and HOSTILE in page.text
        text = paper.markdown()
        assert "<" not in text and "&lt;script&gt;alert(1)&lt;/script&gt; \\*星\\* \\| \\#1\\_x \\[链\\](http://x)" in text


@pytest.mark.parametrize(("said", "printed"), [
    ("1. 一", "1\\. 一"), ("1)", "1\\)"), ("1.5", "1.5"), ("- 一", "\\- 一"), ("+ 一", "\\+ 一"), ("# 一", "\\# 一"), ("a\nb", "a b"), ("a\r\nb\rc\u2028d", "a b c d"),
    ("`x`", "\\`x\\`"), ("\\", "\\\\"), ("&amp;", "&amp;amp;"),
])
def test_characters_of_markdown(tmp_path: Path, said: str, printed: str):
    (tmp_path / "one.j2").write_text("{{ value }}", encoding="utf-8")
    paper = papers.render("one", {"value": said}, title="一", style=papers.Style(templates=tmp_path))
    assert paper.markdown() == printed + "\n"


def test_nothing_from_outside(made: Office):
    for style in (papers.Style(), ENGLISH):
        for paper in papers_sample.all_papers(made, style).values():
            text = paper.html()
            page = Page(text)
            assert not {"script", "link", "img", "iframe", "object", "base", "a"} & set(page.tags)
            assert not {"src", "href", "srcset", "onload", "onclick", "background"} & {name for name, _ in page.attributes}
            assert "url(" not in text and "@import" not in text and "@font-face" not in text
            assert "default-src 'none'" in text and ("lang", "zh-CN" if style.language == "zh" else "en") in page.attributes


# ---- in and out ----

def test_saved(made: Office, tmp_path: Path):
    paper = papers.receipt(made.store, made.nursery, on=DAY(2020, 1, 14))
    paper.save(tmp_path / "one.html")
    paper.save(str(tmp_path / "one.md"))
    assert (tmp_path / "one.html").read_text(encoding="utf-8") == paper.html()
    assert (tmp_path / "one.md").read_bytes().decode() == paper.markdown()
    with pytest.raises(ValueError, match="one.pdf"):
        paper.save(tmp_path / "one.pdf")


def test_in_a_notebook(made: Office):
    shown = papers.receipt(made.store, made.nursery, on=DAY(2020, 1, 14))._repr_html_()
    page = Page(shown)
    assert page.tags == ["iframe"] and ("sandbox", None) in page.attributes
    assert dict(page.attributes)["srcdoc"].startswith("<!DOCTYPE html>")


def test_style(tmp_path: Path, made: Office):
    paper = papers.receipt(made.store, made.nursery, on=DAY(2020, 1, 14), style=papers.Style(issuer="政协办公厅", contact="王科长"))
    assert "政协办公厅" in paper.markdown() and "联系人及电话：王科长" in paper.markdown()
    with pytest.raises(ValueError, match="language"):
        papers.Style(language="fr")  # type: ignore[arg-type]
    with pytest.raises(NotADirectoryError):
        papers.Style(templates=tmp_path / "none")


# ---- templates of one's own ----

def test_a_template_of_ones_own(tmp_path: Path, made: Office):
    (tmp_path / "receipt.j2").write_text("{% import layout as page with context %}{{ page.title(title) }}{{ proposal.subject }}",
                                         encoding="utf-8")
    own = papers.Style(templates=tmp_path)
    assert papers.receipt(made.store, made.lifts, on=DAY(2020, 1, 14), style=own).markdown() == (
        "# 提案收据\n\n关于 &lt;b&gt;老旧小区&lt;/b&gt; 加装电梯 \\*若干\\* 问题的提案（样例）\n")
    sole = made.assignments["sole"]
    assert (papers.reminder(made.store, sole, on=DAY(2020, 6, 15), style=own).html()
            == papers.reminder(made.store, sole, on=DAY(2020, 6, 15)).html())


def test_a_paper_of_ones_own(tmp_path: Path):
    (tmp_path / "three_lists.j2").write_text("""{% import layout as page with context %}
{% call page.sheet() %}
{{ page.title(title, year ~ "年") }}
{{ page.items(entries) }}
{% endcall %}
""", encoding="utf-8")
    paper = papers.render("three_lists", {"year": 2020, "entries": ["一 < 二", "三"]}, title="三张清单",
                          style=papers.Style(templates=tmp_path))
    assert paper.markdown() == "# 三张清单\n\n2020年\n\n1. 一 &lt; 二\n2. 三\n"
    assert "<li>一 &lt; 二</li>" in paper.html() and "<title>三张清单</title>" in paper.html()


@pytest.mark.parametrize(("template", "said"), [
    ("{{ nobody }}", "line 1: 'nobody' is undefined"),
    ("\n{{ given.nothing }}", "line 2"),
    ("{{ none_given }}", "no value"),
    ("{{ none_given|date }}", "line 1"),
    ("{% if %}", "line 1"),
    ("{% include 'absent.j2' %}", "absent.j2"),
    ("{{ given.__class__.__mro__ }}", "unsafe"),
    ("{{ given.append(1) }}", "not safely callable|unsafe"),
])
@pytest.mark.parametrize("format", ["html", "markdown"])
def test_what_is_missing_or_wrong_is_an_error(tmp_path: Path, template: str, said: str, format: str):
    (tmp_path / "own.j2").write_text(template, encoding="utf-8")
    paper = papers.render("own", {"given": [], "none_given": None}, title="一", style=papers.Style(templates=tmp_path))
    with pytest.raises(papers.PaperError, match=said):
        getattr(paper, format)()


def test_without_jinja2(tmp_path: Path):
    """The package works; only what prints says what is missing."""
    program = """import sys
sys.modules["jinja2"] = None
from zhengxie import papers
paper = papers.render("receipt", {}, title="")
try:
    paper.html()
except ImportError as error:
    print(error)
"""
    done = subprocess.run([sys.executable, "-c", program], env={**os.environ, "PYTHONPATH": str(BUILD)}, capture_output=True, text=True,
                          check=True)
    assert done.stdout == "papers need Jinja2; as Debian's package: python3-jinja2\n"


def blocks(name: str) -> dict[str, str]:
    """The blocks of a layout, with their arguments."""
    folder = Path(papers.__file__).with_name("templates")
    macros = jinja2.Environment().parse((folder / name).read_text(encoding="utf-8")).find_all(jinja2.nodes.Macro)
    return {macro.name: f"{[argument.name for argument in macro.args]} {macro.defaults}" for macro in macros}


def test_both_layouts_have_the_same_blocks():
    assert blocks("_html.j2") == blocks("_markdown.j2")
    page = (SOURCE / "docs/papers.md").read_text(encoding="utf-8")
    for name in blocks("_html.j2"):
        assert f"`{name}(" in page, name
