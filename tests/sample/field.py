# SPDX-License-Identifier: MIT
"""The sample noun's new field, on the file that noun.py left.

    field.py FILE
"""
import datetime
import sqlite3
import sys

import zhengxie

path = sys.argv[1]
with zhengxie.open(path) as store, store.acting(by="office", on=datetime.date(2020, 1, 16)):
    old = next(iter(store.samples))
    assert old.weight is None
    new = store.samples.add("样品三号", "fresh", weight=0)
    assert store.samples[new].weight == 0
    assert [found.id for found in store.samples.where(weight=None)] == [old.id]
    store.journal.verify()
with sqlite3.connect(path) as file:
    assert file.execute('SELECT "重量" FROM "样品" ORDER BY "编号"').fetchall() == [(None,), (0,)]
print("weight: in SQL, in Python; the rows of before still verify")
