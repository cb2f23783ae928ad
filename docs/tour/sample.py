# SPDX-License-Identifier: MIT
"""The sample that the tour works with: people, units and proposals are made up, and say so.

Only the hand-over meeting itself is published: see SOURCE.
"""
import csv
import pathlib
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

import zhengxie

FOLDER = pathlib.Path(__file__).parent
SOURCE = "《以高质量党建引领高水平履职——南京市政协加强党对政协工作全面领导纪事》，徐继昌、管斌、傅可、周娟"
MARK = "【样例】"
"""Stands before every text that somebody could take for a real one."""

# The article gives the year and the session; the days are the sample's.
TERM_OPENED = date(2018, 1, 8)
OPENS = date(2020, 1, 9)
CLOSES = date(2020, 1, 13)
DEADLINE = date(2020, 1, 11)
EVENING = date(2020, 1, 11)
HANDOVER = date(2020, 1, 12)
SPRING = date(2020, 3, 31)
SUMMER = date(2020, 6, 30)

SECTORS = ("教育界", "医药卫生界", "社会福利和社会保障界", "经济界", "科学技术界", "文化艺术界", "工会", "妇联", "农业界")
BODIES = {
    "民盟市委": "party", "农工党市委": "party", "市总工会": "peoples_organization",
    "人口资源环境委员会": "special_committee", "社会和法制委员会": "special_committee", "提案委员会": "proposals_committee",
}
# The article says that there were eleven departments, not which: these are the sample's, with what they are called in English.
DEPARTMENTS = {
    "市教育局": "Education",
    "市卫生健康委员会": "Health",
    "市人力资源和社会保障局": "Employment and social security",
    "市民政局": "Civil affairs",
    "市住房保障和房产局": "Housing",
    "市交通运输局": "Transport",
    "市城市管理局": "City management",
    "市生态环境局": "Ecology and environment",
    "市公安局": "Public security",
    "市市场监督管理局": "Market supervision",
    "市文化和旅游局": "Culture and tourism",
}
OTHER_UNITS = ("市发展和改革委员会", "市财政局", "市科学技术局", "市农业农村局", "市司法局", "市规划和自然资源局", "市绿化园林局")
CHANNEL = "市政府办公厅"

AFTER_SCHOOL = "关于在小学开设课后延时服务的建议"
SMOKE_AND_NOISE = "关于治理餐饮油烟和施工噪声的建议"
SMOKE_ALONE = "关于治理餐饮油烟扰民的建议"

# The reply to AFTER_SCHOOL is of March; it is written down only now.
LATE_ENTRY = date(2020, 4, 20)
REPLY = {"A": "所提建议已经落实。", "B": "所提建议已列入计划，正在办理。", "C": "所提建议留作参考。"}

_AREAS = """
education social 教育 education
health social 卫生健康 health
employment social 就业和社会保障 employment and social security
elderly social 养老和社会服务 elderly care and social services
housing social 住房 housing
safety social 公共安全 public safety
transport economic 交通 transport
business economic 营商环境 business
science economic 科技 science
agriculture economic 农业农村 agriculture
culture cultural 文化 culture
environment ecological 人居环境 living environment
governance political 社会治理 governance
"""


def rulebook() -> dict[str, Any]:
    """The national default with the second level of categories that this city counts by."""
    document = zhengxie.national_rulebook()
    document["lists"]["subcategories"] = [
        {"code": code, "en": en, "zh": zh, "category": category}
        for code, category, zh, en in (line.split(maxsplit=3) for line in _AREAS.split("\n") if line)]
    return document


@dataclass(frozen=True)
class Member:
    """A row of members.csv."""

    name: str
    sector: str
    gender: str
    born: int
    begun: date
    office: str

    @property
    def key(self) -> str:
        """What proposals.csv calls this member: the name, and for the two of one name also the sector."""
        alone = sum(other.name == self.name for other in members()) == 1
        return self.name if alone else f"{self.name}（{self.sector}）"


@dataclass(frozen=True)
class Paper:
    """A row of proposals.csv: a proposal and what becomes of it. Several in a cell are apart by semicolons."""

    day: date
    kind: str
    lead: str
    signers: tuple[str, ...]
    area: str
    subject: str
    grounds: str
    recommendations: str
    result: str
    why: str
    units: tuple[str, ...]
    assisting: tuple[str, ...]
    classes: tuple[str, ...]
    replied: tuple[date, ...]
    feedback: str

    @property
    def category(self) -> str:
        """The first level of its area."""
        return next(line.split()[1] for line in _AREAS.split("\n") if line.startswith(f"{self.area} "))

    @property
    def livelihood(self) -> bool:
        """Whether it is one of the forty."""
        return self.result == "filed" and self.units[:1] != () and self.units[0] in DEPARTMENTS


@cache
def members() -> tuple[Member, ...]:
    """Everybody, sector by sector."""
    return tuple(Member(row["name"], row["sector"], row["gender"], int(row["born"]), date.fromisoformat(row["begun"]), row["office"])
                 for row in _read("members.csv"))


@cache
def papers() -> tuple[Paper, ...]:
    """All proposals, in the order in which they come in."""
    return tuple(Paper(date.fromisoformat(row["day"]), row["kind"], row["lead"], _several(row["signers"]), row["area"], row["subject"],
                       MARK + row["grounds"], MARK + row["recommendations"], row["result"], row["why"], _several(row["units"]),
                       _several(row["assisting"]), _several(row["class"]), tuple(map(date.fromisoformat, _several(row["replied"]))),
                       row["feedback"])
                 for row in _read("proposals.csv"))


def paper(subject: str) -> Paper:
    """One of them."""
    return next(paper for paper in papers() if paper.subject == subject)


def _several(cell: str) -> tuple[str, ...]:
    return tuple(part for part in cell.split(";") if part)


def _read(name: str) -> list[dict[str, str]]:
    with open(FOLDER / name, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
