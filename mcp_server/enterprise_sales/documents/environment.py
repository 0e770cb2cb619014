"""The templates: one set for all languages, every value escaped for markdown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Undefined
from markupsafe import Markup

from enterprise_sales.documents.escape import cell, inline
from enterprise_sales.documents.voice import Table
from enterprise_sales.language import Translator, assets_dir

NOTHING = "—"
RULE = Markup("---")
_BLANK_LINES = re.compile(r"\n{3,}")


def render(template: str, t: Translator, values: Mapping[str, object]) -> str:
    """A template filled; blocks apart by one blank line, one line end at the end.

    Raises:
        jinja2.UndefinedError: the template asks for something that is not among the values.
    """
    text = _environment().get_template(template).render({**_texts(t), **values})
    return _BLANK_LINES.sub("\n\n", text).strip() + "\n"


def table(found: Table) -> Markup:
    """A table in GitHub's markdown; a cell without text shows a dash."""
    rows = [[text or NOTHING for text in row] for row in found.rows]
    lines = [_line(found.titles), _line(RULE for _ in found.titles), *map(_line, rows)]
    return Markup("\n".join(lines))  # noqa: S704 - every cell is escaped


def _line(texts: Iterable[str]) -> str:
    return f"| {' | '.join(cell(text) for text in texts)} |"


def _texts(t: Translator) -> dict[str, object]:
    """The translator as a template calls it: texts are ours, what fills them is escaped."""

    def text(msgid: str, **values: str) -> Markup:
        return Markup(t.text(msgid, **_escaped(values)))  # noqa: S704 - escaped above

    def plural(singular: str, plural: str, n: int, **values: str) -> Markup:
        return Markup(t.plural(singular, plural, n, **_escaped(values)))  # noqa: S704

    return {"_": text, "plural": plural}


def _escaped(values: Mapping[str, str]) -> dict[str, Markup]:
    return {name: inline(value) for name, value in values.items()}


def _printed(value: object) -> Markup:
    """What a template prints: words, never a bare number or nothing.

    Raises:
        TypeError: the value is no text.
        jinja2.UndefinedError: there is no such value.
    """
    if isinstance(value, str):
        return inline(value)
    if isinstance(value, Undefined):
        return inline(str(value))
    raise TypeError(f"a template prints text, not {value!r}")


@cache
def _environment() -> Environment:
    """Made once; `finalize` escapes what a template prints, so HTML escaping has nothing to do."""
    environment = Environment(
        loader=FileSystemLoader(assets_dir() / "templates", encoding="utf-8"),
        autoescape=True,
        finalize=_printed,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.globals["table"] = table
    return environment
