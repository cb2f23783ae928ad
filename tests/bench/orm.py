# SPDX-License-Identifier: MIT
"""What many would write instead: SQLAlchemy's bulk_save_objects of the same rows, without rule or hash.

    orm.py COUNT FILE

FILE is one that `load` left; its rows are read into objects first, and only the saving is timed. Prints two numbers, seconds of
processor time: for the rows of proposals, texts, examinations, assignments and replies; and for these with the journal's.
"""
import pathlib
import sqlite3
import sys
import tempfile
import time

from sqlalchemy import Column, Integer, LargeBinary, Text, create_engine, event
from sqlalchemy.orm import Session, declarative_base

STEPS = {"proposal": "id", "proposal_text": "id", "examination": "id", "assignment": "id", "reply": "id"}
TYPES = {"INTEGER": Integer, "TEXT": Text, "BLOB": LargeBinary}
JOURNAL = {"journal": "seq", "journal_row": "place"}


def mapped(file: sqlite3.Connection, table: str) -> type:
    """A class for a table, as one would write it."""
    columns = {name: Column(TYPES[kind], primary_key=bool(key))
               for _, name, kind, _, _, key in file.execute(f"PRAGMA table_info({table})")}
    return type(table, (declarative_base(),), {"__tablename__": table, **columns})


def save(count: int, source: str, tables: dict[str, str]) -> float:
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "orm.sqlite"
        old, new = sqlite3.connect(source), sqlite3.connect(path)
        new.execute("PRAGMA page_size = 8192")
        objects = []
        for table, key in tables.items():
            for (sql,) in old.execute("SELECT sql FROM sqlite_schema WHERE tbl_name = ? AND sql IS NOT NULL", (table,)):
                new.execute(sql)
            per_proposal = {"journal": 4, "journal_row": 5}.get(table, 1)
            cursor = old.execute(f"SELECT * FROM {table} ORDER BY {key} DESC LIMIT ?", (count * per_proposal,))
            names = [column[0] for column in cursor.description]
            kind = mapped(old, table)
            objects += [kind(**dict(zip(names, row))) for row in cursor]
        new.commit()
        new.close()
        engine = create_engine(f"sqlite:///{path}")

        @event.listens_for(engine, "connect")
        def pragmas(connection: sqlite3.Connection, _record: object) -> None:
            connection.execute("PRAGMA synchronous = EXTRA")
            connection.execute("PRAGMA cache_size = -65536")

        start = time.process_time()
        with Session(engine) as session:
            session.bulk_save_objects(objects, preserve_order=False)
            session.commit()
        return time.process_time() - start


def main() -> None:
    count, source = int(sys.argv[1]), sys.argv[2]
    print(f"{save(count, source, STEPS):.3f} {save(count, source, STEPS | JOURNAL):.3f}")


if __name__ == "__main__":
    main()
