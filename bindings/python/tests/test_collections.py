# SPDX-License-Identifier: MIT
"""Collections: mappings by id, lists by question, verbs."""
from __future__ import annotations

import datetime
import inspect

import pytest

import zhengxie
from conftest import DAY, NAMES, City
from zhengxie import nouns, schema

KEPT = [kind.name for kind in schema.kinds().values() if kind.kept]


@pytest.mark.parametrize("kind", KEPT)
def test_every_kind_has_its_collection(city: City, kind):
    collection = city.store.collection(kind)
    assert type(collection) is nouns.COLLECTIONS[kind] and collection.KIND == kind
    assert any(type(getattr(city.store, name)) is type(collection) for name in dir(nouns.Nouns)
               if isinstance(getattr(nouns.Nouns, name), property))
    records = list(collection)
    assert len(records) == len(collection) == collection.count()
    assert [record.id for record in records] == sorted(record.id for record in records)
    for record in records:
        assert type(record).KIND == kind
        assert record.id in collection and record in collection
        assert collection[record.id].id == collection.get(record.id).id == record.id
    assert 7 not in collection and collection.get(7) is None
    with pytest.raises(zhengxie.NotFound) as caught:
        collection[7]
    assert caught.value.record == kind


def test_every_verb_is_a_method():
    for verb in schema.verbs().values():
        noun, _, action = verb.name.rpartition(".")
        cls = nouns.COLLECTIONS.get(noun, nouns.COLLECTIONS[verb.record])
        method = getattr(cls, action.replace("-", "_"))
        assert verb.zh in method.__doc__
        if "content" not in inspect.signature(method).parameters:  # bytes come one by one
            assert callable(getattr(cls, method.__name__ + "_many"))


def test_no_such_kind(store):
    for name in ("dragon", "change"):
        with pytest.raises(KeyError):
            store.collection(name)


def test_a_record_of_another_kind_is_not_in_it(city: City):
    person = city.store.persons[city.members[0]]
    assert person in city.store.persons
    assert person not in city.store.organizations
    with pytest.raises(zhengxie.NotFound) as caught:
        city.store.organizations[person.id]
    assert caught.value.rule == "record.kind"
    with pytest.raises(TypeError):
        "王伟" in city.store.persons


def test_where_and_what_follows(city: City):
    store = city.store
    wangs = store.persons.where(name="王伟")
    assert len(wangs) == 2 and wangs and [person.name for person in wangs] == ["王伟", "王伟"]
    assert [person.id for person in wangs] == [person.id for person in wangs], "read twice"
    assert not store.persons.where(name="张三")
    assert store.persons.where(name="张三").first() is None
    assert wangs.first().id == city.members[0]
    assert city.members[3] in wangs and city.members[1] not in wangs
    assert store.persons.where(name="丁一").one().id == city.members[1]
    with pytest.raises(zhengxie.NotFound) as caught:
        store.persons.where(name="张三").one()
    assert caught.value.record == "person" and "人员" in caught.value.message_zh
    with pytest.raises(ValueError, match="more than one"):
        wangs.one()


def test_page_by_page(city: City):
    pages, after = [], 0
    while page := list(city.store.persons.after(after).limit(2)):
        pages.append([person.id for person in page])
        after = page[-1]
    assert pages == [city.members[0:2], city.members[2:4], city.members[4:5]]
    assert city.store.persons.limit(2).count() == 2
    for wrong in (0, -1):
        with pytest.raises(ValueError):
            city.store.persons.limit(wrong)


def test_many_batches(store):
    ids = store.persons.add_many([{"name": f"第{i}人"} for i in range(1000)])
    assert [person.id for person in store.persons] == ids == list(store.persons.ids())


def test_on_a_date(city: City):
    store = city.store
    seats = store.memberships.where(organization=city.committee)
    seat = seats.first()
    store.memberships.resign(seat, on=datetime.date(2020, 3, 1))
    assert seats.on(datetime.date(2018, 1, 9)).count() == 0
    assert seats.on(datetime.date(2018, 1, 10)).count() == 5
    assert seats.on(datetime.date(2020, 2, 29)).count() == 5
    assert seats.on(datetime.date(2020, 3, 1)).count() == 4
    assert seats.began(since=datetime.date(2018, 1, 11)).count() == 0
    assert seats.began(until=zhengxie.PartialDate(2018)).count() == 5
    assert seats.began(since=zhengxie.PartialDate(2018), until=zhengxie.PartialDate(2018, 1)).count() == 5
    with pytest.raises(zhengxie.Invalid):
        list(store.persons.on(DAY))


def test_a_query_is_not_changed_by_asking_on(city: City):
    everybody = city.store.persons.where()
    everybody.limit(1)
    assert everybody.count() == 5
    assert repr(everybody.limit(2)) == "<Query of person where limit=2>"
    assert "PersonCollection" in repr(city.store.persons)


def test_changed_while_it_is_read(store):
    store.persons.add_many([{"name": f"第{i}人"} for i in range(300)])
    seen = 0
    for person in store.persons:
        seen += 1
        if seen <= 300:
            store.persons.correct(person, person.name + "更", reason="试")
    assert seen == 300
    assert store.persons.where(name="第299人更").count() == 1


