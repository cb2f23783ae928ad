# SPDX-License-Identifier: MIT
"""Writes the typed part of the package from what the library says of itself.

    generate.py DESCRIPTION.json zhengxie/_collection.py RECORDS.py NOUNS.py

records.py: a frozen class for each kind of record and each answer's row, and the enums. nouns.py: a collection for each kind, with a
method for each verb. No kind, field or verb is named in here.
"""
import ast
import json
import keyword
import pathlib
import re
import sys
from typing import Any

WIDTH = 120
HEAD = "# SPDX-License-Identifier: MIT\n# Generated from the library's tables: do not edit.\n"
# Plurals that the rule below would get wrong.
PLURALS = {"evidence": "evidence", "feedback": "feedback", "progress": "progress", "staff": "staff"}
# What a verb takes beside the fields of its record.
ACT = {
    "on": ("datetime.date | None", "the date it takes effect"),
    "by": ("str | None", "who does it"),
    "reason": ("str | None", "why"),
    "revision": ("int | None", "only if the record still has this revision; else Conflict"),
}

Json = dict[str, Any]


def plural(name: str) -> str:
    if name in PLURALS:
        return PLURALS[name]
    if re.search(r"[^aeiou]y$", name):
        return name[:-1] + "ies"
    if re.search(r"(s|x|z|ch|sh)$", name):
        return name + "es"
    return name + "s"


def camel(name: str) -> str:
    return "".join(part.capitalize() for part in name.split("_"))


def check_name(name: str, what: str) -> str:
    if not name.isidentifier() or keyword.iskeyword(name) or name.startswith("_"):
        raise SystemExit(f"{what} {name!r} cannot be a name in Python")
    return name


def sentence(text: str) -> str:
    return text[:1].upper() + text[1:]


def enums_of(description: Json) -> dict[str, list[Json]]:
    return {field["enum"]["name"]: field["enum"]["values"]
            for kind in description["records"] for field in kind["fields"] if field["enum"]}


class Fields:
    """How the type of a field is written."""

    def __init__(self, description: Json) -> None:
        self.kept = {kind["name"] for kind in description["records"] if kind["kept"]}

    def plain(self, field: Json) -> str:
        kind: str = field["type"]
        if kind == "enum":
            return camel(field["enum"]["name"])
        if kind == "date" and "partial" in field["flags"]:
            return "datetime.date | PartialDate"
        return {"id": "int", "text": "str", "code": "str", "date": "datetime.date", "int": "int", "yes_no": "bool", "number": "int",
                "decimal": "decimal.Decimal"}[kind]

    def read(self, field: Json) -> str:
        """As an attribute of a record."""
        always = field["type"] == "number" or ("required" in field["flags"] and "long" not in field["flags"])
        return self.plain(field) + ("" if always else " | None")

    def given(self, field: Json) -> str:
        """As an argument."""
        if field["type"] == "enum":
            return f"{camel(field['enum']['name'])} | {camel(field['enum']['name'])}Code"
        if field["type"] == "decimal":
            return "decimal.Decimal | int"
        if field["type"] != "id":
            return self.plain(field)
        kinds = [] if field["refers"] in (None, "*") else field["refers"].split("|")
        if not kinds or any(kind not in self.kept for kind in kinds):
            return "int | Record"
        return " | ".join(["int", *map(camel, kinds)])

    @staticmethod
    def about(field: Json) -> str:
        text = f"{field['en']} ({field['zh']})"
        if field["limit"] and field["type"] == "text":
            text += f", up to {field['limit']:,} characters"
        if field["codes"]:
            text += f', a code of the rulebook\'s list "{field["codes"]}"'
        if field["refers"]:
            text += ", any record" if field["refers"] == "*" else f", a record: {field['refers'].replace('|', ' or ')}"
        if "long" in field["flags"]:
            text += "; lists leave it out unless asked for"
        if "derived" in field["flags"]:
            text += "; computed"
        return text


def call(start: str, parts: list[str], end: str, indent: str) -> str:
    """On one line, or a part a line."""
    line = f"{indent}{start}{', '.join(parts)}{end}"
    if len(line) <= WIDTH:
        return line + "\n"
    return f"{indent}{start}\n" + "".join(f"{indent}    {part},\n" for part in parts) + f"{indent}{end}\n"


