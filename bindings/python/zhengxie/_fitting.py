# SPDX-License-Identifier: MIT
"""How small a page's letters have to be so that what it says fits on one sheet of A4 paper.

Heights and widths are in letters (em), as templates/_glance_style.j2 has them; they are estimates on the safe side.
"""
from __future__ import annotations

import math
import unicodedata
from collections.abc import Callable, Iterable

from ._list_facts import ListFacts
from ._loop_facts import LoopFacts

LARGEST, SMALLEST = 9.5, 7.5
"""Points."""
_HIGH, _WIDE = 775.0, 515.0
"""What is between the margins, in points."""
EFFECTS, PROJECTS, GAPS = 4, 10, 6
"""How many of them a page shows."""
_LINE, _PADDING = 1.45, 0.38
_HEADING, _TABLE_ROW = 2.6, 1.8


def size(high: Callable[[float], float]) -> float:
    """The size of the letters, in points. `high`: how high the page is, where so many letters go on a line. Where not even the smallest
    size is enough, it is the largest again, on several sheets."""
    steps = round((LARGEST - SMALLEST) * 10)
    return next((points for step in range(steps + 1) if high(_WIDE / (points := LARGEST - step / 10)) * points <= _HIGH), LARGEST)


def of_lists(facts: ListFacts, columns: float) -> float:
    """How high the page of the three lists is."""
    half = columns / 2 - 3
    above = max(_rows((entry.title for entry in facts.achievements), half),
                _rows((entry.title + ("建议" + "00、" * len(entry.answers) if entry.answers else "尚无对应建议") for entry in facts.problems), half))
    suggestions = _rows((f"{entry.title}对应问题{'00、' * len(entry.answers)}见效00项" for entry in facts.suggestions), columns - 19)
    instructions = _rows((f"{each.given}{each.leader}{each.office or ''}{each.text or ''}〔承办反馈 00/00〕00" for each in facts.instructions), columns)
    effects = sum(_LINE * _lines(effect.indicator, columns * 0.4) + _PADDING for effect in facts.effects[:EFFECTS])
    below = (_HEADING if facts.instructions else 0.0) + instructions + (_HEADING + _TABLE_ROW + 1.6 + effects if facts.effects else 0.0)
    return _head(facts.title + "《》三张清单", " · ".join(facts.facts), columns) + _HEADING * 2 + above + suggestions + below + _foot(facts.definition, columns)


def of_loop(facts: LoopFacts, columns: float) -> float:
    """How high the page of a loop is."""
    links = math.ceil(len(facts.shares) / 2) * 1.9 + 2.2
    projects = sum(1.3 * _lines(project.title, columns * 0.38) + 0.4 for project in facts.projects[:PROJECTS])
    gaps = sum(0.4 + 1.3 * max(_lines(gap.reason, columns * 0.28), _lines(gap.projects[0] + "等00个课题", columns * 0.38)) for gap in facts.gaps[:GAPS])
    heads = 0.9 * max(_width(link) for link in facts.links) + 1.2
    return (_head("", "", columns) + _HEADING * 4 + 4.2 + links + heads + projects + 1.6 + _TABLE_ROW + gaps + 1.8
            + _foot(facts.definition, columns))


def of_note(note: str | None, columns: float) -> float:
    """How high a note at the foot is."""
    return 1.05 * _lines(note, columns / 0.75) + 0.5 if note else 0.0


def _head(title: str, under: str, columns: float) -> float:
    return 3.2 + 2.5 * _lines(title, columns / 2) + 0.6 + 1.5 * _lines(under + "0" * 24, columns) + 6.6


def _foot(definition: str, columns: float) -> float:
    return 1.2 + 1.05 * _lines(definition + "0" * 90, columns / 0.75)


def _rows(texts: Iterable[str], columns: float) -> float:
    return sum(_LINE * _lines(text, columns) + _PADDING for text in texts)


def _lines(text: str, columns: float) -> int:
    return max(1, math.ceil(_width(text) / columns))


def _width(text: str) -> float:
    return sum(1.0 if unicodedata.east_asian_width(letter) in "WFA" else 0.56 for letter in text)
