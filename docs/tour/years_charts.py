#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Two pictures of the second story's file: the loop of the parking project as a flow, and how far its measures had come.

    years_charts.py FILE FOLDER      writes flow and progress, each as .png and .svg

The library's own charts draw them; only the note at their foot is the tour's.
"""
from __future__ import annotations

import pathlib
import sys
import warnings
from datetime import date

import sample
import zhengxie
from matplotlib import rcParams
from matplotlib.figure import Figure
from works import work
from zhengxie import charts

PROJECT = work("parking").title
ON = date(2020, 1, 20)
NOTE = (f"样例数据：仅课题名称、18条建议、48项措施之数见于报道，课题年份、条目文字、部门、日期、进度和效果均为虚构；记录名称前的{sample.MARK}图中略去。Sample data: only the "
        "project's name, and that 18 suggestions became 48 measures, are published; the year, each text, unit and date, progress and "
        f"effects are made up. {sample.MARK} (sample), with which the records' names begin, is left out.\n来源 Source: {sample.SOURCE}")


def name(title: str) -> str:
    """What a record is called, without the mark that the note speaks of."""
    return title.removeprefix(sample.MARK)


def save(figure: Figure, folder: pathlib.Path, file: str, title: str) -> None:
    """Every warning is an error."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        figure.savefig(folder / f"{file}.png", metadata={"Title": title, "Software": None})
        figure.savefig(folder / f"{file}.svg", metadata={"Title": title, "Date": None, "Creator": "libzhengxie"})


def main(file: pathlib.Path, folder: pathlib.Path) -> None:
    rcParams["svg.hashsalt"] = "zhengxie"
    with zhengxie.open(file, read_only=True) as store:
        project = store.projects.where(title=PROJECT).one()
        save(charts.loop_flow(store, project, on=ON, names=name, note=NOTE), folder, "flow", f"{PROJECT}：履职闭环 The loop")
        save(charts.progress(store, project=project, on=ON, names=name, note=NOTE), folder, "progress", f"{PROJECT}：措施进度 Progress")


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]))
