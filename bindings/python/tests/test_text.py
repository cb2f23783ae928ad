# SPDX-License-Identifier: MIT
"""Numerals, session names, the order of strokes; and dates of which not all is known."""
from __future__ import annotations

import datetime
import pickle

import pytest

import zhengxie
from zhengxie import PartialDate, text


def test_numerals():
    for number in (0, 1, 10, 14, 103, 110, 2000, 9_999_999_999_999_999):
        assert text.parse_numeral(text.numeral(number)) == number
    assert text.numeral(103) == "一百零三"
    for wrong in (-1, 10_000_000_000_000_000, 1 << 70):
        with pytest.raises(zhengxie.Invalid):
            text.numeral(wrong)
    for wrong in ("", "十十", "abc", "十\0"):
        with pytest.raises(zhengxie.Invalid):
            text.parse_numeral(wrong)
    with pytest.raises(TypeError):
        text.parse_numeral(14)


def test_session_names():
    for given in ("十四届三次会议", "第十四届三次会议", "14届3次会议", "政协第十四届南京市委员会第三次会议"):
        name = text.SessionName.parse(given)
        assert (name.term, name.session, name.short) == (14, 3, "十四届三次会议")
    assert name.place == "南京市" and name.full() == "政协第十四届南京市委员会第三次会议"
    with pytest.raises(ValueError):
        text.SessionName(14, 3).full()
    with pytest.raises(zhengxie.Invalid):
        text.SessionName.parse("开会")
    with pytest.raises(zhengxie.Invalid):
        text.SessionName(0, 3).short


def test_strokes():
    names = ["王伟", "丁一", "李娜", "王伟", "一丁"]
    assert text.stroke_sorted(names)[-1] == "李娜"
    assert text.stroke_sorted(enumerate(names), key=lambda pair: pair[1])[0][1] == "一丁"
    same = [(1, "王伟"), (2, "王伟")]
    assert text.stroke_sorted(same, key=lambda pair: pair[1]) == same
    assert text.stroke_sorted([]) == []
    with pytest.raises(TypeError):
        text.stroke_sorted(["王伟", None])
    with pytest.raises(zhengxie.Invalid):
        text.stroke_sorted(["\ud800"])


def test_length():
    assert text.length("政协𠀀") == 3
    with pytest.raises(zhengxie.Invalid):
        text.length("\ud800")


# ---- partial dates ----

def test_partial_dates_are_ordered():
    days = [PartialDate(1967), PartialDate(1968), datetime.date(1968, 1, 1), datetime.date(1968, 1, 31), PartialDate(1968, 2),
            datetime.date(1968, 2, 1), PartialDate(1968, 12), PartialDate(1969)]
    assert sorted(reversed(days), key=None) == days
    for i, earlier in enumerate(days):
        for later in days[i + 1:]:
            assert earlier < later and later > earlier and earlier <= later and later >= earlier and earlier != later


def test_partial_dates_are_values():
    assert PartialDate(1968) == PartialDate(1968) != PartialDate(1968, 1) != datetime.date(1968, 1, 1)
    assert len({PartialDate(1968), PartialDate(1968), PartialDate(1968, 1)}) == 2
    assert pickle.loads(pickle.dumps(PartialDate(1968, 3))) == PartialDate(1968, 3)
    for name in ("year", "month", "_year"):
        with pytest.raises(AttributeError):
            setattr(PartialDate(1968), name, 1)
    with pytest.raises(AttributeError):
        del PartialDate(1968)._year
    assert (PartialDate(1968).first, PartialDate(1968).last) == (datetime.date(1968, 1, 1), datetime.date(1968, 12, 31))
    assert PartialDate(2020, 2).last == datetime.date(2020, 2, 29)
    assert PartialDate(9999, 12).last == datetime.date(9999, 12, 31)
    assert (PartialDate(5).isoformat(), str(PartialDate(1968, 3))) == ("0005", "1968-03")
    with pytest.raises(TypeError):
        PartialDate(1968) < "1969"
    with pytest.raises(TypeError):
        PartialDate(1968) < datetime.datetime(1969, 1, 1)


@pytest.mark.parametrize("wrong", [(0,), (10000,), (1968, 0), (1968, 13), (-1,)])
def test_impossible_partial_dates(wrong):
    with pytest.raises(ValueError):
        PartialDate(*wrong)


@pytest.mark.parametrize("given", ["1968", "1968-03", "0005"])
def test_partial_dates_are_read(given):
    assert PartialDate.parse(given).isoformat() == given


@pytest.mark.parametrize("wrong", ["", "68", "1968-3", "1968-13", "1968-03-01", "一九六八", "１９６８", "1968-", "+968", "1968-٠٣"])
def test_what_is_no_partial_date(wrong):
    with pytest.raises(ValueError):
        PartialDate.parse(wrong)
