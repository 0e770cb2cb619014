"""`book.yaml` as text: what a person wrote stays, with its comments; new entries come after it.

ruamel.yaml keeps comments and the order of keys through reading and writing, which PyYAML drops.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from io import StringIO
from typing import TYPE_CHECKING, Any

from enterprise_sales.book.mapping import BookMapping

if TYPE_CHECKING:
    from ruamel.yaml import YAML
    from ruamel.yaml.comments import CommentedMap

HEAD = "How the files in this folder become the tables of the book. Yours to change."
WIDTH = 100
INDENT = 2
BOOK_KEYS = ("vendor", "currency", "reporting_currency")


def with_entries(text: str | None, mapping: BookMapping, notes: Sequence[str]) -> str:
    """The text of a `book.yaml` with the entries of `mapping` added.

    Args:
        text: what stands there, already known to be readable; None where there is no file.
        mapping: its `files` are added; its currency, vendor and flag checks only where the text
            names none.
        notes: one line for each of the files, written above its entry as a comment.
    """
    yaml = _yaml()
    whole = _loaded(yaml, text)
    for key in BOOK_KEYS:
        value = getattr(mapping, key)
        if value is not None and not whole.get(key):
            _put_before_files(whole, key, value)
    if not whole.get("files"):
        whole["files"] = _sequence()
    for entry, note in zip(mapping.files, notes, strict=True):
        whole["files"].append(_block(entry.model_dump(mode="json", exclude_defaults=True)))
        place = len(whole["files"]) - 1
        whole["files"].yaml_set_comment_before_after_key(place, before=note, indent=INDENT)
    if mapping.flag_checks and not whole.get("flag_checks"):
        whole["flag_checks"] = _sequence()
        for check in mapping.flag_checks:
            whole["flag_checks"].append(
                _block(check.model_dump(mode="json", exclude_defaults=True))
            )
    written = StringIO()
    yaml.dump(whole, written)
    return written.getvalue()


def _yaml() -> YAML:
    from ruamel.yaml import YAML

    yaml = YAML()
    yaml.preserve_quotes = True
    yaml.width = WIDTH
    yaml.indent(mapping=INDENT, sequence=2 * INDENT, offset=INDENT)
    return yaml


def _loaded(yaml: YAML, text: str | None) -> CommentedMap:
    from ruamel.yaml.comments import CommentedMap

    found = yaml.load(text) if text else None
    if isinstance(found, CommentedMap):
        return found
    whole = CommentedMap()
    whole.yaml_set_start_comment(HEAD)
    return whole


def _put_before_files(whole: CommentedMap, key: str, value: str) -> None:
    names = [*whole]
    place = names.index("files") if "files" in names else len(names)
    whole.insert(place, key, value)


def _sequence() -> Any:
    from ruamel.yaml.comments import CommentedSeq

    return CommentedSeq()


def _block(entry: Mapping[str, Any]) -> CommentedMap:
    """An entry in the order of its keys; its lists stand on one line each."""
    from ruamel.yaml.comments import CommentedMap, CommentedSeq

    block = CommentedMap()
    for key, value in entry.items():
        if isinstance(value, dict):
            block[key] = _block(value)
        elif isinstance(value, list):
            block[key] = CommentedSeq(value)
            block[key].fa.set_flow_style()
        else:
            block[key] = value
    return block
