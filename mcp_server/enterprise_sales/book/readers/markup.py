"""XML and HTML from elsewhere: no entity is expanded, nothing is fetched, nesting is bounded."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO, Any


def lxml() -> Any:
    """lxml, which is loaded where markup is read only."""
    from lxml import etree  # type: ignore[import-untyped]

    return etree


def tree_of(content: bytes) -> Any:
    """The root element of a small XML document.

    Raises:
        SyntaxError: it is not well formed.
    """
    parser = lxml().XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    return lxml().fromstring(content, parser)


def ends_of(stream: IO[bytes], *names: str) -> Iterator[tuple[str, Any]]:
    """The elements of a large XML document as they end: name without namespace, element.

    Each is emptied once it was handed out, and every other one stays until it ends.

    Raises:
        SyntaxError: it is not well formed.
    """
    safe = {"resolve_entities": False, "no_network": True, "load_dtd": False, "huge_tree": False}
    for _, element in lxml().iterparse(
        stream, events=("end",), tag=[f"{{*}}{n}" for n in names], **safe
    ):
        yield local(element.tag), element
        element.clear()
        while element.getprevious() is not None:
            del element.getparent()[0]


def local(tag: str) -> str:
    """A name without its namespace."""
    return tag.rpartition("}")[2]


def attribute(element: Any, name: str, default: str = "") -> str:
    """An attribute whatever its namespace."""
    found = (value for key, value in element.attrib.items() if local(key) == name)
    return next(found, default)
