# SPDX-License-Identifier: MIT
"""The works of the years 2018 to 2021: what the article tells of them, and the days and names of our own that a loop needs beside that."""
from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import lists
from sample import MARK

END = date(2021, 7, 31)
"""When the story ends: what would be later has not happened."""

THEME = "持续改善生态环境的制度设计和政策安排"
THEME_YEARS = (2018, 2020)

COMMITTEE = "政协南京市委员会"
RECIPIENT = "中共南京市委员会"
GOVERNMENT = "南京市人民政府"
CHAIR = "刘以安"
BODIES = {
    "人口资源环境委员会": "special_committee", "城乡建设委员会（政协）": "special_committee", "社会和法制委员会": "special_committee",
    "经济科技委员会": "special_committee",
}


@dataclass(frozen=True)
class Rule:
    """A rule document that the article names. The days are the sample's, and so are the numbers."""

    title: str
    adopted: date
    replaces: str = ""


RULES = (
    Rule("关于加强和改进调研、视察工作的意见（修订前）", date(2017, 3, 1)),
    Rule("关于“健全履职链条形成工作闭环提升协商成效”的实施意见", date(2018, 3, 20)),
    Rule("关于加强和改进调研、视察工作的意见", date(2018, 4, 10), replaces="关于加强和改进调研、视察工作的意见（修订前）"),
    Rule("关于开展体验式调研、融入性视察的实施细则", date(2018, 4, 10)),
    Rule("关于新时代加强和改进民主监督工作的实施办法", date(2019, 4, 18)),
)


@dataclass(frozen=True)
class Demand:
    """What an instruction asks of whom."""

    post: str
    demand: str
    answered: date | None = None


@dataclass(frozen=True)
class Instruction:
    """A leader's instruction. Its words are told, not quoted."""

    leader: str
    office: str
    given: date
    text: str
    demands: tuple[Demand, ...]


@dataclass(frozen=True)
class Work:
    """A project with its recommendation. Its days hang on the day on which the recommendation was adopted."""

    key: str
    year: int
    title: str
    document: str
    kind: str
    source: str
    origin: str
    body: str
    adopted: date
    instruction: Instruction | None = None
    theme: bool = False
    supervises: str = ""
    sent_after: int = 7
    told: bool = True
    skipped: str = ""
    """A stage that was skipped, and why, after a colon."""

    @property
    def lists(self) -> lists.Lists:
        return lists.read(self.key)

    def day(self, days: int) -> date:
        """So many days after its recommendation was adopted."""
        return self.adopted + timedelta(days=days)


def _instructed(leader: str, office: str, given: date, text: str, *demands: Demand) -> Instruction:
    return Instruction(leader, office, given, text, demands)


_SECRETARY, _MAYOR = "江苏省委常委、南京市委书记", "南京市市长"

WORKS = (
    Work("water", 2018, "治水：持续改善水环境的制度设计和政策安排", "关于改善水环境的建议案", "key_consultation", "own", "人口资源环境委员会",
         "人口资源环境委员会", date(2018, 7, 24), theme=True, instruction=_instructed(
             f"{MARK}市政府领导", f"{MARK}市政府领导", date(2018, 8, 28), f"{MARK}请市水务局牵头研究落实。",
             Demand("市水务局", "implement", date(2018, 12, 20)))),
    Work("parking", 2018, "提升全市停车建管水平", "关于提升全市停车建管水平的建议案", "key_consultation", "leaders", GOVERNMENT,
         "城乡建设委员会（政协）", date(2018, 9, 18), instruction=_instructed(
             f"{MARK}市政府领导", f"{MARK}市政府领导", date(2018, 10, 22), f"{MARK}请逐条分解落实。",
             Demand("市城市管理局", "implement", date(2019, 12, 30)))),
    Work("air", 2019, "治气：持续改善大气环境的制度设计和政策安排", "关于改善大气环境的建议案", "key_consultation", "own", "人口资源环境委员会",
         "人口资源环境委员会", date(2019, 7, 23), theme=True, sent_after=20, instruction=_instructed(
             f"{MARK}市政府领导", f"{MARK}市政府领导", date(2019, 9, 2), f"{MARK}请市生态环境局会同有关部门研究。",
             Demand("市生态环境局", "study"))),
    Work("care", 2019, "医养融合服务进社区进家庭", "关于推进医养融合服务进社区进家庭的建议案", "key_consultation", "called", "市老年学学会（样例）",
         "社会和法制委员会", date(2019, 8, 20), instruction=_instructed(
             "市委主要领导（报道未具名）", "市委主要领导", date(2019, 9, 16), "要求市政府将落实结果报市委（报道所述）",
             Demand(GOVERNMENT, "report_back", date(2020, 11, 10)))),
    Work("soil", 2020, "治土：持续改善土壤环境的制度设计和政策安排", "关于改善土壤环境的建议案", "key_consultation", "own", "人口资源环境委员会",
         "人口资源环境委员会", date(2020, 8, 18), theme=True, told=False,
         skipped="special_inspection:因疫情防控未能组织专项视察"),
    Work("community-care", 2020, "推进社区养老工作", "关于推进社区养老工作的监督建议案", "supervision", "own", "社会和法制委员会",
         "社会和法制委员会", date(2020, 10, 20), supervises="care", instruction=_instructed(
             f"{MARK}市政府领导", f"{MARK}市政府领导", date(2020, 11, 24), f"{MARK}请市民政局牵头研究。",
             Demand("市民政局", "improve", date(2021, 3, 30)))),
    Work("burden", 2021, "我市“办事减负”", "关于我市“办事减负”的建议案", "key_consultation", "leaders", RECIPIENT, "社会和法制委员会",
         date(2021, 5, 18), instruction=_instructed(
             "韩立明", _SECRETARY, date(2021, 6, 7), "肯定建议案的问题清单，请分管副市长研究，市发改委、政务办改进（报道所述）",
             Demand("分管副市长", "study"), Demand("市发改委", "improve"), Demand("市政务办", "improve"))),
    Work("digital", 2021, "南京城市治理数字化转型研究", "关于南京城市治理数字化转型研究的建议案", "key_consultation", "own", "经济科技委员会",
         "经济科技委员会", date(2021, 6, 22), instruction=_instructed(
             "夏心旻", _MAYOR, date(2021, 7, 10), "要求研究建议案的三张清单，据以确定全市城市治理数字化转型方案（报道所述）",
             Demand(f"{MARK}市政府有关部门", "study"))),
)


def work(key: str) -> Work:
    return next(work for work in WORKS if work.key == key)


def units() -> list[str]:
    """Every unit that a measure names, in the order of their first one."""
    return list(dict.fromkeys(measure.unit for each in WORKS for measure in each.lists.measures))
