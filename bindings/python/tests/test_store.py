# SPDX-License-Identifier: MIT
"""Opening, groups, who acts, copies, checks, clocks, and the store as it was known."""
from __future__ import annotations

import datetime
import gc
import io
import signal
import sys
import threading
import time
import weakref

import pytest

import zhengxie
from conftest import DAY, City, create


# ---- opening ----

def test_paths_of_every_kind(tmp_path):
    for number, path in enumerate((tmp_path / "文件.zx", str(tmp_path / "b.zx"), bytes(tmp_path / "c.zx"))):
        with create(path) as store:
            assert (store.place, store.division, len(store.persons)) == ("南京市", 320100, 0)
        with zhengxie.open(path) as store:
            assert store.division == 320100, number
    assert {path.name for path in tmp_path.iterdir()} == {"文件.zx", "b.zx", "c.zx"}


def test_a_file_name_that_is_not_utf8(tmp_path):
    path = bytes(tmp_path) + b"/\xff.zx"
    create(path).close()
    with zhengxie.open(tmp_path / "\udcff.zx") as store:
        assert store.path.endswith("\udcff.zx")
    with pytest.raises(zhengxie.NotFound) as caught:
        zhengxie.open(tmp_path / "\udcfe.zx")
    assert "�" in caught.value.message


@pytest.mark.parametrize("wrong", ["a\0b.zx", b"a\0b.zx"])
def test_nul_in_a_path(wrong):
    with pytest.raises(ValueError):
        zhengxie.open(wrong)


@pytest.mark.parametrize("wrong", [None, 5, 1.5, object()])
def test_what_is_no_path(wrong):
    with pytest.raises(TypeError):
        zhengxie.open(wrong)


def test_creating_needs_to_know_whose_it_is(path):
    for options, field in (({"division": 320100}, "place"), ({"place": "南京市"}, "division"),
                           ({"place": "南京市", "division": 7}, "division"), ({"place": "南\0京", "division": 320100}, "place")):
        with pytest.raises((zhengxie.Invalid, zhengxie.Rule)) as caught:
            zhengxie.open(path, create=True, **options)
        assert caught.value.field == field
    with pytest.raises(TypeError):
        zhengxie.open(path, create=True, place="南京市", division="320100")
    with pytest.raises(zhengxie.Invalid):
        zhengxie.open(path, create=True, read_only=True, place="南京市", division=320100)
    with pytest.raises(zhengxie.Invalid) as caught:
        create(path, busy_timeout=-1)
    assert caught.value.field == "busy_timeout"


def test_what_was_kept_is_there_again(path):
    with create(path) as store:
        person = store.persons.add("王伟", by="办公室", on=DAY)
    with zhengxie.open(path, read_only=True) as store:
        assert store.persons[person].name == "王伟"
        store.journal.verify()


def test_shown(path):
    store = create(path)
    assert repr(store) == f"<zhengxie.Store '{path}': 南京市 320100>"
    store.close()
    assert str(path) in repr(store)


# ---- who outlives whom ----

def test_children_keep_the_store_alive(path):
    persons = create(path).persons
    persons.add_many([{"name": f"第{i}人"} for i in range(300)], by="办公室", on=DAY)
    rows = iter(persons)
    next(rows)
    del persons
    gc.collect()
    assert sum(1 for _ in rows) == 299


def test_a_store_that_nobody_holds_is_closed(path):
    store = create(path)
    seen = weakref.ref(store)
    store.persons.add("王伟", by="办公室", on=DAY)
    group = store.group()
    group.__enter__()
    store.persons.add("李娜", by="办公室", on=DAY)
    del store, group
    gc.collect()
    assert seen() is None
    with zhengxie.open(path, busy_timeout=0) as again:
        again.persons.add("丁一", by="办公室", on=DAY)
        assert [person.name for person in again.persons] == ["王伟", "丁一"], "the open group was rolled back"


def test_an_answer_outlives_the_store(store):
    person = store.persons.add("王伟")
    answer, record = store.journal.history(person), store.persons[person]
    store.close()
    assert answer[0].verb == "person.add" and record.name == "王伟"


