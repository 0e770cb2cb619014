"""Small books made of exports, and what is said about them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from enterprise_sales.book import Book

ACCOUNTS = {"tables/accounts.csv": "account_id,name\nacme,Acme Corp\nbirch,ООО «Берёза»\n"}


def written(
    folder: Path,
    book: Mapping[str, Any],
    files: Mapping[str, str],
    encodings: Mapping[str, str] | None = None,
) -> Path:
    """A book folder with the given `book.yaml` and files, in UTF-8 unless said otherwise."""
    folder.mkdir(parents=True)
    mapping = {"currency": "USD", **book}
    text = json.dumps(mapping, ensure_ascii=False)  # YAML without the anchors that a book refuses
    (folder / "book.yaml").write_text(text, encoding="utf-8")
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(content, encoding=(encodings or {}).get(name, "utf-8"))
    return folder


QUIET = frozenset(("mostly_empty", "renewal_date_unknown"))
"""What every small book has; it is not what these cases are about."""


def told(book: Book) -> dict[str, list[int]]:
    """Code → how many rows, and how many of them were left out."""
    found: dict[str, list[int]] = {}
    for finding in book.findings:
        if finding.code not in QUIET:
            count, lost = found.get(finding.code, [0, 0])
            found[finding.code] = [count + finding.count, lost + finding.left_out]
    return found
