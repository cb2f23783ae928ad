# SPDX-License-Identifier: MIT
"""Files that belong to records."""
import datetime
import io
import pathlib
from typing import Any

import pytest
import zhengxie

DAY = datetime.date(2020, 2, 1)
LARGE = bytes(range(256)) * 3000


@pytest.fixture
def person(store: zhengxie.Store) -> int:
    return store.persons.add("王伟", on=DAY, by="办公室")


def test_bytes_a_path_and_a_file(store: zhengxie.Store, person: int, tmp_path: pathlib.Path) -> None:
    path = tmp_path / "a.bin"
    path.write_bytes(LARGE)
    contents: list[Any] = [LARGE, bytearray(LARGE), memoryview(LARGE), path, io.BytesIO(LARGE)]
    for content in contents:
        attachment = store.attachments.add(person, "a.bin", content, media_type="application/octet-stream", on=DAY, by="办公室")
        assert store.attachment_bytes(attachment) == LARGE
        assert store.attachments[attachment].bytes == len(LARGE)
    assert store.attachments.where(record=person).count() == len(contents)
    with path.open("rb") as file:
        assert store.attachment_bytes(store.attachments.add(person, "b.bin", file, on=DAY, by="办公室")) == LARGE


def test_saved_as_a_new_file(store: zhengxie.Store, person: int, tmp_path: pathlib.Path) -> None:
    attachment = store.attachments.add(person, "a.bin", LARGE, on=DAY, by="办公室")
    store.save_attachment(attachment, tmp_path / "out.bin")
    assert (tmp_path / "out.bin").read_bytes() == LARGE
    with pytest.raises(FileExistsError):
        store.save_attachment(attachment, tmp_path / "out.bin")
    store.attachments.strike(attachment, on=DAY, by="办公室", reason="涉密")
    with pytest.raises(zhengxie.NotFound):
        store.save_attachment(attachment, tmp_path / "struck.bin")
    assert not (tmp_path / "struck.bin").exists()
    store.journal.verify()


def test_a_reader_that_raises_leaves_nothing(store: zhengxie.Store, person: int) -> None:
    class Broken(io.RawIOBase):
        def read(self, size: int = -1) -> bytes:
            raise OSError("gone")

    class Generous(io.RawIOBase):
        def read(self, size: int = -1) -> bytes:
            return bytes(size + 1)

    class Wrong(io.RawIOBase):
        def read(self, size: int = -1) -> Any:
            return "text"

    head = store.journal.head()
    for broken, error in ((Broken(), OSError), (Generous(), ValueError), (Wrong(), TypeError)):
        content: Any = broken
        with pytest.raises(error):
            store.attachments.add(person, "a.bin", content, on=DAY, by="办公室")
    assert store.journal.head() == head
    with pytest.raises(zhengxie.Rule) as refused:
        store.attachments.add(person, "a/b.bin", b"", on=DAY, by="办公室")
    assert refused.value.rule == "attachment.name"
