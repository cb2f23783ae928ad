# SPDX-License-Identifier: MIT
"""Times, annual statistics, satisfaction, published figures."""
from __future__ import annotations

import datetime
import json
from fractions import Fraction

import pytest

import zhengxie
from conftest import City

JUNE = datetime.date(2020, 6, 1)


def test_times(city: City):
    times = city.store.times("submitted", "filed", "category", on=JUNE, of=city.store.proposals.where(session=city.session), limits=(3, 10))
    none, social = times
    assert (none.key_1, none.n, none.ceased, none.median) == (None, 0, 1, None)
    assert (social.key_1, social.n, social.open, social.median, social.p90) == ("social", 1, 0, 5, 5)
    assert times.buckets(social) == {"0–3": 0, "4–10": 1, ">10": 0}
    assert times.buckets(none) == {"0–3": None, "4–10": None, ">10": None}
    assert times.meta is not None and times.meta.on == JUNE and "nearest rank" in times.meta.definition and times.meta.sentence is None
    (unit,) = city.store.times("assigned", "replied", "unit", on=JUNE)
    assert (unit.en_1, unit.median) == ("市教育局", 60)
    (open_,) = city.store.times("assigned", "replied", unit=city.unit, on=datetime.date(2020, 3, 1))
    assert (open_.n, open_.open, open_.denominator) == (0, 1, 1)
    (few,) = city.store.times("assigned", "replied", on=JUNE, minimum=2)
    assert few.n == 1 and few.median is None
    assert len(city.store.times("submitted", "filed", "category", on=JUNE, since=datetime.date(2020, 1, 16))) == 0
    assert list(zhengxie.times_events())[:2] == ["drafted", "submitted"]


def test_times_that_cannot_be_asked(city: City):
    with pytest.raises(zhengxie.Invalid, match="ends: must come after"):
        city.store.times("filed", "submitted", on=JUNE)
    with pytest.raises(zhengxie.Invalid, match="limits"):
        city.store.times("submitted", "filed", on=JUNE, limits=(9, 3))
    with pytest.raises(ValueError, match="rounds: one of"):
        city.store.times("submitted", "filed", on=JUNE, rounds="second")
    with pytest.raises(ValueError, match="without after"):
        city.store.times("submitted", "filed", on=JUNE, of=city.store.proposals.limit(1))
    with pytest.raises(TypeError):
        city.store.times("submitted", None, on=JUNE)


def test_annual(city: City):
    annual = city.store.annual(city.session, JUNE)
    filed = annual.line("filed")
    assert (filed.numerator, filed.denominator, filed.percent, filed.of) == (1, 2, "50.00", "received")
    assert annual.line("reply.A").percent == "100.00"
    assert annual.sentence.startswith("Session 3 of term 14: 2 proposals were received and 1 filed (50.00%)")
    assert annual.sentence_zh.startswith("十四届三次会议共收到提案2件，立案1件，立案率50.00%；")
    with pytest.raises(KeyError):
        annual.line("fild")


def test_the_sentence_is_the_rulebooks(city: City):
    document = zhengxie.national_rulebook()
    document["annual"] = {"decimals": 1, "sentence_zh": "立案{filed}件，占{filed_share}。"}
    city.store.rulebooks.adopt("某市规则", JUNE, json.dumps(document), on=JUNE)
    assert city.store.annual(city.session, JUNE).sentence_zh == "立案1件，占50.0%。"
    document["annual"]["sentence_zh"] = "立案{fild}件"
    with pytest.raises(zhengxie.Invalid, match="/annual/sentence_zh: there is no placeholder “{fild}”"):
        city.store.rulebooks.adopt("某市规则", datetime.date(2020, 7, 1), json.dumps(document), on=JUNE)


def test_satisfaction(city: City):
    satisfaction = city.store.satisfaction("proposer.sector", on=JUNE, credit="any")
    assert satisfaction.groups() == {(str(sector),): (1, 1) for sector in city.sectors}
    shared = city.store.satisfaction("proposer.sector", on=JUNE, credit="share", of=city.store.proposals.where(session=city.session))
    assert sorted(n for n, of in shared.groups().values()) == [Fraction(1, 3), Fraction(2, 3)]
    (all_, *each) = city.store.satisfaction(on=JUNE, unit=city.unit)
    assert (all_.value, all_.numerator, all_.denominator, all_.not_returned, all_.not_sent) == (None, 1, 1, 0, 0)
    assert [(line.value, line.numerator) for line in each] == [("satisfied", 1), ("basically_satisfied", 0), ("dissatisfied", 0)]
    form = city.store.feedback.first()
    city.store.proposals.feedback_answer(form, "visited", "yes", on=JUNE)
    assert [line.value for line in city.store.satisfaction(on=JUNE, axes=True) if line.axis == "visited"] == ["yes", "no"]
    with pytest.raises(zhengxie.Invalid, match="credit"):
        city.store.satisfaction(on=JUNE, credit="any")


def test_a_name_is_no_record(city: City):
    """What is wanted is said; a name is no key."""
    store = city.store
    with pytest.raises(TypeError, match=r"^unit: expected the id of a record, or that record, not str$"):
        store.due(JUNE, unit="市教育局")  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="^session: expected the id"):
        store.annual("十四届三次会议", JUNE)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match=r"^assignment.unit: expected the id of a record \(organization\), or that record, not str$"):
        store.assignments.where(unit="市教育局")  # type: ignore[arg-type]
        len(store.assignments.where(unit="市教育局"))  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="^proposer: expected"):
        store.due(JUNE, proposer=True)
    assert len(store.due(JUNE, unit=store.organizations[city.unit])) == len(store.due(JUNE, unit=city.unit))


def test_frames(city: City):
    pytest.importorskip("pandas")
    times = city.store.times("submitted", "filed", "category", on=JUNE, limits=(3,)).to_pandas()
    assert list(times.columns) == ["category", "category (en)", "category (zh)", "numerator", "denominator", "n", "open", "ceased", "median", "p90",
                                   "0–3", ">3"]
    assert times["median"].isna().tolist() == [True, False]
    satisfaction = city.store.satisfaction("proposer.sector", on=JUNE, credit="share").to_pandas()
    assert abs(satisfaction.numerator[satisfaction.value == "satisfied"].sum() - 1) < 1e-9
    annual = city.store.annual(city.session, JUNE).to_pandas().set_index("key")
    assert annual.percent["filed"] == "50.00" and annual.attrs["meta"].sentence


def test_published_figures():
    findings = zhengxie.check_published(591, (411, 119, 58), ("69.9", "20.24", None))
    assert [line.of for line in findings] == ["sum", "sum", "sum", None]
    assert findings[0].numerator == 588 and findings[0].adds_up is False
    assert zhengxie.check_published(801, [564, 207, 30])[0].adds_up is True
    with pytest.raises(zhengxie.Invalid, match="percents"):
        zhengxie.check_published(1, [1], ["all"])
    with pytest.raises(ValueError, match="one for each part"):
        zhengxie.check_published(1, [1], [])
    with pytest.raises(TypeError):
        zhengxie.check_published(1, ["1"])
    with pytest.raises(TypeError):
        zhengxie.check_published(1, 1)
    with pytest.raises(TypeError):
        zhengxie.check_published(1, [1], [1])
