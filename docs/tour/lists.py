# SPDX-License-Identifier: MIT
"""The three lists of the tour's recommendations, from lists/*.txt: an outline that a person can read and edit.

    成绩 an achievement
    问题 a problem
      建议 a suggestion that answers it
        措施 a measure | unit | due | the day on which it was completed, its progress so far, or 取消
          效果 indicator | unit of its figures | before | after | observed | 少, where less is wanted
"""
from __future__ import annotations

import pathlib
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

FOLDER = pathlib.Path(__file__).with_name("lists")


@dataclass
class Effect:
    indicator: str
    measured_in: str
    before: Decimal
    after: Decimal
    observed: date
    less: bool


@dataclass
class Measure:
    title: str
    unit: str
    due: str
    completed: date | None = None
    progress: int = 0
    cancelled: bool = False
    effects: list[Effect] = field(default_factory=list)


@dataclass
class Suggestion:
    title: str
    measures: list[Measure] = field(default_factory=list)


@dataclass
class Problem:
    title: str
    suggestions: list[Suggestion] = field(default_factory=list)


@dataclass
class Lists:
    achievements: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    @property
    def suggestions(self) -> list[Suggestion]:
        return [suggestion for problem in self.problems for suggestion in problem.suggestions]

    @property
    def measures(self) -> list[Measure]:
        return [measure for suggestion in self.suggestions for measure in suggestion.measures]


def read(name: str) -> Lists:
    lists = Lists()
    for line in (FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        word, _, rest = line.strip().partition(" ")
        first, *more = rest.split(" | ")
        if word == "成绩":
            lists.achievements.append(first)
        elif word == "问题":
            lists.problems.append(Problem(first))
        elif word == "建议":
            lists.problems[-1].suggestions.append(Suggestion(first))
        elif word == "措施":
            lists.problems[-1].suggestions[-1].measures.append(_measure(first, *more))
        elif word == "效果":
            lists.measures[-1].effects.append(_effect(first, *more))
        else:
            raise ValueError(f"{name}.txt: {line}")
    return lists


def _measure(title: str, unit: str, due: str, state: str = "0") -> Measure:
    if state == "取消":
        return Measure(title, unit, due, cancelled=True)
    if state.isdecimal():
        return Measure(title, unit, due, progress=int(state))
    return Measure(title, unit, due, completed=date.fromisoformat(state), progress=100)


def _effect(indicator: str, measured_in: str, before: str, after: str, observed: str, less: str = "") -> Effect:
    return Effect(indicator, measured_in, Decimal(before), Decimal(after), date.fromisoformat(observed), less == "少")
