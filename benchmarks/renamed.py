"""Headers renamed as people rename them: another case, other blanks, synonyms, the other language."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

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
    words = [word for word in "".join(c if c.isalnum() else " " for c in name).split()]
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


def expected() -> dict[str, dict[str, object]]:
    """Header set → its expected file."""
    return {
        path.stem: yaml.safe_load(path.read_text(encoding="utf-8"))
        for path in sorted(EXPECTED.glob("*.yaml"))
    }


def other_names() -> dict[str, dict[str, list[str]]]:
    """Table → header → its synonym and its translation."""
    return yaml.safe_load((HERE / "other_names.yaml").read_text(encoding="utf-8"))


def renamed(table: str, columns: list[str], way: Way) -> list[str]:
    """The headers in another way; one without another name is only written otherwise."""
    others = {name.strip(): names for name, names in other_names()[table].items()}
    told = (
        others.get(name.strip(), [name, name])[way.position] if way.position is not None else name
        for name in columns
    )
    return [way.write(str(name)) for name in told]
