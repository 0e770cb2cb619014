"""Whether the place exists that an entry of the map of the sources names."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from types import NoneType
from typing import Any, get_args

import frontmatter
from pydantic import BaseModel

from enterprise_sales.book.tables import MODELS, columns_of
from enterprise_sales.playbook import Playbook, PlaybookError, load_playbook
from enterprise_sales.tools.catalogue import TOOLS

PROJECT = Path(__file__).parents[2]
PLAYBOOKS = PROJECT / "references" / "playbooks"
NAMES = ("strategic-12-month", "enterprise-180-day", "execution-120-day")
AS_OF = date(2026, 11, 22)
TEMPLATES = PROJECT / "assets" / "templates"
REFERENCE = re.compile(r'{%-? *(?:extends|include) "([^"]+)"')
TEXT = re.compile(r'(?:_|plural)\("((?:[^"\\]|\\.)*)"')


def trouble(kind: str, target: str) -> str | None:
    """Why there is no such place; None where there is."""
    try:
        return RESOLVERS[kind](target)
    except PlaybookError as error:
        return str(error)


def _tool(target: str) -> str | None:
    name, _, path = target.partition(".")
    if name not in TOOLS:
        return f"no tool {name}"
    models: list[Any] = [TOOLS[name].result()]
    for step in path.split("."):
        found = [model.model_fields[step] for model in models if step in model.model_fields]
        if not found:
            return f"no field {step}"
        models = [model for field in found for model in _models(field.annotation)]
    return None


def _models(annotation: Any) -> Iterator[type[BaseModel]]:
    """The models in a type such as a tuple of them, or one of them and None."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in get_args(annotation):
        if part not in (Ellipsis, NoneType):
            yield from _models(part)


@cache
def playbook(name: str) -> Playbook:
    return load_playbook(name, AS_OF, root=PLAYBOOKS)


def _playbook(target: str) -> str | None:
    """`path`, `path@playbook`, `path=code` or `path=code@playbook`."""
    rest, _, name = target.partition("@")
    path, _, code = rest.partition("=")
    if name and name not in NAMES:
        return f"no playbook {name}"
    values = [playbook(one).parameter(path).value for one in ([name] if name else NAMES)]
    if name and not code and values == [None]:
        return "the playbook sets no such value"
    if code and not any(re.search(rf"\b{code}\b", str(value)) for value in values):
        return f"no {code} in {values[0]}"
    return None


def _section(target: str) -> str | None:
    name, _, text = target.partition("/")
    return None if text in _texts(f"{name}.md.j2") else f"no such text in {name}.md.j2"


@cache
def _texts(name: str) -> frozenset[str]:
    """The texts of a template and of those that it is made of."""
    source = (TEMPLATES / name).read_text("utf-8")
    parts = (_texts(part) for part in REFERENCE.findall(source))
    return frozenset(TEXT.findall(source)).union(*parts)


def _page(folder: str, form: str) -> Callable[[str], str | None]:
    def resolve(target: str) -> str | None:
        parts = re.fullmatch(r"([^#@]+)([#@]?)(.*)", target)
        assert parts is not None
        name, mark, place = parts.groups()
        path = PROJECT / folder / form.format(name)
        if not path.is_file():
            return f"no file {path.relative_to(PROJECT)}"
        document = frontmatter.loads(path.read_text("utf-8"))
        if mark == "@" and not document.metadata.get(place):
            return f"no {place} in its front matter"
        if mark == "#" and place not in headings(document.content):
            return f"no heading {place}"
        return None

    return resolve


def headings(text: str) -> set[str]:
    """The headings of a page as links name them."""
    titles = re.findall(r"^#+ (.+)$", text, flags=re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}


def _book(target: str) -> str | None:
    table, _, column = target.partition(".")
    return None if table in MODELS and column in columns_of(table) else "no such table or column"


RESOLVERS: Mapping[str, Callable[[str], str | None]] = {
    "tool": _tool,
    "playbook": _playbook,
    "section": _section,
    "agent": _page("agents", "{}.md"),
    "skill": _page("skills", "{}/SKILL.md"),
    "guide": _page(".", "{}"),
    "book": _book,
}