def docstring(text: str, lines: list[str], indent: str) -> str:
    if not lines:
        return f'{indent}"""{text}"""\n'
    return f'{indent}"""{text}\n\n' + "".join(f"{indent}{line}".rstrip() + "\n" for line in lines) + f'{indent}"""\n'


# ---- records.py ----

def enum(name: str, values: list[Json]) -> str:
    text = f"\n\nclass {camel(name)}(StrEnum):\n"
    text += docstring(sentence(name.replace("_", " ")) + ".", [], "    ") + "\n"
    for value in values:
        member = check_name(value["code"].upper().replace("-", "_"), "code")
        text += f'    {member} = "{value["code"]}"\n    """{value["en"]} ({value["zh"]})"""\n'
    return text + "\n\n" + call(f"{camel(name)}Code = Literal[", [f'"{value["code"]}"' for value in values], "]", "")


def record(kind: Json, fields: Fields) -> str:
    base = "Record" if kind["kept"] else "Row"
    what = f"{sentence(kind['en'])} ({kind['zh']})" + ("." if kind["kept"] else ": a row of an answer.")
    text = "\n\n@dataclass(frozen=True, slots=True, kw_only=True, repr=False, eq=False)\n"
    text += f"class {camel(kind['name'])}({base}):\n" + docstring(what, [], "    ") + "\n"
    text += f'    KIND: ClassVar[str] = "{kind["name"]}"\n'
    for field in kind["fields"]:
        check_name(field["name"], "field")
        default = " = None" if fields.read(field).endswith("None") else ""
        text += f"    {field['name']}: {fields.read(field)}{default}\n"
        text += f'    """{sentence(fields.about(field))}."""\n'
    return text


def records(description: Json, fields: Fields) -> str:
    text = HEAD + '"""The kinds of record, the rows of answers, and their enums."""\n'
    text += "import datetime\nimport decimal\nfrom dataclasses import dataclass\nfrom enum import StrEnum\nfrom typing import ClassVar, Literal\n\n"
    text += "from ._record import Record, Row\nfrom .dates import PartialDate\n\n"
    enums = enums_of(description)
    names = [camel(name) for name in [*enums, *(kind["name"] for kind in description["records"])]]
    names += [camel(name) + "Code" for name in enums]
    text += call("__all__ = [", [f'"{name}"' for name in [*names, "ENUMS", "KINDS", "PartialDate", "Record", "Row"]], "]", "")
    for name, values in enums.items():
        text += enum(name, values)
    for kind in description["records"]:
        text += record(kind, fields)
    text += "\n\n" + call("KINDS: dict[str, type[Row]] = {",
                          [f'"{kind["name"]}": {camel(kind["name"])}' for kind in description["records"]], "}", "")
    text += "ENUMS: dict[str, dict[int, StrEnum]] = {\n"
    for name, values in enums.items():
        members = [f'{value["value"]}: {camel(name)}("{value["code"]}")' for value in values]
        text += call(f'"{name}": {{', members, "},", "    ")
    return text + "}\n"


# ---- nouns.py ----

