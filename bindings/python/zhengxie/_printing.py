# SPDX-License-Identifier: MIT
"""Papers from templates: one template gives Markdown and HTML. Needs Jinja2, when a paper is printed and not before."""
from __future__ import annotations

import html
import os
import pathlib
import re
import traceback
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any, Literal, overload

from . import _wording

if TYPE_CHECKING:
    import jinja2

Format = Literal["html", "markdown"]
_OWN = pathlib.Path(__file__).with_name("templates")
_FORMATS: dict[str, Format] = {".html": "html", ".htm": "html", ".md": "markdown", ".markdown": "markdown"}
_SPECIAL = re.compile(r"([\\`*_\[\]|~#])")
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}


class PaperError(ValueError):
    """A paper cannot be printed: what it needs is not there, or its template is wrong."""

    def __init__(self, message: str, message_zh: str) -> None:
        super().__init__(message)
        self.message = message
        """What is wrong, in English."""
        self.message_zh = message_zh
        """The same in Chinese."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """How papers are printed."""

    language: _wording.Language = "zh"
    issuer: str | None = None
    """Who issues the office's papers; by default the committee's proposals committee, 政协南京市委员会提案委员会."""
    contact: str | None = None
    """Whom to ask, as it is to be printed; without it the paper has room to write it in."""
    templates: str | os.PathLike[str] | None = None
    """A folder of one's own templates: what is in it is taken instead of the package's template of that name."""

    def __post_init__(self) -> None:
        _wording.checked(self.language)
        if self.templates is not None and not pathlib.Path(self.templates).is_dir():
            raise NotADirectoryError(f"templates: no such folder: {os.fspath(self.templates)}")


class Printed:
    """What can be printed: one paper, or several in one file."""

    __slots__ = ()

    def _sheets(self) -> Sequence[Paper]:
        raise NotImplementedError

    def html(self) -> str:
        """A page of its own: for A4 paper, readable on a phone, with nothing from outside and no script."""
        sheets = self._sheets()
        environment = _environment("html", sheets[0].style)
        import markupsafe

        bodies = [markupsafe.Markup(_tidy(sheet._body("html"))) for sheet in sheets]
        return _fill(environment, "_document.j2", {"title": sheets[0].title, "bodies": bodies})

    def markdown(self) -> str:
        """The same in Markdown."""
        return "\n---\n\n".join(_tidy(sheet._body("markdown")) for sheet in self._sheets())

    def save(self, path: str | os.PathLike[str]) -> None:
        """Writes it to a file, .html or .md by the file's name. What is there is replaced."""
        file = pathlib.Path(path)
        if file.suffix.lower() not in _FORMATS:
            raise ValueError(f"path: a name that ends with one of {', '.join(_FORMATS)}, not {file.name!r}")
        text = self.html() if _FORMATS[file.suffix.lower()] == "html" else self.markdown()
        file.write_text(text, encoding="utf-8", newline="\n")

    def _repr_html_(self) -> str:
        return f'<iframe sandbox style="width: 100%; height: 60em; border: 0" srcdoc="{html.escape(self.html())}"></iframe>'


@dataclass(frozen=True, slots=True)
class Paper(Printed):
    """A paper: a template and what is to be filled in. It is whole: later changes of the store do not show in it."""

    template: str
    """The template's name, without .j2."""
    title: str
    context: Mapping[str, object] = field(repr=False)
    style: Style = field(repr=False)

    def _sheets(self) -> Sequence[Paper]:
        return (self,)

    def _body(self, format: Format) -> str:
        return _fill(_environment(format, self.style), f"{self.template}.j2", {**self.context, "title": self.title})


class Bundle(Printed, Sequence[Paper]):
    """Several papers; in one file each begins on a new page."""

    __slots__ = ("_papers", "_why")

    def __init__(self, papers: Sequence[Paper], *, why: tuple[str, str] | None = None) -> None:
        """why: in English and Chinese, why there is none, where there is none"""
        self._papers = tuple(papers)
        self._why = why

    def _sheets(self) -> Sequence[Paper]:
        if not self._papers:
            en, zh = (f": {self._why[0]}", f"：{self._why[1]}") if self._why else ("", "")
            raise PaperError(f"there is no paper to print{en}", f"没有可打印的文书{zh}")
        return self._papers

    @overload
    def __getitem__(self, index: int) -> Paper: ...

    @overload
    def __getitem__(self, index: slice) -> tuple[Paper, ...]: ...

    def __getitem__(self, index: int | slice) -> Paper | tuple[Paper, ...]:
        return self._papers[index]

    def __len__(self) -> int:
        return len(self._papers)

    def __iter__(self) -> Iterator[Paper]:
        return iter(self._papers)

    def __repr__(self) -> str:
        return f"<Bundle of {len(self)} {'paper' if len(self) == 1 else 'papers'}>"


