# SPDX-License-Identifier: MIT
"""Each status is an exception class of its own, and what the library tells reaches Python."""
from __future__ import annotations

import copy
import datetime
import errno
import json
import os
import pickle
import sqlite3
import subprocess
import sys
import textwrap

import pytest

import zhengxie
from conftest import BUILD, DAY, create
from zhengxie import errors, schema

FAILURES = [status for status in errors.Status if status not in (errors.Status.OK, errors.Status.DONE)]


def test_statuses_are_those_of_the_library():
    assert [status.name for status in errors.Status] == list(schema.statuses())
    assert [status.value for status in errors.Status] == list(range(len(schema.statuses())))


@pytest.mark.parametrize("status", FAILURES)
def test_every_status_has_a_class(status):
    error = errors.failure(int(status), 320100000000003, "person", "name", "person.rule", "in English", "中文")
    cls = type(error)
    assert cls is errors.CLASSES[status] is getattr(zhengxie, cls.__name__) and cls is not zhengxie.ZhengxieError
    assert error.status is status and isinstance(error, zhengxie.ZhengxieError)
    assert (error.record, error.id, error.field, error.rule) == ("person", 320100000000003, "name", "person.rule")
    assert (error.message, error.message_zh) == ("in English", "中文")
    assert str(error) == "in English [person.rule]"
    assert repr(error).startswith(f"{cls.__name__}('in English', record='person'")
    for again in (pickle.loads(pickle.dumps(error)), copy.copy(error)):
        assert type(again) is cls and vars(again) == vars(error) and str(again) == str(error)


def test_a_status_of_a_newer_library():
    assert type(errors.failure(99, 0, None, None, None, "new", "新")) is zhengxie.ZhengxieError


@pytest.mark.parametrize("cls, base, number", [
    (zhengxie.Invalid, ValueError, None), (zhengxie.NotFound, LookupError, None), (zhengxie.Busy, TimeoutError, errno.ETIMEDOUT),
    (zhengxie.Full, OSError, errno.ENOSPC), (zhengxie.ReadOnly, PermissionError, errno.EACCES),
    (zhengxie.InputOutput, OSError, errno.EIO), (zhengxie.NoMemory, MemoryError, None), (zhengxie.Misuse, RuntimeError, None)])
def test_they_are_what_python_calls_them(cls, base, number):
    error = cls("words")
    assert isinstance(error, base) and str(error) == "words"
    if number:
        assert error.errno == number and error.strerror == "words"


# ---- as they really come ----

def refused(status, call, *arguments, **keywords):
    with pytest.raises(errors.CLASSES[status]) as caught:
        call(*arguments, **keywords)
    assert type(caught.value) is errors.CLASSES[status]
    assert caught.value.message and caught.value.message_zh
    return caught.value


S = errors.Status


def test_invalid_rule_not_found_exists(store):
    assert refused(S.INVALID, store.persons.add, "").field == "name"
    rule = refused(S.RULE, store.persons.add, "王伟", born=zhengxie.PartialDate(2000), died=zhengxie.PartialDate(1999))
    assert (rule.rule, rule.field, rule.record) == ("person.born-before-died", "died", "person")
    assert refused(S.NOT_FOUND, store.persons.correct, 7, "王伟", reason="试").id == 7
    store.terms.open(14, opened=DAY)
    document = json.dumps(zhengxie.national_rulebook())
    store.rulebooks.adopt("本市规则", datetime.date(2030, 1, 1), document)
    refused(S.EXISTS, store.rulebooks.adopt, "本市规则", datetime.date(2030, 1, 1), document)


def test_an_act_says_when_and_by_whom(store):
    with create(":memory:") as other:
        assert refused(S.INVALID, other.persons.add, "王伟").field == "on"
        assert refused(S.INVALID, other.persons.add, "王伟", on=DAY).field == "by"
    person = store.persons.add("王伟")
    assert refused(S.INVALID, store.persons.correct, person, "王炜").field == "reason"


def test_sensitive_values_are_not_quoted(store):
    long = "机密" * 60
    error = refused(S.INVALID, store.persons.add, long)
    assert "机密" not in str(error) + error.message_zh


def test_busy(file_store):
    with zhengxie.open(file_store.path, busy_timeout=0) as other:
        with file_store.group():
            file_store.persons.add("王伟")
            refused(S.BUSY, other.persons.add, "李娜", by="办公室", on=DAY)


def test_read_only(file_store):
    file_store.close()
    with zhengxie.open(file_store.path, read_only=True) as store:
        refused(S.READ_ONLY, store.persons.add, "王伟", by="办公室", on=DAY)
        assert len(store.persons) == 0


