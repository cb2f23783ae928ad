# SPDX-License-Identifier: MIT
"""What the library knows of itself: kinds of record and their fields, verbs, rules, with labels in English and Chinese.

>>> from zhengxie import schema
>>> schema.kind("person").zh
'人员'
>>> schema.kind("person").fields["name"].limit
100
>>> [rule.id for rule in schema.rules() if rule.id.startswith("person.")]
['person.born-before-died']
"""
from __future__ import annotations

import json
import pathlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a record."""

    name: str
    en: str
    zh: str
    type: str
    """id, text, code, date, int, yes_no, enum, number or decimal"""
    refers: tuple[str, ...]
    """Of an id: the kinds of record it may be; "*" is any."""
    codes: str | None
    """Of a code: the rulebook's list."""
    enum: str | None
    """Of an enum: its name."""
    flags: frozenset[str]
    """required, sensitive, searchable, long, derived, effective, until, subject, title, partial"""
    limit: int
    """Of a text: most characters; 0 for none."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of record, or of an answer's row."""

    name: str
    en: str
    zh: str
    kept: bool
    """Whether it is kept in the file."""
    fields: Mapping[str, Field]


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb."""

    name: str
    en: str
    zh: str
    record: str
    """The kind of record that it takes."""
    takes: Mapping[str, bool]
    """The fields that it takes, and whether they must be given."""
    reason: bool
    """Whether it must be said why."""


@dataclass(frozen=True, slots=True)
class DomainRule:
    """A rule of the domain."""

    id: str
    en: str
    zh: str
    source: str


@cache
def _described() -> dict[str, Any]:
    described: dict[str, Any] = json.loads(pathlib.Path(__file__).with_name("library.json").read_text(encoding="utf-8"))
    return described


def _field(given: dict[str, Any]) -> Field:
    refers = tuple(given["refers"].split("|")) if given["refers"] else ()
    return Field(given["name"], given["en"], given["zh"], given["type"], refers, given["codes"], given["enum"] and given["enum"]["name"], frozenset(given["flags"]),
                 given["limit"])


@cache
def kinds() -> Mapping[str, Kind]:
    """Every kind by its name."""
    return MappingProxyType({
        kind["name"]: Kind(kind["name"], kind["en"], kind["zh"], kind["kept"],
                           MappingProxyType({field["name"]: _field(field) for field in kind["fields"]}))
        for kind in _described()["records"]})


def kind(name: str) -> Kind:
    """One kind; KeyError for none."""
    return kinds()[name]


@cache
def verbs() -> Mapping[str, Verb]:
    """Every verb by its name."""
    return MappingProxyType({
        verb["name"]: Verb(verb["name"], verb["en"], verb["zh"], verb["record"],
                           MappingProxyType({word.rstrip("!"): word.endswith("!") for word in verb["takes"].split()}), verb["reason"])
        for verb in _described()["verbs"]})


@cache
def rules() -> tuple[DomainRule, ...]:
    """Every rule."""
    return tuple(DomainRule(rule["id"], rule["en"], rule["zh"], rule["source"]) for rule in _described()["rules"])


def enum_labels(name: str) -> Mapping[str, tuple[str, str]]:
    """The values of an enum: code, and label in English and Chinese."""
    for kind in _described()["records"]:
        for field in kind["fields"]:
            if field["enum"] and field["enum"]["name"] == name:
                return {value["code"]: (value["en"], value["zh"]) for value in field["enum"]["values"]}
    raise KeyError(name)


def statuses() -> tuple[str, ...]:
    """The names of the C library's statuses, by number."""
    return tuple(status["name"] for status in _described()["statuses"])


@cache
def labels(name: str) -> Mapping[str, str]:
    """The heading of each field, in both languages."""
    found = {"id": "id 编号", "revision": "revision 版本"}
    return found | {field.name: f"{field.en} {field.zh}" for field in kind(name).fields.values()}
