# SPDX-License-Identifier: MIT
"""Charts, drawn with matplotlib (Debian: python3-matplotlib) in a font with Chinese characters (Debian: fonts-noto-cjk)."""
from __future__ import annotations

from . import _fonts
from ._fonts import ChineseFont

__all__ = ["ChineseFont", "chinese_font"]


def chinese_font() -> ChineseFont:
    """The font that charts are written in, for charts of one's own: FontProperties(fname=chinese_font().regular)."""
    try:
        import matplotlib.figure  # noqa: F401
    except ImportError:
        raise ImportError("charts need matplotlib; as Debian's package: python3-matplotlib") from None
    return _fonts.find()