class Verb:
    """A verb, as a method of the collection of the noun before its dot."""

    def __init__(self, verb: Json, kinds: dict[str, Json], fields: Fields) -> None:
        self.verb = verb
        self.noun, _, action = verb["name"].rpartition(".")
        if self.noun not in kinds or not kinds[self.noun]["kept"]:
            self.noun = verb["record"]
        self.method = check_name(action.replace("-", "_"), "verb")
        kind = kinds[verb["record"]]
        head = {"name": "id", "en": f"the {kind['en']}", "zh": "编号", "type": "id", "refers": kind["name"], "codes": None, "flags": [],
                "limit": 0}
        known = {"id": head, **{field["name"]: field for field in kind["fields"]}}
        self.required, self.optional = [], []
        for word in verb["takes"].split():
            (self.required if word.endswith("!") else self.optional).append(known[word.rstrip("!")])
        self.fields = fields
        taken = {field["name"] for field in self.required + self.optional}
        # A field of the record that is called like a part of the act keeps its name.
        self.act = {name: f"act_{name}" if name in taken else name for name in ACT}
        self.row = camel(verb["name"].replace(".", "_").replace("-", "_"))

    def typed_dict(self) -> str:
        text = f"\n\nclass {self.row}(TypedDict, total=False):\n"
        text += docstring(f"What one `{self.method}` takes, for many at once.", [], "    ") + "\n"
        for field in self.required:
            text += f"    {field['name']}: Required[{self.fields.given(field)}]\n"
        for field in self.optional:
            text += f"    {field['name']}: {self.fields.given(field)} | None\n"
        if "revision" not in {field["name"] for field in self.required + self.optional}:
            text += "    revision: int | None\n"
        return text

    def act_parameters(self, names: list[str]) -> list[str]:
        return [f"{self.act[name]}: {ACT[name][0]} = None" for name in names]

    def pass_on(self) -> str:
        return ", ".join(self.act[name] for name in ACT)

    def methods(self) -> str:
        parameters = ["self", *(f"{field['name']}: {self.fields.given(field)}" for field in self.required)]
        optional = [f"{field['name']}: {self.fields.given(field)} | None = None" for field in self.optional]
        if not self.required and self.optional and self.optional[0]["name"] == "id":
            parameters.append(optional.pop(0))
        if self.verb["bytes"]:
            parameters.append("content: Content")
        parameters += ["*", *optional]
        text = "\n" + call(f"def {self.method}(", parameters + self.act_parameters(list(ACT)), ") -> int:", "    ")
        lines = [f"{field['name']}: {Fields.about(field)}" for field in self.required + self.optional]
        lines += ["content: its bytes, the path of a file, or a file open for reading bytes"] if self.verb["bytes"] else []
        needed = {"on", "by"} | ({"reason"} if self.verb["reason"] else set())
        lines += [f"{self.act[name]}: {about}{'; needed, here or by acting()' if name in needed else ''}" for name, (_, about) in ACT.items()]
        lines += ["", "Gives the id of what was made or changed."]
        about = f"{sentence(self.verb['en'])} ({self.verb['zh']})."
        text += docstring(about, lines, "        ")
        given = [f'"{field["name"]}": {field["name"]}' for field in self.required + self.optional]
        if self.verb["bytes"]:
            return text + call(f'return self._run_bytes("{self.verb["name"]}", {{', given, f"}}, content, {self.pass_on()})", "        ")
        text += call(f'return self._run("{self.verb["name"]}", {{', given, f"}}, {self.pass_on()})", "        ")
        many = ["self", f"rows: Iterable[{self.row}]", "*", *self.act_parameters(["on", "by", "reason"]), "progress: Shown = False"]
        text += "\n" + call(f"def {self.method}_many(", many, ") -> Ids:", "    ")
        text += docstring(f"As {self.method}(), for many at once: all of them or none.",
                          ["The exception's `index` tells which one was refused. Gives the ids, in order."], "        ")
        act = ", ".join(self.act[name] for name in ("on", "by", "reason"))
        return text + f'        return self._run_many("{self.verb["name"]}", rows, {act}, progress)\n'


def collection(kind: Json, verbs: list[Verb], fields: Fields) -> str:
    name = camel(kind["name"])
    text = f"\n\nclass {name}Collection(Collection[{name}]):\n"
    text += docstring(f"Every {kind['en']} ({kind['zh']}) of a store.", [], "    ")
    text += f'\n    __slots__ = ()\n    KIND: ClassVar[str] = "{kind["name"]}"\n'
    parameters = ["self", "*"]
    parameters += [f"{field['name']}: {fields.given(field)} | None | Omitted = OMITTED" for field in kind["fields"]]
    text += "\n" + call("def where(", parameters, f") -> Query[{name}]:", "    ")
    lines = [f"{field['name']}: {Fields.about(field)}" for field in kind["fields"]]
    text += docstring("Those whose fields are as given; None asks for those that have none.", lines, "        ")
    given = [f'"{field["name"]}": {field["name"]}' for field in kind["fields"]]
    text += call("return self._where({", given, "})", "        ")
    methods = [verb for verb in verbs if verb.noun == kind["name"]]
    return text + "".join(verb.methods() for verb in methods)


