# SPDX-License-Identifier: MIT
"""Threads on one handle, closing while others work, processes, and fork."""
from __future__ import annotations

import multiprocessing
import os
import subprocess
import sys
import textwrap
import threading
import time

import pytest

import zhengxie
from conftest import BUILD, DAY, create

THREADS = 8
VERBS = 30


def in_threads(work, count=THREADS):
    """Runs work(number) in threads; gives what they raised."""
    raised: list[BaseException] = []
    barrier = threading.Barrier(count)

    def run(number: int) -> None:
        barrier.wait()
        try:
            work(number)
        except BaseException as error:
            raised.append(error)

    threads = [threading.Thread(target=run, args=(number,)) for number in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(120)
        assert not thread.is_alive()
    return raised


def test_threads_on_one_handle(path):
    with create(path, busy_timeout=60) as store:
        def work(number: int) -> None:
            with store.acting(by=f"第{number}人", on=DAY):
                for i in range(VERBS):
                    store.persons.add(f"{number}-{i}")

        store.check()
        before = int(store.journal.head().split("-")[0])
        assert in_threads(work) == []
        assert {person.name for person in store.persons} == {f"{number}-{i}" for number in range(THREADS) for i in range(VERBS)}
        assert int(store.journal.head().split("-")[0]) == before + THREADS * VERBS
        ids = [person.id for person in store.persons]
        assert ids == list(range(ids[0], ids[0] + len(ids))), "without gap or double"
        store.journal.verify()


def test_groups_of_threads_do_not_mix(path):
    with create(path, busy_timeout=60) as store:
        def work(number: int) -> None:
            with store.acting(by=f"第{number}人", on=DAY):
                for i in range(5):
                    with store.group():
                        for j in range(10):
                            store.persons.add(f"{number}-{i}-{j}")
                            time.sleep(0)

        assert in_threads(work) == []
        names = [person.name for person in store.persons]
        assert len(names) == THREADS * 50
        for start in range(0, len(names), 10):
            prefix = names[start].rpartition("-")[0]
            assert names[start:start + 10] == [f"{prefix}-{j}" for j in range(10)]


def test_a_group_belongs_to_its_thread(path):
    with create(path, busy_timeout=0.05) as store, store.acting(by="办公室", on=DAY):
        with store.group():
            store.persons.add("王伟")
            raised = in_threads(lambda number: store.persons.add("李娜", by="另一人", on=DAY), 1)
            assert [type(error) for error in raised] == [zhengxie.Busy]
        assert len(store.persons) == 1


def test_reading_while_others_write(path):
    with create(path, busy_timeout=60) as store:
        def work(number: int) -> None:
            with store.acting(by="办公室", on=DAY):
                for i in range(20):
                    if number % 2:
                        store.persons.add(f"{number}-{i}")
                    else:
                        seen = [person.id for person in store.persons]
                        assert seen == sorted(set(seen))

        assert in_threads(work) == []
        assert len(store.persons) == THREADS // 2 * 20


def test_one_cursor_is_not_for_two_threads(store):
    store.persons.add_many([{"name": f"第{i}人"} for i in range(3000)])
    rows = zhengxie.capi.record_list(store._handle, "person", {}, (0, 0, None, None, None, False))
    taken: list[int] = []

    def work(number: int) -> None:
        while True:
            try:
                batch = zhengxie.capi.cursor_rows(rows, 50)
            except zhengxie.Misuse:
                continue
            if not batch:
                return
            taken.extend(person.id for person in batch)

    assert in_threads(work, 4) == []
    assert sorted(taken) == [person.id for person in store.persons]


def test_close_during_use(path):
    for _ in range(5):
        store = create(path, busy_timeout=60)
        working = threading.Event()

        def work(number: int) -> None:
            for i in range(10_000):
                if number % 2:
                    store.persons.add("王伟", by="办公室", on=DAY)
                else:
                    list(store.persons.where(name="王伟"))
                working.set()

        threads: list[BaseException] = []
        closer = threading.Thread(target=lambda: (working.wait(), store.close()))
        closer.start()
        threads = in_threads(work, 4)
        closer.join()
        assert {type(error) for error in threads} == {zhengxie.Closed}
        with zhengxie.open(path) as again:
            again.journal.verify()
        path.unlink()


def test_processes_on_one_file(path):
    create(path).close()
    program = textwrap.dedent("""
        import sys, zhengxie
        from datetime import date
        with zhengxie.open(sys.argv[1], busy_timeout=120) as store, store.acting(by=sys.argv[2], on=date(2020, 1, 15)):
            for i in range(20):
                store.persons.add(f"{sys.argv[2]}-{i}")
            for i in range(8):
                with store.group():
                    for j in range(10):
                        store.persons.add(f"{sys.argv[2]}-{20 + 10 * i + j}")
    """)
    environment = {**os.environ, "PYTHONPATH": str(BUILD)}
    running = [subprocess.Popen([sys.executable, "-c", program, path, str(number)], env=environment) for number in range(4)]
    assert [process.wait(300) for process in running] == [0] * 4
    with zhengxie.open(path) as store:
        assert sorted(person.name for person in store.persons) == sorted(f"{number}-{i}" for number in range(4) for i in range(100))
        store.journal.verify()


# ---- fork ----

FORK = multiprocessing.get_context("fork")


def use_everything(store, rows, results):
    """In a child: every call raises Misuse, and none crashes."""
    calls = {
        "read": lambda: store.persons[1], "list": lambda: list(store.persons), "count": lambda: len(store.persons),
        "next": lambda: list(rows), "verb": lambda: store.persons.add("李娜", by="办公室", on=DAY), "group": lambda: store.group().__enter__(),
        "head": store.journal.head, "check": store.check, "close": store.close, "balance": lambda: store.balance(1, DAY),
    }
    told = {}
    for name, call in calls.items():
        try:
            call()
            told[name] = "nothing"
        except BaseException as error:
            told[name] = type(error).__name__
    del store, rows
    results.put(told)


def test_a_forked_child_is_refused(file_store):
    file_store.persons.add_many([{"name": f"第{i}人"} for i in range(300)])
    rows = iter(file_store.persons)
    next(rows)
    results = FORK.Queue()
    child = FORK.Process(target=use_everything, args=(file_store, rows, results))
    child.start()
    told = results.get(timeout=60)
    child.join(60)
    assert child.exitcode == 0
    # what the parent had read already may still be handed out; then comes the refusal
    assert set(told.values()) == {"Misuse"}, told
    file_store.persons.add("李娜")
    file_store.journal.verify()


def test_forked_within_a_group(file_store):
    with file_store.group():
        file_store.persons.add("王伟")
        results = FORK.Queue()
        child = FORK.Process(target=use_everything, args=(file_store, iter(()), results))
        child.start()
        told = results.get(timeout=60)
        child.join(60)
        assert child.exitcode == 0 and {told[name] for name in told if name != "next"} == {"Misuse"}
        file_store.persons.add("李娜")
    assert [person.name for person in file_store.persons] == ["王伟", "李娜"]
    file_store.journal.verify()


def add_in_child(path, number, results):
    with zhengxie.open(path, busy_timeout=60) as store:
        results.put(store.persons.add(f"第{number}人", by="办公室", on=DAY))


def test_a_child_opens_its_own(file_store):
    results = FORK.Queue()
    children = [FORK.Process(target=add_in_child, args=(file_store.path, number, results)) for number in range(4)]
    for child in children:
        child.start()
    ids = {results.get(timeout=60) for _ in children}
    for child in children:
        child.join(60)
        assert child.exitcode == 0
    assert {person.id for person in file_store.persons} == ids and len(ids) == 4


def test_records_go_to_other_processes(file_store):
    person = file_store.persons[file_store.persons.add("王伟", born=zhengxie.PartialDate(1968))]
    with FORK.Pool(1) as pool:
        assert pool.apply(lambda_free_echo, (person,)) == person
        with pytest.raises(zhengxie.Invalid) as caught:
            pool.apply(raise_it)
    assert caught.value.field == "on"


def lambda_free_echo(record):
    return record


def raise_it():
    with create(":memory:") as store:
        store.persons.add("王伟")
