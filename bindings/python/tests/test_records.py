# SPDX-License-Identifier: MIT
"""Records in Python: what they look like, and that they stay as they were read."""
from __future__ import annotations

import copy
import dataclasses
import pickle

import pytest

import zhengxie
from conftest import DAY
from zhengxie import records, schema


@pytest.fixture
def person(store):
    return store.persons[store.persons.add("王伟", gender="male", born=zhengxie.PartialDate(1968))]


def test_every_field_is_an_attribute():
    for kind in schema.kinds().values():
        cls = records.KINDS[kind.name]
        names = [field.name for field in dataclasses.fields(cls)]
        assert names == (["id", "revision"] if kind.kept else []) + list(kind.fields)
        assert issubclass(cls, records.Record) == kind.kept
        assert cls.KIND == kind.name


def test_enums_have_the_codes_of_the_file():
    for name, members in records.ENUMS.items():
        assert {member.value for member in members.values()} == set(schema.enum_labels(name))


def test_cannot_be_changed(person):
    for change in (lambda: setattr(person, "name", "x"), lambda: delattr(person, "name"), lambda: setattr(person, "nickname", "x")):
        with pytest.raises((dataclasses.FrozenInstanceError, AttributeError, TypeError)):
            change()
    assert person.name == "王伟"
    assert not hasattr(person, "__dict__")


def test_equal_when_read_twice(store, person):
    again = store.persons[person.id]
    assert again == person and again is not person and hash(again) == hash(person)
    store.persons.correct(person, "王炜", reason="笔误")
    assert store.persons[person.id] != person
    assert person != person.id


@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
def test_pickled(person, protocol):
    assert pickle.loads(pickle.dumps(person, protocol)) == person


def test_copied(person):
    assert copy.copy(person) == copy.deepcopy(person) == person
    assert dataclasses.replace(person, name="李娜").name == "李娜"


def test_shown(person):
    assert repr(person) == (f"Person(id={person.id}, revision={person.revision}, name='王伟', gender='male', born=PartialDate(1968))")
    assert "<td>王伟</td>" in person._repr_html_() and "姓名" in person._repr_html_()


def test_html_is_escaped(store):
    person = store.persons[store.persons.add("<b>&")]
    assert "<b>" not in person._repr_html_() and "&lt;b&gt;&amp;" in person._repr_html_()
    assert "<b>" not in store.persons._repr_html_()


def test_a_text_that_was_not_read_is_not_none(store):
    listed = store.rulebooks.first()
    with pytest.raises(AttributeError, match="with_texts"):
        listed.document
    assert "document" not in listed.as_dict()
    assert pickle.loads(pickle.dumps(listed)) == listed
    whole = store.rulebooks[listed.id]
    assert whole.document.startswith("{") and whole == store.rulebooks.where().with_texts().first()
    assert whole != listed


def test_attributes_that_are_none_of_its(person):
    with pytest.raises(AttributeError, match="'Person' has no attribute 'height'"):
        person.height


def test_of_whatever_kind(store, person):
    assert store.record(person.id) == person
    with pytest.raises(zhengxie.NotFound):
        store.record(person.id + 999)


def test_a_history_has_rows_without_id(store, person):
    change = store.journal.history(person)[0]
    assert not isinstance(change, records.Record) and isinstance(change, records.Change)
    assert (change.verb, change.on, change.subject) == ("person.add", DAY, person.id)
    assert pickle.loads(pickle.dumps(change)) == change
