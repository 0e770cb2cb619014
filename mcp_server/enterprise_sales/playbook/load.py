"""Loading: base, then what the playbook gives, then what the user overrides."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from pydantic import BaseModel, ConfigDict, TypeAdapter

from enterprise_sales.playbook.agreement import disagreements
from enterprise_sales.playbook.declarations import Declaration, declare, give
from enterprise_sales.playbook.document import Document
from enterprise_sales.playbook.errors import Notice, PlaybookError
from enterprise_sales.playbook.files import (
    ABOUT,
    BASE,
    WORDING,
    Stamp,
    playbook_names,
    read_file,
    stamp,
    stamps,
)
from enterprise_sales.playbook.leaves import read_leaf
from enterprise_sales.playbook.nearest import hint
from enterprise_sales.playbook.overrides import UserValue, read_overrides
from enterprise_sales.playbook.parameter import Override, Parameter
from enterprise_sales.playbook.playbook import Playbook
from enterprise_sales.playbook.sources import Source
from enterprise_sales.playbook.wording import Wording, Wordings, read_wordings


class About(BaseModel):
    """`playbook.yaml` of one playbook: what it is called and what it is for."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)
    title: Wording
    description: Wording


@dataclass(frozen=True)
class _Shelf:
    """Everything about one playbook that does not depend on the date or the user."""

    name: str
    names: tuple[str, ...]
    about: About
    declarations: Mapping[str, Declaration]
    words: Wordings


def load_playbook(name: str, as_of: date, *, root: Path, override: Path | None = None) -> Playbook:
    """A named playbook as it holds on a date, with the user's own values.

    Files are read again only where their size or time has changed.

    Args:
        name: one of `playbook_names(root)`.
        as_of: the date on which the values are to hold.
        root: the folder `references/playbooks`.
        override: the user's `playbook.yaml`; a file that is not there overrides nothing.

    Raises:
        PlaybookError: what is wrong with the files, told with place, excerpt and remedy.
    """
    names = playbook_names(root)
    if name not in names:
        near = {"names": ", ".join(names), "nearest": hint(name, names)}
        raise PlaybookError.of("playbook_unknown", name=name, **near)
    folders = tuple(stamps(root, folder) for folder in (WORDING, BASE, name))
    user = stamp(override, override.name) if override and override.exists() else None
    return _playbook(name, as_of, names, folders, user)


@lru_cache(maxsize=64)
def _playbook(
    name: str,
    as_of: date,
    names: tuple[str, ...],
    folders: tuple[tuple[Stamp, ...], ...],
    user: Stamp | None,
) -> Playbook:
    shelf = _shelf(name, names, folders)
    document = read_file(user) if user else None
    return resolve(shelf, as_of, document)


@lru_cache(maxsize=16)
def _shelf(name: str, names: tuple[str, ...], folders: tuple[tuple[Stamp, ...], ...]) -> _Shelf:
    wording, base, own = folders
    words, declared = _base(wording, base)
    files = {file: read_file(file) for file in own}
    about = next(file for file in own if file[1] == f"{name}/{ABOUT}")
    values = [document for file, document in files.items() if file != about]
    return _Shelf(name, names, _about(files[about]), give(declared, values, words, name), words)


@lru_cache(maxsize=4)
def _base(
    wording: tuple[Stamp, ...], base: tuple[Stamp, ...]
) -> tuple[Wordings, dict[str, Declaration]]:
    words = read_wordings(map(read_file, wording))
    return words, declare(map(read_file, base), words)


def _about(document: Document) -> About:
    about, wrong = read_leaf(About, document, document.label, (), document.data)
    if about is None:
        raise PlaybookError(wrong)
    return about


def resolve(shelf: _Shelf, as_of: date, document: Document | None) -> Playbook:
    """The values of a playbook on a date, with those of the user's file; pure."""
    parameters = _dated(shelf, as_of)
    notices: list[Notice] = []
    places: dict[str, UserValue] = {}
    for entry in _of_user(shelf, document):
        if entry.expired(as_of):
            values = {"path": entry.path, "expires": str(entry.given.expires)}
            notices.append(entry.problem("override_expired", **values))
        else:
            places[entry.path] = entry
    for path, entry in places.items():
        parameters[path] = _overridden(parameters[path], entry)
    _agree(shelf, parameters, places)
    return _finished(shelf, as_of, parameters, tuple(notices))


def _dated(shelf: _Shelf, as_of: date) -> dict[str, Parameter]:
    problems: list[Notice] = []
    parameters: dict[str, Parameter] = {}
    for path, entry in shelf.declarations.items():
        held = [(since, value) for since, value in entry.values if since <= as_of]
        if held:
            parameters[path] = _parameter(entry, *held[-1])
            continue
        values = {"path": path, "as_of": str(as_of), "first": str(entry.values[0][0])}
        problems.append(entry.problem("not_yet", **values))
    if problems:
        raise PlaybookError(problems)
    return parameters


def _parameter(entry: Declaration, since: date, value: Any) -> Parameter:
    cited = entry.source
    if cited is None:
        raise AssertionError(entry.path)
    return Parameter(
        path=entry.path,
        description=entry.description,
        unit=entry.kind.unit.name,
        value=value,
        since=since,
        source=Source(document=cited.document, section=cited.section),
        checked=cited.checked,
        note=entry.note,
    )


def _of_user(shelf: _Shelf, document: Document | None) -> tuple[UserValue, ...]:
    if document is None:
        return ()
    found = read_overrides(document, shelf.declarations, shelf.words, shelf.names)
    return tuple(entry for entry in found if entry.playbook in (None, shelf.name))


def _overridden(parameter: Parameter, entry: UserValue) -> Parameter:
    line = entry.document.line(entry.at)
    override = Override(
        replaced=parameter.value,
        reason=entry.given.reason,
        author=entry.given.author,
        expires=entry.given.expires,
        line=line,
    )
    place = f"{entry.document.label}, line {line}"
    return parameter.model_copy(
        update={"value": entry.value, "overridden_by": place, "override": override}
    )


def _agree(
    shelf: _Shelf, parameters: Mapping[str, Parameter], places: Mapping[str, UserValue]
) -> None:
    values = {path: parameter.value for path, parameter in parameters.items()}
    weights = tuple(path for path, found in parameters.items() if found.unit == "weight")
    problems = [
        _place(paths, shelf, places).problem(code, **names)
        for code, paths, names in disagreements(values, weights)
    ]
    if problems:
        raise PlaybookError(problems)


def _place(
    paths: tuple[str, ...], shelf: _Shelf, places: Mapping[str, UserValue]
) -> Declaration | UserValue:
    users = [places[path] for path in paths if path in places]
    return users[0] if users else shelf.declarations[paths[0]]


def _finished(
    shelf: _Shelf, as_of: date, parameters: Mapping[str, Parameter], notices: tuple[Notice, ...]
) -> Playbook:
    about = shelf.about
    whole = {
        "name": shelf.name,
        "about": about,
        "parameters": {path: parameters[path] for path in sorted(parameters)},
        "wordings": shelf.words.kinds,
        "notices": notices,
    }
    digest = hashlib.sha256(TypeAdapter(dict[str, Any]).dump_json(whole)).hexdigest()
    return Playbook(
        name=shelf.name,
        as_of=as_of,
        titles=MappingProxyType(about.title.model_dump()),
        descriptions=MappingProxyType(about.description.model_dump()),
        parameters=MappingProxyType(dict(parameters)),
        wordings=shelf.words,
        notices=notices,
        sha256=digest,
    )
