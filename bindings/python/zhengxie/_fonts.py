# SPDX-License-Identifier: MIT
"""A Chinese font for charts: where it is found, what it has, and how wide its characters are.

matplotlib sees only the first face of a collection, and of Noto's that is the Japanese one, in which 直 or 骨 look foreign. So the wanted
face is taken out of the collection, once, into matplotlib's own cache.
"""
from __future__ import annotations

import atexit
import hashlib
import os
import pathlib
import tempfile
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from .errors import Unsupported

# File of the regular weight, file of the bold one (none: the regular one serves), and the family wanted inside.
_KNOWN = (
    ("NotoSansCJK-Regular.ttc", "NotoSansCJK-Bold.ttc", "Noto Sans CJK SC"),
    ("NotoSansCJKsc-Regular.otf", "NotoSansCJKsc-Bold.otf", "Noto Sans CJK SC"),
    ("SourceHanSansSC-Regular.otf", "SourceHanSansSC-Bold.otf", "Source Han Sans SC"),
    ("SourceHanSansCN-Regular.otf", "SourceHanSansCN-Bold.otf", "Source Han Sans CN"),
    ("SourceHanSans.ttc", "SourceHanSans.ttc", "Source Han Sans SC"),
    ("NotoSansSC-Regular.otf", "NotoSansSC-Bold.otf", "Noto Sans SC"),
    ("NotoSansSC-Regular.ttf", "NotoSansSC-Bold.ttf", "Noto Sans SC"),
    ("msyh.ttc", "msyhbd.ttc", "Microsoft YaHei"),
    ("msyh.ttf", "msyhbd.ttf", "Microsoft YaHei"),
    ("PingFang.ttc", "PingFang.ttc", "PingFang SC"),
    ("simhei.ttf", "", "SimHei"),
    ("wqy-microhei.ttc", "", "WenQuanYi Micro Hei"),
    ("wqy-zenhei.ttc", "", "WenQuanYi Zen Hei"),
)
_REGULAR, _BOLD = ("Regular", "Normal"), ("Bold", "Semibold", "Medium")
_EM = 1000
# What may not begin a line.
_CLOSING = "，。、；：！？）》」』】”’…％%,.;:!?)]"


@dataclass(frozen=True, slots=True)
class ChineseFont:
    """The files of a font with Chinese characters, as matplotlib can read them."""

    family: str
    regular: str
    bold: str