def test_files_that_are_not_ours(path, tmp_path):
    refused(S.NOT_FOUND, zhengxie.open, path)
    path.write_text("这不是数据库" * 1000, encoding="utf-8")
    refused(S.NOT_OURS, zhengxie.open, path)
    refused(S.NOT_OURS, zhengxie.open, tmp_path)
    other = tmp_path / "other.sqlite"
    with sqlite3.connect(other) as connection:
        connection.execute("CREATE TABLE t(x)")
    refused(S.NOT_OURS, zhengxie.open, other)


def by_hand(path, sql):
    connection = sqlite3.connect(path, isolation_level=None)
    connection.executescript(sql)
    connection.close()


def test_newer_schema_corrupt(path):
    create(path).close()
    original = path.read_bytes()
    by_hand(path, "PRAGMA user_version = 999999")
    refused(S.NEWER, zhengxie.open, path)
    path.write_bytes(original)
    by_hand(path, "CREATE TRIGGER t AFTER INSERT ON person BEGIN SELECT 1; END")
    assert "t" in refused(S.SCHEMA, zhengxie.open, path).message
    path.write_bytes(original[:len(original) // 2])
    refused(S.CORRUPT, zhengxie.open, path)
    path.write_bytes(original)
    zhengxie.open(path).close()


def test_tampered(file_store):
    person = file_store.persons.add("王伟")
    file_store.close()
    by_hand(file_store.path, f"UPDATE person SET name = '李鬼' WHERE id = {person}")
    with zhengxie.open(file_store.path) as store:
        error = refused(S.TAMPERED, store.journal.verify)
        assert (error.record, error.id) == ("person", person)
        assert refused(S.TAMPERED, store.persons.correct, person, "王伟", reason="恢复", by="办公室", on=DAY).id == person
        refused(S.TAMPERED, store.check)
        store.check(records=False)


def test_unsupported_or_wal(path):
    if sqlite3.sqlite_version_info < (3, 51, 3):
        refused(S.UNSUPPORTED, create, path, wal=True)
    with create(path, wal_anyway=True) as store:
        assert store.persons.add("王伟", by="办公室", on=DAY)


def test_closed(store):
    half = iter(store.persons.where())
    store.close()
    store.close()
    for call in (lambda: store.persons.add("王伟"), lambda: len(store.persons), lambda: list(store.persons), lambda: store.persons[1],
                 store.journal.head, store.check, lambda: store.as_known(1), lambda: store.group().__enter__(), lambda: next(half),
                 lambda: store.balance(1, DAY), lambda: store.copy("/nonexistent/x")):
        refused(S.CLOSED, call)
    assert "南京市" in repr(store)


def test_cancelled(store):
    head = store.journal.head()
    refused(S.CANCELLED, store.persons.add_many, [{"name": "王伟"}] * 3, progress=lambda done, total: False)
    assert store.journal.head() == head


def test_misuse(store):
    with store.group():
        refused(S.MISUSE, store.group().__enter__)
        store.persons.add("王伟")
    assert len(store.persons) == 1


def test_too_big(store):
    document = zhengxie.national_rulebook()
    document["note"] = "长" * 4_000_000
    with pytest.raises((zhengxie.TooBig, zhengxie.Invalid)):
        store.rulebooks.adopt("太长", datetime.date(2020, 1, 1), json.dumps(document, ensure_ascii=False))


def test_input_output(tmp_path):
    loop = tmp_path / "loop"
    loop.symlink_to(loop)
    refused(S.IO, zhengxie.open, loop)


def in_a_process(code, path):
    """With little room: a process of its own, because limits cannot be taken back."""
    program = textwrap.dedent("""
        import resource, signal, sys
        from datetime import date
        import zhengxie
        DAY = date(2020, 1, 15)
        path = sys.argv[1]
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    """) + textwrap.dedent(code)
    done = subprocess.run([sys.executable, "-c", program, os.fspath(path)], env={**os.environ, "PYTHONPATH": str(BUILD)},
                          capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    return done.stdout.split()


def test_full_and_rolled_back(path):
    create(path).close()
    size = path.stat().st_size
    out = in_a_process(f"""
        store = zhengxie.open(path)
        resource.setrlimit(resource.RLIMIT_FSIZE, ({size} + 8192, resource.RLIM_INFINITY))
        rows = [{{"name": "王伟", "note": "长" * 2000}}] * 100
        with store.acting(by="办公室", on=DAY):
            try:
                with store.group():
                    try:
                        store.persons.add_many(rows)
                    except zhengxie.Full:
                        print("Full")
                    try:
                        store.persons.add("李娜")
                    except zhengxie.RolledBack:
                        print("RolledBack")
            except zhengxie.ZhengxieError as error:
                print(type(error).__name__)
            print(len(store.persons))
            resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
            store.persons.add("李娜")
            store.check()
            print(len(store.persons))
    """, path)
    assert out[0] == "Full" and out[-2:] == ["0", "1"], out
