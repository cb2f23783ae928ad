# SPDX-License-Identifier: MIT
"""What crosses the border, and what may not: every type, texts that C cannot hold, None and what is not given."""
from __future__ import annotations

import datetime
import re

import pytest

import zhengxie
from conftest import DAY, City
from zhengxie import capi, schema

PartialDate = zhengxie.PartialDate


def unchanged(store: zhengxie.Store, head: str) -> bool:
    return store.journal.head() == head


# ---- texts ----

def test_nul_is_refused_and_its_twin_is_not(store):
    head = store.journal.head()
    with pytest.raises(zhengxie.Invalid) as caught:
        store.persons.add("王\0伟")
    assert (caught.value.record, caught.value.field, caught.value.rule) == ("person", "name", "text.nul")
    assert "空字符" in caught.value.message_zh
    assert unchanged(store, head)
    assert store.persons[store.persons.add("王伟")].name == "王伟"


@pytest.mark.parametrize("text", ["王\ud800伟", "\udcff"])
def test_half_a_surrogate_pair_is_refused(store, text):
    head = store.journal.head()
    with pytest.raises(zhengxie.Invalid) as caught:
        store.persons.add("王伟", note=text)
    assert (caught.value.field, caught.value.rule) == ("note", "text.utf8")
    assert unchanged(store, head)
    assert store.persons[store.persons.add("王伟", note="𠀀\U0010ffff")].note == "𠀀\U0010ffff"


@pytest.mark.parametrize("part", ["by", "reason"])
def test_the_act_is_looked_at_too(store, part):
    with pytest.raises(zhengxie.Invalid) as caught:
        store.persons.add("王伟", **{part: "a\0b"})
    assert (caught.value.field, caught.value.rule) == (part, "text.nul")


@pytest.mark.parametrize("asked", [{"name": "王\0伟"}, {"note": "\ud800"}])
def test_a_filter_is_looked_at_too(store, asked):
    with pytest.raises(zhengxie.Invalid) as caught:
        list(store.persons.where(**asked))
    assert caught.value.field == next(iter(asked))


def test_subclasses_of_str_are_texts(store):
    class Name(str):
        pass

    assert store.persons[store.persons.add(Name("王伟"))].name == "王伟"


# ---- types ----

@pytest.mark.parametrize("verb, fields, field", [
    ("persons.add", {"name": 1}, "person.name"),
    ("persons.add", {"name": b"x"}, "person.name"),
    ("persons.add", {"name": "x", "note": float("nan")}, "person.note"),
    ("persons.add", {"name": "x", "born": "1968-01-01"}, "person.born"),
    ("persons.add", {"name": "x", "born": 1968}, "person.born"),
    ("persons.add", {"name": "x", "born": datetime.datetime(1968, 1, 1)}, "person.born"),
    ("persons.add", {"name": "x", "on": "2020-01-15"}, "person.add.on"),
    ("persons.add", {"name": "x", "by": 7}, "person.add.by"),
    ("persons.add", {"name": "x", "revision": "1"}, "person.revision"),
    ("terms.open", {"number": "14"}, "term.number"),
    ("terms.open", {"number": 14.0}, "term.number"),
    ("terms.open", {"number": True}, "term.number"),
    ("persons.correct", {"id": "1", "name": "x"}, "person.id"),
    ("persons.correct", {"id": True, "name": "x"}, "person.id"),
])
def test_a_wrong_type_names_the_field(store, verb, fields, field):
    head = store.journal.head()
    collection, _, method = verb.partition(".")
    with pytest.raises(TypeError, match="^" + re.escape(field) + ": expected"):
        getattr(getattr(store, collection), method)(**fields)
    assert unchanged(store, head)


def test_a_flag_is_a_bool(city: City):
    for wrong in (0, 1, "yes"):
        with pytest.raises(TypeError, match="^session.closed: expected bool"):
            city.store.sessions.where(closed=wrong).count()
    assert city.store.proposals.where(in_session=True).count() == 2
    assert city.store.proposals.where(in_session=False).count() == 0
    assert city.store.proposals.where(in_session=True).first().in_session is True