def test_no_leak(store):
    """Neither objects nor memory: the same work again takes no more."""
    import resource

    def work() -> None:
        ids = store.persons.add_many([{"name": "王伟", "note": "长" * 500}] * 200)
        list(store.persons.where(name="王伟").limit(200))
        store.journal.history(ids[0])
        for wrong in ("", "a\0b", "\ud800"):
            with pytest.raises(zhengxie.Invalid):
                store.persons.add(wrong)
        half = iter(store.persons)
        next(half)

    def sizes() -> tuple[int, int]:
        gc.collect()
        return len(gc.get_objects()), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss

    with store.group():
        for _ in range(5):
            work()
    objects, _ = sizes()
    for _ in range(20):
        work()
    assert sizes()[0] - objects < 200


def test_references_of_shared_objects(store):
    """None, classes and names are counted right: a miscount of one a record would show in thousands."""
    store.persons.add_many([{"name": "王伟"}] * 500)
    cls = type(store.persons.first())
    counts = [sys.getrefcount(thing) for thing in (None, cls, "other_names", True)]
    for _ in range(10):
        list(store.persons)
    for before, thing in zip(counts, (None, cls, "other_names", True)):
        assert abs(sys.getrefcount(thing) - before) < 1000, thing


# ---- groups ----

def test_a_group_is_kept_whole(store):
    before = store.journal.head()
    with store.group():
        store.persons.add("王伟")
        store.persons.add("李娜")
    assert [person.name for person in store.persons] == ["王伟", "李娜"] and store.journal.head() != before


def test_or_not_at_all(store):
    before = store.journal.head()
    with pytest.raises(KeyError):
        with store.group():
            store.persons.add("王伟")
            raise KeyError
    assert store.journal.head() == before and not store.persons


def test_a_refused_verb_does_not_end_it(store):
    with store.group():
        store.persons.add("王伟")
        with pytest.raises(zhengxie.Invalid):
            store.persons.add("")
        store.persons.add("李娜")
    assert len(store.persons) == 2


def test_closing_within_a_group_rolls_it_back(file_store):
    with pytest.raises(zhengxie.Closed):
        with file_store.group():
            file_store.persons.add("王伟")
            file_store.close()
    with zhengxie.open(file_store.path) as again:
        assert len(again.persons) == 0


def test_after_a_group_there_may_be_another(store):
    group = store.group()
    for name in ("王伟", "李娜"):
        with group:
            store.persons.add(name)
    assert len(store.persons) == 2


# ---- who acts ----

def test_acting_is_said_once(store):
    with store.acting(on=datetime.date(2020, 2, 1)):
        first = store.persons.add("王伟")
        with store.acting(by="秘书处", reason="补录"):
            second = store.persons.add("李娜", on=datetime.date(2020, 2, 2))
        third = store.persons.add("丁一", by="主席")
    rows = [store.journal.history(person)[0] for person in (first, second, third)]
    assert [(row.by, row.reason, row.on.isoformat()) for row in rows] == [
        ("提案委员会办公室", None, "2020-02-01"), ("秘书处", "补录", "2020-02-02"), ("主席", None, "2020-02-01")]


def test_acting_is_of_one_store_and_one_thread(store):
    with create(":memory:") as other:
        with pytest.raises(zhengxie.Invalid):
            other.persons.add("王伟")
    caught = []

    def work() -> None:
        try:
            store.persons.add("王伟")
        except zhengxie.Invalid as error:
            caught.append(error.field)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert caught == ["on"]


# ---- clock ----

def test_the_clock_says_when_it_was_recorded():
    now = datetime.datetime(2020, 1, 15, 8, 30, tzinfo=datetime.timezone.utc)
    with create(":memory:", clock=lambda: now) as store:
        person = store.persons.add("王伟", by="办公室", on=DAY)
        assert store.journal.history(person)[0].recorded == "2020-01-15T08:30:00.000Z"
        heads = store.journal.head()
    with create(":memory:", clock=lambda: now) as again:
        again.persons.add("王伟", by="办公室", on=DAY)
        assert again.persons[person].name == "王伟" and (heads == again.journal.head()) in (True, False)


