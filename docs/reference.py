#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Writes the parts of schema.md, verbs.md, rules.md and rulebook.md that follow from the library's own tables and the national rulebook.

    docs/reference.py BUILD           fails, showing the difference, when a page is not up to date
    docs/reference.py BUILD --write   brings the pages up to date

BUILD/bindings/describe says what the library holds. In a page everything after the line MARK is written here; what stands before
it is by hand.
"""
import difflib
import json
import pathlib
import subprocess
import sys

DOCS = pathlib.Path(__file__).resolve().parent
MARK = "<!-- From here on written by docs/reference.py. -->\n"

SQL = {"id": "INTEGER", "int": "INTEGER", "number": "INTEGER", "yes_no": "INTEGER"}
SAID_ELSEWHERE = {"long", "partial"}  # flags that show in the column of the type


def cell(text: str) -> str:
    return text.replace("|", "\\|")


def table(head: list[str], rows: list[list[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "".join("| " + " | ".join(cell(text) for text in line) + " |\n" for line in lines) + "\n"


def alternatives(names: str) -> str:
    return "any record" if names == "*" else " or ".join(f"`{name}`" for name in names.split("|"))


def kind_of(field: dict) -> str:
    kind, limit = field["type"], field["limit"]
    if kind == "text":
        return f"text, {limit:,}" if limit else "text"
    if kind == "code":
        return f"code of `{field['codes']}`"
    if kind == "id":
        return f"id of {alternatives(field['refers'] or '*')}"
    if kind == "enum":
        return f"enum [`{field['enum']['name']}`](#{field['enum']['name']})"
    if kind == "date":
        return "date, may be partial" if "partial" in field["flags"] else "date"
    return {"int": "number", "yes_no": "yes or no", "number": "number", "decimal": "decimal figure"}[kind]


def kept(record: dict) -> str:
    name, fields = record["name"], record["fields"]
    where = f"Table `{name}`"
    if any("long" in field["flags"] for field in fields):
        where += f", long texts in `{name}_text`"
    text = f"### {name}\n\n{record['en']}, {record['zh']}. {where}; views `{record['en']} (labelled)` and `{record['zh']}`.\n\n"
    rows = [[f"`{field['name']}`", kind_of(field), SQL.get(field["type"], "TEXT") + (f" in `{name}_text`" if "long" in field["flags"] else ""),
             ", ".join(flag for flag in field["flags"] if flag not in SAID_ELSEWHERE), field["en"], field["zh"]] for field in fields]
    return text + table(["field", "type", "column", "flags", "English", "Chinese"], rows)


def answer(record: dict) -> str:
    rows = [[f"`{field['name']}`", kind_of(field), field["en"], field["zh"]] for field in record["fields"]]
    return (f"### {record['name']}\n\n{record['en']}, {record['zh']}. Not kept in the file.\n\n"
            + table(["field", "type", "English", "Chinese"], rows))


def enums(records: list[dict]) -> str:
    found = {field["enum"]["name"]: field["enum"] for record in records for field in record["fields"] if field["enum"]}
    text = ""
    for name in sorted(found):
        rows = [[f"`{value['code']}`", str(value["value"]), value["en"], value["zh"]] for value in found[name]["values"]]
        text += f"### {name}\n\n" + table(["code", "in C", "English", "Chinese"], rows)
    return text


def schema(library: dict) -> str:
    records = library["records"]
    return ("## Kinds of record\n\n" + "".join(kept(record) for record in records if record["kept"])
            + "## Rows of answers\n\n" + "".join(answer(record) for record in records if not record["kept"])
            + (f"## Enums\n\n{values}" if (values := enums(records)) else ""))


def by_noun(items: list[dict], key: str) -> dict[str, list[dict]]:
    groups: dict[str, list[dict]] = {}
    for item in items:
        groups.setdefault(item[key].split(".")[0], []).append(item)
    return groups


def takes(verb: dict) -> str:
    words = verb["takes"].split()
    needs = ", ".join(f"**`{word[:-1]}`**" for word in words if word.endswith("!"))
    may = ", ".join(f"`{word}`" for word in words if not word.endswith("!"))
    return "; ".join(part for part in (needs, may) if part) or "–"


def verbs(library: dict) -> str:
    text = ""
    for noun, group in by_noun(library["verbs"], "name").items():
        rows = [[f"`{verb['name']}`", f"{verb['en']}<br>{verb['zh']}", f"[`{verb['record']}`](schema.md#{verb['record']})", takes(verb),
                 "yes" if verb["reason"] else ""] for verb in group]
        text += f"## {noun}\n\n" + table(["verb", "does", "record", "takes", "reason"], rows)
    return text


def rules(library: dict) -> str:
    text = ""
    for noun, group in by_noun(library["rules"], "id").items():
        rows = [[f"`{rule['id']}`", f"{rule['en']}<br>{rule['zh']}", rule["source"]] for rule in group]
        text += f"## {noun}\n\n" + table(["rule", "", "source"], rows)
    return text


def codes(_: dict) -> str:
    lists = json.loads((DOCS.parent / "lib/sql/data/national.json").read_text(encoding="utf-8"))["lists"]
    text = "## The national codes\n\n"
    for name, entries in lists.items():
        if not entries:
            continue
        marked = any(attributes(entry) for entry in entries)
        rows = [[f"`{entry['code']}`", entry["en"], entry["zh"], *([attributes(entry)] if marked else [])] for entry in entries]
        text += f"### {name}\n\n" + table(["code", "English", "Chinese", *(["attributes"] if marked else [])], rows)
    return text


def attributes(entry: dict) -> str:
    said = []
    for name, value in entry.items():
        if name in ("code", "en", "zh") or value is False:
            continue
        values = value if isinstance(value, list) else [value]
        said.append(f"`{name}`" if value is True else f"`{name}`: " + ", ".join(f"`{each}`" for each in values))
    return "; ".join(said)


PAGES = {"schema.md": schema, "verbs.md": verbs, "rules.md": rules, "rulebook.md": codes}


def main() -> int:
    build, write = pathlib.Path(sys.argv[1]), "--write" in sys.argv[2:]
    library = json.loads(subprocess.run([build / "bindings/describe"], check=True, capture_output=True).stdout)
    stale = 0
    for name, generate in PAGES.items():
        page = DOCS / name
        before = page.read_text(encoding="utf-8")
        by_hand, mark, _ = before.partition(MARK)
        if not mark:
            sys.exit(f"{page}: the line {MARK!r} is missing")
        after = by_hand + MARK + "\n" + generate(library).rstrip("\n") + "\n"
        if after == before:
            continue
        stale += 1
        if write:
            page.write_text(after, encoding="utf-8")
        else:
            sys.stdout.writelines(difflib.unified_diff(before.splitlines(True), after.splitlines(True), f"docs/{name}", "from the library"))
    if stale and not write:
        print(f"{stale} pages are not up to date: docs/reference.py {build} --write")
    return 1 if stale and not write else 0


sys.exit(main())