def nouns(description: Json, fields: Fields) -> str:
    kinds = {kind["name"]: kind for kind in description["records"]}
    kept = [kind for kind in description["records"] if kind["kept"]]
    verbs = [Verb(verb, kinds, fields) for verb in description["verbs"]]
    text = HEAD + '"""A collection for each kind of record, with a method for each verb."""\n'
    text += "import datetime\nimport decimal\nfrom collections.abc import Iterable\n"
    text += "from typing import Any, ClassVar, Literal, Required, TypedDict, overload\n\n"
    text += "from ._bytes import Content\n"
    text += "from ._collection import OMITTED, Collection, Ids, Keeper, Omitted, Progress as Shown, Query\n"
    imported = sorted({"PartialDate", "Record"} | {camel(kind["name"]) for kind in kept} | {camel(name) + suffix for name in enums_of(description) for suffix in ("", "Code")})
    text += call("from .records import (", imported, ")", "") + "\n"
    exported = [f"{camel(kind['name'])}Collection" for kind in kept] + [verb.row for verb in verbs]
    text += call("__all__ = [", [f'"{name}"' for name in [*exported, "COLLECTIONS", "Nouns"]], "]", "")
    text += "".join(verb.typed_dict() for verb in verbs)
    text += "".join(collection(kind, verbs, fields) for kind in kept)
    text += "\n\n" + call("COLLECTIONS: dict[str, type[Collection[Any]]] = {",
                          [f'"{kind["name"]}": {camel(kind["name"])}Collection' for kind in kept], "}", "")
    text += '\n\nclass Nouns(Keeper):\n    """The collections of a store, one a kind."""\n\n    __slots__ = ()\n'
    for kind in kept:
        name = f"{camel(kind['name'])}Collection"
        text += f"\n    @property\n    def {check_name(plural(kind['name']), 'plural')}(self) -> {name}:\n"
        text += docstring(f"Every {kind['en']} ({kind['zh']}).", [], "        ") + f"        return {name}(self)\n"
    for kind in kept:
        text += f'\n    @overload\n    def collection(self, kind: Literal["{kind["name"]}"]) -> {camel(kind["name"])}Collection: ...\n'
    text += "\n    @overload\n    def collection(self, kind: str) -> Collection[Any]: ...\n"
    text += "\n    def collection(self, kind: str) -> Collection[Any]:\n"
    text += docstring("The collection of a kind by its name; KeyError for no kind.", [], "        ")
    return text + "        return COLLECTIONS[kind](self)\n"


def methods_of(source: pathlib.Path) -> set[str]:
    """What collections have anyhow."""
    tree = ast.parse(source.read_text(encoding="utf-8"))
    classes = [node for node in tree.body if isinstance(node, ast.ClassDef) and node.name in ("Query", "Collection")]
    return {"where"} | {node.name for found in classes for node in found.body if isinstance(node, ast.FunctionDef)}


def check(description: Json, methods: set[str]) -> None:
    """What would be hidden in Python is a fault of the build, not a surprise for the user."""
    for verb in description["verbs"]:
        if verb["name"].rpartition(".")[2] in methods:
            raise SystemExit(f"{verb['name']}: collections have such a method already")
    plurals = [plural(kind["name"]) for kind in description["records"] if kind["kept"]]
    if len(set(plurals)) != len(plurals):
        raise SystemExit(f"two kinds have one plural: {plurals}")
    taken = {"id", "revision"}
    for kind in description["records"]:
        for field in kind["fields"]:
            if field["name"] in taken:
                raise SystemExit(f"{kind['name']}.{field['name']}: every record has one already")


def main() -> None:
    source, base, records_py, nouns_py = map(pathlib.Path, sys.argv[1:5])
    description = json.loads(source.read_text(encoding="utf-8"))
    check(description, methods_of(base))
    fields = Fields(description)
    records_py.write_text(records(description, fields), encoding="utf-8")
    nouns_py.write_text(nouns(description, fields), encoding="utf-8")


main()
