"""The outputs folder: save a document, list what is there, read one back."""

import hashlib
import logging
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from . import names
from .atomic import write_new
from .document import render
from .errors import StoreError, from_os_error
from .folders import make_folder, real_root
from .meta import OutputMeta
from .names import check_agent, check_relative, file_name
from .reading import file_bytes, names_in, parsed

_PROJECT = "enterprise-sales"
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class File:
    """Where a file is: absolute path, path from the outputs folder, file URI, its SHA-256."""

    path: Path
    relative: str
    uri: str
    sha256: str


@dataclass(frozen=True)
class Saved(File):
    """Where a document is, and the files that stand beside it."""

    files: tuple[File, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Entry(Saved):
    """A document of the index, with its frontmatter."""

    meta: OutputMeta


@dataclass(frozen=True)
class Index:
    """The documents, newest first, and what is wrong with the files that are left out."""

    entries: tuple[Entry, ...]
    damaged: tuple[StoreError, ...]


# Inside the class, `list` is the method.
_Entries = list[Entry]


class OutputStore:
    """Documents under `root`/enterprise-sales/<agent>/.

    Args:
        root: the `outputs` folder itself; its parent must exist when something is saved.

    Raises:
        StoreError: `root` is no path.
    """

    def __init__(self, root: Path) -> None:
        self.root = real_root(root)

    def save(
        self,
        meta: OutputMeta,
        slug_source: str,
        body: str,
        beside: Mapping[str, bytes] | None = None,
    ) -> Saved:
        """Write a new document, whole or not at all, and never over another.

        Args:
            meta: its frontmatter.
            slug_source: what its name is made of.
            body: its text.
            beside: suffix → bytes of the files that bear its name, such as `.ics`.

        Raises:
            StoreError: the agent's name, the arguments or the folder are refused, or the
                operating system refuses the write.
        """
        agent = check_agent(meta.agent)
        others = dict(beside or {})
        data = document_bytes(meta, body, others)
        name = file_name(meta.created_at, slug_source)
        try:
            path = write_new(make_folder(self.root, _PROJECT, agent), name, data, others)
        except OSError as error:
            raise from_os_error("outputs folder", self.root, error) from error
        relative = f"{_PROJECT}/{agent}/{path.name}"
        sums = {suffix: _sha256(others[suffix]) for suffix in others}
        return Saved(*self._whereabouts(relative, _sha256(data)), self._beside(relative, sums))

    def list(self, agent: str | None = None) -> _Entries:
        """Return the documents of one agent or of all, newest first.

        A damaged file is left out and logged as a warning; `index` returns what is wrong with it.

        Raises:
            StoreError: the agent's name or the outputs folder is refused.
        """
        index = self.index(agent)
        for problem in index.damaged:
            _log.warning("left out of the list of documents: %s", problem)
        return [*index.entries]

    def index(self, agent: str | None = None) -> Index:
        """Return the documents of one agent or of all, newest first, and the damaged files.

        Raises:
            StoreError: the agent's name or the outputs folder is refused.
        """
        found = [*self._found(agent)]
        entries = [each for each in found if isinstance(each, Entry)]
        damaged = tuple(each for each in found if isinstance(each, StoreError))
        return Index(tuple(sorted(entries, key=_age, reverse=True)), damaged)

    def read(self, relative: str) -> tuple[OutputMeta, str]:
        """Return the frontmatter and the body of the document at `Saved.relative`.

        Raises:
            StoreError: the path is refused, or the file is missing or damaged.
        """
        check_relative(relative)
        return parsed(relative, file_bytes(self.root, relative))

    def _found(self, agent: str | None) -> Iterator[Entry | StoreError]:
        for folder in self._agents() if agent is None else (check_agent(agent),):
            try:
                found = names_in(self.root, f"{_PROJECT}/{folder}")
            except StoreError as error:
                yield error
                continue
            for name in found:
                if name.endswith(".md"):
                    yield self._entry(f"{_PROJECT}/{folder}/{name}")

    def _agents(self) -> Iterator[str]:
        for name in names_in(self.root, _PROJECT):
            if (self.root / _PROJECT / name).is_dir():
                yield name

    def _entry(self, relative: str) -> Entry | StoreError:
        try:
            data = file_bytes(self.root, relative)
            meta, _ = parsed(relative, data)
        except StoreError as error:
            return error
        files = self._beside(relative, meta.files)
        return Entry(*self._whereabouts(relative, _sha256(data)), files, meta=meta)

    def _beside(self, relative: str, sums: Mapping[str, str]) -> tuple[File, ...]:
        """The files beside a document, by suffix and SHA-256."""
        places = {suffix: names.beside(relative, suffix) for suffix in sums}
        return tuple(File(*self._whereabouts(places[each], sums[each])) for each in sums)

    def _whereabouts(self, relative: str, sha256: str) -> tuple[Path, str, str, str]:
        path = self.root / relative
        return path, relative, path.as_uri(), sha256


def document_bytes(meta: OutputMeta, body: str, beside: Mapping[str, bytes]) -> bytes:
    """The bytes of a document whose frontmatter names the files beside it.

    Raises:
        StoreError: `arguments` holds something that is not JSON.
    """
    return render(replace(meta, files={name: _sha256(beside[name]) for name in beside}), body)


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _age(entry: Entry) -> tuple[object, int, str]:
    # Of one second and slug, the longer number is the newer: -10 after -2 after none.
    return entry.meta.created_at, len(entry.relative), entry.relative