def test_half_read_holds_no_lock(file_store):
    file_store.persons.add_many([{"name": f"第{i}人"} for i in range(300)])
    half = iter(file_store.persons)
    next(half)
    with zhengxie.open(file_store.path, busy_timeout=0.1) as other, other.acting(by="另一办公室", on=DAY):
        other.persons.add("李娜")
    assert sum(1 for _ in half) == 300


def test_verbs_many_are_all_or_none(store):
    head = store.journal.head()
    with pytest.raises(zhengxie.Invalid) as caught:
        store.persons.add_many([{"name": "王伟"}, {"name": "李娜"}, {"name": " "}])
    assert caught.value.index == 2 and caught.value.field == "name"
    assert store.journal.head() == head and len(store.persons) == 0
    with pytest.raises(TypeError) as wrong:
        store.persons.add_many([{"name": "王伟"}, {"name": 3}])
    assert wrong.value.index == 1
    assert store.persons.add_many(iter([{"name": "王伟"}, {"name": "李娜"}])) == [person.id for person in store.persons]
    assert store.persons.add_many([]) == []


def test_assisting_units_wait_for_their_lead_unit(city: City):
    store = city.store
    proposal = store.proposals.submit(session=city.session, proposer_kind="member", lead=city.members[4], subject="关于公园夜间照明的提案（样例）")
    store.proposals.examine(proposal, "filed")
    other = store.organizations.add("市城管局", "handling_unit")
    assist, lead = store.proposals.assign_many([{"proposal": proposal, "unit": other, "role": "assisting"},
                                                {"proposal": proposal, "unit": city.unit, "role": "lead"}])
    assert (store.assignments[assist].unit, store.assignments[lead].unit) == (other, city.unit)
    head = store.journal.head()
    with pytest.raises(zhengxie.Rule) as caught:
        store.proposals.assign_many([{"proposal": proposal, "unit": other, "role": "assisting"}])
    assert caught.value.index == 0 and store.journal.head() == head


def test_amend_keeps_what_is_not_named(store):
    person = store.persons.add("王伟", gender="male", note="教授")
    store.persons.amend(person, post="某大学教授", reason="补录")
    record = store.persons[person]
    assert (record.name, record.gender, record.note, record.post) == ("王伟", "male", "教授", "某大学教授")
    store.persons.amend(record, note=None, reason="误录")
    assert store.persons[person].note is None and store.persons[person].post == "某大学教授"
    with pytest.raises(TypeError, match="height"):
        store.persons.amend(person, height=180, reason="试")
    with pytest.raises(ValueError, match="no verb 'fly'"):
        store.persons.amend(person, "fly")


def test_a_stale_revision(store):
    person = store.persons[store.persons.add("王伟")]
    store.persons.correct(person, "王炜", reason="笔误", revision=person.revision)
    head = store.journal.head()
    with pytest.raises(zhengxie.Conflict) as caught:
        store.persons.correct(person, "王维", reason="笔误", revision=person.revision)
    assert caught.value.field == "revision" and caught.value.id == person.id
    assert store.journal.head() == head and store.persons[person.id].name == "王炜"
    store.persons.correct(person, "王维", reason="笔误", revision=store.persons[person.id].revision)


def test_members_in_the_order_of_strokes(city: City):
    answer = city.store.members_on(DAY)
    assert [member.name for member in answer] == ["丁一", "王伟", "王伟", "李娜", "阿卜杜拉·买买提"]
    assert [member.position for member in answer] == [1, 2, 3, 4, 5]
    assert answer[1].person == city.members[0] and answer[1].sector_name == "教育界"
    assert answer.meta is not None and answer.meta.on == DAY
    assert len(city.store.members_on(DAY, city.sectors[1])) == 2
    assert "5 rows" in repr(answer) and "丁一" in answer._repr_html_()
    assert [member.name for member in answer[:2]] == ["丁一", "王伟"]


def test_tally(city: City):
    tally = city.store.memberships.where(office="member").tally("organization.kind", on=DAY)
    assert tally.groups() == {("committee",): 5, ("sector",): 5}
    assert all(line.denominator == 10 for line in tally) and tally.meta.on == DAY
    by_name = city.store.memberships.tally("organization", on=DAY)
    assert sum(by_name.groups().values()) == 10
    with pytest.raises(zhengxie.Invalid):
        city.store.memberships.tally("colour", on=DAY)
    with pytest.raises(ValueError, match="credit: one of 'lead', 'any', 'share'"):
        city.store.memberships.tally("office", on=DAY, credit="all")
    with pytest.raises(ValueError, match="limit"):
        city.store.memberships.where().limit(3).tally("office", on=DAY)


def test_names_of_sessions_and_terms(city: City):
    store = city.store
    assert store.session_name(city.session) == "十四届三次会议"
    assert store.session_name(city.session, full=True) == "政协第十四届南京市委员会第三次会议"
    assert store.find_session("政协第十四届南京市委员会第三次会议").id == city.session
    assert store.find_session("14届3次会议").id == city.session
    assert store.term_on(DAY).number == 14
    assert store.organization_name_on(city.sectors[0], DAY) == "教育界"
    with pytest.raises(zhengxie.NotFound):
        store.term_on(datetime.date(1990, 1, 1))
    assert len(NAMES) == len(store.persons)
