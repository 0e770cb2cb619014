"""Which dossier keeps the facts of an account."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from enterprise_sales.book.dossiers import read_dossier
from enterprise_sales.book.findings import BookError
from enterprise_sales.book.folder import Contents
from enterprise_sales.store.names import is_reserved, slug

FOLDER = "accounts"


@dataclass(frozen=True)
class Home:
    """The dossier of an account, there or yet to be made.

    Attributes:
        path: of the file.
        name: inside the book.
    """

    path: Path
    name: str


class OutsideError(Exception):
    """A dossier is a link that leads out of the book.

    Attributes:
        name: of the dossier inside the book.
    """

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


def home_of(contents: Contents, account_id: str) -> Home:
    """The dossier that speaks of the account, else a file that nobody else uses.

    Raises:
        OutsideError: it lies elsewhere.
        BookError: the dossier named after the account cannot be read.
    """
    home = _home(contents, account_id)
    if not home.path.resolve().is_relative_to(contents.folder.resolve()):
        raise OutsideError(home.name)
    return home


def _home(contents: Contents, account_id: str) -> Home:
    own = file_of(account_id)
    for path in contents.dossiers:
        name = path.relative_to(contents.folder).as_posix()
        try:
            dossier = read_dossier(contents.path_of(name), name)
        except BookError:
            if path.name == own:
                raise
            continue
        if dossier is None and path.name == own:
            return Home(path, name)
        if dossier is not None and dossier.records[0][2]["account_id"] == account_id:
            return Home(path, name)
    return _free(contents, own)


def file_of(account_id: str) -> str:
    """The name of a dossier: a file of this name can be made on every system."""
    made = slug(account_id)
    return f"{FOLDER}-{made}.md" if is_reserved(made) else f"{made}.md"


def _free(contents: Contents, name: str) -> Home:
    """A name that no dossier has, whatever the case of its letters."""
    taken = {path.name.casefold() for path in contents.dossiers}
    stem, number = name.removesuffix(".md"), 1
    while name.casefold() in taken:
        number += 1
        name = f"{stem}-{number}.md"
    return Home(contents.folder / FOLDER / name, f"{FOLDER}/{name}")
