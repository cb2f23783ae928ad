#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Two pages of the second story's file, for whoever has a minute: the three lists of the parking recommendation, and the loop of a year.

    years_pages.py FILE FOLDER      writes three-lists and loop-2018 in Chinese and, with -en, in English, each as .html and .md

The library prints them; only the note at their foot is the tour's.
"""
from __future__ import annotations

import pathlib
import sys

import sample
import zhengxie
from works import END, work
from years_charts import ON
from zhengxie import glance, papers

DOCUMENT = work("parking").document
YEAR = work("parking").year
LISTS = (f"样例数据：仅建议案涉及的课题名称、18条建议、48项措施之数见于报道，其余均为虚构。Sample data: only the project's name, and that 18 suggestions became 48 "
         f"measures, are published. 来源 Source: {sample.SOURCE}")
LOOP = (f"样例数据：课题名称和三年一题见于报道，日期、条目、措施、单位和数字均为虚构。Sample data: the projects' names and the theme of three years are published, all else "
        f"is made up. 来源 Source: {sample.SOURCE}")


def main(file: pathlib.Path, folder: pathlib.Path) -> None:
    with zhengxie.open(file, read_only=True) as store:
        document = store.documents.where(title=DOCUMENT).one()
        for ending, style in (("", papers.Style()), ("-en", papers.Style(language="en"))):
            pages = {"three-lists": glance.three_lists(store, document, on=ON, note=LISTS, style=style),
                     f"loop-{YEAR}": glance.loop(store, on=END, year=YEAR, note=LOOP, style=style)}
            for name, page in pages.items():
                page.save(folder / f"{name}{ending}.html")
                page.save(folder / f"{name}{ending}.md")


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]))
