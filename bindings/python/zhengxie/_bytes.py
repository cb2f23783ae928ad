# SPDX-License-Identifier: MIT
"""Bytes on their way into a file."""
import contextlib
import io
import os
from collections.abc import Callable, Iterator
from typing import BinaryIO, TypeAlias

Content: TypeAlias = bytes | bytearray | memoryview | os.PathLike[str] | BinaryIO


@contextlib.contextmanager
def reader_of(content: Content) -> Iterator[Callable[[int], bytes]]:
    """What gives the next bytes, up to so many. Closes what it opened."""
    if isinstance(content, os.PathLike):
        with open(content, "rb") as file:
            yield file.read
    elif isinstance(content, (bytes, bytearray, memoryview)):
        yield io.BytesIO(content).read
    else:
        yield content.read
