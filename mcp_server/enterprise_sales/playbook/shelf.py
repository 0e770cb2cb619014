"""Everything about one playbook that does not depend on the date or the user."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from pydantic import BaseModel, ConfigDict

from enterprise_sales.playbook.declarations import Declaration, declare, give
from enterprise_sales.playbook.document import Document
from enterprise_sales.playbook.errors import PlaybookError
from enterprise_sales.playbook.files import ABOUT, Stamp, read_file
from enterprise_sales.playbook.leaves import read_leaf
from enterprise_sales.playbook.wording import Wording, Wordings, read_wordings

Folder = tuple[Stamp, ...]


class About(BaseModel):
    """`playbook.yaml` of one playbook: what it is called and what it is for."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)
    title: Wording
    description: Wording


@dataclass(frozen=True)
class Shelf:
    """One playbook with all its dated values.

    Attributes:
        name: its name.
        names: the names of all playbooks.
        about: title and description.
        declarations: path → parameter with its dated values.
        words: the words for the codes.
    """

    name: str
    names: tuple[str, ...]
    about: About
    declarations: Mapping[str, Declaration]
    words: Wordings


@lru_cache(maxsize=16)
def read_shelf(
    name: str, names: tuple[str, ...], wording: Folder, base: Folder, own: Folder
) -> Shelf:
    """A playbook from its files, as long as these stay the same.

    Raises:
        PlaybookError: everything that is wrong with the files of one folder.
    """
    words, declared = _base(wording, base)
    files = {file: read_file(file) for file in own}
    about = next(file for file in own if file[1] == f"{name}/{ABOUT}")
    values = [document for file, document in files.items() if file != about]
    return Shelf(name, names, _about(files[about]), give(declared, values, words, name), words)


@lru_cache(maxsize=4)
def _base(wording: Folder, base: Folder) -> tuple[Wordings, dict[str, Declaration]]:
    words = read_wordings(map(read_file, wording))
    return words, declare(map(read_file, base), words)


def _about(document: Document) -> About:
    about, wrong = read_leaf(About, document, document.label, (), document.data)
    if about is None:
        raise PlaybookError(wrong)
    return about
