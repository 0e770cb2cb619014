"""The YAML of the frontmatter: written the same on every machine, read strictly.

Imported only where a document is written or read: PyYAML costs start time.
"""

from datetime import datetime
from typing import Any

import yaml
from frontmatter.default_handlers import YAMLHandler

from .text import HIDDEN

try:
    from yaml import CSafeLoader as SafeLoader
except ImportError:  # PyYAML without libyaml
    from yaml import SafeLoader  # type: ignore[assignment]

_TIMESTAMP = "tag:yaml.org,2002:timestamp"
# More than `arguments.plain` lets through, so that what is written can be read.
_DEEPEST = 40


def _escaped(character: str) -> str:
    code = ord(character)
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"


class Dumper(yaml.SafeDumper):
    """Python's own emitter, never libyaml's: the two fold and escape differently."""

    def write_double_quoted(self, text: str, split: bool = True) -> None:  # noqa: ARG002
        """Write `text` on one line, escaping only what cannot be seen."""
        quoted = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
        self.write_indicator(f'"{HIDDEN.sub(lambda m: _escaped(m[0]), quoted)}"', True)


def _represent_text(dumper: Dumper, text: str) -> yaml.ScalarNode:
    # python-frontmatter strips its YAML, and a bare no-break space at the end would go with it.
    style = '"' if HIDDEN.search(text) or text != text.strip() else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


def _represent_instant(dumper: Dumper, instant: datetime) -> yaml.ScalarNode:
    return dumper.represent_scalar(_TIMESTAMP, instant.isoformat().replace("+00:00", "Z"))


Dumper.add_representer(str, _represent_text)
Dumper.add_representer(datetime, _represent_instant)


def _refused(problem: str, mark: Any) -> yaml.YAMLError:
    return yaml.MarkedYAMLError(problem=problem, problem_mark=mark)


class Loader(SafeLoader):
    """Reads dates as text, and refuses repeated keys."""

    yaml_implicit_resolvers = {  # noqa: RUF012 - PyYAML looks it up on the class
        first: [(tag, regexp) for tag, regexp in resolvers if tag != _TIMESTAMP]
        for first, resolvers in SafeLoader.yaml_implicit_resolvers.items()
    }

    def get_single_node(self) -> yaml.Node | None:
        """Return the document's node.

        Raises:
            yaml.YAMLError: besides the usual, a repeated key.
        """
        node: yaml.Node | None = super().get_single_node()
        if node is not None:
            _check_keys(node)
        return node


def _check_keys(node: yaml.Node) -> None:
    if not isinstance(node, yaml.CollectionNode):
        return
    names: set[str] = set()
    for each in node.value:
        if not isinstance(node, yaml.MappingNode):
            _check_keys(each)
            continue
        key, value = each
        if not isinstance(key, yaml.ScalarNode):
            raise _refused("a key is not text", key.start_mark)
        if key.value in names:
            raise _refused("this key is given twice", key.start_mark)
        names.add(key.value)
        _check_keys(value)


def _check_shape(text: str) -> None:
    """Refuse what would cost too much to read, before anything recursive reads it.

    libyaml's composer ends the whole process on deep nesting, and a few aliases in aliases
    grow to gigabytes.
    """
    depth = 0
    for event in yaml.parse(text, Loader=SafeLoader):
        if isinstance(event, yaml.AliasEvent):
            raise _refused("an alias is used", event.start_mark)
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        if depth > _DEEPEST:
            raise _refused(f"it is nested more than {_DEEPEST} levels deep", event.start_mark)


class Handler(YAMLHandler):
    """python-frontmatter's YAML, with the reader and writer of this module."""

    def load(self, fm: str, **kwargs: object) -> Any:
        """Return the values of the frontmatter text."""
        _check_shape(fm)
        return super().load(fm, Loader=Loader, **kwargs)

    def export(self, metadata: dict[str, object], **kwargs: object) -> str:
        """Return the frontmatter text: keys in the order given, lines never folded."""
        return super().export(
            metadata, Dumper=Dumper, sort_keys=False, width=float("inf"), **kwargs
        )
