# SPDX-License-Identifier: MIT
"""The sample that the tour works with: people, units and proposals are made up, and say so.

Only the hand-over meeting itself and the share of promises that were kept are published: see SOURCE and PROMISES_SOURCE. What
happens in handling is a script of its own, in script.py.
"""
import csv
import pathlib
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

import zhengxie
from zhengxie import PartialDate

FOLDER = pathlib.Path(__file__).parent
SOURCE = "《以高质量党建引领高水平履职——南京市政协加强党对政协工作全面领导纪事》，徐继昌、管斌、傅可、周娟"
PROMISES = ("a district (呈贡区) looked in 2020 at the 23 proposals that had been answered with class B the year before: 16 of them, 69.6 %, "
            "were solved")
PROMISES_SOURCE = "《2020年区政府承办政协提案办理满意率达99.12%》，呈贡区融媒体中心，赵娟，2021年1月"
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
YEAR_END = date(2020, 12, 31)

# The overdue lists: five weeks after the hand-over, and when most replies should be there.
FIRST_LIST = date(2020, 2, 17)
SECOND_LIST = date(2020, 6, 1)
REST_ASSIGNED = date(2020, 2, 20)

# Where it comes from: the session before, and one that was over before the file began.
LAST_YEAR = date(2019, 1, 9)
LAST_YEAR_CLOSES = date(2019, 1, 13)
LAST_YEAR_ASSIGNED = date(2019, 2, 20)
OLD_TERM = date(2013, 1, 8)
OLD_YEAR = date(2017, 1, 16)
OLD_YEAR_CLOSES = date(2017, 1, 20)
OLD_YEAR_ENTERED = date(2018, 3, 1)
FOLLOWED_UP = date(2020, 10, 20)

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
OTHER_UNITS = {
    "市发展和改革委员会": "Development and reform",
    "市财政局": "Finance",
    "市科学技术局": "Science and technology",
    "市农业农村局": "Agriculture",
    "市司法局": "Justice",
    "市规划和自然资源局": "Planning and natural resources",
    "市绿化园林局": "Parks",
    "市应急管理局": "Emergency management",
}
VICE_CHAIR = "冯雪"
CHANNEL = "市政府办公厅"

AFTER_SCHOOL = "关于在小学开设课后延时服务的建议"
SMOKE_AND_NOISE = "关于治理餐饮油烟和施工噪声的建议"
SMOKE_ALONE = "关于治理餐饮油烟扰民的建议"
LIFTS = "关于老旧住宅加装电梯的建议"
NIGHT_MUSEUM = "关于博物馆夜间开放的建议"
CANTEENS = "关于学校食堂明厨亮灶的建议"
DEFIBRILLATORS = "关于在地铁站配置自动体外除颤器的建议"
RIVERS = "关于公开河道水质监测结果的建议"
# Handled together with another: (main, other). Merged by mistake: (principal, merged).
TOGETHER = ("关于优化早晚高峰公交班次的建议", "关于地铁站与公交站接驳的建议")
MISTAKEN = ("关于盘活闲置厂房发展小微企业的建议", "关于简化小微企业贷款担保手续的建议")
AIDS = "关于残疾人辅助器具租借的建议"
# Chosen by the committee.
KEY = (AFTER_SCHOOL, LIFTS, DEFIBRILLATORS, "关于农民工工资按月支付监督的建议", "关于连通城市绿道的建议")
OUTSTANDING = (AFTER_SCHOOL, LIFTS, RIVERS, "关于保障随迁子女就近入学的建议", "关于统一医院检查结果互认的建议", "关于社区为独居老人安装一键呼叫的建议")

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


def named(kind: str, code: str | None) -> str:
    """The label of a code in a list of the rulebook, in both languages."""
    return next(f"{entry['zh']} {entry['en']}" for entry in rulebook()["lists"][kind] if entry["code"] == code)


def category(area: str) -> str:
    """The first level of an area."""
    return next(line.split()[1] for line in _AREAS.split("\n") if line.startswith(f"{area} "))


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
        return category(self.area)

    @property
    def livelihood(self) -> bool:
        """Whether it is one of the forty."""
        return self.result == "filed" and self.units[:1] != () and self.units[0] in DEPARTMENTS


@cache
def members() -> tuple[Member, ...]:
    """Everybody, sector by sector."""
    return tuple(Member(row["name"], row["sector"], row["gender"], int(row["born"]), date.fromisoformat(row["begun"]), row["office"])
                 for row in read("members.csv"))


@cache
def papers() -> tuple[Paper, ...]:
    """All proposals, in the order in which they come in."""
    return tuple(Paper(date.fromisoformat(row["day"]), row["kind"], row["lead"], _several(row["signers"]), row["area"], row["subject"],
                       MARK + row["grounds"], MARK + row["recommendations"], row["result"], row["why"], _several(row["units"]),
                       _several(row["assisting"]), _several(row["class"]), tuple(map(date.fromisoformat, _several(row["replied"]))),
                       row["feedback"])
                 for row in read("proposals.csv"))


def paper(subject: str) -> Paper:
    """One of them."""
    return next(paper for paper in papers() if paper.subject == subject)


@dataclass(frozen=True)
class Topic:
    """A row of topics.csv: what was given at the call, and what became of it."""

    received: date
    giver: str
    title: str
    settled: date | None
    taken: bool
    subject: str
    note: str


@dataclass(frozen=True)
class OldProposal:
    """A row of old-year.csv: what is left of a proposal of 2017. Days may be known in part."""

    receipt: int
    kind: str
    lead: str
    area: str
    subject: str
    examination: str
    ground: str
    case: int | None
    unit: str
    outcome: str
    satisfaction: str
    filed: date | PartialDate | None
    replied: date | PartialDate | None


@dataclass(frozen=True)
class Promise:
    """A row of promises.csv: something that a reply of last year promised, and what was found a year later."""

    lead: str
    area: str
    unit: str
    subject: str
    replied: date
    promise: str
    due: PartialDate
    outcome: str


@cache
def topics() -> tuple[Topic, ...]:
    return tuple(Topic(date.fromisoformat(row["received"]), row["giver"], row["title"],
                       date.fromisoformat(row["settled"]) if row["settled"] else None, row["taken"] == "yes", row["subject"], row["note"])
                 for row in read("topics.csv"))


@cache
def old_year() -> tuple[OldProposal, ...]:
    return tuple(OldProposal(int(row["receipt"]), row["kind"], row["lead"], row["area"], row["subject"], row["examination"], row["ground"],
                             int(row["case"]) if row["case"] else None, row["unit"], row["outcome"], row["satisfaction"],
                             _partial(row["filed"]), _partial(row["replied"]))
                 for row in read("old-year.csv"))


@cache
def promises() -> tuple[Promise, ...]:
    return tuple(Promise(row["lead"], row["area"], row["unit"], row["subject"], date.fromisoformat(row["replied"]), row["promise"],
                         PartialDate.parse(row["due"]), row["outcome"])
                 for row in read("promises.csv"))


def _partial(cell: str) -> date | PartialDate | None:
    parts = [int(part) for part in cell.split("-") if part]
    return date(*parts) if len(parts) == 3 else PartialDate(*parts) if parts else None


def _several(cell: str) -> tuple[str, ...]:
    return tuple(part for part in cell.split(";") if part)


def read(name: str) -> list[dict[str, str]]:
    """The rows of a table."""
    with open(FOLDER / name, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
