"""A playbook as it holds on one date."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any, TypeVar

from enterprise_sales.playbook import structures as s
from enterprise_sales.playbook.declarations import unknown_path
from enterprise_sales.playbook.errors import Notice, PlaybookError
from enterprise_sales.playbook.parameter import Parameter
from enterprise_sales.playbook.units import UNITS
from enterprise_sales.playbook.wording import Wordings

Row = TypeVar("Row", bound=s.Structure)


@dataclass(frozen=True, eq=False)
class Playbook:
    """One named set of cited values, as it holds on a date.

    Two playbooks are equal where their `sha256` is: the same name, values, sources and wordings.

    Attributes:
        name: such as `enterprise-180-day`.
        as_of: the date on which the values hold.
        titles: language → title.
        descriptions: language → what it is for.
        parameters: dotted path → parameter.
        wordings: the words for the codes.
        notices: what the user should know, such as an override that has expired.
        sha256: of all of the above but the date.
    """

    name: str
    as_of: date
    titles: Mapping[str, str]
    descriptions: Mapping[str, str]
    parameters: Mapping[str, Parameter] = field(repr=False)
    wordings: Wordings = field(repr=False)
    notices: tuple[Notice, ...]
    sha256: str

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Playbook) and self.sha256 == other.sha256

    def __hash__(self) -> int:
        return hash(self.sha256)

    @property
    def title(self) -> str:
        """The title in English."""
        return self.titles["en"]

    def has(self, path: str) -> bool:
        """Whether there is such a parameter."""
        return path in self.parameters

    def parameter(self, path: str) -> Parameter:
        """One parameter.

        Raises:
            PlaybookError: `path_unknown` with the nearest right paths, or `path_group`.
        """
        if path not in self.parameters:
            code, values = unknown_path(path, self.parameters)
            raise PlaybookError.of(code, **values)
        return self.parameters[path]

    def group(self, prefix: str) -> dict[str, Parameter]:
        """The parameters under a prefix, by the rest of their path, in the order of the files.

        Raises:
            PlaybookError: there is none.
        """
        start = f"{prefix}."
        found = {p[len(start) :]: v for p, v in self.parameters.items() if p.startswith(start)}
        if not found:
            code, values = unknown_path(prefix, self.parameters)
            raise PlaybookError.of(code, **values)
        return found

    def number(self, path: str) -> int | float:
        """A number: percent are 80 for 80 %, durations whole days or months.

        Raises:
            PlaybookError: the path is unknown, or no number; so for every method below.
        """
        value: int | float = self._read(path, "number", "integer")
        return value

    def integer(self, path: str) -> int:
        """A whole number."""
        return int(self._read(path, "integer"))

    def integers(self, path: str) -> tuple[int, ...]:
        """A list of whole numbers."""
        return tuple(self._read(path, "integers"))

    def text(self, path: str) -> str:
        """One code."""
        return str(self._read(path, "text"))

    def texts(self, path: str) -> tuple[str, ...]:
        """A list of codes."""
        return tuple(self._read(path, "texts"))

    def money(self, path: str) -> Decimal:
        """An amount in whole units of the currency that the neighbouring `currency` names."""
        return Decimal(self._read(path, "money"))

    def target(self, path: str) -> s.Target | None:
        """A target; None where the playbook sets none."""
        value: s.Target | None = self._read(path, "target")
        return value

    def offset(self, path: str) -> s.Offset:
        """Days or calendar months before the end of a contract."""
        return self.record(path, s.Offset)

    def response(self, path: str) -> s.Response:
        """What a churn signal demands."""
        return self.record(path, s.Response)

    def focus(self, path: str) -> s.ExecutiveFocus:
        """What an executive role cares about."""
        return self.record(path, s.ExecutiveFocus)

    def milestones(self, path: str) -> tuple[s.Milestone, ...]:
        """The actions of a renewal plan, earliest first; the rows of one date share their code."""
        return self.records(path, s.Milestone)

    def agenda(self, path: str) -> tuple[s.AgendaItem, ...]:
        """The items of a business review, in order."""
        return self.records(path, s.AgendaItem)

    def cadence(self, path: str) -> tuple[s.Cadence, ...]:
        """How often a level is met; of a group of levels, all of them in order."""
        if self.has(path):
            return self.records(path, s.Cadence)
        members = self.group(path)
        return tuple(row for name in members for row in self.records(f"{path}.{name}", s.Cadence))

    def record(self, path: str, model: type[Row]) -> Row:
        """One structured value."""
        value: Row = self._read(path, "record", model=model)
        return value

    def records(self, path: str, model: type[Row]) -> tuple[Row, ...]:
        """A list of structured values."""
        return tuple(self._read(path, "records", model=model))

    def wording(self, code: str, language: str, kind: str = "action") -> str:
        """The words for a code.

        Raises:
            PlaybookError: `kind_unknown`, `wording_unknown` or `language_unknown`.
        """
        return self.wordings.text(code, language, kind)

    def _read(self, path: str, *accessors: str, model: type[s.Structure] | None = None) -> Any:
        parameter = self.parameter(path)
        unit = UNITS[parameter.unit]
        if unit.accessor not in accessors or (model is not None and unit.model is not model):
            values = {"expects": unit.expects, "asked": (model.__name__ if model else accessors[0])}
            raise PlaybookError.of("asked_wrongly", path=path, accessor=unit.accessor, **values)
        return parameter.value
