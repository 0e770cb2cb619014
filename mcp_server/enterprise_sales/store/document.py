"""A document as bytes: frontmatter and body, both ways."""

from dataclasses import replace
from datetime import UTC
from functools import cache
from typing import Any

from pydantic import TypeAdapter, ValidationError

from .arguments import plain
from .errors import StoreError, excerpt
from .meta import OutputMeta
from .text import body_text, encodable, one_line

_WHERE = "document"
_MEND = "mend the line, or make the document again and delete this file"
_LEFT_OUT: dict[str, object] = {"files": {}, "transcript": None}
"""Keys that are not written where they hold this: most documents have neither."""


def render(meta: OutputMeta, body: str) -> bytes:
    """Return the document: UTF-8, LF, keys in the order of `OutputMeta`, one newline at the end.

    The title is put on one line without hidden characters; every other value keeps its text
    exactly, with hidden characters written as escapes. White space around the body goes.

    Raises:
        StoreError: `arguments` holds something that is not JSON.
    """
    import frontmatter

    from .yaml_text import Handler

    post = frontmatter.Post(body_text(body), **_values(meta))
    return (frontmatter.dumps(post, handler=Handler()).strip() + "\n").encode()


def parse(data: bytes) -> tuple[OutputMeta, str]:
    """Return the frontmatter and the body of a document that `render` made.

    Raises:
        StoreError: not UTF-8, no frontmatter, bad YAML, or a key that is unknown, missing,
            repeated or of the wrong type.
    """
    text = _decoded(data)
    values, body = _split(text)
    return _meta(values), body


def _values(meta: OutputMeta) -> dict[str, Any]:
    cleaned = replace(meta, title=one_line(meta.title), created_at=meta.created_at.astimezone(UTC))
    values = vars(cleaned) | {"arguments": plain(meta.arguments)}
    values = {k: v for k, v in values.items() if k not in _LEFT_OUT or v != _LEFT_OUT[k]}
    return {key: encodable(v) if isinstance(v, str) else v for key, v in values.items()}


def _decoded(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig").strip()
    except UnicodeDecodeError as error:
        near = excerpt(data[max(0, error.start - 20) : error.end + 20])
        wrong = f"is not UTF-8 at byte {error.start}"
        raise StoreError(_WHERE, near, wrong, "save the file as UTF-8") from None


def _split(text: str) -> tuple[dict[str, Any], str]:
    import frontmatter
    from yaml import YAMLError

    from .yaml_text import Handler

    handler = Handler()
    try:
        values, body = (
            frontmatter.parse(text, handler=handler) if handler.detect(text) else ({}, "")
        )
    except YAMLError as error:
        raise _bad_yaml(text, error) from None
    except ValueError:
        values = {}
    if not values:
        wrong = "has no frontmatter between two lines of --- at its start that can be read"
        raise StoreError(_WHERE, excerpt(text), wrong, _MEND)
    return values, body


def _bad_yaml(text: str, error: Exception) -> StoreError:
    mark = getattr(error, "problem_mark", None)
    lines = text.split("\n")
    line = mark.line if mark and mark.line < len(lines) else 0
    problem = getattr(error, "problem", None) or "it is not YAML"
    where = f"{_WHERE}, line {line + 1}"
    return StoreError(
        where, excerpt(lines[line]), f"the frontmatter cannot be read: {problem}", _MEND
    )


@cache
def _adapter() -> TypeAdapter[OutputMeta]:
    return TypeAdapter(OutputMeta)


def _meta(values: dict[str, Any]) -> OutputMeta:
    try:
        return _adapter().validate_python(values)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = f"{_WHERE}, frontmatter {'.'.join(map(str, first['loc']))}"
        raise StoreError(where, excerpt(first["input"]), _said(first), _MEND) from None


def _said(error: Any) -> str:
    if error["type"] == "missing":
        return "the key is missing"
    if error["type"] == "unexpected_keyword_argument":
        return "the key is unknown"
    return str(error["msg"])
