"""Headers as people rename them: another case, other blanks, synonyms, the other language."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).parent
EXPECTED = HERE.parent / "tests" / "intake" / "expected"
Rename = Callable[[str], str]


@dataclass(frozen=True)
class Way:
    """A way of renaming.

    Attributes:
        name: what it is called in the table.
        position: of the other name in `other_names.yaml`; None where the words stay.
        write: how the name is then written.
    """

    name: str
    position: int | None
    write: Rename


def _snake(name: str) -> str:
    return "_".join(name.lower().split())


def _camel(name: str) -> str:
    words = "".join(sign if sign.isalnum() else " " for sign in name).split()
    return "".join(word[:1].upper() + word[1:] for word in words)


WAYS = (
    Way("capitals", None, str.upper),
    Way("small letters", None, str.lower),
    Way("blanks doubled and around", None, lambda name: f" {name.replace(' ', '  ')} "),
    Way("snake_case", None, _snake),
    Way("CamelCase", None, _camel),
    Way("synonyms", 0, str),
    Way("synonyms in snake_case", 0, _snake),
    Way("the other language", 1, str),
    Way("the other language in capitals", 1, str.upper),
)


def expected(name: str) -> dict[str, Any]:
    """The expected file of a header set."""
    return read(EXPECTED / f"{name}.yaml")


def read(path: Path) -> Any:
    """A YAML file in which every scalar is the text that stands there."""
    return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506


def renamed(table: str, columns: list[str], way: Way) -> list[str]:
    """The headers in another way; one without another name is only written otherwise."""
    listed = read(HERE / "other_names.yaml")[table]
    others = {name.strip(): names for name, names in listed.items()}
    if way.position is None:
        return [way.write(name) for name in columns]
    found = (others.get(name.strip(), [name, name])[way.position] for name in columns)
    return [way.write(name) for name in found]