def test_an_unknown_field_is_named(store):
    with pytest.raises(TypeError, match="person has no field 'height'"):
        store.persons.add_many([{"name": "x", "height": 180}])


def test_numbers_beyond_64_bits(store):
    with pytest.raises(zhengxie.Invalid) as caught:
        store.terms.open(1 << 63)
    assert (caught.value.field, caught.value.rule) == ("number", "number.range")


def test_whatever_is_an_index_is_a_number(store):
    class Number:
        def __index__(self) -> int:
            return 14

    assert store.terms[store.terms.open(Number(), opened=DAY)].number == 14


def test_dates_complete_and_partial(store):
    for born in (datetime.date(1968, 2, 29), PartialDate(1968), PartialDate(1968, 2), None, datetime.date(1, 1, 1),
                 datetime.date(9999, 12, 31)):
        assert store.persons[store.persons.add("王伟", born=born)].born == born


def test_a_partial_date_where_a_whole_one_is_needed(store):
    with pytest.raises(zhengxie.Invalid) as caught:
        store.terms.open(14, opened=PartialDate(2018))
    assert caught.value.field == "opened"


def test_records_stand_for_their_ids(city: City):
    store = city.store
    person, sector = store.persons[city.members[0]], store.organizations[city.sectors[0]]
    assert [seat.id for seat in store.memberships.where(person=person, organization=sector)] == \
           [seat.id for seat in store.memberships.where(person=person.id, organization=sector.id)]
    assert store.persons.correct(person, "王炜", reason="笔误") == person.id


def test_a_record_of_another_kind_is_refused(city: City):
    with pytest.raises(zhengxie.NotFound) as caught:
        city.store.memberships.seat(city.store.organizations[city.committee], city.committee, "member", DAY, term=city.term)
    assert (caught.value.field, caught.value.rule) == ("person", "record.kind")
    with pytest.raises(zhengxie.NotFound, match=r"^unit: \d+ is not an organization but a person"):
        city.store.measures.break_down("措施", city.members[0], on=DAY)


def test_a_misspelt_value_is_told_those_that_there_are(city: City):
    with pytest.raises(zhengxie.Invalid, match="^list: “problems” is none of achievement, problem, suggestion") as caught:
        city.store.list_entries.add(city.committee, "problems", "车位不足", on=DAY)
    assert (caught.value.rule, caught.value.message_zh) == ("enum.value", "list：“problems”不在可用取值之列：achievement, problem, suggestion")
    with pytest.raises(zhengxie.Invalid, match="^status: “done” is none of not_started, under_way, completed, cancelled"):
        city.store.measures.where(status="done").count()
    with pytest.raises(ValueError, match="^link: one of 'origin', .*, not 'origins'"):
        city.store.loop(DAY, link="origins")
    with pytest.raises(ValueError, match="^state: one of 'running', .*, not 'late'"):
        city.store.due(DAY, state="late")
    with pytest.raises(ValueError, match="^clock: one of 'acknowledge', .*, not 'replies'"):
        city.store.due(DAY, clock="replies")


# ---- None and what is not given ----

def test_none_asks_for_those_without(store):
    with_note, without = store.persons.add("王伟", note="教授"), store.persons.add("李娜")
    assert [person.id for person in store.persons.where(note=None)] == [without]
    assert [person.id for person in store.persons.where(note="教授")] == [with_note]
    assert [person.id for person in store.persons.where(note=zhengxie.OMITTED)] == [with_note, without]
    assert [person.id for person in store.persons.where()] == [with_note, without]


def test_none_for_every_field_of_every_kind(city: City):
    """Against what the records themselves say."""
    for kind in schema.kinds().values():
        if not kind.kept:
            continue
        collection = city.store.collection(kind.name)
        records = list(collection.where().with_texts())
        for name in kind.fields:
            without = [record.id for record in records if getattr(record, name) is None]
            assert [record.id for record in collection.where(**{name: None})] == without, (kind.name, name)