@dataclass(slots=True)
class Face:
    """A weight of a font: what it has, and how wide that is."""

    path: str
    _font: Any = None
    _widths: dict[str, float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        from matplotlib.ft2font import FT2Font

        self._font = FT2Font(self.path)
        self._font.set_size(_EM, 72)

    def has(self, character: str) -> bool:
        return bool(self._font.get_char_index(ord(character)))

    def width(self, text: str, size: float) -> float:
        """In points, at this size in points. Without kerning."""
        from matplotlib.ft2font import LOAD_NO_HINTING

        for character in set(text) - self._widths.keys():
            self._widths[character] = self._font.load_char(ord(character), flags=LOAD_NO_HINTING).linearHoriAdvance / 65536 / _EM
        return sum(self._widths[character] for character in text) * size

    def shown(self, text: str) -> str:
        """A text in one line. A character that has no glyph is named by its number, and so is what could not be seen."""
        return "".join(character if character.isprintable() and self.has(character) else f"[U+{ord(character):04X}]"
                       for character in " ".join(text.split()))

    def fitted(self, text: str, width: float, size: float, most: int) -> list[str]:
        """A text that is `shown`, in lines that are not wider, in points; what goes beyond the last line is cut, and ends in …"""
        lines: list[str] = []
        while text and len(lines) < most:
            cut = self._cut(text, width, size)
            if cut < len(text) and len(lines) == most - 1:
                end = self._longest(text, width - self.width("…", size), size)
                return [*lines, text[:end].rstrip() + "…"]
            lines.append(text[:cut].rstrip())
            text = text[cut:].lstrip()
        return lines

    def _longest(self, text: str, width: float, size: float) -> int:
        used = 0.0
        for place, character in enumerate(text):
            used += self.width(character, size)
            if used > width:
                return place
        return len(text)

    def _cut(self, text: str, width: float, size: float) -> int:
        """Where a line ends: not within a word of letters, nor before a closing mark, where that can be helped."""
        end = self._longest(text, width, size)
        if end in (0, len(text)):
            return max(end, 1)
        best = end
        while best > 1 and (text[best] in _CLOSING or _in_word(text, best)):
            best -= 1
        return best if best > 1 else end


def _in_word(text: str, place: int) -> bool:
    return all(character.isascii() and not character.isspace() for character in text[place - 1:place + 1])


@cache
def find() -> ChineseFont:
    """The first of the known fonts that is installed."""
    files = _installed()
    for regular, bold, family in _KNOWN:
        if regular.lower() in files:
            first = _face(files[regular.lower()], family, _REGULAR)
            second = _face(files[bold.lower()], family, _BOLD) if bold.lower() in files else None
            if first:
                return ChineseFont(family, first, second or first)
    raise Unsupported("charts need a font with Chinese characters; as Debian's package: fonts-noto-cjk",
                      "图表需要中文字体；Debian 软件包：fonts-noto-cjk")


@cache
def faces() -> tuple[Face, Face]:
    """Regular and bold."""
    font = find()
    return Face(font.regular), Face(font.bold)


def _installed() -> dict[str, pathlib.Path]:
    """Every font file by its name in small letters."""
    from matplotlib import font_manager

    return {path.name.lower(): path for path in map(pathlib.Path, sorted(font_manager.findSystemFonts(), reverse=True))}


def _face(file: pathlib.Path, family: str, styles: tuple[str, ...]) -> str | None:
    """A file that has this face first: the file itself, or one that was taken out of it."""
    if file.suffix.lower() != ".ttc":
        return str(file)
    from fontTools.ttLib import TTCollection

    with TTCollection(str(file), lazy=True) as collection:
        found = {_style(font): place for place, font in reversed(list(enumerate(collection.fonts))) if family in _families(font)}
        place = next((found[style] for style in styles if style in found), None)
        if place is None or place == 0:
            return None if place is None else str(file)
        state = file.stat()
        mark = hashlib.sha256(f"{file}\0{state.st_size}\0{state.st_mtime_ns}\0{place}".encode()).hexdigest()[:12]
        font = collection.fonts[place]
        return _kept(font, f"zhengxie-{family.replace(' ', '')}-{mark}{'.otf' if font.sfntVersion == 'OTTO' else '.ttf'}")


def _families(font: Any) -> set[str | None]:
    return {font["name"].getDebugName(number) for number in (1, 16)}


def _style(font: Any) -> str:
    return str(font["name"].getDebugName(17) or font["name"].getDebugName(2))


def _kept(font: Any, name: str) -> str:
    """The file in matplotlib's cache, or in a folder that goes with this process where that cannot be written."""
    import matplotlib

    folder = pathlib.Path(matplotlib.get_cachedir())
    if _readable(folder / name):
        return str(folder / name)
    try:
        return _saved(font, folder / name)
    except OSError:
        return _saved(font, _folder_of_this_process() / name)


def _readable(path: pathlib.Path) -> bool:
    from matplotlib.ft2font import FT2Font

    try:
        FT2Font(str(path))
    except (OSError, RuntimeError):
        return False
    return True


def _saved(font: Any, path: pathlib.Path) -> str:
    """Whole or not at all: another process may want the same."""
    handle, beside = tempfile.mkstemp(prefix=path.stem, suffix=".part", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            font.save(file)
        os.replace(beside, path)
    except BaseException:
        os.unlink(beside)
        raise
    return str(path)


@cache
def _folder_of_this_process() -> pathlib.Path:
    folder = tempfile.TemporaryDirectory(prefix="zhengxie-")
    atexit.register(folder.cleanup)
    return pathlib.Path(folder.name)
