# SPDX-License-Identifier: MIT
"""From a document's three lists to measures and their effects, with figures that are exact."""
import datetime
import decimal
from decimal import Decimal

import pytest
from conftest import City

import zhengxie
from zhengxie.records import ListKind, MeasureStatus, Wanted


def day(month: int, number: int) -> datetime.date:
    return datetime.date(2020, month, number)


def suggestion(city: City) -> tuple[int, int]:
    store = city.store
    project = store.projects.propose("research", "own", "停车难", 2020, on=day(2, 1))
    document = store.documents.draft("research_report", "关于停车难的调研报告", project=project, on=day(2, 10))
    return document, store.list_entries.add(document, "suggestion", "挖潜建设停车设施", on=day(2, 12))


def test_from_lists_to_measures(city: City):
    store = city.store
    document, advice = suggestion(city)
    problem = store.list_entries.add(document, ListKind.PROBLEM, "车位不足", on=day(2, 12))
    store.list_entries.link(advice, problem, on=day(2, 12))
    with pytest.raises(zhengxie.Rule) as refusal:
        store.measures.break_down("新增泊位", city.unit, suggestion=problem, on=day(3, 1))
    assert refusal.value.rule == "measure.suggestion"
    top = store.measures.break_down("新增泊位", city.unit, suggestion=advice, on=day(3, 1))
    east = store.measures.break_down("东片", city.unit, parent=top, weight=60, on=day(3, 1))
    store.measures.break_down("西片", city.unit, parent=top, weight=40, on=day(3, 1))
    store.measures.report(east, 50, on=day(5, 1))
    assert (store.measures[top].progress, store.measures[top].status) == (30, MeasureStatus.UNDER_WAY)
    assert store.list_entries[advice].progress == 30
    assert [found.id for found in store.measures.where(suggestion=advice, parent=None)] == [top]
    store.journal.verify()


def test_figures_are_decimals(city: City):
    store = city.store
    measure = store.measures.break_down("新增泊位", city.unit, suggestion=suggestion(city)[1], on=day(3, 1))
    effect = store.effects.observe(measure, "车位缺口", before=Decimal("12.50"), after=-3, measured_in="万个", wanted="less",
                                   since=zhengxie.PartialDate(2019), on=day(9, 1))
    found = store.effects[effect]
    assert (str(found.before), found.after, found.wanted) == ("12.50", Decimal(-3), Wanted.LESS)
    assert isinstance(found.after, Decimal)
    assert len(store.effects.where(before=Decimal("12.50"))) == 1
    assert len(store.effects.where(after=None)) == 0
    assert str(store.effects[store.effects.observe(measure, "大", after=Decimal("1E+3"), on=day(9, 1))].after) == "1000"


@pytest.mark.parametrize("figure", ["NaN", "-0", "Infinity", "1E+99", "1E+999999999", "1E-999999", "0.0000001"])
def test_what_is_no_figure(city: City, figure: str):
    store = city.store
    measure = store.measures.break_down("新增泊位", city.unit, suggestion=suggestion(city)[1], on=day(3, 1))
    with pytest.raises(zhengxie.Invalid) as refusal:
        store.effects.observe(measure, "缺口", after=decimal.Decimal(figure), on=day(9, 1))
    assert (refusal.value.field, refusal.value.rule) == ("after", "decimal.form")


@pytest.mark.parametrize("figure", [12.5, "12.5", True])
def test_what_is_no_decimal(city: City, figure: object):
    store = city.store
    measure = store.measures.break_down("新增泊位", city.unit, suggestion=suggestion(city)[1], on=day(3, 1))
    with pytest.raises(TypeError, match=r"effect\.after: expected decimal\.Decimal or int"):
        store.effects.observe(measure, "缺口", after=figure, on=day(9, 1))  # type: ignore[arg-type]
