# SPDX-License-Identifier: MIT
"""Progress of long work."""
from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TextIO, Union

Progress = Union[bool, Callable[[int, Union[int, None]], object]]
"""True shows a bar on stderr. Or a function of (done, total), total None where it is not known: it cancels by returning False, or by
raising. It may not use the store."""


class Bar:
    """A line of text that grows."""

    WIDTH = 30

    def __init__(self, label: str, stream: TextIO | None = None) -> None:
        self._label = label
        self._stream = stream or sys.stderr
        self._shown = False

    def __call__(self, done: int, total: int | None) -> None:
        if total:
            full = self.WIDTH * done // total
            state = f"[{'#' * full}{'.' * (self.WIDTH - full)}] {100 * done // total:3} % {done:,} of {total:,}"
        else:
            state = f"{done:,}"
        self._stream.write(f"\r{self._label} {state}")
        self._stream.flush()
        self._shown = True

    def close(self) -> None:
        if self._shown:
            self._stream.write("\n")


class watched:
    """`with watched(progress, label) as callable`."""

    def __init__(self, progress: Progress, label: str) -> None:
        self._bar = Bar(label) if progress is True else None
        self._callable = self._bar or (None if isinstance(progress, bool) else progress)

    def __enter__(self) -> Callable[[int, int | None], object] | None:
        return self._callable

    def __exit__(self, *_: object) -> None:
        if self._bar:
            self._bar.close()