def render(template: str, context: Mapping[str, object], *, title: str, style: Style = Style()) -> Paper:
    """A paper from any template, the package's or one of the folder in `style`, filled with `context`. A value that the template names
    and the context does not have is a PaperError, when it is printed."""
    return Paper(template, title, dict(context), style)


# ---- the templates' surroundings ----

def _environment(format: Format, style: Style) -> jinja2.Environment:
    return _environment_of(format, style.language, None if style.templates is None else os.fspath(style.templates))


@cache
def _environment_of(format: Format, language: _wording.Language, folder: str | None) -> jinja2.Environment:
    """Sandboxed; every value is escaped for the format, and a missing one is an error."""
    try:
        import jinja2
        from jinja2.sandbox import ImmutableSandboxedEnvironment
    except ImportError:
        raise ImportError("papers need Jinja2; as Debian's package: python3-jinja2") from None
    folders = [pathlib.Path(folder), _OWN] if folder else [_OWN]
    environment = ImmutableSandboxedEnvironment(
        loader=jinja2.FileSystemLoader(folders), undefined=jinja2.StrictUndefined, autoescape=True,
        finalize=_escaped_markdown if format == "markdown" else _present,
        trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True)
    environment.filters.update(_filters(language))
    environment.globals.update(layout=f"_{format}.j2", zh=language == "zh", language=language)
    return environment


def _filters(language: _wording.Language) -> dict[str, Callable[..., Any]]:
    return {
        "date": lambda date: _wording.date(date, language),
        "dated": lambda text: _wording.dated(text, language),
        "number": lambda number: _wording.number(number, language),
        "names": lambda names: _wording.names(names, language),
        "lines": lambda text: [line.strip() for line in text.splitlines() if line.strip()],
        "flow": lambda text: _flowing(text, language),
        "percent": lambda of: _wording.percent(of.numerator, of.denominator),
        "share": lambda of: f"{share}%" if (share := _wording.percent(of.numerator, of.denominator)) is not None else "—",
    }


def _fill(environment: jinja2.Environment, template: str, context: Mapping[str, object]) -> str:
    import jinja2

    try:
        text: str = environment.get_template(template).render(context)
        return text
    except jinja2.TemplateNotFound as error:
        raise PaperError(f"no such template: {error.name}", f"没有这个模板：{error.name}") from error
    except jinja2.TemplateSyntaxError as error:
        raise PaperError(f"{error.name}, line {error.lineno}: {error.message}",
                         f"模板 {error.name} 第 {error.lineno} 行有误：{error.message}") from error
    except (jinja2.TemplateError, TypeError, AttributeError, LookupError, ArithmeticError) as error:
        name, line = _place(error) or (template, 0)
        raise PaperError(f"{name}, line {line}: {error}", f"模板 {name} 第 {line} 行无法填写：{error}") from error


def _place(error: Exception) -> tuple[str, int] | None:
    """In which line of which template it happened: Jinja2 puts them into the traceback."""
    frames = [(pathlib.Path(frame.filename).name, frame.lineno or 0) for frame in traceback.extract_tb(error.__traceback__)]
    return next((frame for frame in reversed(frames) if frame[0].endswith(".j2")), None)


def _present(value: object) -> object:
    if value is None:
        raise TypeError("there is no value to print")
    return value


def _escaped_markdown(value: object) -> object:
    """What is said in a value is text, whatever it looks like in Markdown; it cannot begin a new line either."""
    import markupsafe

    if hasattr(_present(value), "__html__"):
        return value
    text = " ".join(str(value).splitlines())
    text = re.sub("[&<>]", lambda found: _ENTITIES[found[0]], text)
    text = _SPECIAL.sub(r"\\\1", text)
    text = re.sub(r"^(\s*)([-+=])", r"\1\\\2", text)
    return markupsafe.Markup(re.sub(r"^(\s*\d+)([.)])(?=\s|$)", r"\1\\\2", text))


def _flowing(text: str, language: _wording.Language) -> str:
    """The lines of a block of a template as one. What is escaped stays so, what is not too."""
    import markupsafe

    joined: str = _wording.flowing(str(text), language)
    if hasattr(text, "__html__"):
        joined = markupsafe.Markup(joined)
    return joined


def _tidy(text: str) -> str:
    """No blanks at the ends of lines, and no more than one empty line between blocks."""
    return re.sub(r"\n{3,}", "\n\n", "\n".join(line.rstrip() for line in text.splitlines())).strip("\n") + "\n"