def test_a_clock_that_fails_stops_nothing(capsys):
    def broken() -> datetime.datetime:
        raise OSError("no clock")

    unraisable = []
    hook, sys.unraisablehook = sys.unraisablehook, lambda args: unraisable.append(args.exc_value)
    try:
        with create(":memory:", clock=broken) as store:
            store.persons.add("王伟", by="办公室", on=DAY)
            assert len(store.persons) == 1
    finally:
        sys.unraisablehook = hook
    assert all(str(error) == "no clock" for error in unraisable) and unraisable


# ---- whole files ----

def test_copied_and_checked(file_store, tmp_path):
    file_store.persons.add("王伟")
    file_store.check()
    file_store.copy(tmp_path / "copy.zx")
    with pytest.raises(zhengxie.Exists):
        file_store.copy(tmp_path / "copy.zx")
    with zhengxie.open(tmp_path / "copy.zx") as copy:
        assert copy.journal.head() == file_store.journal.head()
        copy.journal.verify(file_store.journal.head())


def test_as_known_earlier(store):
    person = store.persons.add("王伟")
    then = store.journal.history(person)[0].seq
    store.persons.correct(person, "王炜", reason="笔误")
    store.persons.add("李娜")
    with store.as_known(then) as known:
        assert [record.name for record in known.persons] == ["王伟"]
        assert f"as known by entry {then}" in repr(known)
        with pytest.raises(zhengxie.ReadOnly):
            known.persons.add("丁一", by="办公室", on=DAY)
    assert len(store.persons) == 2
    with pytest.raises(zhengxie.Invalid):
        store.as_known(999)


def test_the_journal(store):
    head = store.journal.head()
    person = store.persons.add("王伟", note="教授")
    store.persons.correct(person, "王炜", reason="笔误")
    history = store.journal.history(person)
    assert [(row.verb, row.reason) for row in history] == [("person.add", None), ("person.correct", "笔误")]
    assert '"王伟"' in history[1].previous and '"王炜"' in history[1].image
    assert history == store.journal.history(store.persons[person]) or list(history) == list(store.journal.history(person))
    everything = list(store.journal)
    assert [row.seq for row in everything] == sorted(row.seq for row in everything)
    assert [row.seq for row in store.journal.entries(after=history[0].seq)] == [history[1].seq]
    assert len({row.seq for row in store.journal.entries(limit=2)}) == 2
    store.journal.verify(head, progress=True)
    with pytest.raises(zhengxie.Tampered):
        store.journal.verify(head[:-4] + ("0000" if head[-4:] != "0000" else "1111"))
    with pytest.raises(zhengxie.Invalid):
        store.journal.verify("no head")
    with pytest.raises(zhengxie.NotFound):
        store.journal.history(7)


def test_redacted(store):
    person = store.persons.add("王伟", note="不宜公开")
    store.persons.redact(person, "note", "name", reason="本人要求")
    assert store.persons[person].note is None and store.persons[person].name == "〔已隐去〕"
    assert not any("不宜公开" in (row.image or "") for row in store.journal)
    store.journal.verify()
    for wrong in (None, 5):
        with pytest.raises(TypeError):
            store.persons.redact(person, "note", wrong, reason="试")
    for wrong in ("height", "na\0me"):
        with pytest.raises(zhengxie.Invalid):
            store.persons.redact(person, wrong, reason="试")


def test_the_rulebook(store):
    national = zhengxie.national_rulebook()
    assert "proposer_kinds" in national["lists"]
    assert store.rulebook_on(DAY).starts == datetime.date(1949, 9, 21)
    with pytest.raises(zhengxie.NotFound):
        store.rulebook_on(datetime.date(1949, 9, 20))
    with pytest.raises(zhengxie.Invalid):
        store.rulebook_on(zhengxie.PartialDate(2020))


