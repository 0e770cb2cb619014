"""What a tool works with besides its arguments."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from enterprise_sales.tools.places import (
    book_folder,
    import_folders,
    outputs_folder,
    project_folder,
)

if TYPE_CHECKING:
    from enterprise_sales.store import OutputMeta, OutputStore, Saved

    Keep = Callable[[OutputStore, OutputMeta, str, str, Mapping[str, bytes]], Saved]

OVERRIDES = "playbook.yaml"


def _save(
    store: OutputStore, meta: OutputMeta, slug_source: str, body: str, beside: Mapping[str, bytes]
) -> Saved:
    return store.save(meta, slug_source, body, beside)


@dataclass(frozen=True)
class Workspace:
    """Folders and clock of one face; nothing else tells a tool where or when it runs.

    Attributes:
        book: the folder of the book; it need not exist until a tool is called.
        outputs: the outputs folder.
        now: the clock, with a time zone.
        project: the folder that relative paths of exports start from.
        imports: the folders from which exports may be brought in; None: from anywhere, as where
            the user types the paths.
        environment: of the process; it holds the addresses of databases, which no tool shows.
        keep: how a document is saved; as `OutputStore.save`, never over another document.
    """

    book: Path
    outputs: Path
    now: Callable[[], datetime]
    project: Path = field(default_factory=Path)
    imports: tuple[Path, ...] | None = None
    environment: Mapping[str, str] = field(default_factory=dict, repr=False)
    keep: Keep = field(default=_save, repr=False)

    @property
    def overrides(self) -> Path:
        """The user's own playbook values; the file need not exist."""
        return self.book / OVERRIDES

    @cached_property
    def playbooks(self) -> Path:
        """The folder of the playbooks.

        Raises:
            FileNotFoundError: the installation is incomplete.
        """
        from enterprise_sales.language import references_dir

        return references_dir() / "playbooks"


def workspace_of(
    book: str | None,
    outputs: str | None,
    environment: Mapping[str, str],
    here: Path,
    now: Callable[[], datetime],
    *,
    confined: bool = False,
) -> Workspace:
    """The workspace of a process.

    Args:
        book: what `--book` names, if anything.
        outputs: what `--out` names, if anything.
        environment: of the process.
        here: its working directory.
        now: the clock.
        confined: whether paths come from an assistant and not from the user.
    """
    folder = book_folder(book, environment, here)
    return Workspace(
        folder,
        outputs_folder(outputs, environment, here),
        now,
        project=project_folder(environment, here),
        environment=environment,
        imports=import_folders(environment, here, folder) if confined else None,
    )
