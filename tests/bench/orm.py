# SPDX-License-Identifier: MIT
"""What many would write instead: SQLAlchemy's bulk_save_objects, the same proposals and steps, without journal, hash or rule.

    orm.py COUNT FILE

FILE is one that `load` left; its rows of proposals, texts, examinations, assignments and replies are read into objects first,
and only the saving is timed. Prints seconds of processor time.
"""
import pathlib
import sqlite3
import sys
import tempfile
import time

from sqlalchemy import MetaData, create_engine, event
from sqlalchemy.ext.automap import automap_base
from sqlalchemy.orm import Session

TABLES = ["proposal", "proposal_text", "examination", "assignment", "reply"]


def main() -> None:
    count, source = int(sys.argv[1]), sys.argv[2]
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "orm.sqlite"
        old, new = sqlite3.connect(source), sqlite3.connect(path)
        new.execute("PRAGMA page_size = 8192")
        rows = {}
        for table in TABLES:
            for (sql,) in old.execute("SELECT sql FROM sqlite_schema WHERE tbl_name = ? AND sql IS NOT NULL", (table,)):
                new.execute(sql)
            cursor = old.execute(f"SELECT * FROM {table} ORDER BY id LIMIT ?", (count,))
            names = [column[0] for column in cursor.description]
            rows[table] = [dict(zip(names, row)) for row in cursor]
        new.commit()
        new.close()
        engine = create_engine(f"sqlite:///{path}")

        @event.listens_for(engine, "connect")
        def pragmas(connection, _record) -> None:
            connection.execute("PRAGMA synchronous = EXTRA")
            connection.execute("PRAGMA cache_size = -65536")

        metadata = MetaData()
        metadata.reflect(engine, only=TABLES, resolve_fks=False)
        base = automap_base(metadata=metadata)
        base.prepare(generate_relationship=lambda *_, **__: None)
        objects = []
        for i in range(count):
            for table in TABLES:
                if i < len(rows[table]):
                    row = rows[table][i]
                    objects.append(getattr(base.classes, table)(**row))
        start = time.process_time()
        with Session(engine) as session:
            session.bulk_save_objects(objects, preserve_order=False)
            session.commit()
        print(f"{time.process_time() - start:.3f}")


if __name__ == "__main__":
    main()
