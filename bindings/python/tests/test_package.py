# SPDX-License-Identifier: MIT
"""The package as a whole: its examples run, its types hold, its tables become pandas, and nothing of the library is missing."""
from __future__ import annotations

import datetime
import doctest
import importlib
import pkgutil
import re
import subprocess
import sys
from pathlib import Path

import pytest

import zhengxie
from conftest import BUILD, DAY, SOURCE, City
from zhengxie import capi, schema

MODULES = ["zhengxie", *(f"zhengxie.{module.name}" for module in pkgutil.iter_modules(zhengxie.__path__) if module.name != "_capi")]


@pytest.mark.parametrize("name", MODULES)
def test_examples(name):
    module = importlib.import_module(name)
    result = doctest.testmod(module, optionflags=doctest.ELLIPSIS)
    assert result.failed == 0
    if name in ("zhengxie", "zhengxie.store", "zhengxie.text", "zhengxie.errors", "zhengxie.journal", "zhengxie.dates", "zhengxie.schema"):
        assert result.attempted > 0


def test_types():
    """mypy --strict on the package, and on a program that uses it rightly and, where it says so, wrongly."""
    pytest.importorskip("mypy", reason="mypy is not installed")
    sample = Path(__file__).with_name("typed_sample.py")
    done = subprocess.run([sys.executable, "-m", "mypy", "--strict", "--config-file", SOURCE / "bindings/python/mypy.ini", "--cache-dir",
                           BUILD / "mypy", *sorted(set((BUILD / "zhengxie").glob("*.py")) - {BUILD / "zhengxie/capi.py"}), sample],
                          cwd=BUILD, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


def test_typed():
    assert (BUILD / "zhengxie" / "py.typed").exists()
    assert zhengxie.__version__ == capi.version() == schema._described()["version"]


def test_everything_named_is_there():
    for name in zhengxie.__all__:
        assert getattr(zhengxie, name) is not None


# Memory, dates and field tables are Python's own or the border's business.
NOT_CALLED = re.compile(r"zx_(allocator_set|free|none_text|error_last|status_name|cursor_\w+|store_free|record_type_\w+|rule_at|verb_at|times_event_at"
                        r"|date_\w+)")


def test_every_function_of_the_library_is_reached():
    """A new question must not be forgotten in the bindings."""
    names = re.findall(r"^ +(zx_\w+);", (SOURCE / "lib/zhengxie.map").read_text(encoding="utf-8"), re.MULTILINE)
    verbs = {"zx_" + re.sub(r"[.-]", "_", verb) for verb in schema.verbs()}
    missing = [name for name in names if not hasattr(capi, name[3:]) and name not in verbs and name.removesuffix("_many") not in verbs
               and not NOT_CALLED.fullmatch(name)]
    assert not missing


def test_the_stub_is_the_module():
    stub = set(re.findall(r"^def (\w+)|^(\w+):", (SOURCE / "bindings/python/zhengxie/capi.pyi").read_text(encoding="utf-8"), re.MULTILINE))
    told = {function or constant for function, constant in stub}
    there = {name for name in dir(capi) if not name.startswith(("_", "SWIG", "SHARED"))} - {"weakref"}
    assert told == there


# ---- schema ----

def test_schema():
    person = schema.kind("person")
    assert person.kept and "required" in person.fields["name"].flags and person.fields["gender"].codes == "genders"
    assert schema.verbs()["person.correct"].takes["id"] is True and schema.verbs()["person.correct"].reason
    assert not schema.kind("change").kept
    assert schema.enum_labels("examination_result")["filed"] == ("filed", "立案")
    with pytest.raises(KeyError):
        schema.kind("dragon")
    with pytest.raises(KeyError):
        schema.enum_labels("dragon")
    with pytest.raises(TypeError):
        schema.kinds()["dragon"] = person  # type: ignore[index]


# ---- pandas ----

@pytest.fixture
def pandas():
    return pytest.importorskip("pandas", reason="pandas is not installed")


def test_every_kind_becomes_a_frame(pandas, city: City):
    for kind in schema.kinds().values():
        if not kind.kept:
            continue
        query = city.store.collection(kind.name).where()
        frame = query.to_pandas()
        assert len(frame) == len(query)
        assert list(frame.columns) == ["id", "revision"] + [name for name, field in kind.fields.items() if "long" not in field.flags]
        assert list(frame.id) == [record.id for record in query]
        assert list(query.with_texts().to_pandas().columns) == ["id", "revision", *kind.fields]


def test_types_of_columns(pandas, city: City):
    frame = city.store.proposals.to_pandas()
    assert str(frame.receipt_number.dtype) == "Int64" and str(frame.in_session.dtype) == "boolean"
    assert str(frame.examination.dtype) == "category" and frame.submitted.dtype.kind == "M"
    assert list(frame.examination) == ["filed", "not_filed"]
    assert frame.case_number.isna().tolist() == [False, True]
    city.store.persons.add("丁一", born=zhengxie.PartialDate(1968))
    assert list(city.store.persons.to_pandas().born)[-1] == "1968"
    far = city.store.persons.add("李娜", died=datetime.date(2500, 1, 1))
    assert city.store.persons.to_pandas().set_index("id").died[far] == "2500-01-01"


def test_dates_beyond_what_pandas_holds_stay_texts(pandas, store):
    store.terms.open(1, opened=datetime.date(1600, 1, 1), on=datetime.date(1949, 9, 21))
    assert list(store.terms.to_pandas().opened) == ["1600-01-01"]


def test_an_answer_becomes_a_frame(pandas, city: City):
    balance = city.store.balance(city.session, datetime.date(2020, 6, 1))
    frame = balance.to_pandas()
    assert frame.attrs["meta"] is balance.meta
    assert frame.set_index("key").numerator["received"] == 2
    tally = city.store.proposals.tally("category", "examination", on=datetime.date(2020, 6, 1)).to_pandas()
    assert list(tally.columns)[:3] == ["category", "category (en)", "category (zh)"]
    shares = city.store.proposals.where(examination="filed").tally("proposer", on=datetime.date(2020, 6, 1), credit="share").to_pandas()
    assert abs(shares.numerator.sum() - 1) < 1e-9 and set(shares.denominator) == {1.0}


def test_an_empty_frame(pandas, store):
    frame = store.persons.to_pandas()
    assert len(frame) == 0 and "name" in frame.columns


def test_shown_in_a_notebook(store):
    store.persons.add_many([{"name": f"第{i}人"} for i in range(25)])
    page = store.persons._repr_html_()
    assert page.count("<tr>") == 21 and "25 rows, 20 shown" in page and "姓名" in page
    assert "1 row<" in store.persons.where(name="第3人")._repr_html_()
    assert "2 rows<" in store.persons.limit(2)._repr_html_()
    assert "0 rows" in store.proposals._repr_html_()
    assert DAY.isoformat() in store.journal.history(store.persons.first())._repr_html_()
