"""YAML with the line of every mapping, without duplicate keys, and without aliases.

Aliases are refused because a few lines of them can unfold to gigabytes.
"""

from __future__ import annotations

from typing import Any

import yaml

from enterprise_sales.book.findings import BookError

LINE = "__line__"


class _Loader(yaml.SafeLoader):
    first_line = 1

    def compose_node(self, parent: yaml.Node | None, index: Any) -> yaml.Node | None:
        if self.check_event(yaml.AliasEvent):
            event: Any = self.peek_event()  # type: ignore[no-untyped-call]
            raise yaml.MarkedYAMLError(
                problem="aliases (*name) are not allowed", problem_mark=event.start_mark
            )
        return super().compose_node(parent, index)

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:  # noqa: ARG002
        seen: set[str] = set()
        for key, _ in node.value:
            if key.value in seen:
                raise yaml.MarkedYAMLError(
                    problem=f"the key {key.value} stands twice", problem_mark=key.start_mark
                )
            seen.add(key.value)
        mapping = super().construct_mapping(node, deep=True)
        mapping[LINE] = node.start_mark.line + self.first_line
        return mapping


def load_yaml(text: str, name: str, first_line: int = 1) -> Any:
    """The content of a YAML text; every mapping holds its line under `__line__`.

    Args:
        text: the YAML.
        name: what the file is called in the message.
        first_line: the line of the file at which the text begins.

    Raises:
        BookError: the text is no valid YAML; says the line and what stands there.
    """
    loader = _Loader(text)
    loader.first_line = first_line
    try:
        return loader.get_single_data()
    except yaml.YAMLError as error:
        raise _explained(error, text, name, first_line) from error
    finally:
        loader.dispose()


def without_lines(value: Any) -> Any:
    """The same content with the line numbers taken out."""
    if isinstance(value, dict):
        return {key: without_lines(part) for key, part in value.items() if key != LINE}
    if isinstance(value, list):
        return [without_lines(part) for part in value]
    return value


def _explained(error: yaml.YAMLError, text: str, name: str, first_line: int) -> BookError:
    mark = getattr(error, "problem_mark", None)
    problem = getattr(error, "problem", None) or str(error).splitlines()[0]
    line = mark.line if mark else 0
    lines = text.splitlines() or [""]
    excerpt = lines[min(line, len(lines) - 1)].strip()[:120]
    return BookError(
        "yaml_unreadable",
        file=name,
        line=str(line + first_line),
        problem=problem,
        excerpt=f"“{excerpt}”",
    )
