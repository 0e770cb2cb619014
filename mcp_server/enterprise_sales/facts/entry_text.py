"""Entries of a dossier as one line of YAML each."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from unicodedata import category

import yaml

UNBROKEN = 1 << 30
"""Characters of a line: an entry is one line, however long, so that it can be taken out again."""
MEANS_NOTHING = ("tag:yaml.org,2002:null", "tag:yaml.org,2002:merge")
_HIDDEN = frozenset({"Cc", "Cf", "Co", "Cs", "Cn"})


class _Texts(yaml.SafeDumper):
    """Writes texts as people do: only what would be read as nothing stands in quotes.

    The book reads every scalar as a text, so that dates and numbers need no quotes.
    """

    def ignore_aliases(self, _: Any) -> bool:
        """Never an alias: the book refuses them."""
        return True


_Texts.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in pairs if tag in MEANS_NOTHING]
    for first, pairs in yaml.SafeDumper.yaml_implicit_resolvers.items()
}


def entry_text(entry: Mapping[str, Any]) -> str:
    """The entry as a YAML mapping on one line, keys in their order."""
    text: str = yaml.dump(
        dict(entry),
        Dumper=_Texts,
        default_flow_style=True,
        allow_unicode=True,
        sort_keys=False,
        width=UNBROKEN,
    )
    return text.removesuffix("\n")


def clean(value: object) -> str:
    """A value as one line of text without what cannot be seen; numbers and booleans in words."""
    if isinstance(value, bool):
        return "true" if value else "false"
    text = " ".join(str(value).split())
    return "".join(sign for sign in text if category(sign) not in _HIDDEN).strip()
