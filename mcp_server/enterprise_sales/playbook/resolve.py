"""The values of a playbook on a date: those of its files, then those of the user; pure."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Any

from pydantic import TypeAdapter

from enterprise_sales.playbook.agreement import disagreements
from enterprise_sales.playbook.declarations import Declaration
from enterprise_sales.playbook.document import Document
from enterprise_sales.playbook.errors import Notice, PlaybookError
from enterprise_sales.playbook.overrides import UserValue, read_overrides
from enterprise_sales.playbook.parameter import Override, Parameter
from enterprise_sales.playbook.playbook import Playbook
from enterprise_sales.playbook.shelf import Shelf
from enterprise_sales.playbook.sources import Source


def resolve(shelf: Shelf, as_of: date, document: Document | None) -> Playbook:
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


def _dated(shelf: Shelf, as_of: date) -> dict[str, Parameter]:
    latest = max(shelf.declarations.values(), key=lambda entry: entry.values[0][0], default=None)
    if latest is not None and latest.values[0][0] > as_of:
        values = {"as_of": str(as_of), "first": str(latest.values[0][0])}
        raise PlaybookError([latest.problem("not_yet", path=latest.path, **values)])
    return {
        path: _parameter(entry, *[held for held in entry.values if held[0] <= as_of][-1])
        for path, entry in shelf.declarations.items()
    }


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


def _of_user(shelf: Shelf, document: Document | None) -> tuple[UserValue, ...]:
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
    shelf: Shelf, parameters: Mapping[str, Parameter], places: Mapping[str, UserValue]
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
    paths: tuple[str, ...], shelf: Shelf, places: Mapping[str, UserValue]
) -> Declaration | UserValue:
    users = [places[path] for path in paths if path in places]
    return users[0] if users else shelf.declarations[paths[0]]


def _finished(
    shelf: Shelf, as_of: date, parameters: Mapping[str, Parameter], notices: tuple[Notice, ...]
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