def test_every_value_finds_its_record(city: City):
    for kind in schema.kinds().values():
        if not kind.kept:
            continue
        collection = city.store.collection(kind.name)
        records = list(collection.where().with_texts())
        for record in records:
            for name in kind.fields:
                value = getattr(record, name)
                if value is not None:
                    same = [other.id for other in records if getattr(other, name) == value]
                    assert [other.id for other in collection.where(**{name: value})] == same, (kind.name, name)


# ---- handles ----

@pytest.mark.parametrize("wrong", [None, 0, 1 << 40, "store", object()])
def test_only_a_handle_is_a_store(wrong):
    for call in (lambda: capi.store_close(wrong), lambda: capi.journal_head(wrong), lambda: capi.record_get(wrong, "person", 1),
                 lambda: capi.record_list(wrong, "person", {}, (0, 0, None, None, None, False)),
                 lambda: capi.verb_run(wrong, "person.add", DAY, "x", None, {"name": "x"}), lambda: capi.balance(wrong, 1, DAY)):
        with pytest.raises(TypeError):
            call()


@pytest.mark.parametrize("wrong", [None, 0, "cursor"])
def test_only_a_handle_is_a_cursor(store, wrong):
    for call in (capi.cursor_kind, capi.cursor_meta, lambda cursor: capi.cursor_rows(cursor, 1)):
        with pytest.raises(TypeError):
            call(wrong)
        with pytest.raises(TypeError):
            call(store._handle)


def test_handles_show_no_pointer_to_use(store):
    assert type(store._handle).__name__ == "PyCapsule"
    with pytest.raises(TypeError):
        int(store._handle)
    with pytest.raises(TypeError):
        type(store._handle)()


def test_none_is_no_text_and_no_number(store):
    for call in (lambda: capi.record_kind(store._handle, None), lambda: capi.record_get(store._handle, None, 1),
                 lambda: capi.text_length(None), lambda: capi.session_name_print(None, 1, None)):
        with pytest.raises(TypeError):
            call()


def test_nothing_that_frees_or_points_is_in_the_module():
    names = set(dir(capi))
    assert not {name for name in names if "free" in name or "swigregister" in name}
    assert not {name for name in names if isinstance(getattr(capi, name), type) and not name.startswith("_")}


@pytest.mark.parametrize("call", [
    lambda store: capi.verb_run(store._handle, "person.fly", DAY, "x", None, {}),
    lambda store: capi.record_get(store._handle, "dragon", 1),
    lambda store: capi.record_list(store._handle, "change", {}, (0, 0, None, None, None)),
    lambda store: capi.record_list(store._handle, "person", [], (0, 0, None, None, None, False)),
    lambda store: capi.record_list(store._handle, "person", {1: 2}, (0, 0, None, None, None, False)),
    lambda store: capi.verb_run(store._handle, "person.add", DAY, "x", None, None),
    lambda store: capi.verb_run_many(store._handle, "person.add", DAY, "x", None, 5, None),
    lambda store: capi.verb_run_many(store._handle, "person.add", DAY, "x", None, [None], None),
    lambda store: capi.verb_run_many(store._handle, "person.add", DAY, "x", None, [], 5),
    lambda store: capi.store_open(5, None, None, 0, None, None),
])
def test_the_module_itself_is_careful(store, call):
    with pytest.raises((TypeError, KeyError)):
        call(store)


def test_a_dict_that_changes_while_it_is_read(store):
    fields: dict[str, object] = {"name": "x"}

    class Trap:
        def __index__(self) -> int:
            fields.clear()
            fields.update({f"k{i}": i for i in range(1000)})
            return 1

    fields["revision"] = Trap()
    with pytest.raises((TypeError, zhengxie.ZhengxieError)):
        capi.verb_run(store._handle, "person.add", DAY, "x", None, fields)