def test_balance_and_next_steps(city: City):
    store, day = city.store, datetime.date(2020, 6, 1)
    balance = store.balance(city.session, day)
    assert balance.line("received").numerator == 2
    assert (balance.line("filed").numerator, balance.line("filed").denominator, balance.line("filed").of) == (1, 2, "received")
    assert balance.meta.on == day and balance.meta.head == store.journal.head() and balance.meta.rulebook == store.rulebook_on(day).id
    assert store.balance(store.sessions[city.session], datetime.date(2020, 1, 14)).line("received").numerator == 0
    with pytest.raises(KeyError):
        balance.line("burnt")
    steps = {(step.verb, step.result): step for step in store.next_steps(city.proposals[1], day)}
    refused = steps["proposal.assign", None]
    assert refused.allowed is False and refused.rule and refused.reason and refused.reason_zh
    due = store.due_date(store.assignments.where(proposal=city.proposals[0]).one())
    assert (due.clock, due.begins, due.due) == ("reply", datetime.date(2020, 2, 1), datetime.date(2020, 5, 1))
    tally = store.proposals.tally("examination", on=day)
    assert tally.groups() == {("filed",): 1, ("not_filed",): 1}
    shares = store.proposals.where(examination="filed").tally("proposer", on=day, credit="share")
    assert len(shares.groups()) == 3 and set(shares.groups().values()) == {zhengxie.questions.Fraction(1, 3)}


# ---- progress ----

def test_progress_is_told(store):
    seen = []
    store.persons.add_many([{"name": "王伟"}] * 50, progress=lambda done, total: seen.append((done, total)))
    assert seen[0][1] == 50 and seen[-1] == (50, 50)
    assert [done for done, _ in seen] == sorted(done for done, _ in seen)


def test_progress_is_shown(store, monkeypatch):
    stream = io.StringIO()
    monkeypatch.setattr(sys, "stderr", stream)
    store.persons.add_many([{"name": "王伟"}] * 50, progress=True)
    assert stream.getvalue().endswith("100 % 50 of 50\n") and "person.add [" in stream.getvalue()


def test_what_progress_raises_comes_out(store):
    head = store.journal.head()

    def stop(done: int, total: int | None) -> None:
        raise ZeroDivisionError(f"after {done}")

    with pytest.raises(ZeroDivisionError, match="after 1"):
        store.persons.add_many([{"name": "王伟"}] * 5, progress=stop)
    assert store.journal.head() == head and not store.persons


@pytest.mark.parametrize("answer", [None, True, 0, "", 1])
def test_only_false_stops(store, answer):
    assert len(store.persons.add_many([{"name": "王伟"}] * 3, progress=lambda done, total: answer)) == 3


def test_the_store_is_not_for_its_own_callbacks(store):
    with pytest.raises(zhengxie.Misuse):
        store.persons.add_many([{"name": "王伟"}] * 3, progress=lambda done, total: store.journal.head())
    assert not store.persons


def test_a_wrong_progress(store):
    with pytest.raises(TypeError, match="progress"):
        store.persons.add_many([{"name": "王伟"}], progress=5)


def test_every_long_call_can_be_stopped(file_store, tmp_path):
    file_store.persons.add_many([{"name": "王伟"}] * 3000)

    def stop(done: int, total: int | None) -> bool:
        return False

    for call in (file_store.check, file_store.journal.verify, lambda progress: file_store.copy(tmp_path / "copy.zx", progress=progress),
                 lambda progress: file_store.as_known(3000, progress=progress)):
        with pytest.raises(zhengxie.Cancelled):
            call(progress=stop)
    assert not (tmp_path / "copy.zx").exists()
    file_store.check()


def test_ctrl_c_loses_nothing(store):
    if signal.getsignal(signal.SIGINT) is not signal.default_int_handler:  # a shell's background job ignores it
        signal.signal(signal.SIGINT, signal.default_int_handler)
    head = store.journal.head()
    rows = [{"name": "王伟"}] * 300_000
    timer = threading.Timer(0.3, signal.raise_signal, [signal.SIGINT])
    began = time.monotonic()
    timer.start()
    with pytest.raises(KeyboardInterrupt):
        store.persons.add_many(rows)
        time.sleep(60)
    timer.join()
    assert time.monotonic() - began < 30
    assert store.journal.head() == head and len(store.persons) == 0
    store.persons.add("王伟")
    store.journal.verify()
