"""`demo`: the documents of the demo book, the same ones every time."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

from enterprise_sales.cli.demo_plan import CREATED_AT, WANTED, Wanted
from enterprise_sales.cli.key_figures import key_figures
from enterprise_sales.language import assets_dir, translator
from enterprise_sales.store import OutputMeta, OutputStore, Saved, StoreError, document_bytes
from enterprise_sales.tools import CallRefusedError, Workspace
from enterprise_sales.tools.call import call
from enterprise_sales.tools.catalogue import tool_named

REFUSED = 1


@dataclass(frozen=True)
class Made:
    """A document of the demo.

    Attributes:
        wanted: the call that made it.
        result: what the tool returned.
        path: of the document.
        title: of the document.
        was_there: whether the same bytes stood there before.
    """

    wanted: Wanted
    result: dict[str, Any]
    path: Path
    title: str
    was_there: bool


@dataclass
class Once:
    """Saves a document unless one with the same bytes is there.

    Attributes:
        known: SHA-256 → the document, as the outputs folder was at the start.
        last: what was saved or found last, with its title and whether it was there.
    """

    known: dict[str, Saved]
    last: tuple[Saved, str, bool] | None = field(default=None)

    def keep(
        self,
        store: OutputStore,
        meta: OutputMeta,
        slug_source: str,
        body: str,
        beside: Mapping[str, bytes],
    ) -> Saved:
        """As `OutputStore.save`, but for what is there already."""
        found = self.known.get(sha256(document_bytes(meta, body, beside)).hexdigest())
        saved = found or store.save(meta, slug_source, body, beside)
        self.last = saved, meta.title, found is not None
        return saved


def run_demo(outputs: Path, language: str | None) -> int:
    """Make the documents and list them.

    Returns:
        0, or 1 where the outputs folder refuses them.
    """
    wanted = tuple(one for one in WANTED if language in (None, one.language))
    sys.stderr.write(f"Making {len(wanted)} documents from the demo book in {outputs} …\n")
    try:
        for number, made in enumerate(documents(outputs, wanted), start=1):
            sys.stdout.write(told(made, number, len(wanted)))
            sys.stdout.flush()
    except (CallRefusedError, StoreError) as error:
        # The command line speaks English, whatever the language of the document was to be.
        sys.stderr.write(f"{error.__cause__ or error}\n")
        return REFUSED
    sys.stderr.write("Done. Every figure was computed from assets/demo_book; nothing was sent.\n")
    return 0


def documents(outputs: Path, wanted: tuple[Wanted, ...] = WANTED) -> Iterator[Made]:
    """Make the documents one after the other; what is there already stays as it is.

    Args:
        outputs: the outputs folder.
        wanted: which documents.

    Raises:
        CallRefusedError, StoreError: the outputs folder is refused.
    """
    store = OutputStore(outputs)
    once = Once({entry.sha256: entry for entry in store.index().entries})
    workspace = Workspace(assets_dir() / "demo_book", outputs, lambda: CREATED_AT, keep=once.keep)
    for one in wanted:
        result = call(tool_named(one.tool), one.arguments, workspace)
        if once.last is None:
            raise AssertionError(one)
        saved, title, was_there = once.last
        yield Made(one, result, saved.path, title, was_there)


def told(made: Made, number: int, of: int) -> str:
    """A few lines on one document: where it is, what it is, its key figures."""
    note = "  (already there)" if made.was_there else ""
    figures = key_figures(made.wanted.tool, made.result, translator("en"))
    return f"[{number}/{of}] {made.title}{note}\n  {made.path}\n  {figures}\n"
