# SPDX-License-Identifier: MIT
"""The sample noun, from Python, though nobody wrote any Python for it.

    noun.py FILE
"""
import datetime
import sqlite3
import sys

import zhengxie

path = sys.argv[1]
day = datetime.date(2020, 1, 15)
with zhengxie.open(path, create=True, place="示例市", division=320100) as store, store.acting(by="office", on=day):
    person = store.persons.add("王伟")
    sample = store.samples.add("样品一号", "stale", person=person, taken=day, body="很长的正文")
    assert store.samples[sample].title == "样品一号" and store.samples[sample].body == "很长的正文"
    assert [found.id for found in store.samples.where(state="stale", person=person)] == [sample]
    try:
        store.samples.add("样品二号", "stale")
        raise SystemExit("not refused")
    except zhengxie.Rule as refusal:
        assert refusal.rule == "sample.stale-body" and refusal.field == "body" and "陈旧" in refusal.message_zh
    try:
        store.samples.add("样" * 21, "fresh")
        raise SystemExit("not refused")
    except zhengxie.Invalid as refusal:
        assert refusal.field == "title" and refusal.rule == "text.length", refusal
    store.journal.verify()
with sqlite3.connect(path) as file:
    assert file.execute('SELECT "名称", "状态", "姓名" FROM "样品"').fetchall() == [("样品一号", "陈旧", "王伟")]
print("sample: in SQL, in errors, in Python")
