# SPDX-License-Identifier: MIT
"""The calendar, what is due, and the rulebook's schema."""
from __future__ import annotations

import datetime
import json
from typing import Any

import pytest

import zhengxie
from conftest import SOURCE, City
from zhengxie.records import Clock, DayKind, DueState

DAY = datetime.date


def test_working_days(store: zhengxie.Store):
    assert store.working_day(DAY(2020, 10, 10)) is True
    assert store.working_day(DAY(2020, 10, 8)) is False
    assert store.add_working_days(DAY(2020, 9, 30), 1) == DAY(2020, 10, 9)
    assert store.add_working_days(DAY(2020, 1, 23), 1, as_of=DAY(2020, 1, 25)) == DAY(2020, 1, 31)
    assert store.add_working_days(DAY(2020, 1, 23), 1) == DAY(2020, 2, 3)
    with pytest.raises(zhengxie.Rule) as refused:
        store.working_day(DAY(2027, 1, 4))
    assert refused.value.rule == "calendar.year-known" and "2027" in refused.value.message and "2027" in refused.value.message_zh
    with pytest.raises(TypeError):
        store.working_day("2020-10-10")  # type: ignore[arg-type]


def test_days_of_a_period(store: zhengxie.Store):
    days = store.calendar_days(DAY(2019, 9, 28), DAY(2019, 10, 1))
    assert [(day.date.day, day.kind, day.working) for day in days] == [
        (28, DayKind.WEEKEND, False), (29, DayKind.MAKE_UP, True), (30, DayKind.WORKING, True), (1, DayKind.HOLIDAY, False)]
    assert days[1].reason_zh == "国庆节" and "国办发明电〔2018〕15号" in days[1].source and days[2].reason is None


def test_a_year_is_published(store: zhengxie.Store):
    holidays = [{"name": "元旦", "en": "New Year's Day", "from": "2027-01-01", "to": "2027-01-03"}]
    act: dict[str, Any] = {"year": 2027, "source": "样例通知", "published": DAY(2026, 11, 10), "on": DAY(2026, 11, 10)}
    wrong = [dict(holidays[0], to="2027-02-30")]
    with pytest.raises(zhengxie.Invalid, match="/holidays/0/to"):
        store.calendars.publish(document=json.dumps({"holidays": wrong}), **act)
    assert len(store.calendars) == 0
    store.calendars.publish(document=json.dumps({"holidays": holidays}), **act)
    assert store.working_day(DAY(2027, 1, 4)) is True
    assert store.calendars.first().source == "样例通知"


def test_what_is_due(city: City):
    store = city.store
    lines = store.due(DAY(2020, 2, 3))
    assert [(line.clock, line.due, line.days_left, line.state) for line in lines] == [
        (Clock.ACKNOWLEDGE, DAY(2020, 2, 7), 4, DueState.SOON),
        (Clock.DECLINE, DAY(2020, 2, 14), 11, DueState.SOON),
        (Clock.FIRST_TALK, DAY(2020, 2, 21), 18, DueState.RUNNING),
        (Clock.REPLY, DAY(2020, 5, 1), 88, DueState.RUNNING)]
    assert {line.unit for line in lines} == {city.unit} and lines[3].proposer == city.members[0]
    assert lines.meta.on == DAY(2020, 2, 3) and "2020-05-01" in lines[3].reason and "3 个月" in lines[3].reason_zh
    assert len(store.due(DAY(2020, 2, 3), clock="reply", unit=city.unit)) == 1
    assert len(store.due(DAY(2020, 2, 3), state=DueState.SOON, soon_days=4)) == 1
    assert len(store.due(DAY(2020, 2, 3), state={"soon", DueState.RUNNING})) == 4
    assert [line.clock for line in store.due(DAY(2020, 2, 10), state=zhengxie.LATE)] == [Clock.ACKNOWLEDGE]
    assert len(store.due(DAY(2020, 2, 10), state=[DueState.LONG_OVERDUE])) == 0
    for wrong in ("late", [], {"soon", "late"}):
        with pytest.raises(ValueError):
            store.due(DAY(2020, 2, 3), state=wrong)
    assert len(store.due(DAY(2020, 2, 3), proposer=city.members[1])) == 0
    assert [(line.clock, line.assignment) for line in store.due(DAY(2020, 4, 5))] == [(Clock.FEEDBACK, None)]
    assert len(store.due(DAY(2020, 4, 10))) == 0
    with pytest.raises(ValueError):
        store.due(DAY(2020, 2, 3), clock="lunch")
    with pytest.raises(zhengxie.Invalid):
        store.due(DAY(2020, 2, 3), soon_days=-1)


def test_codes_and_labels(city: City):
    store, on = city.store, DAY(2020, 2, 3)
    assert [(row.code, row.zh) for row in store.codes("satisfactions", on)][0] == ("satisfied", "满意")
    assert store.label("satisfactions", "satisfied", on) == "满意"
    assert store.label("satisfactions", "satisfied", on, language="en") == "satisfied"
    with pytest.raises(zhengxie.NotFound, match="satisfied, basically_satisfied, dissatisfied"):
        store.label("satisfactions", "happy", on)
    with pytest.raises(zhengxie.NotFound, match="list"):
        store.codes("satisfaction", on)
    with pytest.raises(ValueError, match="language"):
        store.label("satisfactions", "satisfied", on, language="fr")  # type: ignore[arg-type]


def test_the_calendar_and_the_rulebook_are_documents():
    assert {year["year"] for year in zhengxie.national_calendar()} == set(range(2018, 2027))
    assert zhengxie.national_rulebook()["clocks"]["reply"] == {"months": 3, "extension": {"months": 3, "most": 6}}


def cities() -> list[dict[str, Any]]:
    """The rulebooks of tests/cases, each the national default with what it changes."""
    documents = []
    for city in json.loads((SOURCE / "tests/cases/rulebooks.json").read_text(encoding="utf-8")):
        document = zhengxie.national_rulebook()
        del document["clocks"]
        for section in ("proposal", "handling"):
            document[section].update(city.get(section, {}))
        if "clocks" in city:
            document["clocks"] = city["clocks"]
        documents.append(document)
    return documents


WRONG: list[dict[str, Any]] = [
    {"rely": {"months": 3}},
    {"reply": {}},
    {"reply": {"months": 0}},
    {"reply": {"months": 3, "days": 3}},
    {"reply": {"until": ["06-31"]}},
    {"reply": {"months": 3, "roll": True}},
    {"reply": {"months": 3, "extension": {"days": 3}}},
    {"reply": {"months": 3, "of": {"party": {"months": 2, "of": {}}}}},
]


def test_the_schema_and_the_library_agree(store: zhengxie.Store):
    jsonschema = pytest.importorskip("jsonschema")
    schema = json.loads((SOURCE / "share/rulebook.schema.json").read_text(encoding="utf-8"))
    validator = jsonschema.Draft202012Validator(schema)
    validator.check_schema(schema)
    start = DAY(2030, 1, 1)
    for place, document in enumerate([zhengxie.national_rulebook(), *cities()]):
        validator.validate(document)
        store.rulebooks.adopt("样例", start + datetime.timedelta(place), json.dumps(document))
    for clocks in WRONG:
        document = dict(zhengxie.national_rulebook(), clocks=clocks)
        assert not validator.is_valid(document), clocks
        with pytest.raises(zhengxie.Invalid, match="/clocks"):
            store.rulebooks.adopt("样例", DAY(2040, 1, 1), json.dumps(document))
